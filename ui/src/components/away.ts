// Closes what floats when somebody presses or tabs elsewhere.

import type { Attachment } from 'svelte/attachments';

/** `close` is called when the pointer or the focus goes to something outside the element's parent. */
export function away(close: () => void): Attachment<HTMLElement> {
  return (element) => {
    const home = element.parentElement ?? element;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !home.contains(event.target)) close();
    };
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('focusin', outside, true);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('focusin', outside, true);
    };
  };
}

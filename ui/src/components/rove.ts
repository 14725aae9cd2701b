// Arrow keys move the focus through the buttons of a menu or list.

import type { Attachment } from 'svelte/attachments';

/** Up, Down, Home and End go through whatever matches `each` inside the element. */
export function rove(each: string): Attachment<HTMLElement> {
  return (element) => {
    const onkeydown = (event: KeyboardEvent) => {
      const all = [...element.querySelectorAll<HTMLElement>(each)];
      const at = all.indexOf(document.activeElement as HTMLElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined || all.length === 0) return;
      event.preventDefault();
      all[(to + all.length) % all.length]?.focus();
    };
    element.addEventListener('keydown', onkeydown);
    return () => element.removeEventListener('keydown', onkeydown);
  };
}

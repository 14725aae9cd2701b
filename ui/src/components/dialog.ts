// What lies over the page keeps the focus until it goes, and then gives it back.

import type { Attachment } from 'svelte/attachments';

const FOCUSABLE = 'button:not([disabled]), input:not([disabled]), select, textarea, a[href], [tabindex="0"]';

export function dialog(): Attachment<HTMLElement> {
  return (element) => {
    const before = document.activeElement;
    const all = () => [...element.querySelectorAll<HTMLElement>(FOCUSABLE)];
    all()[0]?.focus();
    const onkeydown = (event: KeyboardEvent) => {
      if (event.key !== 'Tab') return;
      const inside = all();
      const edge = event.shiftKey ? inside[0] : inside.at(-1);
      if (document.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? inside.at(-1) : inside[0])?.focus();
    };
    element.addEventListener('keydown', onkeydown);
    return () => {
      element.removeEventListener('keydown', onkeydown);
      // Whatever took the focus meanwhile, such as a card that opened, keeps it.
      const taken = document.activeElement !== document.body && !element.contains(document.activeElement);
      if (!taken && before instanceof HTMLElement) before.focus();
    };
  };
}

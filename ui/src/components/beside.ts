// What floats at a cell or a button keeps to it while the page scrolls, above it where there is no room below.

import type { Attachment } from 'svelte/attachments';

interface Wish {
  /** Lies over the element rather than under it. */
  over?: boolean;
  /** At least as wide as the element. */
  wide?: boolean;
}

const MARGIN = 8;

/** The element is put beside its parent. */
export function beside({ over = false, wide = false }: Wish = {}): Attachment<HTMLElement> {
  return (element) => {
    const home = element.parentElement ?? element;
    function place() {
      const at = home.getBoundingClientRect();
      if (wide) element.style.minWidth = `${at.width}px`;
      const { width, height } = element.getBoundingClientRect();
      const below = over ? at.top : at.bottom;
      const above = (over ? at.bottom : at.top) - height;
      const fits = below + height + MARGIN <= window.innerHeight;
      const mirrored = getComputedStyle(home).direction === 'rtl';
      const start = mirrored ? at.right - width : at.left;
      element.style.insetBlockStart = `${fits ? below : Math.max(MARGIN, above)}px`;
      // Fixed places are counted from the physical edge.
      element.style.setProperty('left', `${Math.max(MARGIN, Math.min(start, window.innerWidth - width - MARGIN))}px`);
    }
    element.style.position = 'fixed';
    place();
    document.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      document.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  };
}

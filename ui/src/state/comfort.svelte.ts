// How large and how clear everything is, and which keys act by themselves. Kept on this machine, not in the file.

import { textSize } from '../core/shell';

/** Per cent of the usual size. */
export const SIZES = [100, 125, 150, 200] as const;
export type Size = (typeof SIZES)[number];
/** `system` is as much as the computer asks for. */
export type Contrast = 'system' | 'more';

const SIZE = 'hereabouts.text-size';
const CONTRAST = 'hereabouts.contrast';
const KEYS = 'hereabouts.single-keys';

/** The computer asks for more contrast. */
const ASKED = '(prefers-contrast: more)';

class Comfort {
  size = $state<Size>(100);
  contrast = $state<Contrast>('system');
  /** Whether a letter by itself does something while nobody types. */
  singleKeys = $state(true);

  /** As it was left the last time. */
  async begin() {
    const size = Number(localStorage.getItem(SIZE));
    this.contrast = localStorage.getItem(CONTRAST) === 'more' ? 'more' : 'system';
    this.singleKeys = localStorage.getItem(KEYS) !== 'off';
    matchMedia(ASKED).addEventListener('change', () => this.apply());
    this.apply();
    this.size = SIZES.find((each) => each === size) ?? 100;
    // The page that stood here before may have left it larger.
    await textSize(this.size).catch(() => undefined);
  }

  /** Everything that is drawn grows with the text, so that nothing is cut off. */
  async resize(size: Size) {
    await textSize(size);
    this.size = size;
    localStorage.setItem(SIZE, String(size));
  }

  see(contrast: Contrast) {
    this.contrast = contrast;
    localStorage.setItem(CONTRAST, contrast);
    this.apply();
  }

  useSingleKeys(on: boolean) {
    this.singleKeys = on;
    localStorage.setItem(KEYS, on ? 'on' : 'off');
  }

  /** Sets what `contrast.css` looks at. */
  private apply() {
    const root = document.documentElement;
    if (this.contrast === 'more' || matchMedia(ASKED).matches) root.dataset.contrast = 'more';
    else delete root.dataset.contrast;
  }
}

export const comfort = new Comfort();

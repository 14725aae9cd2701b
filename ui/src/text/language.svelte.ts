// Which language is spoken in the window, and which way it is written. Kept on this machine, not in the file.

import * as english from './en';

export type Words = typeof english;
export type Tag = 'en' | 'pl';
/** `rtl` mirrors the window whatever the language, `auto` follows it. */
export type Direction = 'auto' | 'ltr' | 'rtl';

interface Spoken {
  /** As its speakers call it. */
  name: string;
  /** For dates, numbers and plural forms. */
  locale: string;
  direction: 'ltr' | 'rtl';
  load: () => Promise<Words>;
}

export const LANGUAGES: Record<Tag, Spoken> = {
  en: { name: 'English', locale: 'en-GB', direction: 'ltr', load: () => Promise.resolve(english) },
  pl: { name: 'Polski', locale: 'pl-PL', direction: 'ltr', load: () => import('./pl') },
};

const TAG = 'hereabouts.language';
const DIRECTION = 'hereabouts.direction';

class Language {
  tag = $state<Tag>('en');
  words = $state.raw<Words>(english);
  wanted = $state<Direction>('auto');
  readonly locale = $derived(LANGUAGES[this.tag].locale);
  readonly direction = $derived(this.wanted === 'auto' ? LANGUAGES[this.tag].direction : this.wanted);

  /** Speaks as chosen the last time, or else as the computer does. */
  async begin() {
    const direction = localStorage.getItem(DIRECTION);
    if (direction === 'ltr' || direction === 'rtl') this.wanted = direction;
    await this.speak(known(localStorage.getItem(TAG)) ?? known(navigator.language) ?? 'en');
  }

  /** Every word that is on the screen changes at once. */
  async choose(tag: Tag) {
    localStorage.setItem(TAG, tag);
    await this.speak(tag);
  }

  write(direction: Direction) {
    localStorage.setItem(DIRECTION, direction);
    this.wanted = direction;
    this.apply();
  }

  private async speak(tag: Tag) {
    this.words = await LANGUAGES[tag].load();
    this.tag = tag;
    this.apply();
  }

  private apply() {
    const root = document.documentElement;
    root.lang = this.tag;
    root.dir = this.direction;
    // `look.css` then sees to it that the texts are read in their own direction.
    root.toggleAttribute('data-mirrored', this.direction !== LANGUAGES[this.tag].direction);
  }
}

function known(tag: string | null): Tag | undefined {
  const short = tag?.split('-')[0];
  return (Object.keys(LANGUAGES) as Tag[]).find((each) => each === short);
}

export const language = new Language();

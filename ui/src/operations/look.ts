// How the window looks: light or dark, how large, how clear.

import { comfort, SIZES, type Size } from '../state/comfort.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import type { Choice } from '../state/theme.svelte';
import { theme } from '../state/theme.svelte';
import { actions as words, look as looks } from '../text/words';
import type { Keys, Operation } from './operation';

const look = (choice: Choice, title: () => string): Operation => ({
  id: `look-${choice}`,
  title,
  icon: 'eye',
  available: () => theme.choice !== choice,
  run: () => theme.choose(choice),
});

export const lightLook = look('light', () => words.light);
export const darkLook = look('dark', () => words.dark);
export const systemLook = look('system', () => words.systemLook);

/** All of it in one panel. */
export const showLooks: Operation = {
  id: 'looks',
  title: () => words.showLooks,
  icon: 'eye',
  run: () => (page.looks = true),
};

/** Makes everything larger or smaller; where that cannot be done, it says so. */
export const resize = (size: Size) => comfort.resize(size).catch((reason: unknown) => messages.fail(reason));

const by = (step: 1 | -1, id: string, title: () => string, end: () => string, keys: Keys[]): Operation => {
  const next = () => SIZES[SIZES.indexOf(comfort.size) + step];
  return {
    id,
    title,
    icon: step === 1 ? 'add' : 'minus',
    keys,
    everywhere: true,
    disabled: () => (next() === undefined ? end() : null),
    run: () => {
      const size = next();
      return size && resize(size);
    },
  };
};

export const larger = by(1, 'larger', () => words.larger, () => words.largest, [
  { key: '+', ctrl: true },
  { key: '=', ctrl: true },
]);
export const smaller = by(-1, 'smaller', () => words.smaller, () => words.smallest, [{ key: '-', ctrl: true }]);
export const usualSize: Operation = {
  id: 'usual-size',
  title: () => words.usualSize,
  icon: 'fit',
  keys: [{ key: '0', ctrl: true }],
  everywhere: true,
  available: () => comfort.size !== 100,
  run: () => resize(100),
};
export const contrast: Operation = {
  id: 'contrast',
  title: () => (comfort.contrast === 'more' ? words.usualContrast : words.moreContrast),
  icon: 'eye',
  run: () => comfort.see(comfort.contrast === 'more' ? 'system' : 'more'),
};
export const singleKeys: Operation = {
  id: 'single-keys',
  title: () => (comfort.singleKeys ? words.singleKeysOff : words.singleKeysOn),
  icon: 'pen',
  run: () => {
    comfort.useSingleKeys(!comfort.singleKeys);
    messages.say(comfort.singleKeys ? looks.keysAreOn : looks.keysAreOff);
  },
};

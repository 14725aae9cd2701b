import type { Choice } from '../state/theme.svelte';
import { theme } from '../state/theme.svelte';
import { actions as words } from '../text/words';
import type { Operation } from './operation';

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

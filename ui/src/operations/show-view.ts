import { catalogue } from '../state/catalogue.svelte';
import { page, type View } from '../state/page.svelte';
import { actions as words } from '../text/words';
import type { IconName } from '../components/icons';
import { atHome } from './at-home';
import type { Operation } from './operation';

const to = (view: View, title: () => string, icon: IconName, key?: string): Operation => ({
  id: `show-${view}`,
  title,
  icon,
  keys: key ? [{ key }] : undefined,
  available: () => catalogue.info !== null,
  run: () => page.show(view),
});

export const showMap = to('map', () => words.showMap, 'map', '1');
export const showList = to('list', () => words.showList, 'list', '2');
export const showTray = to('tray', () => words.showTray, 'notOnMap');
export const showWeek = to('week', () => words.showWeek, 'calendar');
export const showInbox = to('inbox', () => words.showInbox, 'inbox');
export const showBin = to('bin', () => words.showBin, 'bin');
export const showRegister: Operation = { ...to('register', () => words.register, 'note'), available: atHome };
export const showGuide: Operation = {
  ...to('guide', () => words.guide, 'book'),
  keys: [{ key: 'F1' }],
  everywhere: true,
  available: () => true,
};
export const showAbout: Operation = {
  ...to('about', () => words.about, 'info'),
  available: () => true,
};

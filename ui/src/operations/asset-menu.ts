// What can be done with what is chosen, in one menu: from a row, a marker, the card and the palette.

import type { AssetId } from '../core/bindings';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { actions as words } from '../text/words';
import { addPhotos } from './add-photos';
import { changed, gone, stillGoing } from './check-asset';
import { interviewThem, noteAboutChosen } from './conversation';
import { isOpen, noneChosen } from './chosen-asset';
import { deleteSelected } from './delete-assets';
import { cut, drawArea, drawLine, reshape } from './draw';
import { eraseForGood } from './erase';
import { closeCard, editAsset, showHistory } from './edit-asset';
import { connectDots } from './dots';
import { duplicatesOfChosen } from './duplicates';
import { introduceChosen, whoCouldMeet } from './introduce';
import { safeguard } from './safeguard';
import { seeAround } from './network';
import { isOffered, type Operation } from './operation';
import { placeAsset, showOnMap, takeOffMap } from './place-asset';
import { showRights } from './rights';

const ALL: Operation[] = [
  editAsset,
  stillGoing,
  changed,
  gone,
  showOnMap,
  seeAround,
  placeAsset,
  takeOffMap,
  reshape,
  cut,
  drawLine,
  drawArea,
  addPhotos,
  whoCouldMeet,
  introduceChosen,
  connectDots,
  noteAboutChosen,
  interviewThem,
  showHistory,
  duplicatesOfChosen,
  safeguard,
  deleteSelected,
  showRights,
  eraseForGood,
  closeCard,
];

/** What is worth offering for what is chosen now: for several, what is done to all of them. */
export const assetMenu = (): Operation[] =>
  ALL.filter((operation) => isOffered(operation) && (operation.many || selection.ids.length < 2));

/** Opens the menu at a point of the window, in pixels from its left upper corner. */
export function openMenu(x: number, y: number) {
  page.menu = { x, y, asset: true, lines: [] };
}

/** The menu of a row: the row is chosen, unless it is one of several that are. */
export function openMenuOf(event: MouseEvent, id: AssetId) {
  event.preventDefault();
  if (!selection.ids.includes(id)) selection.choose(id);
  openMenu(event.clientX, event.clientY);
}

/** The row or marker that the keyboard is on; rows say in `data-asset` whose they are. */
function underTheKeyboard(): Element | null {
  const focus = document.activeElement;
  const active = focus?.getAttribute('aria-activedescendant');
  const row = (active ? document.getElementById(active) : focus)?.closest('[data-asset]');
  return row ?? (focus?.matches('.mapbox, .netbox') ? document.querySelector('.here') : null);
}
const assetOf = (row: Element | null) => row?.getAttribute('data-asset') ?? null;

export const showMenu: Operation = {
  id: 'menu',
  title: () => words.showMenu,
  icon: 'more',
  keys: [{ key: 'F10', shift: true }, { key: 'ContextMenu' }],
  available: isOpen,
  disabled: () => (assetOf(underTheKeyboard()) === null ? noneChosen() : null),
  run: () => {
    const row = underTheKeyboard();
    const id = assetOf(row);
    if (id !== null && !selection.ids.includes(id)) selection.choose(id);
    const { left, top, width, height } = (row ?? document.activeElement ?? document.body).getBoundingClientRect();
    openMenu(left + Math.min(width / 2, 160), top + Math.min(height / 2, 240));
  },
};

// Every user action, in the order in which the palette lists them.

import { addPhotos } from './add-photos';
import { bringIn } from './bring-in';
import { changed, gone, stillGoing } from './check-asset';
import { deleteSelected } from './delete-assets';
import { editAsset } from './edit-asset';
import { closeCatalogue, openCatalogue } from './files';
import { clearFilter, onlyUnplaced, palette, search } from './find';
import { keySheet } from './key-sheet';
import { darkLook, lightLook, systemLook } from './look';
import { newAsset } from './new-asset';
import type { Operation } from './operation';
import { placeAsset } from './place-asset';
import { share } from './share';
import { showAbout, showBin, showInbox, showList, showMap, showRegister, showTray } from './show-view';
import { redo, undo } from './undo';

export const operations: Operation[] = [
  palette,
  search,
  newAsset,
  showMap,
  showList,
  showTray,
  showInbox,
  showBin,
  stillGoing,
  changed,
  gone,
  editAsset,
  placeAsset,
  addPhotos,
  deleteSelected,
  undo,
  redo,
  bringIn,
  share,
  showRegister,
  clearFilter,
  onlyUnplaced,
  openCatalogue,
  closeCatalogue,
  lightLook,
  darkLook,
  systemLook,
  keySheet,
  showAbout,
];

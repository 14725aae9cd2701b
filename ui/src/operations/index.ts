// Every user action, in the order in which the palette lists them.

import { drawNeighbourhood, showAreas } from './areas';
import { addPhotos } from './add-photos';
import { bringIn } from './bring-in';
import { changed, gone, stillGoing } from './check-asset';
import { deleteSelected } from './delete-assets';
import { drawArea, drawLine, measure, reshape } from './draw';
import { editAsset } from './edit-asset';
import { closeCatalogue, openCatalogue } from './files';
import { clearFilter, onlyUnplaced, palette, search } from './find';
import { keySheet } from './key-sheet';
import { darkLook, lightLook, systemLook } from './look';
import { newAsset } from './new-asset';
import type { Operation } from './operation';
import { placeAsset } from './place-asset';
import { addPack, quietStreets, showPacks } from './packs';
import { share } from './share';
import { showAbout, showBin, showInbox, showList, showMap, showRegister, showTray, showWeek } from './show-view';
import { redo, undo } from './undo';
import { saveView, viewBack, viewForward, zoomToShown } from './views';

export const operations: Operation[] = [
  palette,
  search,
  newAsset,
  showMap,
  showList,
  showTray,
  showWeek,
  showInbox,
  showBin,
  stillGoing,
  changed,
  gone,
  editAsset,
  placeAsset,
  drawLine,
  drawArea,
  reshape,
  addPhotos,
  deleteSelected,
  undo,
  redo,
  bringIn,
  share,
  showRegister,
  zoomToShown,
  viewBack,
  viewForward,
  saveView,
  measure,
  drawNeighbourhood,
  showAreas,
  addPack,
  showPacks,
  quietStreets,
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

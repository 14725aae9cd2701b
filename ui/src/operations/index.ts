// Every user action, in the order in which the palette lists them.

import { drawNeighbourhood, showAreas } from './areas';
import { addPhotos } from './add-photos';
import { showMenu } from './asset-menu';
import { bringIn } from './bring-in';
import { changed, gone, stillGoing } from './check-asset';
import { deleteSelected } from './delete-assets';
import { cut, drawArea, drawLine, measure, reshape } from './draw';
import { closeCard, editAsset, showHistory } from './edit-asset';
import { closeCatalogue, openCatalogue } from './files';
import { clearFilter, onlyUnplaced, palette, search } from './find';
import { showInternet, stayOffline } from './internet';
import { keySheet } from './key-sheet';
import { contrast, darkLook, larger, lightLook, showLooks, singleKeys, smaller, systemLook, usualSize } from './look';
import { changeMany, findAndReplace } from './list';
import { lockNow, showKeys } from './lock';
import { newAsset } from './new-asset';
import type { Operation } from './operation';
import { showOwnFields } from './own-fields';
import { placeAsset, showOnMap, takeOffMap } from './place-asset';
import { addPack, quietStreets, showPacks } from './packs';
import { print } from './print';
import { share } from './share';
import { eraseForGood } from './erase';
import { showRights } from './rights';
import { safeguard } from './safeguard';
import { askPerson, showPartners, showPermissions, showSharing } from './sharing';
import { showAbout, showBin, showGuide, showInbox, showList, showMap, showRegister, showTray, showWeek } from './show-view';
import { redo, undo } from './undo';
import { planWalk } from './walk';
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
  showMenu,
  editAsset,
  showOnMap,
  placeAsset,
  takeOffMap,
  drawLine,
  drawArea,
  reshape,
  cut,
  addPhotos,
  showSharing,
  askPerson,
  showHistory,
  closeCard,
  deleteSelected,
  showRights,
  safeguard,
  eraseForGood,
  changeMany,
  findAndReplace,
  undo,
  redo,
  bringIn,
  share,
  print,
  showRegister,
  showPartners,
  showPermissions,
  zoomToShown,
  viewBack,
  viewForward,
  saveView,
  measure,
  drawNeighbourhood,
  showAreas,
  planWalk,
  showOwnFields,
  addPack,
  showPacks,
  quietStreets,
  showInternet,
  stayOffline,
  clearFilter,
  onlyUnplaced,
  lockNow,
  showKeys,
  openCatalogue,
  closeCatalogue,
  showLooks,
  lightLook,
  darkLook,
  systemLook,
  larger,
  smaller,
  usualSize,
  contrast,
  singleKeys,
  keySheet,
  showGuide,
  showAbout,
];

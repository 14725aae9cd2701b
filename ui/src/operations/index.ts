// Every user action, in the order in which the palette lists them.

import { drawNeighbourhood, showAreas } from './areas';
import { addPhotos } from './add-photos';
import { showMenu } from './asset-menu';
import { bringIn } from './bring-in';
import { bringTies } from './bring-ties';
import { changed, gone, stillGoing } from './check-asset';
import { deleteSelected } from './delete-assets';
import { showConflicts } from './conflicts';
import { connectDots } from './dots';
import { duplicatesOfChosen, showDuplicates } from './duplicates';
import { showWholeHistory } from './history';
import { giveChanges, showMerge } from './merge';
import { cut, drawArea, drawLine, measure, reshape } from './draw';
import { closeCard, editAsset, showHistory } from './edit-asset';
import { interviewSomebody, interviewThem, noteAboutChosen, noteConversation } from './conversation';
import { closeCatalogue, openCatalogue } from './files';
import { clearFilter, onlyUnplaced, palette, search } from './find';
import { showGathering } from './gathering';
import { showHome } from './home';
import { showInternet, stayOffline } from './internet';
import { introduceChosen, showIntroductions, whoCouldMeet } from './introduce';
import { keySheet } from './key-sheet';
import { contrast, darkLook, larger, lightLook, showLooks, singleKeys, smaller, systemLook, usualSize } from './look';
import { changeMany, findAndReplace } from './list';
import { lockNow, showKeys } from './lock';
import { askQuestions, seeAround, showNetwork } from './network';
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
import { showTieTypes } from './tie-types';
import { redo, undo } from './undo';
import { planWalk } from './walk';
import { saveView, viewBack, viewForward, zoomToShown } from './views';

export const operations: Operation[] = [
  palette,
  search,
  newAsset,
  showHome,
  noteConversation,
  interviewSomebody,
  showMap,
  showList,
  showNetwork,
  showTray,
  showWeek,
  showInbox,
  showBin,
  showIntroductions,
  connectDots,
  showGathering,
  whoCouldMeet,
  introduceChosen,
  stillGoing,
  changed,
  gone,
  showMenu,
  editAsset,
  showOnMap,
  seeAround,
  placeAsset,
  takeOffMap,
  drawLine,
  drawArea,
  reshape,
  cut,
  addPhotos,
  showSharing,
  askPerson,
  noteAboutChosen,
  interviewThem,
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
  bringTies,
  showMerge,
  giveChanges,
  showConflicts,
  showDuplicates,
  duplicatesOfChosen,
  showWholeHistory,
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
  ...askQuestions,
  showOwnFields,
  showTieTypes,
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

// The pages of the guide, and which actions each lets one try. Words are in `text`, pictures in `public/guide`.

import { addPhotos } from '../../operations/add-photos';
import { bringIn } from '../../operations/bring-in';
import { changed, gone, stillGoing } from '../../operations/check-asset';
import { palette, search } from '../../operations/find';
import { keySheet } from '../../operations/key-sheet';
import { contrast, larger, showLooks, smaller } from '../../operations/look';
import { showInternet } from '../../operations/internet';
import { newAsset } from '../../operations/new-asset';
import type { Operation } from '../../operations/operation';
import { placeAsset } from '../../operations/place-asset';
import { print } from '../../operations/print';
import { share } from '../../operations/share';
import { showBin, showList, showMap, showTray } from '../../operations/show-view';
import { redo, undo } from '../../operations/undo';
import type { guide } from '../../text/en/guide';

export type Section = keyof typeof guide.sections;

export const SECTIONS: { part: Section; tries: Operation[] }[] = [
  { part: 'around', tries: [showMap, showList] },
  { part: 'find', tries: [search, palette] },
  { part: 'add', tries: [newAsset, addPhotos] },
  { part: 'place', tries: [showTray, placeAsset, showInternet] },
  { part: 'connect', tries: [] },
  { part: 'bringIn', tries: [bringIn] },
  { part: 'check', tries: [stillGoing, changed, gone] },
  { part: 'undo', tries: [undo, redo, showBin] },
  { part: 'share', tries: [share, print] },
  { part: 'comfort', tries: [showLooks, larger, smaller, contrast, keySheet] },
];

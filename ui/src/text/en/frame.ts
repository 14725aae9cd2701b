// Words of the frame: the bar, messages, dialogs, the palette and the sheet of keys.

import type { Holding } from '../../core/bindings';
import { count } from './counting';

export const app = {
  name: 'Hereabouts',
  close: 'Put away',
  messages: 'Messages',
  undo: 'Undo',
  loading: 'One moment',
  back: 'The window had to be drawn anew. Everything saved is here.',
  failedPart: 'This part of the window failed. Nothing that was saved is lost, and the rest goes on.',
  drawAgain: 'Draw it again',
  drawAllAgain: 'Draw the whole window again',
  toMiddle: 'Past the filters, to the middle',
};

export const clamped = {
  all: 'Show all of it',
  less: 'Show less',
};

export const bar = {
  views: 'Views',
  home: 'Home',
  map: 'Map',
  list: 'List',
  network: 'Network',
  saved: (time: string) => `Saved ${time}`,
  saving: 'Saving',
  notSaved: 'Not saved',
  readOnly: 'Reading only',
  undoLast: (what: string) => `Undo: ${what}`,
  nothingToUndo: 'Nothing to undo',
  bringIn: 'Bring in',
  share: 'Share',
  add: 'Add',
  addLabel: 'Add an asset, key N',
  addPlain: 'Add an asset',
  menu: (name: string) => `${name}: this catalogue`,
  menuNone: 'This catalogue',
  rename: 'Rename',
  renameLabel: 'What this catalogue is called',
  open: 'Open another',
  begin: 'Begin another',
  register: 'What we gave to whom',
  about: 'About Hereabouts',
  keys: 'Keys',
  worker: 'Your name',
  workerHint: 'Stands beside what you change and check, for your team.',
};

export const look = {
  title: 'Look and language',
  close: 'Close',
  look: 'Colours',
  looks: { system: 'As the computer', light: 'Light', dark: 'Dark' },
  contrast: 'Contrast',
  contrasts: { system: 'As the computer', more: 'More' },
  size: 'Size',
  percent: (size: number) => `${size} %`,
  language: 'Language',
  direction: 'Written',
  directions: { auto: 'As the language', ltr: 'From the left', rtl: 'From the right' },
  singleKeys: 'A key by itself does something',
  singleKeysHint: 'N adds, 1 shows the map, / searches. Off, only keys with Ctrl or Alt do, and nothing happens unmeant.',
  keysAreOn: 'A key by itself does something again.',
  keysAreOff: 'A key by itself does nothing now.',
};

export const paneWords = {
  label: 'Parts of the window',
  browser: 'Filters',
  middle: 'Middle',
  card: 'Card',
};

export const menuWords = {
  of: (name: string) => `What can be done with ${name}`,
  several: (n: number) => `${count(n, 'asset is', 'assets are')} chosen`,
};

export const working = {
  region: 'Under way',
};

export const undoPanel = {
  title: 'What was done',
  open: 'List of what was done',
  empty: 'Nothing has been done yet that could be taken back.',
  redo: 'Do again',
  redoNext: (what: string) => `Do again: ${what}`,
  hint: 'Choose a line to take back everything down to it. What people took back, and what keeps something from leaving, stays.',
  undone: (what: string) => `Taken back: ${what}`,
  redone: (what: string) => `Done again: ${what}`,
  forGood: (what: string) => `“${what}” cannot be taken back.`,
  before: (what: string) => `Before it came: ${what}.`,
  undoThat: 'Undo that',
  kept: (n: number) =>
    `${count(n, 'field was', 'fields were')} left alone, because somebody changed ${n === 1 ? 'it' : 'them'} since.`,
  /** Of a step that stays although others were taken back: why, and where that is changed by itself. */
  stays: (by: Holding, name: string | null, n: number) => {
    const who = name ?? count(n, 'entry', 'entries');
    const stay = n === 1 ? 'stays' : 'stay';
    return {
      withdrawal: name ? `${name}’s consent stays taken back. It can be given again on the sharing page.` : `What ${count(n, 'person', 'people')} took back stays so. It can be given again on their sharing pages.`,
      review_by: `What ${name ?? count(n, 'person', 'people')} agreed to counts no longer than it did. That is changed on the sharing page.`,
      restriction: `${who} ${stay} kept but not used. That ends on the page “Rights and last day”, with a reason.`,
      child: `${who} ${stay} marked as under 18. That is changed on the card.`,
      sensitivity: `How carefully to treat ${who} stays as it is. That is changed on the card.`,
      audience: `Who may see ${who} stays as it is. That is changed on the card.`,
      unpublished: `What is not to be published of ${who} stays so. That is changed on the card.`,
    }[by];
  },
  staysWhole: (what: string) => `“${what}” stays as a whole.`,
  alsoStay: (n: number) => `${count(n, 'further step stays', 'further steps stay')}.`,
  /** Of a step that was taken back by itself: what leaves again. */
  letOut: (by: Holding, name: string | null, n: number) => {
    const who = name ?? count(n, 'entry', 'entries');
    return {
      withdrawal: name ? `${name}’s consent counts again.` : `What ${count(n, 'person', 'people')} had taken back counts again.`,
      review_by: `What ${name ?? count(n, 'person', 'people')} agreed to counts for longer again.`,
      restriction: `${who} may be used again.`,
      child: `${who} ${n === 1 ? 'is' : 'are'} no longer marked as under 18.`,
      sensitivity: `${who} ${n === 1 ? 'is' : 'are'} treated less carefully again.`,
      audience: `More people may see ${who} again.`,
      unpublished: `What was not to be published of ${who} may be again.`,
    }[by];
  },
};

export const notes = {
  readOnly: (why: string) => `You can read this catalogue, not change it: ${why}`,
  region: 'About this file',
  understood: 'Understood',
};

export const palette = {
  title: 'Find anything',
  placeholder: 'An asset, or something to do',
  assets: 'Assets',
  actions: 'Things to do',
  nothing: (text: string) => `Nothing is called “${text}”.`,
  open: 'Open',
  more: 'more',
  back: 'Back',
  whatToDo: 'What to do with it',
};

export const keys = {
  title: 'Keys',
  close: 'Close',
  ctrl: 'Ctrl',
  alt: 'Alt',
  enter: 'Enter',
  escape: 'Esc',
  del: 'Del',
  back: 'One step back',
  sheet: 'This sheet',
  rows: 'Move through a list',
  openRow: 'Open what is chosen',
  arrows: '↑ ↓',
};

export const dialogs = {
  catalogue: { title: 'Open a catalogue', kind: 'Hereabouts catalogues', any: 'Any file' },
  begin: { title: 'Where to keep it', kind: 'Hereabouts catalogues', any: 'Any file' },
  import: { title: 'Choose a file to bring in', kind: 'Spreadsheets and map data', any: 'Any file' },
  given: { title: 'Choose what you were given', kind: 'Spreadsheets, map data and catalogues', any: 'Any file' },
};

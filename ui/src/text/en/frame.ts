// Words of the frame: the bar, messages, dialogs, the palette and the sheet of keys.

import { count } from './counting';

export const app = {
  name: 'Hereabouts',
  close: 'Put away',
  messages: 'Messages',
  undo: 'Undo',
  loading: 'One moment',
  back: 'The window had to be drawn anew. Everything saved is here.',
  failedView: 'This page could not be shown.',
};

export const clamped = {
  all: 'Show all of it',
  less: 'Show less',
};

export const bar = {
  views: 'Views',
  map: 'Map',
  list: 'List',
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
  look: 'Look',
  language: 'Language',
  direction: 'Written',
  directions: { auto: 'As the language', ltr: 'From the left', rtl: 'From the right' },
  looks: { system: 'As the computer', light: 'Light', dark: 'Dark' },
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
  hint: 'Choose a line to take back everything down to it.',
  undone: (what: string) => `Taken back: ${what}`,
  redone: (what: string) => `Done again: ${what}`,
  kept: (n: number) =>
    `${count(n, 'field was', 'fields were')} left alone, because somebody changed ${n === 1 ? 'it' : 'them'} since.`,
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
};

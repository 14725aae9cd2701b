// Words of the Inbox and the bin.

import { brief } from './brief';
import { count } from './counting';

export const inbox = {
  title: 'Inbox',
  opening: 'What still needs a name, a place, a kind or a decision. Later is always an answer.',
  empty: 'The Inbox is empty',
  emptyText: 'What you jot down, and rows of a list that are in doubt, wait here.',
  from: (source: string, row: string | null) =>
    row && /^\d{1,7}$/.test(row) ? `from row ${row} of “${source}”` : `from “${source}”`,
  noName: 'Without a name',
  becomes: 'What it would become',
  showCells: 'Show as it came',
  geometry: 'Its place, as it came',
  name: 'Name',
  kind: 'What is it?',
  make: (aKind: string) => `Add it as ${aKind}`,
  needsName: 'Give it a name first.',
  takeOver: (name: string) => `It is ${brief(name)}: take it over`,
  takeOverUnknown: 'It is the same one: take it over',
  lookAt: (name: string) => `Look at ${brief(name)}`,
  drop: 'Leave it out',
  itemLabel: (title: string) => `In the Inbox: ${title}`,
  made: (name: string) => `${brief(name)} was added`,
  taken: 'Taken over',
  dropped: 'Left out',
  alike: (n: number, source: string) => `${count(n, 'row', 'rows')} of “${source}”`,
  dropAll: (n: number) => `Leave out all ${n.toLocaleString('en-GB')}`,
  droppedAll: (n: number) => `Left out ${count(n, 'row', 'rows')}`,
  more: (left: number) => `Show ${left.toLocaleString('en-GB')} more`,
  jotLabel: 'What did you hear or see?',
  keep: 'Keep it here',
};

export const bin = {
  title: 'Bin',
  opening: 'Deleted assets wait here with their ties. Take one out and it is as it was.',
  empty: 'The bin is empty',
  emptyText: 'What you delete waits here.',
  restore: 'Take out',
  restoreLabel: (name: string) => `Take out: ${brief(name)}`,
  restored: (name: string) => `${brief(name)} is back`,
  more: (left: number) => `Show ${left.toLocaleString('en-GB')} more`,
};

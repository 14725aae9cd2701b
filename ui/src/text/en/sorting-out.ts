// Words of the Inbox and the bin.

import { count, number } from './counting';

const listed = new Intl.ListFormat('en-GB');

export const inbox = {
  title: 'Inbox',
  opening: 'What still needs a name, a place, a kind or a decision. Later is always an answer.',
  empty: 'The Inbox is empty',
  emptyText: 'What you jot down, and rows of a list that are in doubt, wait here.',
  emptyDo: 'Bring in a list',
  from: (source: string, row: string | null) =>
    row && /^\d{1,7}$/.test(row) ? `from row ${row} of “${source}”` : `from “${source}”`,
  noName: 'Without a name',
  becomes: 'What it would become',
  reach: (value: string, whose: string) => `${value} (${whose})`,
  checked: 'Last checked',
  showCells: 'Show as it came',
  geometry: 'Its place, as it came',
  name: 'Name',
  kind: 'What is it?',
  make: (aKind: string) => `Add it as ${aKind}`,
  needsName: 'Give it a name first.',
  takeOver: (name: string) => `It is ${name}: take it over`,
  takeOverUnknown: 'It is the same one: take it over',
  lookAt: (name: string) => `Look at ${name}`,
  which: 'It is one that is here: its name',
  isIt: (name: string) => `It is ${name}`,
  sayMore: 'Keep it like this',
  enough: 'Nothing more to say',
  saidMore: (name: string) => `${name} is kept like this`,
  dropTie: 'Leave this tie out',
  areTheyOne: 'They may be one and the same.',
  pair: (names: string[]) => listed.format(names),
  oneStays: (name: string) => `They are one, and it is called ${name}`,
  oneNow: (name: string) => `They are one now: ${name}`,
  areTwo: 'They are two',
  stayTwo: 'They stay two',
  drop: 'Leave it out',
  itemLabel: (title: string) => `In the Inbox: ${title}`,
  made: (name: string) => `${name} was added`,
  taken: 'Taken over',
  dropped: 'Left out',
  alike: (n: number, source: string) => `${count(n, 'row', 'rows')} of “${source}”`,
  dropAll: (n: number) => `Leave out all ${number(n)}`,
  droppedAll: (n: number) => `Left out ${count(n, 'row', 'rows')}`,
  more: (left: number) => `Show ${number(left)} more`,
  jotLabel: 'What did you hear or see?',
  keep: 'Keep it here',
};

export const bin = {
  title: 'Bin',
  opening: 'Deleted assets wait here with their ties. Take one out and it is as it was.',
  empty: 'The bin is empty',
  emptyText: 'What you delete waits here.',
  restore: 'Take out',
  restoreLabel: (name: string) => `Take out: ${name}`,
  restored: (name: string) => `${name} is back`,
  more: (left: number) => `Show ${number(left)} more`,
};

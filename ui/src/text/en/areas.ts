// Words of neighbourhoods, boundaries and saved views.

import { count, number } from './counting';

const day = (iso: string) =>
  Number.isNaN(new Date(iso).getTime())
    ? iso
    : new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

export const areas = {
  title: 'Areas',
  opening: 'Neighbourhoods as residents describe them, and official boundaries.',
  show: 'Show all areas',
  draw: 'Draw a neighbourhood residents describe',
  bring: 'Bring in official boundaries',
  none: 'No areas yet',
  noneText: 'Ask three neighbours where their neighbourhood ends, and draw what they say.',
  neighbourhoods: 'As residents describe them',
  official: 'Official boundaries',
  layer: (vintage: string | null) => vintage ?? 'Official boundaries',
  onMap: 'On the map',
  switch: (layer: string) => `Show ${layer} on the map`,
  described: (by: string | null, on: string | null) =>
    [by && `described by ${by}`, on && day(on)].filter(Boolean).join(', '),
  code: (code: string) => `code ${code}`,
  inside: (n: number) => count(n, 'asset', 'assets'),
  insideLong: (n: number) => (n === 0 ? 'Nothing is in it yet' : `${count(n, 'asset', 'assets')} in it`),
  notDrawn: 'not drawn yet',
  removeLayer: 'Remove these boundaries',
  layerRemoved: (n: number, layer: string) => `${count(n, 'boundary', 'boundaries')} of ${layer} removed`,
  more: (n: number) => `Show ${number(n)} more`,

  card: 'Area',
  close: 'Close',
  kind: { neighbourhood: 'Neighbourhood', official: 'Official boundary' },
  by: 'Described by',
  on: 'When',
  vintage: 'Which boundaries',
  codeLabel: 'Code',
  size: 'Size',
  note: 'Note',
  onlyThese: 'Show only what is in it',
  goThere: 'Show it on the map',
  edit: 'Edit',
  reshape: 'Reshape it',
  drawIt: 'Draw it',
  cut: 'Cut it in two',
  join: 'Join it with another',
  joinWith: 'Join it with which one?',
  remove: 'Remove it',
  removed: (name: string) => `${name} was removed`,
  gone: 'This area is not here any more.',
  kept: 'An official boundary is kept as it was published.',

  newTitle: 'A neighbourhood',
  editTitle: 'Edit',
  name: 'What people call it',
  byLabel: 'Who describes it so',
  byHint: 'For example: three neighbours at the bus stop',
  onLabel: 'When',
  needsName: 'Give it the name people call it by.',
  save: 'Keep it',
  cancel: 'Never mind',
  added: (name: string) => `${name} is on the map`,
  facet: 'Areas',
  facetMore: (left: number) => `Show ${count(left, 'more area', 'more areas')}`,
  fewer: 'Show fewer',
};

export const views = {
  layers: 'What the map shows',
  noAreas: 'No neighbourhoods or boundaries yet.',
  allAreas: 'All areas',
  title: 'Saved views',
  none: 'None yet. Keep a part of the map, with what is shown, to come back to it.',
  save: 'Keep this view',
  name: 'What to call it',
  nameHint: 'For example: Saturday market',
  keep: 'Keep',
  cancel: 'Never mind',
  saved: (name: string) => `${name} is kept`,
  removed: (name: string) => `${name} is no longer kept`,
  go: (name: string) => `Go to ${name}`,
  remove: (name: string) => `Forget ${name}`,
  view: 'saved view',
  back: 'Back to the view before',
  forward: 'Forward to the next view',
  nowhereBack: 'this is the first view',
  nowhereForward: 'this is the last view',
  toShown: 'Zoom to what is shown',
  nothingShown: 'nothing that is shown is on the map',
};

export const boundaries = {
  areAssets: 'These are assets after all',
  areBoundaries: 'These are boundaries, not assets',
  title: 'Official boundaries',
  vintage: 'What they are, and of when',
  vintageHint: 'For example: wards 2023. They are switched on and off together under this name.',
  name: 'Their names are in',
  code: 'Their codes are in',
  noColumn: 'No column',
  sample: (text: string) => `such as ${text}`,
  counts: (n: number, updated: number, same: number) =>
    [
      count(n, 'boundary comes in', 'boundaries come in'),
      updated > 0 && `${number(updated)} changed`,
      same > 0 && `${number(same)} here already`,
    ]
      .filter(Boolean)
      .join(', '),
  waiting: (n: number) => `${count(n, 'row waits', 'rows wait')} in the Inbox, because there is no outline in ${n === 1 ? 'it' : 'them'}`,
  row: (n: number) => `row ${number(n)}`,
  bring: (n: number) => `Bring in ${count(n, 'boundary', 'boundaries')}`,
  nothing: 'Nothing new to bring in',
  done: (n: number, vintage: string) => `${count(n, 'boundary', 'boundaries')} came in as ${vintage}`,
  reading: 'Reading the file',
};

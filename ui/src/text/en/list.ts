// Words of the list, the tray and other tables of assets.

import { count, number } from './counting';

export const list = {
  title: 'Assets',
  columns: {
    name: 'Name',
    kind: 'What is it?',
    summary: 'What it offers',
    place: 'Where',
    ties: 'Ties',
    checked: 'Last checked',
    area: 'Area',
    status: 'How it is going',
    tags: 'Tags',
  },
  sortBy: (column: string) => `Sort by ${column}`,
  selected: (n: number) => `${number(n)} selected`,
  hint: 'Enter opens',
  foot: (total: number) => count(total, 'asset', 'assets'),
  notOnMap: 'not on the map',
  somewhere: 'on the map',
  similar: 'similar',
  never: 'never',
  emptyTitle: 'Nobody has looked here yet',
  emptyText: 'Who brings people together on this street?',
  addFirst: 'Add the first one',
  nothingFound: 'Nothing fits all of that',
  nothingFoundText: 'Take something away from what is filtered, or look with other words.',
  showAll: 'Show everything',
  tagAll: 'Tag them',
  tagLabel: 'Tag for all that are selected',
  giveTag: 'Give this tag',
  binAll: (n: number) => `Put ${number(n)} into the bin`,
  shareAll: 'Share these',
  tagged: (n: number, tag: string) => `${count(n, 'asset', 'assets')} tagged “${tag}”`,
  row: (name: string, kind: string) => `${name}, ${kind}`,
};

export const tray = {
  title: 'Not on the map',
  opening: 'Drag one to its place on the map, or leave it here. Both are fine.',
  shownOf: (shown: number, total: number) =>
    `${number(shown)} of ${number(total)}`,
  none: 'Everything that is shown has its place on the map',
  noneText: 'What has no place, or must not have one, would wait here.',
  put: 'Put on the map',
  putLabel: (name: string) => `Put on the map: ${name}`,
  safeguarded: 'kept off every map',
  more: (left: number) => `Show ${number(left)} more`,
};

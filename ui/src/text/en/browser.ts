// Words of the browser pane.

import { count, number } from './counting';

const n = (value: number) => number(value);

const HAS: Record<string, string> = {
  place: 'on the map',
  address: 'with an address',
  contact: 'can be reached',
  ties: 'connected',
  gifts: 'offers something',
  wishes: 'would love something',
  tag: 'with a tag',
  summary: 'says what it offers',
  story: 'with a story',
  note: 'with a note',
  question: 'with a question',
};
const AUDIENCES: Record<string, string> = {
  me: 'only you',
  team: 'our team',
  partners: 'some partners',
  public: 'everyone',
};
const CHIPS: Record<string, (value: string) => string> = {
  has: (value) => HAS[value] ?? value,
  audience: (value) => AUDIENCES[value] ?? value,
  imported: (value) => `from “${value}”`,
  area: (value) => `in ${value}`,
  offers: (value) => `offers ${value}`,
  wishes: (value) => `would love ${value}`,
  'tied-to': (value) => `tied to ${value}`,
  ties: (value) => {
    const least = value.endsWith('+');
    const ties = Number(value.replace('+', ''));
    return ties === 0 && !least ? 'without a tie' : `${least ? 'at least ' : ''}${count(ties, 'tie', 'ties')}`;
  },
  near: (value) => `near ${value}`,
  bbox: () => 'in this part of the map',
};

export const browser = {
  region: 'Browse',
  search: 'Find anything',
  filters: 'What is filtered',
  removeChip: (chip: string) => `Take away: ${chip}`,
  clear: 'Show everything',
  shown: (shown: number, total: number) => `${n(shown)} of ${n(total)} shown`,
  offMap: (unlocated: number) => `${n(unlocated)} not on the map`,
  noneYet: 'Nothing here yet',
  kinds: 'What’s strong here',
  freshness: 'Last checked',
  statuses: 'How it is going',
  tags: 'What’s on offer',
  moreTags: (left: number) => `Show ${count(left, 'more tag', 'more tags')}`,
  fewerTags: 'Show fewer',
  toSort: 'To sort out',
  inbox: 'Inbox',
  tray: 'Not on the map',
  bin: 'Bin',
  all: (total: number) => n(total),
  of: (total: number) => `of ${n(total)}`,
  hidden: 'hidden',
  /** What a row of the legend says to somebody who does not see it. */
  row: (what: string, shown: number, total: number, off: boolean) =>
    off ? `${what}, hidden` : `${what}, ${n(shown)} of ${n(total)}, shown`,
  onlyHint: 'Click to show or hide; double-click for only this',
  jot: 'Jot something down',
  jotted: 'Jotted down; it waits in the Inbox',
  offMapChip: 'not on the map',
  foot: 'One file on this laptop.',
  footMore: 'Nothing leaves it unless you share.',
  chip: (field: string, value: string, negated: boolean) => {
    const words = CHIPS[field]?.(value) ?? value;
    return negated ? `not ${words}` : words;
  },
};

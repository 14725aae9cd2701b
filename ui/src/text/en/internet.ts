// Words of the internet: what may be asked of it, and what was.

import { count } from './counting';

export const internet = {
  title: 'Internet',
  open: 'Internet, on or off',
  opening:
    'Hereabouts works without internet and stays offline until you turn something on here. What you choose holds for this laptop, whichever catalogue is open. Nothing from a catalogue is ever sent.',
  offline: 'This laptop stays offline.',
  online: 'What is ticked below may be asked of the internet.',
  stayOffline: 'Stay offline',
  short: { off: 'Off: this laptop stays offline.', tiles: 'The online map is on.', search: 'Online search is on.', both: 'Online map and search are on.' },

  tiles: 'Online map',
  tilesMean: (host: string) => `When this is on, your map view is sent to ${host}, which then knows where you look.`,
  tileSource: 'Ask somebody else for the map',
  tileHint: 'An address that begins with https:// and has {z}, {x} and {y} where zoom, column and row go.',
  kept: (size: string) => `${size} of map are kept on this laptop, as long as their makers allow. They show where you looked.`,
  throwAway: 'Throw them away',
  thrownAway: 'The kept pieces of map are gone',

  search: 'Online search',
  searchMeans: (host: string) => `When you press “Search online”, and only then, what you typed is sent to ${host}, which then knows what you look for.`,
  searchSource: 'Ask somebody else for places',
  searchHint: 'An address that begins with https://, has {text} where your words go, and answers like Nominatim.',

  address: 'Address',
  thanks: 'Whom to thank',
  thanksHint: 'Stands on the map, and goes along with places that are found there.',
  use: 'Use this',
  backToUsual: 'Back to OpenStreetMap',
  sourceSaved: 'From now on that one is asked',
  again: 'Try again',
  putAway: 'Put this away',

  asked: 'What this program asked the network',
  never: 'Nothing, ever.',
  nothingSince: (time: string) => `Nothing since ${time}, when this list was cleared.`,
  since: (time: string) => `The list begins at ${time}; what was before is not kept.`,
  clear: 'Clear this list',
  when: 'When',
  whom: 'Whom',
  what: 'What for',
  bytes: 'How much came',
  result: 'How it went',
  tilesAsked: (n: number, from: number, to: number) => `${count(n, 'piece', 'pieces')} of the map, zoom ${from === to ? from : `${from} to ${to}`}`,
  searched: (text: string) => `looked up “${text}”`,
  outcomes: { asked: 'no answer is known of', came: 'it came', unchanged: 'unchanged since last time' },
  more: 'Show more',
  count: (n: number) => `${count(n, 'request', 'requests')} in all.`,
};

// Words of a walk, and of the hint that something is here already.

import type { Why } from '../../core/bindings';
import { count, number } from './counting';

const far = (metres: number) => (metres < 995 ? `${number(Math.max(10, Math.round(metres / 10) * 10))} m` : `${number(metres / 1000, { maximumFractionDigits: 1 })} km`);

export const walks = {
  title: 'A walk',
  show: 'Plan a walk',
  opening: 'What is due for a look, close enough for one trip, in the order of the shortest round.',
  around: 'Where to begin',
  starts: { close: 'Where most is close together', map: 'In the middle of the map', chosen: 'At what is chosen' },
  stops: 'How many stops',
  plan: 'Plan a walk',
  again: 'Plan the next one',
  filtered: 'Of what is shown now.',
  sum: (stops: number, metres: number, minutes: number) =>
    stops < 2 ? count(stops, 'stop', 'stops') : `${count(stops, 'stop', 'stops')}, about ${far(metres)}, ${count(minutes, 'minute', 'minutes')} on foot`,
  done: (n: number, of: number) => `${number(n)} of ${number(of)} looked at`,
  left: (n: number) => `${number(n)} more ${n === 1 ? 'is' : 'are'} due, for another walk.`,
  from: (metres: number) => `${far(metres)} on`,
  distance: far,
  onMap: 'Show it on the map',
  print: 'Print this walk',
  stop: 'End the walk',
  stopped: 'The walk is put away; what you noted is kept',
  none: 'Nothing is due that could be walked to',
  noneText: 'Everything here was looked at lately, or has no spot on the map to walk to.',
  calls: (n: number) => `${count(n, 'other is', 'others are')} due, to call or ask about`,
  callsText: 'People, and what has no exact spot: nobody is sent to their door.',
  noted: 'Noted',
  open: (name: string) => `Open the card of ${name}`,
  taps: (name: string) => `What did you find at ${name}?`,
  mapNote: (stops: number) => `A walk of ${count(stops, 'stop', 'stops')}`,
  toList: 'The stops',
};

const WHY: Record<Why, (name: string) => string> = {
  number: (name) => `${name} has the same number in the register`,
  phone: (name) => `${name} has the same telephone`,
  web: (name) => `${name} has the same page on the web`,
  same_name: (name) => `There is a ${name}`,
  like_name: (name) => `There is a ${name}`,
};

export const alike = {
  there: (why: Why, name: string, metres: number | null) =>
    metres === null ? `${WHY[why](name)}.` : `${WHY[why](name)}, ${metres < 15 ? 'right here' : `${far(metres)} away`}.`,
  open: 'Open it',
  another: 'This is another one',
};

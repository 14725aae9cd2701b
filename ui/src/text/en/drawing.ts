// Words of drawing and measuring on the map.

import { count, number } from './counting';

const round = (n: number) => number(n, { maximumFractionDigits: n < 10 ? 1 : 0 });

/** "340 m", "2.4 km" */
function distance(metres: number): string {
  return metres < 1000 ? `${round(metres)} m` : `${round(metres / 1000)} km`;
}

/** "640 m²", "1.2 hectares", "3.4 km²" */
function size(square: number): string {
  if (square < 10_000) return `${round(square)} m²`;
  return square < 1_000_000 ? `${round(square / 10_000)} hectares` : `${round(square / 1_000_000)} km²`;
}

export const drawing = {
  region: 'Drawing',
  line: (name: string) => `Click along ${name}, one bend after the other.`,
  area: (name: string) => `Click around ${name}, corner by corner.`,
  neighbourhood: 'Click around the neighbourhood, as residents describe it.',
  reshape: (name: string) => `Drag the corners of ${name}. The small dots between them make new ones.`,
  cut: (name: string) => `Click right across ${name}, from one side to the other.`,
  measure: 'Click along what you want to measure.',
  measureArea: 'Click around what you want to measure.',
  canMove: 'Drag a corner to move it. Done keeps it.',
  crosses: 'The outline crosses itself. Move a corner so that no side runs over another.',
  tooFew: { line: 'A line needs two corners or more.', area: 'An area needs three corners or more.' },
  undo: 'Undo corner',
  corners: 'Corners',
  cornersHint: 'Type or change where each one is',
  done: 'Done',
  stop: 'Never mind',
  finish: 'Finish',
  left: 'The drawing was left as it was',
  goOn: 'Go on drawing',
  keys: 'Enter when it is done, Esc to leave it, Ctrl Z takes a corner back. With the keyboard: arrow keys move the map, Space puts a corner in its middle.',
  long: (metres: number) => distance(metres),
  size: (square: number) => size(square),
  large: (square: number, metres: number) => `${size(square)}, ${distance(metres)} round`,
  asArea: 'Measure an area',
  asLine: 'Measure a distance',
  nothingDrawn: 'Nothing is drawn there yet.',
  tooMany: (n: number) => `${number(n)} corners are too many to move one by one. Draw it anew instead.`,

  cornerList: 'Corners',
  corner: (n: number) => `Corner ${number(n)}`,
  part: (n: number) => `Part ${number(n)}`,
  hole: 'Hole',
  addCorner: 'Add a corner',
  removeCorner: (n: number) => `Take corner ${number(n)} away`,
  typed: 'For example 53.47, -2.02 or SJ 987 973',
  add: 'Add',
  whole: 'All of them at once',
  wholeHint: 'One corner a line',
  useWhole: 'Use this list',
  badLine: (line: number, text: string) =>
    `Line ${number(line)}, “${text}”, is no spot Hereabouts can read. Write latitude and longitude, or a grid reference.`,
  badCorner: 'That is no spot Hereabouts can read. Write latitude and longitude, as in 53.47, -2.02, or a grid reference.',
  many: (n: number) => `${count(n, 'corner', 'corners')}. Too many to list; a list of your own can take their place.`,
  close: 'Close the list',

  drawLine: 'Draw it as a line',
  drawArea: 'Draw it as an area',
  reshapeIt: 'Reshape it',
  splitIt: 'Cut it in two',
  joinIt: 'Join it with another area',
  samePlace: 'Same place as …',
  samePlaceOf: 'The same place as what?',
  joinWith: 'Join it with what?',
  noOther: (text: string) => `Nothing with a place is called “${text}”.`,
  drawn: (name: string) => `${name} is drawn`,
  reshaped: (name: string) => `${name} has its new shape`,
  split: (name: string, made: number) => `${name} was cut; ${count(made, 'new one', 'new ones')} beside it`,
  joined: (name: string, other: string) => `${name} now takes in ${other}`,
  joinedBin: (name: string, other: string) => `${name} now takes in ${other}, which is in the bin`,
  placedLike: (name: string, other: string) => `${name} is where ${other} is`,
};

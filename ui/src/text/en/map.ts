// The words of the map, its menu and the tray under it.

import { count, number } from './counting';

export const map = {
  label: (name: string) => `Map of ${name}`,
  keysHint:
    'Arrow keys go from one to the next, Enter opens, plus and minus zoom, Shift and arrow keys move the map.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomToShown: 'Zoom to what is shown',
  elsewhere: 'What is shown lies outside this view.',
  goThere: 'Go there',
  further: (n: number) => `${count(n, 'asset lies', 'assets lie')} further away.`,
  zoomToAll: 'Zoom to everything',
  attribution: 'Natural Earth, GeoNames',
  attributionDrawn: 'Sample map drawn for Hereabouts',
  scale: (metres: number) => (metres >= 1000 ? `${number(metres / 1000)} km` : `${number(metres)} m`),
  scaleLabel: (words: string) => `Scale: this long is ${words}`,
  stop: (name: string, kind: string, place: number, of: number) =>
    `${name}, ${kind}, ${number(place)} of ${number(of)}. Press Enter to open.`,
  noStops: 'Nothing that is shown is on the map.',
  placing: (name: string) => `Click where ${name} is.`,
  placingStop: 'Leave it',
  moreAtSpot: (n: number) => `${count(n, 'more lies', 'more lie')} at this spot. The list has them all.`,
  noWebGL: 'This computer cannot draw the map.',
  noWebGLHint: 'Everything on it is in the list too, and can be done there.',
  openList: 'Open the list',
  menu: 'What to do here',
  addHere: 'Add something here',
  moveHere: (name: string) => `Move ${name} here`,
  placeHere: (name: string) => `Put ${name} here`,
  zoomHere: 'Zoom in here',
  moved: (name: string) => `Moved ${name}`,
  placed: (name: string) => `${name} is on the map`,
  takenOff: (name: string) => `${name} is off the map`,

  tray: 'Not on the map',
  trayHint: 'Drag one to its place, or leave it here. Both are fine.',
  seeAll: 'See all',
  trayOpen: (name: string, kind: string) => `${name}, ${kind}, not on the map`,
  safeguarded: (name: string) => `${name} is safeguarded, so it holds no place and stays off the map.`,
};

// The words of the map, its menu and the tray under it.

import { assets, form, number } from './counting';

export const map = {
  label: (name: string) => `Mapa: ${name}`,
  keysHint:
    'Strzałki przechodzą od jednego zasobu do następnego, Enter otwiera, plus i minus przybliżają i oddalają, Shift ze strzałkami przesuwa mapę.',
  zoomIn: 'Przybliż',
  zoomOut: 'Oddal',
  zoomToShown: 'Obejmij wszystko, co pokazane',
  elsewhere: 'To, co pokazane, leży poza tym widokiem.',
  goThere: 'Przejdź tam',
  further: (n: number) => `${assets(n)} ${form(n, 'leży', 'leżą', 'leży')} dalej.`,
  zoomToAll: 'Pokaż na mapie wszystko',
  attribution: 'Natural Earth i GeoNames',
  attributionDrawn: 'Przykładowa mapa narysowana dla Hereabouts',
  scale: (metres: number) => (metres >= 1000 ? `${number(metres / 1000)} km` : `${number(metres)} m`),
  scaleLabel: (words: string) => `Skala: ta długość to ${words}`,
  stop: (name: string, kind: string, place: number, of: number) =>
    `${name}, ${kind}, ${number(place)} z ${number(of)}. Enter otwiera.`,
  noStops: 'Nic z tego, co widać, nie jest na mapie.',
  placing: (name: string) => `Kliknij tam, gdzie to jest: ${name}.`,
  placingStop: 'Zostaw',
  moreAtSpot: (n: number) =>
    `W tym punkcie ${form(n, 'jest', 'są', 'jest')} jeszcze ${assets(n)}. Wszystkie znajdziesz na liście.`,
  noWebGL: 'Ten komputer nie potrafi narysować mapy.',
  noWebGLHint: 'Wszystko, co na niej jest, znajdziesz też na liście i tam możesz zrobić to samo.',
  openList: 'Otwórz listę',
  menu: 'Co tu zrobić',
  addHere: 'Dodaj coś tutaj',
  moveHere: (name: string) => `Przenieś tutaj: ${name}`,
  placeHere: (name: string) => `Umieść tutaj: ${name}`,
  zoomHere: 'Przybliż w tym miejscu',
  moved: (name: string) => `Przeniesiono: ${name}`,
  placed: (name: string) => `Na mapie: ${name}`,
  takenOff: (name: string) => `Zdjęto z mapy: ${name}`,

  tray: 'Poza mapą',
  trayHint: 'Przeciągnij na mapę albo zostaw tutaj. Tak i tak jest dobrze.',
  seeAll: 'Zobacz wszystko',
  trayOpen: (name: string, kind: string) => `${name}, ${kind}, poza mapą`,
  safeguarded: (name: string) => `${name}: chronione, więc nie ma miejsca i nie trafia na mapę.`,
};

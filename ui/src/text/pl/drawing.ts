// Words of drawing and measuring on the map.

import { count, number } from './counting';

const round = (n: number) => number(n, { maximumFractionDigits: n < 10 ? 1 : 0 });

function distance(metres: number): string {
  return metres < 1000 ? `${round(metres)} m` : `${round(metres / 1000)} km`;
}

function size(square: number): string {
  if (square < 10_000) return `${round(square)} m²`;
  return square < 1_000_000 ? `${round(square / 10_000)} ha` : `${round(square / 1_000_000)} km²`;
}

export const drawing = {
  region: 'Rysowanie',
  line: (name: string) => `Klikaj wzdłuż: ${name}, zakręt po zakręcie.`,
  area: (name: string) => `Klikaj dookoła: ${name}, róg po rogu.`,
  neighbourhood: 'Klikaj dookoła okolicy, tak jak ją opisują mieszkańcy.',
  reshape: (name: string) => `Przeciągaj rogi: ${name}. Małe kropki między nimi tworzą nowe.`,
  cut: (name: string) => `Klikaj w poprzek: ${name}, od jednego boku do drugiego.`,
  measure: 'Klikaj wzdłuż tego, co chcesz zmierzyć.',
  measureArea: 'Klikaj dookoła tego, co chcesz zmierzyć.',
  canMove: 'Przeciągnij róg, aby go przesunąć. „Gotowe” zapisuje.',
  crosses: 'Obrys przecina sam siebie. Przesuń róg tak, aby żaden bok nie przechodził przez inny.',
  tooFew: { line: 'Linia potrzebuje co najmniej dwóch punktów.', area: 'Obszar potrzebuje co najmniej trzech rogów.' },
  undo: 'Cofnij róg',
  corners: 'Rogi',
  cornersHint: 'Wpisz lub zmień, gdzie jest każdy z nich',
  done: 'Gotowe',
  stop: 'Nieważne',
  finish: 'Zakończ',
  left: 'Rysunek zostaje taki, jaki był',
  goOn: 'Rysuj dalej',
  keys: 'Enter, gdy gotowe, Esc, aby zostawić, Ctrl Z cofa róg. Z klawiatury: strzałki przesuwają mapę, spacja stawia róg na jej środku.',
  long: (metres: number) => distance(metres),
  size: (square: number) => size(square),
  large: (square: number, metres: number) => `${size(square)}, ${distance(metres)} dookoła`,
  asArea: 'Zmierz obszar',
  asLine: 'Zmierz odległość',
  nothingDrawn: 'Nic tam jeszcze nie narysowano.',
  tooMany: (n: number) => `${number(n)} rogów to za dużo, by przesuwać je pojedynczo. Narysuj to od nowa.`,

  cornerList: 'Rogi',
  corner: (n: number) => `Róg ${number(n)}`,
  part: (n: number) => `Część ${number(n)}`,
  hole: 'Otwór',
  addCorner: 'Dodaj róg',
  removeCorner: (n: number) => `Usuń róg ${number(n)}`,
  typed: 'Na przykład 53.47, -2.02 albo SJ 987 973',
  add: 'Dodaj',
  whole: 'Wszystkie naraz',
  wholeHint: 'Jeden róg w wierszu',
  useWhole: 'Użyj tej listy',
  badLine: (line: number, text: string) =>
    `Wiersz ${number(line)}, „${text}”, to nie miejsce, które Hereabouts umie odczytać. Wpisz szerokość i długość albo numer siatki.`,
  badCorner: 'To nie miejsce, które Hereabouts umie odczytać. Wpisz szerokość i długość, jak w 53.47, -2.02, albo numer siatki.',
  many: (n: number) => `${count(n, 'róg', 'rogi', 'rogów')}. Za dużo na listę; można je zastąpić własną listą.`,
  close: 'Zamknij listę',

  drawLine: 'Narysuj jako linię',
  drawArea: 'Narysuj jako obszar',
  reshapeIt: 'Zmień kształt',
  splitIt: 'Przetnij na dwoje',
  joinIt: 'Połącz z innym obszarem',
  samePlace: 'To samo miejsce co …',
  samePlaceOf: 'Co ma to samo miejsce?',
  joinWith: 'Połączyć z czym?',
  noOther: (text: string) => `Nic z miejscem nie nazywa się „${text}”.`,
  drawn: (name: string) => `Narysowano: ${name}`,
  reshaped: (name: string) => `Nowy kształt: ${name}`,
  split: (name: string, made: number) => `Przecięto: ${name}; obok ${count(made, 'nowy', 'nowe', 'nowych')}`,
  joined: (name: string, other: string) => `${name} obejmuje teraz: ${other}`,
  joinedBin: (name: string, other: string) => `${name} obejmuje teraz: ${other} (w koszu)`,
  placedLike: (name: string, other: string) => `${name} jest tam, gdzie ${other}`,
};

// Words of neighbourhoods, boundaries and saved views.

import { count, number } from './counting';

const day = (iso: string) =>
  Number.isNaN(new Date(iso).getTime())
    ? iso
    : new Date(iso).toLocaleDateString('pl-PL', { day: 'numeric', month: 'long', year: 'numeric' });
const borders = (n: number) => count(n, 'granica', 'granice', 'granic');
const assets = (n: number) => count(n, 'zasób', 'zasoby', 'zasobów');

export const areas = {
  title: 'Obszary',
  opening: 'Okolice tak, jak je opisują mieszkańcy, i granice urzędowe.',
  show: 'Pokaż wszystkie obszary',
  draw: 'Narysuj okolicę opisaną przez mieszkańców',
  bring: 'Wczytaj granice urzędowe',
  none: 'Nie ma jeszcze obszarów',
  noneText: 'Zapytaj troje sąsiadów, gdzie kończy się ich okolica, i narysuj, co powiedzą.',
  neighbourhoods: 'Jak opisują je mieszkańcy',
  official: 'Granice urzędowe',
  layer: (vintage: string | null) => vintage ?? 'Granice urzędowe',
  onMap: 'Na mapie',
  switch: (layer: string) => `Pokaż na mapie: ${layer}`,
  described: (by: string | null, on: string | null) =>
    [by && `opisuje: ${by}`, on && day(on)].filter(Boolean).join(', '),
  code: (code: string) => `kod ${code}`,
  inside: (n: number) => assets(n),
  insideLong: (n: number) => (n === 0 ? 'Nic w nim jeszcze nie ma' : `${assets(n)} wewnątrz`),
  notDrawn: 'jeszcze nienarysowany',
  removeLayer: 'Usuń te granice',
  layerRemoved: (n: number, layer: string) => `Usunięto: ${layer}, ${borders(n)}`,
  more: (n: number) => `Pokaż jeszcze ${number(n)}`,

  card: 'Obszar',
  close: 'Zamknij',
  kind: { neighbourhood: 'Okolica', official: 'Granica urzędowa' },
  by: 'Opisuje',
  on: 'Kiedy',
  vintage: 'Które granice',
  codeLabel: 'Kod',
  size: 'Wielkość',
  note: 'Notatka',
  onlyThese: 'Pokaż tylko to, co jest wewnątrz',
  goThere: 'Pokaż na mapie',
  edit: 'Edytuj',
  reshape: 'Zmień kształt',
  drawIt: 'Narysuj',
  cut: 'Przetnij na dwoje',
  join: 'Połącz z innym',
  joinWith: 'Połączyć z którym?',
  remove: 'Usuń',
  removed: (name: string) => `Usunięto: ${name}`,
  gone: 'Tego obszaru już tu nie ma.',
  kept: 'Granica urzędowa pozostaje taka, jak ją ogłoszono.',

  newTitle: 'Okolica',
  editTitle: 'Edycja',
  name: 'Jak ludzie ją nazywają',
  byLabel: 'Kto ją tak opisuje',
  byHint: 'Na przykład: troje sąsiadów z przystanku',
  onLabel: 'Kiedy',
  needsName: 'Nadaj jej nazwę, której używają ludzie.',
  save: 'Zachowaj',
  cancel: 'Nieważne',
  added: (name: string) => `${name} jest na mapie`,
  facet: 'Obszary',
  facetMore: (left: number) => `Pokaż jeszcze ${count(left, 'obszar', 'obszary', 'obszarów')}`,
  fewer: 'Pokaż mniej',
};

export const views = {
  layers: 'Co pokazuje mapa',
  noAreas: 'Nie ma jeszcze okolic ani granic.',
  allAreas: 'Wszystkie obszary',
  title: 'Zapisane widoki',
  none: 'Jeszcze żadnego. Zachowaj część mapy razem z tym, co pokazuje, aby do niej wrócić.',
  save: 'Zachowaj ten widok',
  name: 'Jak go nazwać',
  nameHint: 'Na przykład: sobotni targ',
  keep: 'Zachowaj',
  cancel: 'Nieważne',
  saved: (name: string) => `Zachowano: ${name}`,
  removed: (name: string) => `Nie jest już zachowany: ${name}`,
  go: (name: string) => `Przejdź do: ${name}`,
  remove: (name: string) => `Zapomnij: ${name}`,
  view: 'zapisany widok',
  back: 'Wróć do poprzedniego widoku',
  forward: 'Do następnego widoku',
  nowhereBack: 'to pierwszy widok',
  nowhereForward: 'to ostatni widok',
  toShown: 'Pokaż wszystko, co jest widoczne',
  nothingShown: 'nic z tego, co widać, nie jest na mapie',
};

export const boundaries = {
  areAssets: 'To jednak zasoby',
  areBoundaries: 'To granice, nie zasoby',
  title: 'Granice urzędowe',
  vintage: 'Co to za granice i z którego roku',
  vintageHint: 'Na przykład: okręgi 2023. Pod tą nazwą włącza się je i wyłącza razem.',
  name: 'Ich nazwy są w kolumnie',
  code: 'Ich kody są w kolumnie',
  noColumn: 'Brak kolumny',
  sample: (text: string) => `na przykład ${text}`,
  counts: (n: number, updated: number, same: number) =>
    [
      `nowe: ${borders(n)}`,
      updated > 0 && `zmienione: ${number(updated)}`,
      same > 0 && `już tutaj: ${number(same)}`,
    ]
      .filter(Boolean)
      .join(', '),
  waiting: (n: number) => `${count(n, 'wiersz czeka', 'wiersze czekają', 'wierszy czeka')} w skrzynce, bo nie ma w nich obrysu`,
  row: (n: number) => `wiersz ${number(n)}`,
  bring: (n: number) => `Wczytaj: ${borders(n)}`,
  nothing: 'Nie ma nic nowego do wczytania',
  done: (n: number, vintage: string) => `Wczytano jako ${vintage}: ${borders(n)}`,
  reading: 'Czytanie pliku',
};

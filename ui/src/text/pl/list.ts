// Words of the list, the tray and other tables of assets.

import { assets, count, number } from './counting';

export const list = {
  title: 'Zasoby',
  columns: {
    name: 'Nazwa',
    kind: 'Co to jest?',
    summary: 'Co wnosi',
    place: 'Gdzie',
    ties: 'Więzi',
    checked: 'Sprawdzone',
    area: 'Obszar',
    status: 'Jak się ma',
    tags: 'Tagi',
  },
  sortBy: (column: string) => `Ułóż według: ${column}`,
  selected: (n: number) => count(n, 'wybrany', 'wybrane', 'wybranych'),
  hint: 'Enter otwiera',
  foot: (total: number) => assets(total),
  notOnMap: 'poza mapą',
  somewhere: 'na mapie',
  similar: 'podobne',
  never: 'nigdy',
  emptyTitle: 'Nikt tu jeszcze nie zajrzał',
  emptyText: 'Kto na tej ulicy zbiera ludzi razem?',
  addFirst: 'Dodaj pierwszy zasób',
  nothingFound: 'Nic nie pasuje do wszystkiego naraz',
  nothingFoundText: 'Usuń coś z tego, co wybrane, albo poszukaj innymi słowami.',
  showAll: 'Pokaż wszystko',
  tagAll: 'Daj im tag',
  tagLabel: 'Tag dla wszystkich wybranych',
  giveTag: 'Daj ten tag',
  binAll: (n: number) => `Przenieś ${number(n)} do kosza`,
  shareAll: 'Podziel się nimi',
  tagged: (n: number, tag: string) => `Tag „${tag}”: ${assets(n)}`,
  row: (name: string, kind: string) => `${name}, ${kind}`,
};

export const tray = {
  title: 'Poza mapą',
  opening: 'Umieść coś na mapie albo zostaw tutaj. Tak i tak jest dobrze.',
  shownOf: (shown: number, total: number) => `${number(shown)} z ${number(total)}`,
  none: 'Wszystko, co widać, ma swoje miejsce na mapie',
  noneText: 'Tu czekałoby to, co nie ma miejsca albo nie może go mieć.',
  put: 'Umieść na mapie',
  putLabel: (name: string) => `Umieść na mapie: ${name}`,
  safeguarded: 'nie trafia na żadną mapę',
  more: (left: number) => `Pokaż jeszcze ${number(left)}`,
};

// Słowa drukowania: papier, pierwsza strona, co z tego wyszło.

import { assets, count, form } from './counting';

interface Notes {
  without_number: number;
  beyond: number;
  missing: string[];
}

export const print = {
  title: 'Drukuj',
  firstPage: 'Na papierze',
  firstPageOf: (n: number) => `Pierwsza strona, ${assets(n)}`,
  pages: (n: number) => count(n, 'strona', 'strony', 'stron'),
  drawing: 'Rysowanie pierwszej strony',
  paper: 'Papier',
  papers: { a4: 'A4', a3: 'A3' },
  portrait: 'pionowo',
  landscape: 'poziomo',
  onlyView: 'Tylko to, co teraz pokazuje mapa',
  notes: ({ without_number: crowded, beyond, missing }: Notes) => [
    ...(crowded > 0
      ? [`${count(crowded, 'znak', 'znaki', 'znaków')} bez miejsca na numer: spis podaje pole, w którym szukać. Na A3 jest więcej miejsca.`]
      : []),
    ...(beyond > 0
      ? [`${assets(beyond)} ${form(beyond, 'leży', 'leżą', 'leży')} poza brzegiem mapy i tak ${form(beyond, 'jest', 'są', 'jest')} w spisie.`]
      : []),
    ...(missing.length > 0
      ? [`Tych znaków nie da się wydrukować, będą w ich miejscu puste pola: ${missing.slice(0, 12).join(' ')}${missing.length > 12 ? ' …' : ''}`]
      : []),
  ],
  open: 'Otwórz go, żeby wydrukować. To PDF, który pokaże każdy komputer.',
};

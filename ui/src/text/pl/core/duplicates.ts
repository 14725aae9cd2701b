// What the core says of two assets that may be one.

import type { Pair } from '../../said';

export const duplicates: readonly Pair[] = [
  ['That is one asset already.', 'To już jest jeden zasób.'],
  ['it is one with another now', 'jest teraz jednym z innym zasobem'],
  [
    'These are of different kinds, so they are not one. If one of them has the wrong kind, change that first.',
    'To zasoby różnego rodzaju, więc nie są jednym. Jeśli któryś ma niewłaściwy rodzaj, najpierw go zmień.',
  ],
  [
    'One of these is safeguarded. It is not joined with anything, so that nothing about where it is comes near it.',
    'Jeden z nich jest chroniony. Nie łączy się go z niczym, żeby przy nim nie znalazło się nic o tym, gdzie jest.',
  ],
];

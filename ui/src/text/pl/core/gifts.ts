// What cannot be kept of gifts, wishes and conversations as it was given.

import type { Pair } from '../../said';

export const gifts: readonly Pair[] = [
  [
    'Say in a few words what is offered: sourdough, bike repair, a listening ear.',
    'Napisz w kilku słowach, co jest do wzięcia: zakwas, naprawa rowerów, rozmowa od serca.',
  ],
  [
    'Say in a few words what they would love: to learn Polish, someone to walk with.',
    'Napisz w kilku słowach, jakie to życzenie: nauczyć się polskiego, ktoś do spacerów.',
  ],
  [
    'Write what they offer or would love first: can teach sourdough; would love someone to walk with.',
    'Najpierw napisz, co ktoś daje albo czego chce: może nauczyć piec na zakwasie; szuka kogoś do spacerów.',
  ],
  ['Write down what was said: one sentence is enough.', 'Zapisz, o czym była mowa: jedno zdanie wystarczy.'],
  [
    'That day is still to come. Give the day on which it was said.',
    'Ten dzień dopiero nadejdzie. Podaj dzień, w którym ta rozmowa była.',
  ],
  [
    'There is nothing to keep yet. Write down a name, a gift, a wish or a promise first.',
    'Nie ma jeszcze czego zachować. Najpierw zapisz imię, dar, życzenie albo obietnicę.',
  ],
  [
    'Something was heard of a new entry that is not among the new ones. Choose whom it is about again.',
    'Coś dotyczy nowego wpisu, którego nie ma wśród nowych. Wybierz jeszcze raz, o kogo chodzi.',
  ],
  ['Whom this is about lies in the bin. Take it out first.', 'Wpis, którego to dotyczy, leży w koszu. Najpierw go wyjmij.'],
];

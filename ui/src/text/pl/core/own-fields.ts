// What is said of the team's own fields and of walks.

import type { Pair } from '../../said';

export const ownFields: readonly Pair[] = [
  ['“{}” is not a number. Write figures alone, such as 12 or 12.5.', '„{}” to nie jest liczba. Wpisz same cyfry, na przykład 12 lub 12,5.'],
  [
    '“{}” is not a day. Write it as 31/3/2026, 31 March 2026 or 2026-03-31.',
    '„{}” to nie jest dzień. Napisz go tak: 31.3.2026, 31 marca 2026 lub 2026-03-31.',
  ],
  ['“{}” is neither yes nor no.', '„{}” to ani tak, ani nie.'],
  ['“{}” is not among the choices of “{}”.', '„{}” nie ma do wyboru w polu „{}”.'],
  [
    '“{}” is not a web address. One begins with https://, as in the address line of a browser.',
    '„{}” to nie jest adres strony. Zaczyna się on od https://, jak w pasku adresu przeglądarki.',
  ],
  ['“{}” is not a text.', '„{}” to nie jest tekst.'],
  ['Choose one of the choices that stay, or take the answer off.', 'Wybierz jedną z możliwości, które zostają, albo usuń tę odpowiedź.'],
  ['A field needs a name, as it will stand on the card.', 'Pole potrzebuje nazwy, takiej jak na karcie.'],
  [
    'There is a field “{}” already. Use that one for more kinds, or choose another name.',
    'Pole „{}” już jest. Użyj go dla większej liczby rodzajów albo wybierz inną nazwę.',
  ],
  ['Write at least one choice.', 'Wpisz przynajmniej jedną możliwość.'],
  ['Two choices are called “{}”. Give one of them another name.', 'Dwie możliwości nazywają się „{}”. Nazwij jedną z nich inaczej.'],
  ['It stays with the team unless a profile names it.', 'Zostaje w zespole, chyba że wymienia to wybór pól.'],
  ['The team’s own fields were changed.', 'Zmieniono własne pola zespołu.'],
  ['a field of your own', 'własne pole'],
  ['That lies nowhere on Earth. Choose where to begin on the map.', 'To nie leży nigdzie na Ziemi. Wybierz na mapie, gdzie zacząć.'],
];

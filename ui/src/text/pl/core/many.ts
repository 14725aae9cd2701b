// What is said of changing many assets at once and of the cells of the table.

import type { Pair } from '../../said';

export const many: readonly Pair[] = [
  [
    'That is more than can be pasted at once. Save it as a file, then choose Bring in.',
    'To więcej, niż da się wkleić naraz. Zapisz to jako plik, potem wybierz „Wczytaj”.',
  ],
  ['A new asset needs a name. Everything else can wait.', 'Nowy zasób potrzebuje nazwy. Reszta może poczekać.'],
  ['“{}” cannot be changed in the table. It is changed on the card.', 'Pola „{}” nie da się zmienić w tabeli. Zmienia się je na karcie.'],
  ['“{}” is none of the choices. They are: {}.', '„{}” nie należy do możliwości. Są to: {}.'],
  ['“{}” is neither yes nor no.', '„{}” to ani tak, ani nie.'],
  ['“{}” is not a whole number that fits here.', '„{}” to nie jest liczba całkowita, która tu pasuje.'],
  ['Type what to look for.', 'Wpisz, czego szukać.'],
  ['Only texts can be searched for and replaced.', 'Znajdować i zamieniać można tylko teksty.'],
  ['One column cannot be written twice at once.', 'Jednej kolumny nie da się zapisać dwa razy naraz.'],
  [
    'One asset is among these twice. Choose each once, then try again.',
    'Jeden zasób jest tu dwa razy. Wybierz każdy raz i spróbuj ponownie.',
  ],
];

// A file that is brought in, as a whole.

import type { Pair } from '../../said';
import { count, form, number, rows } from '../counting';

const swapped = (n: string) =>
  `Dwie liczby miejsca wyglądają na zamienione: ${rows(Number(n))}. Na odwrót ${form(Number(n), 'leżałby', 'leżałyby', 'leżałoby')} wśród pozostałych.`;

export const importing: readonly Pair[] = [
  [
    '“{}” lists the relationships between the assets of another file, and would make assets of them. Nothing was changed. Bring in the file it was saved with.',
    '„{}” wylicza powiązania między zasobami z innego pliku i zrobiłoby z nich zasoby. Nic się nie zmieniło. Wczytaj plik, razem z którym zostało zapisane.',
  ],
  [
    '“{}” could not be read: {said}. Check that the file is still there and that you may open it.',
    'Nie udało się przeczytać „{}”: {}. Sprawdź, czy plik jeszcze tam jest i czy wolno ci go otworzyć.',
  ],
  [
    '“{}” is not a kind of file that can be brought in ({said}). Save it as CSV, XLSX or GeoJSON and try again.',
    'Pliku „{}” nie da się wczytać ({}). Zapisz go jako CSV, XLSX albo GeoJSON i spróbuj ponownie.',
  ],
  ['it has no extension', 'jego nazwa nie ma końcówki'],
  ['its extension is .{}', 'jego nazwa kończy się na .{}'],
  ['“{}” holds no rows: {said}. Choose another file.', 'W „{}” nie ma żadnych wierszy: {}. Wybierz inny plik.'],
  ['the file is empty', 'plik jest pusty'],
  ['no sheet has anything in it', 'wszystkie arkusze są puste'],
  [
    '“{}” is not valid {}, line {n}: {said}. {said}',
    (name, format, line, cause, next) => `„${name}” to nie jest poprawny ${format}, linia ${number(Number(line))}: ${cause}. ${next}`,
  ],
  ['“{}” is not valid {}: {said}. {said}', '„{}” to nie jest poprawny {}: {}. {}'],
  [
    '“{}” is JSON, but not GeoJSON: {said}. Ask whoever sent it for GeoJSON or CSV.',
    '„{}” to JSON, ale nie GeoJSON: {}. Poproś nadawcę o GeoJSON albo CSV.',
  ],
  [
    '“{}” was not opened: {said}. If you trust the file, save the sheet as CSV and bring that in.',
    'Nie otwarto „{}”: {}. Jeśli ufasz temu plikowi, zapisz arkusz jako CSV i wczytaj go w tej postaci.',
  ],
  ['“{}” has no sheet called “{}”. Its sheets are: {}.', 'W „{}” nie ma arkusza „{}”. Są w nim: {}.'],
  ['Reading “{}” was stopped. Nothing was changed.', 'Zatrzymano czytanie „{}”. Niczego nie zmieniono.'],
  ['There is no field “{}” that a column could be.', 'Nie ma pola „{}”, którym mogłaby być kolumna.'],
  [
    '{} is a Hereabouts catalogue itself. Nothing was changed. Open it instead of bringing it in.',
    '{} to sam w sobie spis Hereabouts. Niczego nie zmieniono. Zamiast wczytywać, otwórz go.',
  ],

  ['it is locked with a password', 'jest zamknięty hasłem'],
  ['Save it without the password and try again.', 'Zapisz go bez hasła i spróbuj ponownie.'],
  ['it is a zip file, but not a workbook', 'to plik zip, ale nie skoroszyt'],
  [
    'it holds {n} files inside, far more than a workbook has',
    (n) => `ma w środku ${count(Number(n), 'plik', 'pliki', 'plików')}, dużo więcej niż skoroszyt`,
  ],
  ['unpacked it would take {n} MB, {n} times its size on disk', 'po rozpakowaniu zająłby {} MB, {} razy więcej niż na dysku'],
  [
    'Open it in the program it comes from and save it as XLSX or CSV again.',
    'Otwórz go w programie, z którego pochodzi, i zapisz jeszcze raz jako XLSX albo CSV.',
  ],
  ['it holds bytes that are no text', 'są w nim bajty, które nie są tekstem'],
  ['Open it in the program it comes from and save it as CSV.', 'Otwórz go w programie, z którego pochodzi, i zapisz jako CSV.'],
  ['Open it in a spreadsheet and save it as CSV again.', 'Otwórz go w arkuszu i zapisz jeszcze raz jako CSV.'],
  ['the file ends too early; it may not have been copied whole', 'plik urywa się za wcześnie; może nie skopiował się w całości'],
  ['lists or objects are nested more than 127 deep', 'listy albo obiekty są zagnieżdżone ponad 127 razy'],
  ['{} (column {n})', '{} (kolumna {})'],
  ['Ask whoever sent it for a new copy.', 'Poproś nadawcę o nową kopię.'],

  ['it holds {said} where a FeatureCollection, a Feature or a geometry should be', 'jest w nim {} zamiast FeatureCollection, Feature albo geometrii'],
  ['nothing (null)', 'nic (null)'],
  ['true or false', 'prawda lub fałsz'],
  ['a number', 'liczba'],
  ['a text', 'tekst'],
  ['a list', 'lista'],
  ['it is a list of something other than features', 'to lista czegoś innego niż obiekty mapy'],
  ['its FeatureCollection has no list of features', 'w jego FeatureCollection nie ma listy obiektów'],
  ['it is TopoJSON, a different format', 'to TopoJSON, inny format'],
  ['its type is “{}”, which GeoJSON does not know', 'jego typ to „{}”, którego GeoJSON nie zna'],
  ['it does not say its type', 'nie podaje swojego typu'],
  ['after {n} features {said}', 'po {} obiektach {}'],

  ['A few characters could not be read; they are shown as \ufffd.', 'Kilku znaków nie dało się odczytać; widać je jako \ufffd.'],
  ['Above the headings stands: {}', 'Nad nagłówkami jest napisane: {}'],
  ['No line of headings was found, so the columns are numbered.', 'Nie znaleziono linii z nagłówkami, więc kolumny są ponumerowane.'],
  ['No row of headings was found, so the columns are numbered.', 'Nie znaleziono wiersza z nagłówkami, więc kolumny są ponumerowane.'],
  [
    'The row that starts on line {n} runs to the end of the file: a quotation mark there is probably never closed.',
    'Wiersz, który zaczyna się w linii {}, ciągnie się do końca pliku: pewnie brakuje w nim zamykającego cudzysłowu.',
  ],
  ['This is sheet “{}”; the file also has: {}.', 'To arkusz „{}”; w pliku są jeszcze: {}.'],
  [
    'The coordinates are in “{}”, which cannot be converted here. Ask for the file in WGS 84.',
    'Współrzędne są w układzie „{}”, którego nie da się tu przeliczyć. Poproś o plik w WGS 84.',
  ],
  [
    '{said} look swapped in {n} of {n} rows: as they are, the places lie far away or nowhere.',
    (what, n, of) =>
      `${what} wyglądają na zamienione w ${number(Number(n))} z ${number(Number(of))} wierszy: tak jak są, miejsca leżą daleko albo nigdzie.`,
  ],
  ['Easting and northing', 'Współrzędne wschodnia i północna'],
  ['Longitude and latitude', 'Długość i szerokość geograficzna'],
  [
    'The two numbers of the place look swapped in 1 row: the other way round it would lie among the others.',
    () => swapped('1'),
  ],
  [
    'The two numbers of the place look swapped in {n} rows: the other way round they would lie among the others.',
    swapped,
  ],
  [
    '{n} of {n} rows stand on one and the same spot although they differ. It may be a stand-in for “somewhere here”.',
    (n, of) =>
      `${number(Number(n))} z ${number(Number(of))} wierszy ma dokładnie to samo miejsce, choć mówią o czym innym. Może znaczy ono „gdzieś tutaj”.`,
  ],
];

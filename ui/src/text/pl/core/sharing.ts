// What leaves, what stays and why, and the files that are written.

import type { Pair } from '../../said';
import { assets, count, form, number } from '../counting';

const leave = (n: string, before: string) =>
  `${form(Number(n), 'Wychodzi', 'Wychodzą', 'Wychodzi')} ${assets(Number(n))}; w podglądzie było ${number(Number(before))}.`;

export const sharing: readonly Pair[] = [
  ['It stays with the team.', 'Zostaje w zespole.'],
  ['It may name people, so it stays with the team.', 'Może wymieniać ludzi, więc zostaje w zespole.'],
  ['Places are made coarser; this would say more.', 'Miejsca są zgrubione; to powiedziałoby więcej.'],
  ['Notes stay with the team unless a profile names them.', 'Notatki zostają w zespole, chyba że wybór pól je wymienia.'],
  ['A person’s own contact stays with the team.', 'Prywatny kontakt osoby zostaje w zespole.'],
  ['Nobody has said it may be published.', 'Nikt nie powiedział, że można to opublikować.'],
  [
    'It came with a file and stays unless a profile names it.',
    'Przyszło z plikiem i zostaje, chyba że wybór pól to wymienia.',
  ],
  ['It leaves coarser than it is known here.', 'Wychodzi mniej dokładnie, niż jest znane tutaj.'],
  ['It is nowhere that can be told.', 'Nie ma miejsca, które można by podać.'],

  ['No places are given.', 'Nie podaje się żadnych miejsc.'],
  [
    'Places are given to within about {said} at best: what is known better is moved to the middle of a fixed square of the map, and its address is left out.',
    'Miejsca podaje się najwyżej z dokładnością do około {}: to, co znane lepiej, trafia na środek stałego kwadratu mapy, a adres się pomija.',
  ],
  ['15 metres', '15 metrów'],
  ['75 metres', '75 metrów'],
  ['100 metres', '100 metrów'],
  ['1 kilometre', '1 kilometra'],
  ['5 kilometres', '5 kilometrów'],

  [
    'Choose one partner. Each gets a file of its own, because what one may have says nothing about another.',
    'Wybierz jednego partnera. Każdy dostaje własny plik, bo to, co może mieć jeden, nic nie mówi o innym.',
  ],
  [
    'What leaves was changed again and again while it was being written. Nothing was saved; wait until nobody is working on it, then save once more.',
    'To, co wychodzi, ciągle się zmieniało podczas zapisu. Niczego nie zapisano; poczekaj, aż nikt nad tym nie będzie pracować, i zapisz jeszcze raz.',
  ],
  [
    'That is the catalogue itself. Choose another name for the file.',
    'To jest sam spis. Wybierz dla pliku inną nazwę.',
  ],
  ['That is another catalogue. Choose another name for the file.', 'To jest inny spis. Wybierz dla pliku inną nazwę.'],
  [
    'That stands for no preview. Look at what leaves once more, then save.',
    'Nie ma takiego podglądu. Obejrzyj jeszcze raz, co wychodzi, i wtedy zapisz.',
  ],

  ['1 asset leaves; in the preview it was {n}.', (before) => leave('1', before)],
  ['{n} assets leave; in the preview it was {n}.', leave],
  [
    'Of relationships {n} leave; in the preview it was {n}.',
    (n, before) =>
      `${form(Number(n), 'Wychodzi', 'Wychodzą', 'Wychodzi')} ${count(Number(n), 'powiązanie', 'powiązania', 'powiązań')}; w podglądzie było ${number(Number(before))}.`,
  ],
  [
    'And {n} more were changed since the preview.',
    (n) => `Od podglądu ${form(Number(n), 'zmienił', 'zmieniły', 'zmieniło')} się jeszcze ${assets(Number(n))}.`,
  ],
  ['What leaves is not quite what the preview showed.', 'To, co wychodzi, nie jest całkiem tym, co pokazał podgląd.'],
  ['How relationships are worded was changed.', 'Zmieniły się słowa powiązań.'],
  ['The profile was changed.', 'Zmienił się wybór pól.'],
  ['What is known of the partner was changed.', 'Zmieniło się to, co wiadomo o partnerze.'],
  ['The catalogue has another name.', 'Spis ma inną nazwę.'],
  ['“{}” stays: {said}.', '„{}” zostaje u nas: {}.'],
  ['“{}” leaves and was not in the preview.', '„{}” wychodzi, a nie było tego w podglądzie.'],
  ['“{}” was changed and leaves as it is now.', '„{}”: zmieniono i wychodzi tak, jak jest teraz.'],
  ['it is not here any more', 'już go tu nie ma'],
  ['it may be seen by fewer people now', 'widzi go teraz mniej osób'],
  ['it is safeguarded now', 'jest teraz chroniony'],
  ['people leave for the team alone', 'ludzie wychodzą tylko do zespołu'],
  ['the profile does not ask for its kind', 'wybór pól pomija ten rodzaj'],
  ['it was changed and is not among what is shown now', 'zmienił się i nie ma go wśród tego, co teraz widać'],
  ['it was changed', 'zmienił się'],
  ['a property appeared while it was saved', 'podczas zapisu przybyła nowa informacja'],

  ["Cannot save to '{}': {said}", 'Nie da się zapisać w „{}”: {}'],
  ['it is a folder. Choose a name for the file.', 'to folder. Wybierz nazwę dla pliku.'],
  ['its folder does not exist. Choose another, or make it first.', 'takiego folderu nie ma. Wybierz inny albo najpierw go utwórz.'],
  [
    "Could not write '{}': {said}. Free some space or choose another folder, then save again.",
    'Nie udało się zapisać „{}”: {}. Zwolnij trochę miejsca albo wybierz inny folder i zapisz jeszcze raz.',
  ],
  [
    "Could not put '{}' in place: {said}. Close it if another program has it open, then save again.",
    'Nie udało się umieścić „{}” na miejscu: {}. Jeśli plik jest otwarty w innym programie, zamknij go i zapisz jeszcze raz.',
  ],
  [
    "Could not remove '{}', which belongs to an earlier save: {said}. Remove it before you pass the files on.",
    'Nie udało się usunąć „{}” z wcześniejszego zapisu: {}. Usuń go, zanim przekażesz pliki dalej.',
  ],
  ["There is no format called '{}'. The formats are: {}.", 'Nie ma formatu „{}”. Są formaty: {}.'],
  [
    "Asset '{}' has a value that does not fit the columns of this release (number {n}).",
    'Zasób „{}” ma wartość, która nie pasuje do kolumn tego pliku (numer {}).',
  ],
  ['the table could not be ended', 'nie udało się zakończyć tabeli'],
];

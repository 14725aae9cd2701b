// What leaves, what stays and why, and the files that are written.

import type { Pair } from '../../said';
import { assets, count, form, number } from '../counting';

const leave = (n: string, before: string) =>
  `${form(Number(n), 'Wychodzi', 'Wychodzą', 'Wychodzi')} ${assets(Number(n))}; w podglądzie było ${number(Number(before))}.`;

export const sharing: readonly Pair[] = [
  ['It names somebody who stays here.', 'Wymienia kogoś, kto zostaje tutaj.'],
  ['There is a phone number in it.', 'Jest w tym numer telefonu.'],
  ['There is an e-mail address in it.', 'Jest w tym adres e-mail.'],
  ['There is a postcode in it.', 'Jest w tym kod pocztowy.'],
  ['There is a house number in it.', 'Jest w tym numer domu.'],
  ['It stays here, it would give the spot away.', 'Zostaje tutaj, zdradziłoby miejsce.'],
  ['So few here offer this that it would say who it is.', 'Tak mało osób tu to oferuje, że byłoby wiadomo, kto to.'],
  ['It sounds like a place that must not be found.', 'Brzmi jak miejsce, którego nie wolno znaleźć.'],
  ['It would leave alone, and all of the file would tell of it.', 'Wyszłoby samo i cały plik byłby o tym jednym.'],
  [
    'Say in a few words why it may leave. They are kept in the register.',
    'Powiedz w kilku słowach, dlaczego może wyjść. Zostaną w rejestrze.',
  ],
  [
    'This catalogue is called “{}”, and that travels with the file. It names somebody who stays here, so nothing was made. Call the catalogue something else first.',
    'Ten spis nazywa się „{}”, a nazwa idzie razem z plikiem. Wymienia kogoś, kto zostaje tutaj, więc niczego nie przygotowano. Najpierw nazwij spis inaczej.',
  ],
  [
    'What is to be given says “{}”, and that travels with the file. It names somebody who stays here, so nothing was made. Write it without the name first.',
    'W tym, co ma wyjść, jest „{}”, a to idzie razem z plikiem. Wymienia kogoś, kto zostaje tutaj, więc niczego nie przygotowano. Najpierw napisz to bez nazwiska.',
  ],
  ['it is left out', 'jest pominięty'],
  ['A group', 'Grupa'],
  ['A service', 'Usługa'],
  ['A place', 'Miejsce'],
  ['A local exchange', 'Lokalna wymiana'],
  ['A story or tradition', 'Opowieść lub tradycja'],

  [
    'Nothing of this may leave for them, so nothing was saved and nothing is written down. The preview says why each of them stays.',
    'Nic z tego nie może do nich wyjść, więc nic nie zapisano ani nie wpisano do rejestru. Podgląd mówi, dlaczego każde z nich zostaje.',
  ],
  [
    '{} may be given something by these choices of fields alone: {}. Choose one of them.',
    '{} może dostać coś tylko według tych wyborów pól: {}. Wybierz jeden z nich.',
  ],
  [
    'This choice of fields is for these partners alone: {}. Choose another one.',
    'Ten wybór pól jest tylko dla tych partnerów: {}. Wybierz inny.',
  ],
  [
    'The choices of fields that {} may be given by are not here any more, so nothing leaves for them. Say on the page of partners what they may be given.',
    'Nie ma już wyborów pól, według których {} może coś dostać, więc nic nie wychodzi. Powiedz na stronie partnerów, co ten partner może dostać.',
  ],
  ['It is a form they signed, and that stays here.', 'To podpisany formularz, a on zostaje tutaj.'],
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
  [
    'It does not lie in what may be given, so its place stays here.',
    'Nie leży w tym, co można podać, więc miejsce zostaje tutaj.',
  ],
  [
    'Fewer than five lie in its square or area, so its place stays here: it would be found.',
    'W tym kwadracie lub obszarze jest mniej niż pięć, więc miejsce zostaje tutaj: dałoby się je znaleźć.',
  ],
  ['It is nowhere that can be told.', 'Nie ma miejsca, które można by podać.'],

  ['No places are given.', 'Nie podaje się żadnych miejsc.'],
  [
    'Places are given as squares of about 14 metres of one fixed grid (Plus Codes), and their addresses are left out.',
    'Miejsca podaje się jako kwadraty około 14 metrów jednej stałej siatki (Plus Codes), bez adresów.',
  ],
  [
    'Places are given as squares of about 275 metres of one fixed grid (Plus Codes), and their addresses are left out.',
    'Miejsca podaje się jako kwadraty około 275 metrów jednej stałej siatki (Plus Codes), bez adresów.',
  ],
  [
    'Places are given as squares of about 5 kilometres of one fixed grid (Plus Codes), and their addresses are left out.',
    'Miejsca podaje się jako kwadraty około 5 kilometrów jednej stałej siatki (Plus Codes), bez adresów.',
  ],
  [
    'Places are given as the outline of one chosen area, and their addresses are left out.',
    'Miejsca podaje się jako granice jednego wybranego obszaru, bez adresów.',
  ],
  [
    'Where people live is given, if they agreed to that, as squares of about 275 metres of one fixed grid (Plus Codes).',
    'To, gdzie ludzie mieszkają, podaje się, jeśli się na to zgodzili, jako kwadraty około 275 metrów jednej stałej siatki (Plus Codes).',
  ],
  [
    'Where coarser places were given before, they stay as coarse as they were.',
    'Tam, gdzie wcześniej podano miejsca mniej dokładnie, pozostają tak samo niedokładne.',
  ],
  [
    'In a square or an area with fewer than five homes or organisations no places are given.',
    'W kwadracie lub obszarze, w którym jest mniej niż pięć domów lub organizacji, nie podaje się miejsc.',
  ],
  [
    'This profile gives places as the area “{}”, which is not here any more or has no outline. Choose another area in the profile, or draw this one.',
    'Ten wybór pól podaje miejsca jako obszar „{}”, którego już tu nie ma albo który nie ma granic. Wybierz w nim inny obszar albo narysuj ten.',
  ],

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
  [
    'That is a catalogue, or belongs to one. Choose another name for the file.',
    'To jest spis albo coś, co do spisu należy. Wybierz dla pliku inną nazwę.',
  ],
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
  ['The profile does not name it.', 'Wybór pól tego nie wymienia.'],
  ['What is known of the partner was changed.', 'Zmieniło się to, co wiadomo o partnerze.'],
  ['The catalogue’s own details were changed.', 'Zmieniły się dane samego spisu.'],
  ['“{}” stays: {said}.', '„{}” zostaje u nas: {}.'],
  ['“{}” leaves and was not in the preview.', '„{}” wychodzi, a nie było tego w podglądzie.'],
  ['“{}” was changed and leaves as it is now.', '„{}”: zmieniono i wychodzi tak, jak jest teraz.'],
  ['it is not here any more', 'już go tu nie ma'],
  ['it may be seen by fewer people now', 'widzi go teraz mniej osób'],
  ['What is said there is sensitive and stays with the team.', 'To, co tam zapisano, jest wrażliwe i zostaje w zespole.'],
  ['it is safeguarded now', 'jest teraz chroniony'],
  ['people leave for the team alone', 'ludzie wychodzą tylko do zespołu'],
  ['the profile does not ask for its kind', 'wybór pól pomija ten rodzaj'],
  ['it was changed and is not among what is shown now', 'zmienił się i nie ma go wśród tego, co teraz widać'],
  ['it was changed', 'zmienił się'],
  ['a property appeared while it was saved', 'podczas zapisu przybyła nowa informacja'],

  ["Cannot save to '{}': {said}", 'Nie da się zapisać w „{}”: {}'],
  ['it is a folder. Choose a name for the file.', 'to folder. Wybierz nazwę dla pliku.'],
  [
    'a file of that name is there that Hereabouts did not save. Choose another name, or move that file first.',
    'jest tam plik o tej nazwie, którego nie zapisał Hereabouts. Wybierz inną nazwę albo najpierw przenieś tamten plik.',
  ],
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
  ['The pages could not be made ({}). Nothing was saved. Choose fewer assets, or another paper, and try again.', 'Nie udało się zrobić stron ({}). Niczego nie zapisano. Wybierz mniej zasobów albo inny papier i spróbuj ponownie.'],
  ["There is no format called '{}'. The formats are: {}.", 'Nie ma formatu „{}”. Są formaty: {}.'],
  [
    "Asset '{}' has a value that does not fit the columns of this release (number {n}).",
    'Zasób „{}” ma wartość, która nie pasuje do kolumn tego pliku (numer {}).',
  ],
  ['the table could not be ended', 'nie udało się zakończyć tabeli'],
];

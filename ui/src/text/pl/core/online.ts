// What the program says of what it asked the network.

import type { Pair } from '../../said';

export const online: readonly Pair[] = [
  [
    'This computer has no folder in which the settings for the internet could be kept, so it stays offline.',
    'Na tym komputerze nie ma folderu na ustawienia internetu, więc pozostaje on offline.',
  ],
  ['The online map is turned off, so nothing was asked. It is turned on under Internet.', 'Mapa online jest wyłączona, więc o nic nie pytano. Włącza się ją na stronie Internet.'],
  ['Online search is turned off, so nothing was sent. It is turned on under Internet.', 'Wyszukiwanie online jest wyłączone, więc nic nie wysłano. Włącza się je na stronie Internet.'],
  [
    '{} did not answer: there is no internet just now, or the service is not there. What lies on this laptop goes on working.',
    'Brak odpowiedzi od {}: nie ma teraz internetu albo usługa nie działa. To, co leży na tym laptopie, działa dalej.',
  ],
  [
    'No safe connection to {} could be made: it could not prove that it is what it says. Nothing was sent. Look at the date of this laptop, or ask somebody else instead.',
    'Nie udało się bezpiecznie połączyć z {}: nie ma dowodu, że to naprawdę ten serwer. Nic nie wysłano. Sprawdź datę na tym laptopie albo pytaj kogoś innego.',
  ],
  [
    '{} does not want to answer (number {}). Wait a while; if it stays so, ask somebody else instead, under Internet.',
    '{} nie chce odpowiedzieć (numer {}). Poczekaj chwilę; jeśli to nie minie, wybierz kogoś innego na stronie Internet.',
  ],
  [
    '{} sends on to another address, and that is not followed: {}. If it is right, write it into the settings under Internet.',
    '{} odsyła pod inny adres, a tam program nie idzie: {}. Jeśli jest właściwy, wpisz go w ustawieniach na stronie Internet.',
  ],
  ['{} sent more than it should, so it was not taken. Ask somebody else instead.', '{} przysłał więcej, niż powinien, więc tego nie przyjęto. Pytaj kogoś innego.'],
  [
    'What {} sent is no picture in PNG, JPEG or WebP. Is its address right? Look under Internet.',
    'To, co przysłał {}, to nie obraz PNG, JPEG ani WebP. Czy adres jest dobry? Sprawdź na stronie Internet.',
  ],
  ['What {} sent is no list of places. Is its address right? Look under Internet.', 'To, co przysłał {}, to nie lista miejsc. Czy adres jest dobry? Sprawdź na stronie Internet.'],
  ['There is nothing to look up. Type a street, a place or a postcode first.', 'Nie ma czego szukać. Najpierw wpisz ulicę, miejsce albo kod pocztowy.'],
  [
    '“{}” is no address that can be asked. It has to begin with https:// and to hold no blank.',
    '„{}” to nie adres, który można pytać. Musi zaczynać się od https:// i nie zawierać odstępów.',
  ],
  [
    '“{}” would be asked without protection. Use an address that begins with https://, not with http://.',
    '„{}” byłby pytany bez ochrony. Użyj adresu, który zaczyna się od https://, a nie od http://.',
  ],
  [
    'The address of an online map needs the letters z, x and y, each once and in curly brackets, where zoom, column and row of a tile go.',
    'Adres mapy online musi mieć litery z, x i y, każdą raz i w nawiasach klamrowych, tam gdzie idą powiększenie, kolumna i wiersz.',
  ],
  [
    'The address of an online search needs the word text in curly brackets, where what you type goes.',
    'Adres wyszukiwania online musi mieć słowo text w nawiasach klamrowych, tam gdzie idzie to, co wpisujesz.',
  ],
  ['Say whom to thank: every online map and every list of places asks for that.', 'Napisz, komu podziękować: prosi o to każda mapa online i każda lista miejsc.'],
];

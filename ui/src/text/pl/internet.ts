// Internet: o co można go pytać i o co pytano.

import { count } from './counting';

export const internet = {
  title: 'Internet',
  open: 'Internet, włącz lub wyłącz',
  opening:
    'Hereabouts działa bez internetu i pozostaje offline, dopóki czegoś tu nie włączysz. Wybór dotyczy tego laptopa, bez względu na to, który spis jest otwarty. Ze spisu nigdy nic nie jest wysyłane.',
  offline: 'Ten laptop pozostaje offline.',
  online: 'O to, co poniżej zaznaczone, wolno pytać internet.',
  stayOffline: 'Pozostań offline',
  short: { off: 'Wyłączony: ten laptop pozostaje offline.', tiles: 'Mapa online jest włączona.', search: 'Wyszukiwanie online jest włączone.', both: 'Mapa i wyszukiwanie online są włączone.' },

  tiles: 'Mapa online',
  tilesMean: (host: string) => `Gdy to jest włączone, to, co widać na mapie, jest wysyłane do ${host}, który wie wtedy, gdzie patrzysz.`,
  tileSource: 'Pytaj o mapę kogoś innego',
  tileHint: 'Adres, który zaczyna się od https:// i ma {z}, {x} i {y} tam, gdzie idą powiększenie, kolumna i wiersz.',
  kept: (size: string) => `Na tym laptopie leży ${size} mapy, tak długo, jak pozwalają jej twórcy. Widać po niej, gdzie patrzono.`,
  throwAway: 'Wyrzuć ją',
  thrownAway: 'Przechowywanych kawałków mapy już nie ma',

  search: 'Wyszukiwanie online',
  searchMeans: (host: string) => `Gdy naciśniesz „Szukaj online”, i tylko wtedy, to, co wpisano, jest wysyłane do ${host}, który wie wtedy, czego szukasz.`,
  searchSource: 'Pytaj o miejsca kogoś innego',
  searchHint: 'Adres, który zaczyna się od https://, ma {text} tam, gdzie idą twoje słowa, i odpowiada jak Nominatim.',

  address: 'Adres',
  thanks: 'Komu podziękować',
  thanksHint: 'Stoi na mapie i idzie razem z miejscami, które się tam znalazły.',
  use: 'Używaj tego',
  backToUsual: 'Wróć do OpenStreetMap',
  sourceSaved: 'Od teraz pytany jest ten adres',
  again: 'Spróbuj ponownie',
  putAway: 'Odłóż to',

  asked: 'O co ten program pytał sieć',
  never: 'O nic, nigdy.',
  nothingSince: (time: string) => `O nic, odkąd wyczyszczono tę listę: ${time}.`,
  since: (time: string) => `Lista zaczyna się: ${time}; co było wcześniej, nie jest przechowywane.`,
  clear: 'Wyczyść tę listę',
  when: 'Kiedy',
  whom: 'Kogo',
  what: 'O co',
  bytes: 'Ile przyszło',
  result: 'Jak poszło',
  tilesAsked: (n: number, from: number, to: number) => `${count(n, 'kawałek', 'kawałki', 'kawałków')} mapy, powiększenie ${from === to ? from : `${from}–${to}`}`,
  searched: (text: string) => `szukano „${text}”`,
  outcomes: { asked: 'o odpowiedzi nic nie wiadomo', came: 'przyszło', unchanged: 'bez zmian od ostatniego razu' },
  more: 'Pokaż więcej',
  count: (n: number) => `Razem ${count(n, 'zapytanie', 'zapytania', 'zapytań')}.`,
};

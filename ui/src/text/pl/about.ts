// The words of the page "About".

import { count } from './counting';

export const about = {
  title: 'Hereabouts',
  version: (version: string) => `Wersja ${version}`,
  what: 'Mapa i spis tego, co jest siłą miejsca: talenty ludzi, grupy, organizacje, miejsca, lokalna wymiana, opowieści, i to, jak się ze sobą łączą.',
  offlineTitle: 'Działa bez internetu',
  offline:
    'Wszystko jest w jednym pliku, który należy do was. Nic z niego nie jest nigdzie wysyłane: nie ma konta, statystyk ani szukania aktualizacji. Mapa świata przyszła razem z programem. Mapa online i wyszukiwanie online są, jeśli je włączysz; do tego czasu program o nic nie pyta sieci, a potem wszystko, o co pytał, stoi na liście. Plik opuszcza tego laptopa tylko wtedy, gdy zapiszesz go dla kogoś.',
  creditsTitle: 'Mapy i dane',
  partsTitle: 'Z czego to jest zrobione',
  parts: (n: number) =>
    `${count(n, 'część', 'części', 'części')} autorstwa innych ludzi, każda na licencji, która pozwala przekazać ją dalej.`,
  find: 'Znajdź część albo licencję',
  found: (n: number) => count(n, 'część', 'części', 'części'),
  noText: 'Ta część przyszła bez tekstu licencji.',
  notThere:
    'Do tej kopii programu nie zrobiono listy części. Robi ją polecenie „cargo xtask run”.',
  back: 'Wróć',
};

// Words of photos, scans and recordings: on the card, in the gallery, and while they come.

import { count, number } from './counting';

export const photoWords = {
  title: 'Zdjęcia i nagrania',
  add: 'Dodaj zdjęcie',
  addHint: 'Zdjęcie, skan albo nagranie. Możesz je też tu upuścić lub wkleić.',
  all: (n: number) => `Zobacz wszystkie: ${number(n)}`,
  open: (what: string) => `Obejrzyj: ${what}`,
  photoOf: (name: string) => `Zdjęcie: ${name}`,
  fileOf: (file: string, name: string) => `${file}, przy: ${name}`,
  notYet: 'Nie ma go jeszcze na tym laptopie.',
  notShown: 'Nie da się go tu pokazać. Jest zachowane tak, jak przyszło, i zostaje w zespole.',
  cannotShow: 'Tego nie da się pokazać.',

  takenHere: 'Aparat zapisał, gdzie zrobiono to zdjęcie.',
  putThere: (name: string) => `Umieścić tam na mapie: ${name}?`,
  put: 'Umieść tam',
  notNow: 'Nie teraz',
  isThere: (name: string) => `${name}: jest na mapie tam, gdzie zrobiono zdjęcie`,

  gallery: (name: string) => `Zdjęcia i nagrania: ${name}`,
  nth: (n: number, total: number) => `${number(n)} z ${number(total)}`,
  previous: 'Poprzednie',
  next: 'Następne',
  close: 'Zamknij',
  earlier: 'Przesuń do przodu',
  later: 'Przesuń do tyłu',
  remove: 'Usuń',
  removed: 'Usunięto zdjęcie',
  removedFile: (file: string) => `Usunięto: ${file}`,
  caption: 'Podpis',
  alt: 'Co na nim widać, dla osób, które go nie zobaczą',
  taken: (when: string) => `Zrobione ${when}`,
  size: (bytes: number) =>
    bytes < 100_000 ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB` : `${number(bytes / 1_000_000, { maximumFractionDigits: 1 })} MB`,
  publish: 'Można opublikować',
  publishHint: 'Tylko wtedy może wyjść poza zespół, gdy dzielisz się ze zdjęciami. Gdzie i kiedy je zrobiono, nigdy nie wychodzi.',
  personStays: 'Zostaje w zespole; zobaczą je tylko ci, którym ta osoba zgodziła się je pokazać. Mówi o tym jej strona udostępniania.',
  copy: 'Zapisz kopię',
  copyHint: 'Obrócone jak trzeba, bez informacji gdzie, kiedy i czym je zrobiono.',
  copyAsItCame: 'Tak, jak przyszło. Może zdradzać, gdzie i kiedy powstało.',
  copyTitle: 'Zapisz kopię jako',
  copied: (file: string) => `Zapisano kopię: ${file}`,

  pastedName: 'obraz.png',
  choose: { title: 'Wybierz zdjęcia, skany lub nagrania', kind: 'Zdjęcia, skany i nagrania', any: 'Dowolny plik' },
  added: (n: number) => (n === 1 ? 'Dodano' : `Dodano ${count(n, 'plik', 'pliki', 'plików')}`),
  refused: (files: { file_name: string; why: string }[]) => {
    const first = files.slice(0, 3).map(({ file_name, why }) => `Nie dodano „${file_name}”. ${why}`);
    const more = files.length - first.length;
    if (more > 0) first.push(`Nie dodano też ${count(more, 'innego pliku', 'innych plików', 'innych plików')}.`);
    return first.join(' ');
  },
  dropThis: 'Upuść, aby dodać do tego, co wybrane',
  chooseFirst: 'Otwórz kartę, do której należy, i upuść je tam.',
  child: 'Usunięto zdjęcia i nagrania: nie trzymamy ich, gdy ktoś ma mniej niż 18 lat',
};

// Słowa spotkania z ofertami i życzeniami: duże, krótkie, do czytania z drugiego końca sali.

import { count } from './counting';

const cards = (n: number) => count(n, 'karteczka', 'karteczki', 'karteczek');

export const gatherings = {
  show: 'Oferty i życzenia',
  title: 'Oferty i życzenia',
  opening: 'Każdy po kolei mówi, co może dać i czego by chciał. Ktoś pisze, a wszyscy widzą, co do siebie pasuje.',
  failed: 'Tej strony nie można teraz pokazać',
  begin: 'Rozpocznij spotkanie',
  name: 'Jak się nazywa?',
  nameHint: 'Na przykład: wiosenna kolacja w sali',
  on: 'Którego dnia',
  start: 'Rozpocznij',
  earlier: 'Wcześniejsze spotkania',
  none: 'Nie było jeszcze spotkania.',
  open: (name: string) => `Otwórz: ${name}`,
  remove: (name: string) => `Usuń: ${name}; to, co powiedziano, zostaje na kartach`,
  removed: (name: string) => `Usunięto: ${name}; to, co powiedziano, zostaje`,
  leave: 'Wszystkie spotkania',

  who: 'Kto?',
  whoHint: 'Wystarczy imię',
  what: 'Co oferuje albo czego by chciał ten ktoś?',
  whatHint: 'może nauczyć: chleb na zakwasie; chciałaby: podwózka w piątki',
  add: 'Wywieś',
  here: (name: string) => `${name}, już tutaj`,
  saidToday: (name: string) => `${name}, dziś przy głosie`,
  listed: 'Może być na liście do domu',
  notListed: 'Zostaje w zespole',
  listedKey: 'Alt A',
  keysLine: 'Tab idzie dalej, Enter wywiesza, Shift i Enter zostawia tę samą osobę, Alt i A mówi, czy może być na liście.',
  needsWho: 'Najpierw wpisz, kto to mówi.',
  needsWhat: 'Najpierw wpisz, co powiedziano.',
  putUp: (who: string) => `${who}: wisi`,
  going: 'wywieszanie',
  failedCard: 'To się nie zapisało',
  again: 'Spróbuj ponownie',
  drop: 'Pomiń',

  cards: 'Co powiedziano',
  cardsNone: 'Tutaj pojawi się pierwsza karteczka.',
  howMany: cards,
  offers: 'oferuje',
  wouldTeach: 'może nauczyć',
  wouldLove: 'życzenie',
  listIt: (what: string) => `Może być na liście: ${what}`,
  takeBack: 'Cofnij',
  takeBackOf: (what: string) => `Cofnij: ${what}`,
  tookBack: (what: string) => `Cofnięto: ${what}`,

  matches: 'To do siebie pasuje',
  matchesNone: 'Gdy tylko ktoś zaoferuje to, czego ktoś inny chce, będzie to tutaj.',

  takeaway: 'Lista do domu',
  takeawayText: (n: number) => (n === 0 ? 'Nikt jeszcze nie zgodził się na niej być.' : `${cards(n)} za zgodą, bez telefonów i adresów.`),
  takeawaySave: 'Zapisz listę',
  takeawayKind: 'Strona internetowa',
  takeawayAny: 'Dowolny plik',
  takeawayFile: (name: string) => `${name}, lista do domu`,
  takeawaySaved: 'Lista zapisana. Można ją otworzyć w przeglądarce i wydrukować.',
  list: {
    opening: 'Co ludzie mogą dać i czego by chcieli. Wszyscy, którzy tu są, zgodzili się być na tej liście. Kto chce kogoś z nich poznać, niech zapyta tych, którzy zaprosili.',
    offers: 'Co ludzie oferują',
    wishes: 'Czego by chcieli',
  },
};

// Words of the Inbox and the bin.

import { number, rows } from './counting';

const listed = new Intl.ListFormat('pl-PL');

export const inbox = {
  title: 'Poczekalnia',
  opening: 'To, co potrzebuje jeszcze nazwy, miejsca, rodzaju albo decyzji. „Później” to zawsze dobra odpowiedź.',
  empty: 'Poczekalnia jest pusta',
  emptyText: 'Tu czeka to, co notujesz na szybko, i niepewne wiersze z list.',
  emptyDo: 'Wczytaj listę',
  from: (source: string, row: string | null) =>
    row && /^\d{1,7}$/.test(row) ? `wiersz ${row} z listy „${source}”` : `z listy „${source}”`,
  noName: 'Bez nazwy',
  becomes: 'Czym by się stało',
  reach: (value: string, whose: string) => `${value} (${whose})`,
  checked: 'Ostatnio sprawdzone',
  showCells: 'Pokaż, jak przyszło',
  geometry: 'Miejsce, tak jak przyszło',
  name: 'Nazwa',
  kind: 'Co to jest?',
  make: (aKind: string) => `Dodaj jako ${aKind}`,
  needsName: 'Najpierw nadaj nazwę.',
  takeOver: (name: string) => `To jest ${name}: uzupełnij`,
  takeOverUnknown: 'To to samo: uzupełnij',
  lookAt: (name: string) => `Zobacz: ${name}`,
  which: 'To coś, co już tu jest: nazwa',
  isIt: (name: string) => `To jest ${name}`,
  sayMore: 'Zachowaj tak',
  enough: 'Nic więcej do powiedzenia',
  saidMore: (name: string) => `Zachowano: ${name}`,
  dropTie: 'Pomiń to powiązanie',
  areTheyOne: 'To może być jedno i to samo.',
  pair: (names: string[]) => listed.format(names),
  oneStays: (name: string) => `To jedno, nazwa: ${name}`,
  oneNow: (name: string) => `Teraz to jedno: ${name}`,
  areTwo: 'To dwie różne rzeczy',
  stayTwo: 'Zostają dwie',
  drop: 'Pomiń',
  itemLabel: (title: string) => `W poczekalni: ${title}`,
  made: (name: string) => `Dodano: ${name}`,
  taken: 'Uzupełniono',
  dropped: 'Pominięto',
  alike: (n: number, source: string) => `${rows(n)} z listy „${source}”`,
  dropAll: (n: number) => `Pomiń wszystkie (${number(n)})`,
  droppedAll: (n: number) => `Pominięto ${rows(n)}`,
  more: (left: number) => `Pokaż jeszcze ${number(left)}`,
  jotLabel: 'Co słychać i co widać?',
  keep: 'Zachowaj',
};

export const bin = {
  title: 'Kosz',
  opening: 'Usunięte zasoby czekają tu razem ze swoimi powiązaniami. Wyjmij któryś, a będzie jak przedtem.',
  empty: 'Kosz jest pusty',
  emptyText: 'Tu czeka to, co usuwasz.',
  restore: 'Wyjmij',
  restoreLabel: (name: string) => `Wyjmij: ${name}`,
  restored: (name: string) => `Wróciło: ${name}`,
  more: (left: number) => `Pokaż jeszcze ${number(left)}`,
};

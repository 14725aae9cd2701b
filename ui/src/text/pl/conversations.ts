// Words of noting what was heard, and of sorting it.

import type { ConversationKind, GiftForm, WishKind } from '../../core/bindings';
import { count, number } from './counting';
import { partOfDay } from './times';

const listed = new Intl.ListFormat('pl-PL');

export const conversationKinds: Record<ConversationKind, string> = {
  one_to_one: 'W cztery oczy',
  group: 'W grupie',
  passing: 'W przelocie',
  visit: 'Odwiedziny',
};

export const noteWords = {
  title: 'Zanotuj rozmowę',
  aboutChosen: 'Zanotuj rozmowę o tym, co wybrane',
  label: 'Z kim była rozmowa? Co w niej padło?',
  placeholder: 'Z kim była rozmowa? Co w niej padło?',
  hint: 'Jedno zdanie albo cała strona, tak jak padło. Zachowuje Ctrl i Enter.',
  keep: 'Zanotuj',
  about: 'O kim i o czym',
  recognised: (names: string[]) => `Znane tutaj: ${listed.format(names)}`,
  not: (name: string) => `To ktoś inny niż ${name}`,
  how: 'Jak przebiegła rozmowa',
  on: 'Którego dnia',
  where: 'Gdzie to było',
  at: (name: string) => `gdzie: ${name}`,
  notAt: (name: string) => `Nie tu: ${name}`,
  kept: 'Zanotowano. Czeka w poczekalni na uporządkowanie.',
  sortNow: 'Uporządkuj teraz',
};

export const conversationWords = {
  title: 'Rozmowy',
  opening: 'Co ludzie mówili, ich słowami. Zostaje w zespole, a to, co dotyczy karty „Tylko ty”, zostaje u ciebie.',
  waiting: 'Czekają na uporządkowanie',
  waitingHint: 'Z każdej powstają ludzie, dary, życzenia, powiązania i obietnice, kiedy tylko zechcesz.',
  sort: 'Uporządkuj',
  sortLabel: (beginning: string) => `Uporządkuj: ${beginning}`,
  past: 'Uporządkowane',
  pastNone: 'Jeszcze nic nie uporządkowano.',
  sortAgain: 'Wyczytaj więcej',
  sortAgainLabel: (beginning: string) => `Wyczytaj więcej: ${beginning}`,
  at: (name: string) => `gdzie: ${name}`,
  by: (name: string) => `zanotowane przez: ${name}`,
  about: 'O kim i o czym',
  kindNone: 'Nie podano',
  edit: 'Zmień',
  editLabel: (beginning: string) => `Zmień: ${beginning}`,
  words: 'Co padło w rozmowie',
  on: 'Dzień',
  save: 'Zachowaj zmianę',
  cancel: 'Zostaw, jak było',
  edited: 'Zmieniono rozmowę',
  remove: 'Usuń',
  removeLabel: (beginning: string) => `Usuń: ${beginning}`,
  removed: 'Usunięto rozmowę',
  nothingKept: 'Oznaczono jako uporządkowane. Słowa zostają.',
  more: (left: number) => `Pokaż jeszcze ${number(left)}`,
  inInbox: (n: number) => `${count(n, 'rozmowa czeka', 'rozmowy czekają', 'rozmów czeka')} na uporządkowanie`,
  gone: 'Tej rozmowy już tu nie ma.',
};

/** Who or what a line is about. */
export const endWords = {
  face: (label: string, name: string) => `${label}: ${name}. Wybierz kogo innego`,
  make: (name: string) => `Ktoś nowy: „${name}”`,
  nameless: 'jeszcze bez nazwy',
};

export const tieLineWords = {
  from: 'Kto albo co',
  how: 'Jak są powiązani',
  to: 'Z kim albo z czym',
};

export const cameWords = {
  list: 'Co z tego powstało',
  meet: 'Kto mógłby się poznać?',
  meetLabel: (what: string) => `Kto mógłby się przez to poznać? ${what}`,
};

/** How a gift is given, before its words. */
export const sortGiftVerbs: Record<GiftForm, string> & { none: string } = {
  none: 'oferuje:',
  do: 'robi:',
  teach: 'może nauczyć:',
  lend: 'pożycza:',
  host: 'gości u siebie:',
  join_in: 'może się przyłączyć:',
  introduce: 'może poznać innych:',
  give: 'może oddać:',
  sell: 'sprzedaje:',
};

export const sortWishKinds: Record<WishKind, string> & { none: string } = {
  none: 'życzenie',
  learn: 'nauka',
  find_company: 'towarzystwo',
  borrow: 'pożyczenie',
  try: 'spróbowanie',
  start_something: 'początek czegoś',
  help_with: 'pomoc',
  see_change: 'zmiana',
};

const MEANT: Partial<Record<WishKind, string>> = { learn: 'nauczyć się', borrow: 'pożyczyć', try: 'spróbować', start_something: 'zacząć', help_with: 'pomoc' };

export const sortWords = {
  title: 'Co padło w rozmowie?',
  opening: 'Popraw to, co tu odgadnięto, dodaj, czego brakuje, i pomiń, co nie pasuje.',
  back: 'Wstecz',
  failed: 'Tej rozmowy nie da się teraz uporządkować',
  said: 'Słowa z rozmowy',
  assets: 'Nowi ludzie i nie tylko',
  gifts: 'Dary',
  wishes: 'Życzenia',
  ties: 'Powiązania',
  promises: 'Obietnice',
  addAssets: 'Dodaj osobę',
  addGifts: 'Dodaj dar',
  addWishes: 'Dodaj życzenie',
  addTies: 'Dodaj powiązanie',
  addPromises: 'Dodaj obietnicę',
  none: {
    assets: 'Wszyscy wymienieni są już znani.',
    gifts: 'Czym ktoś mógłby się podzielić, co pokazać albo pożyczyć?',
    wishes: 'Co sprawiłoby komuś radość?',
    ties: 'Kto kogo zna, co do czego należy?',
    promises: 'Czy padła jakaś obietnica z twojej strony?',
  },
  name: 'Nazwa',
  kind: 'Co to jest',
  whose: 'Czyje to jest',
  how: 'W jaki sposób',
  gift: 'Co jest oferowane',
  wouldLove: 'chętnie:',
  wish: 'Czego dotyczy życzenie',
  wishKind: 'Jakie to życzenie',
  promise: 'Co zostało obiecane',
  due: 'Do kiedy',
  about: 'Kogo dotyczy',
  remove: (what: string) => `Pomiń: ${what}`,
  removeBlank: 'Pomiń ten wiersz',
  missing: 'Powiedz, czyje to jest, albo pomiń ten wiersz.',
  stays: 'Wszystko zostaje w zespole.',
  keep: (n: number) => (n === 1 ? 'Zachowaj to jedno' : `Zachowaj te ${number(n)}`),
  nothing: 'Nie ma czego zachować',
  kept: (n: number) => `Zachowano ${count(n, 'rzecz', 'rzeczy', 'rzeczy')} z rozmowy`,
  doneTitle: 'To już wiadomo',
  next: 'Uporządkuj następną',
  done: 'Gotowe',
  giftSaid: (who: string, verb: string, what: string) => (verb ? `${who} ${verb} ${what}` : `${who}: ${what}`),
  meant: (what: string, kind: WishKind | null) => {
    const begins = kind === null ? undefined : MEANT[kind];
    return begins === undefined || /^(?:nauczyć|pożyczyć|spróbować|zacząć|pomoc|ktoś|kogoś)/i.test(what) ? what : `${begins}: ${what}`;
  },
  wishSaid: (who: string, what: string) => `${who}, życzenie: ${what}`,
  tieSaid: (one: string, how: string, other: string) => `${one} ${how}: ${other}`,
  promiseSaid: (what: string, due: string | null) => (due ? `Obietnica: ${what}, do ${partOfDay(due)}` : `Obietnica: ${what}`),
};

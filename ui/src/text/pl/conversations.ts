// Words of noting what was heard, and of sorting it.

import type { ConversationKind } from '../../core/bindings';
import { count, number } from './counting';

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
  opening: 'Co ludzie mówili, ich słowami. Zostaje w zespole.',
  waiting: 'Czekają na uporządkowanie',
  waitingHint: 'Z każdej powstają ludzie, dary, życzenia, powiązania i obietnice, kiedy tylko zechcesz.',
  sort: 'Uporządkuj',
  sortLabel: (beginning: string) => `Uporządkuj: ${beginning}`,
  past: 'Uporządkowane',
  pastNone: 'Jeszcze nic nie uporządkowano.',
  sortAgain: 'Wyczytaj więcej',
  at: (name: string) => `gdzie: ${name}`,
  by: (name: string) => `zanotowane przez: ${name}`,
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

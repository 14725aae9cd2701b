// Words of the browser pane.

import { form, number } from './counting';

const n = (value: number) => number(value);

const HAS: Record<string, string> = {
  place: 'na mapie',
  address: 'z adresem',
  contact: 'z kontaktem',
  ties: 'z powiązaniami',
  gifts: 'daje coś od siebie',
  wishes: 'z życzeniem',
  tag: 'z tagiem',
  summary: 'z opisem tego, co wnosi',
  story: 'z opowieścią',
  note: 'z notatką',
  question: 'z pytaniem',
};
const AUDIENCES: Record<string, string> = {
  me: 'tylko ty',
  team: 'nasz zespół',
  partners: 'niektórzy partnerzy',
  public: 'wszyscy',
};
const CHIPS: Record<string, (value: string) => string> = {
  has: (value) => HAS[value] ?? value,
  audience: (value) => AUDIENCES[value] ?? value,
  imported: (value) => `z listy „${value}”`,
  area: (value) => `obszar: ${value}`,
  offers: (value) => `daje od siebie: ${value}`,
  wishes: (value) => `życzy sobie: ${value}`,
  'tied-to': (value) => `powiązane z: ${value}`,
  ties: (value) => {
    const least = value.endsWith('+');
    const ties = Number(value.replace('+', ''));
    if (ties === 0 && !least) return 'bez powiązań';
    return `${least ? 'co najmniej ' : ''}${n(ties)} ${form(ties, 'powiązanie', 'powiązania', 'powiązań')}`;
  },
  near: (value) => `blisko: ${value}`,
  bbox: () => 'w tej części mapy',
};

export const browser = {
  region: 'Przegląd',
  search: 'Znajdź cokolwiek',
  filters: 'Co jest wybrane do pokazania',
  removeChip: (chip: string) => `Usuń: ${chip}`,
  clear: 'Pokaż wszystko',
  shown: (shown: number, total: number) => `Widać ${n(shown)} z ${n(total)}`,
  offMap: (unlocated: number) => `${n(unlocated)} poza mapą`,
  noneYet: 'Jeszcze nic tu nie ma',
  kinds: 'Nasze mocne strony',
  freshness: 'Ostatnio sprawdzone',
  statuses: 'Jak się ma',
  tags: 'Co tu można znaleźć',
  moreTags: (left: number) => `Pokaż jeszcze ${n(left)} ${form(left, 'tag', 'tagi', 'tagów')}`,
  fewerTags: 'Pokaż mniej',
  toSort: 'Do ułożenia',
  inbox: 'Poczekalnia',
  tray: 'Poza mapą',
  bin: 'Kosz',
  all: (total: number) => n(total),
  of: (total: number) => `z ${n(total)}`,
  hidden: 'ukryte',
  /** What a row of the legend says to somebody who does not see it. */
  row: (what: string, shown: number, total: number, off: boolean) =>
    off ? `${what}, ukryte` : `${what}, ${n(shown)} z ${n(total)}, widoczne`,
  onlyHint: 'Kliknij, żeby pokazać albo ukryć; kliknij dwa razy, żeby zostawić tylko to',
  jot: 'Zanotuj coś na szybko',
  jotted: 'Zanotowane; czeka w poczekalni',
  offMapChip: 'poza mapą',
  foot: 'Jeden plik na tym laptopie.',
  footMore: 'Nic z niego nie wychodzi, dopóki się nie podzielisz.',
  chip: (field: string, value: string, negated: boolean) => {
    const words = CHIPS[field]?.(value) ?? value;
    return negated ? `nie: ${words}` : words;
  },
};

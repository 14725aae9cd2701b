// What happens, when, and what is on this week.

import type { Nth, Rule, Schedule } from '../../core/bindings';
import { count } from './counting';
import { day } from './times';

// The accusative, and whether the word is feminine: "w każdą środę".
const DAYS: [string, boolean][] = [
  ['poniedziałek', false], ['wtorek', false], ['środę', true], ['czwartek', false],
  ['piątek', false], ['sobotę', true], ['niedzielę', true],
];
const ORDINALS: Record<string, [string, string]> = {
  '1': ['pierwszy', 'pierwszą'], '2': ['drugi', 'drugą'], '3': ['trzeci', 'trzecią'], '4': ['czwarty', 'czwartą'],
  '5': ['piąty', 'piątą'], '-1': ['ostatni', 'ostatnią'], '-2': ['przedostatni', 'przedostatnią'],
};

function and(parts: string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} i ${parts.at(-1)}`;
}

function withWord(nth: Nth, masculine: string, feminine: string): string {
  const [name, isFeminine] = DAYS[nth.day] ?? ['', false];
  return `${isFeminine ? feminine : masculine} ${name}`;
}

function nthDay(nth: Nth): string {
  const [masculine, feminine] = ORDINALS[String(nth.nth)] ?? ['każdy', 'każdą'];
  return withWord(nth, masculine, feminine);
}

const ofMonth = (n: number) => (n === 1 ? 'miesiąca' : n === 2 ? 'co drugi miesiąc' : `co ${count(n, 'miesiąc', 'miesiące', 'miesięcy')}`);
/** "w środę", "we wtorek". */
const onDay = (name: string) => (name.startsWith('wt') ? `we ${name}` : `w ${name}`);

function comesAgain(rule: Rule, first: string): string {
  const { interval: n, days } = rule;
  const on = new Date(first);
  const own = { day: (on.getDay() + 6) % 7, nth: null };
  const monthDays = rule.month_days.length > 0 ? rule.month_days : [on.getDate()];
  const date = (d: number) => (d === -1 ? 'ostatniego dnia' : `${d}. dnia`);
  switch (rule.freq) {
    case 'daily':
      return n === 1 ? 'Codziennie' : `Co ${count(n, 'dzień', 'dni', 'dni')}`;
    case 'weekly': {
      const named = days.length > 0 ? days : [own];
      if (n === 1) return `W ${and(named.map((each) => withWord(each, 'każdy', 'każdą')))}`;
      if (n === 2) return `Co ${and(named.map((each) => withWord(each, 'drugi', 'drugą')))}`;
      return `Co ${count(n, 'tydzień', 'tygodnie', 'tygodni')} ${and(named.map((each) => onDay(DAYS[each.day]?.[0] ?? '')))}`;
    }
    case 'monthly':
      if (days.length > 0) return `W ${and(days.map(nthDay))} ${ofMonth(n)}`;
      return `${and(monthDays.map(date))} ${ofMonth(n)}`;
    case 'yearly': {
      const when = rule.months.length === 0 && days.length === 0
        ? on.toLocaleDateString('pl-PL', { day: 'numeric', month: 'long' })
        : and((rule.months.length > 0 ? rule.months : [on.getMonth() + 1]).map((m) => new Date(2026, m - 1, monthDays[0] ?? 1).toLocaleDateString('pl-PL', { day: 'numeric', month: 'long' })));
      return n === 1 ? `Co roku, ${when}` : `Co ${count(n, 'rok', 'lata', 'lat')}, ${when}`;
    }
  }
}

export function whenWords(schedule: Schedule | null, rule: Rule | null): string {
  if (!schedule) return '';
  const again = rule ? comesAgain(rule, schedule.first) : day(schedule.first);
  const { begins, ends } = schedule;
  const hours = begins && ends ? `${begins}–${ends}` : begins ? `o ${begins}` : '';
  const until = rule?.until ? `do ${day(rule.until)}` : rule?.count ? count(rule.count, 'raz', 'razy', 'razy') : '';
  return [again, hours, until, rule?.more ? 'według własnej reguły' : ''].filter(Boolean).join(', ');
}

export const activities = {
  title: 'Co się dzieje',
  add: 'Dodaj coś, co się dzieje',
  edit: (name: string) => `Zmień: ${name}`,
  next: (iso: string) => `następnym razem ${day(iso)}`,
  over: 'dalsze dni nie są znane',
  at: (name: string) => `gdzie: ${name}`,
  by: (name: string) => `prowadzi ${name}`,
  firstTime: 'Kiedy przychodzisz pierwszy raz',
  name: 'Co się dzieje?',
  nameHint: 'Na przykład: spokojny spacer, próba zespołu, obiad',
  needsName: 'Najpierw napisz, co się dzieje.',
  first: 'Dnia',
  begins: 'Od',
  ends: 'Do',
  again: 'Powtarza się',
  repeats: {
    once: 'Tylko raz',
    daily: 'Codziennie',
    weekly: 'Co tydzień tego dnia',
    fortnightly: 'Co drugi tydzień tego dnia',
    nth: 'Co miesiąc, w ten sam dzień tygodnia',
    last: 'Co miesiąc, w ostatni taki dzień tygodnia',
    monthday: 'Co miesiąc, tego samego dnia miesiąca',
    yearly: 'Co roku',
    own: 'Jak jest: własna reguła',
  },
  until: 'Aż do',
  untilHint: 'Zostaw puste, dopóki trwa',
  notOn: 'Dni, w które tego nie ma',
  notOnHint: 'Na przykład 2026-12-25, po przecinku',
  where: 'Gdzie, jeśli nie u siebie',
  cost: 'Ile kosztuje',
  access: 'Jak wejść i się poruszać',
  firstTimeHint: 'Kogo szukać, co zabrać, jak to wygląda',
  note: 'Notatka dla zespołu',
  keep: 'Zachowaj',
  cancel: 'Nieważne',
  remove: 'Usuń',
  removed: (name: string) => `Usunięto: ${name}`,
  noPlace: 'U siebie',
  clearPlace: 'Z powrotem u siebie',
};

export const week = {
  title: 'Co się odbywa',
  of: (from: string, to: string) => `od ${day(from)} do ${day(to)}`,
  earlier: 'Poprzedni tydzień',
  later: 'Następny tydzień',
  now: 'Ten tydzień',
  nothing: 'nic nie wiadomo',
  empty: 'O tym tygodniu nic nie wiadomo.',
  emptyHint: 'Otwórz kartę grupy albo miejsca i dodaj coś, co się tam dzieje.',
  emptyDo: 'Wybierz na liście',
  emptyAll: 'Pokaż wszystko',
  howMany: (n: number) => (n === 0 ? 'Nic się nie odbywa' : count(n, 'rzecz się odbywa', 'rzeczy się odbywają', 'rzeczy się odbywa')),
  dayOf: (iso: string) =>
    new Date(`${iso}T12:00`).toLocaleDateString('pl-PL', { weekday: 'long', day: 'numeric', month: 'long' }),
  today: 'dziś',
};

// Słowa strony początkowej: ten tydzień, obietnice, talenty, które czekają, trwające poznawanie, kogo i co odwiedzić.

import type { GiftForm } from '../../core/bindings';
import { count, number } from './counting';

const at = (iso: string, parts: Intl.DateTimeFormatOptions) => new Date(`${iso}T12:00`).toLocaleDateString('pl-PL', parts);
const weekday = (iso: string) => at(iso, { weekday: 'long' });
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const index = (iso: string) => new Date(`${iso}T12:00`).getDay();
const ON = ['w niedzielę', 'w poniedziałek', 'we wtorek', 'w środę', 'w czwartek', 'w piątek', 'w sobotę'];
const SINCE = ['niedzieli', 'poniedziałku', 'wtorku', 'środy', 'czwartku', 'piątku', 'soboty'];
const date = (iso: string) => at(iso, { day: 'numeric', month: 'long' });
const on = (iso: string, near: boolean) => (near ? (ON[index(iso)] ?? '') : date(iso));

const gives: Record<GiftForm | 'offer' | 'would_teach', (what: string) => string> = {
  offer: (what) => `oferuje: ${what}`,
  would_teach: (what) => `może nauczyć: ${what}`,
  do: (what) => `oferuje: ${what}`,
  teach: (what) => `może nauczyć: ${what}`,
  lend: (what) => `pożycza: ${what}`,
  host: (what) => `gości u siebie: ${what}`,
  join_in: (what) => `chętnie dołączy: ${what}`,
  introduce: (what) => `zna kogoś od: ${what}`,
  give: (what) => `daje: ${what}`,
  sell: (what) => `sprzedaje: ${what}`,
};

export const home = {
  show: 'Przejdź na stronę początkową',
  title: (iso: string, place: string) => `${capital(weekday(iso))}, ${place}`,
  lead: (promises: number, gifts: number) => {
    if (promises === 0 && gifts === 0) return 'Na dziś nic nie obiecano.';
    const due = `Na dziś: ${count(promises, 'obietnica', 'obietnice', 'obietnic')}`;
    const waiting = `na podarowanie czeka: ${count(gifts, 'talent', 'talenty', 'talentów')}`;
    if (gifts === 0) return `${due}.`;
    return promises === 0 ? `${capital(waiting)}.` : `${due}; ${waiting}.`;
  },
  unsorted: (n: number) => `W poczekalni do uporządkowania: ${count(n, 'rozmowa', 'rozmowy', 'rozmów')}.`,
  sort: 'Uporządkuj',

  week: 'Ten tydzień',
  dayShort: (iso: string) => at(iso, { weekday: 'short', day: 'numeric' }),
  dayLong: (iso: string) => at(iso, { weekday: 'long', day: 'numeric', month: 'long' }),
  today: 'dzisiaj',
  nothing: 'nic nie wiadomo',
  hour: (name: string, begins: string) => `${name}, godz. ${begins}`,
  moreOn: (n: number) => `i jeszcze ${number(n)}`,

  promised: 'Obiecane na ten tydzień',
  promisedFine: 'z rozmów',
  promisedNone: 'Nic nie obiecano. Co było do zrobienia?',
  promise: 'Co obiecano zrobić?',
  promiseHint: 'Na przykład: zadzwonić do Joan w sprawie pianina',
  by: 'Do kiedy',
  aboutWhom: 'Kogo to dotyczy?',
  aboutHint: 'Osoba, grupa albo miejsce',
  aboutWhomOf: (what: string) => `Kogo dotyczy: ${what}`,
  nobodyIs: 'Nikogo w szczególności',
  aboutNow: (what: string, name: string) => `Dotyczy: ${name} (${what})`,
  aboutNobody: (what: string) => `Nikogo w szczególności nie dotyczy: ${what}`,
  addPromise: 'Zapisz obietnicę',
  keepPromise: 'Zapisz',
  never: 'Nie teraz',
  kept: (what: string) => `Zrobione: ${what}`,
  notKept: (what: string) => `Nadal do zrobienia: ${what}`,
  promisedNow: (what: string) => `Zapisano: ${what}`,
  tick: (what: string) => `To jest zrobione: ${what}`,
  about: (name: string) => `Dotyczy: ${name}`,
  dueToday: 'dzisiaj',
  dueTomorrow: 'jutro',
  dueOn: on,
  dueSince: (iso: string, near: boolean) => `od ${near ? (SINCE[index(iso)] ?? '') : date(iso)}`,
  dueSomeTime: 'kiedyś',
  doneToday: 'zrobione dzisiaj',
  doneOn: (iso: string, near: boolean) => `zrobione ${on(iso, near)}`,
  anotherDay: (what: string, when: string) => `${when}: inny dzień, ${what}`,
  dayOf: (what: string) => `Do kiedy: ${what}`,
  promiseMoved: (what: string) => `Inny dzień: ${what}`,
  letGo: 'Odpuść',
  letGoOf: (what: string) => `Odpuść: ${what}`,
  letGone: (what: string) => `Już nie obiecane: ${what}`,

  gifts: 'Talenty, które czekają',
  giftsFine: 'nikt z nich nie skorzystał od trzech miesięcy',
  giftsNone: 'Żaden talent nie czeka dłużej niż trzy miesiące. Warto zapytać kogoś, co robi dobrze.',
  giftsDo: 'Zanotuj rozmowę',
  gives,
  wouldLove: (name: string, what: string) => `${name} – życzenie: ${what}`,
  nobodyYet: 'Nikt jeszcze o to nie zapytał. Komu by to sprawiło radość?',
  nobodyLately: 'Ostatnio nikt o to nie zapytał. Komu by to sprawiło radość?',
  introduce: 'Poznaj ze sobą',
  introduceOf: (one: string, other: string) => `Poznaj ze sobą: ${one} i ${other}`,
  whoElse: 'Kto mógłby się poznać?',
  whoFor: (name: string, what: string) => `Kogo mógłby poznać ktoś taki: ${name}, temat: ${what}?`,

  introduced: 'Właśnie się poznają',
  introducedNone: 'Nikt teraz nie jest z nikim zapoznawany. Zobacz, kto mógłby się poznać, albo zapoznaj dwoje, o których myślisz.',
  whoElseLink: 'Kto jeszcze mógłby się poznać?',

  visit: 'Warto odwiedzić',
  visitSum: (n: number, minutes: number) =>
    `Dawno niesprawdzone: ${number(n)}${minutes > 0 ? `, na jeden spacer, ${count(minutes, 'minuta', 'minuty', 'minut')}` : ''}.`,
  visitNone: 'Wszystko tutaj niedawno sprawdzono albo nie ma dokąd iść.',
  plan: 'Zaplanuj spacer',
  sketch: 'Droga spaceru, od przystanku do przystanku',
  neverLooked: 'jeszcze nie sprawdzone',

  quiet: 'Dawno bez rozmowy',
  quietFine: 'od pół roku lub dłużej',
  quietNone: 'Ostatnio była rozmowa z każdym.',
  lastSpoken: (ago: string) => `ostatnio ${ago}`,
  neverSpoken: 'jeszcze bez rozmowy',
  noteTalk: 'Zanotuj rozmowę',
  noteTalkWith: (name: string) => `Zanotuj rozmowę: ${name}`,
  talkStart: (name: string) => `Rozmowa, ${name}: `,
  together: 'Co jeszcze zbliża ludzi',
  failed: 'Tej strony nie można teraz pokazać',
};

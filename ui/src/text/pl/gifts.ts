// Words of what an asset offers and would love, on its card.

import type { ActionStatus, ConversationKind, GiftDomain, GiftForm, GiftStatus, Stage, Terms, WishKind, WishStatus } from '../../core/bindings';
import { count } from './counting';

export const domainWords: Record<GiftDomain, { words: string; hint: string }> = {
  head: { words: 'Głowa', hint: 'co ktoś wie' },
  hands: { words: 'Ręce', hint: 'co ktoś umie zrobić' },
  heart: { words: 'Serce', hint: 'co kogoś porusza' },
  connection: { words: 'Znajomości', hint: 'kogo ktoś zna' },
};

export const formWords: Record<GiftForm, string> = {
  do: 'zrobić to',
  teach: 'uczyć tego',
  lend: 'pożyczyć to',
  host: 'gościć to u siebie',
  join_in: 'przyłączyć się',
  introduce: 'zapoznać ludzi',
  give: 'dać to',
  sell: 'sprzedać to',
};

export const termsWords: Record<Terms, string> = {
  free: 'za darmo',
  swap: 'za wymianę',
  time_credit: 'za godziny z banku czasu',
  covers_costs: 'za zwrot kosztów',
  paid: 'płatnie',
};

export const giftStatusWords: Record<GiftStatus, string> = {
  offered: 'Czeka na chętnych',
  taken_up: 'Ktoś skorzystał',
  resting: 'Odpoczywa',
  ended: 'Zakończone',
};

export const wishKindWords: Record<WishKind, string> = {
  learn: 'nauka tego',
  find_company: 'towarzystwo',
  borrow: 'pożyczenie tego',
  try: 'próba',
  start_something: 'początek czegoś',
  help_with: 'pomoc przy tym',
  see_change: 'zmiana',
};

export const wishStatusWords: Record<WishStatus, string> = {
  open: 'Otwarte',
  exploring: 'Szukamy',
  matched: 'Ktoś się znalazł',
  done: 'Spełnione',
  let_go: 'Już nieważne',
};

const VERBS =
  /^(?:umie|zna|wie|robi|kocha|uwielbia|pamięta|rozumie|tańczy|dzierga|naprawia|piecze|gotuje|szyje|gra|śpiewa|rysuje|maluje|pisze|czyta|mówi|tłumaczy|uprawia|sadzi|buduje|wozi|uczy|pokazuje|pożycza|gości|daje|sprzedaje|pomaga|opiekuje|słucha|organizuje|opowiada|sprząta|nosi|zbiera|przynosi|oferuje|wymienia|odwiedza|może|chętnie)(?=\s)/i;
const MEANT: Partial<Record<WishKind, string>> = { learn: 'żeby się nauczyć', try: 'żeby spróbować' };
const OFFERED: Record<GiftForm, string> = {
  do: 'oferuje',
  teach: 'uczy',
  lend: 'pożycza',
  host: 'gości u siebie',
  join_in: 'przyłączy się',
  introduce: 'zapozna',
  give: 'daje',
  sell: 'sprzedaje',
};

/** What people wrote stands behind a colon, because only there it needs no other form. */
export function giftChip(what: string, would_teach: boolean, form: GiftForm | null, domain: GiftDomain | null): string {
  if (would_teach && !VERBS.test(what)) return `chętnie nauczy: ${what}`;
  if (VERBS.test(what)) return what;
  if (form !== null) return `${OFFERED[form]}: ${what}`;
  return domain === 'head' ? `zna się na: ${what}` : `oferuje: ${what}`;
}

export function wishChip(what: string, kind: WishKind | null): string {
  const meant = kind === null ? undefined : MEANT[kind];
  return meant === undefined || /^(?:nauczyć|nauka|ktoś|kogoś|uczyć|spróbować)(?=\s)/i.test(what) ? what : `${what} (${meant})`;
}

export const gifts = {
  wouldLove: 'Marzy się:',
  tags: 'Tagi',
  ask: 'Co robisz dobrze i czy pokażesz to innym?',
  line: 'Co wnosi i o czym marzy',
  lineHint: 'może nauczyć: szycie; marzy o: towarzystwo',
  reading: 'Enter zachowa:',
  love: (what: string) => `marzy się: ${what}`,
  keep: 'Zachowaj',
  kept: (gifts: number, wishes: number) =>
    `Zachowano: ${[gifts > 0 ? count(gifts, 'talent', 'talenty', 'talentów') : '', wishes > 0 ? count(wishes, 'życzenie', 'życzenia', 'życzeń') : ''].filter(Boolean).join(' i ')}`,
  private: 'Talenty i życzenia zostają w zespole. Nazwy talentów osoby dostają poza zespołem tylko ci, na których się zgodziła.',
  resting: 'odpoczywa',
  ended: 'zakończone',
  fulfilled: 'spełnione',
  letGo: 'już nieważne',
  change: (what: string) => `${what}: zobacz lub zmień`,
  meet: 'Kogo z kim zapoznać?',
  meetOver: (what: string) => `Kogo z kim zapoznać: „${what}”?`,
  what: 'Co, w kilku słowach',
  whatWish: 'O czym ktoś marzy',
  needsWhat: 'Potrzeba kilku słów. Ostatnie zostają, dopóki nie wpiszesz innych.',
  domain: 'To talent z działu',
  notSaid: 'Nie podano',
  wouldTeach: 'Chętnie tego nauczy',
  form: 'Może',
  kind: 'Marzy się',
  terms: 'Na jakich zasadach',
  when: 'Kiedy',
  whenHint: 'Tak jak to powiedziano: w soboty rano',
  limits: 'Co nie wchodzi w grę',
  limitsHint: 'Na przykład: bez drabin, najwyżej dwie osoby',
  topics: 'Pod jakimi słowami jeszcze tego szukać',
  topicsHint: 'Pojedyncze słowa oddzielone przecinkami: chleb, pieczenie',
  status: 'Jak to idzie',
  lastTaken: 'Ostatnio ktoś skorzystał',
  neverTaken: 'O ile wiemy, nikt jeszcze nie skorzystał.',
  takenOn: (day: string) => `Ostatnio ktoś skorzystał: ${day}.`,
  takenToday: 'Dziś ktoś skorzystał',
  tookUp: (what: string) => `Dziś ktoś skorzystał: „${what}”`,
  listed: 'Zgadzają się, żeby było na liście, którą wszyscy biorą do domu',
  note: 'Notatka dla zespołu',
  done: 'Gotowe',
  remove: 'Usuń',
  removedGift: (what: string) => `Usunięto talent: „${what}”`,
  removedWish: (what: string) => `Usunięto życzenie: „${what}”`,
  dayBad: 'Wpisz dzień jak 2026-05-04 albo zostaw puste.',
  formOf: (what: string) => `Talent: „${what}”`,
  formOfWish: (what: string) => `Życzenie: „${what}”`,
};

const STAGES: Record<Stage, string> = {
  suggested: 'pomysł',
  offered: 'zaproponowano im to',
  introduced: 'zapoznano',
  met: 'doszło do spotkania',
  going_with_support: 'trwa, ze wsparciem',
  going_on_their_own: 'trwa bez naszej pomocy',
  carrying_on_without_us: 'żyje już własnym życiem',
  paused: 'przerwa',
  ended: 'zakończone',
};
const WAYS: Record<ConversationKind, string> = {
  one_to_one: 'w cztery oczy',
  group: 'w grupie',
  passing: 'mimochodem',
  visit: 'podczas wizyty',
};
const STATES: Record<ActionStatus, string> = {
  idea: 'pomysł',
  starting: 'rusza',
  going: 'trwa',
  done: 'zrobione',
  let_go: 'odpuszczone',
};

export const around = {
  introductions: 'Zapoznania',
  promises: 'Obietnice',
  actions: 'Co można by zrobić razem',
  conversations: 'Zasłyszane w rozmowie',
  introduced: (others: string[], stage: Stage, day: string | null) =>
    `${others.join(' i ')}: ${STAGES[stage]}${day ? `, ${day}` : ''}.`,
  over: (what: string) => `Chodzi o: „${what}”.`,
  saidNo: 'Ktoś z nich woli nie.',
  due: (day: string) => `do ${day}`,
  kept: (day: string) => `zrobione: ${day}`,
  action: (name: string, status: ActionStatus) => `${name}: ${STATES[status]}`,
  starts: (who: string) => `Na początku: ${who}.`,
  heard: (day: string, way: ConversationKind | null) => (way === null ? day : `${day}, ${WAYS[way]}`),
  toSort: 'czeka na ułożenie',
  all: (n: number) => `Wszystkie (${count(n, 'wpis', 'wpisy', 'wpisów')})`,
  openIntroductions: 'Otwórz zapoznania',
  openPromises: 'Otwórz obietnice',
  openActions: 'Otwórz, co można by zrobić',
  openConversations: 'Otwórz rozmowy',
  seeAround: 'Zobacz, co jest wokół',
};

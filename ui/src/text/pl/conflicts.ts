// Words of the desk where people wrote different things about the same, and one of them is kept. Names keep their
// form, and no sentence says whether a man or a woman did it.

import { count, form, number } from './counting';

const and = new Intl.ListFormat('pl-PL');

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "wtorek, 6 maja"; with its year, where that is not this one. */
function said(iso: string, weekday: 'long' | undefined): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : ('numeric' as const);
  return date.toLocaleDateString('pl-PL', { weekday, day: 'numeric', month: 'long', year });
}

export const conflicts = {
  show: 'Pytania do rozstrzygnięcia',
  title: 'Do rozstrzygnięcia',
  opening: 'Dwie osoby wpisały co innego. Co się zgadza? Nic nie przepada, cokolwiek wybierzesz.',
  fitted: 'Wszystko inne ułożyło się samo.',
  failed: 'Tej strony nie da się teraz pokazać',
  back: 'Wstecz',
  of: (n: number, total: number) => `${number(n)} z ${number(total)}`,
  lines: (n: number) => count(n, 'wiersz', 'wiersze', 'wierszy'),
  isLater: 'później',
  more: (n: number) => `Pokaż jeszcze ${number(n)}`,

  none: 'Nie ma nic do rozstrzygnięcia',
  noneText: 'Gdy przyjmiesz to, co ktoś zrobił na innym laptopie, a to samo zmieniono w dwóch miejscach, obie wersje stoją tu obok siebie, a Ty mówisz, która się zgadza.',
  noneDo: 'Przyjmij zmiany',

  you: 'Ty',
  youAlone: 'Ty',
  somebody: 'ktoś z zespołu',
  somebodyAlone: 'Ktoś',
  onLaptop: (laptop: string) => `ktoś na laptopie ${laptop}`,
  when: (iso: string) => said(iso, 'long'),
  whenOn: (when: string, laptop: string) => `${when}, na laptopie ${laptop}`,
  day: (iso: string) => said(iso, undefined),
  and: (names: string[]) => and.format(names),

  differ: (names: string[]) =>
    names.length < 2
      ? `${sentence(and.format(names))}: różne wersje. Która się zgadza?`
      : `${sentence(and.format(names))}: ${form(names.length, `${number(names.length)} wersja`, names.length === 2 ? 'dwie wersje' : `${number(names.length)} wersje`, `${number(names.length)} wersji`)}. Która się zgadza?`,
  kept: (bin: string, binDay: string, here: string, what: string, hereDay: string) =>
    `Do kosza: ${bin}, ${binDay}. Zmiana (${what}): ${here}, ${hereDay}. Zachować czy odpuścić?`,
  joined: (into: string | null, who: string, what: string) =>
    `Połączono to z: ${into ?? 'innym wpisem'}. Potem zmiana (${what}): ${who}. Która wersja się zgadza?`,
  twins: (names: string[]) =>
    `${sentence(and.format(names))}: to samo powiązanie, zapisane różnymi słowami. Widać je jako jedno. Która wersja się zgadza?`,
  joinedWithErased: (who: string, day: string) =>
    `Połączono to z innym wpisem (${day ? `${who}, ${day}` : who}), a tamten usunięto na zawsze gdzie indziej. Czy to, co tu zostało, dotyczy kogoś, kto chce zostać zapomniany? Dopóki nie ma odpowiedzi, nic z tego nie wychodzi, cokolwiek udostępniacie.`,
  leftOther: 'Chodzi o kogoś innego',
  leftStays: 'Zostaje, jak jest, i może znów wychodzić.',
  leftNot: 'Nie jest potrzebne',
  leftGoes: 'Trafia do kosza i można je stamtąd wyjąć.',
  leftSame: 'Albo chodzi o tę samą osobę',
  leftSameHint: 'Wtedy trzeba usunąć to na zawsze. Najpierw widać wszystko, co zniknie.',
  eraseToo: 'Usuń na zawsze także to…',
  then: 'Wtedy',
  it: 'wpis',
  /** What was changed, inside a sentence, by the name of the field. */
  changed: {
    name: 'nazwa',
    kind: 'co to jest',
    summary: 'co wnosi',
    story: 'opowieść',
    tag: 'tagi',
    language: 'języki',
    status: 'jak się ma',
    audience: 'kto to widzi',
    place: 'gdzie to jest',
    times: 'godziny otwarcia',
    access: 'jak wejść',
    cost: 'ile kosztuje',
    note: 'notatka',
    steward: 'kto utrzymuje kontakt',
    value: 'numer lub adres',
    what: 'co to jest',
    when: 'kiedy to jest',
    caption: 'co przedstawia',
  } as Record<string, string>,
  changedOther: (field: string) => `„${field}”`,
  changedMore: (n: number) => `jeszcze ${count(n, 'wiersz', 'wiersze', 'wierszy')}`,
  also: (names: string[]) => `To samo: ${and.format(names)}.`,
  unchanged: 'bez zmiany',
  intoBin: 'Do kosza',
  leftIt: 'Zmienione potem',
  or: 'lub',

  yours: 'swoją wersję',
  whoseOf: (name: string) => `wersję: ${name}`,
  whoseOn: (laptop: string) => `wersję z laptopa ${laptop}`,
  theirs: 'wersję innej osoby',
  whoseWhen: (whose: string, when: string) => `${whose} (${when})`,
  keep: (whose: string) => `Zostaw ${whose}`,
  keepIt: 'Zachowaj',
  letGo: 'Odpuść',
  leave: 'Zostaw, jak jest',
  take: (whose: string) => `Weź ${whose}`,
  figures: (n: number) => `Tutaj klawisze od 1 do ${number(n)} zostawiają odpowiedź. Mapa, Lista i Sieć czekają w tym czasie ze swoimi.`,
  later: 'Rozstrzygnij później',
  laterAlone: 'Pytanie zostaje otwarte. Wróć do niego, kiedy zechcesz.',
  rest: 'Wszystkie inne wiersze są ustalone.',
  whole: 'Zobacz cały zasób',

  some: 'Albo weź po trochu z każdej',
  someHint: 'Wiersz po wierszu: jeden stąd, drugi stamtąd, obie wersje razem albo coś innego.',
  byLine: 'Wybieraj wiersz po wierszu',
  neither: 'Albo żadna tak, jak stoi',
  neitherHint: 'Obie razem albo coś innego, co wpiszesz.',
  byOne: 'Wybierz coś innego',
  lineTitle: 'Wiersz po wierszu',
  lineOpening: 'Czego nie wybierzesz, zostaje otwarte.',
  both: 'Obie razem',
  other: 'Coś innego',
  otherOf: (field: string) => `Coś innego: ${field}`,
  otherBad: 'Wpisz, co się zgadza, albo wybierz inną wersję powyżej.',
  chosen: (n: number, of: number) => `wybrano ${number(n)} z ${number(of)}`,
  keepChosen: 'Zostaw, co wybrano',
  sideBySide: 'Z powrotem obok siebie',

  alike: (field: string, n: number) => `O „${field}” jest między tymi samymi osobami ${count(n, 'pytanie', 'pytania', 'pytań')}.`,
  takeAll: (whose: string, n: number) => `We wszystkich takich (${number(n)}): zostaw ${whose}`,
  takeAllTitle: (whose: string, n: number) => `Zostawić ${whose} we wszystkich (${number(n)})?`,
  takeAllText: (field: string, n: number) =>
    `To rozstrzyga „${field}” naraz w ${number(n)} ${form(n, 'miejscu', 'miejscach', 'miejscach')}. Czego nie wybrano, zostaje w historii, a jedno „Cofnij” przywraca wszystko.`,
  takeAllNames: (names: string[], more: number) =>
    and.format(more > 0 ? [...names, `jeszcze ${count(more, 'wpis', 'wpisy', 'wpisów')}`] : names),
  takeAllDo: (whose: string, n: number) => `We wszystkich (${number(n)}): zostaw ${whose}`,
  never: 'Jednak nie',

  decided: (name: string, whose: string) => `${name}: zostawiono ${whose}`,
  decidedLines: (name: string, n: number) => `${name}: rozstrzygnięto ${count(n, 'wiersz', 'wiersze', 'wierszy')}`,
  decidedLeft: (name: string) => `${name}: zostaje, jak jest`,
  decidedKept: (name: string) => `${name}: zachowano`,
  decidedGone: (name: string) => `${name}: przeniesiono do kosza`,
  decidedAll: (n: number) => `Rozstrzygnięto ${count(n, 'pytanie', 'pytania', 'pytań')}`,

  another: 'inny wpis',
  partners: 'wymienieni partnerzy',
  /** Fields that hold others, or only where something stands: the history does not name them. */
  fields: {
    about: 'O kim',
    absorbs: 'Co stało się z tym jednym',
    asset: 'Razem z',
    at: 'Gdzie',
    choices: 'Możliwości',
    conversation: 'Z jakiej rozmowy',
    form: 'Podpisany formularz',
    gathering: 'Z jakiego spotkania',
    gift: 'Talent',
    imported_from: 'Z której listy',
    introduction: 'Z jakiego zapoznania',
    joined_into: 'Z czym to jest jednym',
    kinds: 'Których zasobów dotyczy',
    party: 'Kogo się zapoznaje',
    position: 'Które jest w kolejności',
    profile: 'Co wychodzi',
    purpose: 'Po co',
    wish: 'Życzenie',
    worker: 'Kto pracuje',
  } as Record<string, string>,
};

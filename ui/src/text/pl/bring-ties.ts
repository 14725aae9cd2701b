// The words of bringing in ties: which column holds what of a tie, and what its words become.

import type { ImportCounts, RowOutcome, TieColumn } from '../../core/bindings';
import { count, form, number, rows } from './counting';

const ties = (n: number) => count(n, 'powiązanie', 'powiązania', 'powiązań');
const assets = (n: number) => count(n, 'nowy zasób', 'nowe zasoby', 'nowych zasobów');

export const bringTies = {
  action: 'Wczytaj powiązania z pliku',
  title: 'Wczytaj powiązania',
  titleOf: (source: string) => `Wczytaj powiązania z „${source}”`,
  opening: (format: string, total: number) =>
    `${isNetwork(format) ? 'Sieć' : 'Arkusz'}, ${ties(total)}. Nic się nie doda, dopóki tego nie potwierdzisz, a potem i tak można to cofnąć.`,
  emptyTitle: 'Kto z kim się łączy?',
  emptyText:
    'Arkusz albo plik CSV z jednym powiązaniem w każdym wierszu, albo sieć zapisana jako GraphML lub GEXF. Upuść plik na to okno albo wybierz go tutaj. Zobaczysz, co by się stało, zanim cokolwiek się doda.',
  fileFilter: 'Arkusze i sieci',

  areTies: 'Te wiersze to powiązania między zasobami',
  sound: (from: string, to: string) => `„${from}” i „${to}” brzmią tak, jakby każdy wiersz łączył dwa zasoby.`,
  nameless: 'W żadnej kolumnie nie ma nazwy. Może każdy wiersz łączy dwa zasoby.',

  columnsNote: (n: number) => count(n, 'kolumna', 'kolumny', 'kolumn'),
  typesTitle: 'Co znaczą słowa na powiązania',
  noWord: '(nic nie podano)',
  inRows: (n: number) => `wiersze: ${number(n)}`,
  means: (word: string) => `Co mówi „${word}”`,
  meansNothing: 'Co mówią wiersze bez słowa na powiązanie',
  newWords: (wording: string) => `Nowe słowa: „${wording}”`,
  newWordsNote: (inverse: string) =>
    `Te słowa powstaną. Z drugiej strony brzmią „${inverse}”, dopóki nie powiesz tego lepiej.`,
  turned: (wording: string) => `To samo co „${wording}”, powiedziane z drugiej strony.`,
  offered: 'Słowa na powiązania, które tu są',
  kindTitle: 'Czym są te nowe',
  kindHint: 'Jeśli plik mówi, czym coś jest, tak zostaje.',
  firstSheet: 'Pierwszy, w którym coś jest',
  noFirstRow: 'Żaden wiersz nie staje się jeszcze powiązaniem. Powiedz, w których kolumnach są jego dwa końce.',

  outcomes: {
    new: 'Nowe',
    updated: 'Uzupełnione',
    same: 'Są tutaj',
    inbox: 'Poczekalnia',
    skipped: 'Pominięte',
  } satisfies Record<RowOutcome, string>,
  outcomeRegion: {
    new: 'Nowe powiązania',
    updated: 'Powiązania, o których plik mówi więcej',
    same: 'Powiązania, które już tu są',
    inbox: 'Powiązania, które czekają w poczekalni',
    skipped: 'Pominięte wiersze',
  } satisfies Record<RowOutcome, string>,
  nothingOf: {
    new: 'Żadne powiązanie nie jest nowe.',
    updated: 'O żadnym powiązaniu plik nie mówi więcej.',
    same: 'Żadnego powiązania jeszcze tu nie ma.',
    inbox: 'Żadne powiązanie nie musi czekać.',
    skipped: 'Żaden wiersz nie jest pominięty.',
  } satisfies Record<RowOutcome, string>,
  hint: {
    new: (counts: ImportCounts, made: number) =>
      made > 0 ? `oraz ${assets(made)}` : counts.new === 0 ? 'brak' : 'między tym, co tu jest',
    updated: (counts: ImportCounts) => (counts.updated === 0 ? 'brak' : 'plik mówi więcej'),
    same: (counts: ImportCounts) => (counts.same === 0 ? 'brak' : 'już, nic do zrobienia'),
    inbox: (counts: ImportCounts) => (counts.inbox === 0 ? 'brak' : 'powiedz, o kogo chodzi'),
    skipped: (counts: ImportCounts) => (counts.skipped === 0 ? 'brak' : 'z powodem'),
  } as Record<RowOutcome, (counts: ImportCounts, made: number) => string>,
  nobody: '(bez nazwy)',
  waiting: (n: number) =>
    `W poczekalni ${form(n, 'czeka', 'czekają', 'czeka')} ${ties(n)}, dopóki nie powiesz, o kogo chodzi.`,

  act: (counts: ImportCounts, made: number) => {
    const coming = counts.new + counts.updated;
    const inbox = counts.inbox === 0 ? '' : `, do poczekalni ${number(counts.inbox)}`;
    if (coming > 0) return `Wczytaj ${ties(coming)}${inbox}`;
    if (counts.inbox > 0) return `Odłóż ${ties(counts.inbox)} do poczekalni`;
    return made > 0 ? `Wczytaj ${assets(made)}` : 'Nie ma czego wczytać';
  },
  answerFirst: 'Najpierw powiedz, skąd jest ta lista.',
  nothingToDo: 'Każde powiązanie już tu jest. Nie ma nic do zrobienia.',
  noTies: 'Żaden wiersz tego pliku nie jest powiązaniem.',
  announce: (counts: ImportCounts) =>
    `Nowe: ${number(counts.new)}, uzupełnione: ${number(counts.updated)}, już tutaj: ${number(counts.same)}, do poczekalni: ${number(counts.inbox)}, pominięte: ${number(counts.skipped)}.`,

  done: (counts: ImportCounts, made: number, words: number) => {
    const coming = counts.new + counts.updated;
    const parts = [
      coming === 0
        ? 'Żadne powiązanie nie zostało dodane ani zmienione.'
        : `Wczytano ${ties(coming)}: nowe ${number(counts.new)}, uzupełnione ${number(counts.updated)}.`,
    ];
    const came = form(made, 'doszedł', 'doszły', 'doszło');
    if (made > 0) parts.push(coming === 0 ? `Wczytano ${assets(made)}.` : `Razem z ${coming === 1 ? 'nim' : 'nimi'} ${came} ${assets(made)}.`);
    if (words > 0) parts.push(`Nowe słowa na powiązania: ${number(words)}.`);
    if (counts.same > 0) parts.push(`Już tu ${form(counts.same, 'było', 'były', 'było')} ${ties(counts.same)}.`);
    if (counts.inbox > 0) parts.push(`${count(counts.inbox, 'powiązanie czeka', 'powiązania czekają', 'powiązań czeka')} w poczekalni.`);
    if (counts.skipped > 0) parts.push(`Pominięto ${rows(counts.skipped)}.`);
    return parts.join(' ');
  },
  show: 'Pokaż powiązania',
  showNew: (n: number) => (n === 1 ? 'Pokaż nowy zasób' : `Pokaż ${assets(n)}`),
};

/** What a column of ties can hold. */
export const tieColumnWords: Record<TieColumn, string> = {
  from: 'Pierwszy koniec: nazwa',
  from_id: 'Pierwszy koniec: numer',
  to: 'Drugi koniec: nazwa',
  to_id: 'Drugi koniec: numer',
  type: 'Jak się łączą, jednym słowem',
  wording: 'Jak się łączą, jak w zdaniu',
  since: 'Od kiedy',
  until: 'Do kiedy',
  strength: 'Jak blisko',
  confidence: 'Jak bardzo to pewne',
  source: 'Kto nam powiedział albo jaki dokument',
  note: 'Notatka',
  keep: 'Zachowaj w notatce',
  ignore: 'Pomiń tę kolumnę',
};

export const tieColumnGroups = {
  ends: 'Dwa końce',
  how: 'Jak się łączą',
  about: 'Więcej o powiązaniu',
};

function isNetwork(format: string): boolean {
  return /graphml|gexf/i.test(format);
}

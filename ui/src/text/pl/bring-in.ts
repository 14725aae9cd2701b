// The words of the page "Bring in". Sentences with numbers are functions, so that a translation can
// order and inflect them its own way.

import type {
  ColumnCertainty,
  ImportCounts,
  InboxReason,
  Progress,
  RowOutcome,
} from '../../core/bindings';
import { assets, count, form, number, rows } from './counting';

export const bringIn = {
  title: 'Wczytaj',
  titleOf: (source: string) => `Wczytaj „${source}”`,
  opening: (format: string, total: number) =>
    `${formatWords(format)}, ${rows(total)}. Nic się nie doda, dopóki tego nie potwierdzisz, a potem i tak można to cofnąć.`,
  choose: 'Wybierz plik',
  chooseAnother: 'Wybierz inny plik',
  fileFilter: 'Arkusze i dane mapowe',
  anyFile: 'Dowolny plik',
  emptyTitle: 'Co udało się dostać?',
  emptyText:
    'Arkusz, listę zapisaną jako CSV, dane mapowe albo sieć powiązań. Upuść plik na to okno albo wybierz go tutaj. Zobaczysz, co by się stało, zanim cokolwiek się doda.',
  dropHere: 'Puść, żeby obejrzeć ten plik',
  reading: (name: string) => `Czytanie pliku „${name}”`,
  lookingAgain: 'Sprawdzanie jeszcze raz',
  notRead: 'Nie udało się przeczytać tego pliku',
  nothingChanged: 'Niczego nie zmieniono.',
  tryAgain: 'Spróbuj ponownie',

  sheet: 'Arkusz',
  sheetHint: 'Pozostałe arkusze zostają, jak są. Wczytaj je po kolei.',

  columnsTitle: 'Co znaczą kolumny',
  columnsNote: (n: number, remembered: boolean) =>
    `${count(n, 'kolumna', 'kolumny', 'kolumn')}, ${remembered ? 'dopasowane jak ostatnio' : 'zapamiętane na następny raz'}`,
  column: 'Kolumna',
  meaning: 'Co znaczy',
  howSure: 'Na ile to pewne',
  becomes: (column: string) => `Co znaczy „${column}”`,
  noSample: 'w pierwszych wierszach pusto',

  kindTitle: 'Wiersze, które nie mówią, czym są',
  kindGuess: 'Decyduj wiersz po wierszu',
  audienceTitle: 'Skąd jest ta lista?',
  audiencePublic: 'Już publiczna',
  audiencePublicHint: 'każdy może ją znaleźć',
  audienceTeam: 'Nasze notatki',
  audienceTeamHint: 'zostaje w zespole',

  swap: (n: number) => (n === 1 ? 'Zamień w tym jednym' : `Zamień w tych ${number(n)}`),
  seeThem: 'Zobacz je',
  swapped: 'Tam, gdzie dwie liczby miejsca wyglądają na zamienione, czyta się je na odwrót.',
  unswap: 'Czytaj tak, jak mówi plik',

  firstRow: 'Pierwszy wiersz staje się',
  noFirstRow: 'Żaden wiersz nie staje się jeszcze zasobem. Powiedz, w której kolumnie jest nazwa.',
  unnamed: '(bez nazwy)',
  notOnMap: 'Poza mapą.',
  onMap: 'Na mapie.',

  willHappen: 'Co się stanie',
  everyRow: (n: number) => (n === 1 ? 'ten jeden wiersz tu jest' : `jest tu każdy z ${number(n)} wierszy`),
  outcomes: {
    new: 'Nowe',
    updated: 'Zmienione',
    same: 'Te same',
    inbox: 'Niepewne',
    skipped: 'Pominięte',
  } satisfies Record<RowOutcome, string>,
  outcomeRegion: {
    new: 'Nowe wiersze',
    updated: 'Wiersze, które zmieniają zasób',
    same: 'Wiersze bez zmian',
    inbox: 'Niepewne wiersze',
    skipped: 'Pominięte wiersze',
  } satisfies Record<RowOutcome, string>,
  nothingOf: {
    new: 'Żaden wiersz nie jest nowy.',
    updated: 'Żaden wiersz nie zmienia niczego, co tu jest.',
    same: 'Żadnego wiersza jeszcze tu nie ma.',
    inbox: 'Żaden wiersz nie budzi wątpliwości.',
    skipped: 'Żaden wiersz nie jest pominięty.',
  } satisfies Record<RowOutcome, string>,
  hint: {
    new: (counts: ImportCounts, located: number) =>
      counts.new === 0 ? 'brak' : placed(counts.new, located),
    updated: (counts: ImportCounts) => (counts.updated === 0 ? 'brak' : 'macie starszą wersję'),
    same: (counts: ImportCounts) => (counts.same === 0 ? 'brak' : 'nic do zrobienia'),
    inbox: (counts: ImportCounts) => (counts.inbox === 0 ? 'brak' : 'do obejrzenia'),
    skipped: (counts: ImportCounts) => (counts.skipped === 0 ? 'brak' : 'pominięte, z powodem'),
  } as Record<RowOutcome, (counts: ImportCounts, located: number) => string>,
  rowNumber: (n: number) => `wiersz ${number(n)}`,
  looksLike: 'Wygląda jak',
  about: 'Chodzi o',
  moreRows: (left: number) => `Pokaż jeszcze ${rows(left)}`,
  listedOf: (listed: number, total: number) =>
    `Na liście: ${number(listed)} z ${number(total)} ${form(total, 'wiersza', 'wierszy', 'wierszy')}; policzone są wszystkie.`,
  undecided: (n: number) =>
    n === 0
      ? 'O każdym niepewnym wierszu już zdecydowano.'
      : `Bez decyzji: ${count(n, 'niepewny wiersz', 'niepewne wiersze', 'niepewnych wierszy')}. To, co zostawisz bez decyzji, poczeka w poczekalni.`,
  forAll: (n: number) => `Dla wszystkich wymienionych (${number(n)})`,
  decisionFor: (title: string) => `Co zrobić z tym: ${title}`,

  copyKept: 'Najpierw powstanie kopia waszego pliku w obecnym stanie.',
  notNow: 'Nie teraz',
  act: (counts: ImportCounts) => {
    const coming = counts.new + counts.updated;
    if (coming === 0 && counts.inbox === 0) return 'Nie ma czego wczytać';
    if (coming === 0) return `Odłóż ${rows(counts.inbox)} do poczekalni`;
    const inbox = counts.inbox === 0 ? '' : `, do poczekalni ${number(counts.inbox)}`;
    return `Wczytaj ${assets(coming)}${inbox}`;
  },
  answerFirst: 'Najpierw powiedz, skąd jest ta lista.',
  nothingToDo: 'Każdy wiersz już tu jest. Nie ma nic do zrobienia.',
  noRecords: 'Żaden wiersz tego pliku nie jest wpisem.',
  announce: (counts: ImportCounts) =>
    `Nowe: ${number(counts.new)}, zmienione: ${number(counts.updated)}, takie same: ${number(counts.same)}, niepewne: ${number(counts.inbox)}, pominięte: ${number(counts.skipped)}.`,

  running: (source: string) => `Wczytywanie „${source}”`,
  howFar: (progress: Progress | null) => {
    if (!progress) return '';
    const done = number(progress.done);
    return progress.of === null ? done : `${done} z ${number(progress.of)}`;
  },
  work: {
    reading: 'Czytanie pliku.',
    bringing_in: 'Przejmowanie wierszy.',
    preparing_search: 'Przygotowywanie wyszukiwania.',
    adding_attachments: 'Dodawanie zdjęć.',
    changing_many: 'Zmienianie.',
    undoing: 'Cofanie kroków.',
    looking_through: 'Sprawdzanie, co by wyszło.',
    releasing: 'Zapisywanie.',
    backing_up: 'Najpierw powstaje kopia waszego pliku.',
    checking: 'Sprawdzanie.',
    merging: 'Sprawdzanie, co się z czym łączy.',
    copying_pack: 'Kopiowanie mapy, w megabajtach.',
    collecting_names: 'Zbieranie nazw z mapy.',
    placing: 'Sprawdzanie kodów pocztowych.',
  } satisfies Record<Progress['work'], string>,
  ifYouStop: 'Jeśli zatrzymasz, nic się nie zmieni.',
  cannotStop: 'Tej ostatniej części nie da się zatrzymać. Jest krótka.',
  stop: 'Zatrzymaj',
  stopping: 'Zatrzymywanie',
  stopped: 'Zatrzymano. Niczego nie zmieniono.',

  doneTitle: (source: string) => `Wczytano „${source}”`,
  notIn: (source: string) => `Cofnięto wczytanie „${source}”`,
  done: (counts: ImportCounts) => {
    const coming = counts.new + counts.updated;
    const parts = [
      coming === 0
        ? 'Żaden zasób nie został dodany ani zmieniony.'
        : `Wczytano ${assets(coming)}: nowe ${number(counts.new)}, zmienione ${number(counts.updated)}.`,
    ];
    if (counts.same > 0) parts.push(`Bez zmian: ${rows(counts.same)}.`);
    if (counts.inbox > 0)
      parts.push(`${count(counts.inbox, 'wiersz czeka', 'wiersze czekają', 'wierszy czeka')} w poczekalni.`);
    if (counts.skipped > 0) parts.push(`Pominięto ${rows(counts.skipped)}.`);
    return parts.join(' ');
  },
  leftOut: 'Co pominięto i dlaczego',
  showThese: 'Pokaż je',
  undoImport: 'Cofnij wczytanie',
  undone: 'Wczytanie cofnięto. Wszystko jest jak przedtem.',
  notUndone:
    'Po wczytaniu coś zmieniono. Cofnij kroki z listy przy strzałce cofania, zaczynając od najnowszego.',
  openInbox: 'Otwórz poczekalnię',
  oneAtATime: 'Plik po pliku: poczekaj, aż ten się wczyta, albo go zatrzymaj.',
  bringAnother: 'Wczytaj inny plik',
};

/** How sure a match is, in a word or three. */
export const certaintyWords: Record<ColumnCertainty, string> = {
  as_before: 'jak ostatnio',
  sure: 'pewne',
  please_look: 'zerknij',
  kept_as_it_is: 'bez zmian',
  chosen: 'wybrane',
};

/** Why a row is doubtful, where the core gave no sentence of its own. */
export const rowReasonWords: Record<InboxReason, string> = {
  needs_name: 'Wiersz bez nazwy. Może poczekać w poczekalni.',
  needs_kind: 'Nie wiadomo, co to jest. Może poczekać w poczekalni.',
  place_unclear: 'Miejsce nie może się zgadzać. Zostaje razem z wierszem.',
  perhaps: 'Wygląda jak coś, co już macie.',
  changed_here: 'Zmieniono to u was, a w pliku też.',
  twice_in_file: 'Jest w pliku dwa razy i nie takie samo.',
  safeguard: 'Brzmi jak miejsce, którego nie wolno znaleźć.',
  unclear: 'Nie dało się tego zrozumieć tak, jak jest.',
  jotted: 'Zanotowane na później.',
  stub: 'Powstało, bo jest w powiązaniu. Powiedz o tym więcej.',
};

export const decisionWords = {
  sameOne: 'To samo',
  newOne: 'Coś nowego',
  keepMine: 'Zostaw moje',
  takeTheirs: 'Weź z pliku',
  keepBoth: 'Zachowaj oba',
  bringIn: 'Wczytaj',
  safeguard: 'Chronione, bez miejsca',
  withPlace: 'Razem z miejscem',
  leaveOut: 'Pomiń',
  later: 'Później',
};

/** What a column can mean, in plain words. Its keys are the field tokens of the core. */
export const fieldWords: Record<string, string> = {
  name: 'Nazwa',
  kind: 'Co to jest?',
  summary: 'Co wnosi',
  story: 'Opowieść',
  tags: 'Tagi',
  gifts: 'Talenty, jeden po drugim',
  wishes: 'Życzenia, jedno po drugim',
  status: 'Czy dalej działa',
  when: 'Kiedy',
  cost: 'Ile kosztuje',
  access: 'Jak wejść i się poruszać',
  languages: 'Języki',
  note: 'Notatka dla zespołu',
  last_confirmed: 'Ostatnio sprawdzone',
  address: 'Gdzie, słowami',
  postcode: 'Kod pocztowy',
  latitude: 'Szerokość (północ)',
  longitude: 'Długość (wschód)',
  lon_lat: 'Obie liczby w jednej komórce',
  grid_reference: 'Numer siatki',
  easting: 'Siatka brytyjska, wschód',
  northing: 'Siatka brytyjska, północ',
  wkt: 'Kształt jako WKT',
  geo_json_geometry: 'Kształt jako GeoJSON',
  location_precision: 'Na ile dokładne miejsce',
  uncertainty: 'Niepewność w metrach',
  phone: 'Telefon',
  email: 'E-mail',
  website: 'Strona internetowa',
  social_media: 'Media społecznościowe',
  contact_name: 'O kogo pytać',
  source_id: 'Numer na tej liście',
  created_source: 'Skąd lista to ma',
  ignore: 'Pomiń tę kolumnę',
};

export const fieldGroupWords = {
  about: 'Co to jest',
  place: 'Gdzie to jest',
  reach: 'Jak się skontaktować',
  list: 'Ta lista',
};

export const keepUnder = (column: string) => `Zachowaj pod nazwą „${column}”`;

function placed(total: number, located: number): string {
  if (located === 0) return 'wszystkie bez miejsca';
  if (located === total) return 'wszystkie z miejscem';
  return `z miejscem ${number(located)}, bez ${number(total - located)}`;
}

function formatWords(format: string): string {
  const key = format.toLowerCase();
  if (key.includes('json')) return 'Dane mapowe';
  if (key.includes('xls')) return 'Skoroszyt';
  return 'Arkusz';
}

// Words of the frame: the bar, messages, dialogs, the palette and the sheet of keys.

import type { Holding } from '../../core/bindings';
import { count } from './counting';

export const app = {
  name: 'Hereabouts',
  close: 'Schowaj',
  messages: 'Wiadomości',
  undo: 'Cofnij',
  loading: 'Chwileczkę',
  back: 'Okno trzeba było narysować od nowa. Wszystko, co zapisane, jest na miejscu.',
  failedPart: 'Ta część okna zawiodła. Nic, co zapisane, nie zginęło, a reszta działa dalej.',
  drawAgain: 'Narysuj ją od nowa',
  drawAllAgain: 'Narysuj całe okno od nowa',
  toMiddle: 'Pomiń filtry, przejdź do środka',
};

export const clamped = {
  all: 'Pokaż całość',
  less: 'Pokaż mniej',
};

export const bar = {
  views: 'Widoki',
  home: 'Początek',
  map: 'Mapa',
  list: 'Lista',
  network: 'Sieć',
  saved: (time: string) => `Zapisano ${time}`,
  saving: 'Zapisywanie',
  notSaved: 'Nie zapisano',
  readOnly: 'Tylko do czytania',
  undoLast: (what: string) => `Cofnij: ${what}`,
  nothingToUndo: 'Nie ma czego cofać',
  bringIn: 'Wczytaj',
  share: 'Podziel się',
  add: 'Dodaj',
  addLabel: 'Dodaj zasób, klawisz N',
  addPlain: 'Dodaj zasób',
  menu: (name: string) => `${name}: ten spis`,
  menuNone: 'Ten spis',
  rename: 'Zmień nazwę',
  renameLabel: 'Nazwa tego spisu',
  open: 'Otwórz inny',
  begin: 'Zacznij nowy',
  register: 'Co komu daliśmy',
  about: 'O programie Hereabouts',
  keys: 'Klawisze',
  worker: 'Twoje imię',
  workerHint: 'Zespół widzi je przy tym, co zmieniasz i sprawdzasz.',
};

export const look = {
  title: 'Wygląd i język',
  close: 'Zamknij',
  look: 'Kolory',
  looks: { system: 'Jak w komputerze', light: 'Jasne', dark: 'Ciemne' },
  contrast: 'Kontrast',
  contrasts: { system: 'Jak w komputerze', more: 'Większy' },
  size: 'Rozmiar',
  percent: (size: number) => `${size}%`,
  language: 'Język',
  direction: 'Pismo',
  directions: { auto: 'Jak w języku', ltr: 'Od lewej', rtl: 'Od prawej' },
  singleKeys: 'Pojedyncze klawisze coś robią',
  singleKeysHint: 'N dodaje, 1 pokazuje mapę, / szuka. Wyłączone: działają tylko klawisze z Ctrl lub Alt i nic nie dzieje się przypadkiem.',
  keysAreOn: 'Pojedyncze klawisze znów coś robią.',
  keysAreOff: 'Pojedyncze klawisze nic już nie robią.',
};

export const paneWords = {
  label: 'Części okna',
  browser: 'Filtry',
  middle: 'Środek',
  card: 'Karta',
};

export const menuWords = {
  of: (name: string) => `Co można zrobić: ${name}`,
  several: (n: number) => `${count(n, 'wybrany zasób', 'wybrane zasoby', 'wybranych zasobów')}`,
};

export const working = {
  region: 'W toku',
};

export const undoPanel = {
  title: 'Ostatnie kroki',
  open: 'Lista ostatnich kroków',
  empty: 'Nie ma jeszcze nic, co można by cofnąć.',
  redo: 'Ponów',
  redoNext: (what: string) => `Ponów: ${what}`,
  hint: 'Wybierz wiersz, żeby cofnąć wszystko aż do niego. Cofnięte zgody i wszystko, co coś zatrzymuje, zostaje.',
  undone: (what: string) => `Cofnięto: ${what}`,
  redone: (what: string) => `Ponowiono: ${what}`,
  forGood: (what: string) => `„${what}”: tego nie da się cofnąć.`,
  before: (what: string) => `Przed tym było: ${what}.`,
  undoThat: 'Cofnij tamto',
  kept: (n: number) =>
    `${count(n, 'pole zostało', 'pola zostały', 'pól zostało')} jak jest, bo od tego czasu ktoś je zmienił.`,
  /** Of a step that stays although others were taken back: why, and where that is changed by itself. */
  stays: (by: Holding, name: string | null, n: number) => {
    const who = name ?? count(n, 'wpis', 'wpisy', 'wpisów');
    return {
      withdrawal: `Zgoda zostaje cofnięta: ${who}. Można ją dać ponownie na stronie udostępniania.`,
      review_by: `Zgoda nie będzie ważna dłużej niż teraz: ${who}. Zmienia się to na stronie udostępniania.`,
      restriction: `Zachowane, ale nadal nieużywane: ${who}. Kończy się to na stronie „Prawa i ostatni dzień”, z podaniem powodu.`,
      child: `Nadal oznaczone jako poniżej 18 lat: ${who}. Zmienia się to na karcie.`,
      sensitivity: `Ostrożność zostaje jak jest: ${who}. Zmienia się to na karcie.`,
      audience: `To, kto może widzieć, zostaje jak jest: ${who}. Zmienia się to na karcie.`,
      unpublished: `Nadal nie do publikacji: ${who}. Zmienia się to na karcie.`,
    }[by];
  },
  staysWhole: (what: string) => `„${what}” zostaje w całości.`,
  alsoStay: (n: number) => `Zostaje jeszcze: ${count(n, 'krok', 'kroki', 'kroków')}.`,
  /** Of a step that was taken back by itself: what leaves again. */
  letOut: (by: Holding, name: string | null, n: number) => {
    const who = name ?? count(n, 'wpis', 'wpisy', 'wpisów');
    return {
      withdrawal: `Zgoda znów jest ważna: ${who}.`,
      review_by: `Zgoda znów jest ważna dłużej: ${who}.`,
      restriction: `Można znów używać: ${who}.`,
      child: `Już nie jest oznaczone jako poniżej 18 lat: ${who}.`,
      sensitivity: `Znów traktowane mniej ostrożnie: ${who}.`,
      audience: `Znów może to widzieć więcej osób: ${who}.`,
      unpublished: `Znów można publikować: ${who}.`,
    }[by];
  },
};

export const notes = {
  readOnly: (why: string) => `Ten spis możesz czytać, ale nie zmieniać: ${why}`,
  region: 'O tym pliku',
  understood: 'Rozumiem',
};

export const palette = {
  title: 'Znajdź cokolwiek',
  placeholder: 'Zasób albo coś do zrobienia',
  assets: 'Zasoby',
  actions: 'Co można zrobić',
  nothing: (text: string) => `Nic nie nazywa się „${text}”.`,
  open: 'Otwórz',
  more: 'więcej',
  back: 'Wróć',
  whatToDo: 'Co z tym zrobić',
};

export const keys = {
  title: 'Klawisze',
  close: 'Zamknij',
  ctrl: 'Ctrl',
  alt: 'Alt',
  enter: 'Enter',
  escape: 'Esc',
  del: 'Del',
  back: 'Krok wstecz',
  sheet: 'Ta ściągawka',
  rows: 'Przechodź po liście',
  openRow: 'Otwórz to, co wybrane',
  arrows: '↑ ↓',
};

export const dialogs = {
  catalogue: { title: 'Otwórz spis', kind: 'Spisy Hereabouts', any: 'Dowolny plik' },
  begin: { title: 'Gdzie go trzymać', kind: 'Spisy Hereabouts', any: 'Dowolny plik' },
  import: { title: 'Wybierz plik do wczytania', kind: 'Arkusze i dane mapowe', any: 'Dowolny plik' },
  given: { title: 'Wybierz plik, który masz', kind: 'Arkusze, dane mapowe i spisy', any: 'Dowolny plik' },
};

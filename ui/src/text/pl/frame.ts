// Words of the frame: the bar, messages, dialogs, the palette and the sheet of keys.

import { count } from './counting';

export const app = {
  name: 'Hereabouts',
  close: 'Schowaj',
  messages: 'Wiadomości',
  undo: 'Cofnij',
  loading: 'Chwileczkę',
  back: 'Okno trzeba było narysować od nowa. Wszystko, co zapisane, jest na miejscu.',
  failedView: 'Nie udało się pokazać tej strony.',
};

export const clamped = {
  all: 'Pokaż całość',
  less: 'Pokaż mniej',
};

export const bar = {
  views: 'Widoki',
  map: 'Mapa',
  list: 'Lista',
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
  look: 'Wygląd',
  language: 'Język',
  direction: 'Pismo',
  directions: { auto: 'Jak w języku', ltr: 'Od lewej', rtl: 'Od prawej' },
  looks: { system: 'Jak w komputerze', light: 'Jasny', dark: 'Ciemny' },
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
  hint: 'Wybierz wiersz, żeby cofnąć wszystko aż do niego.',
  undone: (what: string) => `Cofnięto: ${what}`,
  redone: (what: string) => `Ponowiono: ${what}`,
  kept: (n: number) =>
    `${count(n, 'pole zostało', 'pola zostały', 'pól zostało')} jak jest, bo od tego czasu ktoś je zmienił.`,
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
};

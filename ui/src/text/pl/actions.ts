// What can be done, as buttons, the palette and the sheet of keys call it.

import { count } from './counting';

export const actions = {
  showWeek: 'Co się odbywa',
  showMap: 'Pokaż mapę',
  showList: 'Pokaż listę',
  showTray: 'Pokaż, co jest poza mapą',
  showInbox: 'Otwórz poczekalnię',
  showBin: 'Otwórz kosz',
  newAsset: 'Nowy zasób',
  search: 'Szukaj tutaj',
  palette: 'Znajdź cokolwiek',
  undo: 'Cofnij',
  redo: 'Ponów',
  bringIn: 'Wczytaj plik',
  share: 'Podziel się',
  register: 'Co komu daliśmy',
  stillGoing: 'Działa',
  changed: 'Zmiana',
  gone: 'Koniec',
  editAsset: 'Popraw to, co wybrane',
  deleteAsset: 'Przenieś do kosza',
  placeAsset: 'Umieść na mapie',
  clearFilter: 'Pokaż wszystko',
  onlyUnplaced: 'Pokaż tylko to, co poza mapą',
  openCatalogue: 'Otwórz inny spis',
  closeCatalogue: 'Zamknij ten spis',
  about: 'O programie Hereabouts',
  keySheet: 'Klawisze',
  light: 'Jasny wygląd',
  dark: 'Ciemny wygląd',
  systemLook: 'Wygląd jak w komputerze',

  nothingToUndo: 'nie ma czego cofać',
  nothingToRedo: 'nie ma czego ponawiać',
  readOnly: 'ten spis można tylko czytać',
  chooseFirst: 'najpierw wybierz zasób',
  safeguarded: 'chronione, nie trafia na żadną mapę',
  deleted: (name: string) => `W koszu: ${name}`,
  deletedMany: (n: number) =>
    count(n, 'zasób jest w koszu', 'zasoby są w koszu', 'zasobów jest w koszu'),
};

// What the core says of the folder in which laptops leave their changes for each other.

import type { Pair } from '../../said';

export const exchangeFolder: readonly Pair[] = [
  [
    'There is no folder {}. Look whether its stick or network drive is connected, or choose another folder.',
    'Nie ma folderu {}. Sprawdź, czy jego pendrive albo dysk sieciowy jest podłączony, lub wybierz inny folder.',
  ],
  ['{} is a file. Choose the folder that it lies in.', '{} to plik. Wybierz folder, w którym leży.'],
  [
    '{} is where the backups of this catalogue are kept. Choose another folder, one that the others reach as well.',
    'W {} leżą kopie zapasowe tego spisu. Wybierz inny folder, taki, do którego mają dostęp także pozostali.',
  ],
  [
    '{} is where this catalogue itself lies. Go on in a copy on this laptop first, or choose another folder. Where several computers reach the catalogue, edits can get lost.',
    'W {} leży sam ten spis. Najpierw pracuj dalej na kopii na tym laptopie albo wybierz inny folder. Tam, gdzie do spisu sięga kilka komputerów, zmiany mogą zginąć.',
  ],
  [
    'Nothing can be saved in {}. Choose a folder that you may write to, or ask whoever looks after it.',
    'W {} nie da się niczego zapisać. Wybierz folder, w którym wolno ci zapisywać, albo zapytaj osobę, która się nim opiekuje.',
  ],
  [
    'What you left in the folder holds more than there is here: this is an older copy of the catalogue, perhaps a backup. Take that file in first, on the page “Work together”. It was not changed.',
    'W pliku, który zostawiono w folderze, jest więcej niż tutaj: to starsza kopia spisu, może kopia zapasowa. Najpierw przyjmij ten plik na stronie „Pracujcie razem”. Niczego w nim nie zmieniono.',
  ],
  // The safe way out of such a folder, in the shell.
  [
    'The copy on this laptop could not be opened, so the catalogue is open where it was. Nothing was changed.',
    'Nie udało się otworzyć kopii na tym laptopie, więc spis jest otwarty tam, gdzie był. Niczego nie zmieniono.',
  ],
  [
    'No folder was found that is on this laptop alone. Nothing was changed. Close the catalogue, copy its file to one in the file manager, and open it there.',
    'Nie znaleziono folderu, który jest tylko na tym laptopie. Niczego nie zmieniono. Zamknij spis, skopiuj jego plik do takiego folderu w menedżerze plików i otwórz go tam.',
  ],
];

// What the system itself gives as a cause, where people meet it.

import type { Pair } from '../../said';

export const system: readonly Pair[] = [
  ['No such file or directory (os error {n})', 'nie ma takiego pliku ani folderu'],
  ['Permission denied (os error {n})', 'brak uprawnień'],
  ['Operation not permitted (os error {n})', 'to niedozwolone'],
  ['Read-only file system (os error {n})', 'ten dysk można tylko czytać'],
  ['No space left on device (os error {n})', 'na dysku nie ma już miejsca'],
  ['Input/output error (os error {n})', 'dysk nie odpowiada, jak powinien'],
  ['Is a directory (os error {n})', 'to jest folder'],
  ['Not a directory (os error {n})', 'to nie jest folder'],
  ['File name too long (os error {n})', 'za długa nazwa'],
  ['No such device or address (os error {n})', 'nie ma takiego urządzenia'],
];

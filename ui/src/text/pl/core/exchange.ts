// What the core says of the files in which laptops tell each other what was done.

import type { Pair } from '../../said';

export const exchange: readonly Pair[] = [
  ['That was set aside already.', 'To zostało już odłożone.'],
  ['That was taken in again already.', 'To zostało już przyjęte ponownie.'],
  [
    'A passphrase needs at least one character. Leave it out altogether for laptops of your own team.',
    'Hasło musi mieć co najmniej jeden znak. Jeśli plik jest dla laptopów waszego zespołu, pomiń je całkiem.',
  ],
  [
    '{} is not a file of changes from Hereabouts. Nothing was changed. Choose one whose name ends in .hereabouts-changes.',
    '{} to nie jest plik zmian z Hereabouts. Niczego nie zmieniono. Wybierz taki, którego nazwa kończy się na .hereabouts-changes.',
  ],
  [
    '{} was written by a newer Hereabouts. Nothing was changed. Install the newer version on this laptop, then try again.',
    '{} pochodzi z nowszej wersji Hereabouts. Niczego nie zmieniono. Zainstaluj nowszą wersję na tym laptopie i spróbuj ponownie.',
  ],
  [
    '{} was written without a passphrase, for laptops of its own team. Nothing was changed. Leave the passphrase out.',
    '{} zapisano bez hasła, dla laptopów jednego zespołu. Niczego nie zmieniono. Nie wpisuj hasła.',
  ],
  [
    '{} was written by another team, or was altered on the way: the key of this catalogue does not open it. Nothing was changed. Ask whoever wrote it for one with a passphrase.',
    '{} pochodzi od innego zespołu albo zmienił się po drodze: klucz tego spisu go nie otwiera. Niczego nie zmieniono. Poproś o taki plik z hasłem.',
  ],
  [
    'That passphrase does not open {}. Nothing was changed. Type it again as you were told; if it is right, the file was altered on the way: copy it again.',
    'To hasło nie otwiera {}. Niczego nie zmieniono. Wpisz je jeszcze raz tak, jak ci je podano; jeśli jest dobre, plik zmienił się po drodze: skopiuj go ponownie.',
  ],
  [
    '{} is cut short: copying it was broken off, or goes on still. Nothing was changed. Copy it again, or ask for it again.',
    '{} jest urwany: kopiowanie przerwano albo jeszcze trwa. Niczego nie zmieniono. Skopiuj go ponownie albo poproś o niego jeszcze raz.',
  ],
  [
    '{} is not as it was written: it was damaged or altered on the way. Nothing was changed. Copy it again, or ask for it again.',
    '{} nie jest taki, jak go zapisano: uszkodził się albo zmienił po drodze. Niczego nie zmieniono. Skopiuj go ponownie albo poproś o niego jeszcze raz.',
  ],
  [
    '{} unpacks to more than changes can be. Nothing was changed. Delete it, and ask whoever sent it for another.',
    '{} po rozpakowaniu jest większy, niż mogą być zmiany. Niczego nie zmieniono. Usuń go i poproś nadawcę o inny.',
  ],

  // Whose they are, and of which version.
  [
    'This comes from another catalogue, or from a travel copy that was made on another laptop of yours: then take in that laptop’s changes first. Only copies of one catalogue can be worked on together; what is in another one can be brought in as a file. Nothing was changed.',
    'To pochodzi z innego spisu albo z kopii na drogę, którą zrobiono na innym waszym laptopie: wtedy przyjmij najpierw zmiany z tamtego laptopa. Pracować razem można tylko na kopiach jednego spisu; to, co jest w innym, można wczytać z pliku. Niczego nie zmieniono.',
  ],
  [
    'This file was written by a much newer Hereabouts. Install the newer version on this laptop and take it in then. Nothing was changed.',
    'Ten plik pochodzi z dużo nowszej wersji Hereabouts. Zainstaluj nowszą wersję na tym laptopie i wtedy go przyjmij. Niczego nie zmieniono.',
  ],
  [
    'This copy was last opened by an older Hereabouts. Open it once with this one, close it, and take it in then. Nothing was changed.',
    'Tę kopię ostatnio otwierała starsza wersja Hereabouts. Otwórz ją raz w tej wersji, zamknij i wtedy ją przyjmij. Niczego nie zmieniono.',
  ],
  [
    'Nothing came from that laptop yet, so what it lacks is not known. Write a file with everything instead.',
    'Z tamtego laptopa nic jeszcze nie przyszło, więc nie wiadomo, czego na nim brakuje. Zapisz plik ze wszystkim.',
  ],
];

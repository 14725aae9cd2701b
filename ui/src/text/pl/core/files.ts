// Opening, making and saving files, and what the file itself has to say.

import type { Pair } from '../../said';

export const files: readonly Pair[] = [
  ['There is nothing to undo.', 'Nie ma czego cofnąć.'],
  ['There is nothing to do again.', 'Nie ma czego ponowić.'],
  [
    '{} was made by a newer Hereabouts. Nothing was changed. Open it with that version, or ask whoever sent it for a spreadsheet.',
    '{} pochodzi z nowszej wersji Hereabouts. Niczego nie zmieniono. Otwórz ten plik w tamtej wersji albo poproś nadawcę o arkusz.',
  ],
  [
    '{} cannot be opened: either it is not a Hereabouts catalogue, or the passphrase is not the right one. Nothing was changed.',
    '{} się nie otwiera: albo to nie jest spis Hereabouts, albo hasło się nie zgadza. Niczego nie zmieniono.',
  ],
  [
    '{} is not a Hereabouts catalogue. Nothing was changed. To bring in a spreadsheet or map data, open or make a catalogue first, then choose Bring in.',
    '{} nie jest spisem Hereabouts. Niczego nie zmieniono. Żeby wczytać arkusz albo dane mapowe, najpierw otwórz lub zacznij spis, a potem wybierz „Wczytaj”.',
  ],
  ['{} needs its passphrase.', '{} otwiera się tylko z hasłem.'],
  [
    '{} is there already. Nothing was changed. Choose another name.',
    '{} już istnieje. Niczego nie zmieniono. Wybierz inną nazwę.',
  ],
  [
    'This catalogue is open for reading only, because {said}. Save a copy somewhere else to work on it.',
    'Ten spis jest otwarty tylko do czytania, bo {}. Żeby nad nim pracować, zapisz kopię gdzie indziej.',
  ],
  ['its file or folder may not be written to', 'w jego pliku albo folderze nie wolno zapisywać'],
  ['its file is marked as not to be changed', 'jego plik jest oznaczony jako niezmienny'],
  ['you may not write to its file', 'nie masz prawa zapisu do jego pliku'],
  ['its folder is marked as not to be changed', 'jego folder jest oznaczony jako niezmienny'],
  ['you may not write to its folder', 'nie masz prawa zapisu w jego folderze'],
  [
    'The disk is full. Nothing of this was saved, and what was saved before is safe. Make some room, then try again.',
    'Dysk jest pełny. Nic z tego nie zostało zapisane, a to, co zapisano wcześniej, jest bezpieczne. Zwolnij trochę miejsca i spróbuj ponownie.',
  ],
  [
    'Another program is writing to this file just now. Nothing was lost. Try again in a moment.',
    'Inny program właśnie zapisuje w tym pliku. Nic nie przepadło. Spróbuj ponownie za chwilę.',
  ],
  [
    'The disk did not answer as it should. Nothing of this was saved, and what was saved before is safe as far as the disk keeps it. Look whether the disk or stick is still connected, then try again.',
    'Dysk nie odpowiedział tak, jak powinien. Nic z tego nie zostało zapisane, a to, co zapisano wcześniej, jest bezpieczne, o ile dysk to przechowa. Sprawdź, czy dysk albo pendrive jest nadal podłączony, i spróbuj ponownie.',
  ],
  ['Stopped. The catalogue is as it was before.', 'Zatrzymano. Spis jest taki jak przedtem.'],
  [
    'The file answered in a way Hereabouts does not expect: {said}. Nothing was changed. Run a check, or go back to the last backup.',
    'Plik odpowiedział inaczej, niż Hereabouts się spodziewa: {}. Niczego nie zmieniono. Sprawdź plik albo wróć do ostatniej kopii zapasowej.',
  ],
  [
    'The catalogue could not be read or written: {}. Nothing of this was saved.',
    'Nie udało się przeczytać albo zapisać spisu: {}. Nic z tego nie zostało zapisane.',
  ],
  ['the new file does not hold what the old one does', 'w nowym pliku nie ma tego, co w starym'],

  // One for each thing that may not work, because each asks for another verb.
  ['Opening {} did not work: {said}', 'Nie udało się otworzyć {}: {}'],
  ['Writing {} did not work: {said}', 'Nie udało się zapisać {}: {}'],
  ['Saving {} did not work: {said}', 'Nie udało się zachować {}: {}'],
  ['Writing to the folder of {} did not work: {said}', 'Nie udało się zapisać w folderze, w którym jest {}: {}'],
  ['Reading {} did not work: {said}', 'Nie udało się przeczytać {}: {}'],
  ['Making {} did not work: {said}', 'Nie udało się utworzyć {}: {}'],
  ['Removing {} did not work: {said}', 'Nie udało się usunąć {}: {}'],
  ['Finding the folder for {} did not work: {said}', 'Nie udało się znaleźć folderu dla {}: {}'],
  ['Making the folder {} did not work: {said}', 'Nie udało się utworzyć folderu {}: {}'],
  ['Reading the folder {} did not work: {said}', 'Nie udało się przeczytać folderu {}: {}'],
  ['Removing the old backup {} did not work: {said}', 'Nie udało się usunąć starej kopii zapasowej {}: {}'],
  ['Taking back {} did not work: {said}', 'Nie udało się wycofać {}: {}'],
  ['Replacing {} did not work: {said}', 'Nie udało się zastąpić {}: {}'],

  [
    'This catalogue lies in a folder that {} copies between computers. When two of them write to it, edits can get lost. A folder on this laptop alone is a better place.',
    'Ten spis leży w folderze, który {} kopiuje między komputerami. Gdy zapisują w nim dwa naraz, zmiany mogą przepaść. Lepszym miejscem jest folder tylko na tym laptopie.',
  ],
  [
    'This catalogue lies on a network drive. It is slower there, and when the connection drops or two computers write to it, edits can get lost. A folder on this laptop is a better place.',
    'Ten spis leży na dysku sieciowym. Działa tam wolniej, a gdy połączenie się zerwie albo zapisują w nim dwa komputery, zmiany mogą przepaść. Lepszym miejscem jest folder na tym laptopie.',
  ],
  ['{} is a folder. Choose the catalogue inside it.', '{} to folder. Wybierz spis, który w nim jest.'],
  ['{} is not a name for a file. Choose another.', '{} nie nadaje się na nazwę pliku. Wybierz inną.'],
  [
    'The name {}… is too long for a catalogue. Choose a shorter one, or a folder that is not so deep inside others.',
    'Nazwa {}… jest za długa dla spisu. Wybierz krótszą albo folder, który nie leży tak głęboko w innych.',
  ],
  [
    'The last edits of {} are still in a file beside it whose name begins the same, and here they cannot be put together. Nothing was changed. Copy all files that begin with its name to a folder you can write to, and open it there.',
    'Ostatnie zmiany w {} są jeszcze w pliku obok, którego nazwa zaczyna się tak samo, a tutaj nie da się ich połączyć. Niczego nie zmieniono. Skopiuj wszystkie pliki, które zaczynają się od tej nazwy, do folderu, w którym możesz zapisywać, i otwórz spis tam.',
  ],
  [
    '{} was made by an older Hereabouts and has to be brought up to date first, but it is open for reading only, because {said}. Copy it to a folder you can write to, and open the copy.',
    '{} pochodzi ze starszej wersji Hereabouts i trzeba go najpierw zaktualizować, ale jest otwarty tylko do czytania, bo {}. Skopiuj go do folderu, w którym możesz zapisywać, i otwórz kopię.',
  ],
  [
    'A passphrase needs at least one character. Leave it out altogether for a catalogue without one.',
    'Hasło musi mieć co najmniej jeden znak. Jeśli spis ma być bez hasła, pomiń je całkiem.',
  ],
  [
    "The name of the catalogue's folder has letters that no computer can read. Move it to a folder with another name first.",
    'W nazwie folderu tego spisu są litery, których nie odczyta żaden komputer. Najpierw przenieś spis do folderu o innej nazwie.',
  ],
  ['These are changes of another catalogue. Nothing was changed.', 'To zmiany z innego spisu. Niczego nie zmieniono.'],
  ['it does not say which catalogue it is', 'nie mówi, którym spisem jest'],
  [
    'Two different changes carry one number, {}/{}. One of the two laptops was restored from a snapshot while Hereabouts was open. Nothing was changed. What only one of them has can go to the other as a file: share it there, and bring that file in here.',
    'Dwie różne zmiany mają ten sam numer, {}/{}. Jeden z dwóch laptopów przywrócono z obrazu, gdy Hereabouts było otwarte. Niczego nie zmieniono. To, co jest tylko na jednym z nich, może przejść na drugi jako plik: udostępnij to tam, a tutaj dodaj ten plik.',
  ],
  ['The sample neighbourhood is in this catalogue already.', 'Przykładowa okolica jest już w tym spisie.'],

  ['No catalogue is open in this window. Open one first.', 'W tym oknie nie ma otwartego spisu. Najpierw jakiś otwórz.'],
  ['The window could not be opened: {}', 'Nie udało się otworzyć okna: {}'],
  [
    'Hereabouts made a mistake and stopped this step: {}. Nothing of it was saved.',
    'Hereabouts popełniło błąd i przerwało ten krok: {}. Nic z niego nie zostało zapisane.',
  ],
  [
    'The dialog for choosing a file could not be shown: {said}. Nothing was changed.',
    'Nie udało się pokazać okna wyboru pliku: {}. Niczego nie zmieniono.',
  ],
  ['it stopped by itself', 'zamknęło się samo'],
  ['There is no map data at {}.', 'Nie ma danych mapy pod adresem {}.'],
  ['This copy of Hereabouts has no world map.', 'W tej kopii Hereabouts nie ma mapy świata.'],
  ['The size could not be changed: {}.', 'Nie udało się zmienić rozmiaru: {}.'],

  // Passphrases, recovery keys, locking.
  [
    'This recovery key is not for {} as it is now: it is for another catalogue, or was printed before the passphrase was last changed. Nothing was changed. Look for a newer sheet.',
    'Ten klucz zapasowy nie pasuje do {} w obecnej postaci: jest do innego spisu albo wydrukowano go przed ostatnią zmianą hasła. Niczego nie zmieniono. Poszukaj nowszej kartki.',
  ],
  [
    'This is one sheet of three. Two of them open the catalogue: type a second one.',
    'To jedna kartka z trzech. Spis otwierają dwie: przepisz drugą.',
  ],
  [
    'This is the same sheet twice. Type the one that somebody else keeps.',
    'To dwa razy ta sama kartka. Przepisz tę, którą trzyma ktoś inny.',
  ],
  [
    'These two sheets do not belong together. Look whether both were made for this catalogue and on the same day.',
    'Te dwie kartki nie należą do siebie. Sprawdź, czy obie zrobiono do tego spisu i tego samego dnia.',
  ],
  ['Some of the sheet is missing. Type every line of it.', 'Brakuje części kartki. Przepisz wszystkie jej wiersze.'],
  ['Type the lines of the sheet first.', 'Najpierw przepisz wiersze z kartki.'],
  [
    'Line {n} is from another sheet than the lines before it. Type one sheet at a time.',
    'Wiersz {} jest z innej kartki niż wiersze przed nim. Przepisuj po jednej kartce.',
  ],
  [
    'This sheet has {n} lines, and here are {n}. Type every line of it.',
    'Liczba wierszy na tej kartce to {}, a tu jest ich {}. Przepisz wszystkie.',
  ],
  [
    'Something in line {n} is not as printed. Compare it with the paper: a line has six groups of four.',
    'W wierszu {} coś jest inaczej niż na kartce. Porównaj je: wiersz to sześć grup po cztery znaki.',
  ],
  [
    'Something in line {n} of the second sheet is not as printed. Compare it with the paper: a line has six groups of four.',
    'W wierszu {} drugiej kartki coś jest inaczej niż na papierze. Porównaj je: wiersz to sześć grup po cztery znaki.',
  ],
  ['its beginning is not as it was written', 'jego początek nie jest taki, jak go zapisano'],
  ['its pages are not as they were written', 'jego strony nie są takie, jak je zapisano'],
  [
    'The sheet could not be made ({}). Nothing was saved. Copy the lines by hand instead.',
    'Nie udało się zrobić kartki ({}). Niczego nie zapisano. Przepisz wiersze ręcznie.',
  ],
  [
    'Somebody else is trying to open this catalogue. Wait half a minute, then try again.',
    'Ktoś inny próbuje otworzyć ten spis. Poczekaj pół minuty i spróbuj ponownie.',
  ],
  [
    'This catalogue has no passphrase, so there is nothing to recover. Give it one first.',
    'Ten spis nie ma hasła, więc nie ma czego odzyskiwać. Najpierw je nadaj.',
  ],
  ['That is not the passphrase it has now. Nothing was changed.', 'To nie jest jego obecne hasło. Niczego nie zmieniono.'],
  ['{} is a catalogue. Nothing was changed. Choose another name.', '{} to spis. Niczego nie zmieniono. Wybierz inną nazwę.'],
  [
    'Something else is still being done with this catalogue. Nothing was changed. Wait until it is done, then try again.',
    'Z tym spisem dzieje się jeszcze coś innego. Niczego nie zmieniono. Poczekaj, aż się skończy, i spróbuj ponownie.',
  ],
  ['This computer has no folder in which the setting could be kept.', 'Na tym komputerze nie ma folderu, w którym można by zachować to ustawienie.'],
  ['The setting could not be saved: {said}.', 'Nie udało się zapisać ustawienia: {}.'],
];

// What the core says of area packs and lists of places.

import type { Pair } from '../../said';

export const packs: readonly Pair[] = [
  [
    'That pack is not on this laptop any more. It may have been removed in another window.',
    'Tej mapy nie ma już na tym laptopie. Może usunięto ją w innym oknie.',
  ],
  ['This computer has no folder in which area packs could be kept.', 'Na tym komputerze nie ma folderu, w którym można by trzymać mapy okolic.'],
  ['{} is empty. Copy it again from where it came.', '{} jest pusty. Skopiuj go jeszcze raz stamtąd, skąd pochodzi.'],
  ['{} is a folder. Choose the file inside it.', '{} to folder. Wybierz plik, który w nim jest.'],
  [
    '{} is neither an area pack nor a list of places. An area pack is a PMTiles or an MBTiles file; a list of places is a CSV file with a heading for the postcode or the name, and for longitude and latitude or easting and northing.',
    '{} to ani mapa okolicy, ani lista miejsc. Mapa okolicy to plik PMTiles albo MBTiles; lista miejsc to plik CSV z nagłówkiem kodu pocztowego albo nazwy oraz długości i szerokości geograficznej albo współrzędnych siatki.',
  ],
  [
    '{} is made for version {} of PMTiles, and Hereabouts reads version 3. Ask for the pack in version 3.',
    '{} jest w wersji {} formatu PMTiles, a Hereabouts czyta wersję 3. Poproś o mapę w wersji 3.',
  ],
  ['{} was not copied whole: it ends before its map does. Copy it again.', '{} nie skopiował się w całości: kończy się przed końcem mapy. Skopiuj go jeszcze raz.'],
  ['{} was not copied whole: it ends in the middle. Copy it again.', '{} nie skopiował się w całości: urywa się w środku. Skopiuj go jeszcze raz.'],
  [
    '{} is packed in a way that Hereabouts does not unpack. Ask for it packed with gzip, or not packed.',
    '{} jest spakowany w sposób, którego Hereabouts nie rozpakowuje. Poproś o plik spakowany przez gzip albo niespakowany.',
  ],
  [
    '{} is damaged: what it says of its own contents does not fit together. Copy it again, or get it anew.',
    '{} jest uszkodzony: to, co mówi o swojej zawartości, do siebie nie pasuje. Skopiuj go jeszcze raz albo zdobądź na nowo.',
  ],
  [
    '{} is a database, but holds no map. An area pack is a PMTiles or an MBTiles file.',
    '{} to baza danych, ale nie ma w niej mapy. Mapa okolicy to plik PMTiles albo MBTiles.',
  ],
  [
    '{} is a Hereabouts catalogue, and no area pack. Nothing was changed. Open it instead.',
    '{} to spis Hereabouts, a nie mapa okolicy. Niczego nie zmieniono. Po prostu go otwórz.',
  ],
  [
    'The map in {} is written as MLT, which Hereabouts does not draw. Ask for it as MVT.',
    'Mapa w {} jest zapisana jako MLT, czego Hereabouts nie rysuje. Poproś o MVT.',
  ],
  [
    '{} holds tiles, but neither MVT nor pictures in PNG, JPEG or WebP. Ask for one of these.',
    'W {} są kafelki, ale ani MVT, ani obrazy PNG, JPEG czy WebP. Poproś o jedno z nich.',
  ],
  [
    'The tiles of {} are broken, so nothing of it could be drawn. Copy it again, or get it anew.',
    'Kafelki w {} są zepsute, więc nic nie dałoby się narysować. Skopiuj plik jeszcze raz albo zdobądź go na nowo.',
  ],
  [
    'There is no map in {}: it has no tiles, or they are all empty. Ask whoever made it for another.',
    'W {} nie ma mapy: brakuje kafelków albo wszystkie są puste. Poproś autorów o inny plik.',
  ],
  [
    'The list of area packs in {} cannot be read. Move that file away, and add the packs again.',
    'Nie da się przeczytać listy map okolic w {}. Przenieś ten plik gdzie indziej i dodaj mapy jeszcze raz.',
  ],
  ['{} is added already, as {}.', '{} jest już dodany, jako {}.'],
  ['{} is something else than {} was. Add it as a new one.', '{} to coś innego niż {}. Dodaj go jako nowy.'],
  [
    'The name {} holds bytes that are no text. Rename the file first.',
    'W nazwie {} są bajty, które nie są tekstem. Najpierw zmień nazwę pliku.',
  ],
  [
    'The file of {} is not where it was, or it is another one: {}. Put the stick back in, or say under Layers where it is now.',
    'Pliku mapy {} nie ma tam, gdzie był, albo jest to inny plik: {}. Włóż pendrive z powrotem albo wskaż w warstwach, gdzie plik jest teraz.',
  ],
  [
    'This map belongs to the sample neighbourhood and stays with it. Switch it off instead.',
    'Ta mapa należy do przykładowej okolicy i z nią zostaje. Zamiast tego ją wyłącz.',
  ],
];

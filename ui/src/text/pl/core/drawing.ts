// What is drawn by hand, areas and saved views.

import type { Pair } from '../../said';

export const drawing: readonly Pair[] = [
  [
    'The outline crosses itself. Move a corner so that no side runs over another.',
    'Obrys przecina sam siebie. Przesuń róg tak, aby żaden bok nie przechodził przez inny.',
  ],
  [
    'The edge of a hole crosses itself. Move a corner so that no side runs over another.',
    'Brzeg otworu przecina sam siebie. Przesuń róg tak, aby żaden bok nie przechodził przez inny.',
  ],
  [
    'An area needs at least three corners that are not in one place.',
    'Obszar potrzebuje co najmniej trzech rogów, które nie leżą w jednym miejscu.',
  ],
  [
    'A hole reaches out of the area around it. Move its corners inside.',
    'Otwór wychodzi poza obszar wokół niego. Przesuń jego rogi do środka.',
  ],
  ['Two holes run into one another. Move their corners apart.', 'Dwa otwory zachodzą na siebie. Rozsuń ich rogi.'],
  [
    'Two parts of this area lie over one another. Move them apart, or join them.',
    'Dwie części tego obszaru leżą jedna na drugiej. Rozsuń je albo połącz.',
  ],
  [
    'This shape cannot be kept as it is drawn. Move its corners a little.',
    'Tego kształtu nie da się zachować tak, jak jest narysowany. Przesuń nieco jego rogi.',
  ],
  [
    'These shapes are too tangled to work with. Move their corners a little apart, and try again.',
    'Te kształty są zbyt splątane. Rozsuń nieco ich rogi i spróbuj ponownie.',
  ],
  ['An area is cut along a line.', 'Obszar przecina się wzdłuż linii.'],
  [
    'This line does not cut the area in two. Begin and end it outside the area, and draw right across.',
    'Ta linia nie przecina obszaru na dwoje. Zacznij i skończ poza obszarem, rysując w poprzek.',
  ],
  [
    'Only areas can be cut and joined. Draw it as an area first.',
    'Przecinać i łączyć można tylko obszary. Najpierw narysuj to jako obszar.',
  ],
  ['Nothing would be left of it: {said}.', 'Nic by z tego nie zostało: {}.'],
  ['Choose another area to join it with.', 'Wybierz inny obszar, z którym ma się połączyć.'],
  ['{} is not on the map.', '{}: tego nie ma na mapie.'],
  ['{} is not drawn yet.', '{}: to jeszcze nie jest narysowane.'],

  ['A view needs a name to find it by.', 'Widok potrzebuje nazwy, aby dało się go znaleźć.'],
  ['This part of the map lies nowhere on Earth.', 'Ta część mapy nie leży nigdzie na Ziemi.'],

  [
    'Boundaries come as a map file with outlines (GeoJSON). This file has none. Nothing was changed.',
    'Granice przychodzą jako plik mapy z obrysami (GeoJSON). W tym pliku ich nie ma. Niczego nie zmieniono.',
  ],
  ['Its name or its outline is different now.', 'Ma teraz inną nazwę albo inny obrys.'],
  ['It has no outline.', 'Nie ma obrysu.'],
  ['It mixes points, lines and areas, and is no outline.', 'Miesza punkty, linie i obszary, więc nie jest obrysem.'],
  ['Its outline cannot be read: {said}.', 'Jego obrysu nie da się odczytać: {}.'],
  ['Its outline cannot be used: {said}.', 'Jego obrysu nie da się użyć: {}.'],
  ['It is a point or a line, not an area.', 'To punkt albo linia, nie obszar.'],
];

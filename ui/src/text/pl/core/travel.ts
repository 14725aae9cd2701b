// What the core says of travel copies: making one, and working in one.

import type { Pair } from '../../said';

export const travelMake: readonly Pair[] = [
  ['the copy was not written', 'kopii nie zapisano'],
  ['Say who the copy is for: the name of a volunteer or of a partner.', 'Powiedz, dla kogo jest kopia: podaj imię wolontariusza albo nazwę partnera.'],
  [
    'A travel copy is for somebody else. Make it for the team, for a partner or for everyone.',
    'Kopia na drogę jest dla kogoś innego. Zrób ją dla zespołu, dla partnera albo dla wszystkich.',
  ],
  [
    'something of that name is there already. Choose another name for the file.',
    'coś o tej nazwie już tam jest. Wybierz dla pliku inną nazwę.',
  ],
  [
    'A travel copy keeps no partners, consents or requests, and no register of what was given to whom, so this is done in the catalogue it was made from. Tell whoever made the copy.',
    'Kopia na drogę nie ma partnerów, zgód ani próśb, ani rejestru tego, co komu dano, więc robi się to w spisie, z którego powstała. Powiedz o tym temu, kto zrobił kopię.',
  ],
  [
    'This copy was made without this field: {names}. Note it in a conversation instead, or tell whoever made the copy.',
    'W tej kopii nie ma pola: {}. Zapisz to w rozmowie albo powiedz temu, kto zrobił kopię.',
  ],
  [
    'Nothing is given on from a travel copy, because it keeps no register of what was given to whom. Ask whoever made it.',
    'Z kopii na drogę niczego nie przekazuje się dalej, bo nie ma w niej rejestru tego, co komu dano. Poproś tego, kto ją zrobił.',
  ],
  [
    'The team’s own fields and words for ties are looked after in the catalogue that this copy was made from. Tell whoever made the copy.',
    'O własne pola zespołu i nazwy powiązań dba się w spisie, z którego powstała ta kopia. Powiedz o tym temu, kto zrobił kopię.',
  ],
  [
    'A travel copy for others than the team takes in no files, because it does not have every field that a file may fill. Nothing was changed. Give the file to whoever made the copy.',
    'Kopia na drogę, której nie zrobiono dla zespołu, nie wczytuje plików, bo nie ma każdego pola, które plik może wypełnić. Niczego nie zmieniono. Daj ten plik temu, kto zrobił kopię.',
  ],
  [
    'It was here when this copy was made, so it is erased in the catalogue that the copy was made from: erased here alone, it would stay there. Delete it here, and ask whoever made the copy to erase it.',
    'To było tu już wtedy, gdy powstała ta kopia, więc usuwa się to na zawsze w spisie, z którego ją zrobiono: usunięte tylko tutaj, zostałoby tam. Usuń to tutaj do kosza i poproś tego, kto zrobił kopię, żeby usunął to na zawsze.',
  ],
];

/** What comes back from one. */
export const travelBack: readonly Pair[] = [
  [
    'This file was written by a travel copy for another copy of it, and holds only what came later. Write one there that holds everything, and take that in. Nothing was changed.',
    'Ten plik kopia na drogę zapisała dla drugiej takiej kopii i jest w nim tylko to, co przyszło później. Zapisz tam plik ze wszystkim i przyjmij tamten. Niczego nie zmieniono.',
  ],
  [
    'This is a travel copy, which only gives: what is done in it is taken in where it was made, and nothing from there comes into it. Ask for a new travel copy to see what is new there. Nothing was changed.',
    'To jest kopia na drogę, która tylko daje: to, co się w niej robi, przyjmuje spis, z którego powstała, a z niego nic do niej nie przychodzi. Poproś o nową kopię na drogę, żeby zobaczyć, co tam nowego. Niczego nie zmieniono.',
  ],
];

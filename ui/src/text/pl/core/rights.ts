// What the core says of rights: what cannot be asked for, and what is left alone because it is kept but not used.

import type { Pair } from '../../said';

export const rights: readonly Pair[] = [
  [
    'Whether something is kept but not used is said with a reason, on the page of its rights.',
    'To, czy coś jest zachowane, ale nieużywane, mówi się z powodem, na stronie praw.',
  ],
  ['It is kept but not used, so no copy of its photos leaves.', 'To jest zachowane, ale nieużywane, więc żadna kopia zdjęć nie wychodzi.'],
  [
    'It is kept but not used, so it is not changed together with others. Change it on its card.',
    'To jest zachowane, ale nieużywane, więc nie zmienia się razem z innymi. Zmień to na karcie.',
  ],
  [
    'It is kept but not used, so nothing of a file is taken over into it.',
    'To jest zachowane, ale nieużywane, więc nic z pliku do tego nie trafia.',
  ],
  ['Say in a few words why it is not to be used for now.', 'Powiedz w kilku słowach, dlaczego na razie ma to być nieużywane.'],
  ['Say in a few words why it may be used again.', 'Powiedz w kilku słowach, dlaczego można tego znów używać.'],
  ['Only people ask for what is held about them.', 'O to, co się o nich wie, pytają tylko ludzie.'],
  ['Choose the one thing that is wrong.', 'Wybierz tę jedną rzecz, która się nie zgadza.'],
  ['It says so already. Write what is right instead.', 'Tak już jest. Napisz, jak powinno być.'],
  [
    'It is kept but not used, and something was done since. Say why it may be used again, on its page “Rights and last day”. What was done before it can be taken back in the list of what was done.',
    'To jest zachowane, ale nieużywane, a potem coś już zrobiono. Podaj na stronie „Prawa i ostatni dzień”, dlaczego można tego znów używać. To, co zrobiono wcześniej, można cofnąć na liście ostatnich kroków.',
  ],
  ['it is kept but not used now', 'teraz jest zachowane, ale nieużywane'],
  [
    'The page could not be made ({}). Nothing was saved. Shorten what is on it, and try again.',
    'Nie udało się zrobić strony ({}). Niczego nie zapisano. Skróć to, co na niej jest, i spróbuj ponownie.',
  ],
];

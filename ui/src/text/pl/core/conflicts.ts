// What the core says at the desk of questions: what cannot be decided so, or no more.

import type { Pair } from '../../said';

export const conflicts: readonly Pair[] = [
  [
    'That was decided meanwhile, by somebody else or in another window. Nothing was changed. Look at the questions again.',
    'O tym już w międzyczasie zdecydowano, u kogoś innego albo w innym oknie. Niczego nie zmieniono. Spójrz na pytania jeszcze raz.',
  ],
  ['Choose one of the answers. Nothing was changed.', 'Wybierz jedną z odpowiedzi. Niczego nie zmieniono.'],
  [
    'That cannot be kept there. Choose one of the answers, or write it another way. Nothing was changed.',
    'Tego nie da się tam zapisać. Wybierz jedną z odpowiedzi albo napisz to inaczej. Niczego nie zmieniono.',
  ],
  ['About “{}”: {said}', 'W sprawie „{}”: {}'],
  ['what it was joined with was erased', 'to, z czym go połączono, usunięto na zawsze'],
  [
    'What it was joined with was erased. Say first, among the questions to decide, whether it stays; until then no copy of its photos leaves.',
    'To, z czym ten wpis połączono, usunięto na zawsze. Najpierw powiedz przy pytaniach do rozstrzygnięcia, czy wpis zostaje; do tego czasu żadna kopia zdjęć nie wychodzi.',
  ],
];

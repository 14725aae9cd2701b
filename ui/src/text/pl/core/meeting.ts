// What the core says of introductions, promises, possible actions and sessions.

import type { Pair } from '../../said';

export const meeting: readonly Pair[] = [
  ['An introduction brings two or more together. Choose who.', 'Poznaje się ze sobą co najmniej dwoje. Wybierz kogo.'],
  [
    'One of those you want to introduce lies in the bin. Take it out first, or choose somebody else.',
    'Ktoś lub coś z tego, co chcesz ze sobą poznać, leży w koszu. Najpierw to stamtąd wyjmij albo wybierz kogoś innego.',
  ],
  ['Say who it is: a first name is enough.', 'Napisz, kto to: wystarczy imię.'],
  [
    'Say what they offer or would love: can teach sourdough; would love company on walks.',
    'Napisz, co ta osoba daje albo czego by chciała: nauczę piec na zakwasie; szukam towarzystwa na spacery.',
  ],
  [
    'Nobody has agreed yet that their card stands on the list. Ask them, and tick it on their cards.',
    'Nikt jeszcze nie zgodził się, żeby jego kartka była na liście. Zapytaj i zaznacz to na kartkach.',
  ],
  ['Give the session a name: Spring supper at the hall.', 'Nadaj spotkaniu nazwę: Wiosenna kolacja w świetlicy.'],
  ['Give it a name first: repair café, street supper.', 'Najpierw nadaj temu nazwę: kawiarenka naprawcza, kolacja na ulicy.'],
  ['Link two or more first; one alone is no connection.', 'Najpierw połącz co najmniej dwie rzeczy; jedna sama z niczym się nie łączy.'],
  ['Say what was promised: ring Joan about the piano.', 'Napisz, co zostało obiecane: zadzwonić do Joan w sprawie pianina.'],
  ['Write two or more words that mean the same.', 'Napisz co najmniej dwa słowa, które znaczą to samo.'],
  ['“{}” is no day. Write it like 2026-05-04.', '„{}” to nie dzień. Napisz go tak: 2026-05-04.'],
];

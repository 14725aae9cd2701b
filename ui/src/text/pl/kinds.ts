// What kinds, states, audiences and the like are called.

import type {
  AssetKind,
  Channel,
  CheckMethod,
  CheckOutcome,
  Freshness,
  InboxReason,
  Precision,
  Sensitivity,
  SourceType,
  Status,
} from '../../core/bindings';

/** As a group of many. */
export const kindWords: Record<AssetKind, string> = {
  person: 'Ludzie i ich talenty',
  association: 'Grupy i kluby',
  institution: 'Instytucje i organizacje',
  place: 'Miejsca i przestrzenie',
  exchange: 'Lokalna wymiana',
  culture: 'Opowieści i tradycje',
};

/** As one of them. */
export const oneOfKind: Record<AssetKind, string> = {
  person: 'Osoba',
  association: 'Grupa',
  institution: 'Instytucja',
  place: 'Miejsce',
  exchange: 'Wymiana',
  culture: 'Opowieść',
};

/** As one of them in a sentence: "Dodaj jako osobę". */
export const aKind: Record<AssetKind, string> = {
  person: 'osobę',
  association: 'grupę',
  institution: 'instytucję',
  place: 'miejsce',
  exchange: 'wymianę',
  culture: 'opowieść',
};

export const kindHints: Record<AssetKind, string> = {
  person: 'Ktoś, kto tu mieszka, i to, co wnosi',
  association: 'Prowadzą ją mieszkańcy, bez wynagrodzenia',
  institution: 'Z płatnymi pracownikami',
  place: 'Gdzie można pobyć, spotkać się albo coś uprawiać',
  exchange: 'Pożyczanie, wymienianie, naprawianie, lokalny handel',
  culture: 'Opowieść, tradycja, coś zapamiętanego',
};

export const statusWords: Record<Status, string> = {
  idea: 'Pomysł',
  starting: 'Rusza',
  going: 'Działa',
  resting: 'Odpoczywa',
  ended: 'Zakończone',
  unknown: 'Nie wiadomo',
};

export const freshWords: Record<Freshness, string> = {
  checked_lately: 'Sprawdzone niedawno',
  check_soon: 'Sprawdź wkrótce',
  check_now: 'Sprawdź teraz',
  never_checked: 'Jeszcze niesprawdzone',
};

export const outcomeWords: Record<CheckOutcome, string> = {
  still_going: 'Działa',
  changed: 'Zmiana',
  paused: 'Przerwa',
  gone: 'Koniec',
  could_not_reach: 'Cisza',
};

export const methodWords: Record<CheckMethod, string> = {
  visited: 'osobiście',
  phoned: 'przez telefon',
  told_me: 'w rozmowie',
  messaged: 'w wiadomości',
  partner: 'od partnera',
  import: 'z listy',
};

export const exactness: Record<Precision, string> = {
  exact: 'dokładne miejsce',
  building: 'budynek',
  street: 'ulica',
  about_100m: 'około 100 m',
  about_1km: 'około 1 km',
  neighbourhood: 'okolica',
  area: 'szerszy obszar',
  none: 'poza mapą',
};

export const channelWords: Record<Channel, string> = {
  phone: 'Telefon',
  email: 'E-mail',
  web: 'Strona internetowa',
  social: 'Media społecznościowe',
  address: 'Listownie',
  other: 'Inaczej',
};

export const sensitivityWords: Record<Sensitivity, string> = {
  ordinary: 'Jak zwykle',
  careful: 'Ostrożnie',
  sensitive: 'Wrażliwe',
  safeguarded: 'Chronione',
};

export const sensitivityHints: Record<Sensitivity, string> = {
  ordinary: 'nic szczególnego',
  careful: 'zastanów się, zanim przekażesz dalej',
  sensitive: 'wychodzi tylko tam, gdzie ktoś się zgodził',
  safeguarded: 'nigdy na mapie, nigdy dla innych; na zawsze',
};

export const sourceWords: Record<SourceType, string> = {
  resident: 'Ktoś, kto tu mieszka',
  worker: 'Ktoś z zespołu',
  group: 'Grupa',
  institution: 'Instytucja lub organizacja',
  public_record: 'Publicznie dostępne',
  import: 'Wczytana lista',
};

export const inboxReasons: Record<InboxReason, string> = {
  needs_name: 'Nie ma jeszcze nazwy.',
  needs_kind: 'Nie wiadomo, co to jest.',
  place_unclear: 'Miejsce nie może się zgadzać.',
  perhaps: 'Być może już to macie.',
  changed_here: 'Zmieniono to u was, a na liście też.',
  twice_in_file: 'Jest na liście dwa razy i nie takie samo.',
  safeguard: 'Brzmi jak miejsce, którego nie wolno znaleźć.',
  unclear: 'Nie dało się tego zrozumieć tak, jak jest.',
  jotted: 'Zanotowane na później.',
  stub: 'Powstało, bo jest w powiązaniu. Powiedz o tym więcej.',
};

export const audienceWords = {
  me: 'Widzisz to tylko ty',
  team: 'Widzi to nasz zespół',
  public: 'Widzą to wszyscy',
  partners: (names: string) => `Widzi to nasz zespół, a także: ${names}`,
  safeguarded: 'Chronione: zostaje w zespole',
};

export const audienceChoices: Record<'me' | 'team' | 'public', { words: string; hint: string }> = {
  me: { words: 'Tylko ty', hint: 'W niczym, co robi się dla innych. Przeczyta to jednak każdy, kto ma ten plik.' },
  team: { words: 'Nasz zespół', hint: 'Zostaje wśród tych, którzy pracują z tym plikiem.' },
  public: { words: 'Wszyscy', hint: 'Może wisieć na tablicy ogłoszeń i być w tym, czym się dzielicie.' },
};

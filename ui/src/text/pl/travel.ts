// Słowa kopii na drogę: jak powstaje, jak się w niej pracuje i które już zrobiono.

/** For whom the core says that it is: with "for" before it. Other names stand behind a colon, in no other form. */
function dla(reader: string): string {
  if (reader === 'our team') return 'dla naszego zespołu';
  if (reader === 'everyone') return 'dla wszystkich';
  return `dla: ${reader}`;
}

export const travel = {
  title: 'Kopia na drogę: spis dla wolontariusza lub partnera',
  holds: 'Jest w niej tylko to, co według tego podglądu wychodzi. Nie ma w niej waszej historii, zgód ani tego, co komu daliście.',
  works: 'Otwiera się w Hereabouts; można w niej dopisywać i poprawiać. Przekazywanie dalej, partnerzy, zgody, prośby i usuwanie na zawsze tego, co było w niej od początku, zostają w domu. Zrobiona nie dla waszego zespołu ma tylko te pola, które wolno im widzieć, i nie wczytuje plików.',
  comesBack: 'To, co w niej powstanie, wraca do domu jako mały plik i łączy się z waszym spisem jak praca z każdego innego laptopa.',
  name: 'Czyja to będzie kopia?',
  nameHint: 'Na przykład: Róża. Dzięki temu wiadomo później, czyja praca wraca.',
  passphrase: 'Hasło do niej, jeśli chcesz',
  without: 'Bez hasła przeczyta ją każdy, kto znajdzie pendrive.',
  with: 'Powiedz je tej osobie. Zapisane na pendrivie pomogłoby temu, kto go znajdzie.',
  faults: {
    forMe: 'Kopia na drogę jest dla kogoś innego. Wybierz powyżej, dla kogo.',
    needsName: 'Napisz, czyja to będzie kopia.',
    tooShort: 'Tak krótkie hasło da się zgadnąć. Użyj co najmniej 10 liter, a najlepiej kilku słów, albo żadnego.',
    notSame: 'Te dwa hasła się różnią. Wpisz drugie jeszcze raz albo zostaw oba puste.',
  },
  made: (name: string) => `Kopię otwiera się w Hereabouts, jak każdy spis. Dla kogo: ${name}.`,
  asksFor: 'Zapyta o hasło. Powiedz je tej osobie i nie zapisuj go na pendrivie.',
  thenHome: 'Gdy plik z niej wróci, przyjmij go na stronie „Pracujcie razem”.',

  line: (home: string, reader: string, day: string) => `To jest kopia na drogę spisu ${home}, zrobiona ${dla(reader)}, ${day}.`,
  comesHome: 'To, co tu zrobisz, wraca do domu przez',
  give: 'Przekaż swoją pracę',
  giveAction: 'Przekaż swoją pracę…',
  opening: (home: string) =>
    `Pracujesz w kopii. Co jakiś czas dajesz mały plik tym, którzy prowadzą spis ${home}, i twoja praca jest także tam. Niczyja praca nie zostaje nadpisana.`,
  givenAtHome: 'dalej przekazuje się w domu, nie z kopii na drogę',
  broughtInAtHome: 'pliki wczytuje się w domu, nie do tej kopii na drogę',
  erasing:
    'To powstało w tej kopii. Nic tego tu nie przywróci: ani cofnięcie, ani kopia zapasowa na tym laptopie, a w domu zniknie, gdy przyjmą tam twój następny plik. Słowa w tym, co było w kopii od początku, zostaną zamazane tylko tutaj.',
  about: {
    licence: (licence: string) => `Licencja: ${licence}`,
    attributions: (whom: string[]) => `Kogo wymienić: ${whom.join('; ')}`,
    who_to_ask: (whom: string) => `Kogo pytać: ${whom}`,
  },
  giveTitle: 'Przekaż swoją pracę',
  giveText: (home: string) => `Powstanie jeden mały plik ze wszystkim, co tu zrobiono. Kto prowadzi spis ${home}, przyjmie go na tej samej stronie.`,
  key: { words: 'Ci, którzy zrobili tę kopię', hint: 'ich spis otworzy go sam' },
  needsPassphrase: 'Wpisz hasło albo niech ich spis otworzy go sam.',
  everything: 'Jest w nim wszystko, co zrobiono w tej kopii.',
  next: 'Weź plik na pendrive albo wyślij go do domu.',
  takeTitle: 'Ktoś jeszcze pracuje w tej samej kopii',
  takeText: 'Przyjmij plik, który zapisano na tamtym laptopie. To, co zmienia się w domu, nie trafia do kopii: poproś wtedy o nową.',
  askedAtHome: 'O to, czy inni mogą o nich wiedzieć, pyta się w domu.',

  copies: 'Zrobione kopie na drogę',
  copiesText: 'To, co w nich powstało, wraca do domu jako plik. Przyjmuje się go na tej stronie.',
  madeFor: (whom: string, day: string) => `dla kogo: ${whom}, zrobiona ${day}`,
  from: (name: string) => `Z kopii na drogę dla: ${name}`,
  isHere: (name: string) => `To, co zrobiono w kopii (${name}), jest już tutaj. Wszystko cofa jeden krok.`,
  together: (name: string) => `Kopia na drogę wróciła do domu: ${name}`,
  staysAsItIs: 'Sama kopia zostaje, jaka jest. Kto potrzebuje tego, co tu nowe, dostaje nową kopię.',
};

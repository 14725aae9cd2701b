// What cannot be kept as it was given, said by whichever record it is about.

import type { Pair } from '../../said';

const GONE: Record<string, string> = {
  catalogue: 'Tego spisu już tu nie ma.',
  entry: 'Tego wpisu nie ma już w tym spisie.',
  conversation: 'Tej rozmowy nie ma już w tym spisie.',
  field: 'Tego pola nie ma już w tym spisie.',
  asset: 'Tego zasobu nie ma już w tym spisie.',
  area: 'Tego obszaru nie ma już w tym spisie.',
  photo: 'Tego zdjęcia nie ma już w tym spisie.',
  contact: 'Tego kontaktu nie ma już w tym spisie.',
  person: 'Tej osoby nie ma już w tym spisie.',
  request: 'Tej prośby nie ma już w tym spisie.',
  consent: 'Tej zgody nie ma już w tym spisie.',
  purpose: 'Tego celu nie ma już w tym spisie.',
  partner: 'Tego partnera nie ma już w tym spisie.',
  relationship: 'Tego powiązania nie ma już w tym spisie.',
  'relationship type': 'Tego rodzaju powiązania nie ma już w tym spisie.',
  'release profile': 'Tego wyboru pól nie ma już w tym spisie.',
  gift: 'Tego daru nie ma już w tym spisie.',
  wish: 'Tego życzenia nie ma już w tym spisie.',
  introduction: 'Tego poznania ze sobą nie ma już w tym spisie.',
  promise: 'Tej obietnicy nie ma już w tym spisie.',
  session: 'Tego spotkania nie ma już w tym spisie.',
  'entry of the Inbox': 'Tego wpisu nie ma już w poczekalni.',
};

export const checking: readonly Pair[] = [
  [
    'That {} is not in this catalogue any more. It may have been removed in another window.',
    (what) => `${GONE[what] ?? 'Tego nie ma już w tym spisie.'} Może usunięto to w innym oknie.`,
  ],
  ['There is no command “{}”. `hereabouts call --help` lists them.', 'Nie ma polecenia „{}”. Listę daje `hereabouts call --help`.'],
  ['“{}” was asked in a way it does not understand: {}', 'Polecenie „{}” nie rozumie tego pytania: {}'],

  ['A catalogue needs a name: that of the place, say.', 'Spis potrzebuje nazwy, choćby takiej jak miejsce.'],
  ['An area needs the name people call it by.', 'Obszar potrzebuje nazwy, której używają ludzie.'],
  ['An asset needs a name. Everything else can wait.', 'Zasób potrzebuje nazwy. Cała reszta może poczekać.'],
  ['An asset has no field “{}”.', 'Zasób nie ma pola „{}”.'],
  ['That cannot be kept: {said}.', 'Nie da się tego zachować: {}.'],
  ['A tag needs a word.', 'Tag potrzebuje słowa.'],
  [
    'A safeguarded asset holds no place and no address, so that nothing can give it away.',
    'Chroniony zasób nie ma miejsca ani adresu, żeby nic go nie zdradziło.',
  ],
  [
    'A safeguarded asset is never on a map, so that nothing can give it away.',
    'Chroniony zasób nigdy nie jest na mapie, żeby nic go nie zdradziło.',
  ],
  [
    'Of somebody under 18 only the first name is kept. Shorten the name first: “Amira”, not “Amira Khan”.',
    'O osobach poniżej 18 lat zapisuje się tylko imię. Najpierw skróć nazwę: „Amira”, a nie „Amira Khan”.',
  ],
  [
    'Say why more people may see it: for example that it is on their own poster, or that they asked you to.',
    'Napisz, dlaczego może to widzieć więcej osób: na przykład że jest na ich plakacie albo że o to prosili.',
  ],
  [
    'What is safeguarded stays so, on every laptop. If it may be found after all, add it anew.',
    'To, co chronione, takie zostaje, na każdym laptopie. Jeśli jednak wolno to znaleźć, dodaj to na nowo.',
  ],
  [
    'Making this safeguarded erases its place, addresses and photos for good, also in the history. Look at what goes first: “Make it safeguarded” on its card, or the command safeguard.',
    'Objęcie ochroną usuwa na zawsze miejsce, adresy i zdjęcia, także z historii. Najpierw zobacz, co zniknie: „Obejmij ochroną” na karcie albo polecenie safeguard.',
  ],
  [
    'It is tied to something safeguarded, which cannot be tied to a place. Remove that tie first.',
    'Jest powiązane z czymś chronionym, co nie może być powiązane z miejscem. Najpierw usuń tę więź.',
  ],
  [
    'One of the two is safeguarded, and this tie would say where it is. Something safeguarded is tied to no place.',
    'Jedno z dwojga jest chronione, a ta więź zdradziłaby, gdzie jest. To, co chronione, nie jest powiązane z żadnym miejscem.',
  ],
  [
    'A field is as usual, with care or sensitive. Only an asset can be safeguarded.',
    'Pole jest zwykłe, do ostrożnego traktowania albo wrażliwe. Chroniony może być tylko zasób.',
  ],
  [
    'A safeguarded asset holds no address, so that nothing can give it away.',
    'Chroniony zasób nie ma adresu, żeby nic go nie zdradziło.',
  ],
  [
    'People stay with the team until they have agreed to more. Choose “our team” or “just me”.',
    'Ludzie zostają w zespole, dopóki nie zgodzą się na więcej. Wybierz „nasz zespół” albo „tylko ty”.',
  ],
  ['“{}” is nobody we know: say me, team, public or partners:ID', '„{}” to nikt znajomy: może być me, team, public albo partners:ID'],
  ['A contact needs a number, an address or a link.', 'Kontakt potrzebuje numeru, adresu albo linku.'],
  [
    'A contact stays with what it belongs to. Remove it here, and add it there.',
    'Kontakt zostaje przy tym, do czego należy. Usuń go tutaj i dodaj tam.',
  ],
  [
    "A person's own contact never leaves the team. Make it the contact of a role first, if it is one.",
    'Prywatny kontakt osoby nigdy nie wychodzi poza zespół. Jeśli to kontakt do funkcji, najpierw to zaznacz.',
  ],
  ['It needs a name.', 'Potrzebna jest nazwa.'],
  ['Write a word or two first.', 'Najpierw napisz słowo lub dwa.'],
  [
    'Say first which kind it is: a person, a group, a service, a place, an exchange or a story.',
    'Najpierw powiedz, co to jest: osoba, grupa, instytucja, miejsce, wymiana czy opowieść.',
  ],

  [
    '“{}” is no date for “{}”. Write a year, a month or a day: 2019, 2019-05 or 2019-05-04.',
    (given, field) =>
      `„${given}” to nie data w polu „${field === 'until' ? 'do kiedy' : 'od kiedy'}”. Wpisz rok, miesiąc albo dzień: 2019, 2019-05 albo 2019-05-04.`,
  ],
  ['An asset cannot be connected to itself.', 'Zasobu nie da się powiązać z nim samym.'],
  ['The strength of a tie is 1 (loose), 2 (regular) or 3 (close).', 'Siła powiązania to 1 (luźne), 2 (regularne) albo 3 (bliskie).'],
  ['One of the two lies in the bin. Take it out first.', 'Jedno z dwojga leży w koszu. Najpierw je wyjmij.'],
  ['There is no relationship type “{}”. Add it first.', 'Nie ma rodzaju powiązania „{}”. Najpierw go dodaj.'],
  ['It cannot have ended ({until}) before it began ({since}).', 'Nie mogło się skończyć ({until}), zanim się zaczęło ({since}).'],
  [
    'The ends and the type of a tie never change. Remove it and make another.',
    'Końce i rodzaj powiązania nigdy się nie zmieniają. Usuń je i zrób inne.',
  ],
  [
    'A relationship type needs its words in both directions: “meets at”, and the other way round “hosts”.',
    'Rodzaj powiązania potrzebuje słów w obie strony: „spotyka się w miejscu”, a z drugiej strony „gości u siebie”.',
  ],

  [
    '{} is outside Great Britain, where the National Grid ends. Check the numbers, or give longitude and latitude.',
    '{} leży poza Wielką Brytanią, gdzie kończy się siatka National Grid. Sprawdź liczby albo podaj długość i szerokość geograficzną.',
  ],
  ['“{}” is not a grid reference. It should look like SJ 789 951.', '„{}” to nie numer siatki. Powinien wyglądać jak SJ 789 951.'],
  ['0, 0 is what programs write when they do not know; it is no place', '0, 0 to liczby, które programy wpisują, gdy czegoś nie wiedzą; to nie miejsce'],
  [
    'a mix of points, lines and areas cannot be one place; choose one of them',
    'mieszanka punktów, linii i obszarów nie może być jednym miejscem; wybierz jedno z nich',
  ],
  ['there are no {said} in it', 'brakuje w tym tego: {}'],
  ['points', 'punkty'],
  ['lines', 'linie'],
  ['areas', 'obszary'],
  ['rings', 'pierścienie'],
  ['a coordinate needs a longitude and a latitude', 'współrzędne to długość i szerokość geograficzna'],
  ['a coordinate is not a number', 'współrzędna nie jest liczbą'],
  ['longitude {} and latitude {} lie nowhere on Earth', 'długość {} i szerokość {} nie leżą nigdzie na Ziemi'],
  ['a line needs at least two points', 'linia potrzebuje co najmniej dwóch punktów'],
  ['an area needs at least three corners', 'obszar potrzebuje co najmniej trzech rogów'],
];

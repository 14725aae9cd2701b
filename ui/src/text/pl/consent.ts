// The words of consent: a person's sharing page, asking them, partners and purposes, and what runs out.

import type { Basis, BecauseOf, ConsentState, How, Shareable } from '../../core/bindings';
import { count } from './counting';

const listed = new Intl.ListFormat('pl-PL');
type Reader = 'partner' | 'team' | 'public';

/** What can be shared of a person: on a box to tick, and in a list. */
export const shareableWords: Record<Shareable, { words: string; listed: string; hint: string }> = {
  name: { words: 'Imię i nazwisko', listed: 'imię i nazwisko', hint: 'Bez tego tylko „ktoś z sąsiedztwa”' },
  gifts: { words: 'Co dają od siebie', listed: 'talenty', hint: 'Zdanie i tagi' },
  languages: { words: 'Języki', listed: 'języki', hint: '' },
  story: { words: 'Historia', listed: 'historia', hint: '' },
  contact: { words: 'Jak się z nimi skontaktować', listed: 'kontakt', hint: 'Ich własny numer ani adres nigdy nie trafia do wszystkich' },
  photo: { words: 'Zdjęcie', listed: 'zdjęcie', hint: '' },
  area: { words: 'Mniej więcej, gdzie mieszkają', listed: 'mniej więcej, gdzie mieszka', hint: 'Część mapy, w której są też inni, nigdy sam dom' },
};

export const howWords: Record<How, string> = {
  spoken: 'Ustnie',
  written: 'Na piśmie',
  form_photo: 'Podpisany formularz, jako zdjęcie',
  message: 'W wiadomości',
};

export const stateWords: Record<ConsentState, string> = {
  stands: 'Obowiązuje',
  due_soon: 'Wkrótce się kończy',
  lapsed: 'Skończyła się',
  withdrawn: 'Cofnięta',
  renewed: 'Zapytano ponownie',
};

export const basisWords: Record<Basis, { words: string; hint: string }> = {
  consent: { words: 'Zgoda', hint: 'Powiedzieli „tak”, wiedzieli na co i mogą to cofnąć.' },
  contract: { words: 'Umowa', hint: 'Potrzebujecie tego, żeby zrobić to, co z nimi ustalono.' },
  legal_obligation: { words: 'Obowiązek prawny', hint: 'Prawo każe wam to robić.' },
  vital_interests: { words: 'Żywotne interesy', hint: 'Od tego zależy czyjeś życie.' },
  public_task: { words: 'Zadanie publiczne', hint: 'Prawo powierza to zadanie waszej organizacji.' },
  legitimate_interests: {
    words: 'Uzasadniony interes',
    hint: 'Macie dobry powód, nikogo to nie zdziwi ani nie skrzywdzi, i zapisaliście dlaczego.',
  },
};

const thing = (what: Shareable, child: string | null): string =>
  ({
    name: child ? `jak nazywa się ${child}` : 'jak się nazywasz',
    gifts: child ? `co daje od siebie ${child}` : 'co dajesz od siebie',
    languages: child ? `jakimi językami mówi ${child}` : 'jakimi językami mówisz',
    story: child ? `jaką historię ma ${child}` : 'jaka jest Twoja historia',
    contact: child ? `jak skontaktować się z osobą o imieniu ${child}` : 'jak się z Tobą skontaktować',
    photo: child ? `jak wygląda ${child} na zdjęciu` : 'jak wyglądasz na zdjęciu',
    area: child ? `mniej więcej gdzie mieszka ${child}` : 'mniej więcej gdzie mieszkasz, nigdy w którym domu',
  })[what];

export const consent = {
  thing,
  show: 'Co wychodzi o tej osobie',
  title: (name: string) => `Co wychodzi o osobie: ${name}`,
  opening: 'To, co jest na karcie, zostaje w zespole, dopóki ta osoba nie powie, kto jeszcze może to wiedzieć.',
  gone: 'Tej osoby już tu nie ma.',
  failed: 'Nie da się tego pokazać',
  back: 'Wstecz',

  section: 'Udostępnianie',
  nothingLeaves: 'Nic nie wychodzi.',
  childNothing: 'Poniżej 18 lat: nic nie wychodzi.',
  safeguardedNothing: 'Osoba chroniona: nic nie wychodzi.',
  onlyMeNothing: 'Karta jest tylko dla Ciebie: nic nie wychodzi.',
  mayKnow: (whom: string, what: Shareable[]) => `${whom} może wiedzieć: ${listed.format(what.map((each) => shareableWords[each].listed))}`,
  look: 'Zobacz lub zmień',

  child: (name: string) => `${name} ma mniej niż 18 lat. Nic nie wychodzi poza zespół, ktokolwiek się zgodził: dziecko nie wie jeszcze, kto mógłby to przeczytać.`,
  whoKnows: 'Kto co może wiedzieć',
  team: 'Nasz zespół',
  everyone: 'Wszyscy',
  teamSees: 'widzi wszystko, co jest na karcie',
  teamSeesNot: 'nie widzi nic: karta jest tylko dla Ciebie',
  knows: (what: Shareable[]) => listed.format(what.map((each) => shareableWords[each].listed)),
  knowsNothing: 'nic, o to jeszcze nie pytano',
  tookBack: 'już nic, zgodę cofnięto',
  ranOut: 'już nic, zgoda się skończyła',
  restStays: 'Cała reszta zostaje w zespole: notatki, powiązania, dom, w którym kto mieszka, i to, czego tu nie wymieniono.',
  askOf: (whom: string) => `Zapytaj, czy może wiedzieć: ${whom}`,
  askShort: 'Zapytaj',
  manage: 'Partnerzy i cele',
  dueLink: 'Co się kończy',

  from: 'Skąd to wynika',
  noneGiven: 'Nikt jeszcze nie pytał.',
  fromLine: (how: How, day: string, by: string | null) => `${howWords[how]}, ${day}${by ? `, pytanie zadał(a): ${by}` : ''}`,
  guardianSaid: (who: string) => `zgodę dał(a) w imieniu tej osoby: ${who}`,
  until: (day: string) => `obowiązuje do ${day}`,
  ranOutOn: (day: string) => `skończyła się: ${day}`,
  takenBackOn: (day: string) => `cofnięta: ${day}`,
  exactWords: 'Co powiedziano, słowo w słowo',
  takeBack: 'Cofnij zgodę',
  takeBackOf: (what: string, whom: string) => `Cofnij zgodę: ${whom}, ${what}`,
  takeAllBack: 'Cofnij wszystko',
  takenBack: (name: string, told: number) =>
    told === 0 ? `Cofnięto: ${name}. Nic nie zostało wysłane.` : `Cofnięto: ${name}. Strona podaje, kogo powiadomić.`,
  askAgain: 'Zapytaj ponownie',
  askAgainOf: (name: string, whom: string) => `Zapytaj ponownie: ${name}, ${whom}`,

  because: 'Dlaczego widzi to więcej osób',
  becauseOpening: 'Co zapisano, gdy ktoś pokazał coś większej liczbie osób. Samo z siebie nic stąd nie wypuszcza: wychodzi to, na co ta osoba się zgodziła.',
  becauseOf: (of: BecauseOf, what: string | null) => ({ card: 'Karta', contact: what ?? 'Kontakt', photo: what ?? 'Zdjęcie' })[of],

  sent: 'Komu co wysłano',
  sentNothing: 'Nikomu nic nie wysłano.',
  sentLine: (day: string, whom: string, format: string) => `${day}, ${whom}, jako ${format}`,
  format: { geojson: 'GeoJSON', csv: 'CSV', map: 'mapa na papierze', sheet: 'lista do obejścia', copy: 'kopia zdjęcia', travel_copy: 'kopia na drogę', access: 'kopia tego, co mamy, dla tej osoby' } as Record<string, string>,
  former: 'dawny partner',

  tellTitle: 'Kogo powiadomić',
  tellOpening: 'Zgodę cofnięto, a to zostało im wcześniej wysłane. Wyślij im to pocztą albo ze swojej skrzynki.',
  tellPublic: 'Dano to do wiadomości wszystkim. Usuń to wszędzie, gdzie zostało wywieszone.',
  reach: (contact: string) => `Kontakt: ${contact}`,
  copyNotice: (whom: string) => `Kopiuj zawiadomienie: ${whom}`,
  copyShort: 'Kopiuj',
  copied: 'Zawiadomienie jest w schowku.',
  printShort: 'Drukuj',
  printNotice: (whom: string) => `Drukuj zawiadomienie: ${whom}`,
  notice: (whom: string, name: string | null, what: Shareable[], sentOn: string[], today: string, from: string) =>
    [
      today,
      '',
      `Do: ${whom}`,
      '',
      `Przekazaliśmy Państwu listę z mapy naszej społeczności: ${listed.format(sentOn)}. ${name ? `Jest na niej ${name}` : 'Jest na niej osoba bez nazwiska'}, a o tej osobie: ${listed.format(what.map((each) => shareableWords[each].listed))}.${name ? '' : ' Nazywa się tam „A neighbour”; jeśli jest ich kilka, prosimy nas zapytać, która to osoba.'}`,
      '',
      'Ta zgoda została cofnięta. Prosimy usunąć wszystko, co o tej osobie Państwo otrzymali, także z kopii i z tego, co na tej podstawie powstało, i dać nam znać, gdy to będzie zrobione.',
      '',
      from,
    ].join('\n'),

  askWhat: 'Zapytaj, co może wyjść o tej osobie',
  askTitle: (name: string) => `Pytanie do osoby: ${name}`,
  toWhom: 'Kto może wiedzieć?',
  everyoneHint: 'tablice ogłoszeń, mapy, internet',
  teamHint: 'tylko dla nas',
  already: (what: Shareable[]) => `wie teraz: ${listed.format(what.map((each) => shareableWords[each].listed))}`,
  what: 'Co mogą wiedzieć?',
  readOut: 'Przeczytaj to na głos',
  chooseFirst: 'Wybierz, kto może wiedzieć, a tutaj pojawią się słowa do przeczytania.',
  tickFirst: 'Zaznacz, co mogą wiedzieć, a tutaj pojawią się słowa do przeczytania.',
  yes: 'Odpowiedź: tak',
  no: 'Odpowiedź: nie',
  saidYes: (name: string, whom: string) => `Zapisano: ${whom} może to wiedzieć o osobie ${name}.`,
  saidNo: (name: string) => `Niczego nie zapisano i nic więcej nie wychodzi o osobie ${name}.`,
  wordingVersion: 'pl 1',
  wording: (reader: Reader, whom: string, what: Shareable[], purpose: string, child: string | null) => {
    const things = listed.format(what.map((each) => thing(each, child)));
    const asked = {
      partner: `Czy ${whom} może wiedzieć, ${things}, ${purpose}?`,
      team: `Czy nasz zespół może zapisać i wykorzystywać to, ${things}, ${purpose}?`,
      public: `Czy wszyscy mogą wiedzieć, ${things}, na przykład z tablicy ogłoszeń albo z internetu, ${purpose}?`,
    }[reader];
    return `${asked} Możesz to w każdej chwili cofnąć; wystarczy powiedzieć komuś z nas.`;
  },

  more: 'Więcej',
  how: 'Jak udzielono odpowiedzi',
  form: 'Które zdjęcie to formularz',
  formNone: 'żadne ze zdjęć na karcie',
  takenBy: 'Kto pytał',
  on: 'Którego dnia',
  reviewBy: 'Zapytać ponownie do',
  reviewByHint: 'Puste: tak, jak mówi cel',
  guardian: 'Kto zgodził się w imieniu tej osoby',
  guardianNeeded: 'Dziecko nie może zgodzić się samo. Zapisz, kto zgodził się za nie.',
  purpose: 'Po co',
  otherPurpose: 'Coś innego',
  newPurpose: 'Po co, słowami do przeczytania na głos',
  readyPurpose: 'żeby sąsiedzi mogli się odnaleźć',

  partnersTitle: 'Partnerzy i cele',
  partnersOpening: 'Z kim możecie się dzielić, każdy z nazwy, i po co. Nowego partnera nie ma w żadnej wcześniejszej zgodzie.',
  addPartner: 'Dodaj partnera',
  purposes: 'Cele',
  purposesOpening: 'Po co coś wiecie i udostępniacie, słowami, które czyta się na głos.',
  noPurposes: 'Jeszcze żadnych. Gdy pierwszy raz kogoś zapytacie, jeden będzie gotowy.',
  addPurpose: 'Dodaj cel',
  editPurpose: (label: string) => `Zmień: ${label}`,
  edit: 'Zmień',
  label: 'Po co, słowami do przeczytania na głos',
  labelHint: 'Na przykład: żeby sąsiedzi, którzy pieką, mogli się odnaleźć',
  labelMissing: 'Powiedz w kilku słowach, po co to jest.',
  basis: 'Co daje wam prawo',
  months: 'Ile miesięcy obowiązuje zgoda',
  monthsHint: 'Puste: aż zostanie cofnięta',
  monthsOf: (n: number) => `zgoda obowiązuje ${count(n, 'miesiąc', 'miesiące', 'miesięcy')}`,
  monthsBad: 'Napisz liczbę miesięcy od 1 do 600 albo zostaw puste.',
  assessment: 'Dlaczego uznano to za słuszne',
  assessmentHint: 'Zdanie, data, gdzie leży papier',
  keep: 'Zachowaj',
  cancel: 'Jednak nie',
  remove: 'Usuń',
  removeHint: 'Tylko gdy niczyja zgoda na to nie obowiązuje.',

  dueTitle: 'Zgody, które się kończą',
  dueOpening: 'To, na co ktoś się zgodził i co się skończyło albo skończy w ciągu miesiąca. Od tego dnia nic już na tej podstawie nie wychodzi.',
  dueAlso: 'Są tu też prośby ludzi i to, czego ostatni dzień minął.',
  dueNone: 'Nic się wkrótce nie kończy',
  dueNoneHint: 'Gdy zgoda zbliża się do ostatniego dnia, jest tu miesiąc wcześniej.',
  dueLine: (state: 'lapsed' | 'due_soon', day: string) => (state === 'lapsed' ? `skończyła się: ${day}` : `obowiązuje do ${day}`),
};

// The words of the pages "Share" and "What we gave to whom". Sentences with numbers are functions.

import type { Leak, Precision, Reason } from '../../core/bindings';
import { assets, count, form, number } from './counting';

const people = (n: number) => count(n, 'osoba', 'osoby', 'osób');

const FOR_WHOM = { me: 'tylko ja', team: 'nasz zespół', public: 'wszyscy', gone: 'dawny partner' };

/** With "for" before it. A partner's name stands behind a colon, where it needs no other form. */
function dla(whom: string): string {
  if (whom === FOR_WHOM.me) return 'dla mnie';
  if (whom === FOR_WHOM.team) return 'dla naszego zespołu';
  if (whom === FOR_WHOM.public) return 'dla wszystkich';
  if (whom === FOR_WHOM.gone) return 'dla dawnego partnera';
  return `dla: ${whom}`;
}

export const share = {
  title: 'Dla kogo to jest?',
  opening: 'Zobaczysz wszystko, zanim cokolwiek opuści tego laptopa.',
  audiences: {
    me: { words: 'Tylko ja', hint: 'wszystko, na własny użytek' },
    team: { words: 'Nasz zespół', hint: 'wszystko oprócz tego, co tylko twoje' },
    partner: { hint: 'to, co może dostać' },
    public: { words: 'Wszyscy', hint: 'w sam raz na tablicę ogłoszeń' },
  },
  /** How an audience is called on the button and in sentences. */
  forWhom: FOR_WHOM,

  addPartner: 'Dodaj partnera',
  partnerName: 'Nazwa partnera',
  partnerHint: 'Urząd, przychodnia, fundacja: każdy, kto prosi was o to, co wiecie.',
  add: 'Dodaj',
  cancel: 'Anuluj',

  whichAssets: 'Które zasoby',
  shown: (n: number) => `To, co widać: ${number(n)}`,
  selected: (n: number) => `To, co wybrane: ${number(n)}`,
  walk: (n: number) => `Spacer: ${number(n)}`,
  everything: (n: number) => `Wszystko: ${number(n)}`,

  /** A gift in a list of what somebody offers. */
  wouldTeach: (what: string) => `${what} (chętnie nauczy)`,

  profile: 'Razem z czym',
  noProfile: 'Zwykłe pola',
  chooseProfile: 'Wybierz który',
  onlyThese: (whom: string) => `Tylko to, co może dostać: ${whom}`,
  photos: 'Ze zdjęciami',
  photosHint: 'Tylko te, które można opublikować, a zdjęcia osób, gdy się na to zgodziły. Nic nie zdradzą o miejscu ani aparacie.',
  photosHintOurs: 'Nic nie zdradzą o miejscu ani aparacie.',
  newProfile: 'Nowy wybór pól',
  editProfile: 'Zmień',

  looking: 'Sprawdzanie, co by wyszło',
  lookingThrough: (n: number) => `Zanim cokolwiek wyjdzie, sprawdzamy ${n === 1 ? 'ten jeden zasób' : `wszystko: ${assets(n)}`}.`,
  notYet: 'Oto pierwsze z nich. Co by kogoś zdradziło i kto jest sam w swoim kwadracie, będzie wiadomo, gdy sprawdzimy wszystkie.',
  firstOnes: (n: number) => (n === 0 ? 'Wszystkie pierwsze zostają' : n === 1 ? 'Pierwszy z tych, które wychodzą' : `Pierwsze z tych, które wychodzą: ${number(n)}`),
  placeOpen: 'miejsce jeszcze nieznane',
  leave: (n: number) => count(n, 'wychodzi', 'wychodzą', 'wychodzi'),
  stayHere: (n: number) => `${count(n, 'zostaje', 'zostają', 'zostaje')} u nas`,
  andWhy: 'i dlaczego',
  photosLeave: (n: number) => `zdjęcia: ${number(n)}`,
  fields: (n: number) => count(n, 'pole', 'pola', 'pól'),
  nothingLeaves: 'Nic by nie wyszło.',
  nothingLeavesHint: 'Wybierz kogoś innego albo inne zasoby.',
  nothingStays: 'Nic tu nie zostaje: wyszłoby wszystko, co wybrane.',
  seeAll: (n: number) =>
    n === 1 ? 'Zobacz, pole po polu' : `Zobacz wszystkie (${number(n)}), pole po polu`,
  backToList: 'Wróć do krótkiej listy',
  range: (from: number, to: number, total: number) =>
    `${number(from)}–${number(to)} z ${number(total)}`,
  earlier: 'Wcześniejsze',
  later: 'Dalsze',

  see: 'Zobacz',
  seeReason: (reason: string) => `Zobacz, co zostaje u nas: ${reason}`,
  hideReason: (reason: string) => `Ukryj, co zostaje u nas: ${reason}`,
  hide: 'Ukryj',
  names: (names: string[], total: number) => {
    const first = names.slice(0, 3);
    const more = total - first.length;
    if (more > 0) return `${first.join(', ')} i jeszcze ${number(more)}`;
    if (first.length < 2) return first.join('');
    return `${first.slice(0, -1).join(', ')} i ${first.at(-1) ?? ''}`;
  },
  firstNames: (listed: number, total: number) =>
    `Pierwsze ${number(listed)} z ${number(total)}.`,
  ties: (released: number, withheld: number) => {
    const stay =
      withheld === 0
        ? ''
        : `U nas ${form(withheld, 'zostaje', 'zostają', 'zostaje')} też ${ties(withheld)} z nimi.`;
    const leave =
      released === 0
        ? ''
        : `Razem z nimi ${form(released, 'wychodzi', 'wychodzą', 'wychodzi')} ${ties(released)} między tymi, które wychodzą.`;
    return [leave, stay].filter((sentence) => sentence !== '').join(' ');
  },
  rules: 'Jak zgrubia się miejsca',

  beforeAfter: 'Przed i po',
  here: 'U nas',
  theyGet: 'Co dostaną',
  youGet: 'Co dostaniesz',
  where: 'Gdzie',
  staysHere: 'zostaje u nas',
  nothing: 'nic',
  nthOf: (n: number, total: number) => `${number(n)} z ${number(total)}`,
  previous: 'Poprzedni',
  next: 'Następny',
  pickOne: 'Wybierz coś z listy, żeby zobaczyć, co się zmienia po drodze.',

  sized: (across: string) => `w obrębie ${across}`,
  within: (across: string) => `Kropka pokazuje, gdzie to jest. Oni dowiedzą się tylko, że leży to w obrysie wokół niej, około ${across} w poprzek.`,

  as: 'Jako',
  formats: {
    geojson: { words: 'Dane mapowe', hint: 'GeoJSON, z notatką, jak to czytać' },
    csv: { words: 'Arkusz', hint: 'CSV, z notatką, jak to czytać' },
    graphml: { words: 'Sieć powiązań', hint: 'GraphML, dla programów, które rysują sieci' },
    gexf: { words: 'Sieć dla Gephi', hint: 'GEXF, z notatką, jak to czytać' },
    map: { words: 'Mapa na papierze', hint: 'PDF, ze spisem numerów' },
    sheet: { words: 'Lista do obejścia', hint: 'PDF, do dzwonienia i chodzenia' },
    travel_copy: { words: 'Kopia na drogę', hint: 'spis dla wolontariusza lub partnera' },
  } as Record<string, { words: string; hint: string }>,
  notNow: 'Nie teraz',
  act: (released: number, whom: string, persons: number) =>
    released === 0
      ? 'Nie ma czego zapisać'
      : `Zapisz ${assets(released)} ${dla(whom)}, w tym ${people(persons)}`,
  actMap: (released: number, whom: string, persons: number) =>
    released === 0 ? 'Nie ma czego zapisać' : `Zapisz mapę ${dla(whom)}, ${assets(released)}, w tym ${people(persons)}`,
  actSheet: (released: number, whom: string, persons: number) =>
    released === 0 ? 'Nie ma czego zapisać' : `Zapisz listę do obejścia ${dla(whom)}, ${assets(released)}, w tym ${people(persons)}`,
  actCopy: (released: number, whom: string, persons: number) =>
    released === 0 ? 'Nie ma czego zapisać' : `Zapisz kopię na drogę ${dla(whom)}, ${assets(released)}, w tym ${people(persons)}`,
  saveAs: 'Zapisz jako',
  anyFile: 'Dowolny plik',
  fileName: (catalogue: string, whom: string) => `${catalogue} ${dla(whom).replace(':', '')}`,
  mapName: (catalogue: string, whom: string) => `${catalogue} mapa ${dla(whom).replace(':', '')}`,
  sheetName: (catalogue: string, whom: string) => `${catalogue} lista do obejścia ${dla(whom).replace(':', '')}`,
  stillLooking: 'Sprawdzanie',
  saving: 'Zapisywanie',
  stop: 'Zatrzymaj',
  ifYouStop: 'Jeśli zatrzymasz, żaden plik nie powstanie.',
  stopped: 'Zatrzymano. Nie zapisano żadnego pliku.',

  saved: (released: number, whom: string, persons: number) =>
    `Zapisano ${assets(released)} ${dla(whom)}, w tym ${people(persons)}.`,
  files: (n: number) => (n === 1 ? 'Są w tym pliku:' : `Są w tych plikach (${number(n)}):`),
  sincePreview: 'Odkąd to było pokazane, zmieniło się:',
  inRegister: 'Jest to zapisane na stronie',
  registerLink: 'Co komu daliśmy',
  shareMore: 'Podziel się czymś jeszcze',
  done: 'Gotowe',
  failedLook: 'Nie da się pokazać, co by wyszło',
  failedSave: 'Niczego nie zapisano',
  tryAgain: 'Spróbuj ponownie',
  announce: (released: number, withheld: number, persons: number) =>
    `Co by wyszło: ${assets(released)}, w tym ${people(persons)}. Co by zostało u nas: ${assets(withheld)}.`,
};

function ties(n: number): string {
  return count(n, 'powiązanie', 'powiązania', 'powiązań');
}

export const reasonWords: Record<Reason, { words: string; hint: string }> = {
  person: { words: 'Ludzie jeszcze niepytani', hint: 'Wychodzą tylko do zespołu. Otwórz kogoś, żeby zapytać, czy inni też mogą wiedzieć.' },
  child: { words: 'Poniżej 18 lat', hint: 'O dziecku nic nie wychodzi, ktokolwiek się zgodził. Nie trzeba nic robić.' },
  withdrawn: { words: 'Zgoda cofnięta', hint: 'Kiedyś się zgodzili, teraz już nie. Otwórz kogoś, żeby zobaczyć, kogo powiadomić.' },
  lapsed: { words: 'Trzeba zapytać ponownie', hint: 'Zgoda się skończyła. Otwórz kogoś i zapytaj jeszcze raz.' },
  audience: { words: 'Dla węższego grona', hint: 'wasz własny wybór, zasób po zasobie' },
  safeguarded: { words: 'Chronione', hint: 'nigdy dla innych, nigdy na mapie' },
  restricted: { words: 'Zachowane, ale nieużywane', hint: 'Ktoś tak postanowił i podał powód. Otwórz wpis, żeby go zobaczyć albo znów używać.' },
  joined_with_erased: { words: 'Połączone z czymś, co usunięto na zawsze', hint: 'Powiedz przy pytaniach do rozstrzygnięcia, czy zostaje. Do tego czasu nie wychodzi do nikogo.' },
  not_asked_for: { words: 'Nieobjęte wyborem', hint: 'pomija je to, co wybrano powyżej' },
  left_out: { words: 'Pominięte przez was', hint: 'Z powodu tego, co w nich znaleziono. Można zdecydować inaczej.' },
};

/** What is worth a look before it leaves. */
export const leaks = {
  title: 'Warto spojrzeć, zanim wyjdzie',
  open: (n: number) => `${form(n, 'Zostaje', 'Zostają', 'Zostaje')} tu ${count(n, 'fragment', 'fragmenty', 'fragmentów')}, dopóki nie zdecydujesz inaczej.`,
  decided: (n: number) => (n === 1 ? 'Decyzja o jednym fragmencie zapadła.' : `Decyzje zapadły: ${count(n, 'fragment', 'fragmenty', 'fragmentów')}.`),
  look: 'Zobacz je',
  close: 'Z powrotem do tego, co wychodzi',
  opening: 'Te słowa mogą powiedzieć więcej, niż chcecie. To, o czym nic nie powiesz, zostaje tutaj.',
  first: (listed: number, total: number) => `Pierwsze ${number(listed)} z ${number(total)}. Pozostałe zostają tutaj.`,
  openCard: (name: string) => `Otwórz kartę: ${name}`,
  about: (name: string, field: string) => `${name}: ${field}`,
  tie: 'Powiązanie',
  everything: 'Całość',
  leaveOutField: 'Pomiń to',
  leaveOutRecord: 'Pomiń cały wpis',
  keep: 'Niech wyjdzie',
  reason: 'Dlaczego może wyjść?',
  reasonHint: 'Na przykład: „numer jest na ich plakacie”. Zostaje w rejestrze i nigdy nie wychodzi.',
  keepSo: 'Niech wyjdzie',
  cancel: 'Anuluj',
  stays: 'zostaje tutaj',
  staysWhole: 'cały wpis zostaje tutaj',
  staysSpot: 'zostaje tutaj, zdradziłoby miejsce',
  staysForOthers: 'może wyjść, ale zostaje z powodu innych słów',
  kept: (reason: string) => `wychodzi: „${reason}”`,
  keptOn: (reason: string, when: string) => `wychodzi jak poprzednio: „${reason}”, powiedziano ${when}`,
  sinceTitle: (when: string, whom: string) => `Od ${when}, kiedy ostatnio to przekazano (${whom})`,
  sinceNothing: 'nic się nie różni',
  new: (n: number) => `nowe: ${number(n)}`,
  changed: (n: number) => `zmienione: ${number(n)}`,
  gone: (n: number) => `teraz zostają: ${number(n)}`,
  newNames: 'Nowe',
  changedNames: 'Zmienione',
  goneNames: 'Teraz zostają',
  whoTheyAre: 'Które to',
  hideThem: 'Ukryj je',
  others: (when: string) =>
    `Od ${when} nic nie przyszło z innego laptopa zespołu. Jeśli ktoś coś tam cofnął, tutaj o tym nie wiadomo: najpierw połączcie laptopy.`,
};

export const leakWords: Record<Leak, { words: string; hint: string }> = {
  withheld_person: { words: 'Nazwiska ludzi, którzy zostają', hint: 'Są w słowach czegoś, co wychodzi.' },
  phone: { words: 'Numery telefonów', hint: 'Nie oznaczono ich jako kontakt, który można opublikować.' },
  email: { words: 'Adresy e-mail', hint: 'Nie oznaczono ich jako kontakt, który można opublikować.' },
  postcode: { words: 'Kody pocztowe', hint: 'Kod pocztowy to często tylko kilka domów.' },
  house_number: { words: 'Numery domów', hint: 'Mówią, gdzie ktoś mieszka.' },
  tie_gives_spot_away: { words: 'Powiązania, które zdradzają miejsce', hint: 'Miejsce wychodzi mniej dokładnie, a powiązanie mówi, gdzie to jest.' },
  contact_gives_spot_away: { words: 'Kontakty, które zdradzają miejsce', hint: 'Miejsce wychodzi mniej dokładnie, a kontakt mówi, gdzie to jest.' },
  text_gives_spot_away: { words: 'Słowa, które zdradzają miejsce', hint: 'Miejsce wychodzi mniej dokładnie, a słowa mówią, gdzie to jest.' },
  photo_gives_spot_away: { words: 'Zdjęcia, które mogą zdradzać miejsce', hint: 'Miejsce wychodzi mniej dokładnie, a na zdjęciu może być widać, gdzie to jest.' },
  rare_in_small_area: { words: 'Dary, po których wiadomo, kto to', hint: 'Tak mało osób tu je oferuje, że nie trzeba nazwiska.' },
  sounds_safeguarded: { words: 'Może trzeba je ukryć', hint: 'Brzmią jak miejsce, którego nie wolno znaleźć, na przykład schronienie. Jeśli któreś nim jest, oznacz je na jego karcie jako chronione.' },
  collection_of_one: { words: 'Wychodzi samo', hint: 'Wszystko, co mówi plik, jest o tym jednym.' },
};

export const precisionWords: Record<Precision, string> = {
  exact: 'dokładnie',
  building: 'budynek',
  street: 'ulica',
  about_100m: 'około 100 m',
  about_1km: 'około 1 km',
  neighbourhood: 'okolica',
  area: 'obszar',
  none: 'bez miejsca',
};

/** The fields of an asset as they leave, in the words of its card. */
export const releasedFieldWords: Record<string, string> = {
  own_field: 'Własne pole',
  other_columns: 'Inne kolumny',
  kind: 'Co to jest',
  kind_label: 'Co to jest, słowami',
  name: 'Nazwa',
  summary: 'Co wnosi',
  story: 'Opowieść',
  tags: 'Tagi',
  offers: 'Talenty',
  wishes: 'Życzenia',
  languages: 'Języki',
  status: 'Jak się ma',
  audience: 'Kto to widzi',
  sensitivity: 'Jak ostrożnie to traktować',
  note: 'Notatka',
  times: 'Kiedy',
  opening_times: 'Kiedy',
  is_bumping_place: 'Tu ludzie na siebie wpadają',
  is_connector: 'Łączy ludzi',
  is_child: 'Poniżej 18 lat',
  audience_reason: 'Dlaczego widzi to więcej osób niż zwykle',
  location_method: 'Skąd znamy miejsce',
  social_media: 'Media społecznościowe',
  contact_name: 'O kogo pytać',
  contact_address: 'Listownie',
  contact_other: 'Inny kontakt',
  access: 'Jak wejść i się poruszać',
  cost: 'Koszt',
  address: 'Adres',
  postcode: 'Kod pocztowy',
  place: 'Gdzie',
  geometry: 'Gdzie',
  location_precision: 'Na ile dokładne miejsce',
  uncertainty_m: 'Niepewność w metrach',
  location_area: 'Obszar, jako który wychodzi',
  longitude: 'Długość',
  latitude: 'Szerokość',
  steward: 'Kto utrzymuje kontakt',
  source_type: 'Skąd to jest',
  source_note: 'Kto nam powiedział',
  review_months: 'Co ile miesięcy sprawdzać',
  last_confirmed: 'Ostatnio sprawdzone',
  phone: 'Telefon',
  email: 'E-mail',
  website: 'Strona internetowa',
  web: 'Strona internetowa',
  social: 'Media społecznościowe',
  contacts: 'Jak się skontaktować',
  who_leads: 'Kto prowadzi',
  pronouns: 'Zaimki',
  roles: 'Role',
  size_band: 'Ile osób',
  meets_as: 'Jak się spotyka',
  formality: 'Na ile formalnie',
  focus: 'Wokół czego',
  organisation_number: 'Numer organizacji',
  sector: 'Sektor',
  place_type: 'Rodzaj miejsca',
  capacity: 'Na ile osób',
  booking: 'Rezerwacja',
  step_free: 'Bez schodów',
  exchange_form: 'Jak to działa',
  keepers: 'Kto to podtrzymuje',
  photos: 'Zdjęcia',
  permission_note: 'Zgoda',
};

export const profileWords = {
  title: 'Co idzie z każdym zasobem',
  titleOf: (name: string) => `Zmień „${name}”`,
  name: 'Nazwa tego wyboru',
  nameHint: 'Na przykład: Informator urzędu',
  purpose: 'Po co',
  purposeHint: 'Jednym zdaniem; idzie razem z plikiem',
  kinds: 'Rodzaje',
  kindsHint: 'Żaden wybrany znaczy: wszystkie',
  query: 'Tylko to, co znajdzie',
  queryHint: 'Tak, jak wpisuje się w wyszukiwanie',
  queryExample: 'tag:jedzenie',
  only: 'Które pola idą dalej',
  onlyAll: 'wszystkie, które mogą',
  onlySome: (some: number, all: number) => `${number(some)} z ${number(all)}`,
  onlyHint: 'Gdy nic nie wybrano, idą wszystkie, które mogą. Po wyborze nie idzie nic innego, także to, co dojdzie później.',
  extra: 'Dodatkowe informacje, które mogą wyjść',
  extraHint: 'Po jednej w wierszu, nazwane jak na liście, z której pochodzą. Wszystkie inne zostają w zespole.',
  notes: 'Notatki też mogą wyjść',
  lines: 'Rysuj powiązania także jako linie',
  places: 'Jak wychodzą miejsca',
  placesAs: {
    '': { words: 'Tak, jak są znane', hint: 'To, gdzie ktoś mieszka, zostaje, chyba że zgodził się na kwadrat około 275 m.' },
    building: { words: 'Kwadraty około 14 m', hint: 'Mniej więcej budynek. Gdy w kwadracie jest mniej niż pięć, żadne z nich nie wychodzi z miejscem.' },
    about_100m: { words: 'Kwadraty około 275 m', hint: 'Kilka ulic. Gdy w kwadracie jest mniej niż pięć, żadne z nich nie wychodzi z miejscem.' },
    area: { words: 'Kwadraty około 5 km', hint: 'Część miasta. Gdy w kwadracie jest mniej niż pięć, żadne z nich nie wychodzi z miejscem.' },
    in_area: { words: 'Jeden obszar do wyboru', hint: 'Każde miejsce w nim wychodzi jako cały obszar; miejsca poza nim zostają.' },
    none: { words: 'Bez miejsc', hint: 'Lista wychodzi bez mapy.' },
  },
  fewest: 'Ile co najmniej w kwadracie',
  fewestHint: 'Domów lub organizacji, nigdy mniej niż pięć. Gdy jest ich mniej, żadne nie wychodzi z miejscem.',
  area: 'Który obszar',
  chooseArea: 'Wybierz obszar',
  noAreas: 'Nie narysowano jeszcze żadnego obszaru',
  needsArea: 'Wybierz obszar albo sposób, w jaki wychodzą miejsca.',
  licence: 'Licencja',
  licenceHint: 'Co inni mogą z tym zrobić, na przykład CC BY 4.0',
  attribution: 'Kogo wymienić',
  contact: 'Kogo pytać',
  contactHint: 'Funkcja i kontakt; idzie razem z plikiem',
  save: 'Zachowaj ten wybór',
  cancel: 'Anuluj',
  remove: 'Usuń ten wybór',
  needsName: 'Nadaj nazwę, żeby dało się go znowu znaleźć.',
};

export const register = {
  title: 'Co komu daliśmy',
  opening: 'Każdy plik zapisany dla kogoś, od najnowszego. Nazw zasobów tu się nie przechowuje.',
  empty: 'Nikt jeszcze niczego od nas nie dostał.',
  emptyHint: 'Gdy się podzielicie, będzie tu zapisane: kiedy, dla kogo i ile.',
  shareNow: 'Podziel się',
  when: 'Kiedy',
  whom: 'Dla kogo',
  what: 'Ile',
  stayed: 'Zostało u nas',
  format: 'Jako',
  gave: (released: number, persons: number, photos: number) =>
    `${assets(released)}, w tym ${people(persons)}${photos > 0 ? `, zdjęcia: ${number(photos)}` : ''}`,
  copy: 'Kopia jednego zdjęcia lub nagrania',
  stayedNone: 'nic',
  check: 'Dowód',
  sha256: 'Odcisk palca pliku (SHA-256)',
  idsDigest: 'Odcisk palca tego, co w nim było',
  showProof: (when: string) => `Dowód tego, co przekazano: ${when}`,
  withProfile: (name: string) => `z wyborem „${name}”`,
  by: (person: string | null, laptop: string | null) => (person && laptop ? `${person}, komputer ${laptop}` : (person ?? `komputer ${laptop}`)),
  purposes: 'Po co to przekazano',
  bases: 'Co dało prawo, by przekazać coś o ludziach',
  basisOf: (basis: string, n: number) => `${basis}: ${people(n)}`,
  fields: 'Co podano o każdym zasobie',
  partners: 'Partnerzy',
  partnersOpening: 'Organizacje, którym coś dajecie, każda z nazwy.',
  noPartners: 'Nie ma jeszcze żadnego partnera. Dodaj go, gdy ktoś poprosi was o to, co wiecie.',
  edit: 'Zmień',
  editPartner: (name: string) => `Zmień: ${name}`,
  remove: 'Usuń',
  removeHint: 'To, co ten partner dostał, zostaje tu zapisane.',
  save: 'Zachowaj',
  cancel: 'Anuluj',
  name: 'Nazwa',
  kind: 'Co to jest',
  kinds: {
    council: 'Urząd',
    health: 'Ochrona zdrowia',
    charity: 'Organizacja pozarządowa',
    funder: 'Grantodawca',
    other: 'Coś innego',
  } as Record<string, string>,
  kindUnknown: 'nie podano',
  contact: 'Z kim rozmawiacie',
  agreement: 'Co ustalono',
  agreementHint: 'Data, zdanie, gdzie leży papier',
  allowed: 'Co może dostać',
  allowedHint: 'Gdy nic nie wybrano: zwykłe pola albo dowolny wybór, który nie jest tylko dla innych. Po wyborze nie dostanie niczego innego.',
  allowedNone: 'Nie ma jeszcze żadnego wyboru pól. Tworzy się go na stronie „Podziel się”, pod „Razem z czym”.',
  allowedOf: (names: string[]) => `Może dostać: ${names.join(', ')}`,
  needsName: 'Partner potrzebuje nazwy.',
  failed: 'Nie da się pokazać rejestru',

  given: 'Co daliśmy',
  toWhom: 'Komu',
  anybody: 'komukolwiek',
  inMonth: 'W którym miesiącu',
  anyMonth: 'kiedykolwiek',
  noneSuch: 'Wtedy nic tu nie przekazano.',
  shown: (n: number, total: number) => `Pokazano ${number(n)} z ${number(total)}`,
  showAll: 'Pokaż wszystko',
  aboutWhom: 'Kto dostał coś o osobie',
  aboutHint: 'Zacznij od imienia',
  aboutTitle: (name: string) => `Kto dostał coś o osobie: ${name}`,
  aboutNobody: (name: string) => `Nikt poza zespołem nie dostał niczego o osobie: ${name}.`,
  noSuchPerson: (text: string) => `Nikt tu się nie nazywa „${text}”.`,
  accepted: 'Wyszło mimo to, bo',
};

// The words of the pages "Share" and "What we gave to whom". Sentences with numbers are functions.

import type { Precision, Reason } from '../../core/bindings';
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
  everything: (n: number) => `Wszystko: ${number(n)}`,

  profile: 'Razem z czym',
  noProfile: 'Zwykłe pola',
  photos: 'Ze zdjęciami',
  photosHint: 'Tylko te, które można opublikować. Nic nie zdradzą o miejscu ani aparacie.',
  photosHintOurs: 'Nic nie zdradzą o miejscu ani aparacie.',
  newProfile: 'Nowy wybór pól',
  editProfile: 'Zmień',

  looking: 'Sprawdzanie, co by wyszło',
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

  as: 'Jako',
  formats: {
    geojson: { words: 'Dane mapowe', hint: 'GeoJSON, z notatką, jak to czytać' },
    csv: { words: 'Arkusz', hint: 'CSV, z notatką, jak to czytać' },
  } as Record<string, { words: string; hint: string }>,
  notNow: 'Nie teraz',
  act: (released: number, whom: string, persons: number) =>
    released === 0
      ? 'Nie ma czego zapisać'
      : `Zapisz ${assets(released)} ${dla(whom)}, w tym ${people(persons)}`,
  saveAs: 'Zapisz jako',
  anyFile: 'Dowolny plik',
  fileName: (catalogue: string, whom: string) => `${catalogue} ${dla(whom).replace(':', '')}`,
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
  person: { words: 'Ludzie', hint: 'wychodzą tylko do zespołu, dopóki nie zgodzą się na więcej' },
  audience: { words: 'Dla mniejszej liczby osób', hint: 'wasz własny wybór, zasób po zasobie' },
  safeguarded: { words: 'Chronione', hint: 'nigdy dla innych, nigdy na mapie' },
  not_asked_for: { words: 'Nieobjęte wyborem', hint: 'pomija je to, co wybrano powyżej' },
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
  kind: 'Co to jest',
  kind_label: 'Co to jest, słowami',
  name: 'Nazwa',
  summary: 'Co wnosi',
  story: 'Opowieść',
  tags: 'Tagi',
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
  extra: 'Dodatkowe informacje, które mogą wyjść',
  extraHint: 'Po jednej w wierszu, nazwane jak na liście, z której pochodzą. Wszystkie inne zostają w zespole.',
  notes: 'Notatki też mogą wyjść',
  lines: 'Rysuj powiązania także jako linie',
  coarsest: 'Miejsca nie dokładniej niż',
  asTheyAre: 'tak jak są',
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
  needsName: 'Partner potrzebuje nazwy.',
  failed: 'Nie da się pokazać rejestru',
};

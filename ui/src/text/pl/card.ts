// Words of the card and of the form for a new asset.

import { ownName } from '../own-names.svelte';
import { count, number } from './counting';
import { ownFields } from './own-fields';

/** Fields of an asset, in the words of its card. */
export const fields: Record<string, string> = {
  name: 'Nazwa',
  kind: 'Co to jest?',
  summary: 'Co wnosi?',
  story: 'Opowieść',
  tags: 'Co wnosi, w słowie lub dwóch',
  languages: 'Języki',
  status: 'Jak się ma',
  audience: 'Kto to widzi',
  audience_reason: 'Dlaczego widzi to więcej osób niż zwykle',
  sensitivity: 'Jak ostrożnie to traktować',
  place: 'Gdzie',
  note: 'Notatka dla zespołu',
  is_bumping_place: 'Tu ludzie na siebie wpadają',
  is_connector: 'Łączy ludzi',
  is_child: 'Poniżej 18 lat',
  no_introductions: 'Nie chce być z nikim zapoznawany ani zapoznawana',
  restricted: 'Zachowane, ale nieużywane',
  restricted_since: 'Nieużywane od',
  restricted_why: 'Dlaczego nieużywane',
  restriction_lifted_why: 'Dlaczego znów używane',
  ends_on: 'Przechowywane do',
  times: 'Kiedy',
  access: 'Jak wejść i się poruszać',
  cost: 'Ile kosztuje',
  steward: 'Kto utrzymuje kontakt',
  source_type: 'Kto nam powiedział',
  source_note: 'Skąd to wiemy',
  review_months: 'Co ile miesięcy sprawdzać',
  who_leads: 'Kto prowadzi',
  pronouns: 'Zaimki',
  roles: 'Co robi w okolicy',
  size_band: 'Ile osób bierze udział',
  meets_as: 'Jak się spotyka',
  formality: 'Na ile formalnie działa',
  focus: 'Wokół czego',
  organisation_number: 'Numer w publicznym rejestrze',
  sector: 'Jaka to organizacja',
  place_type: 'Jakie to miejsce',
  capacity: 'Na ile osób',
  booking: 'Jak zarezerwować',
  step_free: 'Bez schodów',
  exchange_form: 'Jak to działa',
  keepers: 'Kto to podtrzymuje',
  permission_note: 'Kto zgodził się, by to opowiadać, i jak szeroko',
};

/** Where the label of the form is a question, its name in a sentence. */
const NAMES: Record<string, string> = {
  kind: 'Co to jest',
  summary: 'Co wnosi',
  tags: 'Tagi',
  contacts: 'Kontakt',
};

const PARTS: Record<string, (part: string) => string> = {
  tag: (part) => `Tag „${part}”`,
  language: (part) => `Język „${part}”`,
  field: (part) => ownName(part) ?? ownFields.ours,
};

/** The name of a field, also of one tag and of one extra property, as the change log has them. */
export function fieldName(field: string): string {
  const [whole = field, part] = field.split(/\/(.*)/s);
  if (part !== undefined) return PARTS[whole]?.(part) ?? part;
  const plain = NAMES[field] ?? fields[field];
  if (plain) return plain;
  const spaced = field.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The same inside a sentence. */
export function fieldInSentence(field: string): string {
  const name = fieldName(field);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

export const card = {
  region: 'Karta',
  none: 'Wybierz coś na mapie albo na liście, a tutaj otworzy się karta.',
  noneHint: 'Albo zacznij od tego, co wiesz.',
  add: 'Dodaj zasób',
  more: 'Więcej',
  restore: 'Wyjmij z kosza',
  inBin: 'To leży w koszu. Powiązania są zapamiętane.',
  gone: 'Tego zasobu już tu nie ma.',
  tidyName: 'Popraw',
  editTitle: 'Poprawianie',
  needsName: 'Potrzebna jest nazwa. Ostatnia zostaje, dopóki nie wpiszesz innej.',
  safeguardedNoPlace: 'Chronione: bez miejsca i bez adresu.',
  done: 'Gotowe',
  empty: 'Jeszcze nic',
  checked: (when: string) => `Sprawdzone ${when}`,
  neverChecked: 'Jeszcze niesprawdzone',
  by: (who: string) => who,
  taps: 'Jak to teraz wygląda?',
  thanks: (next: string | null) => (next ? `Dziękujemy. Następne sprawdzenie: ${next}.` : 'Dziękujemy.'),
  offers: 'Co wnosi',
  addTag: 'Dodaj tag',
  removeTag: (tag: string) => `Usuń tag ${tag}`,
  story: 'Opowieść',
  whereWhen: 'Gdzie i kiedy',
  reach: 'Jak się skontaktować',
  more_about: 'Coś więcej',
  showMore: 'Powiedz więcej',
  showLess: 'Mniej',
  connected: 'Z czym się łączy',
  note: 'Notatka dla zespołu',
  noteReminder:
    'Zostaje w zespole. Napisz to, co można by powiedzieć w oczy: ludzie mogą poprosić o wgląd w to, co o nich zapisano.',
  noteReminderPerson: 'Pisz tak, jakby ta osoba miała to przeczytać: ludzie mogą poprosić o wgląd w to, co o nich zapisano. Zostaje w zespole.',
  extra: 'Z listy, na której to przyszło',
  from: (source: string) => `z listy „${source}”`,
  extraHint: 'Zachowane tak, jak przyszło. Da się to wyszukać i zostaje w zespole, chyba że przy dzieleniu się wybierzesz inaczej.',
  changes: (n: number) => count(n, 'zmiana', 'zmiany', 'zmian'),
  history: 'Co się działo',
  historyBy: (who: string | null) => who ?? 'ktoś z zespołu',
  noHistory: 'Nic nie wiadomo o wcześniejszych zmianach.',
  earlier: 'Pokaż wcześniejsze',
  factOf: { times: 'Kiedy', access: 'Jak wejść i się poruszać', cost: 'Ile kosztuje' },
  nothing: 'nic',
  yes: 'tak',
  no: 'nie',
  back: 'Wróć do karty',
  changeWho: 'Zmień, kto to widzi',
  saveWho: 'Gotowe',
  whoTitle: 'Kto może to widzieć?',
  widening: 'Widać wtedy to, co jest tu teraz. To, co było wcześniej, zostaje u nas.',
  personStays: 'Ludzie zostają w zespole, dopóki nie zgodzą się na więcej.',
  partnersToo: 'Mogą to widzieć także partnerzy wymienieni pod kartą. Wybór tutaj to zmieni.',
  careful: 'Jak ostrożnie to traktować',
  notOnMap: 'Poza mapą',
  notOnMapFine: 'Poza mapą. To też dobrze.',
  putOnMap: 'Umieść na mapie',
  placing: 'Kliknij na mapie tam, gdzie to jest',
  moveOnMap: 'Przenieś na mapie',
  takeOff: 'Zdejmij z mapy',
  where: 'Gdzie, słowami',
  whereHint: 'Tak, jak mówią tu ludzie',
  postcode: 'Kod pocztowy',
  precision: 'Na ile dokładnie?',
  typed: 'Współrzędne albo numer siatki',
  typedHint: 'Na przykład 53.47, -2.02 albo SJ 987 973',
  readPlace: 'Użyj tego',
  notASpot: 'Tego Hereabouts nie odczyta jako miejsca. Wpisz szerokość i długość geograficzną, jak 53.47, -2.02, albo numer siatki brytyjskiej, jak SJ 987 973.',
  inAreas: 'W obszarze:',
  uncertainty: (metres: number) => `z dokładnością do ${number(metres)} m`,
  languagesHint: 'Oddzielone przecinkami',
  choose: 'Nie podano',
};

export const contactWords = {
  add: 'Dodaj kontakt',
  addPerson: 'Dodaj kontakt',
  value: 'Numer, adres albo link',
  valueOf: {
    phone: 'Numer telefonu',
    email: 'Adres e-mail',
    web: 'Adres strony',
    social: 'Nazwa albo link',
    address: 'Adres pocztowy',
    other: 'Jak',
  },
  channel: 'Jak',
  label: 'Do kogo albo kiedy',
  labelHint: 'Na przykład: portiernia, wieczorami',
  kind: 'Należy do',
  role: 'funkcji',
  personal: 'osoby',
  publish: 'Można opublikować',
  published: 'można opublikować',
  teamOnly: 'tylko zespół',
  goesTo: (names: string[]) => `może dostać: ${names.join(', ')}`,
  keep: 'Zachowaj',
  cancel: 'Nieważne',
  remove: 'Usuń',
  removed: 'Usunięto kontakt',
  edit: (value: string) => `Popraw: ${value}`,
  needsValue: 'Najpierw wpisz numer, adres albo link.',
};

export const adding = {
  title: 'Nowy zasób',
  hint: 'wystarczy nazwa',
  name: 'Nazwa',
  kind: 'Co to jest?',
  summary: 'Co wnosi?',
  where: 'Gdzie?',
  here: 'Tam, gdzie kliknięto na mapie',
  needsName: 'Nadaj nazwę. Cała reszta może poczekać.',
  save: 'Dodaj',
  cancel: 'Nieważne',
  who: { team: 'Widzi to nasz zespół.', public: 'Widzą to wszyscy.' },
  safeDefault: 'Na karcie możesz zmienić, kto to widzi.',
  added: (name: string) => `Dodano: ${name}`,
};

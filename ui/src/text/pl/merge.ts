// Słowa strony „Pracujcie razem”: pliki, które idą od laptopa do laptopa.

import type { MergeCounts } from '../../core/bindings';
import { past } from '../formats';
import { count, form, number } from './counting';
import { ago, clock, day, dayAndTime } from './times';

const kinds: Record<string, (n: number) => string> = {
  relationship: (n) => count(n, 'powiązanie', 'powiązania', 'powiązań'),
  contact: (n) => count(n, 'sposób kontaktu', 'sposoby kontaktu', 'sposobów kontaktu'),
  confirmation: (n) => count(n, 'sprawdzenie', 'sprawdzenia', 'sprawdzeń'),
  activity: (n) => count(n, 'zajęcie', 'zajęcia', 'zajęć'),
  attachment: (n) => count(n, 'zdjęcie, skan lub nagranie', 'zdjęcia, skany i nagrania', 'zdjęć, skanów i nagrań'),
  area: (n) => count(n, 'obszar', 'obszary', 'obszarów'),
  gift: (n) => count(n, 'talent', 'talenty', 'talentów'),
  wish: (n) => count(n, 'życzenie', 'życzenia', 'życzeń'),
  conversation: (n) => count(n, 'rozmowa', 'rozmowy', 'rozmów'),
  follow_up: (n) => count(n, 'obietnica', 'obietnice', 'obietnic'),
  introduction: (n) => count(n, 'zapoznanie', 'zapoznania', 'zapoznań'),
  possible_action: (n) => count(n, 'możliwe działanie', 'możliwe działania', 'możliwych działań'),
  gathering: (n) => count(n, 'spotkanie', 'spotkania', 'spotkań'),
  consent: (n) => count(n, 'odpowiedź o udostępnianiu', 'odpowiedzi o udostępnianiu', 'odpowiedzi o udostępnianiu'),
  inbox_item: (n) => count(n, 'rzecz w poczekalni', 'rzeczy w poczekalni', 'rzeczy w poczekalni'),
};

/** How many of each kind, those without a word of their own together. */
function counted(byKind: Record<string, number>): string[] {
  const known = Object.entries(byKind).flatMap(([kind, n]) => (kind in kinds && n > 0 ? [kinds[kind]?.(n) ?? ''] : []));
  const others = Object.entries(byKind).reduce((sum, [kind, n]) => sum + (kind in kinds || kind === 'asset' ? 0 : n), 0);
  return others > 0 ? [...known, count(others, 'inna rzecz', 'inne rzeczy', 'innych rzeczy')] : known;
}

const listed = new Intl.ListFormat('pl-PL');

function laptopOf(person: string | null, laptop: string | null): string {
  if (laptop === null) return person === null ? 'laptop bez nazwy' : `laptop (${person})`;
  return person === null ? `laptop ${laptop}` : `laptop ${laptop} (${person})`;
}
/** ", dzisiaj", ", 3 maja 2026"; of what is no time, nothing. */
function onDay(iso: string, now: Date): string {
  const { unit, n } = past(iso, now);
  if (unit === 'day' && n < 2) return `, ${ago(iso, now)}`;
  return Number.isNaN(new Date(iso).getTime()) ? '' : `, ${day(iso)}`;
}
const apart = (n: number) => form(n, 'sprawa, w której się różnicie', 'sprawy, w których się różnicie', 'spraw, w których się różnicie');
const alike = (n: number) => `${form(n, 'podobny', 'podobne', 'podobnych')} do tego, co już tu jest`;
const fresh = (n: number) => form(n, 'nowy', 'nowe', 'nowych');
const altered = (n: number) => form(n, 'zmieniony', 'zmienione', 'zmienionych');
const erased = (n: number) => `${form(n, 'usunięty', 'usunięte', 'usuniętych')} na zawsze gdzie indziej`;

const PARTS: [keyof MergeCounts, (n: number) => string][] = [
  ['new', fresh],
  ['changed', altered],
  ['conflicts', apart],
  ['erased', erased],
  ['duplicates', alike],
];
const changes = (n: number) => count(n, 'zmiana', 'zmiany', 'zmian');

export const merge = {
  action: 'Pracujcie razem…',
  giveAction: 'Przekaż komuś swoją pracę…',
  title: 'Praca razem bez internetu',
  opening:
    'Każde z was pracuje na swoim laptopie. Co jakiś czas dajecie sobie mały plik i oba laptopy mają to, co zrobiliście oboje. Niczyja praca nie zostaje nadpisana.',
  back: 'Wróć',
  openFirst: 'Otwórz spis, do którego należy ten plik. Potem upuść go na okno jeszcze raz.',
  copied: 'To jest kopia spisu i dalej jest samodzielnym spisem. To, co powstanie tutaj i tam, można połączyć na tej stronie.',
  understood: 'Rozumiem',
  when: (iso: string, now = new Date()) => {
    const { unit, n } = past(iso, now);
    return unit === 'day' && n < 2 ? `${ago(iso, now)}, ${clock(iso)}` : dayAndTime(iso);
  },

  takeTitle: 'Przyjmij to, co zrobił ktoś inny',
  takeText: 'Wybierz otrzymany plik albo upuść go na to okno. Może ich być kilka. Zobaczysz, co się zmieni, zanim cokolwiek się zmieni.',
  choose: 'Wybierz plik',
  chooseAnother: 'Wybierz inny plik',
  openDialog: { title: 'Wybierz otrzymany plik', kind: 'Zmiany z innego laptopa', any: 'Dowolny plik' },
  looking: (name: string) => `Przeglądanie pliku „${name}”`,
  secret: 'Hasło tego pliku',
  secretHint: 'Zna je osoba, która ten plik zapisała.',
  unlock: 'Otwórz go',
  notRead: 'Nie udało się odczytać tego pliku',
  stopped: 'Zatrzymano. To, co jeszcze nie zostało przyjęte, nic nie zmieniło.',
  from: (person: string | null, laptop: string | null) => `Skąd: ${laptopOf(person, laptop)}`,
  saved: (when: string) => `Zapisano: ${when}`,
  called: (name: string) => `Spis nazywa się tam „${name}”.`,
  own: 'Ten plik pochodzi z tego laptopa. Nie ma w nim nic do przyjęcia.',
  nothingNew: 'Nic nowego: ten plik został już przyjęty.',
  setAside: 'Ten plik był już przyjęty, a potem odłożony na bok na tym laptopie.',
  isBack: 'To, co było odłożone na bok, jest tu znowu.',
  incomplete: (person: string | null) =>
    `Ten plik opiera się na zmianach, których tu jeszcze nie ma. To, co się z nimi łączy, na nie czeka. ${person === null ? 'Poproś o plik ze wszystkim.' : `Poproś o plik ze wszystkim: ${person}.`}`,
  summary: (counts: MergeCounts) => {
    const parts = PARTS.flatMap(([what, said]) => (counts[what] > 0 ? [`${number(counts[what])} ${said(counts[what])}`] : []));
    return parts.length > 0 ? parts.join(', ') : 'Żaden zasób nie jest nowy ani zmieniony';
  },
  lines: {
    new: (n) => `${fresh(n)}: jeszcze ${n === 1 ? 'go' : 'ich'} tu nie ma`,
    changed: (n) => `${altered(n)} tam: to, co zmieniono w ${n === 1 ? 'nim' : 'nich'} tutaj, zostaje`,
    conflicts: (n) => `${apart(n)}: rozstrzygniesz to później, do tego czasu nic nie ginie`,
    erased: (n) => `${erased(n)}: ${form(n, 'zniknie', 'znikną', 'zniknie')} także tutaj i nic tego nie przywróci`,
    duplicates: (n) => `${alike(n)}: można je potem połączyć`,
  } as Record<keyof MergeCounts, (n: number) => string>,
  moreNames: (n: number) => `i jeszcze ${number(n)}`,
  besides: (byKind: Record<string, number>) => {
    const all = counted(byKind);
    return all.length > 0 ? `Poza tym: ${listed.format(all)}.` : '';
  },
  /** What is the same on both laptops once each has taken in all of the other. */
  compare: 'Porównaj z drugim laptopem',
  held: (byKind: Record<string, number>) => `${listed.format([count(byKind.asset ?? 0, 'zasób', 'zasoby', 'zasobów'), ...counted(byKind)])}.`,
  mark: (hash: string) => `Jeśli te znaki są takie same na obu, wszystko jest takie samo: ${hash.replace(/(.{4})(?=.)/g, '$1 ')}`,
  tiesBeside: 'Powiązania, które dołączą do tych, które już tu są między tymi samymi dwoma. Zostają oba:',
  beside: 'Tutaj jest:',
  takeIn: (n: number) => (n === 1 ? 'Przyjmij' : `Przyjmij ${count(n, 'plik', 'pliki', 'plików')}`),
  never: 'Nie teraz',
  neverThis: (what: string) => `Nie teraz: ${what}`,
  running: 'Przyjmowanie',

  together: (person: string | null, laptop: string | null) =>
    person === null && laptop === null ? 'Razem: drugi laptop i twój' : `Razem: ${laptopOf(person, laptop)} i twój`,
  isHere: (person: string | null) => `${person === null ? 'To, co zrobiono tam' : `To, co wnosi ${person}`}, jest już tutaj. Wszystko cofa jeden krok.`,
  results: {
    new: (n, person) => (person === null ? fresh(n) : `${fresh(n)} (${person})`),
    changed: (n, person) => (person === null ? `${altered(n)} tam` : `${altered(n)} (${person})`),
    conflicts: apart,
    duplicates: alike,
    erased: (n) => `${erased(n)}, a teraz i tutaj`,
  } as Record<keyof MergeCounts, (n: number, person: string | null) => string>,
  nothingCame: 'Żaden zasób nie jest nowy ani zmieniony.',
  fitted: 'Wszystko złożyło się samo.',
  fittedRest: 'Cała reszta złożyła się sama. Nic nie zginie, cokolwiek wybierzesz.',
  decide: 'Rozstrzygnij, co jest prawdą',
  same: 'Oba laptopy mają teraz to samo.',
  notYet: (person: string | null) =>
    `${person === null ? 'Na drugim laptopie' : `Na tamtym laptopie (${person})`} nie ma jeszcze wszystkiego stąd. Odeślij swój plik: gdy zostanie tam przyjęty, oba będą takie same.`,
  answer: (person: string | null) => (person === null ? 'Zapisz odpowiedź' : `Zapisz odpowiedź dla: ${person}`),
  differs: 'Oba laptopy powinny mieć teraz to samo, a nie mają',
  differsIn: 'Różnią się w tym:',
  differsDo: 'Nic nie zginęło. Dajcie sobie jeszcze raz pliki ze wszystkim i przyjmijcie je na obu laptopach. Jeśli znów będą się różnić, zachowajcie kopie zapasowe obu i porównajcie te pozycje razem.',
  takeBack: 'Cofnij całe połączenie',
  takeBackText: 'Tylko na tym laptopie. Niczyja praca nie zginie, tutaj ani tam, i można ją przywrócić. Co usunięto na zawsze, tego nadal nie ma.',
  since: (n: number) => `Od tego czasu ${form(n, 'zrobiono tu jeszcze jedną rzecz, która też zostałaby cofnięta', `zrobiono tu jeszcze ${number(n)} rzeczy, które też zostałyby cofnięte`, `zrobiono tu jeszcze ${number(n)} rzeczy, które też zostałyby cofnięte`)}:`,
  moreSince: (n: number) => `i jeszcze ${number(n)}`,
  takeAllBack: 'Cofnij to wszystko',
  keepIt: 'Zostaw, jak jest',
  takenBack: 'To, co przyszło, jest na tym laptopie odłożone na bok. Niczyja inna praca nie została ruszona.',
  bringBack: 'Przywróć to',
  gone: 'Nie ma tego już na liście ostatnich kroków. Być może zostało już cofnięte.',
  another: 'Przyjmij inny plik',

  giveTitle: 'Przekaż komuś swoją pracę',
  giveText: 'Powstanie jeden mały plik z tym, czego na drugim laptopie jeszcze nie ma.',
  forWhom: 'Dla kogo to jest?',
  laptop: (person: string | null, laptop: string | null) => [person, laptop].filter(Boolean).join(', ') || 'Laptop bez nazwy',
  anybody: 'Ktokolwiek albo nowy laptop',
  anybodyHint: 'wszystko, co zespół ma tutaj',
  heard: (when: string) => `ostatnia wiadomość: ${when}`,
  unheard: 'jeszcze bez wiadomości',
  sent: (when: string) => `ostatnio coś przekazano: ${when}`,
  lockTitle: 'Kto może go otworzyć?',
  locks: {
    key: { words: 'Laptopy naszego zespołu', hint: 'otworzą go same, kluczem zespołu' },
    spoken: { words: 'Każdy, kto zna hasło', hint: 'powiedzcie je sobie przy stole' },
  },
  passphrase: 'Hasło tego pliku',
  needsPassphrase: 'Wpisz hasło albo wybierz klucz zespołu.',
  saveFor: (whom: string | null) => (whom === null ? 'Zapisz plik' : `Zapisz plik dla: ${whom}`),
  saveDialog: { title: 'Gdzie go zapisać', kind: 'Zmiany dla innego laptopa', any: 'Dowolny plik' },
  fileName: (catalogue: string, person: string | null) => (person === null ? catalogue : `${catalogue} (${person})`),
  notSaved: 'Nie zapisano',
  isSaved: (n: number, size: string) => (n === 0 ? `Zapisano, ${size}. Nie było nic nowego do przekazania.` : `Zapisano: ${changes(n)}, ${size}.`),
  everything: 'Jest w nim wszystko, co może mieć zespół.',
  stayed: 'Prywatne notatki i to, co tylko twoje, zostały tutaj.',
  next: 'Weź plik na pendrive albo go wyślij. Na drugim laptopie przyjmuje się go na tej samej stronie.',

  folderTitle: 'Folder, który jest taki sam na wszystkich laptopach',
  folderText:
    'Jeśli inny program dba o to, żeby jakiś folder był u was wszędzie taki sam, każdy laptop sam zostawia tam swój mały plik i znajduje pliki innych. Nic nie zostaje przyjęte, zanim to zobaczysz. Sam spis trzymajcie gdzie indziej.',
  chooseFolder: 'Wybierz folder',
  otherFolder: 'Wybierz inny folder',
  folderDialog: { title: 'Wybierz wspólny folder', kind: 'Foldery', any: 'Dowolny plik' },
  watched: 'Ten laptop zagląda do tego folderu:',
  stopWatching: 'Nie zaglądaj już do niego',
  former: {
    taken_away: 'Twój plik został zabrany z poprzedniego folderu. Pliki innych są tam, jak były.',
    still_there:
      'Twój plik nadal leży w poprzednim folderze. Nie udało się go zabrać: folderu teraz tu nie ma albo nie można w nim nic zmienić. Usuń go tam, gdy będzie to możliwe. Do tego czasu ma go każdy, kto ma ten folder.',
    holds_more:
      'Twój plik nadal leży w poprzednim folderze, bo jest w nim więcej niż tutaj: to starsza kopia spisu. Najpierw przyjmij go przyciskiem „Wybierz plik”. Potem można go tam usunąć.',
  },
  waits: 'Co tam czeka',
  nothingWaits: 'Nie czeka tam nic nowego.',
  waiting: (person: string | null, laptop: string | null, when: string) => {
    const whose = laptopOf(person, laptop);
    return `${whose.charAt(0).toUpperCase()}${whose.slice(1)}, ${when}`;
  },
  look: 'Zobacz',
  lookAt: (what: string) => `Zobacz: ${what}`,
  lookAtAll: (n: number) => `Zobacz wszystkie (${number(n)})`,
  unread: 'Tego nie da się odczytać',
  before: (n: number) => `Przyjęto już wcześniej: ${count(n, 'plik', 'pliki', 'plików')}.`,
  lookAgain: 'Zajrzyj tam jeszcze raz',
  leave: 'Zostaw tam teraz mój plik',
  isLeft: (n: number, size: string) => `Zostawiono tam: ${changes(n)}, ${size}.`,
  leftNothing: 'Od ostatniego razu nie ma nic nowego, więc niczego tam nie zostawiono.',
  folderFailed: 'To się nie udało',
  away: 'Tego folderu teraz tu nie ma: pendrive jest wyjęty albo dysk sieciowy zniknął. Nic nie zginęło. Gdy folder wróci, trafi tam to, co robisz.',
  ownLeft: (when: string) => `Twój plik ostatnio zostawiono tam: ${when}.`,
  ownNotLeft: 'Twojego pliku jeszcze tam nie ma. Trafi tam sam, gdy przez minutę nikt nic nie wpisze albo gdy przejdziesz do innego okna lub zamkniesz to; jeśli folder wtedy się ociąga, to przy następnym otwarciu spisu.',
  unleft: 'To, co powstało później, trafi tam samo, gdy przez minutę nikt nic nie wpisze albo gdy przejdziesz do innego okna lub zamkniesz to; jeśli folder wtedy się ociąga, to przy następnym otwarciu spisu.',
  ownFailed: 'Nie udało się zostawić tam twojego pliku; program spróbuje ponownie',

  leftBy: (person: string | null, laptop: string | null, iso: string, now = new Date()) => {
    const who = person ?? (laptop === null ? 'inny laptop' : `laptop ${laptop}`);
    return `Czeka na ciebie coś nowego. Od kogo: ${who}${onDay(iso, now)}.`;
  },
  ownHasMore: 'W folderze zostało od ciebie więcej, niż jest tutaj: to starsza kopia spisu. Zobacz, co tam jest.',
  leftByMany: (n: number) => `${form(n, 'Czeka', 'Czekają', 'Czeka')} na ciebie ${count(n, 'plik', 'pliki', 'plików')}.`,
  lookAtThem: (n: number): string => (n === 1 ? 'Zobacz, co to jest' : 'Zobacz, co tam jest'),
  later: 'Później',
  filesWait: (n: number) => `${number(n)} ${fresh(n)}`,

  givenFor: (file: string, catalogue: string) => `Plik „${file}” jest dla spisu „${catalogue}”. Otwórz go, a zobaczysz, co się zmieni.`,
  givenUnknown: (file: string) =>
    `Plik „${file}” jest dla spisu, którego ostatnio na tym laptopie nie otwierano. Otwórz ten spis, a zobaczysz, co się zmieni.`,
  openIt: (catalogue: string) => `Otwórz: ${catalogue}`,
  openAnother: 'Otwórz spis',

  saferText: 'Możesz pracować dalej na kopii na tym laptopie. Inni dostaną to, co tam robisz, gdy będziecie wymieniać się przez ten folder; program to wtedy zaproponuje.',
  moveHere: 'Pracuj dalej na kopii tutaj',
  moving: 'Kopiowanie spisu na ten laptop i sprawdzanie kopii',
  movedTo: 'Pracujesz teraz na tym laptopie, w pliku',
  oldStays: 'Stary plik zostaje tam, gdzie jest, razem z kopiami zapasowymi, i nic, co robisz, już do niego nie trafia. Aby wrócić, otwórz go:',
  shareThereText: 'Dla innych zostawiaj to, co robisz, jako małe pliki w folderze, w którym był spis, i znajduj tam ich pliki.',
  shareThere: 'Wymieniajcie się przez ten folder',
  sharesThere: 'Ten laptop zagląda teraz do tego folderu i zostawia tam swój plik.',
  copiesTitle: 'Druga kopia tego spisu',
  copiesText: 'Dropbox i podobne programy robią ją, gdy dwa laptopy piszą do tego samego pliku. Nic nie zginęło: przyjmij to, co jest w niej inne.',
  lookAtCopy: 'Zobacz, co jest w niej inne',
  copyIsIn: 'To, co było inne w drugiej kopii, jest już tutaj.',
  lookAtCopyOf: (name: string) => `Zobacz, co jest inne w „${name}”`,
};

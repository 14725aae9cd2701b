// Words of two that may be one: the desk where somebody decides, and what was joined, on the card.

import type { Sameness } from '../../core/bindings';
import { count } from './counting';
import { walks } from './walks';

const listed = new Intl.ListFormat('pl-PL');

const WHY: Record<Exclude<Sameness, 'near'>, string> = {
  number: 'ten sam numer w rejestrze',
  phone: 'ten sam telefon',
  email: 'ten sam adres e-mail',
  web: 'ta sama strona w internecie',
  postcode: 'ten sam kod pocztowy',
  same_name: 'ta sama nazwa',
  like_name: 'bardzo podobne nazwy',
};
const ONE_SPOT_M = 15;

export const duplicates = {
  show: 'Poszukaj powtórzeń',
  showOf: 'Sprawdź, czy to, co wybrane, jest tu dwa razy',
  title: 'Czy to jedno i to samo?',
  opening: 'Nic nie łączy się samo. Najbardziej podobne stoją na początku.',
  ofOnly: (name: string) => `Tylko to, co może być tym samym: ${name}.`,
  all: 'Pokaż wszystkie pary',
  list: 'Pary',
  likely: 'Bardzo możliwe, że to samo',
  perhaps: 'Być może',
  more: 'Pokaż więcej',
  looking: 'Szukamy par. Przy wielu zasobach trwa to chwilę.',
  failed: 'Nie udało się obejrzeć par',
  failedTwo: 'Nie udało się porównać tych dwóch',
  nothingLost: 'Nic nie ginie, cokolwiek wybierzesz. Teraz możesz to cofnąć, a to, co połączone, da się później rozdzielić na karcie.',
  empty: 'Nic tu nie wygląda na powtórzenie',
  emptyText: 'Tu czeka to, co może być w spisie dwa razy: po wymianie z innym laptopem, po wczytaniu listy albo kiedy ktoś sam zajrzy.',
  emptyOf: (name: string) => `Nic tu nie jest podobne: ${name}`,
  back: 'Wróć',

  two: (one: string, other: string) => `${one} i ${other}`,
  because: (why: Sameness[], metres: number | null): string => {
    const said = why.flatMap((each) => (each === 'near' ? (metres === null ? ['blisko siebie'] : []) : [WHY[each]]));
    const apart = metres === null ? [] : [metres < ONE_SPOT_M ? 'w tym samym punkcie' : `${walks.distance(metres)} od siebie`];
    return [...said, ...apart].join(', ');
  },
  question: (because: string) => `Co na to wskazuje: ${because}.`,
  how: 'Tam, gdzie się różnią, wybierz to, co się zgadza. Co mówi tylko jedno z nich, przechodzi dalej.',
  people: 'To są ludzie. Zdecydować może tylko ktoś, kto ich zna, więc nic nie jest wybrane z góry. Obie nazwy pozostaną widoczne na karcie.',
  whichStays: 'Które z dwóch zostaje?',
  stays: 'To zostaje',
  staysOf: (name: string) => `To zostaje: ${name}`,
  card: 'Zobacz kartę',
  cardOf: (name: string) => `Zobacz kartę: ${name}`,
  cameFrom: 'Skąd przyszło',
  partners: 'Nasz zespół i wymienieni partnerzy',
  nothing: 'nic',
  fromOther: (metres: number) => (metres < ONE_SPOT_M ? 'w tym samym punkcie co drugie' : `${walks.distance(metres)} od drugiego`),
  bothTaken: (list: string) => `${list}: przechodzi jedno i drugie, chyba że coś odznaczysz`,
  along: (ties: number, contacts: number, gifts: number, bothTied: boolean): string => {
    const parts = [
      ...(ties > 0 ? [count(ties, 'powiązanie', 'powiązania', 'powiązań')] : []),
      ...(contacts > 0 ? [count(contacts, 'kontakt', 'kontakty', 'kontaktów')] : []),
      ...(gifts > 0 ? [count(gifts, 'talent', 'talenty', 'talentów')] : []),
    ];
    if (parts.length === 0) return 'Żadne z nich nie ma powiązań, kontaktów ani talentów.';
    return `Cokolwiek zostanie, przechodzi dalej: ${listed.format(parts)}${bothTied ? '; powiązanie, które mają oba, widać raz' : ''}.`;
  },
  safer: (fields: string[]) => `Dla obu obowiązuje to, co chroni bardziej: ${listed.format(fields)}.`,
  same: (n: number) => `Poza tym jest tak samo: ${count(n, 'wiersz', 'wiersze', 'wierszy')}`,
  allSame: 'Nie ma czego wybierać: wiadomo o nich to samo.',

  join: 'To jedno i to samo: połącz',
  notSame: 'To nie to samo',
  later: 'Zdecyduj później',
  chooseFirst: 'Najpierw wybierz, które zostaje.',
  waits: 'To jedyna para. Poczeka tu, aż ktoś zdecyduje.',
  joined: (one: string, other: string, name: string) =>
    one === other ? `Teraz to jedno: ${one}. Na karcie da się to znów rozdzielić.` : `Teraz to jedno (${one}, ${other}), nazwa: ${name}. Na karcie da się to znów rozdzielić.`,
  areTwo: (one: string, other: string) =>
    `Zapamiętano, że to nie to samo: ${one === other ? one : `${one}, ${other}`}. Po następnej wymianie wiedzą to też inne laptopy.`,

  joinedWith: (name: string, when: string, who: string | null) => `Połączone z: ${name}. Kiedy i kto: ${when}, ${who ?? 'ktoś z zespołu'}.`,
  quoted: (list: string) => `„${list}”`,
  joinedFrom: (sources: string[]) => `Skąd przyszło: ${sources.join(', ')}.`,
  takeApart: 'Rozdziel znowu',
  takeApartOf: (name: string) => `Rozdziel znowu: ${name}`,
  apartAgain: (name: string) => `Znowu osobno: ${name}`,
};

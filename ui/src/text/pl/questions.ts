// Pytania do sieci i odpowiedzi jako zdania. Nazwa stoi na początku albo za dwukropkiem, bo tylko tam nie trzeba
// jej odmieniać.

import type { NetworkFinding as Finding, Party, Question, WhatChanged } from '../../core/bindings';
import { brief } from '../brief';
import { isolated } from '../isolated';
import { listed, type Part } from '../parts';
import { said } from './core';
import { assets, count, number } from './counting';
import { kindWords, statusWords } from './kinds';
import { day } from './times';

type Ask = Question['ask'];
/** Jak się mówi o powiązaniu: słowami jego rodzaju, także tymi, które ktoś poprawił albo przetłumaczył. */
type How = (wording: string) => string;

const ties = (n: number) => count(n, 'powiązania', 'powiązań', 'powiązań');
const named = ({ name }: Party) => isolated(brief(name, 120));
const others = (n: number) => count(n, 'inny', 'inne', 'innych');
const list = (parties: Party[], most = 12): Part[] => listed(parties, ' i ', most, others);
const groups = (all: Party[][]): Part[] => all.flatMap((each, i) => [i === 0 ? '' : '; a także: ', ...list(each, 3)]);

const STAGES: Record<string, string> = {
  suggested: 'mogą się poznać',
  offered: 'zapytano, czy chcą się poznać',
  introduced: 'przedstawiono ich sobie',
  met: 'mają za sobą spotkanie',
  going_with_support: 'robią coś razem, z czyjąś pomocą',
  going_on_their_own: 'robią coś razem bez niczyjej pomocy',
  carrying_on_without_us: 'działają dalej bez nas',
  paused: 'przerwa',
  ended: 'już się ich ze sobą nie poznaje',
};

function changed(party: Party, what: WhatChanged, how: How): Part[] {
  switch (what.what) {
    case 'new': return ['Nowe: ', party, '.'];
    case 'tied_to': return ['Nowe powiązanie: ', party, ` ${how(what.wording)}: `, what.other, '.'];
    case 'tie_ended': return ['Powiązanie się skończyło: ', party, ` ${how(what.wording)}: `, what.other, '.'];
    case 'status_now': return [party, `: stan teraz to „${(statusWords[what.status as keyof typeof statusWords] ?? what.status).toLowerCase()}”.`];
    case 'introduced': return [party, ' i ', what.other, `: ${STAGES[what.stage] ?? 'przedstawiono ich sobie'}.`];
    case 'offers': return [party, `: jest do dania coś nowego, ${what.gift}.`];
    // Czego już nie ma, tego nie da się wybrać: jest tylko nazwane.
    case 'removed': return [`Teraz w koszu: ${named(party)}.`];
    case 'tie_removed': return ['Usunięto powiązanie: ', party, ` ${how(what.wording)}: `, what.other, '.'];
  }
}

/** Wiele podobnych zmian, z których wymienia się kilka. */
function much({ sort, kind, count: n, named: few }: Extract<Finding, { found: 'changed_much' }>): Part[] {
  const of = kind === null ? '' : `${kindWords[kind]}, `;
  const some = (what: string): Part[] => [`${what}: ${number(n)}, między innymi: `, ...list(few), '.'];
  const theirs = (what: string): Part[] => [`${what}: ${number(n)}, między innymi te, które mają: `, ...list(few), '.'];
  switch (sort) {
    case 'new': return some(`${of}nowe`);
    case 'tied_to': return theirs('Nowe powiązania');
    case 'tie_ended': return theirs('Powiązania, które się skończyły');
    case 'tie_removed': return theirs('Usunięte powiązania');
    case 'status_now': return some('Zasoby w innym stanie');
    case 'introduced': return [`Przedstawienia zaczęte albo posunięte dalej: ${number(n)}, między innymi te, w których są: `, ...list(few), '.'];
    case 'offers': return theirs('Nowe talenty');
    case 'removed': return [`${of}teraz w koszu: ${number(n)}, między innymi: ${few.map(named).join(', ')}.`];
  }
}

function sentence(found: Finding, most = 12, how: How = said): Part[] {
  switch (found.found) {
    case 'connector': {
      const [first = [], ...rest] = found.between;
      if (rest.length === 0) return [found.party, ': tu inni spotykają, kogo nie znają. Są to: ', ...list(first, 3), '.'];
      return [
        found.party, ': tędy łączą się jedni: ', ...list(first, 3), '; z drugimi: ', ...groups(rest), '.',
        ...(found.only ? [' O ile wiemy, nic innego ich nie łączy.'] : []),
      ];
    }
    case 'together': {
      const called = found.called.map(({ id }) => id);
      const rest = found.members.filter(({ id }) => !called.includes(id));
      if (rest.length === 0) return ['Razem trzymają się: ', ...list(found.called), '.'];
      return ['W środku są: ', ...list(found.called), '. Wokół są: ', ...list(rest, most), '.'];
    }
    case 'alone': return [found.party, ': jeszcze bez żadnego powiązania.'];
    case 'unasked_gift':
      return [found.holder, `: do dania jest ${found.what}`, ...(found.since ? [` (wiemy o tym od ${day(found.since)})`] : []), '. Nikt jeszcze o to nie poprosił.'];
    case 'without_institution': {
      const way = found.through.filter(({ id }) => id !== found.association.id);
      const to = way.at(-1);
      if (!to) return [found.association, ': bez powiązania z instytucją lub organizacją. Nie wiemy jeszcze, kto może pomóc je poznać.'];
      if (way.length === 1) return [found.association, ': bez powiązania z instytucją lub organizacją. Najbliżej jest: ', to, '.'];
      return [found.association, ': bez powiązania z instytucją lub organizacją. Droga prowadzi po kolei przez: ', ...way.slice(0, -1).flatMap((party, i) => [i === 0 ? '' : ', ', party]), '. Na jej końcu jest: ', to, '.'];
    }
    case 'only_institutions':
      return [
        found.area === null ? 'Poza narysowanymi obszarami znamy dotąd tylko instytucje i organizacje: ' : `Obszar ${found.area}: znamy tu dotąd tylko instytucje i organizacje: `,
        ...list(found.institutions, most), '. Kto jeszcze zbiera tam ludzi?',
      ];
    case 'changed': return [`${day(found.day)}. `, ...changed(found.party, found.what, how)];
    case 'changed_much': return [`${day(found.day)}. `, ...much(found)];
  }
}

const asked: Record<Ask, string> = {
  connectors: 'Kto łączy grupy, które inaczej by się nie spotkały?',
  together: 'Które grupy trzymają się razem?',
  alone: 'Kto jest z boku?',
  unasked_gifts: 'O które talenty nikt jeszcze nie poprosił?',
  without_institution: 'Które grupy nie mają powiązania z instytucją i kto może pomóc?',
  only_institutions: 'Gdzie znamy tylko instytucje?',
  changed: 'Co się zmieniło od pewnego dnia?',
};

const nothing: Record<Ask, string> = {
  connectors: 'Nie znamy nikogo ani żadnej grupy, przez którą łączyłyby się części sieci mające poza tym mało wspólnych powiązań.',
  together: 'Za mało jeszcze powiązań, by powiedzieć, kto trzyma się razem.',
  alone: 'Każda osoba i każda grupa jest tu z czymś powiązana albo żadnej jeszcze nie znamy.',
  unasked_gifts: 'O wszystkie znane nam talenty ktoś już prosił albo nie ma tu jeszcze żadnego.',
  without_institution: 'Każda grupa ma tu powiązanie z instytucją lub organizacją albo żadnej jeszcze nie znamy.',
  only_institutions: 'Wszędzie tam, gdzie znamy instytucję lub organizację, znamy też coś innego.',
  changed: 'Od tego dnia nic się nie zmieniło.',
};

const how: Record<Ask, string> = {
  connectors:
    'Obejrzeliśmy najkrótsze drogi przez powiązania od każdego do każdego: kto stoi na wielu z nich i czy bez niego sieć rozpada się na części. Powiązania, które się skończyły, pominięto. Wymienieni są tylko ludzie i grupy, najwyżej siedem razem, przez które prowadzi najwięcej tych dróg, i tylko tam, gdzie łączone części liczą co najmniej trzy zasoby i mają poza tym mało wspólnych powiązań. Pominięto to, co się skończyło, i to, co zachowane, ale nieużywane.',
  together:
    'Razem jest to, co ma więcej powiązań między sobą niż z resztą. Każda taka grupa nosi nazwy tych, którzy mają w niej najwięcej powiązań. Pominięto powiązania, które się skończyły, grupy mniejsze niż trzy i to, co zachowane, ale nieużywane.',
  alone:
    'Wymienieni są ludzie i grupy bez żadnego trwającego powiązania; miejsc, instytucji, wymiany i opowieści nie sprawdzano. Powiązania, które się skończyły, się nie liczą, tak samo talenty i życzenia. Pominięto to, co się skończyło, i to, co zachowane, ale nieużywane. Ktoś może mieć towarzystwo, o którym nie słyszeliśmy.',
  unasked_gifts:
    'Wymienione są talenty, z których można korzystać, a których nie dotyczy żadne przedstawienie, z których o ile wiemy nikt nie skorzystał i o których nie mówi żadne życzenie kogoś innego, tymi samymi słowami ani innymi, które tu znaczą to samo. Życzenia, z których zrezygnowano, się nie liczą. Pominięto talenty, które odpoczywają albo są wycofane, i te, których właściciel jest zachowany, ale nieużywany.',
  without_institution:
    'Dla każdej grupy bez powiązania z instytucją lub organizacją szukaliśmy najkrótszej drogi do takiej, tylko przez ludzi, których wolno zapytać: nie przez grupy ani miejsca, nie przez dzieci, nie przez tych, którzy nie chcą być przedstawiani, ani przez chronionych. Pominięto tych, których już nie ma, grupy, instytucje i powiązania, które się skończyły, i to, co zachowane, ale nieużywane.',
  only_institutions:
    'Dla każdej okolicy narysowanej przez mieszkańców, a gdzie ich nie ma, dla każdego obszaru urzędowego, obejrzeliśmy wszystko, co ma w nim miejsce, a także to, co leży poza nimi wszystkimi, i wymieniliśmy te, gdzie są to same instytucje i organizacje. Pominięto to, czego nie ma na mapie, co się skończyło, co zachowane, ale nieużywane, i obszary, o których nic nie wiadomo.',
  changed:
    'To, co zanotowano w tym pliku od tego dnia: co nowe, jakie powiązania powstały, skończyły się i zostały usunięte, stany, przedstawienia, talenty i to, co trafiło do kosza. Gdy jednego dnia jest wiele podobnych zmian, wymienia się kilka. Liczy się dzień zapisania, który może być późniejszy niż samo zdarzenie.',
};

export const questions = {
  title: 'Pytania',
  asked,
  sentence,
  nothing,
  how,
  howTitle: 'Skąd to wiadomo?',
  of: (n: number, tied: number) => `Na podstawie: ${assets(n)} i ${ties(tied)}.`,
  ofBestTied: (n: number) => `Dróg szukano wśród zasobów, które mają najwięcej powiązań (${number(n)}).`,
  since: 'Od którego dnia?',
  close: 'Wróć do powiązań',
  answers: (n: number) => count(n, 'odpowiedź', 'odpowiedzi', 'odpowiedzi'),
  looking: 'Przeglądam powiązania',
  showThese: 'Pokaż je',
  chosen: (n: number) => `Na mapie, na liście i w sieci wybrano: ${assets(n)}.`,
  all: 'Wymień wszystkie',
  more: (n: number) => `Pokaż jeszcze ${count(n, 'zdanie', 'zdania', 'zdań')}`,
};

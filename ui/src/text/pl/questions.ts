// Pytania do sieci i odpowiedzi jako zdania. Nazwa stoi na początku albo za dwukropkiem, bo tylko tam nie trzeba
// jej odmieniać.

import type { NetworkFinding as Finding, Party, Question, WhatChanged } from '../../core/bindings';
import { listed, type Part } from '../parts';
import { said } from './core';
import { assets, count } from './counting';
import { statusWords } from './kinds';
import { day } from './times';

type Ask = Question['ask'];

const ties = (n: number) => count(n, 'powiązania', 'powiązań', 'powiązań');
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

function changed(party: Party, what: WhatChanged): Part[] {
  switch (what.what) {
    case 'new': return ['Nowe: ', party, '.'];
    case 'tied_to': return ['Nowe powiązanie: ', party, ` ${said(what.wording)}: `, what.other, '.'];
    case 'tie_ended': return ['Powiązanie się skończyło: ', party, ` ${said(what.wording)}: `, what.other, '.'];
    case 'status_now': return [party, `: teraz ${(statusWords[what.status as keyof typeof statusWords] ?? what.status).toLowerCase()}.`];
    case 'introduced': return [party, ' i ', what.other, `: ${STAGES[what.stage] ?? 'przedstawiono ich sobie'}.`];
    case 'offers': return [party, `: ma do dania coś nowego, ${what.gift}.`];
  }
}

function sentence(found: Finding, most = 12): Part[] {
  switch (found.found) {
    case 'connector': {
      const [first = [], ...rest] = found.between;
      if (rest.length === 0) return [found.party, ': tu inni spotykają, kogo nie znają. Są to: ', ...list(first, 3), '.'];
      return [
        found.party, ' łączy jednych: ', ...list(first, 3), '; z drugimi: ', ...groups(rest), '.',
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
    case 'changed': return [`${day(found.day)}. `, ...changed(found.party, found.what)];
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
  connectors: 'Nikt nie łączy tu grup w pojedynkę: spotykają się na różne sposoby.',
  together: 'Za mało jeszcze powiązań, by powiedzieć, kto trzyma się razem.',
  alone: 'Wszyscy i wszystko tutaj jest z czymś powiązane.',
  unasked_gifts: 'O wszystkie znane nam talenty ktoś już prosił albo nie ma tu jeszcze żadnego.',
  without_institution: 'Każda grupa ma tu powiązanie z instytucją lub organizacją.',
  only_institutions: 'Wszędzie tam, gdzie znamy instytucję, znamy też ludzi, grupy albo miejsca.',
  changed: 'Od tego dnia nic się nie zmieniło.',
};

const how: Record<Ask, string> = {
  connectors:
    'Obejrzeliśmy najkrótsze drogi przez powiązania od każdego do wszystkich innych: kto stoi na wielu z nich i bez kogo sieć rozpada się na części. Powiązania, które się skończyły, pominięto. Wymienieni są tylko ludzie i grupy, i tylko ci, którzy łączą części mające poza tym mało wspólnych powiązań.',
  together:
    'Razem jest to, co ma więcej powiązań między sobą niż z resztą. Każda taka grupa nosi nazwy tych, którzy mają w niej najwięcej powiązań. Pominięto powiązania, które się skończyły, i grupy mniejsze niż trzy.',
  alone:
    'Wymienione jest wszystko, co nie ma żadnego trwającego powiązania. Powiązania, które się skończyły, się nie liczą, tak samo talenty i życzenia. Ktoś może mieć towarzystwo, o którym nie słyszeliśmy.',
  unasked_gifts:
    'Wymienione są talenty, z których można korzystać, a których nie dotyczy żadne przedstawienie, z których o ile wiemy nikt nie skorzystał i o których nie mówi żadne życzenie kogoś innego. Pominięto te, które odpoczywają albo są wycofane.',
  without_institution:
    'Dla każdej grupy bez powiązania z instytucją lub organizacją szukaliśmy najkrótszej drogi do takiej, przez ludzi i grupy, których wolno zapytać: nie przez tych, którzy nie chcą być przedstawiani, ani przez chronionych. Powiązania, które się skończyły, pominięto.',
  only_institutions:
    'Dla każdej okolicy narysowanej przez mieszkańców, a gdzie ich nie ma, dla każdego obszaru urzędowego, obejrzeliśmy wszystko, co ma w nim miejsce, i wymieniliśmy te, gdzie są to same instytucje i organizacje. Pominięto to, czego nie ma na mapie, co się skończyło, i obszary, o których nic nie wiadomo.',
  changed:
    'To, co zanotowano w tym pliku od tego dnia: co nowe, jakie powiązania powstały i się skończyły, stany, przedstawienia i talenty. Liczy się dzień zapisania, który może być późniejszy niż samo zdarzenie.',
};

export const questions = {
  title: 'Pytania',
  asked,
  sentence,
  nothing,
  how,
  howTitle: 'Skąd to wiadomo?',
  of: (n: number, tied: number) => `Na podstawie: ${assets(n)} i ${ties(tied)}.`,
  since: 'Od którego dnia?',
  close: 'Wróć do powiązań',
  answers: (n: number) => count(n, 'odpowiedź', 'odpowiedzi', 'odpowiedzi'),
  looking: 'Przeglądam powiązania',
  showThese: 'Pokaż je',
  chosen: (n: number) => `Na mapie, na liście i w sieci wybrano: ${assets(n)}.`,
  all: 'Wymień wszystkie',
  more: (n: number) => `Pokaż jeszcze ${count(n, 'zdanie', 'zdania', 'zdań')}`,
};

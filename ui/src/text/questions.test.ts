import { expect, test } from 'vitest';
import type { NetworkFinding, Party, SortOfChange, WhatChanged } from '../core/bindings';
import { questions as english } from './en/questions';
import { plain } from './parts';
import { questions as polish } from './pl/questions';

const party = (name: string, kind: Party['kind'] = 'person'): Party => ({ id: name, name, kind });
const [nadia, joan, choir, hall] = [party('Nadia'), party('Joan'), party('Alder Choir', 'association'), party('Old Chapel Hall', 'place')];
const library = party('Aldermoor Library', 'institution');
const changed = (what: WhatChanged): NetworkFinding => ({ found: 'changed', party: nadia, what, day: '2026-10-03' });

const much = (sort: SortOfChange, kind: Party['kind'] | null = null): NetworkFinding => ({ found: 'changed_much', sort, kind, count: 12, named: [nadia, joan], day: '2026-10-03' });

test.each<[NetworkFinding, string, string]>([
  [
    { found: 'connector', party: joan, between: [[choir, hall], [nadia], [library]], only: true },
    'Joan connects Alder Choir and Old Chapel Hall with Nadia, and with Aldermoor Library. Nothing else that we know of joins them.',
    'Joan: tędy łączą się jedni: Alder Choir i Old Chapel Hall; z drugimi: Nadia; a także: Aldermoor Library. O ile wiemy, nic innego ich nie łączy.',
  ],
  [{ found: 'connector', party: joan, between: [[choir], [nadia]], only: false }, 'Joan connects Alder Choir with Nadia.', 'Joan: tędy łączą się jedni: Alder Choir; z drugimi: Nadia.'],
  [{ found: 'connector', party: joan, between: [[choir]], only: false }, 'Joan is where Alder Choir meet others.', 'Joan: tu inni spotykają, kogo nie znają. Są to: Alder Choir.'],
  [
    { found: 'together', called: [hall, choir], members: [hall, choir, nadia, joan] },
    'Around Old Chapel Hall and Alder Choir: Nadia and Joan.', 'W środku są: Old Chapel Hall i Alder Choir. Wokół są: Nadia i Joan.',
  ],
  [{ found: 'together', called: [hall, choir], members: [hall, choir] }, 'Old Chapel Hall and Alder Choir hold together.', 'Razem trzymają się: Old Chapel Hall i Alder Choir.'],
  [{ found: 'alone', party: nadia }, 'Nadia is not tied to anything here yet.', 'Nadia: jeszcze bez żadnego powiązania.'],
  [
    { found: 'unasked_gift', gift: 'g', what: 'sourdough', holder: nadia, since: '2026-03-03' },
    'Nadia offers sourdough, as we have known since 3 March 2026. Nobody has asked for it yet.',
    'Nadia: do dania jest sourdough (wiemy o tym od 3 marca 2026). Nikt jeszcze o to nie poprosił.',
  ],
  [
    { found: 'without_institution', association: choir, through: [choir, nadia, joan, library] },
    'Alder Choir has no tie to a service or organisation. Through Nadia, then Joan they could meet Aldermoor Library.',
    'Alder Choir: bez powiązania z instytucją lub organizacją. Droga prowadzi po kolei przez: Nadia, Joan. Na jej końcu jest: Aldermoor Library.',
  ],
  [
    { found: 'without_institution', association: choir, through: [] },
    'Alder Choir has no tie to a service or organisation, and we know nobody yet who could introduce them.',
    'Alder Choir: bez powiązania z instytucją lub organizacją. Nie wiemy jeszcze, kto może pomóc je poznać.',
  ],
  [
    { found: 'only_institutions', area: 'Weir End', institutions: [library] },
    'In Weir End we know only services and organisations so far: Aldermoor Library. Who else brings people together there?',
    'Obszar Weir End: znamy tu dotąd tylko instytucje i organizacje: Aldermoor Library. Kto jeszcze zbiera tam ludzi?',
  ],
  [
    { found: 'only_institutions', area: null, institutions: [library] },
    'Outside every area that was drawn, we know only services and organisations so far: Aldermoor Library. Who else brings people together there?',
    'Poza narysowanymi obszarami znamy dotąd tylko instytucje i organizacje: Aldermoor Library. Kto jeszcze zbiera tam ludzi?',
  ],
  [changed({ what: 'new' }), '3 October 2026. Nadia is new here.', '3 października 2026. Nowe: Nadia.'],
  [changed({ what: 'tied_to', other: hall, wording: 'meets at' }), '3 October 2026. A new tie: Nadia meets at Old Chapel Hall.', '3 października 2026. Nowe powiązanie: Nadia spotyka się w miejscu: Old Chapel Hall.'],
  [changed({ what: 'tie_ended', other: hall, wording: 'meets at' }), '3 October 2026. A tie has ended: Nadia meets at Old Chapel Hall.', '3 października 2026. Powiązanie się skończyło: Nadia spotyka się w miejscu: Old Chapel Hall.'],
  [changed({ what: 'status_now', status: 'resting' }), '3 October 2026. Nadia: resting now.', '3 października 2026. Nadia: stan teraz to „odpoczywa”.'],
  [changed({ what: 'introduced', other: choir, stage: 'met' }), '3 October 2026. Nadia and Alder Choir have met.', '3 października 2026. Nadia i Alder Choir: mają za sobą spotkanie.'],
  [changed({ what: 'removed' }), '3 October 2026. Nadia lies in the bin now.', '3 października 2026. Teraz w koszu: Nadia.'],
  [changed({ what: 'tie_removed', other: hall, wording: 'meets at' }), '3 October 2026. A tie was removed: Nadia meets at Old Chapel Hall.', '3 października 2026. Usunięto powiązanie: Nadia spotyka się w miejscu: Old Chapel Hall.'],
  [much('new', 'association'), '3 October 2026. Groups & clubs: 12 are new, among them Nadia and Joan.', '3 października 2026. Grupy i kluby, nowe: 12, między innymi: Nadia i Joan.'],
  [much('tied_to'), '3 October 2026. 12 new ties, among them ties of Nadia and Joan.', '3 października 2026. Nowe powiązania: 12, między innymi te, które mają: Nadia i Joan.'],
  [much('status_now'), '3 October 2026. 12 assets have another state now, among them Nadia and Joan.', '3 października 2026. Zasoby w innym stanie: 12, między innymi: Nadia i Joan.'],
  [much('removed', 'person'), '3 October 2026. People & their gifts: 12 lie in the bin now, among them Nadia, Joan.', '3 października 2026. Ludzie i ich talenty, teraz w koszu: 12, między innymi: Nadia, Joan.'],
  [changed({ what: 'offers', gift: 'sourdough' }), '3 October 2026. Nadia offers something new: sourdough.', '3 października 2026. Nadia: jest do dania coś nowego, sourdough.'],
])('%j', (finding, en, pl) => {
  expect(plain(english.sentence(finding))).toBe(en);
  expect(plain(polish.sentence(finding))).toBe(pl);
});

test('of many only some are named, until all are asked for', () => {
  const members = Array.from({ length: 30 }, (_, i) => party(`P${i}`));
  const finding: NetworkFinding = { found: 'together', called: [members[0], members[1]].flatMap((one) => one ?? []), members };
  expect(plain(english.sentence(finding))).toMatch(/P13 and 16 others\.$/);
  expect(plain(polish.sentence(finding))).toMatch(/P13 i 16 innych\.$/);
  expect(plain(english.sentence(finding, Infinity))).toMatch(/P28 and P29\.$/);
});

test('a tie is said in the words that its type was given by hand', () => {
  const own = (wording: string) => (wording === 'meets at' ? 'piecze w' : wording);
  for (const what of ['tied_to', 'tie_ended'] as const) {
    const finding = changed({ what, other: hall, wording: 'meets at' });
    expect(plain(polish.sentence(finding, 12, own))).toMatch(/Nadia piecze w: Old Chapel Hall\.$/);
    expect(plain(english.sentence(finding, 12, own))).toMatch(/Nadia piecze w Old Chapel Hall\.$/);
  }
});

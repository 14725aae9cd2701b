// What the pretended catalogue answers of the network, and a larger neighbourhood to look at.

import type { Answer, AssetKind, NetworkFinding as Finding, Label, Network, NetworkAsked, Party, Question, TieRow, TiesAsked } from './bindings';
import type { Answers, FakeState } from './fake';
import { find } from './fake-reading';
import { blank, drawn, type FakeAsset } from './fake-town';

type Write = <T>(label: Label, work: () => T) => unknown;
type Stored = FakeState['ties'][number];

const isPast = ({ relationship }: Stored) => relationship.until !== null;

export function networkAnswers(state: () => FakeState, write: Write): Answers {
  const pins = new Map<string, [number, number]>();
  const named = (id: string) => state().assets.find((each) => each.id === id);
  const party = (id: string): Party => ({ id, name: named(id)?.asset.name ?? '', kind: named(id)?.asset.kind ?? 'place' });
  const here = () => state().ties.filter(({ relationship: { from, to } }) => [from, to].every((end) => named(end) && !named(end)?.in_bin));
  const wordingOf = (type: string) => state().types.find(([key]) => key === type)?.[1] ?? type;

  function wanted({ past, types }: { past?: boolean; types?: string[] }): Stored[] {
    return here().filter((tie) => (past || !isPast(tie)) && (!types?.length || types.includes(tie.relationship.type)));
  }
  function network(asked: NetworkAsked): Network {
    const around = asked.around ?? null;
    const found = new Set(find(state(), asked.query).map(({ id }) => id));
    const ties = wanted(asked).filter(({ relationship: { from, to } }) => [from, to].every((end) => found.has(end) || end === around));
    const steps = around === null ? null : stepsFrom(around, ties, asked.steps ?? 2);
    const tied = new Set(ties.flatMap(({ relationship }) => [relationship.from, relationship.to]));
    const ids = steps ? [...steps.keys()] : [...found].filter((id) => tied.has(id));
    const number = new Map(ids.map((id, i) => [id, i]));
    const between = ties.filter(({ relationship: { from, to } }) => number.has(from) && number.has(to));
    const ends = between.map(({ relationship: { from, to } }): [number, number] => [number.get(from) ?? 0, number.get(to) ?? 0]);
    const places = steps ? rings(ids.map((id) => steps.get(id) ?? 0), ends) : spread(ids.length, ends);
    return {
      nodes: ids.map((id, i) => {
        const [x, y] = pins.get(id) ?? places[i] ?? [0, 0];
        return { ...party(id), x, y, pinned: pins.has(id), steps: steps?.get(id) ?? null, ties: ends.filter((end) => end.includes(i)).length };
      }),
      ties: between.map((tie, i) => {
        const wording = wordingOf(tie.relationship.type);
        const [from, to] = ends[i] ?? [0, 0];
        return { id: tie.id, from, to, type: tie.relationship.type, wording, both_ways: wording === state().types.find(([key]) => key === tie.relationship.type)?.[2], past: isPast(tie) };
      }),
      alone: steps ? 0 : [...found].filter((id) => !tied.has(id)).length,
      left_out: 0,
    };
  }
  function rows(asked: TiesAsked): TieRow[] {
    const tiedTo = /tied-to:"([^"]*)"/.exec(asked.query)?.[1];
    const rest = asked.query.replace(/tied-to:"[^"]*"/, '').trim();
    const near = here().flatMap(({ relationship: { from, to } }) => (named(from)?.asset.name === tiedTo ? [to] : named(to)?.asset.name === tiedTo ? [from] : []));
    const found = new Set(find(state(), rest).map(({ id }) => id).filter((id) => tiedTo === undefined || near.includes(id)));
    const all = wanted(asked).filter(({ relationship: { from, to } }) => found.has(from) || found.has(to)).map((tie): TieRow => ({
      id: tie.id, relationship: tie.relationship, from: party(tie.relationship.from), to: party(tie.relationship.to),
      wording: wordingOf(tie.relationship.type), past: isPast(tie),
    }));
    const text = (asked.text ?? '').toLowerCase();
    const fits = all.filter(({ from, to, wording, relationship: { source, note } }) => `${from.name} ${wording} ${to.name} ${source ?? ''} ${note ?? ''}`.toLowerCase().includes(text));
    const key = (row: TieRow): string => {
      switch (asked.sort) {
        case 'to': return row.to.name;
        case 'type': return row.wording;
        case 'since': return row.relationship.since ?? '';
        case 'source': return row.relationship.source ?? '';
        default: return row.from.name;
      }
    };
    fits.sort((a, b) => key(a).localeCompare(key(b)));
    return asked.descending ? fits.reverse() : fits;
  }
  return {
    network: ({ asked }) => network(asked),
    ties: (args) => {
      const all = rows(args.asked);
      return { rows: all.slice(args.offset, args.offset + args.limit), of: all.length };
    },
    ask: ({ question }) => answer(question, state(), here(), party),
    pin: ({ asset, at }) =>
      write({ action: 'pin', record: asset }, () => {
        if (at) pins.set(asset, at);
        else pins.delete(asset);
        return null;
      }),
    keep_layout: () => ({ value: null, changed: {}, saved_at: '', version: 1 }),
  };
}

/** Steps from one, of all that lie within so many. */
function stepsFrom(id: string, ties: Stored[], most: number): Map<string, number> {
  const steps = new Map([[id, 0]]);
  for (let step = 0; step < most; step += 1)
    for (const { relationship: { from, to } } of ties)
      for (const [one, other] of [[from, to], [to, from]] as const)
        if (steps.get(one) === step && !steps.has(other)) steps.set(other, step + 1);
  return steps;
}

/** On rings around the first. */
function rings(steps: number[], ends: [number, number][]): [number, number][] {
  const angle: number[] = steps.map(() => 0);
  const first = steps.flatMap((step, i) => (step === 1 ? i : []));
  first.forEach((i, k) => (angle[i] = (k / first.length) * 2 * Math.PI - 0.4));
  const second = steps.flatMap((step, i) => (step === 2 ? i : []));
  const parent = (i: number) => ends.flatMap(([a, b]) => (a === i && steps[b] === 1 ? b : b === i && steps[a] === 1 ? a : []))[0] ?? 0;
  second.sort((a, b) => (angle[parent(a)] ?? 0) - (angle[parent(b)] ?? 0));
  second.forEach((i, k) => (angle[i] = (k / second.length) * 2 * Math.PI - 0.4));
  return steps.map((step, i) => [Math.cos(angle[i] ?? 0) * step * 110, Math.sin(angle[i] ?? 0) * step * 100]);
}

/** By springs, well enough to look at. */
function spread(n: number, ends: [number, number][]): [number, number][] {
  const at = Array.from({ length: n }, (_, i): [number, number] => [Math.sqrt(i) * 60 * Math.cos(i * 2.4), Math.sqrt(i) * 60 * Math.sin(i * 2.4)]);
  for (let round = 0; round < 90; round += 1) {
    const push = at.map((): [number, number] => [0, 0]);
    const cells = new Map<string, number[]>();
    at.forEach(([x, y], i) => {
      const key = `${Math.floor(x / 130)} ${Math.floor(y / 130)}`;
      cells.set(key, [...(cells.get(key) ?? []), i]);
    });
    at.forEach(([x, y], i) => {
      for (let dx = -1; dx <= 1; dx += 1)
        for (let dy = -1; dy <= 1; dy += 1)
          for (const j of cells.get(`${Math.floor(x / 130) + dx} ${Math.floor(y / 130) + dy}`) ?? []) {
            const [ox, oy] = at[j] ?? [0, 0];
            const far = Math.max(8, Math.hypot(x - ox, y - oy));
            if (j === i || far > 130 || !push[i]) continue;
            push[i][0] += ((x - ox) / far) * (900 / far);
            push[i][1] += ((y - oy) / far) * (900 / far);
          }
    });
    for (const [a, b] of ends) {
      const [one, other] = [at[a], at[b]];
      if (!one || !other) continue;
      const far = Math.max(1, Math.hypot(one[0] - other[0], one[1] - other[1]));
      const pull = (far - 90) * 0.06;
      for (const [i, sign] of [[a, -1], [b, 1]] as const) {
        const pushed = push[i];
        if (!pushed) continue;
        pushed[0] += (sign * pull * (one[0] - other[0])) / far;
        pushed[1] += (sign * pull * (one[1] - other[1])) / far;
      }
    }
    at.forEach((place, i) => {
      place[0] += Math.max(-25, Math.min(25, push[i]?.[0] ?? 0));
      place[1] += Math.max(-25, Math.min(25, push[i]?.[1] ?? 0));
    });
  }
  return at;
}

function answer(question: Question, state: FakeState, ties: Stored[], party: (id: string) => Party): Answer {
  const all = state.assets.filter(({ in_bin }) => !in_bin);
  const now = ties.filter((tie) => !isPast(tie));
  const near = (id: string) => now.flatMap(({ relationship: { from, to } }) => (from === id ? [to] : to === id ? [from] : []));
  const most = [...all].sort((a, b) => near(b.id).length - near(a.id).length);
  const of = (kind: AssetKind) => most.filter(({ asset }) => asset.kind === kind).map(({ id }) => party(id));
  const [first, second] = most.map(({ id }) => party(id));
  const found = ((): Finding[] => {
    switch (question.ask) {
      case 'connectors':
        return [...of('person'), ...of('association')].filter(({ id }) => near(id).length > 1).slice(0, 4)
          .map((each, i) => ({ found: 'connector', party: each, between: near(each.id).slice(0, 3).map((id) => [party(id), ...near(id).filter((other) => other !== each.id).slice(0, 1).map(party)]), only: i === 0 }));
      case 'together':
        return first && second ? [{ found: 'together', called: [first, second], members: [first, second, ...near(first.id).map(party), ...near(second.id).map(party)] }] : [];
      case 'alone':
        return all.filter(({ id }) => near(id).length === 0).map(({ id }) => ({ found: 'alone', party: party(id) }));
      case 'unasked_gifts':
        return of('person').slice(0, 3).map((holder, i) => ({ found: 'unasked_gift', gift: `gift-${i}`, what: ['sourdough', 'mending bikes', 'the old songs'][i] ?? 'company', holder, since: '2026-03-03' }));
      case 'without_institution':
        return of('association').slice(0, 4).map((association, i) => ({ found: 'without_institution', association, through: i === 1 ? [] : [association, ...of('person').slice(0, 1), ...of('institution').slice(0, 1)] }));
      case 'only_institutions':
        return [{ found: 'only_institutions', area: 'Tower Street', institutions: of('institution').slice(0, 3) }];
      case 'changed':
        return now.slice(0, 3).map(({ relationship: { from, to, type } }, i): Finding => ({
          found: 'changed', party: party(from), day: '2026-10-0' + (i + 3),
          what: i === 0 ? { what: 'new' } : { what: 'tied_to', other: party(to), wording: state.types.find(([key]) => key === type)?.[1] ?? type },
        }));
    }
  })();
  const assets = [...new Set(found.flatMap((each) => JSON.stringify(each).match(/"id":"([^"]+)"/g) ?? []).map((text) => text.slice(6, -1)))];
  return { findings: found, assets, of_assets: all.length, of_ties: now.length, of_best_tied: null };
}

const QUARTERS = ['Lockside', 'Mill Lane', 'Weir End', 'Chapel', 'Brickfields', 'Tower Street', 'Meadow Bank', 'Station Road', 'Kiln Lane', 'Wharf', 'Orchard', 'Millbrook'];
const WHAT: Record<AssetKind, string[]> = {
  person: ['Maryam', 'Joan', 'Dougie', 'Kwame', 'Bronwen', 'Halina', 'Elsie', 'Priya', 'Rosa', 'Samira', 'Owen', 'Ines', 'Grace', 'Leila', 'Petra', 'Amos'],
  association: ['Knitters', 'Choir', 'Football', 'Soup Table', 'Gardeners', 'Quilters', 'Singers', 'Walkers', 'Fathers', 'Chess Club'],
  institution: ['School', 'Surgery', 'Library', 'Advice Centre', 'Nursery'],
  place: ['Hall', 'Green', 'Allotments', 'Playground', 'Bench', 'Steps'],
  exchange: ['Tool Library', 'Seed Shelf', 'Repair Café', 'Lift List', 'Swap Shelf'],
  culture: ['Lantern Night', 'Wakes Walk', 'Flood Stone', 'May Supper'],
};
const PER_KIND: [AssetKind, number][] = [['person', 4], ['association', 4], ['institution', 1], ['place', 2], ['exchange', 2], ['culture', 1]];
const TYPES: Record<AssetKind, string[]> = {
  person: ['helps_run', 'looks_after'], association: ['meets_at', 'borrows_from', 'part_of'], institution: ['supports'],
  place: ['part_of'], exchange: ['meets_at', 'borrows_from'], culture: ['led_to', 'grew_out_of'],
};

/** Makes the neighbourhood so large, with two ties and more for each; the same size is the same neighbourhood. */
export function enlarge(state: FakeState, size: number) {
  let seed = 7;
  const random = () => ((seed = (seed * 48271) % 2147483647) / 2147483647);
  const pick = <T>(from: T[]): T => from[Math.floor(random() * from.length)] as T;
  const names = new Set(state.assets.map(({ asset }) => asset.name));
  const kinds = PER_KIND.flatMap(([kind, n]) => Array.from({ length: n }, () => kind));
  while (state.assets.length < size) {
    const kind = pick(kinds);
    const [quarter, what] = [pick(QUARTERS), pick(WHAT[kind])];
    let name = kind === 'person' ? what : `${quarter} ${what}`;
    if (names.has(name)) name = kind === 'person' ? `${what} of ${quarter}` : `${quarter} ${pick(['Old', 'New', 'Little', 'Upper'])} ${what}`;
    while (names.has(name)) name += ` ${pick(['East', 'West', 'II', 'III'])}`;
    names.add(name);
    const made: FakeAsset = { id: `made-${state.assets.length}`, asset: { ...blank(kind, name), status: 'going' }, freshness: 'never_checked', last_checked: null, in_bin: false };
    if (random() < 0.8)
      made.asset.place = { geometry: { type: 'Point', coordinates: drawn(500 + random() * 900, 250 + random() * 800) }, precision: kind === 'person' ? 'about_100m' : 'exact', uncertainty_m: kind === 'person' ? 100 : null, method: 'pin', address: quarter, postcode: null };
    state.assets.push(made);
    const before = state.assets.length - 1;
    // Ties mostly to what is of the same quarter, sometimes far away.
    for (let tie = 0; tie < 1 + Math.floor(random() * 2.6) && random() < 0.93; tie += 1) {
      const near = Math.max(0, before - 1 - Math.floor(random() ** 2 * 40));
      const to = state.assets[random() < 0.25 ? Math.floor(random() ** 2 * before) : near];
      if (!to || to.id === made.id) continue;
      state.ties.push({
        id: `tie-${state.ties.length}`,
        relationship: {
          from: made.id, type: pick(TYPES[kind]), to: to.id, since: random() < 0.5 ? String(2015 + Math.floor(random() * 11)) : null,
          until: random() < 0.12 ? '2025' : null, source: pick([null, 'Joan told us', 'seen on a visit', 'allotment minutes', 'Elsie’s story']),
          confidence: null, introduction: null, conversation: null, strength: null, sensitivity: 'ordinary', note: null,
        },
      });
    }
  }
}

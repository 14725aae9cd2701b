// What the pretended catalogue answers of gifts, wishes and ties, simply.

import type { AssetCard, AssetKind, Gift, Label, Party, RelationshipType, SaidLine, TieEnd, TieRead, TieTo, Wish } from './bindings';
import type { Answers, FakeState } from './fake';
import { blank } from './fake-town';

type Write = <T>(label: Label, work: () => T) => unknown;

const NONE = { topics: [], when: null, note: null, conversation: null, gathering: null, may_be_listed: false };
const gift = (holder: string, what: string, also: Partial<Gift> = {}): Gift => ({
  ...NONE, holder, what, domain: null, would_teach: false, form: null, terms: null, limits: null, status: 'offered', last_taken_up: null, ...also,
});
const wish = (holder: string, what: string, also: Partial<Wish> = {}): Wish => ({ ...NONE, holder, what, kind: null, status: 'open', ...also });

export const GIFTS: Gift[] = [
  gift('tools', 'ladders', { form: 'lend', terms: 'free' }),
  gift('tools', 'a cider press', { form: 'lend', terms: 'covers_costs', when: 'in autumn' }),
  gift('tools', 'sharpening', { would_teach: true, domain: 'hands', topics: ['knives', 'saws'] }),
  gift('nadia', 'sourdough', { would_teach: true, domain: 'hands', topics: ['baking', 'bread'], when: 'Saturday mornings', limits: 'four people at most' }),
  gift('tomasz', 'bike repair', { form: 'do', domain: 'hands', status: 'taken_up', last_taken_up: '2026-03-14' }),
  gift('idris', 'the old songs', { domain: 'heart', form: 'teach', status: 'resting' }),
];
export const WISHES: Wish[] = [
  wish('tools', 'someone for the Saturday book'),
  wish('soup', 'fresh bread on Thursdays'),
  wish('nadia', 'Polish', { kind: 'learn' }),
];

const OPENINGS: [RegExp, (what: string) => Partial<SaidLine>][] = [
  [/^(?:can|would) teach:?\s+/i, (what) => ({ gifts: [said(what, { would_teach: true })] })],
  [/^(?:can )?lends?:?\s+/i, (what) => ({ gifts: [said(what, { form: 'lend' })] })],
  [/^would love:?\s+to learn\s+/i, (what) => ({ wishes: [{ what, kind: 'learn' }] })],
  [/^would (?:love|like):?\s+/i, (what) => ({ wishes: [{ what, kind: /^some(one|body) to/.test(what) ? 'find_company' : null }] })],
];
function said(what: string, also: Partial<SaidLine['gifts'][number]> = {}): SaidLine['gifts'][number] {
  return { what, would_teach: false, domain: null, form: null, terms: null, ...also };
}

const PLAIN: (typeof OPENINGS)[number] = [/^/, (what) => ({ gifts: [said(what)] })];

/** Parts between semicolons, each with an opening or none; things between commas. */
function readLine(text: string): SaidLine {
  const line: SaidLine = { gifts: [], wishes: [] };
  for (const part of text.split(/[;\n]/).map((each) => each.trim()).filter(Boolean)) {
    const [opening, reads] = OPENINGS.find(([shape]) => shape.test(part)) ?? PLAIN;
    for (const what of part.replace(opening, '').split(',').map((each) => each.trim()).filter(Boolean)) {
      const { gifts = [], wishes = [] } = reads(what);
      line.gifts.push(...gifts);
      line.wishes.push(...wishes);
    }
  }
  return line;
}

const ENDS: Record<string, [AssetKind[], AssetKind[]]> = {
  meets_at: [['association', 'exchange'], ['place']],
  helps_run: [['person'], ['association', 'exchange']],
  looks_after: [['person', 'association'], ['place', 'exchange']],
  supports: [['institution'], ['association']],
};

/** All of them, each in its own words; one that became one with another is put away. */
const typesOf = (state: FakeState): RelationshipType[] =>
  state.types.map(([key, wording, inverse]) => {
    const type: RelationshipType = {
      key, wording, inverse, sensitivity: 'ordinary', retired: false, from_kinds: ENDS[key]?.[0] ?? [], to_kinds: ENDS[key]?.[1] ?? [],
      words: {}, merged_into: null, ...state.typed[key],
    };
    return { ...type, retired: type.retired || type.merged_into !== null };
  });

function party(state: FakeState, id: string): Party {
  const found = state.assets.find((each) => each.id === id)?.asset;
  return { id, name: found?.name ?? '', kind: found?.kind ?? 'association' };
}

/** A wording, perhaps behind the name of the card's asset, and then the other end as far as it is typed. */
function readTie(state: FakeState, about: string | null, text: string): TieRead[] {
  const lower = text.trim().toLowerCase();
  const here = about === null ? null : party(state, about);
  const rest = here && lower.startsWith(`${here.name.toLowerCase()} `) ? lower.slice(here.name.length + 1) : lower;
  if (!here) return [];
  return typesOf(state).filter(({ retired, merged_into }) => !retired && merged_into === null).flatMap((type): TieRead[] =>
    ([[type.wording, false], [type.inverse, true]] as const).flatMap(([wording, inverse]): TieRead[] => {
      if (!rest.startsWith(`${wording} `)) return [];
      const name = text.trim().slice(text.trim().length - rest.length + wording.length).trim();
      if (name === '') return [];
      const like = state.assets.filter(({ id, in_bin, asset }) => !in_bin && id !== here.id && asset.name.toLowerCase().includes(name.toLowerCase()));
      const others: TieEnd[] = like.slice(0, 5).map(({ id }) => ({ here: party(state, id) }));
      const exact = like.some(({ asset }) => asset.name.toLowerCase() === name.toLowerCase());
      const kinds = inverse ? type.from_kinds : type.to_kinds;
      if (!exact) others.push({ new: { name, kind: kinds[0] ?? 'association' } });
      const mine: TieEnd = { here };
      return others.map((other) => ({ from: inverse ? other : mine, type: type.key, wording, inverse, to: inverse ? mine : other }));
    }),
  );
}

/** What hangs on an asset besides its ties. */
export function connectingOf(state: FakeState, id: string): Pick<AssetCard, 'gifts' | 'wishes' | 'introductions' | 'conversations' | 'possible_actions' | 'follow_ups'> {
  const of = (...ids: string[]) => ids.includes(id);
  return {
    gifts: state.gifts.filter((line) => line.gift.holder === id),
    wishes: state.wishes.filter((line) => line.wish.holder === id),
    introductions: of('nadia', 'soup')
      ? [{
          id: 'bread', parties: [party(state, 'nadia'), party(state, 'soup')], gift: 'sourdough', wish: 'fresh bread on Thursdays', at: null, ties: [],
          introduction: { parties: ['nadia', 'soup'], gift: null, wish: null, why: null, made_by: 'Maryam', at: null, where: null, stage: 'met', reached: { introduced: '2026-05-02', met: '2026-05-09' }, came_of_it: null, said_no: false },
        }]
      : [],
    conversations: of('nadia', 'tools')
      ? [{ id: 'talk', about: [party(state, 'nadia'), party(state, 'tools')], conversation: { on: '2026-05-12', words: 'Nadia would bake for the Saturday bench at the Tool Library, if somebody lent her a second oven.', kind: 'passing', about: ['nadia', 'tools'], at: null, by: 'Maryam', sorted_on: null } }]
      : [],
    possible_actions: of('tools', 'hall', 'tomasz')
      ? [{ id: 'bikes', is: { name: 'Bike kitchen', assets: ['tools', 'hall', 'tomasz'], who_starts: 'Tomasz', ourselves: null, with_help: null, by_agencies: null, led: 'ourselves', status: 'starting', note: null } }]
      : [],
    follow_ups: of('tools') ? [{ id: 'ring', is: { what: 'Ring Joan about the second key', about: id, conversation: 'talk', introduction: null, due: '2026-05-22', done_on: null } }] : [],
  };
}

export function giftAnswers(state: () => FakeState, write: Write, id: () => string): Answers {
  const make = (kind: AssetKind, name: string) => {
    const made = id();
    state().assets.push({ id: made, asset: blank(kind, name), freshness: 'never_checked', last_checked: null, in_bin: false });
    return made;
  };
  const end = (to: TieTo) => ('here' in to ? to.here : make(to.new.kind, to.new.name));
  return {
    read_line: ({ text }) => readLine(text),
    capture_line: ({ holder, text }) =>
      write({ action: 'capture_line', record: holder }, () => {
        const line = readLine(text);
        const gifts = line.gifts.map((said) => ({ id: id(), gift: gift(holder, said.what, { ...said }) }));
        const wishes = line.wishes.map((said) => ({ id: id(), wish: wish(holder, said.what, { ...said }) }));
        state().gifts.push(...gifts);
        state().wishes.push(...wishes);
        return { gifts: gifts.map((each) => each.id), wishes: wishes.map((each) => each.id) };
      }),
    add_gift: ({ gift }) => write({ action: 'add_gift' }, () => { const made = id(); state().gifts.push({ id: made, gift }); return made; }),
    edit_gift: ({ id: which, gift }) =>
      write({ action: 'edit_gift', record: which }, () => { state().gifts.forEach((line) => line.id === which && (line.gift = gift)); return null; }),
    remove_gift: ({ id: which }) => write({ action: 'remove_gift' }, () => { state().gifts = state().gifts.filter((line) => line.id !== which); return null; }),
    add_wish: ({ wish }) => write({ action: 'add_wish' }, () => { const made = id(); state().wishes.push({ id: made, wish }); return made; }),
    edit_wish: ({ id: which, wish }) =>
      write({ action: 'edit_wish', record: which }, () => { state().wishes.forEach((line) => line.id === which && (line.wish = wish)); return null; }),
    remove_wish: ({ id: which }) => write({ action: 'remove_wish' }, () => { state().wishes = state().wishes.filter((line) => line.id !== which); return null; }),
    relationship_types: () => typesOf(state()),
    read_tie: ({ about, text }) => readTie(state(), about, text),
    relate_by_name: ({ from, kind, to }) =>
      write({ action: 'relate' }, () => {
        const made = id();
        const ends = { from: end(from), to: end(to) };
        state().ties.push({ id: made, relationship: { ...ends, type: kind, since: null, until: null, source: null, confidence: null, introduction: null, conversation: null, strength: null, sensitivity: 'ordinary', note: null } });
        return made;
      }),
    save_relationship_type: ({ key, is }) =>
      write({ action: key === null ? 'add_relationship_type' : 'edit_relationship_type' }, () => {
        const which = key ?? is.wording.replaceAll(' ', '_');
        const known = state().types.find(([each]) => each === which);
        if (known) [, known[1], known[2]] = [which, is.wording, is.inverse];
        else state().types.unshift([which, is.wording, is.inverse]);
        state().typed[which] = { ...is, key: which };
        return which;
      }),
    merge_relationship_types: ({ key, into }) =>
      write({ action: 'merge_relationship_types' }, () => {
        state().typed[key] = { ...state().typed[key], merged_into: into };
        state().ties.forEach(({ relationship }) => relationship.type === key && (relationship.type = into));
        return null;
      }),
    ties: ({ asked }) => {
      const of = state().ties.filter(({ relationship }) => asked.types.length === 0 || asked.types.includes(relationship.type));
      return { of: of.length, rows: [] };
    },
  };
}

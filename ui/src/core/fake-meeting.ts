// What the pretended catalogue answers of introductions, promises, possible actions and offers-and-wishes sessions.

import type {
  AssetId, FollowUp, Gathering, GatheringCard, Gift, Home, Introduction, IntroductionLine, Label, MeetFor, Occurrence, Party,
  PossibleAction, MeetReason, SaidCard, Stop, Suggestion, Synonym, TakeawayLine, TakeawayList, Walk, Wish,
} from './bindings';
import type { Answers, FakeState } from './fake';
import { rowOf } from './fake-reading';

interface Each<T> {
  id: string;
  is: T;
}

export interface FakeMeeting {
  gifts: Each<Gift>[];
  wishes: Each<Wish>[];
  introductions: Each<Introduction>[];
  followUps: Each<FollowUp>[];
  actions: Each<PossibleAction>[];
  gatherings: Each<Gathering>[];
  synonyms: Each<Synonym>[];
  /** Conversations that wait to be sorted. */
  unsorted: number;
}

/** Pausing and ending stand beside it. */
const WAY: Introduction['stage'][] = ['suggested', 'offered', 'introduced', 'met', 'going_with_support', 'going_on_their_own', 'carrying_on_without_us'];

type Write = <T>(label: Label, work: () => T) => unknown;

const day = (ago: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() - ago)).toISOString().slice(0, 10);
};
const gift = (holder: AssetId, what: string, more: Partial<Gift> = {}): Gift => ({
  holder, what, domain: null, would_teach: false, topics: [], form: null, terms: null, when: null, limits: null,
  status: 'offered', last_taken_up: null, note: null, conversation: null, gathering: null, may_be_listed: false, ...more,
});
const wish = (holder: AssetId, what: string, more: Partial<Wish> = {}): Wish => ({
  holder, what, kind: null, topics: [], when: null, status: 'open', note: null, conversation: null, gathering: null,
  may_be_listed: false, ...more,
});
const brought = (parties: AssetId[], stage: Introduction['stage'], why: string, ago: number): Introduction => ({
  parties, gift: null, wish: null, why, made_by: 'Maryam', at: null, where: null, stage, reached: { [stage]: day(ago) },
  came_of_it: null, said_no: false,
});
const promise = (what: string, about: AssetId | null, due: number | null, done: number | null = null): FollowUp => ({
  what, about, conversation: null, introduction: null, due: due === null ? null : day(-due), done_on: done === null ? null : day(done),
});

export function meetings(): FakeMeeting {
  return {
    gifts: [
      { id: 'g-bread', is: gift('nadia', 'sourdough', { would_teach: true, domain: 'hands' }) },
      { id: 'g-press', is: gift('tools', 'a cider press', { form: 'lend' }) },
      { id: 'g-songs', is: gift('idris', 'the old songs', { domain: 'heart' }) },
      { id: 'g-bikes', is: gift('tomasz', 'bike repair', { would_teach: true, gathering: 's-supper', may_be_listed: true }) },
      { id: 'g-drive', is: gift('nadia', 'a lift to the market', { gathering: 's-supper' }) },
    ],
    wishes: [
      { id: 'w-bread', is: wish('soup', 'fresh bread on Thursdays', { kind: 'help_with' }) },
      { id: 'w-apples', is: wish('allotments', 'somebody for the apples in September') },
      { id: 'w-bike', is: wish('idris', 'somebody to repair an old bike', { gathering: 's-supper', may_be_listed: true }) },
      { id: 'w-room', is: wish('polish', 'a room on Saturdays', { kind: 'borrow' }) },
    ],
    introductions: [
      { id: 'i-green', is: { ...brought(['tomasz', 'green'], 'met', 'he loves roses; they have a bare bed', 7), reached: { suggested: day(40), introduced: day(20), met: day(7) } } },
      { id: 'i-knit', is: brought(['idris', 'knitters'], 'offered', 'both sing; 600 m apart; both know Nadia', 14) },
      { id: 'i-school', is: brought(['polish', 'library'], 'introduced', 'one looks for a room; the other has one on Saturdays', 3) },
    ],
    followUps: [
      { id: 'f-piano', is: promise('Ring Idris about the piano', 'idris', 0) },
      { id: 'f-book', is: promise('Take Tomasz the hymn book', 'tomasz', 3) },
      { id: 'f-form', is: promise('Bring the form for the hall', 'hall', -2) },
      { id: 'f-tell', is: promise('Tell the school that it may use the library', 'polish', -1, 1) },
    ],
    actions: [
      {
        id: 'a-repair',
        is: {
          name: 'Bicycle evening', assets: ['hall', 'tomasz', 'tools'], who_starts: 'Tomasz', ourselves: 'Tools, tea and two who know how',
          with_help: 'A first-aid box from the library', by_agencies: null, led: 'ourselves', status: 'idea', note: null,
        },
      },
    ],
    gatherings: [{ id: 's-supper', is: { name: 'Harvest supper at the hall', on: day(60), at: 'hall', note: null } }],
    synonyms: [{ id: 'y-plot', is: { words: ['allotment', 'plot', 'garden'] } }],
    unsorted: 2,
  };
}

const words = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

export function meetingAnswers(state: () => FakeState, write: Write, id: () => string): Answers {
  const all = () => state().meeting;
  const party = (which: AssetId): Party => {
    const found = state().assets.find((each) => each.id === which);
    return { id: which, name: found?.asset.name ?? '', kind: found?.asset.kind ?? 'person' };
  };
  const line = ({ id, is }: Each<Introduction>): IntroductionLine => ({
    id, introduction: is, parties: is.parties.map(party), at: is.at ? party(is.at).name : null,
    gift: all().gifts.find((each) => each.id === is.gift)?.is.what ?? null,
    wish: all().wishes.find((each) => each.id === is.wish)?.is.what ?? null,
    ties: state().ties.flatMap((tie) => (tie.relationship.introduction === id ? [tie.id] : [])),
  });
  const known = (one: AssetId, other: AssetId) =>
    all().introductions.some(({ is }) => is.parties.includes(one) && is.parties.includes(other));
  const pair = (offered: Each<Gift>, wished: Each<Wish>): Suggestion[] => {
    if (offered.is.holder === wished.is.holder || known(offered.is.holder, wished.is.holder)) return [];
    const shared = words(`${offered.is.what} ${SAME[offered.is.what] ?? ''}`).filter((word) => words(wished.is.what).includes(word));
    if (shared.length === 0) return [];
    const reasons: MeetReason[] = [{ is: 'topic', words: shared }, { is: 'apart', metres: 600 }];
    const matched = <T extends Gift | Wish>({ id, is }: Each<T>) => ({ id, holder: is.holder, what: is.what });
    return [{ one: party(offered.is.holder), other: party(wished.is.holder), gift: matched(offered), wish: matched(wished), reasons }];
  };
  const pairs = () => all().gifts.flatMap((offered) => all().wishes.flatMap((wished) => pair(offered, wished)));
  const turned = (found: Suggestion, first: AssetId): Suggestion =>
    found.one.id === first ? found : { ...found, one: found.other, other: found.one };
  const suggested = (of: MeetFor): Suggestion[] => {
    if ('gift' in of) return pairs().filter(({ gift }) => gift?.id === of.gift);
    if ('wish' in of) return pairs().filter(({ wish }) => wish?.id === of.wish).map((each) => turned(each, each.other.id));
    return pairs().filter(({ one, other }) => one.id === of.asset || other.id === of.asset).map((each) => turned(each, of.asset));
  };
  const put = <T>(list: Each<T>[], which: string | null, is: T): string => {
    const there = list.find((each) => each.id === which);
    if (there) there.is = is;
    else list.unshift({ id: id(), is });
    return there?.id ?? list[0]?.id ?? '';
  };
  const drop = (key: Exclude<keyof FakeMeeting, 'unsorted'>, which: string) => {
    Object.assign(all(), { [key]: all()[key].filter((each) => each.id !== which) });
    return null;
  };
  /** Also of those that the cards of assets show. */
  const besides = (key: 'gifts' | 'wishes', which: string) => {
    const others: FakeState & Partial<Record<'gifts' | 'wishes', { id: string }[]>> = state();
    if (others[key]) Object.assign(state(), { [key]: others[key].filter((each) => each.id !== which) });
    return drop(key, which);
  };
  const followUp = (which: string, change: Partial<FollowUp>) => {
    all().followUps.forEach((each) => each.id === which && Object.assign(each.is, change));
    return null;
  };
  const underWay = () => all().introductions.filter(({ is }) => !['carrying_on_without_us', 'ended'].includes(is.stage));
  const home = (): Home => ({
    today: day(0),
    follow_ups: all().followUps.map(({ id, is }) => ({ id, follow_up: is, about: is.about ? party(is.about) : null })),
    introductions: underWay().map(line),
    gifts: all()
      .gifts.filter(({ id, is }) => is.gathering === null && !underWay().some((each) => each.is.gift === id && !each.is.said_no))
      .map(({ id, is }) => ({
        id, gift: is, holder: party(is.holder), since: day(120), meet: suggested({ gift: id })[0] ?? null,
        asked_for: is.last_taken_up !== null || all().introductions.some((each) => each.is.gift === id),
      })),
    quiet: [
      { party: party('walkers'), last: day(220) },
      { party: party('lifts'), last: null },
    ],
    unsorted: all().unsorted,
  });
  const session = (which: string): GatheringCard => {
    const cards: SaidCard[] = [
      ...all().gifts.filter(({ is }) => is.gathering === which).map(({ id, is }) => ({ holder: party(is.holder), gift: { id, gift: is }, wish: null })),
      ...all().wishes.filter(({ is }) => is.gathering === which).map(({ id, is }) => ({ holder: party(is.holder), gift: null, wish: { id, wish: is } })),
    ];
    const isCard = (record: string | undefined) => cards.some(({ gift, wish }) => record === (gift?.id ?? wish?.id));
    // All in the room read it: nothing that was said elsewhere, and no reason but what was said.
    const together = pairs().filter(({ gift, wish }) => isCard(gift?.id) && isCard(wish?.id));
    const matches = together.map((each) => ({ ...each, reasons: each.reasons.filter(({ is }) => is === 'topic') }));
    const gathering = all().gatherings.find((each) => each.id === which)?.is;
    if (!gathering) throw { code: 'not_found', message: 'That session is not in this catalogue any more.' };
    return { id: which, gathering, cards, matches };
  };
  const takeaway = (which: string): TakeawayList => {
    const { gathering, cards } = session(which);
    const lines = (of: (card: SaidCard) => (Omit<TakeawayLine, 'who'> & { listed: boolean }) | null): TakeawayLine[] =>
      cards.flatMap((card) => {
        const is = of(card);
        return is?.listed ? [{ card: is.card, who: card.holder.name.split(' ')[0] ?? '', what: is.what }] : [];
      }).reverse();
    return {
      title: gathering.name, on: gathering.on,
      offers: lines(({ gift }) => gift && { card: { gift: gift.id }, what: gift.gift.what, listed: gift.gift.may_be_listed }),
      wishes: lines(({ wish }) => wish && { card: { wish: wish.id }, what: wish.wish.what, listed: wish.wish.may_be_listed }),
    };
  };
  const person = (name: string): AssetId => {
    const found = state().assets.find(({ asset }) => asset.kind === 'person' && asset.name.toLowerCase() === name.trim().toLowerCase());
    if (found) return found.id;
    const model = state().assets.find(({ asset }) => asset.kind === 'person');
    if (!model) throw { code: null, message: 'There is nobody yet.' };
    const made = id();
    state().assets.push({ ...structuredClone(model), id: made, asset: { ...structuredClone(model.asset), name: name.trim(), summary: null, tags: [], place: null } });
    return made;
  };
  return {
    home,
    who_could_meet: ({ of, limit }) => suggested(of).slice(0, limit),
    list_introductions: ({ under_way }) => (under_way ? home().introductions : all().introductions.map(line)),
    introduce: ({ introduction }) =>
      write({ action: 'introduce' }, () => put(all().introductions, null, { ...introduction, reached: { [introduction.stage]: day(0), ...introduction.reached } })),
    edit_introduction: ({ id: which, introduction }) =>
      write({ action: 'edit_introduction' }, () => { put(all().introductions, which, introduction); return null; }),
    move_introduction: ({ id: which, stage, on }) =>
      write({ action: 'move_introduction' }, () => {
        all().introductions.forEach(({ id, is }) => {
          if (id !== which) return;
          const at = WAY.indexOf(stage);
          // What lies further along the way was not reached after all.
          if (at >= 0) WAY.slice(at + 1).forEach((ahead) => Reflect.deleteProperty(is.reached, ahead));
          const stays = at >= 0 || stage === is.stage ? is.reached[stage] : undefined;
          is.reached[stage] = on ?? stays ?? day(0);
          is.stage = stage;
        });
        return null;
      }),
    remove_introduction: ({ id: which }) => write({ action: 'remove_introduction' }, () => drop('introductions', which)),
    add_follow_up: ({ follow_up }) => write({ action: 'add_follow_up' }, () => put(all().followUps, null, follow_up)),
    edit_follow_up: ({ id: which, follow_up }) => write({ action: 'edit_follow_up' }, () => followUp(which, follow_up)),
    do_follow_up: ({ id: which, done }) => write({ action: 'do_follow_up' }, () => followUp(which, { done_on: done ? day(0) : null })),
    remove_follow_up: ({ id: which }) => write({ action: 'remove_follow_up' }, () => drop('followUps', which)),
    list_possible_actions: () => all().actions,
    add_possible_action: ({ action }) => write({ action: 'add_possible_action' }, () => put(all().actions, null, action)),
    edit_possible_action: ({ id: which, action }) =>
      write({ action: 'edit_possible_action' }, () => { put(all().actions, which, action); return null; }),
    remove_possible_action: ({ id: which }) => write({ action: 'remove_possible_action' }, () => drop('actions', which)),
    list_gatherings: () => all().gatherings,
    save_gathering: ({ id: which, gathering }) => write({ action: 'save_gathering' }, () => put(all().gatherings, which, gathering)),
    remove_gathering: ({ id: which }) => write({ action: 'remove_gathering' }, () => drop('gatherings', which)),
    show_gathering: ({ id: which }) => session(which),
    takeaway: ({ gathering }) => takeaway(gathering),
    add_card: ({ gathering, who, text, may_be_listed }) =>
      write({ action: 'add_card' }, () => {
        const holder = person(who);
        const made = { gifts: [] as string[], wishes: [] as string[] };
        for (const part of text.split(';').map((each) => each.trim()).filter(Boolean)) {
          const said = { gathering, may_be_listed };
          const [, love] = /^would (?:love|like)[: ]+(.*)$/i.exec(part) ?? [];
          const [, teach] = /^(?:can|would) teach[: ]+(.*)$/i.exec(part) ?? [];
          if (love) made.wishes.push(put(all().wishes, null, wish(holder, love, said)));
          else made.gifts.push(put(all().gifts, null, gift(holder, teach ?? part, { ...said, would_teach: teach !== undefined })));
        }
        return made;
      }),
    list_card: ({ card, may_be_listed }) =>
      write({ action: 'edit_gift' }, () => {
        const list: Each<Gift | Wish>[] = 'gift' in card ? all().gifts : all().wishes;
        const which = 'gift' in card ? card.gift : card.wish;
        list.forEach((each) => each.id === which && (each.is.may_be_listed = may_be_listed));
        return null;
      }),
    remove_gift: ({ id: which }) => write({ action: 'remove_gift' }, () => besides('gifts', which)),
    remove_wish: ({ id: which }) => write({ action: 'remove_wish' }, () => besides('wishes', which)),
    list_synonyms: () => all().synonyms,
    save_synonym: ({ id: which, synonym }) => write({ action: 'save_synonym' }, () => put(all().synonyms, which, synonym)),
    remove_synonym: ({ id: which }) => write({ action: 'remove_synonym' }, () => drop('synonyms', which)),
  };
}

/** What else a gift is about. */
const SAME: Record<string, string> = { sourdough: 'bread', 'a cider press': 'apples' };

/** A week with something on, and a walk: for looking at, where tests want neither. */
export function lively(state: () => FakeState): Answers {
  const at = (which: string) => state().assets.find((each) => each.id === which);
  const on: [string, string, number, string | null][] = [
    ['knitters', 'Knitting and company', 0, '14:00'], ['walkers', 'A slow walk', 1, '10:00'], ['soup', 'Soup table', 3, '12:00'],
    ['hall', 'Choir', 3, '19:00'], ['tools', 'Lending morning', 5, '10:00'], ['repair', 'Repair Café', 5, '14:00'],
    ['football', 'Kiln Lane kickabout', 5, '16:00'], ['green', 'Planting day', 6, null],
  ];
  return {
    week: ({ from }): Occurrence[] =>
      on.flatMap(([host, name, after, begins]) => {
        const found = at(host);
        const day = new Date(Date.parse(from) + after * 86_400_000).toISOString().slice(0, 10);
        return found ? [{ id: `o-${host}`, name, on: day, begins, ends: null, host, host_name: found.asset.name, host_kind: found.asset.kind, at_name: null }] : [];
      }),
    walk: ({ start }): Walk => {
      const stops = ['walkers', 'allotments', 'seeds', 'tools', 'hall'].flatMap((which): Stop[] => {
        const found = at(which);
        if (!found) return [];
        const row = rowOf(state(), found);
        return [{ row, at: row.at, metres: 300, phone: null, times: null, access: null }];
      });
      return { stops, start, metres: 1900, minutes: 25, left: 3, calls: [], calls_in_all: 0 };
    },
  };
}

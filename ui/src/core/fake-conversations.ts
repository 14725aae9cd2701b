// What the pretended catalogue answers of conversations: names in a text, what was noted, and a plain guess at what it says.

import type { Conversation, ConversationLine, End, Heard, HeardMade, Label, NamedSpan, Party, SaidLine } from './bindings';
import type { Answers, FakeState } from './fake';
import { blank } from './fake-town';

type Write = <T>(label: Label, work: () => T) => unknown;

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const said = (ago: number, words: string, about: string[], more: Partial<Conversation> = {}): Conversation =>
  ({ on: day(ago), words, kind: null, about, at: null, by: 'Maryam', sorted_on: null, ...more });

/** What is there from the beginning. */
export const CONVERSATIONS: { id: string; is: Conversation }[] = [
  { id: 'talk-bread', is: said(1, 'Nadia would love somebody to bake with on Thursdays. Tomasz can teach wheel truing. Joan would give a piano to the Old Chapel Hall. I promised to ring Joan on Friday.', ['nadia', 'tomasz', 'hall'], { kind: 'passing', at: 'hall' }) },
  { id: 'talk-songs', is: said(4, 'Idris sang at the Bandstand and would teach the old songs to anybody who comes.', ['idris', 'bandstand'], { kind: 'one_to_one' }) },
  { id: 'talk-soup', is: said(30, 'The soup was good, and Elsie wants to learn the crumble.', ['soup'], { kind: 'group', at: 'hall', sorted_on: day(28) }) },
];

/** The assets whose first word, or whole name, stands in a text. */
function named(state: FakeState, text: string): NamedSpan[] {
  const spans: NamedSpan[] = [];
  const here = state.assets.filter((each) => !each.in_bin).sort((a, b) => b.asset.name.length - a.asset.name.length);
  for (const { id, asset } of here) {
    for (let from = text.indexOf(asset.name); from >= 0; from = text.indexOf(asset.name, from + 1)) {
      const start = [...text.slice(0, from)].length;
      const length = [...asset.name].length;
      if (spans.some((other) => start < other.start + other.length && other.start < start + length)) continue;
      spans.push({ asset: id, name: asset.name, kind: asset.kind, start, length });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** A line in one of a few openings. */
export function readLine(text: string): SaidLine {
  const line: SaidLine = { gifts: [], wishes: [] };
  for (const part of text.split(/[;.\n]/).map((each) => each.trim()).filter(Boolean)) {
    const [, wish] = /^(?:would love|would like|wants to|looking for):? (.+)$/i.exec(part) ?? [];
    const [, teach] = /^(?:can teach|would teach|teaches):? (.+)$/i.exec(part) ?? [];
    if (wish) line.wishes.push({ what: wish, kind: null });
    else for (const what of (teach ?? part).split(/, | and /)) line.gifts.push({ what, would_teach: teach !== undefined, domain: null, form: null, terms: null });
  }
  return line;
}

export function conversationAnswers(state: () => FakeState, write: Write, id: () => string): Answers {
  const drafts = new Map<string, string>();
  const party = (which: string): Party[] => {
    const found = state().assets.find((each) => each.id === which && !each.in_bin);
    return found ? [{ id: which, name: found.asset.name, kind: found.asset.kind }] : [];
  };
  const line = ({ id: which, is }: { id: string; is: Conversation }): ConversationLine => ({ id: which, conversation: is, about: is.about.flatMap(party) });
  const found = (which: string) => {
    const one = state().conversations.find((each) => each.id === which);
    if (!one) throw { code: 'not_found', message: 'That conversation is not in this catalogue any more. It may have been removed in another window.' };
    return one;
  };
  return {
    read_line: ({ text }) => readLine(text),
    recognise: ({ text }) => named(state(), text),
    draft: ({ key }) => drafts.get(key) ?? null,
    keep_draft: ({ key, words }) => {
      if (words === null) drafts.delete(key);
      else drafts.set(key, words);
      return { value: null, changed: {}, saved_at: new Date().toISOString(), version: 1 };
    },
    list_conversations: ({ sorted }) => state().conversations.filter(({ is }) => (is.sorted_on !== null) === sorted).map(line),
    show_conversation: ({ id: which }) => line(found(which)),
    note_conversation: ({ conversation, not_meant }) =>
      write({ action: 'note_conversation' }, () => {
        const made = id();
        const about = [...new Set([...conversation.about, ...named(state(), conversation.words).map(({ asset }) => asset).filter((each) => !not_meant.includes(each))])];
        state().conversations.unshift({ id: made, is: { ...conversation, about, by: conversation.by ?? state().worker } });
        return made;
      }),
    edit_conversation: ({ id: which, conversation }) =>
      write({ action: 'edit_conversation' }, () => { found(which).is = conversation; return null; }),
    remove_conversation: ({ id: which }) =>
      write({ action: 'remove_conversation' }, () => { state().conversations = state().conversations.filter((each) => each.id !== which); return null; }),
    suggest_sorting: ({ id: which }) => guess(state(), which, found(which).is),
    keep_heard: ({ heard, how }) =>
      write({ action: how === 'conversation' ? 'sort_conversation' : how === 'interview' ? 'interview' : 'add_card' }, () => keep(state(), heard, id)),
  };
}

/** Sentence by sentence: the first name is whose it is. */
function guess(state: FakeState, conversation: string, { words }: Conversation): Heard {
  const heard: Heard = { conversation, gathering: null, spoke_with: null, agreed: null, assets: [], gifts: [], wishes: [], ties: [], follow_ups: [] };
  for (const sentence of words.split(/(?<=[.!?])\s+/)) {
    const [first] = named(state, sentence);
    const stranger = /^\p{Lu}\p{Ll}+/u.exec(sentence)?.[0];
    const promise = /I promised to (.+?)[.!?]?$/.exec(sentence)?.[1];
    if (promise) {
      heard.follow_ups.push({ what: promise, about: null, due: null });
      continue;
    }
    const offers = /(?:can|would) (?:teach|give) (.+?)[.!?]?$/.exec(sentence)?.[1];
    const wish = /(?:would love|wants to) (.+?)[.!?]?$/.exec(sentence)?.[1];
    if (!offers && !wish) continue;
    let holder: End | null = first ? { here: first.asset } : null;
    if (first === undefined || first.start > 0) {
      if (!stranger || ['The', 'I'].includes(stranger)) continue;
      heard.assets.push({ kind: 'person', name: stranger, fields: {} });
      holder = { new: heard.assets.length - 1 };
    }
    if (holder === null) continue;
    const would_teach = /teach/.test(sentence);
    if (offers) heard.gifts.push({ holder, what: offers, domain: null, would_teach, form: would_teach ? 'teach' : null, terms: null, when: null, may_be_listed: false });
    if (wish) heard.wishes.push({ holder, what: wish, kind: null, when: null, may_be_listed: false });
  }
  return heard;
}

/** Makes all of it, and answers what came of it. */
function keep(state: FakeState, heard: Heard, id: () => string): HeardMade {
  const assets = heard.assets.map(({ kind, name, fields }) => {
    const made = id();
    state.assets.push({ id: made, asset: { ...blank(kind, name), ...fields }, freshness: 'never_checked', last_checked: null, in_bin: false });
    return made;
  });
  const end = (is: End) => ('here' in is ? is.here : (assets[is.new] ?? ''));
  const ties = heard.ties.map((tie) => {
    const made = id();
    const relationship = { from: end(tie.from), type: tie.type, to: end(tie.to), since: tie.since, until: null, source: null, strength: null, note: tie.note, sensitivity: 'ordinary' as const };
    state.ties.push({ id: made, relationship: { ...relationship, confidence: null, introduction: null, conversation: heard.conversation } });
    return made;
  });
  const ends = [...heard.gifts, ...heard.wishes].map(({ holder }) => holder);
  for (const { from, to } of heard.ties) ends.push(from, to);
  for (const { about } of heard.follow_ups) if (about) ends.push(about);
  for (const { id: which, is } of state.conversations)
    if (which === heard.conversation) Object.assign(is, { sorted_on: day(0), about: [...new Set([...is.about, ...assets, ...ends.map(end)])] });
  const spoke = heard.spoke_with && end(heard.spoke_with);
  for (const each of state.assets) if (each.id === spoke) Object.assign(each, { freshness: 'checked_lately', last_checked: day(0) });
  return { assets, gifts: heard.gifts.map(id), wishes: heard.wishes.map(id), ties, follow_ups: heard.follow_ups.map(id) };
}

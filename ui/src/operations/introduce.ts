// Bringing two together: suggestions and why, introductions and how far they are, the tie that comes of one.

import type { AssetId, Introduction, IntroductionId, IntroductionLine, MeetFor, Party, MeetReason, Relationship, Stage, Suggestion, SynonymId } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { isolated } from '../text/isolated';
import { home, introductions as words, sentences, stageWords, whyWords } from '../text/words';
import { isOpen, noneChosen } from './chosen-asset';
import type { Operation } from './operation';
import { undoIt } from './undo';

export const showIntroductions: Operation = {
  id: 'introductions',
  title: () => words.show,
  icon: 'meet',
  available: isOpen,
  run: () => {
    page.meetFor = null;
    page.show('introductions');
  },
};

export const whoCouldMeet: Operation = {
  id: 'who-could-meet',
  title: () => words.whoCould,
  icon: 'meet',
  available: isOpen,
  disabled: noneChosen,
  run: () => selection.id !== null && meet({ asset: selection.id }),
};

/** Looks for somebody to meet. */
export function meet(of: MeetFor) {
  page.meetFor = of;
  page.show('introductions');
}

/** Opens an introduction on its page. */
export function openIntroduction(id: IntroductionId) {
  page.meetFor = null;
  page.introduction = id;
  page.show('introductions');
}

function why(reason: MeetReason): string {
  switch (reason.is) {
    case 'topic':
    case 'both_offer':
    case 'both_wish':
      return whyWords[reason.is](words.and(reason.words.map(isolated)));
    case 'synonym':
      return whyWords.synonym(reason.said, reason.also);
    case 'would_teach':
      return whyWords.would_teach;
    case 'apart':
      return whyWords.apart(reason.metres);
    case 'both_know':
      return whyWords.both_know(reason.party.name);
    case 'same_time':
      return whyWords.same_time(reason.when);
    case 'language':
      return whyWords.language(reason.language);
  }
}

/** "both offer baking; 600 m apart; both know Amina". */
export const because = (reasons: MeetReason[]): string => reasons.map(why).join('; ');

/** "Nadia offers sourdough. The soup table would love fresh bread." Nothing where neither is known. */
export function offered({ one, other, gift, wish, reasons }: Suggestion): string {
  const name = (holder: AssetId) => (holder === one.id ? one : other).name;
  const offers = reasons.some(({ is }) => is === 'would_teach') ? words.teaches : words.offers;
  return sentences(
    gift && offers(name(gift.holder), gift.what),
    wish && words.wouldLove(name(wish.holder), wish.what),
  );
}

/** Names as a language lists them. */
export const listed = (parties: Party[]): string => words.and(parties.map(({ name }) => isolated(name)));

/** What the form of an introduction asks for. */
export interface Asked {
  why: string;
  madeBy: string;
  where: string;
  stage: Stage;
}

const asIntroduction = ({ one, other, gift, wish }: Suggestion, asked: Asked, said_no: boolean): Introduction => ({
  parties: [one.id, other.id], gift: gift?.id ?? null, wish: wish?.id ?? null, why: asked.why.trim() || null,
  made_by: asked.madeBy.trim() || null, at: null, where: asked.where.trim() || null, stage: asked.stage, reached: {},
  came_of_it: null, said_no,
});

/** Writes an introduction down. Answers whether it was saved. */
export async function introduce(suggestion: Suggestion, asked: Asked): Promise<boolean> {
  const done = await catalogue.attempt('introduce', { introduction: asIntroduction(suggestion, asked, false) });
  if (done) messages.say(words.made(suggestion.one.name, suggestion.other.name), undoIt());
  return done !== undefined;
}

/** One of them would rather not: it is not suggested again. */
export async function saidNo(suggestion: Suggestion) {
  const asked: Asked = { why: because(suggestion.reasons), madeBy: catalogue.info?.worker ?? '', where: '', stage: 'ended' };
  const done = await catalogue.attempt('introduce', { introduction: asIntroduction(suggestion, asked, true) });
  if (done) messages.say(words.saidNoDone(suggestion.one.name, suggestion.other.name), undoIt());
}

/** Says how far it is: on a day (ISO 8601), or today. */
export async function moveTo(id: IntroductionId, stage: Stage, on: string | null = null) {
  if (await catalogue.attempt('move_introduction', { id, stage, on })) messages.say(words.moved(stageWords[stage]), undoIt());
}

/** Keeps what came of it. Answers whether it was saved. */
export async function cameOfIt({ id, introduction }: IntroductionLine, came_of_it: string): Promise<boolean> {
  const changed = { ...introduction, came_of_it: came_of_it.trim() || null };
  return (await catalogue.attempt('edit_introduction', { id, introduction: changed })) !== undefined;
}

export async function removeIntroduction(id: IntroductionId) {
  if (await catalogue.attempt('remove_introduction', { id })) messages.say(words.removed, undoIt());
}

/** The tie that came of an introduction. Answers whether it was saved. */
export async function tie(introduction: IntroductionId, ends: { from: AssetId; type: string; to: AssetId }, sentence: string): Promise<boolean> {
  const relationship: Relationship = {
    ...ends, since: null, until: null, source: null, confidence: null, introduction, conversation: null, strength: null,
    sensitivity: 'ordinary', note: null,
  };
  const done = await catalogue.attempt('relate', { relationship });
  if (done) messages.say(sentence, undoIt());
  return done !== undefined;
}

/** What a gift's form makes of it: "would teach sourdough", "lends a cider press". */
export function gives({ what, would_teach, form }: { what: string; would_teach: boolean; form: keyof typeof home.gives | null }): string {
  return home.gives[would_teach ? 'would_teach' : (form ?? 'offer')](what);
}

/** Keeps words that mean the same here, new ones without `id`. Answers whether they were saved. */
export async function keepSynonym(id: SynonymId | null, said: string[]): Promise<boolean> {
  return (await catalogue.attempt('save_synonym', { id, synonym: { words: said } })) !== undefined;
}

export async function removeSynonym(id: SynonymId) {
  if (await catalogue.attempt('remove_synonym', { id })) messages.say(words.synonymsRemoved, undoIt());
}

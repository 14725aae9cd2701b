// Bringing two together: suggestions and why, introductions and how far they are, the tie that comes of one.

import type { AssetId, AssetRow, Introduction, IntroductionId, IntroductionLine, Party, MeetReason, Relationship, Stage, Suggestion, SynonymId } from '../core/bindings';
import { call } from '../core/call';
import type { Asked } from '../components/introducing';
import { catalogue } from '../state/catalogue.svelte';
import { chosen } from '../state/chosen.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { isolated } from '../text/isolated';
import { home, introductions as words, sentences, stageWords, ties as tieWords, whyWords } from '../text/words';
import { isOpen, noneChosen, notToChange } from './chosen-asset';
import { meet, openIntroductions } from './connecting';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';
import { undoIt } from './undo';

export { meet };

export const showIntroductions: Operation = {
  id: 'introductions',
  title: () => words.show,
  icon: 'meet',
  available: isOpen,
  run: openIntroductions,
};

export const whoCouldMeet: Operation = {
  id: 'who-could-meet',
  title: () => words.whoCould,
  icon: 'meet',
  available: isOpen,
  disabled: noneChosen,
  run: () => selection.id !== null && meet({ asset: selection.id }),
};

/** More are a meeting, not an introduction. */
const MOST = 8;

const notToIntroduce = () => {
  if (selection.ids.length > MOST) return words.tooMany;
  if (selection.id === null || selection.ids.length > 1) return null;
  return notToChange() ?? (chosen.now?.asset.no_introductions ? words.wouldRather : null);
};

/** Who is chosen, one or several, is introduced without a suggestion. */
export const introduceChosen: Operation = {
  id: 'introduce',
  title: () => (selection.ids.length > 1 ? words.introduceThem : words.introduceTo),
  icon: 'meet',
  many: true,
  available: isOpen,
  disabled: () => readingOnly() ?? notToIntroduce(),
  run: () => introduceTogether([...selection.ids]),
};

/** Asks for an introduction of these, and of who is chosen besides. */
export function introduceTogether(ids: AssetId[]) {
  page.introducing = ids;
  page.show('introductions');
}

/** Who and where, while their names are typed. */
export const suggestParties = (text: string): Promise<AssetRow[]> => call('suggest_assets', { text, limit: 8 });

/** Opens an introduction on its page. */
export function openIntroduction(id: IntroductionId) {
  openIntroductions();
  page.introduction = id;
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

/** What an introduction says that was asked for. */
const said = ({ parties, why, madeBy, at, where }: Asked) => ({
  parties: parties.map(({ id }) => id), why: why.trim() || null, made_by: madeBy.trim() || null, at: at?.id ?? null,
  where: where.trim() || null,
});

const asIntroduction = (asked: Asked, { gift, wish }: Pick<Suggestion, 'gift' | 'wish'>, said_no: boolean): Introduction => ({
  ...said(asked), gift: gift?.id ?? null, wish: wish?.id ?? null, stage: asked.stage, reached: {}, came_of_it: null, said_no,
});

/** Writes an introduction down. Answers whether it was saved. */
export async function introduce(over: Pick<Suggestion, 'gift' | 'wish'>, asked: Asked): Promise<boolean> {
  const done = await catalogue.attempt('introduce', { introduction: asIntroduction(asked, over, false) });
  if (done) messages.say(words.made(listed(asked.parties)), undoIt());
  return done !== undefined;
}

/** The same of those whom somebody had in mind; it is looked at on the page. */
export async function introduceInMind(asked: Asked): Promise<boolean> {
  const done = await catalogue.attempt('introduce', { introduction: asIntroduction(asked, { gift: null, wish: null }, false) });
  if (!done) return false;
  page.introduction = done.value;
  messages.say(words.made(listed(asked.parties)), undoIt());
  return true;
}

/** Who was introduced, why, where and by whom is put right. A place that lies in the bin stays unless another is said. */
export async function correct({ id, introduction, at }: IntroductionLine, asked: Asked): Promise<boolean> {
  const corrected = { ...introduction, ...said(asked) };
  if (at === null) corrected.at ??= introduction.at;
  const done = await catalogue.attempt('edit_introduction', { id, introduction: corrected });
  if (done) messages.say(words.corrected(listed(asked.parties)), undoIt());
  return done !== undefined;
}

/** One of them would rather not: it is not suggested again. */
export async function saidNo(suggestion: Suggestion) {
  const { one, other } = suggestion;
  const asked: Asked = { parties: [one, other], why: because(suggestion.reasons), madeBy: catalogue.info?.worker ?? '', at: null, where: '', stage: 'ended' };
  const done = await catalogue.attempt('introduce', { introduction: asIntroduction(asked, suggestion, true) });
  if (done) messages.say(words.saidNoDone(one.name, other.name), undoIt());
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
  // What is tied so already is written no second time, and there is no step to take back.
  if (done?.changed.relationships) messages.say(sentence, undoIt());
  else if (done) messages.say(tieWords.already(sentence));
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

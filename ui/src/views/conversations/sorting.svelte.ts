// A conversation while it is being sorted. It stays as it is when somebody looks at a card in between, and what was put
// right so far is kept beside the catalogue until all of it is kept for good.

import type { AssetId, AssetKind, AssetRow, ConversationId, ConversationLine, HeardMade, NamedSpan, Party, RelationshipType } from '../../core/bindings';
import { call, failure } from '../../core/call';
import { eachOnce } from '../../state/named';
import { catalogue } from '../../state/catalogue.svelte';
import { draftOf, drafting } from '../../state/drafting';
import { countOf, giftRow, heardAs, likelyKind, nothingHeard, PARTS, tieRow, toHeard, unfinished, ways, wishRow, without, type Hearing, type Part, type Whom } from '../../state/hearing';
import { isOffered } from '../../state/tie-types.svelte';

/** What a draft says: the lines, and the conversation as it was then. */
interface Draft {
  words: string;
  sorted_on: string | null;
  hearing: Hearing;
}

export class Sorting {
  line = $state.raw<ConversationLine | null>(null);
  spans = $state.raw<NamedSpan[]>([]);
  known = $state.raw<Party[]>([]);
  types = $state.raw<RelationshipType[]>([]);
  hearing = $state<Hearing>(nothingHeard());
  /** The line that was just added: it takes the focus. */
  fresh = $state<number | null>(null);
  /** Keep was asked for while lines do not say whose they are. */
  missing = $state.raw<number[]>([]);
  failed = $state.raw<{ gone: boolean; words: string } | null>(null);
  /** What came of it. */
  made = $state.raw<HeardMade | null>(null);
  busy = $state(false);
  readonly ways = $derived(ways(this.types));
  readonly count = $derived(countOf(this.hearing));
  #next = 1;
  #of: string | null = null;
  #id: ConversationId | null = null;
  /** The lines as they were read or saved last. */
  #said = '';
  #draft = drafting(() => `sorting/${this.#id}`);

  #key = () => this.#next++;

  /** Reads a conversation and the first guess at it; one that is open already stays as it is. */
  async load(id: ConversationId) {
    const of = `${catalogue.info?.path ?? ''} ${id}`;
    if (this.#of === of && this.made === null && this.failed === null) return;
    this.#of = of;
    if (this.#draft.isDirty()) await this.#draft.flush();
    if (this.#of !== of) return;
    this.#id = id;
    Object.assign(this, { line: null, hearing: nothingHeard(), made: null, failed: null, missing: [], fresh: null });
    try {
      const [line, heard, types, kept] = await Promise.all([
        call('show_conversation', { id }), call('suggest_sorting', { id }), call('relationship_types', {}), draftOf(`sorting/${id}`),
      ]);
      const spans = await call('recognise', { text: line.conversation.words }).catch(() => []);
      const known = [...line.about, ...eachOnce(spans).map(({ asset, name, kind }) => ({ id: asset, name, kind }))];
      const ends = [...heard.gifts, ...heard.wishes].map(({ holder }) => holder);
      for (const { from, to } of heard.ties) ends.push(from, to);
      for (const { about } of heard.follow_ups) if (about) ends.push(about);
      for (const end of ends)
        if ('here' in end && known.every((each) => each.id !== end.here)) known.push(...(await party(end.here)));
      if (this.#of !== of) return;
      this.known = known.filter((each, n) => known.findIndex(({ id: other }) => other === each.id) === n);
      this.spans = spans;
      this.types = types.filter(isOffered);
      const guess = heardAs(heard, (asset) => this.known.find(({ id: other }) => other === asset), this.#key);
      const draft = kept === null ? null : read(kept);
      // What was put right goes before the guess, as long as it is of the same conversation.
      const isOfIt = draft?.words === line.conversation.words && draft.sorted_on === line.conversation.sorted_on;
      this.hearing = isOfIt ? draft.hearing : guess;
      this.#next = Math.max(this.#next, ...PARTS.flatMap((part) => this.hearing[part].map(({ key }) => key + 1)));
      this.#said = JSON.stringify(this.hearing);
      this.line = line;
    } catch (reason) {
      if (this.#of !== of) return;
      const { code, message } = failure(reason);
      this.failed = { gone: code === 'not_found', words: message };
    }
  }

  /** The lines may have been put right: what is half done is kept. */
  changed() {
    if (this.line === null || this.made !== null || catalogue.readOnly !== null) return;
    const { hearing } = this;
    const said = JSON.stringify(hearing);
    if (said === this.#said) return;
    this.#said = said;
    const { words, sorted_on } = this.line.conversation;
    this.#draft.typed(JSON.stringify({ words, sorted_on, hearing } satisfies Draft));
  }

  /** Saves what is half done now. */
  settle = () => this.#draft.flush();

  suggest = (text: string): Promise<AssetRow[]> => call('suggest_assets', { text, limit: 6 });

  /** A new line, about whoever the last one of its part is about. */
  add(part: Part) {
    const key = this.#key();
    const { assets, gifts, wishes, ties, promises } = this.hearing;
    const last = gifts.at(-1)?.holder ?? wishes.at(-1)?.holder ?? null;
    if (part === 'assets') assets.push({ key, kind: 'person', name: '', fields: {} });
    else if (part === 'gifts') gifts.push(giftRow(key, last));
    else if (part === 'wishes') wishes.push(wishRow(key, last));
    else if (part === 'ties') ties.push(tieRow(key, null, this.ways.find(({ key: way }) => way === 'knows>')?.key ?? this.ways[0]?.key ?? ''));
    else promises.push({ key, what: '', due: '', about: null });
    this.fresh = key;
  }

  /** Somebody new, named where a line asks whose it is. */
  make = (name: string, kinds: AssetKind[] = []): Whom => {
    const key = this.#key();
    this.hearing.assets.push({ key, kind: likelyKind(kinds), name, fields: {} });
    return { key };
  };

  remove(part: Part, key: number) {
    this.hearing = without(this.hearing, part, key);
    this.missing = this.missing.filter((each) => each !== key);
  }

  /** Keeps all of it as one step. Answers whether it was kept. */
  async keep(): Promise<boolean> {
    const conversation = this.line?.id;
    if (!conversation || this.busy) return false;
    this.missing = unfinished(this.hearing);
    if (this.missing.length > 0) return false;
    this.busy = true;
    const done = await catalogue.attempt('keep_heard', { heard: toHeard(this.hearing, conversation), how: 'conversation' });
    this.busy = false;
    if (!done) return false;
    this.hearing = kept(this.hearing);
    this.made = done.value;
    this.#undraft();
    return true;
  }

  /** There is nothing to keep of it. */
  drop() {
    this.#undraft();
    this.forget();
  }

  #undraft() {
    // Taken back, it is a draft again.
    this.#said = '';
    this.#draft.typed('');
    void this.#draft.flush();
  }

  /** It is sorted, or was taken back: the next time it is read anew. */
  forget() {
    this.#of = null;
  }
}

/** A draft of an older or newer program may look different; what is not understood is left. */
function read(kept: string): Draft | null {
  try {
    const draft = JSON.parse(kept) as Draft;
    return PARTS.every((part) => Array.isArray(draft.hearing[part])) ? draft : null;
  } catch {
    return null;
  }
}

/** The lines that the core was given. */
function kept(hearing: Hearing): Hearing {
  const written = (part: Part) => hearing[part].filter((line) => countOf({ ...nothingHeard(), [part]: [line] }) > 0);
  return Object.fromEntries(PARTS.map((part) => [part, written(part)])) as unknown as Hearing;
}

async function party(id: AssetId): Promise<Party[]> {
  try {
    const { asset } = await call('show_asset', { id });
    return [{ id, name: asset.name, kind: asset.kind }];
  } catch {
    return []; // It is not here any more; the line then asks whose it is.
  }
}

export const sorting = new Sorting();

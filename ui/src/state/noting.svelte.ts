// What was heard, while it is being written down: its words, the known assets in them, when and where it was. What is
// half written is kept beside the catalogue, so that a window that falls loses nothing.

import type { AssetId, AssetRow, Conversation, ConversationId, ConversationKind, NamedSpan, Party } from '../core/bindings';
import { call } from '../core/call';
import { eachOnce, standing } from './named';
import { asking } from './asking';
import { catalogue } from './catalogue.svelte';
import { draftOf, drafting } from './drafting';
import { messages } from './messages.svelte';
import { isoToday } from './today';

const DRAFT = 'conversation';

/** What a draft says. */
interface Draft {
  words: string;
  kind: ConversationKind | null;
  on: string;
  at: Party | null;
  also: Party[];
  notMeant: AssetId[];
}

export class Noting {
  words = $state('');
  kind = $state<ConversationKind | null>(null);
  /** ISO 8601 day. */
  on = $state(isoToday());
  /** Where it was. */
  at = $state.raw<Party | null>(null);
  /** Whom it is about though the words do not name them. */
  also = $state.raw<Party[]>([]);
  /** Assets whose names stand there and mean somebody else. */
  notMeant = $state.raw<AssetId[]>([]);
  /** It is being kept. */
  busy = $state(false);
  #spans = $state.raw<{ of: string; all: NamedSpan[] }>({ of: '', all: [] });
  #file: string | null = null;

  /** The names that stand in the words now. */
  readonly named = $derived(
    standing(this.#spans.all, this.#spans.of, this.words).filter(({ asset }) => !this.notMeant.includes(asset)),
  );
  /** All that it is about, each once. */
  readonly about = $derived<Party[]>([
    ...this.also,
    ...eachOnce(this.named)
      .filter(({ asset }) => this.also.every(({ id }) => id !== asset))
      .map(({ asset, name, kind }) => ({ id: asset, name, kind })),
  ]);
  readonly isBlank = $derived(this.words.trim() === '');

  #recognise = asking(
    async (of: string) => ({ of, all: await call('recognise', { text: of }) }),
    { answer: (found) => (this.#spans = found), failure: (reason) => messages.fail(reason) },
  );
  #draft = drafting(() => DRAFT);

  /** Somebody typed, or chose something beside the words. */
  changed() {
    if (this.words !== this.#spans.of) this.#recognise.soon(this.words);
    if (catalogue.readOnly === null) this.#draft.typed(this.isBlank ? '' : JSON.stringify(this.#said()));
  }

  /** Begins with somebody it is about. */
  with(party: Party) {
    if (this.also.some(({ id }) => id === party.id)) return;
    this.also = [...this.also, party];
    this.notMeant = this.notMeant.filter((id) => id !== party.id);
    this.changed();
  }

  /** This name means somebody else. */
  not(id: AssetId) {
    this.also = this.also.filter((party) => party.id !== id);
    this.notMeant = [...this.notMeant, id];
    this.changed();
  }

  /** Assets for where it was, as somebody types. */
  suggest(text: string): Promise<AssetRow[]> {
    return call('suggest_assets', { text, limit: 6 });
  }

  /** What was being written when the window went away. Asks once for each file. */
  async restore() {
    const file = catalogue.info?.path ?? catalogue.info?.name ?? null;
    if (file === this.#file) return;
    if (this.#file !== null) this.clear();
    this.#file = file;
    const kept = await draftOf(DRAFT);
    const draft = kept === null ? null : read(kept);
    if (!draft || !this.isBlank || this.#file !== file) return;
    Object.assign(this, draft);
    this.#recognise.now(this.words);
  }

  /** Saves what is half written now. */
  settle = () => this.#draft.flush();

  /** Notes it. Answers its id, or null where there was nothing to note or it could not be saved. */
  async keep(): Promise<ConversationId | null> {
    if (this.isBlank || this.busy) return null;
    this.busy = true;
    this.#recognise.drop();
    // Whoever types fast is done before the names were looked for; without them it is noted all the same.
    const of = this.words;
    const all = of === this.#spans.of ? null : await call('recognise', { text: of }).catch(() => null);
    if (all) this.#spans = { of, all };
    const conversation: Conversation = {
      on: this.on || isoToday(), words: this.words.trim(), kind: this.kind, about: this.about.map(({ id }) => id),
      at: this.at?.id ?? null, by: null, sorted_on: null,
    };
    const done = await catalogue.attempt('note_conversation', { conversation, not_meant: this.notMeant });
    this.busy = false;
    if (!done) return null;
    this.clear();
    this.#draft.typed('');
    void this.#draft.flush();
    return done.value;
  }

  /** An empty box. */
  clear() {
    this.#recognise.drop();
    Object.assign(this, { words: '', kind: null, on: isoToday(), at: null, also: [], notMeant: [] });
    this.#spans = { of: '', all: [] };
  }

  #said(): Draft {
    const { words, kind, on, at, also, notMeant } = this;
    return { words, kind, on, at, also, notMeant };
  }
}

/** A draft of an older or newer program may look different; then only its words count. */
function read(kept: string): Partial<Draft> | null {
  try {
    const draft = JSON.parse(kept) as Partial<Draft>;
    return typeof draft.words === 'string' && Array.isArray(draft.also) && Array.isArray(draft.notMeant) ? draft : null;
  } catch {
    return kept.trim() === '' ? null : { words: kept };
  }
}

export const noting = new Noting();

// An interview that is going on. Every word of it is kept beside the catalogue until it is kept for good.

import type { AssetCard, AssetId, AssetKind, AssetRow, HeardMade, Party, RelationshipType } from '../../core/bindings';
import { call, failure } from '../../core/call';
import { asking } from '../../state/asking';
import { catalogue } from '../../state/catalogue.svelte';
import { draftOf, drafting } from '../../state/drafting';
import { countOf, kindsAt, likelyKind, tieRow, toHeard, ways, type Hearing, type NewOne, type TieRow, type Whom } from '../../state/hearing';
import { isOffered } from '../../state/tie-types.svelte';
import { isoToday } from '../../state/today';
import { day, interviewWords as words } from '../../text/words';
import { askedOf, BOXED, heardFrom, isBoxed, linesOf, STEPS, type Boxed, type Readings, type Step } from './answers';

/** The key of somebody new in `known` lists and ties. */
const PERSON = 0;

/** What a draft says. */
interface Draft {
  step: Step;
  agreed: boolean;
  /** Who is here already; an older draft says nothing of it. */
  person?: Party | null;
  name: string;
  answers: Record<Boxed, string>;
  others: NewOne[];
  ties: TieRow[];
}
const nothing = (): Draft => ({
  step: 'consent', agreed: false, name: '', answers: { head: '', hands: '', heart: '', connection: '', teach: '', join: '' }, others: [], ties: [],
});

export class Interviewing {
  /** Who it is, when they are here already. */
  person = $state.raw<Party | null>(null);
  step = $state<Step>('consent');
  agreed = $state(false);
  name = $state('');
  answers = $state(nothing().answers);
  others = $state<NewOne[]>([]);
  ties = $state<TieRow[]>([]);
  readings = $state.raw<Readings>({});
  types = $state.raw<RelationshipType[]>([]);
  /** People who are here and called like it. */
  alike = $state.raw<AssetRow[]>([]);
  ready = $state(false);
  busy = $state(false);
  /** Why it cannot be shown. */
  failed = $state<string | null>(null);
  made = $state.raw<{ hearing: Hearing; made: HeardMade } | null>(null);
  readonly ways = $derived(ways(this.types));
  readonly called = $derived(this.person?.name ?? this.name.trim());
  readonly hearing = $derived.by(() => {
    const { answers, others, ties } = this;
    return heardFrom({ answers, others, ties }, this.readings, this.#who, this.#newPerson);
  });
  readonly mayKeep = $derived(!this.busy && this.agreed && this.called !== '' && countOf(this.hearing) > 0);
  #of: string | null = null;
  #key = '';
  #next = PERSON + 1;

  #draft = drafting(() => this.#key);
  #read = asking(
    async (lines: string[]) => {
      const said = await Promise.all(lines.map((text) => call('read_line', { text })));
      return Object.fromEntries(lines.map((line, n) => [line, said[n]])) as Readings;
    },
    // What is not understood is kept as it was said.
    { answer: (found) => (this.readings = { ...this.readings, ...found }), failure: () => undefined },
  );
  #look = asking((text: string) => call('suggest_assets', { text, limit: 4 }), {
    answer: (rows) => (this.alike = rows.filter(({ kind }) => kind === 'person')),
    failure: () => (this.alike = []),
  }, 150);

  get #who(): Whom {
    return this.person ? { here: this.person } : { key: PERSON };
  }
  get #newPerson(): NewOne | null {
    if (this.person) return null;
    const fields = { source_type: 'resident', source_note: agreedToday() };
    return { key: PERSON, kind: 'person', name: this.name.trim(), fields };
  }

  /** Begins, or goes on where it was left. */
  async begin(person: AssetId | null) {
    const of = `${catalogue.info?.path ?? ''} ${person ?? ''}`;
    if (this.#of === of && this.made === null && this.failed === null) return;
    if (this.#of !== null) await this.#draft.flush();
    this.#of = of;
    this.#key = person === null ? 'interview' : `interview/${person}`;
    this.#clear();
    try {
      const [types, kept, card] = await Promise.all([
        call('relationship_types', {}),
        draftOf(this.#key),
        person === null ? null : call('show_asset', { id: person }),
      ]);
      const draft: Partial<Draft> = (kept === null ? null : read(kept)) ?? {};
      const { person: who, ...said } = draft;
      const chosen = who && who.id !== card?.id ? await stillHere(who.id) : null;
      if (this.#of !== of) return;
      this.types = types.filter(isOffered);
      // What was chosen in the draft counts: that it is somebody who is here, or somebody new after all.
      this.person = who === undefined || who?.id === card?.id ? card && party(card) : chosen;
      Object.assign(this, said);
      this.#next = Math.max(PERSON, ...[...this.others, ...this.ties].map(({ key }) => key)) + 1;
      this.#readLines();
      this.ready = true;
    } catch (reason) {
      if (this.#of === of) this.failed = failure(reason).message;
    }
  }

  /** Forgets what was said so far. */
  anew() {
    this.#clear();
    this.ready = true;
    this.#draft.typed('');
  }

  #clear() {
    this.#read.drop();
    this.#look.drop();
    const kept = this.#of?.endsWith(' ') ? null : this.person;
    Object.assign(this, nothing(), { person: kept, readings: {}, alike: [], made: null, failed: null, ready: false });
    this.#next = PERSON + 1;
  }

  /** Somebody typed, ticked or chose. */
  changed() {
    const { step, agreed, person, name, answers, others, ties } = this;
    if (catalogue.readOnly === null) this.#draft.typed(JSON.stringify({ step, agreed, person, name, answers, others, ties } satisfies Draft));
    this.#readLines();
    if (this.step === 'name' && !this.person && name.trim().length > 1) this.#look.soon(name.trim());
    else this.alike = [];
  }

  #readLines() {
    const lines = this.#unread();
    if (lines.length > 0) this.#read.soon(lines);
  }
  /** What the core has not read yet, each once. */
  #unread(): string[] {
    const lines = BOXED.flatMap((question) => linesOf(this.answers[question]).flatMap((line) => askedOf(question, line)));
    return lines.filter((line, n) => lines.indexOf(line) === n && !(line in this.readings));
  }

  /** They are here already. What is being said stays. */
  is({ id, name, kind }: AssetRow) {
    this.person = { id, name, kind };
    this.changed();
  }
  isNew() {
    this.person = null;
    this.changed();
  }

  go(step: Step) {
    this.step = step;
    this.changed();
  }
  /** To the next part or the one before. Without their yes nothing is asked. */
  move(by: 1 | -1) {
    const next = STEPS[STEPS.indexOf(this.step) + by];
    if (next && (by < 0 || this.step !== 'consent' || this.agreed)) this.go(next);
  }

  /** Something was said there. */
  isSaid(step: Step): boolean {
    if (isBoxed(step)) return this.answers[step].trim() !== '';
    if (step === 'consent') return this.agreed;
    if (step === 'name') return this.called !== '';
    return step === 'knows' && this.ties.some(({ to }) => to !== null);
  }

  suggest = (text: string): Promise<AssetRow[]> =>
    call('suggest_assets', { text, limit: 6 }).then((rows) => rows.filter(({ id }) => id !== this.person?.id));

  addTie() {
    this.ties.push(tieRow(this.#next++, null, this.ways.find(({ key }) => key === 'knows>')?.key ?? this.ways[0]?.key ?? ''));
    this.changed();
  }
  removeTie(key: number) {
    this.ties = this.ties.filter((tie) => tie.key !== key);
    this.changed();
  }
  make = (name: string, kinds: AssetKind[]): Whom => {
    const key = this.#next++;
    this.others.push({ key, kind: likelyKind(kinds), name, fields: {} });
    return { key };
  };
  /** Who or what is new at the far end of a tie, and the kinds it may be: none is any. */
  newAt({ to, way }: TieRow): { one: NewOne; kinds: AssetKind[] } | null {
    const one = to !== null && 'key' in to ? this.others.find(({ key }) => key === to.key) : undefined;
    return one ? { one, kinds: kindsAt(this.ways.find(({ key }) => key === way), 'to') } : null;
  }
  /** Ties were said otherwise: what is new at the end of one is what the first that names it leads to. */
  tiesChanged() {
    const seen: number[] = [];
    for (const fresh of this.ties.map((tie) => this.newAt(tie))) {
      if (!fresh || seen.includes(fresh.one.key)) continue;
      seen.push(fresh.one.key);
      fresh.one.kind = likelyKind(fresh.kinds, fresh.one.kind);
    }
    this.changed();
  }

  /** Keeps all of it as one step. Answers whether it was kept. */
  async keep(): Promise<boolean> {
    if (!this.mayKeep) return false;
    this.busy = true;
    // What was typed last may not have been read yet.
    for (const line of this.#unread()) {
      const said = await call('read_line', { text: line }).catch(() => null);
      if (said) this.readings = { ...this.readings, [line]: said };
    }
    const { hearing } = this;
    const heard = toHeard(hearing, null, { who: this.#who, agreed: agreedToday() });
    const done = await catalogue.attempt('keep_heard', { heard, how: 'interview' });
    this.busy = false;
    if (!done) return false;
    this.step = 'end';
    this.made = { hearing, made: done.value };
    this.#draft.typed('');
    void this.#draft.flush();
    return true;
  }

  /** It was taken back: all that was said stands open again. */
  reopen() {
    this.made = null;
    this.changed();
  }

  /** Saves what is half said now. */
  settle = () => this.#draft.flush();

  /** Another file or another person: the next time it is read anew. */
  forget() {
    this.#of = null;
    this.#clear();
    this.made = null;
  }
}

/** That they told it and said yes, as it is kept with them. */
const agreedToday = () => words.sourceNote(day(isoToday()));

const party = ({ id, asset }: Pick<AssetCard, 'id' | 'asset'>): Party => ({ id, name: asset.name, kind: asset.kind });

/** Whom a draft names, unless they were taken out since. */
async function stillHere(id: AssetId): Promise<Party | null> {
  const card = await call('show_asset', { id }).catch(() => null);
  return card && !card.in_bin ? party(card) : null;
}

/** A draft of an older or newer program may look different; what is not understood is left. */
function read(kept: string): Draft | null {
  try {
    const draft = JSON.parse(kept) as Partial<Draft>;
    if (typeof draft.answers !== 'object' || !Array.isArray(draft.ties) || !Array.isArray(draft.others)) return null;
    const empty = nothing();
    return { ...empty, ...draft, answers: { ...empty.answers, ...draft.answers }, step: STEPS.find((step) => step === draft.step) ?? 'consent' };
  } catch {
    return null;
  }
}

export const interviewing = new Interviewing();

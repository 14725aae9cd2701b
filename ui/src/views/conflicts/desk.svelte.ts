// The questions that are open, the one that is looked at, and what is decided of it.

import type { Conflict, ConflictDecision } from '../../core/bindings';
import { call, failure } from '../../core/call';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { questionsOf, type Question } from './sides';

/** So many are asked for at once. */
const PAGE = 500;

export class Desk {
  /** None until they are known. */
  conflicts = $state.raw<Conflict[] | null>(null);
  /** All that are open are known, not only the first of them. */
  whole = $state(false);
  /** Why they cannot be shown. */
  failed = $state<string | null>(null);
  /** The key of the question that is looked at. */
  current = $state<string | null>(null);
  /** Keys of what is put off. */
  later = $state.raw<string[]>([]);
  /** Counts up when a question that was decided stands open again. */
  returned = $state(0);
  readonly questions: Question[] = $derived(questionsOf(this.conflicts ?? []));
  readonly question: Question | null = $derived(this.questions.find(({ key }) => key === this.current) ?? null);
  #decided: string[] = [];
  #turn = 0;
  #busy = false;

  /** Asks for all that are open; what was taken back is looked at again. */
  async ask() {
    const mine = ++this.#turn;
    let all: Conflict[] = [];
    try {
      for (;;) {
        const { total, conflicts } = await call('list_conflicts', { offset: all.length, limit: PAGE });
        if (mine !== this.#turn) return;
        all = [...all, ...conflicts];
        const whole = conflicts.length === 0 || all.length >= total;
        // The first are shown at once; afterwards only all of them, so that the list does not jump.
        if (whole || this.conflicts === null) this.#take(all, whole);
        if (whole) return;
      }
    } catch (reason) {
      if (mine !== this.#turn) return;
      if (this.conflicts === null) this.failed = failure(reason).message;
      else messages.fail(reason);
    }
  }

  #take(conflicts: Conflict[], whole: boolean) {
    const at = this.#at();
    this.conflicts = conflicts;
    this.whole = whole;
    this.failed = null;
    const open = this.questions.map(({ key }) => key);
    const back = this.#decided.filter((key) => open.includes(key));
    this.#decided = this.#decided.filter((key) => !back.includes(key));
    if (back.length > 0) {
      this.current = back.at(-1) ?? null;
      this.returned += 1;
    } else if (this.question === null) this.current = open[Math.min(Math.max(at, 0), open.length - 1)] ?? null;
  }

  /** The place in the list of the question that is looked at; -1 where there is none. */
  #at(): number {
    return this.questions.findIndex(({ key }) => key === this.current);
  }

  /** Answers whether it was saved; then the next question is looked at, where nothing is left of this one. */
  async decide(decisions: ConflictDecision[]): Promise<boolean> {
    if (this.#busy || decisions.length === 0) return false;
    const before = this.questions;
    const at = this.#at();
    this.#busy = true;
    const done = await catalogue.attempt('decide', { decisions });
    this.#busy = false;
    if (!done) return false;
    const decided = Object.fromEntries(decisions.map(({ record, unit }) => [`${record} ${unit}`, true]));
    this.conflicts = (this.conflicts ?? []).filter(({ record, unit }) => !(`${record} ${unit}` in decided));
    const open = this.questions.map(({ key }) => key);
    this.#decided = [...this.#decided, ...before.flatMap(({ key }) => (open.includes(key) ? [] : [key]))];
    if (this.question === null) this.current = this.#behind(before, at);
    return true;
  }

  /** Leaves it open and goes on. Answers whether there is another. */
  putOff(): boolean {
    const now = this.current;
    if (now === null) return false;
    this.later = [...this.later.filter((key) => key !== now), now];
    const next = this.#behind(this.questions, this.#at());
    if (next !== null) this.current = next;
    return next !== null;
  }

  /** The next that is open behind a place in a list, from its beginning after its end; at last what was put off. */
  #behind(all: Question[], at: number): string | null {
    const open = this.questions.map(({ key }) => key);
    const keys = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].map(({ key }) => key).filter((key) => open.includes(key));
    return keys.find((key) => !this.later.includes(key)) ?? keys[0] ?? null;
  }
}

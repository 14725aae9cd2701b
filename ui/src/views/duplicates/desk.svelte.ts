// What the desk of duplicates shows and what somebody has chosen there: the pairs, the one that is looked at, which of
// its two stays and from which each field is taken.

import { untrack } from 'svelte';
import type { AssetId, Comparison, PairPage } from '../../core/bindings';
import { call, failure } from '../../core/call';
import { areTwo, joinTwo } from '../../operations/duplicates';
import { catalogue } from '../../state/catalogue.svelte';
import { duplicates } from '../../state/duplicates.svelte';
import { across, keyOf, staysFirst, taken, type Picked, type Side } from './comparing';

/** So many pairs are asked for at first; more on request. */
const FEW = 50;

export class Desk {
  found = $state.raw<PairPage | null>(null);
  limit = $state(FEW);
  /** Why there are no pairs, in the words of the core. */
  failed = $state<string | null>(null);
  /** The last two that were read; `ready` where they are the pair that is looked at. */
  comparison = $state.raw<Comparison | null>(null);
  unread = $state<string | null>(null);
  /** The one that stays; none while nobody said so. */
  keep = $state<Side | null>(null);
  picked = $state.raw<Picked>({});
  /** In the order in which they stand on the page. */
  readonly pairs = $derived([true, false].flatMap((likely) => this.found?.pairs.filter((each) => each.likely === likely) ?? []));
  readonly pair = $derived(this.pairs.find((each) => keyOf(each) === duplicates.at) ?? null);
  readonly key = $derived(this.pair && keyOf(this.pair));
  readonly ready = $derived(this.comparison && keyOf(this.comparison) === this.key ? this.comparison : null);
  readonly hasMore = $derived(this.found !== null && this.found.total > this.found.pairs.length);
  /** Where the pair that is looked at stands among the others. */
  #at = 0;
  /** The pair that was decided last: taken back, it is looked at again. */
  #decided: string | null = null;
  #deciding = false;
  #turn = 0;
  #compared = 0;

  /** Asks for the pairs; the page does so whenever the catalogue changes, or of what they are asked. */
  ask() {
    void catalogue.version;
    const { of } = duplicates;
    const mine = ++this.#turn;
    const answer: Promise<PairPage> =
      of === null
        ? call('list_duplicates', { offset: 0, limit: this.limit })
        : call('duplicates_of', { id: of.id }).then((pairs) => ({ total: pairs.length, pairs }));
    answer.then(
      (found) => mine === this.#turn && this.#take(found),
      (reason: unknown) => mine === this.#turn && (this.failed = failure(reason).message),
    );
  }

  /** Reads the two that are looked at; the page does so whenever they are others, or have changed. */
  compare() {
    void catalogue.version;
    const two = this.key === null ? null : untrack(() => this.pair);
    const mine = ++this.#compared;
    this.unread = null;
    if (two === null) return;
    call('compare_assets', { one: two.one.id, other: two.other.id }).then(
      (answer) => mine === this.#compared && this.#read(answer),
      (reason: unknown) => mine === this.#compared && (this.unread = failure(reason).message),
    );
  }

  go(key: string | null) {
    duplicates.at = key;
    this.#at = Math.max(0, this.#place(key));
  }

  /** Looks at the next pair, behind the last at the first again. Answers false where there is no other. */
  later(): boolean {
    const at = this.#place(this.key);
    const [first, next] = [this.pairs[0], this.pairs[at + 1]];
    if (at < 0) return false;
    if (next) this.go(keyOf(next));
    else if (this.hasMore) {
      // The next one is not here yet; it is looked at when it comes.
      duplicates.at = null;
      this.#at = at + 1;
      this.more();
    } else if (first && at > 0) this.go(keyOf(first));
    else return false;
    return true;
  }

  more() {
    this.limit += FEW;
  }

  pick(field: string, side: Side) {
    this.picked = { ...this.picked, [field]: side };
  }

  /** Makes the two one, as it was chosen. Answers whether it was saved. */
  async join(): Promise<boolean> {
    const { ready, keep } = this;
    if (!ready || keep === null) return false;
    const [stays, goes] = [ready[keep], ready[across(keep)]];
    const units = taken(ready.fields, keep, this.picked);
    return this.#decide(keyOf(ready), goes.id, () => joinTwo(stays, goes, units));
  }

  /** Remembers that they are two. Answers whether it was saved. */
  async notSame(): Promise<boolean> {
    const { ready } = this;
    if (!ready) return false;
    return this.#decide(keyOf(ready), null, () => areTwo(ready.one, ready.other));
  }

  /** `gone`: what is no asset by itself any more. */
  async #decide(key: string, gone: AssetId | null, work: () => Promise<boolean>): Promise<boolean> {
    if (this.#deciding) return false;
    this.#deciding = true;
    const done = await work();
    this.#deciding = false;
    if (!done) return false;
    this.#decided = key;
    const at = this.#place(key);
    const { found } = this;
    if (found && at >= 0) {
      // Until the core has answered anew, the next pair is looked at.
      const left = found.pairs.filter((each) => keyOf(each) !== key && each.one.id !== gone && each.other.id !== gone);
      this.found = { total: found.total - (found.pairs.length - left.length), pairs: left };
      this.#goTo(at);
    }
    return true;
  }

  #place(key: string | null): number {
    return this.pairs.findIndex((each) => keyOf(each) === key);
  }

  /** To the pair that stands there, or else to the last. */
  #goTo(at: number) {
    const there = this.pairs[Math.min(at, this.pairs.length - 1)];
    this.go(there ? keyOf(there) : null);
  }

  #take(found: PairPage) {
    this.found = found;
    this.failed = null;
    if (this.#decided !== null && this.#place(this.#decided) >= 0) {
      this.go(this.#decided);
      this.#decided = null;
    } else if (duplicates.at !== null && this.#place(duplicates.at) >= 0) this.go(duplicates.at);
    else this.#goTo(this.#at);
  }

  /** Of a pair that was looked at already, what somebody has chosen stays. */
  #read(answer: Comparison) {
    if (!this.comparison || keyOf(this.comparison) !== keyOf(answer)) {
      this.keep = staysFirst(answer);
      this.picked = {};
    }
    this.comparison = answer;
  }
}

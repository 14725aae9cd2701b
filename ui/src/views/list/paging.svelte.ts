// The rows of a long list, a page at a time: only pages in view are asked for, and those that are
// far out of view are forgotten.

import type { AssetPage, AssetRow, Sort } from '../../core/bindings';

/** The core gives at most this many rows at once. */
export const PAGE = 200;
/** Pages kept: those around what is in view. */
const KEPT = 6;

interface Question {
  query: string;
  sort: Sort;
}
type Ask = (question: Question & { offset: number; limit: number }) => Promise<AssetPage>;

export class Paging {
  /** How many there are; null until the first answer. */
  total = $state<number | null>(null);
  #pages = $state.raw<Record<number, AssetRow[]>>({});
  #ask: Ask;
  #failed: (reason: unknown) => void;
  #question: Question = { query: '', sort: { by: 'name', descending: false } };
  #turn = 0;
  /** Pages that are here or on their way. */
  #asked: number[] = [];
  #inView: [number, number] = [0, 0];

  constructor(ask: Ask, failed: (reason: unknown) => void) {
    this.#ask = ask;
    this.#failed = failed;
  }

  row(index: number): AssetRow | undefined {
    return this.#pages[Math.floor(index / PAGE)]?.[index % PAGE];
  }

  /** All rows from one index to another, where they are known. */
  between(from: number, to: number): AssetRow[] {
    const [first, last] = from < to ? [from, to] : [to, from];
    const indices = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return indices.flatMap((index) => this.row(index) ?? []);
  }

  /** Another question, or the same after a change. The old rows stay until the new ones come. */
  again(question: Question) {
    this.#question = question;
    this.#turn += 1;
    this.#asked = [];
    const [first, last] = this.#inView;
    const pages = pagesOf(first, last);
    pages.forEach((page, i) => this.#fetch(page, i === 0));
  }

  /** Rows from `first` to `last` are in view. */
  show(first: number, last: number) {
    this.#inView = [first, last];
    for (const page of pagesOf(first, last)) if (!this.#asked.includes(page)) this.#fetch(page, false);
  }

  #fetch(page: number, fresh: boolean) {
    const turn = this.#turn;
    this.#asked.push(page);
    this.#ask({ ...this.#question, offset: page * PAGE, limit: PAGE }).then(
      (answer) => turn === this.#turn && this.#heard(page, answer, fresh),
      (reason: unknown) => {
        if (turn !== this.#turn) return;
        this.#forget(page);
        this.#failed(reason);
      },
    );
  }

  #heard(page: number, { total, rows }: AssetPage, fresh: boolean) {
    const pages = fresh ? {} : { ...this.#pages };
    pages[page] = rows;
    const middle = Math.floor((this.#inView[0] + this.#inView[1]) / 2 / PAGE);
    const distance = (each: number) => Math.abs(each - middle);
    const far = Object.keys(pages).map(Number).sort((a, b) => distance(a) - distance(b)).slice(KEPT);
    for (const each of far) {
      delete pages[each];
      this.#forget(each);
    }
    this.#pages = pages;
    this.total = total;
    // Fewer than before, and what was in view is gone: begin at the top.
    if (rows.length === 0 && total > 0 && page > 0) this.show(0, PAGE - 1);
  }

  #forget(page: number) {
    this.#asked = this.#asked.filter((each) => each !== page);
  }
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(first, last) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

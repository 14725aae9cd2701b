// The rows of a long table, a page at a time: only pages in view are asked for, and those that are far
// out of view are forgotten.

import type { Group, Stood, TableAsked, TablePage, TableRow } from '../../core/bindings';

/** The core gives at most this many rows at once. */
export const PAGE = 200;
/** Pages kept: those around what is in view. */
const KEPT = 6;

export interface Question {
  asked: TableAsked;
  /** Wanted as they would be typed. */
  fields: string[];
}
export type Ask = (question: Question & { offset: number; limit: number; stood: Stood | null }) => Promise<TablePage>;

interface Heard {
  failed: (reason: unknown) => void;
  /** The rows are new; and where the asset stands now that was looked for. */
  renewed: (at: number | null) => void;
}

export class Paging {
  /** How many assets there are; null until the first answer. */
  total = $state<number | null>(null);
  /** How many rows: more than assets, where one stands under several headings. */
  rows = $state(0);
  groups = $state.raw<Group[]>([]);
  #pages = $state.raw<Record<number, TableRow[]>>({});
  #ask: Ask;
  #heard: Heard;
  #question: Question | null = null;
  #turn = 0;
  /** The turn of the rows that are here. */
  #turnOfRows = 0;
  /** Pages that are here or on their way. */
  #asked: number[] = [];
  /** Pages of the rows in view. */
  #inView: number[] = [0];

  constructor(ask: Ask, heard: Heard) {
    this.#ask = ask;
    this.#heard = heard;
  }

  row(offset: number): TableRow | undefined {
    return this.#pages[Math.floor(offset / PAGE)]?.[offset % PAGE];
  }

  /** Another question, or the same after a change. The old rows stay until the new ones come. */
  again(question: Question, stood: Stood | null = null) {
    this.#question = question;
    this.#turn += 1;
    this.#asked = [];
    this.#inView.forEach((page, i) => this.#fetch(page, i === 0 ? stood : null, i === 0));
  }

  /** These rows are in view. */
  show(offsets: number[]) {
    const pages: number[] = [];
    for (const offset of offsets) {
      const page = Math.floor(Math.max(0, offset) / PAGE);
      if (!pages.includes(page)) pages.push(page);
    }
    if (pages.length > 0) this.#inView = pages;
    for (const page of pages) if (!this.#asked.includes(page)) this.#fetch(page);
  }

  /** `tells` whether its answer says where the asset stands that is looked for. */
  #fetch(page: number, stood: Stood | null = null, tells = false) {
    if (!this.#question) return;
    const turn = this.#turn;
    this.#asked.push(page);
    this.#ask({ ...this.#question, offset: page * PAGE, limit: PAGE, stood }).then(
      (answer) => {
        if (turn !== this.#turn) return;
        this.#take(page, answer);
        if (tells) this.#heard.renewed(answer.at);
      },
      (reason: unknown) => {
        if (turn !== this.#turn) return;
        this.#forget(page);
        this.#heard.failed(reason);
      },
    );
  }

  #take(page: number, { total, groups, rows }: TablePage) {
    const pages = this.#turnOfRows === this.#turn ? { ...this.#pages } : {};
    this.#turnOfRows = this.#turn;
    pages[page] = rows;
    const distance = (each: number) => Math.min(...this.#inView.map((shown) => Math.abs(each - shown)));
    const far = Object.keys(pages).map(Number).sort((a, b) => distance(a) - distance(b)).slice(KEPT);
    for (const each of far.filter((each) => !this.#inView.includes(each))) {
      delete pages[each];
      this.#forget(each);
    }
    this.#pages = pages;
    this.total = total;
    this.groups = groups;
    this.rows = groups.length > 0 ? groups.reduce((sum, { count }) => sum + count, 0) : total;
    // Fewer than before, and what was in view is gone: begin at the top.
    if (rows.length === 0 && total > 0 && page > 0) this.show([0]);
  }

  #forget(page: number) {
    this.#asked = this.#asked.filter((each) => each !== page);
  }
}

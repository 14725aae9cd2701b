// The rows of the table of ties, a page at a time: only pages in view are asked for.

import type { TieRow, TiesAsked, TiesPage } from '../../core/bindings';

/** Rows that are asked for at once. */
export const PAGE = 200;

type Ask = (asked: TiesAsked, offset: number, limit: number) => Promise<TiesPage>;

export class TiePages {
  /** How many ties there are; null until the first answer. */
  of = $state<number | null>(null);
  /** The turn of the rows that are here: it moves on when others come for another question. */
  turn = $state(0);
  #pages = $state.raw<Record<number, TieRow[]>>({});
  #ask: Ask;
  #failed: (reason: unknown) => void;
  #asked: TiesAsked | null = null;
  #turn = 0;
  /** Pages that are here or on their way. */
  #begun: number[] = [];
  #inView: number[] = [0];

  constructor(ask: Ask, failed: (reason: unknown) => void) {
    this.#ask = ask;
    this.#failed = failed;
  }

  row(i: number): TieRow | undefined {
    return this.#pages[Math.floor(i / PAGE)]?.[i % PAGE];
  }

  /** Another question, or the same after a change. The old rows stay until the new ones come. */
  again(asked: TiesAsked) {
    this.#asked = asked;
    this.#turn += 1;
    this.#begun = [];
    for (const page of this.#inView) this.#fetch(page);
  }

  /** Rows from one to another are in view. */
  show(first: number, last: number) {
    const pages = [Math.floor(Math.max(0, first) / PAGE), Math.floor(Math.max(0, last) / PAGE)];
    this.#inView = pages.filter((page, i) => pages.indexOf(page) === i);
    for (const page of this.#inView) if (!this.#begun.includes(page)) this.#fetch(page);
  }

  #fetch(page: number) {
    if (!this.#asked) return;
    const turn = this.#turn;
    this.#begun.push(page);
    this.#ask(this.#asked, page * PAGE, PAGE).then(
      (answer) => {
        if (turn !== this.#turn) return;
        const before = this.turn === turn ? this.#pages : {};
        this.turn = turn;
        this.#pages = { ...before, [page]: answer.rows };
        this.of = answer.of;
      },
      (reason: unknown) => {
        if (turn !== this.#turn) return;
        this.#begun = this.#begun.filter((other) => other !== page);
        this.#failed(reason);
      },
    );
  }
}

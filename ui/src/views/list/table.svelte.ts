// The table as it is looked at: what it asks for, which line and column the cursor is in, and which range.

import { SvelteSet } from 'svelte/reactivity';
import type { AssetId, Order, TableAsked, TableRow } from '../../core/bindings';
import { call } from '../../core/call';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import type { Column } from './columns';
import { Editing } from './editing.svelte';
import { Layout } from './layout.svelte';
import { linesOf, type Line } from './lines';
import { rangeOf, within, type Range, type Spot } from './moves';
import { Paging, type Question } from './paging.svelte';

export class Table {
  readonly layout = new Layout();
  readonly editing = new Editing();
  readonly paging = new Paging((question) => call('table', question), {
    failed: (reason) => messages.fail(reason),
    renewed: (at) => this.#renewed(at),
  });
  /** What somebody chose; otherwise the best match first, or the name. */
  chosenSort = $state.raw<Order[]>([]);
  /** Headings whose rows are hidden. */
  readonly closed = new SvelteSet<string>();
  /** The cell that the keyboard is on. */
  cursor = $state.raw<Spot>({ line: 0, column: 0 });
  /** The other corner of a range; the cursor itself where there is none. */
  anchor = $state.raw<Spot>({ line: 0, column: 0 });
  /** The columns that there is room for. */
  columns = $state.raw<Column[]>([]);
  /** The column whose values are being chosen from. */
  filtering = $state<string | null>(null);
  /** The column before which one that is dragged would come to stand. */
  dropping = $state<string | null>(null);
  /** By the best match where words are looked for. */
  hasWords = $state(false);
  /** Counts up when the cursor should come into view. */
  reveal = $state(0);

  readonly lines = $derived(linesOf(this.paging.groups, this.paging.rows, this.closed));
  readonly sort = $derived<Order[]>(
    this.chosenSort.length > 0 ? this.chosenSort : [{ by: this.hasWords ? 'rank' : 'name', descending: false }],
  );
  readonly range = $derived<Range>(rangeOf(this.anchor, this.cursor));

  line(at: number): Line | undefined {
    return this.lines.at(at);
  }

  /** The row in a line; nothing for a heading, or while it is on its way. */
  rowAt(line: number): TableRow | undefined {
    const there = this.lines.at(line);
    return there?.is === 'row' ? this.paging.row(there.offset) : undefined;
  }

  get row(): TableRow | undefined {
    return this.rowAt(this.cursor.line);
  }

  get column(): Column | undefined {
    return this.columns[this.cursor.column];
  }

  /** More than one cell is chosen. */
  get isRange(): boolean {
    return this.anchor.line !== this.cursor.line || this.anchor.column !== this.cursor.column;
  }

  has = (spot: Spot) => this.isRange && within(this.range, spot);

  go(to: Spot, extend = false) {
    const line = extend ? Math.max(0, to.line) : to.line;
    this.cursor = { ...to, line };
    if (!extend) this.anchor = this.cursor;
    this.reveal += 1;
  }

  /** Asks anew: after a change the cursor stays with its asset, after another question it begins at the top. */
  ask(question: Question, isAnother: boolean) {
    if (isAnother) {
      this.go({ line: Math.min(0, this.cursor.line), column: this.cursor.column });
      this.editing.leave();
    }
    const id: AssetId | undefined = this.editing.open?.id ?? this.row?.row.id;
    const there = this.lines.at(this.editing.open?.line ?? this.cursor.line);
    const near = there?.is === 'row' ? there.offset : 0;
    this.paging.again(question, id && !isAnother ? { id, near } : null);
  }

  #renewed(at: number | null) {
    this.editing.renewed();
    const { open } = this.editing;
    if (at === null) {
      // What was edited is not shown any more: what was typed is kept.
      if (open) this.editing.commit();
      const last = Math.max(0, this.lines.count - 1);
      if (this.cursor.line > last) this.go({ ...this.cursor, line: last });
      return;
    }
    const line = this.lines.lineOf(at);
    if (open && open.line !== line) this.editing.moved(line);
    if (this.cursor.line < 0 || line === this.cursor.line) return;
    this.go({ ...this.cursor, line });
  }

  /** Down or up in the column, as after typing. */
  next(by: 1 | -1) {
    const line = this.cursor.line + by;
    if (this.lines.at(line)) this.go({ ...this.cursor, line });
  }

  /** Along the row, and on to the next one. */
  nextCell(back: boolean) {
    const { line, column } = this.cursor;
    const to = column + (back ? -1 : 1);
    if (to >= 0 && to < this.columns.length) this.go({ line, column: to });
    else if (this.lines.at(line + (back ? -1 : 1))) this.go({ line: line + (back ? -1 : 1), column: back ? this.columns.length - 1 : 0 });
  }

  /** Makes a column wider or narrower by a step. */
  widen({ id, least }: Column, steps: number) {
    const drawn = document.querySelector(`[data-heading='${id}']`)?.getBoundingClientRect().width ?? 0;
    const rem = drawn / (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
    this.layout.resize(id, (this.layout.widths[id] ?? (rem || least)) + steps);
  }

  get readOnly(): boolean {
    return catalogue.readOnly !== null;
  }

  /** Opens or closes a heading. */
  fold(value: string) {
    if (!this.closed.delete(value)) this.closed.add(value);
  }

  /** The rows of a range of lines, as offsets; headings among them are none. */
  offsets({ top, bottom }: Pick<Range, 'top' | 'bottom'>): number[] {
    const found: number[] = [];
    for (let line = top; line <= bottom; line += 1) {
      const there = this.lines.at(line);
      if (there?.is === 'row') found.push(there.offset);
    }
    return found;
  }

  /** The assets in a range of lines, each once, also those that are far out of view. */
  async ids(asked: TableAsked, range: Pick<Range, 'top' | 'bottom'>): Promise<AssetId[]> {
    const offsets = this.offsets(range);
    const known = offsets.map((offset) => this.paging.row(offset)?.row.id);
    if (!known.includes(undefined)) return once(known as AssetId[]);
    const parts = runs(offsets).map(([from, to]) => call('table_ids', { asked, from, to }));
    return once((await Promise.all(parts)).flat());
  }
}

/** Rows that follow on one another, as from and before: what lies in closed groups is left out. */
function runs(offsets: number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const offset of offsets) {
    const last = found.at(-1);
    if (last && last[1] === offset) last[1] += 1;
    else found.push([offset, offset + 1]);
  }
  return found;
}

/** Each once, in their order. */
const once = (ids: AssetId[]): AssetId[] => Object.keys(Object.fromEntries(ids.map((id) => [id, true])));

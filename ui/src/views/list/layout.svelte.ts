// Which columns the table has, in which order and how wide, and what its headings are. Kept on this laptop.

import type { GroupBy } from '../../core/bindings';
import { isFieldHere } from '../../state/fields';
import { COLUMNS, USUAL, columnOf, isOwn, type Wide } from './columns';

const KEY = 'hereabouts.list';
const GROUPS: (GroupBy | null)[] = [null, 'kind', 'tag', 'area'];

/** What the table can be parted by in this catalogue. */
export const groups = (): (GroupBy | null)[] => GROUPS.filter((by) => by !== 'tag' || isFieldHere('tags'));

interface Kept {
  shown: string[];
  widths: Record<string, number>;
  group: GroupBy | null;
}

export class Layout {
  /** The name stands first, always. */
  shown = $state.raw<string[]>(USUAL);
  /** In rem, as somebody made them. */
  widths = $state.raw<Record<string, number>>({});
  group = $state<GroupBy | null>(null);

  constructor() {
    const kept = remembered();
    if (!kept) return;
    this.shown = tidied(kept.shown ?? USUAL);
    this.widths = Object.fromEntries(
      Object.entries(kept.widths ?? {}).filter(([id, rem]) => isKnown(id) && Number.isFinite(rem) && rem >= 3),
    );
    this.group = groups().includes(kept.group ?? null) ? (kept.group ?? null) : null;
  }

  /** What the headings say already needs no column. */
  get wanted(): Wide[] {
    return this.shown.flatMap((id) => {
      if (id === 'kind' && this.group === 'kind') return [];
      const column = columnOf(id);
      return column ? [{ column, width: this.widths[id] ?? null }] : [];
    });
  }

  show(id: string, on: boolean) {
    if (id === 'name') return;
    const rest = this.shown.filter((each) => each !== id);
    this.shown = on ? [...rest, id] : rest;
    this.#keep();
  }

  /** Puts a column before or after where it is, by so many places. */
  move(id: string, by: number) {
    const at = this.shown.indexOf(id);
    if (at > 0) this.put(id, at + by);
  }

  /** Puts a column at a place. */
  put(id: string, place: number) {
    if (id === 'name' || !this.shown.includes(id)) return;
    const rest = this.shown.filter((each) => each !== id);
    const to = Math.max(1, Math.min(rest.length, place));
    this.shown = [...rest.slice(0, to), id, ...rest.slice(to)];
    this.#keep();
  }

  resize(id: string, rem: number) {
    this.widths = { ...this.widths, [id]: Math.round(Math.max(3, Math.min(60, rem)) * 100) / 100 };
    this.#keep();
  }

  groupBy(group: GroupBy | null) {
    this.group = group;
    this.#keep();
  }

  /** As it was before anybody chose. */
  reset() {
    this.shown = USUAL;
    this.widths = {};
    this.#keep();
  }

  get isUsual(): boolean {
    return this.shown.join() === USUAL.join() && Object.keys(this.widths).length === 0;
  }

  #keep() {
    const kept: Kept = { shown: this.shown, widths: this.widths, group: this.group };
    localStorage.setItem(KEY, JSON.stringify(kept));
  }
}

/** The team's own fields differ from one catalogue to the next: the column comes back where its field is. */
const isKnown = (id: unknown): id is string =>
  typeof id === 'string' && (isOwn(id) || COLUMNS.some((column) => column.id === id));

function tidied(shown: unknown): string[] {
  const all: string[] = Array.isArray(shown) ? shown.filter(isKnown) : USUAL;
  return [...new Set(['name', ...all])];
}

function remembered(): Partial<Kept> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return typeof kept === 'object' ? kept : null;
  } catch {
    return null;
  }
}

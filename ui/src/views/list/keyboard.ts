// The keyboard of the table: what each key does while no cell is being typed in.

import { tick } from 'svelte';
import type { TableAsked } from '../../core/bindings';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { selection } from '../../state/selection.svelte';
import { language } from '../../text/language.svelte';
import { list as words } from '../../text/words';
import { moved, tabbed, types } from './moves';
import { clear, copy, fillDown } from './ranges';
import { heading } from './say';
import { sortedAlsoBy, sortedBy } from './sorting';
import type { Table } from './table.svelte';

interface Around {
  table: Table;
  asked: TableAsked;
  /** Lines in view. */
  page: number;
  openCard: (line: number) => void;
}

/** Does what a key asks for. Answers whether it did anything. */
export function answer(event: KeyboardEvent, around: Around): boolean {
  const { table } = around;
  if (event.isComposing) return false;
  const ctrl = event.ctrlKey || event.metaKey;
  const done = table.cursor.line < 0 ? onHeading(event, table) : ctrl ? withCtrl(event, around) : plainly(event, around);
  if (done) return true;
  if (event.altKey) return false;
  if (event.key === 'Tab') {
    const to = tabbed(table.cursor, event.shiftKey, table.columns.length);
    // Beyond the ends of the row the focus goes on.
    if (to) table.go(to);
    return to !== undefined;
  }
  const field = {
    lines: table.lines.count,
    columns: table.columns.length,
    page: around.page,
    mirrored: language.direction === 'rtl',
  };
  const to = moved(table.cursor, event, field);
  if (to) table.go(to, event.shiftKey);
  return to !== undefined;
}

function withCtrl(event: KeyboardEvent, { table, asked, openCard }: Around): boolean {
  switch (event.key.toLowerCase()) {
    case 'a':
      void selectAll(table, asked);
      return true;
    case 'c':
      void copy(table, asked);
      return true;
    case 'd':
      void fillDown(table, asked);
      return true;
    case 'enter':
      openCard(table.cursor.line);
      return true;
    default:
      return false;
  }
}

/** All that is shown, also what is far out of view. */
export async function selectAll(table: Table, asked: TableAsked) {
  try {
    selection.mark(await table.ids(asked, { top: 0, bottom: table.lines.count - 1 }));
  } catch (reason) {
    messages.fail(reason);
  }
}

function plainly(event: KeyboardEvent, { table, asked, openCard }: Around): boolean {
  const there = table.line(table.cursor.line);
  if (there?.is === 'heading') {
    if (event.key !== 'Enter' && event.key !== ' ') return false;
    table.fold(table.paging.groups[there.group]?.value ?? '');
    return true;
  }
  switch (event.key) {
    case 'Escape':
      return stepBack(table);
    case ' ':
      if (event.shiftKey) void table.ids(asked, table.range).then((ids) => selection.mark(ids), (reason: unknown) => messages.fail(reason));
      else if (table.row) selection.toggle(table.row.row.id);
      return true;
    case 'Enter':
    case 'F2':
      if (table.column?.field === null) openCard(table.cursor.line);
      else edit(table);
      return true;
    case 'Delete':
    case 'Backspace':
      // Rows that are selected go into the bin, as everywhere; else cells are cleared.
      if (table.column?.id === 'name' && !table.isRange) {
        if (table.row && selection.has(table.row.row.id)) return false;
        messages.say(words.binHint);
        return true;
      }
      void clear(table, asked);
      return true;
    default:
      if (!types(event)) return false;
      return edit(table, event.key);
  }
}

/** Begins to type in the cell of the cursor, over what stands there if `typed` is given. */
function edit(table: Table, typed: string | null = null): boolean {
  const { row, column } = table;
  if (!row || !column) return false;
  if (catalogue.readOnly !== null) {
    if (typed === null) messages.say(words.readOnly);
    return typed === null;
  }
  if (column.field === null) messages.say(words.notTyped(heading(column)));
  else table.editing.begin(row.row.id, table.cursor.line, column, row.typed[column.field] ?? '', typed);
  return true;
}

/** What could not be kept is put away first, then a range. */
function stepBack(table: Table): boolean {
  if (table.editing.putAway()) return true;
  if (!table.isRange) return false;
  table.go(table.cursor);
  return true;
}

function onHeading(event: KeyboardEvent, table: Table): boolean {
  const { column } = table;
  if (!column) return false;
  const onward = language.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const along = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
  const by = event.key === onward ? 1 : -1;
  if (along && event.ctrlKey && event.shiftKey) {
    table.layout.move(column.id, by);
    // The keyboard goes with the column, once it is drawn in its new place.
    void tick().then(() => {
      const at = table.columns.findIndex(({ id }) => id === column.id);
      if (at >= 0) table.go({ line: -1, column: at });
    });
  } else if (along && event.shiftKey) table.widen(column, by);
  else if (event.key === 'Enter' || event.key === ' ')
    table.chosenSort = event.shiftKey ? sortedAlsoBy(table.sort, column.id) : sortedBy(table.sort, column.id);
  else if (event.key === 'ArrowDown' && event.altKey && column.facet) table.filtering = column.id;
  else return false;
  return true;
}

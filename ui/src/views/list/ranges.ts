// What is done to a range of cells: copied, pasted over, filled down, cleared.

import type { AssetId, Many, TableAsked } from '../../core/bindings';
import { call } from '../../core/call';
import { copyText } from '../../core/shell';
import { undoIt } from '../../operations/undo';
import { catalogue } from '../../state/catalogue.svelte';
import { messages } from '../../state/messages.svelte';
import { list as words, said } from '../../text/words';
import type { Column } from './columns';
import type { Range } from './moves';
import { choiceWords, heading } from './say';
import type { Table } from './table.svelte';

/** A table of texts that would be laid over cells. */
export interface Paste {
  change: Extract<Many, { how: 'cells' }>;
  /** Headings of columns that nothing is typed in. */
  leftOut: string[];
  /** Columns beyond the last one of the table. */
  beyond: number;
}

const columnsOf = (table: Table, { start, end }: Range): Column[] => table.columns.slice(start, end + 1);

/** Puts the cells of the range into the clipboard, as a spreadsheet takes them. */
export async function copy(table: Table, asked: TableAsked) {
  try {
    const ids = await table.ids(asked, table.range);
    const columns = columnsOf(table, table.range).map(({ id }) => id);
    const copied = await call('copy_cells', { ids, columns, words: choiceWords() });
    await copyText(copied.text);
    messages.say(copied.stays > 0 ? words.copiedBut(copied.rows, copied.stays) : words.copied(copied.rows));
  } catch (reason) {
    messages.fail(reason);
  }
}

/** What a text from the clipboard would be laid over: from the upper corner of the range on. */
export async function pasted(table: Table, asked: TableAsked, text: string): Promise<Paste> {
  let cells = await call('read_cells', { text });
  const { top, bottom, start, end } = table.range;
  // One cell fills the whole range.
  if (cells.length === 1 && cells[0]?.length === 1)
    cells = Array.from({ length: bottom - top + 1 }, () => Array<string>(end - start + 1).fill(cells[0]?.[0] ?? ''));
  const width = Math.max(...cells.map((row) => row.length));
  const under = table.columns.slice(start, start + width);
  const typed = under.map((column, i) => ({ column, i })).filter(({ column }) => column.field !== null);
  return {
    change: {
      how: 'cells',
      ids: await from(table, asked, top, cells.length),
      fields: typed.map(({ column }) => column.field ?? ''),
      // A row that is shorter than the others is blank there.
      cells: cells.map((row) => typed.map(({ i }) => row[i] ?? '')),
      new: null,
    },
    leftOut: under.filter(({ field }) => field === null).map(heading),
    beyond: width - under.length,
  };
}

/** The assets in so many rows from a line on; fewer at the end of the table. */
async function from(table: Table, asked: TableAsked, top: number, rows: number): Promise<AssetId[]> {
  const offsets: number[] = [];
  for (let line = top; line < table.lines.count && offsets.length < rows; line += 1) {
    const there = table.line(line);
    if (there?.is === 'row') offsets.push(there.offset);
  }
  const known = offsets.map((offset) => table.paging.row(offset)?.row.id);
  if (!known.includes(undefined)) return known as AssetId[];
  const first = offsets[0] ?? 0;
  return call('table_ids', { asked, from: first, to: (offsets.at(-1) ?? -1) + 1 });
}

/** What stands in the first row of the range goes into the others. */
export async function fillDown(table: Table, asked: TableAsked) {
  const { top, bottom } = table.range;
  const first = table.rowAt(top);
  if (!first || top === bottom) return messages.say(words.fillNothing);
  await write(table, asked, { top: top + 1, bottom }, ({ field }) => first.typed[field ?? ''] ?? '');
}

export async function clear(table: Table, asked: TableAsked) {
  await write(table, asked, table.range, () => '');
}

async function write(table: Table, asked: TableAsked, lines: Pick<Range, 'top' | 'bottom'>, text: (column: Column) => string) {
  if (catalogue.readOnly !== null) return messages.say(words.readOnly);
  try {
    const columns = columnsOf(table, table.range).filter(({ field }) => field !== null);
    const ids = await table.ids(asked, lines);
    const row = columns.map(text);
    const change: Many = { how: 'cells', ids, fields: columns.map(({ field }) => field ?? ''), cells: ids.map(() => row), new: null };
    await changed(change);
  } catch (reason) {
    messages.fail(reason);
  }
}

/** Does it, and says what was done. */
export async function changed(change: Many) {
  const done = await catalogue.mutate('change_many', { change, words: choiceWords() });
  const cells = change.how === 'cells';
  const sentence = cells ? words.cellsChanged(done.change, done.new) : words.assetsChanged(done.change);
  const [reason] = done.reasons;
  const but = reason ? ` ${words.refusedOf(done.refused)} ${said(reason.why)}` : '';
  messages.say(sentence + but, done.change + done.new > 0 ? undoIt() : null);
}

// What stands in the cells of the table, in the words of the window.

import type { AssetRow, TableRow } from '../../core/bindings';
import { browser, card, fieldName, kindWords, list as words, oneOfKind, statusWords } from '../../text/words';
import { COLUMNS, isOwn, type Column } from './columns';

/** The heading of a column. */
export const heading = ({ id }: Pick<Column, 'id'>): string =>
  (words.columns as Record<string, string | undefined>)[id] ?? fieldName(id);

/** What a choice of a column is called. */
export function choice(column: Column, value: string): string {
  if (value === '') return column.shape === 'yesno' ? card.no : words.blank;
  if (column.shape === 'yesno') return card.yes;
  if (isOwn(column.id)) return value === 'yes' ? card.yes : value === 'no' ? card.no : value;
  if (column.id === 'kind') return oneOfKind[value as AssetRow['kind']] ?? value;
  if (column.id === 'status') return statusWords[value as AssetRow['status']] ?? value;
  return words.audiences[value as keyof typeof words.audiences] ?? value;
}

/** What the core is told choices are called, so that it understands what is pasted and writes what is seen. */
export function choiceWords(): Record<string, string> {
  const all: Record<string, string> = { yes: card.yes, no: card.no };
  for (const column of COLUMNS.filter(({ shape }) => shape === 'choice'))
    for (const value of column.choices) all[`${column.id}/${value}`] = choice(column, value);
  return all;
}

/** The text of a cell that is typed, as it is read. */
export function shown(line: TableRow, column: Column): string {
  const typed = (column.field && line.typed[column.field]) ?? '';
  return column.shape === 'choice' || column.shape === 'yesno' ? (typed === '' ? '' : choice(column, typed)) : typed;
}

/** The words of a heading that parts the table. */
export function groupName(by: 'kind' | 'tag' | 'area', value: string): string {
  if (value === '') return words.without[by];
  return by === 'kind' ? (kindWords[value as AssetRow['kind']] ?? value) : value;
}

/** How many rows stand under it. */
export const groupCount = (n: number) => browser.all(n);

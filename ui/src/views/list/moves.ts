// Where a key takes the cursor of the table.

/** A cell: its line (-1 for the row of headings), and the place of its column. */
export interface Spot {
  line: number;
  column: number;
}

export interface Field {
  lines: number;
  columns: number;
  /** Lines in view. */
  page: number;
  /** The window is mirrored: the right arrow goes back. */
  mirrored: boolean;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/** The cell that a key goes to; nothing for keys that go nowhere. */
export function moved(from: Spot, press: Press, field: Field): Spot | undefined {
  const ctrl = press.ctrlKey || press.metaKey;
  const onward = field.mirrored ? -1 : 1;
  const [lastLine, lastColumn] = [field.lines - 1, field.columns - 1];
  const to = (line: number, column: number): Spot => ({
    line: Math.max(-1, Math.min(lastLine, line)),
    column: Math.max(0, Math.min(lastColumn, column)),
  });
  const { line, column } = from;
  switch (press.key) {
    case 'ArrowDown':
      return to(ctrl ? lastLine : line + 1, column);
    case 'ArrowUp':
      return to(ctrl ? 0 : line - 1, column);
    case 'ArrowRight':
      return to(line, ctrl ? (field.mirrored ? 0 : lastColumn) : column + onward);
    case 'ArrowLeft':
      return to(line, ctrl ? (field.mirrored ? lastColumn : 0) : column - onward);
    case 'Home':
      return to(ctrl ? 0 : line, 0);
    case 'End':
      return to(ctrl ? lastLine : line, lastColumn);
    case 'PageDown':
      return to(line + field.page, column);
    case 'PageUp':
      return to(Math.max(0, line - field.page), column);
    default:
      return undefined;
  }
}

/** The next or the last cell along the row; nothing beyond its ends. */
export function tabbed(from: Spot, back: boolean, columns: number): Spot | undefined {
  const column = from.column + (back ? -1 : 1);
  return column >= 0 && column < columns ? { ...from, column } : undefined;
}

/** Does this key begin to type over what stands in a cell? */
export function types(press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  // AltGr, with which many keyboards write letters, may be Ctrl and Alt at once.
  const letter = press.ctrlKey === press.altKey && !press.metaKey;
  return [...press.key].length === 1 && press.key !== ' ' && letter;
}

/** A rectangle of cells. */
export interface Range {
  top: number;
  bottom: number;
  start: number;
  end: number;
}

export function rangeOf(one: Spot, other: Spot): Range {
  return {
    top: Math.max(0, Math.min(one.line, other.line)),
    bottom: Math.max(one.line, other.line),
    start: Math.min(one.column, other.column),
    end: Math.max(one.column, other.column),
  };
}

export const within = (range: Range, { line, column }: Spot) =>
  line >= range.top && line <= range.bottom && column >= range.start && column <= range.end;

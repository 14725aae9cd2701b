// The file being looked at, whose rows are assets: its columns, what its rows are, and what was decided.

import type { AssetKind, ImportOptions, ImportPlan, RowDecision, RowPlan } from '../../core/bindings';
import { decide, noOptions } from './decisions';
import { FilePlanning } from './file-planning.svelte';

export class Planning extends FilePlanning<ImportOptions, ImportPlan> {
  options = $state.raw<ImportOptions>(noOptions());
  /** Rows decided here, as they were while still doubtful. */
  decided = $state.raw<Record<number, RowPlan>>({});

  protected none() {
    return noOptions();
  }

  override close() {
    super.close();
    this.decided = {};
  }

  /** Another sheet is another list: nothing chosen for the first one holds. Who may see it does. */
  set sheet(sheet: string) {
    this.decided = {};
    this.options = { ...noOptions(), sheet, audience: this.options.audience };
    this.again();
  }

  setColumn(column: number, token: string) {
    this.change({ ...this.options, columns: { ...this.options.columns, [column]: token } });
  }

  get kind(): AssetKind | null {
    return this.options.kind ?? this.plan?.options.kind ?? null;
  }
  set kind(kind: AssetKind | null) {
    this.change({ ...this.options, kind });
  }

  /** "public", "team", or null while nobody has said. */
  get audience(): string | null {
    return this.options.audience ?? this.plan?.options.audience ?? null;
  }
  set audience(audience: string | null) {
    this.change({ ...this.options, audience });
  }

  get swap(): boolean {
    return this.options.swap;
  }
  set swap(swap: boolean) {
    this.change({ ...this.options, swap });
  }

  decide(rows: RowPlan[], decision: RowDecision | null) {
    const decided = { ...this.decided };
    for (const row of rows) {
      if (decision === null) delete decided[row.row];
      else decided[row.row] ??= row;
    }
    this.decided = decided;
    this.change(decide(this.options, rows.map(({ row }) => row), decision));
  }
}

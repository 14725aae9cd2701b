// The file being looked at: how it is to be read, and what bringing it in would do.
// Every change of an option asks for the plan anew; nothing here writes to the catalogue.

import type { AssetKind, ImportOptions, ImportPlan, RowDecision, RowPlan } from '../../core/bindings';
import { asking, type Asking } from '../../state/asking';
import { decide, noOptions } from './decisions';

interface Question {
  path: string;
  options: ImportOptions;
}

export class Planning {
  path = $state.raw<string | null>(null);
  options = $state.raw<ImportOptions>(noOptions());
  plan = $state.raw<ImportPlan | null>(null);
  /** A plan has been asked for and has not come yet. */
  looking = $state(false);
  failure = $state.raw<unknown>(null);
  /** Rows decided here, as they were while still doubtful. */
  decided = $state.raw<Record<number, RowPlan>>({});
  #asking: Asking<Question>;

  constructor(ask: (question: Question) => Promise<ImportPlan>, pause?: number) {
    const heard = {
      answer: (plan: ImportPlan) => this.#heard(plan, null),
      failure: (reason: unknown) => this.#heard(null, reason),
    };
    this.#asking = asking(ask, heard, pause);
  }

  open(path: string) {
    this.close();
    this.path = path;
    this.again();
  }

  /** Forgets the file. */
  close() {
    this.#asking.drop();
    this.path = null;
    this.options = noOptions();
    this.plan = null;
    this.looking = false;
    this.failure = null;
    this.decided = {};
  }

  /** Looks at the same file again, as after it was closed in another program. */
  again() {
    if (this.path === null) return;
    this.looking = true;
    this.failure = null;
    this.#asking.now({ path: this.path, options: this.options });
  }

  /** Another sheet is another list: nothing chosen for the first one holds. Who may see it does. */
  set sheet(sheet: string) {
    this.decided = {};
    this.options = { ...noOptions(), sheet, audience: this.options.audience };
    this.again();
  }

  setColumn(column: number, token: string) {
    this.#change({ ...this.options, columns: { ...this.options.columns, [column]: token } });
  }

  get kind(): AssetKind | null {
    return this.options.kind ?? this.plan?.options.kind ?? null;
  }
  set kind(kind: AssetKind | null) {
    this.#change({ ...this.options, kind });
  }

  /** "public", "team", or null while nobody has said. */
  get audience(): string | null {
    return this.options.audience ?? this.plan?.options.audience ?? null;
  }
  set audience(audience: string | null) {
    this.#change({ ...this.options, audience });
  }

  get swap(): boolean {
    return this.options.swap;
  }
  set swap(swap: boolean) {
    this.#change({ ...this.options, swap });
  }

  decide(rows: RowPlan[], decision: RowDecision | null) {
    const decided = { ...this.decided };
    for (const row of rows) {
      if (decision === null) delete decided[row.row];
      else decided[row.row] ??= row;
    }
    this.decided = decided;
    this.#change(decide(this.options, rows.map(({ row }) => row), decision));
  }

  #change(options: ImportOptions) {
    this.options = options;
    if (this.path === null) return;
    this.looking = true;
    this.#asking.soon({ path: this.path, options });
  }

  #heard(plan: ImportPlan | null, failure: unknown) {
    this.looking = false;
    this.failure = failure;
    // After a failure the last plan stays in view, so that what led to it can be changed.
    if (plan) this.plan = plan;
  }
}

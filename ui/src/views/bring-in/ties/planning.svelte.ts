// The file being looked at, whose rows are ties: what its columns hold, and which tie each of its words is.

import type { AssetKind, TieColumn, TieColumnPlan, TiesOptions, TiesPlan, TieTypePlan } from '../../../core/bindings';
import { FilePlanning } from '../file-planning.svelte';
import { columnsWith } from './columns';

/** Options that leave every guess to the core. */
export const noTiesOptions = (): TiesOptions => ({ sheet: null, columns: {}, kind: null, audience: null, types: {} });

export class TiesPlanning extends FilePlanning<TiesOptions, TiesPlan> {
  options = $state.raw<TiesOptions>(noTiesOptions());
  /** What the core takes a word for while nobody chooses. */
  guessed = $state.raw<Record<string, TieTypePlan>>({});

  protected none() {
    return noTiesOptions();
  }

  override close() {
    super.close();
    this.guessed = {};
  }

  /** Another sheet is another list: nothing chosen for the first one holds. Who may see it does. */
  get sheet(): string | null {
    return this.options.sheet;
  }
  set sheet(sheet: string | null) {
    this.guessed = {};
    this.options = { ...noTiesOptions(), sheet, audience: this.options.audience };
    this.again();
  }

  setColumn(columns: TieColumnPlan[], column: number, holds: TieColumn) {
    this.change({ ...this.options, columns: columnsWith(columns, this.options.columns, column, holds) });
  }

  /** A word of the file is the type of this key, or (null) what the core takes it for. */
  setType(word: string, key: string | null) {
    const types = { ...this.options.types };
    if (key === null) delete types[word];
    else types[word] = key;
    this.change({ ...this.options, types });
  }

  get kind(): AssetKind | null {
    return this.options.kind;
  }
  set kind(kind: AssetKind | null) {
    this.change({ ...this.options, kind });
  }

  /** "public", "team", or null while nobody has said. */
  get audience(): string | null {
    return this.options.audience;
  }
  set audience(audience: string | null) {
    this.change({ ...this.options, audience });
  }

  /** Something is made of which it must be said who may see it: an asset, or words for ties. */
  get makes(): boolean {
    const { plan } = this;
    return plan !== null && (plan.new_assets > 0 || plan.types.some((type) => type.is_new));
  }

  protected override planned(plan: TiesPlan) {
    super.planned(plan);
    const found = plan.types.filter(({ word }) => !(word in this.options.types));
    this.guessed = { ...this.guessed, ...Object.fromEntries(found.map((type) => [type.word, type])) };
  }
}

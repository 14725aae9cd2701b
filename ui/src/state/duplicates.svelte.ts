// Which pair the desk of duplicates looks at. Kept here, so that whoever looks at a card comes back to the same pair.

import type { AssetId } from '../core/bindings';

class Duplicates {
  /** Only what may be the same as this asset; none: every pair. */
  of = $state.raw<{ id: AssetId; name: string } | null>(null);
  /** The pair that is looked at, by its key. */
  at = $state<string | null>(null);
}

export const duplicates = new Duplicates();

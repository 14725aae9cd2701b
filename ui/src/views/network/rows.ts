// Rows of the table of ties: of one asset's card sorted here, and how each is said.

import type { AssetCard, Party, RelationshipType, TieRow, TieSort } from '../../core/bindings';
import { readsAs } from '../../state/tie-types.svelte';

export interface Order {
  by: TieSort;
  descending: boolean;
}

/** Columns that can be sorted by, from the first. */
export const COLUMNS = ['from', 'type', 'to', 'since', 'source'] as const satisfies TieSort[];

/** The ties of an asset as its card has them, as rows of the table. */
export function rowsOf(card: AssetCard, types: Pick<RelationshipType, 'key' | 'wording' | 'merged_into'>[], wanted: { past: boolean; types: string[] }): TieRow[] {
  const own: Party = { id: card.id, name: card.asset.name, kind: card.asset.kind };
  return card.ties
    .filter((tie) => (wanted.past || !tie.past) && (wanted.types.length === 0 || wanted.types.includes(tie.relationship.type)))
    .map((tie) => {
      const other: Party = { id: tie.other, name: tie.other_name, kind: tie.other_kind };
      const row = { id: tie.id, relationship: tie.relationship, past: tie.past };
      // The card says it as seen from its asset, the table from the first to the second.
      const forward = tie.outgoing ? tie.wording : readsAs(types, tie.relationship.type)?.wording;
      if (tie.outgoing || forward === undefined) return { ...row, from: own, to: other, wording: tie.wording };
      return { ...row, from: other, to: own, wording: forward };
    });
}

/** Sorted as the core sorts: by the words in the column, what has none at the end. */
export function sorted(rows: TieRow[], order: Order, locale: string): TieRow[] {
  const key = ({ from, to, wording, relationship }: TieRow): string => {
    switch (order.by) {
      case 'from': return from.name;
      case 'to': return to.name;
      case 'type': return wording;
      case 'since': return relationship.since ?? '';
      case 'until': return relationship.until ?? '';
      case 'source': return relationship.source ?? '';
      case 'strength': return String(relationship.strength ?? '');
      case 'confidence': return relationship.confidence ?? '';
    }
  };
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const way = order.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    if (one === '' || other === '') return Number(one === '') - Number(other === '');
    return way * compare(one, other);
  });
}

/** The same column again turns the order round. */
export const nextOrder = (before: Order, by: TieSort): Order => ({ by, descending: before.by === by && !before.descending });

/** The end that a click on a row leads to: the other one. */
export const otherEnd = ({ from, to }: TieRow, subject: string | null): Party => (to.id === subject ? from : to);

/** A value of the query language in quotation marks. */
export const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

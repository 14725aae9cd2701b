// The legend is the filter: what a click on one of its rows asks for.

import type { Counts, Facet } from '../../core/bindings';

/** Is what this row stands for left out of what is shown? */
export function isOff(facet: Facet, counts: Counts, field: string): boolean {
  const chips = counts.chips.filter((chip) => chip.field === field);
  const hidden = chips.some((chip) => chip.negated && chip.value === facet.value);
  const others = chips.some((chip) => !chip.negated);
  return hidden || (others && !facet.chosen);
}

/** A click hides a kind or shows it again; once only some are asked for, it adds to them. */
export function legendClick(facet: Facet, counts: Counts): { field: string; value: string } {
  const some = counts.chips.some((chip) => chip.field === 'kind' && !chip.negated);
  return { field: some ? 'kind' : '-kind', value: facet.value };
}

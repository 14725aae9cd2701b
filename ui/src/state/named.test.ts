import { expect, test } from 'vitest';
import type { NamedSpan } from '../core/bindings';
import { eachOnce, pieces, standing } from './named';

const span = (asset: string, start: number, length: number): NamedSpan => ({ asset, name: asset, kind: 'person', start, length });

test.each<[string, NamedSpan[], [string, string | null][]]>([
  ['Nadia met Idris.', [span('nadia', 0, 5), span('idris', 10, 5)], [['Nadia', 'nadia'], [' met ', null], ['Idris', 'idris'], ['.', null]]],
  // Signs that take two units of UTF-16 count as one.
  ['🍞🍞 by Nadia', [span('nadia', 6, 5)], [['🍞🍞 by ', null], ['Nadia', 'nadia']]],
  ['Ἰωάννα', [], [['Ἰωάννα', null]]],
  // What overlaps or is past the end is left out, and no letter of the text is lost.
  ['Mill Lane', [span('lane', 0, 9), span('mill', 0, 4), span('far', 20, 3)], [['Mill Lane', 'lane']]],
  ['', [], []],
])('%j is cut at its names', (text, spans, expected) => {
  const cut = pieces(text, spans);
  expect(cut.map(({ text: part, named }) => [part, named?.asset ?? null])).toEqual(expected);
  expect(cut.map((piece) => piece.text).join('')).toBe(text);
});

test.each<[string, string, [string, number][]]>([
  ['Nadia met Idris', 'Nadia met old Idris', [['nadia', 0], ['idris', 14]]],
  ['Nadia met Idris', 'Nadine met Idris', [['idris', 11]]],
  ['Nadia met Idris', 'Nadia met Idris and', [['nadia', 0], ['idris', 10]]],
  ['Nadia met Idris', 'Nadia', [['nadia', 0]]],
  ['Nadia met Idris', '', []],
  ['Nadia met Idris', '🍞 Nadia met Idris', [['nadia', 2], ['idris', 12]]],
])('%j, changed to %j', (before, now, expected) => {
  const left = standing([span('nadia', 0, 5), span('idris', 10, 5)], before, now);
  expect(left.map(({ asset, start }) => [asset, start])).toEqual(expected);
});

test('an asset that is named twice is there once', () => {
  expect(eachOnce([span('nadia', 0, 5), span('idris', 6, 5), span('nadia', 20, 5)]).map(({ start }) => start)).toEqual([0, 6]);
});

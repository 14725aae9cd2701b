import { expect, test } from 'vitest';
import type { TieColumn } from '../../../core/bindings';
import { isNetwork, isPlain, isTable, soundLikeEnds } from './telling';

test.each([
  ['/a/Town.graphml', true],
  ['/a/TOWN.GEXF', true],
  ['/a/graphml.csv', false],
  ['/a/town.xml', false],
])('%s is a network by its name: %s', (path, is) => expect(isNetwork(path)).toBe(is));

test('only the rows of tables can be one or the other', () => {
  expect(['CSV', 'XLSX', 'csv', 'GeoJSON', 'JSON', 'GraphML', 'GEXF'].filter(isTable)).toEqual(['CSV', 'XLSX', 'csv']);
});

const plan = (format: string, ...holds: TieColumn[]) => ({ format, columns: holds.map((each) => ({ name: '', sample: '', holds: each })) });
test.each([
  ['a network whatever its columns', plan('GraphML', 'from_id', 'to_id'), true],
  ['a table that says what both ends are known by', plan('CSV', 'type', 'from_id', 'from', 'to_id'), true],
  ['a table whose ends are guessed', plan('CSV', 'from', 'type', 'to'), false],
  ['a table of which one end is known', plan('XLSX', 'from_id', 'to'), false],
])('%s', (_, file, is) => expect(isPlain(file)).toBe(is));

test.each<[string[], [string, string] | null]>([
  [['Source', 'Target', 'weight'], ['Source', 'Target']],
  [['id', 'from_id', 'To name'], ['from_id', 'To name']],
  [['FROM', 'kind'], null],
  [['Name', 'Address', 'Source'], null],
  [['fromage', 'tool'], null],
])('%j sound like ends: %j', (names, ends) => expect(soundLikeEnds(names)).toEqual(ends));

import { expect, test } from 'vitest';
import type { InboxItem } from '../../core/bindings';
import { alike, becomes } from './draft';

test('what it would become is said as the card says it, without what every asset is', () => {
  const draft = {
    name: 'Playing field',
    kind: 'place',
    audience: 'public',
    sensitivity: 'ordinary',
    status: 'unknown',
    source_type: 'import',
    imported_from: { source: 'greens', row: '7' },
    summary: '',
    extra: { site_type: 'Playing Field', area_name: '' },
    place: { geometry: { type: 'Point', coordinates: [0, 51] }, precision: 'street', address: 'Weir Road' },
  };
  expect(becomes(draft)).toEqual([
    { field: 'audience', text: 'Everyone' },
    { field: 'place', text: 'Weir Road, the street' },
    { field: 'site_type', text: 'Playing Field' },
  ]);
  expect(becomes({ status: 'resting' })).toEqual([{ field: 'status', text: 'Resting' }]);
});

test('rows of one list that wait for one reason are alike', () => {
  const item = (id: string, reason: InboxItem['reason'], source: string | null) => ({
    id,
    is: { reason, source, words: null, title: null, draft: {}, cells: {}, raw_geometry: null, about: null, source_row: null },
  });
  const items = [
    ...['a', 'b', 'c', 'd'].map((id) => item(id, 'needs_name', 'greens')),
    ...['e', 'f'].map((id) => item(id, 'perhaps', 'greens')),
    ...['g', 'h', 'i'].map((id) => item(id, 'jotted', null)),
  ];
  expect(alike(items)).toEqual([{ reason: 'needs_name', source: 'greens', ids: ['a', 'b', 'c', 'd'] }]);
});

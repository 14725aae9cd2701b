import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../../core/bindings';
import { alike, becomes } from './draft';

describe('what an item would become', () => {
  it('says each field, every way to reach it and the day of its last check, and not twice where it came from', () => {
    const draft = {
      name: 'Canal Hall',
      kind: 'place',
      summary: 'A hall',
      imported_from: { source: 'halls', row: '=12.1' },
      source_type: 'import',
    };
    const reach = [
      { channel: 'phone' as const, value: '01632 960001', label: null },
      { channel: 'phone' as const, value: '01632 960002', label: 'hall desk' },
    ];
    const bread = { what: 'sourdough', would_teach: true, domain: null, form: null, terms: null };
    const offering = { gifts: [bread, { ...bread, what: 'bike repair' }], wishes: [{ what: 'company', kind: null }] };
    expect(becomes({ draft, reach, offering, checked: '2024-05-03' })).toEqual([
      { field: 'What it offers', text: 'A hall' },
      { field: 'Phone', text: '01632 960001' },
      { field: 'Phone', text: '01632 960002 (hall desk)' },
      { field: 'Gifts, one after another', text: 'sourdough; bike repair' },
      { field: 'Wishes, one after another', text: 'company' },
      { field: 'Last checked', text: '2024-05-03' },
    ]);
    expect(becomes({ draft: {}, reach: [], offering: null, checked: null })).toEqual([]);
  });

  it('says it as the card does, without what every asset is, and each extra property under its name', () => {
    const draft = {
      audience: 'public',
      sensitivity: 'ordinary',
      status: 'unknown',
      summary: '',
      extra: { site_type: 'Playing Field', area_name: '' },
      place: { geometry: { type: 'Point', coordinates: [0, 51] }, precision: 'street', address: 'Weir Road' },
    };
    const said = becomes({ draft, reach: [], offering: null, checked: null }).map(({ text }) => text);
    expect(said).toEqual(['Everyone', 'Weir Road, the street', 'Playing Field']);
    expect(becomes({ draft: { status: 'resting' }, reach: [], offering: null, checked: null })[0]?.text).toBe('Resting');
  });
});

it('rows of one list that wait for one reason are alike', () => {
  const item = (id: string, reason: InboxItem['reason'], source: string | null) => ({
    id,
    is: { reason, source, words: null, title: null, draft: {}, cells: {}, raw_geometry: null, about: null, tie: null, source_row: null, reach: [], offering: null, checked: null } as InboxItem,
  });
  const items = [
    ...['a', 'b', 'c', 'd'].map((id) => item(id, 'needs_name', 'greens')),
    ...['e', 'f'].map((id) => item(id, 'perhaps', 'greens')),
    ...['g', 'h', 'i'].map((id) => item(id, 'jotted', null)),
  ];
  expect(alike(items)).toEqual([{ reason: 'needs_name', source: 'greens', ids: ['a', 'b', 'c', 'd'] }]);
});

import { describe, expect, it } from 'vitest';
import { becomes } from './draft';

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
    expect(becomes({ draft, reach, checked: '2024-05-03' })).toEqual([
      { field: 'What it offers', text: 'A hall' },
      { field: 'Phone', text: '01632 960001' },
      { field: 'Phone', text: '01632 960002 (hall desk)' },
      { field: 'Last checked', text: '2024-05-03' },
    ]);
    expect(becomes({ draft: {}, reach: [], checked: null })).toEqual([]);
  });
});

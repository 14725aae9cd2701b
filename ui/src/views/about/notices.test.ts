import { describe, expect, it } from 'vitest';
import { matching, textsOf, type Notices, type Part } from './notices';

const part = (name: string, licence: string, more: Partial<Part> = {}): Part => ({
  name,
  version: '1.0.0',
  licence,
  home: '',
  texts: [],
  is_data: false,
  ...more,
});

describe('notices', () => {
  it('give a part its own texts', () => {
    const all: Notices = { parts: [], texts: ['zero', 'one', 'two'] };
    expect(textsOf(part('a', 'MIT', { texts: [2, 0, 9] }), all)).toEqual(['two', 'zero']);
  });

  it('are found by name and licence', () => {
    const parts = [part('svelte', 'MIT'), part('rusqlite', 'MIT'), part('openssl', 'Apache-2.0')];
    const found = (words: string) => matching(parts, words).map((each) => each.name);
    expect([found('SQL'), found(' apache '), found('').length]).toEqual([['rusqlite'], ['openssl'], 3]);
  });
});

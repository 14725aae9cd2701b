import { describe, expect, it } from 'vitest';
import { fieldWords } from '../../text/words';
import { fieldChoices, KEEP, TOKENS, tokenOf } from './fields';

describe('fields a column can mean', () => {
  it('every token has words of its own, and every word a token', () => {
    const words = TOKENS.map((token) => fieldWords[token]);
    expect(words).not.toContain(undefined);
    expect(new Set(words).size).toBe(TOKENS.length);
    expect(Object.keys(fieldWords).sort()).toEqual([...TOKENS, 'ignore'].sort());
  });

  it('keeps a column under its own name first, whatever it is called', () => {
    expect(fieldChoices('Ward ref', KEEP).first).toEqual([
      { token: '', words: 'Keep under “Ward ref”' },
      { token: 'new_field', words: 'A new field of your own: “Ward ref”' },
      { token: 'ignore', words: 'Leave this column out' },
    ]);
  });

  it('reads both names of a kept column as one', () => {
    expect(tokenOf('extra')).toBe(KEEP);
    expect(tokenOf('name')).toBe('name');
  });

  it('does not lose a field it has no words for', () => {
    const { first } = fieldChoices('Column', 'made_up_field');
    expect(first[0]).toEqual({ token: 'made_up_field', words: 'made up field' });
    expect(fieldChoices('Column', 'name').first).toHaveLength(3);
  });

  it('offers the fields of the team’s own before the others', () => {
    const field = { label: 'Has a ramp', type: 'yes_no' as const, kinds: [], choices: [], help: null, sensitivity: 'ordinary' as const, position: 0 };
    const { first, groups } = fieldChoices('Ramp', 'field/a', [{ id: 'a', field, away: false, used: 0, unread: 0, chosen: {} }]);
    expect(groups[0]).toEqual({ words: 'Fields of your own', options: [{ token: 'field/a', words: 'Has a ramp' }] });
    expect(first).toHaveLength(3);
  });
});

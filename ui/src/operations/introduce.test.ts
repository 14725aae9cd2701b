import { afterEach, describe, expect, test } from 'vitest';
import type { Party, MeetReason, Suggestion } from '../core/bindings';
import { language } from '../text/language.svelte';
import { because, listed, offered } from './introduce';

const nadia: Party = { id: 'nadia', name: 'Nadia', kind: 'person' };
const soup: Party = { id: 'soup', name: 'Chapel Supper Club', kind: 'association' };
afterEach(() => language.choose('en'));

describe('reasons in words', () => {
  const check = (reasons: MeetReason[], english: string, polish: string) =>
    test(english, async () => {
      expect(because(reasons)).toBe(english);
      await language.choose('pl');
      expect(because(reasons)).toBe(polish);
    });
  check(
    [{ is: 'both_offer', words: ['baking'] }, { is: 'apart', metres: 600 }, { is: 'both_know', party: nadia }],
    'both offer baking; 600 m apart; both know Nadia',
    'obie strony oferują: baking; 600 m od siebie; wspólna znajomość: Nadia',
  );
  check([{ is: 'topic', words: ['bike', 'repair'] }], 'both speak of bike and repair', 'obie strony mówią o tym samym: bike i repair');
  check([{ is: 'synonym', said: 'plot', also: 'garden' }], '“plot” and “garden” mean the same here', '„plot” i „garden” znaczą tu to samo');
  check([{ is: 'would_teach' }], 'one would teach what the other would learn', 'jedna strona może nauczyć tego, czego druga chce się nauczyć');
  check([{ is: 'apart', metres: 0 }], 'at the same place', 'w tym samym miejscu');
  check([{ is: 'apart', metres: 1400 }], '1.4 km apart', '1,4 km od siebie');
  check(
    [{ is: 'both_wish', words: ['walking'] }, { is: 'same_time', when: 'Saturday' }, { is: 'language', language: 'Polish' }],
    'both would love walking; the same time suits both: Saturday; both speak Polish',
    'wspólne życzenie: walking; obu stronom pasuje: Saturday; wspólny język: Polish',
  );
});

test('what is offered and wished for is said of whoever it is of, whichever stands first', () => {
  const gift = { id: 'g', holder: 'nadia', what: 'sourdough' };
  const wish = { id: 'w', holder: 'soup', what: 'fresh bread' };
  const check = (suggestion: Partial<Suggestion>, words: string) =>
    expect(offered({ one: nadia, other: soup, gift, wish, reasons: [], ...suggestion })).toBe(words);
  check({}, 'Nadia offers sourdough. Chapel Supper Club would love fresh bread.');
  check({ one: soup, other: nadia }, 'Nadia offers sourdough. Chapel Supper Club would love fresh bread.');
  check({ reasons: [{ is: 'would_teach' }] }, 'Nadia would teach sourdough. Chapel Supper Club would love fresh bread.');
  check({ wish: null }, 'Nadia offers sourdough.');
  check({ gift: null, wish: null }, '');
});

test('names stand as a list', () => {
  expect(listed([nadia, soup, { ...nadia, id: 'idris', name: 'Idris' }])).toBe('Nadia, Chapel Supper Club and Idris');
});

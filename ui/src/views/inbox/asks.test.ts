import { expect, test } from 'vitest';
import { asks, tieWords, type Asks } from './asks';

const tie = (from: object, to: object) => ({ from, type: 'meets_at', to }) as NonNullable<Parameters<typeof asks>[0]['tie']>;

test.each<[Parameters<typeof asks>[0], Asks['is']]>([
  [{ about: null, reason: 'jotted' }, 'row'],
  [{ about: 'hall', reason: 'perhaps', tie: null }, 'row'],
  [{ about: 'hall', reason: 'stub' }, 'more'],
  [{ about: null, reason: 'stub' }, 'row'],
  [{ about: 'hall', reason: 'perhaps', tie: tie({ named: 'Old Chapel' }, { here: 'hall' }) }, 'end'],
  [{ about: 'hall', reason: 'perhaps', tie: tie({ here: 'hall' }, { here: 'bandstand' }) }, 'one'],
])('%j asks: %s', (item, is) => expect(asks(item).is).toBe(is));

test('a tie that waits is said with the name that is in doubt', () => {
  expect(tieWords(tie({ named: 'The choir' }, { here: 'hall' }), 'meets at', () => 'Old Chapel Hall')).toBe('“The choir” meets at Old Chapel Hall');
});

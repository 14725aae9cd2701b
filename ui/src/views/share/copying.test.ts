import { expect, test } from 'vitest';
import { share } from '../../text/words';
import { share as polish } from '../../text/pl/share';
import { forPartner } from './audience';
import { Copying, type CopyFault } from './copying.svelte';

const COUNCIL = forPartner('p1');
const FINE = 'kettle weir plum';

function copying(typed: string | null, passphrase = '', again = ''): Copying {
  return Object.assign(new Copying(), { typed, passphrase, again });
}

test.each<[string, string, string, string, string]>([
  ['a partner by its own name', COUNCIL, 'Greenfield Council', '', 'Greenfield Council'],
  ['a partner by another one', COUNCIL, 'Greenfield Council', 'Rosa', 'Rosa'],
  ['somebody of the team by none', 'team', 'our team', '', ''],
])('is for %s', (_, audience, whom, typed, name) => {
  expect(copying(typed === '' ? null : typed).nameFor(audience, whom)).toBe(name);
});

test.each<[string | null, string, string, string, CopyFault | null]>([
  [null, 'team', '', '', 'needsName'],
  ['  ', 'team', '', '', 'needsName'],
  ['Rosa', 'me', '', '', 'forMe'],
  ['Rosa', 'team', '', '', null],
  ['', COUNCIL, '', '', 'needsName'],
  [null, COUNCIL, '', '', null],
  ['Rosa', 'team', 'short', 'short', 'tooShort'],
  ['Rosa', 'team', FINE, '', 'notSame'],
  ['Rosa', 'team', FINE, 'kettle weir pear', 'notSame'],
  ['Rosa', 'team', '', FINE, 'notSame'],
  ['Rosa', 'team', FINE, FINE, null],
])('called %j, for %s, with “%s” and “%s”: %s', (typed, audience, passphrase, again, fault) => {
  expect(copying(typed, passphrase, again).fault(audience, 'Greenfield Council')).toBe(fault);
});

test('nothing of it is left for the next one', () => {
  const made = copying('Rosa', FINE, FINE);
  made.tries = 1;
  expect(made.isLocked).toBe(true);
  made.forget();
  expect([made.typed, made.passphrase, made.again, made.tries, made.isLocked]).toEqual([null, '', '', 0, false]);
});

test('the button says how much is in it, and for whom', () => {
  expect(share.actCopy(11, 'Greenfield Council', 0)).toBe('Save a travel copy of 11 assets for Greenfield Council, 0 people');
  expect(share.actCopy(0, 'everyone', 0)).toBe('Nothing to save');
  expect(polish.actCopy(22, 'nasz zespół', 1)).toBe('Zapisz kopię na drogę dla naszego zespołu, 22 zasoby, w tym 1 osoba');
});

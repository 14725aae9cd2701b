import { expect, test } from 'vitest';
import type { FieldChange, Hand, HistoryEntry, Kind, RecordChange } from '../../core/bindings';
import { history as english } from '../../text/en/history';
import { history as polish } from '../../text/pl/history';
import { canPutBack, dayName, days, heading, sentence, told, whoDid, withMore } from './telling';
import { fieldOf, saidOf } from './values';

const hand = (part: Partial<Hand> = {}): Hand => ({ person: 'Amina', laptop: 'KITCHEN', here: false, at: '2026-05-15T14:02:00', ...part });
const entry = (part: Partial<HistoryEntry> = {}): HistoryEntry => ({
  op: 'a/1', label: { action: 'edit', record: 'tools', field: 'times' }, name: 'Mill Lane Tool Library', hand: hand(), undone: false, records: 1, what: [], ...part,
});
const change = (kind: string, ...fields: [string, unknown, unknown][]): RecordChange => ({
  record: 'r', kind, name: 'Mill Lane', asset: null, fields: fields.map(([field, before, after]): FieldChange => ({ field, before, after })),
});

test.each([
  [hand(), 'Maryam', 'Amina'],
  [hand({ here: true, person: 'Maryam' }), 'Maryam', 'You'],
  [hand({ here: true, person: null }), 'Maryam', 'You'],
  [hand({ here: true, person: null }), null, 'You'],
  // Several work at one laptop.
  [hand({ here: true, person: 'Joe' }), 'Maryam', 'Joe'],
  // Elsewhere somebody may have the same name.
  [hand({ person: 'Maryam' }), 'Maryam', 'Maryam'],
  [hand({ person: null }), 'Maryam', 'Somebody in the team'],
])('%j seen by %s is %s', (by, worker, who) => expect(whoDid(by, worker)).toBe(who));

test.each<[Partial<HistoryEntry>, string]>([
  [{}, 'Amina changed Mill Lane Tool Library: when'],
  [{ hand: hand({ here: true, person: null }), label: { action: 'import', count: 127 }, name: null }, 'You brought in 127 assets'],
  [{ label: { action: 'undo', record: 'tools' } }, 'Amina took a step back: Mill Lane Tool Library'],
  [{ label: { action: 'undo' }, name: null }, 'Amina took a step back'],
  [{ label: { action: 'redo', record: 'tools' } }, 'Amina did a step again: Mill Lane Tool Library'],
  // The name keeps its own letters.
  [{ label: { action: 'create', record: 'a' }, name: 'גן' }, 'Amina added \u2068גן\u2069'],
])('%j reads %s', (part, says) => expect(sentence(entry(part), 'Maryam').replace(/^(\w+ )\u2068(.*)\u2069$/s, '$1$2')).toBe(says));

test('entries stand day by day, and what came by a merge has its own day again', () => {
  const on = (day: string, time: string) => entry({ op: `${day}/${time}`, hand: hand({ at: `${day}T${time}:00` }) });
  const all = [on('2026-05-15', '14:02'), on('2026-05-15', '09:00'), on('2026-05-11', '10:00'), on('2026-05-15', '08:00')];
  expect(days(all).map(({ entries }) => entries.length)).toEqual([2, 1, 1]);
  const now = new Date('2026-05-15T18:00:00');
  expect(['2026-05-15T00:01:00', '2026-05-14T23:59:00', '2026-05-13T12:00:00'].map((at) => dayName(at, now))).toEqual(['Today', 'Yesterday', '13 May 2026']);
});

test('a page behind another adds what is not there yet', () => {
  const page = (...ops: string[]) => ops.map((op) => entry({ op }));
  expect(withMore(page('c', 'b'), page('b', 'a')).map(({ op }) => op)).toEqual(['c', 'b', 'a']);
});

test.each<[[string, unknown, unknown], string[]]>([
  [['exists', null, 'here'], ['made']],
  [['exists', 'here', 'bin'], ['binned']],
  [['exists', 'bin', 'here'], ['restored']],
  [['exists', 'here', null], ['unmade']],
  [['joined_into', null, 'b'], ['joined']],
  [['joined_into', 'b', null], ['parted']],
  [['absorbs/b', null, true], ['absorbed']],
  [['absorbs/b', true, null], ['released']],
  [['times', null, 'Mondays'], []],
])('%j becomes %j', (field, happened) => {
  const all = told(change('asset', field));
  expect(all.happened).toEqual(happened);
  expect(all.fields).toHaveLength(happened.length === 0 ? 1 : 0);
});

test('only fields that mean something to somebody are told', () => {
  const gift = told(change('gift', ['exists', null, 'here'], ['what', null, 'songs'], ['holder', null, 'a-1'], ['topic/singing', null, true], ['colour_of_next_year', null, 'teal']));
  expect(gift.fields.map(({ field }) => field)).toEqual(['what', 'topic/singing']);
  expect(gift.isNew).toBe(true);
  expect(told(change('asset', ['note', null, null])).fields).toEqual([]);
  expect(fieldOf('asset', 'imported_from')).toBe(null);
  expect(fieldOf('introduction', 'reached/met')).toBe('Since when: met');
});

test.each<[string, string, unknown, string]>([
  ['asset', 'is_child', null, 'no'],
  ['asset', 'tag/food', true, 'yes'],
  ['asset', 'audience', 'team', 'Our team'],
  ['asset', 'times', null, 'nothing'],
  ['asset', 'ends_on', '2026-05-04', '4 May 2026'],
  ['contact', 'channel', 'email', 'Email'],
  ['contact', 'kind', 'personal', 'a person'],
  ['contact', 'may_be_published', null, 'no'],
  ['relationship', 'strength', 2, 'Regular'],
  ['relationship', 'since', '2019', '2019'],
  ['relationship', 'type', 'meets_at', 'meets at'],
  ['gift', 'domain', 'heart', 'Heart'],
  ['gift', 'status', 'of_next_year', 'of_next_year'],
  ['area', 'geometry', { type: 'Polygon', coordinates: [] }, 'an outline'],
  ['activity', 'schedule', { first: '2026-11-25', begins: '10:00', ends: '11:30', rule: 'FREQ=WEEKLY;BYDAY=WE' }, '25 November 2026, 10:00 to 11:30 (Every week on that day)'],
])('%s %s %j is %s', (kind, field, value, words) => expect(saidOf(kind, field, value)).toBe(words));

test('what can be put back by itself', () => {
  const check = (kind: string, field: [string, unknown, unknown], part: Partial<HistoryEntry> = {}) => canPutBack(entry(part), told(change(kind, field)), field[0]);
  expect(check('asset', ['times', 'a', 'b'])).toBe(true);
  expect(check('contact', ['value', 'a', 'b'])).toBe(true);
  expect(check('asset', ['times', 'a', 'b'], { undone: true })).toBe(false);
  expect(check('asset', ['restricted', true, null])).toBe(false);
  expect(check('consent', ['withdrawn', '2026-05-04', null])).toBe(false);
  expect(canPutBack(entry(), told(change('asset', ['exists', null, 'here'], ['times', null, 'b'])), 'times')).toBe(false);
});

test('a record is called by its name, and by what it is where it is no asset', () => {
  expect(heading(change('asset'))).toBe('Mill Lane');
  expect(heading(change('contact'))).toBe('A way to reach: Mill Lane');
  expect(heading({ ...change('synonym'), name: null })).toBe('Words that mean the same');
  expect(heading({ ...change('travel_copy'), name: 'Rosa' })).toBe('A travel copy: Rosa');
  expect(heading(change('of_next_year'))).toBe('Something that a newer Hereabouts knows: Mill Lane');
});

/** Every kind there is, and how the log names it. */
const KINDS: Record<Kind, string> = {
  asset: 'asset', contact: 'contact', relationship: 'relationship', relationship_type: 'relationship_type', area: 'area', confirmation: 'confirmation',
  activity: 'activity', attachment: 'attachment', inbox_item: 'inbox_item', partner: 'partner', release_profile: 'release_profile',
  disclosure: 'disclosure', saved_view: 'saved_view', custom_field: 'custom_field', purpose: 'purpose', consent: 'consent',
  rights_request: 'rights_request', gift: 'gift', wish: 'wish', conversation: 'conversation', follow_up: 'follow_up', introduction: 'introduction',
  possible_action: 'possible_action', gathering: 'gathering', synonym: 'synonym', network_pin: 'network_pin', distinct: 'distinct_pair',
  travel_copy: 'travel_copy', catalogue: 'catalogue',
};

test.each(Object.entries(KINDS))('what is a %s is called so, and can be chosen', (kind, named) => {
  for (const words of [english, polish]) {
    expect(Object.keys(words.kinds)).toContain(kind);
    expect(Object.keys(words.oneOf)).toContain(named);
  }
  expect(heading({ ...change(named), name: null })).not.toBe(english.oneOf.other);
});

import { afterEach, expect, test } from 'vitest';
import type { Conflict } from '../../core/bindings';
import { AMINA, JOE, YOU, asked, wrote } from '../../core/fake-conflicts';
import { language } from '../../text/language.svelte';
import { alikeTo, sweep } from './alike';
import { leadOf, versionsOf } from './cards';
import { lineDecision, prefilled, typedValue, typingOf } from './lines';
import { answerWords, changedAll, fieldOf, sortOf, valueOf } from './saying';
import { othersOf, questionsOf, sidesOf } from './sides';

afterEach(() => language.choose('en'));
const WORKER = 'Maryam';
const hall = (unit: string, ...answers: Conflict['answers']) => asked('hall', 'Old Chapel Hall', unit, answers, { asset_kind: 'place' });
/** Who stands there, and what they say line by line. */
const standing = (...conflicts: Conflict[]) =>
  sidesOf({ conflicts }, WORKER).map(({ hand, answers }) => [hand.person, ...conflicts.map(({ unit }) => answers[unit]?.value ?? '-')]);

test('a record stands once, with all that is asked of it', () => {
  const all = questionsOf([hall('times', wrote('a', YOU), wrote('b', AMINA)), asked('x', 'X', 'times', []), hall('cost', wrote('c', YOU), wrote('d', JOE))]);
  expect(all.map(({ about, conflicts }) => [about.record, conflicts.map(({ unit }) => unit)])).toEqual([['hall', ['times', 'cost']], ['x', ['times']]]);
});

test('each person is a side, whoever works here the first', () => {
  expect(standing(hall('times', wrote('a', AMINA), wrote('b', YOU)), hall('cost', wrote('c', JOE), wrote('d', YOU)))).toEqual([
    ['Maryam', 'b', 'd'],
    ['Amina', 'a', '-'],
    ['Joe', '-', 'c'],
  ]);
});

test('who wrote the same as another is named there, and is no side', () => {
  const times = hall('times', wrote('a', JOE, YOU), wrote('b', AMINA));
  expect(standing(times)).toEqual([['Maryam', 'a'], ['Amina', 'b']]);
  const [you] = sidesOf({ conflicts: [times] }, WORKER);
  const [a] = times.answers;
  expect(you && a && othersOf(you, a, WORKER).map(({ person }) => person)).toEqual(['Joe']);
});

test('who wrote two things on two laptops stands there twice, told apart by day and laptop', () => {
  const later = { ...AMINA, laptop: 'OFFICE', at: '2025-05-09T09:00:00Z' };
  const times = hall('times', wrote('a', AMINA), wrote('b', later));
  expect(standing(times)).toEqual([['Amina', 'a'], ['Amina', 'b']]);
  const [question] = questionsOf([times]);
  const versions = question ? versionsOf(question, WORKER) : [];
  expect(versions.map(({ when }) => /on the laptop (\w+)$/.exec(when)?.[1])).toEqual(['KITCHEN', 'OFFICE']);
  expect(new Set(versions.map(({ keep }) => keep)).size).toBe(2);
  expect(question && leadOf(question, WORKER, null, [])).toBe('Amina wrote different things. Which is right?');
});

test('who is known by the laptop alone is somebody there, and what somebody else wrote here is not yours', () => {
  const nobody = { ...JOE, person: null, laptop: 'KITCHEN' };
  const before = { ...YOU, person: 'Halina' };
  const [question] = questionsOf([hall('times', wrote('a', before), wrote('b', nobody))]);
  const versions = question ? versionsOf(question, WORKER) : [];
  expect(versions.map(({ title, initial, keep }) => [title, initial, keep])).toEqual([
    ['Halina', 'H', 'Keep Halina’s'],
    ['Somebody', null, 'Keep the one from KITCHEN'],
  ]);
  expect(question && leadOf(question, WORKER, null, [])).toBe('Halina and somebody on the laptop KITCHEN both changed it. Which is right?');
});

test('only what is between the same two, of the same field, is alike; what keeps somebody safe never is', () => {
  const of = (record: string, unit: string, ...answers: Conflict['answers']) => asked(record, record, unit, answers);
  const two = (unit: string) => ['a', 'b', 'c'].map((record) => of(record, unit, wrote('mine', YOU), wrote('theirs', AMINA)));
  const all = [
    ...two('times'), of('d', 'times', wrote('mine', YOU), wrote('his', JOE)), of('e', 'cost', wrote('mine', YOU), wrote('theirs', AMINA)),
    of('f', 'times', wrote('theirs', AMINA), wrote('mine', YOU)), of('g', 'times', wrote('a', YOU), wrote('b', AMINA), wrote('c', JOE)),
  ];
  const [alike] = alikeTo(all.slice(0, 1), all, WORKER);
  expect(alike?.conflicts.map(({ record }) => record)).toEqual(['a', 'b', 'c', 'f']);
  expect(alike && sweep(alike, 'person Amina', WORKER)).toEqual(['a', 'b', 'c', 'f'].map((record) => ({ record, unit: 'times', value: 'theirs' })));
  for (const unit of ['audience', 'sensitivity', 'withdrawn', 'is_child', 'restricted', 'may_be_published', 'review_by'])
    expect(alikeTo(two(unit).slice(0, 1), two(unit), WORKER), unit).toEqual([]);
  const kept = two('exists').map((each): Conflict => ({ ...each, asked: 'kept' }));
  expect(alikeTo(kept.slice(0, 1), kept, WORKER)).toEqual([]);
});

test.each<[unknown[], string, string, string, string | number | null]>([
  [['Tuesdays', 'Wednesdays'], 'times', 'text', 'Thursdays', 'Thursdays'],
  [['One.', 'Two.'], 'story', 'long', ' Three. ', 'Three.'],
  [['One line', 'One\nand another'], 'access', 'long', 'x', 'x'],
  [['2026-05-04', null], 'ends_on', 'day', '2026-06-01', '2026-06-01'],
  [['2026-05-04', null], 'ends_on', 'day', 'in June', null],
  [['2019', '2019-05-04'], 'since', 'text', '2018', '2018'],
  [[null, 6], 'review_months', 'number', '12', 12],
  [[3, 6], 'review_months', 'number', 'a year', null],
  [['a', 'b'], 'times', 'text', '  ', null],
])('%j of %s is typed as %s: %j is kept as %j', (values, unit, typing, text, value) => {
  const conflict = hall(unit, ...values.map((each) => wrote(each, YOU)));
  expect(typingOf(conflict)).toBe(typing);
  expect(typedValue(conflict, text)).toBe(value);
  expect(prefilled(conflict)).toBe(String(values.find((each) => each !== null)));
  expect(lineDecision(conflict, 'other', text)?.value ?? null).toBe(value);
});

test('after joining, what stands is kept by leaving the other behind', () => {
  const conflict: Conflict = { ...hall('times', wrote('a', YOU), wrote('b', AMINA)), asked: 'after_joining', asset: 'chapel' };
  expect([0, 1].map((choice) => lineDecision(conflict, choice, '')?.value)).toEqual([null, 'b']);
  const [question] = questionsOf([conflict]);
  expect(question && versionsOf(question, WORKER).map(({ keep, decisions }) => [keep, decisions[0]?.value])).toEqual([
    ['Leave it as it is', null],
    ['Take Amina’s', 'b'],
  ]);
});

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
test('fields and values are told in words, never by an id', () => {
  const tag = hall('tag/food', wrote(true, YOU), wrote(null, AMINA));
  expect([fieldOf(tag), ...tag.answers.map((answer) => answerWords(tag, answer))]).toEqual(['Tag “food”', 'yes', 'no']);
  const status = hall('status', wrote('resting', YOU), wrote(null, AMINA));
  expect(status.answers.map((answer) => answerWords(status, answer))).toEqual(['Resting', 'nothing']);
  const gift = asked('g', 'bread', 'domain', [wrote('head', YOU), wrote('hands', AMINA)], { kind: 'gift' });
  expect([sortOf(gift), fieldOf(gift), valueOf(gift, 'hands')]).toEqual(['A gift', 'A gift of', 'Hands']);
  const party = asked('i', '', `party/${ID}`, [wrote(true, YOU), wrote(null, AMINA)], { kind: 'introduction' });
  expect([fieldOf(party), valueOf(party, ID)]).toEqual(['Who is introduced', 'another entry']);
  expect(valueOf(hall('audience'), `partners:${ID}`)).toBe('partners that are named');
  expect(valueOf(hall('ends_on'), '2026-05-04')).toBe('4 May 2026');
  expect(changedAll('asset', ['times', 'tag/a', 'tag/b', 'capacity'])).toBe('its opening times, its tags and “Room for how many”');
  expect(changedAll('asset', [])).toBe('it');
});

test('two places are told apart by their spots only where their words do not tell them apart', () => {
  const place = (address: string) => ({ address, precision: 'exact', geometry: { type: 'Point', coordinates: [0, 0] } });
  const at = (address: string, words: string) => ({ ...wrote(place(address), YOU), words });
  const apart = hall('place', at('Mill Lane', 'Mill Lane, 53.1, -2.1'), at('Weir Road', 'Weir Road, 53.2, -2.2'));
  expect(apart.answers.map((answer) => answerWords(apart, answer))).toEqual(['Mill Lane, exact spot', 'Weir Road, exact spot']);
  const same = hall('place', at('Mill Lane', 'Mill Lane, 53.1, -2.1'), at('Mill Lane', 'Mill Lane, 53.2, -2.2'));
  expect(same.answers.map((answer) => answerWords(same, answer))).toEqual(['Mill Lane, 53.1, -2.1', 'Mill Lane, 53.2, -2.2']);
});

test('ties that two wrote down are taken in one go as well; what is left of a joining never is', () => {
  const twins = ['a', 'b'].map((record) => asked(record, record, 'note', [wrote('mine', YOU), wrote('theirs', AMINA)], { asked: 'twins', kind: 'relationship' }));
  expect(alikeTo(twins.slice(0, 1), twins, WORKER).map(({ conflicts }) => conflicts.length)).toEqual([2]);
  const left = ['a', 'b'].map((record) => asked(record, record, 'joined_into', [wrote('here', YOU), wrote('bin', AMINA)], { asked: 'joined_with_erased' }));
  expect(alikeTo(left.slice(0, 1), left, WORKER)).toEqual([]);
});

test('what is left of a joining is asked about by whoever joined them, and kept or let go as a whole', () => {
  const left = ['absorbs/x', 'absorbs/y'].map((unit) => asked('hall', 'Hall', unit, [wrote('here', JOE), wrote('bin')], { asked: 'joined_with_erased' }));
  const [question] = questionsOf(left);
  expect(question && leadOf(question, WORKER, null, [])).toMatch(/^Joe joined it with another entry on 3 May( 2025)?, and/);
  expect(question && versionsOf(question, WORKER).map(({ keep, decisions }) => [keep, decisions.map(({ unit, value }) => [unit, value])])).toEqual([
    ['Keep it', [['absorbs/x', 'here'], ['absorbs/y', 'here']]],
    ['Let it go', [['absorbs/x', 'bin'], ['absorbs/y', 'bin']]],
  ]);
  const [nobody] = questionsOf(left.map((each) => ({ ...each, answers: [wrote('here'), wrote('bin')] })));
  expect(nobody && leadOf(nobody, WORKER, null, [])).toMatch(/^Somebody in the team joined it with another entry, and/);
});

test('in Polish nobody is a man or a woman, and names keep their form', async () => {
  await language.choose('pl');
  const said = (...conflicts: Conflict[]) => questionsOf(conflicts).map((question) => leadOf(question, WORKER, null, ['times']));
  expect(said(hall('times', wrote('a', YOU), wrote('b', AMINA)))).toEqual(['Ty i Amina: dwie wersje. Która się zgadza?']);
  expect(said(hall('times', wrote('a', YOU), wrote('b', AMINA), wrote('c', JOE)))).toEqual(['Ty, Amina i Joe: 3 wersje. Która się zgadza?']);
  const [kept] = said({ ...hall('exists', wrote('here', AMINA), wrote('bin', JOE)), asked: 'kept' });
  expect(kept).toMatch(/^Do kosza: Joe, 3 maja( 2025)?\. Zmiana \(godziny otwarcia\): Amina, 7 maja( 2025)?\. Zachować czy odpuścić\?$/);
});

import { beforeEach, expect, test } from 'vitest';
import { pretend } from '../../core/fake';
import { speakTo } from '../../core/transport';
import { catalogue } from '../../state/catalogue.svelte';
import { Asking } from './asking.svelte';
import { blankForm, paperForm } from './form';

const sharing = { name: 'Nadia', is_child: false, restricted: false, audience: 'team' as const, sensitivity: 'ordinary' as const, consents: [], shared: [], because: [], sent: [] };
const partners = [{ id: 'council', is: { name: 'Council', kind: null, contact: null, agreement: null, profiles: [] } }];
beforeEach(async () => {
  speakTo(pretend());
  await catalogue.opened();
});

const formOf = (is_child: boolean) =>
  paperForm(new Asking({ person: 'nadia', sharing: { ...sharing, is_child }, partners, purposes: [] }, { to: 'partners:council', what: ['name'] }));

test('the form says what was chosen, in the words that are read out', () => {
  const { parts } = formOf(false);
  const boxes = parts.flatMap((part) => (part.is === 'boxes' ? part.boxes : []));
  expect(boxes.filter(({ ticked }) => ticked).map(({ words }) => words)).toEqual(['Council', 'Your name']);
  expect(boxes.map(({ words }) => words)).toContain('Your photo');
  const quote = parts.find(({ is }) => is === 'quote');
  expect(quote).toMatchObject({ words: expect.stringContaining('May we tell Council your name') });
  expect(parts.filter(({ is }) => is === 'line')).toHaveLength(3);
});

test('for a child there is a line for who agrees, and nobody beyond the team', () => {
  const { parts } = formOf(true);
  const boxes = parts.flatMap((part) => (part.is === 'boxes' ? part.boxes : []));
  expect(boxes.map(({ words }) => words)).not.toContain('Council');
  expect(parts.filter(({ is }) => is === 'line')).toHaveLength(4);
});

test('a form to take along has nobody’s name, nothing ticked, and room to write', () => {
  const purpose = (id: string, label: string) => ({ id, is: { label, basis: 'consent' as const, retention_months: null, assessment: null } });
  const one = blankForm(partners, [purpose('a', 'so that bakers meet')]).parts;
  expect(one.map((part) => (part.is === 'line' ? part.words : '')).join('')).toBe('');
  expect(one.filter(({ is }) => is === 'line').map((part) => 'label' in part && part.label)).toEqual([
    'Name', 'Telephone, e-mail or address', 'For somebody under 18: name of who agrees for them', 'Signature', 'Day',
  ]);
  const boxes = one.flatMap((part) => (part.is === 'boxes' ? part.boxes : []));
  expect(boxes.some(({ ticked }) => ticked)).toBe(false);
  expect(boxes.map(({ words }) => words)).toEqual(expect.arrayContaining(['Our team', 'Council', 'Everyone', 'Your name']));
  expect(one).toContainEqual({ is: 'text', words: 'What it is for: so that bakers meet' });
  // Several purposes are told apart by the pen.
  const several = blankForm([], [purpose('a', 'so that bakers meet'), purpose('b', 'so that we can write to you')]).parts;
  expect(several).toContainEqual(expect.objectContaining({ label: 'What it is for', boxes: [{ words: 'So that bakers meet', ticked: false }, { words: 'So that we can write to you', ticked: false }] }));
});

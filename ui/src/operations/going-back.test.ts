import { beforeEach, expect, test, vi } from 'vitest';
import type { Held, Stayed, Undone } from '../core/bindings';
import { pretend, type Fake } from '../core/fake';
import { speakTo } from '../core/transport';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { undo, undoTo } from './undo';

let fake: Fake;
beforeEach(async () => {
  fake = pretend();
  speakTo(fake);
  await catalogue.opened();
  await catalogue.mutate('jot', { text: 'a bench' });
  await vi.waitFor(() => expect(catalogue.undoList.undo).toHaveLength(1));
  messages.list = [];
});

const held = (by: Held['by'], name: string | null, count = 1): Held => ({ by, name, count });
const of = (action: 'withdraw_consent' | 'restrict' | 'import', name: string | null, ...all: Held[]): Stayed => ({
  label: { action, record: name && 'rosa', count: null, field: null }, name, held: all,
});
async function said(part: Partial<Undone>, run: () => unknown): Promise<string> {
  const value: Undone = { label: { action: 'edit', record: 'hall', field: 'summary', count: null }, name: 'Hall', kept: 0, steps: 2, let_out: [], stayed: [], ...part };
  const answer = () => ({ value, changed: {}, saved_at: '', version: 9 });
  fake.also({ undo: answer, undo_to: answer } as never);
  await run();
  return messages.list.map(({ words }) => words).join(' | ');
}
const back = () => undoTo({ step: 'step-1', label: { action: 'edit', record: null, field: null, count: null }, name: null, at: '' });

test('what stays is named, with where it is changed by itself', async () => {
  const stayed = [of('restrict', 'Rosa', held('restriction', 'Rosa')), of('withdraw_consent', 'Rosa', held('withdrawal', 'Rosa'))];
  expect(await said({ stayed }, back)).toBe(
    'Taken back: Changed Hall: what it offers. Rosa stays kept but not used. That ends on the page “Rights and last day”, with a reason. ' +
      'Rosa’s consent stays taken back. It can be given again on the sharing page.',
  );
});

test('of many steps the first are named and the others counted, and nothing is claimed where all stay', async () => {
  const taken = (name: string) => of('withdraw_consent', name, held('withdrawal', name));
  const stayed = [of('import', null, held('audience', null, 12)), taken('Ada'), taken('Ben'), taken('Cleo'), taken('Dan')];
  const text = await said({ stayed, steps: 0 }, back);
  expect(text).toMatch(/^“Brought in .*” stays as a whole\. Who may see 12 entries stays as it is\./);
  expect(text).toContain('Ben’s consent stays');
  expect(text).not.toContain('Cleo');
  expect(text).toMatch(/2 further steps stay\.$/);
});

test('what leaves again is said', async () => {
  const text = await said({ steps: 1, let_out: [held('withdrawal', 'Rosa')] }, () => undo.run());
  expect(text).toBe('Taken back: Changed Hall: what it offers. Rosa’s consent counts again.');
});

import { beforeEach, afterEach, expect, test, vi } from 'vitest';
import { autosave } from './autosave';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('typing on saves once, with the last word, when it pauses', async () => {
  const save = vi.fn(async () => true);
  const saving = autosave(save, 800);
  for (const text of ['O', 'Ol', 'Old']) {
    saving.typed(text);
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(800);
  expect(save.mock.calls).toEqual([['Old']]);
  expect(saving.isDirty()).toBe(false);
});

test('typing on without a pause is saved all the same after the longest wait', async () => {
  const save = vi.fn(async () => true);
  const saving = autosave(save, 1000, 3000);
  for (let n = 1; n <= 8; n += 1) {
    saving.typed(`word ${n}`);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(save.mock.calls).toEqual([['word 6']]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(save.mock.calls).toEqual([['word 6'], ['word 8']]);
});

test('leaving the field saves at once and only once', async () => {
  const save = vi.fn(async () => true);
  const saving = autosave(save, 800);
  saving.typed('Old Chapel');
  await saving.flush();
  await saving.flush();
  await vi.advanceTimersByTimeAsync(2000);
  expect(save.mock.calls).toEqual([['Old Chapel']]);
});

test('what was not saved is kept and tried again', async () => {
  const save = vi.fn().mockResolvedValueOnce(false).mockResolvedValue(true);
  const saving = autosave(save, 800);
  saving.typed('Old Chapel');
  await saving.flush();
  expect(saving.isDirty()).toBe(true);
  await saving.flush();
  expect(save.mock.calls).toEqual([['Old Chapel'], ['Old Chapel']]);
  expect(saving.isDirty()).toBe(false);
});

test('saves go one after the other, so that the last word wins', async () => {
  const order: string[] = [];
  const save = vi.fn(async (text: string) => {
    await new Promise((done) => setTimeout(done, text === 'slow' ? 500 : 1));
    order.push(text);
    return true;
  });
  const saving = autosave(save, 800);
  saving.typed('slow');
  const first = saving.flush();
  await vi.advanceTimersByTimeAsync(1);
  saving.typed('quick');
  const second = saving.flush();
  await vi.advanceTimersByTimeAsync(1000);
  await Promise.all([first, second]);
  expect(order).toEqual(['slow', 'quick']);
});

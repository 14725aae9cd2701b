import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Leaving, ReleasePreview } from '../../core/bindings';
import { Previewing } from './previewing.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const PAGE = 20;

function setUp(released: { count: number }) {
  const asked: { audience: string; offset: number }[] = [];
  const previewing = new Previewing(({ request, offset }) => {
    asked.push({ audience: request.audience, offset });
    const length = Math.max(0, Math.min(PAGE, released.count - offset));
    const leaving = Array.from({ length }, (_, n) => ({ name: `Asset ${offset + n}` }) as Leaving);
    return Promise.resolve({ released: released.count, leaving } as unknown as ReleasePreview);
  }, 100);
  return { asked, previewing, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

describe('looking at what would leave', () => {
  it('asks once for several choices in a row', async () => {
    const { asked, previewing, pass } = setUp({ count: 61 });
    previewing.change({ audience: 'public' });
    previewing.change({ audience: 'partners:p1' });
    expect(previewing.looking).toBe(true);
    await pass(100);
    expect(asked).toEqual([{ audience: 'partners:p1', offset: 0 }]);
    expect([previewing.looking, previewing.chosen?.name]).toEqual([false, 'Asset 0']);
  });

  it('steps through all that leave, turning pages', async () => {
    const { asked, previewing, pass } = setUp({ count: 45 });
    previewing.change({});
    await pass(100);
    previewing.choose(19);
    expect([previewing.chosen?.name, asked.length]).toEqual(['Asset 19', 1]);
    previewing.choose(20);
    await pass(0);
    expect([previewing.chosen?.name, previewing.offset]).toEqual(['Asset 20', 20]);
    previewing.later();
    await pass(0);
    expect([previewing.offset, previewing.hasLater, previewing.chosen?.name]).toEqual([40, false, 'Asset 40']);
    previewing.choose(45);
    expect(previewing.index).toBe(40);
    previewing.earlier();
    await pass(0);
    expect([previewing.offset, previewing.hasEarlier]).toEqual([20, true]);
  });

  it('begins at the first record for another audience', async () => {
    const { previewing, pass } = setUp({ count: 45 });
    previewing.change({});
    await pass(100);
    previewing.choose(30);
    await pass(0);
    previewing.change({ audience: 'me' });
    await pass(100);
    expect([previewing.index, previewing.offset]).toEqual([0, 0]);
  });

  it('looks again at the first page when something else was just asked for', async () => {
    const { asked, previewing, pass } = setUp({ count: 45 });
    previewing.change({});
    await pass(100);
    previewing.choose(30);
    await pass(0);
    previewing.change({ audience: 'public' });
    previewing.again();
    await pass(100);
    expect(asked.at(-1)).toEqual({ audience: 'public', offset: 0 });
    expect(previewing.chosen?.name).toBe('Asset 0');
  });

  it('finds its way back when the page it was on is gone', async () => {
    const released = { count: 45 };
    const { previewing, pass } = setUp(released);
    previewing.change({});
    await pass(100);
    previewing.choose(44);
    await pass(0);
    released.count = 5;
    previewing.again();
    await pass(0);
    expect([previewing.offset, previewing.index, previewing.chosen?.name]).toEqual([0, 0, 'Asset 0']);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Leaving, ReleasePreview, ReleaseRequest } from '../../core/bindings';
import { Previewing } from './previewing.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const PAGE = 20;

/** The whole takes `slow` milliseconds, its first part none. */
function setUp(released: { count: number }, slow = 0) {
  const asked: { audience: string; offset: number }[] = [];
  const left = { times: 0 };
  const asks = {
    whole: ({ request, offset }: { request: ReleaseRequest; offset: number }) => {
      asked.push({ audience: request.audience, offset });
      const length = Math.max(0, Math.min(PAGE, released.count - offset));
      const leaving = Array.from({ length }, (_, n) => ({ name: `Asset ${offset + n}` }) as Leaving);
      const preview = { released: released.count, leaving } as unknown as ReleasePreview;
      return slow === 0 ? Promise.resolve(preview) : new Promise<ReleasePreview>((done) => setTimeout(() => done(preview), slow));
    },
    first: ({ request }: { request: ReleaseRequest }) =>
      Promise.resolve({ asked: released.count, leaving: [{ name: `First for ${request.audience}` } as Leaving], open: [] }),
    progress: () => Promise.resolve({ work: 'looking_through' as const, done: 7, of: 90, can_stop: true }),
    leave: () => Promise.resolve((left.times += 1)),
  };
  const previewing = new Previewing(asks, 100);
  return { asked, left, previewing, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
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

  it('shows the first that leave and how far it is, until all was looked through', async () => {
    const { previewing, left, pass } = setUp({ count: 45 }, 1000);
    previewing.change({ audience: 'public' });
    await pass(100 + 70);
    expect([previewing.first?.leaving[0]?.name, previewing.looking]).toEqual(['First for public', true]);
    await pass(300);
    expect(previewing.progress?.done).toBe(7);
    await pass(1000);
    expect([previewing.first, previewing.progress, previewing.chosen?.name]).toEqual([null, null, 'Asset 0']);
    // Another page is there at once; it has no first part.
    previewing.later();
    await pass(200);
    expect([previewing.first, previewing.looking]).toEqual([null, true]);
    await pass(1000);
    expect([previewing.offset, left.times]).toEqual([20, 0]);
  });

  it('says that nobody waits any more', async () => {
    const { previewing, left, pass } = setUp({ count: 45 }, 1000);
    previewing.change({});
    await pass(200);
    previewing.drop();
    expect([left.times, previewing.first, previewing.looking]).toEqual([1, null, false]);
    await pass(2000);
    expect(previewing.preview).toBe(null);
  });

  it('does not show the first part of what is whole at once', async () => {
    const { previewing, pass } = setUp({ count: 3 });
    const seen: unknown[] = [];
    previewing.change({});
    await pass(100);
    seen.push(previewing.first);
    await pass(500);
    expect([...seen, previewing.first]).toEqual([null, null]);
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

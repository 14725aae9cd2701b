import { expect, it } from 'vitest';
import { Turns } from './turns';

it('so many begin at once, and what was given up never does', async () => {
  const turns = new Turns(2);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const given = new AbortController();
  const take = (name: string, signal = new AbortController().signal) =>
    turns.take(signal, () => {
      begun.push(name);
      return new Promise<void>((end) => ends.push(end));
    });
  const all = [take('a'), take('b'), take('c', given.signal), take('d')];
  await Promise.resolve();
  expect(begun).toEqual(['a', 'b']);
  given.abort();
  ends[0]?.();
  await expect(all[2]).rejects.toThrow();
  await Promise.resolve();
  expect(begun).toEqual(['a', 'b', 'd']);
  ends.forEach((end) => end());
  await all[3];
  const last = take('e');
  ends.at(-1)?.();
  await last;
  expect(begun.at(-1)).toBe('e');
});

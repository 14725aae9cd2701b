import { expect, test } from 'vitest';
import type { Stage } from '../core/bindings';
import { farthest, haveMet, lastMoved } from './stages';

test.each<[Stage, Record<string, string>, number]>([
  ['suggested', {}, 0],
  ['met', { suggested: '2026-01-01', met: '2026-02-01' }, 3],
  ['paused', { suggested: '2026-01-01', introduced: '2026-02-01', paused: '2026-03-01' }, 2],
  ['ended', { ended: '2026-03-01' }, -1],
])('%s is as far as step %j: %i', (stage, reached, far) => expect(farthest(stage, reached)).toBe(far));

test.each<[Stage, boolean]>([
  ['introduced', false],
  ['met', true],
  ['carrying_on_without_us', true],
  ['paused', false],
  ['ended', false],
])('%s: they have met: %s', (stage, met) => expect(haveMet(stage)).toBe(met));

test('the last move is the latest day, whichever stage it was', () => {
  expect(lastMoved({ met: '2026-02-01', suggested: '2026-03-05' })).toBe('2026-03-05');
  expect(lastMoved({})).toBeNull();
});

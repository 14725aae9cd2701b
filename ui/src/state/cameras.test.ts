import { beforeEach, expect, test } from 'vitest';
import { Cameras, isAnother } from './cameras.svelte';

const at = (lon: number, zoom = 14, lat = 53.47) => ({ lon, lat, zoom });
let cameras: Cameras;
beforeEach(() => {
  cameras = new Cameras();
});
/** As the map does when it is asked to go somewhere. */
function arrive() {
  const { goal } = cameras;
  cameras.goal = null;
  if (goal && 'camera' in goal) cameras.rested(goal.camera);
}

test.each([
  [at(-2.02), at(-2.0201), false],
  [at(-2.02), at(-2.0), true],
  [at(-2.02), at(-2.02, 14.3), false],
  [at(-2.02), at(-2.02, 15), true],
  // The further out, the further a nudge goes.
  [at(-2.02, 6), at(-2.3, 6), false],
])('from %j to %j is another view: %s', (from, to, expected) => {
  expect(isAnother(from, to)).toBe(expected);
});

test('back and forward go where the camera has been', () => {
  for (const lon of [-2.0, -2.1, -2.2]) cameras.rested(at(lon));
  cameras.rested(at(-2.2001));
  cameras.back();
  arrive();
  expect(cameras.here).toEqual(at(-2.1));
  cameras.back();
  arrive();
  expect(cameras.here).toEqual(at(-2.0));
  expect(cameras.past).toEqual([]);
  cameras.back();
  expect(cameras.goal).toBeNull();
  cameras.forward();
  arrive();
  cameras.forward();
  arrive();
  expect(cameras.here).toEqual(at(-2.2001));
  expect(cameras.ahead).toEqual([]);
});

test('going elsewhere forgets what lay ahead, and nothing behind', () => {
  for (const lon of [-2.0, -2.1]) cameras.rested(at(lon));
  cameras.back();
  arrive();
  cameras.rested(at(-2.5));
  expect(cameras.ahead).toEqual([]);
  expect(cameras.past).toEqual([at(-2.0)]);
});

// The stages of an introduction, in their order.

import type { Stage } from '../core/bindings';

/** The way it goes; pausing and ending stand beside it. */
export const WAY: Stage[] = [
  'suggested', 'offered', 'introduced', 'met', 'going_with_support', 'going_on_their_own', 'carrying_on_without_us',
];

/** How far along the way: of what is paused or ended, as far as it had come. */
export function farthest(stage: Stage, reached: Record<string, string>): number {
  if (WAY.includes(stage)) return WAY.indexOf(stage);
  return WAY.reduce((far, each, n) => (each in reached ? n : far), -1);
}

/** They have met, or more came of it. */
export const haveMet = (stage: Stage) => WAY.indexOf(stage) >= WAY.indexOf('met');

/** The ISO 8601 day of the last move; none while nothing is dated. */
export function lastMoved(reached: Record<string, string>): string | null {
  return Object.values(reached).sort().at(-1) ?? null;
}

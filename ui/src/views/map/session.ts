// What the map shows first.

import { noted } from '../../state/whereabouts';
import type { Camera } from './canvas';

const WORLD: Camera = { center: [0, 25], zoom: 1.2 };

/** Where the map was left, and whether it was ever there. */
export function remembered(path: string | null): { camera: Camera; isNew: boolean } {
  const { camera } = noted(path);
  return { camera: camera ?? WORLD, isNew: !camera };
}

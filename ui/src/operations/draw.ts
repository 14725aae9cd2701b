// Drawing on the map: what an asset looks like, and what becomes of the shape.

import type { AssetCard, GeoJsonGeometry } from '../core/bindings';
import { call } from '../core/call';
import { catalogue } from '../state/catalogue.svelte';
import type { Drawing } from '../state/drawing';
import { isFieldHere } from '../state/fields';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { drawing as words } from '../text/words';
import type { IconName } from '../components/icons';
import { notToPlace, whereCard, withPlace } from './chosen-asset';
import type { Operation } from './operation';
import { undoIt } from './undo';

/** More corners than this cannot be moved by hand in any comfort. */
const MOST_CORNERS = 2_000;

const isArea = (geometry: GeoJsonGeometry | null | undefined) => geometry?.type.endsWith('Polygon') ?? false;
export const hasArea = (card: AssetCard) => isArea(card.asset.place?.geometry);
export const hasShape = (card: AssetCard) => {
  const geometry = card.asset.place?.geometry;
  return geometry !== null && geometry !== undefined && geometry.type !== 'Point';
};

const of = ({ id, asset }: AssetCard): Pick<Drawing, 'id' | 'name' | 'kind'> => ({ id, name: asset.name, kind: asset.kind });

/** A line or an area in the place of whatever place it had; its address stays. */
export function drawAsset(card: AssetCard, form: Drawing['form']) {
  const { address = null, postcode = null } = card.asset.place ?? {};
  page.draw({
    ...of(card), what: 'asset', form, geometry: null,
    done: async (geometry) => {
      const place = { geometry, precision: 'exact' as const, uncertainty_m: null, method: 'pin' as const, address, postcode };
      const done = await catalogue.attempt('place_asset', { id: card.id, place });
      if (done) messages.say(words.drawn(card.asset.name), undoIt());
      return done !== undefined;
    },
  });
}

/** Its corners moved: how precisely it is known stays. */
export function reshapeAsset(card: AssetCard) {
  const place = card.asset.place;
  if (!place?.geometry || tooMany(place.geometry)) return;
  page.draw({
    ...of(card), what: 'reshape', form: isArea(place.geometry) ? 'area' : 'line', geometry: place.geometry,
    done: async (geometry) => {
      const done = await catalogue.attempt('place_asset', { id: card.id, place: { ...place, geometry } });
      if (done) messages.say(words.reshaped(card.asset.name), undoIt());
      return done !== undefined;
    },
  });
}

export function cutAsset(card: AssetCard) {
  page.draw({
    ...of(card), id: null, what: 'cut', form: 'line', geometry: null,
    done: async (along) => {
      const done = await catalogue.attempt('split_asset', { id: card.id, along });
      if (done) messages.say(words.split(card.asset.name, done.value.length), undoIt());
      return done !== undefined;
    },
  });
}

export async function joinAssets(card: AssetCard, other: { id: string; name: string }) {
  const done = await catalogue.attempt('join_assets', { id: card.id, other: other.id });
  if (done) messages.say(words.joinedBin(card.asset.name, other.name), undoIt());
  return done !== undefined;
}

/** The place of another asset, as precisely as it is known; an address of its own stays. */
export async function placeLike(card: AssetCard, other: string) {
  const { asset } = await call('show_asset', { id: other });
  if (!asset.place) return false;
  const own = card.asset.place;
  const place = { ...asset.place, address: asset.place.address ?? own?.address ?? null, postcode: asset.place.postcode ?? own?.postcode ?? null };
  const done = await catalogue.attempt('place_asset', { id: card.id, place });
  if (done) messages.say(words.placedLike(card.asset.name, asset.name), undoIt());
  return done !== undefined;
}

export function tooMany(geometry: GeoJsonGeometry): boolean {
  const count = (nested: unknown): number =>
    Array.isArray(nested) ? (typeof nested[0] === 'number' ? 1 : nested.reduce<number>((sum, part) => sum + count(part), 0)) : 0;
  const corners = count(geometry.coordinates);
  if (corners > MOST_CORNERS) messages.say(words.tooMany(corners));
  return corners > MOST_CORNERS;
}

export function startMeasuring() {
  page.draw({ what: 'measure', form: 'line', name: '', id: null, kind: null, geometry: null, done: async () => true });
}

const ofChosen = (
  id: string,
  title: () => string,
  icon: IconName,
  holds: (card: AssetCard) => boolean,
  run: (card: AssetCard) => void,
): Operation => ({
  id,
  title,
  icon,
  available: () => isFieldHere('place') && whereCard(holds)(),
  disabled: notToPlace,
  run: () => withPlace((card) => (holds(card) ? run(card) : messages.say(words.nothingDrawn))),
});

export const drawLine = ofChosen('draw-line', () => words.drawLine, 'line', () => true, (card) => drawAsset(card, 'line'));
export const drawArea = ofChosen('draw-area', () => words.drawArea, 'area', () => true, (card) => drawAsset(card, 'area'));
export const reshape = ofChosen('reshape', () => words.reshapeIt, 'area', hasShape, reshapeAsset);
export const cut = ofChosen('cut', () => words.splitIt, 'cut', hasArea, cutAsset);
export const measure: Operation = {
  id: 'measure',
  title: () => words.asLine,
  icon: 'ruler',
  keys: [{ key: 'm' }],
  available: () => catalogue.info !== null,
  run: startMeasuring,
};

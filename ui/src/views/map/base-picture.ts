// The base map as a picture for paper: streets, water and names, in the colours of the light look, without any asset.
// What is printed over it comes from what may leave, and from nowhere else.

import { addProtocol, Map as MapLibre } from 'maplibre-gl';
import type { Frame } from '../../core/print';
import { mapData } from '../../core/shell';
import { hasWebGL, tileOf } from './canvas';
import { readColours, readFaces } from './colours';
import type { Shown as Packs } from './pack-style';
import { areaAddress, buildStyle, noDrawings } from './style';

/** Millimetres of an inch, and of a pixel as style sheets count them. */
const INCH = 25.4;
const PIXEL = INCH / 96;
/** Nobody waits longer for a tile that does not come. */
const PATIENCE = 20_000;
/** Sources that show assets, or what somebody is doing on the screen. */
const OVER_IT = new Set(['assets', 'ties', 'fan', 'chosen', 'dragged', 'named', 'grid']);
/** Where packs end matters on the screen alone. */
const EDGES = new Set(['pack-edges', 'pack-names']);

interface What {
  /** Neighbourhoods and boundaries too, as this version of them; null where they stay. */
  areas: { version: number; off: string[] } | null;
  packs: Packs;
  /** Dots per inch. */
  dots: number;
}

/** PNG; null where the web view can draw no map. */
export async function basePicture(frame: Frame, { areas, packs, dots }: What): Promise<Uint8Array | null> {
  if (!hasWebGL()) return null;
  addProtocol('hereabouts', tileOf(mapData));
  const container = document.createElement('div');
  container.setAttribute('aria-hidden', 'true');
  container.style.cssText = `position:fixed;inset-inline-start:-99999px;inset-block-start:0;inline-size:${frame.width_mm / PIXEL}px;block-size:${frame.height_mm / PIXEL}px`;
  document.body.append(container);
  const map = new MapLibre({
    container,
    style: baseStyle({ areas, packs }),
    bounds: [frame.west, frame.south, frame.east, frame.north],
    fitBoundsOptions: { padding: 0 },
    maxZoom: 22,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    pixelRatio: dots / 96,
    canvasContextAttributes: { preserveDrawingBuffer: true },
  });
  try {
    await new Promise<void>((done) => {
      map.once('idle', () => done());
      setTimeout(done, PATIENCE);
    });
    const blob = await new Promise<Blob | null>((done) => map.getCanvas().toBlob(done, 'image/png'));
    return blob && new Uint8Array(await blob.arrayBuffer());
  } finally {
    const context = map.getCanvas().getContext('webgl2');
    map.remove();
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    container.remove();
  }
}

function baseStyle({ areas, packs }: Omit<What, 'dots'>) {
  const style = buildStyle(
    inLight(() => ({ colours: readColours(document.documentElement), faces: readFaces(document.documentElement) })),
    { chosen: null, dragged: null, drawn: null },
    { off: areas?.off ?? [], chosen: null, drawn: null },
    packs,
    { assets: 'hereabouts://none', areas: areaAddress(areas?.version ?? 0) },
    noDrawings(),
  );
  const left = new Set([...OVER_IT, ...(areas ? [] : ['areas'])]);
  const source = (layer: (typeof style.layers)[number]) => ('source' in layer ? String(layer.source) : '');
  return {
    ...style,
    sources: Object.fromEntries(Object.entries(style.sources).filter(([name]) => !left.has(name))),
    layers: style.layers.filter((layer) => !left.has(source(layer)) && !EDGES.has(layer.id)),
  };
}

/** Paper is light whatever the window is. Nothing is painted in between. */
function inLight<T>(read: () => T): T {
  const { dataset } = document.documentElement;
  const before = dataset.theme;
  dataset.theme = 'light';
  try {
    return read();
  } finally {
    if (before === undefined) delete dataset.theme;
    else dataset.theme = before;
  }
}

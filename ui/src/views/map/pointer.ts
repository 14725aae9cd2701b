// What the pointer does on the map: hover, click, right click, and dragging a marker to its place.

import type { GeoJsonProperties } from 'geojson';
import type { MapMouseEvent } from 'maplibre-gl';
import type { Hit, MapCanvas, MapEvents } from './canvas';
import { isDrag } from './measure';
import type { LonLat, Pixel } from './ties';

/** A marker that the pointer has taken. */
interface Held {
  id: string;
  from: Pixel;
  /** From the pointer to the ground point of the marker, in pixels. */
  foot: Pixel;
  moving: boolean;
  properties: GeoJsonProperties;
}

/** Begins to listen; answers how to stop. */
export function watchPointer(canvas: MapCanvas, events: MapEvents): () => void {
  const { map } = canvas;
  let held: Held | null = null;
  let justDragged = false;
  let hovered: string | null = null;
  let isNamed = false;

  /** Is its name on the map already? */
  const hasName = (id: string): boolean =>
    map.queryRenderedFeatures({
      layers: ['marker-names', 'chosen-pin', 'fan-pins'].filter((name) => map.getLayer(name)),
      filter: ['==', ['get', 'id'], id],
    }).length > 0;
  const hitAt = (where: Pixel): Hit | null => {
    const found = canvas.hitAt(where);
    if (!found || found.source === 'areas' || found.properties.count !== undefined) return null;
    const { id, name, kind, shape } = found.properties;
    const isMarker = found.layer.type === 'symbol' && found.source !== 'fan';
    return { id, name, kind, isPoint: isMarker && shape === 'point' };
  };
  const at = (event: MapMouseEvent): LonLat => [event.lngLat.lng, event.lngLat.lat];

  map.on('mousemove', (event) => {
    if (held || canvas.isDrawing) return;
    const found = canvas.hitAt(event.point);
    map.getCanvas().style.cursor = found ? 'pointer' : '';
    const hit = hitAt(event.point);
    const isNew = hit?.id !== hovered;
    hovered = hit?.id ?? null;
    if (hit && isNew) isNamed = hasName(hit.id);
    events.hover(hit && !isNamed ? { ...hit, x: event.point.x, y: event.point.y } : null);
  });
  map.on('mouseout', () => events.hover(null));

  map.on('click', (event) => {
    if (canvas.isDrawing) return;
    if (justDragged) {
      justDragged = false;
      return;
    }
    const found = canvas.hitAt(event.point);
    if (found?.source === 'areas') events.area(found.properties.id);
    else if (found?.properties.count !== undefined) canvas.open(found);
    else if (found) events.choose(found.properties.id);
    else if (!canvas.closeFan()) events.click(at(event));
  });

  map.on('contextmenu', (event) => {
    event.preventDefault();
    if (canvas.isDrawing) return;
    events.menu(at(event), hitAt(event.point), event.point);
  });

  map.on('mousedown', (event) => {
    justDragged = false;
    if (event.originalEvent.button !== 0 || canvas.isDrawing || !events.mayMove()) return;
    const found = canvas.hitAt(event.point);
    const hit = hitAt(event.point);
    if (!hit?.isPoint || found?.geometry.type !== 'Point') return;
    event.preventDefault();
    const ground = map.project(found.geometry.coordinates as LonLat);
    held = {
      id: hit.id,
      from: event.point,
      // Whoever takes a marker by its head puts down its foot.
      foot: { x: ground.x - event.point.x, y: ground.y - event.point.y },
      moving: false,
      // A plain copy: what comes out of a tile cannot be handed on.
      properties: { ...found.properties },
    };
    events.hover(null);
  });

  const pixel = (event: PointerEvent): Pixel => {
    const box = map.getContainer().getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const footAt = (where: Pixel, { foot }: Held): LonLat =>
    map.unproject([where.x + foot.x, where.y + foot.y]).toArray() as LonLat;

  const carry = (event: PointerEvent) => {
    if (!held) return;
    const where = pixel(event);
    if (!held.moving && !isDrag(held.from, where)) return;
    held.moving = true;
    map.getCanvas().style.cursor = 'grabbing';
    const geometry = { type: 'Point' as const, coordinates: footAt(where, held) };
    canvas.drag(held.id, { type: 'Feature', properties: held.properties, geometry });
  };
  const drop = (event: PointerEvent) => {
    const was = held;
    held = null;
    if (!was?.moving) return;
    map.getCanvas().style.cursor = '';
    justDragged = true;
    const where = pixel(event);
    const { clientWidth, clientHeight } = map.getContainer();
    const inside = where.x >= 0 && where.y >= 0 && where.x <= clientWidth && where.y <= clientHeight;
    if (event.type === 'pointerup' && inside) events.move(was.id, footAt(where, was));
    else canvas.settle();
  };
  const letGo = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !held) return;
    held = null;
    map.getCanvas().style.cursor = '';
    canvas.settle();
  };
  window.addEventListener('pointermove', carry);
  window.addEventListener('pointerup', drop);
  window.addEventListener('pointercancel', drop);
  window.addEventListener('keydown', letGo);
  return () => {
    window.removeEventListener('pointermove', carry);
    window.removeEventListener('pointerup', drop);
    window.removeEventListener('pointercancel', drop);
    window.removeEventListener('keydown', letGo);
  };
}

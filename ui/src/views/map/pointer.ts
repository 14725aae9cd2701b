// What the pointer does on the map: hover, click, right click, and dragging a marker to its place.

import type { GeoJsonProperties } from 'geojson';
import type { MapMouseEvent } from 'maplibre-gl';
import type { Hit, MapCanvas, MapEvents } from './canvas';
import { isDrag } from './measure';
import type { LonLat, Pixel } from './ties';

/** Begins to listen; answers how to stop. */
export function watchPointer(canvas: MapCanvas, events: MapEvents): () => void {
  const { map } = canvas;
  let held: { id: string; from: Pixel; moving: boolean; properties: GeoJsonProperties } | null = null;
  let justDragged = false;

  const hitAt = (where: Pixel): Hit | null => {
    const found = canvas.hitAt(where);
    if (!found || found.properties.count !== undefined) return null;
    const { id, name, kind, shape } = found.properties;
    const isMarker = found.layer.type === 'symbol' && found.source !== 'fan';
    return { id, name, kind, isPoint: isMarker && shape === 'point' };
  };
  const at = (event: MapMouseEvent): LonLat => [event.lngLat.lng, event.lngLat.lat];

  map.on('mousemove', (event) => {
    if (held) return;
    const found = canvas.hitAt(event.point);
    map.getCanvas().style.cursor = found ? 'pointer' : '';
    const hit = hitAt(event.point);
    events.hover(hit && { ...hit, x: event.point.x, y: event.point.y });
  });
  map.on('mouseout', () => events.hover(null));

  map.on('click', (event) => {
    if (justDragged) {
      justDragged = false;
      return;
    }
    const found = canvas.hitAt(event.point);
    if (found?.properties.count !== undefined) canvas.open(found);
    else if (found) events.choose(found.properties.id);
    else if (!canvas.closeFan()) events.click(at(event));
  });

  map.on('contextmenu', (event) => {
    event.preventDefault();
    events.menu(at(event), hitAt(event.point), event.point);
  });

  map.on('mousedown', (event) => {
    justDragged = false;
    if (event.originalEvent.button !== 0) return;
    const hit = hitAt(event.point);
    if (!hit?.isPoint || !events.mayMove(hit.id)) return;
    event.preventDefault();
    const properties = canvas.hitAt(event.point)?.properties ?? {};
    held = { id: hit.id, from: event.point, moving: false, properties };
    events.hover(null);
  });

  const carry = (event: PointerEvent) => {
    if (!held) return;
    const box = map.getContainer().getBoundingClientRect();
    const where = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (!held.moving && !isDrag(held.from, where)) return;
    held.moving = true;
    map.getCanvas().style.cursor = 'grabbing';
    const coordinates = map.unproject([where.x, where.y]).toArray();
    canvas.drag(held.id, {
      type: 'Feature',
      properties: held.properties,
      geometry: { type: 'Point', coordinates },
    });
  };
  const drop = (event: PointerEvent) => {
    const was = held;
    held = null;
    if (!was?.moving) return;
    map.getCanvas().style.cursor = '';
    justDragged = true;
    const box = map.getContainer().getBoundingClientRect();
    const where: [number, number] = [event.clientX - box.left, event.clientY - box.top];
    const inside = where[0] >= 0 && where[1] >= 0 && where[0] <= box.width && where[1] <= box.height;
    if (event.type === 'pointerup' && inside) events.move(was.id, map.unproject(where).toArray() as LonLat);
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

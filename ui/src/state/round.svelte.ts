// The walk that is under way. It is kept while the window is open: what was noted on it is in the catalogue, and
// what is due is asked anew for the next one.

import type { AssetId, CheckOutcome, Walk } from '../core/bindings';
import { call } from '../core/call';
import { messages } from './messages.svelte';

export type Begin = 'close' | 'map' | 'chosen';

class Round {
  walk = $state.raw<Walk | null>(null);
  /** What was found at each stop. */
  noted = $state<Record<AssetId, CheckOutcome>>({});
  begin = $state<Begin>('close');
  stops = $state(8);
  planning = $state(false);

  async plan(query: string, start: [number, number] | null) {
    this.planning = true;
    try {
      this.walk = await call('walk', { query, start, most: this.stops });
      this.noted = {};
    } catch (reason) {
      messages.fail(reason);
    } finally {
      this.planning = false;
    }
  }

  note(id: AssetId, outcome: CheckOutcome) {
    this.noted[id] = outcome;
  }

  end() {
    this.walk = null;
    this.noted = {};
  }
}

export const round = new Round();

/** West, south, east, north of the stops and of where the walk begins. */
export function boxOf({ stops, start }: Walk): [number, number, number, number] | null {
  const all = [...stops.flatMap(({ at }) => (at ? [at] : [])), ...(start ? [start] : [])];
  if (all.length === 0) return null;
  const [lons, lats] = [all.map(([lon]) => lon), all.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

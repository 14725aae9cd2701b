// The network that is drawn: asked anew when the filter, the types or a tie changes, never while somebody looks.

import type { AssetId, Network, NetworkAsked, RelationshipType } from '../../core/bindings';
import { call, failure } from '../../core/call';
import { asking } from '../../state/asking';
import { catalogue } from '../../state/catalogue.svelte';
import { filter } from '../../state/filter.svelte';
import { messages } from '../../state/messages.svelte';
import { network, STEPS } from '../../state/network.svelte';
import { tieTypes } from '../../state/tie-types.svelte';

/** So far a mark may have moved, in units of the layout, before it is worth keeping where all lie. */
const MOVED = 1;

export class Shown {
  /** None until the first answer. */
  net = $state.raw<Network | null>(null);
  /** Counts up when something else is shown than before, which should come into view. */
  fits = $state(0);
  /** What was asked for last, and what is here. */
  #wanted = '';
  #asked = '';
  #kept: Record<AssetId, [number, number]> = {};
  #asking = asking((asked: NetworkAsked) => call('network', { asked }).then((net) => ({ asked, net })), {
    answer: ({ asked, net }) => this.#take(asked, net),
    failure: (reason) => this.#fail(reason),
  });

  /** What is around one asset, or null where the whole is shown. */
  get around(): AssetId | null {
    return network.whole ? null : network.around;
  }

  /** All types: of one that was put away there may be ties as well. */
  get types(): RelationshipType[] {
    return tieTypes.all;
  }

  /** Keys of the types whose ties are shown; none stands for all. One that became one with another goes with that one. */
  get wanted(): string[] {
    if (network.off.length === 0) return [];
    return this.types.map(({ key }) => key).filter((key) => network.isOn(tieTypes.reads(key)?.key ?? key));
  }

  /** Something else was asked for than is shown: it is on its way. */
  get comes(): boolean {
    return this.#wanted !== this.#asked;
  }

  /** Types that can be chosen: those of the ties that are drawn, and those that are left out. */
  get inUse(): RelationshipType[] {
    const drawn = Object.fromEntries((this.net?.ties ?? []).map(({ type }) => [type, true]));
    return this.types.filter(({ key }) => drawn[key] || !network.isOn(key));
  }

  askTypes() {
    tieTypes.ask();
  }

  ask() {
    const types = this.wanted;
    // The types are not here yet.
    if (network.off.length > 0 && types.length === 0 && this.types.length === 0) return;
    const asked = { query: filter.query, around: this.around, steps: STEPS, past: network.past, types };
    this.#wanted = JSON.stringify(asked);
    this.#asking.now(asked);
  }

  #take(asked: NetworkAsked, net: Network) {
    this.net = net;
    const said = JSON.stringify(asked);
    if (said !== this.#asked) this.fits += 1;
    this.#asked = said;
    if (asked.around === null) void this.#keep(net);
  }

  #fail(reason: unknown) {
    this.#wanted = this.#asked;
    // What it was looked around is gone.
    if (failure(reason).code === 'not_found' && this.around !== null) network.around = null;
    else messages.fail(reason);
  }

  /** Remembers where all lie, so that the next look begins there. Nobody did anything: no step, no message. */
  async #keep(net: Network) {
    if (catalogue.readOnly !== null) return;
    const moved = net.nodes.some(({ id, x, y }) => {
      const was = this.#kept[id];
      return !was || Math.hypot(was[0] - x, was[1] - y) > MOVED;
    });
    if (!moved) return;
    try {
      await catalogue.aside('keep_layout', { places: net.nodes.map(({ id, x, y }) => ({ id, x, y })) });
      this.#kept = Object.fromEntries(net.nodes.map(({ id, x, y }) => [id, [x, y]]));
    } catch {
      // The next look then begins where this one began.
    }
  }
}

// Where those lie that are chosen together: a selection made in the list, in the network or by a question.

import type { AssetId } from '../../core/bindings';
import { messages } from '../../state/messages.svelte';
import type { MarkedPlace } from './marked-style';
import { rowsOf } from './rows-of';
import { isExact } from './sprites';

export class Marked {
  places = $state.raw<MarkedPlace[]>([]);
  #turn = 0;

  /** One alone has its halo already. */
  follow(query: string, ids: AssetId[]) {
    const mine = ++this.#turn;
    if (ids.length < 2) {
      this.places = [];
      return;
    }
    rowsOf(query, ids, () => mine === this.#turn).then(
      (found) => {
        if (found) this.places = found.rows.flatMap(({ at, precision }) => (at ? [{ at, stands: isExact(precision) }] : []));
      },
      (reason: unknown) => mine === this.#turn && messages.fail(reason),
    );
  }
}

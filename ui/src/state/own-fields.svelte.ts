// The team's own fields, for whoever offers them or names them. Asked for again when one of them changed.

import type { FieldRow } from '../core/bindings';
import { call } from '../core/call';
import { callFields } from '../text/own-names.svelte';
import { messages } from './messages.svelte';

class OwnFields {
  /** Those that are here, in their order; behind them those put away. */
  all = $state.raw<FieldRow[]>([]);
  readonly here = $derived(this.all.filter((row) => !row.away));
  #turn = 0;

  ask() {
    const mine = ++this.#turn;
    call('list_custom_fields', {}).then(
      (found) => {
        if (mine !== this.#turn) return;
        this.all = found;
        callFields(found.map(({ id, field }) => ({ id, label: field.label })));
      },
      (reason) => messages.fail(reason),
    );
  }
}

export const ownFields = new OwnFields();

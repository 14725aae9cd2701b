// A change of many assets that is looked at before it is done.

import type { Many, ManyPlan } from '../../core/bindings';
import { call, failure } from '../../core/call';
import { asking } from '../../state/asking';
import { said } from '../../text/words';
import { choiceWords } from './say';

export class Planned {
  plan = $state.raw<ManyPlan | null>(null);
  /** Why it cannot be done at all. */
  why = $state<string | null>(null);
  #asking = asking((change: Many) => call('plan_many', { change, words: choiceWords() }), {
    answer: (plan) => {
      this.plan = plan;
      this.why = null;
    },
    failure: (reason) => {
      this.plan = null;
      this.why = said(failure(reason).message);
    },
  });

  /** Asks the core what would become of it; nothing where there is nothing to ask yet. */
  ask(change: Many | null, soon = true) {
    if (change === null) {
      this.#asking.drop();
      this.plan = null;
      this.why = null;
    } else if (soon) this.#asking.soon(change);
    else this.#asking.now(change);
  }

  get changes(): number {
    return (this.plan?.change ?? 0) + (this.plan?.new ?? 0);
  }
}

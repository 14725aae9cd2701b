// A file being looked at: how it is to be read, and what bringing it in would do.
// Every change of an option asks for the plan anew; nothing here writes to the catalogue.

import { asking, type Asking } from '../../state/asking';

export interface Question<Options> {
  path: string;
  options: Options;
}

export abstract class FilePlanning<Options, Plan> {
  path = $state.raw<string | null>(null);
  abstract options: Options;
  plan = $state.raw<Plan | null>(null);
  /** A plan has been asked for and has not come yet. */
  looking = $state(false);
  failure = $state.raw<unknown>(null);
  #asking: Asking<Question<Options>>;

  constructor(ask: (question: Question<Options>) => Promise<Plan>, pause?: number) {
    const heard = {
      answer: (plan: Plan) => this.#heard(plan, null),
      failure: (reason: unknown) => this.#heard(null, reason),
    };
    this.#asking = asking(ask, heard, pause);
  }

  /** Options that leave every guess to the core. */
  protected abstract none(): Options;

  open(path: string, options: Options = this.none()) {
    this.close();
    this.path = path;
    this.options = options;
    this.again();
  }

  /** Forgets the file. */
  close() {
    this.#asking.drop();
    this.path = null;
    this.options = this.none();
    this.plan = null;
    this.looking = false;
    this.failure = null;
  }

  /** Looks at the same file again, as after it was closed in another program. */
  again() {
    if (this.path === null) return;
    this.looking = true;
    this.failure = null;
    this.#asking.now({ path: this.path, options: this.options });
  }

  protected change(options: Options) {
    this.options = options;
    if (this.path === null) return;
    this.looking = true;
    this.#asking.soon({ path: this.path, options });
  }

  #heard(plan: Plan | null, failure: unknown) {
    this.looking = false;
    this.failure = failure;
    // After a failure the last plan stays in view, so that what led to it can be changed.
    if (plan !== null) this.planned(plan);
  }

  protected planned(plan: Plan) {
    this.plan = plan;
  }
}

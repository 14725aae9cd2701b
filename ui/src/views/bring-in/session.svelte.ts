// One bringing in, from the file to what came of it. It lives longer than its page, so that going
// to the map while a long file comes in, and back, finds it where it was.

import type { ImportOptions, ImportPlan, ImportResult, Progress, TiesResult } from '../../core/bindings';
import { call, failure } from '../../core/call';
import { catalogue, type Catalogue } from '../../state/catalogue.svelte';
import type { Question } from './file-planning.svelte';
import { Planning } from './planning.svelte';
import { noTiesOptions, TiesPlanning } from './ties/planning.svelte';
import { isNetwork, isPlain, isTable } from './ties/telling';

const LOOK_EVERY_MS = 250;

export type Phase = 'looking' | 'running' | 'done' | 'undone';
/** What the rows of the file are. */
export type Holds = 'assets' | 'boundaries' | 'ties';

export class Session {
  planning = new Planning((question) => this.#planned(question));
  ties = new TiesPlanning((question) => call('plan_ties', question));
  holds = $state<Holds>('assets');
  phase = $state<Phase>('looking');
  progress = $state.raw<Progress | null>(null);
  stopping = $state(false);
  /** It was stopped, and nothing was changed. */
  stopped = $state(false);
  /** Why bringing in failed, in the core's words. */
  failed = $state<string | null>(null);
  result = $state.raw<ImportResult | null>(null);
  /** The same of ties. */
  tied = $state.raw<TiesResult | null>(null);
  /** The import could not be taken back as the last step. */
  notUndone = $state(false);
  source = $state('');
  #catalogue: Catalogue;
  /** The step that undo takes back, if nothing came after it. */
  #step: string | null = null;
  #openFile: string | null = null;

  constructor(where: Catalogue) {
    this.#catalogue = where;
  }

  /** Another catalogue is open than the one a file was looked at for: begin anew. */
  belongsTo(path: string | null) {
    if (this.phase !== 'running' && this.#openFile !== path) this.close();
    this.#openFile = path;
  }

  /** Looks at a file: as ties where it is a network, or where ties were asked for. */
  look(path: string) {
    if (this.phase === 'running') return;
    const ties = this.waitsForTies || isNetwork(path);
    this.close();
    if (ties) this.holds = 'ties';
    (ties ? this.ties : this.planning).open(path);
  }

  /** Reads the rows of the same file as something else. */
  readAs(holds: Holds) {
    if (this.phase === 'running') return;
    const { planning, ties } = this;
    if (holds === 'ties' && planning.path !== null) {
      const { path, plan, audience } = planning;
      ties.open(path, { ...noTiesOptions(), sheet: plan?.sheet ?? null, audience });
    }
    if (holds === 'assets' && this.holds === 'ties' && ties.path !== null) {
      if (planning.path === null) planning.open(ties.path);
      if (ties.audience !== null && ties.audience !== planning.audience) planning.audience = ties.audience;
      ties.close();
    }
    this.holds = holds;
    this.stopped = false;
    this.failed = null;
  }

  /** Ties are asked for: those of the table that is looked at, or of a file that is chosen next. */
  askForTies() {
    if (this.phase === 'running') return;
    const looking = this.phase === 'looking';
    if (looking && this.ties.path !== null) return;
    if (looking && this.planning.plan && isTable(this.planning.plan.format)) return this.readAs('ties');
    this.close();
    this.holds = 'ties';
  }

  /** Ties were asked for, and no file was chosen yet. */
  get waitsForTies(): boolean {
    return this.phase === 'looking' && this.holds === 'ties' && this.ties.path === null;
  }

  /** The rows of a file of ties can be read as assets, as far as anybody knows. */
  get mayBeAssets(): boolean {
    return this.planning.failure === null;
  }

  /** Words that the ties that came in have in common: where they come from, unless the file says so of each. */
  get wordsOfTies(): string {
    const { plan } = this.ties;
    return plan && !plan.columns.some(({ holds }) => holds === 'source') ? plan.source : '';
  }

  close() {
    this.planning.close();
    this.ties.close();
    this.holds = 'assets';
    this.phase = 'looking';
    this.progress = null;
    this.stopped = false;
    this.failed = null;
    this.result = null;
    this.tied = null;
    this.notUndone = false;
    this.#step = null;
  }

  async run() {
    const file = this.holds === 'ties' ? this.ties : this.planning;
    const { path, plan } = file;
    if (path === null || plan === null || this.phase === 'running') return;
    this.phase = 'running';
    this.source = plan.source;
    this.progress = null;
    this.stopping = false;
    this.stopped = false;
    this.failed = null;
    const watching = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    try {
      if (file === this.ties) {
        this.tied = await this.#catalogue.mutate('run_ties', { path, options: this.ties.options });
      } else {
        const { options, audience } = this.planning;
        this.result = await this.#catalogue.mutate('run_import', { path, options: { ...options, audience } });
      }
      this.#step = await lastStep();
      this.phase = 'done';
    } catch (reason) {
      const { code, message } = failure(reason);
      this.phase = 'looking';
      this.stopped = code === 'stopped';
      this.failed = code === 'stopped' ? null : message;
      // The catalogue may have changed meanwhile; what is shown must be so.
      file.again();
    } finally {
      clearInterval(watching);
    }
  }

  async stop() {
    this.stopping = true;
    await call('stop', {}).catch(() => (this.stopping = false));
  }

  async undo() {
    this.notUndone = this.#step === null || (await lastStep()) !== this.#step;
    if (this.notUndone) return;
    if (await this.#catalogue.attempt('undo', {})) this.phase = 'undone';
  }

  /** What cannot be read as assets may be a file of ties under another name. */
  async #planned(question: Question<ImportOptions>): Promise<ImportPlan> {
    try {
      return await call('plan_import', question);
    } catch (reason) {
      const first = this.planning.plan === null && failure(reason).code !== 'stopped';
      const { path } = question;
      const plain = first && (await call('plan_ties', { path, options: noTiesOptions() }).then(isPlain, () => false));
      if (plain && this.planning.path === path && this.holds === 'assets') this.readAs('ties');
      throw reason;
    }
  }

  async #look() {
    const progress = await call('progress', {}).catch(() => null);
    if (this.phase === 'running') this.progress = progress;
  }
}

async function lastStep(): Promise<string | null> {
  const list = await call('undo_list', {}).catch(() => null);
  return list?.undo[0]?.step ?? null;
}

export const session = new Session(catalogue);

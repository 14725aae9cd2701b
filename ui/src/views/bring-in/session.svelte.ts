// One bringing in, from the file to what came of it. It lives longer than its page, so that going
// to the map while a long file comes in, and back, finds it where it was.

import type { ImportResult, Progress } from '../../core/bindings';
import { call, failure } from '../../core/call';
import { catalogue, type Catalogue } from '../../state/catalogue.svelte';
import { Planning } from './planning.svelte';

const LOOK_EVERY_MS = 250;

export type Phase = 'looking' | 'running' | 'done' | 'undone';

export class Session {
  planning = new Planning((question) => call('plan_import', question));
  phase = $state<Phase>('looking');
  progress = $state.raw<Progress | null>(null);
  stopping = $state(false);
  /** It was stopped, and nothing was changed. */
  stopped = $state(false);
  /** Why bringing in failed, in the core's words. */
  failed = $state<string | null>(null);
  result = $state.raw<ImportResult | null>(null);
  /** The import could not be taken back as the last step. */
  notUndone = $state(false);
  source = $state('');
  /** The rows of the file are boundaries, not assets. */
  boundaries = $state(false);
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

  look(path: string) {
    if (this.phase === 'running') return;
    this.close();
    this.planning.open(path);
  }

  close() {
    this.planning.close();
    this.phase = 'looking';
    this.progress = null;
    this.stopped = false;
    this.failed = null;
    this.result = null;
    this.notUndone = false;
    this.boundaries = false;
    this.#step = null;
  }

  async run() {
    const { path, options, plan, audience } = this.planning;
    if (path === null || plan === null || this.phase === 'running') return;
    this.phase = 'running';
    this.source = plan.source;
    this.progress = null;
    this.stopping = false;
    this.stopped = false;
    this.failed = null;
    const watching = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    try {
      this.result = await this.#catalogue.mutate('run_import', {
        path,
        options: { ...options, audience },
      });
      this.#step = await lastStep();
      this.phase = 'done';
    } catch (reason) {
      const { code, message } = failure(reason);
      this.phase = 'looking';
      this.stopped = code === 'stopped';
      this.failed = code === 'stopped' ? null : message;
      // The catalogue may have changed meanwhile; what is shown must be so.
      this.planning.again();
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

// The open catalogue: what it is called, when it was saved, what can be undone, and one counter a
// kind of thing. Views ask the core again when the counter of what they show moves.

import type { CatalogueInfo, Changed, Commands, Opened, Outcome, Step, Travel, UndoList } from '../core/bindings';
import { call, failure, type Failure, type Writing } from '../core/call';
import { messages } from './messages.svelte';
import { today } from './today';

type Args<K extends Writing> = Commands[K]['args'];
export type Value<K extends Writing> = Commands[K]['reply']['value'];

const NOTHING_YET: Record<keyof Changed, number> = {
  assets: 0,
  places: 0,
  contacts: 0,
  relationships: 0,
  confirmations: 0,
  activities: 0,
  attachments: 0,
  areas: 0,
  inbox: 0,
  partners: 0,
  views: 0,
  fields: 0,
  consents: 0,
  connecting: 0,
  catalogue: 0,
};

export class Catalogue {
  /** None while no file is open. */
  info = $state.raw<CatalogueInfo | null>(null);
  undoList = $state.raw<UndoList>({ undo: [], redo: [], for_good: null });
  /** The step of which it was said that nothing takes it back. */
  told = $state<string | null>(null);
  /** Counts up whenever something of that kind has changed. */
  versions = $state({ ...NOTHING_YET });
  /** Counts up with every change of any kind. */
  version = $state(0);
  /** ISO 8601 time of the last saved operation. */
  savedAt = $state<string | null>(null);
  /** So many had come to their last day when the file was opened. */
  endings = $state(0);
  /** So many of them were erased by themselves then. */
  endedErased = $state(0);
  /** Calls under way that write. */
  writing = $state(0);
  /** Why the last call that writes did not save; none once one has. */
  notSaved = $state.raw<Failure | null>(null);
  #known = 0;
  /** The day on which it was last looked what has come to its end. */
  #lookedOn = '';
  /** Something would have gone by itself, had anybody worked here lately. */
  #waits = false;

  get readOnly(): string | null {
    return this.info?.read_only ?? null;
  }

  /** What a travel copy says of itself; none where this is no travel copy. */
  get travel(): Travel | null {
    return this.info?.travel ?? null;
  }

  /** ISO 8601 day at whose end it is shown; none for the catalogue as it is now. */
  get asItWas(): string | null {
    return this.info?.as_it_was ?? null;
  }

  /** After a file was opened in this window. */
  async opened() {
    this.info = await call('info', {});
    this.#known = this.info.version;
    this.savedAt = this.info.saved_at;
    this.notSaved = null;
    this.touch();
    await this.refresh();
    this.endedErased = 0;
    // What comes to its end is looked after where the catalogue is as it is now.
    if (this.asItWas === null) void this.#listEndings();
  }

  /** What has come to its last day is listed, and goes by itself after three days of use. */
  async #listEndings() {
    this.#lookedOn = today();
    this.#waits = false;
    try {
      const { value, changed, version } = (await call('opened', {})) as Outcome<Opened>;
      this.endings = value.endings.ended.length;
      this.endedErased += value.erased;
      this.#waits = value.endings.held_back?.by === 'nothing_written' && this.endings > 0;
      if (value.erased === 0) return;
      this.#known = version;
      this.touch(changed);
      await this.refresh();
    } catch (reason) {
      messages.fail(reason);
    }
  }

  closed() {
    this.endings = 0;
    this.endedErased = 0;
    this.info = null;
    this.undoList = { undo: [], redo: [], for_good: null };
    this.told = null;
    this.savedAt = null;
    this.notSaved = null;
  }

  /** What was done last and nothing takes back, until that was said. */
  get forGood(): Step | null {
    const { for_good } = this.undoList;
    return for_good && for_good.step !== this.told ? for_good : null;
  }

  /** Runs a command that writes, and lets every view know what it touched. Throws a `Failure`. */
  async mutate<K extends Writing>(name: K, args: Args<K>): Promise<Value<K>> {
    return (await this.written(call(name, args) as Promise<Outcome<unknown>>)) as Value<K>;
  }

  /** The same with a write that is under way. */
  async written<T>(write: Promise<Outcome<T>>): Promise<T> {
    return (await this.#taken(write)).value;
  }

  async #taken<T>(write: Promise<Outcome<T>>): Promise<Outcome<T>> {
    this.writing += 1;
    try {
      const outcome = await write;
      messages.outdate();
      this.notSaved = null;
      this.savedAt = outcome.saved_at;
      this.#known = outcome.version;
      this.touch(outcome.changed);
      void this.refresh();
      // The first work of a day shows that the clock can be relied upon.
      if (this.#waits || this.#lookedOn !== today()) void this.#listEndings();
      return outcome;
    } catch (reason) {
      this.notSaved = failure(reason);
      throw this.notSaved;
    } finally {
      this.writing -= 1;
    }
  }

  /**
   * Like `mutate`, but a failure becomes a message, and the answer is then undefined. What was changed says whether
   * there is a step to take back: what was so already is written no second time.
   */
  async attempt<K extends Writing>(name: K, args: Args<K>): Promise<{ value: Value<K>; changed: Changed } | undefined> {
    try {
      const { value, changed } = await this.#taken(call(name, args) as Promise<Outcome<unknown>>);
      return { value: value as Value<K>, changed };
    } catch (reason) {
      messages.fail(reason);
      return undefined;
    }
  }

  /** Runs a command that keeps something beside what people wrote: it is no step, and no view asks again. */
  async aside<K extends Writing>(name: K, args: Args<K>) {
    const { version } = (await call(name, args)) as Outcome<unknown>;
    this.#known = version;
  }

  /** Counts up the kinds that changed, or all of them. */
  touch(changed?: Changed) {
    for (const kind of Object.keys(this.versions) as (keyof Changed)[])
      if (!changed || changed[kind]) this.versions[kind] += 1;
    this.version += 1;
  }

  /** Asks anew what the frame itself shows: the name, the counts, the undo list. */
  async refresh() {
    try {
      const [info, undoList] = await Promise.all([call('info', {}), call('undo_list', {})]);
      this.info = info;
      this.undoList = undoList;
    } catch (reason) {
      messages.fail(reason);
    }
  }

  /** Whether another program has written to the file since; views then ask again. */
  async lookForOthers() {
    if (!this.info || this.writing > 0) return;
    const info = await call('info', {}).catch(() => null);
    if (!info || info.version === this.#known || this.writing > 0) return;
    this.#known = info.version;
    this.savedAt = info.saved_at;
    this.touch();
    await this.refresh();
  }
}

export const catalogue = new Catalogue();

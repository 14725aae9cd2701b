// Joining what came from other laptops, from the files to what came of them. It lives longer than its page, so that
// going to what you disagree on, and back, finds it where it was.

import type { ChangesSaved, Merged, MergePlan, Step, Undone } from '../core/bindings';
import { call, failure } from '../core/call';
import { catalogue, type Catalogue } from './catalogue.svelte';

/** A file that came from another laptop. */
export interface Coming {
  path: string;
  /** What opens it; none where the team's own key does. */
  passphrase: string | null;
  /** It has a passphrase that is not known yet. */
  locked: boolean;
  looking: boolean;
  plan: MergePlan | null;
  /** What had been set aside of it was brought back. */
  restored: boolean;
  merged: Merged | null;
  /** What came in is set aside now. */
  aside: boolean;
  /** Why it could not be looked at or taken in, in the core's words. */
  failed: string | null;
  /** What was saved for the laptop it came from, in answer. */
  answer: ChangesSaved | null;
}
/** One that was looked at. */
export type Planned = Coming & { plan: MergePlan };

export type Phase = 'looking' | 'running' | 'done' | 'undone';

const LOOKED_AT: Omit<Coming, 'path'> = { passphrase: null, locked: false, looking: true, plan: null, restored: false, merged: null, aside: false, failed: null, answer: null };
/** So many steps the list of what was done holds at most: what is not among them may stand further down. */
const LISTED = 100;

const stepsOf = (undo: Step[]) => undo.map(({ step }) => step);
const mergesOf = (undo: Step[]) => stepsOf(undo.filter(({ label }) => label.action === 'merge'));

export class Merging {
  coming = $state.raw<Coming[]>([]);
  phase = $state<Phase>('looking');
  /** It was stopped. */
  stopped = $state(false);
  /** The page was opened to give something; whoever goes there sets it to false. */
  toGive = $state(false);
  /** Giving is what somebody came for. */
  gives = $state(false);
  /** What was done here since, and would be taken back as well; none while nobody asked. */
  since = $state.raw<Step[] | null>(null);
  /** What taking back did, step by step. */
  undone = $state.raw<Undone[]>([]);
  /** It could not be taken back: it is not on the list of what was done. */
  gone = $state(false);
  /** Why it was not taken back or brought back, in the core's words. */
  failed = $state<string | null>(null);
  #catalogue: Catalogue;
  #openFile: string | null = null;
  /** Answers that were asked for before this are not heard. */
  #turn = 0;
  /** The steps of what was taken in, the first one first. */
  #steps: { path: string; step: string }[] = [];
  /** The merges that stood on the list of what was done when it was looked at last. */
  #merges: string[] = [];
  /** It is being taken back or brought back. */
  #turning = false;

  constructor(where: Catalogue) {
    this.#catalogue = where;
  }

  /** Another catalogue is open than the one that files were looked at for: begin anew. */
  belongsTo(path: string | null) {
    if (this.phase !== 'running' && this.#openFile !== path) this.close();
    this.#openFile = path;
  }

  /** Looks at files, in the place of those that were looked at. */
  look(paths: string[]) {
    if (this.phase === 'running') return;
    this.close();
    this.add(paths);
  }

  /** Looks at files, beside those that were looked at and have not come in. */
  add(paths: string[]) {
    if (this.phase === 'running') return;
    if (this.phase !== 'looking') this.close();
    this.gives = false;
    const once = paths.filter((path, at) => paths.indexOf(path) === at);
    const before = this.coming.filter(({ path }) => !once.includes(path));
    this.coming = [...before, ...once.map((path) => ({ ...LOOKED_AT, path }))];
    for (const path of once) void this.#plan(path, null);
  }

  /** Looks at a file again, with its passphrase. */
  unlock(path: string, passphrase: string) {
    this.#put(path, { looking: true, failed: null });
    void this.#plan(path, passphrase);
  }

  /** Forgets one of the files. */
  leave(path: string) {
    this.coming = this.coming.filter((each) => each.path !== path);
  }

  /** Forgets the files. */
  close() {
    this.#turn += 1;
    this.#steps = [];
    this.coming = [];
    this.phase = 'looking';
    this.stopped = false;
    this.undone = [];
    this.#quiet();
  }

  /** Those in which something is new. */
  get ready(): Planned[] {
    const planned = this.coming.filter((each): each is Planned => each.plan !== null);
    return planned.filter(({ plan }) => !plan.nothing_new && !plan.own);
  }

  get looking(): boolean {
    return this.coming.some(({ looking }) => looking);
  }

  /** Takes in what is new, the oldest file first. */
  async run() {
    const files = this.ready.sort((a, b) => a.plan.made_at.localeCompare(b.plan.made_at));
    if (files.length === 0 || this.phase === 'running') return;
    this.phase = 'running';
    this.stopped = false;
    for (const { path, passphrase } of files) {
      try {
        const merged = await this.#catalogue.mutate('run_merge', { path, passphrase });
        this.#put(path, { merged, failed: null });
        if (merged.step !== null) this.#steps.push({ path, step: merged.step });
      } catch (reason) {
        const { code, message } = failure(reason);
        this.stopped = code === 'stopped';
        if (this.stopped) break;
        this.#put(path, { failed: message });
      }
    }
    this.phase = this.coming.some(({ merged }) => merged !== null) ? 'done' : 'looking';
  }

  answered(path: string, answer: ChangesSaved) {
    this.#put(path, { answer });
  }

  /** Something of it can be taken back. */
  get canTakeBack(): boolean {
    return this.coming.some(({ merged, aside }) => merged !== null && merged.step !== null && !aside);
  }

  /** Takes back all that came in. Where something was done since that would go with it, only when `sure`. */
  async takeBack(sure = false) {
    this.#quiet();
    this.#turning = true;
    try {
      const { undo } = await call('undo_list', {});
      const mine = stepsOf(undo).filter((step) => this.#steps.some((each) => each.step === step));
      const first = mine.at(-1);
      if (first === undefined) return void (this.gone = true);
      const others = undo.slice(0, stepsOf(undo).indexOf(first)).filter(({ step }) => !mine.includes(step));
      if (others.length > 0 && !sure) return void (this.since = others);
      // Each by itself: together with others, a step without which more would leave stays.
      const undone: Undone[] = [];
      for (const step of mine) {
        const back = await this.#catalogue.mutate('undo_to', { step });
        undone.push(back);
        // As soon as it is, should the next fail.
        const path = this.#steps.find((each) => each.step === step)?.path;
        const stays = back.stayed.some(({ label }) => label.action === 'merge');
        if (path !== undefined && !stays) this.#put(path, { aside: true });
      }
      this.undone = undone;
      // What stays is on the list still.
      this.#look((await call('undo_list', {})).undo, mine);
    } catch (reason) {
      this.failed = failure(reason).message;
    } finally {
      this.#turning = false;
    }
  }

  /** Does not take it back after all. */
  keep() {
    this.#quiet();
  }

  /** Takes in again what was set aside. */
  async bringBack() {
    this.#quiet();
    this.#turning = true;
    try {
      for (const each of this.#steps) {
        // One that failed is tried again without those that are here.
        if (!this.coming.some(({ path, aside }) => path === each.path && aside)) continue;
        each.step = await this.#back(each.step);
        this.#put(each.path, { aside: false });
      }
      this.undone = [];
      this.#look((await call('undo_list', {})).undo);
    } catch (reason) {
      this.failed = failure(reason).message;
    } finally {
      this.#turning = false;
    }
  }

  /**
   * Follows what was done elsewhere: what was taken in may be set aside by Undo, by the list of what was done or in
   * another window, and taken in again. `listed` may be late, so where it does not fit the list is asked for anew.
   */
  async follow(listed: Step[]) {
    if (this.#turning || !this.#isOver || this.#fits(listed)) return;
    const turn = this.#turn;
    // Where it cannot be asked for, it is with the next thing that is done.
    const undo = await call('undo_list', {}).then((list) => list.undo, () => null);
    const isLate = this.#turning || turn !== this.#turn;
    if (undo === null || isLate || undo.length >= LISTED || this.#fits(undo)) return;
    // What is here again is a step of another name. Nothing is said of it any more.
    if (this.#isAnyAside && this.#isAnyBack(undo)) return this.close();
    this.undone = [];
    this.#look(undo);
  }

  /** Takes in again what of a file was set aside before. */
  async restore({ path, passphrase }: Coming, step: string) {
    try {
      await this.#back(step);
      this.#put(path, { restored: true, looking: true, failed: null });
      await this.#plan(path, passphrase);
    } catch (reason) {
      this.#put(path, { failed: failure(reason).message });
    }
  }

  /** Brings a merge back; answers its step, which is another one now. */
  async #back(step: string): Promise<string> {
    return this.#catalogue.mutate('bring_back', { step });
  }

  get #isOver(): boolean {
    return this.phase === 'done' || this.phase === 'undone';
  }

  get #isAnyAside(): boolean {
    return this.coming.some(({ aside }) => aside);
  }

  #isAnyBack(undo: Step[]): boolean {
    return mergesOf(undo).some((step) => !this.#merges.includes(step));
  }

  /** Is what is said to be here on the list, and nothing that was set aside? */
  #fits(undo: Step[]): boolean {
    const isAside = (path: string) => this.coming.some((each) => each.path === path && each.aside);
    const here = this.#steps.filter(({ path }) => !isAside(path));
    return here.every(({ step }) => stepsOf(undo).includes(step)) && !(this.#isAnyAside && this.#isAnyBack(undo));
  }

  /** Sees from the list of what was done which of these steps are set aside, or of all of them. */
  #look(undo: Step[], of = this.#steps.map(({ step }) => step)) {
    const listed = stepsOf(undo);
    for (const { path, step } of this.#steps) if (of.includes(step)) this.#put(path, { aside: !listed.includes(step) });
    this.#merges = mergesOf(undo);
    const isAside = ({ path }: { path: string }) => this.coming.some((each) => each.path === path && each.aside);
    this.phase = this.#steps.every(isAside) ? 'undone' : 'done';
  }

  #quiet() {
    this.since = null;
    this.gone = false;
    this.failed = null;
  }

  async #plan(path: string, passphrase: string | null) {
    const turn = this.#turn;
    try {
      const plan = await call('plan_merge', { path, passphrase });
      if (turn === this.#turn) this.#put(path, { looking: false, locked: false, passphrase, plan, failed: null });
    } catch (reason) {
      if (turn !== this.#turn) return;
      const { code, message } = failure(reason);
      // One that was tried did not open it, whatever else may be wrong: another can be typed.
      const locked = passphrase !== null || code === 'needs_passphrase' || code === 'wrong_passphrase';
      this.#put(path, { looking: false, locked, failed: code === 'needs_passphrase' ? null : message });
    }
  }

  #put(path: string, part: Partial<Coming>) {
    this.coming = this.coming.map((each) => (each.path === path ? { ...each, ...part } : each));
  }
}

export const merging = new Merging(catalogue);

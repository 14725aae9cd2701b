// The area packs of this laptop, as this window last heard of them. The core keeps them; every window is
// told when one of them changed something.

import type { AddPack, PackId, PackLine } from '../core/bindings';
import { call } from '../core/call';
import { messages } from './messages.svelte';

const QUIET = 'hereabouts.quiet-streets';

/** Whether a file is likely an area pack; what it really is, the core finds out. */
export const isPack = (path: string) => /\.(pmtiles|mbtiles|csv\.gz)$/i.test(path);

export class Packs {
  lines = $state.raw<PackLine[]>([]);
  /** Paler streets, fewer names. */
  quiet = $state(localStorage.getItem(QUIET) === 'yes');
  /** Long work that is under way. */
  working = $state(0);
  /** Files that were looked at anew by themselves, by pack and time; once is enough. */
  #renewed: string[] = [];

  /** Packs that are there and switched on. */
  get used(): PackLine[] {
    return this.lines.filter(({ pack, state }) => pack.on && state === 'here');
  }

  /** Names can be looked up. */
  get canFind(): boolean {
    return this.used.some(({ pack }) => pack.names !== null);
  }

  get hasPostcodes(): boolean {
    return this.used.some(({ pack }) => pack.list === 'postcodes');
  }

  async ask() {
    try {
      this.lines = await call('list_packs', {});
    } catch (reason) {
      messages.fail(reason);
    }
    // Another file in the place of one: its names are other names.
    for (const { pack, state } of this.lines) {
      const key = `${pack.id} ${pack.stamp.bytes} ${pack.stamp.changed}`;
      if (state !== 'replaced' || !pack.on || this.#renewed.includes(key)) continue;
      this.#renewed.push(key);
      await this.renew(pack.id);
    }
  }

  beQuiet(quiet: boolean) {
    this.quiet = quiet;
    localStorage.setItem(QUIET, quiet ? 'yes' : 'no');
  }

  /** Adds a file; none when it was stopped or cannot be added. */
  add(path: string, add: AddPack): Promise<PackLine | null> {
    return this.#work(() => call('add_pack', { path, add }));
  }

  /** Looks at the file of a pack anew, at another path where one is given. */
  renew(id: PackId, path: string | null = null): Promise<PackLine | null> {
    return this.#work(() => call('renew_pack', { id, path }));
  }

  async switch(id: PackId, on: boolean) {
    await this.#work(() => call('switch_pack', { id, on }));
  }

  async remove(id: PackId): Promise<boolean> {
    return (await this.#work(() => call('remove_pack', { id }).then(() => true))) === true;
  }

  async #work<T>(work: () => Promise<T>): Promise<T | null> {
    this.working += 1;
    try {
      return await work();
    } catch (reason) {
      messages.fail(reason);
      return null;
    } finally {
      this.working -= 1;
      this.lines = await call('list_packs', {}).catch(() => this.lines);
    }
  }
}

export const packs = new Packs();

// A travel copy before it is made: for whom, and with which passphrase. Nothing here writes a file.

import type { Audience } from '../../core/bindings';
import { passphraseFault, type PassphraseFault } from '../start/passphrase';
import { partnerOf } from './audience';

/** The format, as the register has it. */
export const TRAVEL_COPY = 'travel_copy';

export type CopyFault = 'forMe' | 'needsName' | Exclude<PassphraseFault, 'needsPassphrase'>;

export class Copying {
  /** For whom, as it was typed; null as long as nobody has. */
  typed = $state<string | null>(null);
  passphrase = $state('');
  again = $state('');
  /** So often somebody wanted to save it. */
  tries = $state(0);

  /** For whom it is: a partner by its own name, until another is typed. */
  nameFor(audience: Audience, whom: string): string {
    return this.typed ?? (partnerOf(audience) === null ? '' : whom);
  }

  /** What has to be put right before it can be made. */
  fault(audience: Audience, whom: string): CopyFault | null {
    if (audience === 'me') return 'forMe';
    if (this.nameFor(audience, whom).trim() === '') return 'needsName';
    if (!this.isLocked && this.again === '') return null;
    const fault = passphraseFault(this.passphrase, this.again);
    return fault === 'needsPassphrase' ? 'notSame' : fault;
  }

  get isLocked(): boolean {
    return this.passphrase !== '';
  }

  /** Nothing of it stands there for the next one. */
  forget() {
    this.typed = null;
    this.passphrase = this.again = '';
    this.tries = 0;
  }
}

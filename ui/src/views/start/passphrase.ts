// What can be wrong with a passphrase that is being chosen. The core holds the key; this only helps.

/** Shorter ones can be tried out one by one. */
const SHORTEST = 10;

export type PassphraseFault = 'needsPassphrase' | 'tooShort' | 'notSame';

export function passphraseFault(passphrase: string, again: string): PassphraseFault | null {
  if (passphrase === '') return 'needsPassphrase';
  if ([...passphrase].length < SHORTEST) return 'tooShort';
  return passphrase === again ? null : 'notSame';
}

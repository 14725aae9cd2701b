// What the shell does about passphrases, recovery keys and locking.

import { ask } from './call';
import type { Opened } from './shell';
import { transport } from './transport';

export interface LockSettings {
  /** Minutes without anybody after which catalogues lock; null for never. */
  minutes: number | null;
}

/** A backup that is whole. */
export interface GoodBackup {
  path: string;
  /** ISO 8601 time whose content it holds. */
  at: string;
}

/** Seconds that the next try of a passphrase has to wait. */
export const waitToTry = (path: string) => ask('wait_to_try', { path }) as Promise<number>;

/** Opens a catalogue with the lines of its recovery sheets. Fails with `needs_second_sheet` where one is not enough. */
export const openWithRecovery = (path: string, sheets: string[]) =>
  ask('open_with_recovery', { path, sheets }) as Promise<Opened>;

/** Whether the recovery key opened the catalogue of this window. */
export const keyState = () => ask('key_state') as Promise<{ by_recovery: boolean }>;

/** What a change of the passphrase left as it was. */
export interface Left {
  /** Paths of backups that could not be written anew. */
  backups: string[];
  /** The key before is still in the keychain of this laptop, which did not answer. */
  remembered: boolean;
}

export const changePassphrase = (current: string | null, fresh: string | null) =>
  ask('change_passphrase', { current, new: fresh }) as Promise<Left>;

/** Whether this laptop remembers how to open a file; `held`: it was locked since, and asks for its passphrase first. */
export interface Remembered {
  is: boolean;
  held: boolean;
}

export const remembered = (path: string) => ask('remembered', { path }) as Promise<Remembered>;

/** Whether this laptop has a keychain; takes a few seconds at most. */
export const canRemember = () => ask('can_remember') as Promise<boolean>;

/** Remembers the catalogue of this window; answers whether that was possible. */
export const remember = () => ask('remember') as Promise<boolean>;

/** Why what this laptop remembers did not open a file. */
export type NotRecalled = 'held' | 'gone' | 'no_answer';

/** Opens a catalogue with what this laptop remembers. Its system may first ask somebody for a password of its own. */
export const openRemembered = (path: string) => ask('open_remembered', { path }) as Promise<{ opened: Opened } | NotRecalled>;

/** Answers false where the keychain did not answer. */
export const forgetRemembered = (path: string) => ask('forget_remembered', { path }) as Promise<boolean>;

export const recoveryLines = () => ask('recovery_lines') as Promise<string[]>;

/** Saves the recovery key as PDF: one sheet, or one for each of three holders. */
export const saveRecovery = (path: string, language: string, holders: string[] = []) =>
  ask('save_recovery', { path, language, holders }) as Promise<null>;

export const goodBackup = (path: string, passphrase: string | null) =>
  ask('good_backup', { path, passphrase }) as Promise<GoodBackup | null>;

/** Makes a catalogue from a backup and opens it. */
export const restoreBackup = (backup: string, passphrase: string | null, to: string) =>
  ask('restore_backup', { backup, passphrase, to }) as Promise<Opened>;

export const lockSettings = () => ask('lock_settings') as Promise<LockSettings>;
export const setLockAfter = (minutes: number | null) => ask('set_lock_after', { minutes }) as Promise<LockSettings>;

/** Somebody moved, typed or clicked. */
export const stillHere = () => ask('still_here') as Promise<null>;

/** Locks every catalogue that has a passphrase: each window hears of it. */
export const lockNow = () => ask('lock_now') as Promise<null>;

/** Closes the catalogue of this window; answers whether it has a passphrase and so is locked. */
export const lockFile = (draft: string | null) => ask('lock_file', { draft }) as Promise<boolean>;

/** What was half typed when it was locked, once. */
export const takeDraft = () => ask('take_draft') as Promise<string | null>;

/** Hears that this window should save what was typed and lock. */
export const onLockNow = (heard: () => void) => transport.listen('lock-now', heard);

/** Hears that this window was locked without having answered. */
export const onLocked = (heard: () => void) => transport.listen('locked', heard);

// What is half written is kept beside the catalogue, so that a window that falls loses nothing.

import { call } from '../core/call';
import { autosave, type Autosave } from './autosave';

const PAUSE_MS = 1000;
/** However fast somebody types, no more than this is lost. */
const LONGEST_MS = 3000;

/** Keeps what is typed under a key; nothing typed forgets it. The key is asked for when it is saved. */
export const drafting = (key: () => string): Autosave =>
  autosave(
    async (words) => {
      // No step and nothing that is shown: nobody has to ask again.
      const kept = await call('keep_draft', { key: key(), words: words || null }).catch(() => null);
      return kept !== null;
    },
    PAUSE_MS,
    LONGEST_MS,
  );

/** What was being written under a key, if it can be read. */
export const draftOf = (key: string): Promise<string | null> => call('draft', { key }).catch(() => null);

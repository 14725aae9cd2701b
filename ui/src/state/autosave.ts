// Saves what is typed without being asked: once a pause, and at once when the field is left.

export interface Autosave {
  /** Somebody typed; it is saved when they pause. */
  typed: (value: string) => void;
  /** Saves now what has not been saved yet. */
  flush: () => Promise<void>;
  /** Is there something that has not been saved yet? */
  isDirty: () => boolean;
}

/**
 * `save` answers whether it was saved; what was not is kept and tried again at the next chance. Whoever types on without
 * a pause waits no longer than `longest` milliseconds; without it, however long they type.
 */
export function autosave(save: (value: string) => Promise<boolean>, pause = 800, longest = Infinity): Autosave {
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first of what is not saved yet was typed. */
  let since: number | null = null;
  let last: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    since = null;
    // One after the other, so that the last word typed is the last one saved.
    last = last.then(async () => {
      const value = waiting;
      if (value === null) return;
      waiting = null;
      const saved = await save(value);
      if (!saved && waiting === null) waiting = value;
    });
    return last;
  }
  return {
    typed: (value) => {
      waiting = value;
      clearTimeout(timer);
      since ??= Date.now();
      timer = setTimeout(() => void flush(), Math.min(pause, Math.max(0, since + longest - Date.now())));
    },
    flush,
    isDirty: () => waiting !== null,
  };
}

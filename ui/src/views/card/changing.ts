// A record that is sent whole, while its fields are changed one by one and save themselves.

export interface Changing<T> {
  /** As it was sent last. */
  now: () => T;
  /** The record was read again; what is still being sent counts more. */
  follow: (fresh: T) => void;
  /** Sends it with a part changed, beginning from what was sent last; answers whether it was saved. */
  change: (part: Partial<T>) => Promise<boolean>;
}

export function changing<T extends object>(first: T, send: (whole: T) => Promise<boolean>): Changing<T> {
  let latest = first;
  let sending = 0;

  async function change(part: Partial<T>): Promise<boolean> {
    const before = latest;
    latest = { ...latest, ...part };
    sending += 1;
    const saved = await send(latest);
    sending -= 1;
    // Only what was not saved is as before; another field may have been changed meanwhile.
    if (!saved) for (const field of Object.keys(part) as (keyof T)[]) latest = { ...latest, [field]: before[field] };
    return saved;
  }
  return {
    now: () => latest,
    follow: (fresh) => {
      if (sending === 0) latest = fresh;
    },
    change,
  };
}

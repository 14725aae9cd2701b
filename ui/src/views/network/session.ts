// Which file the network was last looked at in: what was looked at there means nothing in another.

let last: string | null | undefined;

/** Is this another file than the last time? */
export function isAnotherFile(path: string | null): boolean {
  const another = last !== undefined && last !== path;
  last = path;
  return another;
}

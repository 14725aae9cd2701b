// Paths as people speak of them, on every system.

/** "Hale" of "/home/me/maps/Hale.hereabouts". */
export function fileName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.hereabouts$/i, '');
}

/** "/home/me/maps" of "/home/me/maps/Hale.hereabouts". */
export function folderName(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}

/** A name every system takes as a file's, without its ending. */
export function fileStem(name: string): string {
  // eslint-disable-next-line no-control-regex -- Windows refuses these in a name.
  const safe = name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').replace(/\s+/g, ' ');
  return safe.trim().replace(/[. ]+$/, '').slice(0, 120) || 'Hereabouts';
}

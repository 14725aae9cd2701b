// Paths as people speak of them, on every system.

/** "Hale" of "/home/me/maps/Hale.hereabouts". */
export function fileName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.hereabouts$/i, '');
}

/** "/home/me/maps" of "/home/me/maps/Hale.hereabouts". */
export function folderName(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, '');
}

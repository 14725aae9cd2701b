// Of which catalogues it was said that they are copies and go on as their own: once is enough. Kept on this laptop.

const KEY = 'hereabouts.told-of-copies';
/** More than these nobody works on. */
const MOST = 50;

const told = () => JSON.parse(localStorage.getItem(KEY) ?? '[]') as string[];

export const toldOfCopy = (path: string | null): boolean => path !== null && told().includes(path);

export function tellOfCopy(path: string | null) {
  if (path === null || toldOfCopy(path)) return;
  localStorage.setItem(KEY, JSON.stringify([...told(), path].slice(-MOST)));
}

// Names inside sentences, buttons and messages. Some are as long as a page; the card has them whole.

/** The beginning of a text, with an ellipsis where more follows. */
export function brief(text: string, most = 80): string {
  // Signs, not units of UTF-16, of which a sign may have two.
  const signs = [...text.slice(0, 2 * most + 2)];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('').trimEnd()}…`;
}

/** A name every system takes as a file's, without its ending. Systems allow about 255 bytes. */
export function fileStem(name: string, most = 60): string {
  // eslint-disable-next-line no-control-regex -- Windows refuses these in a name.
  const safe = name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').replace(/\s+/g, ' ').trim();
  const stem = [...safe.slice(0, 2 * most)].slice(0, most).join('');
  return stem.replace(/[. ]+$/, '') || 'Hereabouts';
}

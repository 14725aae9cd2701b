// Words of photos, scans and recordings: on the card, in the gallery, and while they come.

import { count, number } from './counting';

const photos = (n: number) => count(n, 'photo', 'photos');

export const photoWords = {
  title: 'Photos and recordings',
  add: 'Add a photo',
  addHint: 'A photo, a scan or a recording. You can also drop it here or paste it.',
  all: (n: number) => `See all ${number(n)}`,
  open: (what: string) => `Look at ${what}`,
  /** What stands for a photo that has no caption. */
  photoOf: (name: string) => `Photo of ${name}`,
  fileOf: (file: string, name: string) => `${file}, kept with ${name}`,
  notYet: 'It has not come to this laptop yet.',
  notShown: 'Not shown here. It is kept as it came, and stays with the team.',
  cannotShow: 'This one cannot be shown.',

  takenHere: 'This photo was taken at a spot the camera noted.',
  putThere: (name: string) => `Put ${name} on the map there?`,
  put: 'Put it there',
  notNow: 'Not now',
  isThere: (name: string) => `${name} is on the map, where its photo was taken`,

  gallery: (name: string) => `Photos and recordings of ${name}`,
  nth: (n: number, total: number) => `${number(n)} of ${number(total)}`,
  previous: 'The one before',
  next: 'The next one',
  close: 'Close',
  earlier: 'Move it forward',
  later: 'Move it back',
  remove: 'Remove',
  removed: 'A photo was removed',
  removedFile: (file: string) => `${file} was removed`,
  caption: 'Caption',
  alt: 'What it shows, for those who cannot see it',
  taken: (when: string) => `Taken ${when}`,
  size: (bytes: number) =>
    bytes < 100_000 ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB` : `${number(bytes / 1_000_000, { maximumFractionDigits: 1 })} MB`,
  publish: 'May be published',
  publishHint: 'Only then can it leave the team, when you share with photos. Where and when it was taken never leaves.',
  personStays: 'It stays with the team, except for those they agreed to show it to. Their sharing page says who that is.',
  copy: 'Save a copy',
  copyHint: 'Upright, and without where, when or with what it was taken.',
  copyAsItCame: 'As it came. It may tell where and when it was made.',
  copyTitle: 'Save a copy as',
  copied: (file: string) => `Saved a copy: ${file}`,

  pastedName: 'picture.png',
  choose: { title: 'Choose photos, scans or recordings', kind: 'Photos, scans and recordings', any: 'Any file' },
  added: (n: number) => (n === 1 ? 'It was added' : `${photos(n)} were added`),
  refused: (files: { file_name: string; why: string }[]) => {
    const first = files.slice(0, 3).map(({ file_name, why }) => `“${file_name}” was not added. ${why}`);
    const more = files.length - first.length;
    if (more > 0) first.push(`${count(more, 'file was', 'files were')} not added either.`);
    return first.join(' ');
  },
  dropThis: 'Drop it to add it to what is chosen',
  chooseFirst: 'Open the card it belongs to, then drop it there.',
  child: 'Its photos and recordings were removed: none are kept of anybody under 18',
};

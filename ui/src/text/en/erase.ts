// The words of erasing somebody for good.

import { count } from './counting';

/** What hangs on a record and goes with it: how many of each. */
const hangs: Record<string, (n: number) => string> = {
  asset: (n) => count(n, 'other entry that is one with it', 'other entries that are one with it'),
  relationship: (n) => count(n, 'tie', 'ties'),
  contact: (n) => count(n, 'way to reach them', 'ways to reach them'),
  confirmation: (n) => count(n, 'check', 'checks'),
  activity: (n) => count(n, 'activity', 'activities'),
  rights_request: (n) => count(n, 'thing they asked for', 'things they asked for'),
  attachment: (n) => count(n, 'photo, scan or recording', 'photos, scans and recordings'),
  gift: (n) => count(n, 'gift', 'gifts'),
  wish: (n) => count(n, 'wish', 'wishes'),
  follow_up: (n) => count(n, 'promise about them', 'promises about them'),
  introduction: (n) => count(n, 'introduction', 'introductions'),
  network_pin: () => 'their place in the network',
  consent: (n) => count(n, 'answer about sharing', 'answers about sharing'),
};

export const erase = {
  action: 'Erase for good…',
  title: (name: string) => `Erase ${name} for good`,
  opening:
    'Nothing brings this back: no undo, no backup on this laptop, and no other laptop of the team. To put something aside and keep it, delete it instead.',
  failed: 'This cannot be shown',
  back: 'Back',
  goes: 'What goes',
  itself: (name: string) => name,
  hangs: (kind: string, n: number) => hangs[kind]?.(n) ?? String(n),
  history: (n: number) => `${count(n, 'entry', 'entries')} of the history`,
  passages: 'In what others wrote',
  passagesHint: 'Ticked words are blanked wherever they stand in that text, now and in its history. The rest of the text stays.',
  wholeHint: 'A conversation about them may tell of them without their name. Read it; where it does, tick it, and all of its words are blanked.',
  talk: 'A conversation about them',
  whole: 'all of it',
  blankWhole: (text: string) => `Blank the whole conversation: ${text}`,
  passagesNone: 'Their words stand nowhere else.',
  /** Where a passage stands. */
  stands: (name: string, field: string) => `${name}, ${field}`,
  unnamed: 'Something else',
  earlier: 'in the history',
  aside: 'only in what was set aside with a merge',
  perhaps: 'perhaps somebody else',
  blank: (term: string) => `Blank “${term}”`,
  backups: 'Backups on this laptop',
  backupsRewritten: (n: number) => `${count(n, 'backup', 'backups')} will be written anew without this.`,
  backupsNone: 'There are none.',
  backupsRemoved: (n: number) =>
    n === 1
      ? 'One cannot be opened with this passphrase, so nobody can say what it holds. It will be removed:'
      : `${n} cannot be opened with this passphrase, so nobody can say what they hold. They will be removed:`,
  backupsAbsent: 'Out of reach, and holding it until they are put in and looked at here, or destroyed:',
  backupAt: (volume: string | null, day: string) => (volume ? `on “${volume}”, made ${day}` : `made ${day}`),
  elsewhere: 'Copies made in the file manager are not known here. Other laptops follow at the next exchange.',
  told: 'Who was given something',
  toldNone: 'Nobody beyond the team.',
  sure: 'I have looked at all of this. It cannot be undone.',
  run: (name: string) => `Erase ${name}`,
  running: 'Erasing',
  done: 'Erased',
  doneText: 'It is gone from this catalogue, its history and its backups.',
  notClean: 'Somebody was reading just then. The last traces go when this catalogue is next opened.',
  left: 'These backups could not be written to and still hold it. Remove them yourself:',
  tell: 'Tell those who were given something',
  tellOpening: 'They have to be told that it was erased, so that they erase it too.',
  close: 'Done',
};

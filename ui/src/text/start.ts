// Words of the start page.

import { fileStem } from './brief';

export const start = {
  heading: 'What’s strong around here?',
  opening: 'Find the people, groups, places and stories that hold your neighbourhood together, and bring them closer.',
  visit: 'Visit Aldermoor',
  visitHint: 'An invented neighbourhood to walk around in',
  begin: 'Begin your own',
  beginHint: 'Name your place, add the first thing you love',
  bring: 'Bring a spreadsheet',
  bringHint: 'Messy is fine. You see it all before it comes in',
  open: 'Open a catalogue',
  recent: 'Lately',
  foot: 'Works without internet. Everything stays in one file on this laptop.',
  about: 'About Hereabouts',
  sampleName: 'Aldermoor',
  fileName: (name: string) => `${fileStem(name)}.hereabouts`,

  beginTitle: 'Begin your own',
  bringTitle: 'First, a home for your spreadsheet',
  name: 'What is this place called?',
  nameHint: 'Your neighbourhood, village or street',
  needsName: 'Give it a name. You can change it later.',
  protect: 'Protect it with a passphrase',
  protectHint:
    'Recommended. Without it nobody can read this file, even if the laptop is lost. Nor can you: nobody can bring a forgotten passphrase back.',
  passphrase: 'Passphrase',
  passphraseHint: 'Four or five words that only you would put together',
  again: 'The same once more',
  needsPassphrase: 'Type a passphrase, or choose to go without.',
  tooShort: 'That is short enough to be guessed. Use at least 10 letters, better a few words.',
  notSame: 'The two are not the same. Type the second one again.',
  show: 'Show what I type',
  without: 'Without a passphrase',
  withoutHint: 'Anybody who gets hold of the file can read it.',
  where: 'Choose where to keep it',
  back: 'Back',
  making: 'Making the file',
  opened: 'Opening',

  lockedTitle: (name: string) => `${name} has a passphrase`,
  lockedText: 'Type it to open this catalogue.',
  unlock: 'Open',
};

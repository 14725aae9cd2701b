// The words of travel copies: making one, working in one, and those that were made.

export const travel = {
  // Making one
  title: 'A travel copy: a catalogue for a volunteer or partner',
  holds: 'It holds only what this preview lets leave: nothing of your history, no consents, and not what you gave to whom.',
  works: 'It opens in Hereabouts, to be added to and put right. Passing things on, partners, consents, requests, and erasing for good what it began with stay at home. Made for others than your team, it has only the fields that they may see, and takes in no files.',
  comesBack: 'What is done in it comes home as a small file, and fits into yours like the work of any other laptop.',
  name: 'Whose copy is it?',
  nameHint: 'For example: Rosa. It tells you later whose work comes home.',
  passphrase: 'A passphrase for it, if you like',
  without: 'Without a passphrase, whoever finds the stick can read it.',
  with: 'Say it to them. On the stick it would help whoever finds it.',
  faults: {
    forMe: 'A travel copy is for somebody else. Choose above who it is for.',
    needsName: 'Say whose copy it is.',
    tooShort: 'The passphrase is short enough to be guessed. Use at least 10 letters, better a few words, or none.',
    notSame: 'The two passphrases are not the same. Type the second one again, or leave both empty.',
  },
  made: (name: string) => `${name} opens it with Hereabouts, like any catalogue.`,
  asksFor: 'It asks for the passphrase. Say it to them, and do not write it on the stick.',
  thenHome: 'When their file comes home, take it in on the page “Work together”.',

  // In one
  line: (home: string, reader: string, day: string) => `This is a travel copy of ${home}, made for ${reader} on ${day}.`,
  comesHome: 'What you do here comes home with',
  give: 'Give what I did',
  giveAction: 'Give what I did…',
  opening: (home: string) =>
    `You work in a copy. Now and then you give those who keep ${home} a small file, and your work is in theirs too. Nobody’s work is overwritten.`,
  givenAtHome: 'things are given on at home, not from a travel copy',
  broughtInAtHome: 'files are brought in at home, not into this travel copy',
  erasing:
    'This was made in this copy. Nothing brings it back here, neither undo nor a backup on this laptop, and at home it goes once they have taken in your next file. Words in what this copy began with are blanked here alone.',
  about: {
    licence: (licence: string) => `Licence: ${licence}`,
    attributions: (whom: string[]) => `Whom to name: ${whom.join('; ')}`,
    who_to_ask: (whom: string) => `Who to ask: ${whom}`,
  },
  giveTitle: 'Give what you did',
  giveText: (home: string) => `It becomes one small file, with all that was done here. Whoever keeps ${home} takes it in on this same page.`,
  key: { words: 'Those who made this copy', hint: 'their catalogue opens it by itself' },
  needsPassphrase: 'Type a passphrase, or let their catalogue open it by itself.',
  everything: 'It holds all that was done in this copy.',
  next: 'Put the file on a stick, or send it home.',
  takeTitle: 'Somebody else works in this same copy',
  takeText: 'Take in the file that they saved on their laptop. What changes at home does not come into a copy: for that, ask for a new one.',
  askedAtHome: 'Whether others may know of them is asked at home.',

  // At home
  copies: 'Travel copies that were made',
  copiesText: 'What was done in one comes home as a file. Take it in on this page.',
  madeFor: (whom: string, day: string) => `for ${whom}, made on ${day}`,
  from: (name: string) => `From the travel copy for ${name}`,
  isHere: (name: string) => `What was done in the copy for ${name} is here now. One step takes it all back.`,
  together: (name: string) => `The travel copy for ${name} came home`,
  staysAsItIs: 'The copy itself stays as it is. Whoever needs what is new here gets a new copy.',
};

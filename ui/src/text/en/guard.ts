// The words of why more people may see something, and of making something safeguarded.

import { count } from './counting';

export const guard = {
  why: 'Why may more people see it?',
  /** Answers that are ready to be chosen. */
  ready: 'One of these',
  answers: ['It is on their own poster or website', 'They asked us to', 'The team agreed at a meeting'],
  own: 'In your own words',
  whyNeeded: 'Say why first. It is kept with the change, so that the team can look it up.',
  keep: 'Done',
  because: (reason: string) => `Because: ${reason}`,

  staying: (fields: string) => `Never leaves the team, whatever is chosen above: ${fields}.`,
  careful: (fields: string) => `Leaves the team only if a choice of fields names it: ${fields}.`,
  agreed: (fields: string) => `Leaves the team only as far as they agreed to it: ${fields}.`,

  make: 'Make it safeguarded…',
  sounds: 'This sounds like a place that must not be found. Make it safeguarded?',
  title: (name: string) => `Make ${name} safeguarded`,
  opening:
    'For what must not be found: refuges and safe houses, homes of children, places of people who fled. Nothing in the program says then where it is, and nobody can put it on a map again.',
  goes: 'What is erased for good',
  spot: 'Its spot on the map',
  address: 'Its address and postcode',
  photos: (n: number) => `Its ${count(n, 'photo, scan or recording', 'photos, scans and recordings')}`,
  tie: (name: string) => `Its tie to ${name}`,
  activity: (name: string) => `Where “${name}” happens`,
  column: (name: string) => `“${name}”, from the list it came in`,
  inbox: (n: number) => `${count(n, 'row', 'rows')} of the Inbox about it`,
  passage: (name: string, field: string, text: string) => `Its address in ${name}, ${field}: “${text}”`,
  unnamed: 'something else',
  nothing: 'It holds no place, no address and no photo. From now on none can be added.',
  from: 'Where it is erased',
  here: (n: number) => `Here, and in ${count(n, 'entry', 'entries')} of the history`,
  backups: (n: number) => `In ${count(n, 'backup', 'backups')}, written anew`,
  removed: 'Backups that cannot be opened are removed:',
  unwritten: 'These cannot be opened or written to and will still say where it is. Destroy them yourself:',
  absent: 'Out of reach, and saying where it is until they are put in and looked at here, or destroyed:',
  others: 'On the other laptops of the team, when they next exchange',
  before: 'What was shared, printed or copied to a stick before cannot be called back from here.',
  stays: 'What stays',
  itself: 'Its name and what is written about it',
  noDoor: 'There is no way to reach it yet. A helpline can be added on its card.',
  sure: (name: string) => `There is no way back. To go on, type its name: ${name}`,
  run: 'Make it safeguarded',
  running: 'Erasing where it is',
  never: 'Never mind',
  done: (name: string) => `${name} is safeguarded. Nothing says any more where it is.`,
  left: 'It is safeguarded, but these backups could not be written to and still say where it is. Remove them yourself:',
  notClean: 'Somebody was reading just then. The last traces go when this catalogue is next opened.',
  forGood: 'Safeguarded for good. If it may be found after all, add it anew.',
};

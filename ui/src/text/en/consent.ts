// The words of consent: a person's sharing page, asking them, partners and purposes, and what runs out.

import type { Basis, BecauseOf, ConsentState, How, Shareable } from '../../core/bindings';
import { count } from './counting';

const listed = new Intl.ListFormat('en-GB');
type Reader = 'partner' | 'team' | 'public';

/** What can be shared of a person: on a box to tick, and in a list. */
export const shareableWords: Record<Shareable, { words: string; listed: string; hint: string }> = {
  name: { words: 'Name', listed: 'name', hint: 'Without it, only “a neighbour”' },
  gifts: { words: 'What they offer', listed: 'gifts', hint: 'The sentence and the tags' },
  languages: { words: 'Languages', listed: 'languages', hint: '' },
  story: { words: 'Story', listed: 'story', hint: '' },
  contact: { words: 'How to reach them', listed: 'contact', hint: 'Their own number or address never goes to everyone' },
  photo: { words: 'Photo', listed: 'photo', hint: '' },
  area: { words: 'Roughly where they live', listed: 'roughly where they live', hint: 'A part of the map with others in it, never the spot' },
};

export const howWords: Record<How, string> = {
  spoken: 'Spoken',
  written: 'Written',
  form_photo: 'Signed form, as a photo',
  message: 'By message',
};

export const stateWords: Record<ConsentState, string> = {
  stands: 'Stands',
  due_soon: 'Runs out soon',
  lapsed: 'Ran out',
  withdrawn: 'Taken back',
  renewed: 'Asked again since',
};

export const basisWords: Record<Basis, { words: string; hint: string }> = {
  consent: { words: 'Consent', hint: 'They said yes, knew to what, and can take it back.' },
  contract: { words: 'Contract', hint: 'You need it to do what was agreed with them.' },
  legal_obligation: { words: 'Legal obligation', hint: 'A law says that you must.' },
  vital_interests: { words: 'Vital interests', hint: 'Somebody’s life depends on it.' },
  public_task: { words: 'Public task', hint: 'The law gives your organisation this task.' },
  legitimate_interests: {
    words: 'Legitimate interests',
    hint: 'You have a good reason, nobody would be surprised or harmed, and you wrote down why.',
  },
};

const thing = (what: Shareable, child: string | null): string =>
  ({
    name: child ? `${child}’s name` : 'your name',
    gifts: child ? `what ${child} offers` : 'what you offer',
    languages: child ? `the languages ${child} speaks` : 'the languages you speak',
    story: child ? `${child}’s story` : 'your story',
    contact: child ? `how to reach ${child}` : 'how to reach you',
    photo: child ? `${child}’s photo` : 'your photo',
    area: child ? `roughly where ${child} lives` : 'roughly where you live, never the house',
  })[what];

export const consent = {
  /** One of the things that can be shared, to whoever is asked; of a child by its name. */
  thing,
  show: 'What is shared of this person',
  title: (name: string) => `What is shared of ${name}`,
  opening: 'What is on the card stays with your team, until they say who else may know.',
  gone: 'This person is not here any more.',
  failed: 'This cannot be shown',
  back: 'Back',

  section: 'Sharing',
  nothingLeaves: 'Nothing leaves.',
  childNothing: 'Under 18: nothing leaves.',
  safeguardedNothing: 'Safeguarded: nothing leaves.',
  onlyMeNothing: 'The card is yours alone: nothing leaves.',
  mayKnow: (whom: string, what: Shareable[]) => `${whom} may know: ${listed.format(what.map((each) => shareableWords[each].listed))}`,
  look: 'See or change',

  child: (name: string) => `${name} is under 18. Nothing leaves this team, whoever agreed: a child cannot see yet who might read it.`,
  whoKnows: 'Who may know what',
  team: 'Our team',
  everyone: 'Everyone',
  teamSees: 'sees all that is on the card',
  teamSeesNot: 'sees nothing: the card is yours alone',
  knows: (what: Shareable[]) => listed.format(what.map((each) => shareableWords[each].listed)),
  knowsNothing: 'nothing, they were not asked about it',
  tookBack: 'nothing any more, it was taken back',
  ranOut: 'nothing any more, it ran out',
  restStays: 'All the rest stays with the team: notes, ties, the house they live in, and what is not named here.',
  askOf: (whom: string) => `Ask whether ${whom} may know`,
  askShort: 'Ask',
  manage: 'Partners and purposes',
  dueLink: 'What runs out',

  from: 'Where that comes from',
  noneGiven: 'Nobody has asked yet.',
  fromLine: (how: How, day: string, by: string | null) => `${howWords[how]} on ${day}${by ? `, taken by ${by}` : ''}`,
  guardianSaid: (who: string) => `${who} agreed for them`,
  until: (day: string) => `counts until ${day}`,
  ranOutOn: (day: string) => `ran out on ${day}`,
  takenBackOn: (day: string) => `taken back on ${day}`,
  exactWords: 'What they were told, word for word',
  takeBack: 'Take back',
  takeBackOf: (what: string, whom: string) => `Take back: ${whom}, ${what}`,
  takeAllBack: 'Take it all back',
  takenBack: (name: string, told: number) =>
    told === 0 ? `Taken back for ${name}. Nothing had been sent.` : `Taken back for ${name}. The page lists who should be told.`,
  askAgain: 'Ask again',
  askAgainOf: (name: string, whom: string) => `Ask again: ${name}, ${whom}`,

  because: 'Why more people may see it',
  becauseOpening: 'What was written down when somebody let more people see something. It lets nothing leave by itself: what leaves is what they agreed to.',
  becauseOf: (of: BecauseOf, what: string | null) => ({ card: 'The card', contact: what ?? 'A way to reach them', photo: what ?? 'A photo' })[of],

  sent: 'Who was sent what',
  sentNothing: 'Nothing has been sent to anybody.',
  sentLine: (day: string, whom: string, format: string) => `${day}, ${whom}, ${format}`,
  format: { geojson: 'GeoJSON', csv: 'CSV', map: 'a map on paper', sheet: 'a call sheet', copy: 'a copy of a photo', travel_copy: 'a travel copy', access: 'a copy of what is held, for themselves' } as Record<string, string>,
  former: 'a former partner',

  tellTitle: 'Who should be told',
  tellOpening: 'It was taken back, and they were sent it before. Send them this, by post or from your own mail.',
  tellPublic: 'It was given for everyone to read. Take it down wherever you put it up.',
  reach: (contact: string) => `Reach them: ${contact}`,
  copyNotice: (whom: string) => `Copy the notice for ${whom}`,
  copyShort: 'Copy',
  copied: 'The notice is in the clipboard.',
  printShort: 'Print',
  printNotice: (whom: string) => `Print the notice for ${whom}`,
  notice: (whom: string, name: string | null, what: Shareable[], sentOn: string[], today: string, from: string) =>
    [
      today,
      '',
      `To ${whom}`,
      '',
      `On ${listed.format(sentOn)} we gave you a list from our community map. ${name ? `${name} is in it` : 'A person without a name is in it'}, with ${listed.format(what.map((each) => shareableWords[each].listed))}.${name ? '' : ' There they are called “A neighbour”; ask us which one, if there are several.'}`,
      '',
      'That permission was taken back. Please delete what you were given of this person, also where you copied it to or made something of it, and let us know when it is done.',
      '',
      from,
    ].join('\n'),

  askWhat: 'Ask what may be shared of this person',
  askTitle: (name: string) => `Ask ${name}`,
  toWhom: 'Who may know?',
  everyoneHint: 'noticeboards, maps, the internet',
  teamHint: 'for us alone',
  already: (what: Shareable[]) => `knows now: ${listed.format(what.map((each) => shareableWords[each].listed))}`,
  what: 'What may they know?',
  readOut: 'Read this out',
  chooseFirst: 'Choose who may know, and the words to read out stand here.',
  tickFirst: 'Tick what they may know, and the words to read out stand here.',
  yes: 'They said yes',
  no: 'They said no',
  saidYes: (name: string, whom: string) => `Written down: ${whom} may know this of ${name}.`,
  saidNo: (name: string) => `Nothing was written down, and nothing more of ${name} leaves.`,
  wordingVersion: 'en 1',
  wording: (reader: Reader, whom: string, what: Shareable[], purpose: string, child: string | null) => {
    const things = listed.format(what.map((each) => thing(each, child)));
    const asked = {
      partner: `May we tell ${whom} ${things}, ${purpose}?`,
      team: `May our team write down and use ${things}, ${purpose}?`,
      public: `May everyone know ${things}, as on a noticeboard or on the internet, ${purpose}?`,
    }[reader];
    return `${asked} You can take this back at any time; just tell one of us.`;
  },

  more: 'More',
  how: 'How they said it',
  form: 'Which photo is the form',
  formNone: 'none of the photos on the card',
  takenBy: 'Who asked',
  on: 'On which day',
  reviewBy: 'Ask again by',
  reviewByHint: 'Left open: as the purpose says',
  guardian: 'Who agreed for them',
  guardianNeeded: 'A child cannot agree alone. Write down who agreed for them.',
  purpose: 'What for',
  otherPurpose: 'Something else',
  newPurpose: 'What for, in words to read out',
  readyPurpose: 'so that neighbours can find each other',

  partnersTitle: 'Partners and purposes',
  partnersOpening: 'Whom you may share with, each by name, and what for. A new partner is in no older permission.',
  addPartner: 'Add a partner',
  purposes: 'Purposes',
  purposesOpening: 'What something is known and shared for, in the words that are read out.',
  noPurposes: 'None yet. The first time you ask somebody, one is ready.',
  addPurpose: 'Add a purpose',
  editPurpose: (label: string) => `Change ${label}`,
  edit: 'Change',
  label: 'What for, in words to read out',
  labelHint: 'For example: so that neighbours who bake can find each other',
  labelMissing: 'Say in a few words what it is for.',
  basis: 'What gives you the right',
  months: 'How many months a yes counts',
  monthsHint: 'Left empty: until it is taken back',
  monthsOf: (n: number) => `a yes counts for ${count(n, 'month', 'months')}`,
  monthsBad: 'Write a number of months, from 1 to 600, or leave it empty.',
  assessment: 'Why it was judged to be right',
  assessmentHint: 'A sentence, a date, where the paper lies',
  keep: 'Keep',
  cancel: 'Never mind',
  remove: 'Remove',
  removeHint: 'Only where nobody’s yes stands for it.',

  dueTitle: 'Permissions that run out',
  dueOpening: 'What somebody agreed to and ran out, or will within a month. From its day on nothing leaves by it.',
  dueAlso: 'Also here: what people asked for by right, and what has come to its last day.',
  dueNone: 'Nothing runs out soon',
  dueNoneHint: 'When a yes nears its last day, it is listed here a month before.',
  dueLine: (state: 'lapsed' | 'due_soon', day: string) => (state === 'lapsed' ? `ran out on ${day}` : `counts until ${day}`),
};

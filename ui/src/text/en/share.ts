// The words of the pages "Share" and "What we gave to whom". Sentences with numbers are functions.

import type { Precision, Reason } from '../../core/bindings';
import { count, number } from './counting';

const assets = (n: number) => count(n, 'asset', 'assets');
const people = (n: number) => count(n, 'person', 'people');

export const share = {
  title: 'Who is it for?',
  opening: 'You see all of it before anything leaves this laptop.',
  audiences: {
    me: { words: 'Just me', hint: 'everything, for your own use' },
    team: { words: 'Our team', hint: 'all but what is yours alone' },
    partner: { hint: 'what it may have' },
    public: { words: 'Everyone', hint: 'fit for a noticeboard' },
  },
  /** How an audience is called on the button and in sentences. */
  forWhom: { me: 'just me', team: 'our team', public: 'everyone', gone: 'a former partner' },

  addPartner: 'Add a partner',
  partnerName: 'Name of the partner',
  partnerHint: 'A council, a health team, a charity: whoever asks you for what you know.',
  add: 'Add',
  cancel: 'Cancel',

  whichAssets: 'Which assets',
  shown: (n: number) => `What is shown, ${number(n)}`,
  selected: (n: number) => `What is selected, ${number(n)}`,
  everything: (n: number) => `Everything, ${number(n)}`,

  profile: 'With what',
  noProfile: 'The usual fields',
  photos: 'With photos',
  photosHint: 'Only those that may be published. They tell nothing of the place or the camera.',
  photosHintOurs: 'They tell nothing of the place or the camera.',
  newProfile: 'New choice of fields',
  editProfile: 'Change',

  looking: 'Looking at what would leave',
  leave: (n: number) => `${number(n)} ${n === 1 ? 'leaves' : 'leave'}`,
  stayHere: (n: number) => `${number(n)} ${n === 1 ? 'stays' : 'stay'} here`,
  andWhy: 'and why',
  photosLeave: (n: number) => `with ${count(n, 'photo', 'photos')}`,
  fields: (n: number) => count(n, 'field', 'fields'),
  nothingLeaves: 'Nothing would leave.',
  nothingLeavesHint: 'Choose somebody else it is for, or other assets.',
  nothingStays: 'Nothing stays here: all you chose would leave.',
  seeAll: (n: number) =>
    n === 1 ? 'See it, field by field' : `See all ${number(n)}, field by field`,
  backToList: 'Back to the short list',
  range: (from: number, to: number, total: number) =>
    `${number(from)} to ${number(to)} of ${number(total)}`,
  earlier: 'Earlier ones',
  later: 'Later ones',

  see: 'See',
  seeReason: (reason: string) => `See who stays here: ${reason}`,
  hideReason: (reason: string) => `Hide who stays here: ${reason}`,
  hide: 'Hide',
  names: (names: string[], total: number) => {
    const first = names.slice(0, 3);
    const more = total - first.length;
    if (more > 0) return `${first.join(', ')} and ${number(more)} more`;
    if (first.length < 2) return first.join('');
    return `${first.slice(0, -1).join(', ')} and ${first.at(-1) ?? ''}`;
  },
  firstNames: (listed: number, total: number) =>
    `The first ${number(listed)} of ${number(total)}.`,
  ties: (released: number, withheld: number) => {
    const stay =
      withheld === 0
        ? ''
        : withheld === 1
          ? '1 tie that names them stays here as well.'
          : `${number(withheld)} ties that name them stay here as well.`;
    const leave =
      released === 0
        ? ''
        : released === 1
          ? '1 tie between those that leave goes with them.'
          : `${number(released)} ties between those that leave go with them.`;
    return [leave, stay].filter((sentence) => sentence !== '').join(' ');
  },
  rules: 'How places are made coarser',

  beforeAfter: 'Before and after',
  here: 'Here',
  theyGet: 'What they get',
  youGet: 'What you get',
  where: 'Where',
  staysHere: 'stays here',
  nothing: 'nothing',
  nthOf: (n: number, total: number) =>
    `${number(n)} of ${number(total)}`,
  previous: 'The one before',
  next: 'The next one',
  pickOne: 'Choose one on the left to see what changes on its way out.',

  as: 'As',
  formats: {
    geojson: { words: 'Map data', hint: 'GeoJSON, with a note on how to read it' },
    csv: { words: 'Spreadsheet', hint: 'CSV, with a note on how to read it' },
  } as Record<string, { words: string; hint: string }>,
  notNow: 'Not now',
  act: (released: number, whom: string, persons: number) =>
    released === 0 ? 'Nothing to save' : `Save ${assets(released)} for ${whom}, ${people(persons)}`,
  saveAs: 'Save as',
  anyFile: 'Any file',
  fileName: (catalogue: string, whom: string) => `${catalogue} for ${whom}`,
  saving: 'Saving',
  stop: 'Stop',
  ifYouStop: 'If you stop, no file is written.',
  stopped: 'Stopped. No file was written.',

  saved: (released: number, whom: string, persons: number) =>
    `Saved ${assets(released)} for ${whom}, ${people(persons)}.`,
  files: (n: number) =>
    n === 1 ? 'It is in this file:' : `They are in these ${number(n)} files:`,
  sincePreview: 'Since you looked, this has changed:',
  inRegister: 'It is written down in',
  registerLink: 'What we gave to whom',
  shareMore: 'Share something else',
  done: 'Done',
  failedLook: 'What would leave cannot be shown',
  failedSave: 'Nothing was saved',
  tryAgain: 'Try again',
  announce: (released: number, withheld: number, persons: number) =>
    `${assets(released)} would leave, ${people(persons)} among them. ${assets(withheld)} would stay here.`,
};

export const reasonWords: Record<Reason, { words: string; hint: string }> = {
  person: { words: 'People', hint: 'they leave for the team alone, until they agree to more' },
  audience: { words: 'Meant for fewer people', hint: 'your own choice, asset by asset' },
  safeguarded: { words: 'Safeguarded', hint: 'never shared, never on a map' },
  not_asked_for: { words: 'Not asked for', hint: 'what you chose above leaves them out' },
};

export const precisionWords: Record<Precision, string> = {
  exact: 'exact',
  building: 'the building',
  street: 'the street',
  about_100m: 'about 100 m',
  about_1km: 'about 1 km',
  neighbourhood: 'neighbourhood',
  area: 'area',
  none: 'no place',
};

/** The fields of an asset as they leave, in the words of its card. */
export const releasedFieldWords: Record<string, string> = {
  kind: 'What it is',
  kind_label: 'What it is, in words',
  name: 'Name',
  summary: 'What it offers',
  story: 'Story',
  tags: 'Tags',
  languages: 'Languages',
  status: 'Still going',
  audience: 'Who may see it',
  sensitivity: 'How carefully to treat it',
  note: 'Note',
  times: 'When',
  opening_times: 'When',
  is_bumping_place: 'People bump into each other here',
  is_connector: 'Brings people together',
  is_child: 'Under 18',
  audience_reason: 'Why more people than usual may see it',
  location_method: 'How the place is known',
  social_media: 'Social media',
  contact_name: 'Who to ask for',
  contact_address: 'Letters to',
  contact_other: 'Some other way to reach it',
  access: 'Getting in and around',
  cost: 'Cost',
  address: 'Address',
  postcode: 'Postcode',
  place: 'Where',
  geometry: 'Where',
  location_precision: 'How exact the place is',
  uncertainty_m: 'How far off, in metres',
  longitude: 'Longitude',
  latitude: 'Latitude',
  steward: 'Who keeps in touch',
  source_type: 'Where it comes from',
  source_note: 'Who told us',
  review_months: 'Months between checks',
  last_confirmed: 'Last checked',
  phone: 'Phone',
  email: 'Email',
  website: 'Website',
  web: 'Website',
  social: 'Social media',
  contacts: 'How to reach it',
  who_leads: 'Who leads',
  pronouns: 'Pronouns',
  roles: 'Roles',
  size_band: 'How many',
  meets_as: 'Meets as',
  formality: 'How formal',
  focus: 'Focus',
  organisation_number: 'Organisation number',
  sector: 'Sector',
  place_type: 'Kind of place',
  capacity: 'Room for',
  booking: 'Booking',
  step_free: 'Step-free',
  exchange_form: 'How it works',
  keepers: 'Who keeps it',
  photos: 'Photos',
  permission_note: 'Permission',
};

export const profileWords = {
  title: 'What goes with each asset',
  titleOf: (name: string) => `Change “${name}”`,
  name: 'Name of this choice',
  nameHint: 'For example: Council directory',
  purpose: 'What for',
  purposeHint: 'In a sentence; it travels with the file',
  kinds: 'Kinds',
  kindsHint: 'None chosen means all',
  extra: 'Extra properties that may leave',
  extraHint: 'One a line, named as in the list they came from. All others stay with the team.',
  notes: 'Notes may leave too',
  lines: 'Draw ties as lines as well',
  coarsest: 'Places no more exact than',
  asTheyAre: 'as they are',
  licence: 'Licence',
  licenceHint: 'What others may do with it, for example CC BY 4.0',
  attribution: 'Whom to name',
  contact: 'Who to ask',
  contactHint: 'A role and how to reach it; it travels with the file',
  save: 'Keep this choice',
  cancel: 'Cancel',
  remove: 'Remove this choice',
  needsName: 'Give it a name, so that you find it again.',
};

export const register = {
  title: 'What we gave to whom',
  opening: 'Every file that was saved for somebody, the newest first. Names of assets are not kept here.',
  empty: 'Nothing has been given to anybody yet.',
  emptyHint: 'When you share, it is written down here: when, for whom, how much.',
  shareNow: 'Share',
  when: 'When',
  whom: 'For whom',
  what: 'How much',
  stayed: 'Stayed here',
  format: 'As',
  gave: (released: number, persons: number, photos: number) =>
    [assets(released), people(persons), ...(photos > 0 ? [count(photos, 'photo', 'photos')] : [])].join(', '),
  copy: 'Copy of one photo or recording',
  stayedNone: 'nothing',
  check: 'Proof',
  sha256: 'Fingerprint of the file (SHA-256)',
  idsDigest: 'Fingerprint of what was in it',
  showProof: (when: string) => `Proof of what was given on ${when}`,
  withProfile: (name: string) => `with “${name}”`,
  partners: 'Partners',
  partnersOpening: 'Organisations you give something to, each by its name.',
  noPartners: 'No partner yet. Add one when somebody asks you for what you know.',
  edit: 'Change',
  editPartner: (name: string) => `Change ${name}`,
  remove: 'Remove',
  removeHint: 'What it was given stays written down here.',
  save: 'Keep',
  cancel: 'Cancel',
  name: 'Name',
  kind: 'What it is',
  kinds: {
    council: 'Council',
    health: 'Health service',
    charity: 'Charity',
    funder: 'Funder',
    other: 'Something else',
  } as Record<string, string>,
  kindUnknown: 'not said',
  contact: 'Whom you speak to',
  agreement: 'What was agreed',
  agreementHint: 'A date, a sentence, where the paper lies',
  needsName: 'A partner needs a name.',
  failed: 'The register cannot be shown',
};

// Words of the card and of the form for a new asset.

import { ownName } from '../own-names.svelte';
import { count, number } from './counting';
import { ownFields } from './own-fields';

/** Fields of an asset, in the words of its card. */
export const fields: Record<string, string> = {
  name: 'Name',
  kind: 'What is it?',
  summary: 'What does it offer?',
  story: 'Its story',
  tags: 'What it offers, in a word or two',
  languages: 'Languages',
  status: 'How it is going',
  audience: 'Who may see this',
  audience_reason: 'Why more people than usual may see it',
  sensitivity: 'How carefully to treat it',
  place: 'Where',
  note: 'Note for the team',
  is_bumping_place: 'People bump into each other here',
  is_connector: 'Brings people together',
  is_child: 'Under 18',
  no_introductions: 'Does not want to be introduced',
  restricted: 'Kept but not used',
  restricted_since: 'Not used since',
  restricted_why: 'Why it is not used',
  restriction_lifted_why: 'Why it is used again',
  ends_on: 'Kept until',
  times: 'When',
  access: 'Getting in and around',
  cost: 'What it costs',
  steward: 'Who keeps in touch',
  source_type: 'Who told us',
  source_note: 'How we know',
  review_months: 'Months between checks',
  who_leads: 'Who leads it',
  pronouns: 'Pronouns',
  roles: 'What they do around here',
  size_band: 'How many take part',
  meets_as: 'How they meet',
  formality: 'How formal it is',
  focus: 'What it is about',
  organisation_number: 'Number in a public register',
  sector: 'What sort of organisation',
  place_type: 'What sort of place',
  capacity: 'Room for how many',
  booking: 'How to book',
  step_free: 'Without steps',
  exchange_form: 'How it works',
  keepers: 'Who keeps it alive',
  permission_note: 'Who agreed that it is told, and how far',
};

/** Where the label of the form is a question, its name in a sentence. */
const NAMES: Record<string, string> = {
  kind: 'What it is',
  summary: 'What it offers',
  tags: 'Tags',
  contacts: 'How to reach them',
};

const PARTS: Record<string, (part: string) => string> = {
  tag: (part) => `Tag “${part}”`,
  language: (part) => `Language “${part}”`,
  field: (part) => ownName(part) ?? ownFields.ours,
};

/** The name of a field, also of one tag and of one extra property, as the change log has them. */
export function fieldName(field: string): string {
  const [whole = field, part] = field.split(/\/(.*)/s);
  if (part !== undefined) return PARTS[whole]?.(part) ?? part;
  const plain = NAMES[field] ?? fields[field];
  if (plain) return plain;
  const spaced = field.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The same inside a sentence. */
export function fieldInSentence(field: string): string {
  const name = fieldName(field);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

export const card = {
  region: 'Card',
  none: 'Choose something on the map or in the list, and its card opens here.',
  noneHint: 'Or begin with what you know.',
  add: 'Add an asset',
  more: 'More',
  restore: 'Take out of the bin',
  inBin: 'This lies in the bin. Its ties are remembered.',
  gone: 'This asset is not here any more.',
  tidyName: 'Edit',
  editTitle: 'Edit',
  needsName: 'It needs a name. The last one stays until you type another.',
  safeguardedNoPlace: 'Safeguarded: it holds no place and no address.',
  done: 'Done',
  empty: 'Nothing yet',
  checked: (when: string) => `Checked ${when}`,
  neverChecked: 'Never checked',
  by: (who: string) => `by ${who}`,
  taps: 'What did you find?',
  thanks: (next: string | null) => (next ? `Thank you. Next look in ${next}.` : 'Thank you.'),
  offers: 'What it offers',
  addTag: 'Add a tag',
  removeTag: (tag: string) => `Remove the tag ${tag}`,
  story: 'Its story',
  whereWhen: 'Where and when',
  reach: 'How to reach it',
  more_about: 'More about it',
  showMore: 'More to say',
  showLess: 'Less',
  connected: 'How it is connected',
  note: 'Note for the team',
  noteReminder:
    'Stays with the team. Write what you would say to their face; people may ask to read what is written about them.',
  noteReminderPerson: 'Write it as if they will read it: people may ask to see what is written about them. Stays with the team.',
  extra: 'From the list it came in',
  from: (source: string) => `from “${source}”`,
  extraHint: 'Kept as it came, searchable, stays with the team unless you choose otherwise when you share.',
  changes: (n: number) => count(n, 'change', 'changes'),
  history: 'What was done',
  historyBy: (who: string | null) => who ?? 'somebody in the team',
  noHistory: 'Nothing is known of earlier changes.',
  earlier: 'Show earlier ones',
  factOf: { times: 'When', access: 'Getting in and around', cost: 'What it costs' },
  nothing: 'nothing',
  yes: 'yes',
  no: 'no',
  back: 'Back to the card',
  changeWho: 'Change who may',
  saveWho: 'Done',
  whoTitle: 'Who may see this?',
  widening: 'What it says now may then be seen. What it said before stays here.',
  personStays: 'People stay with the team until they have agreed to more.',
  partnersToo: 'Partners that are named below the card may see it too. Choosing here changes that.',
  careful: 'How carefully to treat it',
  notOnMap: 'Not on the map',
  notOnMapFine: 'Not on the map. That is fine.',
  putOnMap: 'Put on the map',
  placing: 'Click on the map where it is',
  moveOnMap: 'Move it on the map',
  takeOff: 'Take off the map',
  where: 'Where, in words',
  whereHint: 'As people here say it',
  postcode: 'Postcode',
  precision: 'How exact is that?',
  typed: 'Coordinates or grid reference',
  typedHint: 'For example 53.47, -2.02 or SJ 987 973',
  readPlace: 'Use this',
  notASpot: 'That is not a spot Hereabouts can read. Write latitude and longitude, as in 53.47, -2.02, or a grid reference, as in SJ 987 973.',
  inAreas: 'In',
  uncertainty: (metres: number) => `within ${number(metres)} m`,
  languagesHint: 'With commas between them',
  choose: 'Not said',
};

export const contactWords = {
  add: 'Add a way to reach it',
  addPerson: 'Add a way to reach them',
  value: 'Number, address or link',
  valueOf: {
    phone: 'Phone number',
    email: 'Email address',
    web: 'Address of the website',
    social: 'Name or link',
    address: 'Postal address',
    other: 'How',
  },
  channel: 'By',
  label: 'Whose it is, or when',
  labelHint: 'For example: hall desk, evenings',
  kind: 'It belongs to',
  role: 'a role',
  personal: 'a person',
  publish: 'May be published',
  published: 'may be published',
  teamOnly: 'team only',
  goesTo: (names: string[]) => `may be given to ${names.join(', ')}`,
  keep: 'Keep it',
  cancel: 'Never mind',
  remove: 'Remove',
  removed: 'A way to reach it was removed',
  edit: (value: string) => `Edit ${value}`,
  needsValue: 'Type the number, address or link first.',
};

export const adding = {
  title: 'New asset',
  hint: 'only a name is needed',
  name: 'Name',
  kind: 'What is it?',
  summary: 'What does it offer?',
  where: 'Where?',
  here: 'Where you clicked on the map',
  needsName: 'Give it a name. Everything else can wait.',
  save: 'Add it',
  cancel: 'Never mind',
  who: { team: 'Our team may see this.', public: 'Everyone may see this.' },
  safeDefault: 'You can change who may see it on its card.',
  added: (name: string) => `${name} was added`,
};

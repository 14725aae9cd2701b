// What kinds, states, audiences and the like are called.

import type {
  AssetKind,
  Channel,
  CheckMethod,
  CheckOutcome,
  Freshness,
  InboxReason,
  Precision,
  Sensitivity,
  SourceType,
  Status,
} from '../../core/bindings';

/** As a group of many. */
export const kindWords: Record<AssetKind, string> = {
  person: 'People & their gifts',
  association: 'Groups & clubs',
  institution: 'Services & organisations',
  place: 'Places & spaces',
  exchange: 'Local exchange',
  culture: 'Stories & traditions',
};

/** As one of them. */
export const oneOfKind: Record<AssetKind, string> = {
  person: 'Person',
  association: 'Group',
  institution: 'Service',
  place: 'Place',
  exchange: 'Exchange',
  culture: 'Story',
};

/** As one of them in a sentence. */
export const aKind: Record<AssetKind, string> = {
  person: 'a person',
  association: 'a group',
  institution: 'a service',
  place: 'a place',
  exchange: 'an exchange',
  culture: 'a story',
};

export const kindHints: Record<AssetKind, string> = {
  person: 'Somebody who lives here, and what they bring',
  association: 'Run by people who live here, unpaid',
  institution: 'With paid staff',
  place: 'Somewhere to be, meet or grow things',
  exchange: 'Lending, swapping, mending, local trade',
  culture: 'A story, a tradition, something remembered',
};

export const statusWords: Record<Status, string> = {
  idea: 'An idea',
  starting: 'Starting',
  going: 'Going',
  resting: 'Resting',
  ended: 'Ended',
  unknown: 'Not known',
};

export const freshWords: Record<Freshness, string> = {
  checked_lately: 'Checked lately',
  check_soon: 'Check soon',
  check_now: 'Check now',
  never_checked: 'Never checked',
};

export const outcomeWords: Record<CheckOutcome, string> = {
  still_going: 'Still going',
  changed: 'Changed',
  paused: 'Paused',
  gone: 'Gone',
  could_not_reach: 'No answer',
};

export const methodWords: Record<CheckMethod, string> = {
  visited: 'in person',
  phoned: 'by phone',
  told_me: 'told face to face',
  messaged: 'by message',
  partner: 'by a partner',
  import: 'from a list',
};

export const exactness: Record<Precision, string> = {
  exact: 'exact spot',
  building: 'the building',
  street: 'the street',
  about_100m: 'about 100 m',
  about_1km: 'about 1 km',
  neighbourhood: 'the neighbourhood',
  area: 'a wider area',
  none: 'not on the map',
};

export const channelWords: Record<Channel, string> = {
  phone: 'Phone',
  email: 'Email',
  web: 'Website',
  social: 'Social media',
  address: 'Letters to',
  other: 'Some other way',
};

export const sensitivityWords: Record<Sensitivity, string> = {
  ordinary: 'As usual',
  careful: 'With care',
  sensitive: 'Sensitive',
  safeguarded: 'Safeguarded',
};

export const sensitivityHints: Record<Sensitivity, string> = {
  ordinary: 'nothing special about it',
  careful: 'think before you pass it on',
  sensitive: 'leaves only where somebody said why it may',
  safeguarded: 'never on a map, never shared; for good',
};

export const sourceWords: Record<SourceType, string> = {
  resident: 'Somebody who lives here',
  worker: 'Somebody in the team',
  group: 'A group',
  institution: 'A service or organisation',
  public_record: 'Already public',
  import: 'A list that was brought in',
};

export const inboxReasons: Record<InboxReason, string> = {
  needs_name: 'It has no name yet.',
  needs_kind: 'It does not say what it is.',
  place_unclear: 'Its place cannot be right.',
  perhaps: 'It may be one you have already.',
  changed_here: 'You changed it, and so did the list.',
  twice_in_file: 'It is twice in the list, and not the same.',
  safeguard: 'It sounds like a place that must not be found.',
  unclear: 'It could not be understood as it is.',
  jotted: 'Jotted down for later.',
  stub: 'Made because a tie names it. Say more about it.',
};

export const audienceWords = {
  me: 'Only you may see this',
  team: 'Our team may see this',
  public: 'Everyone may see this',
  partners: (names: string) => `${names} and our team may see this`,
  safeguarded: 'Safeguarded: it stays with the team',
};

export const audienceChoices: Record<'me' | 'team' | 'public', { words: string; hint: string }> = {
  me: { words: 'Only you', hint: 'In nothing made for others. Whoever has this file can read it.' },
  team: { words: 'Our team', hint: 'Stays among those who work with this file.' },
  public: { words: 'Everyone', hint: 'May be on a noticeboard, and in what you share.' },
};

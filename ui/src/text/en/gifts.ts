// Words of what an asset offers and would love, on its card.

import type { ActionStatus, ConversationKind, GiftDomain, GiftForm, GiftStatus, Stage, Terms, WishKind, WishStatus } from '../../core/bindings';
import { count } from './counting';

export const domainWords: Record<GiftDomain, { words: string; hint: string }> = {
  head: { words: 'Head', hint: 'what they know' },
  hands: { words: 'Hands', hint: 'what they can do' },
  heart: { words: 'Heart', hint: 'what stirs them' },
  connection: { words: 'Connection', hint: 'whom they know' },
};

export const formWords: Record<GiftForm, string> = {
  do: 'do it',
  teach: 'teach it',
  lend: 'lend it',
  host: 'host it',
  join_in: 'join in',
  introduce: 'introduce people',
  give: 'give it',
  sell: 'sell it',
};

export const termsWords: Record<Terms, string> = {
  free: 'for free',
  swap: 'for a swap',
  time_credit: 'for time credits',
  covers_costs: 'for what it costs',
  paid: 'paid',
};

export const giftStatusWords: Record<GiftStatus, string> = {
  offered: 'Offered',
  taken_up: 'Taken up',
  resting: 'Resting',
  ended: 'Ended',
};

export const wishKindWords: Record<WishKind, string> = {
  learn: 'to learn it',
  find_company: 'company',
  borrow: 'to borrow it',
  try: 'to try it',
  start_something: 'to start it',
  help_with: 'help with it',
  see_change: 'to see it change',
};

export const wishStatusWords: Record<WishStatus, string> = {
  open: 'Open',
  exploring: 'Being looked into',
  matched: 'Somebody was found',
  done: 'Come true',
  let_go: 'Let go',
};

/** Verbs with which people say what they offer; one of them at its beginning needs no other. */
const VERBS =
  /^(?:(?:would|will|could|can|may|gladly|also|always|often|sometimes) |(?:does|has|is|knows|loves|cares|remembers|understands|mends|fixes|makes|repairs|bakes|cooks|sews|knits|plays|sings|draws|paints|dances|interprets|restores|carves|quilts|tunes|crochets|takes|coaches|writes|reads|speaks|translates|grows|plants|builds|drives|walks|cycles|runs|teaches|shows|lends|lets|hosts|gives|sells|shares|helps|looks|keeps|listens|organises|tells|cuts|cleans|carries|collects|brings|offers|swaps|minds|visits|welcomes|introduces)\b)/i;
const MEANT: Partial<Record<WishKind, string>> = { learn: 'to learn', try: 'to try' };
const OFFERED: Record<GiftForm, string> = {
  do: 'offers',
  teach: 'teaches',
  lend: 'lends',
  host: 'hosts',
  join_in: 'joins in with',
  introduce: 'introduces to',
  give: 'gives',
  sell: 'sells',
};

/** A gift as a chip: "would teach sourdough", "lends ladders". It begins with a verb. */
export function giftChip(what: string, would_teach: boolean, form: GiftForm | null, domain: GiftDomain | null): string {
  if (would_teach && !VERBS.test(what)) return `would teach ${what}`;
  if (VERBS.test(what)) return what;
  if (/\bto (?:give away|spare|lend|sell)$/i.test(what)) return `has ${what}`;
  if (form !== null) return `${OFFERED[form]} ${what}`;
  return domain === 'head' ? `knows about ${what}` : `offers ${what}`;
}

/** A wish behind "Would love:". */
export function wishChip(what: string, kind: WishKind | null): string {
  const meant = kind === null ? undefined : MEANT[kind];
  return meant === undefined || /^(?:to|learning|someone|somebody|a chance|lessons|help)\b/i.test(what) ? what : `${meant} ${what}`;
}

export const gifts = {
  wouldLove: 'Would love:',
  tags: 'Tags',
  ask: 'What do you do well, and would you show others?',
  line: 'What is offered, and what would be loved',
  lineHint: 'can teach: sourdough; would love: company',
  reading: 'Enter keeps:',
  love: (what: string) => `would love ${what}`,
  keep: 'Keep it',
  kept: (gifts: number, wishes: number) =>
    `Kept ${[gifts > 0 ? count(gifts, 'gift', 'gifts') : '', wishes > 0 ? count(wishes, 'wish', 'wishes') : ''].filter(Boolean).join(' and ')}`,
  private: 'Gifts and wishes stay with the team. What a person’s gifts are called also goes to those they agreed to.',
  resting: 'resting',
  ended: 'ended',
  fulfilled: 'come true',
  letGo: 'let go',
  change: (what: string) => `${what}: look or change`,
  meet: 'Who could meet?',
  meetOver: (what: string) => `Who could meet over “${what}”?`,
  what: 'What, in a few words',
  whatWish: 'What would be loved',
  needsWhat: 'It needs a few words. The last ones stay until you type others.',
  domain: 'A gift of',
  notSaid: 'Not said',
  wouldTeach: 'Would teach it',
  form: 'They would',
  kind: 'They would love',
  terms: 'On what terms',
  when: 'When',
  whenHint: 'As they say it: Saturday mornings',
  limits: 'What is not meant',
  limitsHint: 'For example: not up ladders, two people at most',
  topics: 'What else it goes by',
  topicsHint: 'Single words with commas between them: bread, baking',
  status: 'How it is going',
  lastTaken: 'Last taken up',
  neverTaken: 'Nobody has taken it up yet, as far as we know.',
  takenOn: (day: string) => `Last taken up on ${day}.`,
  takenToday: 'Taken up today',
  tookUp: (what: string) => `“${what}” was taken up today`,
  listed: 'They agreed that it stands on the list everybody takes home',
  note: 'Note for the team',
  done: 'Done',
  remove: 'Remove',
  removedGift: (what: string) => `The gift “${what}” was removed`,
  removedWish: (what: string) => `The wish “${what}” was removed`,
  dayBad: 'Write the day like 2026-05-04, or leave it empty.',
  formOf: (what: string) => `The gift “${what}”`,
  formOfWish: (what: string) => `The wish “${what}”`,
};

/** How far an introduction is, inside a sentence. */
const STAGES: Record<Stage, string> = {
  suggested: 'suggested',
  offered: 'offered to them',
  introduced: 'introduced',
  met: 'they met',
  going_with_support: 'going, with support',
  going_on_their_own: 'going on their own',
  carrying_on_without_us: 'carrying on without us',
  paused: 'paused',
  ended: 'ended',
};
const WAYS: Record<ConversationKind, string> = {
  one_to_one: 'one to one',
  group: 'in a group',
  passing: 'in passing',
  visit: 'on a visit',
};
const STATES: Record<ActionStatus, string> = {
  idea: 'an idea',
  starting: 'starting',
  going: 'going',
  done: 'done',
  let_go: 'let go',
};

/** What happens around an asset, as sentences on its card. */
export const around = {
  introductions: 'Introductions',
  promises: 'Promises',
  actions: 'What could be done together',
  conversations: 'Heard in conversation',
  introduced: (others: string[], stage: Stage, day: string | null) =>
    `With ${others.join(' and ')}: ${STAGES[stage]}${day ? `, ${day}` : ''}.`,
  over: (what: string) => `Over “${what}”.`,
  saidNo: 'One of them would rather not.',
  due: (day: string) => `by ${day}`,
  kept: (day: string) => `done on ${day}`,
  action: (name: string, status: ActionStatus) => `${name}: ${STATES[status]}`,
  starts: (who: string) => `${who} would start it.`,
  heard: (day: string, way: ConversationKind | null) => (way === null ? day : `${day}, ${WAYS[way]}`),
  toSort: 'waits to be sorted',
  all: (n: number) => `All ${count(n, 'of them', 'of them')}`,
  openIntroductions: 'Open the introductions',
  openPromises: 'Open the promises',
  openActions: 'Open what could be done',
  openConversations: 'Open the conversations',
  seeAround: 'See around it',
};

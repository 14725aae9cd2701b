// A field of any record and what it held, in words.

import type {
  ActionStatus, AreaKind, Basis, Channel, CheckMethod, CheckOutcome, Confidence, ConversationKind, FieldType, GiftDomain, GiftForm,
  GiftStatus, How, InboxReason, Led, Right, Schedule, Sensitivity, Stage, Terms, WishKind, WishStatus,
} from '../../core/bindings';
import { tieTypes } from '../../state/tie-types.svelte';
import {
  actionStatusWords, activities, areas, basisWords, card, confidenceWords, contactWords, conversationKinds, day, domainWords, dots,
  fieldName, fieldTypes, formWords, giftStatusWords, history as words, howWords, channelWords, inboxReasons, methodWords,
  outcomeWords, rightWords, said, sensitivityWords, stageWords, termsWords, ties, valueText, whenWords, wishKindWords, wishStatusWords,
} from '../../text/words';
import { said as ofAsset } from '../card/history';
import { REPEATS, ruleOf } from '../card/repeats';

/** Of an asset: what only the log needs, and where it came from. */
const INNER = ['exists', 'joined_into', 'imported_from'];
const FLAGS = [
  'is_bumping_place', 'is_connector', 'is_child', 'no_introductions', 'restricted', 'may_be_published', 'may_be_listed', 'would_teach',
  'said_no', 'retired',
];
/** Elements of sets: each is there or not. */
const SETS = ['tag', 'language', 'topic', 'word'];

const CHOICES: Record<string, (value: string) => string | undefined> = {
  'contact.kind': (value) => (value === 'role' ? contactWords.role : contactWords.personal),
  'contact.channel': (value) => channelWords[value as Channel],
  'relationship.type': (value) => tieTypes.said(value, true, value.replaceAll('_', ' ')),
  'relationship.confidence': (value) => confidenceWords[value as Confidence],
  'relationship.sensitivity': (value) => sensitivityWords[value as Sensitivity],
  'confirmation.method': (value) => methodWords[value as CheckMethod],
  'confirmation.outcome': (value) => outcomeWords[value as CheckOutcome],
  'area.kind': (value) => areas.kind[value as AreaKind],
  'gift.domain': (value) => domainWords[value as GiftDomain]?.words,
  'gift.form': (value) => formWords[value as GiftForm],
  'gift.terms': (value) => termsWords[value as Terms],
  'gift.status': (value) => giftStatusWords[value as GiftStatus],
  'wish.kind': (value) => wishKindWords[value as WishKind],
  'wish.status': (value) => wishStatusWords[value as WishStatus],
  'conversation.kind': (value) => conversationKinds[value as ConversationKind],
  'introduction.stage': (value) => stageWords[value as Stage],
  'possible_action.led': (value) => dots.ledWords[value as Led],
  'possible_action.status': (value) => actionStatusWords[value as ActionStatus],
  'inbox_item.reason': (value) => inboxReasons[value as InboxReason],
  'consent.how': (value) => howWords[value as How],
  'rights_request.right': (value) => rightWords[value as Right]?.words,
  'purpose.basis': (value) => basisWords[value as Basis]?.words,
  'relationship_type.wording': said,
  'relationship_type.inverse': said,
  'relationship_type.sensitivity': (value) => sensitivityWords[value as Sensitivity],
  'custom_field.type': (value) => fieldTypes[value as FieldType]?.words,
  'custom_field.sensitivity': (value) => sensitivityWords[value as Sensitivity],
};

/** What a field is called; null where it tells nobody anything. */
export function fieldOf(kind: string, field: string): string | null {
  if (kind === 'asset') return INNER.includes(field) || field.startsWith('absorbs/') ? null : fieldName(field);
  const own = words.fields[kind]?.[field];
  if (own) return own;
  const [prefix, part] = field.split(/\/(.*)/s);
  if (part === undefined) return null;
  if (prefix === 'topic') return words.topic(part);
  if (prefix === 'word') return words.word(part);
  return prefix === 'reached' && part in stageWords ? words.reached(stageWords[part as Stage]) : null;
}

/** What a field held. */
export function saidOf(kind: string, field: string, value: unknown): string {
  const [prefix = field, part] = field.split('/');
  if (FLAGS.includes(field) || (part !== undefined && SETS.includes(prefix))) return value === true ? card.yes : card.no;
  if (value === null || value === undefined || value === '') return card.nothing;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return day(`${value}T12:00`);
  if (kind === 'asset') return ofAsset(field, value);
  if (field === 'geometry') return words.outline;
  if (field === 'schedule') return times(value as Schedule);
  if (kind === 'relationship' && field === 'strength') return ties.strengths[Number(value)] ?? valueText(value);
  const chosen = typeof value === 'string' ? CHOICES[`${kind}.${field}`]?.(value) : undefined;
  return chosen ?? valueText(value);
}

function times(schedule: Schedule): string {
  const when = whenWords(schedule, null);
  if (!schedule.rule) return when;
  const bare = schedule.rule.replace(/;?UNTIL=[^;]*/, '');
  const repeat = REPEATS.find((each) => ruleOf(each, schedule.first, '') === bare) ?? 'own';
  return `${when} (${activities.repeats[repeat]})`;
}

// What was done, in the words of the undo list and of an asset's history.

import type { Action, Label } from '../../core/bindings';
import { count } from './counting';
import { fieldInSentence } from './card';

type Sentence = (what: string, label: Label) => string;

const assets = (label: Label) => count(label.count ?? 2, 'asset', 'assets');

const SENTENCES: Record<Action, Sentence> = {
  begin: () => 'Began this catalogue',
  create: (what) => `Added ${what}`,
  edit: (what, { field }) => (field ? `Changed ${what}: ${fieldInSentence(field)}` : `Changed ${what}`),
  move: (what) => `Moved ${what}`,
  place: (what) => `Put ${what} on the map`,
  unplace: (what) => `Took ${what} off the map`,
  place_by_postcode: (_, label) => `Placed ${assets(label)} by postcode`,
  delete: (what) => `Put ${what} into the bin`,
  restore: (what) => `Took ${what} out of the bin`,
  tag: (what) => `Tagged ${what}`,
  edit_many: (what, { field }) => (field ? `Changed ${what}: ${fieldInSentence(field)}` : `Changed ${what}`),
  replace: (what, { field }) => (field ? `Replaced words in ${fieldInSentence(field)}: ${what}` : `Replaced words: ${what}`),
  add_contact: (what) => `Added how to reach ${what}`,
  edit_contact: (what) => `Changed how to reach ${what}`,
  remove_contact: (what) => `Removed a way to reach ${what}`,
  add_activity: (what) => `Added what happens: ${what}`,
  edit_activity: (what) => `Changed what happens: ${what}`,
  remove_activity: (what) => `Removed what happens: ${what}`,
  relate: (what) => `Connected ${what}`,
  edit_relationship: (what) => `Changed a tie of ${what}`,
  unrelate: (what) => `Removed a tie of ${what}`,
  add_relationship_type: (what) => `Added the tie “${what}”`,
  edit_relationship_type: (what) => `Reworded the tie “${what}”`,
  confirm: (what) => `Checked ${what}`,
  add_attachments: (what, { count: n }) => `Added ${count(n ?? 1, 'photo or recording', 'photos or recordings')} to ${what}`,
  edit_attachment: (what) => `Changed a photo of ${what}`,
  order_attachments: (what) => `Reordered the photos of ${what}`,
  remove_attachment: (what) => `Removed a photo or recording of ${what}`,
  add_area: (what) => `Added the area ${what}`,
  edit_area: (what) => `Changed the area ${what}`,
  remove_area: (what) => `Removed the area ${what}`,
  split: (what) => `Cut ${what}`,
  join: (what) => `Joined another area to ${what}`,
  split_area: (what) => `Cut the area ${what}`,
  join_areas: (what) => `Joined another area to ${what}`,
  add_boundaries: (_, label) => `Brought in ${count(label.count ?? 0, 'boundary', 'boundaries')}`,
  remove_boundaries: (_, label) => `Removed ${count(label.count ?? 0, 'boundary', 'boundaries')}`,
  save_view: (what) => `Kept the view ${what}`,
  remove_view: (what) => `Forgot the view ${what}`,
  add_field: (what) => `Added the field ${what}`,
  edit_field: (what) => `Changed the field ${what}`,
  order_fields: () => 'Reordered your own fields',
  retire_field: (what) => `Put away the field ${what}`,
  restore_field: (what) => `Brought back the field ${what}`,
  jot: () => 'Jotted something down',
  settle_inbox: (what, { record, count: many }) =>
    record ? `Settled ${what} from the Inbox` : `Settled ${many ? count(many, 'thing', 'things') : 'something'} from the Inbox`,
  import: (_, label) => (label.field === 'audience' ? `Brought in ${assets(label)}, already public` : `Brought in ${assets(label)}`),
  add_partner: (what) => `Added the partner ${what}`,
  edit_partner: (what) => `Changed the partner ${what}`,
  remove_partner: (what) => `Removed the partner ${what}`,
  save_purpose: (what) => `Kept the purpose ${what}`,
  remove_purpose: (what) => `Removed the purpose ${what}`,
  give_consent: (what) => `Wrote down what ${what} agreed to`,
  withdraw_consent: (what) => `Took back what ${what} agreed to`,
  review_consent: (what) => `Changed when to ask ${what} again`,
  ask_right: (what) => `Wrote down what ${what} asked for`,
  settle_right: (what) => `Did what ${what} asked for`,
  restrict: (what) => `Kept ${what} without using it`,
  lift_restriction: (what) => `Used ${what} again`,
  correct: (what) => `Put something right: ${what}`,
  access: (what) => `Gave ${what} a copy of what is held`,
  erase: () => 'Erased something for good',
  safeguard: (what) => `Made ${what} safeguarded`,
  save_profile: (what) => `Kept the choice of fields ${what}`,
  remove_profile: (what) => `Removed the choice of fields ${what}`,
  release: () => 'Shared, and wrote it down',
  rename: () => 'Renamed this catalogue',
  undo: () => 'Took a step back',
  redo: () => 'Did a step again',
  merge: () => 'Took in changes of another laptop',
};

const NAMELESS: Partial<Record<Action, string>> = {
  relate: 'Connected two assets',
  edit_relationship: 'Changed a tie',
  unrelate: 'Removed a tie',
  add_contact: 'Added a way to reach somebody',
  edit_contact: 'Changed a way to reach somebody',
  remove_contact: 'Removed a way to reach somebody',
  add_relationship_type: 'Added a tie of our own',
  edit_relationship_type: 'Reworded a tie',
  save_profile: 'Kept a choice of fields',
  remove_profile: 'Removed a choice of fields',
  save_purpose: 'Kept a purpose',
  remove_purpose: 'Removed a purpose',
  give_consent: 'Wrote down what somebody agreed to',
  withdraw_consent: 'Took back what somebody agreed to',
  review_consent: 'Changed when to ask somebody again',
  ask_right: 'Wrote down what somebody asked for',
  settle_right: 'Did what somebody asked for',
  correct: 'Put something right',
  access: 'Gave somebody a copy of what is held',
  erase: 'Erased something for good',
  add_partner: 'Added a partner',
  edit_partner: 'Changed a partner',
  remove_partner: 'Removed a partner',
};

/** "Moved Seed swap shelf", "Tagged 12 assets", "Brought in 127 assets". */
export function stepWords(label: Label, name: string | null): string {
  const many = label.count !== null && label.count !== undefined && label.count > 1;
  if (!name && !many && NAMELESS[label.action]) return NAMELESS[label.action] ?? '';
  const what = name ?? (many ? assets(label) : 'an asset');
  return SENTENCES[label.action](what, label);
}

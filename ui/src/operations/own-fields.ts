// The team's own fields: where they are looked after, and what can be done to one.

import type { CustomField, CustomFieldId, FieldRow } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { isFieldHere } from '../state/fields';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { ownFields as words } from '../text/words';
import type { Operation } from './operation';
import { undoIt } from './undo';

export const showOwnFields: Operation = {
  id: 'show-own-fields',
  title: () => words.show,
  icon: 'tick',
  available: () => catalogue.info !== null && isFieldHere('custom'),
  run: () => page.show('fields'),
};

/** Keeps a field, a new one without an id. `moved`: the key of a choice that is gone → what becomes of it. */
export async function keepField(id: CustomFieldId | null, field: CustomField, moved: Record<string, string | null>): Promise<boolean> {
  const done = id
    ? await catalogue.attempt('edit_custom_field', { id, field, moved })
    : await catalogue.attempt('add_custom_field', { field });
  if (done) messages.say(id ? words.saved(field.label) : words.added(field.label), undoIt());
  return done !== undefined;
}

export async function retireField({ id, field, used }: FieldRow) {
  const done = await catalogue.attempt('retire_custom_field', { id });
  if (done) messages.say(words.retired(field.label, used), undoIt());
}

export async function restoreField({ id, field }: FieldRow) {
  const done = await catalogue.attempt('restore_custom_field', { id });
  if (done) messages.say(words.restored(field.label), undoIt());
}

/** Moves a field by one place among those that are here. */
export async function moveField(all: FieldRow[], at: number, by: 1 | -1) {
  const ids = all.map(({ id }) => id);
  const [moved] = ids.splice(at, 1);
  if (!moved) return;
  ids.splice(at + by, 0, moved);
  await catalogue.attempt('order_custom_fields', { ids });
}

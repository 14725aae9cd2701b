import { call } from '../core/call';
import type { AssetId } from '../core/bindings';
import { catalogue } from '../state/catalogue.svelte';
import { chosen } from '../state/chosen.svelte';
import { messages } from '../state/messages.svelte';
import { selection } from '../state/selection.svelte';
import { actions as words } from '../text/words';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';
import { undoIt } from './undo';

/** Puts assets into the bin and offers to take them out again. */
export async function deleteAssets(ids: AssetId[], name: string | null = null) {
  const done = await catalogue.attempt('delete_assets', { ids });
  if (!done) return;
  selection.forget(ids);
  const said = ids.length === 1 && name !== null ? words.deleted(name) : words.deletedMany(ids.length);
  messages.say(said, undoIt());
}

export const deleteSelected: Operation = {
  id: 'delete',
  title: () => words.deleteAsset,
  icon: 'bin',
  keys: [{ key: 'Delete' }],
  many: true,
  available: () => catalogue.info !== null,
  disabled: () => readingOnly() ?? (selection.ids.length === 0 ? words.chooseFirst : selection.ids.length === 1 && chosen.now?.in_bin ? words.inBin : null),
  run: async () => {
    const ids = [...selection.ids];
    const [only] = ids;
    const card = ids.length === 1 && only ? await call('show_asset', { id: only }).catch(() => null) : null;
    // What lies in the bin already stays as it is.
    if (!card?.in_bin) await deleteAssets(ids, card?.asset.name ?? null);
  },
};

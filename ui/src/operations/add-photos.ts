import type { Added, AssetId, Outcome } from '../core/bindings';
import { call } from '../core/call';
import { addBytes, choosePhotos } from '../core/shell';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { actions, photoWords as words } from '../text/words';
import type { Operation } from './operation';
import { readingOnly } from './reading-only';
import { undoIt } from './undo';

const PHOTO = /\.(jpe?g|png|webp|gif|hei[cf]|avif|pdf|m4a|mp3|og[ag]|opus|wav|flac|webm|mp4)$/i;

/** Whether a file is likely one that goes on a card; what it really is, the core finds out. */
export const isPhoto = (path: string) => PHOTO.test(path);

/** The asset that photos go to which are dropped or pasted: that of the open card. */
export const openCard = (): AssetId | null =>
  catalogue.info !== null && page.framed && page.adding === null ? selection.id : null;

export const addPhotos: Operation = {
  id: 'add-photos',
  title: () => words.add,
  icon: 'photo',
  available: () => catalogue.info !== null,
  disabled: () => readingOnly() ?? (openCard() === null ? actions.chooseFirst : null),
  run: async () => {
    const asset = openCard();
    if (asset !== null) await choosePhotosFor(asset);
  },
};

/** Lets somebody choose photos for an asset, and adds them. */
export async function choosePhotosFor(asset: AssetId) {
  try {
    const paths = await choosePhotos(words.choose);
    if (paths.length > 0) await add(call('add_attachments', { asset, paths }));
  } catch (reason) {
    messages.fail(reason);
  }
}

/** Photos dropped on the window go on the card that is open. */
export async function dropPhotos(paths: string[]) {
  const asset = openCard();
  if (asset === null) messages.say(words.chooseFirst);
  else await add(call('add_attachments', { asset, paths }));
}

/** A picture in the clipboard goes on the card that is open, unless text is pasted where somebody types. */
export function pastePhotos(event: ClipboardEvent, inField: boolean) {
  const files = [...(event.clipboardData?.files ?? [])];
  const asset = openCard();
  const isText = inField && event.clipboardData?.types.includes('text/plain');
  if (files.length === 0 || asset === null || isText || catalogue.readOnly !== null) return;
  event.preventDefault();
  void (async () => {
    for (const file of files) await add(send(asset, file));
  })();
}

async function send(asset: AssetId, file: File) {
  return addBytes(asset, file.name, new Uint8Array(await file.arrayBuffer()));
}

async function add(coming: Promise<Outcome<Added>>) {
  try {
    const { added, refused } = await catalogue.written(coming);
    if (added.length > 0) messages.say(words.added(added.length), undoIt());
    if (refused.length > 0) messages.fail({ message: words.refused(refused) });
  } catch (reason) {
    messages.fail(reason);
  }
}

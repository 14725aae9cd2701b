import type { Added, AssetId, Outcome } from '../core/bindings';
import { call } from '../core/call';
import { addBytes, choosePhotos, copiedPicture } from '../core/shell';
import { catalogue } from '../state/catalogue.svelte';
import { messages } from '../state/messages.svelte';
import { page } from '../state/page.svelte';
import { selection } from '../state/selection.svelte';
import { actions, photoWords as words, said } from '../text/words';
import { notToChange } from './chosen-asset';
import type { Operation } from './operation';
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
  disabled: () => notToChange() ?? (openCard() === null ? actions.chooseFirst : null),
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
  const asset = openCard();
  if (!event.clipboardData || asset === null || catalogue.readOnly !== null) return;
  const { files, types } = event.clipboardData;
  if (files.length > 0 ? inField && types.includes('text/plain') : types.length > 0) return;
  event.preventDefault();
  void pasted(asset, [...files]);
}

async function pasted(asset: AssetId, files: File[]) {
  for (const file of files) await add(addBytes(asset, file.name, new Uint8Array(await file.arrayBuffer())));
  if (files.length > 0) return;
  const hidden = new Uint8Array(await copiedPicture().catch(() => new ArrayBuffer(0)));
  if (hidden.length > 0) await add(addBytes(asset, words.pastedName, hidden));
}

async function add(coming: Promise<Outcome<Added>>) {
  try {
    const { added, refused } = await catalogue.written(coming);
    if (added.length > 0) messages.say(words.added(added.length), undoIt());
    if (refused.length > 0) messages.fail({ message: words.refused(refused.map(({ file_name, why }) => ({ file_name, why: said(why) }))) });
  } catch (reason) {
    messages.fail(reason);
  }
}

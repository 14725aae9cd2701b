// Photos and recordings in words and signs.

import type { AssetCard, AttachmentLine } from '../../core/bindings';
import type { IconName } from '../../components/icons';
import { photoWords as words } from '../../text/words';

/** What it shows, in the best words there are. */
export function said({ asset }: AssetCard, { attachment, is_picture }: AttachmentLine): string {
  const { alt, caption, file_name } = attachment;
  return alt ?? caption ?? (is_picture ? words.photoOf(asset.name) : words.fileOf(file_name, asset.name));
}

export function iconOf({ attachment: { media_type } }: AttachmentLine): IconName {
  if (media_type.startsWith('image/')) return 'photo';
  return media_type === 'application/pdf' ? 'note' : 'recording';
}

/** The order with one of them moved by so many places. */
export function moved<T>(all: T[], from: number, by: number): T[] {
  const rest = all.filter((_, i) => i !== from);
  const one = all[from];
  if (one !== undefined) rest.splice(Math.max(0, from + by), 0, one);
  return rest;
}

import { catalogue } from '../state/catalogue.svelte';
import { actions as words } from '../text/words';

/** The reason for every action that writes, while the file can only be read. */
export const readingOnly = () => (catalogue.readOnly === null ? null : words.readOnly);

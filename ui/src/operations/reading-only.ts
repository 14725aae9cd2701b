import { catalogue } from '../state/catalogue.svelte';
import { actions as words, history } from '../text/words';

/** The reason for every action that writes, while the file can only be read. */
export const readingOnly = () => (catalogue.readOnly === null ? null : words.readOnly);

/** The reason for every action that hands something out, while it is shown how the catalogue was. */
export const lookingBack = () => (catalogue.asItWas === null ? null : history.wasNotShared);

import { catalogue } from '../state/catalogue.svelte';
import { travel as words } from '../text/words';
import { lookingBack } from './reading-only';

/** Partners, consents, requests and the register are kept at home: a travel copy has none, and none would come back. */
export const atHome = () => catalogue.info !== null && catalogue.travel === null;

/** The reason for every action that gives something on, where none of it would be in the register. */
export const givenAtHome = () => lookingBack() ?? (catalogue.travel === null ? null : words.givenAtHome);

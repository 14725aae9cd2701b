import { catalogue } from '../state/catalogue.svelte';
import { travel as words } from '../text/words';
import { lookingBack, readingOnly } from './reading-only';

/** Partners, consents, requests and the register are kept at home: a travel copy has none, and none would come back. */
export const atHome = () => catalogue.info !== null && catalogue.travel === null;

/** The reason for every action that gives something on, where none of it would be in the register. */
export const givenAtHome = () => lookingBack() ?? (catalogue.travel === null ? null : words.givenAtHome);

/** The reason for bringing files in, which fill fields that a travel copy for others than the team does not have. */
export const broughtInAtHome = () => readingOnly() ?? ((catalogue.travel?.fields ?? null) === null ? null : words.broughtInAtHome);

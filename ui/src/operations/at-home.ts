import { catalogue } from '../state/catalogue.svelte';

/** Partners, consents, requests and the register are kept at home: a travel copy has none, and none would come back. */
export const atHome = () => catalogue.info !== null && catalogue.travel === null;

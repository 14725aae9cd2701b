// The list that everybody at an offers-and-wishes session takes home.

import type { GatheringId, Outcome } from './bindings';
import { ask } from './call';

/** The words around the cards, in the language of the window; `{}` in the title is the session's name. */
export interface TakeawayWords {
  title: string;
  opening: string;
  offers: string;
  wishes: string;
  teaches: string;
  ask: string;
}

/** Saves it as a page to print: only the cards of those who agreed. Throws a `Failure`. */
export const saveTakeaway = (gathering: GatheringId, path: string, words: TakeawayWords) =>
  ask('call', { name: 'save_takeaway', args: { gathering, path, words }, request: crypto.randomUUID() }) as Promise<Outcome<unknown>>;

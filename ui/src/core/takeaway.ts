// The list that everybody at an offers-and-wishes session takes home.

import type { GatheringId, Outcome } from './bindings';
import { ask } from './call';

/** What the page around the cards says, in the language of the window. */
export interface TakeawayWords {
  /** BCP 47. */
  lang: string;
  opening: string;
  /** Above what people offer, and above what they would love. */
  offers: string;
  wishes: string;
}

/** Saves it as a page to print: only the cards of those who agreed. Answers how many these are. Throws a `Failure`. */
export const saveTakeaway = (gathering: GatheringId, path: string, words: TakeawayWords) =>
  ask('call', { name: 'save_takeaway', args: { gathering, path, words }, request: crypto.randomUUID() }) as Promise<Outcome<number>>;

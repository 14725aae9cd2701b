// The relationship types, for whoever offers them or says a tie in their words. Asked for again when one changed.

import type { RelationshipType } from '../core/bindings';
import { call } from '../core/call';
import { language } from '../text/language.svelte';
import { said } from '../text/words';
import { messages } from './messages.svelte';

/** The words of a type in the language spoken now, in both directions. */
export function wordsOf({ wording, inverse, words }: RelationshipType): { wording: string; inverse: string } {
  const own = words[language.tag];
  return own ?? { wording: said(wording), inverse: said(inverse) };
}

/** The same in one direction: as said of the first end, or of the second. */
export const directed = (type: RelationshipType, outgoing: boolean): string => (outgoing ? wordsOf(type).wording : wordsOf(type).inverse);

/** May it be chosen? Neither one that was put away nor one that became one with another. */
export const isOffered = ({ retired, merged_into }: RelationshipType): boolean => !retired && merged_into === null;

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
/** It reads the same from both ends. */
export const readsTheSame = ({ wording, inverse }: RelationshipType): boolean => folded(wording) === folded(inverse);

/** What ties of a type read as: where it became one with another, that one, however often that was done. */
export function readsAs<T extends Pick<RelationshipType, 'key' | 'merged_into'>>(types: T[], key: string): T | undefined {
  const find = (wanted: string | null) => types.find((each) => each.key === wanted);
  const seen = [key];
  let now = find(key);
  for (let next = find(now?.merged_into ?? null); next && !seen.includes(next.key); next = find(next.merged_into)) {
    seen.push(next.key);
    now = next;
  }
  return now;
}

class TieTypes {
  /** All of them in their own words, also those that are not offered: there are ties of these too. */
  all = $state.raw<RelationshipType[]>([]);
  /** Those that are offered. */
  readonly here = $derived(this.all.filter(isOffered));
  #turn = 0;

  ask() {
    const mine = ++this.#turn;
    call('relationship_types', {}).then(
      (found) => {
        // The same once more is nothing new to whoever shows it.
        if (mine === this.#turn && JSON.stringify(found) !== JSON.stringify(this.all)) this.all = found;
      },
      (reason: unknown) => mine === this.#turn && messages.fail(reason),
    );
  }

  /** What ties of this type read as. */
  reads(key: string): RelationshipType | undefined {
    return readsAs(this.all, key);
  }

  /** Do ties of this type read the same from both ends? */
  isBothWays(key: string): boolean {
    const type = this.reads(key);
    return type !== undefined && readsTheSame(type);
  }

  /**
   * How a tie is said in the language spoken now, from its first end or from its second. `core` is what the core says
   * of it; where it says no type (`key` is null), the type is the one with these words.
   */
  said(key: string | null, outgoing: boolean, core: string): string {
    const says = ({ wording, inverse }: RelationshipType) => (outgoing ? wording : inverse) === core;
    const type = (key === null ? undefined : this.reads(key)) ?? this.here.find(says) ?? this.all.find(says);
    return type?.words[language.tag] ? directed(type, outgoing) : said(core);
  }
}

export const tieTypes = new TieTypes();

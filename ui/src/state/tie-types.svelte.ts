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

class TieTypes {
  all = $state.raw<RelationshipType[]>([]);
  /** Those that are offered. */
  readonly here = $derived(this.all.filter((type) => !type.retired && type.merged_into === null));
  #turn = 0;

  ask() {
    const mine = ++this.#turn;
    call('relationship_types', {}).then(
      (found) => mine === this.#turn && (this.all = found),
      (reason: unknown) => mine === this.#turn && messages.fail(reason),
    );
  }

  /** How a tie of this type is said, from its first end or from its second; `core` is what the core says. */
  said(key: string, outgoing: boolean, core: string): string {
    const known = this.all.find((each) => each.key === key && each.merged_into === null);
    // A type that became one with another says what that one says.
    const type = known ?? this.here.find(({ wording, inverse }) => (outgoing ? wording : inverse) === core);
    if (!type?.words[language.tag]) return said(core);
    const { wording, inverse } = wordsOf(type);
    return outgoing ? wording : inverse;
  }
}

export const tieTypes = new TieTypes();

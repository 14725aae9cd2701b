// What a column of ties can hold, and which tie a word of the file can be, as choices.

import type { RelationshipType, TieColumn, TieColumnPlan, TiesOptions, TieTypePlan } from '../../../core/bindings';
import { wordsOf } from '../../../state/tie-types.svelte';
import { bringIn, bringTies as words, said, tieColumnGroups, tieColumnWords } from '../../../text/words';
import type { FieldGroup } from '../fields';
import type { Match } from '../matches';

const FIRST: TieColumn[] = ['keep', 'ignore'];
const GROUPS: { words: () => string; holds: TieColumn[] }[] = [
  { words: () => tieColumnGroups.ends, holds: ['from', 'from_id', 'to', 'to_id'] },
  { words: () => tieColumnGroups.how, holds: ['type', 'wording'] },
  { words: () => tieColumnGroups.about, holds: ['since', 'until', 'strength', 'confidence', 'source', 'note'] },
];
const ALL = [...FIRST, ...GROUPS.flatMap((group) => group.holds)];
/** What several columns may hold. */
const OFTEN: TieColumn[] = ['keep', 'ignore', 'note'];

/** The word of what a menu answered, as what a column holds. */
export const holdsOf = (token: string): TieColumn => ALL.find((holds) => holds === token) ?? 'keep';

/**
 * The choices with one more: what another column held so far it gives up for what this one held, so that each
 * end stands in one column and the two can be exchanged in one go.
 */
export function columnsWith(columns: TieColumnPlan[], chosen: TiesOptions['columns'], column: number, holds: TieColumn): TiesOptions['columns'] {
  const held = (at: number) => chosen[at] ?? columns[at]?.holds ?? 'keep';
  const next = { ...chosen, [column]: holds };
  if (OFTEN.includes(holds)) return next;
  const other = columns.findIndex((_, at) => at !== column && held(at) === holds);
  if (other >= 0) next[other] = held(column);
  return next;
}

export function columnMatches(columns: TieColumnPlan[], chosen: TiesOptions['columns']): Match[] {
  const option = (holds: TieColumn) => ({ token: holds, words: tieColumnWords[holds] });
  const groups: FieldGroup[] = GROUPS.map((group) => ({ words: group.words(), options: group.holds.map(option) }));
  return columns.map((column, at) => ({
    key: String(at),
    name: column.name,
    sample: column.sample || bringIn.noSample,
    label: bringIn.becomes(column.name),
    token: chosen[at] ?? column.holds,
    first: FIRST.map(option),
    groups,
    note: '',
    certainty: null,
  }));
}

/** The words of the file for ties; `guessed` is what the core takes each for, `here` what can be chosen instead. */
export function typeMatches(
  types: TieTypePlan[],
  guessed: Record<string, TieTypePlan>,
  chosen: TiesOptions['types'],
  here: RelationshipType[],
): Match[] {
  const known = Object.fromEntries(here.map((type) => [type.key, type]));
  const both = ({ key, wording, inverse }: TieTypePlan) => {
    const type = known[key];
    return type ? wordsOf(type) : { wording: said(wording), inverse: said(inverse) };
  };
  const offered = here.map((type) => ({ token: type.key, words: wordsOf(type).wording }));
  return types.map((type) => {
    const guess = guessed[type.word] ?? type;
    const reads = both(guess);
    const is = type.word in chosen;
    return {
      key: type.word,
      name: type.word || words.noWord,
      sample: words.inRows(type.rows),
      label: type.word ? words.means(type.word) : words.meansNothing,
      token: chosen[type.word] ?? '',
      first: [{ token: '', words: guess.is_new ? words.newWords(guess.wording) : guess.turned ? reads.inverse : reads.wording }],
      groups: [{ words: words.offered, options: offered }],
      note: is ? '' : guess.is_new ? words.newWordsNote(guess.inverse) : guess.turned ? words.turned(reads.wording) : '',
      certainty: is ? 'chosen' : guess.is_new ? 'please_look' : 'sure',
    };
  });
}

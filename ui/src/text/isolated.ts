// Names in a script that runs the other way keep to themselves inside a sentence, so that what stands around
// them is read in its right order (Unicode UAX 9, isolates).

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and the like. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const FIRST_STRONG = '\u2068';
const END = '\u2069';

/** `text` as a value in a sentence that is written from the left. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG}${text}${END}` : text;
}

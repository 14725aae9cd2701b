// A relationship type as its form has it: usual ends, words in other languages, and what is still missing.

import type { AssetKind, RelationshipType, TypeWords } from '../../core/bindings';
import { KINDS } from '../../components/kinds';

/** Words in one more language, while they are typed. */
export interface Translation extends TypeWords {
  /** A code such as pl. */
  code: string;
}

/** Nobody knows yet what it will be said of: as the core does, it is careful until somebody says otherwise. */
export const blankType = (): RelationshipType => ({
  key: '', wording: '', inverse: '', sensitivity: 'careful', retired: false, from_kinds: [], to_kinds: [], words: {}, merged_into: null,
});

export const translationsOf = ({ words }: RelationshipType): Translation[] =>
  Object.entries(words).map(([code, said]) => ({ code, ...said }));

/** Is the type said in this language in words of its own? Then these are changed, and its first words stay. */
export const isTranslated = (type: RelationshipType, said: TypeWords, tag: string): boolean =>
  tag in type.words || said.wording !== type.wording || said.inverse !== type.inverse;

/** The type with its words in the language spoken now (`tag`) changed from `said` to `typed`. */
export function reworded(type: RelationshipType, said: TypeWords, typed: TypeWords, tag: string): RelationshipType {
  const { wording, inverse } = typed;
  if (wording === said.wording && inverse === said.inverse) return type;
  return isTranslated(type, said, tag) ? { ...type, words: { ...type.words, [tag]: { wording, inverse } } } : { ...type, wording, inverse };
}

/** What is kept of them: those with words in both directions. */
export function wordsIn(translations: Translation[]): Record<string, TypeWords> {
  const said = translations.map(({ code, wording, inverse }) => [code, { wording: wording.trim(), inverse: inverse.trim() }] as const);
  return Object.fromEntries(said.filter(([code, { wording, inverse }]) => code !== '' && wording !== '' && inverse !== ''));
}

/** Something is said in one direction, and nothing in the other. */
export const isHalf = ({ wording, inverse }: TypeWords): boolean => (wording.trim() === '') !== (inverse.trim() === '');

/** In the order in which kinds always stand, each once. */
export const inOrder = (kinds: AssetKind[]): AssetKind[] => KINDS.filter((kind) => kinds.includes(kind));

/** Languages that can be added: what the program speaks first, then those much spoken where it is used. */
const CODES = ['en', 'pl', 'cy', 'gd', 'ga', 'ar', 'bn', 'cs', 'de', 'es', 'fa', 'fr', 'gu', 'hi', 'it', 'ku', 'lt', 'lv', 'pa', 'ps', 'pt', 'ro', 'ru', 'sk', 'so', 'sq', 'ta', 'ti', 'tr', 'uk', 'ur', 'vi', 'yo', 'zh'];

/** A language by its name in the one that is spoken in the window. */
export const languageName = (code: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(code) ?? code;

/** Those not said yet, by name; a code that is there stays among them, whatever it is. */
export function offeredLanguages(locale: string, taken: string[], own: string): { code: string; name: string }[] {
  const codes = [...new Set([...CODES, own])].filter((code) => code !== '' && (code === own || !taken.includes(code)));
  return codes
    .map((code) => ({ code, name: languageName(code, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

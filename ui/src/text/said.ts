// What the core says in English, said in another language: templates in English, each with its translation.

import { isolated } from './isolated';

/** With `{}` for each value in turn, or made from the values. */
export type Translated = string | ((...values: string[]) => string);
/**
 * In the English half `{}` is a value as it stands, `{said}` one that is a sentence or a word of the core
 * itself, `{n}` a whole number, and `{names}` a list of names of fields.
 */
export type Pair = readonly [english: string, translated: Translated];

interface Language {
  number: (n: number) => string;
  /** A list of names of fields as the core writes it. */
  names: (list: string) => string;
}

const HOLES: Record<string, string> = { n: '(\\d+)' };

/** Answers a text of the core in the language of `pairs`; one that has no pair stays as it is. */
export function speaker(pairs: readonly Pair[], { number, names }: Language): (text: string) => string {
  const whole = new Map(pairs);
  // The most telling comes first: of two that fit, the one with more of its own words.
  const patterns = pairs
    .filter(([english]) => /\{\w*\}/.test(english))
    .map(([english, translated]) => ({ ...pattern(english), translated }))
    .sort((a, b) => b.own - a.own);

  function value(kind: string, text: string): string {
    if (kind === 'said') return said(text);
    if (kind === 'names') return names(text);
    return isolated(text);
  }
  function said(text: string): string {
    const plain = whole.get(text);
    if (plain !== undefined) return filled(plain, []);
    for (const { shape, kinds, translated } of patterns) {
      const found = shape.exec(text);
      if (!found) continue;
      const values = kinds.map((kind, i) => value(kind, found[i + 1] ?? ''));
      if (typeof translated === 'function') return translated(...values);
      return filled(translated, values.map((each, i) => (kinds[i] === 'n' ? number(Number(each)) : each)));
    }
    return text;
  }
  return said;
}

function filled(translated: Translated, values: string[]): string {
  if (typeof translated === 'function') return translated(...values);
  let next = 0;
  return translated.replace(/\{\}/g, () => values[next++] ?? '');
}

function pattern(english: string): { shape: RegExp; kinds: string[]; own: number } {
  const kinds = [...english.matchAll(/\{(\w*)\}/g)].map(([, kind = '']) => kind);
  const texts = english.split(/\{\w*\}/);
  const shape = texts
    .map((text, i) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + (i < kinds.length ? (HOLES[kinds[i] ?? ''] ?? '([\\s\\S]+?)') : ''))
    .join('');
  return { shape: new RegExp(`^${shape}$`), kinds, own: texts.join('').length };
}

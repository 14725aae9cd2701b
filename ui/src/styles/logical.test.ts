// The window can be mirrored, so no rule names the left or the right: `inline-start` and `inline-end` do.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const PHYSICAL: [RegExp, string][] = [
  [/\b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/, 'name it -inline-start or -inline-end'],
  [/(?:^|[{;\s])(?:left|right)\s*:/, 'inset-inline-start or inset-inline-end'],
  [/\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b/, 'start or end'],
  [/\bborder-(?:top|bottom)-(?:left|right)-radius\b/, 'border-start-start-radius and its like'],
  [/\b(?:background|object|transform)-(?:position|origin)[^;]*\b(?:left|right)\b/, 'a position with --way'],
  [/\bto (?:left|right)\b/, 'an angle times --way'],
  [/\binset -?(?:[1-9]|\.\d)[\w.]* 0 0\b/, 'a length times --way'],
  [/\btranslateX\((?!calc\([^)]*--way)/, 'times --way'],
];
/** Four values of which the second and the fourth differ: right and left. */
const FOUR = /\b(?:margin|padding|inset|border-width|border-radius)\s*:\s*([^;{}]+)/g;

/** What in a piece of CSS would not mirror. */
export function physical(css: string): string[] {
  const code = css.replace(/\/\*[\s\S]*?\*\//g, '');
  // A rule of its own for the other direction says so.
  const rules = code.split('}').filter((rule) => !rule.includes("[dir='rtl']") && !rule.includes('[dir="rtl"]'));
  return rules.flatMap((rule) => {
    const named = PHYSICAL.flatMap(([found, instead]) => {
      const what = found.exec(rule)?.[0].trim();
      return what ? [`${what}: ${instead}`] : [];
    });
    const four = [...rule.matchAll(FOUR)].flatMap(([whole, values = '']) => {
      let flat = values.trim();
      while (/\([^()]*\)/.test(flat)) flat = flat.replace(/\([^()]*\)/g, '');
      const parts = flat.split(/\s+/);
      const turned = whole.startsWith('border-radius') ? parts[0] !== parts[1] || parts[2] !== parts[3] : parts[1] !== parts[3];
      return parts.length === 4 && turned ? [`${whole.trim()}: -inline says which end`] : [];
    });
    return [...named, ...four];
  });
}

it.each([
  ['a { margin-left: 1rem }', 1],
  ['a { left: 0; text-align: right }', 2],
  ['a { padding: 0 1rem 0 2rem }', 1],
  ['a { padding: 0 1rem 0 1rem; border-radius: 4px 4px 0 0 }', 0],
  ['a { border-radius: 4px 0 0 4px }', 1],
  ['a { box-shadow: inset 3px 0 0 red }', 1],
  ['a { box-shadow: inset calc(3px * var(--way)) 0 0 red, inset 0 0 0 3px blue }', 0],
  ['a { transform: translateX(20%) } b { transform: translateX(calc(20% * var(--way))) }', 1],
  ['/* to the left: */ a { inset-inline-start: 0; border-left-color: red }', 1],
  ["[dir='rtl'] a { left: 0 }", 0],
])('%j has %i that would not mirror', (css, n) => expect(physical(css)).toHaveLength(n));

it('every rule of the page mirrors', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.(svelte|css)$/.test(file));
  expect(files.length).toBeGreaterThan(80);
  const complaints = files.flatMap((file) => {
    const text = readFileSync(`src/${file}`, 'utf8');
    const css = file.endsWith('.css') ? text : (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '');
    return physical(css).map((complaint) => `${file}: ${complaint}`);
  });
  expect(complaints).toEqual([]);
});

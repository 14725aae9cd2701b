// Every pair of colours in use, measured as WCAG 2 does, in both looks.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const colours = (block: string) =>
  Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
const light = colours(css.slice(css.indexOf(':root {'), css.indexOf('@media (prefers-color-scheme: dark)')));
const system = colours(css.slice(css.indexOf('@media (prefers-color-scheme: dark)'), css.indexOf(':root[data-theme="dark"]')));
const dark = colours(css.slice(css.indexOf(':root[data-theme="dark"]'), css.indexOf(':root[data-theme="light"] {')));

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const SURFACES = ['paper', 'surface', 'raised'];
const KINDS = ['person', 'group', 'service', 'place', 'exchange', 'story'];
const STATES = ['good', 'care', 'stop', 'calm'];
/** Text, and what it stands on. */
const TEXTS = [
  ...['ink', 'ink-2', 'ink-3', 'accent-ink', ...STATES.map((state) => `${state}-ink`)].flatMap((ink) => SURFACES.map((ground) => [ink, ground])),
  ...['ink', 'ink-2', 'ink-3'].map((ink) => [ink, 'sunken']),
  ['accent-ink', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['paper', 'ink'],
  ...STATES.map((state) => [`${state}-ink`, `${state}-soft`]),
  ...STATES.map((state) => ['ink', `${state}-soft`]),
  ...KINDS.flatMap((kind) => [...SURFACES, `kind-${kind}-soft`].map((ground) => [`kind-${kind}`, ground])),
];
/** Edges of controls, marks and the focus, and what they stand on. */
const EDGES = [
  ...['line-strong', 'focus', 'accent'].flatMap((edge) => SURFACES.map((ground) => [edge, ground])),
  ['focus', 'accent-soft'],
];

const extra = readFileSync('src/styles/contrast.css', 'utf8');
const moreLight = { ...light, ...colours(extra.slice(extra.indexOf(':root['), extra.indexOf('@media (prefers-color-scheme: dark)'))) };
const darker = colours(extra.slice(extra.indexOf('@media (prefers-color-scheme: dark)'), extra.indexOf(':root[data-contrast="more"][data-theme="dark"]')));
const chosenDarker = colours(extra.slice(extra.indexOf(':root[data-contrast="more"][data-theme="dark"]')));
const moreDark = { ...dark, ...chosenDarker };

test('more contrast in the dark is the same, whether chosen or the system’s', () => {
  expect(Object.keys(darker).length).toBeGreaterThan(20);
  expect(chosenDarker).toEqual(darker);
});

test('the dark look is the same, whether chosen or the system’s', () => {
  expect(Object.keys(dark).length).toBeGreaterThan(40);
  expect(dark).toEqual(system);
});

const LOOKS = [
  ['light', light, 4.5, 3],
  ['dark', dark, 4.5, 3],
  ['light with more contrast', moreLight, 7, 4.5],
  ['dark with more contrast', moreDark, 7, 4.5],
] as const;
for (const [name, look, text, edges] of LOOKS) {
  test.each(TEXTS)(`${name}: %s on %s is readable`, (ink = '', ground = '') => {
    expect(contrast(look[ink] ?? '', look[ground] ?? '')).toBeGreaterThanOrEqual(text);
  });
  test.each(EDGES)(`${name}: %s on %s is visible`, (edge = '', ground = '') => {
    expect(contrast(look[edge] ?? '', look[ground] ?? '')).toBeGreaterThanOrEqual(edges);
  });
}

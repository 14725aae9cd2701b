import { expect, it } from 'vitest';
import { asked } from './finding';

it.each([
  ['near Mill Lane', 'Mill Lane'],
  ['Near  mill la', 'mill la'],
  ['mill lane', 'mill lane'],
  ['nearly', 'nearly'],
  ['near', 'near'],
  ['near ab', ''],
  ['mi', ''],
  ['kind:place', ''],
  ['-tag:food', ''],
])('%j looks up %j', (typed, name) => expect(asked(typed)).toBe(name));

it('speaks Polish as well', () => expect(asked('koło Łąkowej', ['koło'])).toBe('Łąkowej'));

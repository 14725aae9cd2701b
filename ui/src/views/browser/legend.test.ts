import { expect, test } from 'vitest';
import { countsOf } from '../../core/fake-reading';
import { pretend } from '../../core/fake';
import { isOff, legendClick } from './legend';

const asked = (query: string, kind: string) => {
  const counts = countsOf(pretend().state, query);
  const facet = counts.kinds.find(({ value }) => value === kind);
  if (!facet) throw new Error(kind);
  return { off: isOff(facet, counts, 'kind'), click: legendClick(facet, counts).field };
};

test.each([
  ['', 'place', false, '-kind'],
  ['-kind:place', 'place', true, '-kind'],
  ['-kind:place', 'person', false, '-kind'],
  ['kind:place', 'place', false, 'kind'],
  ['kind:place', 'person', true, 'kind'],
])('with %j the row %s is off: %s, and a click asks for %s', (query, kind, off, click) => {
  expect(asked(query, kind)).toEqual({ off, click });
});

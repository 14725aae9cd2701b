// How states look, and what a query calls them.

import type { Freshness, Status } from '../core/bindings';

/** Class of the badge that carries the word of a status. */
export const statusLook: Record<Status, string> = {
  idea: 'plain',
  starting: 'calm',
  going: 'good',
  resting: 'care',
  ended: 'stop',
  unknown: 'plain',
};

/** What a query calls how long ago something was checked. */
export const FRESH_TOKENS: Record<string, Freshness> = {
  lately: 'checked_lately',
  soon: 'check_soon',
  now: 'check_now',
  never: 'never_checked',
};

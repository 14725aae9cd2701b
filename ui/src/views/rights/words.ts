// What things are called on the page that somebody gets of what is held about them.

import { language } from '../../text/language.svelte';
import {
  channelWords, consent, exactness, fieldName, howWords, kindWords, outcomeWords, rightWords, rights, sensitivityWords,
  shareableWords, sourceWords, statusWords,
} from '../../text/words';

/** Fields whose names are in the words of the card. */
const FIELDS = [
  'name', 'kind', 'summary', 'story', 'tags', 'languages', 'status', 'note', 'audience', 'audience_reason', 'sensitivity', 'place',
  'is_bumping_place', 'is_connector', 'is_child', 'restricted', 'restricted_since', 'restricted_why', 'restriction_lifted_why',
  'ends_on', 'times', 'access', 'cost', 'steward', 'source_type', 'source_note', 'review_months', 'who_leads', 'pronouns', 'roles',
  'size_band', 'meets_as', 'formality', 'focus', 'organisation_number', 'sector', 'place_type', 'capacity', 'booking',
  'step_free', 'exchange_form', 'keepers', 'permission_note',
];

const named = <T>(part: string, all: Record<string, T>, word: (each: T) => string) =>
  Object.keys(all).map((key): [string, string] => [`${part}/${key}`, word(all[key] as T)]);
const itself = (word: string) => word;

export function accessWords(): Record<string, string> {
  const { page } = rights;
  return Object.fromEntries([
    ['lang', language.tag],
    ['title', page.title],
    ['opening', page.opening],
    ['yes', page.yes],
    ['another_person', page.anotherPerson],
    ['another_entry', page.anotherEntry],
    ['done_on', page.doneOn],
    ['audience/team', consent.team],
    ['audience/public', consent.everyone],
    ...FIELDS.map((field): [string, string] => [`field/${field}`, fieldName(field)]),
    ...named('field', page.fields, itself),
    ...named('section', page.sections, itself),
    ...Object.entries(page.choices),
    ...named('consent', page.consent, itself),
    ...named('channel', channelWords, itself),
    ...named('outcome', outcomeWords, itself),
    ...named('kind', kindWords, itself),
    ...named('status', statusWords, itself),
    ...named('sensitivity', sensitivityWords, itself),
    ...named('source_type', sourceWords, itself),
    ...named('precision', exactness, itself),
    ...named('method', page.methods, itself),
    ...named('how', howWords, itself),
    ...named('right', rightWords, ({ words }) => words),
    ...named('shareable', shareableWords, ({ words }) => words),
  ]);
}

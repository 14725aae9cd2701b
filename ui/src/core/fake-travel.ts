// What the pretended catalogue answers of travel copies: making one, those that were made, and being one itself.

import type { CatalogueInfo, Outcome, ReleaseResult, TravelCopyLine } from './bindings';
import type { Answers, Fake } from './fake';

export function travelAnswers(id: () => string): Answers {
  const made: TravelCopyLine[] = [];
  return {
    list_travel_copies: () => made,
    // It is a release like any other, but for what is written.
    save_travel_copy: async ({ request, path, token, name }, fake) => {
      const saved = (await fake.invoke('call', { name: 'save_release', args: { request, path, token } })) as Outcome<ReleaseResult>;
      made.unshift({ id: id(), name, audience: request.audience, made_at: new Date().toISOString() });
      return { ...saved, value: { ...saved.value, files: [path] } };
    },
  };
}

/** The pretended catalogue is a travel copy; `fields` are those that its assets have, none for all. */
export async function travelling(fake: Fake, fields: string[] | null = null) {
  const info = (await fake.invoke('call', { name: 'info', args: {} })) as CatalogueInfo;
  const about = {
    licence: 'CC BY 4.0', attributions: ['Aldermoor neighbours', '© OpenStreetMap contributors'], who_to_ask: 'desk@example.org',
    coarsening: ['Places are given as squares of about 275 metres of one fixed grid (Plus Codes), and their addresses are left out.'],
  };
  const travel = { made_at: '2026-05-03T10:00:00Z', home: 'Aldermoor', reader: fields === null ? 'our team' : 'Green Partners', fields, about };
  fake.also({ info: () => ({ ...info, travel }) });
}

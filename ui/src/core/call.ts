// Asks the core: one typed call for every line of its table.

import type { Code, Commands, Outcome } from './bindings';
import { transport } from './transport';

/** What went wrong, in a sentence to show, and a code where the page answers in its own way. */
export class Failure extends Error {
  code: Code | null;

  constructor(message: string, code: Code | null = null) {
    super(message);
    this.name = 'Failure';
    this.code = code;
  }
}

type Each = keyof Commands;
/** Commands that write answer an `Outcome`. */
export type Writing = { [K in Each]: Commands[K]['reply'] extends Outcome<unknown> ? K : never }[Each];
export type Reading = Exclude<Each, Writing>;

// Whatever is not named here writes; the type keeps the list whole.
const READING: Record<Reading, true> = {
  info: true,
  list_assets: true,
  table: true,
  table_ids: true,
  read_cells: true,
  copy_cells: true,
  plan_many: true,
  counts: true,
  toggle: true,
  suggest_assets: true,
  show_asset: true,
  asset_history: true,
  relationship_types: true,
  list_inbox: true,
  list_bin: true,
  week: true,
  list_area_layers: true,
  show_area: true,
  list_views: true,
  list_custom_fields: true,
  alike: true,
  walk: true,
  list_packs: true,
  look_at_pack: true,
  find_places: true,
  plan_postcodes: true,
  measure: true,
  outlines: true,
  list_partners: true,
  list_profiles: true,
  list_disclosures: true,
  release_fields: true,
  list_purposes: true,
  sharing: true,
  shared_with: true,
  due_consents: true,
  plan_erasure: true,
  plan_safeguard: true,
  open_requests: true,
  requests_of: true,
  corrections: true,
  plan_access: true,
  endings: true,
  backups_behind: true,
  undo_list: true,
  read_place: true,
  plan_import: true,
  plan_ties: true,
  plan_boundaries: true,
  first_of_release: true,
  preview_release: true,
  ties: true,
  read_tie: true,
  read_line: true,
  recognise: true,
  list_conversations: true,
  show_conversation: true,
  suggest_sorting: true,
  draft: true,
  who_could_meet: true,
  list_introductions: true,
  list_possible_actions: true,
  list_gatherings: true,
  show_gathering: true,
  takeaway: true,
  list_synonyms: true,
  list_history: true,
  list_conflicts: true,
  list_duplicates: true,
  duplicates_of: true,
  compare_assets: true,
  plan_merge: true,
  list_peers: true,
  list_travel_copies: true,
  folder_news: true,
  home: true,
  network: true,
  ask: true,
  // These change what the laptop has beside the catalogue; done twice, they do the same.
  add_pack: true,
  renew_pack: true,
  switch_pack: true,
  remove_pack: true,
  progress: true,
  stop: true,
  leave_preview: true,
  settle: true,
};

/**
 * Runs one line of the command table. A call that writes carries a random id, so that the core
 * acts once however often it arrives. Throws a `Failure`.
 */
export async function call<K extends Each>(
  name: K,
  args: Commands[K]['args'],
): Promise<Commands[K]['reply']> {
  const request = name in READING ? null : crypto.randomUUID();
  return (await ask('call', { name, args, request })) as Commands[K]['reply'];
}

/** One command of the shell; every way it can go wrong becomes a `Failure`. */
export async function ask(command: string, args?: Record<string, unknown>): Promise<unknown> {
  try {
    return await transport.invoke(command, args);
  } catch (reason) {
    throw failure(reason);
  }
}

export function failure(reason: unknown): Failure {
  if (reason instanceof Failure) return reason;
  if (typeof reason === 'object' && reason !== null && 'message' in reason) {
    const code = 'code' in reason ? (reason.code as Code | null) : null;
    return new Failure(String(reason.message), code);
  }
  return new Failure(String(reason));
}

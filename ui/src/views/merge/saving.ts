// Saving what was done here, for somebody else's laptop.

import type { ChangesSaved, MergePlan, Peer } from '../../core/bindings';
import { chooseFile } from '../../core/shell';
import { catalogue } from '../../state/catalogue.svelte';
import { fileStem } from '../../text/brief';
import { merge as words } from '../../text/words';

/**
 * Asks where to, and saves what a laptop lacks; without one, what any laptop that is known may lack. Without a
 * passphrase the team's own key opens it. Answers null when no place was chosen. Throws a `Failure`.
 */
export async function saveChanges(peer: string | null, passphrase: string | null): Promise<ChangesSaved | null> {
  const name = fileStem(catalogue.info?.name ?? '', 40);
  const worker = catalogue.info?.worker ?? null;
  const stem = words.fileName(name, worker === null ? null : fileStem(worker, 40));
  const path = await chooseFile('save', words.saveDialog, `${stem}.hereabouts-changes`);
  return path === null ? null : catalogue.mutate('save_changes', { path, peer, passphrase });
}

/** The laptop that a file came from, among those that are known here: of several the one heard last. */
export function peerOf({ from }: MergePlan, peers: Peer[]): string | null {
  const same = peers.filter(({ person, laptop }) => person === from.person && laptop === from.laptop);
  return lastHeard(same)[0]?.id ?? null;
}

/** Those heard lately first. */
export function lastHeard(peers: Peer[]): Peer[] {
  return [...peers].sort((a, b) => (b.heard_at ?? '').localeCompare(a.heard_at ?? ''));
}

// Names for the box that asks who speaks.

import type { AssetId, SaidCard } from '../../core/bindings';

export interface Name {
  id: AssetId;
  name: string;
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Those who have spoken at this session: each that begins with what was typed, or has a word that does. All in the room
 * read them, so that nobody else who is known here is named.
 */
export function namesFor(typed: string, cards: SaidCard[], most = 6): Name[] {
  const text = folded(typed.trim());
  if (text === '') return [];
  const fits = (name: string) => folded(name).startsWith(text) || folded(name).split(/\s+/).some((word) => word.startsWith(text));
  const spoke = cards.map(({ holder: { id, name } }) => ({ id, name })).filter(({ name }) => fits(name));
  return spoke.filter(({ id }, n) => spoke.findIndex((other) => other.id === id) === n).slice(0, most);
}

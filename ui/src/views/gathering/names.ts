// Names for the box that asks who speaks.

import type { AssetRow, SaidCard } from '../../core/bindings';

export interface Name {
  id: string;
  name: string;
  /** They have spoken at this session. */
  today: boolean;
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those who have spoken today first, then people who are here; each that begins with what was typed, or has a word that does. */
export function namesFor(typed: string, cards: SaidCard[], people: AssetRow[], most = 6): Name[] {
  const text = folded(typed.trim());
  if (text === '') return [];
  const fits = (name: string) => folded(name).startsWith(text) || folded(name).split(/\s+/).some((word) => word.startsWith(text));
  const spoke = cards.map(({ holder }) => ({ id: holder.id, name: holder.name, today: true }));
  const here = people.filter(({ kind }) => kind === 'person').map(({ id, name }) => ({ id, name, today: false }));
  const all = [...spoke, ...here].filter(({ name }) => fits(name));
  return all.filter(({ id }, n) => all.findIndex((other) => other.id === id) === n).slice(0, most);
}

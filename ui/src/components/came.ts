// What came of what was kept, as lines to read.

import type { AssetId, AssetKind, HeardMade, MeetFor } from '../core/bindings';
import { partyOf, type Hearing, type Way, type Whom } from '../state/hearing';
import { directed } from '../state/tie-types.svelte';
import { sortGiftVerbs, sortWords } from '../text/words';
import type { IconName } from './icons';

export interface Came {
  kind: AssetKind | null;
  icon: IconName;
  text: string;
  open: AssetId | null;
  meet: MeetFor | null;
}

/** Each in the order in which it was heard. `hearing` has only lines that were kept. */
export function cameOf(hearing: Hearing, made: HeardMade, ways: Way[]): Came[] {
  const name = (whom: Whom | null) => partyOf(whom, hearing.assets)?.name.trim() ?? '';
  const idOf = (whom: Whom | null): AssetId | null => {
    if (whom === null) return null;
    if ('here' in whom) return whom.here.id;
    return made.assets[hearing.assets.findIndex(({ key }) => key === whom.key)] ?? null;
  };
  const wording = (key: string) => {
    const way = ways.find((each) => each.key === key);
    return way ? directed(way.type, !way.turned) : '';
  };
  const nothing = { kind: null, open: null, meet: null };
  return [
    ...hearing.assets.map(({ kind, name }, n) => ({ ...nothing, icon: 'add' as const, kind, text: name.trim(), open: made.assets[n] ?? null })),
    ...hearing.gifts.map((line, n) => {
      const id = made.gifts[n];
      const verb = line.form === null || line.form === 'do' ? '' : sortGiftVerbs[line.form];
      const text = sortWords.giftSaid(name(line.holder), verb, line.what.trim());
      return { ...nothing, icon: 'spark' as const, text, open: idOf(line.holder), meet: id ? { gift: id } : null };
    }),
    ...hearing.wishes.map((line, n) => {
      const id = made.wishes[n];
      const text = sortWords.wishSaid(name(line.holder), sortWords.meant(line.what.trim(), line.kind));
      return { ...nothing, icon: 'spark' as const, text, open: idOf(line.holder), meet: id ? { wish: id } : null };
    }),
    ...hearing.ties.map((line) => ({ ...nothing, icon: 'join' as const, text: sortWords.tieSaid(name(line.from), wording(line.way), name(line.to)), open: idOf(line.from) })),
    ...hearing.promises.map((line) => ({ ...nothing, icon: 'tick' as const, text: sortWords.promiseSaid(line.what.trim(), line.due || null), open: idOf(line.about) })),
  ];
}

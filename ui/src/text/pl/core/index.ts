// What the core says in English, in Polish.

import { speaker, type Pair } from '../../said';
import { fieldInSentence } from '../card';
import { number } from '../counting';
import { checking } from './checking';
import { conflicts } from './conflicts';
import { consent } from './consent';
import { drawing } from './drawing';
import { duplicates } from './duplicates';
import { exchange } from './exchange';
import { exchangeFolder } from './exchange-folder';
import { files } from './files';
import { gifts } from './gifts';
import { history } from './history';
import { importing } from './importing';
import { many } from './many';
import { meeting } from './meeting';
import { online } from './online';
import { ownFields } from './own-fields';
import { packs } from './packs';
import { records } from './records';
import { rights } from './rights';
import { rows } from './rows';
import { sharing } from './sharing';
import { system } from './system';
import { ties } from './ties';
import { travelBack, travelMake } from './travel';
import { vocabulary } from './vocabulary';

/** Every pair but those for the system's own words has its English in the core's sources. */
export const ours: readonly Pair[] = [...checking, ...conflicts, ...consent, ...drawing, ...duplicates, ...exchange, ...exchangeFolder, ...files, ...gifts,
  ...history, ...importing, ...many,
  ...meeting, ...online, ...ownFields, ...packs, ...records, ...rights, ...rows, ...sharing, ...ties, ...travelBack, ...travelMake, ...vocabulary];

/** A sentence or a word of the core in this language. */
export const said = speaker([...ours, ...system], { number, names });

/** "place, tags, “Ward ref” and 3 more". */
function names(list: string): string {
  const [all = '', named = list, more] = /^(.*?)(?: and (\d+) more)?$/s.exec(list) ?? [];
  if (all === '') return list;
  const known = named.split(', ').map((name) => {
    const quoted = /^“(.*)”$/s.exec(name);
    if (quoted) return `„${quoted[1] ?? ''}”`;
    // Beside fields there are ways to reach it, and the like.
    const own = said(name);
    return own === name ? fieldInSentence(name.replaceAll(' ', '_')) : own;
  });
  return known.join(', ') + (more ? ` i jeszcze ${number(Number(more))}` : '');
}

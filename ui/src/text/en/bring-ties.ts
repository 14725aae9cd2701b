// The words of bringing in ties: which column holds what of a tie, and what its words become.

import type { ImportCounts, RowOutcome, TieColumn } from '../../core/bindings';
import { count, number } from './counting';

const ties = (n: number) => count(n, 'tie', 'ties');
const assets = (n: number) => count(n, 'new asset', 'new assets');
const rows = (n: number) => count(n, 'row', 'rows');

export const bringTies = {
  action: 'Bring ties in from a file',
  title: 'Bring in ties',
  titleOf: (source: string) => `Bring in the ties of “${source}”`,
  opening: (format: string, total: number) =>
    `${isNetwork(format) ? 'A network' : 'A spreadsheet'} with ${ties(total)}. Nothing is added until you say so, and you can undo it afterwards.`,
  emptyTitle: 'Who is tied to whom?',
  emptyText:
    'A spreadsheet or a CSV file with a tie in each row, or a network saved as GraphML or GEXF. Drop it on this window, or choose it here. You see what would happen before anything is added.',
  fileFilter: 'Spreadsheets and networks',

  areTies: 'These rows are ties between assets',
  sound: (from: string, to: string) => `“${from}” and “${to}” sound as if each row ties two assets together.`,
  nameless: 'No column holds a name. Perhaps each row ties two assets together.',

  columnsNote: (n: number) => count(n, 'column', 'columns'),
  typesTitle: 'What the words for ties mean',
  noWord: '(nothing said)',
  inRows: (n: number) => `in ${rows(n)}`,
  means: (word: string) => `What “${word}” says`,
  meansNothing: 'What rows say that have no word for the tie',
  newWords: (wording: string) => `New words: “${wording}”`,
  newWordsNote: (inverse: string) =>
    `These words are made. From the other end they read “${inverse}”, until you word that better.`,
  turned: (wording: string) => `The same as “${wording}”, said from the other end.`,
  offered: 'Words for ties that are here',
  kindTitle: 'What the new ones are',
  kindHint: 'Those whose kind the file tells keep it.',
  firstSheet: 'The first with something in it',
  noFirstRow: 'No row becomes a tie yet. Say which columns hold its two ends.',

  outcomes: {
    new: 'New',
    updated: 'Told more',
    same: 'Here',
    inbox: 'Inbox',
    skipped: 'Left out',
  } satisfies Record<RowOutcome, string>,
  outcomeRegion: {
    new: 'Ties that are new',
    updated: 'Ties that are told more of',
    same: 'Ties that are here already',
    inbox: 'Ties that wait in the Inbox',
    skipped: 'Rows that are left out',
  } satisfies Record<RowOutcome, string>,
  nothingOf: {
    new: 'No tie is new.',
    updated: 'No tie is told more of.',
    same: 'No tie is here already.',
    inbox: 'No tie has to wait.',
    skipped: 'No row is left out.',
  } satisfies Record<RowOutcome, string>,
  hint: {
    new: (counts: ImportCounts, made: number) =>
      made > 0 ? `with ${assets(made)}` : counts.new === 0 ? 'none' : 'between what is here',
    updated: (counts: ImportCounts) => (counts.updated === 0 ? 'none' : 'you know less of them'),
    same: (counts: ImportCounts) => (counts.same === 0 ? 'none' : 'already, nothing to do'),
    inbox: (counts: ImportCounts) => (counts.inbox === 0 ? 'none' : 'to say who is meant'),
    skipped: (counts: ImportCounts) => (counts.skipped === 0 ? 'none' : 'with the reason'),
  } as Record<RowOutcome, (counts: ImportCounts, made: number) => string>,
  nobody: '(no name)',
  waiting: (n: number) =>
    n === 1 ? 'It waits in the Inbox until you say who is meant.' : `All ${number(n)} wait in the Inbox until you say who is meant.`,

  act: (counts: ImportCounts, made: number) => {
    const coming = counts.new + counts.updated;
    const inbox = counts.inbox === 0 ? '' : `, ${number(counts.inbox)} to the Inbox`;
    if (coming > 0) return `Bring ${ties(coming)} in${inbox}`;
    if (counts.inbox > 0) return `Put ${ties(counts.inbox)} into the Inbox`;
    return made > 0 ? `Bring ${assets(made)} in` : 'Nothing to bring in';
  },
  answerFirst: 'First say where this list comes from.',
  nothingToDo: 'Every tie is here already. There is nothing to do.',
  noTies: 'No row of this file is a tie.',
  announce: (counts: ImportCounts) =>
    `${number(counts.new)} new, ${number(counts.updated)} told more, ${number(counts.same)} already here, ${number(counts.inbox)} to the Inbox, ${number(counts.skipped)} left out.`,

  done: (counts: ImportCounts, made: number, words: number) => {
    const coming = counts.new + counts.updated;
    const parts = [
      coming === 0
        ? 'No tie was added or changed.'
        : `${ties(coming)} came in: ${number(counts.new)} new, ${number(counts.updated)} told more.`,
    ];
    if (made > 0) parts.push(`${assets(made)} came ${coming === 0 ? 'in' : coming === 1 ? 'with it' : 'with them'}.`);
    if (words > 0) parts.push(words === 1 ? '1 wording for ties was made.' : `${number(words)} wordings for ties were made.`);
    if (counts.same > 0) parts.push(counts.same === 1 ? '1 was here already.' : `${number(counts.same)} were here already.`);
    if (counts.inbox > 0) parts.push(counts.inbox === 1 ? '1 waits in the Inbox.' : `${number(counts.inbox)} wait in the Inbox.`);
    if (counts.skipped > 0) parts.push(counts.skipped === 1 ? '1 row was left out.' : `${rows(counts.skipped)} were left out.`);
    return parts.join(' ');
  },
  show: 'Show the ties',
  showNew: (n: number) => (n === 1 ? 'Show the new asset' : `Show the ${assets(n)}`),
};

/** What a column of ties can hold. */
export const tieColumnWords: Record<TieColumn, string> = {
  from: 'The first end: its name',
  from_id: 'The first end: its number',
  to: 'The second end: its name',
  to_id: 'The second end: its number',
  type: 'How they are tied, in a word',
  wording: 'How they are tied, as in a sentence',
  since: 'Since when',
  until: 'Until when',
  strength: 'How close',
  confidence: 'How sure it is',
  source: 'Who told us, or which document',
  note: 'Note',
  keep: 'Keep in the note',
  ignore: 'Leave this column out',
};

export const tieColumnGroups = {
  ends: 'Its two ends',
  how: 'How they are tied',
  about: 'More about the tie',
};

function isNetwork(format: string): boolean {
  return /graphml|gexf/i.test(format);
}

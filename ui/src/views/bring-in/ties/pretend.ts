// Answers of the fake core for ties from files: one invented table of pairs, and one network. For tests and `dev.html`.

import type { Commands, Outcome, Progress, RowOutcome, TieColumn, TieRowPlan, TiesOptions, TiesPlan, TiesResult, TieTypePlan } from '../../../core/bindings';
import type { Fake } from '../../../core/fake';
import { isNetwork } from './telling';

type Column = [name: string, sample: string, holds: TieColumn];
const TABLE: Column[] = [
  ['Who', 'Repair Café', 'from'],
  ['Relationship', 'meets at', 'type'],
  ['With whom', 'Old Chapel Hall', 'to'],
  ['Since', '2019', 'since'],
  ['Colour', 'green', 'keep'],
];
const NETWORK: Column[] = [
  ['source', 'n0', 'from_id'],
  ['target', 'n1', 'to_id'],
  ['relation', 'meets_at', 'type'],
  ['weight', '2.5', 'keep'],
];

const type = (word: string, key: string, wording: string, inverse: string, rows: number, more: Partial<TieTypePlan> = {}): TieTypePlan =>
  ({ word, key, wording, inverse, rows, turned: false, is_new: false, ...more });
const TYPES = [
  type('hosts', 'meets_at', 'meets at', 'hosts', 3, { turned: true }),
  type('meets at', 'meets_at', 'meets at', 'hosts', 9),
  type('swaps cloth with', 'new-type', 'swaps cloth with', '← swaps cloth with', 1, { is_new: true }),
];

const row = (number: number, outcome: RowOutcome, from: string, wording: string, to: string, words = ''): TieRowPlan =>
  ({ row: number, outcome, from, wording, to, words });
const ROWS = [
  row(1, 'new', 'Repair Café', 'meets at', 'Old Chapel Hall'),
  row(2, 'same', 'Repair Café', 'meets at', 'Old Chapel Hall', 'The same tie once more.'),
  row(3, 'new', 'Sewing circle', 'swaps cloth with', 'Elsie’s cupboard'),
  row(4, 'updated', 'Chapel Supper Club', 'meets at', 'Old Chapel Hall'),
  row(5, 'inbox', 'Sewing circle', 'borrows from', 'Tool Libary', '“Tool Libary” may be “Mill Lane Tool Library”.'),
  row(6, 'inbox', 'Choir', 'meets at', 'Choir', 'Both ends are called “Choir”. Say which two it ties.'),
  row(7, 'skipped', '', 'meets at', 'Old Chapel Hall', 'One of its ends has no name.'),
];

/** The plan of the file, as the options would have it. */
export function planOfTies(path: string, options: TiesOptions): TiesPlan {
  const [columns, workbook] = [isNetwork(path) ? NETWORK : TABLE, path.endsWith('.xlsx')];
  const held = columns.map(([name, sample, holds], at) => ({ name, sample, holds: options.columns[at] ?? holds }));
  const ends = held.some(({ holds }) => holds === 'to' || holds === 'to_id');
  const rows = ends ? ROWS : ROWS.map((each) => ({ ...each, outcome: 'skipped' as const, words: 'One of its ends has no name.' }));
  const count = (outcome: RowOutcome) => rows.filter((each) => each.outcome === outcome).length;
  const chosen = (each: TieTypePlan) => {
    const key = options.types[each.word];
    return key === undefined ? each : { ...each, key, wording: key.replaceAll('_', ' '), turned: false, is_new: false };
  };
  return {
    source: (path.split('/').at(-1) ?? path).replace(/\.\w+$/, ''),
    format: /gexf$/i.test(path) ? 'GEXF' : isNetwork(path) ? 'GraphML' : workbook ? 'XLSX' : 'CSV',
    sheets: workbook ? ['Venues', 'Contacts', 'Old list'] : [],
    columns: held,
    options,
    counts: { rows: rows.length, new: count('new'), updated: count('updated'), same: count('same'), inbox: count('inbox'), skipped: count('skipped') },
    new_assets: ends ? 2 : 0,
    types: TYPES.map(chosen),
    rows,
    skipped: count('skipped') > 0 ? { 'One of its ends has no name.': count('skipped') } : {},
    notes: [],
  };
}

/** Lets the fake core answer what this page asks. */
export function pretendToBringTies(fake: Fake, { steps = 8, pause = 250 } = {}) {
  let progress: Progress | null = null;
  let stopped = false;
  const run = async ({ path, options }: Commands['run_ties']['args']): Promise<Outcome<TiesResult>> => {
    const { counts, source, new_assets, types, skipped } = planOfTies(path, options);
    stopped = false;
    for (let step = 0; step < steps; step += 1) {
      progress = { work: step === 0 ? 'backing_up' : 'bringing_in', done: step, of: steps, can_stop: true };
      await new Promise((done) => setTimeout(done, pause));
      if (!stopped) continue;
      progress = null;
      throw { code: 'stopped', message: 'Stopped.' };
    }
    progress = null;
    // Something undoable happens, as the real one is one step.
    const made = (await fake.invoke('call', { name: 'create_asset', args: { kind: 'association', name: 'Sewing circle', fields: {} } })) as Outcome<string>;
    const new_types = types.filter(({ is_new }) => is_new).map(({ wording }) => wording);
    return { ...made, value: { counts, new_assets, new_types, show: `source:"${source}"`, skipped } };
  };
  fake.also({
    plan_ties: ({ path, options }) => {
      if (path.endsWith('.pdf')) throw { code: null, message: 'This is no file of ties.' };
      return planOfTies(path, options);
    },
    run_ties: run,
    progress: () => progress,
    stop: () => {
      stopped = true;
      return null;
    },
  });
}

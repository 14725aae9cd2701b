// Answers of the fake core for this page: one invented list of venues. For tests and `dev.html`.

import type {
  AssetKind,
  ColumnPlan,
  ImportOptions,
  ImportPlan,
  Outcome,
  ImportResult,
  Progress,
  RowPlan,
} from '../../core/bindings';
import type { Fake } from '../../core/fake';
import { noOptions } from './decisions';

const COLUMNS: ColumnPlan[] = [
  { name: 'Organisation', sample: 'Alder Valley Choir', field: 'name', certainty: 'as_before', new_type: null },
  { name: 'Type', sample: 'vol. group', field: 'kind', certainty: 'sure', new_type: null },
  { name: 'What they do', sample: 'Songs, all welcome', field: 'summary', certainty: 'sure', new_type: null },
  { name: 'Venue addr', sample: 'Old Chapel Hall, Chapel St', field: 'address', certainty: 'sure', new_type: null },
  { name: 'X', sample: '438112', field: 'easting', certainty: 'please_look', new_type: null },
  { name: 'Y', sample: '402867', field: 'northing', certainty: 'please_look', new_type: null },
  { name: 'Tel', sample: 'hall desk', field: 'phone', certainty: 'as_before', new_type: null },
  { name: 'Notes', sample: 'Ask for Bron', field: 'note', certainty: 'sure', new_type: null },
  { name: 'Ward ref', sample: 'AM-07', field: '', certainty: 'kept_as_it_is', new_type: null },
];

const blank: RowPlan = {
  row: 0,
  outcome: 'new',
  title: '',
  kind: null,
  words: '',
  reason: null,
  about: null,
  about_name: null,
  summary: null,
  place_words: null,
  located: false,
};

const DOUBTFUL: Partial<RowPlan>[] = [
  { row: 12, title: 'Mill Ln Toolshare', kind: 'exchange', reason: 'perhaps', about: 'tools', about_name: 'Mill Lane Tool Library', words: 'Looks like Mill Lane Tool Library: same phone.' },
  { row: 31, title: 'Wednesday Walking Grp', kind: 'association', reason: 'changed_here', about: 'walkers', about_name: 'Wednesday Walkers', words: 'You changed the day, the file says Tuesdays.' },
  { row: 40, title: 'Weir bench', kind: 'place', reason: 'place_unclear', words: 'Its place would be in the sea. It can come in without one.' },
  { row: 77, kind: 'place', reason: 'needs_name', words: 'A row without a name, on Weir Road. It can wait in the Inbox.' },
  { row: 82, title: 'Lockside Knitters', kind: 'association', reason: 'twice_in_file', words: 'Twice in the file, with two phone numbers.' },
  { row: 90, title: 'Something on Tuesdays', reason: 'needs_kind', words: 'It does not say what it is.' },
  { row: 101, title: 'Old Chapel', kind: 'place', reason: 'perhaps', about: 'hall', about_name: 'Old Chapel Hall', words: 'The names are close and they are 40 m apart.' },
  { row: 118, title: 'Aldermoor Lib', kind: 'institution', reason: 'perhaps', about: 'library', about_name: 'Aldermoor Library', words: '' },
  { row: 140, title: 'see over', reason: 'unclear', words: 'The row has more cells than the file has columns.' },
];

const NAMES = ['Alder Valley Choir', 'Brickfields Lunch Club', 'Canalside Yoga', 'Dutch Barn Youth Club', 'Elm Row Almshouses', 'Fold School', 'Garden of Ruth', 'Harbour Swim'];
const KINDS: AssetKind[] = ['association', 'association', 'exchange', 'association', 'place', 'institution', 'place', 'exchange'];

function rows(outcome: 'new' | 'updated' | 'same', count: number, first: number): RowPlan[] {
  return Array.from({ length: count }, (_, n) => {
    const [name, kind] = [NAMES[n % 8] ?? '', KINDS[n % 8] ?? 'place'];
    const title = n < 8 ? name : `${name} ${Math.floor(n / 8) + 1}`;
    const words = { new: '', updated: 'When: Mondays at 7 becomes Tuesdays at 7. Phone is new.', same: 'Nothing has changed.' }[outcome];
    const summary = n % 3 === 2 ? null : 'Songs, all welcome.';
    const located = n % 8 < 5;
    return { ...blank, row: first + n, outcome, title, kind, words, summary, place_words: located ? 'At Old Chapel Hall, exact spot' : null, located };
  });
}

/** The plan of the list, as the options would have it. */
export function planOf(path: string, options: ImportOptions): ImportPlan {
  const all: RowPlan[] = [...rows('new', 96, 1), ...rows('updated', 31, 97), ...rows('same', 12, 128)];
  for (const doubt of DOUBTFUL) {
    const row: RowPlan = { ...blank, outcome: 'inbox', ...doubt };
    const decision = options.decisions[row.row];
    if (decision === 'new') row.outcome = 'new';
    if (decision === 'take_theirs') row.outcome = 'updated';
    if (decision === 'keep_mine') row.outcome = 'same';
    if (decision === 'leave_out') row.outcome = 'skipped';
    all.push(row);
  }
  const count = (outcome: RowPlan['outcome']) => all.filter((row) => row.outcome === outcome).length;
  const workbook = path.endsWith('.xlsx');
  return {
    source: (path.split('/').at(-1) ?? path).replace(/\.\w+$/, ''),
    format: workbook ? 'xlsx' : path.endsWith('json') ? 'geojson' : 'csv',
    sheets: workbook ? ['Venues', 'Contacts', 'Old list'] : [],
    sheet: workbook ? (options.sheet ?? 'Venues') : null,
    columns: COLUMNS.map((column, number) => {
      const field = options.columns[number];
      return field === undefined ? column : { ...column, field, certainty: 'chosen', new_type: null };
    }),
    remembered: false,
    options: { ...noOptions(), ...options },
    counts: { rows: all.length, new: count('new'), updated: count('updated'), same: count('same'), inbox: count('inbox'), skipped: count('skipped') },
    new_located: all.filter((row) => row.outcome === 'new' && row.located).length,
    rows: all.sort((a, b) => a.row - b.row),
    skipped: {},
    notes: options.swap ? [] : [{ note: 'swapped', words: 'X and Y look swapped in 12 rows: they would land in the sea.', rows: 12 }],
  };
}

/** Lets the fake core answer what this page asks. */
export function pretendToBringIn(fake: Fake, { steps = 8, pause = 250 } = {}) {
  let progress: Progress | null = null;
  let stopped = false;
  fake.also({
    plan_import: ({ path, options }) => {
      if (path.endsWith('.pdf'))
        throw { code: null, message: 'Hereabouts cannot read a PDF. Save the list as a spreadsheet (.xlsx) or as CSV, then choose that file.' };
      return planOf(path, options);
    },
    run_import: async ({ path, options }): Promise<Outcome<ImportResult>> => {
      const { counts, source } = planOf(path, options);
      stopped = false;
      for (let step = 0; step < steps; step += 1) {
        progress = { work: step === 0 ? 'backing_up' : 'bringing_in', done: Math.round((counts.rows * step) / steps), of: counts.rows, can_stop: true };
        await new Promise((done) => setTimeout(done, pause));
        if (stopped) {
          progress = null;
          throw { code: 'stopped', message: 'Stopped.' };
        }
      }
      progress = null;
      // Something undoable happens, as the real import is one step.
      const made = (await fake.invoke('call', { name: 'create_asset', args: { kind: 'association', name: 'Alder Valley Choir', fields: {} } })) as Outcome<string>;
      return { ...made, value: { counts, show: `source:"${source}"`, skipped: counts.skipped > 0 ? { 'Left out by you': counts.skipped } : {} } };
    },
    progress: () => progress,
    stop: () => {
      stopped = true;
      return null;
    },
  });
}

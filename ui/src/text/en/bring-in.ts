// The words of the page "Bring in". Sentences with numbers are functions, so that a translation can
// order and inflect them its own way.

import type {
  ColumnCertainty,
  ImportCounts,
  InboxReason,
  Progress,
  RowOutcome,
} from '../../core/bindings';
import { count, number } from './counting';

const assets = (n: number) => count(n, 'asset', 'assets');
const rows = (n: number) => count(n, 'row', 'rows');

export const bringIn = {
  title: 'Bring in',
  titleOf: (source: string) => `Bring in “${source}”`,
  opening: (format: string, total: number) =>
    `${formatWords(format)} with ${rows(total)}. Nothing is added until you say so, and you can undo it afterwards.`,
  choose: 'Choose a file',
  chooseAnother: 'Choose another file',
  fileFilter: 'Spreadsheets and map data',
  anyFile: 'Any file',
  emptyTitle: 'What have you been given?',
  emptyText:
    'A spreadsheet, a list saved as CSV, map data, or a network of ties. Drop it on this window, or choose it here. You see what would happen before anything is added.',
  dropHere: 'Let go to look at this file',
  reading: (name: string) => `Reading “${name}”`,
  lookingAgain: 'Looking again',
  notRead: 'This file could not be read',
  nothingChanged: 'Nothing was changed.',
  tryAgain: 'Try again',

  sheet: 'Sheet',
  sheetHint: 'The other sheets stay as they are. Bring them in one after another.',

  columnsTitle: 'What the columns mean',
  columnsNote: (n: number, remembered: boolean) =>
    `${count(n, 'column', 'columns')}, ${remembered ? 'matched as the last time' : 'remembered for next time'}`,
  column: 'Column',
  meaning: 'What it means',
  howSure: 'How sure',
  becomes: (column: string) => `What “${column}” means`,
  noSample: 'nothing in the first rows',

  kindTitle: 'Rows that do not say what they are',
  kindGuess: 'Decide row by row',
  audienceTitle: 'Where does this list come from?',
  audiencePublic: 'Already public',
  audiencePublicHint: 'anybody can find it',
  audienceTeam: 'Our own notes',
  audienceTeamHint: 'stays with the team',

  swap: (n: number) => (n === 1 ? 'Swap that one' : `Swap those ${number(n)}`),
  seeThem: 'See them',
  swapped: 'The two numbers of the place are read the other way round where they look swapped.',
  unswap: 'Read them as the file says',

  firstRow: 'The first row becomes',
  noFirstRow: 'No row becomes an asset yet. Say which column holds the name.',
  unnamed: '(no name)',
  notOnMap: 'Not on the map.',
  onMap: 'On the map.',

  willHappen: 'What will happen',
  everyRow: (n: number) =>
    n === 1 ? 'the one row is here' : `every one of the ${number(n)} rows is here`,
  outcomes: {
    new: 'New',
    updated: 'Changed',
    same: 'Same',
    inbox: 'Doubtful',
    skipped: 'Not a record',
  } satisfies Record<RowOutcome, string>,
  outcomeRegion: {
    new: 'Rows that are new',
    updated: 'Rows that change an asset',
    same: 'Rows that are the same',
    inbox: 'Doubtful rows',
    skipped: 'Rows that are not a record',
  } satisfies Record<RowOutcome, string>,
  nothingOf: {
    new: 'No row is new.',
    updated: 'No row changes anything that is here.',
    same: 'No row is here already.',
    inbox: 'No row is in doubt.',
    skipped: 'Every row is a record.',
  } satisfies Record<RowOutcome, string>,
  hint: {
    new: (counts: ImportCounts, located: number) =>
      counts.new === 0 ? 'none' : placed(counts.new, located),
    updated: (counts: ImportCounts) => (counts.updated === 0 ? 'none' : 'you have an older version'),
    same: (counts: ImportCounts) => (counts.same === 0 ? 'none' : 'nothing to do'),
    inbox: (counts: ImportCounts) => (counts.inbox === 0 ? 'none' : 'your eyes are needed'),
    skipped: (counts: ImportCounts) => (counts.skipped === 0 ? 'none' : 'left out, with the reason'),
  } as Record<RowOutcome, (counts: ImportCounts, located: number) => string>,
  rowNumber: (n: number) => `row ${number(n)}`,
  looksLike: 'Looks like',
  about: 'About',
  moreRows: (left: number) => `Show ${rows(left)} more`,
  listedOf: (listed: number, total: number) =>
    `The first ${number(listed)} of ${rows(total)} are listed; all ${number(total)} are counted.`,
  undecided: (n: number) =>
    n === 0
      ? 'Every doubtful row is decided.'
      : `${n === 1 ? '1 doubtful row is' : `${number(n)} doubtful rows are`} undecided. Whatever you leave undecided waits in the Inbox.`,
  forAll: (n: number) => `For all ${number(n)} listed`,
  decisionFor: (title: string) => `What to do with ${title}`,

  copyKept: 'A copy of your file as it is now is kept first.',
  notNow: 'Not now',
  act: (counts: ImportCounts) => {
    const coming = counts.new + counts.updated;
    if (coming === 0 && counts.inbox === 0) return 'Nothing to bring in';
    if (coming === 0) return `Put ${rows(counts.inbox)} into the Inbox`;
    const inbox = counts.inbox === 0 ? '' : `, ${number(counts.inbox)} to the Inbox`;
    return `Bring in ${assets(coming)}${inbox}`;
  },
  answerFirst: 'First say where this list comes from.',
  nothingToDo: 'Every row is here already. There is nothing to do.',
  noRecords: 'No row of this file is a record.',
  announce: (counts: ImportCounts) =>
    `${number(counts.new)} new, ${number(counts.updated)} changed, ${number(counts.same)} the same, ${number(counts.inbox)} doubtful, ${number(counts.skipped)} not a record.`,

  running: (source: string) => `Bringing in “${source}”`,
  howFar: (progress: Progress | null) => {
    if (!progress) return '';
    const done = number(progress.done);
    return progress.of === null ? done : `${done} of ${number(progress.of)}`;
  },
  work: {
    reading: 'Reading the file.',
    bringing_in: 'Taking over the rows.',
    preparing_search: 'Preparing the search.',
    adding_attachments: 'Adding photos.',
    changing_many: 'Changing them.',
    undoing: 'Taking steps back.',
    looking_through: 'Looking through what would leave.',
    releasing: 'Saving.',
    backing_up: 'Keeping a copy of your file first.',
    checking: 'Checking.',
    merging: 'Working out what comes together.',
    copying_pack: 'Copying the pack, in megabytes.',
    collecting_names: 'Collecting the names in the pack.',
    placing: 'Looking up postcodes.',
  } satisfies Record<Progress['work'], string>,
  ifYouStop: 'If you stop, nothing has changed.',
  cannotStop: 'This last part cannot be stopped. It is short.',
  stop: 'Stop',
  stopping: 'Stopping',
  stopped: 'Stopped. Nothing was changed.',

  doneTitle: (source: string) => `“${source}” is in`,
  notIn: (source: string) => `“${source}” is out again`,
  done: (counts: ImportCounts) => {
    const coming = counts.new + counts.updated;
    const parts = [
      coming === 0
        ? 'No asset was added or changed.'
        : `${assets(coming)} came in: ${number(counts.new)} new, ${number(counts.updated)} changed.`,
    ];
    if (counts.same > 0)
      parts.push(counts.same === 1 ? '1 row was the same.' : `${rows(counts.same)} were the same.`);
    if (counts.inbox > 0)
      parts.push(counts.inbox === 1 ? '1 row waits in the Inbox.' : `${rows(counts.inbox)} wait in the Inbox.`);
    if (counts.skipped > 0)
      parts.push(counts.skipped === 1 ? '1 row was left out.' : `${rows(counts.skipped)} were left out.`);
    return parts.join(' ');
  },
  leftOut: 'Left out, and why',
  showThese: 'Show these',
  undoImport: 'Undo import',
  undone: 'The import was taken back. Everything is as it was before.',
  notUndone:
    'Something was changed after the import. Take the steps back from the list behind the undo arrow, the newest first.',
  openInbox: 'Open the Inbox',
  oneAtATime: 'One file after another: let this one come in first, or stop it.',
  bringAnother: 'Bring in another file',
};

/** How sure a match is, in a word or three. */
export const certaintyWords: Record<ColumnCertainty, string> = {
  as_before: 'as before',
  sure: 'sure',
  please_look: 'please look',
  kept_as_it_is: 'kept as it is',
  chosen: 'chosen',
};

/** Why a row is doubtful, where the core gave no sentence of its own. */
export const rowReasonWords: Record<InboxReason, string> = {
  needs_name: 'A row without a name. It can wait in the Inbox.',
  needs_kind: 'It does not say what it is. It can wait in the Inbox.',
  place_unclear: 'Its place cannot be right. It is kept with the row.',
  perhaps: 'It looks like one you have.',
  changed_here: 'You changed it, and so did the file.',
  twice_in_file: 'Twice in the file, and not the same.',
  safeguard: 'It sounds like a place that must not be found.',
  unclear: 'It could not be understood as it is.',
  jotted: 'Jotted down for later.',
  stub: 'Made because a tie names it. Say more about it.',
};

export const decisionWords = {
  sameOne: 'Same one',
  newOne: 'A new one',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
  keepBoth: 'Keep both',
  bringIn: 'Bring in',
  safeguard: 'Safeguarded, without its place',
  withPlace: 'With its place',
  leaveOut: 'Leave out',
  later: 'Later',
};

/** What a column can mean, in plain words. Its keys are the field tokens of the core. */
export const fieldWords: Record<string, string> = {
  name: 'Name',
  kind: 'What is it?',
  summary: 'What it offers',
  story: 'Its story',
  tags: 'Tags',
  gifts: 'Gifts, one after another',
  wishes: 'Wishes, one after another',
  status: 'Still going or not',
  when: 'When',
  cost: 'What it costs',
  access: 'Getting in and around',
  languages: 'Languages',
  note: 'Note, for the team',
  last_confirmed: 'Last checked',
  address: 'Where, in words',
  postcode: 'Postcode',
  latitude: 'Latitude (north)',
  longitude: 'Longitude (east)',
  lon_lat: 'Both numbers in one cell',
  grid_reference: 'Grid reference',
  easting: 'British grid, east',
  northing: 'British grid, north',
  wkt: 'Shape, as WKT',
  geo_json_geometry: 'Shape, as GeoJSON',
  location_precision: 'How exact the place is',
  uncertainty: 'How far off, in metres',
  phone: 'Phone',
  email: 'Email',
  website: 'Website',
  social_media: 'Social media',
  contact_name: 'Who to ask for',
  source_id: 'Its number in this list',
  created_source: 'Where the list has it from',
  ignore: 'Leave this column out',
};

export const fieldGroupWords = {
  about: 'What it is',
  place: 'Where it is',
  reach: 'How to reach it',
  list: 'This list',
};

export const keepUnder = (column: string) => `Keep under “${column}”`;

function placed(total: number, located: number): string {
  if (located === 0) return 'all without a place';
  if (located === total) return 'all with a place';
  return `${number(located)} with a place, ${number(total - located)} without`;
}

function formatWords(format: string): string {
  const key = format.toLowerCase();
  if (key.includes('json')) return 'Map data';
  if (key.includes('xls')) return 'A workbook';
  return 'A spreadsheet';
}

// The columns that the table can have: what stands in them, how wide they are, and how they are typed.

import type { AssetKind, CustomFieldId, FieldRow, FieldType, Status } from '../../core/bindings';
import { isFieldHere } from '../../state/fields';
import { ownFields } from '../../state/own-fields.svelte';

/** How the cells of a column are typed. */
export type Shape = 'text' | 'long' | 'words' | 'choice' | 'yesno' | 'number';

export interface Column {
  id: string;
  /** What the core calls what is typed here; null where nothing is. */
  field: string | null;
  shape: Shape;
  /** The least width, in rem. */
  least: number;
  /** How eagerly it takes more; 0 for never. */
  grows: number;
  /** The values of a choice. */
  choices: string[];
  /** The field of the query that its values are filtered by. */
  facet: string | null;
}

const KINDS: AssetKind[] = ['person', 'association', 'institution', 'place', 'exchange', 'culture'];
const STATUSES: Status[] = ['idea', 'starting', 'going', 'resting', 'ended', 'unknown'];

interface Look extends Partial<Column> {
  id: string;
}
const column = (look: Look): Column => ({
  field: look.id,
  shape: 'text',
  least: 8,
  grows: 0.8,
  choices: [],
  facet: null,
  ...look,
});
const yesNo = (id: string) => column({ id, shape: 'yesno', least: 6, grows: 0, choices: ['yes', ''] });

/** Those that every team has, in the order in which they are offered. */
export const COLUMNS: Column[] = [
  column({ id: 'name', least: 12, grows: 1.5 }),
  column({ id: 'kind', shape: 'choice', least: 6.5, grows: 0, choices: KINDS, facet: 'kind' }),
  column({ id: 'summary', shape: 'long', least: 7.5, grows: 1.25 }),
  column({ id: 'place', field: 'address', shape: 'long', least: 7, grows: 0.9, facet: 'precision' }),
  column({ id: 'ties', field: null, least: 3, grows: 0 }),
  column({ id: 'checked', field: null, least: 8.75, grows: 0, facet: 'fresh' }),
  column({ id: 'area', field: null, least: 7, facet: 'area' }),
  column({ id: 'tags', shape: 'words', least: 9, grows: 1, facet: 'tag' }),
  column({ id: 'status', shape: 'choice', least: 7, grows: 0, choices: STATUSES, facet: 'status' }),
  column({ id: 'times' }),
  column({ id: 'access', shape: 'long' }),
  column({ id: 'cost', least: 7 }),
  column({ id: 'story', shape: 'long' }),
  column({ id: 'note', shape: 'long' }),
  column({ id: 'languages', shape: 'words' }),
  column({ id: 'audience', shape: 'choice', least: 7, grows: 0, choices: ['me', 'team', 'public'] }),
  column({ id: 'steward', least: 7 }),
  column({ id: 'who_leads', least: 7 }),
  column({ id: 'source_note' }),
  column({ id: 'review_months', shape: 'number', least: 6, grows: 0 }),
  yesNo('is_bumping_place'),
  yesNo('is_connector'),
  ...['pronouns', 'roles', 'size_band', 'meets_as', 'formality', 'focus', 'organisation_number', 'sector'].map((id) => column({ id })),
  ...['place_type', 'capacity', 'booking', 'step_free', 'exchange_form', 'keepers', 'permission_note'].map((id) => column({ id })),
];

/** What begins the name of a field of the team's own. */
const OWN = 'field/';
export const isOwn = (id: string): boolean => id.startsWith(OWN);
export const ownColumn = (id: CustomFieldId): string => `${OWN}${id}`;

/** How the cells of such a field are typed; several choices as words with commas between. */
const LOOKS: Record<FieldType, Partial<Column>> = {
  text: {},
  long_text: { shape: 'long' },
  number: { least: 6, grows: 0 },
  date: { least: 7, grows: 0 },
  yes_no: { shape: 'choice', least: 6, grows: 0, facet: OWN },
  choice: { shape: 'choice', facet: OWN },
  choices: { shape: 'words', facet: OWN },
  link: {},
};

/** The column of such a field. Its answers are called what the team calls them. */
function own({ id, field }: FieldRow): Column {
  const answers = field.type === 'yes_no' ? ['yes', 'no'] : field.choices.map(({ label }) => label);
  const look = column({ id: ownColumn(id), ...LOOKS[field.type] });
  return look.shape === 'choice' ? { ...look, choices: [...answers, ''] } : look;
}

/** All that there are in this catalogue, the team's own behind the others. */
export const allColumns = (): Column[] =>
  [...COLUMNS, ...ownFields.here.map(own)].filter(({ field }) => field === null || isFieldHere(field));

export const columnOf = (id: string): Column | undefined => allColumns().find((each) => each.id === id);

/** What is shown until somebody chooses. */
export const USUAL = ['name', 'kind', 'summary', 'place', 'ties', 'checked', 'area', 'tags'];

/** What a narrow window drops, one after the other; the name stays. */
const DROPPED = ['tags', 'area', 'checked', 'kind'];

/** Beside the cells: the ends of a line, and between two cells. */
const ENDS = 2.25;
const GAP = 0.85;

export interface Wide {
  column: Column;
  /** In rem, as somebody made it; null for as much as there is. */
  width: number | null;
}

export interface Laid {
  columns: Column[];
  /** For `grid-template-columns`. */
  template: string;
  /** The least width of a line, in rem. */
  least: number;
}

/** The columns that are drawn in so many rem. What still does not fit is scrolled to. */
export function laid(wanted: Wide[], rem: number): Laid {
  const least = (all: Wide[]) =>
    all.reduce((sum, { column, width }) => sum + (width ?? column.least), ENDS + GAP * Math.max(0, all.length - 1));
  let shown = wanted;
  for (const id of DROPPED)
    if (least(shown) > rem) shown = shown.filter(({ column }) => column.id !== id);
  const track = ({ column, width }: Wide) => {
    if (width !== null) return `${width}rem`;
    return column.grows === 0 ? `${column.least}rem` : `minmax(${column.least}rem, ${column.grows}fr)`;
  };
  return { columns: shown.map(({ column }) => column), template: shown.map(track).join(' '), least: least(shown) };
}

// What the team's own fields are called: where a field is named by its id alone, as in the change log, its name
// is looked up here. Whoever asks the core for the fields keeps it up to date.

let names = $state.raw<Record<string, string>>({});

export function callFields(fields: { id: string; label: string }[]) {
  names = Object.fromEntries(fields.map(({ id, label }) => [id, label]));
}

export const ownName = (id: string): string | undefined => names[id];

// A query as its two halves: the words somebody typed, which stand in the search box, and the
// fields, which stand as chips. The core alone knows what a query means; this only cuts its text.

/** A field of the team's own stands in quotation marks: `"Has a ramp":yes`. */
const FIELD = /^-?(?:"(?:[^"\\]|\\.)+":.|(?:kind|tag|status|fresh|has|precision|area|audience|imported|near|bbox):)/i;

export interface Halves {
  words: string;
  fields: string;
}

/** Parts of a query: they are parted by white space that stands in no quotation marks. */
export function parts(query: string): string[] {
  const found: string[] = [];
  let part = '';
  let quoted = false;
  for (let i = 0; i < query.length; i += 1) {
    const sign = query[i] ?? '';
    if (sign === '\\') {
      part += sign + (query[i + 1] ?? '');
      i += 1;
    } else if (!quoted && /\s/.test(sign)) {
      if (part !== '') found.push(part);
      part = '';
    } else {
      if (sign === '"') quoted = !quoted;
      part += sign;
    }
  }
  if (part !== '') found.push(part);
  return found;
}

export function halves(query: string): Halves {
  const all = parts(query);
  return {
    words: all.filter((part) => !FIELD.test(part)).join(' '),
    fields: all.filter((part) => FIELD.test(part)).join(' '),
  };
}

/** What is typed now, with the fields that stand as chips. */
export function joined({ words, fields }: Halves): string {
  return [words.trim(), fields].filter((half) => half !== '').join(' ');
}

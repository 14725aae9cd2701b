// What differs between texts that should be one, word by word.

export interface Piece {
  text: string;
  differs: boolean;
}

/** Longer than this, in words of one times words of the other, only what both begin and end with is looked for. */
const MOST = 4_000_000;

const isSpace = (token: string) => token.trim() === '';

/** Words, spaces and single signs. */
const tokens = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];

/** Each text in pieces: what is not in all the others, in the same order, differs. */
export function marked(texts: string[]): Piece[][] {
  const all = texts.map(tokens);
  const written = all.map((each) => each.filter((token) => !isSpace(token)));
  return all.map((each, i) => {
    const own = written[i] ?? [];
    const shared = written.filter((_, j) => j !== i).map((other) => common(own, other));
    const differs = own.map((_, n) => shared.some((is) => is[n] !== true));
    return pieces(each, differs);
  });
}

/** Which of the words stand in the other text as well, in the same order (longest common subsequence). */
function common(one: string[], other: string[]): boolean[] {
  const is = one.map(() => false);
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) {
    is[start] = true;
    start += 1;
  }
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) {
    is[one.length - 1 - end] = true;
    end += 1;
  }
  const a = one.slice(start, one.length - end);
  const b = other.slice(start, other.length - end);
  if (a.length * b.length > MOST) return is;
  const wide = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * wide);
  const length = (i: number, j: number) => lengths[i * wide + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * wide + j] = a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      is[start + i] = true;
      i += 1;
      j += 1;
    } else if (length(i + 1, j) >= length(i, j + 1)) i += 1;
    else j += 1;
  }
  return is;
}

/** Neighbours of one sort in one piece; a space differs where the words on both sides of it do. */
function pieces(all: string[], differs: boolean[]): Piece[] {
  const found: Piece[] = [];
  let word = 0;
  for (const token of all) {
    const is = isSpace(token)
      ? differs[word - 1] === true && differs[word] === true
      : differs[word] === true;
    if (!isSpace(token)) word += 1;
    const last = found.at(-1);
    if (last?.differs === is) last.text += token;
    else found.push({ text: token, differs: is });
  }
  return found;
}

// The texts that the core may answer with, read from its sources. Only a test asks for them: every one of
// them must have its translation.

import { readdirSync, readFileSync } from 'node:fs';

export interface RustText {
  /** From the top of the project. */
  file: string;
  /** With `{}` where a value goes. */
  text: string;
}

const SOURCES = [
  'crates/hereabouts-core/src',
  'crates/hereabouts-export/src',
  'crates/hereabouts-print/src',
  'crates/hereabouts-online/src',
  'src-tauri/src',
];
const IS_SOURCE = /\.rs$/;
const IS_TEST = /\/tests\/|\/tests\.rs$|_tests\.rs$/;

/** Comments, texts, characters: whatever comes first is one piece. A lifetime is none. */
const PIECES = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|b?r(#*)"([\s\S]*?)"\1|b?"((?:\\[\s\S]|[^"\\])*)"|'(?:\\[^']+|[^'\\\n])'/g;
/** Texts of the program to itself stand behind these; what is only a part of a sentence, behind the others. */
const TO_ITSELF = /(?:\bexpect|unreachable!|panic!|assert!|debug_assert!|eprintln!|write_str|include_str!)\(\s*$/;
const PARTS = /(?:\bor_not_found|\bNotFound|\bError::io)\(\s*$/;
const SQL =
  /\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|ATTACH|DETACH|PRAGMA|WHERE|FROM|ORDER|COLLATE|EXISTS|CASE|IN \(|AND \(|DESC|NULL|ROLLBACK|excluded)\b|->>|:memory:| = \?/;
/** Two words, or a word and a value. */
const IS_SENTENCE = /[\p{L}\d}”’,;:.)] [\p{L}“{(]/u;
const HAS_A_WORD = /\p{Ll}{3}|\p{Lu}\p{Ll}|\p{Ll} /u;

/** Every sentence that may reach the window. */
export function rustTexts(top = '..'): RustText[] {
  return sources(top).flatMap(({ file, source }) => textsOf(source).map((text) => ({ file, text })));
}

/** The texts that are given to a function directly, as in `or_not_found("asset")`, each once. */
export function givenTo(name: string, top = '..'): string[] {
  const call = new RegExp(`\\b${name}\\(\\s*"([^"]+)"`, 'g');
  return [...new Set(sources(top).flatMap(({ source }) => [...source.matchAll(call)].map(([, text = '']) => text)))];
}

function sources(top: string): { file: string; source: string }[] {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(`${top}/${folder}`, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  ).filter((file) => IS_SOURCE.test(file) && !IS_TEST.test(file));
  return files.sort().map((file) => ({ file, source: readFileSync(`${top}/${file}`, 'utf8') }));
}

/** The sentences in one source, tests and attributes but for `#[error(…)]` left out. */
export function textsOf(source: string): string[] {
  // Tests within a file stand at its end.
  const code = source.split(/#\[cfg\(test\)\]\s*mod \w+ \{/)[0] ?? '';
  const found: string[] = [];
  for (const piece of code.matchAll(PIECES)) {
    const raw = piece[2] ?? piece[3];
    const before = code.slice(Math.max(0, piece.index - 200), piece.index);
    // Bytes are no text.
    if (raw === undefined || piece[0].startsWith('b') || TO_ITSELF.test(before) || PARTS.test(before) || isAttribute(before)) continue;
    const text = piece[3] === undefined ? raw : unescaped(raw);
    const said = template(text);
    if (IS_SENTENCE.test(said) && HAS_A_WORD.test(said.replaceAll('{}', '')) && !SQL.test(said)) found.push(said);
  }
  return found;
}

function isAttribute(before: string): boolean {
  const at = before.lastIndexOf('#[');
  if (at < 0 || before.slice(at).includes(']')) return false;
  return !/#\[error\(\s*$/.test(before.slice(at));
}

function unescaped(raw: string): string {
  return raw
    .replace(/\\\n\s*/g, '')
    .replace(/\\u\{([0-9a-fA-F]+)\}/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/\\n/g, '\n')
    .replace(/\\(.)/g, '$1');
}

/** `{}` for each value, whatever its name and format. */
function template(text: string): string {
  return text.replace(/\{(?!\{)[^{}]*\}/g, '{}');
}

// Whatever the core can say has its Polish: read from the core's own sources, so that a new sentence there
// is missed here.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { givenTo, rustTexts, textsOf } from '../../rust-texts';
import * as english from '../../en';
import { releasedFieldWords } from '../share';
import { ours, said } from '.';

/** Texts that nobody reads in the window: in which file or folder, and what they are. */
const NOT_SHOWN: Record<string, string> = {
  'crates/hereabouts-core/src/api/printed.rs': 'the bindings it prints',
  'crates/hereabouts-core/src/asset/sounds.rs': 'what such places are called',
  'crates/hereabouts-core/src/attachment/testing.rs': 'what tests write into photos',
  'crates/hereabouts-core/src/consent/testing.rs': 'what tests ask people',
  'crates/hereabouts-core/src/check/': 'what a check finds, said in the terminal alone',
  'crates/hereabouts-core/src/conversation/sentences.rs': 'words by which a promise or a tie is known',
  'crates/hereabouts-core/src/travel/mod.rs': 'what the key of change files follows from',
  'crates/hereabouts-core/src/exchange/folder/copies.rs': 'what services and file managers call copies',
  'crates/hereabouts-core/src/gift/openings.rs': 'how people begin to say what they offer',
  'crates/hereabouts-core/src/gift/terms.rs': 'how people say what they ask in return',
  'crates/hereabouts-core/src/import/guess.rs': 'why a column was guessed to be a field, which no plan tells',
  'crates/hereabouts-core/src/import/guess_place.rs': 'the same',
  'crates/hereabouts-core/src/import/headings.rs': 'names for columns without one: data of the catalogue',
  'crates/hereabouts-core/src/import/wording.rs': 'words that lists use',
  'crates/hereabouts-core/src/import/words.rs': 'headings that lists use',
  'crates/hereabouts-core/src/import/ties/columns.rs': 'the same',
  'crates/hereabouts-core/src/log/rows.rs': 'names of columns',
  'crates/hereabouts-core/src/log/whereabouts.rs': 'headings that lists use',
  'crates/hereabouts-core/src/sample/town/': 'names on an invented map',
  'crates/hereabouts-core/src/search/': 'what a damaged file holds, for whoever repairs it',
  'crates/hereabouts-core/src/topic/language.rs': 'small words of languages',
  'crates/hereabouts-core/src/pack/testing.rs': 'what tests make packs of',
  'crates/hereabouts-core/src/storage/backup.rs': 'parts of the names of files',
  'crates/hereabouts-core/src/storage/connection.rs': 'what a damaged file holds',
  'crates/hereabouts-core/src/storage/rows.rs': 'the same',
  'crates/hereabouts-export/src/about.rs': 'written into the file that leaves',
  'crates/hereabouts-export/src/format/': 'the same',
  'crates/hereabouts-export/src/precision.rs': 'the same',
};
/** Single texts that are no sentence to anybody, by the file they are in. */
const NO_SENTENCE: Record<string, string[]> = {
  'crates/hereabouts-core/src/area/layers.rs': ['official {}'],
  'crates/hereabouts-core/src/asset/edit.rs': ['an asset is not a struct'],
  'crates/hereabouts-core/src/custom_field/mod.rs': ['position, n'],
  // Written into the file that leaves, and read there again.
  'crates/hereabouts-core/src/gift/column.rs': ['(would teach)'],
  'crates/hereabouts-core/src/drawing/mod.rs': ['a geometry cannot be read ({})'],
  'crates/hereabouts-core/src/import/draft.rs': ['Column {}', 'Place as it came'],
  'crates/hereabouts-core/src/import/geojson.rs': [' at line ', 'recursion limit exceeded'],
  'crates/hereabouts-core/src/many/decide.rs': ['a place: {}'],
  'crates/hereabouts-core/src/many/field.rs': ['an asset is not a struct'],
  'crates/hereabouts-core/src/pack/look.rs': [
    'Contains OS data © Crown copyright and database right; Royal Mail data © Royal Mail copyright and database right; National Statistics data © Crown copyright and database right',
  ],
  'crates/hereabouts-online/src/settings.rs': ['© OpenStreetMap contributors'],
  'crates/hereabouts-core/src/release/fields.rs': ['People & their gifts', 'Local exchange'],
  'crates/hereabouts-core/src/release/rules.rs': ['just me', 'our team'],
  'crates/hereabouts-core/src/meeting/candidates.rs': [
    "h.existence = 'here' AND h.sensitivity <> 'safeguarded' AND h.status <> 'ended' AND coalesce(h.restricted, 0) = 0 AND coalesce(h.is_child, 0) = 0 AND coalesce(h.no_introductions, 0) = 0",
  ],
  'crates/hereabouts-core/src/sample/connecting.rs': ['the sample: {}'],
  'crates/hereabouts-core/src/sample/mod.rs': ['the sample: {}', 'It is on their own poster or website'],
  'crates/hereabouts-core/src/sample/photos.rs': ['the sample: {} {}', 'is not drawn', 'Drawn for the sample; nobody is in it'],
  'crates/hereabouts-core/src/vocabulary.rs': ['trade union'],
  'crates/hereabouts-core/src/storage/folder.rs': [
    'dropbox (*', 'google drive', 'my drive', 'icloud drive', 'mobile documents', 'box sync', 'pcloud drive', 'proton drive',
    'Google Drive', 'iCloud Drive', 'Proton Drive', 'Synology Drive', 'Yandex Disk', 'Resilio Sync',
    // How a network folder is told from others; the advice does not say it.
    'a shared folder of another computer',
  ],
  'crates/hereabouts-core/src/walk/mod.rs': [
    'n, kind, review_months, last_checked, sensitivity, precision, west, south, east, north, status',
  ],
  'src-tauri/src/mapdata.rs': ['text/plain; charset=utf-8'],
  // Asked of the system, which may list who holds up sleep.
  'src-tauri/src/sleep.rs': ['Locks what is open'],
  'crates/hereabouts-print/src/print.rs': [
    // Names of formats, said in the terminal alone.
    'Map on A4 (PDF)', 'Map on A4, landscape (PDF)', 'Map on A3 (PDF)', 'Map on A3, landscape (PDF)', 'Call sheet or walking list on A4 (PDF)',
    'there is no such paper',
  ],
  'crates/hereabouts-core/src/storage/passphrase.rs': ['database or disk is full', 'disk I/O error'],
};
/** Texts that are put together, and what comes of them. */
const ASSEMBLED: Record<string, string[]> = {
  '“{}” is not valid {}{}: {}. {}': ['“{}” is not valid {}, line {}: {}. {}', '“{}” is not valid {}: {}. {}'],
  ', line {}': ['“{}” is not valid {}, line {}: {}. {}'],
  '{}; in the preview it was {}.': ['{} assets leave; in the preview it was {}.'],
  '1 asset leaves': ['1 asset leaves; in the preview it was {}.'],
  '{} assets leave': ['{} assets leave; in the preview it was {}.'],
  '{} and {} more': ['Changes {}.', 'You changed {} since; the file says otherwise.'],
};
/** `{action} {path} did not work: {source}`, with each action. */
const ACTION = '{} {} did not work: {}';

const withoutNames = (english: string) => english.replace(/\{\w+\}/g, '{}');
const known = new Set(ours.map(([english]) => withoutNames(english)));
const source = (file: string) => readFileSync(`../crates/hereabouts-core/src/${file}`, 'utf8');
const texts = rustTexts();
const isShown = ({ file, text }: { file: string; text: string }) =>
  !Object.keys(NOT_SHOWN).some((path) => file.startsWith(path)) && !NO_SENTENCE[file]?.includes(text);

describe('the core’s sentences', () => {
  it('are found in its sources', () => {
    const code = `
      /// "A comment that is no text."
      #[ts(type = "Record of texts")]
      #[error("{0} is missing: {why}.", name(path))]
      fn a<'a>(b: &'a str) -> String { format!("That {what:?} was \\"it\\", so \\
          to say.") + 'c' + "short" + "SELECT a thing FROM b" + x.expect("it is there") }
      #[cfg(test)]
      mod tests { const A: &str = "Only a test says this."; }`;
    expect(textsOf(code)).toEqual(['{} is missing: {}.', 'That {} was "it", so to say.']);
    expect(texts.length).toBeGreaterThan(300);
  });

  it('each have their Polish', () => {
    const missing = texts
      .filter(isShown)
      .filter(({ text }) => !known.has(text) && !(text in ASSEMBLED) && text !== ACTION)
      .map(({ file, text }) => `${file}: ${text}`);
    expect(missing).toEqual([]);
  });

  it('are all still there: no translation and no exception outlives its sentence', () => {
    const actions = new Set(givenTo('Error::io').map((action) => `${action} {} did not work: {}`));
    const assembled = new Set(Object.values(ASSEMBLED).flat());
    // One word alone is not told from a name in the code: read as it stands there.
    const all = texts.map(({ text }) => text);
    const said = new Set([...all, ...actions, ...assembled]);
    const sources = ['vocabulary.rs', 'geometry.rs', 'import/features.rs'].map(source).join('\n');
    const gone = ours
      .map(([english]) => withoutNames(english))
      .filter((english) => !said.has(english) && !sources.includes(`"${english}"`));
    expect(gone).toEqual([]);
    for (const parts of Object.values(ASSEMBLED)) for (const part of parts) expect(known).toContain(part);
    for (const whole of Object.keys(ASSEMBLED)) expect(all).toContain(whole);
    for (const [file, exceptions] of Object.entries(NO_SENTENCE)) {
      const there = texts.filter((each) => each.file === file).map(({ text }) => text);
      expect(there, file).toEqual(expect.arrayContaining(exceptions));
    }
    for (const path of Object.keys(NOT_SHOWN)) expect(texts.some(({ file }) => file.startsWith(path)), path).toBe(true);
  });

  it('say in Polish what could not be done to a file', () => {
    const actions = givenTo('Error::io');
    expect(actions.length).toBeGreaterThan(5);
    for (const action of actions) expect(known).toContain(`${action} {} did not work: {}`);
  });

  it('say in Polish what is not there any more', () => {
    const nouns = [...givenTo('or_not_found'), ...givenTo('NotFound')];
    expect(nouns.length).toBeGreaterThan(5);
    const sentence = (noun: string) =>
      said(`That ${noun} is not in this catalogue any more. It may have been removed in another window.`);
    expect(nouns.filter((noun) => sentence(noun).startsWith('Tego nie ma'))).toEqual([]);
  });

  it('name every field that can leave, in English as well', () => {
    const fields = source('release/fields.rs');
    const names = [...fields.matchAll(/Field \{ name: "(\w+)"|^\s+\("(\w+)", Channel::/gm)].map(([, field, channel]) => field ?? channel ?? '');
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !(name in releasedFieldWords) || !(name in english.releasedFieldWords))).toEqual([]);
  });

  it('word every kind of tie in both directions', () => {
    const built = source('vocabulary.rs').split('const BUILT_IN')[1]?.split('];')[0] ?? '';
    const wordings = [...built.matchAll(/\(\s*"\w+",\s*"([^"]+)",\s*"([^"]+)",/g)].flatMap(([, there, back]) => [there ?? '', back ?? '']);
    expect(wordings.length).toBeGreaterThan(40);
    for (const wording of wordings) expect(said(wording), wording).not.toBe(wording);
    // Two kinds of tie that read the same could not be told apart when choosing one.
    const different = new Set(wordings);
    expect(new Set([...different].map(said)).size).toBe(different.size);
  });
});

describe('said in Polish', () => {
  it.each([
    ['The disk is full. Nothing of this was saved, and what was saved before is safe. Make some room, then try again.', /^Dysk jest pełny\./],
    ['meets at', /^spotyka się w miejscu$/],
    [
      'Opening /home/me/Hale.hereabouts did not work: No such file or directory (os error 2)',
      /^Nie udało się otworzyć \/home\/me\/Hale\.hereabouts: nie ma takiego pliku ani folderu$/,
    ],
    [
      '“venues.csv” is not valid CSV, line 1204: it holds bytes that are no text. Open it in the program it comes from and save it as CSV.',
      /^„venues\.csv” to nie jest poprawny CSV, linia 1204: są w nim bajty, które nie są tekstem\. Otwórz go/,
    ],
    ['“a.xlsx” is not valid XLSX: odd thing. Save it without the password and try again.', /: odd thing\. Zapisz go bez hasła/],
    ['Changes place, tags, “Ward ref” and 3 more.', /^Zmienia: gdzie, tagi, „Ward ref” i jeszcze 3\.$/],
    ['Changes summary, how to reach it.', /^Zmienia: co wnosi, kontakt\.$/],
    ['Changes what it offers, what it would love.', /^Zmienia: talenty, życzenia\.$/],
    ['Its place cannot be used: longitude 200 and latitude 95 lie nowhere on Earth.', /: długość 200 i szerokość 95 nie leżą nigdzie na Ziemi\.$/],
    ['“Hale: the hall” stays: it is safeguarded now.', /^„Hale: the hall” zostaje u nas: jest teraz chroniony\.$/],
    ['1 asset leaves; in the preview it was 3.', /^Wychodzi 1 zasób; w podglądzie było 3\.$/],
    ['22 assets leave; in the preview it was 5.', /^Wychodzą 22 zasoby;/],
    ['Longitude and latitude look swapped in 12 of 40 rows: as they are, the places lie far away or nowhere.', /^Długość i szerokość .* w 12 z 40 wierszy/],
    ['That asset is not in this catalogue any more. It may have been removed in another window.', /^Tego zasobu nie ma/],
  ])('%j', (english, polish) => expect(said(english)).toMatch(polish));

  it('what it does not know stays as it is', () => {
    expect(said('bakes for')).toBe('bakes for');
    expect(said('')).toBe('');
  });

  it('a name written from the right keeps to itself', () => {
    expect(said('“גן קהילתי” stays: it was changed.')).toBe('„\u2068גן קהילתי\u2069” zostaje u nas: zmienił się.');
  });
});

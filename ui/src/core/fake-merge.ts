// What the pretended catalogue answers of other laptops: two that are known, and a few files that came from them.
// What a file is, its name says.

import type { AssetKind, ChangesSaved, FolderNews, FormerFile, Label, MergeCounts, Merged, MergePlan, MergeTie, Outcome, Peer, Sender, UndoList } from './bindings';
import type { Answers, FakeState } from './fake';
import { blank } from './fake-town';

type Write = <T>(label: Label, work: () => T) => Outcome<T>;

/** What is in a file. */
interface Held {
  from: Sender;
  counts: MergeCounts;
  by_kind: Record<string, number>;
  new_names: string[];
  changed_names: string[];
  ties?: MergeTie[];
  incomplete?: boolean;
  own?: boolean;
  /** It comes from the travel copy for whom. */
  travel?: string;
  /** It was taken in once and set aside. */
  aside?: boolean;
  passphrase?: string;
  same_as_theirs?: boolean;
  differs?: string[];
}

const AMINA: Sender = { person: 'Amina', laptop: 'KITCHEN' };
const JOE: Sender = { person: 'Joe', laptop: null };
const HASH = '8d0c7f21b5';

const NEW: [string, AssetKind][] = [
  ['Elm Row Almshouses', 'place'], ['Fold School', 'institution'], ['Canalside Yoga', 'association'], ['Dutch Barn Youth Club', 'association'],
  ['Harbour Swim', 'exchange'], ['Brickfields Lunch Club', 'association'], ['Garden of Ruth', 'place'], ['Alder Valley Choir', 'association'],
  ['Wool Shop Window', 'exchange'], ['The Long Table', 'culture'], ['Weir Anglers', 'association'], ['Old Tram Shelter', 'place'],
];

const FROM_AMINA: Held = {
  from: AMINA,
  counts: { new: 12, changed: 5, conflicts: 2, erased: 1, duplicates: 3 },
  by_kind: { asset: 17, relationship: 4, gift: 2, saved_view: 1 },
  new_names: NEW.map(([name]) => name),
  changed_names: ['Mill Lane Tool Library', 'Old Chapel Hall', 'Aldermoor Library', 'Wednesday Walkers', 'Lockside Knitters'],
};
const nothing: MergeCounts = { new: 0, changed: 0, conflicts: 0, erased: 0, duplicates: 0 };
const one: MergeCounts = { ...nothing, new: 1 };

/** What a name has in it, and what the file then holds. */
const FILES: [RegExp, Held][] = [
  [/\bJoe\b/, { ...FROM_AMINA, from: JOE, counts: one, by_kind: { asset: 1 }, new_names: ['Weir Anglers'], changed_names: [], same_as_theirs: true }],
  [/\bRosa\b/, { ...FROM_AMINA, from: { person: 'Rosa', laptop: null }, counts: one, by_kind: { asset: 1 }, new_names: ['Weir Anglers'], changed_names: [], travel: 'Rosa' }],
  [/\bown\b/, { ...FROM_AMINA, counts: nothing, by_kind: {}, new_names: [], changed_names: [], own: true }],
  [/\baside\b/, { ...FROM_AMINA, counts: nothing, by_kind: {}, new_names: [], changed_names: [], aside: true }],
  [/\bpart\b/, { ...FROM_AMINA, incomplete: true }],
  [/\bsecret\b/, { ...FROM_AMINA, passphrase: 'kettle weir plum' }],
  [/\bties\b/, { ...FROM_AMINA, counts: nothing, by_kind: { relationship: 4 }, new_names: [], changed_names: [], ties: [{ comes: 'Repair Café meets in Old Chapel Hall', beside: ['Repair Café uses Old Chapel Hall'] }] }],
  [/\bdiffers\b/, { ...FROM_AMINA, counts: one, new_names: ['Weir Anglers'], same_as_theirs: false, differs: ['Mill Lane Tool Library', 'Old Chapel Hall'] }],
];

const nameOf = (path: string) => path.split('/').at(-1) ?? path;
const now = () => new Date().toISOString();

/** Yesterday at two minutes past two. */
function yesterday(): string {
  const day = new Date(Date.now() - 86_400_000);
  day.setHours(14, 2, 0, 0);
  return day.toISOString();
}

function held(path: string, passphrase: string | null): Held {
  if (/Weir End/.test(path)) throw { code: null, message: `${nameOf(path)} belongs to another catalogue. Nothing was changed.` };
  const found = FILES.find(([name]) => name.test(nameOf(path)))?.[1] ?? FROM_AMINA;
  if (found.passphrase !== undefined && passphrase === null) throw { code: 'needs_passphrase', message: `${nameOf(path)} needs its passphrase.` };
  if (found.passphrase !== undefined && passphrase !== found.passphrase)
    throw { code: null, message: `That passphrase does not open ${nameOf(path)}. Nothing was changed.` };
  return found;
}

export function mergeAnswers(state: () => FakeState, write: Write, id: () => string): Answers {
  /** Files that were taken in. */
  const taken = new Set<string>();
  /** What had been set aside was brought back. */
  let back = false;
  let folder: string | null = null;
  /** ISO 8601 time at which this laptop's own file was left in the folder. */
  let left: string | null = null;
  const peers: Peer[] = [
    { id: 'joe', ...JOE, heard_at: null, sent_at: '2026-05-02T09:30:00Z' },
    { id: 'kitchen', ...AMINA, heard_at: yesterday(), sent_at: '2026-05-02T09:30:00Z' },
  ];
  const kept = <T>(value: T) => ({ value, changed: {}, saved_at: now(), version: 1 });
  const saved = (path: string): ChangesSaved => ({
    path, bytes: 18_400, changes: 42, assets: 17, everything: false, content_hash: HASH, by_kind: { asset: state().assets.length },
  });
  const news = (): FolderNews => ({
    folder,
    waiting:
      folder === null
        ? []
        : [
            { path: `${folder}/Amina KITCHEN.hereabouts-changes`, from: AMINA, made_at: yesterday() },
            { path: `${folder}/from Joe.hereabouts-changes`, from: JOE, made_at: '2026-05-01T10:00:00Z' },
          ].map((file) => ({ ...file, nothing_new: taken.has(file.path), failed: null, own: false })),
    away: false,
    left_at: left,
    unleft: left === null,
    trouble: null,
    copies: [],
  });

  return {
    list_peers: () => peers,
    plan_merge: ({ path, passphrase }): MergePlan => {
      const { from, counts, by_kind, new_names, changed_names, ties = [], own = false, incomplete = false, aside = false, travel = null } = held(path, passphrase);
      const again = taken.has(path) || aside;
      return {
        from, made_at: yesterday(), catalogue: state().name, counts: again ? nothing : counts, by_kind: again ? {} : by_kind,
        new_names: again ? [] : new_names, changed_names: again ? [] : changed_names, ties: again ? [] : ties, nothing_new: again,
        set_aside: aside && !back ? 'a-merge-before' : null, incomplete, own, travel,
      };
    },
    run_merge: async ({ path, passphrase }, fake) => {
      const { counts, incomplete = false, same_as_theirs = null, differs = [], new_names, travel = null } = held(path, passphrase);
      const merged: Merged = { counts, step: null, nothing_new: false, incomplete, content_hash: HASH, by_kind: {}, same_as_theirs, differs, travel };
      if (taken.has(path)) return kept({ ...merged, counts: nothing, nothing_new: true });
      taken.add(path);
      const done = write({ action: 'merge' }, () => {
        for (const [name, kind] of NEW.filter(([each]) => new_names.includes(each)))
          state().assets.push({ id: id(), asset: blank(kind, name), freshness: 'never_checked', last_checked: null, in_bin: false });
        return merged;
      });
      const { undo } = (await fake.invoke('call', { name: 'undo_list', args: {} })) as UndoList;
      return { ...done, value: { ...merged, step: undo[0]?.step ?? null } };
    },
    bring_back: async ({ step }, fake) => {
      if (step === 'a-merge-before') {
        back = true;
        return kept(step);
      }
      const done = (await fake.invoke('call', { name: 'redo', args: {} })) as Outcome<unknown>;
      const { undo } = (await fake.invoke('call', { name: 'undo_list', args: {} })) as UndoList;
      return { ...done, value: undo[0]?.step ?? step };
    },
    save_changes: ({ path, peer }) => {
      peers.forEach((each) => each.id === peer && (each.sent_at = now()));
      return kept(saved(path));
    },
    folder_news: news,
    watch_folder: ({ path }) => {
      const former: FormerFile | null = folder === null || left === null || folder === path ? null : { folder, became: 'taken_away' };
      folder = path;
      left = null;
      return kept(former);
    },
    leave_changes: () => {
      if (folder === null || left !== null) return kept(null);
      left = now();
      return kept(saved(`${folder}/Maryam.hereabouts-changes`));
    },
  };
}

// What the pretended catalogue answers of people's rights, simply.

import type { AccessChoices, AccessLine, AccessPlan, Ending, Label, RightsRequest } from './bindings';
import type { Answers, FakeState } from './fake';
import type { FakeAsset } from './fake-town';

type Write = <T>(label: Label, work: () => T) => unknown;

const today = () => new Date().toISOString().slice(0, 10);
const after = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Its name and its note; in the note the name of somebody else. */
function planOf(state: FakeState, id: string, { asset }: FakeAsset, choices: AccessChoices): AccessPlan {
  const others = state.assets.filter((each) => each.asset.kind === 'person' && each.id !== id).map((each) => each.asset.name);
  const line = (key: string, text: string): AccessLine => {
    const lineId = `record/own/${key}`;
    const passages = [...others, ...choices.also].flatMap((term) => {
      const start = text.indexOf(term);
      const decided = choices.passages.find((each) => each.line === lineId && each.term === term);
      return start < 0 ? [] : [{ term, start, length: term.length, black: decided?.black ?? true }];
    });
    return { id: lineId, key, label: key, text, passages, left_out: choices.left_out[lineId] ?? false, photo: null };
  };
  const lines = [line('name', asset.name), ...(asset.note ? [line('note', asset.note)] : [])];
  const leaving = lines.filter((each) => !each.left_out);
  return {
    name: asset.name,
    sections: [{ key: 'record', title: 'record', lines }],
    blacked: leaving.flatMap(({ passages }) => passages).filter(({ black }) => black).length,
    left_out: lines.length - leaving.length,
  };
}

export function rightsAnswers(state: () => FakeState, write: Write, id: () => string): Answers {
  const asset = (which: string) => {
    const found = state().assets.find((each) => each.id === which);
    if (!found) throw { code: 'not_found', message: 'That asset is not in this catalogue any more. It may have been removed in another window.' };
    return found;
  };
  const done = (person: string, right: RightsRequest['right']) => {
    const open = state().requests.filter(({ is }) => is.person === person && is.right === right && !is.done_on);
    open.forEach(({ is }) => (is.done_on = today()));
    return open.length;
  };
  const ended = (): Ending[] =>
    state()
      .assets.filter((each) => each.asset.ends_on && each.asset.ends_on < today())
      .map((each) => ({ id: each.id, name: each.asset.name, kind: each.asset.kind, ends_on: each.asset.ends_on ?? '', days_left: 2 }));
  return {
    open_requests: () =>
      state()
        .requests.filter(({ is }) => !is.done_on)
        .map(({ id: which, is }) => ({ id: which, is, name: asset(is.person).asset.name, days_left: 28 })),
    requests_of: ({ person }) => state().requests.filter(({ is }) => is.person === person),
    corrections: () => [],
    plan_access: ({ person, choices }) => planOf(state(), person, asset(person), choices),
    endings: () => ({ ended: ended(), held_back: null }),
    backups_behind: () => [],
    opened: () => ({ value: { endings: { ended: ended(), held_back: null }, erased: 0, backups: [] }, changed: {}, saved_at: '', version: 1 }),
    catch_up_backups: () => ({ value: [], changed: {}, saved_at: '', version: 1 }),
    forget_backup: () => ({ value: null, changed: {}, saved_at: '', version: 1 }),
    ask_right: ({ person, right, asked_on, note }) =>
      write({ action: 'ask_right', record: person, count: null }, () => {
        const made = id();
        state().requests.push({ id: made, is: { person, right, asked_on, due_on: after(asked_on, 28), done_on: null, field: null, was: null, note } });
        return made;
      }),
    settle_right: ({ id: which }) =>
      write({ action: 'settle_right', record: null, count: null }, () => { state().requests.forEach((each) => each.id === which && (each.is.done_on = today())); return null; }),
    save_access: ({ person, path }) =>
      write({ action: 'access', record: person, count: null }, () => ({ files: [path], settled: done(person, 'access') > 0 })),
    correct: ({ person, fields }) =>
      write({ action: 'correct', record: person, count: null }, () => {
        Object.assign(asset(person).asset, fields);
        state().requests.push({ id: id(), is: { person, right: 'correction', asked_on: today(), due_on: after(today(), 28), done_on: today(), field: Object.keys(fields)[0] ?? null, was: null, note: null } });
        return [];
      }),
    restrict: ({ id: which, why }) =>
      write({ action: 'restrict', record: which, count: null }, () => {
        Object.assign(asset(which).asset, { restricted: true, restricted_since: today(), restricted_why: why });
        return null;
      }),
    lift_restriction: ({ id: which, why }) =>
      write({ action: 'lift_restriction', record: which, count: null }, () => {
        Object.assign(asset(which).asset, { restricted: false, restricted_since: null, restricted_why: null, restriction_lifted_why: why });
        return null;
      }),
    keep_until: ({ id: which, day }) =>
      write({ action: 'edit', record: which, count: null, field: 'ends_on' }, () => { asset(which).asset.ends_on = day; return null; }),
  };
}

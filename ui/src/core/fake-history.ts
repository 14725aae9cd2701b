// What the pretended catalogue answers of all that was done in it: a few days of three people on their laptops.

import type { FieldChange, Hand, HistoryAsked, HistoryEntry, Label, RecordChange } from './bindings';
import type { Answers, FakeState } from './fake';

type Write = <T>(label: Label, work: () => T) => unknown;

/** That time of a day, so many days ago, as days are here. */
function at(daysAgo: number, hour: number, minute: number): string {
  const day = new Date();
  day.setDate(day.getDate() - daysAgo);
  day.setHours(hour, minute, 0, 0);
  return day.toISOString();
}

const you = (when: string): Hand => ({ person: 'Maryam', laptop: 'MARYAM-LAPTOP', here: true, at: when });
const amina = (when: string): Hand => ({ person: 'Amina', laptop: 'KITCHEN', here: false, at: when });
const joe = (when: string): Hand => ({ person: 'Joe', laptop: null, here: false, at: when });

const field = (name: string, before: unknown, after: unknown): FieldChange => ({ field: name, before, after });
const of = (asset: string, name: string, ...fields: FieldChange[]): RecordChange => ({ record: asset, kind: 'asset', name, asset, fields });
const on = (kind: string, record: string, name: string, asset: string, ...fields: FieldChange[]): RecordChange => ({ record, kind, name, asset, fields });

const TOOLS = ['tools', 'Mill Lane Tool Library'] as const;
const SEEDS = ['seeds', 'Seed swap shelf'] as const;
const HERE = field('exists', null, 'here');

/** The newest first. */
function begun(): Omit<HistoryEntry, 'op'>[] {
  const entry = (hand: Hand, label: Label, name: string | null, what: RecordChange[], also: Partial<HistoryEntry> = {}) =>
    ({ hand, label, name, what, records: what.length, undone: false, ...also });
  return [
    entry(you(at(0, 14, 10)), { action: 'merge' }, null, []),
    entry(amina(at(0, 14, 2)), { action: 'edit', record: 'tools', field: 'times' }, TOOLS[1], [
      of(...TOOLS, field('times', 'Saturdays, 10 to 11', 'Saturdays, 10 to 12')),
    ]),
    entry(amina(at(0, 13, 40)), { action: 'edit_contact', record: 'tools' }, TOOLS[1], [
      on('contact', 'contact-tools', TOOLS[1], 'tools', field('value', '01632 960 010', '01632 960 014'), field('may_be_published', null, true)),
    ]),
    entry(you(at(0, 11, 5)), { action: 'edit', record: 'walkers', field: 'cost' }, 'Wednesday Walkers', [
      of('walkers', 'Wednesday Walkers', field('cost', null, 'two pounds for tea')),
    ], { undone: true }),
    entry(you(at(1, 16, 30)), { action: 'restore', record: 'seeds' }, SEEDS[1], [of(...SEEDS, field('exists', 'bin', 'here'))]),
    entry(joe(at(1, 15, 0)), { action: 'delete', record: 'seeds' }, SEEDS[1], [of(...SEEDS, field('exists', 'here', 'bin'))]),
    entry(joe(at(1, 14, 45)), { action: 'add_gift', record: 'gift-songs' }, 'the old songs', [
      on('gift', 'gift-songs', 'the old songs', 'idris', HERE, field('what', null, 'the old songs'), field('domain', null, 'heart'), field('holder', null, 'idris')),
    ]),
    entry(amina(at(6, 10, 20)), { action: 'relate', record: 'soup' }, 'Chapel Supper Club', [
      on('relationship', 'tie-soup', 'Chapel Supper Club – Old Chapel Hall', 'soup', HERE, field('type', null, 'meets_at'), field('since', null, '2019')),
    ]),
    entry(you(at(9, 9, 30)), { action: 'import', count: 127 }, null, [
      of('hall', 'Old Chapel Hall', HERE, field('name', null, 'Old Chapel Hall'), field('kind', null, 'place')),
      of('library', 'Aldermoor Library', HERE, field('name', null, 'Aldermoor Library'), field('kind', null, 'institution')),
    ], { records: 127 }),
    entry({ person: null, laptop: null, here: true, at: '2025-03-03T09:30:00Z' }, { action: 'begin' }, null, [
      { record: 'self', kind: 'catalogue', name: 'Aldermoor', asset: null, fields: [HERE, field('name', null, 'Aldermoor')] },
    ]),
  ];
}

const dayOf = (iso: string) => {
  const day = new Date(iso);
  return new Date(Date.UTC(day.getFullYear(), day.getMonth(), day.getDate())).toISOString().slice(0, 10);
};

function fits({ hand, what }: HistoryEntry, { record, person, laptop, kind, from, until }: HistoryAsked): boolean {
  const day = dayOf(hand.at);
  return (
    (record === null || what.some((change) => change.record === record || change.asset === record)) &&
    (person === null || hand.person === person) &&
    (laptop === null || hand.laptop === laptop) &&
    (kind === null || what.some((change) => change.kind === kind)) &&
    (from === null || day >= from) &&
    (until === null || day <= until)
  );
}

export function historyAnswers(state: () => FakeState, write: Write, id: () => string): Answers {
  const entries: HistoryEntry[] = begun().map((entry, i) => ({ op: `op-${i}`, ...entry }));
  return {
    list_history: ({ asked, offset, limit }) => {
      const found = entries.filter((entry) => fits(entry, asked));
      return { total: found.length, people: ['Amina', 'Joe', 'Maryam'], laptops: ['KITCHEN', 'MARYAM-LAPTOP'], entries: found.slice(offset, offset + limit) };
    },
    put_back: ({ record, unit, op }) => {
      const change = entries.find((entry) => entry.op === op)?.what.find((each) => each.record === record);
      const was = change?.fields.find((each) => each.field === unit);
      const asset = state().assets.find((each) => each.id === record)?.asset;
      if (!change || !was || !asset) throw { code: null, message: 'What was done there is not known here any more, so nothing can be put back.' };
      const label: Label = { action: 'put_back', record, field: unit };
      entries.unshift({
        op: id(), label, name: change.name, hand: you(new Date().toISOString()), undone: false, records: 1,
        what: [{ ...change, fields: [field(unit, was.after, was.before)] }],
      });
      return write(label, () => { Object.assign(asset, { [unit]: was.before }); return null; });
    },
  };
}

// Stands in for the program: answers the calls of the page from a small catalogue in memory.
// Only tests and `dev.html` speak to it. Other pages add answers of their own with `also`.

import type { Area, Asset, Attachment, Commands, Consent, Contact, Conversation, FieldRow, Gift, InboxItem, Label, Outcome, Purpose, Relationship, RelationshipType, RightsRequest, SavedView, Wish } from './bindings';
import { CONTACTS, INBOX, TIES, TYPES, blank, town, type FakeAsset } from './fake-town';
import { consentAnswers } from './fake-consent';
import { GIFTS, WISHES, giftAnswers } from './fake-gifts';
import { conflictsAnswers } from './fake-conflicts';
import { duplicatesAnswers, type FakeDuplicates } from './fake-duplicates';
import { historyAnswers } from './fake-history';
import { mergeAnswers } from './fake-merge';
import { travelAnswers } from './fake-travel';
import { networkAnswers } from './fake-network';
import { meetingAnswers, meetings, type FakeMeeting } from './fake-meeting';
import { CONVERSATIONS, conversationAnswers } from './fake-conversations';
import { rightsAnswers } from './fake-rights';
import { copied, many, readCells, tableIds, tablePage } from './fake-table';
import { areaCard, areaLayers, cardOf, countsOf, find, rowOf, toggled } from './fake-reading';
import type { Transport } from './transport';

export interface FakeState {
  name: string;
  worker: string | null;
  assets: FakeAsset[];
  contacts: { id: string; contact: Contact }[];
  ties: { id: string; relationship: Relationship }[];
  photos: { id: string; attachment: Attachment }[];
  inbox: { id: string; is: InboxItem }[];
  types: [string, string, string][];
  /** What a type says besides its words. */
  typed: Record<string, Partial<RelationshipType>>;
  gifts: { id: string; gift: Gift }[];
  wishes: { id: string; wish: Wish }[];
  partners: { id: string; is: Commands['add_partner']['args']['partner'] }[];
  purposes: { id: string; is: Purpose }[];
  consents: { id: string; is: Consent }[];
  requests: { id: string; is: RightsRequest }[];
  conversations: { id: string; is: Conversation }[];
  areas: { id: string; is: Area }[];
  views: { id: string; is: SavedView }[];
  fields: FieldRow[];
  meeting: FakeMeeting;
  duplicates: FakeDuplicates;
}

export type Answers = { [K in keyof Commands]?: (args: Commands[K]['args'], fake: Fake) => unknown };
interface Done { step: string; label: Label; at: string; before: FakeState }

export interface Fake extends Transport {
  state: FakeState;
  /** Every call so far, the oldest first. */
  calls: { name: string; args: Record<string, unknown> }[];
  /** Adds or replaces answers of the command table. */
  also: (answers: Answers) => void;
  /** Adds or replaces answers of the shell: `start_info`, `mapdata`, `choose_file` … */
  shell: Record<string, (args: Record<string, unknown>) => unknown>;
  /** What the shell would tell the page by itself. */
  emit: (event: string, payload: unknown) => void;
}

export function pretend({ open = true, encrypted = false } = {}): Fake {
  const heard = new Map<string, ((payload: unknown) => void)[]>();
  const undo: Done[] = [];
  const redo: Done[] = [];
  let version = 1;
  let isOpen = open;
  let next = 1;
  const id = () => `new-${next++}`;
  const copy = <T>(value: T): T => structuredClone(value);
  const savedAt = () => new Date().toISOString();

  const fake: Fake = {
    state: {
      name: 'Aldermoor', worker: 'Maryam', assets: town(), types: copy(TYPES), typed: {}, partners: [], purposes: [], consents: [], requests: [], conversations: copy(CONVERSATIONS), areas: [], photos: [], views: [], fields: [], meeting: meetings(), duplicates: { joined: [], distinct: [] },
      gifts: GIFTS.map((gift) => ({ id: id(), gift })),
      wishes: WISHES.map((wish) => ({ id: id(), wish })),
      contacts: CONTACTS.map((contact) => ({ id: id(), contact })),
      inbox: INBOX.map((is) => ({ id: id(), is })),
      ties: TIES.map(({ careful, ...tie }) => ({
        id: id(),
        relationship: { ...tie, source: null, confidence: null, introduction: null, conversation: null, strength: null, note: null, sensitivity: careful ? 'sensitive' : 'ordinary' },
      })),
    },
    calls: [],
    shell: {},
    also: (answers) => Object.assign(table, answers),
    emit: (event, payload) => heard.get(event)?.forEach((each) => each(payload)),
    listen: async (event, each) => {
      heard.set(event, [...(heard.get(event) ?? []), each]);
      return () => heard.set(event, (heard.get(event) ?? []).filter((other) => other !== each));
    },
    address: (path) => `${path}.jpg`,
    send: async (command, body, about) => {
      if (command === 'print') return fake.shell.print?.({ asked: new TextDecoder().decode(body).split('\n', 1)[0] });
      const said = new URLSearchParams(about);
      return fake.invoke('call', { name: command === 'add_bytes' ? 'add_attachments' : command, args: { asset: said.get('asset'), paths: [said.get('name')] } });
    },
    invoke: async (command, args = {}) => {
      await Promise.resolve();
      if (command !== 'call') {
        const answer = fake.shell[command];
        if (!answer) throw { code: null, message: `The fake shell knows no ${command}.` };
        return answer(args);
      }
      const name = String(args.name) as keyof Commands;
      fake.calls.push({ name, args: asSent(args.args) });
      const answer = table[name] as ((args: unknown, fake: Fake) => unknown) | undefined;
      if (!answer) throw { code: null, message: `The fake core knows no ${name}.` };
      return copy(await answer(args.args, fake));
    },
  };
  const state = () => fake.state;

  function outcome<T>(value: T, is = true): Outcome<T> {
    version += 1;
    const all = { assets: is, places: is, contacts: is, relationships: is, confirmations: is, activities: is, attachments: is, areas: is, inbox: is, partners: is, views: is, fields: is, consents: is, connecting: is, catalogue: is };
    return { value, changed: all, saved_at: savedAt(), version };
  }
  function write<T>(label: Label, work: () => T): Outcome<T> {
    const before = copy(state());
    const value = work();
    undo.unshift({ step: `step-${version}`, label, at: savedAt(), before });
    redo.length = 0;
    return outcome(value);
  }
  function asset(which: string): FakeAsset {
    const found = state().assets.find((each) => each.id === which);
    if (!found) throw { code: 'not_found', message: 'That asset is not in this catalogue any more. It may have been removed in another window.' };
    return found;
  }
  function turn(from: Done[], to: Done[]) {
    const done = from.shift();
    if (!done) throw { code: null, message: 'There is nothing to undo.' };
    to.unshift({ ...done, before: copy(state()) });
    fake.state = done.before;
    return outcome({ label: done.label, name: named(done.label.record), kept: 0, steps: 1, let_out: [], stayed: [] });
  }
  const named = (record?: string | null) => state().assets.find((each) => each.id === record)?.asset.name ?? null;
  const step = ({ step, label, at }: Done) => ({ step, label, at, name: named(label.record) });

  const table: Answers = {
    info: () => {
      const here = state().assets.filter((each) => !each.in_bin);
      const located = here.filter((each) => each.asset.place?.geometry).length;
      return {
        name: state().name, worker: state().worker, path: `/home/maryam/${state().name}.hereabouts`, encrypted,
        read_only: null, place_advice: null, sample: true, schema_version: 1, content_hash: '', team_hash: '', conflicts: 0, copied: false, travel: null, as_it_was: null, assets: here.length,
        located, unlocated: here.length - located, inbox: state().inbox.length, attachments: state().photos.length,
        relationships: state().ties.length, by_kind: {}, saved_at: savedAt(), version,
      };
    },
    list_assets: ({ query, sort, offset, limit }) => {
      const found = find(fake.state, query, sort);
      return { total: found.length, rows: found.slice(offset, offset + limit).map((each) => rowOf(fake.state, each)) };
    },
    table: (args) => tablePage(state(), args),
    table_ids: ({ asked, from, to }) => tableIds(state(), asked, from, to),
    read_cells: ({ text }) => readCells(text),
    copy_cells: ({ ids, columns }) => copied(state(), ids, columns),
    plan_many: ({ change, words }) => many(copy(state()), change, words, false),
    change_many: ({ change, words }) => write({ action: 'edit_many' }, () => many(state(), change, words, true)),
    counts: ({ query }) => countsOf(fake.state, query),
    toggle: ({ query, field, value, only }) => toggled(query, field, value, only),
    suggest_assets: ({ text, limit }) =>
      state().assets
        .filter((each) => !each.in_bin && each.asset.name.toLowerCase().includes(text.toLowerCase()))
        .slice(0, limit)
        .map((each) => rowOf(fake.state, each)),
    show_asset: ({ id }) => cardOf(fake.state, asset(id)),
    asset_history: ({ id }) => [
      { label: { action: 'edit', record: id, field: 'times' }, at: savedAt(), by: 'Maryam', what: [{ field: 'times', before: 'Saturdays, 10 to 11', after: 'Saturdays, 10 to 12' }] },
      { label: { action: 'create', record: id }, at: '2025-03-03T09:30:00Z', by: 'Maryam', what: [] },
    ],
    list_inbox: () => state().inbox,
    list_bin: () => state().assets.filter((each) => each.in_bin).map((each) => rowOf(fake.state, each)),
    week: () => [],
    list_area_layers: () => areaLayers(state()),
    show_area: ({ id }) => areaCard(state(), id),
    list_views: () => state().views,
    list_custom_fields: () => state().fields,
    alike: () => [],
    walk: ({ start }) => ({ stops: [], start, metres: 0, minutes: 0, left: 0, calls: [], calls_in_all: 0 }),
    list_packs: () => [],
    find_places: () => [],
    plan_postcodes: () => ({ unplaced: 0, can: 0, ended: 0, others: [], credits: [], has_list: false }),
    measure: () => ({ metres: 120, square_metres: null }),
    outlines: () => [],
    ...consentAnswers(state, write, id),
    ...rightsAnswers(state, write, id),
    ...giftAnswers(state, write, id),
    ...networkAnswers(state, write),
    ...conflictsAnswers(state, write),
    ...duplicatesAnswers(state, write),
    ...historyAnswers(state, write, id),
    ...mergeAnswers(state, write, id),
    ...travelAnswers(id),
    ...meetingAnswers(state, write, id),
    ...conversationAnswers(state, write, id),
    list_profiles: () => [],
    list_disclosures: () => [],
    undo_list: () => ({ undo: undo.map(step), redo: redo.map(step), for_good: null }),
    read_place: ({ text }) => {
      const numbers = text.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
      const [lat, lon] = numbers;
      if (numbers.length !== 2 || lat === undefined || lon === undefined)
        throw { code: null, message: `“${text}” is not a place Hereabouts can read. Write latitude and longitude, as in 53.47, -2.02, or a grid reference, as in SJ 987 973.` };
      return { geometry: { type: 'Point', coordinates: [lon, lat] }, precision: 'exact', method: 'pin', uncertainty_m: null, address: null, postcode: null };
    },
    create_asset: ({ kind, name, fields }) => {
      const made = id();
      return write({ action: 'create', record: made }, () => {
        state().assets.push({ id: made, asset: { ...blank(kind, name), ...(fields as Partial<Asset>) }, freshness: 'never_checked', last_checked: null, in_bin: false });
        return made;
      });
    },
    edit_asset: ({ id, fields }) =>
      write({ action: 'edit', record: id, field: Object.keys(fields)[0] ?? null }, () => { say(asset(id).asset, fields); return null; }),
    place_asset: ({ id, place }) =>
      write({ action: place ? 'place' : 'unplace', record: id }, () => { asset(id).asset.place = place; return null; }),
    delete_assets: ({ ids }) =>
      write({ action: 'delete', record: ids.length === 1 ? ids[0] : null, count: ids.length }, () => { ids.forEach((each) => (asset(each).in_bin = true)); return null; }),
    restore_assets: ({ ids }) =>
      write({ action: 'restore', record: ids[0] }, () => { ids.forEach((each) => (asset(each).in_bin = false)); return null; }),
    tag_assets: ({ ids, tag, on }) =>
      write({ action: 'tag', count: ids.length, record: ids.length === 1 ? ids[0] : null }, () => {
        for (const each of ids.map(asset)) {
          const rest = each.asset.tags.filter((other) => other !== tag);
          each.asset.tags = on ? [...rest, tag] : rest;
        }
        return null;
      }),
    add_contact: ({ contact }) =>
      write({ action: 'add_contact', record: contact.asset }, () => { const made = id(); state().contacts.push({ id: made, contact }); return made; }),
    edit_contact: ({ id, contact }) =>
      write({ action: 'edit_contact', record: contact.asset }, () => { state().contacts.forEach((line) => line.id === id && (line.contact = contact)); return []; }),
    remove_contact: ({ id }) =>
      write({ action: 'remove_contact' }, () => { state().contacts = state().contacts.filter((line) => line.id !== id); return null; }),
    add_attachments: ({ asset: on, paths }) =>
      write({ action: 'add_attachments', record: on, count: paths.length }, () => {
        const added = paths.map((path, position) => {
          const photo = { id: id(), attachment: photoOf(on, path, state().photos.length + position) };
          state().photos.push(photo);
          return photo.id;
        });
        return { added, refused: [] };
      }),
    edit_attachment: ({ id: which, fields }) =>
      write({ action: 'edit_attachment', record: which }, () => { state().photos.forEach((photo) => photo.id === which && Object.assign(photo.attachment, fields)); return null; }),
    order_attachments: ({ asset: on, ids }) =>
      write({ action: 'order_attachments', record: on }, () => { state().photos.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)); return null; }),
    remove_attachment: ({ id: which }) =>
      write({ action: 'remove_attachment' }, () => { state().photos = state().photos.filter((photo) => photo.id !== which); return null; }),
    copy_attachment: () => outcome(null),
    relate: ({ relationship }) => {
      const says = (tie: Relationship) => JSON.stringify([tie.from, tie.type, tie.to, tie.until]);
      const there = state().ties.find((tie) => says(tie.relationship) === says(relationship));
      // The same tie a second time is the one that is there.
      if (there) return outcome(there.id, false);
      return write({ action: 'relate', record: relationship.from }, () => { const made = id(); state().ties.push({ id: made, relationship }); return made; });
    },
    edit_relationship: ({ id, relationship }) =>
      write({ action: 'edit_relationship' }, () => { state().ties.forEach((tie) => tie.id === id && (tie.relationship = relationship)); return null; }),
    unrelate: ({ id }) =>
      write({ action: 'unrelate' }, () => { state().ties = state().ties.filter((tie) => tie.id !== id); return null; }),
    add_relationship_type: ({ wording, inverse }) =>
      write({ action: 'add_relationship_type' }, () => { state().types.unshift([wording, wording, inverse]); return wording; }),
    confirm_asset: ({ id, outcome }) =>
      write({ action: 'confirm', record: id }, () => {
        if (outcome !== 'could_not_reach') { asset(id).freshness = 'checked_lately'; asset(id).last_checked = savedAt().slice(0, 10); }
        return null;
      }),
    add_area: ({ area }) =>
      write({ action: 'add_area' }, () => { const made = id(); state().areas.push({ id: made, is: area }); return made; }),
    edit_area: ({ id: which, area }) =>
      write({ action: 'edit_area' }, () => { state().areas.forEach((each) => each.id === which && (each.is = area)); return null; }),
    remove_area: ({ id: which }) =>
      write({ action: 'remove_area' }, () => { state().areas = state().areas.filter((each) => each.id !== which); return null; }),
    add_custom_field: ({ field }) =>
      write({ action: 'add_field' }, () => {
        const made = id();
        const choices = field.choices.map(({ key, label }) => ({ key: key || label, label }));
        state().fields.push({ id: made, field: { ...field, choices }, away: false, used: 0, unread: 0, chosen: {} });
        return made;
      }),
    edit_custom_field: ({ id: which, field }) =>
      write({ action: 'edit_field', record: which }, () => { state().fields.forEach((row) => row.id === which && (row.field = field)); return null; }),
    order_custom_fields: ({ ids }) =>
      write({ action: 'order_fields' }, () => { state().fields.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)); return null; }),
    retire_custom_field: ({ id: which }) =>
      write({ action: 'retire_field', record: which }, () => { state().fields.forEach((row) => row.id === which && (row.away = true)); return null; }),
    restore_custom_field: ({ id: which }) =>
      write({ action: 'restore_field', record: which }, () => { state().fields.forEach((row) => row.id === which && (row.away = false)); return null; }),
    save_view: ({ view }) =>
      write({ action: 'save_view' }, () => { const made = id(); state().views.push({ id: made, is: view }); return made; }),
    remove_view: ({ id: which }) =>
      write({ action: 'remove_view' }, () => { state().views = state().views.filter((each) => each.id !== which); return null; }),
    jot: ({ text }) =>
      write({ action: 'jot' }, () => {
        const made = id();
        state().inbox.unshift({ id: made, is: { reason: 'jotted', words: null, title: text, draft: { name: text }, cells: {}, reach: [], offering: null, checked: null, raw_geometry: null, about: null, tie: null, source: null, source_row: null } });
        return made;
      }),
    settle_inbox: ({ id: which, decision }) =>
      write({ action: 'settle_inbox' }, () => {
        state().inbox = state().inbox.filter((item) => item.id !== which);
        if (decision.how !== 'make') return decision.how === 'take_over' ? decision.asset : null;
        const { kind, name, ...fields } = decision.fields as { kind: Asset['kind']; name: string };
        const made = id();
        state().assets.push({ id: made, asset: { ...blank(kind, name), ...fields }, freshness: 'never_checked', last_checked: null, in_bin: false });
        return made;
      }),
    drop_inbox: ({ ids }) =>
      write({ action: 'settle_inbox', count: ids.length }, () => { state().inbox = state().inbox.filter((item) => !ids.includes(item.id)); return null; }),
    rename: ({ name }) => write({ action: 'rename' }, () => { state().name = name; return null; }),
    set_worker: ({ name }) => { state().worker = name; return outcome(null); },
    advice_seen: () => outcome(null),
    undo: () => turn(undo, redo),
    redo: () => turn(redo, undo),
    undo_to: ({ step: which }) => {
      let last = turn(undo, redo);
      while (redo[0]?.step !== which && undo.length > 0) last = turn(undo, redo);
      return last;
    },
    progress: () => null,
    stop: () => null,
    settle: () => null,
  };

  const source = (template: string) => ({ template, attribution: '© OpenStreetMap contributors' });
  const usual = {
    tiles: false, search: false,
    tile_source: source('https://tile.openstreetmap.org/{z}/{x}/{y}.png'),
    search_source: source('https://nominatim.openstreetmap.org/search?format=jsonv2&limit=8&q={text}'),
  };
  const fakeOnline = { settings: usual, usual, asks: { tiles: 'tile.openstreetmap.org', search: 'nominatim.openstreetmap.org' }, kept_bytes: 0 };

  fake.shell = {
    open_as_it_was: () => null,
    take_changes: () => ({ here: [], waiting: [] }),
    give_changes: ({ paths }) => ({ here: paths, waiting: [] }),
    drop_changes: () => null,
    move_here: () => null,
    start_info: () => ({ version: '0.1.0', as_it_was: null, open: isOpen ? '/home/maryam/Aldermoor.hereabouts' : null, locked: null, named: null, recent: ['/home/maryam/Hale and Altrincham.hereabouts', '/home/maryam/Weir End.hereabouts'] }),
    open_file: ({ path, passphrase }) => {
      if (String(path).includes('Weir') && !passphrase) throw { code: 'needs_passphrase', message: 'It needs its passphrase.' };
      isOpen = true;
      return { path, here: true };
    },
    create_file: ({ path, name }) => { isOpen = true; fake.state.name = String(name); return { path, here: true }; },
    wait_to_try: () => 0,
    open_with_recovery: ({ path }) => { isOpen = true; return { path, here: true }; },
    key_state: () => ({ by_recovery: false }),
    change_passphrase: () => ({ backups: [], remembered: false }),
    remembered: () => ({ is: false, held: false }),
    can_remember: () => true,
    remember: () => true,
    open_remembered: ({ path }) => { isOpen = true; return { opened: { path, here: true } }; },
    forget_remembered: () => true,
    recovery_lines: () => ['0ABC DEFG 1234 5678 9HJK MNPQ', '0RST VWXY Z012 3456 789A BCDE', '0FGH JKMN PQRS TVWX YZ01 2345', '0678 9ABC DEFG HJKM NPQR STVW'],
    save_recovery: () => null,
    good_backup: () => ({ path: '/home/maryam/Aldermoor.backups/Aldermoor.hereabouts', at: '2026-11-25T18:02:00Z' }),
    restore_backup: ({ to }) => { isOpen = true; return { path: to, here: true }; },
    lock_settings: () => ({ minutes: 15 }),
    set_lock_after: ({ minutes }) => ({ minutes }),
    still_here: () => null,
    lock_now: () => null,
    lock_file: () => { isOpen = false; return true; },
    take_draft: () => null,
    text_size: () => null,
    close_file: () => { isOpen = false; return null; },
    choose_file: ({ purpose, suggested }) =>
      purpose === 'photos' ? ['/home/maryam/bench.jpg', '/home/maryam/voices.m4a'] : [`/home/maryam/${String(suggested ?? 'Community venues.csv')}`],
    mapdata: () => new ArrayBuffer(0),
    copy_text: () => true,
    online_state: () => fakeOnline,
    set_online: ({ settings }) => Object.assign(fakeOnline, { settings }),
    search_online: () => [],
    asked_of_network: () => ({ entries: [], total: 0, since: null }),
    clear_asked: () => null,
    clear_kept_tiles: () => null,
  };
  return fake;
}

/** Fields of an asset, and what is said in the team's own. */
function say(asset: Asset, fields: Record<string, unknown>) {
  for (const [field, value] of Object.entries(fields)) {
    if (field.startsWith('field/')) asset.custom[field.slice('field/'.length)] = value;
    else Object.assign(asset, { [field]: value });
  }
}

/** A photo that was just added, or a recording. */
function photoOf(asset: string, path: string, position: number): Attachment {
  const file_name = path.split('/').at(-1) ?? path;
  const isPhoto = /\.jpg$/.test(file_name);
  return {
    asset, file_name, hash: position.toString(16).padStart(64, '0'), media_type: isPhoto ? 'image/jpeg' : 'audio/mp4', size: 640_000,
    width: isPhoto ? 400 : null, height: isPhoto ? 300 : null, taken_on: isPhoto ? '2026-05-17T14:02:33' : null, position,
    caption: null, alt: null, may_be_published: false, publish_reason: null,
  };
}

// What the page sends crosses as JSON, so proxies of its state never arrive.
function asSent(value: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value ?? {})) as Record<string, unknown>;
}

// The words of the page "Work together": files that go from laptop to laptop.

import type { MergeCounts } from '../../core/bindings';
import { past } from '../formats';
import { count, number } from './counting';
import { ago, clock, day, dayAndTime } from './times';

/** What comes beside assets: how many of each. */
const kinds: Record<string, (n: number) => string> = {
  relationship: (n) => count(n, 'tie', 'ties'),
  contact: (n) => count(n, 'way to reach somebody', 'ways to reach somebody'),
  confirmation: (n) => count(n, 'check', 'checks'),
  activity: (n) => count(n, 'activity', 'activities'),
  attachment: (n) => count(n, 'photo, scan or recording', 'photos, scans and recordings'),
  area: (n) => count(n, 'area', 'areas'),
  gift: (n) => count(n, 'gift', 'gifts'),
  wish: (n) => count(n, 'wish', 'wishes'),
  conversation: (n) => count(n, 'conversation', 'conversations'),
  follow_up: (n) => count(n, 'promise', 'promises'),
  introduction: (n) => count(n, 'introduction', 'introductions'),
  possible_action: (n) => count(n, 'possible action', 'possible actions'),
  gathering: (n) => count(n, 'gathering', 'gatherings'),
  consent: (n) => count(n, 'answer about sharing', 'answers about sharing'),
  inbox_item: (n) => count(n, 'thing in the Inbox', 'things in the Inbox'),
};

/** How many of each kind, those without a word of their own together. */
function counted(byKind: Record<string, number>): string[] {
  const known = Object.entries(byKind).flatMap(([kind, n]) => (kind in kinds && n > 0 ? [kinds[kind]?.(n) ?? ''] : []));
  const others = Object.entries(byKind).reduce((sum, [kind, n]) => sum + (kind in kinds || kind === 'asset' ? 0 : n), 0);
  return others > 0 ? [...known, count(others, 'other thing', 'other things')] : known;
}

const listed = new Intl.ListFormat('en-GB');

/** "today", "on 3 May 2026"; of what is no time, nothing. */
function onDay(iso: string, now: Date): string {
  const { unit, n } = past(iso, now);
  if (unit === 'day' && n < 2) return ` ${ago(iso, now)}`;
  return Number.isNaN(new Date(iso).getTime()) ? '' : ` on ${day(iso)}`;
}

/** "Amina’s laptop KITCHEN", as far as it is known. */
function laptopOf(person: string | null, laptop: string | null): string {
  if (person !== null) return laptop === null ? `${person}’s laptop` : `${person}’s laptop ${laptop}`;
  return laptop === null ? 'a laptop without a name' : `the laptop ${laptop}`;
}

const PARTS: [keyof MergeCounts, (n: number) => string][] = [
  ['new', (n) => `${number(n)} new`],
  ['changed', (n) => `${number(n)} changed`],
  ['conflicts', (n) => `${number(n)} you disagree on`],
  ['erased', (n) => `${number(n)} erased elsewhere`],
  ['duplicates', (n) => `${number(n)} ${n === 1 ? 'looks like one you have' : 'look like ones you have'}`],
];

export const merge = {
  action: 'Work together…',
  giveAction: 'Give somebody what you did…',
  title: 'Work together without internet',
  opening:
    'Each of you works on your own laptop. Now and then you give each other a small file, and both laptops hold what both of you did. Nobody’s work is overwritten.',
  back: 'Back',
  openFirst: 'Open the catalogue that this file is for. Then drop it on the window again.',
  copied: 'This is a copy of the catalogue, and goes on as one of its own. What is done here and what is done in the other can be joined on this page.',
  understood: 'Understood',
  /** "yesterday, 14:02". */
  when: (iso: string, now = new Date()) => {
    const { unit, n } = past(iso, now);
    return unit === 'day' && n < 2 ? `${ago(iso, now)}, ${clock(iso)}` : dayAndTime(iso);
  },

  // Taking in
  takeTitle: 'Take in what somebody did',
  takeText: 'Choose the file you were given, or drop it on this window. It may be several. You see what would change before anything does.',
  choose: 'Choose a file',
  chooseAnother: 'Choose another file',
  openDialog: { title: 'Choose what you were given', kind: 'Changes from another laptop', any: 'Any file' },
  looking: (name: string) => `Looking at “${name}”`,
  secret: 'The passphrase of this file',
  secretHint: 'Whoever saved it chose one, and can tell you.',
  unlock: 'Open it',
  notRead: 'This file could not be read',
  stopped: 'Stopped. What had not come in yet was not changed.',
  from: (person: string | null, laptop: string | null) => `From ${laptopOf(person, laptop)}`,
  saved: (when: string) => `Saved ${when}`,
  called: (name: string) => `The catalogue is called “${name}” there.`,
  own: 'You wrote this file yourself, on this laptop. There is nothing in it to take in.',
  nothingNew: 'Nothing new: it was taken in before.',
  setAside: 'It was taken in once, and set aside on this laptop.',
  isBack: 'What was set aside is here again.',
  incomplete: (person: string | null) =>
    `It goes on from changes that have not come here. What belongs to them waits until they come. Ask ${person ?? 'whoever saved it'} for everything.`,
  /** "12 new, 5 changed, 2 you disagree on". */
  summary: (counts: MergeCounts) => {
    const parts = PARTS.flatMap(([what, said]) => (counts[what] > 0 ? [said(counts[what])] : []));
    return parts.length > 0 ? parts.join(', ') : 'No asset is new or changed';
  },
  /** What stands behind each number. */
  lines: {
    new: (n) => (n === 1 ? 'new: you do not have it yet' : 'new: you do not have them yet'),
    changed: (n) => `changed there: what you changed yourself in ${n === 1 ? 'it' : 'them'} stays`,
    conflicts: () => 'you disagree on: you decide afterwards, nothing is lost until then',
    erased: (n) => `erased elsewhere for good: ${n === 1 ? 'it goes here too, and nothing brings it back' : 'they go here too, and nothing brings them back'}`,
    duplicates: (n) => (n === 1 ? 'looks like one you have' : 'look like ones you have') + ': you can join them afterwards',
  } as Record<keyof MergeCounts, (n: number) => string>,
  moreNames: (n: number) => `and ${number(n)} more`,
  /** What comes beside assets. */
  besides: (byKind: Record<string, number>) => {
    const all = counted(byKind);
    return all.length > 0 ? `Besides: ${listed.format(all)}.` : '';
  },
  /** What is the same on both laptops once each has taken in all of the other. */
  compare: 'Compare with the other laptop',
  held: (byKind: Record<string, number>) => `${listed.format([count(byKind.asset ?? 0, 'asset', 'assets'), ...counted(byKind)])}.`,
  mark: (hash: string) => `If these letters are the same on both, all is the same: ${hash.replace(/(.{4})(?=.)/g, '$1 ')}`,
  /** Ties that come beside others between the same two. */
  tiesBeside: 'Ties that come beside ones you have between the same two. Both are kept:',
  beside: 'You have:',
  takeIn: (n: number) => (n === 1 ? 'Take it in' : `Take in these ${number(n)}`),
  never: 'Not now',
  neverThis: (what: string) => `Not now: ${what}`,
  running: 'Taking it in',

  // What came of it
  together: (person: string | null, laptop: string | null) =>
    person === null && laptop === null ? 'The other laptop and yours, together' : `${person === null ? `The laptop ${laptop ?? ''}` : `${person}’s laptop`} and yours, together`,
  isHere: (person: string | null) => `What ${person ?? 'somebody'} did is here now. One step takes it all back.`,
  results: {
    new: (_, person) => (person === null ? 'new' : `new from ${person}`),
    changed: (_, person) => (person === null ? 'changed there' : `changed by ${person}`),
    conflicts: () => 'you two disagree on',
    duplicates: (n) => (n === 1 ? 'looks like one you have' : 'look like ones you have'),
    erased: () => 'erased elsewhere, and now here',
  } as Record<keyof MergeCounts, (n: number, person: string | null) => string>,
  nothingCame: 'No asset is new or changed.',
  fitted: 'Everything fitted together by itself.',
  fittedRest: 'Everything else fitted together by itself. Nothing is lost, whichever you choose.',
  decide: 'Decide which is right',
  same: 'Both laptops now hold the same.',
  notYet: (person: string | null) =>
    `${person ?? 'The other laptop'} does not have all of yours yet. Send yours back: once it is taken in there, both are the same.`,
  answer: (person: string | null) => (person === null ? 'Save the answer' : `Save the answer for ${person}`),
  differs: 'Both laptops should hold the same now, and do not',
  differsIn: 'They differ in:',
  differsDo: 'Nothing is lost. Give each other everything once more, and take it in on both laptops. If they differ again, keep a backup of both and compare these with each other.',
  takeBack: 'Take the whole joining back',
  takeBackText: 'Only on this laptop. Nobody’s work is lost, there or here, and you can bring it back. Who was erased stays erased.',
  since: (n: number) => `${count(n, 'thing was', 'things were')} done here since, and would be taken back as well:`,
  moreSince: (n: number) => `and ${number(n)} more`,
  takeAllBack: 'Take all of that back',
  keepIt: 'Leave it as it is',
  takenBack: 'What came in is set aside on this laptop. Nobody else’s work was touched.',
  bringBack: 'Bring it back',
  gone: 'It is not on the list of what was done any more. Perhaps it was taken back already.',
  another: 'Take in another file',

  // Giving
  giveTitle: 'Give somebody what you did',
  giveText: 'It becomes one small file, with what the other laptop does not have yet.',
  forWhom: 'Who is it for?',
  laptop: (person: string | null, laptop: string | null) => [person, laptop].filter(Boolean).join(', ') || 'A laptop without a name',
  anybody: 'Anybody, or a laptop that is new',
  anybodyHint: 'everything the team has here',
  heard: (when: string) => `last heard ${when}`,
  unheard: 'not heard from yet',
  sent: (when: string) => `last given something ${when}`,
  lockTitle: 'Who can open it?',
  locks: {
    key: { words: 'Our team’s laptops', hint: 'they open it by themselves, with the team’s own key' },
    spoken: { words: 'Whoever knows a passphrase', hint: 'say it across the table' },
  },
  passphrase: 'Passphrase of this file',
  needsPassphrase: 'Type a passphrase, or let the team’s own key do.',
  saveFor: (whom: string | null) => (whom === null ? 'Save the file' : `Save the file for ${whom}`),
  saveDialog: { title: 'Where to save it', kind: 'Changes for another laptop', any: 'Any file' },
  fileName: (catalogue: string, person: string | null) => (person === null ? catalogue : `${catalogue} from ${person}`),
  notSaved: 'It was not saved',
  isSaved: (changes: number, size: string) =>
    changes === 0 ? `Saved, ${size}. There was nothing new to give.` : `Saved: ${count(changes, 'change', 'changes')}, ${size}.`,
  everything: 'It holds everything that the team may have.',
  stayed: 'Private notes and what is for you alone stayed here.',
  next: 'Put the file on a stick, or send it. It is taken in on this page, on the other laptop.',

  // A folder
  folderTitle: 'A folder that is the same on all laptops',
  folderText:
    'If another program keeps a folder the same for all of you, each laptop leaves its own small file there by itself, and finds those of the others. Nothing comes in before you have looked at it. Keep the catalogue itself somewhere else.',
  chooseFolder: 'Choose the folder',
  otherFolder: 'Choose another folder',
  folderDialog: { title: 'Choose the folder that you share', kind: 'Folders', any: 'Any file' },
  watched: 'This laptop looks into this folder:',
  stopWatching: 'Stop looking into it',
  /** What became of one's own file in the earlier folder, whose name follows. */
  former: {
    taken_away: 'Your own file was taken away from the earlier folder. Those of the others are as they were.',
    still_there:
      'Your own file still lies in the earlier folder. It could not be taken away: the folder is not here now, or nothing in it can be changed. Delete it there when you can. Until then, whoever has that folder has your file.',
    holds_more:
      'Your own file still lies in the earlier folder, because it holds more than is here: this is an older copy of the catalogue. Take it in first, with “Choose a file”. Then you can delete it there.',
  },
  waits: 'What waits there',
  nothingWaits: 'Nothing new waits there.',
  waiting: (person: string | null, laptop: string | null, when: string) => {
    const whose = laptopOf(person, laptop);
    return `${whose.charAt(0).toUpperCase()}${whose.slice(1)}, ${when}`;
  },
  look: 'Look',
  lookAt: (what: string) => `Look: ${what}`,
  lookAtAll: (n: number) => `Look at all ${number(n)}`,
  unread: 'Cannot be read',
  before: (n: number) => `${count(n, 'file there was', 'files there were')} taken in before.`,
  lookAgain: 'Look into it again',
  leave: 'Leave mine there now',
  isLeft: (changes: number, size: string) => `Left there: ${count(changes, 'change', 'changes')}, ${size}.`,
  leftNothing: 'Nothing is new since the last time, so nothing was left there.',
  folderFailed: 'That did not work',
  away: 'This folder is not here now: its stick is out, or its network drive is gone. Nothing is lost. What you do is left there once it is back.',
  ownLeft: (when: string) => `Your own file was last left there ${when}.`,
  ownNotLeft: 'Your own file is not there yet. It is left there by itself, once nobody types for a minute, or you turn to another window or close this one; if the folder is slow to answer then, the next time you open it.',
  unleft: 'What you did since is left there by itself, once nobody types for a minute, or you turn to another window or close this one; if the folder is slow to answer then, the next time you open it.',
  ownFailed: 'Your own file could not be left there, and will be tried again',

  // What others left, said on every page
  leftBy: (person: string | null, laptop: string | null, iso: string, now = new Date()) =>
    `${person ?? (laptop === null ? 'Another laptop' : `The laptop ${laptop}`)} left something for you${onDay(iso, now)}.`,
  ownHasMore: 'You left more in the folder than is here: this is an older copy of the catalogue. Look what is in it.',
  leftByMany: (n: number) => `${count(n, 'file waits', 'files wait')} for you.`,
  lookAtThem: (n: number): string => (n === 1 ? 'Look at it' : 'Look at them'),
  later: 'Later',
  filesWait: (n: number) => `${number(n)} new`,

  // Files that were opened in the file manager
  givenFor: (file: string, catalogue: string) => `“${file}” is for the catalogue “${catalogue}”. Open it, and you see what would change.`,
  givenUnknown: (file: string) =>
    `“${file}” is for a catalogue that was not opened on this laptop lately. Open that catalogue, and you see what would change.`,
  openIt: (catalogue: string) => `Open ${catalogue}`,
  openAnother: 'Open a catalogue',

  // Out of a folder where edits could get lost
  saferText: 'You can go on in a copy on this laptop. The others get what you do there once you share it through this folder, which is offered then.',
  moveHere: 'Go on in a copy here',
  moving: 'Copying the catalogue to this laptop, and checking the copy',
  movedTo: 'You work on this laptop now, in',
  oldStays: 'The old file stays where it is, with its backups, and nothing you do goes into it any more. To go back, open it:',
  shareThereText: 'For the others, leave what you do as small files in the folder where it was, and find theirs there.',
  shareThere: 'Share through that folder',
  sharesThere: 'This laptop looks into that folder now, and leaves its own file there.',
  copiesTitle: 'A second copy of this catalogue',
  copiesText:
    'Dropbox and the like make one when two laptops write to the same file. Nothing is lost: take in what is different in it.',
  lookAtCopy: 'Look what is different in it',
  copyIsIn: 'What was different in the second copy is here now.',
  lookAtCopyOf: (name: string) => `Look what is different in “${name}”`,
};

// Words of the desk where people wrote different things about the same, and one of them is kept.

import { count, number } from './counting';

const and = new Intl.ListFormat('en-GB');

/** A sentence that may begin with "you" or "somebody". */
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "Tuesday 6 May"; with its year, where that is not this one. */
function said(iso: string, weekday: 'long' | undefined): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : ('numeric' as const);
  return date.toLocaleDateString('en-GB', { weekday, day: 'numeric', month: 'long', year });
}

export const conflicts = {
  show: 'Questions to decide',
  title: 'To decide',
  opening: 'Two people wrote different things. Which is right? Nothing is lost, whichever you choose.',
  fitted: 'Everything else fitted together by itself.',
  failed: 'This page cannot be shown just now',
  back: 'Back',
  of: (n: number, total: number) => `${number(n)} of ${number(total)}`,
  lines: (n: number) => count(n, 'line', 'lines'),
  isLater: 'later',
  more: (n: number) => `Show ${number(n)} more`,

  none: 'Nothing to decide',
  noneText: 'When you take in what somebody did on another laptop, and both of you changed the same thing, the two stand here side by side, and you say which is right.',
  noneDo: 'Take in changes',

  you: 'you',
  youAlone: 'You',
  somebody: 'somebody in the team',
  somebodyAlone: 'Somebody',
  onLaptop: (laptop: string) => `somebody on the laptop ${laptop}`,
  when: (iso: string) => said(iso, 'long'),
  whenOn: (when: string, laptop: string) => `${when}, on the laptop ${laptop}`,
  day: (iso: string) => said(iso, undefined),
  and: (names: string[]) => and.format(names),

  differ: (names: string[]) =>
    names.length < 2
      ? `${sentence(and.format(names))} wrote different things. Which is right?`
      : `${sentence(and.format(names))} ${names.length === 2 ? 'both' : 'each'} changed it. Which is right?`,
  kept: (bin: string, binDay: string, here: string, what: string, hereDay: string) =>
    `${sentence(bin)} put it into the bin on ${binDay}; ${here} changed ${what} on ${hereDay}. Keep it or let it go?`,
  joined: (into: string | null, who: string, what: string) =>
    `It was joined with ${into ?? 'another'}; ${who} changed ${what} afterwards. Which is right?`,
  twins: (names: string[]) =>
    names.length < 2
      ? `${sentence(and.format(names))} wrote this tie down more than once, in different words. It is shown as one. Which is right?`
      : `${sentence(and.format(names))} ${names.length === 2 ? 'both' : 'each'} wrote this tie down, in different words. It is shown as one. Which is right?`,
  joinedWithErased: (who: string, day: string) =>
    `${sentence(who)} joined it with another entry${day ? ` on ${day}` : ''}, and that one was erased elsewhere. Is what is left here about somebody who asked to be forgotten? Until you say so, nothing of it leaves in what you share.`,
  leftOther: 'It is about somebody else',
  leftStays: 'It stays as it is, and may leave again.',
  leftNot: 'It is not needed',
  leftGoes: 'It lies in the bin, and can be taken out again.',
  leftSame: 'Or it is about the same somebody',
  leftSameHint: 'Then it is to go for good. All that goes with it is shown first.',
  eraseToo: 'Erase it too…',
  then: 'Then',
  it: 'it',
  /** What was changed, inside a sentence, by the name of the field. */
  changed: {
    name: 'its name',
    kind: 'what it is',
    summary: 'what it offers',
    story: 'its story',
    tag: 'its tags',
    language: 'its languages',
    status: 'how it is going',
    audience: 'who may see it',
    place: 'where it is',
    times: 'its opening times',
    access: 'how to get in',
    cost: 'what it costs',
    note: 'the note',
    steward: 'who keeps in touch',
    value: 'the number or address',
    what: 'what it is',
    when: 'when it is',
    caption: 'what it shows',
  } as Record<string, string>,
  changedOther: (field: string) => `“${field}”`,
  changedMore: (n: number) => count(n, 'more line', 'more lines'),
  also: (names: string[]) => `${sentence(and.format(names))} wrote the same.`,
  unchanged: 'did not change this',
  intoBin: 'Put into the bin',
  leftIt: 'Changed since',
  or: 'or',

  yours: 'yours',
  whoseOf: (name: string) => `${name}’s`,
  whoseOn: (laptop: string) => `the one from ${laptop}`,
  theirs: 'theirs',
  whoseWhen: (whose: string, when: string) => `${whose}, ${when}`,
  keep: (whose: string) => `Keep ${whose}`,
  keepIt: 'Keep it',
  letGo: 'Let it go',
  leave: 'Leave it as it is',
  take: (whose: string) => `Take ${whose}`,
  figures: (n: number) => `Here the keys 1 to ${number(n)} keep an answer. Map, List and Network wait for theirs meanwhile.`,
  later: 'Decide later',
  laterAlone: 'It stays open. Come back to it whenever you like.',
  rest: 'All its other lines are settled.',
  whole: 'See the whole asset',

  some: 'Or take some of each',
  someHint: 'Line by line: one from here, one from there, both together, or something else.',
  byLine: 'Choose line by line',
  neither: 'Or neither of them as it stands',
  neitherHint: 'Both together, or something else that you write.',
  byOne: 'Choose something else',
  lineTitle: 'Line by line',
  lineOpening: 'What you do not choose stays open.',
  both: 'Both',
  other: 'Something else',
  otherOf: (field: string) => `Something else: ${field}`,
  otherBad: 'Write what is right, or choose another line above.',
  chosen: (n: number, of: number) => `${number(n)} of ${count(of, 'line', 'lines')} chosen`,
  keepChosen: 'Keep what is chosen',
  sideBySide: 'Back to side by side',

  alike: (field: string, n: number) => `“${field}” is asked ${count(n, 'time', 'times')} between the same two.`,
  takeAll: (whose: string, n: number) => `Take ${whose} for all ${number(n)} like this`,
  takeAllTitle: (whose: string, n: number) => `Take ${whose} for all ${number(n)}?`,
  takeAllText: (field: string, n: number) =>
    `This decides “${field}” in ${count(n, 'place', 'places')} at once. What is not taken stays in the history, and one Undo takes it all back.`,
  takeAllNames: (names: string[], more: number) =>
    and.format(more > 0 ? [...names, count(more, 'other', 'others')] : names),
  takeAllDo: (whose: string, n: number) => `Take ${whose} for all ${number(n)}`,
  never: 'Never mind',

  decided: (name: string, whose: string) => `${name}: ${whose} is kept`,
  decidedLines: (name: string, n: number) => `${name}: ${count(n, 'line is', 'lines are')} decided`,
  decidedLeft: (name: string) => `${name} stays as it is`,
  decidedKept: (name: string) => `${name} is kept`,
  decidedGone: (name: string) => `${name} goes into the bin`,
  decidedAll: (n: number) => `${count(n, 'question is', 'questions are')} decided`,

  another: 'another entry',
  partners: 'partners that are named',
  /** Fields that hold others, or only where something stands: the history does not name them. */
  fields: {
    about: 'About whom',
    absorbs: 'What became one with it',
    asset: 'With',
    at: 'Where',
    choices: 'Choices',
    conversation: 'The conversation it comes from',
    form: 'The signed form',
    gathering: 'The session it comes from',
    gift: 'The gift',
    imported_from: 'From which list',
    introduction: 'The introduction it comes from',
    joined_into: 'Which it is one with',
    kinds: 'Of which assets',
    party: 'Who is introduced',
    position: 'Where it stands among the others',
    profile: 'What goes along',
    purpose: 'What for',
    wish: 'The wish',
    worker: 'Who is working',
  } as Record<string, string>,
};

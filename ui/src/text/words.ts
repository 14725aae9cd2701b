// The words of the interface in the language spoken now. Whoever shows one of them reads it here while it
// shows it, so that another language is on the screen without a restart: never keep a word in a constant.

import { brief } from './brief';
import * as english from './en';
import { isolated } from './isolated';
import { language, type Words } from './language.svelte';

export { sentences } from './formats';

type Said = (...args: unknown[]) => unknown;

/** No sentence has room for more of a name; the card has it whole. */
const MOST = 240;

/**
 * Names and other texts that go into a sentence keep to themselves there, whichever way they are written,
 * and however long they are.
 */
function apart(sentence: Said): Said {
  return (...args) => sentence(...args.map((arg) => (typeof arg === 'string' ? isolated(brief(arg, MOST)) : arg)));
}

/** Functions that make a sentence of what they are given; the others answer a value, or a form of it. */
const SENTENCES: (keyof Words)[] = ['keepUnder', 'stepWords', 'giftChip', 'wishChip'];

/** What bears this name in the message files, read anew at each use. */
function live<K extends keyof Words>(name: K): Words[K] {
  const model = english[name];
  if (typeof model === 'function') {
    const said: Said = (...args) => (language.words[name] as Said)(...args);
    return (SENTENCES.includes(name) ? apart(said) : said) as Words[K];
  }
  return new Proxy(model as object, {
    get: (_, part) => {
      const word: unknown = Reflect.get(language.words[name] as object, part);
      return typeof word === 'function' ? apart(word as Said) : word;
    },
  }) as Words[K];
}

// about
export const about = live('about');
// actions
export const actions = live('actions');
// activities
export const whenWords = live('whenWords');
export const activities = live('activities');
export const week = live('week');
// areas
export const areas = live('areas');
export const views = live('views');
export const boundaries = live('boundaries');
// bring-in
export const bringIn = live('bringIn');
export const certaintyWords = live('certaintyWords');
export const rowReasonWords = live('rowReasonWords');
export const decisionWords = live('decisionWords');
export const fieldWords = live('fieldWords');
export const fieldGroupWords = live('fieldGroupWords');
export const keepUnder = live('keepUnder');
// bring-ties
export const bringTies = live('bringTies');
export const tieColumnWords = live('tieColumnWords');
export const tieColumnGroups = live('tieColumnGroups');
// browser
export const browser = live('browser');
// card
export const fields = live('fields');
export const fieldName = live('fieldName');
export const fieldInSentence = live('fieldInSentence');
export const card = live('card');
export const contactWords = live('contactWords');
export const adding = live('adding');
// consent
export const shareableWords = live('shareableWords');
export const howWords = live('howWords');
export const stateWords = live('stateWords');
export const basisWords = live('basisWords');
export const consent = live('consent');

// erase
export const erase = live('erase');
// core
export const said = live('said');
// counting
export const number = live('number');
// dots
export const dots = live('dots');
export const actionStatusWords = live('actionStatusWords');
// conversations
export const conversationKinds = live('conversationKinds');
export const noteWords = live('noteWords');
export const conversationWords = live('conversationWords');
export const endWords = live('endWords');
export const tieLineWords = live('tieLineWords');
export const cameWords = live('cameWords');
export const sortGiftVerbs = live('sortGiftVerbs');
export const sortWishKinds = live('sortWishKinds');
export const sortWords = live('sortWords');
// drawing
export const drawing = live('drawing');
// frame
export const app = live('app');
export const clamped = live('clamped');
export const bar = live('bar');
export const look = live('look');
export const paneWords = live('paneWords');
export const menuWords = live('menuWords');
export const working = live('working');
export const undoPanel = live('undoPanel');
export const notes = live('notes');
export const palette = live('palette');
export const keys = live('keys');
export const dialogs = live('dialogs');
// gifts
export const domainWords = live('domainWords');
export const formWords = live('formWords');
export const termsWords = live('termsWords');
export const giftStatusWords = live('giftStatusWords');
export const wishKindWords = live('wishKindWords');
export const wishStatusWords = live('wishStatusWords');
export const giftChip = live('giftChip');
export const wishChip = live('wishChip');
export const gifts = live('gifts');
export const around = live('around');
// gatherings
export const gatherings = live('gatherings');
// guard
export const guard = live('guard');
// guide
export const guide = live('guide');
// home
export const home = live('home');
// internet
export const internet = live('internet');
// introductions
export const introductions = live('introductions');
export const whyWords = live('whyWords');
export const stageWords = live('stageWords');
// interview
export const interviewWords = live('interviewWords');
// kinds
export const kindWords = live('kindWords');
export const oneOfKind = live('oneOfKind');
export const aKind = live('aKind');
export const kindHints = live('kindHints');
export const statusWords = live('statusWords');
export const freshWords = live('freshWords');
export const outcomeWords = live('outcomeWords');
export const methodWords = live('methodWords');
export const exactness = live('exactness');
export const channelWords = live('channelWords');
export const sensitivityWords = live('sensitivityWords');
export const sensitivityHints = live('sensitivityHints');
export const sourceWords = live('sourceWords');
export const inboxReasons = live('inboxReasons');
export const audienceWords = live('audienceWords');
export const audienceChoices = live('audienceChoices');
// list
export const list = live('list');
export const tray = live('tray');
// lock
export const lock = live('lock');
// map
export const map = live('map');
// network
export const network = live('network');
// own-fields
export const fieldTypes = live('fieldTypes');
export const ownFields = live('ownFields');
// merge
export const merge = live('merge');

// travel
export const travel = live('travel');
// packs
export const packs = live('packs');
export const places = live('places');
export const byPostcode = live('byPostcode');
// history
export const history = live('history');
// photos
export const photoWords = live('photoWords');
// conflicts
export const conflicts = live('conflicts');
// duplicates
export const duplicates = live('duplicates');
// print
export const print = live('print');
// questions
export const questions = live('questions');
// rights
export const rightWords = live('rightWords');
export const rights = live('rights');
// share
export const share = live('share');
export const reasonWords = live('reasonWords');
export const leaks = live('leaks');
export const leakWords = live('leakWords');
export const precisionWords = live('precisionWords');
export const releasedFieldWords = live('releasedFieldWords');
export const profileWords = live('profileWords');
export const register = live('register');
// sorting-out
export const inbox = live('inbox');
export const bin = live('bin');
// start
export const start = live('start');
// steps
export const stepWords = live('stepWords');
// ties
export const ties = live('ties');
export const confidenceWords = live('confidenceWords');
export const tieTypes = live('tieTypes');
// times
export const clock = live('clock');
export const day = live('day');
export const month = live('month');
export const ago = live('ago');
export const partOfDay = live('partOfDay');
export const dayAndTime = live('dayAndTime');
// values
export const valueText = live('valueText');
// walks
export const walks = live('walks');
export const alike = live('alike');

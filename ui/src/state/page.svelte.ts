// Where the window is: which view, and what lies over it.

import type { AreaId, AssetId, AssetKind, AttachmentId, Audience, ConversationId, Decision, GatheringId, GeoJsonGeometry, IntroductionId, MeetFor, PurposeId, Shareable } from '../core/bindings';
import type { Drawing } from './drawing';

export type View =
  | 'start'
  | 'home'
  | 'network'
  | 'conversations'
  | 'sorting'
  | 'interview'
  | 'introductions'
  | 'actions'
  | 'gathering'
  | 'tie-types'
  | 'map'
  | 'list'
  | 'tray'
  | 'week'
  | 'inbox'
  | 'bin'
  | 'areas'
  | 'fields'
  | 'walk'
  | 'packs'
  | 'internet'
  | 'keys'
  | 'bring-in'
  | 'share'
  | 'register'
  | 'sharing'
  | 'erase'
  | 'rights'
  | 'partners'
  | 'permissions'
  | 'merge'
  | 'conflicts'
  | 'duplicates'
  | 'history'
  | 'guide'
  | 'about';

/** A line of the menu that only its place knows, such as "Add something here". */
export interface MenuLine {
  words: string;
  run: () => void;
}

/** The menu of what can be done, where it was asked for. */
export interface Menu {
  /** Pixels of the window. */
  x: number;
  y: number;
  /** It is about the chosen asset, not only about a place on the map. */
  asset: boolean;
  lines: MenuLine[];
}

export type Pane = 'browser' | 'middle' | 'card';

/** Views that stand between the browser and the card; the others take the full width. */
const FRAMED: View[] = ['map', 'list', 'tray', 'week', 'inbox', 'bin', 'areas', 'fields', 'walk', 'packs', 'internet', 'network', 'conversations', 'tie-types'];

/** What is known already of an asset that is being added. */
export interface Adding {
  name?: string;
  kind?: AssetKind;
  summary?: string;
  address?: string;
  /** It stood open before, and its step was taken back. */
  again?: boolean;
  /** Longitude, latitude. */
  at?: [number, number];
}

/** What is known already of what somebody is asked. */
export interface Asked {
  to?: Audience;
  what?: Shareable[];
  purpose?: PurposeId;
}

/** A person's sharing page. */
interface SharingPage {
  person: AssetId;
  /** They are being asked. */
  ask: Asked | null;
  /** Where somebody came from. */
  from: View;
}

/** What can be asked for by right, of one asset. */
interface RightsPage {
  asset: AssetId;
  /** Which of it is being done. */
  part: 'all' | 'access' | 'correct';
  /** Where somebody came from. */
  from: View;
}

/** What is to be printed: of what is shown where no assets are named. */
export interface Printed {
  what: 'map' | 'sheet';
  ids: AssetId[] | null;
}

export class Page {
  view = $state<View>('start');
  /** The form for a new asset stands where the card is; a click on the map gives it its place. */
  adding = $state<Adding | null>(null);
  /** The card is being edited; names the field that was asked for, or is empty. */
  editing = $state<string | null>(null);
  /** The photo or recording of the card that the gallery shows. */
  photo = $state<AttachmentId | null>(null);
  /** The asset whose place is the next click on the map. */
  placing = $state<AssetId | null>(null);
  /** What is being drawn on the map. */
  drawing = $state.raw<Drawing | null>(null);
  /** The form for an area that was just drawn stands where the card is. */
  naming = $state.raw<GeoJsonGeometry | null>(null);
  /** The area whose card stands where that of an asset would. */
  area = $state<AreaId | null>(null);
  /** The map asks for a name to keep what it shows under. */
  savingView = $state(false);
  /** The file that "Bring in" should look at; whoever takes it sets it to null. */
  file = $state<string | null>(null);
  /** "Bring in" should look for ties; whoever takes it sets it to false. */
  ties = $state(false);
  /** The file that "Area packs" should look at; whoever takes it sets it to null. */
  pack = $state<string | null>(null);
  /** The tray shows what can be placed by postcode. */
  byPostcode = $state(false);
  /** The map should go to what is shown; whoever takes it sets it to false. */
  goToShown = $state(false);
  /** Assets that were offered the spot of a photo, and were not put there. */
  declined = $state.raw<AssetId[]>([]);
  /** The page "Share" should begin with paper, for these assets in this order; whoever takes it sets it to null. */
  printing = $state.raw<Printed | null>(null);
  /** What of the asset its card shows. */
  side = $state<'card' | 'history' | 'who' | 'safeguard'>('card');
  /** Whose sharing page is open, and what of it. */
  sharing = $state.raw<SharingPage | null>(null);
  /** Whose rights are looked after. */
  rights = $state.raw<RightsPage | null>(null);
  /** For what the page of introductions looks for somebody to meet. */
  meetFor = $state.raw<MeetFor | null>(null);
  /** Who is being introduced there without a suggestion, as far as they are known. */
  introducing = $state.raw<AssetId[] | null>(null);
  /** The introduction that is looked at there. */
  introduction = $state<IntroductionId | null>(null);
  /** The conversation that is being sorted. */
  conversation = $state<ConversationId | null>(null);
  /** Who is interviewed, if they are here already. */
  interviewed = $state<AssetId | null>(null);
  /** The session whose cards are being written. */
  gathering = $state<GatheringId | null>(null);
  /** What is about to be erased for good. */
  erasing = $state<AssetId | null>(null);
  /** For whom "Share" was looked at when somebody went to ask one of the people who stay; it takes it up again. */
  shareFor = $state<Audience | null>(null);
  /** What was decided there about what was found. */
  shareChoices = $state.raw<Record<string, Decision> | null>(null);
  menu = $state.raw<Menu | null>(null);
  /** Which of the three panes is looked at where they do not stand side by side. */
  pane = $state<Pane>('middle');
  /** What many assets of the list are changed with. */
  sheet = $state<'many' | 'replace' | null>(null);
  undoPanel = $state(false);
  palette = $state(false);
  keys = $state(false);
  /** The panel of how the window looks and speaks. */
  looks = $state(false);
  #back: View = 'map';

  get framed(): boolean {
    return FRAMED.includes(this.view);
  }

  show(view: View) {
    if (view === this.view) return;
    if (this.framed || this.view === 'start') this.#back = this.view;
    this.view = view;
    this.pane = 'middle';
    this.menu = null;
    this.placing = null;
    this.drawing = null;
    this.savingView = false;
    this.undoPanel = false;
    this.sheet = null;
  }

  /** To the view that was there before a page of full width. */
  back() {
    this.show(this.#back);
  }

  /** All that goes with something, before it is erased for good. */
  openErase(id: AssetId) {
    this.erasing = id;
    this.show('erase');
  }

  /** Sorts a conversation into people, gifts, wishes, ties and promises. */
  sort(conversation: ConversationId) {
    this.conversation = conversation;
    this.show('sorting');
  }

  /** Interviews somebody who is here, or (null) somebody new. */
  interview(person: AssetId | null) {
    this.interviewed = person;
    this.show('interview');
  }

  /** What can be asked for by right, of an asset. */
  openRights(asset: AssetId, part: RightsPage['part'] = 'all') {
    const from = this.view === 'rights' ? (this.rights?.from ?? this.#back) : this.view;
    this.rights = { asset, part, from };
    this.show('rights');
  }

  /** From a part to the whole, and from there to where somebody came from. */
  leaveRights() {
    const { part, from } = this.rights ?? { part: 'all', from: this.#back };
    if (this.rights && part !== 'all') this.rights = { ...this.rights, part: 'all' };
    else this.show(from === 'rights' ? this.#back : from);
  }

  /** What is shared of a person; with `ask`, the words to ask them. */
  openSharing(person: AssetId, ask: Asked | null = null) {
    const from = this.view === 'sharing' ? (this.sharing?.from ?? this.#back) : this.view;
    this.sharing = { person, ask, from };
    this.show('sharing');
  }

  /** From asking to what is shared, and from there to where somebody came from. */
  leaveSharing() {
    const { ask, from } = this.sharing ?? { ask: null, from: this.#back };
    if (this.sharing && ask) this.sharing = { ...this.sharing, ask: null };
    else this.show(from);
  }

  add(adding: Adding = {}) {
    if (!this.framed) this.back();
    this.area = null;
    this.naming = null;
    this.adding = adding;
    this.pane = 'card';
  }

  /** To the map, and there to what is shown. */
  showOnMap() {
    this.goToShown = true;
    this.show('map');
    this.pane = 'middle';
  }

  /** Lets the next click on the map be the place of an asset. */
  place(id: AssetId) {
    this.show('map');
    this.pane = 'middle';
    this.placing = id;
  }

  /** Draws on the map. */
  draw(drawing: Drawing) {
    this.show('map');
    this.pane = 'middle';
    this.placing = null;
    this.adding = null;
    this.naming = null;
    this.drawing = drawing;
  }

  /** The form for what was drawn. */
  name(drawn: GeoJsonGeometry) {
    this.area = null;
    this.adding = null;
    this.naming = drawn;
    this.pane = 'card';
  }

  /** Opens an area's card. */
  openArea(id: AreaId) {
    if (!this.framed) this.back();
    this.adding = null;
    this.naming = null;
    this.area = id;
    this.pane = 'card';
  }

  /** Looks at a file on the page "Area packs". */
  addPack(file: string | null = null) {
    this.pack = file;
    this.show('packs');
  }

  /** Puts a map or a sheet on paper: of what is shown, or of these assets in this order. */
  print(printing: Printed = { what: 'map', ids: null }) {
    this.printing = printing;
    this.show('share');
  }

  /** Looks at a file on the page "Bring in". */
  bringIn(file: string | null = null) {
    this.file = file;
    this.show('bring-in');
  }

  /** Looks for ties in a file on the page "Bring in". */
  bringTies() {
    this.ties = true;
    this.show('bring-in');
  }
}

export const page = new Page();

// Where the window is: which view, and what lies over it.

import type { AssetId, AssetKind } from '../core/bindings';

export type View =
  | 'start'
  | 'map'
  | 'list'
  | 'tray'
  | 'inbox'
  | 'bin'
  | 'bring-in'
  | 'share'
  | 'register'
  | 'about';

/** Views that stand between the browser and the card; the others take the full width. */
const FRAMED: View[] = ['map', 'list', 'tray', 'inbox', 'bin'];

/** What is known already of an asset that is being added. */
export interface Adding {
  name?: string;
  kind?: AssetKind;
  /** Longitude, latitude. */
  at?: [number, number];
}

export class Page {
  view = $state<View>('start');
  /** The form for a new asset stands where the card is; a click on the map gives it its place. */
  adding = $state<Adding | null>(null);
  /** The card is being edited; names the field that was asked for, or is empty. */
  editing = $state<string | null>(null);
  /** The asset whose place is the next click on the map. */
  placing = $state<AssetId | null>(null);
  /** The file that "Bring in" should look at; whoever takes it sets it to null. */
  file = $state<string | null>(null);
  /** The map should go to what is shown; whoever takes it sets it to false. */
  goToShown = $state(false);
  undoPanel = $state(false);
  palette = $state(false);
  keys = $state(false);
  #back: View = 'map';

  get framed(): boolean {
    return FRAMED.includes(this.view);
  }

  show(view: View) {
    if (view === this.view) return;
    if (this.framed || this.view === 'start') this.#back = this.view;
    this.view = view;
    this.placing = null;
    this.undoPanel = false;
  }

  /** To the view that was there before a page of full width. */
  back() {
    this.show(this.#back);
  }

  add(adding: Adding = {}) {
    if (!this.framed) this.back();
    this.adding = adding;
  }

  /** To the map, and there to what is shown. */
  showOnMap() {
    this.goToShown = true;
    this.show('map');
  }

  /** Lets the next click on the map be the place of an asset. */
  place(id: AssetId) {
    this.show('map');
    this.placing = id;
  }

  /** Looks at a file on the page "Bring in". */
  bringIn(file: string | null = null) {
    this.file = file;
    this.show('bring-in');
  }
}

export const page = new Page();

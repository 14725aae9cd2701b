// What would leave for whom: the request, the page of its preview in view, and the one asset
// looked at closely. Nothing here writes a file.

import type { Leaving, ReleasePreview, ReleaseRequest } from '../../core/bindings';
import { asking, type Asking } from '../../state/asking';

interface Question {
  request: ReleaseRequest;
  offset: number;
}

export class Previewing {
  request: ReleaseRequest = $state.raw({
    audience: 'team',
    format: 'geojson',
    profile: null,
    what: { of: 'everything' },
    photos: false,
  });
  preview = $state.raw<ReleasePreview | null>(null);
  looking = $state(false);
  failure = $state.raw<unknown>(null);
  /** The first record of the page in view, counted from 0 among all that leave. */
  offset = $state(0);
  /** The record looked at closely, counted likewise. */
  index = $state(0);
  /** Records on a full page: as many as the core gave at once. */
  #size = $state(0);
  #asking: Asking<Question>;
  #asked = 0;

  constructor(ask: (question: Question) => Promise<ReleasePreview>, pause?: number) {
    const heard = {
      answer: (preview: ReleasePreview) => this.#answered(preview),
      failure: (reason: unknown) => {
        this.looking = false;
        this.failure = reason;
      },
    };
    this.#asking = asking(ask, heard, pause);
  }

  /** Asks for something else; begins at the first record again. */
  change(part: Partial<ReleaseRequest>) {
    this.request = { ...this.request, ...part };
    this.#size = 0;
    this.index = 0;
    this.#asked = 0;
    this.looking = true;
    this.failure = null;
    this.#asking.soon({ request: this.request, offset: 0 });
  }

  /** Looks again at the page in view, as after a change of the catalogue. */
  again() {
    this.#page(this.#asked);
  }

  /** Looks at one record closely, turning the page when it is on another one. */
  choose(index: number) {
    if (!this.preview || index < 0 || index >= this.preview.released) return;
    this.index = index;
    if (this.#size === 0) return;
    const offset = index - (index % this.#size);
    if (offset !== this.offset) this.#page(offset);
  }

  get chosen(): Leaving | null {
    return this.preview?.leaving[this.index - this.offset] ?? null;
  }

  get hasEarlier(): boolean {
    return this.offset > 0;
  }
  get hasLater(): boolean {
    return this.preview !== null && this.offset + this.preview.leaving.length < this.preview.released;
  }
  earlier() {
    if (this.hasEarlier) this.choose(Math.max(0, this.offset - this.#size));
  }
  later() {
    if (this.hasLater) this.choose(this.offset + this.#size);
  }

  drop() {
    this.#asking.drop();
  }

  #page(offset: number) {
    this.#asked = offset;
    this.looking = true;
    this.failure = null;
    this.#asking.now({ request: this.request, offset });
  }

  #answered(preview: ReleasePreview) {
    this.looking = false;
    this.failure = null;
    // Fewer leave than before, and the page asked for is gone: begin again.
    if (preview.leaving.length === 0 && preview.released > 0 && this.#asked > 0) {
      this.index = 0;
      this.#page(0);
      return;
    }
    this.preview = preview;
    this.offset = this.#asked;
    this.#size = Math.max(this.#size, preview.leaving.length);
    this.index = Math.min(this.index, Math.max(0, preview.released - 1));
  }
}

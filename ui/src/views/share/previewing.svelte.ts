// What would leave for whom: the request, the page of its preview in view, and the one asset
// looked at closely. Nothing here writes a file.

import type { Decision, FirstLeaving, Leaving, Progress, ReleasePreview, ReleaseRequest } from '../../core/bindings';
import { asking, type Asking } from '../../state/asking';

interface Question {
  request: ReleaseRequest;
  offset: number;
}

export interface Asks {
  whole: (question: Question) => Promise<ReleasePreview>;
  /** The first that leave, at once. */
  first: (question: { request: ReleaseRequest }) => Promise<FirstLeaving>;
  /** How far looking at all of it is. */
  progress: () => Promise<Progress | null>;
  /** Nobody waits for the whole any more. */
  leave: () => Promise<unknown>;
}

/** A whole that is there so soon is not announced by its first part. */
const LET_MS = 60;
const EVERY_MS = 300;

export class Previewing {
  request: ReleaseRequest = $state.raw({
    audience: 'team',
    format: 'geojson',
    profile: null,
    what: { of: 'everything' },
    photos: false,
    only_published_contacts: false,
    choices: {},
  });
  preview = $state.raw<ReleasePreview | null>(null);
  /** The first that leave, while the rest is being looked through. */
  first = $state.raw<FirstLeaving | null>(null);
  progress = $state.raw<Progress | null>(null);
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

  #asks: Asks;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(asks: Asks, pause?: number) {
    this.#asks = asks;
    const heard = {
      answer: (preview: ReleasePreview) => this.#answered(preview),
      failure: (reason: unknown) => {
        this.#heard();
        this.failure = reason;
      },
    };
    const ask = (question: Question) => {
      const whole = asks.whole(question);
      this.#watch(question);
      return whole;
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

  /** Decides about something that was found, or takes the decision back, and looks again at the page in view. */
  decide(key: string, choice: Decision | null) {
    const others = Object.entries(this.request.choices).filter(([each]) => each !== key);
    this.request = { ...this.request, choices: Object.fromEntries(choice ? [...others, [key, choice]] : others) };
    this.again();
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
    if (this.looking) this.#asks.leave().catch(() => undefined);
    this.#asking.drop();
    this.#heard();
  }

  /** While the whole is not there: its first part, where this page shows anything else, and how far it is. */
  #watch({ request }: Question) {
    this.#heard();
    this.looking = true;
    const mine = this.#turn;
    const still = () => mine === this.#turn;
    if (this.#size === 0)
      this.#asks.first({ request }).then(
        (first) => setTimeout(() => still() && (this.first = first), LET_MS),
        () => undefined, // The whole says what is wrong.
      );
    const look = async () => {
      const progress = await this.#asks.progress().catch(() => null);
      if (!still()) return;
      this.progress = progress?.work === 'looking_through' ? progress : null;
      this.#timer = setTimeout(look, EVERY_MS);
    };
    this.#timer = setTimeout(look, EVERY_MS);
  }

  #heard() {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.looking = false;
    this.first = null;
    this.progress = null;
  }

  #page(offset: number) {
    this.#asked = offset;
    this.looking = true;
    this.failure = null;
    this.#asking.now({ request: this.request, offset });
  }

  #answered(preview: ReleasePreview) {
    this.#heard();
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

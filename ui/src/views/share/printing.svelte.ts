// What is printed on which paper, and its first page before anything is saved. Nothing here writes a file.

import type { ReleaseRequest } from '../../core/bindings';
import { previewPrint, type Frame, type Paper, type Picture, type Print, type PrintPreview } from '../../core/print';
import { asking } from '../../state/asking';

/** Draws the base map of a frame; null where it cannot be drawn. */
export type Draw = (frame: Frame, request: ReleaseRequest, dots: number) => Promise<Picture | null>;

/** Dots per inch on the screen, and on paper. */
const SCREEN = 96;
const PAPER = 200;

export class Printing {
  /** Null while something else than paper is chosen. */
  what = $state<Print['what'] | null>(null);
  paper = $state.raw<Paper>({ size: 'a4', landscape: false });
  /** Only what the map in the window shows. */
  view = $state.raw<Print['view']>(null);
  order = $state.raw<Print['order']>([]);
  preview = $state.raw<PrintPreview | null>(null);
  looking = $state(false);
  failure = $state.raw<unknown>(null);
  #draw: Draw;
  #language: () => string;
  #asking;

  constructor(draw: Draw, language: () => string, pause?: number) {
    this.#draw = draw;
    this.#language = language;
    const heard = {
      answer: (preview: PrintPreview) => {
        this.looking = false;
        this.preview = preview;
      },
      failure: (reason: unknown) => {
        this.looking = false;
        this.failure = reason;
      },
    };
    this.#asking = asking((request: ReleaseRequest) => this.#look(request), heard, pause);
  }

  get print(): Print {
    const { paper, view, order } = this;
    return { what: this.what ?? 'map', paper, language: this.#language(), view, order };
  }

  /** The name of the format, as the register has it. */
  get format(): string {
    return this.what === 'sheet' ? 'call-sheet' : `map-${this.paper.size}${this.paper.landscape ? '-landscape' : ''}`;
  }

  /** Looks at the first page of what is asked for now. */
  look(request: ReleaseRequest) {
    if (this.what === null) return this.#asking.drop();
    this.looking = true;
    this.failure = null;
    this.#asking.soon(request);
  }

  drop() {
    this.#asking.drop();
  }

  /** The picture under the map as it is printed. */
  async picture(request: ReleaseRequest): Promise<Picture | null> {
    const { frame } = await previewPrint({ request, print: this.print, picture: null });
    return this.what === 'map' && frame ? await this.#draw(frame, request, PAPER) : null;
  }

  async #look(request: ReleaseRequest): Promise<PrintPreview> {
    const { print } = this;
    const plain = await previewPrint({ request, print, picture: null });
    if (print.what !== 'map' || !plain.frame) return plain;
    const picture = await this.#draw(plain.frame, request, SCREEN);
    return picture ? await previewPrint({ request, print, picture }) : plain;
  }
}

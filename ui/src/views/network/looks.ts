// The colours and the typeface of the picture, read from the page's own tokens when it is drawn.

import { KIND_LOOK, KINDS } from '../../components/kinds';
import type { AssetKind } from '../../core/bindings';

export interface Looks {
  paper: string;
  ink: string;
  quiet: string;
  line: string;
  /** Ties that are not of what is chosen. */
  tie: string;
  halo: string;
  focus: string;
  onKind: string;
  kinds: Record<AssetKind, string>;
  font: string;
  /** Pixels of a usual letter's height, by the size of text that the system asks for. */
  rem: number;
}

export function readLooks(element: Element): Looks {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim() || '#777777';
  const kinds = KINDS.map((kind) => [kind, token(KIND_LOOK[kind].look.replace(/^k-/, 'kind-'))]);
  return {
    paper: token('paper'),
    ink: token('ink'),
    quiet: token('ink-2'),
    line: token('line'),
    tie: token('line-strong'),
    halo: token('halo'),
    focus: token('focus'),
    onKind: token('on-kind'),
    kinds: Object.fromEntries(kinds) as Looks['kinds'],
    font: style.getPropertyValue('--font-ui').trim() || 'sans-serif',
    rem: parseFloat(style.fontSize) || 16,
  };
}

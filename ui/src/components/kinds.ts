// The six kinds as drawn: outline, inner drawing, and the class that carries their colour.

import type { AssetKind } from '../core/bindings';

export interface KindLook {
  /** Class of `look.css` that sets `--kind` and `--kind-soft`. */
  look: string;
  outline: string;
  drawing: string;
  /** The drawing is filled, not stroked. */
  filled: boolean;
}

export const KINDS: AssetKind[] = [
  'person',
  'association',
  'institution',
  'place',
  'exchange',
  'culture',
];

/** Drawn in a square of 24. */
export const KIND_LOOK: Record<AssetKind, KindLook> = {
  person: {
    look: 'k-person',
    outline:
      'M1.8 12a10.2 10.2 0 1 0 20.4 0a10.2 10.2 0 1 0 -20.4 0Z',
    drawing:
      'M9.3 9.1a2.7 2.7 0 1 0 5.4 0a2.7 2.7 0 1 0 -5.4 0ZM6.9 17.3c.5-3.1 2.6-4.6 5.1-4.6s4.6 1.5 5.1 4.6Z',
    filled: true,
  },
  association: {
    look: 'k-group',
    outline:
      'M5.7 7.2a6.3 6.3 0 1 0 12.6 0a6.3 6.3 0 1 0 -12.6 0ZM0.4 16.2a6.3 6.3 0 1 0 12.6 0a6.3 6.3 0 1 0 -12.6 0ZM11.0 16.2a6.3 6.3 0 1 0 12.6 0a6.3 6.3 0 1 0 -12.6 0ZM8 13.2a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z',
    drawing:
      'M9.9 7.3a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0 -4.2 0ZM4.8 16a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0 -4.2 0ZM15 16a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0 -4.2 0Z',
    filled: true,
  },
  institution: {
    look: 'k-service',
    outline:
      'M2.20 5.80Q2.20 2.20 5.80 2.20L18.20 2.20Q21.80 2.20 21.80 5.80L21.80 18.20Q21.80 21.80 18.20 21.80L5.80 21.80Q2.20 21.80 2.20 18.20Z',
    drawing:
      'M7 17.2h10M8.4 14.8v-3.6M12 14.8v-3.6M15.6 14.8v-3.6M7 8.9l5-2.6 5 2.6Z',
    filled: false,
  },
  place: {
    look: 'k-place',
    outline:
      'M9.98 3.88Q12.00 0.20 14.02 3.88L22.18 18.72Q24.20 22.40 20.00 22.40L4.00 22.40Q-0.20 22.40 1.82 18.72Z',
    drawing:
      'M9.2 19.3v-3.6a2.8 2.8 0 0 1 5.6 0v3.6',
    filled: false,
  },
  exchange: {
    look: 'k-exchange',
    outline:
      'M9.45 1.95Q12.00 -0.60 14.55 1.95L22.05 9.45Q24.60 12.00 22.05 14.55L14.55 22.05Q12.00 24.60 9.45 22.05L1.95 14.55Q-0.60 12.00 1.95 9.45Z',
    drawing:
      'M8 9.6h7.6l-2.1-2.1M16 14.4H8.4l2.1 2.1',
    filled: false,
  },
  culture: {
    look: 'k-story',
    outline:
      'M10.88 2.19Q12.00 0.30 13.12 2.19L14.99 5.34Q16.11 7.24 18.26 7.72L21.84 8.52Q23.98 9.01 22.53 10.66L20.11 13.41Q18.66 15.06 18.86 17.25L19.20 20.90Q19.41 23.09 17.39 22.22L14.02 20.77Q12.00 19.90 9.98 20.77L6.61 22.22Q4.59 23.09 4.80 20.90L5.14 17.25Q5.34 15.06 3.89 13.41L1.47 10.66Q0.02 9.01 2.16 8.52L5.74 7.72Q7.89 7.24 9.01 5.34Z',
    drawing:
      'M9 11.4h6M9.9 14.9h4.2',
    filled: false,
  },
};

// What the form of an introduction asks for.

import type { Party, Stage } from '../core/bindings';

export interface Asked {
  /** Two or more. */
  parties: Party[];
  why: string;
  madeBy: string;
  /** At which place, or (`where`) in words; both where both were said. */
  at: Party | null;
  where: string;
  stage: Stage;
}

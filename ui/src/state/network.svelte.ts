// What of the network is looked at: all that is shown, or what is around one asset.

import type { AssetId } from '../core/bindings';
import { page } from './page.svelte';

class NetworkLook {
  /** The asset that is looked around; none while the whole is shown. */
  around = $state<AssetId | null>(null);

  /** Opens the network two steps around an asset. */
  lookAround(id: AssetId) {
    this.around = id;
    page.show('network');
  }
}

export const network = new NetworkLook();

// From a card to the pages of connecting.

import type { ConversationLine, MeetFor } from '../core/bindings';
import { page } from '../state/page.svelte';

/** Who could meet over a wish, a gift, or all of an asset. */
export function meet(of: MeetFor) {
  page.meetFor = of;
  page.introducing = null;
  page.show('introductions');
}

export function openIntroductions() {
  page.meetFor = null;
  page.introducing = null;
  page.show('introductions');
}

/** One that waits is opened to be sorted; the others stand in their list. */
export function openConversation({ id, conversation }: Pick<ConversationLine, 'id' | 'conversation'>) {
  page.conversation = conversation.sorted_on === null ? id : null;
  page.show('conversations');
}

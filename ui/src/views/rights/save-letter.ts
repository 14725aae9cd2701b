// A form or a notice, saved as PDF where somebody says.

import { failure } from '../../core/call';
import { chooseFile, saveLetter, type Letter } from '../../core/shell';
import { messages } from '../../state/messages.svelte';
import { rights as words } from '../../text/words';

/** Asks where to, offering a name without its ending. */
export async function saveAsPdf(letter: Letter, stem: string) {
  try {
    const kinds = { title: words.saveAs, kind: words.pdfKind, any: words.anyFile };
    const path = await chooseFile('save', kinds, `${stem}.pdf`);
    if (path === null) return;
    await saveLetter(path, letter);
    messages.say(words.savedAt(path));
  } catch (reason) {
    messages.fail(failure(reason));
  }
}

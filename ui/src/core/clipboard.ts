// Text for the clipboard. Where the web view does not let the page write to it by itself, it is put there the
// way a person would: selected and copied.

export async function putIntoClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copySelected(text);
  }
}

function copySelected(text: string) {
  const before = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.style.position = 'fixed';
  box.style.opacity = '0';
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  if (!copied) throw { code: null, message: 'Nothing was copied: the window may not write to the clipboard.' };
}

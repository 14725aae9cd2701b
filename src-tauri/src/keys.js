// Runs before the page in released programs: loading the page anew would send again what it was
// waiting for, and the web view's own menu offers just that.
addEventListener(
  'keydown',
  (event) => {
    const reload = event.key === 'F5' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'r');
    if (reload) event.preventDefault();
  },
  true,
);
addEventListener('contextmenu', (event) => {
  const field = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
  if (!field) event.preventDefault();
});

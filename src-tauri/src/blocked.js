// Runs before the page in unreleased programs: remembers what the content policy blocked, for the tests.
window.blocked = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.blocked.push(`${event.violatedDirective} ${event.blockedURI}`);
});

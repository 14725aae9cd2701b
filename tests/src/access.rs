//! Whether everybody can use what the window shows: read by axe, gone through by keyboard, looked over for what is
//! cut off.

use crate::Window;
use serde_json::{Value, json};
use std::path::Path;

/// What is cut or stands outside. Where an ellipsis cuts, the whole text stands elsewhere; what scrolls is read by
/// scrolling; a button may reach into the edge of its pane.
const CUT: &str = r"(() => {
  const cut = [...document.querySelectorAll('body *')].filter((one) => {
    const box = one.getBoundingClientRect();
    if (!one.checkVisibility({ contentVisibilityAuto: true }) || box.width < 2 || box.height < 2 || one.closest('.hide, svg, input, textarea, .maplibregl-map, .items, [data-testid=list] *')) return false;
    const { overflowX, textOverflow, visibility, position, display, contentVisibility } = getComputedStyle(one);
    if (visibility !== 'visible' || contentVisibility === 'auto' || display === 'inline' || textOverflow === 'ellipsis' || overflowX !== 'visible' || one.querySelector('.pop')) return false;
    const outside = position !== 'fixed' && (box.left < -1 || box.right > innerWidth + 1);
    return outside || one.scrollWidth > one.clientWidth + 7;
  });
  return cut.filter((one) => !cut.some((other) => other !== one && one.contains(other)))
    .map((one) => `${one.tagName.toLowerCase()}.${one.className}: ${one.innerText}`);
})()";

/// What is wrong with where the keyboard is, if anything: one cannot see what has the focus. It is scrolled to a
/// moment after it has got it.
const FOCUS: &str = r"new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))).then(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const marked = (each) => {
    if (!each) return false;
    const { boxShadow, outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
    return boxShadow !== 'none' || (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && !/, 0\)$/.test(outlineColor));
  };
  const { left, top, right, bottom } = one.getBoundingClientRect();
  const isIn = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  const row = one.getAttribute('aria-activedescendant');
  const isMarked = [one, one.closest('label'), row && document.getElementById(row)].some(marked);
  const said = `${one.tagName.toLowerCase()}.${one.className} “${one.getAttribute('aria-label') ?? one.innerText ?? ''}”`;
  return isIn && isMarked ? null : `${said}: ${isIn ? 'not marked' : 'out of sight'}`;
})";

impl Window {
    /// axe finds nothing on this page that keeps people out or makes it hard for them.
    #[track_caller]
    pub fn accessible(&self, page: &str) {
        if self.read("typeof window.axe") == "undefined" {
            let axe = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../ui/node_modules/axe-core/axe.min.js");
            let axe = std::fs::read_to_string(&axe).expect("`npm ci` in ui/ brings axe-core");
            self.read(&format!("(() => {{ {axe}\n return 1; }})()"));
        }
        self.wait_until("colours have come to rest", |window| {
            window.read(
                // Two frames on, because what a key has just changed begins to move with the next one.
                "new Promise((rest) => requestAnimationFrame(() => requestAnimationFrame(() => \
                   rest(document.getAnimations().filter(({ playState }) => playState === 'running').length))))",
            ) == 0
        });
        let found = self.read(
            "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations \
               .map(({ id, impact, help, nodes }) => ({ id, impact, help, at: nodes.map(({ target }) => target.join(' ')) })))",
        );
        assert_eq!(found, json!([]), "{page}: what axe finds");
    }

    /// Nothing is cut off, and nothing makes the window scroll sideways.
    #[track_caller]
    pub fn nothing_is_cut(&self, page: &str) {
        assert_eq!(self.read(CUT), json!([]), "{page}: cut or outside");
        assert_eq!(
            // Half a pixel of a page that is drawn larger is rounded up.
            self.read("document.documentElement.scrollWidth <= innerWidth + 1"),
            true,
            "{page}: nothing makes the window scroll sideways"
        );
    }

    /// Presses Tab until the keyboard is on something that matches and says so, and sees to it that the focus
    /// can be seen on the way.
    #[track_caller]
    pub fn tab_to(&self, selector: &str, words: &str) {
        self.wait_for_words(selector, "");
        let there = format!(
            "(() => {{ const one = document.activeElement; \
               return one.matches({}) && `${{one.innerText}} ${{one.getAttribute('aria-label') ?? ''}} ${{one.closest('label')?.innerText ?? ''}}`.includes({}); }})()",
            Value::from(selector),
            Value::from(words)
        );
        for _ in 0..160 {
            if self.read(&there) == true {
                return;
            }
            self.press("Tab");
            let wrong = self.read(FOCUS);
            assert_eq!(wrong, Value::Null, "on the way to “{words}” ({selector})");
        }
        self.fail(&format!(
            "the keyboard does not come to “{words}” ({selector})"
        ));
    }
}

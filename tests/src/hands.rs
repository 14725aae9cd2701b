//! Mouse and keyboard: what a person does to a [`Window`].

use crate::Window;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MOUSE_BUTTON_RIGHT, MouseActions,
    PointerAction, WheelAction, WheelActions,
};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::Value;
use std::time::Duration;

impl Window {
    /// Clicks in the middle of something.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.click_at(selector, 0.0, 0.0);
    }

    /// Clicks the first of these that says so.
    #[track_caller]
    pub fn click_words(&self, selector: &str, words: &str) {
        let find = || self.wait_for_words(selector, words);
        self.mouse_on(words, find, |mouse, at| {
            press(mouse.then(at(0.0, 0.0)), MOUSE_BUTTON_LEFT)
        });
    }

    /// Clicks this far (right, down; CSS pixels) from the middle of something.
    #[track_caller]
    pub fn click_at(&self, selector: &str, right: f64, down: f64) {
        self.mouse(selector, |mouse, at| {
            press(mouse.then(at(right, down)), MOUSE_BUTTON_LEFT)
        });
    }

    #[track_caller]
    pub fn double_click(&self, selector: &str) {
        self.mouse(selector, |mouse, at| {
            press(
                press(mouse.then(at(0.0, 0.0)), MOUSE_BUTTON_LEFT),
                MOUSE_BUTTON_LEFT,
            )
        });
    }

    #[track_caller]
    pub fn right_click(&self, selector: &str) {
        self.mouse(selector, |mouse, at| {
            press(mouse.then(at(0.0, 0.0)), MOUSE_BUTTON_RIGHT)
        });
    }

    /// Rests the mouse this far from the middle of something.
    #[track_caller]
    pub fn hover_at(&self, selector: &str, right: f64, down: f64) {
        self.mouse(selector, |mouse, at| mouse.then(at(right, down)));
    }

    /// Drags from one thing to another, each with how far (right, down) from its middle.
    #[track_caller]
    pub fn drag(&self, from: (&str, f64, f64), to: (&str, f64, f64)) {
        let target = self.wait_for(to.0);
        self.mouse(from.0, |mouse, at| {
            let goal = |short: f64| PointerAction::MoveToElement {
                element: target.clone(),
                duration: Some(Duration::from_millis(200)),
                x: to.1 - short,
                y: to.2 - short,
            };
            mouse
                .then(at(from.1, from.2))
                .then(PointerAction::Down {
                    button: MOUSE_BUTTON_LEFT,
                })
                .pause(Duration::from_millis(50))
                // More than one move, as with a hand: what is dragged may only come loose after a few pixels.
                .then(PointerAction::MoveBy {
                    duration: Some(Duration::from_millis(50)),
                    x: 6.0,
                    y: 6.0,
                })
                .then(goal(3.0))
                .then(goal(0.0))
                .pause(Duration::from_millis(50))
                .then(PointerAction::Up {
                    button: MOUSE_BUTTON_LEFT,
                })
        });
    }

    #[track_caller]
    fn mouse(
        &self,
        selector: &str,
        acts: impl Fn(MouseActions, &dyn Fn(f64, f64) -> PointerAction) -> MouseActions,
    ) {
        self.mouse_on(selector, || self.wait_for(selector), acts);
    }

    /// Acts with the mouse on what is found; `what` names it where that fails. What was drawn anew or moved away
    /// between the finding and the act is looked for again.
    #[track_caller]
    fn mouse_on(
        &self,
        what: &str,
        find: impl Fn() -> Element,
        acts: impl Fn(MouseActions, &dyn Fn(f64, f64) -> PointerAction) -> MouseActions,
    ) {
        const TRIES: u32 = 5;
        for attempt in 1.. {
            let element = find();
            self.wheel_to(&element);
            let at = |x, y| PointerAction::MoveToElement {
                element: element.clone(),
                duration: Some(Duration::from_millis(50)),
                x,
                y,
            };
            let actions = acts(MouseActions::new("mouse".into()), &at);
            match self.block_on(self.client().perform_actions(actions)) {
                Ok(()) => return,
                Err(error) if attempt == TRIES => {
                    self.fail(&format!("the mouse could not reach “{what}”: {error}"))
                }
                Err(_) => std::thread::sleep(Duration::from_millis(200)),
            }
        }
    }

    /// Turns the wheel over the pane that something lies in, until it is in view.
    #[track_caller]
    fn wheel_to(&self, element: &Element) {
        const HIDDEN: &str = "const box = arguments[0].getBoundingClientRect(); const middle = (box.top + box.bottom) / 2; \
            for (let pane = arguments[0].parentElement; pane; pane = pane.parentElement) { \
              if (!/auto|scroll/.test(getComputedStyle(pane).overflowY) || pane.scrollHeight <= pane.clientHeight) continue; \
              const view = pane.getBoundingClientRect(); \
              const by = middle < view.top ? middle - view.top - 40 : middle > view.bottom ? middle - view.bottom + 40 : 0; \
              if (by) return [Math.round((view.left + view.right) / 2), Math.round((view.top + view.bottom) / 2), Math.round(by)]; \
            } return null;";
        for _ in 0..20 {
            let asked = vec![serde_json::to_value(element).expect("an element has a name")];
            let hidden = self.block_on(self.client().execute(HIDDEN, asked));
            let Ok(Value::Array(at)) = hidden else {
                return;
            };
            let at: Vec<i64> = at.iter().filter_map(Value::as_i64).collect();
            self.wheel([at[0], at[1]], at[2]);
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Turns the wheel at a spot of the window by so many pixels, down or (negative) up.
    #[track_caller]
    pub fn wheel(&self, [x, y]: [i64; 2], down: i64) {
        self.turned.set(self.turned.get() + down);
        let turn = WheelActions::new("wheel".into()).then(WheelAction::Scroll {
            x,
            y,
            delta_x: 0,
            delta_y: self.turned.get(),
            duration: Some(Duration::from_millis(50)),
        });
        if let Err(error) = self.block_on(self.client().perform_actions(turn)) {
            self.fail(&format!("the wheel did not turn: {error}"));
        }
    }

    /// Types text to whatever has the keyboard.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let keys = text
            .chars()
            .fold(KeyActions::new("keys".into()), |keys, value| {
                keys.then(KeyAction::Down { value })
                    .then(KeyAction::Up { value })
            });
        self.keys(keys);
    }

    /// Clicks into a field, and types over what stood in it.
    #[track_caller]
    pub fn fill(&self, selector: &str, text: &str) {
        self.click(selector);
        self.press("Control+a");
        self.press("Delete");
        self.type_text(text);
    }

    /// Presses a key or several at once: `Enter`, `Control+z`, `Control+Shift+Z`, `Down`.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        let values: Vec<char> = chord.split('+').map(key).collect();
        let keys = values
            .iter()
            .fold(KeyActions::new("keys".into()), |keys, &value| {
                keys.then(KeyAction::Down { value })
            });
        let keys = values
            .iter()
            .rev()
            .fold(keys, |keys, &value| keys.then(KeyAction::Up { value }));
        self.keys(keys);
    }

    #[track_caller]
    fn keys(&self, keys: KeyActions) {
        if let Err(error) = self.block_on(self.client().perform_actions(keys)) {
            self.fail(&format!("the keys were not taken: {error}"));
        }
    }
}

fn press(mouse: MouseActions, button: u64) -> MouseActions {
    mouse
        .then(PointerAction::Down { button })
        .then(PointerAction::Up { button })
}

fn key(name: &str) -> char {
    let key = match name {
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Space" => return ' ',
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F5" => Key::F5,
        "F10" => Key::F10,
        _ => {
            let mut signs = name.chars();
            let sign = signs.next().expect("a key has a name");
            assert!(signs.next().is_none(), "there is no key “{name}”");
            return sign;
        }
    };
    key.into()
}

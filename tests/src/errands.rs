//! What a person comes to our window for, with the mouse and the keyboard.

use crate::{Picture, Window, kind_colour};
use serde_json::Value;
use std::path::Path;

/// "46 of 84 shown, 5 not on the map".
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub struct Shown {
    pub shown: u64,
    pub total: u64,
    pub off_map: u64,
}

impl Window {
    /// Begins a catalogue on the start page, and keeps it where the system's dialog is told to.
    #[track_caller]
    pub fn begin(&self, name: &str, file: &Path, passphrase: Option<&str>) {
        self.click_words(".door", "Begin your own");
        self.wait_for("input[name=name]");
        self.type_text(name);
        match passphrase {
            Some(words) => {
                self.fill("input[name=passphrase]", words);
                self.fill("input[name=again]", words);
            }
            None => self.click_words(".choices label", "Without a passphrase"),
        }
        self.click_words("button", "Choose where to keep it");
        self.display().name_in_dialog("Where to keep it", file);
        self.wait_for("html[data-ready=map]");
    }

    /// Opens the sample neighbourhood from the start page.
    #[track_caller]
    pub fn visit(&self, file: &Path) {
        self.click_words(".door", "Visit Aldermoor");
        self.display().name_in_dialog("Where to keep it", file);
        self.wait_for("html[data-ready=map]");
    }

    /// Does what the palette offers under these words, which need not be the first it finds.
    #[track_caller]
    pub fn from_palette(&self, words: &str) {
        self.press("Control+k");
        self.wait_for("#palette-list");
        self.type_text(words);
        self.wait_for("#palette-list[aria-busy=false]");
        self.wait_for_words("#palette-list [role=option]", words);
        for _ in 0..12 {
            if self.text("#palette-list .opt.on").contains(words) {
                break;
            }
            self.press("Down");
        }
        self.wait_for_words("#palette-list .opt.on", words);
        self.press("Enter");
        self.wait_until("the palette is gone", |window| !window.has("#palette-list"));
    }

    /// Opens the page that plans a walk, and lets it plan one.
    #[track_caller]
    pub fn plan_walk(&self) {
        self.from_palette("Plan a walk");
        self.wait_for("[data-testid=walk]");
        self.click_words("[data-testid=walk] .asks button", "Plan a walk");
        self.wait_for("[data-testid=walk] .walkstop");
    }

    /// Lets the page "Bring in" look at a file that is chosen in the system's dialog.
    #[track_caller]
    pub fn choose_to_bring_in(&self, file: &Path) {
        self.click("button[aria-label='Bring in']");
        self.click_words(".page button", "Choose a file");
        self.display().choose_in_dialog("Choose a file", file);
        self.wait_for("#happen-title");
    }

    /// The counts of the page "Bring in": new, changed, same, doubtful, and what is not a record.
    #[track_caller]
    pub fn outcomes(&self) -> [u64; 5] {
        self.wait_for(".counts .big");
        let mut all = self.texts(".counts .big").into_iter();
        std::array::from_fn(|_| all.next().map_or(0, |text| number(&text)))
    }

    /// Says that the file is public already, brings it in, and shows what came.
    #[track_caller]
    pub fn bring_in(&self) {
        self.click_words(".answer", "Already public");
        self.wait_until("the plan is made anew", |window| {
            window.has(".strip .main:not(:disabled)") && !window.has("[aria-busy=true]")
        });
        self.click(".strip .main");
        self.click_words(".ends button", "Show these");
        self.wait_for("html[data-ready=map]");
    }

    /// What the browser pane says is shown.
    #[track_caller]
    pub fn shown(&self) -> Shown {
        let text = self.text("[data-testid=shown]");
        let numbers: Vec<u64> = text
            .split(|sign: char| !sign.is_ascii_digit() && sign != ',')
            .filter(|part| part.starts_with(|sign: char| sign.is_ascii_digit()))
            .map(number)
            .collect();
        match numbers[..] {
            [shown, total] => Shown {
                shown,
                total,
                off_map: 0,
            },
            [shown, total, off_map] => Shown {
                shown,
                total,
                off_map,
            },
            _ => self.fail(&format!("“{text}” is no sentence about what is shown")),
        }
    }

    /// Waits until the browser pane says so.
    #[track_caller]
    pub fn wait_shown(&self, shown: u64, total: u64, off_map: u64) {
        let wanted = Shown {
            shown,
            total,
            off_map,
        };
        self.wait_until(&format!("{wanted:?}"), |window| {
            window.has("[data-testid=shown] b") && window.shown() == wanted
        });
    }

    /// Types into the search box, and waits until what is shown follows.
    #[track_caller]
    pub fn search(&self, words: &str) {
        self.fill("#search", words);
        self.press("Enter");
    }

    /// Takes every filter away.
    #[track_caller]
    pub fn show_everything(&self) {
        if self.has(".clear") {
            self.click(".clear");
        }
        self.wait_for_everything();
    }

    /// Waits until nothing is filtered.
    #[track_caller]
    pub fn wait_for_everything(&self) {
        self.wait_until("nothing is filtered", |window| {
            if !window.has("[data-testid=shown] b") {
                return false;
            }
            let counted = window.shown();
            counted.shown == counted.total
        });
    }

    /// The camera goes to what is shown; waits until the marker of a single asset stands in the middle.
    #[track_caller]
    pub fn zoom_to_one(&self, kind: &str) {
        self.click("button[aria-label='Zoom to what is shown']");
        self.wait_marker(kind, 0.0, 0.0);
    }

    /// Waits until a marker of this kind is drawn with its foot this far (right, down) from the middle of the map.
    #[track_caller]
    pub fn wait_marker(&self, kind: &str, right: f64, down: f64) {
        self.wait_until(&format!("a marker of the kind {kind} is drawn"), |window| {
            let [x, y] = window.middle(".mapbox");
            window.has_marker(&Picture::of(window), kind, x + right, y + down)
        });
    }

    /// Whether a marker of this kind is drawn with its foot, or the middle of its soft disc, at this point of the window.
    pub fn has_marker(&self, picture: &Picture, kind: &str, x: f64, y: f64) -> bool {
        // A head is 26 px wide and stands 22 px above its foot; without a stem it lies on the spot.
        let head = [x - 13.0, y - 50.0, x + 13.0, y + 13.0];
        picture.count(kind_colour(kind), head) >= 120
    }

    /// The middle of something, in pixels of the window.
    #[track_caller]
    pub fn middle(&self, selector: &str) -> [f64; 2] {
        self.wait_for(selector);
        let box_of = format!(
            "(({{ x, y, width, height }}) => [x + width / 2, y + height / 2])(document.querySelector({}).getBoundingClientRect())",
            Value::from(selector)
        );
        let at = self.read(&box_of);
        [0, 1].map(|i| at[i].as_f64().expect("a place in the window is a number"))
    }

    /// Waits for a passing message, and puts every message away.
    #[track_caller]
    pub fn wait_toast(&self, words: &str) {
        self.wait_for_words("[data-testid=toast]", words);
        self.put_messages_away();
    }

    /// Puts away what passes by itself and might lie over what is to be clicked.
    #[track_caller]
    pub fn put_messages_away(&self) {
        while self.has("[data-testid=toast]") {
            self.click("[data-testid=toast] button[aria-label='Put away']");
        }
    }
}

/// "1,234" as a number.
fn number(text: &str) -> u64 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits
        .parse()
        .unwrap_or_else(|_| panic!("“{text}” is no number"))
}

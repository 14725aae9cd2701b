//! The window as somebody starts it, without a driver, which does not outlive a page that falls over. Keys
//! reach it; what they did is for the terminal program to see.

use crate::Display;
use crate::display::Running;
use crate::processes::{descendants, name_of};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub struct Undriven {
    // Dropped in this order.
    program: Running,
    display: Display,
    _home: TempDir,
}

impl Undriven {
    /// Opens the window on a catalogue called `name`, and waits until its title says so.
    pub fn open(file: &Path, name: &str) -> Undriven {
        let display = Display::start(1440, 900);
        let home = tempfile::tempdir().expect("a temporary folder can be made");
        let mut command = Command::new(crate::program("hereabouts-app"));
        command.arg(file);
        display.dress(&mut command, home.path(), false);
        let program = Running::start(command);
        let window = Undriven {
            program,
            display,
            _home: home,
        };
        let title = format!("{name} - Hereabouts");
        let mut shown = None;
        window.wait_until("its title names the catalogue", || {
            shown = window
                .display
                .xdotool(&["search", "--onlyvisible", "--name", &title]);
            shown.is_some()
        });
        // There is no window manager to give it the keyboard.
        let shown = shown.expect("it was waited for");
        window.display.xdotool(&["windowfocus", "--sync", &shown]);
        window
    }

    /// Clicks at a point of the window, in pixels.
    pub fn click_at(&self, [x, y]: [f64; 2]) {
        let at = [x.round().to_string(), y.round().to_string()];
        self.display
            .xdotool(&["mousemove", "--sync", &at[0], &at[1]]);
        self.display.xdotool(&["click", "1"]);
    }

    /// Whether a window with this in its title is there.
    pub fn has_window(&self, title: &str) -> bool {
        let search = ["search", "--onlyvisible", "--name", title];
        self.display.xdotool(&search).is_some()
    }

    /// Presses keys as `xdotool` names them: `ctrl+k`, `Return`.
    pub fn press(&self, keys: &str) {
        self.display.xdotool(&["key", keys]);
    }

    pub fn type_text(&self, text: &str) {
        self.display.xdotool(&["type", "--delay", "40", text]);
    }

    /// Ends the process that draws the page, as a fault in it would. Gives how many it ended.
    pub fn let_the_page_fall_over(&self) -> usize {
        let drawing = self.drawing();
        for process in &drawing {
            let ended = Command::new("kill")
                .args(["-9", &process.to_string()])
                .status();
            assert!(
                ended.is_ok_and(|status| status.success()),
                "it can be ended"
            );
        }
        drawing.len()
    }

    #[track_caller]
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        let started = Instant::now();
        while !holds() {
            assert!(
                started.elapsed() < Duration::from_secs(90),
                "it did not come true that {what}"
            );
            std::thread::sleep(Duration::from_millis(300));
        }
    }

    fn drawing(&self) -> Vec<u32> {
        let family = descendants(self.program.id()).into_iter();
        let draws = |process: &u32| name_of(*process).as_deref() == Some("WebKitWebProces");
        family.filter(draws).collect()
    }
}

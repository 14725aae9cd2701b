//! Drives the real window through tauri-driver and WebKitWebDriver, with mouse and keyboard.

use crate::display::{Display, Running};
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MOUSE_BUTTON_RIGHT, MouseActions,
    PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::future::Future;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// How long anything may take to appear. Virtual displays draw in software, on machines that are busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// How a window is started.
pub struct Start<'a> {
    /// The catalogue named on the command line.
    pub file: Option<&'a Path>,
    /// Where the program keeps its own settings; a folder of its own when none.
    pub home: Option<&'a Path>,
    pub dark: bool,
    pub width: u32,
    pub height: u32,
}

impl Default for Start<'_> {
    fn default() -> Self {
        Start {
            file: None,
            home: None,
            dark: false,
            width: 1440,
            height: 900,
        }
    }
}

/// The running program with one page under control.
///
/// Everything is found by CSS selector. Whatever is looked for is waited for; what does not come
/// within a minute fails the test with a picture of the window in `target/failed.png`.
pub struct Window {
    // Dropped in this order: the session, the drivers, the display, the folder.
    client: Option<Client>,
    runtime: Runtime,
    _drivers: Running,
    display: Display,
    _home: Option<TempDir>,
}

impl Window {
    /// Opens the window on a catalogue, or on the start page, and waits until it says it is drawn.
    pub fn open(file: Option<&Path>) -> Window {
        Window::start(Start {
            file,
            ..Start::default()
        })
    }

    pub fn start(start: Start<'_>) -> Window {
        let display = Display::start(start.width, start.height);
        let own_home = start
            .home
            .is_none()
            .then(|| tempfile::tempdir().expect("a temporary folder can be made"));
        let home = start
            .home
            .or(own_home.as_ref().map(TempDir::path))
            .expect("one of the two is there");
        let (port, native_port) = (free_port(), free_port());
        let mut drivers = Command::new(driver());
        drivers
            .args([
                "--port",
                &port.to_string(),
                "--native-port",
                &native_port.to_string(),
            ])
            .env("DISPLAY", display.name())
            .env_remove("WAYLAND_DISPLAY")
            .envs([
                ("XDG_CONFIG_HOME", home),
                ("XDG_DATA_HOME", home),
                ("XDG_CACHE_HOME", home),
            ])
            // A window of the person who runs the tests is none of their business, nor are their settings.
            .envs([
                ("DBUS_SESSION_BUS_ADDRESS", "disabled:"),
                ("GSETTINGS_BACKEND", "memory"),
                ("NO_AT_BRIDGE", "1"),
            ])
            .envs([
                ("GDK_BACKEND", "x11"),
                ("GTK_USE_PORTAL", "0"),
                ("LIBGL_ALWAYS_SOFTWARE", "1"),
            ])
            .env(
                "GTK_THEME",
                if start.dark {
                    "Adwaita:dark"
                } else {
                    "Adwaita"
                },
            )
            .stdout(Stdio::null());
        let drivers = Running::start(drivers);

        let arguments: Vec<&Path> = start.file.into_iter().collect();
        let program = crate::program("hereabouts-app");
        let capabilities =
            json!({ "tauri:options": { "application": program, "args": arguments } });
        let Value::Object(capabilities) = capabilities else {
            unreachable!("it is written as an object")
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build();
        let runtime = runtime.expect("a runtime starts");
        let mut builder =
            ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
        builder.capabilities(capabilities.into_iter().collect());
        let address = format!("http://127.0.0.1:{port}");
        let client = wait("a session with the window", || {
            runtime.block_on(builder.connect(&address))
        });
        let window = Window {
            client: Some(client),
            runtime,
            _drivers: drivers,
            display,
            _home: own_home,
        };
        window.wait_for("html[data-ready]");
        window
    }

    fn client(&self) -> &Client {
        self.client
            .as_ref()
            .expect("it is only taken when the window is dropped")
    }

    fn block_on<T>(&self, doing: impl Future<Output = Result<T, CmdError>>) -> Result<T, CmdError> {
        self.runtime.block_on(doing)
    }

    /// The display the window is on.
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// Waits until something is there and shown.
    #[track_caller]
    pub fn wait_for(&self, selector: &str) -> Element {
        let started = Instant::now();
        loop {
            let found = self.block_on(async {
                for element in self.client().find_all(Locator::Css(selector)).await? {
                    if element.is_displayed().await? {
                        return Ok(Some(element));
                    }
                }
                Ok(None)
            });
            match found {
                Ok(Some(element)) => return element,
                _ if started.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(50)),
                other => self.fail(&format!("“{selector}” did not appear ({:?})", other.err())),
            }
        }
    }

    /// Waits until a condition holds; `what` says what was waited for.
    #[track_caller]
    pub fn wait_until(&self, what: &str, holds: impl Fn(&Window) -> bool) {
        let started = Instant::now();
        while !holds(self) {
            if started.elapsed() > PATIENCE {
                self.fail(&format!("it did not come true that {what}"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Whether something is there now.
    pub fn has(&self, selector: &str) -> bool {
        !self
            .block_on(self.client().find_all(Locator::Css(selector)))
            .unwrap_or_default()
            .is_empty()
    }

    /// The text of the first that matches.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let element = self.wait_for(selector);
        self.block_on(element.text())
            .unwrap_or_else(|error| self.fail(&format!("“{selector}” has no text: {error}")))
    }

    /// The texts of all that match now.
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let texts = self.block_on(async {
            let mut texts = Vec::new();
            for element in self.client().find_all(Locator::Css(selector)).await? {
                texts.push(element.text().await?);
            }
            Ok(texts)
        });
        texts.unwrap_or_else(|error| self.fail(&format!("“{selector}” could not be read: {error}")))
    }

    /// Clicks in the middle of something.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.click_at(selector, 0.0, 0.0);
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
        acts: impl FnOnce(MouseActions, &dyn Fn(f64, f64) -> PointerAction) -> MouseActions,
    ) {
        let element = self.wait_for(selector);
        let at = |x, y| PointerAction::MoveToElement {
            element: element.clone(),
            duration: Some(Duration::from_millis(50)),
            x,
            y,
        };
        let actions = acts(MouseActions::new("mouse".into()), &at);
        if let Err(error) = self.block_on(self.client().perform_actions(actions)) {
            self.fail(&format!("the mouse could not reach “{selector}”: {error}"));
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

    /// Reads something from the page: the value of a JavaScript expression. Tests act with mouse and
    /// keyboard, never with this.
    #[track_caller]
    pub fn read(&self, expression: &str) -> Value {
        let script = format!("return ({expression});");
        self.block_on(self.client().execute(&script, Vec::new()))
            .unwrap_or_else(|error| {
                self.fail(&format!("“{expression}” could not be read: {error}"))
            })
    }

    /// What the content policy blocked so far, which should be nothing.
    #[track_caller]
    pub fn blocked(&self) -> Value {
        self.read("window.blocked")
    }

    /// How many windows the program has.
    pub fn count(&self) -> usize {
        self.block_on(self.client().windows())
            .unwrap_or_default()
            .len()
    }

    /// Turns to another window of the program, counted from 0.
    #[track_caller]
    pub fn turn_to(&self, number: usize) {
        let turned = self.block_on(async {
            let windows = self.client().windows().await?;
            let window = windows.into_iter().nth(number);
            self.client()
                .switch_to_window(window.ok_or_else(|| {
                    CmdError::InvalidArgument("window".into(), number.to_string())
                })?)
                .await
        });
        turned.unwrap_or_else(|error| self.fail(&format!("there is no window {number}: {error}")));
    }

    /// A picture of the page as PNG.
    #[track_caller]
    pub fn screenshot(&self) -> Vec<u8> {
        self.block_on(self.client().screenshot())
            .expect("a window can be pictured")
    }

    /// Saves a picture of the page.
    #[track_caller]
    pub fn save_screenshot(&self, png: &Path) {
        if let Some(folder) = png.parent() {
            std::fs::create_dir_all(folder).expect("the folder for pictures can be made");
        }
        std::fs::write(png, self.screenshot()).expect("the picture can be saved");
    }

    #[track_caller]
    fn fail(&self, what: &str) -> ! {
        let picture = target().join("failed.png");
        if let Ok(png) = self.block_on(self.client().screenshot()) {
            drop(std::fs::write(&picture, png));
        }
        panic!("{what}; see {}", picture.display());
    }
}

impl Drop for Window {
    /// Ends the session, which closes the program as its person would.
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let closing = self.runtime.block_on(async {
                tokio::time::timeout(Duration::from_secs(10), client.close()).await
            });
            if let Ok(Err(error)) = closing {
                eprintln!("the window did not close by itself: {error}");
            }
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
        "F5" => Key::F5,
        _ => return name.chars().next().expect("a key has a name"),
    };
    key.into()
}

/// Tries until it works or patience ends.
fn wait<T, E: std::fmt::Display>(what: &str, tries: impl Fn() -> Result<T, E>) -> T {
    let started = Instant::now();
    loop {
        match tries() {
            Ok(done) => return done,
            Err(_) if started.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(100))
            }
            Err(error) => panic!("there was no {what}: {error}"),
        }
    }
}

/// A port that nobody listens on just now.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port can be taken");
    listener.local_addr().expect("it has an address").port()
}

/// tauri-driver, as `cargo xtask` installed it.
fn driver() -> PathBuf {
    let installed = target().join("tools/bin/tauri-driver");
    if installed.exists() {
        installed
    } else {
        PathBuf::from("tauri-driver")
    }
}

/// The folder of built things.
fn target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target")
}

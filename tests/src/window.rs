//! Drives the real window through tauri-driver and WebKitWebDriver, with mouse and keyboard.

use crate::display::{Display, Running};
use crate::keyring::Keyring;
use crate::target;
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::future::Future;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::time::timeout;

/// How long anything may take to appear. Virtual displays draw in software, on machines that are busy.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the program may take until it has a window.
const SESSION: Duration = Duration::from_secs(120);

/// How a window is started.
pub struct Start<'a> {
    /// The catalogue named on the command line.
    pub file: Option<&'a Path>,
    /// Where the program keeps its own settings; a folder of its own when none.
    pub home: Option<&'a Path>,
    /// Where a keychain is; otherwise there is none.
    pub keyring: Option<&'a Keyring>,
    pub dark: bool,
    pub width: u32,
    pub height: u32,
}

impl Default for Start<'_> {
    fn default() -> Self {
        Start {
            file: None,
            home: None,
            keyring: None,
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
    drivers: Running,
    display: Display,
    _home: Option<TempDir>,
    /// How far the wheel was turned in all: the driver turns it by the difference to the last time.
    pub(crate) turned: std::cell::Cell<i64>,
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
        let window = Window::starting(start);
        window.wait_for("html[data-ready]");
        window
    }

    /// The same as soon as there is a page, with nothing drawn on it yet.
    pub fn starting(start: Start<'_>) -> Window {
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
            .stdout(Stdio::null());
        display.dress(&mut drivers, home, start.dark);
        if let Some(keyring) = start.keyring {
            drivers.env("DBUS_SESSION_BUS_ADDRESS", &keyring.bus);
        }
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
            let session = async { timeout(SESSION, builder.connect(&address)).await };
            let session = runtime.block_on(session);
            session.expect("the window opens within two minutes")
        });
        let window = Window {
            client: Some(client),
            runtime,
            drivers,
            display,
            _home: own_home,
            turned: Default::default(),
        };
        // A larger display does not make the window larger; a smaller one makes it smaller.
        if start.width > 1440 {
            let resized =
                window.block_on(window.client().set_window_size(start.width, start.height));
            resized.expect("a window can be made larger");
            let large = format!("innerWidth === {}", start.width);
            window.wait_until("the window fills the display", |window| {
                window.read(&large) == true
            });
        }
        window.wait_for("html[data-view]");
        window
    }

    pub(crate) fn client(&self) -> &Client {
        self.client
            .as_ref()
            .expect("it is only taken when the window is dropped")
    }

    pub(crate) fn block_on<T>(
        &self,
        doing: impl Future<Output = Result<T, CmdError>>,
    ) -> Result<T, CmdError> {
        self.runtime.block_on(doing)
    }

    /// The process that started the program.
    pub(crate) fn driver(&self) -> u32 {
        self.drivers.id()
    }

    /// The display the window is on.
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// Waits until something is there and shown.
    #[track_caller]
    pub fn wait_for(&self, selector: &str) -> Element {
        self.wait_for_words(selector, "")
    }

    /// Waits until something is there, shown, and says this among other things.
    #[track_caller]
    pub fn wait_for_words(&self, selector: &str, words: &str) -> Element {
        let started = Instant::now();
        loop {
            let found = self.block_on(async {
                for element in self.client().find_all(Locator::Css(selector)).await? {
                    // The driver's own text leaves out what an ellipsis might cut.
                    let says = words.is_empty()
                        || element
                            .prop("innerText")
                            .await?
                            .is_some_and(|text| text.contains(words));
                    if says && self.is_shown(&element).await? {
                        return Ok(Some(element));
                    }
                }
                Ok(None)
            });
            match found {
                Ok(Some(element)) => return element,
                _ if started.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(50)),
                other => self.fail(&format!(
                    "“{selector}” did not appear with the words “{words}” ({:?})",
                    other.err()
                )),
            }
        }
    }

    /// Whether it is drawn, in the window or where one has to scroll to. The driver's own answer is wrong about
    /// texts in a line that cuts them off.
    async fn is_shown(&self, element: &Element) -> Result<bool, CmdError> {
        const SHOWN: &str = "return arguments[0].checkVisibility({ visibilityProperty: true }) && arguments[0].getClientRects().length > 0";
        let element = serde_json::to_value(element).map_err(CmdError::from)?;
        let answer = self.client().execute(SHOWN, vec![element]).await?;
        Ok(answer == Value::Bool(true))
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
        self.wait_for(selector);
        self.texts(selector).into_iter().next().unwrap_or_default()
    }

    /// The texts of all that match now, read at one moment.
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let all = format!(
            "[...document.querySelectorAll({})].map((one) => one.innerText.trim())",
            Value::from(selector)
        );
        let texts = self.read(&all);
        let texts = texts.as_array().expect("a list was asked for").iter();
        texts
            .map(|text| text.as_str().unwrap_or_default().to_owned())
            .collect()
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

    /// Turns to the other of two windows.
    #[track_caller]
    pub fn turn_to_other(&self) {
        let turned = self.block_on(async {
            let here = self.client().window().await?;
            for window in self.client().windows().await? {
                if window != here {
                    return self.client().switch_to_window(window).await;
                }
            }
            Err(CmdError::InvalidArgument(
                "window".into(),
                "there is only one".into(),
            ))
        });
        turned.unwrap_or_else(|error| self.fail(&format!("there is no other window: {error}")));
    }

    /// Turns to the window that is left, once the one that was driven has closed.
    #[track_caller]
    pub fn turn_to_last(&self) {
        self.wait_until("one window is left", |window| window.count() == 1);
        let turned = self.block_on(async {
            for window in self.client().windows().await? {
                self.client().switch_to_window(window).await?;
            }
            Ok(())
        });
        turned.unwrap_or_else(|error| self.fail(&format!("no window is left: {error}")));
    }

    /// A picture of the page as PNG, once what the page holds now is drawn.
    #[track_caller]
    pub fn screenshot(&self) -> Vec<u8> {
        self.read("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => drawn(1), 100))))");
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
    pub(crate) fn fail(&self, what: &str) -> ! {
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

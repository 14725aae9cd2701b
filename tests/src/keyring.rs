//! A keychain as Linux has it, on a session bus of its own.

use crate::display::Running;
use std::fs::{self, File};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The one of GNOME, unlocked and empty. Dropped in this order: the keychain, the bus, what it keeps.
pub struct Keyring {
    /// The address of its bus.
    pub(crate) bus: String,
    _daemon: Running,
    _bus: Running,
    _home: TempDir,
}

impl Keyring {
    /// Starts it. Says "not there" and gives nothing where gnome-keyring is not installed: it brings half a
    /// desktop with it, and the program never needs it.
    pub fn start() -> Option<Keyring> {
        let installed = Command::new("gnome-keyring-daemon")
            .arg("--version")
            .stdout(Stdio::null())
            .status();
        if !installed.is_ok_and(|status| status.success()) {
            eprintln!("not there: gnome-keyring-daemon");
            return None;
        }
        let home = tempfile::tempdir().expect("a temporary folder can be made");
        let mut bus = Command::new("dbus-daemon");
        bus.args(["--session", "--nofork", "--print-address"])
            .env("XDG_RUNTIME_DIR", home.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut bus = Running::start(bus);
        let address = bus.first_line();
        let password = home.path().join("password");
        fs::write(&password, "of nobody").expect("it can be written");
        let mut daemon = Command::new("gnome-keyring-daemon");
        daemon
            .args(["--foreground", "--unlock", "--components=secrets"])
            .env("DBUS_SESSION_BUS_ADDRESS", &address)
            .env("XDG_RUNTIME_DIR", home.path())
            .env("XDG_DATA_HOME", home.path())
            .stdin(File::open(&password).expect("it was just written"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Some(Keyring {
            bus: address,
            _daemon: Running::start_reading(daemon),
            _bus: bus,
            _home: home,
        })
    }
}

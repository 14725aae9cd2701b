//! A virtual display, and processes that end with the test that started them.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A virtual X display without a window manager.
pub struct Display {
    name: String,
    _server: Running,
}

impl Display {
    /// Starts Xvfb with one screen of this size, on the first number that is free.
    pub fn start(width: u32, height: u32) -> Display {
        let screen = format!("{width}x{height}x24");
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            &screen,
            "-nolisten",
            "tcp",
        ]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = Running::start(command);
        let stdout = server.0.stdout.take().expect("its output is a pipe");
        let mut number = String::new();
        BufReader::new(stdout)
            .read_line(&mut number)
            .expect("Xvfb says which display it is");
        assert!(
            !number.trim().is_empty(),
            "Xvfb did not start; is the package xvfb installed?"
        );
        Display {
            name: format!(":{}", number.trim()),
            _server: server,
        }
    }

    /// Its name, as `DISPLAY` wants it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Runs `xdotool` on this display and gives what it printed, or nothing when it failed.
    pub fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        let output = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.name)
            .output();
        let output = output.expect("xdotool runs; is the package xdotool installed?");
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Chooses a file in the system's dialog with this title, as a person would: types its path and
    /// presses Enter. Gives up after ten seconds.
    pub fn choose_in_dialog(&self, title: &str, path: &Path) {
        let title = format!(
            "^{}$",
            title.replace(['(', ')', '?', '.', '[', ']', '*', '+'], ".")
        );
        let window = (0..100).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(100));
            self.xdotool(&["search", "--onlyvisible", "--name", &title])
                .filter(|found| !found.is_empty())
        });
        let window = window.unwrap_or_else(|| panic!("no dialog “{title}” appeared"));
        let window = window.lines().next().unwrap_or_default();
        // There is no window manager to give the dialog the keyboard.
        self.xdotool(&["windowfocus", "--sync", window]);
        let path = path.to_str().expect("paths of tests are UTF-8");
        self.xdotool(&["key", "ctrl+a"]);
        self.xdotool(&["type", "--delay", "5", path]);
        std::thread::sleep(std::time::Duration::from_millis(500));
        self.xdotool(&["key", "Return"]);
    }
}

/// A process that ends when this is dropped. What it drew on a [`Display`] ends with the display.
pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(mut command: Command) -> Running {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.stdin(Stdio::null()).spawn();
        Running(child.unwrap_or_else(|error| {
            panic!("{name} does not start ({error}). `cargo xtask test` installs it.")
        }))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Asked to end, tauri-driver ends its driver too; killed, it would leave it behind.
        let pid = self.0.id().to_string();
        let asked = Command::new("kill").arg(pid).stderr(Stdio::null()).status();
        if !asked.is_ok_and(|status| status.success()) {
            drop(self.0.kill());
        }
        drop(self.0.wait());
    }
}

//! A virtual display, and processes that end with the test that started them.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

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
        let number = server.first_line();
        assert!(
            !number.is_empty(),
            "Xvfb did not start; is the package xvfb installed?"
        );
        Display {
            name: format!(":{number}"),
            _server: server,
        }
    }

    /// Its name, as `DISPLAY` wants it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What shows its window here: with settings of its own under `home`, drawn in software, and without
    /// anything of the person who runs the tests.
    pub(crate) fn dress(&self, command: &mut Command, home: &Path, dark: bool) {
        command
            .env("DISPLAY", self.name())
            .env_remove("WAYLAND_DISPLAY")
            .envs([
                ("XDG_CONFIG_HOME", home),
                ("XDG_DATA_HOME", home),
                ("XDG_CACHE_HOME", home),
            ])
            // A window of that person is none of the tests' business, nor are their settings.
            .envs([
                ("DBUS_SESSION_BUS_ADDRESS", "disabled:"),
                ("GSETTINGS_BACKEND", "memory"),
                ("NO_AT_BRIDGE", "1"),
                // The window would speak their language.
                ("LC_ALL", "C.UTF-8"),
            ])
            .envs([
                ("GDK_BACKEND", "x11"),
                ("GTK_USE_PORTAL", "0"),
                ("LIBGL_ALWAYS_SOFTWARE", "1"),
            ])
            .env("GTK_THEME", if dark { "Adwaita:dark" } else { "Adwaita" });
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
        self.focus_dialog(title);
        // Ctrl-L opens the line that a path is typed into.
        self.xdotool(&["key", "ctrl+l"]);
        self.type_path(path);
    }

    /// Chooses a folder in the system's dialog with this title.
    pub fn choose_folder_in_dialog(&self, title: &str, path: &Path) {
        self.focus_dialog(title);
        // It begins with what was used lately, where it has nothing to choose. At home it has.
        self.xdotool(&["key", "alt+Home"]);
        std::thread::sleep(Duration::from_millis(500));
        self.xdotool(&["key", "ctrl+l"]);
        self.xdotool(&["key", "ctrl+a"]);
        self.type_text(path);
        // It goes on typing what it takes for meant.
        self.xdotool(&["key", "Delete", "Return"]);
    }

    /// Gives the keyboard to the window with this in its title; another one loses it.
    pub fn turn_to(&self, title: &str) {
        self.focus_dialog(title);
    }

    /// Names the file to save in the system's dialog with this title.
    pub fn name_in_dialog(&self, title: &str, path: &Path) {
        self.focus_dialog(title);
        self.xdotool(&["key", "ctrl+a"]);
        self.type_path(path);
    }

    /// Drags a file from another program and drops it at this point of the display, in pixels.
    pub fn drop_file(&self, path: &Path, x: u32, y: u32) {
        self.drop_files(&[path], x, y);
    }

    /// The same with several at once.
    pub fn drop_files(&self, paths: &[&Path], x: u32, y: u32) {
        let mut source = self.helper(include_str!("drag_source.py"), paths);
        let go = |x: u32, y: u32| {
            self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
            std::thread::sleep(Duration::from_millis(100));
        };
        go(30, 30);
        self.xdotool(&["mousedown", "1"]);
        for (x, y) in [(40, 40), (70, 70), (x, y), (x + 5, y + 5), (x, y)] {
            go(x, y);
        }
        std::thread::sleep(Duration::from_millis(300));
        self.xdotool(&["mouseup", "1"]);
        let ended = (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(50));
            source.0.try_wait().is_ok_and(|status| status.is_some())
        });
        assert!(ended, "nothing took what was dropped");
    }

    /// Copies the text of a file (`.txt`) in another program, which holds it until the answer is dropped.
    pub fn copy_text(&self, path: &Path) -> Copied {
        self.copy_picture(path)
    }

    /// Copies a picture in another program, which holds it until the answer is dropped.
    pub fn copy_picture(&self, path: &Path) -> Copied {
        Copied(self.helper(include_str!("clipboard.py"), &[path]))
    }

    /// Another program on this display, once it says that it is ready.
    fn helper(&self, script: &str, files: &[&Path]) -> Running {
        let mut command = Command::new("/usr/bin/python3");
        command
            .args(["-c", script])
            .args(files)
            .env("DISPLAY", &self.name)
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::piped());
        let mut helper = Running::start(command);
        let stdout = helper.0.stdout.take().expect("its output is a pipe");
        let mut ready = String::new();
        BufReader::new(stdout)
            .read_line(&mut ready)
            .expect("it says when it is ready");
        assert_eq!(
            ready.trim(),
            "ready",
            "are python3-gi and gir1.2-gtk-3.0 installed?"
        );
        helper
    }

    fn type_path(&self, path: &Path) {
        self.type_text(path);
        self.xdotool(&["key", "Return"]);
    }

    fn type_text(&self, path: &Path) {
        let text = path.to_str().expect("paths of tests are UTF-8");
        let runs = text
            .split_inclusive(|c: char| !c.is_ascii())
            .flat_map(|run| {
                let last = run.char_indices().next_back();
                let other = last.filter(|(_, c)| !c.is_ascii());
                let (plain, other) = run.split_at(other.map_or(run.len(), |(at, _)| at));
                [(plain, "20"), (other, "300")]
            });
        for (run, delay) in runs.filter(|(run, _)| !run.is_empty()) {
            // A letter that no key has is given to a key first, of which the window takes a moment to hear.
            self.xdotool(&["type", "--delay", delay, run]);
        }
        // The dialog completes what is typed, and takes a moment to notice that nothing more comes.
        std::thread::sleep(Duration::from_millis(500));
    }

    fn focus_dialog(&self, title: &str) {
        let found = (0..100).find_map(|_| {
            std::thread::sleep(Duration::from_millis(100));
            let windows = self.xdotool(&["search", "--onlyvisible", "--name", title])?;
            windows.lines().next().map(str::to_owned)
        });
        let window = found.unwrap_or_else(|| panic!("no dialog “{title}” appeared"));
        // There is no window manager to give the dialog the keyboard.
        self.xdotool(&["windowfocus", "--sync", &window]);
        std::thread::sleep(Duration::from_millis(300));
    }
}

/// A program that holds a picture or a text in the clipboard.
pub struct Copied(#[allow(dead_code)] Running);

/// A process that ends when this is dropped. What it drew on a [`Display`] ends with the display.
pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(mut command: Command) -> Running {
        command.stdin(Stdio::null());
        Running::start_reading(command)
    }

    /// The same, with whatever the command reads.
    pub(crate) fn start_reading(mut command: Command) -> Running {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn();
        Running(child.unwrap_or_else(|error| {
            panic!("{name} does not start ({error}). `cargo xtask test` installs it.")
        }))
    }

    /// The first line of what it says.
    pub(crate) fn first_line(&mut self) -> String {
        let said = self.0.stdout.take().expect("its output is a pipe");
        let mut line = String::new();
        BufReader::new(said)
            .read_line(&mut line)
            .expect("its output can be read");
        line.trim().to_owned()
    }

    /// The number of the process.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
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

//! Runs the built terminal program in a folder of its own.

use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The terminal program in a temporary folder, which is gone when this is.
pub struct Cli {
    folder: TempDir,
}

/// What a run left.
#[derive(Debug)]
pub struct Ran {
    /// 0 done, 1 the user must act, 2 wrong usage; none when a signal ended it.
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Default for Cli {
    fn default() -> Self {
        Self::new()
    }
}

impl Cli {
    pub fn new() -> Self {
        Cli {
            folder: tempfile::tempdir().expect("a temporary folder can be made"),
        }
    }

    /// The folder that commands run in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Do these words stand in any byte of any file in the folder?
    pub fn holds(&self, words: &str) -> bool {
        holds(self.folder(), words.as_bytes())
    }

    /// The whole path of a name in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// Runs `hereabouts` with these arguments.
    pub fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Ran {
        self.run_with(arguments, &[], "")
    }

    /// Runs it with environment variables (name, value) and with text on its standard input.
    pub fn run_with<A: AsRef<OsStr>>(
        &self,
        arguments: &[A],
        environment: &[(&str, &str)],
        input: &str,
    ) -> Ran {
        let mut child = Command::new(crate::program("hereabouts"))
            .args(arguments)
            .current_dir(self.folder())
            .env_remove("HEREABOUTS_PASSPHRASE")
            // The area packs of whoever runs the tests are none of theirs.
            .env("XDG_DATA_HOME", self.path("data"))
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the terminal program starts");
        let mut stdin = child.stdin.take().expect("its input is a pipe");
        let input = input.as_bytes().to_vec();
        // A program that does not read its input closes the pipe; that is its right.
        let writing = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().expect("the terminal program ends");
        writing.join().expect("writing to a pipe does not panic");
        Ran {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("it prints UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("it prints UTF-8"),
        }
    }

    /// Runs it, insists that it is done, and gives what it printed.
    #[track_caller]
    pub fn ok<A: AsRef<OsStr> + std::fmt::Debug>(&self, arguments: &[A]) -> String {
        let ran = self.run(arguments);
        assert_eq!(
            ran.status,
            Some(0),
            "{arguments:?} failed:\n{}{}",
            ran.stdout,
            ran.stderr
        );
        ran.stdout
    }

    /// Like [`Cli::ok`], for commands that print JSON.
    #[track_caller]
    pub fn json<A: AsRef<OsStr> + std::fmt::Debug>(&self, arguments: &[A]) -> Value {
        let printed = self.ok(arguments);
        serde_json::from_str(&printed).unwrap_or_else(|error| {
            panic!("{arguments:?} did not print JSON ({error}):\n{printed}")
        })
    }
}

fn holds(folder: &Path, words: &[u8]) -> bool {
    let files = std::fs::read_dir(folder).expect("the folder is there");
    let is_in = |bytes: Vec<u8>| bytes.windows(words.len()).any(|part| part == words);
    files
        .flatten()
        .map(|file| file.path())
        .any(|path| match path.is_dir() {
            true => holds(&path, words),
            false => std::fs::read(&path).is_ok_and(is_in),
        })
}

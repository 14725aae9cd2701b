//! The program driven from outside: [`Cli`] runs the terminal program, [`Window`] the real window
//! with mouse and keyboard. Nothing here may reach into the core.
//!
//! The built programs are looked for beside this one; `cargo xtask test` builds them first.

mod access;
mod cli;
mod connections;
mod display;
mod errands;
mod hands;
mod judges;
mod keyring;
mod picture;
mod processes;
mod undriven;
mod window;

pub use cli::{Cli, Ran};
pub use display::{Copied, Display};
pub use errands::Shown;
pub use judges::judge;
pub use keyring::Keyring;
pub use picture::{Picture, kind_colour};
pub use undriven::Undriven;
pub use window::{Start, Window};

use std::path::{Path, PathBuf};

/// A file of `tests/fixtures`.
pub fn fixture(path: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(path);
    assert!(path.exists(), "there is no fixture {}", path.display());
    path
}

/// A file or folder of the shared data sets (`HEREABOUTS_SHARED`, or `shared` beside the checkout).
/// Says "not there" and gives nothing where they are missing; a test then checks what it can without.
pub fn shared(path: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = std::env::var_os("HEREABOUTS_SHARED").map_or(beside, PathBuf::from);
    let path = folder.join("data").join(path);
    if path.exists() {
        return Some(path);
    }
    eprintln!("not there: {}", path.display());
    None
}

/// A program that this workspace built, from the folder the tests themselves run in.
pub fn program(name: &str) -> PathBuf {
    let own = std::env::current_exe().expect("a running program has a path");
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let found = own
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join(&name))
        .find(|file| file.exists());
    found.unwrap_or_else(|| panic!("{name} is not built. Run `cargo xtask test`, or `cargo build -p hereabouts-app -p hereabouts-cli` first."))
}

/// The Python that `tests/judges/judge.py` runs in.
pub fn python() -> PathBuf {
    let python = target().join("judges/bin/python");
    assert!(
        python.exists(),
        "the judges are not installed; `cargo xtask test` does it"
    );
    python
}

/// The folder of built things.
fn target() -> PathBuf {
    let program = program("hereabouts-app");
    let target = program.ancestors().nth(2);
    target
        .expect("programs lie in a folder of the folder of built things")
        .to_path_buf()
}

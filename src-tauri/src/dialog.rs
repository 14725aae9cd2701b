//! The system's dialog for choosing a file.
//!
//! On Linux it runs in a process of its own. GTK's dialog looks into the files of a folder to tell
//! their type; closing a file takes away every lock that SQLite holds on it in the same process
//! (https://www.sqlite.org/howtocorrupt.html, section 2.2), and another program that then closes
//! the catalogue removes the log that this one still writes to.

use crate::seam::Failure;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use tauri::WebviewWindow;

/// What a dialog asks for, in words that are shown.
#[derive(Serialize, Deserialize)]
pub struct Question {
    pub title: String,
    /// What the kind of file is called, and the endings it has.
    pub kind: String,
    pub endings: Vec<String>,
    pub asks: Asks,
}

#[derive(Serialize, Deserialize)]
pub enum Asks {
    /// A file that is there, of any kind; what "any file" is called.
    Open { any: String },
    /// The same, one or several.
    OpenSeveral { any: String },
    /// A folder that is there.
    Folder,
    /// A file to be written; the name that is offered.
    Save { suggested: String },
}

#[cfg(not(target_os = "linux"))]
pub use in_this_process::ask;
#[cfg(target_os = "linux")]
pub use process_of_its_own::{answer_if_asked, ask};

#[cfg(target_os = "linux")]
mod process_of_its_own {
    use super::{Asks, Failure, PathBuf, Question, WebviewWindow};
    use crate::seam;
    use std::ffi::OsString;
    use std::io::{BufRead, BufReader, Write};
    use std::os::unix::ffi::OsStringExt;
    use std::process::{Command, Stdio};
    use std::sync::Mutex;

    const ARGUMENT: &str = "--choose-file";
    /// Stands behind each path of the answer, and once more behind all. No path holds it.
    const END: u8 = 0;

    /// Shows the dialog and waits for its answer; none when nothing was chosen.
    pub fn ask(_window: &WebviewWindow, question: &Question) -> Result<Vec<PathBuf>, Failure> {
        // The other process cannot keep the window from being clicked: a second dialog does not open.
        static OPEN: Mutex<()> = Mutex::new(());
        let Ok(_one_at_a_time) = OPEN.try_lock() else {
            return Ok(Vec::new());
        };
        let shown = show(question);
        shown.map_err(|error| {
            seam::failure(format!(
                "The dialog for choosing a file could not be shown: {error}. Nothing was changed."
            ))
        })
    }

    fn show(question: &Question) -> std::io::Result<Vec<PathBuf>> {
        let mut dialog = Command::new(std::env::current_exe()?)
            .arg(ARGUMENT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        // Kept until the answer is there: its end tells the dialog that this program is gone.
        let mut asking = dialog.stdin.take();
        let mut text = serde_json::to_vec(question)?;
        text.push(b'\n');
        if let Some(asking) = &mut asking {
            asking.write_all(&text)?;
        }
        let mut chosen = Vec::new();
        let mut ended = false;
        if let Some(answering) = dialog.stdout.take() {
            let paths = BufReader::new(answering).split(END);
            for path in paths {
                let path = path?;
                ended = path.is_empty();
                if ended {
                    break;
                }
                chosen.push(OsString::from_vec(path).into());
            }
        }
        // It waits to be ended: GTK is still at work there, and does not bear an orderly exit.
        dialog.kill()?;
        dialog.wait()?;
        drop(asking);
        match ended {
            true => Ok(chosen),
            false => Err(std::io::Error::other("it stopped by itself")),
        }
    }

    fn one(chosen: Option<PathBuf>) -> Option<Vec<PathBuf>> {
        chosen.map(|path| vec![path])
    }

    /// In the process that was started for a dialog: shows it and says what was chosen.
    pub fn answer_if_asked() {
        if std::env::args_os()
            .nth(1)
            .is_none_or(|first| first != ARGUMENT)
        {
            return;
        }
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        let question = serde_json::from_str::<Question>(&line);
        let (Ok(_), Ok(question)) = (read, question) else {
            std::process::exit(2);
        };
        std::thread::spawn(|| {
            drop(std::io::copy(&mut std::io::stdin(), &mut std::io::sink()));
            std::process::exit(0);
        });
        let endings: Vec<&str> = question.endings.iter().map(String::as_str).collect();
        let mut dialog = rfd::FileDialog::new().set_title(question.title);
        if !endings.is_empty() {
            dialog = dialog.add_filter(question.kind, &endings);
        }
        let chosen = match question.asks {
            Asks::Open { any } => one(dialog.add_filter(any, &["*"]).pick_file()),
            Asks::OpenSeveral { any } => dialog.add_filter(any, &["*"]).pick_files(),
            Asks::Folder => one(dialog.pick_folder()),
            Asks::Save { suggested } => one(dialog.set_file_name(suggested).save_file()),
        };
        let mut answer = Vec::new();
        for path in chosen.into_iter().flatten() {
            answer.extend(path.into_os_string().into_vec());
            answer.push(END);
        }
        answer.push(END);
        let mut out = std::io::stdout();
        if out.write_all(&answer).and_then(|()| out.flush()).is_err() {
            std::process::exit(1);
        }
        loop {
            std::thread::park();
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod in_this_process {
    use super::{Asks, Failure, PathBuf, Question, WebviewWindow};
    use tauri_plugin_dialog::{DialogExt, FilePath};

    fn one(chosen: Option<FilePath>) -> Option<Vec<FilePath>> {
        chosen.map(|path| vec![path])
    }

    /// Shows the dialog and waits for its answer; none when nothing was chosen.
    pub fn ask(window: &WebviewWindow, question: &Question) -> Result<Vec<PathBuf>, Failure> {
        let endings: Vec<&str> = question.endings.iter().map(String::as_str).collect();
        let mut dialog = window.dialog().file().set_parent(window);
        dialog = dialog.set_title(question.title.clone());
        if !endings.is_empty() {
            dialog = dialog.add_filter(question.kind.clone(), &endings);
        }
        let chosen = match &question.asks {
            Asks::Open { any } => one(dialog.add_filter(any.clone(), &["*"]).blocking_pick_file()),
            Asks::OpenSeveral { any } => {
                dialog.add_filter(any.clone(), &["*"]).blocking_pick_files()
            }
            Asks::Folder => one(dialog.blocking_pick_folder()),
            Asks::Save { suggested } => one(dialog.set_file_name(suggested).blocking_save_file()),
        };
        let paths = chosen.into_iter().flatten();
        Ok(paths.filter_map(|path| path.into_path().ok()).collect())
    }
}

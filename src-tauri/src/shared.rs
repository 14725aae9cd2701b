//! The folder that is the same on all laptops, while nobody asks for it: this laptop's own file is left there, and the
//! page is told to look what others left. Nothing is ever merged here.

use crate::seam::{self, Catalogue};
use std::sync::Arc;
use tauri::{AppHandle, Emitter};

/// Tells the page of a window to look into the folder.
pub type Tell = Arc<dyn Fn() + Send + Sync>;

pub fn telling(app: &AppHandle, window: &str) -> Tell {
    let (app, window) = (app.clone(), window.to_owned());
    Arc::new(move || {
        if let Err(error) = app.emit_to(window.as_str(), "look-into-folder", ()) {
            eprintln!("The page was not told to look into the folder: {error}");
        }
    })
}

/// Leaves this laptop's own file where anything is new for the others, and makes the catalogue whole again after that.
/// For a thread that nobody waits for: a network drive that is gone can keep it for minutes.
pub fn leave(catalogue: &Catalogue, tell: &Tell) {
    for done in [seam::leave_by_itself(catalogue), seam::settle(catalogue)] {
        if let Err(failure) = done {
            eprintln!("{}", failure.message);
        }
    }
    tell();
}

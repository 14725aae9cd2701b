//! A travel copy that one of the laptops makes for somebody, and what is done in it coming home there.

use super::{Files, Laptops};
use crate::{call, one};
use hereabouts_core::Catalogue;
use serde_json::json;

/// The laptop on which it is made, and which alone takes in what is done in it; the others have that from there.
const HOME: usize = 0;

impl Laptops {
    /// None where what is there cannot leave.
    pub(super) fn depart(&mut self) -> Option<Catalogue> {
        let path = self.folder.path().join("Rosa.hereabouts");
        let request = json!({
            "audience": "team", "format": "travel_copy", "what": {"of": "everything"}, "photos": true,
        });
        let copy = json!({
            "request": request, "path": path.display().to_string(), "token": null, "name": "Rosa",
            "passphrase": null,
        });
        self.does(HOME, "save_travel_copy", copy)?;
        Some(Catalogue::open(&path, None).expect("opened"))
    }

    /// Somebody does something in the copy, and now and then sends home all that was done.
    pub(super) fn works_in(&mut self, copy: &Catalogue, files: &Files) {
        let (name, args) = one(&mut self.dice, copy, &files.documents);
        // What cannot be done is refused; that is a step like any other.
        drop(call(copy, name, args));
        if self.dice.below(6) == 0 {
            self.comes_home(copy);
        }
    }

    /// Answers whether anything of it was new.
    pub(super) fn comes_home(&mut self, copy: &Catalogue) -> bool {
        let path = self.folder.path().join("from Rosa.hereabouts-changes");
        let path = path.display().to_string();
        let saved = copy.save_changes(path.clone(), None, None);
        saved.expect("written");
        !self.takes(HOME, path).nothing_new
    }
}

//! Running a command of the table by its name.

use super::{COMMANDS, Failure, Mode, dispatch};
use crate::Catalogue;
use serde_json::Value;

/// What the window says by itself, without anybody who asked for it: where nothing can be written it does nothing.
const BY_ITSELF: [&str; 2] = ["opened", "keep_layout"];

/// Runs the command `name` with JSON `args`; the reply is JSON. A `request` already done answers again
/// what it answered then and does nothing: a page that is loaded anew re-sends what it was waiting for.
pub fn call(
    catalogue: &Catalogue,
    name: &str,
    args: Value,
    request: Option<&str>,
) -> Result<String, Failure> {
    if writes(name) && !BY_ITSELF.contains(&name) {
        // Before anything of it is looked at: some commands write no record, and a file all the same.
        catalogue.may_share()?;
    }
    match request.filter(|_| writes(name)) {
        Some(request) => catalogue.once(request, || dispatch(catalogue, name, args)),
        None => dispatch(catalogue, name, args),
    }
}

/// Whether the command writes to the catalogue.
pub fn writes(name: &str) -> bool {
    mode(name) == Some(Mode::write)
}

/// How the command of this name takes its turn; none where there is no such command.
pub fn mode(name: &str) -> Option<Mode> {
    let found = COMMANDS.iter().find(|(command, ..)| *command == name);
    found.map(|(_, mode, _)| *mode)
}

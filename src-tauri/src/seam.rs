//! The few calls of the core that the shell makes.

use serde::Serialize;
use serde_json::Value;
use std::path::Path;

pub struct Catalogue {}

#[derive(Debug, Serialize)]
pub struct Failure {
    pub code: Option<String>,
    pub message: String,
}

pub fn open(path: &Path, _passphrase: Option<String>) -> Result<Catalogue, Failure> {
    match path.exists() {
        true => Ok(Catalogue {}),
        false => Err(failure(format!("{} is not there.", path.display()))),
    }
}

pub fn create(
    path: &Path,
    _name: &str,
    _passphrase: Option<String>,
    _sample: bool,
) -> Result<Catalogue, Failure> {
    std::fs::File::create_new(path)
        .map(|_| Catalogue {})
        .map_err(|error| failure(format!("{}: {error}", path.display())))
}

pub fn call(
    _catalogue: &Catalogue,
    name: &str,
    _args: Value,
    _request: Option<&str>,
) -> Result<String, Failure> {
    Err(failure(format!("There is no command “{name}”.")))
}

pub fn tile(
    _catalogue: &Catalogue,
    _z: u8,
    _x: u32,
    _y: u32,
    _query: &str,
) -> Result<Vec<u8>, Failure> {
    Ok(Vec::new())
}

/// A failure that the window need not tell from others.
pub fn failure(message: impl Into<String>) -> Failure {
    Failure {
        code: None,
        message: message.into(),
    }
}

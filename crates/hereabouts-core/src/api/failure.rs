//! Why a call was not done, as the window and the terminal get it.

use crate::error::Error;
use ts_rs::TS;

/// Why a call was not done. `code` is there only where the window or the terminal acts on it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, TS)]
pub struct Failure {
    pub code: Option<Code>,
    pub message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    NeedsPassphrase,
    WrongPassphrase,
    NeedsSecondSheet,
    Damaged,
    Stopped,
    ReadOnly,
    NotFound,
    /// No such command, or not these arguments.
    NotUnderstood,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let code = match &error {
            Error::NeedsPassphrase(_) => Some(Code::NeedsPassphrase),
            Error::NotOursOrWrongPassphrase(_) => Some(Code::WrongPassphrase),
            Error::NeedsSecondSheet => Some(Code::NeedsSecondSheet),
            Error::Damaged(_) => Some(Code::Damaged),
            Error::Stopped => Some(Code::Stopped),
            Error::ReadOnly(_) | Error::AsItWas(_) => Some(Code::ReadOnly),
            Error::NotFound(_) => Some(Code::NotFound),
            _ => None,
        };
        Failure {
            code,
            message: error.to_string(),
        }
    }
}

/// The words of a call that is not understood.
pub(super) fn bad_request(name: &str, error: &serde_json::Error) -> Failure {
    Failure {
        code: Some(Code::NotUnderstood),
        message: format!("“{name}” was asked in a way it does not understand: {error}"),
    }
}

//! The program, without a window.

pub mod bng;
pub mod import;

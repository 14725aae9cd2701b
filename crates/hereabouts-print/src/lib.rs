//! What leaves on paper: a map with a numbered list, and a sheet to call or to walk with, as PDF.
//!
//! Everything that is printed of a catalogue comes out of a [`hereabouts_export::Release`]; nothing here can name a
//! catalogue, look anything up or widen what it was given. Only the picture under the map comes from elsewhere, and the
//! words of a letter or a form, which stand there as somebody read them on the screen.
//!
//! - [`Print`]: what is printed, on which paper; its [`Print::format`] saves a release as any other format does
//! - [`paper`], [`frame`], [`mercator`]: sheets, and which part of the world a map shows
//! - [`words`]: the words on paper, in each language
//! - [`Letter`]: a form to sign, a notice to send
//! - `entry`: an asset as paper has it; `text`: what people wrote, made fit for a line
//! - `marks`: where the numbers go; `map`, `sheet`: what the two are made of
//! - [`key`]: the recovery key of a catalogue, which comes from no release: it holds a name, a day and letters
//! - `typeset`: from that to pages, by Typst; the templates are in `typst/`

mod entry;
pub mod frame;
pub mod key;
mod letter;
mod map;
mod marks;
pub mod mercator;
pub mod paper;
mod print;
mod sheet;
mod text;
mod typeset;
pub mod words;

pub use frame::Frame;
pub use letter::{Letter, Part, TickBox};
pub use paper::{Paper, Size};
pub use print::{FORMATS, Notes, Picture, Preview, Print, What, hangs_on_a_wall};
pub use words::Language;

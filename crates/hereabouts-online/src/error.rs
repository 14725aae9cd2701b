//! Why something was not asked, or did not come, in sentences that say what to do next.

use std::path::PathBuf;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("The online map is turned off, so nothing was asked. It is turned on under Internet.")]
    TilesOff,
    #[error("Online search is turned off, so nothing was sent. It is turned on under Internet.")]
    SearchOff,
    /// No way there, or no answer in time.
    #[error(
        "{0} did not answer: there is no internet just now, or the service is not there. What lies on this laptop goes on working."
    )]
    NoAnswer(String),
    #[error(
        "No safe connection to {0} could be made: it could not prove that it is what it says. Nothing was sent. Look at the date of this laptop, or ask somebody else instead."
    )]
    NotSafe(String),
    #[error(
        "{0} does not want to answer (number {1}). Wait a while; if it stays so, ask somebody else instead, under Internet."
    )]
    Refused(String, u16),
    #[error(
        "{0} sends on to another address, and that is not followed: {1}. If it is right, write it into the settings under Internet."
    )]
    SentOn(String, String),
    #[error("{0} sent more than it should, so it was not taken. Ask somebody else instead.")]
    TooMuch(String),
    #[error(
        "What {0} sent is no picture in PNG, JPEG or WebP. Is its address right? Look under Internet."
    )]
    NoPicture(String),
    #[error("What {0} sent is no list of places. Is its address right? Look under Internet.")]
    NoPlaces(String),
    #[error("There is nothing to look up. Type a street, a place or a postcode first.")]
    NothingToAsk,

    #[error(
        "“{0}” is no address that can be asked. It has to begin with https:// and to hold no blank."
    )]
    Address(String),
    #[error(
        "“{0}” would be asked without protection. Use an address that begins with https://, not with http://."
    )]
    NotHttps(String),
    #[error(
        "The address of an online map needs the letters z, x and y, each once and in curly brackets, where zoom, column and row of a tile go."
    )]
    NoTileNumbers,
    #[error(
        "The address of an online search needs the word text in curly brackets, where what you type goes."
    )]
    NoText,
    #[error("Say whom to thank: every online map and every list of places asks for that.")]
    NoThanks,

    /// Without its list nothing is asked.
    #[error("{0} {1} did not work: {2}")]
    Disk(&'static str, PathBuf, std::io::Error),
}

impl Error {
    /// It may come when it is asked again later.
    pub fn is_for_now(&self) -> bool {
        matches!(self, Error::NoAnswer(_))
    }

    pub(crate) fn disk(
        action: &'static str,
        path: &std::path::Path,
    ) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.to_owned();
        move |error| Error::Disk(action, path, error)
    }
}

//! What is turned on, and whom to ask: a choice of the laptop, in a file of its own. Everything is off until
//! somebody turns it on, also where the file cannot be read.

use crate::error::{Error, Result};
use crate::lock;
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use ureq::http::Uri;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Tiles are fetched for the part of the map that is in view.
    pub tiles: bool,
    /// Words are looked up when somebody asks for it.
    pub search: bool,
    pub tile_source: Source,
    pub search_source: Source,
}

/// Somebody who can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// An address with `{z}`, `{x}` and `{y}` for tiles, with `{text}` for search.
    pub template: String,
    /// Whom to thank, as plain text.
    pub attribution: String,
}

impl Default for Settings {
    /// Off; and OpenStreetMap's own services, when somebody turns them on
    /// (<https://operations.osmfoundation.org/policies/tiles/>, <https://operations.osmfoundation.org/policies/nominatim/>).
    fn default() -> Self {
        let of = |template: &str| Source {
            template: template.into(),
            attribution: "© OpenStreetMap contributors".into(),
        };
        Settings {
            tiles: false,
            search: false,
            tile_source: of("https://tile.openstreetmap.org/{z}/{x}/{y}.png"),
            search_source: of(
                "https://nominatim.openstreetmap.org/search?format=jsonv2&limit=8&q={text}",
            ),
        }
    }
}

impl Source {
    /// Whom this asks: the host of its address, which is always the same.
    pub fn host(&self) -> String {
        let filled = self.template.replace(['{', '}'], "");
        let host = filled
            .parse::<Uri>()
            .ok()
            .and_then(|uri| Some(uri.host()?.to_owned()));
        host.unwrap_or_default()
    }

    /// What people call it: OpenStreetMap, or else its host.
    pub fn called(&self) -> String {
        let host = self.host();
        match host == "openstreetmap.org" || host.ends_with(".openstreetmap.org") {
            true => "OpenStreetMap".into(),
            false => host,
        }
    }

    /// The address with something in the place of each name in curly brackets.
    pub(crate) fn address(&self, values: &[(&str, &str)]) -> String {
        let put = |address: String, (name, value): &(&str, &str)| address.replace(name, value);
        values.iter().fold(self.template.clone(), put)
    }

    fn check(&mut self, names: &[&str], missing: Error) -> Result<()> {
        self.template = self.template.trim().to_owned();
        self.attribution = self.attribution.trim().to_owned();
        let address = || Error::Address(self.template.clone());
        let (scheme, rest) = self.template.split_once("://").ok_or_else(address)?;
        let (host, path) = rest.split_once('/').ok_or_else(address)?;
        // Who is asked must not depend on what is asked for, and a name before an @ is not who is asked.
        let odd = |sign: char| sign.is_whitespace() || sign.is_control() || "{}@\\".contains(sign);
        let filled = filled(&self.template, names);
        let has_more = filled.contains(['{', '}']);
        let filled: Uri = filled.parse().map_err(|_| address())?;
        if host.contains(odd) || path.contains(char::is_whitespace) || filled.host().is_none() {
            return Err(address());
        }
        match scheme {
            "https" => {}
            "http" if is_this_laptop(&filled) => {}
            "http" => return Err(Error::NotHttps(self.template.clone())),
            _ => return Err(address()),
        }
        if names.iter().any(|name| path.matches(name).count() != 1) {
            return Err(missing);
        }
        if has_more {
            return Err(address());
        }
        match self.attribution.is_empty() {
            true => Err(Error::NoThanks),
            false => Ok(()),
        }
    }
}

/// The address as it is asked, with 1 for each value.
fn filled(template: &str, names: &[&str]) -> String {
    names
        .iter()
        .fold(template.to_owned(), |text, name| text.replace(name, "1"))
}

/// Whether an address is on this laptop: only that may be asked without protection, because nothing leaves.
pub(crate) fn is_this_laptop(address: &Uri) -> bool {
    matches!(address.host(), Some("127.0.0.1" | "localhost" | "[::1]"))
}

/// The settings as they hold, and the file in which they are kept.
pub(crate) struct Saved {
    path: PathBuf,
    now: Mutex<Settings>,
}

impl Saved {
    pub fn at(path: &Path) -> Saved {
        let read = std::fs::read(path).ok();
        let kept = read.and_then(|text| serde_json::from_slice::<Settings>(&text).ok());
        let good = kept.and_then(|settings| checked(settings).ok());
        Saved {
            path: path.to_owned(),
            now: Mutex::new(good.unwrap_or_default()),
        }
    }

    pub fn now(&self) -> Settings {
        lock(&self.now).clone()
    }

    pub fn set(&self, settings: Settings) -> Result<()> {
        {
            // Off is off at once, whatever becomes of the rest.
            let mut now = lock(&self.now);
            now.tiles &= settings.tiles;
            now.search &= settings.search;
        }
        let settings = checked(settings)?;
        self.save(&settings)
            .map_err(Error::disk("Saving", &self.path))?;
        *lock(&self.now) = settings;
        Ok(())
    }

    fn save(&self, settings: &Settings) -> std::io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut part = tempfile::NamedTempFile::new_in(folder)?;
        part.write_all(&serde_json::to_vec_pretty(settings)?)?;
        part.as_file().sync_all()?;
        part.persist(&self.path)?;
        Ok(())
    }
}

fn checked(mut settings: Settings) -> Result<Settings> {
    settings
        .tile_source
        .check(&["{z}", "{x}", "{y}"], Error::NoTileNumbers)?;
    settings.search_source.check(&["{text}"], Error::NoText)?;
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiles(template: &str) -> Result<Settings> {
        let mut settings = Settings::default();
        settings.tile_source.template = template.into();
        checked(settings)
    }

    #[test]
    fn only_addresses_that_are_safe_to_ask_are_taken() {
        for good in [
            "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
            "https://maps.example:8443/a/{y}/{x}?level={z}&key=abc",
            "http://127.0.0.1:8080/{z}/{x}/{y}.png",
            " https://tile.openstreetmap.org/{z}/{x}/{y}.png ",
        ] {
            assert!(tiles(good).is_ok(), "{good}: {:?}", tiles(good));
        }
        for bad in [
            "",
            "tile.openstreetmap.org/{z}/{x}/{y}.png",
            "http://tile.openstreetmap.org/{z}/{x}/{y}.png",
            "http://127.0.0.1.example/{z}/{x}/{y}.png",
            "http://127.0.0.1@maps.example/{z}/{x}/{y}.png",
            "https://{x}.example/{z}/{x}/{y}.png",
            "https://maps.example/{z}/{x}.png",
            "https://maps.example/{z}/{x}/{y}/{y}.png",
            "https://maps.example/a b/{z}/{x}/{y}.png",
            "https://maps.example/{z}/{x}/{y}/{s}.png",
            "ftp://maps.example/{z}/{x}/{y}.png",
            "file:///etc/{z}/{x}/{y}",
            "https:///{z}/{x}/{y}.png",
        ] {
            assert!(tiles(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn whoever_is_asked_is_thanked() {
        let mut settings = Settings::default();
        settings.search_source.attribution = "  ".into();
        assert!(matches!(checked(settings), Err(Error::NoThanks)));
        assert_eq!(
            Settings::default().search_source.host(),
            "nominatim.openstreetmap.org"
        );
        assert_eq!(Settings::default().search_source.called(), "OpenStreetMap");
        let local = tiles("http://127.0.0.1:8080/{z}/{x}/{y}.png").unwrap();
        assert_eq!(local.tile_source.host(), "127.0.0.1");
    }

    #[test]
    fn everything_is_off_at_first_and_where_the_file_is_broken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("online.json");
        assert_eq!(Saved::at(&path).now(), Settings::default());
        let on = Settings {
            tiles: true,
            ..Settings::default()
        };
        Saved::at(&path).set(on.clone()).unwrap();
        assert_eq!(Saved::at(&path).now(), on, "it is kept");
        for broken in [
            "",
            "{",
            r#"{"tiles":true}"#,
            &serde_json::to_string(&on)
                .unwrap()
                .replace("https://tile", "gopher://tile"),
        ] {
            std::fs::write(&path, broken).unwrap();
            assert!(!Saved::at(&path).now().tiles, "{broken}");
        }
    }

    #[test]
    fn off_is_off_also_where_nothing_can_be_saved() {
        let folder = tempfile::tempdir().unwrap();
        let saved = Saved::at(&folder.path().join("online.json"));
        let on = Settings {
            tiles: true,
            search: true,
            ..Settings::default()
        };
        saved.set(on.clone()).unwrap();
        let bad = Settings {
            tiles: false,
            tile_source: Source {
                template: "nothing".into(),
                attribution: String::new(),
            },
            ..on
        };
        assert!(saved.set(bad).is_err());
        assert!(!saved.now().tiles && saved.now().search);
    }
}

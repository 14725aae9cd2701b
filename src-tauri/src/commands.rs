//! The commands of the page: one for the whole table of the core, and a few for files and windows.

use crate::dialog::{self, Asks, Question};
use crate::files::{Files, Locked, Shown};
use crate::seam::{self, Failure};
use crate::{clipboard, keys, mapdata, print, recent, shared, windows};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tauri::ipc::{InvokeBody, Request, Response};
use tauri::{AppHandle, Manager, State, Url, WebviewWindow};

pub type Reply<T> = Result<T, Failure>;

/// Runs a line of the command table on the window's catalogue. A `request` that was done already
/// answers again what it answered then.
#[tauri::command]
pub async fn call(
    window: WebviewWindow,
    files: State<'_, Files>,
    name: String,
    args: Value,
    request: Option<String>,
) -> Reply<Response> {
    let catalogue = files.of(window.label())?;
    let (writes, of_laptop) = (seam::writes(&name), seam::changes_laptop(&name));
    let may_end_past = ENDS_PAST.contains(&name.as_str()) && files.has_past(window.label());
    let reply = aside(move || {
        let version = || seam::version(&catalogue).ok();
        let before = may_end_past.then(version);
        let reply = seam::call(&catalogue, &name, args, request.as_deref())?;
        Ok((reply, before.is_some_and(|before| before != version())))
    })
    .await;
    if writes {
        files.written(window.label());
    }
    if matches!(&reply, Ok((_, true))) {
        windows::close_past(window.app_handle(), window.label());
    }
    if of_laptop {
        windows::tell_all(window.app_handle(), "packs-changed");
    }
    let (reply, _) = reply?;
    Ok(Response::new(reply))
}

/// What must not be shown any more after these, or is shown otherwise, may stand in a window of how the catalogue was.
const ENDS_PAST: [&str; 9] = [
    "erase",
    "safeguard",
    "restrict",
    "opened",
    "join_assets",
    "join_areas",
    "join_duplicates",
    "run_merge",
    "bring_back",
];

/// The same bytes as the scheme `mapdata`, for web views that keep pages from other schemes.
#[tauri::command]
pub async fn mapdata(window: WebviewWindow, address: String) -> Reply<Response> {
    let answer = move || mapdata::answer(window.app_handle(), window.label(), &address);
    let (_, bytes) = aside(answer).await?;
    Ok(Response::new(bytes))
}

/// Puts a photo that has no file, such as one from the clipboard, on the card of an asset: its bytes are the
/// body of the request, and its header `about` says the rest like the query of an address: asset, name and
/// request. Answers as `add_attachments` does.
#[tauri::command]
pub async fn add_bytes(
    window: WebviewWindow,
    files: State<'_, Files>,
    request: Request<'_>,
) -> Reply<Response> {
    let catalogue = files.of(window.label())?;
    let about = request
        .headers()
        .get("about")
        .and_then(|about| about.to_str().ok());
    let about = about.and_then(|about| Url::parse(&format!("about:?{about}")).ok());
    let said = |name: &str| {
        let mut pairs = about.as_ref()?.query_pairs();
        pairs
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    };
    let asked = (|| {
        Some((
            said("asset")?.parse().ok()?,
            said("name")?,
            said("request")?,
        ))
    })();
    let (Some((asset, name, id)), InvokeBody::Raw(bytes)) = (asked, request.body()) else {
        return Err(seam::failure(
            "A photo came in a way that was not understood.",
        ));
    };
    let bytes = bytes.clone();
    let reply = aside(move || seam::add_bytes(&catalogue, asset, &name, bytes, &id)).await;
    files.written(window.label());
    Ok(Response::new(reply?))
}

/// Previews a release on paper, or saves it as PDF: the body of the request says which, see `print::Asked`.
#[tauri::command]
pub async fn print(
    window: WebviewWindow,
    files: State<'_, Files>,
    request: Request<'_>,
) -> Reply<Response> {
    let catalogue = files.of(window.label())?;
    let InvokeBody::Raw(body) = request.body() else {
        return Err(seam::failure(
            "What to print came in a way that was not understood.",
        ));
    };
    let asked = print::Asked::read(body)?;
    let reply = aside(move || asked.answer(&catalogue)).await;
    files.written(window.label());
    Ok(Response::new(reply?))
}

/// Saves a form to sign or a notice to send as PDF.
#[tauri::command]
pub async fn save_letter(
    window: WebviewWindow,
    files: State<'_, Files>,
    path: PathBuf,
    letter: print::Letter,
) -> Reply<()> {
    may_share(&files, &window)?;
    aside(move || print::save_letter(&path, &letter)).await
}

/// The picture in the clipboard, as PNG, where the page cannot see it; otherwise nothing.
#[tauri::command]
pub async fn copied_picture(app: AppHandle) -> Response {
    Response::new(clipboard::picture(&app).await.unwrap_or_default())
}

/// Puts text into the clipboard where the page cannot; answers whether it is there now.
#[tauri::command]
pub async fn copy_text(
    app: AppHandle,
    window: WebviewWindow,
    files: State<'_, Files>,
    text: String,
) -> Reply<bool> {
    may_share(&files, &window)?;
    Ok(clipboard::put(&app, text).await)
}

/// Of how a catalogue was, nothing is handed out. Where none is open there is nothing to ask.
fn may_share(files: &Files, window: &WebviewWindow) -> Reply<()> {
    match files.of(window.label()) {
        Ok(catalogue) => seam::may_share(&catalogue),
        Err(_) => Ok(()),
    }
}

/// What the page shows first.
#[derive(Serialize)]
pub struct StartInfo {
    version: &'static str,
    /// The file that is open in this window, after the page was loaded anew.
    open: Option<PathBuf>,
    /// The ISO 8601 day at whose end this window shows its catalogue, also after the page was loaded anew.
    as_it_was: Option<String>,
    /// The catalogue that was locked in this window.
    locked: Option<Locked>,
    /// The file that this window was opened for and that the page should now ask to open.
    named: Option<PathBuf>,
    /// Files opened lately that are still there, the last one first.
    recent: Vec<PathBuf>,
}

#[tauri::command]
pub async fn start_info(
    app: AppHandle,
    window: WebviewWindow,
    files: State<'_, Files>,
) -> Reply<StartInfo> {
    Ok(StartInfo {
        version: env!("CARGO_PKG_VERSION"),
        open: files.path_of(window.label()),
        as_it_was: files.day_of(window.label()),
        locked: files.locked(window.label()),
        named: files.take_named(window.label()),
        recent: recent::list(&app),
    })
}

/// Where a file is shown once it is open: `here`, or in a window of its own that has come forward.
#[derive(Serialize)]
pub struct Opened {
    path: PathBuf,
    here: bool,
}

/// Opens a catalogue in this window, or in another when this one has a file already or another has
/// this file.
#[tauri::command]
pub async fn open_file(
    window: WebviewWindow,
    path: PathBuf,
    passphrase: Option<String>,
) -> Reply<Opened> {
    aside(move || {
        let app = window.app_handle();
        if passphrase.is_some() {
            keys::wait_for_turn(app, &path);
        }
        show(&window, &path, |path| {
            keys::open_by_passphrase(app, path, passphrase)
        })
    })
    .await
}

/// Makes a catalogue, empty or with the sample neighbourhood, and opens it like `open_file`. Never
/// overwrites.
#[tauri::command]
pub async fn create_file(
    window: WebviewWindow,
    path: PathBuf,
    name: String,
    passphrase: Option<String>,
    sample: bool,
) -> Reply<Opened> {
    aside(move || {
        let taken = window.state::<Files>().path_of(window.label()).is_some();
        if taken || path.exists() {
            // It opens in a window of its own, which opens it anew.
            seam::create(&path, &name, passphrase.clone(), sample)?;
            return show(&window, &path, |path| seam::open(path, passphrase));
        }
        show(&window, &path, |path| {
            seam::create(path, &name, passphrase, sample)
        })
    })
    .await
}

pub fn show(
    window: &WebviewWindow,
    path: &Path,
    make: impl FnOnce(&Path) -> Reply<seam::Catalogue>,
) -> Reply<Opened> {
    let app = window.app_handle();
    let files = app.state::<Files>();
    let tell = shared::telling(app, window.label());
    match files.show(window.label(), path, || make(path), tell)? {
        Shown::Here(path) => {
            let catalogue = files.of(window.label())?;
            recent::add(app, &path, seam::identity(&catalogue));
            Ok(Opened { path, here: true })
        }
        Shown::Elsewhere(path, Some(other)) => {
            windows::bring_forward(app, &other);
            Ok(Opened { path, here: false })
        }
        Shown::Elsewhere(path, None) => {
            let opened = windows::open(app, Some(path.clone()));
            opened.map_err(|error| {
                seam::failure(format!("The window could not be opened: {error}"))
            })?;
            Ok(Opened { path, here: false })
        }
    }
}

/// Shows how the catalogue of this window was at the end of a day (ISO 8601), in a window of its own.
#[tauri::command]
pub async fn open_as_it_was(
    window: WebviewWindow,
    files: State<'_, Files>,
    day: String,
) -> Reply<()> {
    let catalogue = files.of(window.label())?;
    aside(move || {
        let (app, label) = (window.app_handle(), window.label());
        // Asked first: what is written meanwhile may not be in it.
        let version = seam::version(&catalogue)?;
        let files = app.state::<Files>();
        if let Some((other, made_from)) = files.window_of_past(label, &day) {
            if made_from == version {
                windows::bring_forward(app, &other);
                return Ok(());
            }
            windows::close_one_past(app, &other);
        }
        let was = seam::as_it_was(&catalogue, &day)?;
        windows::open_past(app, label, &catalogue, (day, version, was))
    })
    .await
}

/// Closes the file of this window; the page then shows its start page. A window that shows how a catalogue was
/// closes with it.
#[tauri::command]
pub async fn close_file(window: WebviewWindow, files: State<'_, Files>) -> Reply<()> {
    let was_past = files.day_of(window.label()).is_some();
    windows::close_file(window.app_handle(), window.label());
    if was_past && let Err(error) = window.close() {
        eprintln!("The window could not be closed: {error}");
    }
    Ok(())
}

/// Draws the page this many per cent as large as usual, everything on it included.
#[tauri::command]
pub async fn text_size(window: WebviewWindow, percent: u16) -> Reply<()> {
    let factor = f64::from(percent.clamp(50, 400)) / 100.0;
    let drawn = window.set_zoom(factor);
    drawn.map_err(|error| seam::failure(format!("The size could not be changed: {error}.")))
}

/// What a file is chosen for.
#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A catalogue to open.
    Catalogue,
    /// A spreadsheet or map data to bring in.
    Import,
    /// The same, or a catalogue.
    Given,
    /// Photos, scans and recordings, one or several.
    Photos,
    /// An area pack or a list of places.
    Pack,
    /// What other laptops saved for this one, one or several files.
    Changes,
    /// A folder to watch.
    Folder,
    /// A file to write, whose ending is that of the suggested name.
    Save,
}

/// Lets the person choose a file, several of some kinds, or a folder in the system's own dialog; none when
/// they do not. The words in the dialog come from the page, like all others: its title, what the kind of
/// file is called, and "any file".
#[tauri::command]
pub async fn choose_file(
    window: WebviewWindow,
    purpose: Purpose,
    title: String,
    kind: String,
    any: String,
    suggested: Option<String>,
) -> Reply<Vec<PathBuf>> {
    let suggested = suggested.unwrap_or_default();
    let ending = Path::new(&suggested)
        .extension()
        .map(|ending| ending.to_string_lossy().into_owned());
    let endings = match purpose {
        Purpose::Catalogue => vec!["hereabouts".to_owned()],
        Purpose::Import => IMPORTED.iter().map(|&ending| ending.to_owned()).collect(),
        Purpose::Given => IMPORTED
            .iter()
            .chain(&["hereabouts"])
            .map(|&ending| ending.to_owned())
            .collect(),
        Purpose::Photos => PHOTOS.iter().map(|&ending| ending.to_owned()).collect(),
        Purpose::Pack => PACKS.iter().map(|&ending| ending.to_owned()).collect(),
        Purpose::Changes => vec!["hereabouts-changes".to_owned()],
        Purpose::Folder => Vec::new(),
        Purpose::Save => ending.clone().into_iter().collect(),
    };
    let asks = match purpose {
        Purpose::Save => Asks::Save { suggested },
        Purpose::Catalogue | Purpose::Import | Purpose::Given | Purpose::Pack => Asks::Open { any },
        Purpose::Photos | Purpose::Changes => Asks::OpenSeveral { any },
        Purpose::Folder => Asks::Folder,
    };
    let question = Question {
        title,
        kind,
        endings,
        asks,
    };
    let chosen = aside(move || dialog::ask(&window, &question)).await?;
    match (purpose, ending) {
        (Purpose::Save, Some(ending)) => chosen
            .into_iter()
            .map(|path| with_ending(path, &ending))
            .collect(),
        _ => Ok(chosen),
    }
}

const PHOTOS: &[&str] = &[
    "jpg", "jpeg", "png", "webp", "gif", "heic", "heif", "avif", "pdf", "m4a", "mp3", "ogg", "oga",
    "opus", "wav", "flac", "webm", "mp4", "JPG", "JPEG", "PNG", "WEBP", "GIF", "HEIC", "HEIF",
    "PDF", "M4A", "MP3", "WAV", "MP4",
];

const PACKS: &[&str] = &[
    "pmtiles", "mbtiles", "csv", "gz", "PMTILES", "MBTILES", "CSV", "GZ",
];

const IMPORTED: &[&str] = &[
    "csv", "tsv", "txt", "xlsx", "geojson", "json", "ndjson", "geojsonl", "graphml", "gexf", "CSV",
    "TSV", "TXT", "XLSX", "GEOJSON", "JSON", "GRAPHML", "GEXF",
];

/// The path with the ending, where it was typed without. The dialog asked about overwriting the
/// path that was typed, not this one, so this one must be new.
fn with_ending(path: PathBuf, ending: &str) -> Reply<PathBuf> {
    if path
        .extension()
        .is_some_and(|has| has.eq_ignore_ascii_case(ending))
    {
        return Ok(path);
    }
    let mut name = path.into_os_string();
    name.push(format!(".{ending}"));
    let path = PathBuf::from(name);
    match path.exists() {
        true => Err(seam::failure(format!(
            "{} is there already. Nothing was changed. Choose another name.",
            path.display()
        ))),
        false => Ok(path),
    }
}

/// Runs what may take its time on a thread of its own, so that windows go on answering.
pub async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Reply<T> + Send + 'static,
) -> Reply<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| {
        Err(seam::failure(format!(
            "Hereabouts made a mistake and stopped this step: {error}. Nothing of it was saved."
        )))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_the_past_is_written_by_commands_that_there_are() {
        for name in ENDS_PAST {
            assert!(seam::writes(name), "{name}");
        }
    }

    #[test]
    fn a_name_typed_without_its_ending_gets_it() {
        for (typed, ending, path) in [
            ("/x/Hale", "hereabouts", "/x/Hale.hereabouts"),
            ("/x/St. Mary", "hereabouts", "/x/St. Mary.hereabouts"),
            ("/x/Hale.hereabouts", "hereabouts", "/x/Hale.hereabouts"),
            ("/x/Hale.GEOJSON", "geojson", "/x/Hale.GEOJSON"),
        ] {
            let given = with_ending(typed.into(), ending).unwrap();
            assert_eq!(given, PathBuf::from(path), "{typed}");
        }
    }

    #[test]
    fn an_ending_never_leads_onto_another_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("Hale.csv"), "mine").unwrap();
        assert!(with_ending(folder.path().join("Hale"), "csv").is_err());
    }
}

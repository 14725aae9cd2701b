//! Makes windows, brings them forward, and keeps what happens to them in step with their files.

use crate::files::Files;
use crate::given;
use crate::seam::{self, Catalogue, Failure};
use crate::shared::{self, Closing};
use serde::Serialize;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};

/// What the page hears while files are dragged over its window, as the event `files-dragged`.
#[derive(Clone, Serialize)]
#[serde(rename_all = "snake_case", tag = "is")]
enum Dragged {
    Over { paths: Vec<PathBuf> },
    Left,
    Dropped { paths: Vec<PathBuf> },
}

/// The first window, for what the program was started with. It is there before any of that is read: a stick may take
/// its time.
pub fn begin(app: &AppHandle, named: Option<PathBuf>) -> tauri::Result<()> {
    let (catalogue, changes) = given::apart(named);
    open(app, catalogue)?;
    if let Some(changes) = changes {
        given::open(app, changes);
    }
    Ok(())
}

/// What the program was asked to show: a file's window comes forward, or a new one opens for it;
/// without a file the program itself comes forward. A file of changes goes to the catalogue that it is for.
pub fn show(app: &AppHandle, file: Option<PathBuf>) {
    if let Some(path) = file.as_deref().filter(|path| given::is_one(path)) {
        return given::open(app, path.to_path_buf());
    }
    let files = app.state::<Files>();
    let shown = match &file {
        Some(path) => files.window_of(path),
        None => app.webview_windows().into_keys().min(),
    };
    match shown {
        Some(window) => bring_forward(app, &window),
        None => {
            if let Err(error) = open(app, file) {
                eprintln!("The window could not be opened: {error}");
            }
        }
    }
}

/// A new window, whose page will find `file` in its `start_info`.
pub fn open(app: &AppHandle, file: Option<PathBuf>) -> tauri::Result<WebviewWindow> {
    let label = new_label();
    if let Some(file) = file {
        app.state::<Files>().name(&label, file);
    }
    build(app, label)
}

/// A new window that shows how the catalogue of the window `of` was on a day (ISO 8601), made from one of its versions.
pub fn open_past(
    app: &AppHandle,
    of: &str,
    catalogue: &Arc<Catalogue>,
    was: (String, u64, Catalogue),
) -> Result<(), Failure> {
    let files = app.state::<Files>();
    let label = new_label();
    files.show_past(&label, of, catalogue, was)?;
    build(app, label.clone()).map(drop).map_err(|error| {
        files.close(&label);
        seam::failure(format!("The window could not be opened: {error}"))
    })
}

/// Closes the file of a window, and what shows how it was. The others get what was written to it last; nobody waits
/// for that before the program ends.
pub fn close_file(app: &AppHandle, label: &str) {
    if let Some(catalogue) = app.state::<Files>().close(label) {
        app.state::<Closing>().begin(catalogue);
    }
    close_past(app, label);
}

/// The program ends: what is still open is closed, and whatever is being left for the others gets a few seconds.
pub fn end(app: &AppHandle) {
    // Who opens something from now on gets a program of its own: this one makes no windows any more.
    tauri_plugin_single_instance::destroy(app);
    let open = app.state::<Files>().all().into_iter();
    let open: Vec<String> = open.map(|(label, _)| label).collect();
    for label in open {
        close_file(app, &label);
    }
    app.state::<Closing>().wait(shared::AT_THE_END);
}

/// Closes the windows that show how the catalogue of a window was.
pub fn close_past(app: &AppHandle, of: &str) {
    for label in app.state::<Files>().close_past(of) {
        close(app, &label);
    }
}

/// Closes a window that shows how a catalogue was.
pub fn close_one_past(app: &AppHandle, label: &str) {
    app.state::<Files>().close(label);
    close(app, label);
}

fn close(app: &AppHandle, label: &str) {
    if let Some(window) = app.get_webview_window(label)
        && let Err(error) = window.close()
    {
        eprintln!("The window could not be closed: {error}");
    }
}

fn new_label() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    format!("window-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

fn build(app: &AppHandle, label: String) -> tauri::Result<WebviewWindow> {
    let before_the_page = if cfg!(debug_assertions) {
        include_str!("blocked.js")
    } else {
        include_str!("keys.js")
    };
    let window = WebviewWindowBuilder::new(app, label, WebviewUrl::default())
        .title("Hereabouts")
        .inner_size(1440.0, 900.0)
        .min_inner_size(800.0, 560.0)
        .prevent_overflow()
        .initialization_script(before_the_page)
        .on_document_title_changed(|window, title| {
            // A window that is closing has no title to change.
            let _ = window.set_title(&title);
        })
        .on_navigation(|url| {
            matches!(
                (url.scheme(), url.host_str()),
                ("tauri", Some("localhost")) | ("http", Some("tauri.localhost"))
            )
        })
        .build()?;
    #[cfg(target_os = "linux")]
    crate::fallen::watch(&window)?;
    Ok(window)
}

/// Says something to the page of every window.
pub fn tell_all(app: &AppHandle, event: &str) {
    if let Err(error) = app.emit(event, ()) {
        eprintln!("The windows were not told of {event}: {error}");
    }
}

pub fn bring_forward(app: &AppHandle, label: &str) {
    let Some(window) = app.get_webview_window(label) else {
        return;
    };
    let done = window
        .unminimize()
        .and_then(|()| window.show())
        .and_then(|()| window.set_focus());
    if let Err(error) = done {
        eprintln!("The window could not be brought forward: {error}");
    }
}

/// The file named on a command line (program name first), as seen from the folder it was typed in.
pub fn named_file(arguments: impl IntoIterator<Item = OsString>, folder: &Path) -> Option<PathBuf> {
    let file = arguments.into_iter().nth(1)?;
    Some(folder.join(file))
}

/// Keeps a window's file in step with the window.
pub fn on_event(window: &tauri::Window, event: &WindowEvent) {
    match event {
        WindowEvent::Destroyed => close_file(window.app_handle(), window.label()),
        WindowEvent::Focused(false) => settle(window),
        WindowEvent::DragDrop(event) => {
            let dragged = match event {
                DragDropEvent::Enter { paths, .. } => Dragged::Over {
                    paths: paths.clone(),
                },
                DragDropEvent::Drop { paths, .. } => Dragged::Dropped {
                    paths: paths.clone(),
                },
                DragDropEvent::Leave => Dragged::Left,
                _ => return,
            };
            if let Err(error) = window.emit_to(window.label(), "files-dragged", dragged) {
                eprintln!("The page was not told of the dragged files: {error}");
            }
        }
        _ => {}
    }
}

/// On losing focus the file is made whole, because the next thing may be to copy it; and the others get what was
/// written, because the next thing may be to close the lid.
fn settle(window: &tauri::Window) {
    let files = window.state::<Files>();
    // How it was changes no more, and has no file.
    if files.day_of(window.label()).is_some() {
        return;
    }
    let Ok(catalogue) = files.of(window.label()) else {
        return;
    };
    let tell = shared::telling(window.app_handle(), window.label());
    tauri::async_runtime::spawn_blocking(move || {
        if let Err(failure) = seam::settle(&catalogue) {
            eprintln!("{}", failure.message);
        }
        shared::leave(&catalogue, &tell);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], expected: Option<&str>) {
        let arguments = arguments.iter().map(OsString::from);
        let expected = expected.map(PathBuf::from);
        assert_eq!(named_file(arguments, Path::new("/home/me")), expected);
    }

    #[test]
    fn the_first_argument_is_the_file() {
        check(&["hereabouts-app"], None);
        check(
            &["hereabouts-app", "Hale.hereabouts"],
            Some("/home/me/Hale.hereabouts"),
        );
        check(
            &["hereabouts-app", "/tmp/a b'c#%🌳.hereabouts"],
            Some("/tmp/a b'c#%🌳.hereabouts"),
        );
        check(
            &["hereabouts-app", "file:odd.hereabouts"],
            Some("/home/me/file:odd.hereabouts"),
        );
    }
}

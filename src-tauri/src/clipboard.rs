//! The clipboard where WebKitGTK keeps it from the page: it hands over text alone, and takes nothing that the
//! page had to wait for.

use tauri::AppHandle;

/// The picture as PNG; none where there is no picture, or where the web view hands it over itself.
#[cfg(target_os = "linux")]
pub async fn picture(app: &AppHandle) -> Option<Vec<u8>> {
    use gtk::{Clipboard, gdk};
    let (told, heard) = tokio::sync::oneshot::channel();
    let asked = app.run_on_main_thread(move || {
        Clipboard::get(&gdk::SELECTION_CLIPBOARD).request_image(move |_, picture| {
            let png = picture.and_then(|picture| picture.save_to_bufferv("png", &[]).ok());
            // Nobody waits any more once the window is closed.
            let _ = told.send(png);
        });
    });
    asked.ok()?;
    heard.await.ok().flatten()
}

#[cfg(not(target_os = "linux"))]
pub async fn picture(_: &AppHandle) -> Option<Vec<u8>> {
    None
}

/// Puts text into the clipboard; answers whether it did, or leaves it to the page.
#[cfg(target_os = "linux")]
pub async fn put(app: &AppHandle, text: String) -> bool {
    use gtk::{Clipboard, gdk};
    let (told, heard) = tokio::sync::oneshot::channel();
    let asked = app.run_on_main_thread(move || {
        Clipboard::get(&gdk::SELECTION_CLIPBOARD).set_text(&text);
        // Nobody waits any more once the window is closed.
        let _ = told.send(());
    });
    asked.is_ok() && heard.await.is_ok()
}

#[cfg(not(target_os = "linux"))]
pub async fn put(_: &AppHandle, _: String) -> bool {
    false
}

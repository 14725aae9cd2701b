//! Brings a window back whose page fell over.
//!
//! The web view draws in a process of its own, which a fault in a graphics driver, or too little memory,
//! may end. The catalogue is open in this process and knows nothing of it: the page is loaded anew, finds
//! the file open, and goes back to where it was. WebView2 does the same by itself.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Manager};

/// When the page of each window fell over last.
#[derive(Default)]
pub struct Falls(Mutex<HashMap<String, Instant>>);

/// A page that falls over so soon after it was brought back might do so for ever.
const SOON: Duration = Duration::from_secs(10);

impl Falls {
    /// How long to wait before the page is loaded anew: not at all, but a while when it fell over just
    /// before, so that a computer that cannot draw it is not kept busy.
    fn pause(&self, window: &str, now: Instant) -> Duration {
        let mut falls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = falls.insert(window.to_owned(), now);
        match last.is_some_and(|last| now.duration_since(last) < 2 * SOON) {
            true => SOON,
            false => Duration::ZERO,
        }
    }
}

/// Loads the page of a window anew.
pub fn bring_back(app: &AppHandle, label: &str) {
    eprintln!("The page fell over and is loaded anew.");
    let pause = app.state::<Falls>().pause(label, Instant::now());
    let (app, label) = (app.clone(), label.to_owned());
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(pause).await;
        // A window that was closed meanwhile needs no page.
        let window = app.get_webview_window(&label);
        if let Some(Err(error)) = window.map(|window| window.reload()) {
            eprintln!("The page could not be loaded anew: {error}");
        }
    });
}

/// Notices when the page of a window falls over.
#[cfg(target_os = "linux")]
pub fn watch(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    let (app, label) = (window.app_handle().clone(), window.label().to_owned());
    window.with_webview(move |view| {
        let view = view.inner();
        view.connect_web_process_terminated(move |_, _| bring_back(&app, &label));
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_falls_over_again_and_again_is_given_time() {
        let falls = Falls::default();
        let begin = Instant::now();
        let second = Duration::from_secs(1);
        for (window, after, pause) in [
            ("one", 0, Duration::ZERO),
            ("two", 1, Duration::ZERO),
            ("one", 5, SOON),
            ("one", 16, SOON),
            ("one", 300, Duration::ZERO),
        ] {
            assert_eq!(
                falls.pause(window, begin + after * second),
                pause,
                "{window} {after}"
            );
        }
    }
}

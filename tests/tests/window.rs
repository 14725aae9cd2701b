//! The window as a whole: it opens, draws, and keeps to its content policy.

use hereabouts_e2e::{Start, Window};

#[test]
fn the_window_opens_and_draws() {
    let window = Window::open(None);
    let ready = window.read("document.documentElement.dataset.ready");
    assert!(ready.is_string(), "the page says what it shows: {ready}");
    assert!(!window.text("body").is_empty(), "the page has words");
    let picture = window.screenshot();
    assert!(picture.starts_with(b"\x89PNG"), "a picture is a PNG");
    assert!(
        picture.len() > 10_000,
        "a blank page would be a picture of {} bytes",
        picture.len()
    );
    assert_eq!(
        window.blocked(),
        serde_json::json!([]),
        "the content policy blocks nothing the page needs"
    );
}

#[test]
fn the_content_policy_is_strict() {
    let window = Window::open(None);
    // What data could do if it ever reached markup: each of these must be stopped.
    window.read(
        "(() => { const image = new Image(); image.src = 'https://example.org/a.png'; \
         const script = document.createElement('script'); script.textContent = 'window.ran = 1'; document.body.append(script); \
         fetch('https://example.org/').catch(() => {}); })()",
    );
    window.wait_until("the policy stopped all three", |window| {
        window.read("window.blocked.length") == 3
    });
    assert_eq!(
        window.read("window.ran === undefined"),
        true,
        "no inline script runs"
    );
}

#[test]
fn the_window_is_dark_where_the_desktop_is() {
    for dark in [true, false] {
        let window = Window::start(Start {
            dark,
            ..Start::default()
        });
        assert_eq!(
            window.read("matchMedia('(prefers-color-scheme: dark)').matches"),
            dark
        );
    }
}

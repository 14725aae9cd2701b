//! A catalogue with a passphrase in the real window: made, locked, opened again with the passphrase and with
//! the recovery key; and nothing of it readable in what the program and its web view write.

use hereabouts_e2e::{Cli, Start, Window};
use serde_json::json;
use std::path::{Path, PathBuf};

const WORDS: &str = "our bench by the pond";
const OTHER: &str = "seven swans on the weir";
const CANARY: &str = "Qzanary";

fn picture(window: &Window, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
    window.save_screenshot(&folder.join(name));
}

/// Chooses something to do in the palette.
#[track_caller]
fn choose(window: &Window, what: &str) {
    window.press("Control+k");
    window.wait_for("#palette-list");
    window.type_text(what);
    window.wait_for_words("#palette-list [role=option]", what);
    window.press("Enter");
}

#[track_caller]
fn unlock(window: &Window, words: &str) {
    window.fill("input[name=passphrase]", words);
    window.press("Enter");
}

/// Files under a folder that hold the word, as UTF-8 or UTF-16.
fn holding(folder: &Path, word: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)
        .expect("the folder is there")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            found.extend(holding(&path, word));
        } else if let Ok(mut bytes) = std::fs::read(&path) {
            bytes.retain(|byte| *byte != 0);
            bytes.make_ascii_lowercase();
            let word = word.to_ascii_lowercase();
            if bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes())
            {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn a_locked_catalogue_opens_with_its_passphrase_and_shows_nothing_before() {
    let (cli, home) = (Cli::new(), Cli::new());
    let file = cli.path("Ours.hereabouts");
    let window = Window::start(Start {
        home: Some(home.folder()),
        ..Start::default()
    });
    window.begin("Ours", &file, Some(WORDS));
    window.put_messages_away();
    window.press("n");
    window.wait_for("input[name=name]");
    window.type_text(&format!("{CANARY} choir"));
    window.press("Enter");
    window.wait_for_words("#card h1", CANARY);
    window.press("2");
    window.search(CANARY);
    window.wait_for_words("#row-0", CANARY);
    window.put_messages_away();
    // Half typed, it is there again afterwards.
    window.press("n");
    window.wait_for("input[name=name]");
    window.type_text(&format!("{CANARY} half"));

    window.press("Control+l");
    window.wait_for_words("[data-testid=unlock] h1", "Ours is locked");
    let page = window.read("document.documentElement.outerHTML");
    assert!(
        !page.to_string().contains(CANARY),
        "nothing of it is left in the page"
    );
    assert_eq!(window.read("document.title"), "Hereabouts");
    let asked = window.read("window.__TAURI_INTERNALS__.invoke('call', { name: 'info', args: {}, request: null }).catch((failed) => failed.message)");
    assert!(
        asked
            .as_str()
            .is_some_and(|said| said.contains("No catalogue is open")),
        "{asked}"
    );
    // Without a keychain nothing is offered that needs one.
    assert_eq!(
        window.read("window.__TAURI_INTERNALS__.invoke('can_remember')"),
        false
    );
    assert!(!window.has("[data-testid=unlock] input[name=remember]"));
    picture(&window, "unlock.png");

    unlock(&window, "our bench by the road");
    window.wait_for_words("[data-testid=unlock] [role=alert]", "did not open it");
    unlock(&window, WORDS);
    // Where somebody was, with what they were typing.
    window.wait_for("[data-testid=list]");
    window.wait_for("[data-testid=new-asset]");
    assert_eq!(
        window.read("document.querySelector('input[name=name]').value"),
        format!("{CANARY} half")
    );
    window.wait_for_words("#row-0", CANARY);
    assert_eq!(window.blocked(), json!([]));
    drop(window);
    for folder in [cli.folder(), home.folder()] {
        assert_eq!(holding(folder, CANARY), Vec::<PathBuf>::new());
    }
    // The control: what is searched does see what is readable.
    assert!(
        !holding(home.folder(), "Ours.hereabouts").is_empty(),
        "the list of recent files"
    );
}

#[test]
fn the_recovery_key_opens_it_until_the_passphrase_changes() {
    let cli = Cli::new();
    let file = cli.path("Ours.hereabouts");
    let window = Window::start(Start {
        dark: true,
        ..Start::default()
    });
    window.begin("Ours", &file, Some(WORDS));
    window.put_messages_away();
    choose(&window, "Passphrase and lock");
    window.wait_for_words("[data-testid=keys] h1", "Passphrase and lock");
    window.click_words("[data-testid=recovery] button", "Show it");
    window.wait_for("[data-testid=recovery-lines] li");
    picture(&window, "keys-dark.png");
    let lines = window.texts("[data-testid=recovery-lines] li").join("\n");
    let sheet = cli.path("key.pdf");
    window.click_words("[data-testid=recovery] button", "Save a sheet to print");
    window
        .display()
        .name_in_dialog("Where to keep the sheet", &sheet);
    window.wait_for_words("[data-testid=recovery] [role=status]", "Print it");
    assert!(std::fs::read(&sheet).is_ok_and(|pdf| pdf.starts_with(b"%PDF-")));

    window.press("Control+l");
    window.wait_for_words("[data-testid=unlock] h1", "Ours is locked");
    picture(&window, "unlock-dark.png");
    window.click_words(
        "[data-testid=unlock] button",
        "Use the recovery key instead",
    );
    window.wait_for("textarea[name=sheet]");
    window.type_text(&lines.replacen(&lines[..4], "7777", 1).replace('\n', " "));
    window.click_words("[data-testid=unlock] button", "Open");
    window.wait_for_words(
        "[data-testid=unlock] [role=alert]",
        "line 1 is not as printed",
    );
    picture(&window, "unlock-key-dark.png");
    window.fill(
        "textarea[name=sheet]",
        &lines.to_lowercase().replace('\n', " "),
    );
    window.click_words("[data-testid=unlock] button", "Open");

    // The next thing is a new passphrase; the old one is not asked for.
    window.wait_for_words("[data-testid=keys] .note", "came in with the recovery key");
    assert!(!window.has("input[name=current]"));
    window.fill("input[name=fresh]", OTHER);
    window.fill("input[name=again]", OTHER);
    window.click_words("[data-testid=change-passphrase] button", "Change it");
    window.wait_toast("The new passphrase opens it from now on");

    // Then the paper is old, and the current passphrase is asked for.
    window.click_words("[data-testid=keys] button", "Change the passphrase");
    window.wait_for("input[name=current]");
    window.press("Control+l");
    window.wait_for_words("[data-testid=unlock] h1", "Ours is locked");
    window.click_words(
        "[data-testid=unlock] button",
        "Use the recovery key instead",
    );
    window.wait_for("textarea[name=sheet]");
    window.type_text(&lines.replace('\n', " "));
    window.click_words("[data-testid=unlock] button", "Open");
    window.wait_for_words(
        "[data-testid=unlock] [role=alert]",
        "Look for a newer sheet",
    );
    window.click_words("[data-testid=unlock] button", "Use the passphrase instead");
    unlock(&window, WORDS);
    window.wait_for_words("[data-testid=unlock] [role=alert]", "did not open it");
    unlock(&window, OTHER);
    window.wait_for("[data-testid=keys]");
    assert_eq!(window.blocked(), json!([]));
}

#[test]
fn a_damaged_catalogue_offers_its_last_good_backup() {
    let cli = Cli::new();
    cli.ok(&["new", "Ours.hereabouts", "--name", "Ours"]);
    std::fs::write(cli.path("venues.csv"), "Name\nOld mill\n").expect("it can be written");
    cli.ok(&[
        "import",
        "Ours.hereabouts",
        "venues.csv",
        "--kind",
        "place",
        "--audience",
        "team",
    ]);
    let file = cli.path("Ours.hereabouts");
    let mut bytes = std::fs::read(&file).expect("it is there");
    bytes[3] ^= 4;
    std::fs::write(&file, &bytes).expect("it can be written");
    let window = Window::open(Some(&file));
    window.wait_for_words(
        "[data-testid=damaged] .note",
        "The last backup that is whole",
    );
    picture(&window, "damaged.png");
    window.click_words(
        "[data-testid=damaged] button",
        "Make a catalogue from this backup",
    );
    let restored = cli.path("Ours again.hereabouts");
    window
        .display()
        .name_in_dialog("Where to keep the restored catalogue", &restored);
    window.wait_for("html[data-ready=map]");
    assert_eq!(
        std::fs::read(&file).expect("it is there"),
        bytes,
        "the damaged one is as it was"
    );
}

#[test]
fn a_log_that_is_damaged_says_since_when_edits_may_be_missing() {
    let cli = Cli::new();
    let file = cli.path("Ours.hereabouts");
    let window = Window::open(None);
    window.begin("Ours", &file, None);
    // Many small edits, and the files as a power cut leaves them: before the log is written home.
    let done = window.read(
        "(async () => { for (let n = 0; n < 12; n += 1) \
         await window.__TAURI_INTERNALS__.invoke('call', { name: 'jot', args: { text: `bench ${n}` }, request: `r${n}` }); \
         return true; })()",
    );
    let log = |path: &Path| path.with_extension("hereabouts-wal");
    let (bytes, mut frames) = (std::fs::read(&file), std::fs::read(log(&file)));
    assert_eq!(done, true);
    drop(window);
    let (bytes, frames) = (
        bytes.expect("it is there"),
        frames.as_mut().expect("its log is there"),
    );
    assert!(frames.len() > 50_000, "{} bytes", frames.len());
    let damaged = cli.path("Damaged.hereabouts");
    let middle = frames.len() / 2;
    frames[middle] ^= 4;
    std::fs::write(&damaged, &bytes).expect("it can be written");
    std::fs::write(log(&damaged), &frames).expect("it can be written");
    let window = Window::open(Some(&damaged));
    window.wait_for_words("[data-testid=missing]", "may be missing");
    picture(&window, "missing.png");
    window.click_words("[data-testid=missing] button", "Understood");
    window.wait_until("it is put away", |window| {
        !window.has("[data-testid=missing]")
    });
    drop(window);
    // Opened once more, the log is whole again.
    let window = Window::open(Some(&damaged));
    window.wait_for("html[data-ready=map]");
    assert!(!window.has("[data-testid=missing]"));
}

#[test]
fn it_locks_when_nobody_is_there() {
    let (cli, home) = (Cli::new(), Cli::new());
    let file = cli.path("Ours.hereabouts");
    let window = Window::start(Start {
        home: Some(home.folder()),
        ..Start::default()
    });
    window.begin("Ours", &file, Some(WORDS));
    window.put_messages_away();
    choose(&window, "Passphrase and lock");
    window.click_words("[data-testid=keys] .choice label", "After 5 minutes");
    let kept = home.path("org.hereabouts.desktop/lock.json");
    window.wait_until("the laptop remembers it", |_| {
        std::fs::read_to_string(&kept).is_ok_and(|text| text == "{\"minutes\":5}")
    });
    // Nobody can wait so long here.
    std::fs::write(&kept, "{\"minutes\":0}").expect("it can be written");
    window.wait_for_words("[data-testid=unlock] h1", "Ours is locked");
    std::fs::write(&kept, "{\"minutes\":5}").expect("it can be written");
    unlock(&window, WORDS);
    window.wait_for("[data-testid=keys]");
}

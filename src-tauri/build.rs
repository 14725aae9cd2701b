//! Tells Tauri which commands the page may be allowed to call, and checks that the page is built.

use std::path::Path;

/// Every command of `commands.rs`; `capabilities/window.json` allows them one by one.
const COMMANDS: &[&str] = &[
    "call",
    "mapdata",
    "add_bytes",
    "copied_picture",
    "print",
    "save_letter",
    "copy_text",
    "start_info",
    "open_file",
    "create_file",
    "text_size",
    "open_as_it_was",
    "close_file",
    "choose_file",
    "give_changes",
    "take_changes",
    "drop_changes",
    "move_here",
    "wait_to_try",
    "open_with_recovery",
    "key_state",
    "change_passphrase",
    "recovery_lines",
    "save_recovery",
    "good_backup",
    "restore_backup",
    "lock_settings",
    "set_lock_after",
    "still_here",
    "lock_now",
    "lock_file",
    "take_draft",
    "remembered",
    "can_remember",
    "remember",
    "open_remembered",
    "forget_remembered",
    "online_state",
    "set_online",
    "search_online",
    "asked_of_network",
    "clear_asked",
    "clear_kept_tiles",
];

fn main() {
    println!("cargo:rerun-if-changed=../ui/dist");
    if !Path::new("../ui/dist/index.html").exists() {
        eprintln!(
            "The page is not built yet. Run `cargo xtask run`, which builds it, or `npm ci && npm run world && npm run build` in ui/."
        );
        std::process::exit(1);
    }
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
    {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}

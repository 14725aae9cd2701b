//! The program in a window: it carries what the page asks to the core and back, opens files and
//! windows, and serves the map's tiles. No rule about assets belongs here.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod clipboard;
mod commands;
mod dialog;
mod fallen;
mod files;
mod given;
mod kept;
mod keychain;
mod keys;
mod lock;
mod mapdata;
mod moved;
mod online;
mod print;
mod quiet;
mod recent;
mod remembered;
mod renderer;
mod seam;
mod shared;
#[cfg(target_os = "linux")]
mod sleep;
mod tries;
mod windows;
mod world;

use std::path::PathBuf;

fn main() {
    #[cfg(target_os = "linux")]
    dialog::answer_if_asked();
    renderer::prepare();
    let builder = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(
            |app, arguments, folder| {
                let arguments = arguments.into_iter().map(Into::into);
                windows::show(app, windows::named_file(arguments, &PathBuf::from(folder)));
            },
        ))
        .plugin(tauri_plugin_dialog::init())
        .manage(files::Files::default())
        .manage(fallen::Falls::default())
        .manage(given::Given::default())
        .manage(shared::Closing::default())
        .manage(tries::Tries::default())
        .manage(lock::Presence::default())
        .register_asynchronous_uri_scheme_protocol("mapdata", mapdata::serve)
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::mapdata,
            commands::add_bytes,
            commands::copied_picture,
            commands::print,
            commands::save_letter,
            commands::copy_text,
            commands::start_info,
            commands::open_file,
            commands::create_file,
            commands::text_size,
            commands::open_as_it_was,
            commands::close_file,
            commands::choose_file,
            given::give_changes,
            given::take_changes,
            given::drop_changes,
            moved::move_here,
            keys::wait_to_try,
            keys::open_with_recovery,
            keys::key_state,
            keys::change_passphrase,
            keys::recovery_lines,
            keys::save_recovery,
            keys::good_backup,
            keys::restore_backup,
            lock::lock_settings,
            lock::set_lock_after,
            lock::still_here,
            lock::lock_now,
            lock::lock_file,
            lock::take_draft,
            remembered::remembered,
            remembered::can_remember,
            remembered::remember,
            remembered::open_remembered,
            remembered::forget_remembered,
            online::online_state,
            online::set_online,
            online::search_online,
            online::asked_of_network,
            online::clear_asked,
            online::clear_kept_tiles,
        ])
        .on_window_event(windows::on_event)
        .setup(|app| {
            tauri::Manager::manage(app, online::Network::of(app.handle()));
            tauri::Manager::manage(app, remembered::Remembered::of(app.handle()));
            lock::watch(app.handle());
            let folder = std::env::current_dir().unwrap_or_default();
            let named = windows::named_file(std::env::args_os(), &folder);
            windows::begin(app.handle(), named)?;
            Ok(())
        });
    #[cfg(target_os = "macos")]
    let builder = builder.on_web_content_process_terminate(|webview| {
        fallen::bring_back(tauri::Manager::app_handle(webview), webview.label());
    });
    match builder.build(tauri::generate_context!()) {
        Ok(app) => app.run(|app, event| {
            if matches!(event, tauri::RunEvent::Exit) {
                windows::end(app);
            }
            // macOS hands over files to open as an event, not as arguments.
            #[cfg(target_os = "macos")]
            if let tauri::RunEvent::Opened { urls } = event {
                for path in urls.iter().filter_map(|url| url.to_file_path().ok()) {
                    windows::show(app, Some(path));
                }
            }
        }),
        Err(error) => {
            eprintln!("Hereabouts could not start: {error}");
            std::process::exit(1);
        }
    }
}

//! The program in a window: it carries what the page asks to the core and back, opens files and
//! windows, and serves the map's tiles. No rule about assets belongs here.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod clipboard;
mod commands;
mod dialog;
mod fallen;
mod files;
mod mapdata;
mod quiet;
mod recent;
mod renderer;
mod seam;
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
        .register_asynchronous_uri_scheme_protocol("mapdata", mapdata::serve)
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::mapdata,
            commands::add_bytes,
            commands::copied_picture,
            commands::copy_text,
            commands::start_info,
            commands::open_file,
            commands::create_file,
            commands::text_size,
            commands::close_file,
            commands::choose_file,
        ])
        .on_window_event(windows::on_event)
        .setup(|app| {
            let folder = std::env::current_dir().unwrap_or_default();
            windows::open(
                app.handle(),
                windows::named_file(std::env::args_os(), &folder),
            )?;
            Ok(())
        });
    #[cfg(target_os = "macos")]
    let builder = builder.on_web_content_process_terminate(|webview| {
        fallen::bring_back(tauri::Manager::app_handle(webview), webview.label());
    });
    match builder.build(tauri::generate_context!()) {
        Ok(app) => app.run(|_app, _event| {
            // macOS hands over files to open as an event, not as arguments.
            #[cfg(target_os = "macos")]
            if let tauri::RunEvent::Opened { urls } = _event {
                for path in urls.iter().filter_map(|url| url.to_file_path().ok()) {
                    windows::show(_app, Some(path));
                }
            }
        }),
        Err(error) => {
            eprintln!("Hereabouts could not start: {error}");
            std::process::exit(1);
        }
    }
}

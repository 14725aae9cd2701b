//! What has to be done before WebKitGTK starts: how it draws is chosen, and it is kept from waiting for ever.
//!
//! Its DMABUF renderer leaves the window blank with NVIDIA's driver and in WebKitGTK before 2.48;
//! without it everything else draws more slowly, so it is only turned off there.

const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts the program anew with the switch set, where that is needed and nobody has set it.
#[cfg(target_os = "linux")]
pub fn prepare() {
    use std::os::unix::process::CommandExt;
    know_addresses();
    let nvidia = std::path::Path::new("/proc/driver/nvidia/version").exists();
    let version = tauri::webview_version().unwrap_or_default();
    if std::env::var_os(SWITCH).is_some() || !(nvidia || is_old(&version)) {
        return;
    }
    // Replacing the process is the safe way to change the environment that GTK will read.
    if let Ok(program) = std::env::current_exe() {
        let error = std::process::Command::new(program)
            .args(std::env::args_os().skip(1))
            .env(SWITCH, "1")
            .exec();
        eprintln!("{SWITCH} could not be set: {error}");
    }
}

#[cfg(not(target_os = "linux"))]
pub fn prepare() {}

/// Makes the types of network addresses known to GLib while there is one thread alone.
///
/// Otherwise WebKitGTK does so within the making of a class of its own, and GLib's connection to the session bus does
/// so on another thread: now and then each waits for the other, and there is never a window.
#[cfg(target_os = "linux")]
fn know_addresses() {
    use gtk::gio::{InetSocketAddress, ProxyAddress};
    use gtk::glib::types::StaticType;
    InetSocketAddress::static_type();
    ProxyAddress::static_type();
}

/// Whether a WebKitGTK version such as "2.46.5" is before 2.48; unknown versions are not.
fn is_old(version: &str) -> bool {
    let mut parts = version
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    matches!((parts.next(), parts.next()), (Some(major), Some(minor)) if (major, minor) < (2, 48))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_before_2_48_are_old() {
        for (version, old) in [
            ("2.46.5", true),
            ("2.47.99", true),
            ("2.48.0", false),
            ("2.50.6", false),
            ("3.0", false),
            ("", false),
        ] {
            assert_eq!(is_old(version), old, "{version}");
        }
    }
}

//! Everything the program needs on a machine that has only Rust and Node.

use crate::steps::{Done, cargo, npm, program, target, top};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// What is set up for: each needs what the ones before it need.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub enum Purpose {
    Window,
    /// The window on a virtual display.
    Picture,
    Tests,
    /// What the program is measured beside.
    Bench,
}

/// What the window is built from: a compiler, WebKitGTK, and perl for OpenSSL.
const FOR_WINDOW: &[&str] = &[
    "build-essential",
    "pkg-config",
    "perl",
    "libwebkit2gtk-4.1-dev",
];

const FOR_PICTURE: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "libgl1-mesa-dri",
    "libegl1",
    "fonts-dejavu-core",
    "fonts-noto-core",
];

const FOR_TESTS: &[&str] = &[
    "xdotool",
    "iproute2",
    "gdal-bin",
    "python3-venv",
    "python3-gi",
    "gir1.2-gtk-3.0",
    "poppler-utils",
];

const TAURI_DRIVER: &str = "2.1.0";

/// Folders in `target`, each with a Python of its own.
const JUDGES: &str = "judges";
const PEERS: &str = "peers";

/// Sets up all but the built page.
pub fn set_up(purpose: Purpose) -> Done {
    system_packages(purpose)?;
    page_packages()?;
    world()?;
    // The window is only driven on Linux, and with it what is exported is only judged there.
    let drives = cfg!(target_os = "linux");
    if drives && purpose >= Purpose::Picture {
        tauri_driver()?;
    }
    if drives && purpose >= Purpose::Tests {
        // Independent judges of the GeoJSON we write.
        python_packages("judges of GeoJSON", JUDGES, "tests/judges/requirements.txt")?;
    }
    if drives && purpose >= Purpose::Bench {
        python_packages(
            "peers to be measured beside",
            PEERS,
            "bench/peers/requirements.txt",
        )?;
    }
    crate::notices::make()
}

/// Builds the page, which the window program contains.
pub fn page() -> Done {
    npm(&["run", "build"]).step("page build")
}

fn system_packages(purpose: Purpose) -> Done {
    match std::env::consts::OS {
        "linux" => linux_packages(purpose),
        "macos" if !program("xcode-select", &["-p"]).works() => Err(
            "Apple's command line tools are missing. Run `xcode-select --install`, then this again.".into(),
        ),
        "windows" => windows_parts(),
        _ => Ok(()),
    }
}

fn linux_packages(purpose: Purpose) -> Done {
    let mut wanted = FOR_WINDOW.to_vec();
    if purpose >= Purpose::Picture {
        wanted.extend(FOR_PICTURE);
    }
    if purpose >= Purpose::Tests {
        wanted.extend(FOR_TESTS);
    }
    if !program("apt-get", &["--version"]).works() {
        return match program("pkg-config", &["--exists", "webkit2gtk-4.1"]).works() {
            true => Ok(()),
            false => Err(format!(
                "This Linux has no apt. Install with its own tools what Debian calls: {}. Then run this again.",
                wanted.join(" ")
            )),
        };
    }
    let missing: Vec<&str> = wanted
        .into_iter()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let install = format!(
        "apt-get install -y --no-install-recommends {}",
        missing.join(" ")
    );
    let sudo = match () {
        () if program("id", &["-u"]).output().as_deref() == Some("0") => "",
        () if program("sudo", &["-n", "true"]).works() => "sudo -n ",
        () => {
            return Err(format!(
                "Some packages of the system are missing. Run this once, then the same command again:\n\n    sudo apt-get update && sudo {install}"
            ));
        }
    };
    let all = format!("{sudo}apt-get update && {sudo}env DEBIAN_FRONTEND=noninteractive {install}");
    program("sh", &["-c", &all])
        .advice("Is there internet? Set-up needs it once; the program never does.")
        .step("packages of the system")
}

fn is_installed(package: &str) -> bool {
    let status = program(
        "dpkg-query",
        &["--show", "--showformat", "${db:Status-Status}\n", package],
    )
    .output();
    status.is_some_and(|status| status.lines().any(|line| line == "installed"))
}

fn windows_parts() -> Done {
    const WEBVIEW: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let keys = [
        r"HKLM\SOFTWARE\WOW6432Node",
        r"HKLM\SOFTWARE",
        r"HKCU\Software",
    ];
    let has_webview = keys
        .iter()
        .any(|key| program("reg", &["query", &format!(r"{key}\{WEBVIEW}"), "/v", "pv"]).works());
    if !has_webview {
        return Err("Microsoft's WebView2 is missing. Install the “Evergreen Runtime” of WebView2 from Microsoft, then run this again.".into());
    }
    if !program("perl", &["-v"]).works() {
        return Err("Perl is missing, which OpenSSL is built with. Install Strawberry Perl, then run this again.".into());
    }
    Ok(())
}

/// The page's packages, exactly as locked.
pub fn page_packages() -> Done {
    let version = program("node", &["--version"]).output().unwrap_or_default();
    if !is_enough(&version) {
        let found = if version.is_empty() {
            "it was not found".to_owned()
        } else {
            format!("this is {version}")
        };
        return Err(format!(
            "Node 20.19 or newer is needed, and {found}. Install Node 20 from nodejs.org, then run this again."
        ));
    }
    let lock = top().join("ui/package-lock.json");
    let done_for = top().join("ui/node_modules/.installed-for");
    if read(&done_for) == read(&lock) && done_for.exists() {
        return Ok(());
    }
    npm(&["ci", "--no-audit", "--no-fund"])
        .advice("Is there internet? Set-up needs it once; the program never does.")
        .step("packages of the page")?;
    fs::copy(&lock, &done_for)
        .map(drop)
        .map_err(|error| format!("{}: {error}", done_for.display()))
}

/// Whether "v20.19.1" is 20.19 or newer.
fn is_enough(version: &str) -> bool {
    let mut parts = version
        .trim_start_matches('v')
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    matches!((parts.next(), parts.next()), (Some(major), Some(minor)) if (major, minor) >= (20, 19))
}

/// The bundled world base map.
fn world() -> Done {
    let made = changed(&top().join("ui/public/base/world.tiles"));
    let sources = [
        top().join("ui/scripts/build-world.mjs"),
        top().join("ui/package-lock.json"),
    ];
    if made.is_some() && sources.iter().all(|source| changed(source) <= made) {
        return Ok(());
    }
    npm(&["run", "world"]).step("world map")
}

fn tauri_driver() -> Done {
    let root = target().join("tools");
    let installed = root
        .join("bin")
        .join(format!("tauri-driver{}", std::env::consts::EXE_SUFFIX));
    if installed.exists() {
        return Ok(());
    }
    let root = root.to_string_lossy();
    cargo(&[
        "install",
        "tauri-driver",
        "--version",
        TAURI_DRIVER,
        "--locked",
        "--root",
        &root,
    ])
    .advice("Is there internet? Set-up needs it once; the program never does.")
    .step("tauri-driver")
}

/// The packages that a file lists, in a Python of their own in `target`.
fn python_packages(what: &str, place: &str, list: &str) -> Done {
    let wanted = top().join(list);
    let folder = target().join(place);
    let done_for = folder.join("installed-for");
    if done_for.exists() && read(&done_for) == read(&wanted) {
        return Ok(());
    }
    let folder = folder.to_string_lossy();
    program("python3", &["-m", "venv", "--clear", &folder])
        .advice("Is the package python3-venv installed?")
        .step(&format!("a place for the {what}"))?;
    let file = wanted.to_string_lossy();
    program(
        &python_in(place),
        &[
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--requirement",
            &file,
        ],
    )
    .advice("Is there internet? Set-up needs it once; the program never does.")
    .step(what)?;
    fs::copy(&wanted, &done_for)
        .map(drop)
        .map_err(|error| format!("{}: {error}", done_for.display()))
}

/// The Python that has the judges' packages.
pub fn python() -> String {
    python_in(JUDGES)
}

/// The Python that has the packages of what the program is measured beside.
pub fn python_of_peers() -> String {
    python_in(PEERS)
}

fn python_in(place: &str) -> String {
    target()
        .join(place)
        .join("bin/python")
        .to_string_lossy()
        .into_owned()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|data| data.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_20_19_is_enough() {
        for (version, enough) in [
            ("v20.19.0", true),
            ("v22.1.0", true),
            ("v20.18.3", false),
            ("v18.20.1", false),
            ("", false),
        ] {
            assert_eq!(is_enough(version), enough, "{version}");
        }
    }
}

//! `cargo xtask run`: from a fresh checkout to the open window.

use crate::setup::{self, Purpose};
use crate::steps::{Done, cargo_workspace, program, target};
use std::path::{Path, PathBuf, absolute};

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq)]
pub struct Wish {
    screenshot: Option<PathBuf>,
    file: Option<PathBuf>,
}

impl Wish {
    pub fn read(arguments: &[&str]) -> Result<Wish, String> {
        let whole = |path: &str| absolute(path).map_err(|error| format!("{path}: {error}"));
        let mut wish = Wish::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--screenshot" => {
                    let png = rest
                        .next()
                        .ok_or("--screenshot needs the name of a file for the picture.")?;
                    wish.screenshot = Some(whole(png)?);
                }
                option if option.starts_with("--") => {
                    return Err(format!(
                        "`run` knows no {option}. `cargo xtask --help` says what it knows."
                    ));
                }
                _ if wish.file.is_some() => return Err("`run` opens one FILE only.".into()),
                file => wish.file = Some(whole(file)?),
            }
        }
        Ok(wish)
    }
}

pub fn run(wish: &Wish) -> Done {
    let virtual_display =
        cfg!(target_os = "linux") && (wish.screenshot.is_some() || !has_display());
    if wish.screenshot.is_some() && !virtual_display {
        return Err("Pictures are taken on Linux only, where WebKitWebDriver is. Here, open the window with `cargo xtask run` and use the picture key of the system.".into());
    }
    setup::set_up(if virtual_display {
        Purpose::Picture
    } else {
        Purpose::Window
    })?;
    setup::page()?;
    cargo_workspace(&["build", "--bins"]).step("program")?;
    let file = match &wish.file {
        Some(file) => file.clone(),
        None => sample()?,
    };
    match virtual_display {
        true => picture(wish.screenshot.as_deref(), &file),
        false => program(&built("hereabouts-app"), &[&file.to_string_lossy()]).step("window"),
    }
}

/// The sample neighbourhood, made the first time. What is tried out in it stays until `target` is removed.
fn sample() -> Result<PathBuf, String> {
    let folder = target().join("sample");
    let file = folder.join("Aldermoor.hereabouts");
    if !file.exists() {
        std::fs::create_dir_all(&folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
        let path = file.to_string_lossy();
        program(
            &built("hereabouts"),
            &["new", &path, "--name", "Aldermoor", "--sample"],
        )
        .step("sample neighbourhood")?;
    }
    Ok(file)
}

fn picture(png: Option<&Path>, file: &Path) -> Done {
    let own = target().join("window.png");
    let path = png.unwrap_or(&own).to_string_lossy();
    let file = file.to_string_lossy();
    let mut arguments = Vec::new();
    if png.is_none() {
        println!("\nThere is no display here, so the window opens on a virtual one.");
        arguments.push("--stay");
    }
    arguments.extend([&*path, &*file]);
    program(&built("picture"), &arguments).step("window on a virtual display")
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn built(name: &str) -> String {
    let file = target()
        .join("debug")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    file.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], screenshot: Option<&str>, file: Option<&str>) {
        let whole = |path: &str| absolute(path).unwrap();
        let wish = Wish {
            screenshot: screenshot.map(whole),
            file: file.map(whole),
        };
        assert_eq!(Wish::read(arguments), Ok(wish), "{arguments:?}");
    }

    #[test]
    fn reads_what_is_wished_for() {
        check(&[], None, None);
        check(&["Hale.hereabouts"], None, Some("Hale.hereabouts"));
        check(&["--screenshot", "a.png"], Some("a.png"), None);
        check(
            &["Hale.hereabouts", "--screenshot", "a.png"],
            Some("a.png"),
            Some("Hale.hereabouts"),
        );
    }

    #[test]
    fn says_what_it_does_not_know() {
        for wrong in [&["--screenshot"][..], &["--fast"], &["one", "two"]] {
            assert!(Wish::read(wrong).is_err(), "{wrong:?}");
        }
    }
}

//! Makes the list of everything the program is built from, with its licences, from the lock files.
//!
//! `ui/public/notices.json` is what the About page shows, `target/NOTICES.txt` the same to read. A
//! part without a licence, or with one that is not permissive, stops the build. Parts that no lock
//! file knows as such (C sources inside crates, data inside packages) are named in `notices.json`.

use crate::licence::{is_permissive, may_be_passed_on_unchanged};
use crate::steps::{Done, cargo, target, top};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The programs that are shipped; what only builds or tests them is not.
const PROGRAMS: &[&str] = &["hereabouts-app", "hereabouts-cli"];

/// Something the program contains.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    version: String,
    /// SPDX expression.
    licence: String,
    home: String,
    is_data: bool,
    /// Why the program only passes it on as it came and makes nothing of it; empty where that is not said.
    unchanged: String,
    /// The notices that came with it.
    texts: Vec<String>,
}

/// Where a package's files are, and its version.
type Packages = BTreeMap<String, (PathBuf, String)>;

pub fn make() -> Done {
    let started = Instant::now();
    let by_hand: Value = serde_json::from_str(include_str!("../notices.json"))
        .map_err(|error| format!("xtask/notices.json: {error}"))?;
    let metadata = cargo(&["metadata", "--format-version", "1", "--locked"]).output();
    let metadata = metadata.ok_or(
        "`cargo metadata --locked` failed. Is Cargo.lock up to date? Any `cargo build` mends it.",
    )?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let lock = top().join("ui/package-lock.json");
    let lock = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let lock: Value =
        serde_json::from_str(&lock).map_err(|error| format!("ui/package-lock.json: {error}"))?;

    let mut crates = Packages::new();
    let mut packages = Packages::new();
    let mut parts = rust_parts(&metadata, &mut crates);
    parts.extend(npm_parts(
        &lock,
        &strings(&by_hand["shipped_npm_packages"]),
        &mut packages,
    )?);
    parts.extend(hand_parts(&by_hand, &crates, &packages)?);
    parts.sort();
    parts.dedup();
    check(&parts)?;

    write(
        &top().join("ui/public/notices.json"),
        &as_json(&parts).to_string(),
    )?;
    write(&target().join("NOTICES.txt"), &as_text(&parts))?;
    println!(
        "\n== notices: {} parts, all permissive, in {:.1} s",
        parts.len(),
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

/// The crates that the shipped programs link, on any system.
fn rust_parts(metadata: &Value, crates: &mut Packages) -> Vec<Part> {
    let packages: BTreeMap<&str, &Value> = each(&metadata["packages"])
        .map(|package| (text(&package["id"]), package))
        .collect();
    let nodes: BTreeMap<&str, &Value> = each(&metadata["resolve"]["nodes"])
        .map(|node| (text(&node["id"]), node))
        .collect();
    for package in packages.values() {
        let place = folder(text(&package["manifest_path"]));
        crates.insert(
            text(&package["name"]).into(),
            (place, text(&package["version"]).into()),
        );
    }
    let is_macro = |id: &str| {
        each(&packages[id]["targets"])
            .any(|target| each(&target["kind"]).any(|kind| kind == "proc-macro"))
    };
    let mut waiting: Vec<&str> = packages
        .iter()
        .filter(|(_, package)| PROGRAMS.contains(&text(&package["name"])))
        .map(|(id, _)| *id)
        .collect();
    let mut shipped = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if shipped.insert(id) {
            let linked = each(&nodes[id]["deps"])
                .filter(|dep| each(&dep["dep_kinds"]).any(|kind| kind["kind"].is_null()));
            waiting.extend(
                linked
                    .map(|dep| text(&dep["pkg"]))
                    .filter(|id| !is_macro(id)),
            );
        }
    }
    // What has no source is this workspace itself.
    let foreign = shipped
        .into_iter()
        .map(|id| packages[id])
        .filter(|package| !package["source"].is_null());
    let part = |package: &Value| {
        let place = folder(text(&package["manifest_path"]));
        let named = package["license_file"]
            .as_str()
            .map(|file| place.join(file));
        Part {
            name: text(&package["name"]).into(),
            version: text(&package["version"]).into(),
            licence: text(&package["license"]).into(),
            home: package["repository"].as_str().unwrap_or_default().into(),
            is_data: false,
            unchanged: String::new(),
            texts: licence_texts(&place, named),
        }
    };
    foreign.map(part).collect()
}

/// The packages that the page contains: its dependencies, and those named by hand.
fn npm_parts(lock: &Value, named: &[&str], packages: &mut Packages) -> Result<Vec<Part>, String> {
    let none = Map::new();
    let locked = lock["packages"].as_object().unwrap_or(&none);
    let mut parts = Vec::new();
    for (place, package) in locked {
        let Some((_, name)) = place.rsplit_once("node_modules/") else {
            continue;
        };
        let folder = top().join("ui").join(place);
        let version = text(&package["version"]);
        packages
            .entry(name.into())
            .or_insert((folder.clone(), version.into()));
        if package["dev"] == true && !named.contains(&name) {
            continue;
        }
        parts.push(Part {
            name: name.into(),
            version: version.into(),
            licence: text(&package["license"]).into(),
            home: format!("https://www.npmjs.com/package/{name}"),
            is_data: false,
            unchanged: String::new(),
            texts: licence_texts(&folder, None),
        });
    }
    match named.iter().find(|name| !packages.contains_key(**name)) {
        Some(name) => Err(format!(
            "xtask/notices.json names the npm package {name}, which ui/package-lock.json does not have. Take it out there, or put in what has taken its place."
        )),
        None => Ok(parts),
    }
}

/// The parts that only people know of. Each says inside which package it comes.
fn hand_parts(
    by_hand: &Value,
    crates: &Packages,
    packages: &Packages,
) -> Result<Vec<Part>, String> {
    each(&by_hand["parts"])
        .map(|entry| {
            let name = text(&entry["name"]);
            // What lies in this repository has its own version.
            let here = entry["here"].as_str().map(|folder| (top().join(folder), text(&entry["version"]).to_owned()));
            let carrier = match entry["crate"].as_str() {
                Some(carrier) => crates.get(carrier),
                None => packages.get(text(&entry["npm"])).or(here.as_ref()),
            };
            let (place, version) = carrier.ok_or_else(|| format!("xtask/notices.json says that {name} comes inside a package that is not locked any more. Say there what has taken its place."))?;
            let notice = match entry["file"].as_str() {
                Some(file) => fs::read_to_string(place.join(file)).map_err(|error| format!("The licence of {name}, {}: {error}", place.join(file).display()))?,
                None => text(&entry["text"]).to_owned(),
            };
            Ok(Part {
                name: name.into(),
                version: match here {
                    Some(_) => version.clone(),
                    None => format!("in {version}"),
                },
                licence: text(&entry["licence"]).into(),
                home: text(&entry["home"]).into(),
                is_data: entry["is_data"] == true,
                unchanged: text(&entry["passed_on_unchanged"]).into(),
                texts: vec![notice],
            })
        })
        .collect()
}

fn may_be_shipped(part: &Part) -> bool {
    let unchanged = part.is_data && !part.unchanged.is_empty();
    is_permissive(&part.licence, part.is_data)
        || (unchanged && may_be_passed_on_unchanged(&part.licence))
}

/// Every part must be there under a permissive licence.
fn check(parts: &[Part]) -> Done {
    let refused: Vec<String> = parts
        .iter()
        .filter(|part| !may_be_shipped(part))
        .map(|part| match part.licence.as_str() {
            "" => format!("{} {} names no licence", part.name, part.version),
            licence => format!("{} {} is under {licence}", part.name, part.version),
        })
        .collect();
    match refused.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "These parts may not be shipped:\n  {}\nUse something else in their place, or, if a licence is permissive after all, add it to xtask/src/licence.rs.",
            refused.join("\n  ")
        )),
    }
}

/// `{"parts": [{name, version, licence, home, is_data, texts: [index]}], "texts": [text]}`: equal
/// texts once. The About page shows the credit of data first.
fn as_json(parts: &[Part]) -> Value {
    let texts: BTreeSet<&String> = parts.iter().flat_map(|part| &part.texts).collect();
    let number: BTreeMap<&String, usize> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| (*text, at))
        .collect();
    let listed: Vec<Value> = parts
        .iter()
        .map(|part| {
            let texts: Vec<usize> = part.texts.iter().map(|text| number[text]).collect();
            json!({ "name": part.name, "version": part.version, "licence": part.licence, "home": part.home, "is_data": part.is_data, "texts": texts })
        })
        .collect();
    json!({ "parts": listed, "texts": texts })
}

fn as_text(parts: &[Part]) -> String {
    let mut out = String::from(
        "Hereabouts is built from these parts. The texts of their licences follow.\n\n",
    );
    let mut carriers: BTreeMap<&String, Vec<&str>> = BTreeMap::new();
    for part in parts {
        out += &format!(
            "{} {} ({}) {}\n",
            part.name, part.version, part.licence, part.home
        );
        for text in &part.texts {
            carriers.entry(text).or_default().push(&part.name);
        }
    }
    for (text, names) in carriers {
        out += &format!(
            "\n{}\n{}\n\n{}\n",
            "-".repeat(80),
            names.join(", "),
            text.trim()
        );
    }
    out
}

/// The licence files in a package's folder, in the order of their names.
fn licence_texts(folder: &Path, named: Option<PathBuf>) -> Vec<String> {
    let files = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let is_licence = |file: &PathBuf| {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        ["LICEN", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT"]
            .iter()
            .any(|start| name.starts_with(start))
    };
    let mut files: BTreeSet<PathBuf> = files
        .filter(|file| file.is_file() && is_licence(file))
        .collect();
    files.extend(named);
    let texts = files
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok());
    texts
        .map(|text| text.replace("\r\n", "\n").trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

fn write(file: &Path, text: &str) -> Done {
    let folder = folder(&file.to_string_lossy());
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(file, text));
    written.map_err(|error| format!("{}: {error}", file.display()))
}

fn folder(file: &str) -> PathBuf {
    Path::new(file)
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

fn each(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn strings(list: &Value) -> Vec<&str> {
    each(list).map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, licence: &str, is_data: bool) -> Part {
        Part {
            name: name.into(),
            version: "1.0.0".into(),
            licence: licence.into(),
            home: String::new(),
            is_data,
            unchanged: String::new(),
            texts: vec![format!("text of {licence}")],
        }
    }

    #[test]
    fn a_missing_or_restrictive_licence_stops_the_build() {
        assert_eq!(
            check(&[part("a", "MIT", false), part("towns", "CC-BY-4.0", true)]),
            Ok(())
        );
        for (name, licence, sentence) in [
            ("b", "", "b 1.0.0 names no licence"),
            ("c", "GPL-3.0-only", "c 1.0.0 is under GPL-3.0-only"),
        ] {
            let refused =
                check(&[part("a", "MIT", false), part(name, licence, false)]).unwrap_err();
            assert!(refused.contains(sentence), "{refused}");
        }
    }

    #[test]
    fn share_alike_data_needs_its_own_leave_and_no_program_has_it() {
        let styles = part("styles", "CC-BY-SA-3.0", true);
        let leave = |part: Part| Part {
            unchanged: "It is never used.".into(),
            ..part
        };
        assert_eq!(check(&[leave(styles.clone())]), Ok(()));
        for other in [
            styles.clone(),
            leave(part("program", "CC-BY-SA-3.0", false)),
            leave(part("map", "ODbL-1.0", true)),
        ] {
            let refused = check(&[leave(styles.clone()), other]).unwrap_err();
            assert_eq!(refused.matches(" is under ").count(), 1, "{refused}");
        }
        // And the list that is shipped gives it once.
        let by_hand: Value = serde_json::from_str(include_str!("../notices.json")).unwrap();
        let given: Vec<&str> = each(&by_hand["parts"])
            .filter(|entry| !entry["passed_on_unchanged"].is_null())
            .map(|entry| text(&entry["crate"]))
            .collect();
        assert_eq!(given, ["hayagriva"]);
    }

    #[test]
    fn only_what_is_linked_is_a_part() {
        let package = |name: &str, kind: &str| json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT", "source": "registry", "manifest_path": "/none/Cargo.toml", "targets": [{ "kind": [kind] }] });
        let dep = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let mut own = package("hereabouts-cli", "bin");
        own["source"] = Value::Null;
        let metadata = json!({
            "packages": [own, package("linked", "lib"), package("deep", "lib"), package("built-with", "lib"), package("tested-with", "lib"), package("macro", "proc-macro")],
            "resolve": { "nodes": [
                { "id": "hereabouts-cli", "deps": [dep("linked", Value::Null), dep("built-with", json!("build")), dep("tested-with", json!("dev")), dep("macro", Value::Null)] },
                { "id": "linked", "deps": [dep("deep", Value::Null)] },
                { "id": "deep", "deps": [] }, { "id": "built-with", "deps": [] }, { "id": "tested-with", "deps": [] }, { "id": "macro", "deps": [] },
            ] }
        });
        let parts = rust_parts(&metadata, &mut Packages::new());
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["deep", "linked"]);
    }

    #[test]
    fn of_the_page_dependencies_and_named_packages_are_parts() {
        let lock = json!({ "packages": {
            "": {}, "node_modules/map": { "version": "6.0.0", "license": "BSD-3-Clause" },
            "node_modules/map/node_modules/inner": { "version": "1.0.0", "license": "MIT" },
            "node_modules/linter": { "version": "1.0.0", "license": "MIT", "dev": true },
            "node_modules/towns": { "version": "3.1.0", "license": "MIT", "dev": true },
        } });
        let parts = npm_parts(&lock, &["towns"], &mut Packages::new()).unwrap();
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["map", "inner", "towns"]);
        assert!(
            npm_parts(&lock, &["gone"], &mut Packages::new()).is_err(),
            "a named package must be there"
        );
    }

    #[test]
    fn a_hand_part_needs_its_carrier() {
        let by_hand = json!({ "parts": [{ "name": "OpenSSL", "licence": "Apache-2.0", "crate": "openssl-src", "text": "…" }] });
        assert!(hand_parts(&by_hand, &Packages::new(), &Packages::new()).is_err());
    }

    #[test]
    fn equal_texts_are_listed_once() {
        let listed = as_json(&[
            part("a", "MIT", false),
            part("b", "MIT", false),
            part("c", "ISC", false),
        ]);
        assert_eq!(listed["texts"], json!(["text of ISC", "text of MIT"]));
        assert_eq!(listed["parts"][1]["texts"], json!([1]));
    }

    #[test]
    fn data_is_told_from_programs() {
        let listed = as_json(&[part("towns", "CC-BY-4.0", true), part("map", "MIT", false)]);
        let told: Vec<&Value> = each(&listed["parts"])
            .map(|part| &part["is_data"])
            .collect();
        assert_eq!(told, [&json!(true), &json!(false)]);
    }
}

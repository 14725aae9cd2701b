//! Two hundred words that nobody else writes, put into every kind of field of an encrypted catalogue, stand
//! readable in no file that the program writes: not in the catalogue, its log, its backups, or what is left
//! beside them. In a plain catalogue all of them do.

#![allow(clippy::unwrap_used)]

use hereabouts_core::storage::{self, Passphrase, set_passphrase};
use hereabouts_core::{Catalogue, api};
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const MANY: usize = 200;

/// Hands out the words one by one.
#[derive(Default)]
struct Canaries(Cell<usize>);

impl Canaries {
    fn next(&self) -> String {
        let n = self.0.get();
        self.0.set(n + 1);
        canary(n)
    }
}

fn canary(n: usize) -> String {
    format!("Qzanary{n:03}xw")
}

fn call(catalogue: &Catalogue, name: &str, args: Value) -> Value {
    let answer = api::call(catalogue, name, args, None);
    let answer = answer.unwrap_or_else(|failure| panic!("{name}: {}", failure.message));
    serde_json::from_str::<Value>(&answer).unwrap()["value"].clone()
}

/// A picture whose camera wrote something into it.
fn photo(path: &Path, said: &str) {
    let mut encoder = png::Encoder::new(fs::File::create(path).unwrap(), 2, 2);
    encoder.set_color(png::ColorType::Rgb);
    encoder
        .add_text_chunk("Comment".into(), said.into())
        .unwrap();
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&[90; 12])
        .unwrap();
}

/// Fills a catalogue by its commands; `outside` is where files lie that are brought in.
fn fill(catalogue: &Catalogue, outside: &Path) {
    let c = Canaries::default();
    call(catalogue, "set_worker", json!({ "name": c.next() }));
    let field = json!({ "label": c.next(), "type": "text", "kinds": [], "choices": [], "help": c.next(), "position": 0 });
    let field = call(catalogue, "add_custom_field", json!({ "field": field }));
    let mut assets = Vec::new();
    for kind in [
        "person",
        "association",
        "institution",
        "place",
        "exchange",
        "culture",
    ] {
        let mut fields =
            json!({ "tags": [c.next()], "languages": [c.next()], "extra": { c.next(): c.next() } });
        let texts = [
            "summary",
            "story",
            "note",
            "times",
            "access",
            "cost",
            "steward",
            "source_note",
        ];
        for text in texts {
            fields[text] = c.next().into();
        }
        fields[format!("field/{}", field.as_str().unwrap())] = c.next().into();
        let made = call(
            catalogue,
            "create_asset",
            json!({ "kind": kind, "name": c.next(), "fields": fields }),
        );
        for channel in ["phone", "email"] {
            let value = match channel {
                "email" => format!("{}@example.org", c.next()),
                _ => format!("01632 960001 {}", c.next()),
            };
            let contact = json!({ "asset": made, "kind": "role", "channel": channel, "value": value, "label": c.next(), "may_be_published": false });
            call(catalogue, "add_contact", json!({ "contact": contact }));
        }
        call(
            catalogue,
            "confirm_asset",
            json!({ "id": made, "outcome": "changed", "method": null, "note": c.next() }),
        );
        call(
            catalogue,
            "edit_asset",
            json!({ "id": made, "fields": { "summary": c.next() } }),
        );
        assets.push(made);
    }
    let (person, group, place) = (&assets[0], &assets[1], &assets[3]);
    let tie = json!({ "from": group, "type": "meets_at", "to": place, "since": null, "until": null, "source": c.next(), "strength": 2, "sensitivity": "ordinary", "note": c.next() });
    call(catalogue, "relate", json!({ "relationship": tie }));
    call(
        catalogue,
        "add_relationship_type",
        json!({ "wording": c.next(), "inverse": c.next() }),
    );
    let address = json!({ "precision": "street", "address": c.next() });
    call(
        catalogue,
        "edit_asset",
        json!({ "id": place, "fields": { "place": address } }),
    );
    let activity = json!({ "host": group, "name": c.next(), "at": null, "schedule": null, "cost": c.next(), "access": c.next(), "first_time": c.next(), "note": c.next() });
    call(catalogue, "add_activity", json!({ "activity": activity }));
    let area = json!({ "kind": "neighbourhood", "name": c.next(), "geometry": { "type": "Polygon", "coordinates": [[[0.0, 51.0], [0.1, 51.0], [0.1, 51.1], [0.0, 51.0]]] }, "code": null, "vintage": null, "defined_by": c.next(), "defined_on": null, "note": c.next() });
    call(catalogue, "add_area", json!({ "area": area }));
    let view = json!({ "name": c.next(), "camera": { "lon": 0.0, "lat": 51.0, "zoom": 12.0 }, "query": c.next() });
    call(catalogue, "save_view", json!({ "id": null, "view": view }));
    let partner = json!({ "name": c.next(), "kind": null, "contact": c.next(), "agreement": c.next(), "profiles": [] });
    call(catalogue, "add_partner", json!({ "partner": partner }));
    let purpose = json!({ "label": c.next(), "basis": "consent", "retention_months": null, "assessment": c.next() });
    let purpose = call(
        catalogue,
        "save_purpose",
        json!({ "id": null, "purpose": purpose }),
    );
    let consent = json!({ "person": person, "purpose": purpose, "what": ["gifts"], "to": "public", "how": "spoken", "wording": c.next(), "wording_version": c.next(), "on": "2026-11-20", "taken_by": c.next(), "guardian": null, "form": null, "review_by": null, "withdrawn": null });
    call(catalogue, "give_consent", json!({ "consent": consent }));
    let picture = outside.join(format!("{}.png", c.next()));
    photo(&picture, &c.next());
    let added = call(
        catalogue,
        "add_attachments",
        json!({ "asset": place, "paths": [picture] }),
    );
    assert_eq!(added["refused"], json!([]), "{added}");
    let shown = catalogue
        .show_asset(serde_json::from_value(place.clone()).unwrap())
        .unwrap();
    let photo_id = serde_json::to_value(shown).unwrap()["attachments"][0]["id"].clone();
    call(
        catalogue,
        "edit_attachment",
        json!({ "id": photo_id, "fields": { "caption": c.next(), "alt": c.next() } }),
    );
    call(catalogue, "jot", json!({ "text": c.next() }));
    connect(catalogue, &c, person, place);
    // Found, and taken back: neither leaves anything readable.
    catalogue.counts(c.next()).unwrap();
    let searched = canary(c.0.get() - 1);
    call(catalogue, "jot", json!({ "text": searched }));
    call(catalogue, "undo", json!({}));
    // The rest comes in a spreadsheet, before which there is a backup.
    let mut table = String::from("Name,Notes,Colour\n");
    while c.0.get() + 3 <= MANY {
        table += &format!("{},{},{}\n", c.next(), c.next(), c.next());
    }
    while c.0.get() < MANY {
        table += &format!("{},,\n", c.next());
    }
    let source = outside.join("venues.csv");
    fs::write(&source, table).unwrap();
    let options = json!({ "sheet": null, "columns": {}, "kind": "place", "audience": "team", "swap": false, "decisions": {} });
    call(
        catalogue,
        "run_import",
        json!({ "path": source, "options": options }),
    );
    assert_eq!(c.0.get(), MANY);
}

/// What people offer, wish for, said and promised.
fn connect(catalogue: &Catalogue, c: &Canaries, person: &Value, place: &Value) {
    let do_it = |name: &str, args: Value| call(catalogue, name, args);
    let gift = json!({ "holder": person, "what": c.next(), "topics": [c.next()], "when": c.next(), "limits": c.next(), "note": c.next(), "status": "offered" });
    do_it("add_gift", json!({ "gift": gift }));
    let wish = json!({ "holder": person, "what": c.next(), "topics": [c.next()], "when": c.next(), "note": c.next(), "status": "open" });
    do_it("add_wish", json!({ "wish": wish }));
    let line = format!("can teach: {}; would love: {}", c.next(), c.next());
    do_it("capture_line", json!({ "holder": person, "text": line }));
    let said = json!({ "on": "2026-03-04", "words": c.next(), "by": c.next(), "about": [place] });
    do_it(
        "note_conversation",
        json!({ "conversation": said, "not_meant": [] }),
    );
    do_it(
        "keep_draft",
        json!({ "key": "conversation", "words": c.next() }),
    );
    let promise = json!({ "what": c.next(), "about": person });
    do_it("add_follow_up", json!({ "follow_up": promise }));
    let met = json!({ "parties": [person, place], "why": c.next(), "made_by": c.next(), "where": c.next(), "came_of_it": c.next(), "stage": "met" });
    do_it("introduce", json!({ "introduction": met }));
    let action = json!({ "name": c.next(), "assets": [person, place], "who_starts": c.next(), "ourselves": c.next(), "with_help": c.next(), "by_agencies": c.next(), "note": c.next(), "status": "idea" });
    do_it("add_possible_action", json!({ "action": action }));
    let session = json!({ "name": c.next(), "on": "2026-03-04", "note": c.next() });
    let session = do_it(
        "save_gathering",
        json!({ "id": null, "gathering": session }),
    );
    let text = format!("offers: {}", c.next());
    do_it(
        "add_card",
        json!({ "gathering": session, "who": c.next(), "text": text, "may_be_listed": true }),
    );
    let synonym = json!({ "words": [c.next(), c.next()] });
    do_it("save_synonym", json!({ "id": null, "synonym": synonym }));
}

/// The words that stand in any file under `folder`, as UTF-8 or UTF-16, however their letters are written.
fn readable(folder: &Path) -> BTreeSet<usize> {
    let mut bytes = Vec::new();
    gather(folder, &mut bytes);
    // A word in UTF-16 is one in UTF-8 with a nought between its letters.
    let without_gaps: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let mut found = BTreeSet::new();
    for bytes in [bytes, without_gaps] {
        let bytes = bytes.to_ascii_lowercase();
        let starts = bytes
            .windows(7)
            .enumerate()
            .filter(|(_, part)| *part == b"qzanary");
        found.extend(starts.filter_map(|(at, _)| {
            let number = std::str::from_utf8(bytes.get(at + 7..at + 10)?).ok()?;
            let whole = bytes.get(at + 10..at + 12)? == b"xw";
            number.parse::<usize>().ok().filter(|_| whole)
        }));
    }
    found
}

fn gather(folder: &Path, into: &mut Vec<u8>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        match entry.path().is_dir() {
            true => gather(&entry.path(), into),
            false => into.extend(fs::read(entry.path()).unwrap()),
        }
        into.extend(entry.file_name().as_encoded_bytes());
    }
}

fn words() -> Passphrase {
    Passphrase::new("our bench by the pond".into()).unwrap()
}

#[test]
fn nothing_of_an_encrypted_catalogue_is_readable() {
    let all: BTreeSet<usize> = (0..MANY).collect();
    for passphrase in [Some(words()), None] {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let path = folder.path().join("Hale.hereabouts");
        let catalogue = Catalogue::create(&path, "Hale", passphrase.as_ref()).unwrap();
        fill(&catalogue, outside.path());
        let copy = folder.path().join("copy.hereabouts");
        catalogue
            .read(|db| storage::backup(db, catalogue.file().unwrap(), &copy))
            .unwrap();
        // While it is open, log and all.
        assert!(
            path.with_extension("hereabouts-wal")
                .metadata()
                .is_ok_and(|log| log.len() > 100_000)
        );
        let open = readable(folder.path());
        drop(catalogue);
        let closed = readable(folder.path());
        match passphrase {
            Some(_) => assert_eq!((open.len(), closed.len()), (0, 0)),
            None => assert_eq!((&open, &closed), (&all, &all), "control"),
        }
    }
}

#[test]
fn a_passphrase_given_later_closes_the_backups_too() {
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("Hale.hereabouts");
    let catalogue = Catalogue::create(&path, "Hale", None).unwrap();
    fill(&catalogue, outside.path());
    catalogue.backup_if_due().unwrap();
    let backups = storage::backups(catalogue.file().unwrap()).unwrap();
    drop(catalogue);
    assert!(!readable(folder.path()).is_empty() && !backups.is_empty());
    assert_eq!(
        set_passphrase(&path, None, Some(&words())).unwrap(),
        Vec::<std::path::PathBuf>::new()
    );
    assert_eq!(readable(folder.path()), BTreeSet::new());
    // They are the same backups, and open with the new passphrase.
    let catalogue = Catalogue::open(&path, Some(&words())).unwrap();
    let after = storage::backups(catalogue.file().unwrap()).unwrap();
    let names = |all: &[storage::backup::BackupFile]| {
        all.iter()
            .map(|b| (b.path.clone(), b.at))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&after), names(&backups));
    let restored = folder.path().join("restored.hereabouts");
    storage::restore(&after[0].path, Some(&words()), &restored).unwrap();

    // One that a power cut left readable is closed when the next backup is asked for.
    drop(catalogue);
    set_passphrase(&path, Some(&words()), None).unwrap();
    let plain = fs::read(&after[0].path).unwrap();
    set_passphrase(&path, None, Some(&words())).unwrap();
    let left = &after[0].path;
    fs::remove_file(left).unwrap();
    fs::write(left, &plain).unwrap();
    let time = std::time::SystemTime::try_from(after[0].at).unwrap();
    fs::File::options()
        .write(true)
        .open(left)
        .unwrap()
        .set_modified(time)
        .unwrap();
    assert!(
        !readable(folder.path()).is_empty(),
        "control: it was readable"
    );
    let catalogue = Catalogue::open(&path, Some(&words())).unwrap();
    catalogue.backup_if_due().unwrap();
    assert_eq!(readable(folder.path()), BTreeSet::new());
}

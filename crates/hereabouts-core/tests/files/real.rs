//! Real files, where they are there: every row is accounted for, nothing doubles, and undo takes it all back.

use crate::back;
use crate::corpus::data;
use hereabouts_core::Catalogue;
use hereabouts_core::import::plan::{ImportCounts, ImportOptions};
use std::path::Path;

fn import(catalogue: &Catalogue, path: &Path) -> ImportCounts {
    let path = path.display().to_string();
    let plan = catalogue
        .plan_import(path.clone(), ImportOptions::default())
        .unwrap();
    let done = catalogue
        .run_import(path.clone(), ImportOptions::default())
        .unwrap()
        .value;
    assert_eq!(
        plan.counts, done.counts,
        "{path}: what was planned is what is done"
    );
    let c = done.counts;
    assert_eq!(
        c.rows,
        c.new + c.updated + c.same + c.inbox + c.skipped,
        "{path}"
    );
    c
}

#[test]
fn a_councils_spreadsheet_is_accounted_for_row_by_row() {
    let Some(data) = data("assets") else { return };
    let file = data.join("trafford_uk/council_open_data/trafford_land_and_building_assets.csv");
    let catalogue = Catalogue::in_memory("Trafford").unwrap();
    let first = import(&catalogue, &file);
    assert_eq!((first.rows, first.skipped), (608, 0));
    let info = catalogue.info().unwrap();
    assert_eq!(
        info.assets + info.inbox,
        608,
        "every row is an asset or waits in the Inbox: {first:?}"
    );
    assert_eq!(info.unlocated, 235);
    let again = import(&catalogue, &file);
    assert_eq!(
        (again.same, again.inbox),
        (first.new, first.inbox),
        "the same file once more changes nothing"
    );
    assert_eq!(catalogue.info().unwrap().content_hash, info.content_hash);
    catalogue.undo().unwrap();
    assert_eq!(catalogue.info().unwrap().assets, 0);
    catalogue.redo().unwrap();
    assert_eq!(catalogue.info().unwrap().content_hash, info.content_hash);
}

#[test]
fn two_laptops_that_bring_in_one_file_hold_the_same_records() {
    let Some(data) = data("assets") else { return };
    let file = data.join("trafford_uk/open_data/gm_food_banks.geojson");
    let ours = Catalogue::in_memory("Trafford").unwrap();
    let theirs = ours.copy_in_memory().unwrap();
    import(&ours, &file);
    import(&theirs, &file);
    let before = ours.info().unwrap();
    ours.merge(
        &theirs
            .changes_for(&hereabouts_core::audience::Audience::Team)
            .unwrap(),
    )
    .unwrap();
    let after = ours.info().unwrap();
    assert_eq!(
        (before.assets, before.content_hash),
        (after.assets, after.content_hash)
    );
    assert!(after.assets > 100);
}

/// Nothing a person could be called, written to or visited by leaves for everybody.
#[test]
fn the_public_file_of_charities_tells_nobodys_number_or_address() {
    let Some(data) = data("assets") else { return };
    let file = data.join("trafford_uk/open_data/charities_operating_in_trafford.csv");
    let mut table = csv::Reader::from_path(&file).unwrap();
    let columns = ["phone", "email", "address", "postcode"]
        .map(|what| format!("charity_contact_{what}"))
        .map(|name| {
            table
                .headers()
                .unwrap()
                .iter()
                .position(|h| h == name)
                .unwrap()
        });
    let mut secrets: Vec<String> = Vec::new();
    for row in table.records() {
        let row = row.unwrap();
        secrets.extend(columns.iter().map(|column| row[*column].trim().to_owned()));
    }
    // What says nothing, and the one word that is a place as well.
    secrets.retain(|value| value.len() > 5);
    // Quotation marks are all that our formats write differently.
    let bare = |text: &str| text.replace(['"', '\\'], "");
    secrets.iter_mut().for_each(|value| *value = bare(value));
    secrets.sort();
    secrets.dedup();
    // Everything in the file may be seen by everybody, somebody said in a hurry.
    let options = ImportOptions {
        audience: Some(hereabouts_core::audience::Audience::Public),
        ..ImportOptions::default()
    };
    let catalogue = Catalogue::in_memory("Trafford").unwrap();
    let path = file.display().to_string();
    catalogue.run_import(path, options).unwrap();
    let written = |audience: &str, format: &str| -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("charities.{format}"));
        let released = back::save(&catalogue, audience, format, None, &path);
        assert!(released > 700, "{audience}: {released}");
        let files = std::fs::read_dir(folder.path()).unwrap();
        let bytes = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        bare(&String::from_utf8(bytes.collect::<Vec<_>>().concat()).unwrap())
    };
    for format in ["geojson", "csv"] {
        let (public, ours) = (written("public", format), written("me", format));
        let told: Vec<&String> = secrets
            .iter()
            .filter(|secret| public.contains(secret.as_str()))
            .collect();
        assert_eq!(
            told,
            Vec::<&String>::new(),
            "{format}, of {}",
            secrets.len()
        );
        let kept = secrets
            .iter()
            .filter(|secret| ours.contains(secret.as_str()))
            .count();
        println!(
            "{format}: 0 of {} values for everybody, {kept} for us",
            secrets.len()
        );
        assert!(
            kept * 100 >= secrets.len() * 95,
            "{format}: {kept} of {}",
            secrets.len()
        );
    }
}

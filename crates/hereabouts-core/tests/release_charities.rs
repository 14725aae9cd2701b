//! A register of charities with the phones, e-mails and homes of those who run them: all of it comes in, and
//! none of that leaves for the public.

#![allow(clippy::unwrap_used)]

use hereabouts_core::Catalogue;
use hereabouts_core::asset::AssetKind;
use hereabouts_core::audience::Audience;
use hereabouts_core::import::plan::ImportOptions;
use hereabouts_core::release::request::{ReleaseRequest, What};
use std::path::{Path, PathBuf};

const PRIVATE: [&str; 4] = [
    "charity_contact_address",
    "charity_contact_postcode",
    "charity_contact_phone",
    "charity_contact_email",
];

const INVENTED: &str = "\
registered_charity_number,charity_name,charity_activities,charity_contact_address,charity_contact_postcode,charity_contact_phone,charity_contact_email,charity_contact_web
900001,ALDERMOOR CHOIR,Singing together,\"14 Mill Lane, Aldermoor\",ZZ1 1AA,01632960001,choir@example.org,www.choir.example.org
900002,FRIENDS OF THE GREEN,NA,3 Chapel Street,ZZ1 1AB,07700900002,green@example.org,NA
900003,MILL LANE ALLOTMENTS,Growing,9 Weir Row,ZZ1 1AC,07700900003,NA,NA
";

fn real() -> Option<PathBuf> {
    let shared = std::env::var_os("HEREABOUTS_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let file = shared.join("data/assets/trafford_uk/open_data/charities_operating_in_trafford.csv");
    file.is_file().then_some(file)
}

/// The cells of the columns that say how to reach people, by column.
fn private(file: &Path) -> Vec<(&'static str, String)> {
    let mut rows = csv::Reader::from_path(file).unwrap();
    let headers = rows.headers().unwrap().clone();
    let mut cells = Vec::new();
    for row in rows.records() {
        let row = row.unwrap();
        for name in PRIVATE {
            let at = headers.iter().position(|header| header == name).unwrap();
            // A number or a word this short may stand elsewhere for another reason.
            let cell = row.get(at).unwrap_or_default().trim();
            if cell != "NA" && cell.len() > 5 {
                cells.push((name, cell.to_owned()));
            }
        }
    }
    cells
}

fn released(catalogue: &Catalogue, audience: Audience) -> String {
    let folder = tempfile::tempdir().unwrap();
    for format in ["geojson", "csv"] {
        let request = ReleaseRequest {
            audience: audience.clone(),
            format: format.into(),
            profile: None,
            what: What::Everything,
            photos: false,
            only_published_contacts: false,
            choices: Default::default(),
        };
        let path = folder.path().join(format!("{format}.{format}"));
        catalogue
            .save_release(request, path.to_str().unwrap().into(), None)
            .unwrap();
    }
    let files = std::fs::read_dir(folder.path()).unwrap();
    files
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect()
}

fn check(file: &Path) {
    let catalogue = Catalogue::in_memory("Aldermoor").unwrap();
    let options = ImportOptions {
        kind: Some(AssetKind::Association),
        audience: Some(Audience::Public),
        ..ImportOptions::default()
    };
    let done = catalogue
        .run_import(file.to_str().unwrap().into(), options)
        .unwrap();
    let private = private(file);
    let (team, public) = (
        released(&catalogue, Audience::Team),
        released(&catalogue, Audience::Public),
    );
    for name in PRIVATE {
        let cells: Vec<&String> = private
            .iter()
            .filter(|(n, _)| *n == name)
            .map(|(_, c)| c)
            .collect();
        let found = |bytes: &str| {
            cells
                .iter()
                .filter(|cell| bytes.contains(cell.as_str()))
                .count()
        };
        assert!(
            found(&team) * 2 > cells.len(),
            "{name} came in: {} of {}",
            found(&team),
            cells.len()
        );
        assert_eq!(
            found(&public),
            0,
            "{name} left for the public, of {} in {:?}",
            cells.len(),
            done.value.counts
        );
    }
    assert!(public.contains("\"name\""));
}

#[test]
fn no_way_to_reach_a_person_leaves_for_the_public() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("charities.csv");
    std::fs::write(&file, INVENTED).unwrap();
    check(&file);
    match real() {
        Some(file) => check(&file),
        None => eprintln!("charities_operating_in_trafford.csv is not there"),
    }
}

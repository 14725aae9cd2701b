//! The companion files that say what a release is: one for programs, one for people.
//!
//! They speak of what is in the files and of nothing else.

use crate::{
    About, Precision, Release, Result,
    destination::{ABOUT, Destination, README, WrittenFile},
    format::{Counts, Format},
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// `NAME.about.json`. An import reads `columns` to give foreign columns their own names back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Companion {
    pub title: String,
    /// Who the release is for.
    pub audience: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    pub attributions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who_to_ask: Option<String>,
    /// ISO 8601 calendar date.
    pub exported_on: String,
    /// Key of the format of the main file.
    pub format: String,
    pub assets: u64,
    /// People among them, never counted exactly: "fewer than 5" or a multiple of 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<String>,
    /// Assets that have a place in the file.
    pub located: u64,
    pub relationships: u64,
    /// The rules by which places were made coarser.
    pub places_made_coarser: Vec<String>,
    /// What the words in `location_precision` say.
    pub location_precision: Vec<PrecisionNote>,
    /// Original name of each column that is not ours but came with a source, by the key it has in the file.
    pub columns: BTreeMap<String, String>,
    pub files: Vec<FileNote>,
    /// Photos, in a folder of their own; the property `photos` of an asset names them without it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<FileNote>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrecisionNote {
    pub token: String,
    pub meaning: String,
    /// Decimals of a degree that a point of this precision has at most.
    pub decimals: u8,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileNote {
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
}

/// Writes both companions, after everything else.
pub fn write(
    release: &Release<'_>,
    format: &Format<'_>,
    counts: Counts,
    destination: &mut Destination,
) -> Result<()> {
    let companion = companion(release, format, counts, destination);
    let mut json = destination.begin(Some(ABOUT))?;
    let text =
        serde_json::to_string_pretty(&companion).map_err(|error| json.failed(error.into()))?;
    json.put(&text)?;
    json.put("\n")?;
    destination.end(json)?;
    let mut readme = destination.begin(Some(README))?;
    readme.put(&page(&companion, format))?;
    destination.end(readme)
}

fn companion(
    release: &Release<'_>,
    format: &Format<'_>,
    counts: Counts,
    destination: &Destination,
) -> Companion {
    let About {
        title,
        audience,
        partner,
        profile,
        purpose,
        licence,
        attributions,
        who_to_ask,
        exported_on,
        coarsening,
        people,
    } = release.about.clone();
    fn last(path: &Path) -> Cow<'_, str> {
        path.file_name().unwrap_or_default().to_string_lossy()
    }
    fn note(file: &WrittenFile) -> FileNote {
        FileNote {
            name: last(&file.path).into_owned(),
            bytes: file.bytes,
            sha256: file.sha256.clone(),
        }
    }
    let photos = destination.photos();
    let folder = last(photos.path());
    let photos = photos.complete().iter().map(|file| FileNote {
        name: format!("{folder}/{}", last(&file.path)),
        ..note(file)
    });
    let precisions = Precision::ALL
        .into_iter()
        .filter(|precision| *precision != Precision::None);
    Companion {
        title,
        audience,
        partner,
        profile,
        purpose,
        licence,
        attributions,
        who_to_ask,
        exported_on,
        format: format.key.to_owned(),
        assets: counts.assets,
        people: people.map(|count| match count {
            0 => "fewer than 5".to_owned(),
            fives => fives.to_string(),
        }),
        located: counts.located,
        relationships: counts.relationships,
        places_made_coarser: coarsening,
        location_precision: precisions
            .map(|precision| PrecisionNote {
                token: precision.token().to_owned(),
                meaning: precision.meaning().to_owned(),
                decimals: precision.decimals(None, false),
            })
            .collect(),
        columns: release
            .columns
            .foreign()
            .map(|(key, name)| (key.to_owned(), name.to_owned()))
            .collect(),
        files: destination.complete().map(note).collect(),
        photos: photos.collect(),
    }
}

/// The page for people.
fn page(about: &Companion, format: &Format<'_>) -> String {
    let title = one_line(&about.title);
    let mut page = format!("{title}\n{}\n\n", "=".repeat(title.chars().count()));
    let mut say =
        |label: &str, text: &str| page.push_str(&format!("{label}: {}\n", one_line(text)));
    say("For", &about.audience);
    let named = [
        ("Purpose", &about.purpose),
        ("Profile", &about.profile),
        ("Licence", &about.licence),
        ("Questions go to", &about.who_to_ask),
    ];
    for (label, text) in named {
        if let Some(text) = text {
            say(label, text);
        }
    }
    say("Saved on", &about.exported_on);
    about
        .attributions
        .iter()
        .for_each(|credit| say("Credit", credit));

    let mut section = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            page.push_str(&format!("\n{heading}\n{}\n", "-".repeat(heading.len())));
            lines
                .iter()
                .for_each(|line| page.push_str(&format!("- {}\n", one_line(line))));
        }
    };
    let assets = counted(about.assets, "asset", "assets");
    let mut contents = vec![format!("{assets}, {} with a place", about.located)];
    if let Some(people) = &about.people {
        let about = match people.parse::<u64>() {
            Ok(fives) => format!("about {fives} people among them, counted in fives"),
            Err(_) => format!("{people} people among them"),
        };
        contents.push(about);
    }
    if about.relationships > 0 {
        contents.push(counted(
            about.relationships,
            "relationship between them",
            "relationships between them",
        ));
    }
    if !about.photos.is_empty() {
        let count = counted(about.photos.len() as u64, "photo", "photos");
        contents.push(format!(
            "{count}, which the property photos of an asset names"
        ));
    }
    section("What is in it", contents);
    let folder = about
        .photos
        .first()
        .and_then(|photo| photo.name.split('/').next());
    let files = about.files.iter().map(|file| file.name.clone());
    let folder = folder.map(|name| format!("{name}, the folder of the photos"));
    section("Files", files.chain(folder).collect());
    section(
        "How to read it",
        format
            .reading
            .iter()
            .map(|line| (*line).to_owned())
            .collect(),
    );
    let note = |note: &PrecisionNote| {
        format!(
            "{}: {} (up to {} decimals)",
            note.token, note.meaning, note.decimals
        )
    };
    let mut precisions: Vec<String> = about.location_precision.iter().map(note).collect();
    precisions
        .push("uncertainty_m is the radius in metres within which the place lies.".to_owned());
    precisions
        .push("No coordinate has more decimals than its precision gives meaning to, but for the corners of squares of a fixed grid, which are exact.".to_owned());
    section("How well a place is known (location_precision)", precisions);
    section(
        "Where places were made coarser",
        about.places_made_coarser.clone(),
    );
    let renamed = about
        .columns
        .iter()
        .filter(|(key, name)| key != name)
        .map(|(key, name)| format!("{key} was \"{name}\""));
    section("Columns whose names were changed", renamed.collect());
    page
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Releases of catalogues in memory, looked at as a partner would: in the bytes of all their files.

mod allowed;
mod averaging;
mod connecting;
mod consent;
mod few;
mod gate;
mod given_before;
mod homes;
mod joined_with_erased;
mod last;
mod leaks;
mod looked;
mod own_fields;
mod pairs;
mod photos;
mod places;
mod random;
mod register;
mod saved;
mod telling;
mod ties;
mod what;
mod who;

use super::request::{Reason, ReleasePreview, ReleaseRequest, ReleaseResult, What};
use crate::asset::{Asset, AssetKind};
use crate::audience::{Audience, Sensitivity};
use crate::catalogue::Catalogue;
use crate::contact::{Channel, Contact, ContactKind};
use crate::error::Result;
use crate::geometry::Geometry;
use crate::grid::cell::Cell;
use crate::history::{Action, Label};
use crate::id::{AssetId, ContactId, PartnerId, ProfileId, RelationshipId};
use crate::partner::{Partner, ReleaseProfile};
use crate::place::Place;
use crate::record::Record;
use crate::relationship::Relationship;
use std::collections::BTreeSet;
use std::path::Path;
use tempfile::TempDir;

pub fn town() -> Catalogue {
    Catalogue::in_memory("Aldermoor").unwrap()
}

/// Writes a record as it is, past what the commands would refuse.
pub fn put<R: Record>(catalogue: &Catalogue, id: uuid::Uuid, record: &R) {
    catalogue
        .transact(Label::of(Action::Create), |tx| tx.create(id, record))
        .unwrap();
}

pub fn change<R: Record>(catalogue: &Catalogue, id: uuid::Uuid, record: &R) {
    catalogue
        .transact(Label::of(Action::Edit), |tx| tx.update(id, record))
        .unwrap();
}

pub fn add(catalogue: &Catalogue, asset: &Asset) -> AssetId {
    let id = AssetId::new();
    put(catalogue, id.0, asset);
    id
}

/// An asset anybody may see.
pub fn open(kind: AssetKind, name: &str) -> Asset {
    Asset {
        audience: Audience::Public,
        ..Asset::new(kind, name)
    }
}

pub fn at(lon: f64, lat: f64) -> Option<Place> {
    Some(Place::pin(Geometry::point(lon, lat).unwrap()))
}

/// Places that anybody may see, apart from one another in the cell of so many digits round a spot.
pub fn fill_cell(catalogue: &Catalogue, around: [f64; 2], digits: u8, count: usize) {
    let [west, south, east, north] = Cell::of(around, digits).bounds();
    for i in 0..count {
        let part = (i as f64 + 0.5) / count as f64;
        let place = at(west + (east - west) * part, south + (north - south) * part);
        let other = Asset {
            place,
            ..open(AssetKind::Place, &format!("Other {i}"))
        };
        add(catalogue, &other);
    }
}

/// The ring of a cell as GeoJSON has it.
pub fn corners(cell: Cell) -> serde_json::Value {
    let [w, s, e, n] = cell
        .bounds()
        .map(|degrees| (degrees * 1e6).round() / 1e6 + 0.0);
    serde_json::json!([[w, s], [e, s], [e, n], [w, n], [w, s]])
}

pub fn contact(asset: AssetId, channel: Channel, value: &str) -> Contact {
    Contact {
        asset,
        kind: ContactKind::Role,
        channel,
        value: value.into(),
        label: None,
        may_be_published: true,
        publish_reason: Some("it is on the poster".into()),
    }
}

pub fn add_contact(catalogue: &Catalogue, contact: &Contact) -> ContactId {
    let id = ContactId::new();
    put(catalogue, id.0, contact);
    id
}

pub fn tie(from: AssetId, kind: &str, to: AssetId) -> Relationship {
    Relationship {
        confidence: None,
        introduction: None,
        conversation: None,
        from,
        kind: kind.into(),
        to,
        since: None,
        until: None,
        source: None,
        strength: None,
        sensitivity: Sensitivity::Ordinary,
        note: None,
    }
}

pub fn add_tie(catalogue: &Catalogue, tie: &Relationship) -> RelationshipId {
    let id = RelationshipId::new();
    put(catalogue, id.0, tie);
    id
}

pub fn add_partner(catalogue: &Catalogue, name: &str) -> PartnerId {
    let partner = serde_json::json!({ "name": name });
    let partner: Partner = serde_json::from_value(partner).unwrap();
    catalogue.add_partner(partner).unwrap().value
}

pub fn add_profile(catalogue: &Catalogue, profile: ReleaseProfile) -> ProfileId {
    let named = ReleaseProfile {
        name: "For partners".into(),
        ..profile
    };
    catalogue.save_profile(None, named).unwrap().value
}

pub fn for_partner(id: PartnerId) -> Audience {
    Audience::Partners(BTreeSet::from([id]))
}

pub fn everything(audience: Audience) -> ReleaseRequest {
    ReleaseRequest {
        audience,
        format: "geojson".into(),
        profile: None,
        what: What::Everything,
        photos: false,
        only_published_contacts: false,
        choices: Default::default(),
    }
}

pub fn by(profile: ProfileId, audience: Audience) -> ReleaseRequest {
    ReleaseRequest {
        profile: Some(profile),
        ..everything(audience)
    }
}

pub fn preview(catalogue: &Catalogue, request: &ReleaseRequest) -> ReleasePreview {
    catalogue.preview_release(request.clone(), 0).unwrap()
}

pub fn names(preview: &ReleasePreview) -> Vec<&str> {
    preview.leaving.iter().map(|l| l.name.as_str()).collect()
}

/// Reason and names of what stays.
pub fn staying(preview: &ReleasePreview) -> Vec<(Reason, Vec<&str>)> {
    let mut staying: Vec<(Reason, Vec<&str>)> = preview
        .staying
        .iter()
        .map(|s| (s.reason, s.names.iter().map(|n| n.name.as_str()).collect()))
        .collect();
    staying.sort();
    staying
}

pub struct Saved {
    pub result: ReleaseResult,
    pub folder: TempDir,
}

pub fn save(
    catalogue: &Catalogue,
    request: &ReleaseRequest,
    token: Option<String>,
) -> Result<Saved> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("out.{}", request.format));
    let outcome =
        catalogue.save_release(request.clone(), path.to_str().unwrap().to_owned(), token)?;
    Ok(Saved {
        result: outcome.value,
        folder,
    })
}

impl Saved {
    /// The raw bytes of every file, with their names.
    pub fn bytes(&self) -> String {
        let mut all = Vec::new();
        for name in files(self.folder.path()) {
            all.extend(name.as_bytes());
            all.extend(std::fs::read(self.folder.path().join(name)).unwrap());
        }
        String::from_utf8(all).unwrap()
    }

    /// The same with the photos, as far as they are text.
    pub fn bytes_of_all(&self) -> String {
        let (mut all, mut folders) = (Vec::new(), vec![self.folder.path().to_owned()]);
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().path())
            {
                all.extend(path.file_name().unwrap().as_encoded_bytes());
                match path.is_dir() {
                    true => folders.push(path),
                    false => all.extend(std::fs::read(path).unwrap()),
                }
            }
        }
        String::from_utf8_lossy(&all).into_owned()
    }

    pub fn main(&self) -> serde_json::Value {
        let text = std::fs::read(self.folder.path().join("out.geojson")).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    /// The feature of that name.
    pub fn feature(&self, name: &str) -> serde_json::Value {
        let main = self.main();
        let features = main["features"].as_array().unwrap();
        let found = features.iter().find(|f| f["properties"]["name"] == name);
        found.cloned().unwrap_or_default()
    }

    pub fn companion(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.folder.path().join(name)).ok()
    }
}

pub fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

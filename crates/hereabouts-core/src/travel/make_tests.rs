//! Copies that were made of a catalogue with something in it that none may hold: what is in every byte of their files
//! ([`inside_tests`]), what they are remembered by ([`known_tests`]), what cannot be written, in them and where they
//! are to lie ([`refused_tests`]), and what is not done in them ([`at_home_tests`]).

mod at_home_tests;
mod inside_tests;
mod known_tests;
mod refused_tests;

use super::{TravelCopy, copy_of};
use crate::api::Edit;
use crate::asset::{Asset, AssetKind, ImportedFrom};
use crate::attachment::testing::{drawn, told};
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::confirmation::CheckOutcome;
use crate::consent::Shareable;
use crate::consent::testing::{add_purpose, agreed};
use crate::contact::{Channel, Contact, ContactKind};
use crate::custom_field::{Choice, CustomField, FieldType};
use crate::error::Result;
use crate::geometry::Geometry;
use crate::gift::Gift;
use crate::history::{Action, Label};
use crate::id::{AssetId, ContactId, CustomFieldId, PartnerId, ProfileId};
use crate::log::exchange;
use crate::partner::{Partner, ReleaseProfile};
use crate::place::Place;
use crate::relationship::Relationship;
use crate::release::request::{ReleaseRequest, What};
use crate::vocabulary::RelationshipType;
use crate::wish::Wish;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;
use tempfile::TempDir;

/// A catalogue, and the words in it that are in no copy, or in none for others than the team.
struct Home {
    town: Catalogue,
    hall: AssetId,
    choir: AssetId,
    rosa: AssetId,
    phone: ContactId,
    council: PartnerId,
    profile: ProfileId,
    seats: CustomFieldId,
    folder: TempDir,
}

fn at_home() -> Home {
    let town = Catalogue::in_memory("Aldermoor").unwrap();
    town.set_worker("Amina Amberquill".into()).unwrap();
    let hall = made(&town, AssetKind::Place, "Old Chapel Hall");
    edit(&town, hall, json!({ "summary": "Earlywort" })).unwrap();
    let fields = json!({
        "summary": "Warm on Tuesdays", "times": "Tuesdays", "tags": ["warm", "a;b"], "note": "kestrelnote", "steward": "larkstew",
    });
    edit(&town, hall, fields).unwrap();
    let pin = Place::pin(Geometry::point(-2.1234567, 53.4765432).unwrap());
    town.place_asset(hall, Some(pin)).unwrap();
    let noted = Some("zestcheck".to_owned());
    town.confirm_asset(hall, CheckOutcome::StillGoing, None, noted)
        .unwrap();
    let choir = put(
        &town,
        &Asset {
            audience: Audience::Public,
            audience_reason: Some("willowreason".into()),
            imported_from: Some(ImportedFrom {
                source: "fennelgrate".into(),
                row: "7".into(),
            }),
            extra: [
                ("Ward".to_owned(), json!("Moss Side")),
                ("Sheet".to_owned(), json!("velvetcell")),
            ]
            .into(),
            ..Asset::new(AssetKind::Association, "Tuesday choir")
        },
    );
    let rosa = put(&town, &Asset::new(AssetKind::Person, "Rosa Oakapple"));
    put(&town, &Asset::new(AssetKind::Person, "Imran Nightjar"));
    put(
        &town,
        &Asset {
            audience: Audience::Team,
            ..Asset::new(AssetKind::Place, "Quarryden")
        },
    );
    let phone = reach(&town, hall, ContactKind::Role, "0161 496 0001", true);
    reach(&town, hall, ContactKind::Role, "0161 496 0888", false);
    reach(&town, rosa, ContactKind::Personal, "0161 496 0777", false);
    let nell = put(&town, &Asset::new(AssetKind::Person, "Nell Thrushworth"));
    for (holder, what) in [(rosa, "sourdough"), (nell, "bike repair")] {
        let gift = Gift {
            would_teach: true,
            ..Gift::of(holder, what)
        };
        town.add_gift(gift).unwrap();
    }
    town.add_gift(Gift::of(hall, "chairs")).unwrap();
    town.add_wish(Wish::of(hall, "umberwish")).unwrap();
    let seats = own(&town, "Seats", FieldType::Number, &[]);
    let way = own(
        &town,
        "Way in",
        FieldType::Choice,
        &["Ramp", "Russetchoice"],
    );
    let said = [
        (format!("field/{seats}"), json!(120)),
        (format!("field/{way}"), json!("Ramp")),
    ];
    town.edit_asset(hall, Edit(said.into())).unwrap();
    let sings = RelationshipType::new("", "sings at", "tansyword");
    let sings = town.save_relationship_type(None, sings).unwrap().value;
    town.relate(Relationship::new(choir, sings, hall)).unwrap();
    let meets = Relationship {
        since: Some("2019".into()),
        note: Some("pebbletie".into()),
        ..Relationship::new(choir, "meets_at", hall)
    };
    town.relate(meets).unwrap();
    let photo = told(&drawn(64, 48), 1, None);
    let photo = town
        .add_attachment_bytes(hall, "gablefoto.jpg", photo)
        .unwrap();
    let published = json!({ "may_be_published": true, "publish_reason": "it hangs there" });
    let published = Edit(serde_json::from_value(published).unwrap());
    town.edit_attachment(photo.value.added[0], published)
        .unwrap();
    let heard = json!({ "on": "2026-03-04", "words": "hollowmere", "kind": "visit", "at": hall, "by": "Joe" });
    town.note_conversation(serde_json::from_value(heard).unwrap(), BTreeSet::new())
        .unwrap();
    let partner = |name: &str| {
        let partner: Partner = serde_json::from_value(json!({ "name": name })).unwrap();
        town.add_partner(partner).unwrap().value
    };
    let council = partner("Greenfield Council");
    partner("Bracketvale Trust");
    let purpose = add_purpose(&town);
    for (person, what) in [
        (rosa, &[Shareable::Gifts][..]),
        (nell, &[Shareable::Gifts, Shareable::Name][..]),
    ] {
        let council = Audience::Partners([council].into());
        let consent = agreed(person, purpose, council, what);
        town.give_consent(consent).unwrap();
    }
    let profile = ReleaseProfile {
        name: "Yarrowbrook".into(),
        fields: [seats, way].into(),
        extra: ["Ward".to_owned()].into(),
        licence: Some("CC BY 4.0".into()),
        attribution: Some("Aldermoor neighbours".into()),
        contact: Some("desk@example.org".into()),
        ..ReleaseProfile::default()
    };
    let profile = town.save_profile(None, profile).unwrap().value;
    Home {
        town,
        hall,
        choir,
        rosa,
        phone,
        council,
        profile,
        seats,
        folder: tempfile::tempdir().unwrap(),
    }
}

fn made(town: &Catalogue, kind: AssetKind, name: &str) -> AssetId {
    let made = town.create_asset(kind, name.into(), Edit::default());
    made.unwrap().value
}

/// Writes an asset as it is, past what the commands would refuse.
fn put(town: &Catalogue, asset: &Asset) -> AssetId {
    let id = AssetId::new();
    town.transact(Label::of(Action::Create), |tx| tx.create(id, asset))
        .unwrap();
    id
}

fn edit(town: &Catalogue, id: AssetId, fields: Value) -> Result<()> {
    let fields = Edit(serde_json::from_value(fields).unwrap());
    town.edit_asset(id, fields).map(drop)
}

fn reach(
    town: &Catalogue,
    asset: AssetId,
    kind: ContactKind,
    value: &str,
    public: bool,
) -> ContactId {
    let contact = Contact {
        asset,
        kind,
        channel: Channel::Phone,
        value: value.into(),
        label: None,
        may_be_published: public,
        publish_reason: public.then(|| "it is on the poster".into()),
    };
    town.add_contact(contact).unwrap().value
}

fn own(town: &Catalogue, label: &str, kind: FieldType, choices: &[&str]) -> CustomFieldId {
    let choices = choices.iter().map(|label| Choice {
        key: String::new(),
        label: (*label).to_owned(),
    });
    let field = CustomField {
        choices: choices.collect(),
        ..CustomField::new(label, kind)
    };
    town.add_custom_field(field).unwrap().value
}

impl Home {
    fn path(&self) -> PathBuf {
        self.folder.path().join("Rosa.hereabouts")
    }

    fn council(&self) -> Audience {
        Audience::Partners([self.council].into())
    }

    fn try_saving(&self, audience: Audience, passphrase: Option<&str>) -> Result<()> {
        let request = ReleaseRequest {
            profile: (!Audience::Team.includes(&audience)).then_some(self.profile),
            audience,
            format: "travel_copy".into(),
            what: What::Everything,
            photos: true,
            only_published_contacts: false,
            choices: Default::default(),
        };
        let path = self.path().display().to_string();
        let passphrase = passphrase.map(str::to_owned);
        self.town
            .save_travel_copy(request, path, None, " Rosa ".into(), passphrase)
            .map(drop)
    }

    /// The copy, opened, and what is remembered of it.
    fn saved(&self, audience: Audience) -> (Catalogue, TravelCopy) {
        self.try_saving(audience, None).unwrap();
        let copy = Catalogue::open(&self.path(), None).unwrap();
        let identity = copy.read(exchange::identity).unwrap();
        let remembered = self.town.read(|db| copy_of(db, &identity)).unwrap();
        (copy, remembered.unwrap())
    }

    fn names(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.collect()
    }
}

fn count(db: &Connection, table: &str) -> u64 {
    let sql = format!("SELECT count(*) FROM {table}");
    db.query_row(&sql, [], |row| row.get(0)).unwrap()
}

fn has(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|part| part == words)
}

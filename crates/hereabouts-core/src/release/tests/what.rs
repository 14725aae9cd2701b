//! Which fields leave.

use super::*;
use crate::asset::{ImportedFrom, SourceType, Status};
use crate::confirmation::CheckOutcome;
use crate::place::{Method, Precision};
use serde_json::{Value, json};

/// A hall of which everything is known.
fn hall(catalogue: &Catalogue) -> AssetId {
    let said = |text: &str| Some(text.to_owned());
    let hall = Asset {
        summary: said("A big room"),
        story: said("Built in 1911"),
        tags: ["food", "tea; coffee"].map(str::to_owned).into(),
        languages: ["Polish"].map(str::to_owned).into(),
        status: Status::Going,
        audience_reason: said("it has a sign"),
        sensitivity: Sensitivity::Careful,
        place: Some(Place {
            address: said("14 Mill Lane"),
            postcode: said("M33 1AA"),
            method: Some(Method::Pin),
            ..at(-2.123456, 53.123456).unwrap()
        }),
        note: said("roof leaks"),
        is_bumping_place: true,
        is_connector: true,
        times: said("Mon 9-5"),
        access: said("ramp"),
        cost: said("free"),
        steward: said("Amina"),
        source_type: Some(SourceType::Import),
        source_note: said("the caretaker told us"),
        review_months: Some(3),
        who_leads: said("Bronwen"),
        pronouns: said("it"),
        roles: said("Jean, treasurer"),
        size_band: said("20-50"),
        meets_as: said("in person"),
        formality: said("constituted"),
        focus: said("everyone"),
        organisation_number: said("01234"),
        sector: said("voluntary"),
        place_type: said("hall"),
        capacity: said("80"),
        booking: said("at the desk"),
        step_free: said("yes"),
        exchange_form: said("lend"),
        keepers: said("the Okafors"),
        permission_note: said("asked in May"),
        imported_from: Some(ImportedFrom { source: "halls".into(), row: "7".into() }),
        extra: serde_json::from_value(json!({
            "Ward": "AM-07", "UPRN": 12345, "Height": 4.5, "Listed": true, "Uses": ["a", "b"], "name": "Hall of old",
        })).unwrap(),
        ..open(AssetKind::Place, "Old Hall")
    };
    let id = add(catalogue, &hall);
    add_contact(catalogue, &contact(id, Channel::Phone, "0161 496 0001"));
    add_contact(catalogue, &contact(id, Channel::Phone, "0161 496 0002"));
    let unpublished = Contact {
        may_be_published: false,
        publish_reason: None,
        label: Some("Jean".into()),
        ..contact(id, Channel::Email, "desk@example.org")
    };
    add_contact(catalogue, &unpublished);
    let personal = Contact {
        kind: ContactKind::Personal,
        ..contact(id, Channel::Phone, "07700 900001")
    };
    add_contact(catalogue, &personal);
    add_contact(
        catalogue,
        &contact(id, Channel::Web, "https://hall.example.org"),
    );
    add_contact(catalogue, &contact(id, Channel::Social, "@oldhall"));
    catalogue
        .confirm_asset(id, CheckOutcome::StillGoing, None, None)
        .unwrap();
    id
}

fn properties(catalogue: &Catalogue, request: &ReleaseRequest) -> Value {
    save(catalogue, request, None).unwrap().feature("Old Hall")["properties"].clone()
}

/// What may stand on a noticeboard.
fn public(id: AssetId) -> Value {
    json!({
        "id": id.to_string(), "kind": "place", "kind_label": "Places & spaces", "name": "Old Hall",
        "summary": "A big room", "story": "Built in 1911", "tags": "food;tea\\; coffee", "languages": "Polish",
        "status": "going", "last_confirmed": crate::catalogue::today().to_string(),
        "address": "14 Mill Lane", "postcode": "M33 1AA", "opening_times": "Mon 9-5", "access": "ramp", "cost": "free",
        "booking": "at the desk", "step_free": "yes", "capacity": "80", "place_type": "hall", "size_band": "20-50",
        "meets_as": "in person", "formality": "constituted", "focus": "everyone", "organisation_number": "01234",
        "sector": "voluntary", "exchange_form": "lend", "is_bumping_place": true, "source_type": "import",
        "phone": "0161 496 0001;0161 496 0002", "website": "https://hall.example.org", "social_media": "@oldhall",
        "location_precision": "exact", "uncertainty_m": 5,
    })
}

fn with(mut fields: Value, more: Value) -> Value {
    fields
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    fields
}

#[test]
fn the_public_gets_what_may_stand_on_a_noticeboard() {
    let catalogue = town();
    let id = hall(&catalogue);
    assert_eq!(
        properties(&catalogue, &everything(Audience::Public)),
        public(id)
    );
}

#[test]
fn on_a_wall_the_team_reads_only_published_contacts() {
    let catalogue = town();
    hall(&catalogue);
    let wall = ReleaseRequest {
        only_published_contacts: true,
        ..everything(Audience::Team)
    };
    let leaves = properties(&catalogue, &wall);
    assert_eq!(leaves["phone"], "0161 496 0001;0161 496 0002");
    assert_eq!(leaves["email"], Value::Null);
    assert_eq!(leaves["note"], "roof leaks");
    let held_back = &preview(&catalogue, &wall).leaving[0].held_back;
    assert_eq!(held_back["email"], "Nobody has said it may be published.");
}

/// What somebody else's format is given, and what becomes of it.
#[test]
fn a_format_from_elsewhere_is_saved_and_registered_like_ours() {
    use hereabouts_export::format::{Counts, Format, Letter};
    let catalogue = town();
    hall(&catalogue);
    let request = ReleaseRequest {
        format: "stone".into(),
        ..everything(Audience::Public)
    };
    let seen = catalogue
        .look_at_release(&request, |release| Ok(release.assets.by_ref().count()))
        .unwrap();
    assert_eq!(seen, 1);
    let stone = Format {
        key: "stone",
        label: "",
        extension: "txt",
        reading: &[],
        letter: Letter::Within,
        write: &|release, to| {
            let mut out = to.begin(None)?;
            for asset in release.assets.by_ref() {
                let asset = asset.map_err(hereabouts_export::Error::Contents)?;
                out.put(&asset.name)?;
            }
            to.end(out)?;
            Ok(Counts::default())
        },
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hall.txt");
    let path = path.to_str().unwrap().to_owned();
    let token = Some(preview(&catalogue, &request).token);
    let saved = catalogue.save_release_as(request, path, token, &stone);
    assert_eq!(saved.unwrap().value.since_preview, [""; 0]);
    assert_eq!(files(folder.path()), ["hall.txt"]);
    let written = std::fs::read_to_string(folder.path().join("hall.txt"));
    assert_eq!(written.unwrap(), "Old Hall");
    let register = catalogue.list_disclosures().unwrap();
    assert_eq!(register[0].is.format, "stone");
}

#[test]
fn the_team_gets_all_it_needs_to_bring_it_back_in() {
    let catalogue = town();
    let id = hall(&catalogue);
    let ours = json!({
        "phone": "0161 496 0001;0161 496 0002;07700 900001", "email": "desk@example.org", "contact_name": "Jean",
        "who_leads": "Bronwen", "keepers": "the Okafors", "roles": "Jean, treasurer", "pronouns": "it",
        "is_connector": true, "steward": "Amina", "permission_note": "asked in May",
        "source_note": "the caretaker told us", "audience_reason": "it has a sign", "audience": "public",
        "sensitivity": "careful", "review_months": 3, "location_method": "pin", "note": "roof leaks",
        "ward": "AM-07", "uprn": 12345, "height": 4.5, "listed": true, "uses": "a;b", "x_name": "Hall of old",
    });
    for audience in [Audience::Me, Audience::Team] {
        assert_eq!(
            properties(&catalogue, &everything(audience)),
            with(public(id), ours.clone())
        );
    }
    let saved = save(&catalogue, &everything(Audience::Team), None).unwrap();
    assert!(
        !saved.bytes().contains("halls"),
        "where it was imported from is nobody else's row"
    );
    let about: Value = serde_json::from_str(&saved.companion("out.about.json").unwrap()).unwrap();
    assert_eq!(about["columns"]["ward"], "Ward");
    assert_eq!(about["columns"]["x_name"], "name");
}

#[test]
fn a_profile_names_notes_and_extra_properties() {
    let catalogue = town();
    let id = hall(&catalogue);
    let check = |profile: ReleaseProfile, more: Value| {
        let request = by(add_profile(&catalogue, profile), Audience::Public);
        assert_eq!(properties(&catalogue, &request), with(public(id), more));
    };
    check(
        ReleaseProfile {
            notes: true,
            ..Default::default()
        },
        json!({ "note": "roof leaks" }),
    );
    let extra = BTreeSet::from(["Ward".to_owned(), "Not there".to_owned()]);
    check(
        ReleaseProfile {
            extra,
            ..Default::default()
        },
        json!({ "ward": "AM-07" }),
    );
}

#[test]
fn a_preview_says_what_leaves_and_what_is_held_back() {
    let catalogue = town();
    hall(&catalogue);
    let preview = preview(&catalogue, &everything(Audience::Public));
    let line = &preview.leaving[0];
    let mut fields: Value = serde_json::to_value(&line.fields).unwrap();
    let saved = properties(&catalogue, &everything(Audience::Public));
    for (always, value) in [
        ("id", line.id.to_string()),
        ("name", line.name.clone()),
        ("kind", "place".into()),
        ("kind_label", "Places & spaces".into()),
    ] {
        fields[always] = value.into();
    }
    fields["uncertainty_m"] = json!(5);
    assert_eq!(fields, saved, "field by field as in the file");
    let held: Vec<&str> = line.held_back.keys().map(String::as_str).collect();
    assert_eq!(
        held,
        [
            "Height",
            "Listed",
            "UPRN",
            "Uses",
            "Ward",
            "audience_reason",
            "contact_name",
            "email",
            "is_connector",
            "keepers",
            "name",
            "note",
            "permission_note",
            "phone",
            "pronouns",
            "roles",
            "source_note",
            "steward",
            "who_leads",
        ]
    );
    assert_eq!(
        line.held_back["phone"],
        "A person’s own contact stays with the team."
    );
    assert_eq!(
        (line.at, line.leaves_at, line.precision),
        (
            Some([-2.123456, 53.123456]),
            Some([-2.123456, 53.123456]),
            Precision::Exact
        )
    );
}

#[test]
fn a_table_has_the_columns_there_are_values_for() {
    let catalogue = town();
    add(&catalogue, &open(AssetKind::Place, "Bench"));
    let tap = Asset {
        cost: Some("free".into()),
        ..open(AssetKind::Place, "Tap")
    };
    add(&catalogue, &tap);
    let request = ReleaseRequest {
        format: "csv".into(),
        ..everything(Audience::Public)
    };
    let saved = save(&catalogue, &request, None).unwrap();
    let table = saved.companion("out.csv").unwrap();
    assert_eq!(
        table.trim_start_matches('\u{feff}').lines().next().unwrap(),
        "id,kind,kind_label,name,cost,source_type,longitude,latitude,wkt,location_precision,uncertainty_m".replace("source_type,", "")
    );
    assert_eq!(table.lines().count(), 3);
}

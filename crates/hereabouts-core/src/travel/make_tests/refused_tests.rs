//! What cannot be written in a copy, and where none can be made.

use super::{Home, at_home, count, edit, made};
use crate::asset::AssetKind;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::confirmation::CheckOutcome;
use crate::contact::{Channel, Contact, ContactKind};
use crate::custom_field::{CustomField, FieldType};
use crate::error::{Error, Result};
use crate::history::{Action, Label};
use crate::id::RelationshipId;
use crate::partner::{Partner, ReleaseProfile};
use crate::record::Kind;
use crate::relationship::Relationship;
use crate::release::request::{ReleaseRequest, What};
use crate::travel::travel;
use crate::vocabulary::RelationshipType;
use serde_json::json;

#[test]
fn a_copy_for_a_partner_has_no_field_that_they_may_not_see() {
    let home = at_home();
    let (copy, _) = home.saved(home.council());
    let refused = |done: Result<()>, says: &str| {
        let why = done.expect_err(says).to_string();
        assert!(why.contains(says), "{why}");
    };
    let before = copy.info().unwrap().content_hash;
    for (field, value) in [
        ("note", json!("quiet")),
        ("steward", json!("Joe")),
        ("review_months", json!(3)),
        ("is_connector", json!(true)),
        ("sensitivity", json!("careful")),
        ("audience", json!("me")),
    ] {
        let says = format!("made without this field: {}. ", field.replace('_', " "));
        refused(edit(&copy, home.hall, json!({ field: value })), &says);
    }
    // Together with what may be written as well: all of it or nothing.
    let both = json!({ "summary": "Cold", "note": "quiet" });
    refused(edit(&copy, home.hall, both), "without this field: note");
    let at_home = "done in the catalogue it was made from";
    let partner: Partner = serde_json::from_value(json!({ "name": "Trust" })).unwrap();
    refused(copy.add_partner(partner).map(drop), at_home);
    let profile = ReleaseProfile {
        name: "All".into(),
        ..ReleaseProfile::default()
    };
    refused(copy.save_profile(None, profile).map(drop), at_home);
    let asked = ReleaseRequest {
        audience: Audience::Team,
        format: "csv".into(),
        profile: None,
        what: What::Everything,
        photos: false,
        only_published_contacts: false,
        choices: Default::default(),
    };
    let out = home.folder.path().join("out.csv");
    let saved = copy.save_release(asked, out.display().to_string(), None);
    refused(
        saved.map(drop),
        "Nothing is given on from a travel copy, because it keeps no register",
    );
    assert!(!out.exists(), "what is in no register did not leave");
    let teams_own = "looked after in the catalogue that this copy was made from";
    let field = CustomField::new("Doors", FieldType::Number);
    refused(copy.add_custom_field(field).map(drop), teams_own);
    let kind = RelationshipType::new("", "dances at", "is danced at by");
    refused(copy.save_relationship_type(None, kind).map(drop), teams_own);
    assert_eq!(copy.info().unwrap().content_hash, before);

    // Everything else is as in any catalogue.
    edit(
        &copy,
        home.hall,
        json!({ "summary": "Cold", "tags": ["warm", "tea"] }),
    )
    .unwrap();
    let own = copy.list_custom_fields().unwrap().remove(0);
    edit(&copy, home.hall, json!({ format!("field/{}", own.id): 80 })).unwrap();
    // Groups are for the team, so its audience goes along.
    let swap = made(&copy, AssetKind::Place, "Seed swap");
    edit(&copy, swap, json!({ "kind": "association" })).unwrap();
    let audience = copy.show_asset(swap).unwrap().asset.audience;
    assert_eq!(audience, Audience::Team);
    copy.confirm_asset(home.hall, CheckOutcome::Paused, None, None)
        .unwrap();
    copy.add_contact(Contact {
        asset: swap,
        kind: ContactKind::Role,
        channel: Channel::Email,
        value: "swap@example.org".into(),
        label: None,
        may_be_published: false,
        publish_reason: None,
    })
    .unwrap();
    copy.relate(Relationship::new(swap, "meets_at", home.hall))
        .unwrap();
    copy.delete_assets(vec![home.choir]).unwrap();
    copy.undo().unwrap();
    assert_eq!(copy.check(true).unwrap(), [""; 0]);
    assert_eq!(home.town.read(travel).unwrap(), None);
    edit(&home.town, home.hall, json!({ "note": "louder" })).unwrap();
}

#[test]
fn a_check_is_kept_in_a_copy_that_was_made_without_the_status() {
    let mut home = at_home();
    let narrow = ReleaseProfile {
        name: "Narrow".into(),
        only: ["summary".to_owned()].into(),
        ..ReleaseProfile::default()
    };
    home.profile = home.town.save_profile(None, narrow).unwrap().value;
    let (copy, _) = home.saved(home.council());
    let status = |copy: &Catalogue| copy.show_asset(home.hall).unwrap().asset.status;
    let checks = |copy: &Catalogue| copy.read(|db| Ok(count(db, Kind::Confirmation.table())));
    let (status_before, before) = (status(&copy), checks(&copy).unwrap());
    let outcomes = [
        CheckOutcome::StillGoing,
        CheckOutcome::Paused,
        CheckOutcome::Gone,
    ];
    for (kept, outcome) in (before + 1..).zip(outcomes) {
        copy.confirm_asset(home.hall, outcome, None, None).unwrap();
        assert_eq!(checks(&copy).unwrap(), kept);
        assert_eq!(status(&copy), status_before);
    }
    assert_eq!(copy.check(true).unwrap(), [""; 0]);
}

#[test]
fn a_tie_that_two_laptops_let_end_before_it_began_hinders_no_copy() {
    let check = |audience: fn(&Home) -> Audience| {
        let home = at_home();
        let tie = Relationship {
            since: Some("2021".into()),
            until: Some("2018".into()),
            ..Relationship::new(home.choir, "meets_at", home.hall)
        };
        let written = home.town.transact(Label::of(Action::Relate), |tx| {
            tx.create(RelationshipId::new(), &tie)
        });
        written.unwrap();
        let (copy, _) = home.saved(audience(&home));
        let ties = copy.show_asset(home.hall).unwrap().ties.into_iter();
        let mut times = ties.map(|tie| (tie.relationship.since, tie.relationship.until));
        assert!(times.any(|times| times == (tie.since.clone(), tie.until.clone())));
        assert_eq!(copy.check(true).unwrap(), [""; 0]);
    };
    check(|_| Audience::Team);
    check(Home::council);
}

#[test]
fn a_copy_for_the_team_has_every_field_and_no_register() {
    let home = at_home();
    let (copy, _) = home.saved(Audience::Team);
    edit(
        &copy,
        home.hall,
        json!({ "note": "quiet", "review_months": 3 }),
    )
    .unwrap();
    let partner: Partner = serde_json::from_value(json!({ "name": "Trust" })).unwrap();
    assert!(copy.add_partner(partner).is_err());
    let seats = |catalogue: &Catalogue| {
        let card = catalogue.show_asset(home.hall).unwrap();
        let mut fields = card.fields.into_iter();
        let seats = fields.find(|line| line.field.label == "Seats").unwrap();
        (seats.id, seats.value)
    };
    let ((there, said), (here, again)) = (seats(&copy), seats(&home.town));
    assert_eq!((said, here), (again, home.seats));
    assert_ne!(there, here);
}

#[test]
fn nothing_is_written_over_and_nothing_is_left_behind() {
    let home = at_home();
    let kept = |home: &Home, names: &[&str]| {
        assert_eq!(home.names(), names);
        assert_eq!(home.town.list_disclosures().unwrap(), []);
        assert_eq!(home.town.list_travel_copies().unwrap(), []);
        let copies = home.town.read(|db| Ok(count(db, Kind::TravelCopy.table())));
        assert_eq!(copies.unwrap(), 0);
    };
    std::fs::write(home.path(), "my own words").unwrap();
    let taken = home.try_saving(Audience::Team, None);
    assert!(matches!(taken, Err(Error::AlreadyThere(_))), "{taken:?}");
    assert_eq!(std::fs::read(home.path()).unwrap(), b"my own words");
    kept(&home, &["Rosa.hereabouts"]);
    std::fs::remove_file(home.path()).unwrap();

    // Half way: the assets and the ties are written, and the photo cannot be read.
    let spoil = "UPDATE attachment_bytes SET bytes = x'00'";
    home.town
        .write_alone(|db| Ok(db.execute_batch(spoil)?))
        .unwrap();
    let failed = home.try_saving(Audience::Team, None).unwrap_err();
    assert!(
        failed.to_string().contains("cannot be read any more"),
        "{failed}"
    );
    kept(&home, &[]);

    let home = at_home();
    let trip =
        "CREATE TRIGGER trip BEFORE INSERT ON travel_copy BEGIN SELECT RAISE(ABORT, 'no'); END";
    home.town
        .write_alone(|db| Ok(db.execute_batch(trip)?))
        .unwrap();
    assert!(home.try_saving(Audience::Team, None).is_err());
    kept(&home, &[]);

    let nobody = at_home();
    assert!(
        nobody.try_saving(Audience::Me, None).is_err(),
        "what is for one person alone never travels"
    );
    kept(&nobody, &[]);
}

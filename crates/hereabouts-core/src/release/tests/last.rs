//! What is different from the last release to the same reader.

use super::*;
use crate::consent::Shareable;
use crate::consent::testing::{add_purpose, agreed};
use crate::release::request::NamedAssets;

fn of(named: &NamedAssets) -> Vec<&str> {
    assert_eq!(named.count, named.names.len() as u64);
    let mut names: Vec<&str> = named.names.iter().map(|one| one.name.as_str()).collect();
    names.sort();
    names
}

#[test]
fn it_is_said_what_is_new_changed_and_gone_since_this_reader_was_given_something() {
    let catalogue = town();
    let (council, trust) = (
        add_partner(&catalogue, "Greenfield Council"),
        add_partner(&catalogue, "Valley Trust"),
    );
    let purpose = add_purpose(&catalogue);
    let [bench, tap, shed, pond] =
        ["Bench", "Tap", "Shed", "Pond"].map(|name| add(&catalogue, &open(AssetKind::Place, name)));
    let [joan, ann] = ["Joan Baker", "Ann Cook"]
        .map(|name| add(&catalogue, &Asset::new(AssetKind::Person, name)));
    let given = [joan, ann].map(|person| {
        let consent = agreed(person, purpose, for_partner(council), &[Shareable::Name]);
        catalogue.give_consent(consent).unwrap().value
    });
    let request = everything(for_partner(council));
    assert_eq!(preview(&catalogue, &request).since_last, None);
    save(&catalogue, &request, None).unwrap();
    let nothing = preview(&catalogue, &request).since_last.unwrap();
    assert_eq!(
        (nothing.new.count, nothing.changed.count, nothing.gone.count),
        (0, 0, 0)
    );

    let hidden = Asset {
        audience: Audience::Team,
        ..open(AssetKind::Place, "Tap")
    };
    change(&catalogue, tap.0, &hidden);
    let painted = Asset {
        summary: Some("painted".into()),
        ..open(AssetKind::Place, "Bench")
    };
    change(&catalogue, bench.0, &painted);
    catalogue.delete_assets(vec![shed]).unwrap();
    catalogue.withdraw_consent(given[0]).unwrap();
    add(&catalogue, &open(AssetKind::Place, "Swing"));
    // Given to somebody else meanwhile, which is another matter.
    save(&catalogue, &everything(for_partner(trust)), None).unwrap();
    let shown = preview(&catalogue, &request);
    let since = shown.since_last.unwrap();
    assert_eq!(of(&since.new), ["Swing"]);
    assert_eq!(of(&since.changed), ["Bench"]);
    assert_eq!(of(&since.gone), ["Joan Baker", "Shed", "Tap"]);
    let first = &catalogue.list_disclosures().unwrap()[1];
    assert_eq!(since.on, first.is.on);
    // Of what is not asked for now nothing is said.
    let some = ReleaseRequest {
        what: What::Selected {
            ids: vec![pond, bench],
        },
        ..request.clone()
    };
    let since = preview(&catalogue, &some).since_last.unwrap();
    assert_eq!(
        (of(&since.new), of(&since.changed)),
        (vec![], vec!["Bench"])
    );
    // Those who work here need not be told.
    save(&catalogue, &everything(Audience::Team), None).unwrap();
    assert_eq!(
        preview(&catalogue, &everything(Audience::Team)).since_last,
        None
    );
}

#[test]
fn a_laptop_that_was_not_merged_for_a_fortnight_is_spoken_of() {
    let ours = town();
    add(&ours, &open(AssetKind::Place, "Bench"));
    let theirs = ours.copy_in_memory().unwrap();
    add(&theirs, &open(AssetKind::Place, "Tap"));
    let heard = |to| preview(&ours, &everything(to)).others_heard;
    assert_eq!(heard(Audience::Public), None, "there is no other laptop");
    ours.merge(&theirs.changes_for(&Audience::Team).unwrap())
        .unwrap();
    assert_eq!(heard(Audience::Public), None, "it was today");
    let days_ago = |days: i32| {
        let day = crate::catalogue::today() - jiff::Span::new().days(days);
        let sql =
            format!("UPDATE op SET at = '{day}T09:00:00Z' WHERE label ->> 'action' = 'merge'");
        ours.write_alone(|db| Ok(db.execute_batch(&sql)?)).unwrap();
        heard(Audience::Public)
    };
    assert_eq!(days_ago(14), None);
    assert!(days_ago(15).is_some());
    assert_eq!(heard(Audience::Team), None);
}

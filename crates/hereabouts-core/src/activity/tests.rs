use super::*;
use crate::asset::AssetKind;
use std::collections::BTreeSet;

fn weekly(host: AssetId, at: Option<AssetId>) -> Activity {
    Activity {
        host,
        name: " A slow walk ".into(),
        at,
        schedule: Some(Schedule {
            first: "2024-01-03".into(),
            begins: Some("10:00".into()),
            ends: Some("11:30".into()),
            rule: Some("FREQ=WEEKLY;BYDAY=WE".into()),
            not_on: BTreeSet::new(),
        }),
        cost: Some(" ".into()),
        access: None,
        first_time: Some("Somebody will be holding a blue umbrella.".into()),
        note: None,
    }
}

fn catalogue() -> (Catalogue, AssetId, AssetId) {
    let catalogue = Catalogue::in_memory("Aldermoor").unwrap();
    let add = |kind, name: &str| {
        let made = catalogue.create_asset(kind, name.into(), Default::default());
        made.unwrap().value
    };
    let walkers = add(AssetKind::Association, "Wednesday Walkers");
    let bandstand = add(AssetKind::Place, "Bandstand");
    (catalogue, walkers, bandstand)
}

#[test]
fn what_a_place_runs_itself_stands_on_its_card_once() {
    let (catalogue, _, bandstand) = catalogue();
    let own = weekly(bandstand, Some(bandstand));
    catalogue.add_activity(own).unwrap();
    let card = catalogue.show_asset(bandstand).unwrap();
    assert_eq!(card.activities.len(), 1);
}

#[test]
fn it_stands_on_both_cards_and_in_the_week() {
    let (catalogue, walkers, bandstand) = catalogue();
    let id = catalogue
        .add_activity(weekly(walkers, Some(bandstand)))
        .unwrap()
        .value;
    for asset in [walkers, bandstand] {
        let card = catalogue.show_asset(asset).unwrap();
        let [line] = &card.activities[..] else {
            panic!("{card:?}")
        };
        assert_eq!(
            (line.id, line.host_name.as_str()),
            (id, "Wednesday Walkers")
        );
        assert_eq!(line.at_name.as_deref(), Some("Bandstand"));
        assert_eq!(line.activity.name, "A slow walk");
        assert_eq!(line.activity.cost, None);
        assert_eq!(line.next.len(), 3);
        assert_eq!(line.rule.as_ref().unwrap().freq, Freq::Weekly);
    }
    let on = |query: &str| catalogue.week("2026-11-23".into(), query.into()).unwrap();
    let days: Vec<String> = on("").into_iter().map(|each| each.on).collect();
    assert_eq!(days, ["2026-11-25"]);
    assert_eq!(on("kind:association").len(), 1);
    assert_eq!(on("kind:place").len(), 0, "it is the walkers’");
    catalogue.delete_assets(vec![walkers]).unwrap();
    assert_eq!(on("").len(), 0);
    assert_eq!(catalogue.show_asset(bandstand).unwrap().activities.len(), 0);
    catalogue.restore_assets(vec![walkers]).unwrap();
    assert_eq!(on("").len(), 1);
}

#[test]
fn it_is_found_by_its_words_and_taken_back() {
    let (catalogue, walkers, _) = catalogue();
    let found = |text: &str| {
        catalogue
            .list_assets(text.into(), Default::default(), 0, 5)
            .unwrap()
            .total
    };
    let id = catalogue.add_activity(weekly(walkers, None)).unwrap().value;
    assert_eq!(found("umbrella"), 1);
    let mut quiet = weekly(walkers, None);
    quiet.first_time = None;
    catalogue.edit_activity(id, quiet).unwrap();
    assert_eq!(found("umbrella"), 0);
    catalogue.undo().unwrap();
    assert_eq!(found("umbrella"), 1);
    catalogue.remove_activity(id).unwrap();
    assert_eq!(found("umbrella"), 0);
    catalogue.undo().unwrap();
    assert_eq!(found("umbrella"), 1);
    assert!(catalogue.check(false).unwrap().is_empty());
}

#[test]
fn nothing_happens_at_what_is_safeguarded() {
    let (catalogue, walkers, bandstand) = catalogue();
    let fields = serde_json::json!({"sensitivity": "safeguarded"});
    catalogue
        .edit_asset(bandstand, serde_json::from_value(fields).unwrap())
        .unwrap();
    let said = catalogue
        .add_activity(weekly(walkers, Some(bandstand)))
        .unwrap_err();
    assert!(said.to_string().contains("Leave the place out"), "{said}");
}

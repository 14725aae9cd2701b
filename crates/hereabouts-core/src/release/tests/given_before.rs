//! How coarsely a reader is given places is kept, and only ever becomes coarser; places given as an area.

use super::*;
use crate::area::{Area, AreaKind};
use crate::id::AreaId;
use crate::place::Precision;
use serde_json::{Value, json};

const SPOT: [f64; 2] = [-2.12375, 53.12375];

/// A neighbourhood with six places in a small square, and a council.
fn quarter() -> (Catalogue, PartnerId) {
    let catalogue = town();
    fill_cell(&catalogue, SPOT, 8, 6);
    let council = add_partner(&catalogue, "Greenfield Council");
    (catalogue, council)
}

fn profile(catalogue: &Catalogue, coarsest: Option<Precision>) -> ProfileId {
    let profile = ReleaseProfile {
        coarsest,
        ..Default::default()
    };
    add_profile(catalogue, profile)
}

fn draw(catalogue: &Catalogue, name: &str, [w, s, e, n]: [f64; 4]) -> AreaId {
    let ring = json!([[[w, s], [e, s], [e, n], [w, n], [w, s]]]);
    let geometry = json!({ "type": "Polygon", "coordinates": ring });
    let area = Area {
        kind: AreaKind::Neighbourhood,
        name: name.into(),
        geometry: Some(serde_json::from_value(geometry).unwrap()),
        code: None,
        vintage: None,
        defined_by: None,
        defined_on: None,
        note: None,
    };
    let id = AreaId::new();
    put(catalogue, id.0, &area);
    id
}

fn as_area(catalogue: &Catalogue, area: AreaId) -> ProfileId {
    let profile = ReleaseProfile {
        area: Some(area),
        ..Default::default()
    };
    add_profile(catalogue, profile)
}

/// The first place as it leaves.
fn first(catalogue: &Catalogue, request: &ReleaseRequest) -> Value {
    save(catalogue, request, None).unwrap().feature("Other 0")
}

/// How high the shape is, in thousandths of a degree; none without one.
fn height(feature: &Value) -> Option<i64> {
    let ring = feature["geometry"]["coordinates"][0].as_array()?;
    let latitudes = || ring.iter().filter_map(|corner| corner[1].as_f64());
    let [low, high] = [
        latitudes().fold(f64::MAX, f64::min),
        latitudes().fold(f64::MIN, f64::max),
    ];
    Some(((high - low) * 10_000.0).round() as i64)
}

#[test]
fn what_was_given_coarsely_is_not_given_finely_later() {
    let (catalogue, council) = quarter();
    let to = for_partner(council);
    let heights = |coarsest, reader: &Audience| {
        let request = by(profile(&catalogue, coarsest), reader.clone());
        height(&first(&catalogue, &request))
    };
    assert_eq!(heights(Some(Precision::Street), &to), Some(25));
    assert_eq!(heights(None, &to), Some(25), "as known is finer");
    assert_eq!(heights(Some(Precision::Building), &to), Some(25));
    assert_eq!(heights(Some(Precision::Area), &to), Some(500));
    assert_eq!(heights(Some(Precision::Street), &to), Some(500));
    // What one reader had says nothing of another.
    assert_eq!(
        heights(Some(Precision::Street), &Audience::Public),
        Some(25)
    );
    assert_eq!(heights(None, &Audience::Public), Some(25));
    let trust = for_partner(add_partner(&catalogue, "Trust"));
    assert_eq!(heights(None, &trust), None, "a point, as it is known");
    let rules = preview(&catalogue, &everything(to)).rules;
    assert!(
        rules[0].starts_with("Where coarser places were given before"),
        "{rules:?}"
    );
}

#[test]
fn a_look_changes_nothing_and_neither_does_what_gives_no_place() {
    let (catalogue, council) = quarter();
    let to = for_partner(council);
    preview(
        &catalogue,
        &by(profile(&catalogue, Some(Precision::Area)), to.clone()),
    );
    first(
        &catalogue,
        &by(profile(&catalogue, Some(Precision::None)), to.clone()),
    );
    let request = by(profile(&catalogue, Some(Precision::Street)), to);
    assert_eq!(height(&first(&catalogue, &request)), Some(25));
}

#[test]
fn another_region_has_a_level_of_its_own() {
    let (catalogue, council) = quarter();
    let to = for_partner(council);
    first(
        &catalogue,
        &by(profile(&catalogue, Some(Precision::Area)), to.clone()),
    );
    let elsewhere = at(-3.1, 54.2);
    let place = Asset {
        place: elsewhere,
        ..open(AssetKind::Place, "Elsewhere")
    };
    add(&catalogue, &place);
    let saved = save(&catalogue, &everything(to), None).unwrap();
    assert_eq!(saved.feature("Elsewhere")["geometry"]["type"], "Point");
    assert_eq!(height(&saved.feature("Other 0")), Some(500));
}

#[test]
fn neither_an_edit_nor_undo_brings_a_finer_level_back() {
    let (catalogue, council) = quarter();
    let to = for_partner(council);
    first(
        &catalogue,
        &by(profile(&catalogue, Some(Precision::Area)), to.clone()),
    );
    let partner = catalogue.list_partners().unwrap().remove(0).is;
    assert_eq!(partner.levels.len(), 1);
    let emptied = Partner {
        levels: BTreeSet::new(),
        name: "The council".into(),
        ..partner.clone()
    };
    catalogue.edit_partner(council, emptied.clone()).unwrap();
    let kept = |catalogue: &Catalogue| catalogue.list_partners().unwrap().remove(0).is.levels;
    assert_eq!(kept(&catalogue), partner.levels);
    // Whoever writes past the command is refused by the door.
    change(&catalogue, council.0, &emptied);
    assert_eq!(kept(&catalogue), partner.levels);
    catalogue.undo().unwrap();
    assert_eq!(kept(&catalogue), partner.levels);
    assert_eq!(height(&first(&catalogue, &everything(to))), Some(500));
}

#[test]
fn two_laptops_settle_on_the_coarser_without_a_question() {
    let (ours, council) = quarter();
    let to = for_partner(council);
    let [street, town] =
        [Precision::Street, Precision::Area].map(|level| profile(&ours, Some(level)));
    let theirs = ours.copy_in_memory().unwrap();
    first(&ours, &by(street, to.clone()));
    first(&theirs, &by(town, to.clone()));
    let changes = ours.changes_for(&Audience::Team).unwrap();
    theirs.merge(&changes).unwrap();
    ours.merge(&theirs.changes_for(&Audience::Team).unwrap())
        .unwrap();
    for laptop in [&ours, &theirs] {
        let disputed = laptop.read(|db| {
            let count = "SELECT sum(disputed) FROM partner";
            Ok(db.query_row(count, [], |row| row.get::<_, u32>(0))?)
        });
        assert_eq!(disputed.unwrap(), 0);
        assert_eq!(height(&first(laptop, &by(street, to.clone()))), Some(500));
    }
}

#[test]
fn places_in_a_chosen_area_leave_as_its_outline_and_others_without_a_place() {
    let (catalogue, _) = quarter();
    let outside = Asset {
        place: at(-2.2, 53.2),
        ..open(AssetKind::Place, "Outside")
    };
    add(&catalogue, &outside);
    let area = draw(&catalogue, "Weir End", [-2.13, 53.12, -2.12, 53.13]);
    let request = by(as_area(&catalogue, area), Audience::Public);
    let saved = save(&catalogue, &request, None).unwrap();
    let inside = saved.feature("Other 0");
    assert_eq!(height(&inside), Some(100));
    assert_eq!(inside["properties"]["location_area"], "Weir End");
    assert_eq!(inside["properties"]["location_precision"], "area");
    let outside = saved.feature("Outside");
    assert_eq!(outside["geometry"], Value::Null);
    assert_eq!(outside["properties"].get("location_area"), None);
    let shown = preview(&catalogue, &request);
    let held = |name: &str| {
        let found = shown.leaving.iter().find(|one| one.name == name);
        found.unwrap().held_back["place"].clone()
    };
    assert!(held("Outside").starts_with("It does not lie in"));
    assert!(held("Other 0").starts_with("It leaves coarser"));
}

#[test]
fn an_area_with_fewer_than_five_in_it_is_not_given() {
    let catalogue = town();
    fill_cell(&catalogue, SPOT, 8, 4);
    let area = draw(&catalogue, "Weir End", [-2.13, 53.12, -2.12, 53.13]);
    let saved = save(
        &catalogue,
        &by(as_area(&catalogue, area), Audience::Public),
        None,
    )
    .unwrap();
    assert_eq!(saved.feature("Other 0")["geometry"], Value::Null);
    assert!(!saved.bytes().contains("location_area"), "nor named");
}

#[test]
fn an_area_and_squares_given_to_one_reader_are_never_cut_by_one_another() {
    let squares = Some(Precision::Street);
    let check = |bounds: [f64; 4], after: Option<i64>| {
        let (catalogue, council) = quarter();
        let to = for_partner(council);
        let area = draw(&catalogue, "Weir End", bounds);
        first(&catalogue, &by(profile(&catalogue, squares), to.clone()));
        let request = by(as_area(&catalogue, area), to.clone());
        assert_eq!(height(&first(&catalogue, &request)), after, "{bounds:?}");
        if after.is_some() {
            let again = by(profile(&catalogue, squares), to);
            assert_eq!(
                height(&first(&catalogue, &again)),
                after,
                "it stays the area"
            );
        }
    };
    // Round the whole square, and through it.
    check([-2.13, 53.12, -2.12, 53.13], Some(100));
    check([-2.1239, 53.12, -2.12, 53.13], None);
    check([-2.13, 53.12, -2.1229, 53.13], None);
}

#[test]
fn two_areas_given_to_one_reader_are_never_cut_by_one_another() {
    let (catalogue, council) = quarter();
    let to = for_partner(council);
    let one = draw(&catalogue, "Weir End", [-2.13, 53.12, -2.12, 53.13]);
    let other = draw(&catalogue, "Mill Side", [-2.125, 53.12, -2.11, 53.13]);
    let height_as = |area| {
        height(&first(
            &catalogue,
            &by(as_area(&catalogue, area), to.clone()),
        ))
    };
    assert_eq!(height_as(one), Some(100));
    assert_eq!(height_as(other), None);
    assert_eq!(height_as(one), Some(100));
}

#[test]
fn an_area_that_is_gone_releases_nothing_and_says_what_to_do() {
    let (catalogue, _) = quarter();
    let area = draw(&catalogue, "Weir End", [-2.13, 53.12, -2.12, 53.13]);
    let request = by(as_area(&catalogue, area), Audience::Public);
    let removed = Label::of(Action::Delete);
    catalogue
        .transact(removed, |tx| tx.remove(crate::record::Kind::Area, area.0))
        .unwrap();
    let why = catalogue.preview_release(request.clone(), 0).unwrap_err();
    assert!(why.to_string().contains("“Weir End”"), "{why}");
    assert!(save(&catalogue, &request, None).is_err());
}

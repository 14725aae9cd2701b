//! The list is kept up with what changes, and found by whoever looks for one.

use super::*;

/// What is remembered is what would be found anew.
fn is_as_if_anew(town: &Catalogue, say: &str) -> usize {
    let anew = town.copy_in_memory().unwrap();
    let found = all(town);
    assert_eq!(found, all(&anew), "{say}");
    found.len()
}

fn edit(town: &Catalogue, id: AssetId, field: &str, value: Value) {
    let edit = Edit([(field.to_owned(), value)].into());
    town.edit_asset(id, edit).unwrap();
}

#[test]
fn the_list_follows_what_changes() {
    let town = town();
    let choir = group("Alder Choir").at(0.0).made(&town);
    let other = group("Alder Choir").at(60.0).made(&town);
    let knitters = group("Weir Knitters").made(&town);
    let check = |say: &str, expect: usize| assert_eq!(is_as_if_anew(&town, say), expect, "{say}");
    check("at first", 1);
    edit(&town, knitters, "name", json!("Alder Choir"));
    check("one was renamed", 3);
    edit(&town, knitters, "summary", json!("Sings"));
    check("something else of it changed", 3);
    town.undo().unwrap();
    town.undo().unwrap();
    check("its name is as it was", 1);
    town.place_asset(other, None).unwrap();
    reach(&town, other, Channel::Web, "alder.example.org");
    reach(&town, choir, Channel::Web, "alder.example.org");
    check("both are reached the same way", 1);
    assert_eq!(all(&town)[0].why, [Sameness::Web, Sameness::SameName]);
    town.not_the_same(choir, other).unwrap();
    check("they are two", 0);
    town.undo().unwrap();
    check("are they?", 1);
    town.join_duplicates(choir, other, vec![]).unwrap();
    check("they are one", 0);
    town.unjoin(other).unwrap();
    check("are they?", 1);
    town.delete_assets(vec![choir]).unwrap();
    check("one is in the bin", 0);
    town.restore_assets(vec![choir]).unwrap();
    check("and back", 1);
}

#[test]
fn the_name_that_is_shown_no_more_is_compared_as_well() {
    let town = town();
    let names = ["Mill Hall", "Wharfside Rooms", "The Wharfside Rooms"];
    let [mill, rooms, other] = names.map(|name| is(AssetKind::Place, name).made(&town));
    let check = |say: &str, expect: &[[AssetId; 2]]| {
        is_as_if_anew(&town, say);
        let found = all(&town).into_iter();
        let found: Vec<BTreeSet<AssetId>> = found
            .map(|pair| [pair.one.id, pair.other.id].into())
            .collect();
        let expect: Vec<BTreeSet<AssetId>> = expect.iter().map(|pair| (*pair).into()).collect();
        assert_eq!(found, expect, "{say}");
        for ends in expect {
            for of in &ends {
                let pairs = town.duplicates_of(*of).unwrap();
                assert_eq!(pairs.len(), 1, "{say}");
                assert_eq!(pairs[0].why, [Sameness::SameName], "{say}");
                assert!(ends.contains(&pairs[0].other.id), "{say}");
            }
        }
    };
    check("at first", &[[rooms, other]]);
    town.join_duplicates(mill, rooms, vec![]).unwrap();
    check("one became one with a third", &[[mill, other]]);
    town.not_the_same(other, mill).unwrap();
    check("they are two", &[]);
    town.undo().unwrap();
    check("are they?", &[[mill, other]]);
    town.unjoin(rooms).unwrap();
    check("it was taken out again", &[[rooms, other]]);
    town.join_duplicates(mill, rooms, vec![]).unwrap();
    town.join_duplicates(other, mill, vec![]).unwrap();
    check("all are one", &[]);
    // Joined duplicates begin alike, and are no reason to take a name for one that many bear.
    let choirs = (0..8).map(|_| group("Alder Choir").made(&town));
    let choirs: Vec<AssetId> = choirs.collect();
    for gone in &choirs[1..] {
        town.join_duplicates(choirs[0], *gone, vec![]).unwrap();
    }
    let choir = group("Alder Choir").made(&town);
    check("many became one", &[[choirs[0], choir]]);
}

#[test]
fn what_a_merge_brings_and_takes_back_is_followed() {
    let ours = town();
    group("Alder Choir").at(0.0).made(&ours);
    let theirs = ours.copy_in_memory().unwrap();
    assert_eq!(all(&ours).len(), 0);
    group("The Alder Choir").at(60.0).made(&theirs);
    let changes = theirs.changes_for(&Audience::Team).unwrap();
    ours.merge(&changes).unwrap();
    assert_eq!(is_as_if_anew(&ours, "merged"), 1);
    ours.undo().unwrap();
    assert_eq!(is_as_if_anew(&ours, "set aside"), 0);
}

#[test]
fn the_likeliest_come_first_a_page_at_a_time() {
    let town = town();
    let rung = |is: Is| is.by(Channel::Phone, "0161 496 0004");
    let perhaps = [0.0, 600.0].map(|m| group("Weir Knitters").at(m).made(&town));
    let near = [0.0, 60.0].map(|m| group("Moss Runners").at(m).made(&town));
    let best = [0.0, 60.0].map(|m| rung(group("Alder Choir").at(m)).made(&town));
    let pairs: Vec<BTreeSet<AssetId>> = all(&town)
        .into_iter()
        .map(|pair| [pair.one.id, pair.other.id].into())
        .collect();
    assert_eq!(pairs, [best, near, perhaps].map(BTreeSet::from));
    let page = town.list_duplicates(1, 1).unwrap();
    assert_eq!((page.total, page.pairs.len()), (3, 1));
    assert_eq!(page.pairs[0].one.name, "Moss Runners");
    assert_eq!(page.pairs[0].metres.map(f64::round), Some(60.0));
    assert!(town.list_duplicates(3, 10).unwrap().pairs.is_empty());
}

#[test]
fn what_is_shown_of_each_says_where_it_is_and_where_it_came_from() {
    let town = town();
    let one = is(AssetKind::Place, "Alder Hall")
        .code("ZZ1 1AA")
        .made(&town);
    is(AssetKind::Place, "Alder Hall").made(&town);
    let pair = &town.duplicates_of(one).unwrap()[0];
    assert_eq!(pair.one.where_.as_deref(), Some("ZZ1 1AA"));
    assert_eq!((&pair.other.where_, &pair.other.source), (&None, &None));
    let json = serde_json::to_value(pair).unwrap();
    assert_eq!(json["one"]["where"], json!("ZZ1 1AA"));
    assert_eq!(json["why"], json!(["same_name"]));
}

#[test]
fn one_is_found_in_whatever_way_it_is_written() {
    let check = |there: &'static str, typed: &str, expect: bool| {
        let town = town();
        let id = group(there).made(&town);
        // The centre of another town, so that the words alone are not rare.
        group("Lockside Community Centre").made(&town);
        let found = town.read(|db| namesakes(db, typed)).unwrap();
        assert_eq!(found.len(), usize::from(expect), "{there} / {typed}");
        let thing = town.read(|db| things::one(db, id)).unwrap();
        let n = thing.map(|(thing, _)| thing.n);
        assert!(found.iter().all(|one| Some(one.n) == n));
    };
    check("Alder Library", "the library of alder", true);
    check("Millbrook Library", "milbrook libary", true);
    check("St. Mary's Hall", "Saint Mary Hall", true);
    check("Home-Start Alder", "Homestart Alder", true);
    check("Homestart Alder", "Home Start Alder", true);
    check("Центр Надежда", "Tsentr Nadezhda", true);
    check("Tsentr Nadezhda", "Центр Надежда", true);
    check("Żubr Klub", "zubr klub", true);
    check("Alder Library", "Alder Baths", false);
    check("Alder Library", "", false);
}

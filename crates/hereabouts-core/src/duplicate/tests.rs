mod called;
mod kept_up;

use super::*;
use crate::api::Edit;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::contact::{Channel, Contact, ContactKind};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// What an asset is to be.
#[derive(Clone)]
struct Is {
    kind: AssetKind,
    name: &'static str,
    lon: Option<f64>,
    code: Option<&'static str>,
    fields: Map<String, Value>,
    reach: Vec<(Channel, &'static str)>,
}

fn is(kind: AssetKind, name: &'static str) -> Is {
    Is {
        kind,
        name,
        lon: None,
        code: None,
        fields: Map::new(),
        reach: Vec::new(),
    }
}

fn group(name: &'static str) -> Is {
    is(AssetKind::Association, name)
}

fn person(name: &'static str) -> Is {
    is(AssetKind::Person, name)
}

impl Is {
    /// So many metres east of the middle.
    fn at(mut self, metres: f64) -> Is {
        self.lon = Some(-2.3 + metres / 66_370.0);
        self
    }

    fn code(mut self, code: &'static str) -> Is {
        self.code = Some(code);
        self
    }

    fn with(mut self, field: &str, value: &str) -> Is {
        self.fields.insert(field.into(), value.into());
        self
    }

    fn by(mut self, channel: Channel, value: &'static str) -> Is {
        self.reach.push((channel, value));
        self
    }

    fn made(self, town: &Catalogue) -> AssetId {
        let mut fields = self.fields;
        if self.lon.is_some() || self.code.is_some() {
            let geometry = self
                .lon
                .map(|lon| json!({"type": "Point", "coordinates": [lon, 53.4]}));
            let place = json!({"geometry": geometry, "precision": "exact", "postcode": self.code});
            fields.insert("place".into(), place);
        }
        let made = town.create_asset(
            self.kind,
            self.name.into(),
            Edit(fields.into_iter().collect()),
        );
        let id = made.unwrap().value;
        for (channel, value) in self.reach {
            reach(town, id, channel, value);
        }
        id
    }
}

fn reach(town: &Catalogue, asset: AssetId, channel: Channel, value: &str) {
    let contact = Contact {
        asset,
        kind: ContactKind::Role,
        channel,
        value: value.into(),
        label: None,
        may_be_published: false,
        publish_reason: None,
    };
    town.add_contact(contact).unwrap();
}

fn town() -> Catalogue {
    Catalogue::in_memory("Ours").unwrap()
}

fn all(town: &Catalogue) -> Vec<LikelyPair> {
    let page = town.list_duplicates(0, 1_000).unwrap();
    assert_eq!(page.total, page.pairs.len() as u64);
    page.pairs
}

/// Whether two are asked about, very likely or perhaps, and why: the same of all and of either of them.
fn check(one: Is, other: Is, expect: Option<(bool, &[Sameness])>) {
    let said = format!("{} / {}", one.name, other.name);
    let town = town();
    let (one, other) = (one.made(&town), other.made(&town));
    let found = all(&town);
    let told = found.first().map(|pair| (pair.likely, pair.why.as_slice()));
    assert_eq!(
        (told, found.len()),
        (expect, expect.iter().count()),
        "{said}"
    );
    for (of, with) in [(one, other), (other, one)] {
        let of_one = town.duplicates_of(of).unwrap();
        let told = of_one
            .first()
            .map(|pair| (pair.likely, pair.why.as_slice()));
        assert_eq!(told, expect, "{said}: of one of them");
        for pair in of_one {
            assert_eq!((pair.one.id, pair.other.id), (of, with), "{said}");
        }
    }
}

const PERHAPS: bool = false;
const LIKELY: bool = true;

#[test]
fn a_name_and_nearness() {
    use Sameness::*;
    let choir = || group("Alder Choir");
    let near: &[Sameness] = &[SameName, Near];
    check(choir().at(0.0), choir().at(60.0), Some((LIKELY, near)));
    check(choir(), choir(), Some((PERHAPS, &[SameName])));
    check(choir().at(0.0), choir(), Some((PERHAPS, &[SameName])));
    check(
        choir().at(0.0),
        choir().at(600.0),
        Some((PERHAPS, &[SameName])),
    );
    check(choir().at(0.0), choir().at(5_000.0), None);
    let nearly = || group("Alder Choir (Northton)");
    let alike: &[Sameness] = &[LikeName, Near];
    check(choir().at(0.0), nearly().at(60.0), Some((LIKELY, alike)));
    check(choir().at(0.0), nearly().at(600.0), None);
    check(choir(), nearly(), Some((PERHAPS, &[LikeName])));
    // Only about where it is.
    let roughly = || {
        let place = json!({
            "geometry": {"type": "Point", "coordinates": [-2.29, 53.4]}, "precision": "about_1km", "uncertainty_m": 1000.0,
        });
        let mut choir = choir();
        choir.fields.insert("place".into(), place);
        choir
    };
    check(choir().at(0.0), roughly(), Some((PERHAPS, &[SameName])));
    let code: &[Sameness] = &[Postcode, SameName];
    check(
        choir().code("ZZ1 1AA"),
        choir().code("zz11aa"),
        Some((LIKELY, code)),
    );
    check(
        choir().code("ZZ1 1AA"),
        choir().code("ZZ1 1BB"),
        Some((PERHAPS, &[SameName])),
    );
    check(choir().code("ZZ1 1AA"), choir().code("ZZ7 4CD"), None);
    check(
        choir().code("10115"),
        choir().code("10117"),
        Some((PERHAPS, &[SameName])),
    );
}

#[test]
fn what_reaches_or_registers_it() {
    use Sameness::*;
    let choir = || group("Alder Choir");
    let rung = |is: Is| is.by(Channel::Phone, "0161 496 0001");
    let phone: &[Sameness] = &[Phone, SameName];
    check(
        rung(choir()),
        choir().by(Channel::Phone, "+44 161 496 0001"),
        Some((LIKELY, phone)),
    );
    check(
        rung(choir()).at(0.0),
        rung(choir()).at(5_000.0),
        Some((LIKELY, phone)),
    );
    check(rung(choir()), rung(group("Weir Knitters")), None);
    let mail = |is: Is| is.by(Channel::Email, "Alder@Example.org");
    check(
        mail(choir()),
        mail(group("Alder Choirs")),
        Some((LIKELY, &[Email, SameName])),
    );
    let page = |is: Is| is.by(Channel::Web, "https://www.alder.example.org/");
    let longer = || group("Alder Choir Northton");
    check(
        page(choir()),
        page(longer()),
        Some((LIKELY, &[Web, LikeName])),
    );
    check(
        page(choir()).at(0.0),
        page(longer()).at(5_000.0),
        Some((PERHAPS, &[Web, LikeName])),
    );
    let numbered = |is: Is, number: &str| is.with("organisation_number", number);
    let one = || numbered(choir(), "1134567");
    check(
        one(),
        numbered(longer(), "01134567"),
        Some((LIKELY, &[Number, LikeName])),
    );
    check(
        one(),
        numbered(group("Weir Knitters"), "1134567"),
        Some((PERHAPS, &[Number])),
    );
    check(one().at(0.0), numbered(choir(), "1134568").at(0.0), None);
    check(rung(one()), rung(numbered(choir(), "1134568")), None);
}

#[test]
fn kinds_that_are_one_and_kinds_that_are_not() {
    use AssetKind::*;
    let check = |one: AssetKind, other: AssetKind, expect: Option<bool>| {
        let why: &[Sameness] = &[Sameness::SameName, Sameness::Near];
        let name = "Alder Bowling Green";
        super::tests::check(
            is(one, name).at(0.0),
            is(other, name).at(10.0),
            expect.map(|is| (is, why)),
        );
    };
    check(Place, Place, Some(LIKELY));
    // A club and where it meets.
    check(Association, Place, None);
    check(Person, Institution, None);
    check(Person, Association, None);
    check(Culture, Association, None);
    // Whoever wrote it down may have chosen the other kind: they look, and say which it is.
    check(Association, Institution, Some(PERHAPS));
    check(Institution, Place, Some(PERHAPS));
    check(Place, Exchange, Some(PERHAPS));
}

#[test]
fn people_share_names_more_often_than_anything() {
    use Sameness::*;
    let rung = |is: Is| is.by(Channel::Phone, "07700 900001");
    let nadia = || person("Nadia Okafor");
    check(
        nadia(),
        person("Okafor, Nadia"),
        Some((PERHAPS, &[SameName])),
    );
    check(nadia(), person("Nadia O."), Some((PERHAPS, &[LikeName])));
    check(
        rung(nadia()),
        rung(person("Nadia O.")),
        Some((LIKELY, &[Phone, LikeName])),
    );
    check(
        rung(nadia()),
        rung(nadia()),
        Some((LIKELY, &[Phone, SameName])),
    );
    // A household.
    check(rung(nadia()), rung(person("Emeka Okafor")), None);
    check(
        nadia().at(0.0),
        nadia().at(40.0),
        Some((PERHAPS, &[SameName, Near])),
    );
    check(nadia().at(0.0), nadia().at(5_000.0), None);
    check(person("Nadia"), person("Nadia"), None);
    check(
        rung(person("Nadia")),
        rung(person("Nadia")),
        Some((LIKELY, &[Phone, SameName])),
    );
    check(person("Nadia"), nadia(), None);
}

#[test]
fn what_many_share_says_nothing() {
    let anew = |town: &Catalogue| all(&town.copy_in_memory().unwrap());
    let town = town();
    let far = [0.0, 9_000.0].map(|metres| {
        let desk = group("Alder Desk").at(metres);
        desk.by(Channel::Phone, "0161 496 0002").made(&town)
    });
    assert_eq!(anew(&town).len(), 1);
    for other in ["Weir Knitters", "Moss Runners", "Dene Cooks"] {
        let other = group(other).by(Channel::Phone, "0161 496 0002");
        other.made(&town);
    }
    assert_eq!(anew(&town).len(), 0, "a switchboard");
    assert_eq!(town.duplicates_of(far[0]).unwrap().len(), 0);
    for _ in 0..8 {
        is(AssetKind::Place, "Community Centre").made(&town);
    }
    assert_eq!(anew(&town).len(), 0, "a name of many");
    for metres in [20_000.0, 20_050.0] {
        let centre = is(AssetKind::Place, "Community Centre").at(metres);
        centre.made(&town);
    }
    let found = anew(&town);
    assert_eq!(found.len(), 1, "but two at one spot");
    assert_eq!(found[0].metres.map(f64::round), Some(50.0));
}

#[test]
fn what_is_not_looked_at() {
    let check = |hide: &dyn Fn(&Catalogue, [AssetId; 2])| {
        let town = town();
        let choirs = [0.0, 60.0].map(|metres| group("Alder Choir").at(metres).made(&town));
        assert_eq!(all(&town).len(), 1);
        hide(&town, choirs);
        assert_eq!(all(&town).len(), 0);
        let shown = choirs.map(|id| town.duplicates_of(id).unwrap().len());
        assert_eq!(shown, [0, 0]);
        let anew = all(&town.copy_in_memory().unwrap());
        assert_eq!(anew.len(), 0, "nor when all are looked at anew");
    };
    check(&|town, [one, _]| drop(town.delete_assets(vec![one]).unwrap()));
    check(&|town, [one, _]| drop(town.restrict(one, "asked for it".into()).unwrap()));
    check(&|town, [one, _]| drop(town.safeguard(one).unwrap()));
    check(&|town, [one, other]| drop(town.not_the_same(other, one).unwrap()));
    check(&|town, [one, other]| drop(town.join_duplicates(one, other, vec![]).unwrap()));
}

#[test]
fn what_was_said_on_two_laptops_is_one_thing() {
    let ours = town();
    let [one, other] = [0.0, 60.0].map(|metres| group("Alder Choir").at(metres).made(&ours));
    let theirs = ours.copy_in_memory().unwrap();
    assert!(ours.not_the_same(one, one).is_err());
    ours.not_the_same(one, other).unwrap();
    theirs.not_the_same(other, one).unwrap();
    let hash = |town: &Catalogue| town.info().unwrap().content_hash;
    assert_eq!(hash(&ours), hash(&theirs));
    ours.merge(&theirs.changes_for(&Audience::Team).unwrap())
        .unwrap();
    assert_eq!(hash(&ours), hash(&theirs));
    assert_eq!(all(&ours).len(), 0);
    assert!(ours.not_the_same(one, other).is_ok(), "once more");

    theirs.undo().unwrap();
    assert_eq!(all(&theirs).len(), 1, "taken back");
    theirs.not_the_same(one, other).unwrap();
    assert_eq!(all(&theirs).len(), 0, "and said again");
}

#[test]
fn two_are_compared_field_by_field() {
    let town = town();
    let one = group("Alder Choir").with("summary", "Sings on Tuesdays");
    let one = one
        .with("cost", "Free")
        .by(Channel::Phone, "0161 496 0003")
        .made(&town);
    let other = group("The Alder Choir").with("cost", "Free").made(&town);
    for (id, tags) in [(one, json!(["song", "food"])), (other, json!(["song"]))] {
        let edit = Edit([("tags".to_owned(), tags)].into());
        town.edit_asset(id, edit).unwrap();
    }
    let found = town.compare_assets(one, other).unwrap();
    let told: Vec<(&str, bool)> = found
        .fields
        .iter()
        .map(|field| (field.field.as_str(), field.same))
        .collect();
    let differing = [("name", false), ("summary", false), ("tag/food", false)];
    assert_eq!(told[..3], differing);
    assert_eq!(told[3], ("kind", true));
    for same in ["cost", "tag/song", "audience"] {
        assert!(told[4..].contains(&(same, true)), "{same}: {told:?}");
    }
    assert_eq!(found.fields[2].other, Value::Null);
    assert_eq!(
        (found.contacts, found.ties, found.gifts),
        ([1, 0], [0, 0], [0, 0])
    );
    assert!(!found.people);
    assert_eq!(found.other.name, "The Alder Choir");
    town.delete_assets(vec![other]).unwrap();
    assert!(town.compare_assets(one, AssetId::new()).is_err());
}

#[test]
fn what_a_merge_brings_is_looked_at_among_ours() {
    let town = town();
    let ours = group("Alder Choir").at(0.0).made(&town);
    group("Weir Knitters").at(0.0).made(&town);
    let new: BTreeSet<AssetId> = [
        group("The Alder Choir").at(60.0),
        group("Moss Runners").at(0.0),
        group("Moss Runners").at(10.0),
    ]
    .map(|is| is.made(&town))
    .into();
    let count = |ids: &BTreeSet<AssetId>| town.read(|db| look_like_ours(db, ids)).unwrap();
    assert_eq!(
        count(&new),
        1,
        "those that are alike among themselves are not ours"
    );
    assert_eq!(count(&[ours].into()), 1);
    assert_eq!(count(&[AssetId::new()].into()), 0);
}

//! What the catalogue at home knows of a copy, and of what is in it.

use super::{Home, at_home, has};
use crate::asset::{Asset, AssetKind};
use crate::audience::Audience;
use crate::catalogue::{Catalogue, SELF, secret};
use crate::error::Result;
use crate::id::RecordId;
use crate::log::{exchange, project};
use crate::record::Units;
use crate::storage::rows;
use crate::travel::{Travel, identity_of, travel};
use rusqlite::Connection;

#[test]
fn a_person_who_leaves_goes_by_another_id() {
    let home = at_home();
    let (copy, remembered) = home.saved(home.council());
    let people = |db: &Connection| -> Result<Vec<(RecordId, String)>> {
        let people = rows::all::<Asset>(db, "name")?.into_iter();
        let people = people.filter(|found| found.record.kind == AssetKind::Person);
        Ok(people.map(|found| (found.id, found.record.name)).collect())
    };
    let people = copy.read(people).unwrap();
    let names: Vec<&str> = people.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["A neighbour", "Nell Thrushworth"]);
    let rosa = people[0].0;
    assert_ne!(rosa, home.rosa.0);
    assert_eq!(remembered.ids[&rosa.to_string()], home.rosa.to_string());
    let bytes = std::fs::read(home.path()).unwrap();
    assert!(!has(&bytes, home.rosa.0.as_bytes()));
}

#[test]
fn whatever_is_in_a_copy_is_known_at_home() {
    let check = |audience: fn(&Home) -> Audience, hanging: &[&str]| {
        let home = at_home();
        let (copy, remembered) = home.saved(audience(&home));
        let records = |db: &Connection| -> Result<Vec<(String, RecordId)>> {
            let mut records = db.prepare("SELECT DISTINCT kind, record FROM change")?;
            let records = records.query_map([], |row| {
                Ok((row.get(0)?, RecordId::from_bytes(row.get(1)?)))
            })?;
            Ok(records.collect::<rusqlite::Result<_>>()?)
        };
        let records = copy.read(records).unwrap();
        for kind in hanging {
            assert!(
                records.iter().any(|(is, _)| is == kind),
                "there is no {kind}"
            );
        }
        for (kind, id) in records.iter().filter(|(_, id)| *id != SELF) {
            let here = remembered.ids.get(&id.to_string());
            let here: RecordId = here.map_or(*id, |here| here.parse().unwrap());
            let is_here = |db: &Connection| -> Result<bool> {
                let sql = format!("SELECT 1 FROM {kind} WHERE id = ?1 AND existence = 'here'");
                Ok(db.prepare(&sql)?.exists([here.as_bytes()])?)
            };
            assert!(home.town.read(is_here).unwrap(), "{kind} {id} is {here}");
        }
        assert!(remembered.ids.iter().all(|(copy, here)| copy != here));
        let written = |db: &Connection| -> Result<String> {
            Ok(db.query_row("SELECT DISTINCT voice FROM change", [], |row| row.get(0))?)
        };
        assert_eq!(copy.read(written).unwrap(), remembered.voice);
        assert_eq!(copy.read(secret).unwrap(), remembered.secret);
    };
    let all = [
        "contact",
        "custom_field",
        "relationship",
        "attachment",
        "confirmation",
        "gift",
        "relationship_type",
    ];
    check(Home::council, &all);
    check(|_| Audience::Team, &[&all[..], &["wish"]].concat());
}

#[test]
fn a_copy_for_the_team_shows_what_is_shown_at_home() {
    let home = at_home();
    let (copy, remembered) = home.saved(Audience::Team);
    assert_eq!(copy.read(travel).unwrap().unwrap().fields, None);
    for id in [home.hall, home.choir, home.rosa] {
        let (there, _) = copy.read(|db| project::shown(db, &id.0)).unwrap();
        let (mut here, _) = home.town.read(|db| project::shown(db, &id.0)).unwrap();
        here.remove("imported_from");
        let own = |unit: &str| remembered.ids.get(unit.strip_prefix("field/")?);
        let there = there.into_iter().map(|(unit, value)| match own(&unit) {
            Some(own) => (format!("field/{own}"), value),
            None => (unit, value),
        });
        assert_eq!(there.collect::<Units>(), here);
    }
    let fields = |catalogue: &Catalogue| {
        let fields = catalogue.list_custom_fields().unwrap().into_iter();
        fields.map(|row| row.field).collect::<Vec<_>>()
    };
    assert_eq!(fields(&copy), fields(&home.town));
    let sings = |catalogue: &Catalogue| {
        let types = catalogue.relationship_types().unwrap().into_iter();
        types
            .filter(|kind| kind.wording == "sings at")
            .collect::<Vec<_>>()
    };
    assert_eq!(sings(&copy), sings(&home.town));
}

#[test]
fn it_is_remembered_and_stands_in_the_register() {
    let home = at_home();
    let before = home.town.read(|db| {
        Ok(
            db.query_row("SELECT voice, max(seq) FROM change", [], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, u64>(1)?))
            })?,
        )
    });
    let (voice, seq) = before.unwrap();
    let (copy, remembered) = home.saved(home.council());
    assert_eq!(
        (remembered.name.as_str(), remembered.held[&voice]),
        ("Rosa", seq)
    );
    assert_eq!(remembered.audience, home.council().to_string());
    let lines = home.town.list_travel_copies().unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!(
        (&lines[0].name, &lines[0].made_at),
        (&remembered.name, &remembered.made_at)
    );
    let says = copy.info().unwrap();
    let Some(Travel {
        made_at,
        home: called,
        reader,
        fields,
        about,
    }) = says.travel
    else {
        panic!("it does not say that it is a copy");
    };
    assert_eq!(
        (made_at, called.as_str(), reader.as_str()),
        (remembered.made_at, "Aldermoor", "Greenfield Council")
    );
    assert_eq!(about.licence.as_deref(), Some("CC BY 4.0"));
    assert_eq!(about.attributions, ["Aldermoor neighbours"]);
    assert_eq!(about.who_to_ask.as_deref(), Some("desk@example.org"));
    let fields = fields.unwrap();
    for (field, is) in [
        ("name", true),
        ("summary", true),
        ("tag", true),
        ("times", true),
        ("place", true),
        ("field", true),
        ("x", true),
        ("exists", true),
        ("joined_into", true),
        ("absorbs", true),
        ("note", false),
        ("steward", false),
        ("audience", false),
        ("sensitivity", false),
        ("who_leads", false),
    ] {
        assert_eq!(fields.contains(field), is, "{field}");
    }
    assert_eq!(says.name, "Aldermoor");
    assert_ne!(
        copy.read(exchange::identity).unwrap(),
        home.town.read(exchange::identity).unwrap()
    );
    assert_eq!(
        copy.read(exchange::identity).unwrap(),
        identity_of(&remembered.secret)
    );
    let register = home.town.list_disclosures().unwrap();
    assert_eq!(
        (register.len(), register[0].is.format.as_str()),
        (1, "travel_copy")
    );
    assert_eq!(home.town.check(true).unwrap(), [""; 0]);
    assert_eq!(home.town.info().unwrap().travel, None);
}

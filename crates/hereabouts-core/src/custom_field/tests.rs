use super::*;
use crate::api::Edit;
use crate::audience::Audience;
use crate::catalogue::Catalogue;
use crate::id::AssetId;
use crate::list::Sort;
use serde_json::json;

fn of(kind: FieldType, choices: &[(&str, &str)]) -> CustomField {
    let choices = choices.iter().map(|(key, label)| Choice {
        key: (*key).into(),
        label: (*label).into(),
    });
    CustomField {
        choices: choices.collect(),
        ..CustomField::new("Field", kind)
    }
}

fn named(label: &str, kind: FieldType, choices: &[&str]) -> CustomField {
    let choices: Vec<(&str, &str)> = choices.iter().map(|label| ("", *label)).collect();
    CustomField {
        label: label.into(),
        ..of(kind, &choices)
    }
}

fn town() -> (Catalogue, AssetId, AssetId) {
    let town = Catalogue::in_memory("Ours").unwrap();
    let hall = town.create_asset(AssetKind::Place, "Hall".into(), Edit::default());
    let choir = town.create_asset(AssetKind::Association, "Choir".into(), Edit::default());
    (town, hall.unwrap().value, choir.unwrap().value)
}

fn add(town: &Catalogue, field: CustomField) -> CustomFieldId {
    town.add_custom_field(field).unwrap().value
}

fn say(town: &Catalogue, asset: AssetId, field: CustomFieldId, said: Value) -> Result<()> {
    let fields = BTreeMap::from([(format!("{UNIT}{field}"), said)]);
    town.edit_asset(asset, Edit(fields)).map(drop)
}

fn line(town: &Catalogue, asset: AssetId, field: CustomFieldId) -> FieldLine {
    let card = town.show_asset(asset).unwrap();
    card.fields
        .into_iter()
        .find(|line| line.id == field)
        .unwrap()
}

fn found(town: &Catalogue, query: &str) -> Vec<String> {
    let page = town
        .list_assets(query.into(), Sort::default(), 0, 100)
        .unwrap();
    page.rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn what_is_typed_loosely_is_understood_or_refused() {
    use FieldType::*;
    let check = |kind, typed: Value, expect: Option<Value>| {
        let field = of(kind, &[("a", "Ramp"), ("b", "Lift, wide"), ("c", "Stairs")]);
        assert_eq!(field.understood(&typed).ok(), expect, "{kind:?} {typed}");
    };
    let kept = |value: Value| Some(value);
    check(Text, json!(" "), kept(Value::Null));
    check(Text, json!("Mondays"), kept(json!("Mondays")));
    check(Text, json!(12), kept(json!("12")));
    for typed in ["1,200", "1200", "1 200", "1.200,0"] {
        check(Number, json!(typed), kept(json!(1200)));
    }
    check(Number, json!("12,5"), kept(json!(12.5)));
    check(Number, json!("-3"), kept(json!(-3)));
    check(Number, json!(0), kept(json!(0)));
    for typed in ["lots", "12 or 13", "1-2", "£5", "NaN", "inf", "1e999"] {
        check(Number, json!(typed), None);
    }
    let dates = [
        "2026-03-31",
        "31/3/2026",
        "31.3.26",
        "31 March 2026",
        "31st Mar 2026",
        "March 31, 2026",
        "31 marca 2026",
        "Tuesday",
    ];
    for typed in &dates[..7] {
        check(Date, json!(typed), kept(json!("2026-03-31")));
    }
    for typed in [
        dates[7],
        "31/2/2026",
        "31 February 2026",
        "2026",
        "March",
        "12",
        "31 March",
    ] {
        check(Date, json!(typed), None);
    }
    for typed in [
        json!("Yes"),
        json!("y"),
        json!(true),
        json!("TAK"),
        json!(1),
    ] {
        check(YesNo, typed, kept(json!("yes")));
    }
    for typed in [json!("no"), json!(false), json!("nie"), json!("0")] {
        check(YesNo, typed, kept(json!("no")));
    }
    check(YesNo, json!("perhaps"), None);
    check(Choice, json!("ramp"), kept(json!("a")));
    check(Choice, json!("a"), kept(json!("a")));
    check(Choice, json!("Slide"), None);
    check(
        Choices,
        json!("stairs; RAMP; ramp"),
        kept(json!(["a", "c"])),
    );
    check(Choices, json!("Lift, wide"), kept(json!(["b"])));
    check(Choices, json!(["c", "b"]), kept(json!(["b", "c"])));
    check(Choices, json!("ramp, slide"), None);
    check(
        Link,
        json!("hall.example.org/a"),
        kept(json!("https://hall.example.org/a")),
    );
    check(
        Link,
        json!("http://hall.example.org"),
        kept(json!("http://hall.example.org")),
    );
    for typed in ["the hall", "javascript:alert(1)", "hall", "https://a b"] {
        check(Link, json!(typed), None);
    }
}

#[test]
fn a_refusal_says_what_would_be_understood_and_nothing_changes() {
    let (town, hall, _) = town();
    let seats = add(&town, named("Seats", FieldType::Number, &[]));
    say(&town, hall, seats, json!("80")).unwrap();
    let refused = say(&town, hall, seats, json!("plenty"))
        .unwrap_err()
        .to_string();
    assert_eq!(
        refused,
        "“plenty” is not a number. Write figures alone, such as 12 or 12.5."
    );
    assert_eq!(line(&town, hall, seats).value, json!(80));
    say(&town, hall, seats, json!("")).unwrap();
    assert_eq!(line(&town, hall, seats).value, Value::Null);
    town.retire_custom_field(seats).unwrap();
    assert!(
        say(&town, hall, seats, json!("3")).is_err(),
        "it was put away"
    );
}

#[test]
fn a_field_is_for_its_kinds_and_for_whatever_says_something_in_it() {
    let (town, hall, choir) = town();
    let mut seats = named("Seats", FieldType::Number, &[]);
    seats.kinds.insert(AssetKind::Place);
    let seats = add(&town, seats);
    let has = |asset| !town.show_asset(asset).unwrap().fields.is_empty();
    assert!(has(hall) && !has(choir));
    say(&town, choir, seats, json!(40)).unwrap();
    assert!(has(choir), "what was said is not hidden");
}

#[test]
fn another_type_rewrites_nothing_and_loses_nothing() {
    let (town, hall, choir) = town();
    let id = add(&town, named("Since", FieldType::Text, &[]));
    say(&town, hall, id, json!("1 May 1998")).unwrap();
    say(&town, choir, id, json!("long ago")).unwrap();
    let change = |kind| {
        town.edit_custom_field(id, named("Since", kind, &[]), BTreeMap::new())
            .unwrap();
    };
    change(FieldType::Date);
    let seen = |asset| (line(&town, asset, id).value, line(&town, asset, id).fits);
    assert_eq!(seen(hall), (json!("1998-05-01"), true));
    assert_eq!(seen(choir), (json!("long ago"), false));
    let row = &town.list_custom_fields().unwrap()[0];
    assert_eq!((row.used, row.unread), (2, 1));
    change(FieldType::Text);
    assert_eq!(seen(hall), (json!("1 May 1998"), true), "as it was typed");
    assert_eq!(found(&town, "ago"), ["Choir"]);
}

#[test]
fn choices_are_renamed_moved_and_taken_off() {
    let (town, hall, choir) = town();
    let id = add(
        &town,
        named("Way in", FieldType::Choices, &["Ramp", "Lift", "Stairs"]),
    );
    say(&town, hall, id, json!("ramp; lift")).unwrap();
    say(&town, choir, id, json!("stairs")).unwrap();
    let mut field = town.list_custom_fields().unwrap()[0].field.clone();
    field.choices[0].label = "Slope".into();
    field.choices.remove(1);
    field.choices.push(Choice {
        key: String::new(),
        label: "Ramp".into(),
    });
    let moved = BTreeMap::from([("Lift".to_owned(), Some("Stairs".to_owned()))]);
    let before = town.info().unwrap().content_hash;
    town.edit_custom_field(id, field.clone(), moved).unwrap();
    assert_eq!(line(&town, hall, id).value, json!(["Ramp", "Stairs"]));
    let keys = |town: &Catalogue| -> Vec<(String, String)> {
        let choices = town.list_custom_fields().unwrap().remove(0).field.choices;
        choices
            .into_iter()
            .map(|choice| (choice.key, choice.label))
            .collect()
    };
    let pair = |key: &str, label: &str| (key.to_owned(), label.to_owned());
    assert_eq!(
        keys(&town),
        [
            pair("Ramp", "Slope"),
            pair("Stairs", "Stairs"),
            pair("Ramp 2", "Ramp")
        ],
        "a new choice never takes over what others chose"
    );
    assert_eq!(found(&town, r#""way in":slope"#), ["Hall"]);
    town.undo().unwrap();
    assert_eq!(town.info().unwrap().content_hash, before, "one step");
    field.choices.retain(|choice| choice.key != "Stairs");
    town.edit_custom_field(id, field, BTreeMap::from([("Stairs".to_owned(), None)]))
        .unwrap();
    assert_eq!(line(&town, choir, id).value, Value::Null);
    assert_eq!(
        line(&town, hall, id).value,
        json!(["Ramp", "Lift"]),
        "not named: kept"
    );
    assert!(!line(&town, hall, id).fits);
}

#[test]
fn a_field_put_away_keeps_what_was_said() {
    let (town, hall, _) = town();
    let id = add(&town, named("Has a ramp", FieldType::YesNo, &[]));
    say(&town, hall, id, json!("no")).unwrap();
    town.retire_custom_field(id).unwrap();
    assert!(town.show_asset(hall).unwrap().fields.is_empty());
    assert!(found(&town, r#""has a ramp":no"#).is_empty());
    let other = add(&town, named("Has a Ramp", FieldType::Text, &[]));
    assert!(
        town.restore_custom_field(id).is_err(),
        "there is another of that name"
    );
    town.retire_custom_field(other).unwrap();
    town.restore_custom_field(id).unwrap();
    assert_eq!(line(&town, hall, id).value, json!("no"));
    assert_eq!(town.check(false).unwrap(), [""; 0]);
}

#[test]
fn names_and_choices_are_told_apart() {
    let (town, ..) = town();
    add(&town, named("Seats", FieldType::Number, &[]));
    let refused = |field: CustomField, expect: &str| {
        let error = town.add_custom_field(field).unwrap_err().to_string();
        assert!(error.contains(expect), "{error}");
    };
    refused(named(" ", FieldType::Text, &[]), "needs a name");
    refused(named("SEATS", FieldType::Text, &[]), "already");
    refused(
        named("Way in", FieldType::Choice, &[" "]),
        "at least one choice",
    );
    refused(
        named("Way in", FieldType::Choice, &["Ramp", "ramp"]),
        "Two choices",
    );
}

#[test]
fn fields_keep_their_order() {
    let (town, hall, _) = town();
    let ids = ["One", "Two", "Three"].map(|label| add(&town, named(label, FieldType::Text, &[])));
    town.order_custom_fields(vec![ids[2], ids[0]]).unwrap();
    let card = town.show_asset(hall).unwrap();
    let labels: Vec<&str> = card
        .fields
        .iter()
        .map(|line| line.field.label.as_str())
        .collect();
    assert_eq!(labels, ["Three", "One", "Two"]);
    town.undo().unwrap();
    assert_eq!(town.show_asset(hall).unwrap().fields[0].field.label, "One");
}

#[test]
fn a_query_asks_each_field_in_its_own_way() {
    let (town, hall, choir) = town();
    let seats = add(&town, named("Seats", FieldType::Number, &[]));
    let opened = add(&town, named("Opened", FieldType::Date, &[]));
    let ramp = add(&town, named("Ramp", FieldType::YesNo, &[]));
    let words = add(
        &town,
        named("In its \"own\" words", FieldType::LongText, &[]),
    );
    for (asset, said) in [
        (hall, ["120", "2019-05-04", "yes", "Warm and bright"]),
        (choir, ["12.5", "2021", "no", "Loud"]),
    ] {
        for (field, said) in [seats, opened, ramp, words].into_iter().zip(said) {
            drop(say(&town, asset, field, json!(said)));
        }
    }
    let check = |query: &str, expect: &[&str]| assert_eq!(found(&town, query), expect, "{query}");
    check("Seats:120", &[]);
    check("\"Seats\":120", &["Hall"]);
    check("\"seats\":>=12", &["Choir", "Hall"]);
    check("\"seats\":>12.5", &["Hall"]);
    check("\"seats\":<=12.5", &["Choir"]);
    check("\"seats\":10..20", &["Choir"]);
    check("\"seats\":..20,120", &["Choir", "Hall"]);
    check("-\"seats\":120", &["Choir"]);
    check("\"seats\":lots", &[]);
    check("\"opened\":2019", &["Hall"]);
    check("\"opened\":2019-05", &["Hall"]);
    check("\"opened\":<=2019", &["Hall"]);
    check("\"opened\":>2019", &[]);
    check("\"opened\":2019-01..2019-05-04", &["Hall"]);
    check("\"opened\":4/5/2019", &["Hall"]);
    check("\"opened\":*", &["Hall"]);
    check("-\"opened\":*", &["Choir"]);
    check("\"ramp\":no", &["Choir"]);
    check("\"Ramp\":yes,no", &["Choir", "Hall"]);
    check(r#""in its \"own\" words":"bri wa""#, &["Hall"]);
    check("\"nowhere\":x", &[]);
    check("bright", &["Hall"]);
    check("yes", &[]);
}

#[test]
fn answers_to_choose_from_are_counted_with_the_rest() {
    let (town, hall, choir) = town();
    let ramp = add(&town, named("Ramp", FieldType::YesNo, &[]));
    let way = add(&town, named("Way in", FieldType::Choice, &["Door", "Gate"]));
    add(&town, named("Never used", FieldType::Choice, &["Door"]));
    add(&town, named("Words", FieldType::Text, &[]));
    say(&town, hall, ramp, json!("no")).unwrap();
    say(&town, choir, ramp, json!("yes")).unwrap();
    say(&town, hall, way, json!("gate")).unwrap();
    let seen = |query: &str| -> Vec<String> {
        let counts = town.counts(query.into()).unwrap();
        let fields = counts.fields.into_iter().flat_map(|field| {
            let answers = field.answers.into_iter();
            answers.map(move |a| {
                format!(
                    "{}:{} {} of {} {}",
                    field.field, a.value, a.shown, a.total, a.chosen
                )
            })
        });
        fields.collect()
    };
    assert_eq!(
        seen(""),
        [
            "\"Ramp\":yes 1 of 1 false",
            "\"Ramp\":no 1 of 1 false",
            "\"Way in\":Gate 1 of 1 false"
        ]
    );
    assert_eq!(
        seen("\"ramp\":yes"),
        ["\"Ramp\":yes 1 of 1 true", "\"Ramp\":no 0 of 1 false"]
    );
    let toggled = |query: &str, value: &str| {
        town.toggle(query.into(), "\"Ramp\"".into(), value.into(), false)
            .unwrap()
    };
    assert_eq!(toggled("hall", "yes"), "hall \"Ramp\":yes");
    assert_eq!(toggled("\"ramp\":yes", "no"), "\"Ramp\":yes,no");
    assert_eq!(toggled("\"ramp\":yes", "yes"), "");
    let chips = town.counts("\"Ramp\":yes hall".into()).unwrap().chips;
    assert_eq!(
        (
            chips[0].field.as_str(),
            chips[0].value.as_str(),
            chips[0].without.as_str()
        ),
        ("\"Ramp\"", "yes", "hall")
    );
}

#[test]
fn each_field_is_a_unit_that_stays_with_the_team() {
    let (town, hall, _) = town();
    let (seats, ramp) = (
        add(&town, named("Seats", FieldType::Number, &[])),
        add(&town, named("Ramp", FieldType::YesNo, &[])),
    );
    let other = town.copy_in_memory().unwrap();
    say(&town, hall, seats, json!(80)).unwrap();
    say(&other, hall, ramp, json!("yes")).unwrap();
    town.merge(&other.changes_for(&Audience::Team).unwrap())
        .unwrap();
    other
        .merge(&town.changes_for(&Audience::Team).unwrap())
        .unwrap();
    for laptop in [&town, &other] {
        let said: Vec<Value> = laptop
            .show_asset(hall)
            .unwrap()
            .fields
            .into_iter()
            .map(|line| line.value)
            .collect();
        assert_eq!(said, [json!(80), json!("yes")]);
        assert_eq!(laptop.check(false).unwrap(), [""; 0]);
    }
    assert_eq!(
        town.info().unwrap().content_hash,
        other.info().unwrap().content_hash
    );
    let outside = town.changes_for(&Audience::Public).unwrap();
    let leaves = serde_json::to_string(&outside.changes).unwrap();
    assert!(
        leaves.contains("Hall") && !leaves.contains(&seats.to_string()),
        "{leaves}"
    );
}

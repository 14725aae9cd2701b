use super::*;
use crate::gift::{Gift, GiftStatus};
use crate::network::testing::{GROUP, Little, PERSON, PLACE, SERVICE};
use crate::wish::Wish;
use serde_json::{Value, json};

pub(super) fn ask(little: &Little, question: Question) -> Vec<String> {
    let answer = little.0.ask(question).unwrap();
    let named: std::collections::BTreeSet<AssetId> = answer
        .findings
        .iter()
        .flat_map(NetworkFinding::names)
        .collect();
    let chosen: std::collections::BTreeSet<AssetId> = answer.assets.iter().copied().collect();
    assert_eq!(
        (named, chosen.len()),
        (chosen, answer.assets.len()),
        "all that are named, each once"
    );
    answer.findings.iter().map(told).collect()
}

fn names(parties: &[Party]) -> String {
    parties
        .iter()
        .map(|party| party.name.as_str())
        .collect::<Vec<_>>()
        .join("+")
}

pub(super) fn told(finding: &NetworkFinding) -> String {
    match finding {
        NetworkFinding::Connector {
            party,
            between,
            only,
        } => {
            let between: Vec<String> = between.iter().map(|part| names(part)).collect();
            format!(
                "{} between {}{}",
                party.name,
                between.join(" | "),
                if *only { ", only" } else { "" }
            )
        }
        NetworkFinding::Together { called, members } => {
            format!("{}: {}", names(called), names(members))
        }
        NetworkFinding::Alone { party } => party.name.clone(),
        NetworkFinding::UnaskedGift { what, holder, .. } => format!("{} {what}", holder.name),
        NetworkFinding::WithoutInstitution {
            association,
            through,
        } => format!("{} > {}", association.name, names(through)),
        NetworkFinding::OnlyInstitutions { area, institutions } => {
            format!(
                "{}: {}",
                area.as_deref().unwrap_or("elsewhere"),
                names(institutions)
            )
        }
        NetworkFinding::Changed { party, what, .. } => {
            let said = serde_json::to_value(what).unwrap();
            let text = |at: &str| {
                said.pointer(at)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned()
            };
            let rest: Vec<String> = ["/wording", "/other/name", "/stage", "/status", "/gift"]
                .iter()
                .map(|at| text(at))
                .filter(|text| !text.is_empty())
                .collect();
            [vec![party.name.clone(), text("/what")], rest]
                .concat()
                .join(" ")
        }
        NetworkFinding::ChangedMuch {
            sort,
            kind,
            count,
            named,
            ..
        } => {
            let kind = kind.map_or("ties", AssetKind::token);
            format!("{count} {kind} {sort:?}: {}", names(named))
        }
    }
}

/// Two circles of friends that only Maryam knows of each other, and a pair by itself.
pub(super) fn circles() -> Little {
    let assets = [
        (PERSON, "Joan"),
        (PERSON, "Dougie"),
        (PERSON, "Elsie"),
        (GROUP, "Choir"),
        (PERSON, "Kwame"),
        (PERSON, "Idris"),
        (PERSON, "Priya"),
        (GROUP, "Gardeners"),
        (PERSON, "Maryam"),
        (PERSON, "Rosa"),
        (PERSON, "Halina"),
        (PERSON, "Bronwen"),
        (GROUP, "Knitters"),
        (PLACE, "Bench"),
    ];
    let ties = [
        "Joan knows Dougie",
        "Joan knows Elsie",
        "Dougie knows Elsie",
        "Joan member_of Choir",
        "Elsie member_of Choir",
        "Kwame knows Idris",
        "Kwame knows Priya",
        "Idris knows Priya",
        "Kwame member_of Gardeners",
        "Priya member_of Gardeners",
        "Maryam knows Joan",
        "Maryam knows Kwame",
        "Rosa knows Halina",
    ];
    Little::of(&assets, &ties)
}

#[test]
fn who_connects_groups_that_otherwise_never_meet() {
    let little = circles();
    let found = ask(&little, Question::Connectors);
    assert!(
        found.contains(&"Maryam between Elsie+Joan+Choir | Kwame+Priya+Gardeners, only".to_owned()),
        "{found:?}"
    );
    assert!(
        found.len() <= 7 && found.iter().all(|line| !line.starts_with("Dougie")),
        "{found:?}"
    );
    // A second way: nothing falls apart without her any more.
    little.tie("Rosa knows Elsie", json!({}));
    little.tie("Rosa knows Priya", json!({}));
    let found = ask(&little, Question::Connectors);
    assert!(
        found
            .iter()
            .all(|line| !line.starts_with("Maryam") || !line.ends_with(", only")),
        "{found:?}"
    );
    // What has ended joins nobody, and what is kept but not used is not named.
    little.edit("Maryam", json!({ "status": "ended" }));
    let found = ask(&little, Question::Connectors);
    assert!(
        found.iter().all(|line| !line.starts_with("Maryam")),
        "{found:?}"
    );
    little.edit("Maryam", json!({ "status": "going" }));
    little
        .0
        .restrict(little.id("Maryam"), "She contests what we hold.".into())
        .unwrap();
    let found = ask(&little, Question::Connectors);
    assert!(
        found.iter().all(|line| !line.contains("Maryam")),
        "{found:?}"
    );
}

#[test]
fn which_groups_hold_together() {
    let little = circles();
    let found = ask(&little, Question::Together);
    assert_eq!(found.len(), 2, "a pair is no group: {found:?}");
    let parts: Vec<&str> = found
        .iter()
        .map(|line| line.split(": ").nth(1).unwrap())
        .collect();
    assert!(
        parts
            .iter()
            .any(|part| part.contains("Choir+Dougie+Elsie+Joan")),
        "{found:?}"
    );
    assert!(
        parts
            .iter()
            .any(|part| part.contains("Gardeners+Idris+Kwame")),
        "{found:?}"
    );
    assert!(
        found[0].starts_with("Joan") || found[0].starts_with("Kwame"),
        "{found:?}"
    );
}

#[test]
fn who_is_on_their_own() {
    let little = circles();
    assert_eq!(ask(&little, Question::Alone), ["Bronwen", "Knitters"]);
    little.tie(
        "Bronwen leads Knitters",
        json!({ "since": "2001", "until": "2004" }),
    );
    assert_eq!(
        ask(&little, Question::Alone),
        ["Bronwen", "Knitters"],
        "what has ended is no tie"
    );
    little.tie("Bronwen leads Knitters", json!({}));
    assert_eq!(ask(&little, Question::Alone), [""; 0]);
}

#[test]
fn which_gifts_nobody_asked_for() {
    let little = circles();
    let offer = |holder: &str, what: &str| {
        little
            .0
            .add_gift(Gift::of(little.id(holder), what))
            .unwrap()
            .value
    };
    let wish = |holder: &str, what: &str| {
        little
            .0
            .add_wish(Wish::of(little.id(holder), what))
            .unwrap()
            .value
    };
    offer("Joan", "sourdough");
    let bikes = offer("Dougie", "bike repair");
    offer("Elsie", "chess");
    let resting = Gift {
        status: GiftStatus::Resting,
        ..Gift::of(little.id("Kwame"), "drumming")
    };
    little.0.add_gift(resting).unwrap();
    let taken = Gift {
        last_taken_up: Some("2026-01-01".into()),
        ..Gift::of(little.id("Kwame"), "a van")
    };
    little.0.add_gift(taken).unwrap();
    assert_eq!(
        ask(&little, Question::UnaskedGifts),
        ["Dougie bike repair", "Elsie chess", "Joan sourdough"]
    );
    wish("Priya", "to learn sourdough");
    wish("Elsie", "someone for chess");
    assert_eq!(
        ask(&little, Question::UnaskedGifts),
        ["Dougie bike repair", "Elsie chess"],
        "her own wish does not ask for it"
    );
    let introduction = json!({ "parties": [little.id("Dougie"), little.id("Rosa")], "gift": bikes, "stage": "offered" });
    little
        .0
        .introduce(serde_json::from_value(introduction).unwrap())
        .unwrap();
    assert_eq!(ask(&little, Question::UnaskedGifts), ["Elsie chess"]);
    little.0.undo().unwrap();
    little.0.delete_assets(vec![little.id("Dougie")]).unwrap();
    assert_eq!(
        ask(&little, Question::UnaskedGifts),
        ["Elsie chess"],
        "who is in the bin offers nothing"
    );
}

#[test]
fn a_gift_is_asked_for_in_other_forms_other_words_and_other_scripts() {
    let little = Little::of(&[(PERSON, "Joan"), (PERSON, "Dougie")], &[]);
    for what in ["baking", "walks with dogs", "囲碁", "an allotment"] {
        let gift = Gift::of(little.id("Joan"), what);
        little.0.add_gift(gift).unwrap();
    }
    let wish = |what: &str| {
        let wish = Wish::of(little.id("Dougie"), what);
        little.0.add_wish(wish).unwrap();
    };
    let unasked = || ask(&little, Question::UnaskedGifts);
    wish("somebody to sit with");
    let all = [
        "Joan baking",
        "Joan walks with dogs",
        "Joan 囲碁",
        "Joan an allotment",
    ];
    assert_eq!(unasked(), all, "“with” asks for nothing");
    wish("someone to bake bread");
    assert_eq!(unasked(), all[1..]);
    wish("囲碁を習う");
    assert_eq!(unasked(), ["Joan walks with dogs", "Joan an allotment"]);
    wish("a plot to dig");
    assert_eq!(unasked().len(), 2);
    let words = ["allotment", "plot"].map(str::to_owned).into();
    let synonym = crate::topic::Synonym { words };
    little.0.save_synonym(None, synonym).unwrap();
    assert_eq!(unasked(), ["Joan walks with dogs"]);
}

#[test]
fn through_whom_a_group_could_be_introduced_to_an_institution() {
    let assets = [
        (GROUP, "Choir"),
        (GROUP, "Knitters"),
        (GROUP, "Gardeners"),
        (GROUP, "Walkers"),
        (SERVICE, "Library"),
        (PERSON, "Joan"),
        (PERSON, "Kwame"),
        (PERSON, "Priya"),
        (PLACE, "Hall"),
    ];
    let ties = [
        "Joan leads Choir",
        "Joan works_for Library",
        "Priya member_of Knitters",
        "Priya knows Kwame",
        "Kwame works_for Library",
        "Library supports Gardeners",
        "Knitters meets_at Hall",
        "Hall part_of Library",
    ];
    let little = Little::of(&assets, &ties);
    let check = |expect: &[&str]| assert_eq!(ask(&little, Question::WithoutInstitution), expect);
    check(&[
        "Choir > Joan+Library",
        "Knitters > Priya+Kwame+Library",
        "Walkers > ",
    ]);
    // Those who would rather not be asked are not; children never are.
    little.edit("Joan", json!({ "no_introductions": true }));
    little.edit("Kwame", json!({ "is_child": true }));
    check(&["Choir > ", "Knitters > ", "Walkers > "]);
    little.tie("Priya works_for Library", json!({}));
    check(&["Choir > ", "Knitters > Priya+Library", "Walkers > "]);
    // Nor are those who are not there any more.
    little.edit("Priya", json!({ "status": "ended" }));
    check(&["Choir > ", "Knitters > ", "Walkers > "]);
}

#[test]
fn where_only_institutions_are_known() {
    let little = Little::of(&[(PERSON, "Joan")], &[]);
    let at = |lon: f64| json!({ "place": { "geometry": { "type": "Point", "coordinates": [lon, 53.5] }, "precision": "exact" } });
    little.add(SERVICE, "Library", at(-2.15));
    little.add(SERVICE, "Clinic", at(-2.15));
    assert_eq!(
        ask(&little, Question::OnlyInstitutions),
        ["elsewhere: Clinic+Library"]
    );
    little.add(GROUP, "Choir", at(-2.05));
    assert_eq!(ask(&little, Question::OnlyInstitutions), [""; 0]);
    let area = |name: &str, west: f64| {
        let (east, ring) = (west + 0.1, |x: f64, y: f64| json!([x, y]));
        let ring = [
            ring(west, 53.4),
            ring(east, 53.4),
            ring(east, 53.6),
            ring(west, 53.6),
            ring(west, 53.4),
        ];
        json!({ "kind": "neighbourhood", "name": name, "geometry": { "type": "Polygon", "coordinates": [ring] } })
    };
    for (name, west) in [("Kiln Lane", -2.2), ("Old Town", -2.1)] {
        little
            .0
            .add_area(serde_json::from_value(area(name, west)).unwrap())
            .unwrap();
    }
    assert_eq!(
        ask(&little, Question::OnlyInstitutions),
        ["Kiln Lane: Clinic+Library"]
    );
    little.add(PERSON, "Rosa", at(-2.15));
    assert_eq!(ask(&little, Question::OnlyInstitutions), [""; 0]);
}

#[test]
fn what_changed_since_a_day() {
    let little = circles();
    little.edit("Choir", json!({ "status": "going" }));
    let old = little.tie("Elsie leads Choir", json!({}));
    little.happened("2026-03-01T10:00:00Z");
    let changed = |since: &str| {
        ask(
            &little,
            Question::Changed {
                since: since.into(),
            },
        )
    };
    assert_eq!(changed("2026-04-01"), [""; 0]);
    assert!(changed("2026-02-01").contains(&"Choir new".to_owned()));

    little.edit("Choir", json!({ "status": "resting", "summary": "Songs" }));
    little.edit("Joan", json!({ "summary": "Sings" }));
    little.add(GROUP, "Walkers", json!({}));
    little.tie("Bronwen leads Walkers", json!({}));
    little.tie(
        "Idris founded Choir",
        json!({ "since": "1990", "until": "1999" }),
    );
    let tie = serde_json::json!({ "from": little.id("Elsie"), "type": "leads", "to": little.id("Choir"), "until": "2026-04" });
    little
        .0
        .edit_relationship(old, serde_json::from_value(tie).unwrap())
        .unwrap();
    little
        .0
        .add_gift(Gift::of(little.id("Rosa"), "sourdough"))
        .unwrap();
    let introduction =
        json!({ "parties": [little.id("Rosa"), little.id("Priya")], "stage": "met" });
    little
        .0
        .introduce(serde_json::from_value(introduction).unwrap())
        .unwrap();
    let mut found = changed("2026-04-01");
    found.sort();
    let expect = [
        "Bronwen tied_to leads Walkers",
        "Choir status_now resting",
        "Elsie tie_ended leads Choir",
        "Priya introduced Rosa met",
        "Rosa offers sourdough",
        "Walkers new",
    ];
    assert_eq!(found, expect);
    little.edit("Choir", json!({ "status": "going" }));
    assert!(
        !changed("2026-04-01").contains(&"Choir status_now going".to_owned()),
        "it is as it was"
    );
    let error = little
        .0
        .ask(Question::Changed {
            since: "May".into(),
        })
        .unwrap_err()
        .to_string();
    assert!(error.contains("no day"), "{error}");
}

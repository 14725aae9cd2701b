//! What two laptops do to one thing before they hear of each other.

use super::{Files, Laptops};
use hereabouts_core::history::Action;
use serde_json::{Value, json};

/// None where something of it was refused.
type Situation = fn(&mut Laptops, [usize; 2], &Files) -> Option<()>;

/// Each is met by some history.
pub const ALL: &[(&str, Situation)] = &[
    ("ties added apart", ties),
    ("a tie on something deleted", tie_on_deleted),
    ("fields of their own changed apart", fields),
    ("types of ties changed apart", types),
    ("two attachments of one name", attachments),
    ("one sheet brought in twice", sheet),
    ("taken apart after both halves were edited", taken_apart),
    ("a merge set aside", set_aside),
    ("decided apart", decided),
];

/// One of them, on this laptop and another.
pub fn apart(all: &mut Laptops, at: usize, files: &Files) {
    let others = all.laptops.len() as u64 - 1;
    let to = (at + 1 + all.dice.below(others) as usize) % all.laptops.len();
    let (name, meet) = ALL[all.dice.below(ALL.len() as u64) as usize];
    if meet(all, [at, to], files).is_some() {
        all.done.insert(name);
    }
}

/// What a command answered that made something.
fn id(answer: &Value) -> Option<String> {
    answer["value"].as_str().map(str::to_owned)
}

/// Two assets that both laptops have.
fn shared(all: &mut Laptops, [at, to]: [usize; 2]) -> Option<[String; 2]> {
    let mut made = || {
        let name = format!("Group {}", all.dice.below(100));
        let group = json!({"kind": "association", "name": name, "fields": {}});
        id(&all.does(at, "create_asset", group)?)
    };
    let both = [made()?, made()?];
    all.hand(at, to);
    Some(both)
}

fn summed_up(all: &mut Laptops, laptop: usize, asset: &str, words: &str) -> Option<Value> {
    let fields = json!({"summary": format!("{words} {}", all.dice.below(3))});
    all.does(laptop, "edit_asset", json!({"id": asset, "fields": fields}))
}

/// The same is said twice, one of them more exactly, and something else beside it.
fn ties(all: &mut Laptops, pair: [usize; 2], _: &Files) -> Option<()> {
    let [at, to] = pair;
    let [one, other] = shared(all, pair)?;
    for (laptop, kind, strength) in [
        (at, "uses", 1),
        (to, "uses", 3),
        (at, "supports", 2),
        (to, "borrows_from", 2),
    ] {
        let tie = json!({"from": one, "type": kind, "to": other, "strength": strength});
        all.does(laptop, "relate", json!({"relationship": tie}))?;
    }
    Some(())
}

fn tie_on_deleted(all: &mut Laptops, pair: [usize; 2], _: &Files) -> Option<()> {
    let [at, to] = pair;
    let [one, other] = shared(all, pair)?;
    all.does(at, "delete_assets", json!({"ids": [one]}))?;
    let tie = json!({"from": one, "type": "uses", "to": other});
    all.does(to, "relate", json!({"relationship": tie}))?;
    Some(())
}

/// What the field is called, and what is said in it.
fn fields(all: &mut Laptops, pair: [usize; 2], _: &Files) -> Option<()> {
    let number = all.dice.below(1_000_000);
    let field = |label: &str| json!({"label": format!("{label} {number}"), "type": "text"});
    let made = all.does(
        pair[0],
        "add_custom_field",
        json!({"field": field("Keys with")}),
    );
    let id = id(&made?)?;
    let [one, _] = shared(all, pair)?;
    for (laptop, label, said) in [
        (pair[0], "Who has keys", "Monday"),
        (pair[1], "Key holder", "Tuesday"),
    ] {
        let changed = json!({"id": id, "field": field(label), "moved": {}});
        all.does(laptop, "edit_custom_field", changed)?;
        let unit = format!("field/{id}");
        let said = json!({"id": one, "fields": {unit: said}});
        all.does(laptop, "edit_asset", said)?;
    }
    Some(())
}

/// What the type is called, and that it becomes one with another, while something is tied by it.
fn types(all: &mut Laptops, pair: [usize; 2], _: &Files) -> Option<()> {
    let [at, to] = pair;
    let number = all.dice.below(1_000_000);
    let words = |words: &str| {
        (
            format!("{words} {number}"),
            format!("{words} {number}, too"),
        )
    };
    let (wording, inverse) = words("sings with");
    let added = all.does(
        at,
        "add_relationship_type",
        json!({"wording": wording, "inverse": inverse}),
    );
    let key = id(&added?)?;
    let [one, other] = shared(all, pair)?;
    for (laptop, said) in [(at, "sings beside"), (to, "sings after")] {
        let (wording, inverse) = words(said);
        let changed = json!({"key": key, "wording": wording, "inverse": inverse});
        all.does(laptop, "edit_relationship_type", changed)?;
    }
    let tie = json!({"from": one, "type": key, "to": other});
    all.does(at, "relate", json!({"relationship": tie}))?;
    let merged = json!({"key": key, "into": "supports"});
    all.does(to, "merge_relationship_types", merged)?;
    Some(())
}

fn attachments(all: &mut Laptops, pair: [usize; 2], files: &Files) -> Option<()> {
    let [one, _] = shared(all, pair)?;
    for (laptop, path) in pair.into_iter().zip(&files.minutes) {
        let added = json!({"asset": one, "paths": [path]});
        let added = all.does(laptop, "add_attachments", added)?;
        added["value"]["added"].get(0)?;
    }
    Some(())
}

/// As it came, and as it came once more.
fn sheet(all: &mut Laptops, pair: [usize; 2], files: &Files) -> Option<()> {
    for (laptop, path) in pair.into_iter().zip(&files.sheets) {
        let brought = json!({"path": path, "options": {}});
        all.does(laptop, "run_import", brought)?;
    }
    Some(())
}

/// One half is edited by somebody who does not know yet that it is one with the other.
fn taken_apart(all: &mut Laptops, pair: [usize; 2], _: &Files) -> Option<()> {
    let [at, to] = pair;
    let [keep, gone] = shared(all, pair)?;
    let joined = json!({"keep": keep, "gone": gone, "take": []});
    all.does(at, "join_duplicates", joined)?;
    summed_up(all, to, &gone, "went")?;
    summed_up(all, at, &keep, "stayed")?;
    all.hand(to, at);
    // On whichever laptop it is known.
    let by = match all.dice.below(2) {
        0 => at,
        _ => {
            all.hand(at, to);
            to
        }
    };
    all.does(by, "unjoin", json!({"id": gone}))?;
    Some(())
}

/// And brought back at once, or after something else was done, or not before the end.
fn set_aside(all: &mut Laptops, pair: [usize; 2], _: &Files) -> Option<()> {
    let [at, to] = pair;
    let [one, other] = shared(all, pair)?;
    summed_up(all, to, &one, "there")?;
    all.does(
        to,
        "tag_assets",
        json!({"ids": [other], "tag": "there", "on": true}),
    )?;
    let step = all.hand(to, at).step?;
    let undone = all.laptops[at].undo_list().expect("readable").undo;
    assert_eq!(undone.first()?.label.action, Action::Merge);
    all.does(at, "undo", json!({}))?;
    match all.dice.below(3) {
        0 => {
            all.does(at, "redo", json!({}))?;
            all.done.insert("brought back at once");
        }
        1 => {
            summed_up(all, at, &one, "here")?;
            all.hand(at, to);
            all.does(at, "bring_back", json!({"step": step}))?;
        }
        _ => {
            summed_up(all, at, &one, "here")?;
        }
    }
    Some(())
}

/// Both answer one question, each otherwise.
fn decided(all: &mut Laptops, pair: [usize; 2], _: &Files) -> Option<()> {
    let [at, to] = pair;
    let [one, _] = shared(all, pair)?;
    summed_up(all, at, &one, "Tuesdays")?;
    summed_up(all, to, &one, "Thursdays")?;
    all.hand(at, to);
    all.hand(to, at);
    for (nth, laptop) in pair.into_iter().enumerate() {
        let asked = all.laptops[laptop].list_conflicts(0, 1000);
        let mut asked = asked.expect("readable").conflicts.into_iter();
        let of_it = asked
            .find(|question| question.record.to_string() == one && question.unit == "summary")?;
        let answer = &of_it.answers.get(nth)?.value;
        let decision = json!({"record": one, "unit": "summary", "value": answer});
        all.does(laptop, "decide", json!({"decisions": [decision]}))?;
    }
    Some(())
}

//! Steps with gifts, wishes, conversations, introductions, ties and what comes of them.

use super::{Dice, ids, ids_of};
use hereabouts_core::Catalogue;
use serde_json::{Value, json};

/// Every command here; each is done by some history.
pub const ALL: [&str; 31] = [
    "add_gift",
    "edit_gift",
    "remove_gift",
    "add_wish",
    "edit_wish",
    "remove_wish",
    "capture_line",
    "note_conversation",
    "edit_conversation",
    "remove_conversation",
    "keep_heard",
    "introduce",
    "edit_introduction",
    "move_introduction",
    "remove_introduction",
    "add_possible_action",
    "edit_possible_action",
    "remove_possible_action",
    "add_follow_up",
    "edit_follow_up",
    "do_follow_up",
    "remove_follow_up",
    "save_gathering",
    "remove_gathering",
    "add_card",
    "save_synonym",
    "remove_synonym",
    "pin",
    "edit_relationship",
    "save_relationship_type",
    "merge_relationship_types",
];

const MAKING: [&str; 6] = [
    "add_gift",
    "note_conversation",
    "introduce",
    "add_possible_action",
    "add_follow_up",
    "save_gathering",
];

pub fn step(dice: &mut Dice, catalogue: &Catalogue) -> (&'static str, Value) {
    let mut one = |table: &str| dice.one(&ids(catalogue, table, "here"));
    let (asset, other) = (one("asset"), one("asset"));
    let (gift, wish, heard, step) = (
        one("gift"),
        one("wish"),
        one("conversation"),
        one("follow_up"),
    );
    let (introduction, action, gathering) = (
        one("introduction"),
        one("possible_action"),
        one("gathering"),
    );
    let synonym = one("synonym");
    let ties = ids(catalogue, "relationship", "here");
    let nth = dice.below(ties.len().max(1) as u64) as usize;
    let tie = ties.get(nth).cloned().unwrap_or_default();
    // The ends of a tie never change.
    let end = |end: &str| {
        let sql = format!("SELECT \"{end}\" FROM relationship WHERE existence = ?1 ORDER BY id");
        ids_of(catalogue, &sql, "here").get(nth).cloned()
    };
    let what = [
        "baking bread",
        "walking",
        "pieczenie chleba",
        "חליל",
        "a 'quote\"",
    ][dice.below(5) as usize];
    let stage = ["offered", "introduced", "met", "paused", "ended"][dice.below(5) as usize];
    let id = |id: &str| (!id.is_empty()).then(|| id.to_owned());
    // More is made than changed, or there would be nothing to change.
    let name = match dice.below(3) {
        0 => MAKING[dice.below(MAKING.len() as u64) as usize],
        _ => ALL[dice.below(ALL.len() as u64) as usize],
    };
    let offered = || json!({"holder": asset, "what": what, "topics": [what.split(' ').next()], "would_teach": true, "status": "offered"});
    let wanted = || json!({"holder": asset, "what": what, "kind": "learn", "status": "open"});
    let brought_together = || json!({"parties": [asset, other], "why": what, "stage": "suggested"});
    let linked =
        || json!({"name": what, "assets": [asset, other], "ourselves": what, "status": "idea"});
    let promised = || json!({"what": what, "about": asset, "due": "2026-05-04"});
    let args = match name {
        "add_gift" => json!({"gift": offered()}),
        "edit_gift" => json!({"id": gift, "gift": offered()}),
        "remove_gift" => json!({"id": gift}),
        "add_wish" => json!({"wish": wanted()}),
        "edit_wish" => json!({"id": wish, "wish": wanted()}),
        "remove_wish" => json!({"id": wish}),
        "capture_line" => {
            json!({"holder": asset, "text": format!("can teach: {what}, sewing; would love: someone to walk with")})
        }
        "note_conversation" => {
            json!({"conversation": {"on": "2026-03-04", "words": format!("Łódź and {what}"), "about": [asset]}, "not_meant": []})
        }
        "edit_conversation" => {
            json!({"id": heard, "conversation": {"on": "2026-03-05", "words": what, "about": [other], "kind": "visit"}})
        }
        "remove_conversation" => json!({"id": heard}),
        "keep_heard" => {
            let heard = json!({
                "conversation": id(&heard), "gathering": null,
                "assets": [{"kind": "person", "name": "Łódź", "fields": {}}],
                "gifts": [{"holder": {"new": 0}, "what": what, "would_teach": false, "may_be_listed": false}],
                "wishes": [{"holder": {"here": asset}, "what": what, "may_be_listed": false}],
                "ties": [{"from": {"new": 0}, "type": "uses", "to": {"here": other}}],
                "follow_ups": [{"what": what, "about": {"new": 0}}],
            });
            json!({"heard": heard, "how": if dice.below(2) == 0 { "conversation" } else { "interview" }})
        }
        "introduce" => json!({"introduction": brought_together()}),
        "edit_introduction" => json!({"id": introduction, "introduction": brought_together()}),
        "move_introduction" => json!({"id": introduction, "stage": stage, "on": "2026-04-01"}),
        "remove_introduction" => json!({"id": introduction}),
        "add_possible_action" => json!({"action": linked()}),
        "edit_possible_action" => json!({"id": action, "action": linked()}),
        "remove_possible_action" => json!({"id": action}),
        "add_follow_up" => json!({"follow_up": promised()}),
        "edit_follow_up" => json!({"id": step, "follow_up": promised()}),
        "do_follow_up" => json!({"id": step, "done": dice.below(2) == 0}),
        "remove_follow_up" => json!({"id": step}),
        "save_gathering" => json!({"id": null, "gathering": {"name": what, "on": "2026-03-04"}}),
        "remove_gathering" => json!({"id": gathering}),
        "add_card" => {
            json!({"gathering": gathering, "who": "Amina", "text": format!("offers: {what}"), "may_be_listed": true})
        }
        "save_synonym" => json!({"id": id(&synonym), "synonym": {"words": [what, "loaf"]}}),
        "remove_synonym" => json!({"id": synonym}),
        "pin" => json!({"asset": asset, "at": [0.5, dice.below(9) as f64]}),
        "edit_relationship" => {
            json!({"id": tie, "relationship": {"from": end("from"), "to": end("to"), "type": "uses", "strength": 2, "until": "2025"}})
        }
        "save_relationship_type" => {
            let is = json!({"key": "", "wording": format!("{what}s with"), "inverse": "the other way", "sensitivity": "ordinary",
                "retired": false, "from_kinds": [], "to_kinds": [], "words": {}});
            json!({"key": null, "is": is})
        }
        _ => json!({"key": "uses", "into": "borrows_from"}),
    };
    (name, args)
}

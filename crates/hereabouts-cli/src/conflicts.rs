//! `conflicts`: what has more than one answer.

use crate::opening::open;
use crate::{Done, peers, say};
use clap::Args;
use hereabouts_core::conflict::{Conflict, ConflictAnswer, ConflictKind, ConflictList};
use hereabouts_core::history::Hand;
use serde_json::Value;
use std::path::PathBuf;

/// Lists what laptops said differently, with every answer and who gave it
#[derive(Args)]
#[command(after_help = "\
Decide with `call`; one undo takes a decision back:
  hereabouts call Greenfield.hereabouts decide '{\"decisions\": [{\"record\": \"ID\", \"unit\": \"summary\", \"value\": \"A hall\"}]}'
Where something was deleted on one laptop and changed on another, the unit is \"exists\" and the value \"here\" or \"bin\".
Where something was joined with what was erased on another, the value is \"here\" or \"bin\" as well; or erase it too.

Fields of --json: total, records, conflicts (record, kind, asked, unit, asset, asset_kind, name, answers, both, free); an
answer is value, words and hands (person, laptop, here, at), and the first one is shown meanwhile.")]
pub struct Conflicts {
    /// The catalogue
    file: PathBuf,
    /// At most this many
    #[arg(long, default_value_t = 100)]
    limit: u32,
    /// Leave out this many of the first
    #[arg(long, default_value_t = 0)]
    offset: u32,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Conflicts {
    pub fn run(self) -> Done {
        let list = open(&self.file)?.list_conflicts(self.offset, self.limit)?;
        match self.json {
            true => say::json(&list),
            false => say::line(&in_words(&list)),
        }
    }
}

fn in_words(list: &ConflictList) -> String {
    let mut lines: Vec<String> = list.conflicts.iter().flat_map(asked).collect();
    let shown = list.conflicts.len() as u64;
    let all = say::count(list.total, "question", "questions");
    let about = say::count(list.records, "record", "records");
    lines.push(match shown == list.total {
        true => format!("{all} about {about}"),
        false => {
            format!("{shown} of {all} shown, about {about}; --limit and --offset show the others")
        }
    });
    lines.join("\n")
}

fn asked(conflict: &Conflict) -> Vec<String> {
    let unit = say::cut(&conflict.unit, 60);
    let what = match conflict.asked {
        ConflictKind::Differs => unit,
        ConflictKind::Kept => "deleted on one laptop, changed on another".into(),
        ConflictKind::AfterJoining => format!("{unit}, changed after it was joined with another"),
        ConflictKind::Twins => format!("{unit}, of a tie that was written down more than once"),
        ConflictKind::JoinedWithErased => format!("{unit}, joined with what another laptop erased"),
    };
    let name = match conflict.name.as_str() {
        "" => say::words(&conflict.kind),
        name => say::cut(name, 60),
    };
    let mut lines = vec![format!("{}  {name}: {what}", conflict.record)];
    lines.extend(conflict.answers.iter().map(answer));
    lines
}

fn answer(answer: &ConflictAnswer) -> String {
    let value = match (&answer.words, &answer.value) {
        (Some(words), _) => say::cut(words, 100),
        (None, Value::Null) => "(blank)".into(),
        (None, Value::String(text)) => say::cut(text, 100),
        (None, other) => say::cut(&other.to_string(), 100),
    };
    let hands: Vec<String> = answer.hands.iter().map(hand).collect();
    match &hands[..] {
        [] => format!("  {value}"),
        hands => format!("  {value}  ({})", hands.join("; ")),
    }
}

fn hand(hand: &Hand) -> String {
    let who = peers::who(hand.person.as_deref(), hand.laptop.as_deref());
    format!("{who}, {}", say::plain(&hand.at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_is_its_value_and_who_gave_it() {
        let hand = |person: Option<&str>, laptop: Option<&str>| Hand {
            person: person.map(str::to_owned),
            laptop: laptop.map(str::to_owned),
            here: false,
            at: "2026-05-03".into(),
        };
        let check = |value: Value, words: Option<&str>, hands: Vec<Hand>, expect: &str| {
            let given = ConflictAnswer {
                value,
                words: words.map(str::to_owned),
                hands,
            };
            assert_eq!(answer(&given), expect);
        };
        check(
            json!("Tuesday"),
            None,
            vec![hand(Some("Amina"), Some("KITCHEN"))],
            "  Tuesday  (Amina on KITCHEN, 2026-05-03)",
        );
        check(
            json!("0198-…"),
            Some("Mill Lane Hall"),
            vec![hand(Some("Joe"), None), hand(None, Some("HALL"))],
            "  Mill Lane Hall  (Joe, 2026-05-03; HALL, 2026-05-03)",
        );
        check(Value::Null, None, Vec::new(), "  (blank)");
        check(json!(12), None, Vec::new(), "  12");
    }
}

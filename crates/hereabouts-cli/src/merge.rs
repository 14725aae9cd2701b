//! `merge`: taking in what another laptop did.

use crate::changes::to_compare;
use crate::opening::{open, text_of};
use crate::working::working;
use crate::{Done, Trouble, peers, say, spoken};
use clap::Args;
use hereabouts_core::exchange::{MergeCounts, MergePlan, Merged};
use serde::Serialize;
use serde_json::Value;
use std::path::PathBuf;

/// Takes in a change file or a second copy of the catalogue; merged again it changes nothing
#[derive(Args)]
#[command(after_help = "\
Examples:
  hereabouts merge Greenfield.hereabouts from-Amina.hereabouts-changes --dry-run
  hereabouts merge Greenfield.hereabouts from-Amina.hereabouts-changes
  hereabouts merge Greenfield.hereabouts 'Greenfield (conflicted copy).hereabouts'

`hereabouts undo` sets all that came in aside, on this laptop alone, and `hereabouts redo` brings it back. What disagrees
is listed by `hereabouts conflicts`, what looks like something that is here by `hereabouts duplicates`. The passphrase of
a file that needs one is read from HEREABOUTS_CHANGES_PASSPHRASE, or asked for with --passphrase.

Fields of --json: new, changed, conflicts, erased, duplicates, nothing_new, incomplete (it goes on from changes that are
not here: ask for a file with everything), travel (for whom the travel copy is that it comes from), dry_run; done, also
content_hash (of what the team has here now), same_as_theirs (null while they cannot know all of this one), differs (names
of records that are not the same though they should be), step (for `hereabouts call FILE undo_to`), saved_at; with
--dry-run, also from (person, laptop), made_at, catalogue, by_kind (kind of record: how many come), new_names,
changed_names, set_aside (the step of a merge that brought some of it and was set aside) and own (this laptop wrote it).
Ends with 1 when the two laptops should hold the same and do not.")]
pub struct Merge {
    /// The catalogue
    file: PathBuf,
    /// The change file, or a whole copy of this catalogue
    #[arg(value_name = "IN")]
    from: PathBuf,
    /// Ask for the passphrase that the file needs
    #[arg(long)]
    passphrase: bool,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Merge {
    pub fn run(self) -> Done {
        let from = text_of(&self.from)?;
        let catalogue = open(&self.file)?;
        let passphrase = spoken::passphrase(self.passphrase)?;
        if self.dry_run {
            let plan = working(&catalogue, || catalogue.plan_merge(from, passphrase))?;
            return match self.json {
                true => say::json(&flat(&plan, [("dry_run", true.into())])?),
                false => say::line(&plan_in_words(&plan)),
            };
        }
        let outcome = working(&catalogue, || catalogue.run_merge(from, passphrase))?;
        let merged = outcome.value;
        let more = [
            ("dry_run", false.into()),
            ("saved_at", outcome.saved_at.into()),
        ];
        match self.json {
            true => say::json(&flat(&merged, more)?)?,
            false => say::line(&in_words(&merged))?,
        }
        refuse_difference(&merged)
    }
}

/// An answer with its counts beside everything else.
fn flat<const N: usize>(
    answer: &impl Serialize,
    more: [(&str, Value); N],
) -> Result<Value, Trouble> {
    let mut flat = serde_json::to_value(answer)
        .map_err(|e| Trouble::Act(format!("The answer could not be written as JSON: {e}.")))?;
    if let Value::Object(fields) = &mut flat {
        if let Some(Value::Object(counts)) = fields.remove("counts") {
            fields.extend(counts);
        }
        fields.extend(more.map(|(name, value)| (name.to_owned(), value)));
    }
    Ok(flat)
}

const WAITS: &str = "Some of it goes on from changes that are not here, and waits for them. Ask for a file with everything.";

fn plan_in_words(plan: &MergePlan) -> String {
    let who = peers::who(plan.from.person.as_deref(), plan.from.laptop.as_deref());
    let mut lines = vec![format!("From {who}, {}", say::plain(&plan.made_at))];
    lines.push(match plan.nothing_new {
        true => "There is nothing new in it.".into(),
        false => counts_in_words(&plan.counts),
    });
    for (word, names) in [("new", &plan.new_names), ("changed", &plan.changed_names)] {
        lines.extend(
            names
                .iter()
                .map(|name| format!("  {word}: {}", say::cut(name, 60))),
        );
    }
    lines.extend(plan.incomplete.then(|| WAITS.to_owned()));
    lines.extend(plan.set_aside.as_ref().map(|step| {
        format!("Some of it was taken in before and set aside. `hereabouts call FILE bring_back` takes it in again; its step is {}.", say::plain(step))
    }));
    lines.push("Nothing was changed.".into());
    lines.join("\n")
}

fn in_words(merged: &Merged) -> String {
    let counts = &merged.counts;
    let mut lines = vec![match merged.nothing_new {
        true => "There is nothing new in it. Nothing was changed.".into(),
        false => counts_in_words(counts),
    }];
    lines.extend(merged.incomplete.then(|| WAITS.to_owned()));
    let also = [
        (
            counts.conflicts > 0,
            "`hereabouts conflicts` lists what disagrees.",
        ),
        (
            counts.duplicates > 0,
            "`hereabouts duplicates` lists what looks like ones you have.",
        ),
        (
            merged.step.is_some(),
            "`hereabouts undo` sets it aside on this laptop alone.",
        ),
        (
            merged.same_as_theirs == Some(true),
            "Both laptops hold the same now.",
        ),
        (
            // A travel copy takes nothing in.
            merged.same_as_theirs.is_none() && merged.travel.is_none(),
            "They may not have all of yours: hand them a file from `hereabouts changes`.",
        ),
    ];
    let said = also.iter().filter(|(is_so, _)| *is_so);
    lines.extend(said.map(|(_, sentence)| (*sentence).to_owned()));
    if merged.travel.is_none() {
        lines.extend(to_compare(&merged.by_kind, &merged.content_hash));
    }
    lines.join("\n")
}

fn counts_in_words(counts: &MergeCounts) -> String {
    let disagree = say::count(counts.conflicts, "disagrees", "disagree");
    let alike = say::count(
        counts.duplicates,
        "looks like one you have",
        "look like ones you have",
    );
    format!(
        "{} new, {} changed, {disagree}, {} erased elsewhere, {alike}",
        counts.new, counts.changed, counts.erased
    )
}

/// What came in is saved all the same: it is neither lost nor wrong, but somebody has to look.
fn refuse_difference(merged: &Merged) -> Done {
    const NAMED: usize = 20;
    if merged.differs.is_empty() && merged.same_as_theirs != Some(false) {
        return Ok(());
    }
    let names = merged.differs.iter().take(NAMED);
    let names: Vec<String> = names.map(|name| say::cut(name, 60)).collect();
    let names = match names.is_empty() {
        true => "records that only they have".into(),
        false => names.join(", "),
    };
    let more = match merged.differs.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Err(Trouble::Act(format!(
        "It is merged and saved, but these are not the same on both laptops, though they should be: {names}{more}. Run `hereabouts check` on both, and compare these entries."
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn merged(counts: MergeCounts) -> Merged {
        Merged {
            counts,
            step: Some("a/1".into()),
            nothing_new: false,
            incomplete: false,
            content_hash: "1f".into(),
            by_kind: [("asset".to_owned(), 84)].into(),
            same_as_theirs: Some(true),
            differs: Vec::new(),
            travel: None,
        }
    }

    #[test]
    fn counts_are_a_sentence() {
        let check = |[new, changed, conflicts, erased, duplicates]: [u64; 5], expect: &str| {
            let counts = MergeCounts {
                new,
                changed,
                conflicts,
                erased,
                duplicates,
            };
            assert_eq!(counts_in_words(&counts), expect);
        };
        check(
            [12, 5, 2, 1, 3],
            "12 new, 5 changed, 2 disagree, 1 erased elsewhere, 3 look like ones you have",
        );
        check(
            [0, 0, 1, 0, 1],
            "0 new, 0 changed, 1 disagrees, 0 erased elsewhere, 1 looks like one you have",
        );
    }

    #[test]
    fn words_say_what_to_do_next() {
        let check = |merged: &Merged, holds: &[&str], lacks: &[&str]| {
            let words = in_words(merged);
            for part in holds {
                assert!(words.contains(part), "no {part} in {words}");
            }
            for part in lacks {
                assert!(!words.contains(part), "{part} in {words}");
            }
        };
        let quiet = merged(MergeCounts::default());
        check(
            &quiet,
            &["undo", "hold the same", "asset: 84", "1f"],
            &["conflicts", "duplicates", "waits", "hand them"],
        );
        let busy = Merged {
            incomplete: true,
            same_as_theirs: None,
            ..merged(MergeCounts {
                conflicts: 2,
                duplicates: 3,
                ..MergeCounts::default()
            })
        };
        check(
            &busy,
            &["conflicts", "duplicates", "waits", "hand them"],
            &["hold the same"],
        );
        let again = Merged {
            nothing_new: true,
            step: None,
            ..merged(MergeCounts::default())
        };
        check(&again, &["Nothing was changed"], &["0 new", "undo"]);
        let from_rosa = Merged {
            travel: Some("Rosa".into()),
            ..busy
        };
        check(
            &from_rosa,
            &["conflicts", "duplicates", "undo"],
            &["hand them", "asset: 84", "1f"],
        );
    }

    #[test]
    fn a_difference_is_an_error_that_names_the_records() {
        let mut differs: Vec<String> = (0..22).map(|n| format!("Bench {n}")).collect();
        let check = |differs: &[String], same: Option<bool>, expect: Option<&str>| {
            let merged = Merged {
                differs: differs.to_vec(),
                same_as_theirs: same,
                ..merged(MergeCounts::default())
            };
            let said = match refuse_difference(&merged) {
                Ok(()) => None,
                Err(Trouble::Act(sentence) | Trouble::Usage(sentence)) => Some(sentence),
            };
            assert_eq!(said.is_some(), expect.is_some(), "{said:?}");
            let said = said.unwrap_or_default();
            assert!(said.contains(expect.unwrap_or_default()), "{said}");
        };
        let not_same = Some(false);
        check(&differs, not_same, Some("Bench 18, Bench 19 and 2 more."));
        differs.truncate(2);
        check(&differs, not_same, Some("Bench 0, Bench 1."));
        check(&[], not_same, Some("be: records that only they have."));
        check(&[], Some(true), None);
        check(&[], None, None);
    }

    #[test]
    fn counts_stand_beside_the_rest() {
        let answer = flat(&merged(MergeCounts::default()), [("dry_run", false.into())]);
        let answer = answer.unwrap_or_default();
        for field in ["new", "changed", "conflicts", "erased", "duplicates"] {
            assert_eq!(answer[field], 0, "{answer}");
        }
        assert_eq!(answer["same_as_theirs"], true);
        assert_eq!(answer["dry_run"], false);
        assert_eq!(answer["counts"], json!(null));
    }
}

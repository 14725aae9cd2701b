use super::*;
use crate::asset::AssetKind::*;
use crate::catalogue::Catalogue;
use crate::id::{AssetId, RelationshipId};
use crate::relationship::testing::{make, twin};

/// How much is asked about each tie, as its row keeps it; what is kept is worked out once more by other code.
fn kept(town: &Catalogue) -> Vec<Option<u32>> {
    assert_eq!(town.check(true).unwrap(), [""; 0]);
    let asked = town.read(|db| {
        let mut statement = db.prepare("SELECT asked FROM relationship ORDER BY id")?;
        let asked = statement.query_map([], |row| row.get(0))?;
        Ok(asked.collect::<rusqlite::Result<_>>()?)
    });
    asked.unwrap()
}

struct Town {
    town: Catalogue,
    group: AssetId,
    hall: AssetId,
}

fn town() -> Town {
    let town = Catalogue::in_memory("Here").unwrap();
    let group = make(&town, Association, "Knitters");
    let hall = make(&town, Place, "Hall");
    Town { town, group, hall }
}

impl Town {
    fn tie(&self, kind: &str, note: &str) -> Relationship {
        Relationship {
            note: Some(note.into()),
            ..Relationship::new(self.group, kind, self.hall)
        }
    }

    /// Says a tie as another laptop may have said it, behind all that are there.
    fn say(&self, tie: Relationship) -> RelationshipId {
        twin(&self.town, false, tie)
    }
}

const TWO: [Option<u32>; 2] = [Some(1), Some(0)];
const NONE: [Option<u32>; 2] = [None; 2];

#[test]
fn what_two_say_differently_is_counted_at_the_first_until_they_say_the_same() {
    let all = town();
    let first = all.say(all.tie("supports", "they paint it"));
    assert_eq!(kept(&all.town), [None]);
    let second = all.say(all.tie("supports", "they sweep it"));
    assert_eq!(kept(&all.town), TWO);
    // Whoever changes what is shown as one changes both.
    let both = all.tie("supports", "they paint and sweep it");
    all.town.edit_relationship(first, both).unwrap();
    assert_eq!(kept(&all.town), NONE);
    all.town.undo().unwrap();
    assert_eq!(kept(&all.town), TWO);
    all.town.unrelate(second).unwrap();
    assert_eq!(kept(&all.town), NONE);
    all.town.undo().unwrap();
    assert_eq!(kept(&all.town), TWO);
    // What lies in the bin, was said of another time or by another type is none of them.
    let ended = Relationship {
        until: Some("2019".into()),
        ..all.tie("supports", "they built it")
    };
    all.say(ended);
    all.say(all.tie("looks_after", "they mend it"));
    assert_eq!(kept(&all.town), [Some(1), Some(0), None, None]);
}

#[test]
fn every_answer_of_each_counts_once_and_blank_is_none() {
    let all = town();
    all.say(all.tie("supports", "they paint it"));
    all.say(Relationship::new(all.group, "supports", all.hall));
    assert_eq!(kept(&all.town), NONE, "blank does not dispute a note");
    let more = Relationship {
        source: Some("Rosa".into()),
        since: Some("2015".into()),
        ..all.tie("supports", "they sweep it")
    };
    all.say(more.clone());
    let other = Relationship {
        source: Some("the newsletter".into()),
        since: Some("2019".into()),
        ..more
    };
    all.say(other);
    let three = [Some(3), Some(0), Some(0), Some(0)];
    assert_eq!(
        kept(&all.town),
        three,
        "the note, since when, and who told us"
    );
}

#[test]
fn types_that_become_one_bring_their_ties_together_and_apart_again() {
    let all = town();
    let own = all
        .town
        .add_relationship_type("gathers in".into(), "is gathered in by".into());
    let own = own.unwrap().value;
    all.say(all.tie("meets_at", "on Tuesdays"));
    all.say(all.tie(&own, "on Thursdays"));
    assert_eq!(kept(&all.town), NONE);
    let merged = all.town.merge_relationship_types(own, "meets_at".into());
    merged.unwrap();
    assert_eq!(kept(&all.town), TWO);
    all.town.undo().unwrap();
    assert_eq!(kept(&all.town), NONE);
    all.town.redo().unwrap();
    assert_eq!(kept(&all.town), TWO);
}

#[test]
fn a_type_that_reads_the_same_from_both_ends_brings_both_directions_together() {
    let all = town();
    let own = all
        .town
        .add_relationship_type("shares with".into(), "is offered by".into());
    let own = own.unwrap().value;
    all.say(all.tie(&own, "ladders"));
    all.say(Relationship {
        note: Some("drills".into()),
        ..Relationship::new(all.hall, own.clone(), all.group)
    });
    assert_eq!(kept(&all.town), NONE);
    let mut types = all.town.relationship_types().unwrap().into_iter();
    let mut kind = types.find(|kind| kind.key == own).unwrap();
    kind.inverse = kind.wording.clone();
    all.town.save_relationship_type(Some(own), kind).unwrap();
    assert_eq!(kept(&all.town), TWO);
    all.town.undo().unwrap();
    assert_eq!(kept(&all.town), NONE);
}

#[test]
fn assets_that_become_one_bring_their_ties_together_and_apart_again() {
    let all = town();
    let other = make(&all.town, Association, "Yarners");
    all.say(all.tie("supports", "they paint it"));
    all.say(Relationship {
        note: Some("they sweep it".into()),
        ..Relationship::new(other, "supports", all.hall)
    });
    assert_eq!(kept(&all.town), NONE);
    let joined = all.town.join_duplicates(all.group, other, Vec::new());
    joined.unwrap();
    assert_eq!(kept(&all.town), TWO);
    all.town.unjoin(other).unwrap();
    assert_eq!(kept(&all.town), NONE);
}

#[test]
fn a_file_of_an_older_version_is_brought_up_to_date() {
    let all = town();
    all.say(all.tie("supports", "they paint it"));
    all.say(all.tie("supports", "they sweep it"));
    let older = "UPDATE relationship SET asked = NULL";
    all.town
        .write_alone(|db| Ok(db.execute_batch(older)?))
        .unwrap();
    all.town.write_alone(ask_everywhere).unwrap();
    assert_eq!(kept(&all.town), TWO);
}

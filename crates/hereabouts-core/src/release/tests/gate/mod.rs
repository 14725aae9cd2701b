//! Ten thousand random records through every way out. Each value is a word of its own, and who may have it is said
//! here once more, by other code; in whatever leaves the words are looked for. All that any format, printer or picture
//! is made of is a `Release`, so that is read whole as well.

mod town;

use super::*;
use crate::attachment::testing;
use crate::release::contents::release;
use crate::release::leaks::Left;
use crate::release::request::{Decision, Leak};
use crate::release::rules::Rules;
use crate::release::survey::survey;
use std::collections::{BTreeMap, HashMap, HashSet};
use town::{Dice, READERS, RECORDS, Town, word};

const CATALOGUES: u64 = 25;

/// Every word of the gate's own in what leaves.
fn words_in(bytes: &str) -> HashSet<String> {
    let parts = bytes.split("zq").skip(1);
    let ends = parts.filter_map(|part| part.split_once("qz"));
    let own = ends.filter(|(inner, _)| inner.len() < 30);
    own.map(|(inner, _)| format!("zq{inner}qz")).collect()
}

/// What a check may be removed from, to see that the gate notices.
#[derive(PartialEq)]
enum Check {
    All,
    NoRules,
    NoScan,
}

/// All that any format is made of, written out.
fn whole(town: &Town, request: &ReleaseRequest, check: &Check) -> String {
    let read = town.catalogue.read(|db| {
        let mut rules = Rules::of(db, request)?;
        if *check == Check::NoRules {
            (rules.audience, rules.beyond_team) = (Audience::Me, false);
        }
        let wanted = rules.wanted(&town.catalogue, db, &request.what)?;
        let mut survey = survey(db, request, &rules, &wanted, 0, |_| Ok(()))?;
        if *check == Check::NoScan {
            survey.left = Left::default();
        }
        let going = release(db, &rules, &survey, |_| Ok(()))?;
        let mut all = format!("{:?}", going.about);
        for asset in going.assets {
            all += &format!("{:?}", asset.unwrap());
        }
        for tie in going.relationships {
            all += &format!("{:?}", tie.unwrap());
        }
        for photo in going.photos {
            let photo = photo.unwrap();
            all += &format!("{} {}", photo.name, String::from_utf8_lossy(&photo.bytes));
        }
        Ok(all)
    });
    read.unwrap()
}

/// Decides about some of what was found; which records are left out, and of which the telling words are kept.
fn decide(
    dice: &mut Dice,
    request: &mut ReleaseRequest,
    town: &Town,
) -> (HashSet<AssetId>, HashSet<AssetId>) {
    let shown = town
        .catalogue
        .preview_whole_release(request.clone())
        .unwrap();
    let (mut out, mut kept) = (HashSet::new(), HashSet::new());
    let mut choices: BTreeMap<String, Decision> = BTreeMap::new();
    let mut open: HashMap<AssetId, usize> = HashMap::new();
    let in_access = shown.findings.iter().filter(|f| f.field == "access");
    in_access.for_each(|f| *open.entry(f.record).or_default() += 1);
    for finding in shown.findings.iter().filter(|f| f.field == "access") {
        let reason = "they asked us to".to_owned();
        match dice.roll(8) {
            0 => drop(choices.insert(finding.key.clone(), Decision::LeaveOutField)),
            1 => {
                out.insert(finding.record);
                choices.insert(finding.key.clone(), Decision::LeaveOutRecord);
            }
            2 => {
                choices.insert(finding.key.clone(), Decision::Keep { reason });
                let left = open.entry(finding.record).or_default();
                *left -= 1;
                (*left == 0).then(|| kept.insert(finding.record));
            }
            _ => {}
        }
    }
    assert!(
        shown
            .findings
            .iter()
            .all(|f| f.what != Leak::CollectionOfOne)
    );
    request.choices = choices;
    (out, kept)
}

#[test]
fn of_ten_thousand_records_nothing_private_leaves_by_any_way() {
    let mut dice = Dice(4);
    let (mut left, mut of_rules, mut of_scan) = (0, 0, 0);
    assert!(CATALOGUES as usize * RECORDS >= 10_000);
    for round in 0..CATALOGUES {
        let town = Town::drawn(&mut dice);
        let private = |bytes: &str, may: &HashSet<String>| {
            let (there, hidden) = (words_in(bytes), testing::HIDDEN);
            let found = there.difference(may).cloned().collect::<Vec<_>>();
            let camera = hidden.iter().filter(|word| bytes.contains(**word));
            (found.len() + camera.count(), found, there.len())
        };
        for reader in 0..READERS {
            let to = town.audiences[reader + 2].clone();
            let mut request = ReleaseRequest {
                photos: true,
                ..by(town.profile_id, to)
            };
            let (out, kept) = decide(&mut dice, &mut request, &town);
            let may = town.may(reader, &out, &kept);
            request.format = ["geojson", "csv", "graphml", "gexf"][dice.roll(4)].to_owned();
            let saved = save(&town.catalogue, &request, None).unwrap();
            let mut bytes = saved.bytes_of_all();
            bytes += &whole(&town, &request, &Check::All);
            let (count, which, there) = private(&bytes, &may);
            assert_eq!(count, 0, "round {round}, reader {reader}: {which:?}");
            left += there;
            assert_eq!(there, may.len(), "what may leave does");
            if round % 5 == 0 {
                of_rules += private(&whole(&town, &request, &Check::NoRules), &may).0;
                of_scan += private(&whole(&town, &request, &Check::NoScan), &may).0;
            }
        }
        // Cells of the table are for the team, and what is for one person alone is not in them.
        let ids: Vec<AssetId> = town.drawn.iter().map(|d| d.id).collect();
        let columns = ["name", "summary", "access", "note"]
            .map(str::to_owned)
            .to_vec();
        let copied = town
            .catalogue
            .copy_cells(ids, columns, Default::default())
            .unwrap();
        let mine = town
            .drawn
            .iter()
            .enumerate()
            .filter(|(_, d)| d.audience == 0);
        for (i, _) in mine {
            assert!(!copied.text.contains(&word(i, "name")));
        }
    }
    assert!(left > 5_000, "{left} words left that may");
    // The controls: without the rules, and without looking through it, the gate finds what gets out.
    assert!(of_rules > 20_000, "{of_rules}");
    assert!(of_scan > 200, "{of_scan}");
}

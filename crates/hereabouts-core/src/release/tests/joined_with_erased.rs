//! What is left of a joining whose other half was erased elsewhere leaves only once somebody has said that it stays.

use super::*;
use crate::conflict::ConflictDecision;
use crate::release::rules::Rules;
use crate::release::tile::for_the_team;
use crate::search::Bits;

struct Laptops {
    both: [Catalogue; 2],
    keep: AssetId,
    gone: AssetId,
}

/// Made one on the first, while the second erased one of the two.
fn laptops() -> Laptops {
    let ours = town();
    let [keep, gone] =
        ["Knitters", "Yarners"].map(|name| add(&ours, &open(AssetKind::Association, name)));
    add(&ours, &open(AssetKind::Place, "Hall"));
    let theirs = ours.copy_in_memory().unwrap();
    ours.join_duplicates(keep, gone, Vec::new()).unwrap();
    theirs.erase(gone, Vec::new()).unwrap();
    let laptops = Laptops {
        both: [ours, theirs],
        keep,
        gone,
    };
    laptops.meet();
    laptops
}

impl Laptops {
    fn meet(&self) {
        let [ours, theirs] = &self.both;
        for (from, to) in [(ours, theirs), (theirs, ours), (ours, theirs)] {
            to.merge(&from.changes_for(&Audience::Team).unwrap())
                .unwrap();
        }
    }

    /// What leaves for anybody, and what stays, on both.
    fn check(&self, leave: &[&str], stay: &[(Reason, Vec<&str>)]) {
        for laptop in &self.both {
            for audience in [Audience::Me, Audience::Team, Audience::Public] {
                let preview = preview(laptop, &everything(audience.clone()));
                assert_eq!(names(&preview), leave, "{audience}");
                assert_eq!(staying(&preview), stay, "{audience}");
            }
            let leaves = laptop.read(|db| {
                let rules = Rules::of(db, &everything(Audience::Team))?;
                let mut leaves = Bits::default();
                for n in rules.wanted(laptop, db, &What::Everything)?.iter() {
                    let known = crate::release::known::known(db, n)?;
                    if rules.stays(known.id, &known.asset).is_none() {
                        leaves.set(n);
                    }
                }
                assert!(leaves.iter().eq(for_the_team(laptop, db)?.iter()));
                Ok(leaves.count())
            });
            assert_eq!(leaves.unwrap(), leave.len() as u64);
        }
    }
}

#[test]
fn it_is_held_until_somebody_decides_and_again_once_that_is_taken_back() {
    let laptops = laptops();
    let [ours, theirs] = &laptops.both;
    let held = [(Reason::JoinedWithErased, vec!["Knitters"])];
    laptops.check(&["Hall"], &held);
    for laptop in &laptops.both {
        let saved = save(laptop, &everything(Audience::Team), None).unwrap();
        assert!(!saved.bytes().contains("Knitters"));
        assert_eq!(
            saved.result.withheld,
            [(Reason::JoinedWithErased, 1)].into()
        );
        let cells = laptop.copy_cells(vec![laptops.keep], vec!["name".into()], Default::default());
        let cells = cells.unwrap();
        assert_eq!((cells.rows, cells.stays), (0, 1));
    }
    // What was given is in both registers before it is decided, so that nothing comes behind the decision.
    laptops.meet();
    let stays = ConflictDecision {
        record: laptops.keep.0,
        unit: format!("absorbs/{}", laptops.gone),
        value: "here".into(),
    };
    theirs.decide(vec![stays]).unwrap();
    laptops.meet();
    laptops.check(&["Hall", "Knitters"], &[]);
    theirs.undo().unwrap();
    laptops.meet();
    laptops.check(&["Hall"], &held);
    ours.erase(laptops.keep, Vec::new()).unwrap();
    laptops.meet();
    laptops.check(&["Hall"], &[]);
}

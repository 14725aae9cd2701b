//! Ties of a file whose end became one with another: they are those of the one that stayed, and taken apart each has its
//! own.

use super::*;

struct Two {
    town: Catalogue,
    folder: tempfile::TempDir,
    keep: AssetId,
    gone: AssetId,
}

/// The Knitters and the Yarn Club, a hall, and a file that ties the club to the hall.
fn two() -> Two {
    let town = Catalogue::in_memory("Here").unwrap();
    let (keep, gone) = (
        make(&town, AssetKind::Association, "The Knitters"),
        make(&town, AssetKind::Association, "Yarn Club"),
    );
    make(&town, AssetKind::Place, "Mill Hall");
    let folder = tempfile::tempdir().unwrap();
    let two = Two {
        town,
        folder,
        keep,
        gone,
    };
    assert_eq!(
        two.bring(&["Yarn Club,meets at,Mill Hall"]),
        [1, 0, 0, 0],
        "before they are one"
    );
    two
}

impl Two {
    /// New, updated, the same, in the Inbox.
    fn bring(&self, rows: &[&str]) -> [u64; 4] {
        let path = self.folder.path().join("links.csv");
        std::fs::write(&path, format!("from,type,to\n{}\n", rows.join("\n"))).unwrap();
        let done = bring(&self.town, &path, &TiesOptions::default());
        assert_eq!(done.new_assets, 0, "{rows:?}");
        let counts = done.counts;
        [counts.new, counts.updated, counts.same, counts.inbox]
    }

    fn join(&self) {
        let joined = self.town.join_duplicates(self.keep, self.gone, Vec::new());
        joined.unwrap();
    }

    fn unjoin(&self) {
        self.town.unjoin(self.gone).unwrap();
        assert_eq!(self.town.check(true).unwrap(), Vec::<String>::new());
    }
}

#[test]
fn the_same_file_says_the_same_of_the_one_that_stayed() {
    let two = two();
    two.join();
    assert_eq!(sentences(&two.town), ["The Knitters meets at Mill Hall"]);
    for row in [
        "Yarn Club,meets at,Mill Hall",
        "The Knitters,meets at,Mill Hall",
        "Mill Hall,hosts,Yarn Club",
    ] {
        assert_eq!(two.bring(&[row]), [0, 0, 1, 0], "{row}");
    }
    let both = [
        "Yarn Club,meets at,Mill Hall",
        "The Knitters,meets at,Mill Hall",
    ];
    assert_eq!(two.bring(&both), [0, 0, 2, 0]);
    let tie = two.town.show_asset(two.keep).unwrap().ties.remove(0);
    two.town.unrelate(tie.id).unwrap();
    assert_eq!(two.bring(&both[..1]), [0, 0, 1, 0], "it stays away");
    assert_eq!(sentences(&two.town), [""; 0]);
}

#[test]
fn a_new_tie_that_names_the_one_that_went_is_its_own_when_they_are_apart() {
    let two = two();
    two.join();
    let rows = [
        "Yarn Club,supports,Mill Hall",
        "The Knitters,is connected with,Mill Hall",
    ];
    assert_eq!(two.bring(&rows), [2, 0, 0, 0]);
    assert_eq!(two.bring(&rows), [0, 0, 2, 0]);
    let all = sentences(&two.town);
    let expect = [
        "The Knitters is connected with Mill Hall",
        "The Knitters meets at Mill Hall",
        "The Knitters supports Mill Hall",
    ];
    assert_eq!(all, expect);
    two.unjoin();
    let apart = [
        "The Knitters is connected with Mill Hall",
        "Yarn Club meets at Mill Hall",
        "Yarn Club supports Mill Hall",
    ];
    assert_eq!(sentences(&two.town), apart);
    assert_eq!(two.bring(&rows), [0, 0, 2, 0]);
}

#[test]
fn a_tie_between_two_that_became_one_waits_until_they_are_apart() {
    let two = two();
    two.join();
    let row = ["Yarn Club,supports,The Knitters"];
    assert_eq!(two.bring(&row), [1, 0, 0, 0]);
    assert_eq!(sentences(&two.town), ["The Knitters meets at Mill Hall"]);
    assert_eq!(two.bring(&row), [0, 0, 1, 0]);
    two.unjoin();
    let apart = [
        "Yarn Club meets at Mill Hall",
        "Yarn Club supports The Knitters",
    ];
    assert_eq!(sentences(&two.town), apart);
}

#[test]
fn a_tie_that_waited_is_made_with_what_its_ends_are_by_now() {
    let check = |settle: fn(&Two) -> AssetId, expect: &[&str]| {
        let two = two();
        let tools = make(&two.town, AssetKind::Exchange, "Tool Library");
        assert_eq!(
            two.bring(&["Yarn Club,borrows from,Tool Libary"]),
            [0, 0, 0, 1]
        );
        two.join();
        let item = two.town.list_inbox().unwrap().remove(0);
        assert_eq!(item.is.about, Some(tools));
        let asset = settle(&two);
        two.town
            .settle_inbox(item.id, Settle::TakeOver { asset })
            .unwrap();
        assert_eq!(sentences(&two.town), expect);
        assert_eq!(two.town.list_inbox().unwrap().len(), 0);
        assert_eq!(two.town.check(true).unwrap(), Vec::<String>::new());
    };
    let meets = "The Knitters meets at Mill Hall";
    let tools = |two: &Two| {
        let found = two
            .town
            .list_assets("Tool".into(), Default::default(), 0, 1);
        found.unwrap().rows[0].id
    };
    check(tools, &["The Knitters borrows from Tool Library", meets]);
    // The club itself is said to be what was meant: of one that is both ends no tie is made.
    check(|two| two.gone, &[meets]);
}

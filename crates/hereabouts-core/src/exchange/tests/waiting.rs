//! A file that goes on from what is not here yet.

use super::{Team, fields, hash, made, names};
use serde_json::json;

#[test]
fn what_needs_what_is_not_here_waits_for_it_and_says_so() {
    let team = Team::of(&["Amina", "Joe", "Maryam"]);
    let [amina, joe, maryam] = [&team.laptops[0], &team.laptops[1], &team.laptops[2]];
    let mill = made(amina, "Old mill");
    let pond = made(amina, "Duck pond");
    team.give(0, "one");
    team.take(1, "one");
    team.give(1, "from Joe");
    team.take(0, "from Joe");

    // Changes and what hangs on it, for Joe, who has what they are about; the file gets to Maryam.
    let summary = fields(json!({"summary": "It turns."}));
    amina.edit_asset(mill, summary).unwrap();
    let phone = json!({"asset": mill, "kind": "role", "channel": "phone", "value": "01632 960001"});
    let phone = serde_json::from_value(phone).unwrap();
    amina.add_contact(phone).unwrap();
    let tie = json!({"from": mill, "type": "supports", "to": pond});
    let tie = serde_json::from_value(tie).unwrap();
    amina.relate(tie).unwrap();
    let saved = team.give(0, "for Joe");
    assert!(!saved.everything && saved.changes == 3, "{saved:?}");
    let came = team.take(2, "for Joe");
    assert!(came.incomplete && !came.nothing_new, "{came:?}");
    assert_eq!(came.same_as_theirs, None, "that cannot be told yet");
    assert_eq!(came.counts.new, 0);
    assert_eq!(names(maryam), [""; 0]);
    assert!(maryam.show_asset(mill).is_err());
    assert_eq!(maryam.list_conflicts(0, 10).unwrap().conflicts, []);
    assert!(team.take(2, "for Joe").nothing_new, "it is kept");

    // The missing one comes, and all is there: nothing is said to differ that does not.
    let came = team.take(2, "one");
    assert!(!came.incomplete, "{came:?}");
    assert_ne!(came.same_as_theirs, Some(false), "{:?}", came.differs);
    assert_eq!(names(maryam), ["Duck pond", "Old mill"]);
    let card = maryam.show_asset(mill).unwrap();
    assert_eq!(card.asset.summary.as_deref(), Some("It turns."));
    assert_eq!((card.contacts.len(), card.ties.len()), (1, 1));
    assert_eq!(hash(maryam), hash(amina));

    // So it is for whoever had the missing one before.
    team.take(1, "for Joe");
    assert_eq!(hash(joe), hash(amina));
    // What Maryam says of herself is true: the next file for her brings whatever she may lack.
    team.give(2, "from Maryam");
    team.take(0, "from Maryam");
    let peers = amina.list_peers().unwrap().into_iter();
    let mut peers = peers.filter(|peer| peer.person.as_deref() == Some("Maryam"));
    let peer = peers.next().map(|peer| peer.id);
    assert!(peer.is_some());
    let path = team.at("for Maryam").display().to_string();
    amina.save_changes(path, peer, None).unwrap();
    let came = team.take(2, "for Maryam");
    assert!(came.nothing_new && !came.incomplete, "{came:?}");
    assert_eq!(came.same_as_theirs, Some(true));
}

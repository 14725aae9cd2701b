//! The types of relationship, and how careful one must be with ties.

use super::*;
use crate::catalogue::Catalogue;
use crate::id::AssetId;

#[test]
fn ties_of_people_to_groups_that_tell_something_of_them_are_sensitive() {
    let town = Catalogue::in_memory("Here").unwrap();
    let make = |kind, name: &str| {
        let made = town.create_asset(kind, name.into(), Default::default());
        made.unwrap().value
    };
    let anna = make(AssetKind::Person, "Anna");
    let club = make(AssetKind::Association, "Canoe club");
    let check = |from: AssetId, of_type: &str, to: AssetId, expect: Sensitivity| {
        let tie = serde_json::json!({ "from": from, "type": of_type, "to": to });
        town.relate(serde_json::from_value(tie).unwrap()).unwrap();
        let ties = town.show_asset(to).unwrap().ties;
        let tie = ties
            .iter()
            .find(|t| t.relationship.kind == of_type && t.other == from);
        assert_eq!(tie.unwrap().relationship.sensitivity, expect, "{of_type}");
    };
    check(anna, "helps_run", club, Careful);
    check(anna, "member_of", club, Sensitive);
    for name in [
        "St Anne’s Church choir",
        "Brick Street Mosque",
        "Sober Sundays",
        "Rainbow LGBTQ+ youth",
        "Refugees welcome",
    ] {
        let group = make(AssetKind::Association, name);
        check(anna, "helps_run", group, Sensitive);
        check(club, "supports", group, Ordinary);
    }
}

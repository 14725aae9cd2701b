//! Two entries of the same somebody: what either agreed to, took back or was given away of is asked of both.

use super::testing::{add_purpose, agreed};
use super::*;
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::id::{ConsentId, DisclosureId};
use crate::release::request::{Reason, ReleaseRequest, What};

struct Two {
    town: Catalogue,
    joan: AssetId,
    baker: AssetId,
    folder: tempfile::TempDir,
}

/// Joan, and an entry of hers under another name; a bench that leaves beside them.
fn two() -> Two {
    let town = Catalogue::in_memory("Here").unwrap();
    let make = |kind, name: &str| {
        let made = town.create_asset(kind, name.into(), Default::default());
        made.unwrap().value
    };
    make(AssetKind::Place, "Weir bench");
    let (joan, baker) = (
        make(AssetKind::Person, "Joan"),
        make(AssetKind::Person, "Mrs Baker"),
    );
    Two {
        joan,
        baker,
        folder: tempfile::tempdir().unwrap(),
        town,
    }
}

impl Two {
    fn agree(&self, person: AssetId) -> ConsentId {
        let purpose = add_purpose(&self.town);
        let consent = agreed(person, purpose, Audience::Public, &[Shareable::Name]);
        self.town.give_consent(consent).unwrap().value
    }

    /// For everybody: the entry, and what stays of people because it was taken back.
    fn save(&self, name: &str) -> (DisclosureId, u64) {
        let request = ReleaseRequest {
            audience: Audience::Public,
            format: "geojson".into(),
            profile: None,
            what: What::Everything,
            photos: false,
            only_published_contacts: false,
            choices: Default::default(),
        };
        let preview = self.town.preview_release(request.clone(), 0).unwrap();
        let mut staying = preview.staying.iter();
        let withdrawn = staying.find(|one| one.reason == Reason::Withdrawn);
        let path = self.folder.path().join(name).display().to_string();
        self.town.save_release(request, path, None).unwrap();
        let entry = self.town.list_disclosures().unwrap().remove(0).id;
        (entry, withdrawn.map_or(0, |one| one.count))
    }

    fn join(&self) {
        let joined = self.town.join_duplicates(self.joan, self.baker, Vec::new());
        joined.unwrap();
    }

    /// What was given of somebody, by the card and by taking everything back.
    fn sent(&self, person: AssetId) -> Vec<(DisclosureId, BTreeSet<Shareable>)> {
        let said = self.town.sharing(person).unwrap().sent;
        let other = self.town.copy_in_memory().unwrap();
        assert_eq!(other.withdraw_all(person).unwrap().value, said);
        let said = said.into_iter();
        said.map(|entry| (entry.id, entry.what)).collect()
    }
}

#[test]
fn what_was_given_of_either_is_found_by_both_while_they_are_one() {
    let two = two();
    two.agree(two.baker);
    let (entry, _) = two.save("before.geojson");
    let name = BTreeSet::from([Shareable::Name]);
    let check = |joan: &[DisclosureId], baker: &[DisclosureId]| {
        for (person, entries) in [(two.joan, joan), (two.baker, baker)] {
            let expect = entries.iter().map(|entry| (*entry, name.clone()));
            assert_eq!(two.sent(person), expect.collect::<Vec<_>>());
        }
        assert_eq!(two.town.check(true).unwrap(), [""; 0]);
    };
    check(&[], &[entry]);
    two.join();
    check(&[entry], &[entry]);
    two.town.unjoin(two.baker).unwrap();
    check(&[], &[entry]);
}

#[test]
fn what_either_took_back_is_given_of_neither_while_they_are_one() {
    let two = two();
    let (_, theirs) = (two.agree(two.joan), two.agree(two.baker));
    assert_eq!(two.save("both.geojson").1, 0);
    two.town.withdraw_consent(theirs).unwrap();
    let shared = |person| two.town.shared_with(person).unwrap().len();
    assert_eq!((shared(two.joan), shared(two.baker)), (1, 0));
    assert_eq!(two.save("one.geojson").1, 1);
    two.join();
    for person in [two.joan, two.baker] {
        let sharing = two.town.sharing(person).unwrap();
        let states: Vec<ConsentState> = sharing.consents.iter().map(|line| line.state).collect();
        assert_eq!(states, [ConsentState::Withdrawn; 2]);
        assert_eq!((sharing.name.as_str(), sharing.shared.len()), ("Joan", 0));
        assert_eq!(shared(person), 0);
    }
    assert_eq!(two.save("joined.geojson").1, 1);
    two.town.unjoin(two.baker).unwrap();
    assert_eq!((shared(two.joan), shared(two.baker)), (1, 0));
}

#[test]
fn who_agrees_again_or_takes_all_back_under_the_old_name_does_so_as_the_one_that_stayed() {
    let two = two();
    two.agree(two.joan);
    two.join();
    let again = two.agree(two.baker);
    let consents = || two.town.sharing(two.joan).unwrap().consents;
    assert!(consents().iter().any(|line| line.id == again));
    assert_eq!(two.town.shared_with(two.joan).unwrap().len(), 1);
    two.town.withdraw_all(two.baker).unwrap();
    let mut states = consents().into_iter().map(|line| line.state);
    assert!(states.all(|state| state == ConsentState::Withdrawn));
    two.town.unjoin(two.baker).unwrap();
    assert_eq!(two.town.shared_with(two.joan).unwrap(), []);
    assert_eq!(two.town.sharing(two.baker).unwrap().consents, []);
}

//! A partner with choices of fields of its own is given something by these alone.

use super::*;

fn named(catalogue: &Catalogue, name: &str, kinds: &[AssetKind]) -> ProfileId {
    let profile = ReleaseProfile {
        name: name.into(),
        kinds: kinds.iter().copied().collect(),
        ..ReleaseProfile::default()
    };
    catalogue.save_profile(None, profile).unwrap().value
}

fn allow(catalogue: &Catalogue, id: PartnerId, profiles: &[ProfileId]) {
    let partners = catalogue.list_partners().unwrap();
    let is = partners.into_iter().find(|each| each.id == id).unwrap().is;
    let partner = Partner {
        profiles: profiles.iter().copied().collect(),
        ..is
    };
    catalogue.edit_partner(id, partner).unwrap();
}

#[test]
fn a_partner_gets_by_its_own_profiles_and_nobody_else_by_them() {
    let catalogue = town();
    add(&catalogue, &open(AssetKind::Place, "Bench"));
    add(&catalogue, &open(AssetKind::Exchange, "Seed swap"));
    let (council, trust) = (
        add_partner(&catalogue, "Greenfield Council"),
        add_partner(&catalogue, "Care Trust"),
    );
    let places = named(&catalogue, "Only places", &[AssetKind::Place]);
    let swaps = named(&catalogue, "Only swaps", &[AssetKind::Exchange]);
    let free = named(&catalogue, "For whoever asks", &[]);
    let request = |audience: &Audience, profile: Option<ProfileId>| ReleaseRequest {
        profile,
        ..everything(audience.clone())
    };
    let (to_council, to_trust) = (for_partner(council), for_partner(trust));
    // By all doors alike: the preview, its first part, and saving.
    let refused = |audience: &Audience, profile: Option<ProfileId>| {
        let asked = request(audience, profile);
        let previewed = catalogue.preview_release(asked.clone(), 0).map(drop);
        let first = catalogue.first_of_release(asked.clone()).map(drop);
        let saved = save(&catalogue, &asked, None).map(drop);
        let said: Vec<Option<String>> = [previewed, first, saved]
            .into_iter()
            .map(|answer| answer.err().map(|error| error.to_string()))
            .collect();
        assert!(said.iter().all(|each| *each == said[0]), "{said:?}");
        said[0].clone()
    };
    // Where nothing is named all is as it was.
    for audience in [&to_council, &to_trust, &Audience::Public] {
        for profile in [None, Some(places), Some(free)] {
            assert_eq!(refused(audience, profile), None);
        }
    }
    let before = catalogue.list_disclosures().unwrap().len();
    allow(&catalogue, council, &[places, swaps]);
    let said = [None, Some(free)].map(|profile| refused(&to_council, profile).unwrap());
    for said in said {
        assert!(
            said.contains("alone: “Only places”, “Only swaps”.")
                && said.contains("Greenfield Council"),
            "{said}"
        );
    }
    for audience in [&to_trust, &Audience::Public] {
        let said = refused(audience, Some(places)).unwrap();
        assert!(said.contains("alone: “Greenfield Council”."), "{said}");
    }
    assert_eq!(catalogue.list_disclosures().unwrap().len(), before);
    assert_eq!(refused(&to_council, Some(places)), None);
    assert_eq!(refused(&to_trust, Some(free)), None);
    assert_eq!(refused(&to_trust, None), None);
    // Whoever works here is nobody else.
    assert_eq!(refused(&Audience::Team, Some(places)), None);
    let seen = preview(&catalogue, &request(&to_council, Some(places)));
    assert_eq!(names(&seen), ["Bench"]);
    // What two have, both get by.
    allow(&catalogue, trust, &[places]);
    assert_eq!(refused(&to_trust, Some(places)), None);
    assert!(refused(&to_trust, None).is_some());
    // A choice that is removed frees nobody.
    catalogue.remove_profile(places).unwrap();
    let said = refused(&to_trust, None).unwrap();
    assert!(said.contains("not here any more"), "{said}");
    // A partner that is gone holds nothing back.
    catalogue.remove_partner(council).unwrap();
    assert_eq!(refused(&Audience::Public, Some(swaps)), None);
}

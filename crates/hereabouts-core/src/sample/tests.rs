use super::*;
use crate::list::Sort;
use std::collections::BTreeSet;

fn aldermoor() -> Catalogue {
    let catalogue = Catalogue::in_memory("Aldermoor").unwrap();
    catalogue.add_sample().unwrap();
    catalogue
}

#[test]
fn it_holds_something_of_everything() {
    let catalogue = aldermoor();
    let info = catalogue.info().unwrap();
    assert!(info.sample);
    assert_eq!(info.assets, read().unwrap().assets.len() as u64);
    assert_eq!(info.assets, 84);
    assert!(info.relationships >= 120, "{}", info.relationships);
    assert!(info.unlocated >= 9, "{}", info.unlocated);
    let unsorted = catalogue.list_conversations(false).unwrap().len() as u64;
    assert_eq!((info.inbox, unsorted > 0), (2 + unsorted, true));
    assert_eq!(catalogue.list_area_layers().unwrap()[0].areas.len(), 1);
    assert_eq!(catalogue.list_profiles().unwrap().len(), 1);
    let partners = catalogue.list_partners().unwrap();
    assert_eq!(partners.len(), 1);
    assert_eq!(partners[0].is.profiles.len(), 1);
    for (kind, n) in info.by_kind {
        assert!(n > 0, "no {kind}");
    }
    let counts = catalogue.counts(String::new()).unwrap();
    for fresh in counts.freshness {
        assert!(fresh.total > 0, "nothing is {}", fresh.value);
    }
}

#[test]
fn its_session_has_cards_that_go_together_and_a_list_to_take_home() {
    let catalogue = aldermoor();
    let session = catalogue.list_gatherings().unwrap()[0].id;
    let shown = catalogue.show_gathering(session).unwrap();
    assert_eq!(shown.cards.len(), 9);
    assert!(shown.matches.len() >= 2, "{:?}", shown.matches);
    let list = catalogue.takeaway(session).unwrap();
    assert_eq!((list.offers.len(), list.wishes.len()), (3, 2));
}

#[test]
fn every_tie_has_its_ends_and_a_type_and_some_are_past() {
    let catalogue = aldermoor();
    let sample = read().unwrap();
    let keys: BTreeSet<&str> = sample.assets.iter().map(|a| a.key.as_str()).collect();
    let types = catalogue.relationship_types().unwrap();
    for tie in &sample.relationships {
        for end in [&tie.from, &tie.to] {
            assert!(keys.contains(end.as_str()), "{end} is nowhere");
        }
        assert!(
            types.iter().any(|kind| kind.key == tie.kind),
            "{}",
            tie.kind
        );
    }
    let info = catalogue.info().unwrap();
    assert_eq!(info.relationships, sample.relationships.len() as u64);
    let card = catalogue.show_asset(asset_id("tools")).unwrap();
    assert!(card.ties.iter().any(|tie| tie.past));
    assert!(card.ties.iter().any(|tie| !tie.past && !tie.outgoing));
}

#[test]
fn something_is_on_every_day_of_the_week() {
    let catalogue = aldermoor();
    let keys: BTreeSet<String> = read().unwrap().assets.into_iter().map(|a| a.key).collect();
    for activity in read().unwrap().activities {
        activity.schedule.valid().unwrap();
        for end in [Some(activity.host), activity.at].into_iter().flatten() {
            assert!(keys.contains(&end), "{end} is nowhere");
        }
    }
    let week = catalogue.week("2026-11-23".into(), String::new()).unwrap();
    let days: BTreeSet<String> = week.into_iter().map(|each| each.on).collect();
    assert_eq!(days.len(), 7, "{days:?}");
}

#[test]
fn everything_placed_lies_in_the_drawn_town() {
    // The drawing's edges in degrees: west, south, east, north.
    const TOWN: [f64; 4] = [-2.0276, 53.4653, -2.0124, 53.4747];
    for asset in read().unwrap().assets {
        let card = Asset::new(asset.kind, &asset.name)
            .edited(&asset.fields)
            .unwrap();
        let Some(place) = card.place else { continue };
        let [w, s, e, n] = place.geometry.unwrap().bounds();
        assert!(
            w > TOWN[0] && s > TOWN[1] && e < TOWN[2] && n < TOWN[3],
            "{} lies at {w},{s},{e},{n}",
            asset.name
        );
    }
}

#[test]
fn people_are_soft_and_stay_with_the_team() {
    let catalogue = aldermoor();
    let people = catalogue
        .list_assets("kind:person".into(), Sort::default(), 0, 50)
        .unwrap();
    assert_eq!(people.total, 14);
    for person in people.rows {
        let asset = catalogue.show_asset(person.id).unwrap().asset;
        assert_eq!(asset.audience, crate::audience::Audience::Team);
        let soft = [
            crate::place::Precision::Neighbourhood,
            crate::place::Precision::None,
        ];
        assert!(soft.contains(&person.precision), "{}", asset.name);
    }
}

#[test]
fn nobody_real_can_be_reached() {
    for asset in read().unwrap().assets {
        for contact in asset.contacts {
            let value = contact.value;
            let invented = match contact.channel {
                Channel::Phone => value.starts_with("01632 960"),
                Channel::Email => value.ends_with("@example.org"),
                _ => !value.contains('@') && !value.contains(|c: char| c.is_ascii_digit()),
            };
            assert!(invented, "{value}");
        }
    }
}

#[test]
fn it_is_the_same_in_every_copy_comes_once_and_is_no_step() {
    let (one, other) = (aldermoor(), aldermoor());
    let ids = |catalogue: &Catalogue| -> Vec<AssetId> {
        let page = catalogue
            .list_assets(String::new(), Sort::default(), 0, 100)
            .unwrap();
        page.rows.iter().map(|row| row.id).collect()
    };
    assert_eq!(ids(&one), ids(&other));
    assert!(matches!(one.add_sample(), Err(Error::Invalid(_))));
    assert_eq!(ids(&one), ids(&other));
    assert!(one.undo_list().unwrap().undo.is_empty());
}

#[test]
fn photos_hang_on_cards_with_words_for_all_and_none_of_a_person() {
    let catalogue = aldermoor();
    let mut photos = 0;
    for asset in read().unwrap().assets {
        let card = catalogue.show_asset(asset_id(&asset.key)).unwrap();
        assert_eq!(card.attachments.len(), asset.photos.len(), "{}", asset.name);
        for line in card.attachments {
            let photo = line.attachment;
            assert_ne!(asset.kind, AssetKind::Person);
            assert!(photo.caption.is_some_and(|words| !words.is_empty()));
            assert!(photo.alt.is_some_and(|words| words.len() > 20));
            for size in [
                crate::storage::bytes::PictureSize::Card,
                crate::storage::bytes::PictureSize::Gallery,
            ] {
                let shown = catalogue.picture(&photo.hash, size).unwrap().unwrap();
                assert!(shown.starts_with(b"\xff\xd8\xff"), "{}", asset.name);
            }
            photos += 1;
        }
    }
    assert!(photos >= 16, "{photos}");
    assert_eq!(catalogue.check(false).unwrap(), [] as [&str; 0]);
}

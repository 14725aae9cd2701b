//! What is guessed of what people note.

use super::*;
use crate::conversation::HeardIn;
use expect_test::{Expect, expect};

fn town() -> Catalogue {
    let town = Catalogue::in_memory("Here").unwrap();
    let all = [
        (AssetKind::Person, "Nadia bakes"),
        (AssetKind::Person, "Joan plays"),
        (AssetKind::Person, "Tomasz"),
        (AssetKind::Exchange, "Tool Library"),
        (AssetKind::Association, "Alder Valley Choir"),
        (AssetKind::Place, "Old Chapel Hall"),
    ];
    for (kind, name) in all {
        town.create_asset(kind, name.into(), Default::default())
            .unwrap();
    }
    town
}

fn check(words: &str, expect: Expect) {
    let town = town();
    let conversation = serde_json::json!({ "on": "2026-06-03", "words": words });
    let id = town
        .note_conversation(
            serde_json::from_value(conversation).unwrap(),
            Default::default(),
        )
        .unwrap()
        .value;
    let heard = town.suggest_sorting(id).unwrap();
    assert_eq!(heard.conversation, Some(id));
    let name = |end: End| match end {
        End::Here(id) => town.show_asset(id).unwrap().asset.name,
        End::New(at) => format!("new {}", heard.assets[at as usize].name),
    };
    let mut seen = String::new();
    for gift in &heard.gifts {
        seen += &format!(
            "{}: {}{}\n",
            name(gift.holder),
            gift.what,
            if gift.would_teach {
                ", would teach"
            } else {
                ""
            }
        );
    }
    for wish in &heard.wishes {
        seen += &format!("{} * {}\n", name(wish.holder), wish.what);
    }
    for tie in &heard.ties {
        seen += &format!("{} – {} – {}\n", name(tie.from), tie.kind, name(tie.to));
    }
    for promise in &heard.follow_ups {
        let about = promise.about.map(name).unwrap_or_default();
        seen += &format!(
            "! {} ({about}) {}\n",
            promise.what,
            promise.due.clone().unwrap_or_default()
        );
    }
    expect.assert_eq(&seen);
}

#[test]
fn people_their_gifts_ties_and_promises_are_told_apart() {
    check(
        "Nadia would teach sourdough. She would love someone to walk with.",
        expect![[r#"
        Nadia bakes: sourdough, would teach
        Nadia bakes * someone to walk with
    "#]],
    );
    check(
        "Maryam would love to learn English; she sews and knows Nadia. I promised to ring her on Tuesday.",
        expect![[r#"
        new Maryam: sews
        new Maryam * to learn English
        new Maryam – knows – Nadia bakes
        ! ring her on Tuesday (new Maryam) 2026-06-09
    "#]],
    );
    check(
        "Tomasz mends bikes, helps run the Tool Library and knows Joan.",
        expect![[r#"
        Tomasz: mends bikes
        Tomasz – helps_run – Tool Library
        Tomasz – knows – Joan plays
    "#]],
    );
    check(
        "Nadia bakes bread and Joan plays the piano",
        expect![[r#"
        Nadia bakes: bakes bread
        Joan plays: plays the piano
    "#]],
    );
    check(
        "Joan plays and would teach the accordion",
        expect![[r#"
        Joan plays: the accordion, would teach
    "#]],
    );
    check(
        "The Alder Valley Choir meets at the Old Chapel Hall.",
        expect![[r#"
        Alder Valley Choir – meets_at – Old Chapel Hall
    "#]],
    );
    check(
        "Old Chapel Hall hosts the Alder Valley Choir",
        expect![[r#"
        Alder Valley Choir – meets_at – Old Chapel Hall
    "#]],
    );
    check(
        "Met Kwame Mensah at the hall. He can lend a ladder.",
        expect![[r#"
        new Kwame Mensah: a ladder
    "#]],
    );
    check(
        "Ring Joan about the piano",
        expect![[r#"
        ! Ring Joan about the piano (Joan plays) 
    "#]],
    );
    check(
        "Tomasz naprawia rowery i chciałby nauczyć się gotować. Zadzwonić do niego jutro.",
        expect![[r#"
        Tomasz: naprawia rowery
        Tomasz * nauczyć się gotować
        ! Zadzwonić do niego jutro (Tomasz) 2026-06-04
    "#]],
    );
    check(
        "Nadia is Polish and loves gardening. She wants to meet Joan.",
        expect![[r#"
        Nadia bakes: loves gardening
        Nadia bakes * to meet Joan
    "#]],
    );
    check(
        "I met Maryam at the Old Chapel Hall, she plays the oud and would love to teach it.",
        expect![[r#"
        new Maryam: plays the oud
        new Maryam: it, would teach
    "#]],
    );
    check(
        "Tomasz and Joan would love a bench",
        expect![[r#"
        Tomasz * a bench
        Joan plays * a bench
    "#]],
    );
    check(
        "Spoke to Halina, who would love company",
        expect![[r#"
        new Halina * company
    "#]],
    );
    check(
        "Joan knows Tomasz and Nadia, and I’ll bring flour next week",
        expect![[r#"
        Joan plays – knows – Tomasz
        Joan plays – knows – Nadia bakes
        ! bring flour next week (Joan plays) 2026-06-10
    "#]],
    );
}

#[test]
fn what_says_nothing_of_anybody_is_left_as_it_is() {
    check(
        "Today the weather was fine. Everyone would love a bench.",
        expect![[""]],
    );
    check("Yesterday Nadia said hello", expect![[""]]);
    check("今日は雨", expect![[""]]);
    check("((( ;; .", expect![[""]]);
}

#[test]
fn nobody_named_is_whom_it_was_with() {
    let town = town();
    let tomasz = town.recognise("Tomasz".into()).unwrap()[0].asset;
    let conversation = serde_json::json!({ "on": "2026-06-03", "words": "Would teach how to mend a puncture", "about": [tomasz] });
    let id = town
        .note_conversation(
            serde_json::from_value(conversation).unwrap(),
            Default::default(),
        )
        .unwrap()
        .value;
    let heard = town.suggest_sorting(id).unwrap();
    assert_eq!(heard.gifts[0].holder, End::Here(tomasz));
}

#[test]
fn what_was_kept_before_is_not_guessed_again() {
    let town = town();
    let words = "Tomasz mends bikes, helps run the Tool Library and knows Joan. \
                 Maryam would love to learn English. I promised to ring Joan on Tuesday.";
    let conversation = serde_json::json!({ "on": "2026-06-03", "words": words });
    let id = town
        .note_conversation(
            serde_json::from_value(conversation).unwrap(),
            Default::default(),
        )
        .unwrap()
        .value;
    let mut guess = town.suggest_sorting(id).unwrap();
    let how_many = |heard: &Heard| {
        let (gifts, wishes) = (heard.gifts.len(), heard.wishes.len());
        let (ties, promises) = (heard.ties.len(), heard.follow_ups.len());
        (heard.assets.len(), gifts, wishes, ties, promises)
    };
    assert_eq!(how_many(&guess), (1, 1, 1, 2, 1));
    // Whoever sorts it knows her whole name, and there is another of the same first name.
    guess.assets[0].name = "Maryam Khan".into();
    let other = town.create_asset(AssetKind::Person, "Maryam Aziz".into(), Default::default());
    let other = other.unwrap().value;
    let made = town.keep_heard(guess, HeardIn::Conversation).unwrap().value;
    assert_eq!(
        how_many(&town.suggest_sorting(id).unwrap()),
        (0, 0, 0, 0, 0)
    );
    // What was taken out is guessed again, and so is what would be of somebody else now.
    town.remove_gift(made.gifts[0]).unwrap();
    town.delete_assets(vec![made.assets[0]]).unwrap();
    let again = town.suggest_sorting(id).unwrap();
    assert_eq!(how_many(&again), (0, 1, 1, 0, 0));
    assert_eq!(again.wishes[0].holder, End::Here(other));
}

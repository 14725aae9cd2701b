//! What people say, and how it is read.

use super::*;
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::erase::words::folded;
use crate::history::Action;
use crate::id::AssetId;
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn check(text: &str, expect: Expect) {
    let said = read(text);
    let mut seen = String::new();
    for gift in said.gifts {
        seen += &gift.what;
        if gift.would_teach {
            seen += " | would teach";
        }
        let more = [
            gift.domain.map(|domain| format!("{domain:?}")),
            gift.form
                .filter(|_| !gift.would_teach)
                .map(|form| format!("{form:?}")),
            gift.terms.map(|terms| format!("{terms:?}")),
        ];
        more.into_iter()
            .flatten()
            .for_each(|more| seen += &format!(" | {more}"));
        seen.push('\n');
    }
    for wish in said.wishes {
        let kind = wish
            .kind
            .map(|kind| format!(" | {kind:?}"))
            .unwrap_or_default();
        seen += &format!("* {}{kind}\n", wish.what);
    }
    expect.assert_eq(&seen);
}

#[test]
fn gifts_and_wishes_of_one_line() {
    check(
        "can teach: sourdough, bike repair; would love: someone to walk with",
        expect![[r#"
            sourdough | would teach
            bike repair | would teach
            * someone to walk with | FindCompany
        "#]],
    );
    check(
        "Would teach sourdough and would love to learn Polish, knitting.",
        expect![[r#"
            sourdough | would teach
            * to learn Polish | Learn
            * to learn knitting | Learn
        "#]],
    );
    check(
        "She can lend a ladder, sells honey and hosts Sunday lunch",
        expect![[r#"
            a ladder | Lend
            honey | Sell
            Sunday lunch | Host
        "#]],
    );
    check(
        "knows about the canal; knows how to graft apple trees; knows everyone on Lockside",
        expect![[r#"
            the canal | Head
            graft apple trees | Do
            knows everyone on Lockside | Connection
        "#]],
    );
    check(
        "plays the piano, accordion and sings",
        expect![[r#"
        plays the piano | Do
        plays accordion | Do
        sings | Do
    "#]],
    );
    check(
        "has a piano to give away. Has two sons.",
        expect![[r#"
        a piano | Give
        Has two sons
    "#]],
    );
    check(
        "would love: someone to walk and talk with; to borrow a drill; help with the shopping; quieter nights",
        expect![[r#"
            * someone to walk and talk with | FindCompany
            * to borrow a drill | Borrow
            * help with the shopping | HelpWith
            * quieter nights
        "#]],
    );
    check(
        "needs someone to fix the gate, wants to try canoeing and to start a choir",
        expect![[r#"
            * someone to fix the gate | HelpWith
            * to try canoeing | Try
            * to start a choir | StartSomething
        "#]],
    );
    check(
        "He’d love company and is looking for a ladder",
        expect![[r#"
            * company | FindCompany
            * a ladder
        "#]],
    );
    check(
        "wishes: company\noffers: soup (leek and potato), “bed and breakfast”",
        expect![[r#"
            soup (leek and potato)
            bed and breakfast
            * company | FindCompany
        "#]],
    );
}

#[test]
fn terms_go_for_the_things_they_were_said_of() {
    check(
        "can teach: sourdough (free), bike repair; lends tools for a swap",
        expect![[r#"
            sourdough | would teach | Free
            bike repair | would teach
            tools | Lend | Swap
        "#]],
    );
    check(
        "bakes bread, cakes for free",
        expect![[r#"
        bakes bread | Hands | Do | Free
        bakes cakes | Hands | Do | Free
    "#]],
    );
    check(
        "can cut hair; free",
        expect![[r#"
        cut hair | Do | Free
    "#]],
    );
    check(
        "free",
        expect![[r#"
        free
    "#]],
    );
}

#[test]
fn polish_and_any_other_language() {
    check(
        "może nauczyć: zakwas, naprawa rowerów; chciałaby nauczyć się angielskiego i szuka kogoś do spacerów",
        expect![[r#"
            zakwas | would teach
            naprawa rowerów | would teach
            * nauczyć się angielskiego | Learn
            * kogoś do spacerów | FindCompany
        "#]],
    );
    check(
        "would love: ktoś do spacerów; chór; nauka pływania; To learn to swim",
        expect![[r#"
            * ktoś do spacerów | FindCompany
            * chór
            * nauka pływania | Learn
            * To learn to swim | Learn
        "#]],
    );
    check(
        "naprawia rowery i zegary; pożyczy drabinę za darmo",
        expect![[r#"
            naprawia rowery | Hands | Do
            naprawia zegary | Hands | Do
            drabinę | Lend | Free
        "#]],
    );
    check(
        "وصفات الخبز",
        expect![[r#"
        وصفات الخبز
    "#]],
    );
    check(
        "我会做饭。想学游泳",
        expect![[r#"
        我会做饭
        想学游泳
    "#]],
    );
}

#[test]
fn what_is_not_understood_is_a_gift_as_it_was_said() {
    check(
        "An hour with the piano, and a cup of tea",
        expect![[r#"
        An hour with the piano, and a cup of tea
    "#]],
    );
    check(
        "can’t drive any more",
        expect![[r#"
        can’t drive any more
    "#]],
    );
    check(
        "gift wrapping",
        expect![[r#"
        gift wrapping
    "#]],
    );
    check(
        "can teach",
        expect![[r#"
        can teach
    "#]],
    );
    check(" ; . ,", expect![[""]]);
}

#[test]
fn commas_without_an_opening_tell_plain_things_apart() {
    check(
        "sourdough, bike repair",
        expect![[r#"
        sourdough
        bike repair
    "#]],
    );
    check(
        "a ladder, a drill and clearing out gutters. haircuts, free",
        expect![[r#"
        a ladder
        a drill
        clearing out gutters
        haircuts | Free
    "#]],
    );
    check(
        "zakwas, stare pieśni i szydełko",
        expect![[r#"
        zakwas
        stare pieśni
        szydełko
    "#]],
    );
    check(
        "old songs, can teach the fiddle; would love: company",
        expect![[r#"
        old songs
        the fiddle | would teach
        * company | FindCompany
    "#]],
    );
    for one in [
        "an hour with the piano, the old one",
        "cooking, mostly Indian",
        "the piano, Saturday mornings",
        "a lift, if the car goes",
        "pieczenie, zwłaszcza chleb",
        "bread and butter",
        "soup (leek, potato)",
    ] {
        let said = read(one);
        let whats: Vec<&str> = said.gifts.iter().map(|gift| gift.what.as_str()).collect();
        assert_eq!(whats, [one]);
    }
}

#[test]
fn a_line_is_kept_as_one_step() {
    let town = Catalogue::in_memory("Here").unwrap();
    let nadia = town
        .create_asset(AssetKind::Person, "Nadia".into(), Default::default())
        .unwrap()
        .value;
    let text = "can teach: sourdough, bike repair; would love: someone to walk with";
    let captured = town.capture_line(nadia, text.into()).unwrap().value;
    assert_eq!((captured.gifts.len(), captured.wishes.len()), (2, 1));
    let card = town.show_asset(nadia).unwrap();
    let gifts: Vec<&str> = card
        .gifts
        .iter()
        .map(|line| line.gift.what.as_str())
        .collect();
    assert_eq!(gifts, ["sourdough", "bike repair"]);
    assert_eq!(card.wishes[0].wish.kind, Some(WishKind::FindCompany));
    assert_eq!(town.undo().unwrap().value.label.action, Action::CaptureLine);
    let card = town.show_asset(nadia).unwrap();
    assert!(card.gifts.is_empty() && card.wishes.is_empty());
    town.redo().unwrap();
    assert_eq!(town.show_asset(nadia).unwrap().gifts.len(), 2);
    assert!(town.capture_line(nadia, " ; ".into()).is_err());
    assert!(town.capture_line(AssetId::new(), text.into()).is_err());
}

fn something_said() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        proptest::sample::select(vec![
            "can teach: ",
            "would love ",
            "to learn ",
            "someone to ",
            "plays ",
            "sourdough",
            "bike repair",
            ", ",
            " and ",
            "; ",
            ". ",
            "\n",
            "(",
            ")",
            "for free",
            "(free)",
            "\"",
            "with",
            "has ",
            "to lend",
            "może nauczyć ",
            "naprawia ",
            "gifts: ",
            "東京",
            "gra i ",
            " ",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    proptest::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_word_is_lost(text in something_said()) {
        use super::super::{openings, terms};
        let said = read(&text);
        let whats = said.gifts.iter().map(|gift| &gift.what).chain(said.wishes.iter().map(|wish| &wish.what));
        let mut kept: BTreeSet<String> = whats.flat_map(|what| folded(what)).collect();
        let understood = openings::tests::taken_off().into_iter().chain(terms::tests::taken_off());
        kept.extend(understood.chain(["and", "i", "oraz"]).map(str::to_owned));
        for word in folded(&text) {
            prop_assert!(kept.contains(&word), "{} of {:?} is in none of {:?}", word, text, said);
        }
    }
}

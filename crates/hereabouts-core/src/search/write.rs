//! [`Query`] → text, such that parsing it gives the same query.

use super::query::{Matter, Query, Term, in_quotes};
use std::fmt;

impl Query {
    pub fn to_text(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, term) in self.terms.iter().enumerate() {
            let space = if i > 0 { " " } else { "" };
            let sign = if term.negated { "-" } else { "" };
            write!(f, "{space}{sign}{}", matter(term))?;
        }
        Ok(())
    }
}

fn matter(term: &Term) -> String {
    match &term.matter {
        Matter::Word(word) => word_of(word, term),
        Matter::Phrase(phrase) => in_quotes(phrase),
        matter @ (Matter::Near { .. } | Matter::Bbox(_)) => {
            format!("{}:{}", matter.field(), matter.values().join(","))
        }
        matter => {
            let values: Vec<String> = matter.values().into_iter().map(value).collect();
            format!("{}:{}", matter.field(), values.join(","))
        }
    }
}

/// As it was typed where that is read as a word; otherwise with its special characters escaped. A
/// quotation mark is always escaped: whether it begins a phrase depends on what follows the word.
fn word_of(word: &str, term: &Term) -> String {
    let sign = if term.negated { "-" } else { "" };
    let plain = Query::parse(&format!("{sign}{word}"));
    if !word.contains('"') && plain.terms.as_slice() == std::slice::from_ref(term) {
        return word.to_owned();
    }
    let mut out = String::new();
    for (i, c) in word.chars().enumerate() {
        if matches!(c, '"' | '\\' | ':') || (c == '-' && i == 0) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn value(text: String) -> String {
    if text.contains(|c: char| c.is_whitespace() || c == ',' || c == '"') {
        in_quotes(&text)
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::{AssetKind, Status};
    use crate::confirmation::Freshness;
    use crate::search::{Has, Reach, TieCount};
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    fn check(text: &str, expect: Expect) {
        let query = Query::parse(text);
        let mut seen = String::new();
        for Term { negated, matter } in &query.terms {
            let not = if *negated { "not " } else { "" };
            seen += &format!("{not}{matter:?}\n");
        }
        seen += &format!("= {query}");
        expect.assert_eq(&seen);
        assert_eq!(Query::parse(&query.to_text()), query, "{text}");
    }

    #[test]
    fn the_language() {
        check(
            r#"kind:association tag:food -status:ended near:51.5,-0.1,800m "walking group""#,
            expect![[r#"
                Kind([Association])
                Tag(["food"])
                not Status([Ended])
                Near { lat: 51.5, lon: -0.1, metres: 800.0 }
                Phrase("walking group")
                = kind:association tag:food -status:ended near:51.5,-0.1,800m "walking group""#]],
        );
        check(
            r#"Kind:PLACE,exchange fresh:now,never -has:place,contact audience:partners"#,
            expect![[r#"
                Kind([Place, Exchange])
                Fresh([CheckNow, NeverChecked])
                not Has([Place, Contact])
                Audience([Partners])
                = kind:place,exchange fresh:now,never -has:place,contact audience:partners"#]],
        );
        check(
            r#"tag:"community food",art,"a,b" area:"Old \"Moat\"" imported:gm_food_banks"#,
            expect![[r#"
                Tag(["community food", "art", "a,b"])
                Area(["Old \"Moat\""])
                Imported(["gm_food_banks"])
                = tag:"community food",art,"a,b" area:"Old \"Moat\"" imported:gm_food_banks"#]],
        );
        check(
            r#"offers:baking wishes:"a walk",tea -tied-to:"Tool library" ties:0 ties:1+,3 has:gifts"#,
            expect![[r#"
                Offers(["baking"])
                Wishes(["a walk", "tea"])
                not TiedTo(["Tool library"])
                Ties([Exactly(0)])
                Ties([AtLeast(1), Exactly(3)])
                Has([Gifts])
                = offers:baking wishes:"a walk",tea -tied-to:"Tool library" ties:0 ties:1+,3 has:gifts"#]],
        );
        check(
            "near:51.5,-0.1 near:51.5,-0.1,1.1km near:0,0,5 bbox:-2.4,53.3,-2.2,53.5 bbox:179,-20,-179,-10",
            expect![[r#"
                Near { lat: 51.5, lon: -0.1, metres: 1000.0 }
                Near { lat: 51.5, lon: -0.1, metres: 1100.0 }
                Near { lat: 0.0, lon: 0.0, metres: 5.0 }
                Bbox([-2.4, 53.3, -2.2, 53.5])
                Bbox([179.0, -20.0, -179.0, -10.0])
                = near:51.5,-0.1,1000m near:51.5,-0.1,1100m near:0,0,5m bbox:-2.4,53.3,-2.2,53.5 bbox:179,-20,-179,-10"#]],
        );
    }

    #[test]
    fn what_is_no_term_is_a_word_as_it_was_typed() {
        check(
            r#"C++ 20.04 a-b NOT OR col:x - * (b) Arts & Crafts"#,
            expect![[r#"
                Word("C++")
                Word("20.04")
                Word("a-b")
                Word("NOT")
                Word("OR")
                Word("col:x")
                Word("-")
                Word("*")
                Word("(b)")
                Word("Arts")
                Word("&")
                Word("Crafts")
                = C++ 20.04 a-b NOT OR col:x - * (b) Arts & Crafts"#]],
        );
        check(
            r#"near:nonsense near:91,0,1m near:1,2,-3m near:1,NaN bbox:1,2,3 bbox:0,2,1,1 kind:house kind:place,house kind: tag:,a tag:"" tag:"a"b has: ties:+1 ties:many ties:1+,x"#,
            expect![[r#"
                Word("near:nonsense")
                Word("near:91,0,1m")
                Word("near:1,2,-3m")
                Word("near:1,NaN")
                Word("bbox:1,2,3")
                Word("bbox:0,2,1,1")
                Word("kind:house")
                Word("kind:place,house")
                Word("kind:")
                Word("tag:,a")
                Word("tag:\"\"")
                Word("tag:\"a\"b")
                Word("has:")
                Word("ties:+1")
                Word("ties:many")
                Word("ties:1+,x")
                = near:nonsense near:91,0,1m near:1,2,-3m near:1,NaN bbox:1,2,3 bbox:0,2,1,1 kind:house kind:place,house kind: tag:,a tag\:\"\" tag\:\"a\"b has: ties:+1 ties:many ties:1+,x"#]],
        );
        check(
            r#"-food -"a b" --x -" "#,
            expect![[r#"
                not Word("food")
                not Phrase("a b")
                not Word("-x")
                not Word("\"")
                = -food -"a b" --x -\""#]],
        );
        check(
            r#"6" pipe \"no phrase\" kind\:place C:\new \\srv "unfinished phr"#,
            expect![[r#"
                Word("6\"")
                Word("pipe")
                Word("\"no")
                Word("phrase\"")
                Word("kind:place")
                Word("C:\\new")
                Word("\\srv")
                Word("\"unfinished")
                Word("phr")
                = 6\" pipe \"no phrase\" kind\:place C:\new \srv \"unfinished phr"#]],
        );
        check("  ", expect!["= "]);
    }

    fn any_matter() -> impl Strategy<Value = Matter> {
        use proptest::collection::vec;
        use proptest::sample::select;
        let name = || "[a-zŁ東 ,:\"\\\\-]{0,5}[a-z]";
        let degrees = |most: f64| -most..=most;
        prop_oneof![
            "[a-z\"\\\\:,+é-]{1,6}|kind:place|tag:\"x|near:1,2".prop_map(Matter::Word),
            "[a-z \"\\\\:,-]{0,8}".prop_map(Matter::Phrase),
            vec(select(&AssetKind::ALL[..]), 1..3).prop_map(Matter::Kind),
            vec(select(vec![Status::Going, Status::Ended]), 1..3).prop_map(Matter::Status),
            vec(select(&Freshness::ALL[..]), 1..3).prop_map(Matter::Fresh),
            vec(select(&Has::ALL[..]), 1..3).prop_map(Matter::Has),
            vec(select(&Reach::ALL[..]), 1..3).prop_map(Matter::Audience),
            vec(name(), 1..3).prop_map(Matter::Tag),
            vec(name(), 1..3).prop_map(Matter::Area),
            vec(name(), 1..3).prop_map(Matter::Imported),
            vec(name(), 1..3).prop_map(Matter::Offers),
            vec(name(), 1..3).prop_map(Matter::Wishes),
            vec(name(), 1..3).prop_map(Matter::TiedTo),
            vec(
                select(vec![TieCount::Exactly(0), TieCount::AtLeast(12)]),
                1..3
            )
            .prop_map(Matter::Ties),
            (degrees(90.0), degrees(180.0), 1e-3..1e8)
                .prop_map(|(lat, lon, metres)| Matter::Near { lat, lon, metres }),
            (degrees(180.0), -90.0..=0.0, degrees(180.0), 0.0..=90.0)
                .prop_map(|(w, s, e, n)| Matter::Bbox([w, s, e, n])),
        ]
    }

    proptest! {
        #[test]
        fn a_query_written_is_read_back(terms in proptest::collection::vec((any::<bool>(), any_matter()), 0..6)) {
            let terms = terms.into_iter().map(|(negated, matter)| Term { negated, matter }).collect();
            let query = Query { terms };
            prop_assert_eq!(Query::parse(&query.to_text()), query);
        }

        #[test]
        fn anything_typed_is_read_and_written_back(text in "(\\PC|[-\":, \\\\]|kind:|tag:\"|near:)*") {
            let query = Query::parse(&text);
            prop_assert_eq!(Query::parse(&query.to_text()), query);
        }
    }
}

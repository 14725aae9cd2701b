//! Gifts and wishes in the cells of a table: of any table that comes in, and of our own files.

use super::GiftForm;
use super::line::{SaidGift, SaidLine, SaidWish};
use super::openings::kind_of;
use super::reading::{Holds, read_column};
use crate::erase::words::folded;
use crate::topic::one_line;

/// Stands in a cell behind what somebody would teach.
const WOULD_TEACH: &str = "(would teach)";

/// They answer whether there is something, and do not say what. Folded.
const ANSWERS: [&str; 11] = [
    "yes", "no", "y", "n", "x", "true", "false", "none", "tak", "nie", "brak",
];

/// What a gift is called in a cell.
pub(crate) fn in_a_cell(what: &str, would_teach: bool) -> String {
    match would_teach {
        true => format!("{what} {WOULD_TEACH}"),
        false => what.to_owned(),
    }
}

/// A cell under a heading for gifts; nothing where it does not say what. `teaches`: by its heading they would teach
/// what stands there.
pub(crate) fn read_gifts(cell: &str, teaches: bool) -> SaidLine {
    if !says_what(cell) {
        return SaidLine::default();
    }
    let mut said = read_column(cell, Holds::Gifts);
    for gift in &mut said.gifts {
        take_mark(gift);
        // To lend a drill is no lesson, whatever stands above it.
        if teaches && matches!(gift.form, None | Some(GiftForm::Do)) {
            gift.would_teach = true;
            gift.form.get_or_insert(GiftForm::Teach);
        }
    }
    said
}

/// A cell under a heading for wishes; nothing where it does not say what.
pub(crate) fn read_wishes(cell: &str) -> SaidLine {
    match says_what(cell) {
        true => read_column(cell, Holds::Wishes),
        false => SaidLine::default(),
    }
}

/// The gifts of a file of ours, each as it left.
pub(crate) fn own_gifts(items: &[String]) -> SaidLine {
    let gifts = worded(items).map(|what| {
        let mut gift = SaidGift {
            what,
            would_teach: false,
            domain: None,
            form: None,
            terms: None,
        };
        take_mark(&mut gift);
        gift
    });
    SaidLine {
        gifts: gifts.collect(),
        wishes: Vec::new(),
    }
}

/// The wishes of a file of ours, each as it left.
pub(crate) fn own_wishes(items: &[String]) -> SaidLine {
    let wishes = worded(items).map(|what| SaidWish {
        kind: kind_of(&what).0,
        what,
    });
    SaidLine {
        gifts: Vec::new(),
        wishes: wishes.collect(),
    }
}

fn worded(items: &[String]) -> impl Iterator<Item = String> + '_ {
    let items = items.iter().map(|item| one_line(item));
    items.filter(|item| !item.is_empty())
}

/// Takes the sign off that somebody would teach it.
fn take_mark(gift: &mut SaidGift) {
    let marked = gift.what.strip_suffix(WOULD_TEACH).map(str::trim_end);
    if let Some(what) = marked.filter(|what| !what.is_empty()) {
        gift.what = what.to_owned();
        gift.would_teach = true;
    }
}

/// Does it say what, or only that there is something, or how much?
fn says_what(cell: &str) -> bool {
    let is_answer = || matches!(&folded(cell)[..], [one] if ANSWERS.contains(&one.as_str()));
    cell.chars().any(char::is_alphabetic) && !is_answer()
}

/// Is it no more than an answer, so that a column of such says nothing that anybody offers or wishes for?
pub(crate) fn is_answer(cell: &str) -> bool {
    !says_what(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn told(said: SaidLine) -> String {
        let gifts = said.gifts.into_iter().map(|gift| {
            let form = gift.form.map(|form| format!(" | {form:?}"));
            let terms = gift.terms.map(|terms| format!(" | {terms:?}"));
            let what = in_a_cell(&gift.what, gift.would_teach);
            what + &form.unwrap_or_default() + &terms.unwrap_or_default() + "\n"
        });
        let wishes = said.wishes.into_iter().map(|wish| {
            let kind = wish.kind.map(|kind| format!(" | {kind:?}"));
            format!("* {}{}\n", wish.what, kind.unwrap_or_default())
        });
        gifts.chain(wishes).collect()
    }

    #[test]
    fn a_cell_of_gifts_is_read() {
        let check = |cell: &str, teaches: bool, expect: Expect| {
            expect.assert_eq(&told(read_gifts(cell, teaches)));
        };
        check(
            "Baking; bike repair, an hour with the piano and a cup of tea",
            false,
            expect![[r#"
                Baking
                bike repair
                an hour with the piano and a cup of tea
            "#]],
        );
        check(
            "soup (leek, potato); sourdough (would teach)\nhaircuts for free",
            false,
            expect![[r#"
                soup (leek, potato)
                sourdough (would teach)
                haircuts | Free
            "#]],
        );
        check(
            "Knitting, can teach sourdough and bike repair; would love company",
            false,
            expect![[r#"
                Knitting
                sourdough (would teach) | Teach
                bike repair (would teach) | Teach
                * company | FindCompany
            "#]],
        );
        check(
            "Polish, sourdough; can lend a ladder",
            true,
            expect![[r#"
                Polish (would teach) | Teach
                sourdough (would teach) | Teach
                a ladder | Lend
            "#]],
        );
        for nothing in ["yes", "Nie", "3", "2024-05-01", "-", "🙂", ""] {
            check(nothing, false, expect![""]);
        }
    }

    #[test]
    fn a_cell_of_wishes_is_read() {
        let check = |cell: &str, expect: Expect| expect.assert_eq(&told(read_wishes(cell)));
        check(
            "someone to walk with; to learn Polish, a bench by the pond",
            expect![[r#"
                * someone to walk with | FindCompany
                * to learn Polish | Learn
                * a bench by the pond
            "#]],
        );
        check(
            "would love to borrow a drill. Can teach chess",
            expect![[r#"
                chess (would teach) | Teach
                * to borrow a drill | Borrow
            "#]],
        );
        check(
            "kogoś do spacerów",
            expect![[r#"
                * kogoś do spacerów | FindCompany
            "#]],
        );
        check("no", expect![""]);
    }

    #[test]
    fn what_left_comes_back_word_for_word() {
        for (what, would_teach) in [
            ("sourdough", true),
            ("bike repair, and tea", false),
            ("an hour; or two", false),
            ("can teach: chess", false),
            ("yes", false),
            ("lessons (would teach)", true),
        ] {
            let said = own_gifts(&[in_a_cell(what, would_teach)]);
            let [gift] = &said.gifts[..] else {
                panic!("{said:?}")
            };
            assert_eq!((gift.what.as_str(), gift.would_teach), (what, would_teach));
        }
        let wishes = own_wishes(&["to learn Polish".to_owned(), " ".to_owned()]);
        assert_eq!(told(wishes), "* to learn Polish | Learn\n");
    }
}

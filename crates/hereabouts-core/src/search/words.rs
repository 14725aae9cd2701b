//! The words of a query → an expression of the text index (FTS5), whatever was typed.

use super::fold::{is_open, tokens};
use super::query::{Matter, Query};
use std::collections::{BTreeMap, BTreeSet};

/// Letter → those that follow it at the beginning of a word of the index. A letter that is not in it is looked for as
/// it is.
pub(super) type Following = BTreeMap<char, Vec<char>>;

/// A word or phrase to look for. In the index, `20.04` is two words in a row, and so is 東京.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sought {
    pub tokens: Vec<String>,
    /// The last of them may go on.
    pub open: bool,
}

/// What has to be there and what must not. Empty when nothing typed has a letter or a digit.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Words {
    pub wanted: Vec<Sought>,
    pub unwanted: Vec<Sought>,
}

impl Words {
    pub fn of(query: &Query) -> Words {
        let mut words = Words::default();
        for term in &query.terms {
            let (text, open) = match &term.matter {
                Matter::Word(word) => (word, is_open(word)),
                Matter::Phrase(phrase) => (phrase, false),
                _ => continue,
            };
            let tokens = tokens(text);
            let list = match term.negated {
                true => &mut words.unwanted,
                false => &mut words.wanted,
            };
            let sought = Sought { tokens, open };
            if !sought.tokens.is_empty() && !list.contains(&sought) {
                list.push(sought);
            }
        }
        words
    }

    /// Every wanted word, in any order and any field.
    pub fn all(&self, following: &Following) -> String {
        let each: Vec<String> = self
            .wanted
            .iter()
            .map(|one| one.spread(following))
            .collect();
        each.join(" AND ")
    }

    /// Any unwanted word.
    pub fn any_unwanted(&self) -> String {
        let each: Vec<String> = self.unwanted.iter().map(Sought::expression).collect();
        each.join(" OR ")
    }

    /// The name begins with all of it, in the order it was typed. Of a word of which only a letter was typed it is
    /// enough that it is in a name that begins with those before it.
    pub fn at_start_of_name(&self, following: &Following) -> String {
        let mut tokens = self.name();
        let last = self.wanted.last();
        let letter = last.filter(|last| last.letter().is_some() && tokens.len() > 1);
        if let Some(letter) = letter {
            tokens.pop();
            let open = false;
            let before = Sought { tokens, open }.expression();
            return format!("name : (^{before} AND {})", letter.spread(following));
        }
        let open = last.is_some_and(|last| last.open);
        let each = Sought { tokens, open }.alternatives(following);
        format!("name : (^{})", each.join(" OR ^"))
    }

    /// The name begins with all of it, and the last word is whole.
    pub fn whole_at_start_of_name(&self) -> String {
        let (tokens, open) = (self.name(), false);
        format!("name : ^{}", Sought { tokens, open }.expression())
    }

    /// What was typed of words of which nothing but a letter was typed.
    pub fn letters(&self) -> BTreeSet<char> {
        self.wanted.iter().filter_map(Sought::letter).collect()
    }

    /// The tokens of a name that is exactly what was typed.
    pub fn name(&self) -> Vec<String> {
        let tokens = self.wanted.iter().flat_map(|sought| &sought.tokens);
        tokens.cloned().collect()
    }
}

impl Sought {
    /// Tokens hold letters, digits and pictographs alone, so that nothing in the quotes can end them.
    pub fn expression(&self) -> String {
        let prefix = if self.open { " *" } else { "" };
        format!("\"{}\"{prefix}", self.tokens.join(" "))
    }

    /// The one letter that was typed of a word so far.
    fn letter(&self) -> Option<char> {
        match self.tokens.as_slice() {
            [word] if self.open => {
                let mut letters = word.chars();
                letters.next().filter(|_| letters.next().is_none())
            }
            _ => None,
        }
    }

    /// The same as [`expression`](Sought::expression), for stopping early. FTS5 gathers everything that a single letter
    /// begins before it tells the first of it, but has beginnings of two letters at hand.
    pub fn spread(&self, following: &Following) -> String {
        match self.alternatives(following).as_slice() {
            [one] => one.clone(),
            several => format!("({})", several.join(" OR ")),
        }
    }

    fn alternatives(&self, following: &Following) -> Vec<String> {
        let letter = self.letter();
        match letter.and_then(|letter| Some((letter, following.get(&letter)?))) {
            None => vec![self.expression()],
            Some((letter, next)) => {
                let alone = format!("\"{letter}\"");
                let longer = next.iter().map(|next| format!("\"{letter}{next}\" *"));
                [alone].into_iter().chain(longer).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(query: &str, expect: Expect) {
        let words = Words::of(&Query::parse(query));
        let all = words.all(&Following::new());
        expect.assert_eq(&format!("{all} NOT {}", words.any_unwanted()));
    }

    #[test]
    fn words_begin_what_they_find_and_punctuation_is_literal() {
        check("Łódź lib", expect![[r#""lodz" * AND "lib" * NOT "#]]);
        check(
            r#""Walking Group" -dog -"a b""#,
            expect![[r#""walking group" NOT "dog" * OR "a b""#]],
        );
        check(
            r#"C++ 20.04 a-b NOT col:x O'Brien" * ( ) AND"#,
            expect![[
                r#""c" AND "20 04" * AND "a b" * AND "not" * AND "col x" * AND "obrien" AND "and" * NOT "#
            ]],
        );
        check("東京 kind:place", expect![[r#""東 京" * NOT "#]]);
        check("& - \" -+", expect![" NOT "]);
        check("a A a", expect![[r#""a" * NOT "#]]);
    }

    #[test]
    fn the_name_as_typed_comes_first() {
        let words = Words::of(&Query::parse("Old Hall-Ro"));
        let begins = words.at_start_of_name(&Following::new());
        assert_eq!(begins, r#"name : (^"old hall ro" *)"#);
        let whole = words.whole_at_start_of_name();
        assert_eq!(whole, r#"name : ^"old hall ro""#);
        assert_eq!(words.name(), ["old", "hall", "ro"]);
        assert!(words.letters().is_empty());
    }

    #[test]
    fn a_letter_is_looked_for_by_the_beginnings_of_two() {
        let following = Following::from([('s', vec!['a', 'ł']), ('q', Vec::new())]);
        let check = |typed: &str, all: &str, begins: &str| {
            let words = Words::of(&Query::of_words(typed));
            let got = (words.all(&following), words.at_start_of_name(&following));
            assert_eq!(got, (all.to_owned(), begins.to_owned()), "{typed}");
        };
        check(
            "S",
            r#"("s" OR "sa" * OR "sł" *)"#,
            r#"name : (^"s" OR ^"sa" * OR ^"sł" *)"#,
        );
        check(
            "old s",
            r#""old" * AND ("s" OR "sa" * OR "sł" *)"#,
            r#"name : (^"old" AND ("s" OR "sa" * OR "sł" *))"#,
        );
        check("q", r#""q""#, r#"name : (^"q")"#);
        check("x", r#""x" *"#, r#"name : (^"x" *)"#);
        check("s.", r#""s""#, r#"name : (^"s")"#);
        check("a-s", r#""a s" *"#, r#"name : (^"a s" *)"#);
        assert_eq!(
            Words::of(&Query::of_words("s q. old x")).letters(),
            BTreeSet::from(['s', 'x'])
        );
    }
}

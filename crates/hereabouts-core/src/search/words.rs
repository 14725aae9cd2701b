//! The words of a query → an expression of the text index (FTS5), whatever was typed.

use super::fold::{is_open, tokens};
use super::query::{Matter, Query};

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
    pub fn all(&self) -> String {
        let each: Vec<String> = self.wanted.iter().map(Sought::expression).collect();
        each.join(" AND ")
    }

    /// Any unwanted word.
    pub fn any_unwanted(&self) -> String {
        let each: Vec<String> = self.unwanted.iter().map(Sought::expression).collect();
        each.join(" OR ")
    }

    /// The name begins with all of it, in the order it was typed.
    pub fn at_start_of_name(&self) -> String {
        let open = self.wanted.last().is_some_and(|last| last.open);
        let tokens = self.name();
        format!("name : ^{}", Sought { tokens, open }.expression())
    }

    /// Every wanted word is in the name.
    pub fn in_name(&self) -> String {
        format!("name : ({})", self.all())
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(query: &str, expect: Expect) {
        let words = Words::of(&Query::parse(query));
        expect.assert_eq(&format!("{} NOT {}", words.all(), words.any_unwanted()));
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
        assert_eq!(words.at_start_of_name(), r#"name : ^"old hall ro" *"#);
        assert_eq!(words.in_name(), r#"name : ("old" * AND "hall ro" *)"#);
        assert_eq!(words.name(), ["old", "hall", "ro"]);
    }
}

//! Editing a query by parts: facets put terms in and take them out, chips take them out.

use super::fold::fold;
use super::parse::{from_numbers, from_values};
use super::query::{Matter, Query, Term};
use crate::list::Chip;

impl Query {
    /// The query with `field:value` added, or taken out if it is there; with `only`, alone in its field.
    ///
    /// Kinds, statuses, freshness, audiences, areas, sources and what is said in a field of the team's own are any
    /// of those chosen, because an
    /// asset has one of each; every tag (and everything to have) that is chosen narrows. A field
    /// beginning with `-` leaves out: `-has`, `place` is what is not on the map. A value that is none
    /// of its field's is searched for as words.
    pub fn toggle(&self, field: &str, value: &str, only: bool) -> Query {
        let (field, negated) = match field.strip_prefix('-') {
            Some(field) => (field, true),
            None => (field, false),
        };
        let Some(matter) = matter(field, value) else {
            return self.toggle_words(value, negated);
        };
        // As it is written: 0.8km is there when 800m is.
        let value = &matter.values().concat();
        let mut query = self.clone();
        let field = matter.field();
        let was_there = query.take_out(&field, value, negated) && !only;
        query.take_out(&field, value, !negated);
        if only {
            query.terms.retain(|term| !same(&term.matter, &field));
        }
        if was_there {
            return query;
        }
        let joined = (!narrows(&matter) && !negated)
            .then(|| {
                query
                    .terms
                    .iter_mut()
                    .find(|t| same(&t.matter, &field) && !t.negated)
            })
            .flatten();
        match joined {
            Some(term) => {
                let mut values = term.matter.values();
                values.push(value.clone());
                term.matter = from_values(&field, values).unwrap_or(matter);
            }
            None => query.terms.push(Term { negated, matter }),
        }
        query
    }

    fn toggle_words(&self, words: &str, negated: bool) -> Query {
        let mut query = self.clone();
        for mut term in Query::of_words(words).terms {
            term.negated = negated;
            match query.terms.iter().position(|there| *there == term) {
                Some(i) => {
                    query.terms.remove(i);
                }
                None => query.terms.push(term),
            }
        }
        query
    }

    /// Is this value asked for, and not left out?
    pub fn names(&self, field: &str, value: &str) -> bool {
        let value = fold(value);
        self.terms.iter().any(|term| {
            same(&term.matter, field)
                && !term.negated
                && term.matter.values().iter().any(|v| fold(v) == value)
        })
    }

    /// The query as removable parts, a value each, in the order they were typed.
    pub fn chips(&self) -> Vec<Chip> {
        let mut chips = Vec::new();
        for (i, term) in self.terms.iter().enumerate() {
            for (j, value) in term.matter.values().into_iter().enumerate() {
                let mut without = self.clone();
                without.remove(i, j);
                chips.push(Chip {
                    field: term.matter.field().into_owned(),
                    value,
                    negated: term.negated,
                    without: without.to_text(),
                });
            }
        }
        chips
    }

    /// Takes a value out of terms of this field, and says whether it was there.
    fn take_out(&mut self, field: &str, value: &str, negated: bool) -> bool {
        let value = fold(value);
        let mut was_there = false;
        for i in (0..self.terms.len()).rev() {
            let term = &self.terms[i];
            if !same(&term.matter, field) || term.negated != negated {
                continue;
            }
            let values = term.matter.values();
            for j in (0..values.len())
                .rev()
                .filter(|j| fold(&values[*j]) == value)
            {
                self.remove(i, j);
                was_there = true;
            }
        }
        was_there
    }

    /// Removes the `j`-th value of the `i`-th term, and the term with its last value.
    fn remove(&mut self, i: usize, j: usize) {
        let matter = &self.terms[i].matter;
        let mut values = matter.values();
        values.remove(j);
        match from_values(&matter.field(), values).filter(|rest| !rest.values().is_empty()) {
            Some(rest) => self.terms[i].matter = rest,
            None => {
                self.terms.remove(i);
            }
        }
    }
}

fn matter(field: &str, value: &str) -> Option<Matter> {
    if value.trim().is_empty() {
        return None;
    }
    from_numbers(field, value).or_else(|| from_values(field, vec![value.to_owned()]))
}

/// Is this the field? Names of the team's own are compared folded.
fn same(matter: &Matter, field: &str) -> bool {
    let name = matter.field();
    name == field || name.starts_with('"') && fold(&name) == fold(field)
}

/// An asset can have several of these at once.
fn narrows(matter: &Matter) -> bool {
    match matter {
        Matter::Tag(_) | Matter::Has(_) | Matter::Near { .. } | Matter::Bbox(_) => true,
        Matter::Word(_) | Matter::Phrase(_) => true,
        Matter::Offers(_) | Matter::Wishes(_) | Matter::TiedTo(_) => true,
        Matter::Kind(_) | Matter::Status(_) | Matter::Fresh(_) => false,
        Matter::Area(_) | Matter::Audience(_) | Matter::Imported(_) => false,
        Matter::Precision(_) | Matter::Ties(_) => false,
        Matter::Field { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[test]
    fn facets_put_values_in_and_take_them_out() {
        let check = |query: &str, (field, value, only): (&str, &str, bool), expect: &str| {
            let got = Query::parse(query).toggle(field, value, only);
            assert_eq!(got.to_text(), expect, "{query} {field} {value}");
        };
        check("", ("kind", "place", false), "kind:place");
        check(
            "kind:place food",
            ("kind", "culture", false),
            "kind:place,culture food",
        );
        check(
            "kind:place,culture",
            ("kind", "place", false),
            "kind:culture",
        );
        check("kind:place food", ("kind", "place", false), "food");
        check(
            "kind:place,culture x",
            ("kind", "person", true),
            "x kind:person",
        );
        check("kind:person", ("kind", "person", true), "kind:person");
        check("-kind:person", ("kind", "person", false), "kind:person");
        check(
            "-kind:person kind:place",
            ("-kind", "culture", false),
            "-kind:person kind:place -kind:culture",
        );
        check(
            "tag:Food",
            ("tag", "walks, long", false),
            r#"tag:Food tag:"walks, long""#,
        );
        check("tag:Food,art", ("tag", "food", false), "tag:art");
        check("", ("-has", "place", false), "-has:place");
        check("-has:place", ("-has", "place", false), "");
        check("-has:place", ("has", "place", false), "has:place");
        check(
            "x",
            ("near", "51.5,-0.1,800m", false),
            "x near:51.5,-0.1,800m",
        );
        check(
            "near:51.5,-0.1,800m",
            ("near", "51,0,5m", true),
            "near:51,0,5m",
        );
        check("near:51.5,-0.1,800m", ("near", "51.5,-0.1,800m", false), "");
        check(
            "near:51.5,-0.1,800m",
            ("near", "51.50,-0.1,0.8km", false),
            "",
        );
        check("a", ("words", "b kind:x", false), "a b kind:x");
        check("a b", ("words", "b", false), "a");
        check("a", ("kind", "house", false), "a house");
        check(
            "offers:bread",
            ("offers", "cake", false),
            "offers:bread offers:cake",
        );
        check("ties:0", ("ties", "3+", false), "ties:0,3+");
        check(
            "tied-to:\"Tool library\" x",
            ("tied-to", "tool library", false),
            "x",
        );
    }

    fn check_chips(query: &str, expect: Expect) {
        let mut seen = String::new();
        for chip in Query::parse(query).chips() {
            let not = if chip.negated { "not " } else { "" };
            seen += &format!("{not}{} {} | {}\n", chip.field, chip.value, chip.without);
        }
        expect.assert_eq(&seen);
    }

    #[test]
    fn chips_are_the_parts_and_the_query_without_each() {
        check_chips(
            r#"lib kind:place,culture -tag:"a b" near:51.5,-0.1,800m "two words" -x"#,
            expect![[r#"
                words lib | kind:place,culture -tag:"a b" near:51.5,-0.1,800m "two words" -x
                kind place | lib kind:culture -tag:"a b" near:51.5,-0.1,800m "two words" -x
                kind culture | lib kind:place -tag:"a b" near:51.5,-0.1,800m "two words" -x
                not tag a b | lib kind:place,culture near:51.5,-0.1,800m "two words" -x
                near 51.5,-0.1,800m | lib kind:place,culture -tag:"a b" "two words" -x
                words two words | lib kind:place,culture -tag:"a b" near:51.5,-0.1,800m -x
                not words x | lib kind:place,culture -tag:"a b" near:51.5,-0.1,800m "two words"
            "#]],
        );
    }

    #[test]
    fn a_value_is_named_when_it_is_asked_for() {
        let query = Query::parse("tag:Food,art -status:ended");
        let check = |field: &str, value: &str, expect: bool| {
            assert_eq!(query.names(field, value), expect, "{field} {value}")
        };
        check("tag", "food", true);
        check("tag", "walks", false);
        check("status", "ended", false);
        check("kind", "food", false);
    }
}

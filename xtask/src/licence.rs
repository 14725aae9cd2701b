//! Which licences a shipped part may have, as SPDX expressions.

/// Licences that ask for no more than a notice, or (MPL-2.0, OFL-1.1) bind only the part itself.
const PERMISSIVE: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "WTFPL",
    "Zlib",
    "blessing",
];

/// Licences that data may have besides.
const PERMISSIVE_FOR_DATA: &[&str] = &["CC-BY-4.0", "LicenseRef-public-domain"];

/// Licences of data that ask what is made *of* it to be shared alike. Passed on as it came it is bound alone, as a
/// file under MPL-2.0 is; so only an entry of `notices.json` that says so, and why that is so, may have one.
const SHARE_ALIKE_FOR_DATA: &[&str] = &["CC-BY-SA-3.0"];

/// Whether data under this licence may be shipped as it came, never used to make anything of it.
pub fn may_be_passed_on_unchanged(licence: &str) -> bool {
    SHARE_ALIKE_FOR_DATA.contains(&licence)
}

/// Whether a part under this expression may be shipped: of `OR` one side is enough, of `AND` both
/// are needed. What cannot be read may not.
pub fn is_permissive(expression: &str, is_data: bool) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = &words[..];
    either(&mut rest, is_data) == Some(true) && rest.is_empty()
}

/// Each of these reads as far as it can, and answers nothing where it cannot.
fn either(rest: &mut &[&str], is_data: bool) -> Option<bool> {
    let mut permissive = both(rest, is_data)?;
    while take(rest, "OR") {
        permissive |= both(rest, is_data)?;
    }
    Some(permissive)
}

fn both(rest: &mut &[&str], is_data: bool) -> Option<bool> {
    let mut permissive = one(rest, is_data)?;
    while take(rest, "AND") {
        permissive &= one(rest, is_data)?;
    }
    Some(permissive)
}

fn one(rest: &mut &[&str], is_data: bool) -> Option<bool> {
    if take(rest, "(") {
        let permissive = either(rest, is_data)?;
        return take(rest, ")").then_some(permissive);
    }
    let (name, after) = rest.split_first()?;
    *rest = after;
    // An exception only ever allows more.
    if take(rest, "WITH") {
        *rest = rest.get(1..)?;
    }
    Some(PERMISSIVE.contains(name) || (is_data && PERMISSIVE_FOR_DATA.contains(name)))
}

fn take(rest: &mut &[&str], word: &str) -> bool {
    let found = rest.first() == Some(&word);
    if found {
        *rest = &rest[1..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expression: &str, permissive: bool) {
        assert_eq!(is_permissive(expression, false), permissive, "{expression}");
    }

    #[test]
    fn one_side_of_or_is_enough_and_both_of_and() {
        check("MIT", true);
        check("MIT OR GPL-3.0-only", true);
        check("MIT/Apache-2.0", true);
        check("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true);
        check("(Apache-2.0 OR MIT) AND BSD-3-Clause", true);
        check("MIT OR Apache-2.0 OR LGPL-2.1-or-later", true);
        check("MIT AND GPL-2.0-or-later", false);
        check("(MIT OR GPL-2.0-only) AND LGPL-3.0-only", false);
    }

    #[test]
    fn anything_else_is_not() {
        for expression in [
            "GPL-3.0-only",
            "AGPL-3.0-or-later",
            "SEE LICENSE IN x",
            "UNLICENSED",
            "",
            "MIT OR",
            "MIT OR GPL-3.0-only OR",
            "(MIT",
            "MIT MIT",
            "CC-BY-4.0",
            "CC-BY-SA-3.0",
        ] {
            check(expression, false);
        }
        assert!(
            !is_permissive("CC-BY-SA-3.0", true),
            "data that asks to be shared alike has no general leave"
        );
        assert!(
            is_permissive("CC-BY-4.0", true),
            "data may ask for its source to be named"
        );
    }
}

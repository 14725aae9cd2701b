//! What reaches or registers somebody, in one spelling: telephone numbers, addresses, pages, numbers of registers.

/// The figures of a telephone number as dialled within the country; none for what is too short to be one.
pub(crate) fn phone(value: &str) -> Option<String> {
    let value = value.replace("(0)", "");
    let figures: String = value.chars().filter(char::is_ascii_digit).collect();
    let abroad = figures
        .strip_prefix("00")
        .filter(|_| !value.trim().starts_with('+'));
    let figures = match (value.trim().strip_prefix('+'), abroad) {
        (Some(_), _) => figures
            .strip_prefix("44")
            .map(|rest| format!("0{rest}"))
            .unwrap_or(figures),
        (None, Some(rest)) => rest
            .strip_prefix("44")
            .map(|rest| format!("0{rest}"))
            .unwrap_or(rest.to_owned()),
        // A spreadsheet took the nought off.
        (None, None) if figures.len() == 10 && !figures.starts_with('0') => format!("0{figures}"),
        (None, None) => figures,
    };
    (figures.len() >= 7).then_some(figures)
}

/// How the text index may hold it: in one piece, as it was dialled here or from abroad.
pub(crate) fn phone_spellings(figures: &str) -> Vec<Vec<String>> {
    let national = figures.strip_prefix('0').unwrap_or(figures);
    [
        figures.to_owned(),
        national.to_owned(),
        format!("44{national}"),
        format!("0044{national}"),
        format!("440{national}"),
    ]
    .map(|one| vec![one])
    .into()
}

/// A page on the web without how it is reached.
pub(crate) fn web(value: &str) -> Option<String> {
    let lower = value.trim().to_lowercase();
    let page = lower
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    let page = page.trim_start_matches("www.").trim_end_matches('/');
    (page.contains('.') && !page.contains(char::is_whitespace)).then(|| page.to_owned())
}

/// A number in a public register, without how it is spaced.
pub(crate) fn register(number: &str) -> Option<String> {
    let plain: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
    let plain = plain.to_lowercase().trim_start_matches('0').to_owned();
    (plain.len() >= 5 && plain.contains(|c: char| c.is_ascii_digit())).then_some(plain)
}

/// An address for mail.
pub(super) fn email(value: &str) -> Option<String> {
    let lower = value.trim().to_lowercase();
    let address = lower.trim_start_matches("mailto:");
    let whole = address.contains('@') && !address.contains(char::is_whitespace);
    whole.then(|| address.to_owned())
}

/// A postcode without its spaces, where it names a few houses: letters and figures, and all of them. Other countries'
/// codes name a whole town.
pub(super) fn postcode(value: &str) -> Option<String> {
    let plain: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
    let has = |is: fn(&char) -> bool| plain.chars().any(|sign| is(&sign));
    let fine = has(char::is_ascii_digit) && has(char::is_ascii_alphabetic);
    (plain.len() >= 5 && fine).then(|| plain.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_somebody_is_one_however_it_is_written() {
        for one in ["0161 912 2000", "161 9122000", "+44 (0)161 912 2000"] {
            assert_eq!(phone(one).as_deref(), Some("01619122000"), "{one}");
        }
        assert_eq!(
            email(" Hall@Example.org ").as_deref(),
            Some("hall@example.org")
        );
        assert_eq!(email("ask at the desk"), None);
    }

    #[test]
    fn a_postcode_is_one_that_names_a_few_houses() {
        let check = |value: &str, expect: Option<&str>| {
            assert_eq!(postcode(value).as_deref(), expect, "{value}");
        };
        check("zz1 1aa", Some("ZZ11AA"));
        check("ZZ11AA", Some("ZZ11AA"));
        check("ZZ1", None);
        check("10115", None);
        check("", None);
    }
}

//! One spelling for search: without case, accents or letters that keyboards elsewhere do not have.
//!
//! The text index and every query go through here, so that `lodz` finds Łódź.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A longer run of letters is no word that anybody types; the rest of it is not looked at.
const LONGEST_TOKEN: usize = 100;

/// Case and diacritics folded: compatibility decomposition (Unicode NFKD) without accents, then lower
/// case, then the Latin letters that have no decomposition. Other scripts keep their letters, and the
/// vowel signs without which a word is another word. Punctuation stays.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match latin(c) {
            Some(plain) => out.push_str(plain),
            None if is_dropped(c) => {}
            None => out.push(c),
        }
    }
    // What was dropped may have kept two marks apart that have an order of their own.
    out.nfd().collect()
}

/// The words of a text, folded. Chinese and Japanese characters and pictographs are a word each, so
/// that they are found inside a run of others; an apostrophe inside a word is no part of it.
pub fn tokens(text: &str) -> Vec<String> {
    let folded = fold(text);
    match folded.is_ascii() {
        true => ascii_tokens(&folded),
        false => any_tokens(&folded),
    }
}

fn any_tokens(folded: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut token = String::new();
    let mut length = 0;
    let mut alone = false;
    let mut rest = folded.chars().peekable();
    while let Some(c) = rest.next() {
        let joins = matches!(c, '\'' | '’' | 'ʼ' | '‘')
            && length > 0
            && rest.peek().is_some_and(|next| next.is_alphanumeric());
        if joins {
            continue;
        }
        let mark = is_combining_mark(c);
        let ends = alone && !mark || stands_alone(c) || !is_token_char(c);
        if ends && length > 0 {
            tokens.push(std::mem::take(&mut token));
            length = 0;
        }
        alone = stands_alone(c) || alone && mark;
        if is_token_char(c) && length < LONGEST_TOKEN && !(mark && length == 0) {
            token.push(c);
            length += 1;
        }
    }
    if length > 0 {
        tokens.push(token);
    }
    tokens
}

/// The same for what has no other letters than A to Z, as most of what is written in English: none of them stands alone
/// or is a mark.
fn ascii_tokens(folded: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut token = String::new();
    let mut rest = folded.bytes().peekable();
    while let Some(c) = rest.next() {
        match c.is_ascii_alphanumeric() {
            true if token.len() < LONGEST_TOKEN => token.push(char::from(c)),
            true => {}
            false if token.is_empty() => {}
            false if c == b'\'' && rest.peek().is_some_and(u8::is_ascii_alphanumeric) => {}
            false => tokens.push(std::mem::take(&mut token)),
        }
    }
    if !token.is_empty() {
        tokens.push(token);
    }
    tokens
}

/// Does the last word of the text go on as one types? Punctuation ends it: `C++` is not the
/// beginning of chess.
pub(super) fn is_open(text: &str) -> bool {
    fold(text).chars().next_back().is_some_and(is_token_char)
}

fn is_token_char(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || stands_alone(c)
}

/// Scripts written without spaces, and pictographs.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{2190}'..='\u{2bff}' | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{1f000}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Accents, Arabic and Hebrew points, and characters nobody sees.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Letters that Unicode does not take apart, as people write them without their keyboard.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ł' => "l",
        'ø' => "o",
        'ð' | 'đ' | 'ɖ' | 'ɗ' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ĸ' | 'ƙ' => "k",
        'ŋ' => "n",
        'ŧ' => "t",
        'ɓ' => "b",
        'ɛ' | 'ə' | 'ǝ' => "e",
        'ɔ' => "o",
        'ɣ' | 'ǥ' => "g",
        'ɨ' => "i",
        'ƴ' => "y",
        'ƶ' => "z",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_are_found_without_their_keyboard() {
        let check = |text: &str, expect: &str| assert_eq!(fold(text), expect, "{text}");
        check("Łódź", "lodz");
        check("Straße, GROẞ", "strasse, gross");
        check("Ærøskøbing", "aeroskobing");
        check("Œuvre", "oeuvre");
        check("Þórshöfn í Færeyjum", "thorshofn i faereyjum");
        check("Đồng Tháp", "dong thap");
        check("İstanbul, Iğdır", "istanbul, igdir");
        check("Ħamrun", "hamrun");
        check("ﬁlm № ½", "film no 1⁄2");
        check("ΟΔΟΣ ὁδός", "οδοσ οδοσ");
        check("Ёлка", "елка");
        check("مَدْرَسَة", "مدرسة");
        check("বাংলা", "বাংলা");
        check("C++ & Co.", "c++ & co.");
        let kept_apart = fold("\u{1cd0}\u{e0100}\u{11d42}");
        check(&kept_apart, &kept_apart);
    }

    #[test]
    fn words_are_cut_where_people_expect_it() {
        let check = |text: &str, expect: &[&str]| assert_eq!(tokens(text), expect, "{text}");
        check("King's Hall, 20.04", &["kings", "hall", "20", "04"]);
        check("O’Brien's 'quoted'", &["obriens", "quoted"]);
        check("東京カフェ cafe", &["東", "京", "カ", "フ", "ェ", "cafe"]);
        check("が🎉x", &["か\u{3099}", "🎉", "x"]);
        check("বাংলা স্কুল", &["বাংলা", "স্কুল"]);
        check("a\0b -- \u{301} +", &["a", "b"]);
        assert_eq!(tokens(&"x".repeat(10_000))[0].len(), LONGEST_TOKEN);
    }

    proptest! {
        #[test]
        fn plain_words_are_cut_like_any_others(text in "[ -~]*") {
            prop_assert_eq!(ascii_tokens(&text), any_tokens(&text));
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
            let words = tokens(&text);
            prop_assert_eq!(tokens(&words.join(" ")), words);
        }
    }
}

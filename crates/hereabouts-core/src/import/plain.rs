//! Markup in text cells turned into plain text. Only known tags and entities are touched, so that
//! `a < b` and `R&D` stay as they are. Nothing is ever executed or kept as markup.

use std::borrow::Cow;

/// Tags that end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Tags that leave nothing behind.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "area", "audio", "b", "base", "bdi", "bdo", "big", "body", "button",
    "caption", "cite", "code", "col", "colgroup", "data", "del", "details", "dfn", "em", "embed",
    "font", "frame", "head", "html", "i", "iframe", "img", "input", "ins", "kbd", "label",
    "legend", "link", "map", "mark", "math", "meta", "noscript", "object", "option", "param",
    "picture", "q", "s", "samp", "select", "small", "source", "span", "strike", "strong", "sub",
    "summary", "sup", "svg", "td", "template", "textarea", "th", "time", "title", "tt", "u", "var",
    "video", "wbr",
];

/// Tags whose content is not text either.
const SILENT: &[&str] = &["script", "style"];

const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("hellip", "…"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bull", "•"),
    ("middot", "·"),
    ("pound", "£"),
    ("euro", "€"),
    ("cent", "¢"),
    ("yen", "¥"),
    ("sect", "§"),
    ("deg", "°"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("times", "×"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("aacute", "á"),
    ("agrave", "à"),
    ("acirc", "â"),
    ("auml", "ä"),
    ("aring", "å"),
    ("atilde", "ã"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("iuml", "ï"),
    ("oacute", "ó"),
    ("ograve", "ò"),
    ("ocirc", "ô"),
    ("ouml", "ö"),
    ("otilde", "õ"),
    ("oslash", "ø"),
    ("uacute", "ú"),
    ("ugrave", "ù"),
    ("ucirc", "û"),
    ("uuml", "ü"),
    ("ntilde", "ñ"),
    ("ccedil", "ç"),
    ("szlig", "ß"),
    ("aelig", "æ"),
    ("Eacute", "É"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("Aring", "Å"),
    ("Oslash", "Ø"),
    ("AElig", "Æ"),
];

/// Plain text of a cell that may hold HTML; borrowed when there is nothing to change.
pub fn plain_text(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '&']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    // Without a later `>` no tag can end; looking again at every `<` would take too long.
    let last_close = text.rfind('>').map(|at| text.len() - at);
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let may_close = last_close.is_some_and(|from_end| from_end <= rest.len());
        if let Some((length, break_line)) = may_close.then(|| markup(rest)).flatten() {
            changed = true;
            if break_line {
                end_line(&mut out);
            }
            rest = &rest[length..];
        } else if let Some((length, character)) = entity(rest) {
            changed = true;
            out.push_str(&character);
            rest = &rest[length..];
        } else {
            out.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    if !changed {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(tidy(&out))
}

/// Length of the tag or comment at the start of `text`, and whether it ends a line.
fn markup(text: &str) -> Option<(usize, bool)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        return Some((comment.find("-->").map_or(text.len(), |end| end + 7), false));
    }
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name_length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if name_length == 0 || name_length > 12 {
        return None;
    }
    let name = inner[..name_length].to_ascii_lowercase();
    let end = end_of_tag(text)?;
    if SILENT.contains(&name.as_str()) && !text.starts_with("</") {
        let close = format!("</{name}");
        let after = &text[end..];
        let silent = find_ignoring_case(after, &close).map_or(text.len(), |at| {
            end + at + end_of_tag(&after[at..]).unwrap_or(after.len() - at)
        });
        return Some((silent, false));
    }
    let known = |names: &[&str]| names.contains(&name.as_str());
    if known(BLOCKS) {
        Some((end, true))
    } else if known(INLINE) || known(SILENT) {
        Some((end, false))
    } else {
        None
    }
}

/// Length up to and including the `>` that closes a tag; quoted attributes may hold one.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Some(index + 1),
            (None, b'<') => return None,
            _ => {}
        }
    }
    None
}

fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    text.as_bytes()
        .windows(needle.len())
        .position(|window| window.eq_ignore_ascii_case(needle.as_bytes()))
}

/// Length and text of the entity at the start of `text`.
fn entity(text: &str) -> Option<(usize, String)> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(12).position(|byte| byte == b';')?;
    let name = &body[..end];
    let character = if let Some(code) = name.strip_prefix('#') {
        let code = match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => code.parse().ok()?,
        };
        char::from_u32(code)
            .filter(|c| !c.is_control() || *c == '\n')?
            .to_string()
    } else {
        ENTITIES
            .iter()
            .find(|(known, _)| *known == name)?
            .1
            .to_string()
    };
    Some((end + 2, character))
}

fn end_line(out: &mut String) {
    if !out.trim_end_matches([' ', '\t']).ends_with('\n') {
        out.push('\n');
    }
}

/// Trims lines and the whole; at most one empty line in a row.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_plain_text() {
        let check = |html: &str, expect: &str| assert_eq!(plain_text(html), expect, "{html}");
        check("Ask for <b>Bron</b>", "Ask for Bron");
        check("<p>One</p><p>Two</p>", "One\nTwo");
        check("One<br/>Two<BR>Three", "One\nTwo\nThree");
        check("<ul><li>Tea</li><li>Cake</li></ul>", "Tea\nCake");
        check(
            "Fish &amp; chips &pound;5 &#8211; caf&eacute; &#x1F600;",
            "Fish & chips £5 – café 😀",
        );
        check(
            "<script>alert('<b>')</script>Hello<style>p{}</style>",
            "Hello",
        );
        check("<a href=\"x>y\" onclick='z'>link</a>", "link");
        check("<!-- hidden -->shown", "shown");
        check("<img src=x onerror=alert(1)>", "");
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        for text in [
            "a < b",
            "R&D",
            "5 < 6 > 4",
            "<3",
            "AT&T; fine",
            "x <y> z",
            "<not a tag",
            "&#xD800;",
            "<b",
            "<<>>",
        ] {
            assert_eq!(plain_text(text), text);
        }
    }
}

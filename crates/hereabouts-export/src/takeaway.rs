//! The list that everybody takes home from a session: who offers what and who would love what, by first names, in
//! letters that are read across a table. It holds what each agreed to and nothing by which anybody could be reached.

use crate::Result;
use crate::bundle::{element, page};
use crate::destination::{WrittenFile, save_alone};
use std::path::Path;

pub struct Takeaway {
    /// BCP 47.
    pub language: String,
    /// The name of the session.
    pub title: String,
    /// ISO 8601 day.
    pub on: String,
    /// What there is to know first; none where it is blank.
    pub opening: String,
    pub sections: Vec<Section>,
}

pub struct Section {
    pub title: String,
    pub lines: Vec<Line>,
}

pub struct Line {
    /// As they are called at the session.
    pub who: String,
    pub what: String,
}

const STYLE: &str = include_str!("takeaway.css");

/// Writes the list as one page, to be printed, whole or not at all.
///
/// # Errors
/// As [`save_alone`].
pub fn save(list: &Takeaway, path: &Path) -> Result<WrittenFile> {
    save_alone(path, html(list).as_bytes())
}

fn html(list: &Takeaway) -> String {
    let mut body = String::new();
    element(&mut body, "h1", &list.title);
    element(&mut body, "p", &list.on);
    if !list.opening.is_empty() {
        element(&mut body, "p", &list.opening);
    }
    for section in list
        .sections
        .iter()
        .filter(|section| !section.lines.is_empty())
    {
        element(&mut body, "h2", &section.title);
        body += "<dl>\n";
        for line in &section.lines {
            element(&mut body, "dt", &line.who);
            element(&mut body, "dd", &line.what);
        }
        body += "</dl>\n";
    }
    page(&list.language, STYLE, &list.title, &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_said_is_never_markup_and_an_empty_part_is_left_out() {
        let line = |who: &str, what: &str| Line {
            who: who.into(),
            what: what.into(),
        };
        let list = Takeaway {
            language: "en".into(),
            title: "Spring supper".into(),
            on: "2026-05-04".into(),
            opening: String::new(),
            sections: vec![
                Section {
                    title: "We offer".into(),
                    lines: vec![line("Joan", "<b>jam</b> & bread")],
                },
                Section {
                    title: "We would love".into(),
                    lines: vec![],
                },
            ],
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.html");
        save(&list, &path).unwrap();
        let page = std::fs::read_to_string(&path).unwrap();
        assert!(page.contains("<dt dir=\"auto\">Joan</dt>"), "{page}");
        assert!(
            page.contains("&lt;b&gt;jam&lt;/b&gt; &amp; bread"),
            "{page}"
        );
        assert!(!page.contains("We would love"), "{page}");
    }
}

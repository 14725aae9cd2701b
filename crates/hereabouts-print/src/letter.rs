//! A letter or a form on paper: what is on it comes whole from whoever asks for it, words included. It holds nothing of
//! a catalogue but what somebody put on it.

use crate::paper::{Paper, Size};
use crate::typeset::{Job, LETTER};
use crate::words::Language;
use hereabouts_export::{Error, Result, save_alone};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::Path;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    pub title: String,
    #[serde(default)]
    pub language: Language,
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Part {
    Text {
        words: String,
    },
    /// Words that are agreed to.
    Quote {
        words: String,
    },
    Fine {
        words: String,
    },
    /// Boxes to tick.
    Boxes {
        label: String,
        boxes: Vec<TickBox>,
    },
    /// Room to write; filled in where it is known.
    Line {
        label: String,
        #[serde(default)]
        words: String,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TickBox {
    pub words: String,
    #[serde(default)]
    pub ticked: bool,
}

impl Letter {
    /// On A4, as PDF.
    pub fn pdf(&self) -> Result<Vec<u8>> {
        let paper = Paper {
            size: Size::A4,
            landscape: false,
        };
        let data = json!({ "parts": self.parts });
        let title = crate::text::cut(&crate::text::line(&self.title), 160);
        let job = Job::new(LETTER, &title, paper, self.language, data);
        let pdf = job.typeset().and_then(|set| set.pdf());
        pdf.map_err(|why| {
            Error::Contents(
                format!("The page could not be made ({why}). Nothing was saved. Shorten what is on it, and try again.").into(),
            )
        })
    }

    /// Saves it, whole or not at all.
    pub fn save(&self, path: &Path) -> Result<()> {
        save_alone(path, &self.pdf()?).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_one_page_and_what_is_on_it_is_no_markup() {
        let letter = Letter {
            title: "#panic() Nadia".into(),
            language: Language::Pl,
            parts: vec![
                Part::Text {
                    words: "#panic(\"x\")\nnext".into(),
                },
                Part::Quote {
                    words: "*May* we?".into(),
                },
                Part::Fine {
                    words: "$1$".into(),
                },
                Part::Boxes {
                    label: "What".into(),
                    boxes: vec![
                        TickBox {
                            words: "Name".into(),
                            ticked: true,
                        },
                        TickBox {
                            words: "Photo".into(),
                            ticked: false,
                        },
                    ],
                },
                Part::Line {
                    label: "Signed".into(),
                    words: String::new(),
                },
            ],
        };
        let pdf = letter.pdf().unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("form.pdf");
        letter.save(&path).unwrap();
        assert_eq!(
            std::fs::read(path).unwrap(),
            pdf,
            "the same bytes each time"
        );
    }
}

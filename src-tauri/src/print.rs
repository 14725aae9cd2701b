//! Printing: the page says what, for whom and on which paper, and hands over the picture of the base map. The core
//! decides what leaves, and the print crate makes pages of it.

use crate::seam::{Catalogue, Failure, failure};
use hereabouts_core::release::request::ReleaseRequest;
pub use hereabouts_print::Letter;
use hereabouts_print::{Frame, Notes, Picture, Print};
use serde::Deserialize;
use serde_json::json;
use std::path::Path;
use std::sync::Mutex;

/// Saves a form or a notice, but never over a catalogue.
pub fn save_letter(path: &Path, letter: &Letter) -> Result<(), Failure> {
    if hereabouts_core::storage::holds_catalogue(path) {
        return Err(failure(
            "That is a catalogue, or belongs to one. Choose another name for the file.",
        ));
    }
    letter
        .save(path)
        .map_err(|error| failure(error.to_string()))
}

/// What the page asks: one line of JSON, and after it, where there is a picture, its bytes (PNG).
pub struct Asked {
    ask: Ask,
    picture: Option<Picture>,
}

#[derive(Deserialize)]
struct Ask {
    request: ReleaseRequest,
    print: Print,
    picture: Option<UnderIt>,
    /// To save it: where, the token of the preview, and the id by which a repeated call is known.
    save: Option<Save>,
}

#[derive(Deserialize)]
struct UnderIt {
    frame: Frame,
    credit: String,
}

#[derive(Deserialize)]
struct Save {
    path: String,
    token: Option<String>,
    id: String,
}

impl Asked {
    pub fn read(body: &[u8]) -> Result<Asked, Failure> {
        let line = body.iter().position(|byte| *byte == b'\n');
        let (ask, png) = match line {
            Some(end) => (&body[..end], &body[end + 1..]),
            None => (body, &[][..]),
        };
        let mut ask: Ask = serde_json::from_slice(ask).map_err(|error| {
            failure(format!(
                "What to print came in a way that was not understood: {error}."
            ))
        })?;
        let picture = ask.picture.take().filter(|_| !png.is_empty());
        // The format in the request is what the register will say, and it decides what a wall may show.
        let format = ask.print.key();
        ask.request.format = format.into();
        ask.request.only_published_contacts |= hereabouts_print::hangs_on_a_wall(format);
        ask.request.photos = false;
        Ok(Asked {
            ask,
            picture: picture.map(|UnderIt { frame, credit }| Picture {
                bytes: png.to_vec(),
                frame,
                credit,
            }),
        })
    }

    /// Previews it, or saves it where it says where to. Answers JSON.
    pub fn answer(self, catalogue: &Catalogue) -> Result<String, Failure> {
        let Asked { ask, picture } = self;
        let Some(save) = ask.save else {
            let preview = catalogue.look_at_release(&ask.request, |release| {
                ask.print.preview(release, picture.as_ref())
            })?;
            return serde_json::to_string(&preview).map_err(|error| failure(error.to_string()));
        };
        catalogue.once(&save.id, || {
            let notes = Mutex::new(Notes::default());
            let outcome = ask.print.with_format(picture.as_ref(), &notes, |format| {
                catalogue.save_release_as(ask.request, save.path, save.token, format)
            })?;
            let notes = notes.into_inner().unwrap_or_default();
            let answer = json!({
                "value": { "result": outcome.value, "notes": notes },
                "changed": outcome.changed, "saved_at": outcome.saved_at, "version": outcome.version,
            });
            Ok(answer.to_string())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASK: &str = r#"{"request":{"audience":"team","format":"x","profile":null,"what":{"of":"everything"}},"print":{"what":"map","paper":{"size":"a4","landscape":true},"language":"pl"},"picture":{"frame":{"west":-1,"south":50,"east":0,"north":51,"width_mm":10,"height_mm":10},"credit":"c"},"save":null}"#;

    #[test]
    fn the_line_is_read_and_the_rest_is_the_picture() {
        let mut body = format!("{ASK}\n").into_bytes();
        body.extend(b"\x89PNG\n1");
        let Ok(asked) = Asked::read(&body) else {
            panic!("not understood")
        };
        assert_eq!(asked.ask.request.format, "map-a4-landscape");
        assert_eq!(asked.picture.unwrap().bytes, b"\x89PNG\n1");
        let alone = Asked::read(ASK.as_bytes());
        assert!(alone.is_ok_and(|asked| asked.picture.is_none()));
        assert!(Asked::read(b"{}").is_err());
    }

    #[test]
    fn it_previews_and_saves_what_the_core_lets_leave() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("town.hereabouts");
        let Ok(catalogue) = crate::seam::create(&file, "Aldermoor", None, true) else {
            panic!("no catalogue")
        };
        let Ok(asked) = Asked::read(ASK.as_bytes()) else {
            panic!("not understood")
        };
        let preview = asked.answer(&catalogue).map_err(|f| f.message).unwrap();
        assert!(preview.contains("<svg"), "{}", &preview[..200]);
        let out = folder.path().join("town.pdf");
        let save = json!({ "path": out, "token": null, "id": "1" }).to_string();
        let ask = ASK.replace(r#""save":null"#, &format!(r#""save":{save}"#));
        for _ in 0..2 {
            let Ok(asked) = Asked::read(ask.as_bytes()) else {
                panic!("not understood")
            };
            let saved = asked.answer(&catalogue).map_err(|f| f.message).unwrap();
            assert!(saved.contains("town.pdf"), "{saved}");
        }
        assert!(std::fs::read(&out).unwrap().starts_with(b"%PDF-"));
        // Once, however often it is asked.
        assert_eq!(catalogue.list_disclosures().unwrap().len(), 1);
        assert_eq!(
            std::fs::read_dir(folder.path())
                .unwrap()
                .filter(|e| {
                    let name = e.as_ref().unwrap().file_name();
                    name.to_string_lossy().starts_with("town.")
                        && !name.to_string_lossy().contains("hereabouts")
                })
                .count(),
            1,
            "a printed sheet has no companions"
        );
    }

    /// A rule or an audience that the core says anew would else be English in the middle of a Polish sheet.
    #[test]
    fn polish_paper_knows_every_audience_and_rule() {
        use hereabouts_core::partner::ReleaseProfile;
        use hereabouts_core::place::Precision;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("town.hereabouts");
        let Ok(catalogue) = crate::seam::create(&file, "Aldermoor", None, true) else {
            panic!("no catalogue")
        };
        let known = hereabouts_print::Language::Pl.words().said;
        // What it takes homes and earlier releases to say.
        let mut said = std::collections::BTreeSet::from([
            "Where people live is given, if they agreed to that, as squares of about 275 metres of one fixed grid (Plus Codes).",
            "Where coarser places were given before, they stay as coarse as they were.",
        ].map(str::to_owned));
        let areas = catalogue.list_area_layers().unwrap();
        let area = areas[0].areas[0].id;
        let limits = [
            Precision::Building,
            Precision::Street,
            Precision::About100M,
            Precision::About1Km,
            Precision::Neighbourhood,
            Precision::Area,
            Precision::None,
        ];
        let limits = limits.map(|coarsest| (Some(coarsest), None));
        for (coarsest, area) in limits.into_iter().chain([(None, Some(area))]) {
            let profile = ReleaseProfile {
                name: format!("{coarsest:?}"),
                coarsest,
                area,
                ..ReleaseProfile::default()
            };
            let profile = catalogue.save_profile(None, profile).unwrap().value;
            for audience in ["me", "team", "public"] {
                let request = json!({ "audience": audience, "format": "map-a4", "what": { "of": "everything" }, "profile": profile });
                let request = serde_json::from_value(request).unwrap();
                let about =
                    catalogue.look_at_release(&request, |release| Ok(release.about.clone()));
                let about = about.unwrap();
                said.insert(about.audience);
                said.extend(about.coarsening);
            }
        }
        let known: std::collections::BTreeSet<String> = known.into_keys().collect();
        assert_eq!(said, known);
    }
}

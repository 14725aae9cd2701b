//! The files, the register, and what changed since the preview.

use super::*;
use sha2::{Digest, Sha256};

fn two_places() -> (Catalogue, AssetId, AssetId) {
    let catalogue = town();
    let bench = add(&catalogue, &open(AssetKind::Place, "Bench"));
    let tap = add(&catalogue, &open(AssetKind::Place, "Tap"));
    add(&catalogue, &Asset::new(AssetKind::Person, "Joan"));
    (catalogue, bench, tap)
}

fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn each_release_is_in_the_register() {
    let (catalogue, bench, tap) = two_places();
    let council = add_partner(&catalogue, "Greenfield Council");
    let profile = add_profile(&catalogue, ReleaseProfile::default());
    let audiences = [
        Audience::Me,
        Audience::Team,
        for_partner(council),
        Audience::Public,
    ];
    for (audience, people, partner) in audiences
        .iter()
        .zip([1, 1, 0, 0])
        .zip([None, None, Some(council), None])
        .map(|((a, n), p)| (a, n, p))
    {
        let saved = save(&catalogue, &by(profile, audience.clone()), None).unwrap();
        let register = catalogue.list_disclosures().unwrap();
        let entry = &register
            .iter()
            .find(|entry| entry.is.audience == *audience)
            .unwrap()
            .is;
        assert_eq!(
            (entry.released, entry.people, entry.partner, entry.profile),
            (2 + people, people, partner, Some(profile))
        );
        assert_eq!(entry.format, "geojson");
        assert!(entry.on.parse::<jiff::Timestamp>().is_ok());
        let main = std::fs::read(saved.folder.path().join("out.geojson")).unwrap();
        assert_eq!(entry.sha256, sha256(main));
        if people == 0 {
            assert_eq!(entry.withheld, [("person".to_owned(), 1)].into());
            let mut ids = [bench.to_string(), tap.to_string()];
            ids.sort();
            assert_eq!(entry.ids_digest, sha256(ids.map(|id| id + "\n").concat()));
        }
    }
    assert_eq!(catalogue.list_disclosures().unwrap().len(), 4);
    assert!(
        catalogue
            .undo_list()
            .unwrap()
            .undo
            .iter()
            .all(|step| step.label.action != Action::Release)
    );
}

#[test]
fn the_answer_says_what_was_written() {
    let (catalogue, ..) = two_places();
    let saved = save(&catalogue, &everything(Audience::Public), None).unwrap();
    let result = &saved.result;
    assert_eq!(
        (result.released, result.people, &result.since_preview),
        (2, 0, &Vec::new())
    );
    assert_eq!(result.withheld, [(Reason::Person, 1)].into());
    assert_eq!(
        files(saved.folder.path()),
        ["out.README.txt", "out.about.json", "out.geojson"]
    );
    assert_eq!(result.files.len(), 3);
    assert!(result.files[0].ends_with("out.geojson"));
    // Nothing that leaves says that something stayed.
    let about = saved.companion("out.about.json").unwrap();
    assert!(
        about.contains("\"assets\": 2") && !about.contains("held") && !about.contains("person")
    );
}

#[test]
fn what_cannot_be_recorded_does_not_leave() {
    let (catalogue, ..) = two_places();
    let full =
        "CREATE TRIGGER full BEFORE INSERT ON disclosure BEGIN SELECT RAISE(ABORT, 'no room'); END";
    catalogue
        .transact(Label::of(Action::Edit), |tx| {
            Ok(tx.db().execute_batch(full)?)
        })
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.geojson");
    std::fs::write(&path, "of last week").unwrap();
    let error = catalogue
        .save_release(
            everything(Audience::Public),
            path.to_str().unwrap().into(),
            None,
        )
        .unwrap_err();
    assert!(error.to_string().contains("no room"), "{error}");
    assert_eq!(files(folder.path()), ["out.geojson"]);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "of last week");
}

#[test]
fn what_cannot_be_put_in_place_is_not_recorded() {
    let (catalogue, ..) = two_places();
    let folder = tempfile::tempdir().unwrap();
    // A folder where a companion has to go.
    std::fs::create_dir(folder.path().join("out.README.txt")).unwrap();
    let path = folder.path().join("out.geojson");
    catalogue
        .save_release(
            everything(Audience::Public),
            path.to_str().unwrap().into(),
            None,
        )
        .unwrap_err();
    assert_eq!(files(folder.path()), ["out.README.txt"]);
    assert!(catalogue.list_disclosures().unwrap().is_empty());
}

#[test]
fn a_catalogue_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("Aldermoor.hereabouts");
    let catalogue = Catalogue::create(&own, "Aldermoor", None).unwrap();
    add(&catalogue, &open(AssetKind::Place, "Bench"));
    let error = catalogue
        .save_release(
            everything(Audience::Public),
            own.to_str().unwrap().into(),
            None,
        )
        .unwrap_err();
    assert!(error.to_string().contains("catalogue itself"), "{error}");
    let path = folder.path().join("out.csv");
    let request = ReleaseRequest {
        format: "csv".into(),
        ..everything(Audience::Public)
    };
    catalogue
        .save_release(request, path.to_str().unwrap().into(), None)
        .unwrap();
    assert!(path.exists());
    assert_eq!(catalogue.list_disclosures().unwrap().len(), 1);
}

#[test]
fn an_unknown_format_or_profile_is_a_sentence() {
    let (catalogue, ..) = two_places();
    let saved = |request: &ReleaseRequest| {
        let saved = catalogue.save_release(request.clone(), "/nowhere/out".into(), None);
        saved.unwrap_err().to_string()
    };
    // A preview is the same for every format, also for one that only paper knows.
    let unknown = saved(&ReleaseRequest {
        format: "pdf".into(),
        ..everything(Audience::Public)
    });
    assert!(unknown.contains("There is no format"), "{unknown}");
    let request = by(ProfileId::new(), Audience::Public);
    let previewed = catalogue.preview_release(request.clone(), 0).unwrap_err();
    for error in [previewed.to_string(), saved(&request)] {
        let says = "release profile is not in this catalogue";
        assert!(error.contains(says), "{error}");
    }
    let error = save(&catalogue, &everything(Audience::Public), Some("x".into()))
        .err()
        .unwrap();
    assert!(
        error.to_string().contains("stands for no preview"),
        "{error}"
    );
}

#[test]
fn saving_says_what_changed_since_the_preview() {
    let check =
        |act: &dyn Fn(&Catalogue, AssetId, AssetId), request: &ReleaseRequest, expect: &[&str]| {
            let (catalogue, bench, tap) = two_places();
            let token = preview(&catalogue, request).token;
            act(&catalogue, bench, tap);
            let saved = save(&catalogue, request, Some(token)).unwrap();
            assert_eq!(saved.result.since_preview, expect);
            saved.bytes()
        };
    let public = everything(Audience::Public);
    check(&|_, _, _| (), &public, &[]);
    let noted = |c: &Catalogue, bench, _| {
        c.edit_asset(
            bench,
            crate::api::Edit([("note".to_owned(), "ours".into())].into()),
        )
        .unwrap();
    };
    check(&noted, &public, &[]);
    let narrowed = |c: &Catalogue, bench: AssetId, _| {
        change(
            c,
            bench.0,
            &Asset {
                audience: Audience::Team,
                ..open(AssetKind::Place, "Bench")
            },
        );
    };
    let bytes = check(
        &narrowed,
        &public,
        &[
            "1 asset leaves; in the preview it was 2.",
            "“Bench” stays: it may be seen by fewer people now.",
        ],
    );
    assert!(!bytes.contains("Bench"));
    let deleted = |c: &Catalogue, _, tap| {
        c.delete_assets(vec![tap]).unwrap();
    };
    check(
        &deleted,
        &public,
        &[
            "1 asset leaves; in the preview it was 2.",
            "“Tap” stays: it is not here any more.",
        ],
    );
    let added = |c: &Catalogue, _, _| {
        add(c, &open(AssetKind::Place, "Swing"));
    };
    check(
        &added,
        &public,
        &[
            "3 assets leave; in the preview it was 2.",
            "“Swing” leaves and was not in the preview.",
        ],
    );
    let reworded = |c: &Catalogue, bench: AssetId, _| {
        add_contact(c, &contact(bench, Channel::Phone, "0161 496 0001"));
    };
    check(
        &reworded,
        &public,
        &["“Bench” was changed and leaves as it is now."],
    );
    let tied = |c: &Catalogue, bench, tap| {
        add_tie(c, &tie(bench, "supports", tap));
    };
    check(
        &tied,
        &public,
        &["Of relationships 1 leave; in the preview it was 0."],
    );
    let renamed = |c: &Catalogue, _, _| {
        c.rename("Elsewhere".into()).unwrap();
    };
    check(
        &renamed,
        &public,
        &["The catalogue’s own details were changed."],
    );
    let shown = ReleaseRequest {
        what: What::Shown {
            query: "kind:place".into(),
        },
        ..public
    };
    let moved_on =
        |c: &Catalogue, bench: AssetId, _| change(c, bench.0, &open(AssetKind::Exchange, "Seat"));
    check(
        &moved_on,
        &shown,
        &[
            "1 asset leaves; in the preview it was 2.",
            "“Seat” stays: it was changed and is not among what is shown now.",
        ],
    );
}

#[test]
fn a_profile_that_lets_less_out_is_obeyed_and_named() {
    let (catalogue, bench, _) = two_places();
    let noted = Asset {
        note: Some("roof leaks".into()),
        ..open(AssetKind::Place, "Bench")
    };
    change(&catalogue, bench.0, &noted);
    let profile = add_profile(
        &catalogue,
        ReleaseProfile {
            notes: true,
            ..Default::default()
        },
    );
    let request = by(profile, Audience::Public);
    let token = preview(&catalogue, &request).token;
    assert!(
        save(&catalogue, &request, Some(token.clone()))
            .unwrap()
            .bytes()
            .contains("roof leaks")
    );
    let strict = ReleaseProfile {
        name: "For partners".into(),
        ..Default::default()
    };
    catalogue.save_profile(Some(profile), strict).unwrap();
    let saved = save(&catalogue, &request, Some(token)).unwrap();
    assert!(!saved.bytes().contains("roof leaks"));
    assert_eq!(saved.result.since_preview, ["The profile was changed."]);
}

#[test]
fn stopped_work_leaves_nothing_behind() {
    let (catalogue, ..) = two_places();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.geojson");
    let request = everything(Audience::Public);
    let error = catalogue.read(|db| {
        let rules = super::super::rules::Rules::of(db, &request)?;
        let wanted = rules.wanted(&catalogue, db, &request.what)?;
        let survey = super::super::survey::survey(db, &request, &rules, &wanted, 0, |_| Ok(()))?;
        let at = |done| {
            if done == 1 {
                Err(crate::Error::Stopped)
            } else {
                Ok(())
            }
        };
        let leaving = super::super::contents::release(db, &rules, &survey, at)?;
        let format = hereabouts_export::format::format("geojson")?;
        Ok(hereabouts_export::prepare(leaving, format, &path)
            .err()
            .map(super::super::save::ours))
    });
    assert!(matches!(error.unwrap(), Some(crate::Error::Stopped)));
    assert!(files(folder.path()).is_empty());
}

#[test]
fn what_narrows_while_files_are_written_does_not_leave() {
    let (catalogue, bench, tap) = two_places();
    let request = everything(Audience::Public);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.geojson");
    let format = hereabouts_export::format::format("geojson").unwrap();
    let prepared = || {
        let written_as = super::super::As::Files(format);
        let prepared = catalogue.prepare_release(&request, &path, None, written_as);
        prepared.unwrap()
    };
    let edit =
        |field: &str, value: &str| crate::api::Edit([(field.to_owned(), value.into())].into());
    let before = prepared();
    catalogue
        .edit_asset(bench, edit("audience", "team"))
        .unwrap();
    let saved = catalogue.publish_release(&request, before).unwrap();
    assert_eq!(saved.value, None);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(catalogue.list_disclosures().unwrap().is_empty());
    // What makes no difference to it does not hold it up.
    let before = prepared();
    catalogue.edit_asset(tap, edit("note", "for us")).unwrap();
    let saved = catalogue.publish_release(&request, before).unwrap();
    assert_eq!(saved.value.unwrap().released, 1);
}

#[test]
fn an_empty_release_is_a_sentence_and_no_file() {
    let catalogue = town();
    add(
        &catalogue,
        &Asset::new(AssetKind::Association, "Ours alone"),
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.geojson").display().to_string();
    let error = catalogue
        .save_release(everything(Audience::Public), path, None)
        .unwrap_err();
    assert!(
        error.to_string().starts_with("Nothing of this may leave"),
        "{error}"
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(catalogue.list_disclosures().unwrap(), []);
}

#[test]
fn a_preview_of_which_nothing_leaves_any_more_is_no_file_either() {
    let (catalogue, bench, tap) = two_places();
    let request = everything(Audience::Public);
    let token = preview(&catalogue, &request).token;
    for id in [bench, tap] {
        let team = crate::api::Edit([("audience".to_owned(), "team".into())].into());
        catalogue.edit_asset(id, team).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.geojson").display().to_string();
    let error = catalogue
        .save_release(request, path, Some(token))
        .unwrap_err();
    let said = error.to_string();
    assert!(said.starts_with("Nothing of this may leave"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(catalogue.list_disclosures().unwrap(), []);
}

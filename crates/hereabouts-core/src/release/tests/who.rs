//! Which assets leave, and why the others stay.

use super::*;

/// One of each: who may see it is in the name.
fn mixed() -> (Catalogue, PartnerId, PartnerId) {
    let catalogue = town();
    let council = add_partner(&catalogue, "Greenfield Council");
    let trust = add_partner(&catalogue, "Valley Trust");
    let add = |name: &str, kind, audience| {
        add(
            &catalogue,
            &Asset {
                audience,
                ..Asset::new(kind, name)
            },
        )
    };
    add("public place", AssetKind::Place, Audience::Public);
    add(
        "council group",
        AssetKind::Association,
        for_partner(council),
    );
    add("team group", AssetKind::Association, Audience::Team);
    add("my place", AssetKind::Place, Audience::Me);
    add("Joan", AssetKind::Person, Audience::Team);
    // What a row of an older file might hold: a person who was made public.
    add("Elsie", AssetKind::Person, Audience::Public);
    let refuge = Asset {
        sensitivity: Sensitivity::Safeguarded,
        place: at(-2.1, 53.1),
        ..open(AssetKind::Institution, "refuge")
    };
    super::add(&catalogue, &refuge);
    let child = Asset {
        is_child: true,
        ..open(AssetKind::Culture, "a child's story")
    };
    super::add(&catalogue, &child);
    (catalogue, council, trust)
}

#[test]
fn an_asset_leaves_for_those_who_may_see_it() {
    let (catalogue, council, trust) = mixed();
    let check = |audience: Audience, leave: &[&str], stay: &[(Reason, &[&str])], people: u64| {
        let preview = preview(&catalogue, &everything(audience.clone()));
        assert_eq!(names(&preview), leave, "{audience}");
        let stay: Vec<_> = stay.iter().map(|(r, names)| (*r, names.to_vec())).collect();
        assert_eq!(staying(&preview), stay, "{audience}");
        assert_eq!(preview.people, people);
        assert_eq!(preview.released, leave.len() as u64);
        assert_eq!(preview.released + preview.withheld, 8);
    };
    let all = [
        "a child's story",
        "council group",
        "Elsie",
        "Joan",
        "my place",
        "public place",
        "refuge",
        "team group",
    ];
    check(Audience::Me, &all, &[], 2);
    check(
        Audience::Team,
        &[
            "a child's story",
            "council group",
            "Elsie",
            "Joan",
            "public place",
            "refuge",
            "team group",
        ],
        &[(Reason::Audience, &["my place"])],
        2,
    );
    let people = (Reason::Person, &["Joan", "Elsie"][..]);
    let child = (Reason::Child, &["a child's story"][..]);
    let safeguarded = (Reason::Safeguarded, &["refuge"][..]);
    check(
        for_partner(council),
        &["council group", "public place"],
        &[
            people,
            child,
            (Reason::Audience, &["team group", "my place"]),
            safeguarded,
        ],
        0,
    );
    let narrower = (
        Reason::Audience,
        &["council group", "team group", "my place"][..],
    );
    for audience in [for_partner(trust), Audience::Public] {
        check(
            audience,
            &["public place"],
            &[people, child, narrower, safeguarded],
            0,
        );
    }
}

#[test]
fn what_is_sensitive_leaves_only_where_somebody_said_why_it_may() {
    let catalogue = town();
    for (name, reason) in [("unsaid", None), ("said", Some("on their own website"))] {
        let group = Asset {
            sensitivity: Sensitivity::Sensitive,
            audience_reason: reason.map(str::to_owned),
            ..open(AssetKind::Association, name)
        };
        add(&catalogue, &group);
    }
    let told = |audience| names(&preview(&catalogue, &everything(audience))).len();
    assert_eq!(told(Audience::Team), 2);
    let preview = preview(&catalogue, &everything(Audience::Public));
    assert_eq!(names(&preview), ["said"]);
    assert_eq!(staying(&preview), [(Reason::Audience, vec!["unsaid"])]);
}

#[test]
fn what_is_asked_for_is_what_is_looked_at() {
    let (catalogue, ..) = mixed();
    let ids: Vec<AssetId> = preview(&catalogue, &everything(Audience::Me))
        .leaving
        .iter()
        .filter(|l| ["public place", "Joan", "my place"].contains(&l.name.as_str()))
        .map(|l| l.id)
        .collect();
    let gone = preview(&catalogue, &everything(Audience::Me)).leaving[0].id;
    catalogue.delete_assets(vec![gone]).unwrap();
    let check = |what: What, leave: &[&str], withheld| {
        let request = ReleaseRequest {
            what,
            ..everything(Audience::Public)
        };
        let preview = preview(&catalogue, &request);
        assert_eq!(
            (names(&preview), preview.withheld),
            (leave.to_vec(), withheld)
        );
    };
    check(What::Everything, &["public place"], 6);
    check(
        What::Shown {
            query: "kind:place".into(),
        },
        &["public place"],
        1,
    );
    check(
        What::Shown {
            query: "kind:association".into(),
        },
        &[],
        2,
    );
    let more = ids.iter().copied().chain([gone, AssetId::new()]).collect();
    check(What::Selected { ids: more }, &["public place"], 2);
}

#[test]
fn a_profile_chooses_kinds() {
    let (catalogue, council, _) = mixed();
    let places = ReleaseProfile {
        kinds: [AssetKind::Place].into(),
        ..ReleaseProfile::default()
    };
    let preview = preview(
        &catalogue,
        &by(add_profile(&catalogue, places), for_partner(council)),
    );
    assert_eq!(names(&preview), ["public place"]);
    let not_asked = [
        "council group",
        "team group",
        "Joan",
        "Elsie",
        "refuge",
        "a child's story",
    ];
    assert_eq!(
        staying(&preview),
        [
            (Reason::Audience, vec!["my place"]),
            (Reason::NotAskedFor, not_asked.to_vec())
        ]
    );
    assert_eq!(
        preview.staying[0].reason,
        Reason::NotAskedFor,
        "the largest first"
    );
}

#[test]
fn a_safeguarded_asset_leaves_for_the_team_without_a_place() {
    let (catalogue, ..) = mixed();
    let refuge = preview(&catalogue, &everything(Audience::Me)).leaving[6].id;
    add_contact(
        &catalogue,
        &contact(refuge, Channel::Address, "7 Hidden Lane"),
    );
    let saved = save(&catalogue, &everything(Audience::Team), None).unwrap();
    let feature = saved.feature("refuge");
    assert_eq!(feature["geometry"], serde_json::Value::Null);
    assert_eq!(feature["properties"]["location_precision"], "none");
    assert!(!saved.bytes().contains("Hidden Lane"));
}

#[test]
fn a_release_is_for_one_partner_who_is_here() {
    let (catalogue, council, trust) = mixed();
    let check = |audience: Audience, says: &str| {
        let error = catalogue
            .preview_release(everything(audience), 0)
            .unwrap_err();
        assert!(error.to_string().contains(says), "{error}");
    };
    check(
        Audience::Partners([council, trust].into()),
        "Choose one partner",
    );
    check(Audience::Partners(BTreeSet::new()), "Choose one partner");
    check(
        for_partner(PartnerId::new()),
        "partner is not in this catalogue",
    );
    let saved = save(&catalogue, &everything(for_partner(council)), None).unwrap();
    let about: serde_json::Value =
        serde_json::from_str(&saved.companion("out.about.json").unwrap()).unwrap();
    assert_eq!(
        (about["audience"].as_str(), about["partner"].as_str()),
        (Some("Greenfield Council"), Some("Greenfield Council"))
    );
    catalogue.remove_partner(trust).unwrap();
    check(for_partner(trust), "partner is not in this catalogue");
}

#[test]
fn a_preview_comes_in_pages_sorted_by_name() {
    let catalogue = town();
    for i in (0..120).rev() {
        add(
            &catalogue,
            &open(AssetKind::Place, &format!("Bench {i:03}")),
        );
    }
    for i in 0..250 {
        add(
            &catalogue,
            &Asset::new(AssetKind::Person, format!("Person {i}")),
        );
    }
    let page = |offset| {
        catalogue
            .preview_release(everything(Audience::Public), offset)
            .unwrap()
    };
    let check = |offset, first: Option<&str>, count| {
        let page = page(offset);
        assert_eq!(page.leaving.first().map(|l| l.name.as_str()), first);
        assert_eq!((page.leaving.len(), page.released), (count, 120));
        assert_eq!(
            (page.staying[0].count, page.staying[0].names.len()),
            (250, 200)
        );
    };
    check(0, Some("Bench 000"), 50);
    check(50, Some("Bench 050"), 50);
    check(100, Some("Bench 100"), 20);
    check(500, None, 0);
    assert_eq!(page(0).token, page(100).token);
    let whole = catalogue
        .preview_whole_release(everything(Audience::Public))
        .unwrap();
    assert_eq!(
        (whole.leaving.len(), whole.staying[0].names.len()),
        (120, 250)
    );
    assert_eq!(whole.token, page(0).token);
}

#[test]
fn a_child_has_no_surname_whichever_laptop_gave_it() {
    united_with_the_whole_name("Amira Khan");
    united_with_the_whole_name("Khan,Amira");
}

fn united_with_the_whole_name(whole: &str) {
    let ours = Catalogue::in_memory("Here").unwrap();
    let amira = add(&ours, &Asset::new(AssetKind::Person, "Amira"));
    let theirs = ours.copy_in_memory().unwrap();
    let name = |laptop: &Catalogue| laptop.show_asset(amira).unwrap().asset.name;
    let edit = |laptop: &Catalogue, fields: serde_json::Value| {
        laptop
            .edit_asset(amira, serde_json::from_value(fields).unwrap())
            .unwrap();
    };
    edit(&ours, serde_json::json!({ "is_child": true }));
    edit(&theirs, serde_json::json!({ "name": whole }));
    for (from, to) in [(&ours, &theirs), (&theirs, &ours)] {
        to.merge(&from.changes_for(&Audience::Team).unwrap())
            .unwrap();
    }
    let hash = |laptop: &Catalogue| laptop.info().unwrap().content_hash;
    assert_eq!(hash(&ours), hash(&theirs));
    for laptop in [&ours, &theirs] {
        assert_eq!(name(laptop), "Amira");
        let rows = laptop
            .list_assets("Khan".into(), Default::default(), 0, 10)
            .unwrap();
        assert_eq!(rows.rows, [], "nobody finds the surname");
        for audience in [Audience::Me, Audience::Team, Audience::Public] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("all.geojson");
            let request = everything(audience);
            let saved = laptop.save_release(request, path.display().to_string(), None);
            if saved.is_ok() {
                let text = std::fs::read_to_string(path).unwrap();
                assert!(!text.contains("Khan"), "{text}");
            }
        }
        assert_eq!(laptop.check(true).unwrap(), [""; 0]);
    }
    // The next edit keeps the first name alone, and who turns out to be grown up is asked for the rest.
    edit(&ours, serde_json::json!({ "summary": "Draws comics" }));
    edit(&ours, serde_json::json!({ "is_child": false }));
    assert_eq!(name(&ours), "Amira");
}

//! What was wrong is put right, and whoever was given it is to be told.

use super::*;

#[test]
fn whoever_was_given_what_was_wrong_is_to_be_told() {
    let (town, joan) = town();
    let _sent = share(&town, joan);
    let id = town
        .ask_right(joan, Right::Correction, days(-1), None)
        .unwrap()
        .value;
    let right = |name: &str| serde_json::from_value::<Edit>(json!({ "name": name })).unwrap();
    let told = town
        .correct(joan, right("Joan Barker"), None)
        .unwrap()
        .value;
    assert_eq!(told.len(), 1);
    assert_eq!(asset(&town, joan).name, "Joan Barker");
    let [asked] = &town.requests_of(joan).unwrap()[..] else {
        panic!("it is the one that was asked for");
    };
    assert_eq!((asked.id, asked.is.field.as_deref()), (id, Some("name")));
    assert_eq!(asked.is.done_on, Some(days(0)));
    assert_eq!(asked.is.was.as_deref(), Some("Joan Baker"));
    assert!(
        town.correct(joan, right("Joan Barker"), None).is_err(),
        "nothing was wrong"
    );
    town.correct(joan, right("Joan B."), None).unwrap();
    assert_eq!(town.requests_of(joan).unwrap().len(), 2);
    town.undo().unwrap();
    assert_eq!(asset(&town, joan).name, "Joan Barker");
    assert_eq!(town.requests_of(joan).unwrap().len(), 1);
}

#[test]
fn whoever_was_given_a_number_that_is_changed_is_to_be_told() {
    let (town, joan) = town();
    let own = Contact {
        asset: joan,
        kind: ContactKind::Personal,
        channel: Channel::Phone,
        value: "0161 496 0001".into(),
        label: None,
        may_be_published: false,
        publish_reason: None,
    };
    let of = |value: &str| Contact {
        value: value.into(),
        ..own.clone()
    };
    let id = town.add_contact(own.clone()).unwrap().value;
    let change = |value: &str| town.edit_contact(id, of(value)).unwrap().value.len();
    assert_eq!(change("0161 496 0002"), 0, "nobody was given it");
    let council = serde_json::from_value(json!({ "name": "Council" })).unwrap();
    let council = town.add_partner(council).unwrap().value;
    let council = Audience::Partners([council].into());
    let purpose = add_purpose(&town);
    let _sent = share(&town, joan);
    assert_eq!(change("0161 496 0003"), 0, "they were given the name alone");
    assert_eq!(town.requests_of(joan).unwrap(), []);
    let what = [Shareable::Name, Shareable::Contact];
    let consent = agreed(joan, purpose, council.clone(), &what);
    town.give_consent(consent).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("council.geojson").display().to_string();
    town.save_release(everything(council.clone()), path, None)
        .unwrap();
    let told = town.edit_contact(id, of("0161 496 0004")).unwrap().value;
    let told: Vec<&str> = told
        .iter()
        .filter_map(|sent| sent.partner.as_deref())
        .collect();
    assert_eq!(told, ["Council"]);
    let asked = town.requests_of(joan).unwrap();
    let [asked] = &asked[..] else {
        panic!("it is written down once: {asked:?}");
    };
    assert_eq!(
        (asked.is.field.as_deref(), asked.is.done_on.clone()),
        (Some("contacts"), Some(days(0)))
    );
    // When to use it is no other number.
    let label = Contact {
        label: Some("evenings".into()),
        ..of("0161 496 0004")
    };
    assert_eq!(town.edit_contact(id, label).unwrap().value, []);
    town.undo().unwrap();
    town.undo().unwrap();
    assert_eq!(town.requests_of(joan).unwrap(), []);
    let now = &town.show_asset(joan).unwrap().contacts[0].contact.value;
    assert_eq!(now, "0161 496 0003");
    assert_eq!(town.check(true).unwrap(), [""; 0]);
    // What was added since was in nothing that was sent.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let later = town.add_contact(of("0161 496 0007")).unwrap().value;
    let told = town.edit_contact(later, of("0161 496 0008")).unwrap();
    assert_eq!(told.value, []);
    // What never leaves, nobody was given.
    let note: Edit = serde_json::from_value(json!({ "note": "Bakes on Mondays" })).unwrap();
    assert_eq!(town.correct(joan, note, None).unwrap().value, []);
}

#[test]
fn nobody_learns_from_a_notice_what_they_were_not_given() {
    let (town, joan) = town();
    let edit = |fields: Value| serde_json::from_value::<Edit>(fields).unwrap();
    let said = json!({ "summary": "Bakes", "languages": ["Polish"], "story": "Came in 1968" });
    town.edit_asset(joan, edit(said)).unwrap();
    let council = serde_json::from_value(json!({ "name": "Council" })).unwrap();
    let council = Audience::Partners([town.add_partner(council).unwrap().value].into());
    let _public = share(&town, joan);
    let given = town.sharing(joan).unwrap().consents.remove(0).is;
    let gifts = Consent {
        what: [Shareable::Gifts].into(),
        to: council.clone(),
        ..given.clone()
    };
    let name = town.sharing(joan).unwrap().consents.remove(0).id;
    town.withdraw_consent(name).unwrap();
    let gifts = town.give_consent(gifts).unwrap().value;
    let folder = tempfile::tempdir().unwrap();
    let save = |file: &str| {
        let path = folder.path().join(file).display().to_string();
        town.save_release(everything(council.clone()), path, None)
            .unwrap();
    };
    // The clock of the log counts whole seconds.
    let wait = || std::thread::sleep(std::time::Duration::from_millis(1100));
    wait();
    save("a.geojson");
    wait();
    // They agreed to the rest, on the day on which it was sent; but after it.
    town.give_consent(Consent {
        what: [Shareable::Name, Shareable::Languages, Shareable::Photo].into(),
        to: council.clone(),
        ..given
    })
    .unwrap();
    let told = |fields: Value| {
        let told = town.correct(joan, edit(fields), None).unwrap().value;
        told.into_iter()
            .map(|sent| (sent.partner, sent.what))
            .collect::<Vec<_>>()
    };
    let of_gifts = (Some("Council".to_owned()), [Shareable::Gifts].into());
    assert_eq!(told(json!({ "languages": ["Czech"] })), []);
    assert_eq!(told(json!({ "story": "Came in 1969" })), []);
    assert_eq!(
        told(json!({ "summary": "Bakes bread" })),
        std::slice::from_ref(&of_gifts)
    );
    // Nothing was said there, so nothing was wrong.
    assert_eq!(told(json!({ "tags": ["food"] })), []);
    // The name went to everybody, before that was taken back.
    let everybody = (None, [Shareable::Name].into());
    assert_eq!(told(json!({ "name": "Joan Barker" })), [everybody]);

    let listed = town.corrections(joan).unwrap();
    let listed: Vec<(&str, usize)> = listed
        .iter()
        .map(|one| (one.field.as_str(), one.sent.len()))
        .collect();
    let once = |field, told| (field, told);
    assert_eq!(
        listed,
        [
            once("languages", 0),
            once("story", 0),
            once("summary", 1),
            once("tags", 0),
            once("name", 1)
        ]
    );
    // Whoever is sent it after it was put right is not told of it; and what was taken back was still sent.
    wait();
    save("b.geojson");
    town.withdraw_consent(gifts).unwrap();
    let listed = town.corrections(joan).unwrap();
    assert_eq!(listed[0].sent, []);
    assert_eq!(listed[2].sent.len(), 1);
}

#[test]
fn what_the_profile_kept_back_was_not_given_whatever_was_agreed_to() {
    let (town, joan) = town();
    let edit = |fields: Value| serde_json::from_value::<Edit>(fields).unwrap();
    let said = json!({ "summary": "Bakes", "tags": ["food"], "languages": ["Polish"] });
    town.edit_asset(joan, edit(said)).unwrap();
    let _name = share(&town, joan);
    // The clock of the log counts whole seconds.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let first = town.sharing(joan).unwrap().consents.remove(0);
    town.give_consent(Consent {
        what: [Shareable::Gifts, Shareable::Languages].into(),
        ..first.is
    })
    .unwrap();
    let profile = json!({ "name": "In a sentence", "only": ["summary"] });
    let profile = serde_json::from_value(profile).unwrap();
    let profile = town.save_profile(None, profile).unwrap().value;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.geojson").display().to_string();
    let request = ReleaseRequest {
        profile: Some(profile),
        ..everything(Audience::Public)
    };
    town.save_release(request, path, None).unwrap();
    let sent = town.sharing(joan).unwrap().sent;
    assert_eq!(sent[0].what, [Shareable::Name, Shareable::Gifts].into());
    let told = |fields: Value| town.correct(joan, edit(fields), None).unwrap().value.len();
    assert_eq!(told(json!({ "languages": ["Czech"] })), 0);
    assert_eq!(told(json!({ "tags": ["bread"] })), 0);
    assert_eq!(told(json!({ "summary": "Bakes bread" })), 1);
    assert_eq!(told(json!({ "name": "Joan Barker" })), 2);
}

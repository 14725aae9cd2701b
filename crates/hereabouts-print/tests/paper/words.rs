//! What a sheet says.

use crate::*;

fn town() -> Vec<Asset> {
    vec![
        asset("association", "Repair Café", Some([-2.02, 53.47]))
            .says("summary", "Mends what others throw away.")
            .says("address", "12 Mill Lane, Aldermoor")
            .says("phone", "0161 496 0101"),
        asset("place", "Allotments", Some([-2.012, 53.472])).says("last_confirmed", "2026-03-09"),
        asset("institution", "Helpline", None).says("contact_name", "Ask for Joan"),
        asset("person", "Żółta Łódź", Some([-2.021, 53.4705])),
    ]
}

#[test]
fn a_map_says_by_number_what_is_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.pdf");
    save("map-a4", &town(), &path);
    let Some(words) = words_of(&path) else { return };
    for part in [
        "Aldermoor",
        "4 assets · for everyone · 6 November 2026",
        "People & their gifts",
        "Żółta Łódź",
        "Repair Café",
        "12 Mill Lane, Aldermoor",
        "Mends what others throw away.",
        "0161 496 0101",
        "Not on the map",
        "Helpline",
        "Page 1 of 2",
    ] {
        assert!(words.contains(part), "{part} is missing in: {words}");
    }
    // Who to ask for is for a call, not for a wall.
    assert!(!words.contains("Joan"), "{words}");
    let order = ["Żółta Łódź", "Repair Café", "Allotments", "Helpline"];
    let at: Vec<_> = order
        .iter()
        .map(|name| words.rfind(name).unwrap())
        .collect();
    assert!(at.is_sorted(), "{words}");
}

#[test]
fn a_sheet_asks_what_one_wants_to_know() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.pdf");
    save("call-sheet", &town(), &path);
    let Some(words) = words_of(&path) else { return };
    for part in ["Still going", "Changed", "Paused", "Gone", "No answer"] {
        assert_eq!(words.matches(part).count(), 4, "{part} in: {words}");
    }
    for part in [
        "Ask for Joan",
        "Last checked 9 March 2026",
        "Never checked",
        "0161 496 0101",
    ] {
        assert!(words.contains(part), "{part} is missing in: {words}");
    }
}

#[test]
fn nothing_that_people_write_is_markup() {
    let long = "long ".repeat(2000);
    let unbroken = "x".repeat(10_000);
    let names = [
        "#panic(\"boo\")",
        "$x^2$ and $",
        "@nobody",
        "*bold* _slanted_ `code`",
        "// not a comment",
        "/* nor this",
        "back\\slash \\u{41}",
        "= Heading <label>",
        "#import \"data.json\"",
        "[#{1+1}]",
        "a #sys.inputs b",
        "- a - b",
        "مركز الجيران",
        "שכנים",
        &long,
        &unbroken,
    ];
    let assets: Vec<Asset> = names
        .iter()
        .map(|name| {
            asset("culture", name, Some([-2.0, 53.4]))
                .says("summary", name)
                .says("address", name)
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    for key in ["map-a4", "call-sheet"] {
        let path = folder.path().join(format!("{key}.pdf"));
        save(key, &assets, &path);
        let Some(words) = words_of(&path) else { return };
        // How wide a space is depends on the letters beside it; pdftotext may not see it.
        let close = |text: &str| text.replace(' ', "");
        for name in &names[..12] {
            let there = close(&words).contains(&close(name));
            assert!(there, "{key}: {name} is missing in: {words}");
        }
        assert!(words.contains("…"), "{key}");
    }
    for print in [map_on_a4(), sheet()] {
        let title = About {
            title: "#panic()\n= x $".into(),
            purpose: Some("*all* #1".into()),
            partner: Some("@council".into()),
            ..about()
        };
        let made = print.preview(&mut release(&assets, title), None).unwrap();
        assert!(made.notes.missing.is_empty(), "{:?}", made.notes.missing);
    }
}

#[test]
fn signs_that_cannot_be_printed_are_named() {
    let emoji = [asset("place", "Park 🌳 漢", None)];
    assert_eq!(preview(&sheet(), &emoji).notes.missing, ["漢", "🌳"]);
    let known = "Ąłé Ωмега नमस्ते বাংলা ਪੰਜਾਬੀ ગુજરાતી தமிழ் שלום سلام";
    let scripts = [asset("place", known, None)];
    assert_eq!(preview(&sheet(), &scripts).notes.missing, [""; 0]);
}

#[test]
fn polish_paper_is_polish() {
    let print = Print {
        language: Language::Pl,
        ..map_on_a4()
    };
    let assets = town();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mapa.pdf");
    let notes = std::sync::Mutex::default();
    print
        .with_format(None, &notes, |format| {
            hereabouts_export::save(release(&assets, about()), format, &path)
        })
        .unwrap();
    assert_eq!(notes.lock().unwrap().pages, 2);
    let Some(words) = words_of(&path) else { return };
    for part in [
        "4 zasoby · dla: wszyscy · 6 listopada 2026",
        "Grupy i kluby",
        "Poza mapą",
        "Strona 1 z 2",
    ] {
        assert!(words.contains(part), "{part} is missing in: {words}");
    }
}

#[test]
fn a_file_tells_nothing_of_who_made_it_and_is_the_same_twice() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = ["one.pdf", "two.pdf"].map(|name| folder.path().join(name));
    let first = save("map-a4", &town(), &one);
    let second = save("map-a4", &town(), &two);
    assert_eq!(first.sha256, second.sha256);
    let bytes = std::fs::read(&one).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF-"));
    for word in [
        "/Author",
        "/CreationDate",
        env!("CARGO_MANIFEST_DIR"),
        "one.pdf",
    ] {
        assert!(!text.contains(word), "{word}");
    }
    for word in ["/Title", "/Lang", "/StructTreeRoot"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn a_form_with_more_boxes_than_a_page_holds_goes_on() {
    let boxes: Vec<_> = (1..=90)
        .map(|n| serde_json::json!({ "words": format!("Partner no{n}.") }))
        .collect();
    let form = serde_json::json!({
        "title": "What may be shared", "language": "en",
        "parts": [{ "is": "boxes", "label": "Who", "boxes": boxes }, { "is": "line", "label": "Signed" }],
    });
    let form: hereabouts_print::Letter = serde_json::from_value(form).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.pdf");
    form.save(&path).unwrap();
    let Some(words) = words_of(&path) else { return };
    for n in 1..=90 {
        assert!(words.contains(&format!("no{n}.")), "{n} is not in: {words}");
    }
    assert!(words.contains("Page 2 of 2"), "{words}");
    assert!(words.contains("Signed"), "{words}");
}

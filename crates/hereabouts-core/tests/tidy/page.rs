//! What the page may do: reach the core through one folder, never write markup from data, and say nothing
//! that is not in `ui/src/text`.

use super::{File, files, holds};

/// The page's own sources, without its tests and the pretended core they run on.
fn page() -> Vec<File> {
    let is_page = |file: &File| {
        file.path.starts_with("ui/src/")
            && (file.is(".svelte") || file.is(".ts"))
            && !file.is(".test.ts")
    };
    let found: Vec<File> = files().into_iter().filter(is_page).collect();
    assert!(found.len() > 100, "the page was not found");
    found
}

fn holding(files: &[File], words: &[&str], why: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in (1..).zip(file.text.lines()) {
            let found = words.iter().find(|word| line.contains(**word));
            complaints.extend(found.map(|word| format!("{}:{number}: {word} {why}", file.path)));
        }
    }
    complaints
}

#[test]
fn only_one_folder_reaches_the_core() {
    const DOORS: &[&str] = &["@tauri-apps", "__TAURI", "import { invoke", "fetch('http"];
    let control = File::new(
        "ui/src/a.ts",
        "import { invoke } from '@tauri-apps/api/core';",
    );
    assert_eq!(holding(&[control], DOORS, "").len(), 1);
    let outside: Vec<File> = page()
        .into_iter()
        .filter(|file| !file.path.starts_with("ui/src/core/"))
        .collect();
    holds(holding(&outside, DOORS, "belongs into ui/src/core"));
}

#[test]
fn data_never_becomes_markup() {
    const MARKUP: &[&str] = &[
        "{@html",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "setHTML",
        "createContextualFragment",
        "document.write",
        "eval(",
        "new Function",
    ];
    let control = File::new("ui/src/A.svelte", "<p>{@html name}</p>");
    assert_eq!(holding(&[control], MARKUP, "").len(), 1);
    holds(holding(&page(), MARKUP, "turns data into markup"));
}

/// The markup of a component: without scripts, styles, comments, and what stands in braces.
fn markup(text: &str) -> String {
    let mut rest = text.to_owned();
    for (begin, end) in [
        ("<script", "</script>"),
        ("<style", "</style>"),
        ("<!--", "-->"),
    ] {
        while let Some(from) = rest.find(begin) {
            let to = rest[from..]
                .find(end)
                .map_or(rest.len(), |at| from + at + end.len());
            rest.replace_range(from..to, "");
        }
    }
    // In braces is code, with texts that may hold braces themselves.
    let mut out = String::new();
    let (mut depth, mut quote) = (0, None);
    for sign in rest.chars() {
        match (sign, quote) {
            (_, Some(open)) if sign == open => quote = None,
            (_, Some(_)) => {}
            ('\'' | '"' | '`', None) if depth > 0 => quote = Some(sign),
            ('{', None) => depth += 1,
            ('}', None) => depth -= 1,
            _ if depth == 0 => out.push(sign),
            _ => {}
        }
    }
    out
}

/// Words that a component shows of its own: its texts, and attributes that are read out or shown.
fn words(text: &str) -> Vec<String> {
    const SHOWN: &[&str] = &["title", "aria-label", "placeholder", "alt", "label"];
    let markup = markup(text);
    let mut found = Vec::new();
    for piece in markup.split('<').filter(|piece| !piece.is_empty()) {
        // A `>` in an attribute would stand in braces, which are gone.
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        found.push(text.to_owned());
        for name in SHOWN {
            let value = tag
                .split_once(&format!(" {name}=\""))
                .and_then(|(_, value)| value.split_once('"'));
            found.extend(value.map(|(value, _)| value.to_owned()));
        }
    }
    let is_word = |text: &str| {
        let mut letters = text.chars().map(char::is_alphabetic);
        let mut last = false;
        // Two letters in a row; a single one is a sign, like the N of north.
        letters.any(|is| std::mem::replace(&mut last, is) && is)
    };
    found
        .into_iter()
        .map(|text| text.trim().to_owned())
        .filter(|text| is_word(text) && !text.starts_with('&'))
        .collect()
}

/// Texts in code that read like sentences: a capital, and a small letter after a space.
fn sentences(text: &str) -> Vec<String> {
    let is_sentence = |text: &str| {
        text.starts_with(|c: char| c.is_uppercase())
            && text.contains(|c: char| c.is_lowercase())
            && text
                .split(' ')
                .skip(1)
                .any(|word| word.chars().next().is_some_and(char::is_lowercase))
    };
    let mut found = Vec::new();
    for line in text.lines() {
        // Comments begin with //, with /* or, further on, with a * of their own.
        let code = line.trim_start().split("//").next().unwrap();
        let code = code.split("/*").next().unwrap();
        if code.starts_with('*') {
            continue;
        }
        for quote in ['\'', '`', '"'] {
            let quoted = code.split(quote).skip(1).step_by(2);
            found.extend(quoted.filter(|text| is_sentence(text)).map(str::to_owned));
        }
    }
    found
}

#[test]
fn no_sentence_is_hidden_in_code() {
    for (code, expected) in [
        ("const a = 'It is saved.';", vec!["It is saved."]),
        ("say(`Removed ${n} assets`)", vec!["Removed ${n} assets"]),
        ("import { A } from './B'; // Said 'It is so'.", vec![]),
    ] {
        assert_eq!(sentences(code), expected, "{code}");
    }
    let mut complaints = Vec::new();
    for file in page() {
        let pretended = file.path.contains("/fake") || file.path.ends_with("/pretend.ts");
        if file.is(".ts") && !file.path.starts_with("ui/src/text/") && !pretended {
            let found = sentences(&file.text).into_iter();
            complaints.extend(
                found.map(|said| format!("{}: “{said}” belongs into ui/src/text", file.path)),
            );
        }
    }
    holds(complaints);
}

#[test]
fn every_word_is_in_one_place() {
    for (component, expected) in [
        ("<p>Hello you</p>", vec!["Hello you"]),
        ("<i title=\"Close\">{words.close}</i>", vec!["Close"]),
        ("<b class=\"fine\">{n > 1 ? `${n}}` : ''}</b>", vec![]),
        (
            "<script>const a = 'Some words';</script><p>{a} · N</p>",
            vec![],
        ),
    ] {
        assert_eq!(words(component), expected, "{component}");
    }
    // The invented town behind the start page is a drawing, street names included.
    let drawn = ["ui/src/views/start/Town.svelte"];
    let mut complaints = Vec::new();
    for file in page() {
        if file.is(".svelte") && !drawn.contains(&file.path.as_str()) {
            let found = words(&file.text).into_iter();
            complaints.extend(
                found.map(|said| format!("{}: “{said}” belongs into ui/src/text", file.path)),
            );
        }
    }
    holds(complaints);
}

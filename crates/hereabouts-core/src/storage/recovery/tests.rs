use super::*;
use crate::Catalogue;
use crate::storage::{Passphrase, set_passphrase};

fn key(byte: u8) -> RecoveryKey {
    let mut bytes = [0; WHOLE_BYTES];
    for (n, each) in bytes.iter_mut().enumerate() {
        *each = byte.wrapping_add((n as u8).wrapping_mul(37));
    }
    RecoveryKey::of_bytes(&bytes).unwrap()
}

fn text(sheet: &Sheet) -> String {
    sheet
        .lines
        .iter()
        .map(|line| format!("{}\n", line.as_str()))
        .collect()
}

fn why(sheets: &[&str]) -> String {
    RecoveryKey::read(sheets).unwrap_err().to_string()
}

#[test]
fn what_is_printed_is_for_ever() {
    // Papers in drawers are read by it.
    expect_test::expect![[r#"
        01SC A5V9 QG75 18QN 8YCY F17W
        1GZ8 1MS5 EZ51 RVNH 0DAT P6K7
        0ZX4 S7Q1 6E2X GAKW SW8P 5SAX
        0EV0 GPNC ZX0S 7SHR HBEJ 8P8W
    "#]]
    .assert_eq(&text(&key(7).whole()));
}

#[test]
fn a_sheet_is_read_however_it_was_typed() {
    let key = key(7);
    let printed = text(&key.whole());
    let numbered: String = printed
        .lines()
        .zip(1..)
        .map(|(line, n)| format!("{n}  {line}\n"))
        .collect();
    let zeros = printed.replace('0', "o").replace('1', "l");
    for typed in [
        printed.clone(),
        printed.to_lowercase(),
        printed.replace(['\n', ' '], ""),
        printed.replace(' ', "-").replace('\n', " \r\n\n"),
        numbered,
        zeros,
    ] {
        assert!(RecoveryKey::read(&[&typed]).unwrap() == key, "{typed}");
    }
}

#[test]
fn every_sign_typed_wrong_names_its_line() {
    let printed = text(&key(7).whole());
    for (n, line) in printed.lines().enumerate() {
        for place in (0..line.len()).filter(|place| line.as_bytes()[*place] != b' ') {
            for wrong in ["7", "Z", "u", "ß", ""] {
                let mut broken = line.to_owned();
                broken.replace_range(place..=place, wrong);
                if broken == line {
                    continue;
                }
                let typed = printed.replace(line, &broken);
                let said = why(&[&typed]);
                assert!(
                    said.contains(&format!("line {} is not", n + 1)),
                    "{broken}: {said}"
                );
            }
        }
    }
    let mut turned: Vec<&str> = printed.lines().collect();
    turned.swap(1, 2);
    assert!(why(&[&turned.join("\n")]).contains("line 2 is not"));
    assert!(why(&[&turned[..1].join("\n")]).contains("has 4 lines, and here are 1"));
    assert!(why(&[" \n"]).contains("first"));
}

#[test]
fn any_two_of_three_sheets_are_enough_and_one_is_not() {
    let key = key(7);
    let sheets = key.split().map(|sheet| text(&sheet));
    for (left, right) in [(0, 1), (0, 2), (1, 2), (2, 1)] {
        let read = RecoveryKey::read(&[&sheets[left], &sheets[right]]).unwrap();
        assert!(read == key);
    }
    let alone = RecoveryKey::read(&[&sheets[0]]).unwrap_err();
    assert!(matches!(alone, Error::NeedsSecondSheet), "{alone}");
    assert!(why(&[&sheets[1], &sheets[1]]).contains("same sheet twice"));
    // Of another split of the same key, or of another key.
    for other in [key.split(), super::tests::key(8).split()] {
        let said = why(&[&sheets[0], &text(&other[1])]);
        assert!(said.contains("do not belong together"), "{said}");
    }
    let lines: Vec<&str> = sheets[0]
        .lines()
        .take(1)
        .chain(sheets[1].lines().skip(1))
        .collect();
    assert!(why(&[&lines.join("\n"), &sheets[2]]).contains("Line 2 is from another sheet"));
    let broken = sheets[1].replacen(sheets[1].get(..4).unwrap(), "7777", 1);
    assert!(why(&[&sheets[0], &broken]).contains("line 1 of the second sheet"));
}

#[test]
fn the_paper_opens_the_file_until_its_passphrase_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Hale.hereabouts");
    let first = Passphrase::new("our bench by the pond".into()).unwrap();
    let catalogue = Catalogue::create(&path, "Hale", Some(&first)).unwrap();
    let paper = RecoveryKey::of(catalogue.file().unwrap()).unwrap();
    drop(catalogue);
    let typed = RecoveryKey::read(&[text(&paper.whole())]).unwrap();
    let catalogue = Catalogue::open(&path, &typed).unwrap();
    assert_eq!(catalogue.info().unwrap().name, "Hale");
    drop(catalogue);
    assert!(
        Catalogue::open(&path, None).is_err(),
        "nothing opens it by itself"
    );

    // With the paper a new passphrase is set; then the paper is old.
    let second = Passphrase::new("seven swans on the weir".into()).unwrap();
    set_passphrase(&path, &typed, Some(&second)).unwrap();
    let refused = Catalogue::open(&path, &typed).map(drop).unwrap_err();
    assert!(matches!(refused, Error::OldRecoveryKey(_)), "{refused}");
    assert!(Catalogue::open(&path, Some(&first)).is_err());
    let catalogue = Catalogue::open(&path, Some(&second)).unwrap();
    assert!(RecoveryKey::of(catalogue.file().unwrap()).unwrap() != paper);
    drop(catalogue);

    // Without a passphrase there is nothing to recover.
    set_passphrase(&path, Some(&second), None).unwrap();
    let catalogue = Catalogue::open(&path, None).unwrap();
    assert!(RecoveryKey::of(catalogue.file().unwrap()).is_none());
}

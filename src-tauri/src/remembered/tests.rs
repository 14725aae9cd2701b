use super::*;
use crate::keychain::tests::{absent, in_memory, silent};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use zeroize::Zeroizing;

const WORDS: &str = "our bench by the pond";

fn laptop(folder: &Path, keychain: Keychain) -> Remembered {
    Remembered {
        keychain,
        file: Some(folder.join("program").join("remembered.json")),
        changing: Mutex::default(),
    }
}

/// A catalogue with a passphrase, its key and its mark.
fn locked(folder: &TempDir) -> (PathBuf, RecoveryKey, String) {
    let path = folder.path().join("Weir End.hereabouts");
    let made = seam::create(&path, "Weir End", Some(WORDS.into()), false).unwrap();
    let key = seam::recovery(&made).unwrap();
    drop(made);
    let mark = seam::mark(&path).unwrap();
    (path, key, mark)
}

fn recalled(remembered: &Remembered, mark: &str) -> &'static str {
    match remembered.recall(mark) {
        Recalled::Key(_) => "key",
        Recalled::Held => "held",
        Recalled::Gone => "gone",
        Recalled::NoAnswer => "no answer",
    }
}

#[test]
fn what_is_remembered_opens_the_file_until_its_passphrase_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (path, key, mark) = locked(&folder);
    let laptop = laptop(folder.path(), in_memory());
    assert_eq!(recalled(&laptop, &mark), "gone");
    assert!(laptop.remember(&key));
    let Recalled::Key(kept) = laptop.recall(&mark) else {
        panic!("it is not remembered");
    };
    drop(seam::open_by(&path, Some(&kept)).unwrap());

    let other = Some("seven swans on the weir".to_owned());
    seam::set_passphrase(&path, Some(&key), other).unwrap();
    let now = seam::mark(&path).unwrap();
    assert_ne!(now, mark);
    assert_eq!(recalled(&laptop, &now), "gone", "it is asked for by name");
    let failure = seam::open_by(&path, Some(&kept)).err().unwrap();
    assert!(failure.message.contains("sheet"), "{}", failure.message);
    assert!(laptop.forget(&mark));
    assert_eq!(laptop.keychain.get(&mark), Ok(None));
}

#[test]
fn neither_the_list_nor_the_keychain_says_anything_about_a_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    let (_, key, mark) = locked(&folder);
    let laptop = laptop(folder.path(), in_memory());
    laptop.remember(&key);
    let list = std::fs::read_to_string(laptop.file.as_ref().unwrap()).unwrap();
    assert_eq!(list, format!("[{{\"mark\":\"{mark}\",\"held\":false}}]"));
    assert!(mark.len() == 32 && mark.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let kept = laptop.keychain.get(&mark).unwrap().unwrap();
    assert!(!kept.contains("Weir") && !kept.contains(WORDS));
    assert!(!list.contains(kept.lines().next().unwrap()));
}

#[test]
fn after_it_was_locked_it_takes_the_passphrase_once() {
    let folder = tempfile::tempdir().unwrap();
    let (_, key, mark) = locked(&folder);
    let before = laptop(folder.path(), in_memory());
    before.hold(&key);
    assert_eq!(
        before.of_mark(&mark),
        None,
        "only what is remembered is held"
    );
    before.remember(&key);
    before.hold(&key);
    assert_eq!(recalled(&before, &mark), "held");

    // Also after the program was started anew.
    let after = laptop(folder.path(), before.keychain);
    assert_eq!(recalled(&after, &mark), "held");
    after.proved(&key);
    assert_eq!(recalled(&after, &mark), "key");
}

#[test]
fn what_is_wrong_in_the_keychain_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let (_, key, mark) = locked(&folder);
    let other = tempfile::tempdir().unwrap();
    let (_, stale, _) = locked(&other);
    let laptop = laptop(folder.path(), in_memory());
    let garbage = Zeroizing::new("0ABC".to_owned());
    for wrong in [garbage, seam::written(&stale)] {
        laptop.remember(&key);
        laptop.keychain.put(&mark, wrong).unwrap();
        assert_eq!(recalled(&laptop, &mark), "gone");
        assert_eq!(laptop.of_mark(&mark), None);
        assert_eq!(laptop.keychain.get(&mark), Ok(None));
    }
    // Somebody emptied the keychain.
    laptop.remember(&key);
    laptop.keychain.delete(&mark).unwrap();
    assert_eq!(recalled(&laptop, &mark), "gone");
    assert_eq!(laptop.of_mark(&mark), None);
}

#[test]
fn without_a_keychain_nothing_is_remembered_and_nothing_fails() {
    let folder = tempfile::tempdir().unwrap();
    let (_, key, mark) = locked(&folder);
    let laptop = laptop(folder.path(), absent());
    assert!(!laptop.is_possible());
    assert!(!laptop.remember(&key));
    assert_eq!(laptop.of_mark(&mark), None);
    assert_eq!(recalled(&laptop, &mark), "gone");
    laptop.hold(&key);
    assert!(laptop.forget(&mark), "there was nothing to forget");
}

#[test]
fn what_came_too_late_into_the_keychain_can_be_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let (_, key, mark) = locked(&folder);
    let until = Arc::new(Mutex::new(()));
    let laptop = laptop(folder.path(), silent(until.clone()));
    let held = until.lock().unwrap();
    assert!(!laptop.remember(&key), "it did not answer");
    assert_eq!(recalled(&laptop, &mark), "no answer");
    assert!(!laptop.forget(&mark), "it may yet be there");
    assert_eq!(laptop.of_mark(&mark), Some(false));
    drop(held);
    let mut late = Ok(None);
    for _ in 0..50 {
        late = laptop.keychain.get(&mark);
        if late.as_ref().is_ok_and(Option::is_some) {
            break;
        }
    }
    assert_eq!(late, Ok(Some(seam::written(&key))));
    assert!(laptop.forget(&mark));
    assert_eq!(laptop.keychain.get(&mark), Ok(None));
    assert_eq!(laptop.of_mark(&mark), None);
}

#[test]
fn a_list_that_was_lost_forgets_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (_, key, mark) = locked(&folder);
    let laptop = laptop(folder.path(), in_memory());
    laptop.remember(&key);
    std::fs::write(laptop.file.as_ref().unwrap(), "no list").unwrap();
    assert_eq!(recalled(&laptop, &mark), "gone");
    assert!(laptop.forget(&mark));
    assert_eq!(laptop.keychain.get(&mark), Ok(None));
}

mod former;
mod travelled;

use crate::api::Edit;
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::exchange::FolderFile;
use crate::id::AssetId;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// Two laptops with a copy each of one catalogue, and the folder they share.
struct Two {
    all: tempfile::TempDir,
    laptops: [Catalogue; 2],
}

impl Two {
    fn new() -> Two {
        let all = tempfile::tempdir().unwrap();
        let first = all.path().join("first.hereabouts");
        drop(Catalogue::create(&first, "Ours", None).unwrap());
        fs::create_dir(all.path().join("shared")).unwrap();
        let laptops = ["Amina", "Joe"].map(|name| {
            let home = all.path().join(name);
            fs::create_dir(&home).unwrap();
            let file = home.join("ours.hereabouts");
            fs::copy(&first, &file).unwrap();
            let laptop = Catalogue::open(&file, None).unwrap();
            laptop.set_worker(name.into()).unwrap();
            laptop
        });
        let two = Two { all, laptops };
        for laptop in &two.laptops {
            let folder = two.folder().display().to_string();
            laptop.watch_folder(Some(folder)).unwrap();
        }
        two
    }

    fn folder(&self) -> PathBuf {
        self.all.path().join("shared")
    }

    fn left(&self) -> Vec<PathBuf> {
        let found = fs::read_dir(self.folder()).unwrap();
        found.map(|entry| entry.unwrap().path()).collect()
    }
}

fn made(laptop: &Catalogue, name: &str, fields: Value) -> AssetId {
    let fields: Edit = serde_json::from_value(fields).unwrap();
    let made = laptop.create_asset(AssetKind::Place, name.into(), fields);
    made.unwrap().value
}

fn leaves(laptop: &Catalogue) -> bool {
    laptop.leave_by_itself().unwrap().is_some()
}

/// The one file of the other that waits.
fn waiting(laptop: &Catalogue) -> FolderFile {
    let mut waiting = laptop.folder_news().unwrap().waiting;
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    waiting.remove(0)
}

/// Whether anything in it is new.
fn is_news(laptop: &Catalogue) -> bool {
    !waiting(laptop).nothing_new
}

fn takes_in(laptop: &Catalogue) {
    laptop.run_merge(waiting(laptop).path, None).unwrap();
}

#[test]
fn a_file_is_left_by_itself_where_anything_is_new_for_the_others() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    let check = |what: &str, expect: bool| {
        assert_eq!(amina.folder_news().unwrap().unleft, expect, "{what}");
        assert_eq!(leaves(amina), expect, "{what}");
        assert!(!amina.folder_news().unwrap().unleft, "{what}");
        assert!(!leaves(amina), "{what}, a second time");
        assert_eq!(two.left().len(), 1, "{what}");
    };
    check("nothing was left yet", true);
    let mill = made(amina, "Old mill", json!({}));
    check("an asset", true);
    made(amina, "Secret den", json!({"audience": "me"}));
    check("something for one alone", false);
    amina.tag_assets(vec![mill], "water".into(), true).unwrap();
    check("a tag", true);
    amina.undo().unwrap();
    check("an undo", true);
    amina.set_worker("Amina K".into()).unwrap();
    check("another name", true);
    fs::remove_file(&two.left()[0]).unwrap();
    assert!(leaves(amina), "somebody removed it");
    let at = amina.folder_news().unwrap().left_at;
    assert!(at.is_some_and(|at| at.starts_with("20")));

    made(joe, "Bench", json!({}));
    assert!(leaves(joe));
    takes_in(amina);
    assert!(leaves(amina), "what came is passed on");
    // Set aside here it is not sent on, so the file that has it is written anew.
    amina.undo().unwrap();
    assert!(leaves(amina));
    amina.redo().unwrap();
    assert!(leaves(amina));
    amina.erase(mill, Vec::new()).unwrap();
    assert!(!leaves(amina), "an erasure is followed at once");
}

#[test]
fn a_folder_that_is_away_is_no_trouble() {
    let two = Two::new();
    let amina = &two.laptops[0];
    let before = amina.folder_news().unwrap();
    assert_eq!((before.away, before.left_at), (false, None));
    assert!(leaves(amina));
    let left_at = amina.folder_news().unwrap().left_at;
    made(amina, "Old mill", json!({}));
    let pulled = two.all.path().join("pulled");
    fs::rename(two.folder(), &pulled).unwrap();
    assert!(!leaves(amina));
    let news = amina.folder_news().unwrap();
    assert_eq!((news.away, news.unleft, news.trouble), (true, true, None));
    assert_eq!(news.left_at, left_at);
    assert_eq!(news.waiting, []);
    assert!(amina.leave_changes().is_err(), "whoever asks is told");
    fs::rename(&pulled, two.folder()).unwrap();
    assert!(leaves(amina));
    let news = amina.folder_news().unwrap();
    assert_eq!((news.away, news.unleft, news.trouble), (false, false, None));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_left_is_told_until_it_can() {
    use std::os::unix::fs::PermissionsExt;
    let two = Two::new();
    let amina = &two.laptops[0];
    let allow = |mode: u32| {
        let permissions = fs::Permissions::from_mode(mode);
        fs::set_permissions(two.folder(), permissions).unwrap();
    };
    allow(0o555);
    assert!(amina.leave_by_itself().is_err());
    let trouble = amina.folder_news().unwrap().trouble;
    assert!(trouble.is_some_and(|said| said.starts_with("Nothing can be saved in")));
    allow(0o755);
    assert!(leaves(amina));
    assert_eq!(amina.folder_news().unwrap().trouble, None);
}

#[test]
fn a_catalogue_that_can_only_be_read_leaves_nothing() {
    let two = Two::new();
    let [amina, joe] = two.laptops;
    let file = joe.path().unwrap().to_path_buf();
    made(&joe, "Old mill", json!({}));
    drop(joe);
    let mut permissions = file.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    let joe = Catalogue::open(&file, None).unwrap();
    assert!(joe.read_only().is_some());
    assert!(!leaves(&joe));
    assert!(joe.leave_changes().is_err());
    assert_eq!(amina.folder_news().unwrap().waiting, []);
}

#[test]
fn a_copy_that_nobody_works_in_leaves_nothing_and_then_a_file_of_its_own() {
    let two = Two::new();
    let amina = &two.laptops[0];
    made(amina, "Old mill", json!({}));
    assert!(leaves(amina));
    // What is in the copy was not left when it was made.
    made(amina, "Bench", json!({}));
    amina.settle().unwrap();
    let path = two.all.path().join("of last week.hereabouts");
    fs::copy(amina.path().unwrap(), &path).unwrap();
    assert!(leaves(amina));
    let left = two.left().remove(0);
    let of_amina = fs::read(&left).unwrap();
    let copy = Catalogue::open(&path, None).unwrap();
    assert!(!leaves(&copy));
    assert!(!copy.info().unwrap().copied, "it was only looked at");
    made(&copy, "Duck pond", json!({}));
    assert!(leaves(&copy));
    assert_eq!(two.left().len(), 2);
    assert_eq!(fs::read(&left).unwrap(), of_amina);
}

#[test]
fn a_copy_in_which_the_folder_is_chosen_leaves_a_file_of_its_own() {
    let two = Two::new();
    let amina = &two.laptops[0];
    made(amina, "Old mill", json!({}));
    assert!(leaves(amina));
    amina.settle().unwrap();
    let path = two.all.path().join("moved here.hereabouts");
    fs::copy(amina.path().unwrap(), &path).unwrap();
    let copy = Catalogue::open(&path, None).unwrap();
    let folder = two.folder().display().to_string();
    copy.watch_folder(Some(folder)).unwrap();
    assert!(copy.info().unwrap().copied);
    assert!(leaves(&copy), "choosing is work");
    assert_eq!(two.left().len(), 2);
}

#[test]
fn what_was_left_just_now_is_known_however_the_disk_spells_it() {
    let check = |one: &str, other: &str, expect: bool| {
        let [one, other] = [one, other].map(std::path::Path::new);
        assert_eq!(super::is_same_name(one, other), expect, "{other:?}");
    };
    check("a/Café - 3f2a", "a/Café - 3f2a", true);
    check("a/Café - 3f2a", "a/CAFÉ - 3F2A", true);
    check("a/Café - 3f2a", "a/Cafe\u{301} - 3f2a", true);
    check("a/Café - 3f2a", "a/Cafe - 3f2a", false);
    check("a/Café - 3f2a", "a/Café - Amina - 3f2a", false);
}

#[test]
fn what_cannot_be_read_is_told_once_it_is_certain_that_it_is_not_on_its_way() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    made(amina, "Old mill", json!({}));
    assert!(leaves(amina));
    let file = two.left().remove(0);
    let whole = fs::read(&file).unwrap();
    let check = |what: &str, bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        assert_eq!(joe.folder_news().unwrap().waiting, [], "{what}");
        for _ in 0..2 {
            let told = waiting(joe);
            assert!(told.failed.is_some() && !told.nothing_new, "{what}");
        }
        fs::write(&file, &whole).unwrap();
        let told = waiting(joe);
        assert!(told.failed.is_none() && !told.nothing_new, "{what}");
    };
    check("cut short", &whole[..whole.len() - 10]);
    let mut newer = whole.clone();
    newer[b"hereabouts-changes ".len()] = b'9';
    newer.push(b' ');
    check("of a later version", &newer);
    let mut longer = whole.clone();
    longer.extend(b"more");
    check("altered", &longer);
}

#[test]
fn what_brings_something_is_news_until_it_is_taken_in() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    let mill = made(amina, "Old mill", json!({}));
    assert!(leaves(amina));
    assert!(is_news(joe));
    assert_eq!(waiting(joe).from.person.as_deref(), Some("Amina"));
    takes_in(joe);
    assert!(!is_news(joe));
    // Taken back it is set aside, and still offered by its own step.
    joe.undo().unwrap();
    assert!(!is_news(joe));
    joe.redo().unwrap();

    made(joe, "Bench", json!({}));
    assert!(leaves(joe));
    assert!(is_news(amina));
    takes_in(amina);
    // An erasure is in no vector, and is news all the same.
    amina.erase(mill, Vec::new()).unwrap();
    assert!(is_news(joe));
    // What the other left before knows less, and brings nothing back.
    assert!(!is_news(amina));
    takes_in(joe);
    assert!(!is_news(joe));
    assert!(joe.show_asset(mill).is_err());
}

#[test]
fn what_a_laptop_holds_for_itself_is_no_news() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    made(joe, "Secret den", json!({"audience": "me"}));
    assert!(leaves(joe), "nothing was left before");
    assert!(!is_news(amina));
}

#[test]
fn what_came_by_way_of_another_is_no_news() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    made(joe, "Bench", json!({}));
    // Written last, and seen by nobody.
    made(joe, "Secret den", json!({"audience": "me"}));
    let by_hand = two.all.path().join("by hand.hereabouts-changes");
    let by_hand = by_hand.display().to_string();
    joe.save_changes(by_hand.clone(), None, None).unwrap();
    amina.run_merge(by_hand, None).unwrap();
    made(joe, "Second den", json!({"audience": "me"}));
    assert!(leaves(joe));
    assert!(!is_news(amina), "all but what is Joe's alone is here");
}

#[test]
fn what_goes_on_from_what_never_came_is_news_until_it_is_taken_in() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    made(joe, "Duck pond", json!({}));
    assert!(leaves(joe));
    takes_in(amina);
    made(amina, "Bench", json!({}));
    fs::remove_file(&two.left()[0]).unwrap();
    // Only for Joe, who has the first; it lies in the folder where Maryam looks.
    let peer = amina.list_peers().unwrap().remove(0).id;
    let for_joe = two.folder().join("for Joe.hereabouts-changes");
    let for_joe = for_joe.display().to_string();
    amina
        .save_changes(for_joe.clone(), Some(peer), None)
        .unwrap();
    let maryam = Catalogue::open(&two.all.path().join("first.hereabouts"), None).unwrap();
    let folder = two.folder().display().to_string();
    maryam.watch_folder(Some(folder)).unwrap();
    assert!(is_news(&maryam));
    let came = maryam.run_merge(for_joe, None).unwrap().value;
    assert!(came.incomplete, "{came:?}");
    assert!(!is_news(&maryam));
}

#[test]
fn a_file_that_was_looked_at_is_not_read_again_until_it_is_another() {
    let two = Two::new();
    let [amina, joe] = &two.laptops;
    made(amina, "Old mill", json!({}));
    assert!(leaves(amina));
    let file = two.left().remove(0);
    let before = waiting(joe);
    let about = file.metadata().unwrap();
    let written = about.modified().unwrap();
    let size = usize::try_from(about.len()).unwrap();
    // Neither can be read any more.
    let put = |bytes: &[u8], at| {
        fs::write(&file, bytes).unwrap();
        let file = fs::File::options().write(true).open(&file).unwrap();
        file.set_modified(at).unwrap();
    };
    put(&vec![b'x'; size], written);
    assert_eq!(waiting(joe), before);
    put(
        &vec![b'x'; size],
        written + std::time::Duration::from_secs(60),
    );
    assert_eq!(joe.folder_news().unwrap().waiting, []);
    put(&vec![b'x'; size + 1], written);
    assert_eq!(joe.folder_news().unwrap().waiting, []);
}

#[test]
fn a_catalogue_takes_in_what_names_it() {
    let ours = Catalogue::in_memory("Ours").unwrap();
    let theirs = ours.copy_in_memory().unwrap();
    let elsewhere = Catalogue::in_memory("Ours").unwrap();
    let check = |other: &Catalogue, expect: bool| {
        assert_eq!(ours.takes(&other.identity().unwrap()).unwrap(), expect);
    };
    check(&ours, true);
    check(&theirs, true);
    check(&elsewhere, false);
}

/// Amina left a file with more in it than the backup of her catalogue that was put in its place since.
fn with_backup() -> (tempfile::TempDir, Catalogue) {
    let two = Two::new();
    let [amina, _] = &two.laptops;
    made(amina, "Old mill", json!({}));
    assert!(leaves(amina));
    amina.settle().unwrap();
    let file = amina.path().unwrap().to_path_buf();
    let backup = fs::read(&file).unwrap();
    made(amina, "Duck pond", json!({}));
    assert!(leaves(amina));
    amina.settle().unwrap();
    let Two { all, laptops } = two;
    drop(laptops);
    for beside in ["-wal", "-shm"] {
        let mut name = file.clone().into_os_string();
        name.push(beside);
        drop(fs::remove_file(name));
    }
    fs::write(&file, backup).unwrap();
    (all, Catalogue::open(&file, None).unwrap())
}

/// A backup put in the place of the catalogue does not take away from the folder what only its file there holds.
#[test]
fn an_older_copy_takes_in_what_it_left_before_it_leaves_anything() {
    let (all, amina) = with_backup();
    let here = || amina.info().unwrap().assets;
    assert_eq!(here(), 1);
    let own = waiting(&amina);
    assert!(own.own && !own.nothing_new, "{own:?}");
    assert!(own.path.contains("Amina"), "{own:?}");
    made(&amina, "Bench", json!({}));
    let refused = amina.leave_changes().unwrap_err().to_string();
    assert!(refused.contains("an older copy"), "{refused}");
    // Whoever turns from the folder is told that it stays.
    let folder = all.path().join("shared").display().to_string();
    let former = amina.watch_folder(None).unwrap().value.unwrap();
    assert_eq!(former.became, super::Became::HoldsMore);
    amina.watch_folder(Some(folder)).unwrap();
    assert!(!amina.plan_merge(own.path.clone(), None).unwrap().own);
    amina.run_merge(own.path.clone(), None).unwrap();
    assert_eq!(here(), 3);
    assert!(amina.leave_changes().unwrap().value.is_some());
    assert!(amina.plan_merge(own.path, None).unwrap().own);
    drop(all);
}

#[test]
fn an_older_copy_with_another_name_does_not_take_away_what_it_left_either() {
    let (all, amina) = with_backup();
    amina.set_worker("Amina K".into()).unwrap();
    made(&amina, "Bench", json!({}));
    let refused = amina.leave_changes().unwrap_err().to_string();
    assert!(refused.contains("an older copy"), "{refused}");
    let left = || fs::read_dir(all.path().join("shared")).unwrap().count();
    assert_eq!(left(), 1);
    amina.run_merge(waiting(&amina).path, None).unwrap();
    assert!(amina.leave_changes().unwrap().value.is_some());
    assert_eq!((left(), amina.info().unwrap().assets), (1, 3));
    assert_eq!(amina.folder_news().unwrap().waiting, []);
}

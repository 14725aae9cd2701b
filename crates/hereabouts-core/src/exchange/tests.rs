mod given;
mod private;
mod waiting;

use super::{MergeCounts, Merged};
use crate::api::Edit;
use crate::asset::AssetKind;
use crate::catalogue::Catalogue;
use crate::contact::Contact;
use crate::history::Action;
use crate::id::AssetId;
use crate::list::Sort;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Laptops with copies of one catalogue, and a stick.
struct Team {
    stick: tempfile::TempDir,
    laptops: Vec<Catalogue>,
}

impl Team {
    /// Copies made by hand: each laptop opens a file of its own.
    fn of(names: &[&str]) -> Team {
        let stick = tempfile::tempdir().unwrap();
        let first = stick.path().join("first.hereabouts");
        drop(Catalogue::create(&first, "Ours", None).unwrap());
        let laptops = names.iter().map(|name| {
            let folder = stick.path().join(name);
            std::fs::create_dir(&folder).unwrap();
            let file = folder.join("ours.hereabouts");
            std::fs::copy(&first, &file).unwrap();
            let laptop = Catalogue::open(&file, None).unwrap();
            laptop.set_worker((*name).into()).unwrap();
            laptop
        });
        let laptops = laptops.collect();
        Team { stick, laptops }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.stick.path().join(format!("{name}.hereabouts-changes"))
    }

    fn give(&self, from: usize, name: &str) -> super::ChangesSaved {
        let path = self.at(name).display().to_string();
        // For whomever something came from last.
        let peer = self.laptops[from].list_peers().unwrap().into_iter().next();
        self.laptops[from]
            .save_changes(path, peer.map(|peer| peer.id), None)
            .unwrap()
            .value
    }

    fn take(&self, to: usize, name: &str) -> Merged {
        let path = self.at(name).display().to_string();
        let plan = self.laptops[to].plan_merge(path.clone(), None).unwrap();
        let done = self.laptops[to].run_merge(path, None).unwrap().value;
        assert_eq!(
            plan.counts, done.counts,
            "what was announced is what was done"
        );
        assert_eq!(plan.nothing_new, done.nothing_new);
        assert_eq!(plan.incomplete, done.incomplete);
        assert_eq!(self.laptops[to].check(true).unwrap(), [""; 0]);
        done
    }
}

fn fields(value: Value) -> Edit {
    serde_json::from_value(value).unwrap()
}

fn alone(laptop: &Catalogue, name: &str) {
    let for_me = fields(json!({"audience": "me"}));
    laptop
        .create_asset(AssetKind::Place, name.into(), for_me)
        .unwrap();
}

fn made(laptop: &Catalogue, name: &str) -> AssetId {
    let made = laptop.create_asset(AssetKind::Place, name.into(), Edit::default());
    made.unwrap().value
}

fn names(laptop: &Catalogue) -> Vec<String> {
    let page = laptop.list_assets(String::new(), Sort::default(), 0, 100);
    let mut names: Vec<String> = page.unwrap().rows.into_iter().map(|row| row.name).collect();
    names.sort();
    names
}

fn hash(laptop: &Catalogue) -> String {
    laptop.info().unwrap().team_hash
}

fn is(counts: MergeCounts, expected: [u64; 5]) {
    let MergeCounts {
        new,
        changed,
        conflicts,
        erased,
        duplicates,
    } = counts;
    assert_eq!([new, changed, conflicts, erased, duplicates], expected);
}

#[test]
fn two_laptops_exchange_and_hold_the_same() {
    let team = Team::of(&["Amina", "Joe"]);
    let [amina, joe] = [&team.laptops[0], &team.laptops[1]];
    let mill = made(amina, "Old mill");
    made(amina, "Duck pond");
    let saved = team.give(0, "one");
    assert!(saved.everything && saved.assets == 2, "{saved:?}");
    let came = team.take(1, "one");
    is(came.counts, [2, 0, 0, 0, 0]);
    assert_eq!(names(joe), ["Duck pond", "Old mill"]);
    assert_eq!(came.same_as_theirs, Some(true));
    assert_eq!(saved.content_hash, hash(joe));

    // Joe knows now what Amina holds, and writes only what she lacks.
    joe.edit_asset(mill, fields(json!({"summary": "It turns."})))
        .unwrap();
    let contact =
        json!({"asset": mill, "kind": "role", "channel": "phone", "value": "0161 496 0001"});
    let contact: Contact = serde_json::from_value(contact).unwrap();
    joe.add_contact(contact).unwrap();
    let back = team.give(1, "two");
    assert!(!back.everything && back.changes == 2, "{back:?}");
    let came = team.take(0, "two");
    is(came.counts, [0, 1, 0, 0, 0]);
    assert_eq!(came.same_as_theirs, Some(true));
    assert_eq!(hash(amina), hash(joe));
    assert_eq!(team.give(0, "three").by_kind, back.by_kind);

    let again = team.take(0, "two");
    assert!(again.nothing_new && again.step.is_none(), "{again:?}");
    is(again.counts, [0; 5]);
}

#[test]
fn a_question_counts_as_one_and_whoever_wrote_is_known() {
    let team = Team::of(&["Amina", "Joe"]);
    let mill = made(&team.laptops[0], "Old mill");
    team.give(0, "one");
    team.take(1, "one");
    for (laptop, day) in team.laptops.iter().zip(["Tuesday", "Thursday"]) {
        laptop
            .edit_asset(mill, fields(json!({"times": day})))
            .unwrap();
    }
    team.give(1, "two");
    let came = team.take(0, "two");
    is(came.counts, [0, 1, 1, 0, 0]);
    assert_eq!(came.same_as_theirs, None, "Joe cannot know of Tuesday");
    let asked = team.laptops[0].list_conflicts(0, 10).unwrap();
    assert_eq!(asked.total, 1);
    let mut people: Vec<_> = asked.conflicts[0]
        .answers
        .iter()
        .map(|answer| {
            (
                answer.value.clone(),
                answer.hands[0].person.clone(),
                answer.hands[0].here,
            )
        })
        .collect();
    people.sort_by_key(|(value, ..)| value.to_string());
    let by = |day: &str, who: &str, here| (json!(day), Some(who.to_owned()), here);
    assert_eq!(
        people,
        [by("Thursday", "Joe", false), by("Tuesday", "Amina", true)]
    );
    assert_eq!(team.laptops[0].info().unwrap().conflicts, 1);
}

#[test]
fn one_undo_sets_a_merge_aside_on_this_laptop_alone() {
    let team = Team::of(&["Amina", "Joe"]);
    let [amina, joe] = [&team.laptops[0], &team.laptops[1]];
    let mill = made(amina, "Old mill");
    let own = made(joe, "Joe's bench");
    team.give(0, "one");
    let before = joe.info().unwrap();
    let came = team.take(1, "one");
    let both = hash(joe);
    // What is done on top of it stays.
    joe.edit_asset(own, fields(json!({"summary": "By the water."})))
        .unwrap();
    joe.undo().unwrap();
    joe.undo().unwrap();
    assert_eq!(names(joe), ["Joe's bench"]);
    assert_eq!(joe.info().unwrap().content_hash, before.content_hash);
    assert_eq!(joe.check(true).unwrap(), [""; 0]);

    // Nothing of it is sent on, and nobody's work is taken back.
    team.give(1, "two");
    let there = team.take(0, "two");
    is(there.counts, [1, 0, 0, 0, 0]);
    assert_eq!(names(amina), ["Joe's bench", "Old mill"]);

    // The same file does not let it creep in.
    let again = team.take(1, "one");
    assert!(again.nothing_new, "{again:?}");
    assert_eq!(names(joe), ["Joe's bench"]);
    let path = team.at("one").display().to_string();
    let plan = joe.plan_merge(path, None).unwrap();
    assert_eq!(plan.set_aside, came.step);
    // Nor does a later one.
    amina
        .edit_asset(mill, fields(json!({"summary": "It turns."})))
        .unwrap();
    team.give(0, "three");
    team.take(1, "three");
    assert_eq!(names(joe), ["Joe's bench"]);

    joe.undo().unwrap();
    joe.redo().unwrap();
    let back = joe.bring_back(came.step.unwrap()).unwrap().value;
    assert_eq!(names(joe), ["Joe's bench", "Old mill"]);
    // Whatever was done meanwhile, it is the next to be taken back.
    let list = joe.undo_list().unwrap().undo;
    assert_eq!(
        (&list[0].step, list[0].label.action),
        (&back, Action::Merge)
    );
    joe.undo().unwrap();
    assert_eq!(names(joe), ["Joe's bench"]);
    joe.redo().unwrap();
    assert_eq!(names(joe), ["Joe's bench", "Old mill"]);
    let card = joe.show_asset(mill).unwrap();
    assert_eq!(card.asset.summary.as_deref(), Some("It turns."));
    assert_eq!(joe.check(true).unwrap(), [""; 0]);
    assert_ne!(hash(joe), both);
    team.give(1, "four");
    assert_eq!(team.take(0, "four").same_as_theirs, Some(true));
    assert_eq!(hash(amina), hash(joe));
}

#[test]
fn redo_brings_a_merge_back() {
    let team = Team::of(&["Amina", "Joe"]);
    made(&team.laptops[0], "Old mill");
    team.give(0, "one");
    team.take(1, "one");
    let joe = &team.laptops[1];
    let after = hash(joe);
    for _ in 0..2 {
        joe.undo().unwrap();
        assert_eq!(names(joe), [""; 0]);
        joe.redo().unwrap();
        assert_eq!(names(joe), ["Old mill"]);
        assert_eq!(hash(joe), after);
        assert_eq!(joe.check(true).unwrap(), [""; 0]);
    }
}

#[test]
fn erasures_stay_though_the_merge_is_taken_back() {
    let team = Team::of(&["Amina", "Joe"]);
    let mill = made(&team.laptops[0], "Old mill");
    team.give(0, "one");
    team.take(1, "one");
    team.laptops[1].erase(mill, Vec::new()).unwrap();
    made(&team.laptops[1], "Duck pond");
    team.give(1, "two");
    is(team.take(0, "two").counts, [1, 0, 0, 1, 0]);
    let amina = &team.laptops[0];
    amina.undo().unwrap();
    assert_eq!(names(amina), [""; 0]);
    assert!(amina.show_asset(mill).is_err());
    // A stale file cannot bring it back.
    team.take(0, "one");
    assert!(amina.show_asset(mill).is_err());
}

#[test]
fn what_was_erased_here_alone_is_no_difference_and_what_differs_is_told() {
    let team = Team::of(&["Amina", "Joe"]);
    let [amina, joe] = [&team.laptops[0], &team.laptops[1]];
    let mill = made(amina, "Old mill");
    let pond = made(amina, "Duck pond");
    for (from, to, name) in [(0, 1, "one"), (1, 0, "two")] {
        team.give(from, name);
        assert_eq!(team.take(to, name).same_as_theirs, Some(true), "{name}");
    }
    amina.erase(mill, Vec::new()).unwrap();
    let summary = fields(json!({"summary": "Ducks."}));
    joe.edit_asset(pond, summary).unwrap();
    team.give(1, "three");
    let came = team.take(0, "three");
    assert_eq!(came.same_as_theirs, None, "Joe has not heard of it yet");
    assert_eq!(came.differs, [""; 0]);
    team.give(0, "four");
    let came = team.take(1, "four");
    is(came.counts, [0, 0, 0, 1, 0]);
    assert_eq!(came.same_as_theirs, Some(true));

    let miscount = "UPDATE content_sum SET sum = sum + 1 WHERE audience = 'team'";
    joe.write_alone(|db| Ok(db.execute(miscount, [])?)).unwrap();
    team.give(1, "five");
    let came = team.take(0, "five");
    assert_eq!(came.same_as_theirs, Some(false));
    assert!(came.differs.contains(&"Duck pond".to_owned()), "{came:?}");
}

#[test]
fn what_goes_on_from_what_is_not_here_says_so_and_nothing_is_missed() {
    let team = Team::of(&["Amina", "Joe", "Maryam"]);
    let [amina, joe, maryam] = [&team.laptops[0], &team.laptops[1], &team.laptops[2]];
    made(amina, "Old mill");
    team.give(0, "one");
    team.take(1, "one");
    made(joe, "Duck pond");
    team.give(1, "two");
    team.take(0, "two");
    made(amina, "Bench");
    // Only for Joe, who holds the first; it lies on the stick when Maryam comes.
    let peer = amina.list_peers().unwrap();
    assert_eq!((peer.len(), peer[0].person.as_deref()), (1, Some("Joe")));
    let path = team.at("for Joe").display().to_string();
    let saved = amina
        .save_changes(path, Some(peer[0].id.clone()), None)
        .unwrap();
    assert!(!saved.value.everything);
    let came = team.take(2, "for Joe");
    assert!(came.incomplete, "{came:?}");
    assert_eq!(names(maryam), ["Bench"]);
    // What she says of herself is true, so the next file has what she lacks.
    team.give(2, "from Maryam");
    team.take(0, "from Maryam");
    let maryam_known = amina.list_peers().unwrap().into_iter();
    let mut known = maryam_known.filter(|peer| peer.person.as_deref() == Some("Maryam"));
    let peer = known.next().map(|peer| peer.id);
    assert!(peer.is_some());
    let path = team.at("for all").display().to_string();
    amina.save_changes(path, peer, None).unwrap();
    let came = team.take(2, "for all");
    assert!(!came.incomplete, "{came:?}");
    assert_eq!(names(maryam), ["Bench", "Duck pond", "Old mill"]);
    assert_eq!(came.same_as_theirs, Some(true));
}

#[test]
fn files_of_others_and_files_cut_short_are_refused() {
    let team = Team::of(&["Amina", "Joe"]);
    made(&team.laptops[0], "Old mill");
    team.give(0, "one");
    team.take(1, "one");
    let other = Catalogue::in_memory("Ours").unwrap();
    let path = team.at("one").display().to_string();
    let refused = other
        .plan_merge(path.clone(), None)
        .unwrap_err()
        .to_string();
    assert!(refused.contains("another catalogue"), "{refused}");
    let whole = std::fs::read(team.at("one")).unwrap();
    std::fs::write(team.at("one"), &whole[..whole.len() / 2]).unwrap();
    let before = hash(&team.laptops[1]);
    assert!(team.laptops[1].run_merge(path, None).is_err());
    assert_eq!(hash(&team.laptops[1]), before);
}

#[test]
fn a_passphrase_is_asked_for() {
    let team = Team::of(&["Amina", "Joe"]);
    made(&team.laptops[0], "Old mill");
    let path = team.at("one").display().to_string();
    let words = Some("mill pond bench".to_owned());
    team.laptops[0]
        .save_changes(path.clone(), None, words.clone())
        .unwrap();
    let joe = &team.laptops[1];
    let asked = joe.plan_merge(path.clone(), None).unwrap_err();
    assert!(matches!(asked, crate::Error::NeedsPassphrase(_)), "{asked}");
    assert!(
        joe.plan_merge(path.clone(), Some("wrong words".into()))
            .is_err()
    );
    joe.run_merge(path, words).unwrap();
    assert_eq!(names(joe), ["Old mill"]);
}

#[test]
fn a_second_copy_of_the_catalogue_is_merged_like_a_file() {
    let team = Team::of(&["Amina"]);
    let amina = &team.laptops[0];
    made(amina, "Old mill");
    amina.settle().unwrap();
    let file = amina.path().unwrap().to_path_buf();
    let copy = file.with_file_name("ours (Joe's conflicted copy 2026-05-03).hereabouts");
    std::fs::copy(&file, &copy).unwrap();
    {
        let joe = Catalogue::open(&copy, None).unwrap();
        made(&joe, "Duck pond");
        alone(&joe, "Diary");
        assert!(
            joe.info().unwrap().copied,
            "it goes on as a laptop of its own"
        );
        joe.set_worker("Joe".into()).unwrap();
    }
    // What somebody else keeps to themselves is theirs; what she does herself comes back to her.
    alone(&Catalogue::open(&copy, None).unwrap(), "Joe’s diary");
    made(amina, "Bench");
    let there = std::fs::read(&copy).unwrap();
    let news = amina.folder_news().unwrap();
    assert_eq!(
        news.copies,
        [copy.canonicalize().unwrap().display().to_string()]
    );
    let path = copy.display().to_string();
    is(
        amina.plan_merge(path.clone(), None).unwrap().counts,
        [2, 0, 0, 0, 0],
    );
    amina.run_merge(path, None).unwrap();
    assert_eq!(names(amina), ["Bench", "Diary", "Duck pond", "Old mill"]);
    assert_eq!(std::fs::read(&copy).unwrap(), there, "it is only read");
}

#[test]
fn laptops_leave_their_files_in_a_folder() {
    let team = Team::of(&["Amina", "Joe"]);
    let folder = team.stick.path().join("shared");
    std::fs::create_dir(&folder).unwrap();
    let shown = folder.display().to_string();
    for laptop in &team.laptops {
        assert_eq!(
            laptop.leave_changes().unwrap().value,
            None,
            "no folder is chosen"
        );
        laptop.watch_folder(Some(shown.clone())).unwrap();
    }
    let [amina, joe] = [&team.laptops[0], &team.laptops[1]];
    let mill = made(amina, "Old mill");
    assert!(amina.leave_changes().unwrap().value.is_some());
    assert_eq!(amina.leave_changes().unwrap().value, None, "nothing is new");
    assert_eq!(
        amina.folder_news().unwrap().waiting,
        [],
        "its own file is not news"
    );
    let waiting = joe.folder_news().unwrap().waiting;
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].from.person.as_deref(), Some("Amina"));
    assert!(!waiting[0].nothing_new);
    joe.run_merge(waiting[0].path.clone(), None).unwrap();
    assert!(joe.folder_news().unwrap().waiting[0].nothing_new);
    joe.leave_changes().unwrap();
    let theirs = amina.folder_news().unwrap().waiting;
    assert_eq!((theirs.len(), theirs[0].nothing_new), (1, true));
    let files = |folder: &Path| std::fs::read_dir(folder).unwrap().count();
    assert_eq!(files(&folder), 2);
    // Nor does the file that was left keep what was erased.
    let amina_left = || {
        let news = joe.folder_news().unwrap().waiting;
        let key = joe.read(super::key).unwrap();
        let lock = super::file::Lock::Key(&key);
        super::file::read(Path::new(&news[0].path), lock).unwrap()
    };
    let holds = |id: AssetId| {
        amina_left()
            .changes
            .changes
            .iter()
            .any(|c| c.record == id.0)
    };
    assert!(holds(mill));
    amina.erase(mill, Vec::new()).unwrap();
    assert!(!holds(mill));
    // Under another name the older file goes.
    amina.set_worker("Amina K".into()).unwrap();
    made(amina, "Bench");
    amina.leave_changes().unwrap();
    assert_eq!(files(&folder), 2);
    assert!(amina.watch_folder(Some("/nowhere/at/all".into())).is_err());
    amina.watch_folder(None).unwrap();
    assert_eq!(amina.folder_news().unwrap().folder, None);
}

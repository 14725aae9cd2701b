//! Two programs with one file, as when the window and the terminal have it open.

use crate::{Place, empty_catalogue};
use hereabouts_core::storage::{self, OpenFile};
use std::process::Command;

const PATH: &str = "HEREABOUTS_SHARED_FILE";
const EDITS: usize = 40;

/// The test starts this program twice more, to run itself with a file to share.
#[test]
fn two_programs_share_a_file() {
    if let Some(path) = std::env::var_os(PATH) {
        for n in 0..EDITS {
            // Opened again now and then, as a terminal does.
            let (file, mut db) = OpenFile::open(path.as_ref(), None).unwrap();
            let work = db
                .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
                .unwrap();
            let key = format!("{} {n}", std::process::id());
            work.execute("INSERT INTO fact VALUES (?1, '')", [key])
                .unwrap();
            work.commit().unwrap();
            if n % 5 == 4 {
                storage::checkpoint(&db).unwrap();
                storage::integrity(&file.connect(true).unwrap()).unwrap();
            }
        }
        return;
    }
    for folder in ["maps", "Dropbox"] {
        let place = Place::new(folder, &empty_catalogue());
        let start = || {
            Command::new(std::env::current_exe().unwrap())
                .args([
                    "--exact",
                    "processes::two_programs_share_a_file",
                    "--nocapture",
                ])
                .env(PATH, place.file())
                .spawn()
                .unwrap()
        };
        let both = [start(), start()];
        for mut one in both {
            assert!(one.wait().unwrap().success(), "{folder}");
        }
        let (_, db) = OpenFile::open(&place.file(), None).unwrap();
        let facts: usize = db
            .query_row("SELECT count(*) FROM fact", [], |row| row.get::<_, i64>(0))
            .unwrap() as usize;
        assert_eq!(facts, 2 * EDITS, "{folder}");
        assert!(storage::integrity(&db).unwrap().is_empty());
    }
}

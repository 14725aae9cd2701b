//! Long work in a terminal: how far it is, and Ctrl-C as Stop.

use hereabouts_core::Catalogue;
use hereabouts_core::catalogue::{Progress, Work};
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

/// How often Ctrl-C was pressed.
static PRESSED: AtomicU32 = AtomicU32::new(0);

/// Runs long work. Ctrl-C stops it, and the catalogue is then as it was; pressed again it ends the
/// program at once, and what was not yet saved never was.
pub fn working<T>(catalogue: &Catalogue, work: impl FnOnce() -> T) -> T {
    // Where it cannot be heard, Ctrl-C ends the program as it always does.
    let _ = ctrlc::set_handler(|| {
        if PRESSED.fetch_add(1, Ordering::SeqCst) > 0 {
            std::process::exit(130);
        }
    });
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watching = scope.spawn(|| watch(catalogue, &done));
        let _ends = EndsWatching(&done, watching.thread().clone());
        work()
    })
}

/// Ends the watching also when the work panics.
struct EndsWatching<'a>(&'a AtomicBool, std::thread::Thread);

impl Drop for EndsWatching<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
        self.1.unpark();
    }
}

fn watch(catalogue: &Catalogue, done: &AtomicBool) {
    let shows = std::io::stderr().is_terminal();
    let mut shown = false;
    while !done.load(Ordering::SeqCst) {
        std::thread::park_timeout(Duration::from_millis(100));
        let progress = catalogue.long_work().progress();
        if PRESSED.load(Ordering::SeqCst) > 0 {
            catalogue.long_work().stop();
        }
        if let (true, Some(progress)) = (shows, progress) {
            write_over(&sentence(&progress));
            shown = true;
        }
    }
    if shown {
        write_over("");
    }
}

fn write_over(text: &str) {
    // To the beginning of the line, and blank to its end. A terminal that is gone needs no progress.
    let _ = write!(std::io::stderr().lock(), "\r\x1b[K{text}");
    let _ = std::io::stderr().flush();
}

fn sentence(progress: &Progress) -> String {
    let what = match progress.work {
        Work::Reading => "Reading the file",
        Work::BringingIn => "Bringing in",
        Work::PreparingSearch => "Preparing search",
        Work::AddingAttachments => "Adding photos",
        Work::ChangingMany => "Changing many",
        Work::Undoing => "Undoing",
        Work::LookingThrough => "Looking through what would leave",
        Work::Releasing => "Writing",
        Work::BackingUp => "Backing up",
        Work::Checking => "Checking",
        Work::Merging => "Merging",
        Work::CopyingPack => "Copying the pack, in megabytes",
        Work::CollectingNames => "Collecting the names in the pack",
        Work::Placing => "Looking up postcodes",
    };
    let far = match (progress.done, progress.of) {
        (0, None) => String::new(),
        (done, None) => format!(", {done}"),
        (done, Some(of)) => format!(", {done} of {of}"),
    };
    let stop = match progress.can_stop {
        true => " (Ctrl-C stops it)",
        false => "",
    };
    format!("{what}{far}{stop}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_a_sentence() {
        let check = |work, done, of, can_stop, expect: &str| {
            let progress = Progress {
                work,
                done,
                of,
                can_stop,
            };
            assert_eq!(sentence(&progress), expect);
        };
        check(
            Work::BringingIn,
            20,
            Some(608),
            true,
            "Bringing in, 20 of 608 (Ctrl-C stops it)",
        );
        check(Work::PreparingSearch, 0, None, false, "Preparing search");
        check(Work::Checking, 7, None, false, "Checking, 7");
    }

    #[test]
    fn watching_ends_with_the_work() {
        let catalogue = Catalogue::in_memory("Here").unwrap();
        assert_eq!(working(&catalogue, || 7), 7);
    }
}

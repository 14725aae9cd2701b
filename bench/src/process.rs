//! Whole programs, measured from outside: how long they run, what they take of the processors and of memory.

use crate::{ROUNDS, percentile};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use wait4::Wait4;

/// What one run of a program took.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Took {
    pub seconds: f64,
    /// Seconds of the processors, for the program itself and for the system on its behalf.
    pub cpu: f64,
    /// MB of memory at most.
    pub peak: f64,
}

/// Runs a program to its end. Panics with what it said when it fails.
///
/// Linux counts the memory of whoever starts a program as its first: whoever measures memory keeps small itself.
pub fn run(command: &mut Command) -> Took {
    let begun = Instant::now();
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let mut child =
        child.unwrap_or_else(|error| panic!("{}: {error}", command.get_program().display()));
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        // What cannot be read as text is not needed either.
        let _ = stderr.read_to_string(&mut said);
    }
    let ended = child.wait4().expect("a program that was started ends");
    let seconds = begun.elapsed().as_secs_f64();
    assert!(
        ended.status.success(),
        "{} failed: {said}",
        command.get_program().display()
    );
    let cpu = ended.rusage.utime + ended.rusage.stime;
    Took {
        seconds,
        cpu: cpu.as_secs_f64(),
        peak: ended.rusage.maxrss as f64 / 1e6,
    }
}

/// Writes the bytes of a file to a new one and waits for the disk: what anything that writes as much takes at least.
/// The new file is gone afterwards.
pub fn written_and_synced(from: &Path, to: &Path) -> Took {
    let begun = Instant::now();
    let copied = || -> io::Result<()> {
        let (mut source, mut copy) = (File::open(from)?, File::create(to)?);
        let mut buffer = vec![0; 1 << 20];
        loop {
            match source.read(&mut buffer)? {
                0 => return copy.sync_all(),
                count => copy.write_all(&buffer[..count])?,
            }
        }
    };
    copied().expect("there is room for a copy");
    let seconds = begun.elapsed().as_secs_f64();
    std::fs::remove_file(to).expect("what was made can be removed");
    Took {
        seconds,
        cpu: 0.0,
        peak: 0.0,
    }
}

/// The runs of one contestant.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub runs: Vec<Took>,
}

impl Found {
    /// The median.
    pub fn seconds(&self) -> f64 {
        self.median(|took| took.seconds)
    }

    /// The median of the seconds of the processors.
    pub fn cpu(&self) -> f64 {
        self.median(|took| took.cpu)
    }

    /// The most memory that any of the runs took, in MB.
    pub fn peak(&self) -> f64 {
        self.runs.iter().map(|took| took.peak).fold(0.0, f64::max)
    }

    /// The least and the most seconds.
    pub fn spread(&self) -> [f64; 2] {
        let seconds = || self.runs.iter().map(|took| took.seconds);
        [
            seconds().fold(f64::INFINITY, f64::min),
            seconds().fold(0.0, f64::max),
        ]
    }

    /// What another program took, for whoever reads the row of ours.
    pub fn in_words(&self, name: &str) -> String {
        let [least, most] = self.spread();
        format!(
            "{name} takes {:.2} s ({least:.2} to {most:.2}), {:.2} s of CPU and {:.0} MB",
            self.seconds(),
            self.cpu(),
            self.peak()
        )
    }

    fn median(&self, of: fn(&Took) -> f64) -> f64 {
        percentile(self.runs.iter().map(of).collect(), 0.5)
    }
}

/// How often whole programs are run: [`ROUNDS`] times, or as often as `HEREABOUTS_BENCH_ROUNDS` says.
pub fn rounds() -> usize {
    let wanted = std::env::var("HEREABOUTS_BENCH_ROUNDS");
    let wanted = wanted.ok().and_then(|rounds| rounds.parse().ok());
    wanted.unwrap_or(ROUNDS).max(1)
}

/// Each once in a round, taking turns.
pub fn taking_turns(rounds: usize, contestants: &mut [&mut dyn FnMut() -> Took]) -> Vec<Found> {
    let mut found = vec![Found::default(); contestants.len()];
    for _ in 0..rounds {
        for (contestant, found) in contestants.iter_mut().zip(&mut found) {
            found.runs.push(contestant());
        }
    }
    found
}

/// The program in a terminal, as it was built beside the one that measures.
pub fn hereabouts() -> PathBuf {
    let this = std::env::current_exe().expect("a program knows where it lies");
    this.with_file_name(format!("hereabouts{}", std::env::consts::EXE_SUFFIX))
}

/// A Python that has the packages of `bench/peers/requirements.txt`, where it was set up.
pub fn python() -> Option<PathBuf> {
    let python = PathBuf::from(std::env::var_os("HEREABOUTS_BENCH_PYTHON")?);
    python.exists().then_some(python)
}

/// Where the data of one size is kept, so that all programs that measure it make it once.
pub fn folder(size: usize) -> PathBuf {
    let target = hereabouts()
        .parent()
        .and_then(Path::parent)
        .expect("what cargo builds lies in its target folder")
        .join("bench")
        .join(size.to_string());
    std::fs::create_dir_all(&target).expect("a folder can be made");
    target
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_works_takes_processor_and_memory() {
        let work = "x = [i for i in range(300000)]; print(sum(x))";
        let took = run(Command::new("python3").args(["-c", work]));
        assert!(took.seconds > 0.0 && took.cpu > 0.0, "{took:?}");
        assert!((4.0..4_000.0).contains(&took.peak), "{took:?}");
    }

    #[test]
    #[should_panic(expected = "no such thing")]
    fn one_that_fails_says_why() {
        run(Command::new("sh").args(["-c", "echo no such thing >&2; exit 3"]));
    }

    #[test]
    fn turns_are_taken_and_the_median_counts() {
        let order = std::cell::RefCell::new(Vec::new());
        let took = |seconds| Took {
            seconds,
            cpu: 1.0,
            peak: seconds * 10.0,
        };
        let mut times = [5.0, 1.0, 3.0].into_iter();
        let mut one = || {
            order.borrow_mut().push(1);
            took(times.next().unwrap())
        };
        let mut other = || {
            order.borrow_mut().push(2);
            took(2.0)
        };
        let found = taking_turns(3, &mut [&mut one, &mut other]);
        assert_eq!(*order.borrow(), [1, 2, 1, 2, 1, 2]);
        assert_eq!((found[0].seconds(), found[1].seconds()), (3.0, 2.0));
        assert_eq!((found[0].spread(), found[0].peak()), ([1.0, 5.0], 50.0));
    }
}

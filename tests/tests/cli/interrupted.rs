//! Stop, two programs at one file, and a disk that is full.

use crate::{FILE, number, sample};
use hereabouts_e2e::{Cli, program};
use std::fmt::Write;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Ctrl-C at any moment of an import leaves the catalogue as it was.
#[test]
#[cfg(unix)]
fn an_import_that_is_stopped_changes_nothing() {
    let cli = sample();
    let mut rows = String::from("id,name,latitude,longitude,summary\n");
    for n in 0..40_000 {
        let lat = 53.0 + f64::from(n) / 100_000.0;
        writeln!(rows, "{n},Bench {n},{lat},-2.1,A seat by the path").expect("texts take text");
    }
    fs::write(cli.path("benches.csv"), rows).expect("it can be written");
    let before = cli.json(&["info", FILE, "--json"]);
    let mut stopped = 0;
    for wait in [200, 900, 2_000] {
        let child = Command::new(program("hereabouts"))
            .args(["import", FILE, "benches.csv", "--kind", "place"])
            .current_dir(cli.folder())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_millis(wait));
        let asked = Instant::now();
        let told = Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status();
        assert!(told.is_ok_and(|status| status.success()));
        let ended = child.wait_with_output().expect("it ends");
        let says = String::from_utf8_lossy(&ended.stderr).into_owned();
        if ended.status.code() == Some(0) {
            // Done before it was asked; there is nothing to see.
            cli.ok(&["undo", FILE]);
            continue;
        }
        stopped += 1;
        assert_eq!(ended.status.code(), Some(1), "{says}");
        assert!(says.to_lowercase().contains("stopped"), "{says}");
        assert!(
            asked.elapsed() < Duration::from_secs(10),
            "Stop took {:?}",
            asked.elapsed()
        );
        let after = cli.json(&["info", FILE, "--json"]);
        assert_eq!(after["content_hash"], before["content_hash"]);
        assert_eq!(after["assets"], before["assets"]);
        cli.ok(&["check", FILE]);
    }
    assert!(stopped > 0, "no import was caught while it ran");
}

#[test]
fn two_programs_share_a_file() {
    let cli = Cli::new();
    cli.ok(&["new", FILE]);
    let (writers, each) = (3, 8);
    std::thread::scope(|scope| {
        for writer in 0..writers {
            let cli = &cli;
            scope.spawn(move || {
                for n in 0..each {
                    let asset =
                        format!(r#"{{"kind":"place","name":"Bench {writer} {n}","fields":{{}}}}"#);
                    cli.ok(&["call", FILE, "create_asset", &asset]);
                }
            });
        }
    });
    let info = cli.json(&["info", FILE, "--json"]);
    assert_eq!(number(&info, "assets"), writers * each);
    cli.ok(&["check", FILE]);
}

/// Where the system has a disk that is always full.
#[test]
fn a_full_disk_is_said_and_nothing_is_lost() {
    let full = std::path::Path::new("/dev/full");
    if !full.exists() {
        eprintln!("not there: /dev/full");
        return;
    }
    let cli = sample();
    let ran = cli.run(&["tile", FILE, "10/506/331", "/dev/full"]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.stderr.contains("/dev/full"), "{ran:?}");
    let to = fs::File::options()
        .write(true)
        .open(full)
        .expect("it opens");
    let ended = Command::new(program("hereabouts"))
        .args(["list", FILE])
        .current_dir(cli.folder())
        .stdout(to)
        .stderr(Stdio::piped())
        .output()
        .expect("it ends");
    assert_eq!(ended.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("could not be written"));
    cli.ok(&["check", FILE]);
}

/// A reader that stops reading, as `head` does, is no failure.
#[test]
#[cfg(unix)]
fn a_reader_may_stop_reading() {
    let cli = sample();
    let ended = Command::new("sh")
        // By the time the program writes, nobody has been reading for a second.
        .args(["-c", "{ sleep 1; \"$0\" list \"$1\"; echo $? >&2; } | true"])
        .arg(program("hereabouts"))
        .arg(FILE)
        .current_dir(cli.folder())
        .output()
        .expect("there is a shell");
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "0\n");
}

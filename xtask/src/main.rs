//! `cargo xtask`: sets everything up, then runs, checks or measures the program.
//!
//! Set-up (packages of the system, the page's packages, the bundled world, the notices) is part of
//! both commands and does nothing the second time. Nothing here is part of the program.

mod bench;
mod licence;
mod notices;
mod run;
mod setup;
mod steps;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run [--screenshot PNG] [FILE]   Sets up, builds and opens the window on FILE, or on the sample
                                  neighbourhood. Without a display it opens on a virtual one and
                                  saves a picture. --screenshot saves a picture there and ends.
  test [--long]                   Sets up and runs every check. --long plays a hundred times as
                                  many random histories of laptops that exchange, which takes
                                  many hours.
  bench [NAME] [--size N] [--grow] [--keep]
                                  Measures the program as it is given out, beside what it is
                                  compared with: import, export, keeping, asking, release,
                                  encryption, network, window, meeting, merge. N assets in the
                                  place of the usual number. --grow measures fewer as well, and
                                  how the time grows with them. --keep writes docs/speed.md.
  bench pieces                    Measures small functions, each by itself.
  notices                         Makes the list of everything the program is built from.
  fmt                             Formats the Rust code.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["run", ref rest @ ..] => run::Wish::read(rest).and_then(|wish| run::run(&wish)),
        ["test"] => test::test(test::Histories::Usual),
        ["test", "--long"] => test::test(test::Histories::Many),
        ["bench", ref rest @ ..] => bench::Wish::read(rest).and_then(|wish| bench::bench(&wish)),
        ["notices"] => setup::page_packages().and_then(|()| notices::make()),
        ["fmt"] => steps::cargo(&["fmt", "--all"]).step("format"),
        ["--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}

//! What leaves this laptop, counted at a server that stands in for the services: nothing while it is turned off,
//! what was agreed while it is on, and everything on the list.

mod impostor;
mod server;

use hereabouts_online::{At, Error, FoundKind, Online, Outcome, Settings, Source, What};
use server::{Answer, Request, Server};
use std::io::Cursor;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const AGENT: &str = "Hereabouts/0.0.0 (test)";

struct Laptop {
    online: Online,
    folder: TempDir,
}

impl Laptop {
    fn new() -> Laptop {
        let folder = tempfile::tempdir().expect("a folder can be made");
        Laptop {
            online: Online::at(folder.path(), AGENT),
            folder,
        }
    }

    /// Both are asked of the server, and are on or off.
    fn set(&self, server: &Server, tiles: bool, search: bool) {
        let source = |path: &str| Source {
            template: format!("{}{path}", server.address()),
            attribution: "© Somebody".into(),
        };
        let settings = Settings {
            tiles,
            search,
            tile_source: source("/{z}/{x}/{y}.png"),
            search_source: source("/search?format=jsonv2&q={text}"),
        };
        self.online.set(settings).expect("they are good");
    }

    fn tile(&self, x: u32) -> Result<Vec<u8>, Error> {
        self.online.tile(At { z: 9, x, y: 7 })
    }
}

fn png(side: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::RgbImage::new(side, side);
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a picture can be written");
    bytes.into_inner()
}

fn picture() -> Answer {
    Answer::ok("image/png", png(64))
}

const PLACES: &str = r#"[{"lat":"53.4721","lon":"-2.0233","category":"highway","type":"residential","name":"Mill Lane","display_name":"Mill Lane, Aldermoor"}]"#;

fn service(request: &Request) -> Answer {
    match request.path.starts_with("/search") {
        true => Answer::ok("application/json", PLACES),
        false => picture(),
    }
}

#[test]
fn nothing_is_asked_while_it_is_off_and_nothing_more_once_it_is_off_again() {
    let server = Server::start(service);
    let laptop = Laptop::new();
    let ask = || {
        for x in 0..4 {
            drop(laptop.tile(x));
        }
        drop(laptop.online.search("Mill Lane"));
    };
    assert!(matches!(laptop.tile(0), Err(Error::TilesOff)));
    assert!(matches!(
        laptop.online.search("Mill Lane"),
        Err(Error::SearchOff)
    ));
    laptop.set(&server, false, false);
    ask();
    assert_eq!(server.asked().len(), 0, "off");
    assert_eq!(laptop.online.asked(9).unwrap().total, 0, "nothing, ever");

    laptop.set(&server, true, false);
    ask();
    let asked = server.asked();
    assert_eq!(asked.len(), 4, "the map is on, search is not");
    assert!(asked.iter().all(|one| one.path.ends_with(".png")));

    laptop.set(&server, false, true);
    ask();
    assert_eq!(server.asked().len(), 5, "search is on, the map is not");
    assert_eq!(
        server.asked()[4].path,
        "/search?format=jsonv2&q=Mill%20Lane"
    );

    laptop.set(&server, false, false);
    ask();
    assert_eq!(server.asked().len(), 5, "off again");
    assert_eq!(laptop.online.asked(9).unwrap().total, 5);

    laptop.set(&server, true, true);
    let again = Online::at(laptop.folder.path(), AGENT);
    assert!(again.settings().tiles, "the laptop remembers");
}

#[test]
fn every_request_says_who_asks_and_nothing_else_and_stands_on_the_list() {
    let server = Server::start(service);
    let laptop = Laptop::new();
    laptop.set(&server, true, true);
    let tile = laptop.tile(3).unwrap();
    let (source, found) = laptop.online.search(" Café & \"Weir\"? ").unwrap();
    assert_eq!(source.attribution, "© Somebody");
    assert_eq!(found[0].kind, FoundKind::Street);
    let asked = server.asked();
    assert_eq!(asked[0].path, "/9/3/7.png");
    assert_eq!(
        asked[1].path,
        "/search?format=jsonv2&q=Caf%C3%A9%20%26%20%22Weir%22%3F"
    );
    for request in &asked {
        assert_eq!(request.header("user-agent"), AGENT);
        let names: Vec<&str> = request.headers.iter().map(|(name, _)| &**name).collect();
        let known = ["host", "user-agent", "accept"];
        assert!(
            names.iter().all(|name| known.contains(name)),
            "{names:?} tells more than it need"
        );
    }
    let list = laptop.online.asked(9).unwrap();
    assert_eq!(list.entries[1].what, What::Tile(9, 3, 7));
    assert_eq!(list.entries[1].bytes, tile.len() as u64);
    assert_eq!(
        list.entries[0].what,
        What::Search("Café & \"Weir\"?".into())
    );
    let of_this_laptop = |whom: &str| whom == "127.0.0.1";
    assert!(list.entries.iter().all(|one| of_this_laptop(&one.whom)));
    assert!(list.entries.iter().all(|one| one.outcome == Outcome::Came));
}

#[test]
fn what_its_server_lets_us_keep_is_not_asked_for_again() {
    let server = Server::start(|request| match request.path.as_str() {
        "/9/1/7.png" => picture().with("Cache-Control", "max-age=3600"),
        "/9/2/7.png" if request.header("if-none-match") == "\"a\"" => Answer {
            status: 304,
            headers: vec![
                ("ETag", "\"a\"".into()),
                ("Cache-Control", "max-age=0".into()),
            ],
            body: Vec::new(),
        },
        "/9/2/7.png" => picture()
            .with("ETag", "\"a\"")
            .with("Cache-Control", "max-age=0"),
        _ => picture().with("Cache-Control", "no-store"),
    });
    let laptop = Laptop::new();
    laptop.set(&server, true, false);
    let count = |x: u32| {
        let path = format!("/9/{x}/7.png");
        server.asked().iter().filter(|one| one.path == path).count()
    };
    for x in [1, 1, 1, 2, 2] {
        assert_eq!(laptop.tile(x).unwrap(), png(64));
    }
    let kept = laptop.online.kept_bytes();
    assert!(kept > 0);
    for x in [3, 3] {
        assert_eq!(laptop.tile(x).unwrap(), png(64));
    }
    assert_eq!(laptop.online.kept_bytes(), kept, "it must not be kept");
    assert_eq!(count(1), 1, "it is fresh for an hour");
    assert_eq!(count(2), 2, "each time it is asked whether it changed");
    assert_eq!(count(3), 2, "each time it is asked for");
    let entries = laptop.online.asked(9).unwrap().entries;
    let unchanged = |outcome: &Outcome| *outcome == Outcome::Unchanged;
    assert_eq!(
        entries.iter().filter(|one| unchanged(&one.outcome)).count(),
        1
    );

    // What is kept is no way round the switch.
    laptop.set(&server, false, false);
    assert!(matches!(laptop.tile(1), Err(Error::TilesOff)));
    laptop.set(&server, true, false);
    laptop.online.clear_kept().unwrap();
    assert_eq!(laptop.online.kept_bytes(), 0);
    laptop.tile(1).unwrap();
    assert_eq!(count(1), 2, "cleared is cleared");
}

#[test]
fn two_tiles_at_a_time_and_one_search_a_second() {
    let server = Server::start(|request| {
        std::thread::sleep(Duration::from_millis(40));
        service(request)
    });
    let laptop = Laptop::new();
    laptop.set(&server, true, true);
    std::thread::scope(|scope| {
        for x in 0..12 {
            let laptop = &laptop;
            scope.spawn(move || laptop.tile(x).unwrap());
        }
    });
    assert_eq!(server.asked().len(), 12);
    assert_eq!(server.most_at_once(), 2);
    let started = Instant::now();
    for text in ["a", "b", "b", "c"] {
        laptop.online.search(text).unwrap();
    }
    assert!(started.elapsed() >= Duration::from_secs(2));
    assert_eq!(server.asked().len(), 15, "asked twice, it is sent once");
}

#[test]
fn turned_off_while_tiles_wait_for_their_turn_they_never_leave() {
    let server = Server::start(|request| {
        std::thread::sleep(Duration::from_millis(300));
        service(request)
    });
    let laptop = Laptop::new();
    laptop.set(&server, true, false);
    std::thread::scope(|scope| {
        for x in 0..8 {
            let laptop = &laptop;
            scope.spawn(move || assert!(matches!(laptop.tile(x), Err(Error::TilesOff))));
        }
        while server.asked().is_empty() {
            std::thread::yield_now();
        }
        laptop.set(&server, false, false);
    });
    assert!(server.asked().len() <= 2, "{}", server.asked().len());
}

#[test]
fn a_bad_answer_is_a_sentence_and_no_more_is_taken_than_was_agreed() {
    let elsewhere = Server::start(service);
    let to = format!("{}/1.png", elsewhere.address());
    let server = Server::start(move |request| match request.path.as_str() {
        "/9/0/7.png" => Answer {
            status: 302,
            headers: vec![("Location", to.clone())],
            body: Vec::new(),
        },
        "/9/1/7.png" => Answer::ok("image/png", vec![0; 2_000_001]),
        "/9/2/7.png" => Answer::ok("image/png", "<html>Sign in to the wifi first</html>"),
        "/9/3/7.png" => Answer {
            status: 429,
            headers: Vec::new(),
            body: Vec::new(),
        },
        "/9/4/7.png" => {
            let whole = png(64);
            Answer::ok("image/png", &whole[..whole.len() / 2])
        }
        path if path.ends_with("=large") => Answer::ok("application/json", vec![b' '; 1_000_001]),
        _ => Answer::ok("text/html", "<html>Sign in to the wifi first</html>"),
    });
    let laptop = Laptop::new();
    laptop.set(&server, true, true);
    assert!(matches!(laptop.tile(0), Err(Error::SentOn(..))));
    assert!(matches!(laptop.tile(1), Err(Error::TooMuch(_))));
    assert!(matches!(laptop.tile(2), Err(Error::NoPicture(_))));
    assert!(matches!(laptop.tile(3), Err(Error::Refused(_, 429))));
    assert!(matches!(laptop.tile(4), Err(Error::NoPicture(_))));
    let search = |text: &str| laptop.online.search(text);
    assert!(matches!(search("large"), Err(Error::TooMuch(_))));
    assert!(matches!(search("wifi"), Err(Error::NoPlaces(_))));
    assert!(matches!(search("  "), Err(Error::NothingToAsk)));
    assert_eq!(elsewhere.asked().len(), 0, "nobody else was asked");
    assert_eq!(server.asked().len(), 7);
    let entries = laptop.online.asked(9).unwrap().entries;
    let failed =
        |outcome: &Outcome| matches!(outcome, Outcome::Failed(why) if why.contains("127.0.0.1"));
    assert_eq!(entries.iter().filter(|one| failed(&one.outcome)).count(), 4);
    assert_eq!(laptop.online.kept_bytes(), 0, "nothing of it is kept");
}

#[test]
fn without_a_way_there_it_says_so_and_old_tiles_help_out() {
    let laptop = Laptop::new();
    let server = Server::start(|_| {
        picture()
            .with("Cache-Control", "max-age=0")
            .with("ETag", "1")
    });
    laptop.set(&server, true, true);
    laptop.tile(1).unwrap();
    drop(server);
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(laptop.tile(1).unwrap(), png(64));
    let nobody = laptop.tile(2).unwrap_err();
    assert!(nobody.is_for_now(), "{nobody}");
    let nobody = laptop.online.search("Mill Lane").unwrap_err();
    assert!(nobody.to_string().starts_with("127.0.0.1 did not answer"));
}

/// A certificate that nobody vouches for: the request itself never leaves.
#[test]
fn a_server_that_cannot_prove_who_it_is_is_told_nothing() {
    let impostor = impostor::Impostor::start();
    let laptop = Laptop::new();
    let settings = Settings {
        tiles: true,
        tile_source: Source {
            template: format!("{}/{{z}}/{{x}}/{{y}}.png", impostor.address()),
            attribution: "© Somebody".into(),
        },
        ..Settings::default()
    };
    laptop.online.set(settings).unwrap();
    let refused = laptop.tile(3).unwrap_err();
    assert!(matches!(refused, Error::NotSafe(_)), "{refused}");
    assert_eq!(impostor.heard(), 0, "it heard the request");
    let entries = laptop.online.asked(9).unwrap().entries;
    assert!(matches!(entries[0].outcome, Outcome::Failed(_)));
}

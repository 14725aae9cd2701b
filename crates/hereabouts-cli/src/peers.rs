//! `peers`: the other laptops.

use crate::opening::open;
use crate::{Done, Trouble, say};
use clap::Args;
use hereabouts_core::exchange::Peer;
use std::path::PathBuf;

/// Lists the laptops that something was taken in from
#[derive(Args)]
#[command(after_help = "\
Fields of --json: a list of id, person, laptop, heard_at (something of it was taken in) and sent_at (something was last
saved for it). `hereabouts changes --for` takes any of the first three.")]
pub struct Peers {
    /// The catalogue
    file: PathBuf,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Peers {
    pub fn run(self) -> Done {
        let peers = open(&self.file)?.list_peers()?;
        match (self.json, &peers[..]) {
            (true, _) => say::json(&peers),
            (false, []) => say::line("Nothing was taken in from another laptop yet."),
            (false, peers) => peers.iter().try_for_each(|peer| say::line(&in_words(peer))),
        }
    }
}

fn in_words(peer: &Peer) -> String {
    let at = |word: &str, at: &Option<String>| {
        let at = at.as_deref().unwrap_or("never");
        format!("{word} {}", say::plain(at))
    };
    format!(
        "{}  {}, {}, {}",
        say::plain(&peer.id),
        who(peer.person.as_deref(), peer.laptop.as_deref()),
        at("heard of", &peer.heard_at),
        at("written for", &peer.sent_at)
    )
}

/// "Maryam on KITCHEN".
pub fn who(person: Option<&str>, laptop: Option<&str>) -> String {
    match (person, laptop) {
        (Some(person), Some(laptop)) => {
            format!("{} on {}", say::cut(person, 60), say::cut(laptop, 60))
        }
        (Some(one), None) | (None, Some(one)) => say::cut(one, 60),
        (None, None) => "somebody".into(),
    }
}

/// The id of the one that is called so: by its id, or else by the person or the laptop.
pub fn find(peers: &[Peer], called: &str) -> Result<String, Trouble> {
    if let Some(peer) = peers.iter().find(|peer| peer.id == called) {
        return Ok(peer.id.clone());
    }
    let wanted = called.to_lowercase();
    let is_called = |peer: &&Peer| {
        let mut names = [&peer.person, &peer.laptop].into_iter().flatten();
        names.any(|name| name.to_lowercase() == wanted)
    };
    let found: Vec<&Peer> = peers.iter().filter(is_called).collect();
    let called = say::cut(called, 60);
    match found[..] {
        [peer] => Ok(peer.id.clone()),
        [] => Err(Trouble::Act(format!(
            "Nothing came from “{called}” yet. `hereabouts peers` lists from whom something did; leave --for out to save for all."
        ))),
        _ => Err(Trouble::Act(format!(
            "Several are called “{called}”. Say which one by its id, as `hereabouts peers` lists it."
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(id: &str, person: Option<&str>, laptop: Option<&str>) -> Peer {
        Peer {
            id: id.into(),
            person: person.map(str::to_owned),
            laptop: laptop.map(str::to_owned),
            heard_at: Some("2026-05-03T10:00:00Z".into()),
            sent_at: None,
        }
    }

    #[test]
    fn one_is_found_by_id_person_or_laptop() {
        let peers = [
            peer("3f2a", Some("Maryam"), Some("KITCHEN")),
            peer("77d0", Some("Joe"), Some("HALL")),
            peer("91c4", Some("Łukasz"), Some("Hall")),
            peer("joe", None, None),
        ];
        let check = |called: &str, expect: Result<&str, &str>| match (find(&peers, called), expect)
        {
            (Ok(id), expect) => assert_eq!(Ok(id.as_str()), expect, "{called}"),
            (Err(Trouble::Act(said) | Trouble::Usage(said)), Err(part)) => {
                assert!(said.contains(part), "{called}: {said}");
            }
            (Err(_), Ok(_)) => panic!("{called} is not found"),
        };
        check("77d0", Ok("77d0"));
        check("maryam", Ok("3f2a"));
        check("KITCHEN", Ok("3f2a"));
        check("łukasz", Ok("91c4"));
        // An id comes first.
        check("joe", Ok("joe"));
        check("Joe", Ok("77d0"));
        check("hall", Err("Several"));
        check("Amina", Err("Nothing came"));
        check("", Err("Nothing came"));
    }

    #[test]
    fn a_line_says_who_and_when() {
        let check = |person, laptop, expect: &str| {
            assert_eq!(in_words(&peer("3f2a", person, laptop)), expect);
        };
        check(
            Some("Maryam"),
            Some("KITCHEN"),
            "3f2a  Maryam on KITCHEN, heard of 2026-05-03T10:00:00Z, written for never",
        );
        check(
            None,
            None,
            "3f2a  somebody, heard of 2026-05-03T10:00:00Z, written for never",
        );
    }
}

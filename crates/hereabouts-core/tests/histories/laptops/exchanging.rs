//! How laptops give each other files: while they work, and at the end until nobody lacks anything.

use super::{Laptops, worker};
use hereabouts_core::audience::Audience;
use hereabouts_core::exchange::Merged;

/// After so many times that everybody gave everybody what they lacked, nobody may have anything left to say.
const ROUNDS: u32 = 8;

impl Laptops {
    /// Every laptop and every other.
    fn pairs(&self) -> Vec<[usize; 2]> {
        let all = 0..self.laptops.len();
        let pairs = all
            .clone()
            .flat_map(|at| all.clone().map(move |to| [at, to]));
        pairs.filter(|[at, to]| at != to).collect()
    }

    fn at(&self, name: &str) -> String {
        let path = self
            .folder
            .path()
            .join(format!("{name}.hereabouts-changes"));
        path.display().to_string()
    }

    /// Everybody hears of everybody while there is next to nothing to tell: from then on a file can hold what the
    /// other lacks alone.
    pub(super) fn meet(&mut self) {
        for [at, to] in self.pairs() {
            let path = self.at("greeting");
            let saved = self.laptops[at].save_changes(path.clone(), None, None);
            saved.expect("written");
            self.takes(to, path);
        }
    }

    /// Writes what others lack; what they are known to hold is left out, or not.
    pub(super) fn give(&mut self, at: usize) -> String {
        let mut peers = self.laptops[at].list_peers().expect("readable");
        let peer = match peers.is_empty() || self.dice.below(4) == 0 {
            true => None,
            false => Some(peers.swap_remove(self.dice.below(peers.len() as u64) as usize)),
        };
        self.save(at, peer.map(|peer| peer.id))
    }

    fn save(&mut self, at: usize, peer: Option<String>) -> String {
        let path = self.at(&self.files.len().to_string());
        let saved = self.laptops[at].save_changes(path.clone(), peer, None);
        saved.expect("written");
        self.files.push(path.clone());
        path
    }

    pub(super) fn takes(&mut self, to: usize, path: String) -> Merged {
        let merged = self.laptops[to].run_merge(path, None).expect("merged");
        self.written.look(to, &self.laptops[to]);
        merged.value
    }

    /// All that one has is taken in by another.
    pub(super) fn hand(&mut self, at: usize, to: usize) -> Merged {
        let path = self.save(at, None);
        self.takes(to, path)
    }

    /// Everybody takes in again what was set aside.
    pub(super) fn bring_back(&mut self) {
        for laptop in &self.laptops {
            let aside = laptop.read(|db| {
                let mut statement =
                    db.prepare("SELECT op FROM merging WHERE aside = 1 ORDER BY n")?;
                let steps = statement.query_map([], |row| row.get(0))?;
                Ok(steps.collect::<Result<Vec<String>, _>>()?)
            });
            for step in aside.expect("readable") {
                laptop.bring_back(step).expect("it was set aside");
            }
        }
    }

    /// Everybody takes in all that the others have.
    pub(super) fn exchange_whole(&mut self) {
        for _ in 0..2 {
            for [at, to] in self.pairs() {
                let whole = self.laptops[at].changes_for(&Audience::Team);
                let whole = whole.expect("readable");
                self.laptops[to].merge(&whole).expect("merged");
            }
        }
    }

    /// Everybody gives everybody what that one lacks, and nothing else, until nobody lacks anything.
    pub(super) fn exchange_files(&mut self, seed: u64) {
        for _ in 0..ROUNDS {
            let mut is_all_said = true;
            for [at, to] in self.pairs() {
                let path = self.at("last");
                let peers = self.laptops[at].list_peers().expect("readable");
                let mut peers = peers.into_iter();
                let peer = peers.find(|peer| peer.person.as_ref() == Some(&worker(to)));
                let peer = peer.expect("they have met").id;
                let saved = self.laptops[at].save_changes(path.clone(), Some(peer), None);
                let saved = saved.expect("written").value;
                assert!(!saved.everything, "seed {seed}: {at} knows what {to} has");
                let merged = self.takes(to, path);
                assert!(!merged.incomplete, "seed {seed}: {to} has what it said");
                is_all_said &=
                    saved.changes == 0 && merged.nothing_new && merged.same_as_theirs == Some(true);
            }
            if is_all_said {
                return;
            }
        }
        panic!("seed {seed}: after {ROUNDS} rounds somebody still lacks something");
    }
}

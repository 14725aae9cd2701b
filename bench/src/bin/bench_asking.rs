//! `bench_asking SIZE` measures what people ask of a catalogue and wait for, as the window asks for it: tiles at any
//! zoom, of all and of what a filter finds, beside loading the npm package `supercluster`; search as one types, in four
//! scripts, beside FTS5's own ranking; counts for a query; pages of the list under any sort; cards. Prints a JSON list
//! of rows.
//!
//! The catalogue is opened once in each round, so that it remembers nothing of the round before.

use hereabouts_bench::asking::counted::Counted;
use hereabouts_bench::asking::halves::{halves, middle};
use hereabouts_bench::asking::listed::Listed;
use hereabouts_bench::asking::tiles::Tiles;
use hereabouts_bench::asking::typed::Searches;
use hereabouts_bench::asking::words::Words;
use hereabouts_bench::{borough, process, size};
use serde_json::Value;

fn main() {
    let size = size();
    let file = borough::catalogue(size);
    eprintln!("what is in it, and the same for the peers");
    let words = Words::read(&file, size);
    let mut searches = Searches::new(&file, size);
    let mut tiles = Tiles::new(size);
    let mut counted = Counted::new(size);
    let mut listed = Listed::new(size);
    let halves = halves(&file, size, &words);
    let middle = middle(size);
    let rounds = process::rounds();
    for round in 0..rounds {
        eprintln!("round {} of {rounds}: tiles", round + 1);
        let town = tiles.round(round, &file, &halves);
        eprintln!("search");
        searches.round(&town, words.typed(round));
        eprintln!("counts");
        counted.round(&town, round, &words, &halves, middle);
        eprintln!("the list and cards");
        listed.round(&town, round, &words, &halves);
    }
    let rows = [tiles.rows(), searches.rows(), counted.rows(), listed.rows()];
    println!("{}", Value::from(rows.concat()));
}

//! What repeats, and the number it has from the first time on.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

#[derive(Default)]
pub struct Known<T> {
    numbers: HashMap<T, u64>,
    /// In the order of their numbers.
    pub all: Vec<T>,
}

impl<T: Eq + Hash> Known<T> {
    pub fn number_of<Q>(&mut self, thing: &Q) -> u64
    where
        T: Borrow<Q>,
        Q: ToOwned<Owned = T> + Eq + Hash + ?Sized,
    {
        if let Some(&number) = self.numbers.get(thing) {
            return number;
        }
        let number = self.all.len() as u64;
        self.numbers.insert(thing.to_owned(), number);
        self.all.push(thing.to_owned());
        number
    }
}

//! Which assets have something in common: a tag, an area, an answer.

use crate::search::found::Bits;
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

/// So few assets are looked up where they are, instead of going through all.
const FEW: usize = 8;

/// What assets have in common → the numbers of those that have it, rising. Nothing is there that no asset has.
#[derive(Debug, Default)]
pub struct Postings<K>(BTreeMap<K, Vec<u32>>);

impl<K: Ord> Postings<K> {
    /// Enters an asset, once.
    pub fn add<Q>(&mut self, key: &Q, n: u32)
    where
        K: Borrow<Q>,
        Q: Ord + ToOwned<Owned = K> + ?Sized,
    {
        let Some(assets) = self.0.get_mut(key) else {
            self.0.insert(key.to_owned(), vec![n]);
            return;
        };
        // As a rule they come in their order.
        if assets.last().is_none_or(|last| *last < n) {
            assets.push(n);
        } else if let Err(at) = assets.binary_search(&n) {
            assets.insert(at, n);
        }
    }

    /// Takes assets out, whose numbers rise.
    pub fn forget(&mut self, numbers: &[u32]) {
        self.0.retain(|_, assets| {
            if numbers.len() > FEW {
                assets.retain(|n| numbers.binary_search(n).is_err());
            } else {
                for n in numbers {
                    if let Ok(at) = assets.binary_search(n) {
                        assets.remove(at);
                    }
                }
            }
            !assets.is_empty()
        });
    }

    pub fn forget_key(&mut self, key: &K) {
        self.0.remove(key);
    }

    /// The assets that have it.
    pub fn of<Q>(&self, key: &Q) -> &[u32]
    where
        K: Borrow<Q>,
        Q: Ord + ?Sized,
    {
        self.0.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// In the order of what they have.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &[u32])> {
        self.0.iter().map(|(key, assets)| (key, assets.as_slice()))
    }

    /// The assets that have something in one of these and not in the other.
    pub fn differences(&self, other: &Postings<K>) -> BTreeSet<u32> {
        let mut found: BTreeSet<u32> = BTreeSet::new();
        for key in self.0.keys().chain(other.0.keys()) {
            let (ours, theirs) = (self.of(key), other.of(key));
            if ours != theirs {
                let [ours, theirs] = [ours, theirs].map(|all| all.iter().collect::<BTreeSet<_>>());
                found.extend(ours.symmetric_difference(&theirs).copied());
            }
        }
        found
    }
}

/// How many of these assets were found.
pub fn among(assets: &[u32], found: &Bits) -> u64 {
    assets.iter().filter(|n| found.has(**n)).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn assets_stand_where_they_were_put(
            pairs in proptest::collection::vec((0..4u32, 0..40u32), 0..60),
            gone in proptest::collection::btree_set(0..40u32, 0..20),
        ) {
            let mut postings = Postings::<u32>::default();
            let mut plain = BTreeSet::new();
            for (key, n) in pairs {
                postings.add(&key, n);
                plain.insert((key, n));
            }
            let gone: Vec<u32> = gone.into_iter().collect();
            postings.forget(&gone);
            plain.retain(|(_, n)| !gone.contains(n));
            let told = |postings: &Postings<u32>| -> Vec<(u32, u32)> {
                let told = postings.iter();
                told.flat_map(|(key, assets)| assets.iter().map(move |n| (*key, *n))).collect()
            };
            prop_assert_eq!(told(&postings), plain.iter().copied().collect::<Vec<_>>());
            prop_assert!(postings.iter().all(|(_, assets)| !assets.is_empty()));
            let found: Bits = (0..20).collect();
            for key in 0..4 {
                let shown = plain.iter().filter(|(of, n)| *of == key && *n < 20).count();
                prop_assert_eq!(among(postings.of(&key), &found), shown as u64);
            }
            let mut other = Postings::<u32>::default();
            for (key, n) in plain.iter().filter(|(key, _)| *key > 0) {
                other.add(key, *n);
            }
            let without: BTreeSet<u32> = plain.iter().filter(|(key, _)| *key == 0).map(|(_, n)| *n).collect();
            prop_assert_eq!(&postings.differences(&other), &without);
            prop_assert_eq!(&other.differences(&postings), &without);
            postings.forget_key(&0);
            prop_assert!(postings.differences(&other).is_empty());
        }
    }
}

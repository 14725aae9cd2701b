//! What a query found.

/// A set of row numbers (`asset.n`), a bit each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bits(Vec<u64>);

impl Bits {
    pub fn set(&mut self, n: u32) {
        let word = n as usize / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (n % 64);
    }

    pub fn has(&self, n: u32) -> bool {
        let word = self.0.get(n as usize / 64).copied().unwrap_or(0);
        word & (1 << (n % 64)) != 0
    }

    pub fn count(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// In rising order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().enumerate().flat_map(|(i, word)| {
            let bit = move |b: u32| (word & (1 << b) != 0).then_some(i as u32 * 64 + b);
            (0..64).filter_map(bit)
        })
    }

    /// Keeps what is also in `other`.
    pub fn and(&mut self, other: &Bits) {
        self.0.truncate(other.0.len());
        for (word, with) in self.0.iter_mut().zip(&other.0) {
            *word &= with;
        }
    }

    /// Takes out what is in `other`.
    pub fn and_not(&mut self, other: &Bits) {
        for (word, without) in self.0.iter_mut().zip(&other.0) {
            *word &= !without;
        }
    }

    /// Adds what is in `other`.
    pub fn or(&mut self, other: &Bits) {
        if other.0.len() > self.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }
}

impl FromIterator<u32> for Bits {
    fn from_iter<I: IntoIterator<Item = u32>>(rows: I) -> Self {
        let mut bits = Bits::default();
        rows.into_iter().for_each(|n| bits.set(n));
        bits
    }
}

/// The assets that a query finds. Lists, counts and tiles are made from this and nothing else.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// Row numbers, the best match first; none where no words were asked for.
    pub order: Option<Vec<u32>>,
    /// All that is found, also what is only similar.
    pub bits: Bits,
    /// Found only inside words or one letter off.
    pub similar: Bits,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn bits_are_a_set(a: BTreeSet<u8>, b: BTreeSet<u8>) {
            let bits = |set: &BTreeSet<u8>| set.iter().map(|n| u32::from(*n)).collect::<Bits>();
            let check = |change: fn(&mut Bits, &Bits), expect: BTreeSet<u8>| {
                let mut got = bits(&a);
                change(&mut got, &bits(&b));
                assert!(got.iter().eq(expect.iter().map(|n| u32::from(*n))), "{a:?} {b:?}");
                assert_eq!(got.count(), expect.len() as u64);
                assert_eq!(got.is_empty(), expect.is_empty());
                assert!((0..300).all(|n| got.has(n) == u8::try_from(n).is_ok_and(|n| expect.contains(&n))));
            };
            check(Bits::and, &a & &b);
            check(Bits::or, &a | &b);
            check(Bits::and_not, &a - &b);
        }
    }
}

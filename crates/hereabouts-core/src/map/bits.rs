//! A set of assets as a bitmap over `asset.n`: what a query finds, shared by tiles, list and counts.

/// Which assets are in, by `asset.n`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    pub fn set(&mut self, n: u32) {
        let word = n as usize / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (n % 64);
    }

    pub fn has(&self, n: u32) -> bool {
        self.words
            .get(n as usize / 64)
            .is_some_and(|word| word & (1 << (n % 64)) != 0)
    }

    pub fn count(&self) -> u64 {
        self.words.iter().map(|w| u64::from(w.count_ones())).sum()
    }

    /// Keeps what is in `other` too.
    pub fn and(&mut self, other: &Bits) {
        self.words.truncate(other.words.len());
        for (word, theirs) in self.words.iter_mut().zip(&other.words) {
            *word &= theirs;
        }
    }
}

impl FromIterator<u32> for Bits {
    fn from_iter<I: IntoIterator<Item = u32>>(assets: I) -> Bits {
        let mut bits = Bits::default();
        assets.into_iter().for_each(|n| bits.set(n));
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bitmap_is_a_set() {
        let check = |a: &[u32], b: &[u32], both: &[u32]| {
            let mut bits: Bits = a.iter().copied().collect();
            assert_eq!(bits.count(), a.len() as u64);
            bits.and(&b.iter().copied().collect());
            let got: Vec<u32> = (0..300).filter(|n| bits.has(*n)).collect();
            assert_eq!(got, both, "{a:?} and {b:?}");
            assert_eq!(bits.count(), both.len() as u64);
        };
        check(&[], &[1], &[]);
        check(&[0, 63, 64, 255], &[63, 64], &[63, 64]);
        check(&[7], &[7, 299], &[7]);
        check(&[1, 299], &[1, 2], &[1]);
    }
}

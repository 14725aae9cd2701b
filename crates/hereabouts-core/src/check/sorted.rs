//! Comparing two sorted streams a step at a time.

use crate::error::Result;
use std::cmp::Ordering;
use std::mem::replace;

/// Hands over what only one of two streams has, and whether that is the first. Both are sorted and repeat nothing, and
/// neither is ever held in memory.
///
/// # Errors
/// The first that either gives.
pub(crate) fn unlike<T: Ord>(
    ours: impl IntoIterator<Item = Result<T>>,
    theirs: impl IntoIterator<Item = Result<T>>,
    mut each: impl FnMut(T, bool),
) -> Result<()> {
    let (mut ours, mut theirs) = (ours.into_iter(), theirs.into_iter());
    let (mut one, mut other) = (ours.next().transpose()?, theirs.next().transpose()?);
    loop {
        let order = match (&one, &other) {
            (Some(one), Some(other)) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return Ok(()),
        };
        let of_ours = match order.is_le() {
            true => replace(&mut one, ours.next().transpose()?),
            false => None,
        };
        let of_theirs = match order.is_ge() {
            true => replace(&mut other, theirs.next().transpose()?),
            false => None,
        };
        match (of_ours, of_theirs) {
            (Some(only), None) => each(only, true),
            (None, Some(only)) => each(only, false),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_one_has_is_handed_over() {
        let check = |ours: &[u32], theirs: &[u32], expect: &[(u32, bool)]| {
            let mut found = Vec::new();
            let stream = |all: &[u32]| all.iter().copied().map(Ok).collect::<Vec<_>>();
            unlike(stream(ours), stream(theirs), |one, is_ours| {
                found.push((one, is_ours));
            })
            .unwrap();
            assert_eq!(found, expect, "{ours:?} {theirs:?}");
        };
        check(&[], &[], &[]);
        check(&[1, 2], &[1, 2], &[]);
        check(&[1, 3], &[2, 3, 4], &[(1, true), (2, false), (4, false)]);
        check(&[5], &[], &[(5, true)]);
        check(&[], &[5], &[(5, false)]);
    }
}

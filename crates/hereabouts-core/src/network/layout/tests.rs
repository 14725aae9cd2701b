use super::*;
use proptest::prelude::*;

fn ids(count: usize) -> Vec<Uuid> {
    let mut draw = Draw(7);
    (0..count)
        .map(|_| Uuid::from_u64_pair(draw.next(), draw.next()))
        .collect()
}

fn wanted(count: usize, ties: &[(u32, u32)]) -> Wanted {
    Wanted {
        ids: ids(count),
        ties: ties.to_vec(),
        kept: vec![None; count],
        pinned: vec![None; count],
    }
}

fn far(a: At, b: At) -> f64 {
    f64::hypot(a[0] - b[0], a[1] - b[1])
}

#[test]
fn a_tie_is_about_a_hundred_long() {
    let check = |count: usize, ties: &[(u32, u32)]| {
        let at = lay(&wanted(count, ties));
        let lengths: Vec<f64> = ties
            .iter()
            .map(|(a, b)| far(at[*a as usize], at[*b as usize]))
            .collect();
        let mean = lengths.iter().sum::<f64>() / lengths.len() as f64;
        assert!((60.0..160.0).contains(&mean), "{ties:?}: {lengths:?}");
    };
    check(2, &[(0, 1)]);
    check(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]);
    check(
        9,
        &[
            (0, 1),
            (0, 2),
            (0, 3),
            (0, 4),
            (0, 5),
            (0, 6),
            (0, 7),
            (0, 8),
        ],
    );
}

#[test]
fn what_is_tied_lies_nearer_than_what_is_not() {
    let ring = |from: u32| (0..6).map(move |i| (from + i, from + (i + 1) % 6));
    let ties: Vec<(u32, u32)> = ring(0).chain(ring(6)).chain([(0, 6)]).collect();
    let at = lay(&wanted(12, &ties));
    let group = |of: std::ops::Range<usize>| middle(&at[of]);
    let [one, two] = [group(0..6), group(6..12)];
    for (node, place) in at.iter().enumerate() {
        let (own, other) = if node < 6 { (one, two) } else { (two, one) };
        assert!(far(*place, own) < far(*place, other), "{node}: {at:?}");
    }
}

#[test]
fn what_lay_somewhere_stays_and_what_is_new_comes_near() {
    let ties = [(0, 1), (1, 2), (2, 0), (2, 3)];
    let mut again = wanted(4, &ties);
    again.kept = lay(&again).into_iter().map(Some).collect();
    let before = lay(&again);
    assert_eq!(
        before,
        again.kept.iter().copied().flatten().collect::<Vec<_>>()
    );
    let mut more = wanted(5, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)]);
    more.kept = again.kept.iter().copied().chain([None]).collect();
    let after = lay(&more);
    for (was, is) in before.iter().zip(&after) {
        assert!(far(*was, *is) < 25.0, "one went far: {before:?} {after:?}");
    }
    assert!(far(after[3], after[4]) < 200.0, "{after:?}");
}

#[test]
fn a_pin_holds_and_the_rest_comes_along() {
    let mut pinned = wanted(3, &[(0, 1), (1, 2)]);
    pinned.pinned[1] = Some([5_000.0, -3_000.0]);
    let at = lay(&pinned);
    assert_eq!(at[1], [5_000.0, -3_000.0]);
    assert!(
        far(at[0], at[1]) < 300.0 && far(at[2], at[1]) < 300.0,
        "{at:?}"
    );
}

#[test]
fn parts_lie_beside_each_other() {
    let ties = [(0, 1), (1, 2), (2, 0), (3, 4), (5, 6)];
    let at = lay(&wanted(7, &ties));
    let (low, high) = packing::bounds(&at[0..3]);
    for place in &at[3..] {
        let inside = (0..2).all(|axis| (low[axis]..high[axis]).contains(&place[axis]));
        assert!(!inside, "{place:?} lies among the others: {at:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn none_lies_on_another_and_it_is_the_same_every_time(ties in proptest::collection::vec((0u32..30, 0u32..30), 0..60)) {
        let wanted = wanted(30, &ties);
        let at = lay(&wanted);
        prop_assert_eq!(&at, &lay(&wanted));
        for (place, one) in at.iter().enumerate() {
            prop_assert!(one.iter().all(|along| along.is_finite()));
            for other in &at[..place] {
                prop_assert!(far(*one, *other) > 22.0, "{:?} {:?}: {:?}", one, other, at);
            }
        }
    }
}

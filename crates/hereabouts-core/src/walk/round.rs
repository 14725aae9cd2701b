//! The shortest round through a few places.

use geo::{Distance, Haversine, Point};

/// The order in which the way through all of them and back is shortest, by Held and Karp (1962, "A dynamic
/// programming approach to sequencing problems"): exact, and quick for a dozen. It begins and ends at `start`;
/// without one it is a round that begins at the first. Of the two ways round it is the one with the nearer stop
/// first.
pub fn shortest(places: &[Point], start: Option<Point>) -> Vec<usize> {
    let n = places.len();
    if n < 2 {
        return (0..n).collect();
    }
    let home = start.unwrap_or(places[0]);
    // Without a start the first place is home, and the others are to be visited.
    let visited: Vec<usize> = match start {
        Some(_) => (0..n).collect(),
        None => (1..n).collect(),
    };
    let m = visited.len();
    let far = |a: usize, b: usize| Haversine.distance(places[visited[a]], places[visited[b]]);
    let from_home: Vec<f64> = visited
        .iter()
        .map(|place| Haversine.distance(home, places[*place]))
        .collect();
    // best[set][last]: the shortest way from home through all of the set, ending at `last`; and what came before.
    let mut best = vec![vec![(f64::INFINITY, 0usize); m]; 1 << m];
    for last in 0..m {
        best[1 << last][last].0 = from_home[last];
    }
    for set in 1..1usize << m {
        for last in (0..m).filter(|last| set & (1 << last) != 0) {
            let (so_far, _) = best[set][last];
            for next in (0..m).filter(|next| set & (1 << next) == 0) {
                let way = so_far + far(last, next);
                let there = &mut best[set | (1 << next)][next];
                if way < there.0 {
                    *there = (way, last);
                }
            }
        }
    }
    let all = (1usize << m) - 1;
    let whole = |last: &usize| best[all][*last].0 + from_home[*last];
    let end = (0..m)
        .min_by(|a, b| whole(a).total_cmp(&whole(b)))
        .unwrap_or(0);
    let mut last = end;
    let (mut set, mut order) = (all, Vec::new());
    loop {
        order.push(visited[last]);
        let before = best[set][last].1;
        set &= !(1 << last);
        if set == 0 {
            break;
        }
        last = before;
    }
    if from_home[last] <= from_home[end] {
        order.reverse();
    }
    if start.is_none() {
        order.insert(0, 0);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn length(places: &[Point], order: &[usize], start: Option<Point>) -> f64 {
        let mut way: Vec<Point> = start.into_iter().collect();
        way.extend(order.iter().map(|i| places[*i]));
        way.push(way[0]);
        way.windows(2)
            .map(|two| Haversine.distance(two[0], two[1]))
            .sum()
    }

    /// Every order there is.
    fn orders(of: Vec<usize>) -> Vec<Vec<usize>> {
        if of.is_empty() {
            return vec![Vec::new()];
        }
        let first = |i: usize| {
            let mut rest = of.clone();
            let one = rest.remove(i);
            orders(rest).into_iter().map(move |mut order| {
                order.push(one);
                order
            })
        };
        (0..of.len()).flat_map(first).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
        #[test]
        fn no_other_order_is_shorter(
            places in proptest::collection::vec((-2.05..-2.0, 53.4..53.45), 0..7),
            start in proptest::option::of((-2.05..-2.0, 53.4..53.45)),
        ) {
            let places: Vec<Point> = places.into_iter().map(Point::from).collect();
            let start = start.map(Point::from);
            let order = shortest(&places, start);
            let mut each = order.clone();
            each.sort();
            prop_assert_eq!(each, (0..places.len()).collect::<Vec<_>>());
            if !places.is_empty() {
                let all = orders((0..places.len()).collect());
                let shortest = all.iter().map(|order| length(&places, order, start)).fold(f64::INFINITY, f64::min);
                prop_assert!((length(&places, &order, start) - shortest).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn a_dozen_take_no_time() {
        let places: Vec<Point> = (0..12)
            .map(|i| Point::new(f64::from(i * 7 % 12) / 100.0, f64::from(i % 5) / 100.0))
            .collect();
        let begun = std::time::Instant::now();
        assert_eq!(shortest(&places, Some(Point::new(0.0, 0.0))).len(), 12);
        assert!(begun.elapsed().as_secs() < 5);
    }
}

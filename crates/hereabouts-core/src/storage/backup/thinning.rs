//! Which backups are kept: all of the last two days, then the last of each day for two weeks, of each
//! week for ten weeks, of each month for two years; fewer when they are large. Pure: it removes nothing.

use jiff::Timestamp;
use jiff::tz::Offset;
use std::collections::BTreeSet;

const HOURS_ALL: i64 = 48;
const DAYS: i64 = 14;
const WEEKS: i64 = 10;
const MONTHS: i64 = 24;
/// Together they take up about this much at most, as long as that is a handful.
const BYTES_TOGETHER: u64 = 2 << 30;
const HANDFUL: usize = 5;
/// Where room is short, two within one morning are too many.
const A_MORNING_S: f64 = 6.0 * 60.0 * 60.0;

pub(super) struct Kept {
    pub at: Timestamp,
    pub bytes: u64,
    /// The newest of these stays whatever its age.
    pub for_good: bool,
}

/// Indexes of those that can go. `backups` are in order of time, oldest first.
pub(super) fn superfluous(backups: &[Kept], now: Timestamp) -> Vec<usize> {
    let Some(newest) = backups.last() else {
        return Vec::new();
    };
    let mut stays = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for (index, backup) in backups.iter().enumerate().rev() {
        let hours = now.duration_since(backup.at).as_hours();
        let civil = Offset::UTC.to_datetime(backup.at);
        let day = backup.at.as_second().div_euclid(24 * 60 * 60);
        // The Thursday of 1970 on which days are counted from makes weeks end on a Wednesday; any will do.
        let spans = [
            (DAYS * 24, 'd', day),
            (WEEKS * 7 * 24, 'w', day.div_euclid(7)),
            (
                MONTHS * 31 * 24,
                'm',
                i64::from(civil.year()) * 12 + i64::from(civil.month()),
            ),
        ];
        // Every span is asked, so that each knows which is its newest.
        let mut first_of_a_span = false;
        for (reach, name, number) in spans {
            first_of_a_span |= hours <= reach && seen.insert((name, number));
        }
        if hours < HOURS_ALL || first_of_a_span {
            stays.insert(index);
        }
    }
    let mut pinned = BTreeSet::from([backups.len() - 1]);
    pinned.extend(backups.iter().rposition(|backup| backup.for_good));
    stays.extend(&pinned);

    let room = usize::try_from(BYTES_TOGETHER / newest.bytes.max(1)).unwrap_or(usize::MAX);
    while stays.len() > room.max(HANDFUL) {
        let Some(least) = missed_least(backups, &stays, &pinned, now) else {
            break;
        };
        stays.remove(&least);
    }
    (0..backups.len())
        .filter(|index| !stays.contains(index))
        .collect()
}

/// The one that is missed least: without it the gap is small compared with how long ago it was.
fn missed_least(
    backups: &[Kept],
    stays: &BTreeSet<usize>,
    pinned: &BTreeSet<usize>,
    now: Timestamp,
) -> Option<usize> {
    let order: Vec<usize> = stays.iter().copied().collect();
    order
        .windows(3)
        .filter(|three| !pinned.contains(&three[1]))
        .map(|three| {
            let [before, this, after] = [0, 1, 2].map(|n| backups[three[n]].at);
            let gap = after.duration_since(before).as_secs_f64();
            let age = now.duration_since(this).as_secs_f64().abs();
            (gap / (age + A_MORNING_S), three[1])
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, index)| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    /// Works `hours` a day on `days` days in a row and keeps what thinning leaves; ages in hours.
    fn after(days: i64, hours: i64, bytes: u64) -> Vec<i64> {
        let start: Timestamp = "2026-01-01T09:00:00Z".parse().unwrap();
        let mut kept: Vec<Kept> = Vec::new();
        let mut now = start;
        for day in 0..days {
            for half_hour in 0..hours * 2 {
                now = start + SignedDuration::from_mins(day * 24 * 60 + half_hour * 30);
                kept.push(Kept {
                    at: now,
                    bytes,
                    for_good: day == 3 && half_hour == 0,
                });
                for index in superfluous(&kept, now).into_iter().rev() {
                    kept.remove(index);
                }
            }
        }
        assert!(
            kept.iter().any(|backup| backup.for_good),
            "the one before an update stays"
        );
        kept.iter()
            .map(|backup| now.duration_since(backup.at).as_hours())
            .collect()
    }

    #[test]
    fn three_years_of_work_leave_a_ladder() {
        let ages = after(3 * 365, 8, 1_000_000);
        let between = |from: i64, to: i64| {
            ages.iter()
                .filter(|age| (from * 24..to * 24).contains(*age))
                .count()
        };
        assert_eq!(between(0, 2), 2 * 16, "all of two days");
        assert_eq!(between(2, 14), 12, "one of each day");
        assert_eq!(
            between(14, 70),
            8 + 3,
            "one of each week, and of each month"
        );
        assert!((20..=23).contains(&between(70, 750)), "{ages:?}");
        assert_eq!(between(750, 2000), 1, "the one before an update");
    }

    #[test]
    fn large_ones_are_fewer_but_reach_as_far_back() {
        let ages = after(100, 8, 300_000_000);
        assert_eq!(ages.len(), 7, "2 GiB hold seven of these: {ages:?}");
        assert_eq!(ages.last(), Some(&0));
        assert!(
            ages.iter().any(|age| (24..24 * 30).contains(age)),
            "{ages:?}"
        );
        assert!(ages[1] > 24 * 7, "{ages:?}");
        assert_eq!(after(100, 8, 5 << 30).len(), HANDFUL);
    }

    #[test]
    fn the_newest_stays_whatever_the_clock_says() {
        let at: Timestamp = "2026-01-01T09:00:00Z".parse().unwrap();
        let one = [Kept {
            at,
            bytes: 1,
            for_good: false,
        }];
        for now in ["1999-01-01T00:00:00Z", "2099-01-01T00:00:00Z"] {
            assert!(superfluous(&one, now.parse().unwrap()).is_empty());
        }
        assert!(superfluous(&[], at).is_empty());
    }
}

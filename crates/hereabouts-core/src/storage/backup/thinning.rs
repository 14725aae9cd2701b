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
        let Some(closest) = closest_to_its_next(backups, &stays, &pinned, now) else {
            break;
        };
        stays.remove(&closest);
    }
    (0..backups.len())
        .filter(|index| !stays.contains(index))
        .collect()
}

/// The one that is missed least: its next is near compared with how long ago both are.
fn closest_to_its_next(
    backups: &[Kept],
    stays: &BTreeSet<usize>,
    pinned: &BTreeSet<usize>,
    now: Timestamp,
) -> Option<usize> {
    let order: Vec<usize> = stays.iter().copied().collect();
    order
        .windows(2)
        .filter(|pair| !pinned.contains(&pair[0]))
        .map(|pair| {
            let (this, next) = (&backups[pair[0]], &backups[pair[1]]);
            let gap = next.at.duration_since(this.at).as_secs_f64();
            let age = now.duration_since(this.at).as_secs_f64().abs().max(1.0);
            (gap / age, pair[0])
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, index)| index)
}

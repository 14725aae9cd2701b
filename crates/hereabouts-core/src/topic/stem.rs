//! Words as topics.

use crate::search::fold;

/// Do two words speak of one topic?
pub(crate) fn same_topic(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

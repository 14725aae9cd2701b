//! What becomes of it when two say something apart: the corner cases of the merge rules, one by one.

mod defined;
mod deleted;
mod erased;
mod halves;
mod joined;
mod late;
mod parted;
mod protected;
mod ties;
mod undone;
mod values;

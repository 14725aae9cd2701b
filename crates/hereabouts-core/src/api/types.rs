//! The types that the lines of the table name.

pub(super) use crate::catalogue::{CatalogueInfo, Changed, Outcome, Progress};
pub(super) use crate::custom_field::{Choice, CustomField, FieldLine, FieldRow, FieldType};
pub(super) use crate::disclosure::{Disclosure, GivenFor, RegisterLine};
pub(super) use crate::geometry::Geometry;
pub(super) use crate::id::*;
pub(super) use crate::import::boundaries::*;
pub(super) use crate::import::plan::*;
pub(super) use crate::import::ties::plan::*;
pub(super) use crate::import::ties::{WaitingEnd, WaitingTie};
pub(super) use crate::partner::{Partner, ReleaseProfile};
pub(super) use crate::release::request::*;
pub(super) use crate::rights::access::AccessSaved;
pub(super) use crate::rights::*;
pub(super) use crate::walk::{Stop, Walk};
pub(super) use crate::{
    Catalogue,
    activity::*,
    area::*,
    asset::*,
    attachment::*,
    card::*,
    confirmation::*,
    conflict::*,
    consent::*,
    contact::*,
    conversation::*,
    drawing::Measured,
    duplicate::*,
    erase::*,
    exchange::*,
    follow_up::*,
    gathering::*,
    gift::*,
    history::*,
    inbox::*,
    introduction::*,
    list::*,
    many::*,
    meeting::*,
    network::*,
    pack::*,
    place::*,
    possible_action::*,
    relationship::*,
    release::clipboard::Copied,
    saved_view::*,
    table::*,
    topic::Synonym,
    travel::TravelCopyLine,
    vocabulary::{RelationshipType, TypeWords},
    wish::*,
};

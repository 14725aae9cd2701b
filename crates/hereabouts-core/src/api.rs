//! Everything the window, the terminal and the tests may ask of a catalogue: one table.
//!
//! Each line is a call of the [`Catalogue`] method of that name. `read` lines run at once on read
//! connections; `write` lines wait for the one writer; `laptop` lines change what this laptop has beside
//! catalogues; `meanwhile` lines (progress, Stop) wait for nobody. The TypeScript side (`ui/src/core/bindings.ts`) is printed from the same table.

use crate::catalogue::{CatalogueInfo, Changed, Outcome, Progress};
use crate::custom_field::{Choice, CustomField, FieldLine, FieldRow, FieldType};
use crate::disclosure::{Disclosure, GivenFor, RegisterLine};
use crate::error::Error;
use crate::geometry::Geometry;
use crate::id::*;
use crate::import::boundaries::*;
use crate::import::plan::*;
use crate::partner::{Partner, ReleaseProfile};
use crate::release::request::*;
use crate::rights::access::AccessSaved;
use crate::rights::*;
use crate::walk::{Stop, Walk};
use crate::{
    Catalogue, activity::*, area::*, asset::*, attachment::*, card::*, confirmation::*, consent::*,
    contact::*, drawing::Measured, erase::*, history::*, inbox::*, list::*, many::*, pack::*,
    release::clipboard::Copied, saved_view::*, table::*,
};
use crate::{place::*, relationship::Relationship, vocabulary::RelationshipType};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Why a call was not done. `code` is there only where the window or the terminal acts on it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, TS)]
pub struct Failure {
    pub code: Option<Code>,
    pub message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    NeedsPassphrase,
    WrongPassphrase,
    NeedsSecondSheet,
    Damaged,
    Stopped,
    ReadOnly,
    NotFound,
    /// No such command, or not these arguments.
    NotUnderstood,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let code = match &error {
            Error::NeedsPassphrase(_) => Some(Code::NeedsPassphrase),
            Error::NotOursOrWrongPassphrase(_) => Some(Code::WrongPassphrase),
            Error::NeedsSecondSheet => Some(Code::NeedsSecondSheet),
            Error::Damaged(_) => Some(Code::Damaged),
            Error::Stopped => Some(Code::Stopped),
            Error::ReadOnly(_) => Some(Code::ReadOnly),
            Error::NotFound(_) => Some(Code::NotFound),
            _ => None,
        };
        Failure {
            code,
            message: error.to_string(),
        }
    }
}

/// A record with its id, for lists of the smaller kinds.
#[derive(Debug, Clone, PartialEq, serde::Serialize, TS)]
pub struct With<I, T> {
    pub id: I,
    pub is: T,
}

/// Fields of an asset to change: field name → new value, null for blank; one of the team's own is
/// `field/ID`. `tags`, `languages` and `extra` are given whole.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, TS)]
#[serde(transparent)]
pub struct Edit(#[ts(type = "Record<string, unknown>")] pub BTreeMap<String, Value>);

macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $mode:ident $name:ident($($arg:ident: $ty:ty),*) -> $out:ty; )*) => {
        /// Every command: its name, whether it writes, and what it does.
        pub const COMMANDS: &[(&str, Mode, &str)] =
            &[$((stringify!($name), Mode::$mode, concat!($($doc, "\n"),+))),*];

        fn dispatch(catalogue: &Catalogue, name: &str, args: Value) -> Result<String, Failure> {
            match name {
                $(stringify!($name) => {
                    #[derive(serde::Deserialize)]
                    #[serde(deny_unknown_fields)]
                    struct Args { $($arg: $ty),* }
                    #[allow(unused_variables)]
                    let args: Args = serde_json::from_value(args).map_err(|e| bad_request(name, &e))?;
                    let reply: $out = catalogue.$name($(args.$arg),*)?;
                    serde_json::to_string(&reply).map_err(|e| bad_request(name, &e))
                })*
                _ => Err(Failure { code: Some(Code::NotUnderstood), message: format!("There is no command “{name}”. `hereabouts call --help` lists them.") }),
            }
        }

        /// The TypeScript side of the table.
        fn typescript_commands(config: &ts_rs::Config) -> String {
            let mut out = String::from("export interface Commands {\n");
            $(
                for line in [$($doc),+] {
                    out += &format!("  /** {} */\n", line.trim());
                }
                let args: &[String] = &[$(format!("{}: {}", stringify!($arg), <$ty as TS>::name(config))),*];
                out += &format!("  {}: {{ args: {{ {} }}; reply: {} }};\n", stringify!($name), args.join("; "), <$out as TS>::name(config));
            )*
            out + "}\n"
        }
    };
}

/// How a command takes its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(non_camel_case_types)]
pub enum Mode {
    read,
    write,
    laptop,
    meanwhile,
}

fn bad_request(name: &str, error: &serde_json::Error) -> Failure {
    Failure {
        code: Some(Code::NotUnderstood),
        message: format!("“{name}” was asked in a way it does not understand: {error}"),
    }
}

commands! {
    /// What this catalogue is called and holds, and the state of its file.
    read info() -> CatalogueInfo;
    /// Assets that a query finds, a page of them.
    read list_assets(query: String, sort: Sort, offset: u32, limit: u32) -> AssetPage;
    /// A page of the table, in order and under headings; `fields` are wanted as they would be typed, and `stood` is looked for.
    read table(asked: TableAsked, fields: Vec<String>, offset: u32, limit: u32, stood: Option<Stood>) -> TablePage;
    /// Assets in the rows of the table from one to before another, each once.
    read table_ids(asked: TableAsked, from: u32, to: u32) -> Vec<AssetId>;
    /// A text from a spreadsheet as rows of cells.
    read read_cells(text: String) -> Vec<Vec<String>>;
    /// Cells of the table for a spreadsheet: a release for the team. `words` are what choices are called in the window.
    read copy_cells(ids: Vec<AssetId>, columns: Vec<String>, words: Words) -> Copied;
    /// What changing many at once would do.
    read plan_many(change: Many, words: Words) -> ManyPlan;
    /// Counts for the browser pane, and the query as chips.
    read counts(query: String) -> Counts;
    /// The query with `field:value` added, or taken out if it is there. Ask for `only` to have it alone in its field.
    read toggle(query: String, field: String, value: String, only: bool) -> String;
    /// Assets whose words begin like the text, the best first.
    read suggest_assets(text: String, limit: u32) -> Vec<AssetRow>;
    /// The few assets that what is being typed may be: called nearly the same and near by, or reached the same way.
    read alike(typed: Typed) -> Vec<Alike>;
    /// An asset with all that its card shows.
    read show_asset(id: AssetId) -> AssetCard;
    /// What was done to an asset, the newest first.
    read asset_history(id: AssetId, limit: u32) -> Vec<HistoryLine>;
    /// The types a relationship can have, the catalogue's own first.
    read relationship_types() -> Vec<RelationshipType>;
    /// What still needs a name, a place, a kind or a decision, the newest first.
    read list_inbox() -> Vec<With<InboxItemId, InboxItem>>;
    /// Assets in the bin, the newest first.
    read list_bin() -> Vec<AssetRow>;
    /// What happens in the seven days from a day (ISO 8601), of the assets a query finds.
    read week(from: String, query: String) -> Vec<Occurrence>;
    /// Neighbourhoods and official boundaries by layer, without their outlines.
    read list_area_layers() -> Vec<AreaLayer>;
    /// An area with its outline, and how many assets lie in it.
    read show_area(id: AreaId) -> AreaCard;
    /// Saved views of the map, by name.
    read list_views() -> Vec<With<SavedViewId, SavedView>>;
    /// The team's own fields in their order, with how much is said in each; behind them those put away.
    read list_custom_fields() -> Vec<FieldRow>;
    /// What of a query's assets is due for a check, as the shortest round of at most `most` stops (12), from `start` (longitude, latitude) or where most lies close together.
    read walk(query: String, start: Option<[f64; 2]>, most: u32) -> Walk;
    /// How long a line or how large an area is, on the ground.
    read measure(geometry: Geometry) -> Measured;
    /// The area packs and lists of places of this laptop.
    read list_packs() -> Vec<PackLine>;
    /// What a file is that may be an area pack or a list of places.
    read look_at_pack(path: String) -> PackLook;
    /// Streets, towns, postcodes and other places whose names begin as typed, from the packs that are shown; `near` is longitude and latitude.
    read find_places(text: String, near: Option<[f64; 2]>, limit: u32) -> Vec<FoundPlace>;
    /// What placing by postcode would do to the assets that a query finds.
    read plan_postcodes(query: String) -> PostcodePlan;
    /// What is drawn already in a window (west, south, east, north), to draw along; without one record.
    read outlines(window: [f64; 4], but: Option<uuid::Uuid>) -> Vec<Geometry>;
    /// Organisations that may be given something.
    read list_partners() -> Vec<With<PartnerId, Partner>>;
    /// Release profiles.
    read list_profiles() -> Vec<With<ProfileId, ReleaseProfile>>;
    /// The register of what was given to whom, the newest first.
    read list_disclosures() -> Vec<RegisterLine>;
    /// The fields of ours that can leave beyond the team, by the names of their columns.
    read release_fields() -> Vec<String>;
    /// What things are known and shared for, each on a lawful basis.
    read list_purposes() -> Vec<With<PurposeId, Purpose>>;
    /// What is shared of a person, with whom, by which permission, and who was given something of them.
    read sharing(person: AssetId) -> Sharing;
    /// Who beyond the team may have what of a person now: the line on their card.
    read shared_with(person: AssetId) -> Vec<SharedWith>;
    /// Consents that lapsed, or will within thirty days.
    read due_consents() -> Vec<DueConsent>;
    /// What erasing an asset would take with it, and where its words stand in what others wrote.
    read plan_erasure(id: AssetId) -> ErasurePlan;
    /// What making an asset safeguarded would erase for good, and which ways to reach it stay.
    read plan_safeguard(id: AssetId) -> SafeguardPlan;
    /// What somebody asked for by right and is not done: the next due first.
    read open_requests() -> Vec<RequestLine>;
    /// All that a person ever asked for by right, the newest first.
    read requests_of(person: AssetId) -> Vec<With<RightsRequestId, RightsRequest>>;
    /// All that was put right of a person, with those who were given it as it was before, to be told.
    read corrections(person: AssetId) -> Vec<Correction>;
    /// All that is held about a person, as they would get it: `words` are what things are called in the window.
    read plan_access(person: AssetId, choices: AccessChoices, words: Words) -> AccessPlan;
    /// What has come to its last day.
    read endings() -> Endings;
    /// Backups elsewhere, as on a stick, that still hold something that was erased.
    read backups_behind() -> Vec<BackupTouched>;
    /// The undo list.
    read undo_list() -> UndoList;
    /// Longitude and latitude, a grid reference or easting and northing, as typed, as a place.
    read read_place(text: String) -> Place;
    /// What bringing in a file would do.
    read plan_import(path: String, options: ImportOptions) -> ImportPlan;
    /// What bringing in a map file as official boundaries would do.
    read plan_boundaries(path: String, options: BoundaryOptions) -> BoundaryPlan;
    /// The first of what would leave, at once, before all the rest was looked through.
    read first_of_release(request: ReleaseRequest) -> FirstLeaving;
    /// What would leave and what would stay; `offset` pages through what leaves.
    read preview_release(request: ReleaseRequest, offset: u32) -> ReleasePreview;

    /// Makes an asset; only a name is needed.
    write create_asset(kind: AssetKind, name: String, fields: Edit) -> Outcome<AssetId>;
    /// Changes fields of an asset.
    write edit_asset(id: AssetId, fields: Edit) -> Outcome<()>;
    /// Puts an asset on the map, moves it, or (null) takes it off.
    write place_asset(id: AssetId, place: Option<Place>) -> Outcome<()>;
    /// Cuts an asset that is an area along a line; it keeps the largest piece. Answers the new ones.
    write split_asset(id: AssetId, along: Geometry) -> Outcome<Vec<AssetId>>;
    /// Takes the ground of another asset into one that is an area; the other goes into the bin.
    write join_assets(id: AssetId, other: AssetId) -> Outcome<()>;
    /// Puts assets into the bin, with their relationships remembered.
    write delete_assets(ids: Vec<AssetId>) -> Outcome<()>;
    /// Takes assets out of the bin.
    write restore_assets(ids: Vec<AssetId>) -> Outcome<()>;
    /// Changes many at once, as one step: a field, tags, cells of the table, a text in the place of another.
    write change_many(change: Many, words: Words) -> Outcome<ManyPlan>;
    /// Gives or takes a tag, many assets at once.
    write tag_assets(ids: Vec<AssetId>, tag: String, on: bool) -> Outcome<()>;
    /// Adds a way to reach an asset.
    write add_contact(contact: Contact) -> Outcome<ContactId>;
    /// Changes a way to reach an asset.
    write edit_contact(id: ContactId, contact: Contact) -> Outcome<Vec<Sent>>;
    /// Removes a way to reach an asset.
    write remove_contact(id: ContactId) -> Outcome<()>;
    /// Adds something that an asset runs, once or again and again.
    write add_activity(activity: Activity) -> Outcome<ActivityId>;
    /// Changes an activity.
    write edit_activity(id: ActivityId, activity: Activity) -> Outcome<()>;
    /// Removes an activity.
    write remove_activity(id: ActivityId) -> Outcome<()>;
    /// Connects two assets.
    write relate(relationship: Relationship) -> Outcome<RelationshipId>;
    /// Changes since, until, source, strength or note of a relationship.
    write edit_relationship(id: RelationshipId, relationship: Relationship) -> Outcome<()>;
    /// Removes a relationship.
    write unrelate(id: RelationshipId) -> Outcome<()>;
    /// Adds a type of relationship of the catalogue's own; answers its key.
    write add_relationship_type(wording: String, inverse: String) -> Outcome<String>;
    /// Words a relationship type differently, in both directions.
    write edit_relationship_type(key: String, wording: String, inverse: String) -> Outcome<()>;
    /// Puts copies of files on the card of an asset: photos, scans, recordings. Each that is not kept is named with the reason.
    write add_attachments(asset: AssetId, paths: Vec<String>) -> Outcome<Added>;
    /// Changes `caption`, `alt` or `may_be_published` of a photo, scan or recording.
    write edit_attachment(id: AttachmentId, fields: Edit) -> Outcome<()>;
    /// Puts the photos, scans and recordings of an asset into this order.
    write order_attachments(asset: AssetId, ids: Vec<AttachmentId>) -> Outcome<()>;
    /// Takes a photo, scan or recording off its card.
    write remove_attachment(id: AttachmentId) -> Outcome<()>;
    /// Saves a copy of a photo, scan or recording: a picture written anew without any metadata, everything else as it came.
    write copy_attachment(id: AttachmentId, path: String) -> Outcome<()>;
    /// Somebody checked an asset today.
    write confirm_asset(id: AssetId, outcome: CheckOutcome, method: Option<CheckMethod>, note: Option<String>) -> Outcome<()>;
    /// Adds a neighbourhood or boundary.
    write add_area(area: Area) -> Outcome<AreaId>;
    /// Changes a neighbourhood or boundary.
    write edit_area(id: AreaId, area: Area) -> Outcome<()>;
    /// Removes a neighbourhood or boundary.
    write remove_area(id: AreaId) -> Outcome<()>;
    /// Cuts an area along a line; it keeps the largest piece. Answers the new ones.
    write split_area(id: AreaId, along: Geometry) -> Outcome<Vec<AreaId>>;
    /// Takes the ground of another area into one; the other is removed.
    write join_areas(id: AreaId, other: AreaId) -> Outcome<()>;
    /// Removes all boundaries of a layer; answers how many.
    write remove_area_layer(key: String) -> Outcome<u32>;
    /// Keeps a part of the map under a name, a new one when `id` is null.
    write save_view(id: Option<SavedViewId>, view: SavedView) -> Outcome<SavedViewId>;
    /// Forgets a saved view.
    write remove_view(id: SavedViewId) -> Outcome<()>;
    /// Adds a field of the team's own, behind the others.
    write add_custom_field(field: CustomField) -> Outcome<CustomFieldId>;
    /// Changes a field of the team's own. `moved`: the key of a choice that is gone → the key of another, or null to take the answer off.
    write edit_custom_field(id: CustomFieldId, field: CustomField, moved: BTreeMap<String, Option<String>>) -> Outcome<()>;
    /// Puts the team's own fields into this order.
    write order_custom_fields(ids: Vec<CustomFieldId>) -> Outcome<()>;
    /// Puts a field of the team's own away; what was said in it stays with the assets.
    write retire_custom_field(id: CustomFieldId) -> Outcome<()>;
    /// Brings back a field that was put away.
    write restore_custom_field(id: CustomFieldId) -> Outcome<()>;
    /// Jots something down for later.
    write jot(text: String) -> Outcome<InboxItemId>;
    /// Settles an item of the Inbox: make an asset of it, take it over into the asset it is about, or drop it.
    write settle_inbox(id: InboxItemId, decision: Settle) -> Outcome<Option<AssetId>>;
    /// Drops many items of the Inbox at once.
    write drop_inbox(ids: Vec<InboxItemId>) -> Outcome<()>;
    /// Keeps a purpose, a new one when `id` is null.
    write save_purpose(id: Option<PurposeId>, purpose: Purpose) -> Outcome<PurposeId>;
    /// Puts a purpose away for which no consent stands.
    write remove_purpose(id: PurposeId) -> Outcome<()>;
    /// Enters what a person agreed to.
    write give_consent(consent: Consent) -> Outcome<ConsentId>;
    /// Takes a consent back; answers who was given something by it, to be told.
    write withdraw_consent(id: ConsentId) -> Outcome<Vec<Sent>>;
    /// Takes back all that a person agreed to; answers who was given something of them, to be told.
    write withdraw_all(person: AssetId) -> Outcome<Vec<Sent>>;
    /// Sets the day from which a consent does not count unless it is given again, or (null) none.
    write review_consent(id: ConsentId, by: Option<String>) -> Outcome<()>;
    /// Erases an asset with all that hangs on it, and the ticked passages in what others wrote. It cannot be undone.
    write erase(id: AssetId, ticked: Vec<Ticked>) -> Outcome<Erased>;
    /// Makes an asset safeguarded: its place, addresses, photos and ties to places are erased everywhere. It cannot be undone.
    write safeguard(id: AssetId) -> Outcome<Safeguarded>;
    /// Writes down that somebody asked for something by right, on a day (ISO 8601).
    write ask_right(person: AssetId, right: Right, asked_on: String, note: Option<String>) -> Outcome<RightsRequestId>;
    /// What was asked for is done.
    write settle_right(id: RightsRequestId, note: Option<String>) -> Outcome<()>;
    /// Saves all that is held about a person, for themselves, as a page with the same for programs beside it.
    write save_access(person: AssetId, path: String, choices: AccessChoices, words: Words) -> Outcome<AccessSaved>;
    /// Puts one field of a person right; answers who was given something of them, to be told.
    write correct(person: AssetId, fields: Edit, note: Option<String>) -> Outcome<Vec<Sent>>;
    /// Keeps an asset and uses it no more: it leaves in nothing.
    write restrict(id: AssetId, why: String) -> Outcome<()>;
    /// Uses an asset again.
    write lift_restriction(id: AssetId, why: String) -> Outcome<()>;
    /// Keeps an asset until a day (ISO 8601), or (null) without an end.
    write keep_until(id: AssetId, day: Option<String>) -> Outcome<()>;
    /// Somebody opened the catalogue: lists what has come to its end, erases what was listed on three days, and lets backups elsewhere follow earlier erasures.
    write opened() -> Outcome<Opened>;
    /// Lets backups elsewhere that can be reached now follow earlier erasures.
    write catch_up_backups() -> Outcome<Vec<BackupTouched>>;
    /// Looks for a backup elsewhere no more, because it was destroyed.
    write forget_backup(path: String) -> Outcome<()>;
    /// Adds an organisation that may be given something.
    write add_partner(partner: Partner) -> Outcome<PartnerId>;
    /// Changes a partner.
    write edit_partner(id: PartnerId, partner: Partner) -> Outcome<()>;
    /// Removes a partner; the register keeps what it was given.
    write remove_partner(id: PartnerId) -> Outcome<()>;
    /// Saves a release profile, a new one when `id` is null.
    write save_profile(id: Option<ProfileId>, profile: ReleaseProfile) -> Outcome<ProfileId>;
    /// Removes a release profile.
    write remove_profile(id: ProfileId) -> Outcome<()>;
    /// Brings in a file, as planned with the same options.
    write run_import(path: String, options: ImportOptions) -> Outcome<ImportResult>;
    /// Brings in a map file as official boundaries, as planned with the same options.
    write bring_in_boundaries(path: String, options: BoundaryOptions) -> Outcome<ImportCounts>;
    /// Writes the files of a release and enters it in the register.
    write save_release(request: ReleaseRequest, path: String, token: Option<String>) -> Outcome<ReleaseResult>;
    /// Renames the catalogue.
    write rename(name: String) -> Outcome<()>;
    /// Says who is working; asked once.
    write set_worker(name: String) -> Outcome<()>;
    /// The advice about a better place for the file was read: it is not given again.
    write advice_seen() -> Outcome<()>;
    /// Takes the last step back.
    write undo() -> Outcome<Undone>;
    /// Does the last undone step again.
    write redo() -> Outcome<Undone>;
    /// Takes steps back up to and including this one.
    write undo_to(step: String) -> Outcome<Undone>;

    /// Gives the assets that a query finds and that have no place on the map the spots of their postcodes; answers how many.
    write place_by_postcode(query: String) -> Outcome<u32>;

    /// Adds an area pack or a list of places, after a look at it.
    laptop add_pack(path: String, add: AddPack) -> PackLine;
    /// Looks at the file of a pack anew, or at the one that lies at a path now.
    laptop renew_pack(id: PackId, path: Option<String>) -> PackLine;
    /// Shows a pack on the map and finds what is in it, or does not.
    laptop switch_pack(id: PackId, on: bool) -> ();
    /// Forgets a pack. A file that was used where it lies stays there.
    laptop remove_pack(id: PackId) -> ();

    /// How far the long work is that is going on, if any.
    meanwhile progress() -> Option<Progress>;
    /// Stops the long work; the catalogue is then as it was before.
    meanwhile stop() -> ();
    /// Stops looking through what would leave: nobody waits for it any more.
    meanwhile leave_preview() -> ();
    /// Writes the log into the file, so that a copy made in the file manager is whole.
    meanwhile settle() -> ();
}

/// Runs the command `name` with JSON `args`; the reply is JSON. A `request` already done answers again
/// what it answered then and does nothing: a page that is loaded anew re-sends what it was waiting for.
pub fn call(
    catalogue: &Catalogue,
    name: &str,
    args: Value,
    request: Option<&str>,
) -> Result<String, Failure> {
    match request.filter(|_| writes(name)) {
        Some(request) => catalogue.once(request, || dispatch(catalogue, name, args)),
        None => dispatch(catalogue, name, args),
    }
}

/// Whether the command writes to the catalogue.
pub fn writes(name: &str) -> bool {
    mode(name) == Some(Mode::write)
}

/// How the command of this name takes its turn; none where there is no such command.
pub fn mode(name: &str) -> Option<Mode> {
    let found = COMMANDS.iter().find(|(command, ..)| *command == name);
    found.map(|(_, mode, _)| *mode)
}

/// `ui/src/core/bindings.ts`: the types that cross, and the table.
pub fn typescript() -> String {
    let config = ts_rs::Config::default();
    let mut out = String::from(
        "// Printed from crates/hereabouts-core/src/api.rs by `UPDATE_BINDINGS=1 cargo test -p hereabouts-core bindings`. Do not edit.\n\n\
         export type GeoJsonGeometry =\n  | { type: \"Point\"; coordinates: number[] }\n  | { type: \"MultiPoint\" | \"LineString\"; coordinates: number[][] }\n  | { type: \"MultiLineString\" | \"Polygon\"; coordinates: number[][][] }\n  | { type: \"MultiPolygon\"; coordinates: number[][][][] };\n/** \"me\", \"team\", \"public\" or \"partners:ID,ID\". */\nexport type Audience = string;\n\n",
    );
    macro_rules! declare {
        ($($ty:ty),* $(,)?) => { $( out += &format!("export {}\n\n", <$ty as TS>::decl(&config)); )* };
    }
    declare!(
        AssetId, ContactId, RelationshipId, RelationshipTypeId, AreaId, ConfirmationId, AttachmentId, InboxItemId, PartnerId,
        ProfileId, DisclosureId, SavedViewId, PackId, SavedView, Camera, CustomFieldId, CustomField, FieldType, Choice, FieldRow, FieldLine, FieldFacets, Measured, crate::audience::Sensitivity, Geometry, Place, Gazetteer, Precision, Method, Pack, PackMap, TileKind, Schema, ListOf, Stamp, PackLine, PackState, PackLook, AddPack, FoundPlace,
        NameKind, PostcodePlan, PostcodeTrouble, NotPlaced,
        AssetKind, Typed, Alike, Why, Status, SourceType, ImportedFrom, Asset, ContactKind, Channel, Reach, Contact, Relationship,
        RelationshipType, AreaKind, Area, AreaCard, AreaLayer, AreaRow, CheckOutcome, CheckMethod, Confirmation, ContentHash, MediaType, Attachment,
        AttachmentLine, Added, Refused, Freshness, InboxReason, InboxItem,
        Settle, Partner, ReleaseProfile, Disclosure, GivenFor, RegisterLine, With<u8, u8>, CatalogueInfo, Changed, Outcome<u8>, Progress,
        crate::catalogue::Work, AssetRow, AssetPage, SortBy, Sort, Facet, AreaFacet, Counts, Bulk, Chip, AssetCard, Walk, Stop, ContactLine,
        ConfirmationLine, AreaLine, ActivityId, Activity, ActivityLine, Schedule, Rule, Freq, Nth, Occurrence, Tie, Label, Action, Step, UndoList, Undone, Stayed, Held, crate::history::Holding, HistoryLine, FieldChange,
        BoundaryOptions, BoundaryPlan, BoundaryColumn, BoundaryRow, ImportOptions, RowDecision, ImportPlan, ColumnPlan, ColumnCertainty, ImportCounts, RowOutcome, RowPlan,
        FileNote, FileNoteKind, ImportResult, ReleaseRequest, What, ReleasePreview, FirstLeaving, Leaving, Reason, Staying,
        StayingName, ReleaseResult, Leak, Finding, Excerpt, Decision, Accepted, SinceLast, NamedAssets, Failure, Code, Edit, TableAsked, Order, GroupBy, Group, TableRow, TablePage, Stood,
        PurposeId, ConsentId, Purpose, Basis, Consent, Shareable, How, Sharing, ConsentLine, ConsentState, SharedWith, Because, BecauseOf, Sent, DueConsent, ErasurePlan, Passage, Ticked, Erased, BackupTouched, BackupState, SafeguardPlan, Safeguarded,
        RightsRequestId, RightsRequest, Right, RequestLine, Correction, AccessChoices, Decided, AccessPlan, AccessSection, AccessLine, AccessPassage, AccessSaved, Ending, Endings, HeldBack, HeldBackBy, Opened,
        Many, Search, ManyPlan, CannotBe, ChangeLine, Copied,
    );
    out + &typescript_commands(&config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bindings_are_current() {
        let path =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/core/bindings.ts");
        let printed = typescript();
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            std::fs::write(&path, &printed).unwrap();
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there == printed,
            "run: UPDATE_BINDINGS=1 cargo test -p hereabouts-core bindings"
        );
    }
}

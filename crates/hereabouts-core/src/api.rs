//! Everything the window, the terminal and the tests may ask of a catalogue: one table.
//!
//! Each line is a call of the [`Catalogue`] method of that name. `read` lines run at once on read
//! connections; `write` lines wait for the one writer; `laptop` lines change what this laptop has beside
//! catalogues; `meanwhile` lines (progress, Stop) wait for nobody. The TypeScript side (`ui/src/core/bindings.ts`) is printed from the same table.

mod call;
mod failure;
mod printed;
mod shapes;
mod types;

pub use call::{call, mode, writes};
pub use failure::{Code, Failure};
pub use printed::typescript;
pub use shapes::{Edit, Mode, With};

use failure::bad_request;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;
use types::*;

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
            [$(printed::command(
                &[$($doc),+],
                stringify!($name),
                &[$((stringify!($arg), <$ty as TS>::name(config))),*],
                &<$out as TS>::name(config),
            )),*]
            .concat()
        }
    };
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
    /// What was done in the whole catalogue, a page of it, the newest first.
    read list_history(asked: HistoryAsked, offset: u32, limit: u32) -> HistoryPage;
    /// Questions with more than one answer, a page of them; all of one record stand together.
    read list_conflicts(offset: u32, limit: u32) -> ConflictList;
    /// Assets that look like others, a page of pairs, the likeliest first.
    read list_duplicates(offset: u32, limit: u32) -> PairPage;
    /// Assets that look like this one.
    read duplicates_of(id: AssetId) -> Vec<LikelyPair>;
    /// Two assets side by side, field by field.
    read compare_assets(one: AssetId, other: AssetId) -> Comparison;
    /// What merging a file of changes, or a second copy of this catalogue, would do.
    read plan_merge(path: String, passphrase: Option<String>) -> MergePlan;
    /// Laptops that changes came from.
    read list_peers() -> Vec<Peer>;
    /// Copies that were made for volunteers and partners, the newest first.
    read list_travel_copies() -> Vec<TravelCopyLine>;
    /// What others left in the shared folder, and copies that lie beside the catalogue.
    read folder_news() -> FolderNews;
    /// The types a relationship can have, the catalogue's own first; also those put away, and those that became one with another.
    read relationship_types() -> Vec<RelationshipType>;
    /// The table of ties, a page of it.
    read ties(asked: TiesAsked, offset: u32, limit: u32) -> TiesPage;
    /// A tie typed as a sentence, the likeliest readings first; `about` is the asset on whose card it is typed.
    read read_tie(about: Option<AssetId>, text: String) -> Vec<TieRead>;
    /// A line such as "can teach sourdough; would love company" as separate gifts and wishes.
    read read_line(text: String) -> SaidLine;
    /// Names of known assets in a text.
    read recognise(text: String) -> Vec<NamedSpan>;
    /// Conversations that wait to be sorted, or (true) those that were, the newest first.
    read list_conversations(sorted: bool) -> Vec<ConversationLine>;
    /// A conversation with the assets it is about.
    read show_conversation(id: ConversationId) -> ConversationLine;
    /// A first guess at what a conversation says.
    read suggest_sorting(id: ConversationId) -> Heard;
    /// What was being written under a key and not kept yet.
    read draft(key: String) -> Option<String>;
    /// Who could meet over a wish, a gift, or all of an asset, the best first.
    read who_could_meet(of: MeetFor, limit: u32) -> Vec<Suggestion>;
    /// Introductions under way, or (false) all; what moved last first.
    read list_introductions(under_way: bool) -> Vec<IntroductionLine>;
    /// Possible actions, the newest first.
    read list_possible_actions() -> Vec<With<PossibleActionId, PossibleAction>>;
    /// Offers-and-wishes sessions, the newest first.
    read list_gatherings() -> Vec<With<GatheringId, Gathering>>;
    /// A session with its cards and what on them goes together.
    read show_gathering(id: GatheringId) -> GatheringCard;
    /// The list to take home from a session, as it would be saved: with only what each agreed to.
    read takeaway(gathering: GatheringId) -> TakeawayList;
    /// Words that mean the same here.
    read list_synonyms() -> Vec<With<SynonymId, Synonym>>;
    /// Promises, introductions, gifts that wait, and who was not spoken to for long.
    read home() -> Home;
    /// Assets and ties as a network, laid out.
    read network(asked: NetworkAsked) -> Network;
    /// A question about the network, answered.
    read ask(question: Question) -> Answer;
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
    /// What bringing in a file of ties would do: a table of pairs, GraphML or GEXF.
    read plan_ties(path: String, options: TiesOptions) -> TiesPlan;
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
    /// Connects two ends by name; an end that is not here is made and waits in the Inbox.
    write relate_by_name(from: TieTo, kind: String, to: TieTo) -> Outcome<RelationshipId>;
    /// Keeps a relationship type, a new one when `key` is null; answers its key.
    write save_relationship_type(key: Option<String>, is: RelationshipType) -> Outcome<String>;
    /// Makes a relationship type one with another: what had it reads as the other.
    write merge_relationship_types(key: String, into: String) -> Outcome<()>;
    /// Adds something that an asset offers.
    write add_gift(gift: Gift) -> Outcome<GiftId>;
    /// Changes a gift.
    write edit_gift(id: GiftId, gift: Gift) -> Outcome<()>;
    /// Removes a gift.
    write remove_gift(id: GiftId) -> Outcome<()>;
    /// Adds something that somebody would love.
    write add_wish(wish: Wish) -> Outcome<WishId>;
    /// Changes a wish.
    write edit_wish(id: WishId, wish: Wish) -> Outcome<()>;
    /// Removes a wish.
    write remove_wish(id: WishId) -> Outcome<()>;
    /// Keeps a line of what an asset offers and would love as separate gifts and wishes.
    write capture_line(holder: AssetId, text: String) -> Outcome<Captured>;
    /// Notes a conversation or a visit: a check of the assets it is about.
    write note_conversation(conversation: Conversation, not_meant: BTreeSet<AssetId>) -> Outcome<ConversationId>;
    /// Changes a conversation.
    write edit_conversation(id: ConversationId, conversation: Conversation) -> Outcome<()>;
    /// Removes a conversation.
    write remove_conversation(id: ConversationId) -> Outcome<()>;
    /// Keeps what was heard, sorted, as one step.
    write keep_heard(heard: Heard, how: HeardIn) -> Outcome<HeardMade>;
    /// Keeps what is being written under a key, or (null) forgets it.
    write keep_draft(key: String, words: Option<String>) -> Outcome<()>;
    /// Writes down an introduction.
    write introduce(introduction: Introduction) -> Outcome<IntroductionId>;
    /// Changes an introduction.
    write edit_introduction(id: IntroductionId, introduction: Introduction) -> Outcome<()>;
    /// Says how far an introduction is; on a day (ISO 8601), or today.
    write move_introduction(id: IntroductionId, stage: Stage, on: Option<String>) -> Outcome<()>;
    /// Removes an introduction.
    write remove_introduction(id: IntroductionId) -> Outcome<()>;
    /// Links assets into something that could be done.
    write add_possible_action(action: PossibleAction) -> Outcome<PossibleActionId>;
    /// Changes a possible action.
    write edit_possible_action(id: PossibleActionId, action: PossibleAction) -> Outcome<()>;
    /// Removes a possible action.
    write remove_possible_action(id: PossibleActionId) -> Outcome<()>;
    /// Adds a promise.
    write add_follow_up(follow_up: FollowUp) -> Outcome<FollowUpId>;
    /// Changes a promise.
    write edit_follow_up(id: FollowUpId, follow_up: FollowUp) -> Outcome<()>;
    /// A promise is kept, or (false) it is not after all.
    write do_follow_up(id: FollowUpId, done: bool) -> Outcome<()>;
    /// Removes a promise.
    write remove_follow_up(id: FollowUpId) -> Outcome<()>;
    /// Keeps an offers-and-wishes session, a new one when `id` is null.
    write save_gathering(id: Option<GatheringId>, gathering: Gathering) -> Outcome<GatheringId>;
    /// Removes a session; what was said at it stays.
    write remove_gathering(id: GatheringId) -> Outcome<()>;
    /// Adds what somebody says at a session: who it is is found by name, or made.
    write add_card(gathering: GatheringId, who: String, text: String, may_be_listed: bool) -> Outcome<Captured>;
    /// They agree that a card stands on the list to take home, or do not.
    write list_card(card: CardId, may_be_listed: bool) -> Outcome<()>;
    /// Saves the list that everybody takes home from a session, as a page to print: what each agreed to, by first names. `words` are `lang`, `opening`, `offers`, `wishes` in the window's language; answers how many cards are on it.
    write save_takeaway(gathering: GatheringId, path: String, words: Words) -> Outcome<u32>;
    /// Keeps words that mean the same, new ones when `id` is null.
    write save_synonym(id: Option<SynonymId>, synonym: Synonym) -> Outcome<SynonymId>;
    /// Forgets that words mean the same.
    write remove_synonym(id: SynonymId) -> Outcome<()>;
    /// Pins an asset where it was dragged in the network, or (null) lets it go.
    write pin(asset: AssetId, at: Option<[f64; 2]>) -> Outcome<()>;
    /// Remembers where things lay in the network, in this file alone.
    write keep_layout(places: Vec<NodePlace>) -> Outcome<()>;
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
    /// Brings in a file of ties, as planned with the same options.
    write run_ties(path: String, options: TiesOptions) -> Outcome<TiesResult>;
    /// Brings in a map file as official boundaries, as planned with the same options.
    write bring_in_boundaries(path: String, options: BoundaryOptions) -> Outcome<ImportCounts>;
    /// Writes the files of a release and enters it in the register.
    write save_release(request: ReleaseRequest, path: String, token: Option<String>) -> Outcome<ReleaseResult>;
    /// Writes a release as a catalogue of its own, for a volunteer or a partner, called by whom it is for.
    write save_travel_copy(request: ReleaseRequest, path: String, token: Option<String>, name: String, passphrase: Option<String>) -> Outcome<ReleaseResult>;
    /// Says which of several answers is right, as one step; answers how many were decided.
    write decide(decisions: Vec<ConflictDecision>) -> Outcome<u32>;
    /// Gives a field the value that it had before an operation.
    write put_back(record: uuid::Uuid, unit: String, op: String) -> Outcome<()>;
    /// Makes two assets one: `keep` stays, with the units of `gone` that are named in `take`.
    write join_duplicates(keep: AssetId, gone: AssetId, take: Vec<String>) -> Outcome<()>;
    /// Remembers that two assets are not one.
    write not_the_same(one: AssetId, other: AssetId) -> Outcome<()>;
    /// Takes an asset out of the one it became one with.
    write unjoin(id: AssetId) -> Outcome<Undone>;
    /// Merges a file of changes, or a second copy of this catalogue, as one step.
    write run_merge(path: String, passphrase: Option<String>) -> Outcome<Merged>;
    /// Takes in again what a merge brought and was set aside.
    write bring_back(step: String) -> Outcome<String>;
    /// Writes what another laptop lacks as one file; without `peer` everything.
    write save_changes(path: String, peer: Option<String>, passphrase: Option<String>) -> Outcome<ChangesSaved>;
    /// Chooses the folder in which laptops leave their changes for each other, or (null) none; answers what became of this laptop's file in the one before.
    write watch_folder(path: Option<String>) -> Outcome<Option<FormerFile>>;
    /// Writes the file of this laptop into that folder, where anything is new.
    write leave_changes() -> Outcome<Option<ChangesSaved>>;
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

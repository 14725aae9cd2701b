//! The TypeScript side of the table, printed for the page.

use super::*;

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
        FileNote, FileNoteKind, ImportResult, TiesOptions, TieColumn, TiesPlan, TieColumnPlan, TieTypePlan, TieRowPlan, TiesResult, WaitingEnd, WaitingTie, ReleaseRequest, What, ReleasePreview, FirstLeaving, Leaving, Reason, Staying,
        StayingName, ReleaseResult, Leak, Finding, Excerpt, Decision, Accepted, SinceLast, NamedAssets, Failure, Code, Edit, TableAsked, Order, GroupBy, Group, TableRow, TablePage, Stood,
        PurposeId, ConsentId, Purpose, Basis, Consent, Shareable, How, Sharing, ConsentLine, ConsentState, SharedWith, Because, BecauseOf, Sent, DueConsent, ErasurePlan, Passage, Ticked, Erased, BackupTouched, BackupState, SafeguardPlan, Safeguarded,
        RightsRequestId, RightsRequest, Right, RequestLine, Correction, AccessChoices, Decided, AccessPlan, AccessSection, AccessLine, AccessPassage, AccessSaved, Ending, Endings, HeldBack, HeldBackBy, Opened,
        Many, Search, ManyPlan, CannotBe, ChangeLine, Copied,
        GiftId, WishId, ConversationId, FollowUpId, IntroductionId, PossibleActionId, GatheringId, SynonymId, NetworkPinId,
        Gift, GiftDomain, GiftForm, Terms, GiftStatus, GiftLine, SaidLine, SaidGift, SaidWish, Captured, Wish, WishKind, WishStatus, WishLine,
        Conversation, ConversationKind, ConversationLine, Party, NamedSpan, End, Heard, HeardAsset, HeardGift, HeardWish, HeardTie, HeardFollowUp, HeardIn, HeardMade,
        FollowUp, FollowUpLine, Introduction, Stage, IntroductionLine, PossibleAction, Led, ActionStatus, Gathering, GatheringCard, SaidCard, CardId, TakeawayList, TakeawayLine, Synonym,
        MeetFor, Suggestion, Matched<u8>, MeetReason, Home, GiftWaiting, Quiet,
        Confidence, TypeWords, TiesAsked, TieSort, TiesPage, TieRow, TieRead, TieEnd, TieTo,
        NetworkAsked, Network, NetworkNode, NetworkTie, NodePlace, Question, Answer, NetworkFinding, WhatChanged, SortOfChange,
        crate::record::Kind, Hand, JoinedHere, HistoryAsked, HistoryEntry, RecordChange, HistoryPage, Conflict, ConflictKind, ConflictAnswer, ConflictList, ConflictDecision,
        Sender, MergeCounts, MergePlan, MergeTie, Merged, ChangesSaved, Peer, FolderFile, FolderNews, FormerFile, Became, Sameness, Half, LikelyPair, PairPage, ComparedField, Comparison, crate::id::TravelCopyId, crate::travel::TravelCopyLine, crate::travel::Travel, crate::travel::TravelAbout,
    );
    out + "export interface Commands {\n" + &typescript_commands(&config) + "}\n"
}

/// A command as a line of the table of commands: what it does, its arguments, its reply.
pub(super) fn command(what: &[&str], name: &str, args: &[(&str, String)], reply: &str) -> String {
    let what = what
        .iter()
        .map(|line| format!("  /** {} */\n", line.trim()));
    let args: Vec<String> = args
        .iter()
        .map(|(arg, ty)| format!("{arg}: {ty}"))
        .collect();
    what.collect::<String>()
        + &format!(
            "  {name}: {{ args: {{ {} }}; reply: {reply} }};\n",
            args.join("; ")
        )
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

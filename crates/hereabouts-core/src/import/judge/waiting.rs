//! A doubtful row as it waits in the Inbox.

use super::{Judge, Judged, Row};
use crate::gift::SaidLine;
use crate::id::{InboxItemId, imported};
use crate::import::draft;
use crate::inbox::{InboxItem, InboxReason};
use serde_json::Value;

impl Judge<'_> {
    /// The row as it waits in the Inbox, under an id that follows from it.
    pub(super) fn inbox_item(&self, row: &Row, judged: &Judged) -> (InboxItemId, InboxItem) {
        let draft = judged.draft.as_ref();
        let fields = draft.and_then(|draft| serde_json::to_value(&draft.asset).ok());
        let fields = match fields {
            Some(Value::Object(fields)) => fields
                .into_iter()
                .filter(|(_, v)| !crate::record::is_blank(v))
                .collect(),
            _ => Default::default(),
        };
        let mut item = InboxItem {
            reason: judged.reason.unwrap_or(InboxReason::Unclear),
            words: Some(judged.words.clone()),
            title: draft
                .map(|draft| draft.title.clone())
                .filter(|title| !title.is_empty()),
            draft: fields,
            cells: draft::cells(&self.file, row),
            reach: draft.map(|draft| draft.reach.clone()).unwrap_or_default(),
            offering: draft
                .map(|draft| draft.offering.clone())
                .filter(|said| *said != SaidLine::default()),
            checked: draft.and_then(|draft| draft.checked.clone()),
            raw_geometry: draft
                .and_then(|draft| draft.doubt.as_ref())
                .and_then(|(.., raw)| raw.clone()),
            about: judged.id,
            source: Some(self.file.source.to_owned()),
            source_row: draft
                .and_then(|draft| draft.asset.imported_from.as_ref())
                .map(|from| from.row.clone()),
            tie: None,
        };
        if judged.left_out {
            let told = row.cells.iter().map(|(column, _)| *column);
            let told = told.filter(|column| draft::says_where(&self.file, *column));
            for column in told {
                item.cells.remove(&draft::column_name(&self.file, column));
            }
        }
        let own = item.source_row.as_deref().unwrap_or_default();
        let cells = serde_json::to_string(&item.cells).unwrap_or_default();
        // Two rows may differ in their geometry alone.
        let geometry = row.geometry.as_ref().map(|raw| raw.value.to_string());
        let geometry = geometry.unwrap_or_default();
        let parts = ["inbox", self.file.source, own, &cells, &geometry];
        let id = imported(self.secret.as_bytes(), &parts);
        (InboxItemId(id), item)
    }
}

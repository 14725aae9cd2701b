//! What was taken out of an asset for good stays out of it, whatever a file says.

use super::Judge;
use crate::asset::Asset;
use crate::erase::words::{essence, essences};
use crate::error::{Error, Result};
use crate::id::AssetId;
use crate::import::draft::{Draft, column_name};
use crate::import::row::{Cell, Row};
use crate::log::leaves::{GONE, blank_texts, without};
use crate::record::Record;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Passages: how many words, and what they say.
type Passages = BTreeSet<(u32, String)>;

impl Judge<'_> {
    /// Blanks in a row, and in what is understood of it, what was taken out of the asset that it is, and of the one with
    /// which that became one. A row in which nothing of it stands is left as it is.
    pub(super) fn keep_out(
        &self,
        id: AssetId,
        row: &mut Cow<Row>,
        draft: &mut Draft,
    ) -> Result<()> {
        self.keep_out_of(id, row, draft)?;
        match self.stays(id) {
            stays if stays == id => Ok(()),
            stays => self.keep_out_of(stays, row, draft),
        }
    }

    fn keep_out_of(&self, id: AssetId, row: &mut Cow<Row>, draft: &mut Draft) -> Result<()> {
        if !self.taken_out.any_of(&id.0) {
            return Ok(());
        }
        let mut gone = Passages::new();
        let mut units = draft.asset.units();
        let before = units.len();
        units.retain(|unit, _| {
            let is_gone = self.taken_out.is_unit(&id.0, unit);
            let name = unit.split_once('/').filter(|_| is_gone);
            gone.extend(name.and_then(|(_, name)| essence(name)));
            !is_gone
        });
        let mut any = units.len() < before;
        // By its source it is known again, and what it has no name for has none.
        let source = units.remove("imported_from");
        for (unit, value) in &mut units {
            any |= blank_texts(unit, value, |text| self.kept(id, unit, text, &mut gone));
        }
        for reach in &mut draft.reach {
            if let Some(left) = self.kept(id, "value", &reach.value, &mut gone) {
                reach.value = left;
                any = true;
            }
            let label = reach.label.as_deref().unwrap_or_default();
            if let Some(left) = self.kept(id, "label", label, &mut gone) {
                reach.label = Some(left);
                any = true;
            }
        }
        let gifts = draft.offering.gifts.iter_mut().map(|gift| &mut gift.what);
        let wishes = draft.offering.wishes.iter_mut().map(|wish| &mut wish.what);
        for what in gifts.chain(wishes) {
            if let Some(left) = self.kept(id, "what", what, &mut gone) {
                *what = left;
                any = true;
            }
        }
        if !any {
            return Ok(());
        }
        // Such a way to reach it, or such a gift, is here, with what was left of it.
        draft.reach.retain(|reach| !reach.value.contains(GONE));
        let offering = &mut draft.offering;
        offering.gifts.retain(|gift| !gift.what.contains(GONE));
        offering.wishes.retain(|wish| !wish.what.contains(GONE));
        units.extend(source.map(|source| ("imported_from".to_owned(), source)));
        units.entry("name".into()).or_insert_with(|| "".into());
        draft.asset = Asset::from_units(&units).map_err(|e| Error::Damaged(e.to_string()))?;
        draft.title = draft.asset.name.clone();
        let mut left = blanked(row, &gone);
        left.cells.retain(|(column, _)| {
            let name = column_name(&self.file, *column);
            !self.taken_out.is_unit(&id.0, &format!("x/{name}"))
        });
        *row = Cow::Owned(left);
        Ok(())
    }

    /// A text of a unit without what was taken out of it; none where nothing of it stands there.
    fn kept(&self, id: AssetId, unit: &str, text: &str, gone: &mut Passages) -> Option<String> {
        let found = self.taken_out.in_text(&id.0, unit, text);
        let spans: Vec<_> = found.iter().map(|(span, ..)| *span).collect();
        gone.extend(found.into_iter().map(|(_, many, essence)| (many, essence)));
        (!spans.is_empty()).then(|| without(text, &spans))
    }
}

fn blanked(row: &Row, gone: &Passages) -> Row {
    let many: BTreeSet<u32> = gone.iter().map(|(many, _)| *many).collect();
    let mut row = row.clone();
    for (_, cell) in &mut row.cells {
        let text = cell.text().into_owned();
        let found = essences(&text, &many).into_iter();
        let found = found.filter(|(_, many, says)| gone.contains(&(*many, says.clone())));
        let spans: Vec<_> = found.map(|(span, ..)| span).collect();
        if !spans.is_empty() {
            *cell = Cell::Text(without(&text, &spans));
        }
    }
    row
}

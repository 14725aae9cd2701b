//! Through all the assets of a change, one by one.

use super::decide::{self, Decided};
use super::field::{self, Field, Shape};
use super::{CannotBe, Many, ManyPlan, Words};
use crate::asset::stored;
use crate::catalogue::Catalogue;
use crate::custom_field::FieldType;
use crate::error::{Error, Result};
use crate::id::AssetId;
use crate::release::request::What;
use crate::release::wanted_ids;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// So many reasons and lines are listed.
const LISTED: usize = 500;

/// Decides asset by asset; `each` hears of those that change.
pub fn walk(
    catalogue: &Catalogue,
    db: &Connection,
    change: &Many,
    words: &Words,
    each: impl FnMut(&Decided) -> Result<()>,
) -> Result<ManyPlan> {
    let mut walk = Walk {
        plan: ManyPlan::default(),
        each,
    };
    match change {
        Many::Cells {
            ids,
            fields,
            cells,
            new,
        } => {
            let fields = different(db, fields)?;
            once(ids)?;
            for (id, row) in ids.iter().zip(cells) {
                let before = stored(db, *id)?.record;
                let wishes = decide::typed(&fields, row, words);
                walk.cells(decide::decide(db, Some(*id), &before, &wishes)?)?;
            }
            for row in cells.iter().skip(ids.len()) {
                if row.iter().any(|cell| !cell.trim().is_empty()) {
                    let wishes = decide::typed(&fields, row, words);
                    walk.new_one(decide::new_one(db, *new, wishes)?)?;
                }
            }
        }
        Many::Set {
            of,
            field,
            text,
            reason,
        } => {
            let wish = [decide::wish(&field::named(db, field)?, text, words)];
            for id in asked(catalogue, db, of)? {
                let before = stored(db, id)?.record;
                let decided = decide::explained(db, Some(id), &before, &wish, reason.as_deref())?;
                walk.asset(decided)?;
            }
        }
        Many::Tag { of, give, take } => {
            if give.iter().chain(take).all(|tag| tag.trim().is_empty()) {
                return Err(Error::invalid("A tag needs a word."));
            }
            for id in asked(catalogue, db, of)? {
                let before = stored(db, id)?.record;
                let wish = [decide::tags(&before, give, take)];
                walk.asset(decide::decide(db, Some(id), &before, &wish)?)?;
            }
        }
        Many::Replace {
            of,
            field,
            search,
            but,
        } => {
            let field = field::named(db, field)?;
            if search.find.is_empty() {
                return Err(Error::invalid("Type what to look for."));
            }
            if !is_text(&field.shape) {
                return Err(Error::invalid(
                    "Only texts can be searched for and replaced.",
                ));
            }
            for id in asked(catalogue, db, of)? {
                let before = stored(db, id)?.record;
                let Some(after) = search.replaced(&field::text(&before, &field)?) else {
                    continue;
                };
                let wish = [decide::wish(&field, &after, words)];
                let decided = decide::decide(db, Some(id), &before, &wish)?;
                match but.contains(&id) {
                    true => walk.left_out(&decided),
                    false => walk.asset(decided)?,
                }
            }
        }
    }
    Ok(walk.plan)
}

struct Walk<E> {
    plan: ManyPlan,
    each: E,
}

impl<E: FnMut(&Decided) -> Result<()>> Walk<E> {
    /// An asset that is counted as one.
    fn asset(&mut self, decided: Decided) -> Result<()> {
        self.plan.of += 1;
        match (decided.lines.is_empty(), decided.refused.is_empty()) {
            (false, _) => self.plan.change += 1,
            (true, true) => self.plan.same += 1,
            (true, false) => self.plan.refused += 1,
        }
        self.take(decided)
    }

    /// An asset whose cells are counted.
    fn cells(&mut self, decided: Decided) -> Result<()> {
        let (change, refused) = (decided.lines.len() as u64, decided.refused.len() as u64);
        self.plan.of += change + decided.same + refused;
        self.plan.change += change;
        self.plan.same += decided.same;
        self.plan.refused += refused;
        self.take(decided)
    }

    /// A row beyond the assets.
    fn new_one(&mut self, decided: Option<std::result::Result<Decided, CannotBe>>) -> Result<()> {
        match decided {
            None => self.plan.beyond += 1,
            Some(Err(why)) => {
                self.plan.refused += 1;
                self.plan.of += 1;
                self.list(&[why], |plan| &mut plan.reasons);
            }
            Some(Ok(decided)) => {
                self.plan.new += 1;
                self.plan.refused += decided.refused.len() as u64;
                self.plan.of += decided.refused.len() as u64;
                self.list(&decided.refused, |plan| &mut plan.reasons);
                (self.each)(&decided)?;
            }
        }
        Ok(())
    }

    /// Somebody took it out: it is listed, so that it can be taken in again.
    fn left_out(&mut self, decided: &Decided) {
        self.plan.of += 1;
        self.list(&decided.lines, |plan| &mut plan.lines);
    }

    fn take(&mut self, decided: Decided) -> Result<()> {
        self.list(&decided.refused, |plan| &mut plan.reasons);
        self.list(&decided.lines, |plan| &mut plan.lines);
        match decided.lines.is_empty() {
            true => Ok(()),
            false => (self.each)(&decided),
        }
    }

    fn list<T: Clone>(&mut self, more: &[T], list: impl Fn(&mut ManyPlan) -> &mut Vec<T>) {
        let list = list(&mut self.plan);
        let room = LISTED.saturating_sub(list.len());
        list.extend(more.iter().take(room).cloned());
    }
}

fn is_text(shape: &Shape) -> bool {
    match shape {
        Shape::Text | Shape::Address => true,
        Shape::Own(_, field) => matches!(field.kind, FieldType::Text | FieldType::LongText),
        _ => false,
    }
}

/// The fields of these names, no two of them the same.
fn different(db: &Connection, names: &[String]) -> Result<Vec<Field>> {
    let fields = field::all_named(db, names)?;
    let different: BTreeSet<_> = fields.iter().map(|field| &field.name).collect();
    match different.len() == fields.len() {
        true => Ok(fields),
        false => Err(Error::invalid(
            "One column cannot be written twice at once.",
        )),
    }
}

fn asked(catalogue: &Catalogue, db: &Connection, of: &What) -> Result<Vec<AssetId>> {
    if let What::Selected { ids } = of {
        once(ids)?;
    }
    wanted_ids(catalogue, db, of)
}

/// The same asset twice would be counted twice.
fn once(ids: &[AssetId]) -> Result<()> {
    let different: BTreeSet<_> = ids.iter().collect();
    match different.len() == ids.len() {
        true => Ok(()),
        false => Err(Error::invalid(
            "One asset is among these twice. Choose each once, then try again.",
        )),
    }
}

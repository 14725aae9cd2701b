//! What becomes of each row: new, changed, the same, doubtful, or no record at all.
//!
//! A row is known again by its own id in its source; without one by all its cells; and where those have
//! changed, by its name among what came from the same source. It is never doubled, and what a person
//! has changed since is a question, not an overwrite.

mod known;
mod past;

pub use self::known::taken_over;
use super::Row;
use super::draft::{self, Draft, File};
use super::plan::{ImportOptions, RowDecision, RowOutcome};
use crate::asset::{Asset, ImportedFrom};
use crate::error::Result;
use crate::id::{AssetId, imported};
use crate::inbox::InboxReason;
use crate::search::fold;
use crate::storage::rows::{Existence, Stored, get};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// Judges the rows of one file, in order.
pub struct Judge<'a> {
    pub file: File<'a>,
    options: &'a ImportOptions,
    secret: String,
    /// Folded name → assets that came from this source before, in order of their coming.
    from_here: HashMap<String, Vec<AssetId>>,
    /// What names a row in this source → the asset it became, which may be one that was here before.
    by_row: HashMap<String, AssetId>,
    /// All of these.
    here: HashSet<AssetId>,
    /// Every asset, wherever it came from.
    all: HashSet<AssetId>,
    /// Assets that a row of this file names exactly.
    claimed: HashSet<AssetId>,
    /// Folded name → rows of this file that have no other way to be known again.
    by_name_alone: HashMap<String, u32>,
    /// Folded name → assets that came from elsewhere, with where they are.
    elsewhere: HashMap<String, Vec<Elsewhere>>,
    /// Rows so far, by digest: equal rows are numbered.
    equal: HashMap<[u8; 8], u32>,
    /// Ids this file has spoken of already, and what the row said.
    spoken: HashMap<AssetId, [u8; 8]>,
}

/// An asset from elsewhere: where it is, longitude before latitude, and its postcode.
type Elsewhere = (AssetId, Option<[f64; 2]>, Option<String>);

/// A row and what becomes of it.
pub struct Judged {
    pub outcome: RowOutcome,
    pub draft: Option<Draft>,
    /// The asset to make or change; for a doubtful row the one it may be.
    pub id: Option<AssetId>,
    /// The asset as it will be.
    pub asset: Option<Asset>,
    pub reason: Option<InboxReason>,
    pub words: String,
}

impl<'a> Judge<'a> {
    /// Looks at what is here before anything comes in.
    pub fn new(db: &Connection, file: File<'a>, options: &'a ImportOptions) -> Result<Judge<'a>> {
        let (mut from_here, mut elsewhere) =
            (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        let (mut by_row, mut all) = (HashMap::new(), HashSet::new());
        let mut statement = db.prepare(
            "SELECT id, name, source_name = ?1, west, south, east, north, place ->> '$.postcode', \
             imported_from ->> '$.row' \
             FROM asset WHERE existence <> 'blank' ORDER BY n",
        )?;
        let mut rows = statement.query([file.source])?;
        while let Some(row) = rows.next()? {
            let id = AssetId(uuid::Uuid::from_bytes(row.get(0)?));
            let name = fold(row.get_ref(1)?.as_str().unwrap_or_default());
            all.insert(id);
            if row.get::<_, Option<bool>>(2)? == Some(true) {
                from_here.entry(name).or_default().push(id);
                if let Some(row) = row.get(8)? {
                    by_row.entry(row).or_insert(id);
                }
            } else {
                let bounds: [Option<f64>; 4] = [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?];
                let middle = match bounds {
                    [Some(w), Some(s), Some(e), Some(n)] => Some([(w + e) / 2.0, (s + n) / 2.0]),
                    _ => None,
                };
                elsewhere
                    .entry(name)
                    .or_default()
                    .push((id, middle, row.get(7)?));
            }
        }
        let here = from_here.values().flatten().copied().collect();
        let secret: Option<Option<String>> =
            get::<crate::catalogue::Named>(db, &crate::catalogue::SELF)?
                .map(|named| named.record.secret);
        let secret = secret.flatten().unwrap_or_default();
        Ok(Judge {
            file,
            options,
            secret,
            from_here,
            by_row,
            here,
            all,
            claimed: HashSet::new(),
            by_name_alone: HashMap::new(),
            elsewhere,
            equal: HashMap::new(),
            spoken: HashMap::new(),
        })
    }

    /// Did anything come from this source before? Then every row is to be looked at with
    /// [`foresee`](Judge::foresee) before the first is judged: a name must not take what a later row names exactly.
    pub fn looks_ahead(&self) -> bool {
        !self.from_here.is_empty()
    }

    pub fn foresee(&mut self, row: &Row) {
        if row.skip.is_some() {
            return;
        }
        let draft = self.draft(row);
        if draft.own_id.is_some() {
            return;
        }
        let (id, _) = self.identity(&draft, digest(&draft, row));
        let name = fold(&draft.title);
        match self.here.contains(&id) {
            true => drop(self.claimed.insert(id)),
            false => *self.by_name_alone.entry(name).or_default() += 1,
        }
    }

    /// Understands a row. One that bears the id of an asset here is that asset, whoever saved the file: it is a
    /// copy of something that left.
    fn draft(&self, row: &Row) -> Draft {
        let mut draft = draft::draft(&self.file, row);
        let named = draft.own_id.as_deref().and_then(|id| id.parse().ok());
        draft.ours = draft
            .ours
            .or(named.filter(|id| self.all.contains(&AssetId(*id))));
        draft
    }

    /// All rows were foreseen; they are counted from the first again.
    pub fn foresaw(&mut self) {
        self.equal.clear();
    }

    /// Judges the next row.
    pub fn judge(&mut self, db: &Connection, row: &Row) -> Result<Judged> {
        if let Some(skip) = row.skip {
            return Ok(Judged::skipped(skip.words().to_owned(), None));
        }
        let mut draft = self.draft(row);
        let said = digest(&draft, row);
        let (id, name_in_source) = self.identity(&draft, said);
        if let Some(from) = &mut draft.asset.imported_from {
            from.row = name_in_source;
        }
        let decision = u32::try_from(row.number)
            .ok()
            .and_then(|n| self.options.decisions.get(&n))
            .copied();
        if decision == Some(RowDecision::LeaveOut) {
            return Ok(Judged::skipped("left out by hand".into(), Some(draft)));
        }
        if let Some(before) = self.spoken.insert(id, said) {
            return Ok(match before == said {
                true => Judged::of(
                    RowOutcome::Same,
                    draft,
                    Some(id),
                    "The same row once more.".into(),
                ),
                false if decision == Some(RowDecision::New) => self.apart(draft, row)?,
                false => Judged::doubt(
                    draft,
                    Some(id),
                    InboxReason::TwiceInFile,
                    "The file has this one twice, with different contents.".into(),
                ),
            });
        }
        let known = here(db, id)?;
        if let Some((reason, words, _)) = draft
            .doubt
            .clone()
            .filter(|_| decision != Some(RowDecision::New))
        {
            let about = known.map(|_| id);
            return Ok(Judged::doubt(draft, about, reason, words));
        }
        if let Some(known) = known {
            return self.against(db, known, draft, decision);
        }
        if draft.title.is_empty() {
            return Ok(Judged::doubt(
                draft,
                None,
                InboxReason::NeedsName,
                "A row without a name. It can wait in the Inbox.".into(),
            ));
        }
        let sure = matches!(
            decision,
            Some(RowDecision::TakeTheirs | RowDecision::KeepMine)
        );
        match self.namesake(&draft) {
            Some((one, only)) if only || sure => {
                self.spoken.insert(one, [0; 8]);
                match here(db, one)? {
                    Some(known) => self.against(db, known, draft, decision),
                    None => self.new_or_perhaps(db, id, draft, decision),
                }
            }
            Some((one, _)) if decision != Some(RowDecision::New) => Ok(Judged::doubt(
                draft,
                Some(one),
                InboxReason::Perhaps,
                "Several of this name came from this file before, or come now, and they have changed."
                    .into(),
            )),
            _ => self.new_or_perhaps(db, id, draft, decision),
        }
    }

    /// The second of two rows under one id, as an asset of its own.
    fn apart(&self, draft: Draft, row: &Row) -> Result<Judged> {
        let name = format!(
            "{}#{}",
            draft.own_id.as_deref().unwrap_or_default(),
            row.number
        );
        let id = imported(self.secret.as_bytes(), &["asset", self.file.source, &name]);
        let asset = draft.asset.clone().valid()?;
        Ok(Judged {
            asset: Some(asset),
            ..Judged::of(RowOutcome::New, draft, Some(AssetId(id)), String::new())
        })
    }

    /// The id of the asset that the row is or becomes, and what names the row in its source.
    fn identity(&mut self, draft: &Draft, said: [u8; 8]) -> (AssetId, String) {
        let name = match (&draft.ours, &draft.own_id) {
            (Some(ours), _) => ours.to_string(),
            (None, Some(own)) => own.clone(),
            (None, None) => {
                let number = self.equal.entry(said).or_default();
                *number += 1;
                format!("={:016x}.{number}", u64::from_be_bytes(said))
            }
        };
        let follows = || match draft.ours {
            Some(ours) => AssetId(ours),
            None => AssetId(imported(
                self.secret.as_bytes(),
                &["asset", self.file.source, &name],
            )),
        };
        // By a decision it may have become an asset whose id does not follow from it.
        (
            self.by_row.get(&name).copied().unwrap_or_else(follows),
            name,
        )
    }

    /// The asset that came from this source under the row's name and that no row names exactly; and whether the
    /// name leaves no choice.
    fn namesake(&self, draft: &Draft) -> Option<(AssetId, bool)> {
        if draft.own_id.is_some() {
            return None;
        }
        let name = fold(&draft.title);
        let free: Vec<AssetId> = self
            .from_here
            .get(&name)?
            .iter()
            .filter(|id| !self.claimed.contains(id) && !self.spoken.contains_key(id))
            .copied()
            .collect();
        let rows = self.by_name_alone.get(&name).copied().unwrap_or_default();
        free.first().map(|one| (*one, free.len() == 1 && rows <= 1))
    }

    fn new_or_perhaps(
        &self,
        db: &Connection,
        id: AssetId,
        draft: Draft,
        decision: Option<RowDecision>,
    ) -> Result<Judged> {
        if decision != Some(RowDecision::New)
            && let Some((like, why)) = self.alike(&draft)
        {
            return Ok(match decision {
                Some(RowDecision::KeepMine) => {
                    Judged::of(RowOutcome::Same, draft, Some(like), "Yours is kept.".into())
                }
                Some(RowDecision::TakeTheirs) => {
                    let here = crate::asset::stored(db, like)?;
                    let asset = taken_over(&here, &draft.asset, draft.ours.is_some())?;
                    let words = "Taken over into the one that is here.".to_owned();
                    Judged {
                        asset: Some(asset),
                        ..Judged::of(RowOutcome::Updated, draft, Some(like), words)
                    }
                }
                _ => Judged::doubt(draft, Some(like), InboxReason::Perhaps, why),
            });
        }
        let words = match draft
            .asset
            .place
            .as_ref()
            .is_some_and(|place| place.geometry.is_some())
        {
            true => String::new(),
            false => "Not on the map yet.".into(),
        };
        let asset = draft.asset.clone().valid()?;
        Ok(Judged {
            asset: Some(asset),
            ..Judged::of(RowOutcome::New, draft, Some(id), words)
        })
    }

    /// An asset from elsewhere of the same name, near by or without a place to tell them apart.
    fn alike(&self, draft: &Draft) -> Option<(AssetId, String)> {
        const NEAR_M: f64 = 300.0;
        let here = draft.asset.place.as_ref();
        let at = here
            .and_then(|place| place.geometry.as_ref())
            .map(|geometry| geometry.label_point());
        let code = |postcode: &str| postcode.to_uppercase().replace(' ', "");
        self.elsewhere
            .get(&fold(&draft.title))?
            .iter()
            .find_map(|(id, there, postcode)| {
                let same_code = here
                    .and_then(|place| place.postcode.as_deref())
                    .zip(postcode.as_deref())
                    .map(|(a, b)| code(a) == code(b));
                match (at.zip(*there).map(|(a, b)| metres(a, b)), same_code) {
                    (Some(m), _) if m <= NEAR_M => {
                        Some((*id, "Same name, and at the same place.".to_owned()))
                    }
                    (_, Some(true)) => Some((*id, "Same name and same postcode.".to_owned())),
                    (None, None) => Some((
                        *id,
                        "Same name, and no place to tell them apart.".to_owned(),
                    )),
                    _ => None,
                }
            })
    }

    pub fn secret(&self) -> &str {
        &self.secret
    }
}

impl Judged {
    fn of(outcome: RowOutcome, draft: Draft, id: Option<AssetId>, words: String) -> Judged {
        Judged {
            outcome,
            draft: Some(draft),
            id,
            asset: None,
            reason: None,
            words,
        }
    }

    fn doubt(draft: Draft, id: Option<AssetId>, reason: InboxReason, words: String) -> Judged {
        Judged {
            reason: Some(reason),
            ..Judged::of(RowOutcome::Inbox, draft, id, words)
        }
    }

    fn skipped(words: String, draft: Option<Draft>) -> Judged {
        Judged {
            outcome: RowOutcome::Skipped,
            draft,
            id: None,
            asset: None,
            reason: None,
            words,
        }
    }
}

fn here(db: &Connection, id: AssetId) -> Result<Option<Stored<Asset>>> {
    Ok(get::<Asset>(db, &id.0)?.filter(|found| found.existence != Existence::Blank))
}

/// What a row says: its cells under their columns' names, its geometry, its id.
fn digest(draft: &Draft, row: &Row) -> [u8; 8] {
    let mut hash = Sha256::new();
    for (column, cell) in &row.cells {
        hash.update((*column as u64).to_be_bytes());
        hash.update(
            cell.text()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .as_bytes(),
        );
        hash.update([0]);
    }
    if let Some(geometry) = &row.geometry {
        hash.update(geometry.value.to_string().as_bytes());
    }
    hash.update(draft.own_id.as_deref().unwrap_or_default().as_bytes());
    let digest = hash.finalize();
    digest[..8]
        .try_into()
        .expect("a digest is longer than eight bytes")
}

/// Metres between two points, longitude before latitude, on a sphere.
fn metres(a: [f64; 2], b: [f64; 2]) -> f64 {
    use geo::{Distance, Haversine};
    Haversine.distance(geo::Point::from(a), geo::Point::from(b))
}

impl ImportedFrom {
    pub fn query(source: &str) -> String {
        format!("imported:\"{}\"", source.replace('"', ""))
    }
}

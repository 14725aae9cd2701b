//! What becomes of each row: new, changed, the same, doubtful, or no record at all.
//!
//! A row is known again by its own id in its source; without one by all its cells; and where those have
//! changed, by its name among what came from the same source. It is never doubled, and what a person
//! has changed since is a question, not an overwrite.

mod alike;
mod gone;
mod identity;
mod kept_out;
mod known;
mod past;
mod waiting;

use self::alike::Elsewhere;
use self::gone::Gone;
use self::identity::digest;
pub use self::identity::follows;
pub use self::known::taken_over;
use super::Row;
use super::draft::{self, AS_IT_CAME, Draft, File};
use super::plan::{ImportOptions, RowDecision, RowOutcome};
use crate::asset::{Asset, ImportedFrom, shown_as, sounds_safeguarded};
use crate::audience::Sensitivity;
use crate::error::Result;
use crate::id::{AssetId, InboxItemId};
use crate::inbox::{InboxItem, InboxReason};
use crate::log::taken_out::TakenOut;
use crate::log::{erasure, safeguard};
use crate::pack::Postcodes;
use crate::place::Place;
use crate::rights;
use crate::search::fold;
use crate::storage::rows::{Existence, Stored, get};
use rusqlite::Connection;
use std::borrow::Cow;
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
    /// Those that became one with another → the one that stayed.
    stayed: HashMap<AssetId, AssetId>,
    /// Assets that a row of this file names exactly.
    claimed: HashSet<AssetId>,
    /// Folded name → rows of this file that have no other way to be known again.
    by_name_alone: HashMap<String, u32>,
    /// Folded name → assets that came from elsewhere, with where they are.
    elsewhere: HashMap<String, Vec<Elsewhere>>,
    /// Rows so far, by digest: equal rows are numbered.
    equal: HashMap<[u8; 8], u32>,
    /// Places new rows that have a postcode and no other place.
    pub postcodes: Postcodes,
    /// Ids this file has spoken of already, and what the row said.
    spoken: HashMap<AssetId, [u8; 8]>,
    /// What was taken out of what is here for good.
    taken_out: TakenOut,
}

/// A row and what becomes of it.
pub struct Judged {
    pub outcome: RowOutcome,
    pub draft: Option<Draft>,
    /// The asset to make or change; for a doubtful row the one it may be.
    pub id: Option<AssetId>,
    /// The asset as it will be.
    pub asset: Option<Asset>,
    /// The asset of the row by itself, where it became one with that.
    pub gone: Option<Gone>,
    pub reason: Option<InboxReason>,
    /// What goes to the Inbox.
    pub item: Option<(InboxItemId, InboxItem)>,
    pub words: String,
    /// It is about something safeguarded, so that what it says of a place is left out.
    pub left_out: bool,
}

pub(super) const SOUNDS_SO: &str = "This sounds like a place that must not be found, and the file says where it is. Bring it in safeguarded, without its place?";
const STAYS_OUT: &str = "Words in it were taken out for good, and stay out.";
const WITHOUT_PLACE: &str = "It is safeguarded: its place is left out.";

impl<'a> Judge<'a> {
    /// Looks at what is here before anything comes in.
    pub fn new(db: &Connection, file: File<'a>, options: &'a ImportOptions) -> Result<Judge<'a>> {
        let (mut from_here, mut elsewhere) =
            (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        let (mut by_row, mut all) = (HashMap::new(), HashSet::new());
        let mut stayed = HashMap::new();
        let mut statement = db.prepare(
            "SELECT id, name, source_name = ?1, west, south, east, north, place ->> '$.postcode', \
             imported_from ->> '$.row', existence = 'joined' \
             FROM asset WHERE existence <> 'blank' ORDER BY n",
        )?;
        let mut rows = statement.query([file.source])?;
        while let Some(row) = rows.next()? {
            let id = AssetId(uuid::Uuid::from_bytes(row.get(0)?));
            let name = fold(row.get_ref(1)?.as_str().unwrap_or_default());
            all.insert(id);
            if row.get::<_, bool>(9)? {
                stayed.insert(id, shown_as(db, id)?);
            }
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
        Ok(Judge {
            file,
            options,
            secret: crate::catalogue::secret(db)?,
            from_here,
            by_row,
            here,
            all,
            stayed,
            claimed: HashSet::new(),
            by_name_alone: HashMap::new(),
            elsewhere,
            equal: HashMap::new(),
            postcodes: Postcodes::default(),
            spoken: HashMap::new(),
            taken_out: TakenOut::load(db)?,
        })
    }

    /// Judges the next row. One that waited in the Inbox and was settled is settled.
    pub fn judge(&mut self, db: &Connection, row: &Row) -> Result<Judged> {
        let mut row = Cow::Borrowed(row);
        let mut judged = self.judged(db, &mut row)?;
        if matches!(row, Cow::Owned(_)) {
            judged.add(STAYS_OUT);
        }
        if let Some(id) = judged.id
            && judged.says_where()
            && safeguard::is_safeguarded(db, &id.0)?
        {
            judged.leave_place_out();
        }
        if judged.outcome != RowOutcome::Inbox {
            return Ok(judged);
        }
        let (id, item) = self.inbox_item(&row, &judged);
        if erasure::is_erased(db, &id.0)? {
            return Ok(Judged {
                outcome: RowOutcome::Same,
                reason: None,
                words: "You settled this row before.".into(),
                ..judged
            });
        }
        let settled = get::<InboxItem>(db, &id.0)?.is_some_and(|i| i.existence == Existence::Bin);
        Ok(match settled {
            true => Judged {
                outcome: RowOutcome::Same,
                reason: None,
                words: "You settled this row before.".into(),
                ..judged
            },
            false => Judged {
                item: Some((id, item)),
                ..judged
            },
        })
    }

    /// `row` is without what was taken out for good of the asset that it is.
    fn judged(&mut self, db: &Connection, row: &mut Cow<Row>) -> Result<Judged> {
        if let Some(skip) = row.skip {
            return Ok(Judged::skipped(skip.words().to_owned(), None));
        }
        let mut draft = self.draft(row);
        let said = digest(&draft, row);
        let (id, name_in_source) = self.identity(&draft, said);
        if let Some(from) = &mut draft.asset.imported_from {
            from.row = name_in_source;
        }
        if erasure::is_erased(db, &id.0)? {
            let words = "It was erased, and stays so.".to_owned();
            return Ok(Judged::of(RowOutcome::Same, draft, None, words));
        }
        self.keep_out(id, row, &mut draft)?;
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
        if let Some((reason, words, raw)) = draft.doubt.clone() {
            let kept = known.as_ref().and_then(|k| k.record.extra.get(AS_IT_CAME));
            let kept = kept.is_some_and(|kept| kept.as_str() == raw.as_deref());
            if decision != Some(RowDecision::New) && !kept {
                let about = known.map(|_| self.stays(id));
                return Ok(Judged::doubt(draft, about, reason, words));
            }
            draft::keep_place(&mut draft.asset, raw.as_deref());
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
                self.keep_out(one, row, &mut draft)?;
                match here(db, one)? {
                    Some(known) => self.against(db, known, draft, decision),
                    None => self.new_or_perhaps(db, id, row, draft, decision),
                }
            }
            Some((one, _)) if decision != Some(RowDecision::New) => Ok(Judged::doubt(
                draft,
                Some(one),
                InboxReason::Perhaps,
                "Several of this name came from this file before, or come now, and they have changed."
                    .into(),
            )),
            _ => self.new_or_perhaps(db, id, row, draft, decision),
        }
    }

    /// The second of two rows under one id, as an asset of its own.
    fn apart(&self, draft: Draft, row: &Row) -> Result<Judged> {
        let name = format!(
            "{}#{}",
            draft.own_id.as_deref().unwrap_or_default(),
            row.number
        );
        let id = follows(&self.secret, self.file.source, &name);
        let asset = draft.asset.clone().valid()?;
        Ok(Judged {
            asset: Some(asset),
            ..Judged::of(RowOutcome::New, draft, Some(AssetId(id)), String::new())
        })
    }

    fn new_or_perhaps(
        &self,
        db: &Connection,
        id: AssetId,
        row: &mut Cow<Row>,
        mut draft: Draft,
        decision: Option<RowDecision>,
    ) -> Result<Judged> {
        if decision != Some(RowDecision::New)
            && let Some((like, why)) = self.alike(&draft)
        {
            self.keep_out(like, row, &mut draft)?;
            let gone = match self.stays(like) == like {
                true => None,
                false => here(db, like)?,
            };
            let like = self.stays(like);
            return Ok(match decision {
                Some(RowDecision::KeepMine) => {
                    Judged::of(RowOutcome::Same, draft, Some(like), "Yours is kept.".into())
                }
                Some(RowDecision::TakeTheirs) => {
                    let here = crate::asset::stored(db, like)?;
                    if here.record.restricted {
                        let words = rights::NOT_FROM_A_FILE.to_owned();
                        return Ok(Judged::of(RowOutcome::Same, draft, Some(like), words));
                    }
                    let asset =
                        taken_over(&here, gone.as_ref(), &draft.asset, draft.ours.is_some())?;
                    let words = "Taken over into the one that is here.".to_owned();
                    Judged {
                        asset: Some(asset),
                        ..Judged::of(RowOutcome::Updated, draft, Some(like), words)
                    }
                }
                _ => Judged::doubt(draft, Some(like), InboxReason::Perhaps, why),
            });
        }
        let mut asset = draft.asset.clone();
        let hides = decision == Some(RowDecision::Safeguard);
        let ask = draft.ours.is_none() && decision.is_none() && draft.says_where();
        if ask && sounds_safeguarded(&asset) {
            let reason = InboxReason::Safeguard;
            return Ok(Judged::doubt(draft, None, reason, SOUNDS_SO.into()));
        }
        if hides {
            asset.sensitivity = Sensitivity::Safeguarded;
            asset.place = None;
        }
        if draft.ours.is_none()
            && let Some(place) = asset.place.take()
        {
            asset.place = Some(self.postcodes.placed(place)?);
        }
        let located = |place: &Place| place.geometry.is_some();
        let words = match asset.place.as_ref().is_some_and(located) {
            true => String::new(),
            false if hides => String::new(),
            false => "Not on the map yet.".into(),
        };
        let asset = asset.valid()?;
        let mut judged = Judged {
            asset: Some(asset),
            ..Judged::of(RowOutcome::New, draft, Some(id), words)
        };
        if hides {
            judged.leave_place_out();
        }
        Ok(judged)
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
            gone: None,
            reason: None,
            item: None,
            words,
            left_out: false,
        }
    }

    fn says_where(&self) -> bool {
        self.draft.as_ref().is_some_and(Draft::says_where)
    }

    fn leave_place_out(&mut self) {
        self.left_out = true;
        self.add(WITHOUT_PLACE);
        if let Some(draft) = &mut self.draft {
            draft.leave_place_out();
        }
    }

    /// Says one more thing of it.
    fn add(&mut self, sentence: &str) {
        let space = if self.words.is_empty() { "" } else { " " };
        self.words = format!("{}{space}{sentence}", self.words);
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
            gone: None,
            reason: None,
            item: None,
            words,
            left_out: false,
        }
    }
}

fn here(db: &Connection, id: AssetId) -> Result<Option<Stored<Asset>>> {
    Ok(get::<Asset>(db, &id.0)?.filter(|found| found.existence != Existence::Blank))
}

impl ImportedFrom {
    pub fn query(source: &str) -> String {
        format!("imported:\"{}\"", source.replace('"', ""))
    }
}

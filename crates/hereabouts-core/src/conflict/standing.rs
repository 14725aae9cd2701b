//! The records that are in question, in the order in which they stand on the desk.
//!
//! A row says how many questions its record has, so that they are counted and put in order without looking into the
//! log; only of records that are said to be one with what is erased, that is asked of the log. What lies in the bin, or
//! hangs on something that is not here, is not asked about until it is back.

use super::asked;
use crate::asset::AssetKind;
use crate::error::Result;
use crate::id::{AssetId, RecordId};
use crate::log::joined;
use crate::record::Kind;
use crate::search::fold;
use crate::storage::rows::Existence;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};

/// A record in question.
pub(super) struct Standing {
    pub kind: Kind,
    pub record: RecordId,
    /// So many questions.
    pub count: u64,
    /// On whose card it stands.
    pub asset: Option<Whose>,
    /// What it is called by itself.
    own: String,
}

/// An asset as the desk names it.
pub(super) struct Whose {
    pub id: AssetId,
    pub kind: AssetKind,
    name: String,
}

impl Standing {
    /// What it is called, so that it is known whose it is.
    pub fn called(&self) -> String {
        let names_all = matches!(
            self.kind,
            Kind::Asset | Kind::Relationship | Kind::Introduction | Kind::Distinct
        );
        match &self.asset {
            Some(asset) if self.own.is_empty() => asset.name.clone(),
            Some(asset) if !names_all => format!("{}: {}", asset.name, self.own),
            _ => self.own.clone(),
        }
    }

    /// Assets by their names, each followed by what is about it; then what is about none.
    fn place(&self) -> (bool, String, Option<AssetId>, bool, Kind, RecordId) {
        let asset = self.asset.as_ref();
        let name = asset.map_or(&self.own, |asset| &asset.name);
        let is_own = asset.is_some_and(|asset| asset.id.0 == self.record);
        (
            asset.is_none(),
            fold(name),
            asset.map(|asset| asset.id),
            !is_own,
            self.kind,
            self.record,
        )
    }
}

/// All of them.
pub(super) fn all(db: &Connection) -> Result<Vec<Standing>> {
    let sql = of_each_kind(|kind| {
        let (table, own, asset) = (kind.table(), own(kind), whose(kind));
        let count = count(kind);
        format!(
            "'{table}', r.id, {count}, {own}, {asset}, \
             (SELECT name FROM asset WHERE id = {asset}), (SELECT kind FROM asset WHERE id = {asset})"
        )
    });
    let beyond = beyond_rows(db)?;
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(kind) = Kind::from_table(row.get_ref(0)?.as_str().unwrap_or_default()) else {
            continue;
        };
        let record = RecordId::from_bytes(row.get(1)?);
        if beyond.contains_key(&record) {
            continue;
        }
        let id: Option<[u8; 16]> = row.get(4)?;
        let (name, of): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
        let of = of.as_deref().and_then(AssetKind::from_token);
        let asset = id.zip(of).map(|(id, kind)| Whose {
            id: AssetId(RecordId::from_bytes(id)),
            kind,
            name: name.unwrap_or_default(),
        });
        found.push(Standing {
            kind,
            record,
            count: row.get(2)?,
            own: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            asset,
        });
    }
    for (record, Beyond { count, .. }) in beyond {
        if count == 0 {
            continue;
        }
        found.push(Standing {
            kind: Kind::Asset,
            count,
            own: named(db, &record)?.map(|one| one.name).unwrap_or_default(),
            asset: named(db, &joined::survivor(db, &record)?)?,
            record,
        });
    }
    found.sort_by_cached_key(Standing::place);
    Ok(found)
}

/// How many there are about each record.
pub(crate) fn counts(db: &Connection) -> Result<BTreeMap<RecordId, u64>> {
    let all = all(db)?.into_iter();
    Ok(all.map(|one| (one.record, one.count)).collect())
}

/// How many questions there are. Asked at every turn, so it looks into the log for few records alone.
pub(crate) fn open(db: &Connection) -> Result<u64> {
    let sql = of_each_kind(|kind| format!("coalesce(sum({}), 0)", count(kind)));
    let mut statement = db.prepare_cached(&sql)?;
    let counts = statement.query_map([], |row| row.get::<_, u64>(0))?;
    let plainly = counts.sum::<rusqlite::Result<u64>>()?;
    let beyond = beyond_rows(db)?;
    let in_rows: u64 = beyond.values().map(|one| one.in_row).sum();
    let count: u64 = beyond.values().map(|one| one.count).sum();
    Ok(plainly.saturating_sub(in_rows) + count)
}

/// Assets that leave in no release: what they were joined with was erased, and nobody has said yet whether what is left
/// is about the same somebody.
pub(crate) fn held(db: &Connection) -> Result<BTreeSet<RecordId>> {
    let records = joined::with_erased(db)?.into_iter();
    records
        .map(|record| joined::survivor(db, &record))
        .collect()
}

/// What is asked about an asset that stands on the card of another, or of which no row says how much.
struct Beyond {
    count: u64,
    /// So much is counted with those that are shown.
    in_row: u64,
}

/// Those that are one with another, of which their rows say it; and those that are said to be one with what was erased.
fn beyond_rows(db: &Connection) -> Result<BTreeMap<RecordId, Beyond>> {
    let mut found = BTreeMap::new();
    let mut one_with = db.prepare_cached(
        "SELECT id, asked FROM asset INDEXED BY asset_asked WHERE asked IS NOT NULL",
    )?;
    let mut rows = one_with.query([])?;
    while let Some(row) = rows.next()? {
        let count = row.get(1)?;
        found.insert(
            RecordId::from_bytes(row.get(0)?),
            Beyond { count, in_row: 0 },
        );
    }
    let mut state = db.prepare_cached("SELECT existence, disputed FROM asset WHERE id = ?1")?;
    for record in joined::with_erased(db)? {
        let row: Option<(String, u64)> = state
            .query_row([record.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((existence, disputed)) = row else {
            continue;
        };
        let is_here = existence == Existence::Here.token();
        if is_here || existence == Existence::Joined.token() {
            let count = asked::questions(db, Kind::Asset, &record)?.len() as u64;
            let in_row = if is_here { disputed } else { 0 };
            found.insert(record, Beyond { count, in_row });
        }
    }
    Ok(found)
}

fn named(db: &Connection, asset: &RecordId) -> Result<Option<Whose>> {
    let found: Option<(String, String)> = db
        .prepare_cached("SELECT name, kind FROM asset WHERE id = ?1")?
        .query_row([asset.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(name, kind)| {
        Some(Whose {
            id: AssetId(*asset),
            kind: AssetKind::from_token(&kind)?,
            name,
        })
    }))
}

/// One question to all tables of records for those in question that are shown, `r` standing for each.
fn of_each_kind(columns: impl Fn(Kind) -> String) -> String {
    let mut selects = Vec::new();
    for kind in Kind::ALL {
        for is in in_question(kind) {
            selects.push(format!(
                "SELECT {} FROM {} r WHERE {is} AND r.existence = 'here'{}",
                columns(kind),
                kind.table(),
                with_all(kind)
            ));
        }
    }
    selects.join(" UNION ALL ")
}

/// How many questions there are about a record, as its row says. What is asked about ties that are shown as one and
/// differ stands at the first of them.
fn count(kind: Kind) -> &'static str {
    match kind {
        Kind::Relationship => "coalesce(r.asked,r.disputed)",
        _ => "r.disputed",
    }
}

/// Conditions of which one holds where there are any, each found by an index.
fn in_question(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Relationship => &["r.disputed > 0 AND r.asked IS NULL", "r.asked > 0"],
        _ => &["r.disputed > 0"],
    }
}

/// The columns with the assets that a record is about.
fn about(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Contact | Kind::Confirmation | Kind::Attachment | Kind::NetworkPin => &["asset"],
        Kind::Relationship => &["from", "to"],
        Kind::Distinct => &["one", "other"],
        Kind::Activity => &["host"],
        Kind::Gift | Kind::Wish => &["holder"],
        Kind::Consent | Kind::RightsRequest => &["person"],
        Kind::FollowUp => &["about"],
        _ => &[],
    }
}

/// It is shown only with all that it is about.
fn with_all(kind: Kind) -> String {
    if kind == Kind::Introduction {
        return " AND NOT EXISTS (SELECT 1 FROM involved v LEFT JOIN asset a ON a.id = v.asset AND a.existence = 'here' \
                WHERE v.record = r.id AND a.id IS NULL)"
            .to_owned();
    }
    let ends = about(kind).iter().map(|column| {
        format!(
            " AND (r.\"{column}\" IS NULL OR EXISTS (SELECT 1 FROM asset a WHERE a.id = r.\"{column}\" AND a.existence = 'here'))"
        )
    });
    ends.collect()
}

/// The asset on whose card a record stands.
fn whose(kind: Kind) -> String {
    match (kind, about(kind)) {
        (Kind::Asset, _) => "r.id".to_owned(),
        (Kind::Introduction, _) => {
            "(SELECT asset FROM involved WHERE record = r.id ORDER BY asset LIMIT 1)".to_owned()
        }
        (_, [first, ..]) => format!("r.\"{first}\""),
        (_, []) => "NULL".to_owned(),
    }
}

/// What a record is called by itself.
fn own(kind: Kind) -> &'static str {
    match kind {
        Kind::Asset
        | Kind::Activity
        | Kind::Area
        | Kind::Partner
        | Kind::ReleaseProfile
        | Kind::SavedView
        | Kind::PossibleAction
        | Kind::Gathering
        | Kind::Catalogue => "r.name",
        Kind::CustomField | Kind::Purpose => "r.label",
        Kind::InboxItem => "r.title",
        Kind::Gift | Kind::Wish | Kind::FollowUp => "r.what",
        Kind::RelationshipType => "r.wording",
        Kind::Contact => "r.value",
        Kind::Attachment => "(SELECT coalesce(r.caption, r.file_name))",
        Kind::Relationship => {
            "(SELECT name FROM asset WHERE id = r.\"from\") || ' → ' || (SELECT name FROM asset WHERE id = r.\"to\")"
        }
        Kind::Distinct => {
            "(SELECT name FROM asset WHERE id = r.one) || ' · ' || (SELECT name FROM asset WHERE id = r.other)"
        }
        Kind::Introduction => {
            "(SELECT group_concat(a.name, ', ') FROM involved v JOIN asset a ON a.id = v.asset WHERE v.record = r.id)"
        }
        _ => "NULL",
    }
}

//! What is being written and not kept yet, so that a fallen window loses nothing. It lies in this file alone, under the
//! same key as everything, and in no log.

use crate::catalogue::{Catalogue, Outcome};
use crate::error::Result;
use crate::history::{Action, Label};
use rusqlite::{OptionalExtension, params};

impl Catalogue {
    /// What was being written under this key.
    pub fn draft(&self, key: String) -> Result<Option<String>> {
        self.read(|db| {
            let mut kept = db.prepare_cached("SELECT words FROM draft WHERE key = ?1")?;
            Ok(kept.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// Keeps what is being written, or (null) forgets it. It is no step of the undo list.
    pub fn keep_draft(&self, key: String, words: Option<String>) -> Result<Outcome<()>> {
        self.transact(Label::of(Action::Begin), |tx| {
            match &words {
                Some(words) => tx
                    .db()
                    .prepare_cached(
                        "INSERT INTO draft (key, words) VALUES (?1, ?2) \
                         ON CONFLICT (key) DO UPDATE SET words = excluded.words",
                    )?
                    .execute(params![key, words])?,
                None => tx
                    .db()
                    .prepare_cached("DELETE FROM draft WHERE key = ?1")?
                    .execute([&key])?,
            };
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::AssetKind;
    use crate::audience::Audience;

    #[test]
    fn a_draft_is_kept_beside_the_log() {
        let town = Catalogue::in_memory("Here").unwrap();
        let check = |expect: Option<&str>| {
            let draft = town.draft("conversation".into()).unwrap();
            assert_eq!(draft.as_deref(), expect);
        };
        let before = town.info().unwrap();
        check(None);
        let kept = |words: Option<&str>| {
            town.keep_draft("conversation".into(), words.map(str::to_owned))
                .unwrap()
        };
        kept(Some("Nadia would"));
        let outcome = kept(Some("Nadia would teach"));
        assert_eq!(outcome.changed, Default::default());
        check(Some("Nadia would teach"));
        assert_eq!(town.draft("interview".into()).unwrap(), None);
        let after = town.info().unwrap();
        assert_eq!(
            (before.version, before.content_hash),
            (after.version, after.content_hash)
        );
        assert_eq!(town.undo_list().unwrap().undo, []);
        kept(None);
        check(None);
    }

    #[test]
    fn a_merge_leaves_what_is_being_written() {
        let here = Catalogue::in_memory("Here").unwrap();
        let there = here.copy_in_memory().unwrap();
        let bench = there.create_asset(AssetKind::Place, "Bench".into(), Default::default());
        bench.unwrap();
        here.keep_draft("conversation".into(), Some("Nadia would".into()))
            .unwrap();
        let came = there.changes_for(&Audience::Team).unwrap();
        here.merge(&came).unwrap();
        assert_eq!(here.info().unwrap().assets, 1);
        let draft = here.draft("conversation".into()).unwrap();
        assert_eq!(draft.as_deref(), Some("Nadia would"));
    }
}

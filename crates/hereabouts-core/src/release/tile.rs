//! A tile of the map that is handed on.

use crate::catalogue::{Catalogue, today};
use crate::conflict;
use crate::error::Result;
use crate::search::Bits;
use rusqlite::{Connection, OptionalExtension};

/// What a release for the team would look through.
const FOR_THE_TEAM: &str = "audience:team,partners,public";

impl Catalogue {
    /// One vector tile as the window draws it, of what a release for the team holds. Empty bytes where nothing is.
    pub fn team_tile(&self, z: u8, x: u32, y: u32) -> Result<Vec<u8>> {
        self.may_share()?;
        self.read(|db| {
            let leaves = for_the_team(self, db)?;
            let map = self.map_now(db)?;
            Ok(map.assets.tile(z, x, y, Some(&leaves), today()))
        })
    }
}

/// Row numbers of what leaves for the team, without reading each asset: the same as by [`super::rules`].
pub(super) fn for_the_team(catalogue: &Catalogue, db: &Connection) -> Result<Bits> {
    let mut leaves = catalogue.find(db, FOR_THE_TEAM)?.bits.clone();
    let mut statement = db.prepare_cached("SELECT n FROM asset WHERE restricted = 1")?;
    let mut rows = statement.query([])?;
    let mut restricted = Bits::default();
    while let Some(row) = rows.next()? {
        restricted.set(row.get(0)?);
    }
    let mut number = db.prepare_cached("SELECT n FROM asset WHERE id = ?1")?;
    for held in conflict::held(db)? {
        let n = number.query_row([held.as_bytes()], |row| row.get(0));
        if let Some(n) = n.optional()? {
            restricted.set(n);
        }
    }
    leaves.and_not(&restricted);
    Ok(leaves)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asset::{Asset, AssetKind};
    use crate::audience::Audience;
    use crate::release::rules::Rules;
    use crate::release::tests::*;

    #[test]
    fn a_tile_holds_what_a_release_for_the_team_does() {
        let catalogue = town();
        let partner = for_partner(add_partner(&catalogue, "Council"));
        for (i, audience) in [Audience::Me, Audience::Team, partner, Audience::Public]
            .into_iter()
            .enumerate()
        {
            for restricted in [false, true] {
                for kind in [AssetKind::Person, AssetKind::Place] {
                    let asset = Asset {
                        audience: audience.clone(),
                        restricted,
                        place: at(-2.3 + i as f64 / 100.0, 53.4),
                        ..Asset::new(kind, format!("{audience} {restricted}"))
                    };
                    add(&catalogue, &asset);
                }
            }
        }
        let leaves = catalogue.read(|db| {
            let request = everything(Audience::Team);
            let rules = Rules::of(db, &request)?;
            let mut leaves = Bits::default();
            for n in rules.wanted(&catalogue, db, &request.what)?.iter() {
                let known = crate::release::fields::known(db, n)?;
                if rules.stays(known.id, &known.asset).is_none() {
                    leaves.set(n);
                }
            }
            assert!(leaves.iter().eq(for_the_team(&catalogue, db)?.iter()));
            Ok(leaves)
        });
        assert_eq!(leaves.unwrap().count(), 6);
        let tile = catalogue.team_tile(9, 252, 165).unwrap();
        let holds = |name: &str| tile.windows(name.len()).any(|part| part == name.as_bytes());
        assert!(holds("public false") && holds("team false"));
        assert!(!holds("me false") && !holds("public true") && !holds("team true"));
    }
}

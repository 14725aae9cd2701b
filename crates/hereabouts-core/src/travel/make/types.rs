//! The words for ties in a copy. For the team all of this catalogue's own; for anybody else only those by which a tie
//! leaves, in the one direction in which they leave.

use crate::audience::Sensitivity;
use crate::error::Result;
use crate::id::{RecordId, RelationshipTypeId, imported};
use crate::log::door::Tx;
use crate::vocabulary::{self, RelationshipType, built_in, lookup};

/// The types that a copy has.
pub(super) struct Types {
    pub known: Vec<RelationshipType>,
    pub made: Vec<Made>,
}

/// A type of the team's own that got another key, because its own tells when it was made.
pub(super) struct Made {
    pub id: RelationshipTypeId,
    /// By what it leaves: see `release::token_of`.
    pub token: String,
    pub wording: String,
}

impl Types {
    /// `own` are those of the team, in its own words; none beyond it.
    pub fn begin(tx: &mut Tx, own: &[(RecordId, RelationshipType)]) -> Result<Types> {
        for (id, kind) in own {
            tx.create(*id, kind)?;
        }
        Ok(Types {
            known: vocabulary::all(tx.db())?,
            made: Vec::new(),
        })
    }

    /// The key that the ties of a type have in the copy; one that is not there yet is made.
    pub fn key(
        &mut self,
        tx: &mut Tx,
        token: &str,
        wording: &str,
        beyond_team: bool,
    ) -> Result<String> {
        let made = |made: &&Made| made.token == token && made.wording == wording;
        if let Some(made) = self.made.iter().find(made) {
            return Ok(made.id.to_string());
        }
        let there = lookup(&self.known, token);
        let Some(usual) = built_in().find(|kind| kind.key == token) else {
            return match there {
                Some(there) if !beyond_team => Ok(there.key.clone()),
                _ => self.make(tx, token, wording, beyond_team),
            };
        };
        // The team's own words for it were read already, or are the first that leave.
        let is_reworded = beyond_team
            && there.is_some_and(|there| there.wording == usual.wording)
            && usual.wording != wording;
        if is_reworded {
            let id = imported(b"relationship_type", &[token]);
            let reworded = RelationshipType {
                wording: wording.to_owned(),
                ..usual
            };
            tx.create(id, &reworded)?;
            self.known.retain(|kind| kind.key != token);
            self.known.push(reworded);
        }
        Ok(token.to_owned())
    }

    /// From the other end an arrow turns its words, until somebody words it better.
    fn make(
        &mut self,
        tx: &mut Tx,
        token: &str,
        wording: &str,
        beyond_team: bool,
    ) -> Result<String> {
        let (id, key) = match beyond_team {
            true => {
                let id = RelationshipTypeId::new();
                (id, id.to_string())
            }
            false => {
                let id = RelationshipTypeId(imported(b"relationship_type", &[token]));
                (id, token.to_owned())
            }
        };
        let kind = RelationshipType {
            sensitivity: Sensitivity::Careful,
            ..RelationshipType::new(&key, wording, format!("← {wording}"))
        };
        tx.create(id, &kind)?;
        self.known.push(kind);
        if beyond_team {
            self.made.push(Made {
                id,
                token: token.to_owned(),
                wording: wording.to_owned(),
            });
        }
        Ok(key)
    }
}

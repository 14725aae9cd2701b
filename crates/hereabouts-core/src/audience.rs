//! Who may see a value, and how careful one must be with it.

use crate::id::PartnerId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// Who something may be given to. Not a ladder: what one partner may have says nothing about another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Audience {
    /// In nothing made for others. Whoever holds the whole file and its passphrase can read it.
    Me,
    /// Everybody who works with this catalogue.
    #[default]
    Team,
    /// The team and these partners.
    Partners(BTreeSet<PartnerId>),
    /// Everyone.
    Public,
}

impl Audience {
    /// May something with this audience be given to `reader`?
    pub fn includes(&self, reader: &Audience) -> bool {
        match (self, reader) {
            (_, Audience::Me) => true,
            (Audience::Me, _) => false,
            (_, Audience::Team) | (Audience::Public, _) => true,
            (Audience::Team, _) | (Audience::Partners(_), Audience::Public) => false,
            (Audience::Partners(may), Audience::Partners(asks)) => asks.is_subset(may),
        }
    }

    /// Does `to` reach somebody whom this does not? Then somebody has to say why.
    pub fn is_widened_by(&self, to: &Audience) -> bool {
        !self.includes(to)
    }

    /// The widest audience that lies within both.
    pub fn narrowest(&self, other: &Audience) -> Audience {
        match (self, other) {
            (Audience::Me, _) | (_, Audience::Me) => Audience::Me,
            (Audience::Team, _) | (_, Audience::Team) => Audience::Team,
            (Audience::Public, wide) | (wide, Audience::Public) => wide.clone(),
            (Audience::Partners(a), Audience::Partners(b)) => {
                let both: BTreeSet<_> = a.intersection(b).copied().collect();
                if both.is_empty() {
                    Audience::Team
                } else {
                    Audience::Partners(both)
                }
            }
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Audience::Me => f.write_str("me"),
            Audience::Team => f.write_str("team"),
            Audience::Public => f.write_str("public"),
            Audience::Partners(partners) => {
                f.write_str("partners:")?;
                for (i, partner) in partners.iter().enumerate() {
                    write!(f, "{}{partner}", if i > 0 { "," } else { "" })?;
                }
                Ok(())
            }
        }
    }
}

impl FromStr for Audience {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "me" => Ok(Audience::Me),
            "team" => Ok(Audience::Team),
            "public" => Ok(Audience::Public),
            _ => {
                let ids = text.strip_prefix("partners:").ok_or_else(|| {
                    format!("“{text}” is nobody we know: say me, team, public or partners:ID")
                })?;
                let partners = ids
                    .split(',')
                    .map(|id| id.parse::<PartnerId>().map_err(|e| e.to_string()))
                    .collect::<Result<BTreeSet<_>, _>>()?;
                Ok(Audience::Partners(partners))
            }
        }
    }
}

impl Serialize for Audience {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl ts_rs::TS for Audience {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "Audience".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".into()
    }
}

impl<'de> Deserialize<'de> for Audience {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// How careful one must be. `Safeguarded` means no place, no address and no photo can be held at all.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "lowercase")]
pub enum Sensitivity {
    #[default]
    Ordinary,
    Careful,
    Sensitive,
    Safeguarded,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn partners(ids: &[u128]) -> Audience {
        Audience::Partners(
            ids.iter()
                .map(|&id| PartnerId(uuid::Uuid::from_u128(id)))
                .collect(),
        )
    }

    #[test]
    fn two_partners_are_never_within_one_another() {
        let rungs = [
            Audience::Me,
            Audience::Team,
            partners(&[1]),
            partners(&[1, 2]),
            Audience::Public,
        ];
        for (i, narrow) in rungs.iter().enumerate() {
            for (j, wide) in rungs.iter().enumerate() {
                let expect = match (i, j) {
                    // What the council may have reaches the council, not the council and the trust at once.
                    (2, 3) => false,
                    (3, 2) => true,
                    _ => i >= j,
                };
                assert_eq!(narrow.includes(wide), expect, "{narrow} given to {wide}");
            }
        }
        assert!(!partners(&[1]).includes(&partners(&[2])));
        assert_eq!(partners(&[1]).narrowest(&partners(&[2])), Audience::Team);
        assert_eq!(
            partners(&[1, 2]).narrowest(&partners(&[2, 3])),
            partners(&[2])
        );
        assert_eq!(Audience::Public.narrowest(&partners(&[2])), partners(&[2]));
    }

    #[test]
    fn another_partner_is_wider_and_fewer_are_not() {
        let check = |from: &Audience, to: &Audience, wider: bool| {
            assert_eq!(from.is_widened_by(to), wider, "{from} to {to}");
        };
        check(&Audience::Me, &Audience::Team, true);
        check(&Audience::Team, &partners(&[1]), true);
        check(&partners(&[1]), &partners(&[1, 2]), true);
        check(&partners(&[1]), &partners(&[2]), true);
        check(&partners(&[1, 2]), &Audience::Public, true);
        check(&partners(&[1, 2]), &partners(&[2]), false);
        check(&Audience::Public, &partners(&[1]), false);
        check(&Audience::Public, &Audience::Me, false);
        check(&Audience::Team, &Audience::Team, false);
    }

    #[test]
    fn an_audience_is_written_and_read_back() {
        for audience in [
            Audience::Me,
            Audience::Team,
            partners(&[7, 9]),
            Audience::Public,
        ] {
            assert_eq!(audience.to_string().parse::<Audience>(), Ok(audience));
        }
        assert!("everyone".parse::<Audience>().is_err());
    }
}

//! The identities of records: UUIDs with a type, so that a contact is never taken for an asset.
//!
//! What is made here gets a version 7 id; an imported record a version 8 one that follows from its
//! source, so that two laptops importing one spreadsheet make the same records.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The identity of any record, whatever its kind.
pub type RecordId = Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[ts(type = "string")]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identity, later than all made before on this laptop.
            #[allow(clippy::new_without_default)]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }
        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
        impl From<$name> for Uuid {
            fn from(id: $name) -> Uuid {
                id.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    AssetId;
    ContactId;
    RelationshipId;
    RelationshipTypeId;
    AreaId;
    ConfirmationId;
    ActivityId;
    AttachmentId;
    InboxItemId;
    PartnerId;
    ProfileId;
    DisclosureId;
    SavedViewId;
    CustomFieldId;
    PurposeId;
    ConsentId;
    RightsRequestId;
    GiftId;
    WishId;
    ConversationId;
    FollowUpId;
    IntroductionId;
    PossibleActionId;
    GatheringId;
    SynonymId;
    NetworkPinId;
    /// Two assets that are not one.
    DistinctId;
    TravelCopyId;
    PackId;
}

/// The identity of an imported record: a UUIDv8 from SHA-256 over the catalogue's secret and the
/// parts that name the row in its source (RFC 9562, section 5.8).
pub fn imported(secret: &[u8], parts: &[&str]) -> Uuid {
    let mut hash = Sha256::new();
    hash.update((secret.len() as u64).to_be_bytes());
    hash.update(secret);
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::new_v8(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_imported_id_follows_from_its_source_and_from_nothing_else() {
        let id = imported(b"secret", &["venues", "7"]);
        assert_eq!(id, imported(b"secret", &["venues", "7"]));
        assert_eq!(id.get_version_num(), 8);
        for other in [
            imported(b"another", &["venues", "7"]),
            imported(b"secret", &["venue", "s7"]),
            imported(b"secret", &["venues", "8"]),
        ] {
            assert_ne!(id, other);
        }
    }
}

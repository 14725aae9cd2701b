//! From the name of a kind of record to its type.

/// Runs the expression with `R` standing for the record type of a kind.
macro_rules! with_kind {
    ($kind:expr, $r:ident => $run:expr) => {
        match $kind {
            Kind::Asset => {
                type $r = $crate::asset::Asset;
                $run
            }
            Kind::Contact => {
                type $r = $crate::contact::Contact;
                $run
            }
            Kind::Relationship => {
                type $r = $crate::relationship::Relationship;
                $run
            }
            Kind::RelationshipType => {
                type $r = $crate::vocabulary::RelationshipType;
                $run
            }
            Kind::Area => {
                type $r = $crate::area::Area;
                $run
            }
            Kind::Confirmation => {
                type $r = $crate::confirmation::Confirmation;
                $run
            }
            Kind::Activity => {
                type $r = $crate::activity::Activity;
                $run
            }
            Kind::Attachment => {
                type $r = $crate::attachment::Attachment;
                $run
            }
            Kind::InboxItem => {
                type $r = $crate::inbox::InboxItem;
                $run
            }
            Kind::Partner => {
                type $r = $crate::partner::Partner;
                $run
            }
            Kind::ReleaseProfile => {
                type $r = $crate::partner::ReleaseProfile;
                $run
            }
            Kind::Disclosure => {
                type $r = $crate::disclosure::Disclosure;
                $run
            }
            Kind::SavedView => {
                type $r = $crate::saved_view::SavedView;
                $run
            }
            Kind::CustomField => {
                type $r = $crate::custom_field::CustomField;
                $run
            }
            Kind::Purpose => {
                type $r = $crate::consent::Purpose;
                $run
            }
            Kind::Consent => {
                type $r = $crate::consent::Consent;
                $run
            }
            Kind::RightsRequest => {
                type $r = $crate::rights::RightsRequest;
                $run
            }
            Kind::Gift => {
                type $r = $crate::gift::Gift;
                $run
            }
            Kind::Wish => {
                type $r = $crate::wish::Wish;
                $run
            }
            Kind::Conversation => {
                type $r = $crate::conversation::Conversation;
                $run
            }
            Kind::FollowUp => {
                type $r = $crate::follow_up::FollowUp;
                $run
            }
            Kind::Introduction => {
                type $r = $crate::introduction::Introduction;
                $run
            }
            Kind::PossibleAction => {
                type $r = $crate::possible_action::PossibleAction;
                $run
            }
            Kind::Gathering => {
                type $r = $crate::gathering::Gathering;
                $run
            }
            Kind::Synonym => {
                type $r = $crate::topic::Synonym;
                $run
            }
            Kind::NetworkPin => {
                type $r = $crate::network::NetworkPin;
                $run
            }
            Kind::Distinct => {
                type $r = $crate::duplicate::Distinct;
                $run
            }
            Kind::TravelCopy => {
                type $r = $crate::travel::TravelCopy;
                $run
            }
            Kind::Catalogue => {
                type $r = $crate::catalogue::Named;
                $run
            }
        }
    };
}
pub(crate) use with_kind;

//! The words people put over columns, and the field each speaks of.

use super::Field;
use super::Field::*;

/// Headings by their words, each with how surely it speaks of the field (0 to 1). A heading that
/// ends in the words counts a little less than one that is just them.
#[rustfmt::skip]
const HEADINGS: &[(&str, Field, f64)] = &[
    ("name", Name, 1.0), ("title", Name, 0.92), ("organisation", Name, 0.7), ("organization", Name, 0.7),
    ("organisation name", Name, 1.0), ("organization name", Name, 1.0), ("group", Name, 0.8), ("group name", Name, 1.0),
    ("venue", Name, 0.7), ("site name", Name, 1.0), ("property name", Name, 1.0), ("charity name", Name, 1.0),
    ("club", Name, 0.8), ("asset", Name, 0.8), ("asset name", Name, 1.0), ("service name", Name, 1.0), ("business", Name, 0.7),
    ("place name", Name, 0.9), ("hub", Name, 0.7), ("project", Name, 0.7), ("stop", Name, 0.75), ("location", Name, 0.5),
    ("location name", Name, 0.95), ("label", Name, 0.6), ("nom", Name, 0.9), ("nombre", Name, 0.9), ("nazwa", Name, 0.9),
    ("nome", Name, 0.9), ("naam", Name, 0.9), ("enw", Name, 0.9), ("bezeichnung", Name, 0.8), ("species", Name, 0.4),
    ("distname", Name, 0.8),
    ("type", Kind, 0.9), ("kind", Kind, 1.0), ("category", Kind, 0.9), ("asset type", Kind, 1.0), ("classification", Kind, 0.6),
    ("type of", Kind, 1.0), ("facility type", Kind, 0.95), ("holding type", Kind, 0.8), ("fclass", Kind, 0.8), ("poi type", Kind, 0.9),
    ("legal form", Kind, 0.45), ("legal forms", Kind, 0.45), ("what is it", Kind, 1.0), ("art", Kind, 0.6),
    ("categories", Tags, 0.9), ("tags", Tags, 1.0), ("keywords", Tags, 1.0), ("taxonomy ids", Tags, 0.7), ("themes", Tags, 0.8),
    ("topics", Tags, 0.8), ("activities", Tags, 0.6), ("sector", Tags, 0.6), ("facilities", Summary, 0.6), ("free keywords", Tags, 0.9),
    ("type of initiative", Tags, 0.9),
    ("description", Summary, 1.0), ("summary", Summary, 1.0), ("short desc", Summary, 0.8), ("about", Summary, 0.9),
    ("what they do", Summary, 1.0), ("charity activities", Summary, 1.0), ("activity", Summary, 0.5), ("inscription", Summary, 0.6),
    ("details", Note, 0.6), ("desc", Summary, 0.8), ("offer", Summary, 0.7), ("services", Summary, 0.6), ("beschreibung", Summary, 0.9),
    ("what it offers", Summary, 1.0), ("gifts", Gifts, 1.0), ("gifts and skills", Gifts, 1.0), ("gifts and wishes", Gifts, 1.0), ("skills", Gifts, 0.85),
    ("talents", Gifts, 0.9), ("offers", Gifts, 0.75), ("can offer", Gifts, 0.9), ("could offer", Gifts, 0.9), ("can teach", Gifts, 1.0),
    ("could teach", Gifts, 1.0), ("would teach", Gifts, 1.0), ("can lend", Gifts, 0.9), ("dary", Gifts, 1.0), ("talenty", Gifts, 0.9),
    ("umiejętności", Gifts, 0.85), ("umiejetnosci", Gifts, 0.85), ("oferuje", Gifts, 0.8), ("oferuję", Gifts, 0.8),
    ("może zaoferować", Gifts, 0.9), ("moze zaoferowac", Gifts, 0.9), ("mogę zaoferować", Gifts, 0.9), ("moge zaoferowac", Gifts, 0.9),
    ("może nauczyć", Gifts, 1.0), ("moze nauczyc", Gifts, 1.0), ("mogę nauczyć", Gifts, 1.0), ("moge nauczyc", Gifts, 1.0),
    ("wishes", Wishes, 1.0), ("would love", Wishes, 1.0), ("would like", Wishes, 0.8), ("looking for", Wishes, 0.9),
    ("życzenia", Wishes, 1.0), ("zyczenia", Wishes, 1.0), ("marzenia", Wishes, 0.9), ("szuka", Wishes, 0.8), ("szukam", Wishes, 0.8),
    ("chciałby", Wishes, 0.8), ("chciałaby", Wishes, 0.8), ("chciałabym", Wishes, 0.8), ("chciałbym", Wishes, 0.8),
    ("note", Note, 1.0), ("notes", Note, 1.0), ("comment", Note, 0.9), ("comments", Note, 0.9), ("remarks", Note, 1.0),
    ("other detail", Note, 0.6), ("special hours", When, 0.9),
    ("status", Status, 1.0), ("state of", Status, 0.4), ("active", Status, 0.6),
    ("id", SourceId, 1.0), ("identifier", SourceId, 1.0), ("uid", SourceId, 1.0), ("uuid", SourceId, 1.0), ("guid", SourceId, 1.0),
    ("ref", SourceId, 0.7), ("reference", SourceId, 0.7), ("reference number", SourceId, 0.8), ("code", SourceId, 0.5),
    ("asset code", SourceId, 0.9), ("unique reference number", SourceId, 0.9), ("urn", SourceId, 0.9), ("uprn", SourceId, 0.8),
    ("unique property reference number", SourceId, 0.8), ("objectid", SourceId, 0.9), ("charity number", SourceId, 0.9),
    ("registered charity number", SourceId, 0.95), ("company number", SourceId, 0.55), ("companies house number", SourceId, 0.6),
    ("registration number", SourceId, 0.6), ("feature num", SourceId, 0.8), ("fid", SourceId, 0.9), ("list entry", SourceId, 0.8),
    ("organisation data service code", SourceId, 0.9), ("registration id", SourceId, 0.8), ("record", SourceId, 0.5),
    ("osm id", SourceId, 1.0), ("tree id", SourceId, 1.0), ("site id", SourceId, 1.0), ("asset id", SourceId, 1.0), ("key", SourceId, 0.5),
    ("longitude", Longitude, 1.0), ("lon", Longitude, 1.0), ("long", Longitude, 0.9), ("lng", Longitude, 1.0), ("geo x", Longitude, 0.95),
    ("geox", Longitude, 0.95), ("x", Longitude, 0.8), ("x coord", Longitude, 0.9), ("x coordinate", Longitude, 0.9), ("point x", Longitude, 0.9),
    ("longitud", Longitude, 0.9), ("xcoord", Longitude, 0.9), ("x wgs 84", Longitude, 0.9), ("coord x", Longitude, 0.9),
    ("latitude", Latitude, 1.0), ("lat", Latitude, 1.0), ("geo y", Latitude, 0.95), ("geoy", Latitude, 0.95), ("y", Latitude, 0.8),
    ("y coord", Latitude, 0.9), ("y coordinate", Latitude, 0.9), ("point y", Latitude, 0.9), ("latitud", Latitude, 0.9),
    ("ycoord", Latitude, 0.9), ("coord y", Latitude, 0.9),
    ("easting", Easting, 1.0), ("eastings", Easting, 1.0), ("osgb east", Easting, 1.0), ("east", Easting, 0.7),
    ("northing", Northing, 1.0), ("northings", Northing, 1.0), ("osgb north", Northing, 1.0), ("north", Northing, 0.7),
    ("coordinates", LonLat, 0.8), ("coords", LonLat, 0.8), ("lat long", LonLat, 1.0), ("lat lon", LonLat, 1.0), ("latlong", LonLat, 1.0),
    ("lat lng", LonLat, 1.0), ("lon lat", LonLat, 1.0), ("geo", LonLat, 0.5), ("gps", LonLat, 0.8), ("geolocation", LonLat, 0.8),
    ("wkt", Wkt, 1.0), ("geom", Wkt, 0.8), ("geometry", Wkt, 0.8), ("the geom", Wkt, 0.9), ("geojson", GeoJsonGeometry, 1.0),
    ("shape", Wkt, 0.6), ("ngr", GridReference, 1.0), ("grid ref", GridReference, 1.0), ("grid reference", GridReference, 1.0),
    ("os grid ref", GridReference, 1.0), ("gridref", GridReference, 1.0), ("osgr", GridReference, 1.0), ("os ref", GridReference, 0.9),
    ("location precision", LocationPrecision, 1.0), ("uncertainty m", Uncertainty, 1.0), ("uncertainty", Uncertainty, 0.7),
    ("accuracy m", Uncertainty, 0.7), ("address", Address, 1.0), ("addr", Address, 1.0), ("street", Address, 0.9), ("street address", Address, 1.0), ("full address", Address, 1.0),
    ("town", Address, 0.9), ("city", Address, 0.9), ("county", Address, 0.8), ("locality", Address, 0.8), ("region", Address, 0.7),
    ("village", Address, 0.8), ("post town", Address, 1.0), ("street name", Address, 1.0), ("street number", Address, 1.0),
    ("house number", Address, 1.0), ("housenumber", Address, 1.0), ("house name", Address, 1.0), ("building name", Address, 0.7),
    ("country", Address, 0.6), ("country name", Address, 0.6), ("state province", Address, 0.9), ("road", Address, 0.8),
    ("address line", Address, 1.0), ("address 1", Address, 1.0), ("address 2", Address, 1.0), ("address 3", Address, 1.0), ("address 4", Address, 1.0),
    ("attention", ContactName, 0.6),
    ("adresse", Address, 1.0), ("strasse", Address, 0.9), ("straße", Address, 0.9), ("ort", Address, 0.7), ("community", Address, 0.5), ("where", Address, 0.7),
    ("venue addr", Address, 1.0), ("postcode", Postcode, 1.0), ("post code", Postcode, 1.0), ("postal code", Postcode, 1.0), ("zip", Postcode, 1.0), ("zip code", Postcode, 1.0),
    ("plz", Postcode, 1.0), ("postcodes", Postcode, 0.9),
    ("phone", Phone, 1.0), ("telephone", Phone, 1.0), ("tel", Phone, 1.0), ("mobile", Phone, 0.7), ("phone number", Phone, 1.0),
    ("telephone number", Phone, 1.0), ("contact number", Phone, 1.0), ("contact phone", Phone, 1.0), ("telefon", Phone, 1.0), ("number", Phone, 0.44),
    ("landline", Phone, 1.0), ("vanity number", Phone, 0.7),
    ("email", Email, 1.0), ("e mail", Email, 1.0), ("mail", Email, 0.8), ("email address", Email, 1.0), ("contact email", Email, 1.0),
    ("emails", Email, 0.9), ("website", Website, 1.0), ("web", Website, 1.0), ("url", Website, 1.0), ("web address", Website, 1.0), ("homepage", Website, 1.0),
    ("web site", Website, 1.0), ("link", Website, 0.8), ("hyperlink", Website, 0.8), ("webpage", Website, 0.9), ("web page", Website, 0.9), ("uri", Website, 0.3),
    ("timetable", Website, 0.45), ("library url", Website, 1.0),
    ("twitter", SocialMedia, 1.0), ("facebook", SocialMedia, 1.0), ("instagram", SocialMedia, 1.0), ("social media", SocialMedia, 1.0),
    ("linkedin", SocialMedia, 1.0), ("youtube", SocialMedia, 0.9), ("mastodon", SocialMedia, 1.0),
    ("contact", ContactName, 0.9), ("contact name", ContactName, 1.0), ("contact person", ContactName, 1.0), ("manager", ContactName, 0.6),
    ("coordinator", ContactName, 0.7), ("organiser", ContactName, 0.6), ("main contact", ContactName, 1.0), ("ask for", ContactName, 0.9),
    ("access", Access, 0.8), ("accessibility", Access, 1.0), ("wheelchair", Access, 0.9), ("step free", Access, 0.9), ("transportation", Access, 0.6),
    ("eligibility", Access, 0.7), ("who can come", Access, 0.9), ("referral method", Access, 0.7), ("access type", Access, 0.8),
    ("disability notes", Access, 0.8), ("audience", Access, 0.5), ("cost", Cost, 1.0), ("price", Cost, 1.0), ("fee", Cost, 1.0), ("fees", Cost, 1.0), ("charges", Cost, 0.9),
    ("opening hours", When, 1.0), ("opening times", When, 1.0), ("hours", When, 0.8), ("open", When, 0.6), ("close", When, 0.5), ("times", When, 0.8), ("when", When, 1.0),
    ("day", When, 0.8), ("days", When, 0.8), ("weekday", When, 0.9), ("opens at", When, 1.0), ("closes at", When, 1.0), ("schedule", When, 0.9),
    ("arrival", When, 0.7), ("departure", When, 0.7), ("frequency", When, 0.8), ("time", When, 0.7), ("meeting time", When, 1.0),
    ("opening", When, 0.8), ("session times", When, 1.0), ("meeting day", When, 1.0), ("monday", When, 0.9), ("tuesday", When, 0.9), ("wednesday", When, 0.9),
    ("thursday", When, 0.9), ("friday", When, 0.9), ("saturday", When, 0.9), ("sunday", When, 0.9), ("unstaffed hours", When, 0.9), ("staffed hours", When, 0.9),
    ("last confirmed", LastConfirmed, 1.0), ("last checked", LastConfirmed, 1.0), ("last verified", LastConfirmed, 1.0), ("date checked", LastConfirmed, 1.0),
    ("checked on", LastConfirmed, 1.0), ("language", Languages, 0.9), ("languages", Languages, 1.0), ("story", Story, 1.0), ("history", Story, 0.6),
    ("source", CreatedSource, 0.9), ("data source", CreatedSource, 1.0), ("source note", CreatedSource, 1.0),
];

/// Words that make a heading speak of something around the row, not of the row.
const ELSEWHERE: &[&str] = &[
    "area",
    "ward",
    "la",
    "lsoa",
    "msoa",
    "oa",
    "parent",
    "ignored",
    "amount",
    "currency",
    "geographic",
    "authority",
    "territory",
    "previous",
    "replacement",
    "character",
    "field",
    "resource",
    "lead",
    "main photo",
    "sponsoring",
    "count",
    "wellbeing",
    "programme",
    "beneficiary location name",
    "beneficiary location country",
    "funding org",
    "sic",
    "tax",
    "legal status",
    "wait",
    "action",
    "mail",
    "photo",
    "wikipedia",
];

/// The words of a heading: lower case, split at signs, capitals and before figures.
pub fn words(heading: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut previous = ' ';
    for character in heading.chars() {
        let starts = !character.is_alphanumeric()
            || (character.is_uppercase() && previous.is_lowercase())
            || (character.is_ascii_digit() && previous.is_alphabetic());
        if starts && !current.is_empty() {
            words.push(std::mem::take(&mut current));
        }
        if character.is_alphanumeric() {
            current.extend(character.to_lowercase());
        }
        previous = character;
    }
    if !current.is_empty() {
        words.push(current);
    }
    words
}

/// Whether a heading is only a number we gave, such as `Column 3`.
pub fn says_nothing(heading: &str) -> bool {
    let words = words(heading);
    let known = ["column", "field", "unnamed", "col", "spalte", "f", "c"];
    words.is_empty()
        || words
            .iter()
            .all(|word| known.contains(&word.as_str()) || word.bytes().all(|b| b.is_ascii_digit()))
}

/// The fields a heading may speak of, with how surely, the surest first.
pub fn fields_of(heading: &str) -> Vec<(Field, f64)> {
    let words = words(heading);
    let text = words.join(" ");
    let elsewhere = ELSEWHERE
        .iter()
        .any(|phrase| contains(&words, phrase) && !matches!(text.as_str(), "mail" | "e mail"));
    // "Lat2" is a latitude; "Address 2" is in the list itself.
    let numbered = words.len() > 1 && words[words.len() - 1].bytes().all(|b| b.is_ascii_digit());
    let unnumbered = words[..words.len() - usize::from(numbered)].join(" ");
    let mut matches: Vec<(&str, Field, f64)> = Vec::new();
    for (phrase, field, weight) in HEADINGS {
        let fit = if text == *phrase {
            1.0
        } else if unnumbered == *phrase {
            0.95
        } else if ends_with(&words, phrase) {
            0.9
        } else if contains(&words, phrase) {
            0.45
        } else if text.len() >= 7 && one_letter_off(&text, phrase) {
            0.85
        } else {
            continue;
        };
        let length = 1.0 + 0.12 * phrase.matches(' ').count() as f64;
        matches.push((
            phrase,
            *field,
            weight * fit * length * if elsewhere { 0.3 } else { 1.0 },
        ));
    }
    let mut found: Vec<(Field, f64)> = Vec::new();
    for (phrase, field, score) in &matches {
        // A longer phrase says what a part of it means: an "email address" is no address.
        let part_of_longer = matches.iter().any(|(longer, other, _)| {
            other != field && longer.len() > phrase.len() && contains(&self::words(longer), phrase)
        });
        match found.iter_mut().find(|(known, _)| known == field) {
            _ if part_of_longer => {}
            Some((_, best)) => *best = best.max(*score),
            None => found.push((*field, *score)),
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}

fn ends_with(words: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.len() > phrase.len()
        && words[words.len() - phrase.len()..]
            .iter()
            .zip(&phrase)
            .all(|(a, b)| a == b)
}

fn contains(words: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words
        .windows(phrase.len())
        .any(|window| window.iter().zip(&phrase).all(|(a, b)| a == b))
}

/// Same length and one letter different, or one letter more or fewer.
fn one_letter_off(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    if long.len() - short.len() > 1 {
        return false;
    }
    let start = short
        .iter()
        .zip(long.iter())
        .take_while(|(a, b)| a == b)
        .count();
    let end = short
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    start + end.min(short.len() - start) + usize::from(short.len() == long.len()) >= short.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_speak() {
        let check = |heading: &str, expect: Option<Field>| {
            let best = fields_of(heading)
                .first()
                .filter(|(_, score)| *score >= 0.4)
                .map(|(field, _)| *field);
            assert_eq!(best, expect, "{heading}");
        };
        check("charity_contact_phone", Some(Phone));
        check("Email address", Some(Email));
        check("Web Address", Some(Website));
        check("Recipient Org:Postal Code", Some(Postcode));
        check("GeoX", Some(Longitude));
        check("Longitide", Some(Longitude));
        check("PropertyName", Some(Name));
        check("addr:city", Some(Address));
        check("ward_name", None);
        check("Amount Awarded", None);
        check("Monday staffed hours", Some(When));
        check("What I can offer", Some(Gifts));
        check("Can teach", Some(Gifts));
        check("Skills", Some(Gifts));
        check("Skills needed", None);
        check("Mogę nauczyć", Some(Gifts));
        check("What they would love", Some(Wishes));
        check("Życzenia", Some(Wishes));
        check("Needs", None);
        check("Offer", Some(Summary));
        check("What it offers", Some(Summary));
    }

    #[test]
    fn one_letter() {
        for (a, b, expect) in [
            ("longitide", "longitude", true),
            ("longtude", "longitude", true),
            ("latitude", "longitude", false),
            ("notes", "note", true),
        ] {
            assert_eq!(one_letter_off(a, b), expect, "{a} {b}");
        }
    }
}

//! Relationships between released assets, beside the main file: always as a table, on request also as lines.

use super::{csv::Table, geojson::Collection};
use crate::{
    Error, Place, Release, ReleasedRelationship, Result, cell,
    destination::{Destination, RELATIONSHIP_LINES, RELATIONSHIPS},
    place::{Shape, rounded},
    release::End,
};
use geojson::{Geometry, Position};

const COLUMNS: [&str; 13] = [
    "id",
    "kind",
    "kind_label",
    "from_id",
    "from_name",
    "to_id",
    "to_name",
    "since",
    "until",
    "strength",
    "source",
    "confidence",
    "note",
];

/// Writes all relationships and answers how many there were. Without any there is no file.
pub fn write(release: &mut Release<'_>, destination: &mut Destination, lines: bool) -> Result<u64> {
    let mut relationships = release.relationships.by_ref().peekable();
    if relationships.peek().is_none() {
        return Ok(0);
    }
    let mut table = Table::begin(destination.begin(Some(RELATIONSHIPS))?)?;
    table.row(COLUMNS)?;
    let mut drawing = match lines {
        true => Some(Collection::begin(
            destination.begin(Some(RELATIONSHIP_LINES))?,
        )?),
        false => None,
    };
    let mut count = 0;
    for relationship in relationships {
        let relationship = relationship.map_err(Error::Contents)?;
        table.row(
            cells(&relationship)
                .map(cell::write)
                .iter()
                .map(|cell| cell.as_bytes()),
        )?;
        if let Some(drawing) = &mut drawing {
            draw(drawing, &relationship)?;
        }
        count += 1;
    }
    destination.end(table.end()?)?;
    if let Some(drawing) = drawing {
        destination.end(drawing.end()?)?;
    }
    Ok(count)
}

/// What a tie says, in the order of the columns; what is missing is blank.
pub(super) fn cells(relationship: &ReleasedRelationship) -> [&str; COLUMNS.len()] {
    let ReleasedRelationship {
        id,
        kind,
        kind_label,
        from,
        to,
        since,
        until,
        strength,
        source,
        confidence,
        note,
    } = relationship;
    fn known(text: &Option<String>) -> &str {
        text.as_deref().unwrap_or_default()
    }
    [
        known(id),
        kind,
        kind_label,
        &from.id,
        &from.name,
        &to.id,
        &to.name,
        known(since),
        known(until),
        known(strength),
        known(source),
        known(confidence),
        known(note),
    ]
}

/// Draws a line between the places of the two ends, unless one has none or both are in one spot. The line is as
/// vague as the vaguer end.
fn draw(drawing: &mut Collection, relationship: &ReleasedRelationship) -> Result<()> {
    let (Some(from), Some(to)) = (middle(&relationship.from), middle(&relationship.to)) else {
        return Ok(());
    };
    let ends = [&relationship.from.place, &relationship.to.place];
    let decimals = |place: &&Place| place.precision.decimals(place.uncertainty_m, false);
    let Some(vaguer) = ends.into_iter().min_by_key(decimals) else {
        return Ok(());
    };
    let geometry = Some(Geometry::new_line_string([from, to]));
    let Some(line) = rounded(&Place {
        geometry,
        ..vaguer.clone()
    }) else {
        return Ok(());
    };
    if !matches!(line.shape, Shape::Lines(_)) {
        return Ok(());
    }
    drawing.feature(relationship.id.as_deref(), Some(&line), |object| {
        for (key, text) in COLUMNS.into_iter().zip(cells(relationship)) {
            if !text.is_empty() {
                object.text(key, text);
            }
        }
        object.text("location_precision", vaguer.precision.token());
        Ok(())
    })
}

/// The middle of the box round the first part of a place, as it leaves.
fn middle(end: &End) -> Option<Position> {
    rounded(&end.place)?.middle().map(Position::from)
}

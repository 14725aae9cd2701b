//! Streets, roads and lanes.

use super::{At, Form, Thing, apart, direction, thing};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Main,
    Mid,
    Minor,
    /// A lane between villages.
    Lane,
}

#[derive(Debug, Clone)]
pub struct Road {
    pub size: Size,
    pub name: String,
    pub line: Vec<At>,
}

impl Road {
    pub fn new(size: Size, name: &str, line: Vec<At>) -> Road {
        Road {
            size,
            name: name.to_owned(),
            line,
        }
    }

    /// Half of its width, in metres.
    pub fn reach(&self) -> f64 {
        match self.size {
            Size::Main => 8.0,
            Size::Mid => 6.5,
            Size::Minor | Size::Lane => 4.5,
        }
    }

    /// How it is drawn, and its name.
    pub fn things(self) -> Vec<Thing> {
        let (class, from) = match self.size {
            Size::Main => ("primary", 7),
            Size::Mid => ("secondary", 9),
            Size::Lane => ("tertiary", 11),
            Size::Minor => ("minor", 12),
        };
        let drawn = thing("transportation", class, from, Form::Line(self.line.clone()));
        if self.name.is_empty() {
            return vec![drawn];
        }
        let name = thing(
            "transportation_name",
            class,
            from.max(11),
            Form::Line(self.line),
        );
        vec![drawn, name.named(&self.name)]
    }

    /// Where it is after so many metres from its beginning, and in which direction it goes there.
    pub fn after(&self, metres: f64) -> Option<(At, f64)> {
        let mut left = metres;
        for pair in self.line.windows(2) {
            let length = apart(pair[0], pair[1]);
            if left <= length && length > 0.0 {
                let share = left / length;
                let at = [0, 1].map(|i| pair[0][i] + (pair[1][i] - pair[0][i]) * share);
                return Some((at, direction(pair[0], pair[1])));
            }
            left -= length;
        }
        None
    }

    pub fn length(&self) -> f64 {
        self.line
            .windows(2)
            .map(|pair| apart(pair[0], pair[1]))
            .sum()
    }
}

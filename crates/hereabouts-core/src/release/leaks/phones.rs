//! Phone numbers as people write them: with and without the country or the first 0, several in a row, "900123/4".

use super::patterns::is_gap;

/// Runs of figures, with what people put between them, that can be dialled; a day or a sum is none. From and to, in
/// characters.
pub fn phones(signs: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let behind_word = at > 0 && signs[at - 1].is_alphanumeric();
        let begins = signs[at].is_ascii_digit() || matches!(signs[at], '+' | '(');
        if !begins || behind_word {
            at += 1;
            continue;
        }
        let length = signs[at..].iter().take_while(|sign| goes_on(sign)).count();
        let run = &signs[at..at + length];
        found.extend(
            dialled(run)
                .into_iter()
                .map(|(from, to)| (at + from, at + to)),
        );
        at += length.max(1);
    }
    found
}

fn goes_on(sign: &char) -> bool {
    sign.is_ascii_digit() || "-‐‑‒–—−()./+".contains(*sign) || is_gap(*sign)
}

/// Groups of figures in a run: from and to.
fn groups(run: &[char]) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for (at, _) in run
        .iter()
        .enumerate()
        .filter(|(_, sign)| sign.is_ascii_digit())
    {
        match groups.last_mut() {
            Some((_, to)) if *to == at => *to += 1,
            _ => groups.push((at, at + 1)),
        }
    }
    groups
}

/// The numbers in one run: all of it, or where that is too much for one number, the parts of it.
fn dialled(run: &[char]) -> Vec<(usize, usize)> {
    let groups = groups(run);
    let Some((_, end)) = groups.last().copied() else {
        return Vec::new();
    };
    if can_be_dialled(&run[..end], &groups) {
        return vec![(0, end)];
    }
    let figures: usize = groups.iter().map(|(from, to)| to - from).sum();
    let mut next = match is_day(run, &groups) {
        true => 3,
        false if figures > 15 || run.contains(&'/') => 0,
        false => return Vec::new(),
    };
    let mut found = Vec::new();
    while next < groups.len() {
        let mut from = groups[next].0;
        while from > 0 && matches!(run[from - 1], '+' | '(') {
            from -= 1;
        }
        let may_begin = next == 0
            || run[from] != run[groups[next].0]
            || run[from] == '0'
            || run[from - 1] == '/';
        // The longest of those that begin here.
        let last = (next..groups.len()).rev().find(|last| {
            may_begin && can_be_dialled(&run[from..groups[*last].1], &groups[next..=*last])
        });
        match last {
            Some(last) => {
                found.push((from, groups[last].1));
                next = last + 1;
            }
            None => next += 1,
        }
    }
    found
}

fn is_day(run: &[char], groups: &[(usize, usize)]) -> bool {
    let length = |i: usize| groups.get(i).map(|(from, to)| to - from);
    let separated = run.iter().any(|sign| matches!(sign, '.' | '/' | '-'));
    separated
        && matches!(
            (length(0), length(1), length(2)),
            (Some(1 | 2), Some(1 | 2), Some(2 | 4)) | (Some(4), Some(2), Some(2))
        )
}

fn can_be_dialled(run: &[char], groups: &[(usize, usize)]) -> bool {
    let figures: String = run.iter().filter(|sign| sign.is_ascii_digit()).collect();
    if !(8..=15).contains(&figures.len()) || is_day(run, groups) {
        return false;
    }
    // Shorter ones that begin so are the numbers of companies.
    let abroad = run[0] == '+'
        || (figures.starts_with("00") && !figures.starts_with("000") && figures.len() >= 11);
    if abroad {
        return true;
    }
    let lengths: Vec<usize> = groups.iter().map(|(from, to)| to - from).collect();
    let mut signs = figures.chars();
    let (first, second) = (signs.next(), signs.next());
    match (figures.len(), first) {
        // Those of Britain and Ireland.
        (9..=11, Some('0')) => second != Some('0'),
        // One of Poland.
        (9, _) if lengths == [3, 3, 3] => true,
        // The 0 that a table of figures drops; a Polish tax number is grouped otherwise.
        (10, Some('7')) => {
            // Five and five are half of a grid reference.
            let otherwise = matches!(lengths[..], [3, 3, 2, 2] | [3, 2, 2, 3] | [5, 5]);
            second != Some('0') && lengths[0] >= 3 && !otherwise
        }
        (10, Some('1' | '2')) => {
            let is_year =
                lengths[0] == 4 && (figures.starts_with("19") || figures.starts_with("20"));
            let is_fraction = run.contains(&'.');
            !is_year
                && !is_fraction
                && matches!(
                    lengths[..],
                    [3, 7] | [3, 3, 4] | [4, 6] | [4, 3, 3] | [2, 4, 4] | [2, 8]
                )
        }
        _ => false,
    }
}

//! The words with which people begin to say what they offer and what they would love, in English and Polish.
//!
//! All are written folded, as `search::fold` leaves them, and without apostrophes.

use super::pieces::between;
use super::{GiftDomain, GiftForm};
use crate::erase::words::words;
use crate::wish::WishKind;

/// What an opening says of the things that follow it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Says {
    Gift {
        domain: Option<GiftDomain>,
        form: Option<GiftForm>,
    },
    /// The opening is a part of the gift: plays the piano.
    Doing(Option<GiftDomain>),
    Wish,
}

/// The beginning of a text, understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Opening<'t> {
    pub says: Says,
    /// As it was written.
    pub words: &'t str,
    pub rest: &'t str,
    /// A colon follows: a list, whose parts may be told apart by semicolons.
    pub listed: bool,
}

const fn form(form: GiftForm) -> Says {
    Says::Gift {
        domain: None,
        form: Some(form),
    }
}
const OFFER: Says = Says::Gift {
    domain: None,
    form: None,
};
const KNOW: Says = Says::Gift {
    domain: Some(GiftDomain::Head),
    form: None,
};
const INTRODUCE: Says = Says::Gift {
    domain: Some(GiftDomain::Connection),
    form: Some(GiftForm::Introduce),
};
const HANDS: Says = Says::Doing(Some(GiftDomain::Hands));
const HEAD: Says = Says::Doing(Some(GiftDomain::Head));
const HEART: Says = Says::Doing(Some(GiftDomain::Heart));
const PEOPLE: Says = Says::Doing(Some(GiftDomain::Connection));
const DOING: Says = Says::Doing(None);

/// Openings, several ways to say one divided by `|`.
const OPENINGS: &[(&str, Says)] = &[
    (
        "can teach|could teach|would teach|will teach|teaches|happy to teach|is happy to teach|would be happy to teach|willing to teach|is willing to teach|would love to teach|d love to teach|would like to teach|d like to teach|wants to teach|can show|could show|would show|would show others|can show people how to|shows people how to|shows how to|gives lessons in|coaches|tutors|moze nauczyc|moglby nauczyc|moglaby nauczyc|nauczy|chetnie nauczy|uczy|chce uczyc|chcialby uczyc|chcialaby uczyc",
        form(GiftForm::Teach),
    ),
    (
        "can lend|could lend|would lend|will lend|lends|happy to lend|is happy to lend|would love to lend|lends out|moze pozyczyc|moglby pozyczyc|moglaby pozyczyc|pozycza|pozyczy|chetnie pozyczy",
        form(GiftForm::Lend),
    ),
    (
        "can give|could give|would give|will give|gives|can give away|could give away|would give away|will give away|gives away|wants to give away|would love to give away|donates|can spare|could spare|moze oddac|moglby oddac|moglaby oddac|odda|oddaje|chce oddac|rozdaje|podaruje|chetnie odda",
        form(GiftForm::Give),
    ),
    (
        "sells|can sell|could sell|would sell|wants to sell|sprzedaje|sprzeda|moze sprzedac|chce sprzedac",
        form(GiftForm::Sell),
    ),
    (
        "hosts|can host|could host|would host|will host|happy to host|is happy to host|would love to host|would like to host|can put up|gosci|moze goscic|moze ugoscic|ugosci|chetnie ugosci",
        form(GiftForm::Host),
    ),
    (
        "would join|would join in|joins in|can join in|could join in|would love to join|would like to join|dolaczy do|chetnie dolaczy do",
        form(GiftForm::JoinIn),
    ),
    (
        "can introduce|could introduce|would introduce|introduces|can introduce people to|can put people in touch with|moze przedstawic|moze poznac z",
        INTRODUCE,
    ),
    (
        "can|could|is able to|knows how to|know how to|is good at|good at|offers to|would help|potrafi|umie|moze|moglby|moglaby",
        form(GiftForm::Do),
    ),
    ("offers|is offering|offering|oferuje|proponuje", OFFER),
    (
        "knows about|knows a lot about|knows all about|knows much about|zna sie na|wie o|wie duzo o|wie wszystko o",
        KNOW,
    ),
    (
        "makes|mends|fixes|repairs|builds|sews|knits|crochets|cooks|bakes|grows|tunes|restores|carves|quilts|naprawia|robi|piecze|gotuje|szyje|dzierga|buduje|uprawia|hoduje",
        HANDS,
    ),
    ("speaks|remembers|understands|mowi po|pamieta", HEAD),
    (
        "loves|cares about|cares deeply about|is passionate about|passionate about|kocha|uwielbia|troszczy sie o",
        HEART,
    ),
    (
        "knows everyone|knows everybody|knows people|knows lots of people|zna wszystkich",
        PEOPLE,
    ),
    (
        "plays|sings|paints|draws|drives|dances|writes|translates|interprets|cuts hair|takes photos|gra|spiewa|maluje|rysuje|tanczy|pisze|tlumaczy",
        DOING,
    ),
    (
        "would love|would really love|d love|d really love|would like|would really like|d like|d really like|would enjoy|would be glad of|would be happy to have|wants|really wants|wishes for|wishes|wish for|dreams of|dreams about|hopes for|hopes|is looking for|looking for|looks for|is searching for|needs|is after|could use|could do with|chcialby|bardzo chcialby|chcialaby|bardzo chcialaby|chcieliby|chce|marzy o|marzy zeby|szuka|potrzebuje|pragnie|zyczy sobie",
        Says::Wish,
    ),
];

/// Names of lists: only with a colon behind them.
const LABELS: &[(&str, Says)] = &[
    ("teach", form(GiftForm::Teach)),
    ("gift|gifts|offer|offers|dar|dary|oferta", OFFER),
    (
        "wish|wishes|would love|zyczenie|zyczenia|marzenie|marzenia",
        Says::Wish,
    ),
];

/// `has` is an opening where one of these ends what follows.
const HAVING: &[(&str, Says)] = &[
    ("to give away|to spare|do oddania", form(GiftForm::Give)),
    ("to lend|to lend out|do pozyczenia", form(GiftForm::Lend)),
    ("for sale|to sell|na sprzedaz", form(GiftForm::Sell)),
];
const HAS: [&str; 3] = ["has", "have", "ma"];

/// May stand before an opening and says nothing of the gift.
const BEFORE: [&str; 26] = [
    "she",
    "he",
    "they",
    "i",
    "we",
    "who",
    "also",
    "and",
    "but",
    "says",
    "said",
    "that",
    "ona",
    "on",
    "oni",
    "tez",
    "takze",
    "rowniez",
    "mowi",
    "powiedziala",
    "powiedzial",
    "ze",
    "a",
    "oraz",
    "me",
    "told",
];

/// How a wish begins, and which kind it is then. Those with `true` go for the next things of the list as well.
const WISHES: &[(&str, WishKind, bool)] = &[
    (
        "to learn|learn|to learn how to|learning|to be taught|lessons in|someone to teach her|someone to teach him|someone to teach them|someone to teach me|sie nauczyc|nauczyc sie|uczyc sie|sie uczyc|nauka|nauke|nauki|lekcje|lekcji",
        WishKind::Learn,
        true,
    ),
    (
        "to borrow|borrow|a loan of|the loan of|pozyczyc|wypozyczyc",
        WishKind::Borrow,
        true,
    ),
    (
        "to try|try|to try out|to have a go at|a go at|sprobowac|wyprobowac",
        WishKind::Try,
        true,
    ),
    (
        "to start|start|to set up|to found|to get going|zaczac|zalozyc|rozkrecic|stworzyc",
        WishKind::StartSomething,
        true,
    ),
    (
        "help with|some help with|a hand with|help|to help|to help with|someone to help|somebody to help|pomocy|pomocy w|pomocy przy|pomoc przy|pomoc w|pomagac",
        WishKind::HelpWith,
        false,
    ),
    (
        "to see|see|to change|zeby|zobaczyc|zmienic",
        WishKind::SeeChange,
        false,
    ),
    (
        "company|some company|company for|to meet|friends|to make friends|people to|others who|towarzystwa|towarzystwo|kogos do|ktos do|znajomych|poznac",
        WishKind::FindCompany,
        false,
    ),
];
const SOMEONE: [&str; 5] = ["someone", "somebody", "anyone", "kogos", "ktos"];
const WITH: [&str; 3] = ["with", "together", "razem"];

/// With these, folded, people go on with what they said before a comma.
const GOES_ON: &str = "the and or but so to of for with without in on at by from as if when while after before until \
    because who which that whose where also too not only just mostly mainly especially even maybe perhaps sometimes \
    usually often always she he they i we it is are was were has have any all either \
    oraz ale albo lub do dla z ze w we na po od przy bez gdy kiedy jesli ktory ktora ktore co tez takze nie tylko \
    glownie zwlaszcza czasem zwykle ona on oni jest sa ma";
/// With these they say when.
const WHEN: &str = "monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday \
    saturdays sunday sundays morning mornings afternoon afternoons evening evenings weekday weekdays weekend weekends \
    daily weekly monthly poniedzialki wtorki srody czwartki piatki soboty niedziele rano wieczorem wieczory weekendy \
    popoludnia popoludniami";

/// Does somebody who begins like this go on with what they said before?
pub(super) fn goes_on(word: &str) -> bool {
    GOES_ON.split(' ').any(|each| each == word)
}

pub(super) fn says_when(word: &str) -> bool {
    WHEN.split(' ').any(|each| each == word)
}

/// The opening with which a text begins; the longest where several fit.
pub(super) fn opening(text: &str) -> Option<Opening<'_>> {
    let all = words(text);
    let folded: Vec<&str> = all.iter().map(|(_, word)| word.as_str()).collect();
    for skipped in 0..=folded.len() {
        if let Some((long, says, is_label)) = known(&folded[skipped..]) {
            let first = all.get(skipped)?.0.0;
            let (last, length) = all.get(skipped + long - 1)?.0;
            let (words, behind) = (
                between(text, first, last + length),
                between(text, last + length, u32::MAX),
            );
            let rest = behind.trim_start();
            let listed = rest.starts_with([':', '：'])
                || rest.starts_with(['–', '—', '-']) && rest != behind;
            // “Can’t” is the beginning of another story.
            let is_denied =
                behind.starts_with(['\'', '’']) || folded.get(skipped + long) == Some(&"not");
            let rest = rest
                .trim_start_matches([':', '：', '–', '—', '-', ','])
                .trim();
            return (!is_denied && (!is_label || listed)).then_some(Opening {
                says,
                words,
                rest,
                listed,
            });
        }
        if let Some(having) = having(text, &all, skipped) {
            return Some(having);
        }
        if !folded
            .get(skipped)
            .is_some_and(|word| BEFORE.contains(word))
        {
            return None;
        }
    }
    None
}

/// How many words the longest opening at the beginning has, what it says, and whether it is a label alone.
fn known(folded: &[&str]) -> Option<(usize, Says, bool)> {
    let tables = [(OPENINGS, false), (LABELS, true)];
    let all = tables
        .iter()
        .flat_map(|(table, label)| table.iter().map(move |(ways, says)| (ways, *says, *label)));
    let fitting = all.flat_map(|(ways, says, label)| {
        let longs = ways.split('|').filter_map(|way| begins(folded, way));
        longs.map(move |long| (long, says, label))
    });
    // An opening goes before a label of as many words.
    fitting.max_by_key(|(long, _, label)| (*long, !label))
}

/// “Has a piano to give away”.
fn having<'t>(text: &'t str, all: &[((u32, u32), String)], at: usize) -> Option<Opening<'t>> {
    let ((first, length), word) = all.get(at)?;
    HAS.contains(&word.as_str()).then_some(())?;
    let (says, from) = HAVING.iter().find_map(|(ways, says)| {
        ways.split('|').find_map(|way| {
            let from = ends(&all[at + 1..], way)?;
            Some((*says, all.get(at + 1 + from)?.0.0))
        })
    })?;
    let rest = between(text, first + length, from).trim();
    let words = between(text, *first, first + length);
    (!rest.is_empty()).then_some(Opening {
        says,
        words,
        rest,
        listed: false,
    })
}

/// Which kind of wish this is by how it begins, and the words that go for the next things of the list too.
pub(super) fn kind_of(wish: &str) -> (Option<WishKind>, Option<&str>) {
    let all = words(wish);
    let folded: Vec<&str> = all.iter().map(|(_, word)| word.as_str()).collect();
    let fitting = WISHES.iter().flat_map(|(ways, kind, carries)| {
        let longs = ways.split('|').filter_map(|way| begins(&folded, way));
        longs.map(move |long| (long, *kind, *carries))
    });
    if let Some((long, kind, carries)) = fitting.max_by_key(|(long, ..)| *long) {
        let carried = all.get(long - 1).filter(|_| carries);
        return (
            Some(kind),
            carried.map(|((last, length), _)| between(wish, 0, last + length)),
        );
    }
    let someone = folded.first().is_some_and(|word| SOMEONE.contains(word));
    let with = folded.iter().any(|word| WITH.contains(word));
    match (someone, with) {
        (true, true) => (Some(WishKind::FindCompany), None),
        (true, false) => (Some(WishKind::HelpWith), None),
        (false, _) => (None, None),
    }
}

/// Is this the first half of “someone to walk and talk with”?
pub(super) fn wants_company(text: &str) -> bool {
    let all = words(text);
    let is = |list: &[&str], at: Option<&(_, String)>| {
        at.is_some_and(|(_, word): &((u32, u32), String)| list.contains(&word.as_str()))
    };
    is(&SOMEONE, all.first()) && !all.iter().any(|word| is(&WITH, Some(word)))
}

/// Does it end with company?
pub(super) fn ends_with_company(text: &str) -> bool {
    words(text)
        .last()
        .is_some_and(|(_, word)| WITH.contains(&word.as_str()))
}

fn begins(folded: &[&str], way: &str) -> Option<usize> {
    let long = way.split(' ').count();
    (folded.len() >= long && folded.iter().copied().take(long).eq(way.split(' '))).then_some(long)
}

/// At which of the words this ends them; something stands before it.
pub(super) fn ends(all: &[((u32, u32), String)], way: &str) -> Option<usize> {
    let from = all.len().checked_sub(way.split(' ').count())?;
    let last = all[from..].iter().map(|(_, word)| word.as_str());
    (from > 0 && last.eq(way.split(' '))).then_some(from)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every word that may be taken off as part of an opening.
    pub fn taken_off() -> BTreeSet<&'static str> {
        let tables = [OPENINGS, LABELS, HAVING].into_iter().flatten();
        let ways = tables.flat_map(|(ways, _)| ways.split('|'));
        ways.flat_map(|way| way.split(' '))
            .chain(HAS)
            .chain(BEFORE)
            .collect()
    }

    #[test]
    fn the_table_is_folded_and_says_nothing_twice() {
        let mut seen = BTreeSet::new();
        for (ways, _) in OPENINGS {
            for way in ways.split('|') {
                assert_eq!(crate::erase::words::folded(way).join(" "), way);
                assert!(seen.insert(way), "{way}");
            }
        }
    }
}

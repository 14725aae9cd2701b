//! Which language a few words are in, as far as that decides how their endings are taken off. A guess by script, by
//! letters and by small words: nothing depends on it but how well inflected forms meet.

use crate::search::fold;
use snowball_stemmers_rs::Algorithm;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A language written in Latin letters, and how it is known.
pub(super) struct Latin {
    algorithm: Algorithm,
    /// Letters, or runs of letters, that English has not.
    signs: &'static str,
    /// Small words, folded: they are no topics.
    small: &'static str,
}

/// English first: it is taken where nothing speaks for another. Words about offering and wishing are no topics either:
/// nobody meets over "somebody" or "to learn".
const LATIN: &[Latin] = &[
    Latin {
        algorithm: Algorithm::English,
        signs: "",
        small: "a about after again all also am an and any anybody anyone anything are around as at be because been \
        before being bit both but by can company could did do does doing each else every everyone few find for \
        friend friends from get give go going good had has have having he help helping her here hers him his hour \
        hours how i if in into is it its just keep know knows learn learning lend lending lesson lessons let like \
        likes little look looking lot love loves made make making many maybe me meet meeting more most much my need \
        needs new no not of off offer offers on once one only or other others our out over own part people person \
        properly re share sharing she show so some somebody someone something spare start starting such take teach \
        teaching than that the their them then there these they thing things this those time times to together too \
        try trying two up us use used very want wants was way we week were what when where which while who why will \
        wish with without would yes you your",
    },
    Latin {
        algorithm: Algorithm::Polish,
        signs: "ą ę ł ń ś ź ż ć cz rz sz dz",
        small: "a aby albo ale bardzo bez bo by byc byl byla chce chcemy chcialaby chcialabym chcialby chcialbym co \
            cos czy dla do dobrze dziele gdy gdzie godzina godzine godzin i ich inny ja jak jako je jego jej jest juz \
            kazdy kiedy kims kogos kto ktos ktory ktora lekcja lekcje lub lubie ma mam maja moge moglaby moglabym \
            moglby moglbym moj moja moze mozna my na nad naucze nauczyc nauka nauke nie nim niz o od on ona oni oraz \
            pod po pomaga pomagac pomagam pomoc pomoge poza pozycze pozyczyc przed przez przy razem robic robie rzecz \
            rzeczy sam sama sie sobie sprobowac szuka szukam ta tak te ten to towarzystwo trzeba tu tylko u ucze uczy \
            uczyc umiem w we wiecej wielu wszystko wspolne wspolnie z za zamienie ze",
    },
    Latin {
        algorithm: Algorithm::German,
        signs: "ä ö ü ß",
        small: "aber alle als am an auch auf aus bei beim das dem den der des die ein eine einem einen einer etwas fur \
            gern gerne helfen hilfe ich im in ist jemand jemanden kann konnen lernen mit nach nicht oder sehr sich sie \
            und uns vom von wie wir wurde zu zum zur zusammen",
    },
    Latin {
        algorithm: Algorithm::French,
        signs: "ç è ê ë î ï û œ à",
        small: "a aide aider apprendre au aux avec c ce ces cette chez d dans de des du elle en ensemble est et il j je \
            l la le les leur mes mon ne nous on ou par pas pour pouvoir qu que quelqu quelque qui s sa se ses son sur \
            un une vous",
    },
    Latin {
        algorithm: Algorithm::Spanish,
        signs: "ñ ¿ ¡",
        small: "a al alguien algo aprender ayuda ayudar como con cosas de del el ella en es esta hacer la las lo los me \
            mi mis muy no nos o para por que quiero se ser si sin su sus un una uno y yo",
    },
    Latin {
        algorithm: Algorithm::Portuguese,
        signs: "ã õ",
        small: "a ajuda ajudar alguem algo ao aos aprender as com como da das de do dos e ela ele em eu fazer me meu \
            minha muito na nas no nos nao o os ou para por que quero se sem ser sua um uma",
    },
    Latin {
        algorithm: Algorithm::Italian,
        signs: "gli",
        small: "a ai aiutare aiuto al alla anche che chi ci come con da dal dei del della delle di e fare gli i il imparare \
            in insieme io la le lo ma mi mio nel nella non o per piu qualcosa qualcuno si sono su un una uno",
    },
    Latin {
        algorithm: Algorithm::Romanian,
        signs: "ă ș ț ş ţ",
        small: "a ai ajut ajuta am ar as ca care ce cineva ceva cu cum de din dintre e este eu fac face imi in invat invata \
            la mai mea meu nu o pe pentru sa sau se si sunt un una unde",
    },
    Latin {
        algorithm: Algorithm::Turkish,
        signs: "ğ ı",
        small: "ben bir bu birlikte cok da daha de icin ile mi o ogrenmek olarak ve veya yardim",
    },
];

/// Small word → in which languages it is one: a bit for each, English the lowest.
static SMALL: LazyLock<HashMap<&str, u16>> = LazyLock::new(|| {
    let mut small: HashMap<&str, u16> = HashMap::new();
    for (i, language) in LATIN.iter().enumerate() {
        for word in language.small.split_whitespace() {
            *small.entry(word).or_default() |= 1 << i;
        }
    }
    small
});

const ENGLISH: u16 = 1;

/// In which languages a folded word is a small one.
fn small_in(folded: &str) -> u16 {
    SMALL.get(folded).copied().unwrap_or_default()
}

/// How the words of one text are read.
pub(super) struct Reading {
    algorithm: Algorithm,
    /// Something in the text tells its language; otherwise it is taken for English.
    is_told: bool,
    /// The bits of its language and of English.
    small: u16,
}

impl Reading {
    /// The language of the Latin words in a text, given in lower case and word by word.
    pub fn of(lower: &str, words: &[&str]) -> Reading {
        let small: Vec<u16> = words.iter().map(|word| small_in(&fold(word))).collect();
        let mut most = 0;
        let mut reading = Reading {
            algorithm: Algorithm::English,
            is_told: false,
            small: ENGLISH,
        };
        for (i, language) in LATIN.iter().enumerate() {
            let signs = language.signs.split_whitespace();
            let speaks = signs.filter(|sign| lower.contains(sign)).count()
                + small.iter().filter(|small| *small & (1 << i) != 0).count();
            if speaks > most {
                most = speaks;
                reading.algorithm = language.algorithm;
                reading.is_told = true;
                reading.small = ENGLISH | 1 << i;
            }
        }
        reading
    }

    /// Is it no topic, in the language of the text or in English?
    pub fn is_small(&self, folded: &str) -> bool {
        small_in(folded) & self.small != 0
    }

    /// What may take the endings off a word that is looked for: where nothing tells its language, what does so in any
    /// that is written in these letters.
    pub fn algorithms(&self, lower: &str) -> Vec<Algorithm> {
        match self.algorithm(lower) {
            Some(own) if own == self.algorithm && !self.is_told => {
                LATIN.iter().map(|language| language.algorithm).collect()
            }
            own => own.into_iter().collect(),
        }
    }

    /// What takes the endings off a word, by its script; none where there is no such algorithm.
    pub fn algorithm(&self, lower: &str) -> Option<Algorithm> {
        let letter = lower.chars().find(|sign| sign.is_alphabetic())?;
        let has = |signs: &str| lower.chars().any(|sign| signs.contains(sign));
        Some(match letter {
            '\u{0041}'..='\u{024f}' | '\u{1e00}'..='\u{1eff}' => self.algorithm,
            '\u{0370}'..='\u{03ff}' => Algorithm::Greek,
            '\u{0400}'..='\u{052f}' if has("іїєґ") => Algorithm::Ukrainian,
            '\u{0400}'..='\u{052f}' => Algorithm::Russian,
            '\u{0530}'..='\u{058f}' => Algorithm::Armenian,
            '\u{0600}'..='\u{06ff}' if has("پچژگ") => Algorithm::Persian,
            '\u{0600}'..='\u{06ff}' => Algorithm::Arabic,
            '\u{0900}'..='\u{097f}' => Algorithm::Hindi,
            '\u{0b80}'..='\u{0bff}' => Algorithm::Tamil,
            _ => return None,
        })
    }
}

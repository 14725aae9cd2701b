//! Names that are of one thing, and names that are not.

use crate::duplicate::names::{Like, Name};

#[test]
fn names_that_mean_one_thing_and_names_that_do_not() {
    let check = |one: &str, other: &str, expect: Option<Like>| {
        let (one_name, other_name) = (Name::of(one), Name::of(other));
        let like = |a: &Name, b: &Name| a.like(b).map(|(like, _)| like);
        assert_eq!(like(&one_name, &other_name), expect, "{one} / {other}");
        assert_eq!(like(&other_name, &one_name), expect, "{other} / {one}");
    };
    let (same, nearly) = (Some(Like::Same), Some(Like::Nearly));
    let (longer, initials) = (Some(Like::Longer), Some(Like::Initials));
    // As the layers of one borough call the same things.
    check("Alder Library", "ALDER LIBRARY", same);
    check("The Friends of Walden Park", "Friends of Walden Park", same);
    check("St. Mary's Church", "Saint Marys Church", same);
    check("Church of St Anne", "St. Anne's Church", same);
    check("Elders of Tolland", "Elders of Tolland Ltd", same);
    check("Parish Rooms, The", "The Parish Rooms", same);
    check("Millbrook Library", "Millbrook Libary", nearly);
    check("Library", "Libary", nearly);
    check(
        "Lockside Library",
        "Lockside Library and Community Centre",
        longer,
    );
    check("Tanfield Library", "Tanfield Community Library", nearly);
    check(
        "Hatherby Public Hall",
        "Hatherby Public Hall Friends",
        longer,
    );
    check("Alder Boxing Club", "Alder Community Boxing Club", nearly);
    check("The The", "The", same);
    // What people shorten, and what they run together.
    check("St John's Centre", "St Johns Centre", same);
    check("Weir St", "Weir Street", same);
    check("St Weir", "Weir Street", None);
    check("12 Chapel Rd", "12 Chapel Road", same);
    check("Dene Comm Ctr", "Dene Community Centre", same);
    check("Moss & Dene Hub", "Moss and Dene Hub", same);
    check(
        "Holy Name RC Primary School",
        "Holy Name Catholic Primary School",
        same,
    );
    check("Dene C of E School", "Dene CE School", same);
    check("Dene CofE School", "Dene Church of England School", same);
    check("First Dene Scouts", "1st Dene Scouts", same);
    check("Home-Start Alder", "Homestart Alder", same);
    check("K-Force", "K Force", same);
    check("Gorsemill Studios", "Gorse Mill Studios", same);
    check("Loaf Co-operative", "Loaf Cooperative", same);
    check("Bread & Roses C.I.C.", "Bread and Roses", same);
    check("Pegasus RDA", "Pegasus Riding for the Disabled", initials);
    check("Tolland WI", "Tolland Women's Institute", initials);
    check("Tolland FC", "Tolland Football Club", initials);
    // In brackets and behind commas: a town, or what else it is called.
    check("TLC: Talk, Listen, Cook", "Talk Listen Cook (TLC)", same);
    check(
        "Friends of Vernon Park",
        "Friends of Vernon Park, Stratton",
        nearly,
    );
    check("Mending the Gap (Northton)", "Mending the Gap", nearly);
    check(
        "Age Well Alder (Weir Community Hub)",
        "Age Well Alder",
        nearly,
    );
    check("Baptist Church (The Hub Café)", "The Hub Café", longer);
    check("Irish Care", "Irish Care Northton", longer);
    check("Greenwork", "Greenwork Greater Alder", longer);
    check("Vernon Park (Stratton)", "Vernon Park (Alder)", None);
    check("Vernon Park", "Vernon Park (Bowls Clubhouse)", None);
    check("Vernon Park", "Vernon Park, Shelter", None);
    check("Vernon Park, 5 Blocks", "Vernon Park", None);
    // Of one sort, in one place or at one place, and not the same.
    check("Alder Library", "Lockside Library", None);
    check("Alder Library", "Alder Leisure Centre", None);
    check("Alder", "Alder Library", None);
    check("Long Park", "Long Park School", None);
    check("Walter Park", "Walter Park Indoor Football Centre", None);
    check("Community Centre", "Alder Moor Community Centre", None);
    check("Community Centre", "Community Sports Centre", None);
    check("Hall", "Public Hall", None);
    check("Corin Flint Volunteers", "Corin Flint Befrienders", None);
    check("Moss Moor Partnership", "Moss Moor Association", None);
    check("Alder Methodist Church", "Alder Baptist Church", None);
    check("Dene Junior School", "Dene Infant School", None);
    check(
        "Dene Grammar School for Girls",
        "Dene Grammar School for Boys",
        None,
    );
    check(
        "Language group at St John's Centre",
        "St John's Centre",
        None,
    );
    check("Sewing Circle", "Choir and Sewing Circle", None);
    check("1st Alder Scouts", "3rd Alder Scouts", None);
    check("Over 50s Club", "Over 60s Club", None);
    check("12 Mill Lane", "13 Mill Lane", None);
    check("Sale CC", "Park CC", None);
    check("Library", "Park", None);
    check("", "Hall", None);
}

#[test]
fn names_in_any_script() {
    let check = |one: &str, other: &str, expect: Option<Like>| {
        let (one_name, other_name) = (Name::of(one), Name::of(other));
        let like = one_name.like(&other_name).map(|(like, _)| like);
        assert_eq!(like, expect, "{one} / {other}");
    };
    let same = Some(Like::Same);
    check("Łódź Café", "lodz cafe", same);
    check("Żubr Klub Młodzieżowy", "Zubr klub mlodziezowy", same);
    check("Canolfan Tŷ Gwyn", "Canolfan Ty Gwyn", same);
    check("Straße der Künste", "Strasse der Kunste", same);
    check("Центр Надежда", "Tsentr Nadezhda", same);
    check("Центр Надежда", "Tsentr Nadezda", Some(Like::Nearly));
    check("Надежда центр", "ЦЕНТР «НАДЕЖДА»", same);
    check("Σύλλογος Φίλων", "Syllogos Filon", same);
    check("مركز النور", "مَرْكَز النُّور", same);
    check("東京 カフェ", "東京カフェ", same);
    check("বাংলা স্কুল", "বাংলা  স্কুল", same);
    check("Центр Надежда", "Центр Вера", None);
}

#[test]
fn names_of_people() {
    let check = |one: &str, other: &str, expect: Option<Like>| {
        let (one_name, other_name) = (Name::of(one), Name::of(other));
        let like = |a: &Name, b: &Name| a.like_of_person(b);
        assert_eq!(like(&one_name, &other_name), expect, "{one} / {other}");
        assert_eq!(like(&other_name, &one_name), expect, "{other} / {one}");
    };
    check("Nadia Okafor", "Okafor, Nadia", Some(Like::Same));
    check("Zoë Žižek", "zoe zizek", Some(Like::Same));
    check("Nadia O.", "Nadia Okafor", Some(Like::Nearly));
    check("Katarzyna Nowak", "Katarzyna Novak", Some(Like::Nearly));
    check("Nadia", "Nadia Okafor", None);
    check("Nadia Okafor", "Nadine Okafor", None);
    check("Jon Smith", "John Smith", None);
    check("", "Nadia", None);
}

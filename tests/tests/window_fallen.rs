//! A page that falls over is loaded anew, and comes back to where it was.

use hereabouts_e2e::{Cli, Undriven};

const FILE: &str = "Aldermoor.hereabouts";

#[test]
fn the_window_comes_back_with_its_catalogue_and_what_was_chosen() {
    let cli = Cli::new();
    cli.ok(&["new", FILE, "--sample"]);
    let in_bin = || {
        let bin = cli.json(&["call", FILE, "list_bin", "{}"]);
        let rows = bin.as_array().expect("the bin is a list").iter();
        rows.filter_map(|row| row["name"].as_str().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let window = Undriven::open(&cli.path(FILE), "Aldermoor");
    // Chosen through the palette; that it is chosen shows in what Delete does.
    let choose = |name: &str| {
        window.press("ctrl+k");
        window.type_text(name);
        std::thread::sleep(std::time::Duration::from_millis(2500));
        window.press("Return");
        std::thread::sleep(std::time::Duration::from_millis(2500));
    };
    window.wait_until("what is chosen goes into the bin", || {
        choose("Weir bench");
        window.press("Delete");
        // Asked for again too soon, the palette would offer to take it back.
        (0..20).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(250));
            in_bin() == ["Weir bench"]
        })
    });

    choose("Seed swap shelf");
    assert_eq!(
        window.let_the_page_fall_over(),
        1,
        "one process draws the page"
    );
    window.wait_until("the page is back, and what was chosen is chosen", || {
        window.press("Delete");
        in_bin() == ["Seed swap shelf", "Weir bench"]
    });
    cli.ok(&["check", FILE]);
}

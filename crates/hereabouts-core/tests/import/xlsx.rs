//! Workbooks, built here cell by cell: sheets, dates, formulas, merged and offset headings, and
//! files that would unpack to far too much.

use std::fs::File;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use hereabouts_core::import::{ImportError, ReadOptions, Source};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

/// Writes a workbook with sheets given as (name, XML after `<worksheet>`).
fn workbook(folder: &TempDir, sheets: &[(&str, &str)]) -> PathBuf {
    let path = folder.path().join("book.xlsx");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    let mut add = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let numbered = |template: &dyn Fn(usize, &str) -> String| -> String {
        sheets
            .iter()
            .enumerate()
            .map(|(index, (name, _))| template(index + 1, name))
            .collect()
    };
    add(
        "[Content_Types].xml",
        &format!(
            r#"<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#
        ),
    );
    add(
        "_rels/.rels",
        &format!(
            r#"<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    );
    add(
        "xl/workbook.xml",
        &format!(
            r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{}</sheets></workbook>"#,
            numbered(&|n, name| format!(r#"<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>"#))
        ),
    );
    add(
        "xl/_rels/workbook.xml.rels",
        &format!(
            r#"<Relationships xmlns="{PACKAGE}/relationships">{}<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#,
            numbered(&|n, _| format!(
                r#"<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>"#
            ))
        ),
    );
    // Style 1 is a day, style 2 a day and a time, style 3 a time of day.
    add(
        "xl/styles.xml",
        &format!(
            r#"<styleSheet xmlns="{MAIN}"><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>"#
        ),
    );
    for (index, (_, body)) in sheets.iter().enumerate() {
        add(
            &format!("xl/worksheets/sheet{}.xml", index + 1),
            &format!(r#"<worksheet xmlns="{MAIN}">{body}</worksheet>"#),
        );
    }
    zip.finish().unwrap();
    path
}

fn text(cell: &str, text: &str) -> String {
    format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// Column names, then each row as its cells.
fn table(path: &Path, options: &ReadOptions) -> Vec<Vec<String>> {
    let source = Source::open(path, options).unwrap();
    let mut table = vec![
        source
            .columns
            .iter()
            .map(|column| column.name.clone())
            .collect::<Vec<_>>(),
    ];
    source
        .rows(|row| {
            table.push(
                (0..source.columns.len())
                    .map(|column| row.text(column).unwrap_or_default().into_owned())
                    .collect(),
            );
            ControlFlow::Continue(())
        })
        .unwrap();
    table
}

#[test]
fn values_of_every_kind() {
    let folder = TempDir::new().unwrap();
    let head = ["A1", "B1", "C1", "D1", "E1", "F1", "G1"];
    let names = ["Name", "Since", "Seen", "Opens", "Free", "Members", "Ref"];
    let heading: String = head
        .iter()
        .zip(names)
        .map(|(cell, name)| text(cell, name))
        .collect();
    let sheet = format!(
        r#"<sheetData><row r="1">{heading}</row><row r="2">{}<c r="B2" s="1"><v>45943</v></c><c r="C2" s="2"><v>45943.5625</v></c><c r="D2" s="3"><v>0.375</v></c><c r="E2" t="b"><v>1</v></c><c r="F2"><f>SUM(1,2)</f><v>3</v></c>{}</row><row r="3"><c r="A3" t="str"><f>A2&amp;"!"</f><v>Hall!</v></c><c r="F3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G3"><v>100012797623</v></c></row></sheetData>"#,
        text("A2", "Hall &amp; yard"),
        text("G2", "00738"),
    );
    let path = workbook(&folder, &[("Places", &sheet)]);
    let expect: Vec<Vec<&str>> = vec![
        names.to_vec(),
        vec![
            "Hall & yard",
            "2025-10-13",
            "2025-10-13T13:30",
            "09:00",
            "yes",
            "3",
            "00738",
        ],
        vec!["Hall!", "", "", "", "", "", "100012797623"],
    ];
    assert_eq!(table(&path, &ReadOptions::default()), expect);
}

#[test]
fn headings_further_down_and_merged_cells() {
    let folder = TempDir::new().unwrap();
    let sheet = format!(
        r#"<sheetData><row r="2">{}</row><row r="4">{}{}{}</row><row r="5">{}{}{}</row><row r="6">{}{}</row><row r="9">{}{}{}</row></sheetData><mergeCells count="1"><mergeCell ref="C5:C6"/></mergeCells>"#,
        text("B2", "Venues of the parish"),
        text("C4", "Area"),
        text("D4", "Name"),
        text("E4", "Town"),
        text("C5", "North"),
        text("D5", "Hall"),
        text("E5", "Sale"),
        text("D6", "Barn"),
        text("E6", "Sale"),
        text("C9", "South"),
        text("D9", "Hut"),
        text("E9", "Hale"),
    );
    let path = workbook(&folder, &[("Empty", "<sheetData/>"), ("Venues", &sheet)]);
    let source = Source::open(&path, &ReadOptions::default()).unwrap();
    assert_eq!(source.sheets, ["Empty", "Venues"]);
    let mut lines = Vec::new();
    source
        .rows(|row| {
            lines.push(row.line);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(
        lines,
        [Some(5), Some(6), Some(9)],
        "rows keep the number they have in the sheet"
    );
    assert_eq!(
        table(&path, &ReadOptions::default()),
        [
            ["Column 1", "Area", "Name", "Town"],
            ["", "North", "Hall", "Sale"],
            ["", "North", "Barn", "Sale"],
            ["", "South", "Hut", "Hale"]
        ]
    );
    let wrong = ReadOptions {
        sheet: Some("Gone".into()),
        ..ReadOptions::default()
    };
    let error = Source::open(&path, &wrong).err().unwrap().to_string();
    assert_eq!(
        error,
        "“book.xlsx” has no sheet called “Gone”. Its sheets are: Empty, Venues."
    );
    let empty = ReadOptions {
        sheet: Some("Empty".into()),
        ..ReadOptions::default()
    };
    assert_eq!(Source::open(&path, &empty).unwrap().row_count, 0);
}

#[test]
fn a_title_over_everything_and_two_rows_of_headings() {
    let folder = TempDir::new().unwrap();
    let sheet = format!(
        r#"<sheetData><row r="1">{}</row><row r="2">{}{}</row><row r="3">{}{}</row><row r="4">{}{}{}</row></sheetData><mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/></mergeCells>"#,
        text("A1", "Venues of the parish"),
        text("A2", "Name"),
        text("B2", "Address"),
        text("B3", "Street"),
        text("C3", "Town"),
        text("A4", "Hall"),
        text("B4", "Mill Lane"),
        text("C4", "Sale"),
    );
    let path = workbook(&folder, &[("Venues", &sheet)]);
    assert_eq!(
        table(&path, &ReadOptions::default()),
        [["Name", "Street", "Town"], ["Hall", "Mill Lane", "Sale"]]
    );
}

#[test]
fn bombs_are_refused_before_unpacking() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("bomb.xlsx");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default())
        .unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..64 {
        zip.write_all(&zeros).unwrap();
    }
    zip.finish().unwrap();
    let started = std::time::Instant::now();
    let error = Source::open(&path, &ReadOptions::default()).err().unwrap();
    assert!(matches!(error, ImportError::TooLarge { .. }), "{error}");
    assert!(
        error.to_string().contains("unpacked it would take 64 MB"),
        "{error}"
    );
    assert!(started.elapsed().as_secs() < 1, "{:?}", started.elapsed());

    // The same bytes with a table of contents that says one kilobyte.
    let mut lying = std::fs::read(&path).unwrap();
    let size = (64_u32 << 20).to_le_bytes();
    let mut changed = 0;
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == size {
            lying[at..at + 4].copy_from_slice(&1024_u32.to_le_bytes());
            changed += 1;
        }
    }
    assert!(changed >= 1, "the size stands in the file");
    std::fs::write(&path, lying).unwrap();
    let error = Source::open(&path, &ReadOptions::default()).err().unwrap();
    assert!(
        matches!(
            error,
            ImportError::TooLarge { .. } | ImportError::Invalid { .. }
        ),
        "{error}"
    );
}

#[test]
fn reading_a_workbook_can_be_stopped() {
    let folder = TempDir::new().unwrap();
    let rows: String = (1..200)
        .map(|n| format!(r#"<row r="{n}">{}</row>"#, text(&format!("A{n}"), "x")))
        .collect();
    let path = workbook(
        &folder,
        &[("Long", &format!("<sheetData>{rows}</sheetData>"))],
    );
    let options = ReadOptions::default();
    let source = Source::open(&path, &options).unwrap();
    let mut seen = 0;
    let stopped = source.rows(|_| {
        seen += 1;
        options.progress.stop();
        ControlFlow::Continue(())
    });
    assert!(
        matches!(stopped, Err(ImportError::Stopped { .. })),
        "{stopped:?}"
    );
    assert_eq!(seen, 1);
    assert!(matches!(
        Source::open(&path, &options),
        Err(ImportError::Stopped { .. })
    ));
}

#[test]
fn a_zip_of_something_else_is_said() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("photos.xlsx");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    zip.start_file("readme.txt", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(b"hello").unwrap();
    zip.finish().unwrap();
    let error = Source::open(&path, &ReadOptions::default())
        .err()
        .unwrap()
        .to_string();
    assert!(
        error.contains("it is a zip file, but not a workbook"),
        "{error}"
    );
}

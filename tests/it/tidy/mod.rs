//! The rules of the house, read from the sources themselves: who may use whom, how large files
//! grow, what is documented, which calls and words do not belong here. The rules are the data in
//! `rules`; `examples` proves that each of them finds what it should.

mod calls;
mod edges;
mod examples;
mod finding;
mod lexer;
mod paths;
mod plurals;
mod rules;
mod shape;
mod source;
mod styles;
mod views;
mod words;

use finding::Finding;
use source::Source;

/// Fails with every finding as one list.
fn expect_none(mut findings: Vec<Finding>) {
    findings.sort();
    let list: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{} findings\n{}", list.len(), list.join("\n"));
}

fn each(rust: &[Source], rule: impl Fn(&Source) -> Vec<Finding>) -> Vec<Finding> {
    rust.iter().flat_map(rule).collect()
}

#[test]
fn modules_use_only_what_lies_below_them() {
    expect_none(each(source::rust(), edges::check));
}

#[test]
fn files_are_small_and_say_what_they_are() {
    let mut findings = each(source::rust(), shape::check_file);
    findings.extend(each(source::other_text(), shape::check_length));
    expect_none(findings);
}

#[test]
fn functions_are_short() {
    expect_none(each(source::rust(), shape::check_functions));
}

#[test]
fn every_file_belongs_to_a_module() {
    expect_none(shape::check_declared(source::rust()));
}

#[test]
fn texts_that_count_read_well_for_one() {
    expect_none(each(source::rust(), plurals::check));
}

#[test]
fn the_library_is_documented() {
    let share = shape::documented_percent(source::rust());
    assert!(
        share >= rules::DOCUMENTED_PERCENT,
        "{share} % of the library's lines are documentation"
    );
}

#[test]
fn nothing_in_the_program_can_stop_it() {
    expect_none(each(source::rust(), calls::check));
}

#[test]
fn colours_live_in_the_tokens() {
    let mut findings = each(source::rust(), words::check_colours);
    findings.extend(each(source::other_text(), words::check_colours));
    expect_none(findings);
}

#[test]
fn an_attribute_ends_where_its_value_ends() {
    expect_none(each(source::rust(), |source| match source.in_screen() {
        true => views::check(source),
        false => Vec::new(),
    }));
}

#[test]
fn a_class_is_laid_out_in_one_sheet() {
    let own = |path: &str| {
        path.starts_with("style/")
            && path.ends_with(".css")
            && !["style/respond.css", "style/boot.css", "style/print.css"].contains(&path)
    };
    let sheets: Vec<&Source> =
        source::other_text().iter().filter(|source| own(&source.path)).collect();
    assert!(sheets.len() > 5, "the sheets are found");
    expect_none(styles::check(&sheets));
}

#[test]
fn what_the_user_reads_lives_in_the_text_tables() {
    expect_none(each(source::rust(), words::check_user_texts));
}

#[test]
fn the_project_speaks_of_itself_alone() {
    let mut findings = each(source::rust(), words::check_words);
    findings.extend(each(source::other_text(), words::check_words));
    expect_none(findings);
}

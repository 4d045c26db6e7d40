//! Search, filters, order, footers and attention over the fixture's projects.

use super::fixture::{POINTS, derived, register, workspace};
use super::*;
use crate::model::Uid;

const NAME: ListedField = ListedField::Builtin("name");
const STAGE: ListedField = ListedField::Builtin("stage");
const COST: ListedField = ListedField::Builtin("cost");
const FINISH: ListedField = ListedField::Builtin("finish");
const SCORE: ListedField = ListedField::Derived(DerivedKey::Score);

fn uids(query: &Query) -> Vec<u128> {
    let (ws, derived) = (workspace(), derived());
    register(&ws, &derived).rows(query).into_iter().map(|uid| uid.0).collect()
}

#[test]
fn sorted_with_empties_last_either_way() {
    use Direction::{Ascending, Descending};
    for (sort, expect) in [
        (vec![], [101, 102, 103, 104]),
        (vec![(NAME, Ascending)], [103, 102, 101, 104]),
        (vec![(NAME, Descending)], [104, 101, 102, 103]),
        // Codes in the order of their list, not of their letters.
        (vec![(STAGE, Ascending)], [102, 101, 104, 103]),
        (vec![(STAGE, Descending)], [104, 101, 102, 103]),
        // 100,000 euro are 80,000 pounds; dollars without a rate count by their figure.
        (vec![(COST, Ascending)], [102, 103, 101, 104]),
        (vec![(COST, Descending)], [101, 103, 102, 104]),
        (vec![(SCORE, Ascending)], [101, 102, 103, 104]),
        (vec![(SCORE, Descending)], [102, 101, 103, 104]),
        (vec![(ListedField::Custom(POINTS), Descending)], [101, 102, 103, 104]),
        // A text that could not be read counts as empty.
        (vec![(FINISH, Ascending), (NAME, Descending)], [104, 101, 102, 103]),
    ] {
        let query = Query { sort: sort.clone(), ..Query::default() };
        assert_eq!(uids(&query), expect, "{sort:?}");
    }
}

#[test]
fn filtered() {
    let text = str::to_owned;
    for (field, test, expect) in [
        (STAGE, Test::Is(text("in delivery")), vec![101]),
        (STAGE, Test::Is(text("in_delivery")), vec![101]),
        (STAGE, Test::Is(text("nonsense")), vec![]),
        (STAGE, Test::IsNot(text("Closed")), vec![101, 102, 103]),
        (STAGE, Test::IsNot(text("nonsense")), vec![101, 102, 103, 104]),
        (STAGE, Test::Empty, vec![103]),
        (NAME, Test::Is(text("APFEL")), vec![103]),
        (NAME, Test::Contains(text("PROJECT")), vec![101, 102]),
        (NAME, Test::Contains(text("")), vec![101, 102, 103, 104]),
        (COST, Test::Greater(text("100")), vec![101, 103]),
        (COST, Test::Greater(text("£100,000")), vec![101, 103]),
        (COST, Test::Less(text("100k")), vec![102]),
        (COST, Test::Less(text("rubbish")), vec![]),
        (COST, Test::Filled, vec![101, 102, 103]),
        (COST, Test::Is(text("580")), vec![101]),
        (FINISH, Test::Empty, vec![101, 102, 103, 104]),
        (FINISH, Test::NeedsAttention, vec![104]),
        (FINISH, Test::Contains(text("spring")), vec![104]),
        (SCORE, Test::Greater(text("60")), vec![102]),
        (SCORE, Test::Is(text("55.5")), vec![101]),
        (SCORE, Test::Empty, vec![103, 104]),
        (ListedField::Custom(POINTS), Test::Less(text("4")), vec![101]),
        (ListedField::Custom(Uid(5)), Test::Filled, vec![]),
    ] {
        let filters = vec![Filter { or: false, field, test }];
        let query = Query { filters, ..Query::default() };
        assert_eq!(uids(&query), expect, "{:?}", query.filters);
    }
}

#[test]
fn alternatives_are_met_one_or_another() {
    let is = |or, field, text: &str| Filter { or, field, test: Test::Is(text.into()) };
    let over = |or, text: &str| Filter { or, field: COST, test: Test::Greater(text.into()) };
    for (filters, expect) in [
        (vec![], vec![101, 102, 103, 104]),
        // Of the first condition `or` says nothing.
        (vec![is(true, STAGE, "Idea")], vec![102]),
        (vec![is(false, STAGE, "Idea"), is(true, STAGE, "Closed")], vec![102, 104]),
        (vec![is(false, STAGE, "Idea"), is(false, STAGE, "Closed")], vec![]),
        // In delivery and dear, or closed.
        (
            vec![is(false, STAGE, "In delivery"), over(false, "500"), is(true, STAGE, "Closed")],
            vec![101, 104],
        ),
        (
            vec![is(false, STAGE, "In delivery"), over(false, "900"), is(true, STAGE, "Closed")],
            vec![104],
        ),
        // Closed, or in delivery and dear.
        (
            vec![is(false, STAGE, "Closed"), is(true, STAGE, "In delivery"), over(false, "900")],
            vec![104],
        ),
        (vec![is(false, STAGE, "moon"), is(true, STAGE, "moon")], vec![]),
    ] {
        let query = Query { filters, ..Query::default() };
        assert_eq!(uids(&query), expect, "{:?}", query.filters_text());
        assert_eq!(Query::parse_filters(RecordKind::Project, &query.filters_text()), query.filters);
    }
}

#[test]
fn searched() {
    for (search, expect) in [
        ("", vec![101, 102, 103, 104]),
        ("  ", vec![101, 102, 103, 104]),
        ("apf", vec![103]),
        ("project delivery", vec![101]),
        ("at risk", vec![101]),
        ("spring", vec![104]),
        ("project zebra", vec![]),
        ("580", vec![]),
    ] {
        let query = Query { search: search.into(), ..Query::default() };
        assert_eq!(uids(&query), expect, "{search:?}");
    }
}

#[test]
fn attention_follows_the_view() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    let rows = register.rows(&Query::default());
    let custom = ListedField::Custom(POINTS);
    let at = |columns: &[ListedField]| -> Vec<ListedField> {
        register.attention(&rows, columns).into_iter().map(|(_, field)| field).collect()
    };
    assert_eq!(at(&[NAME, FINISH, custom]), [FINISH, custom]);
    assert_eq!(at(&[custom, FINISH]), [custom, FINISH]);
    assert_eq!(at(&[custom]), [custom, FINISH]);
    assert_eq!(register.attention(&rows[..3], &[NAME]), []);
}

#[test]
fn footers() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    let rows = register.rows(&Query::default());
    for (field, expect) in [
        (NAME, Footer::None),
        (STAGE, Footer::Distinct(3)),
        // 580,000 + 0.8 × 100,000; the dollars have no rate and are left out.
        (COST, Footer::Sum("660".into())),
        (FINISH, Footer::ToFix(1)),
        (SCORE, Footer::Average("73.4".into())),
        (ListedField::Builtin("benefit"), Footer::None),
        (ListedField::Builtin("description"), Footer::None),
    ] {
        assert_eq!(register.footer(&rows, field), expect, "{field:?}");
    }
    assert_eq!(register.footer(&[], COST), Footer::None);
}

#[test]
fn totals_of_a_selection() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    let rows = register.rows(&Query::default());
    let columns = [NAME, COST, SCORE];
    let costs = register.total(&rows, &columns, Rectangle { row: (3, 0), column: (1, 1) });
    assert_eq!((costs.filled, costs.numbers, costs.without_rate, costs.to_fix), (3, 2, 1, 0));
    assert_eq!(costs.sum_text(&register).as_deref(), Some("£660k"));
    assert_eq!(costs.average_text(&register).as_deref(), Some("£330k"));
    let mixed = register.total(&rows, &columns, Rectangle { row: (0, 3), column: (1, 2) });
    assert_eq!((mixed.numbers, mixed.sum_text(&register)), (4, None));
    let past = register.total(&rows, &columns, Rectangle { row: (9, 12), column: (0, 9) });
    assert_eq!(past, Total::default());
}

#[test]
fn columns_and_their_heads() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    let heads: Vec<String> = register
        .default_columns()
        .into_iter()
        .map(|field| register.column(field).unwrap().heading())
        .collect();
    assert_eq!(heads, ["Project", "Owner", "Stage", "Finish", "Cost £k", "Benefit £k", "Score"]);
    let all = register.columns();
    assert_eq!(all.len(), crate::model::RecordKind::Project.fields().len() + 2);
    assert_eq!(all.first().map(|column| column.field), Some(NAME));
    assert!(!register.column(SCORE).unwrap().editable);
    assert_eq!(register.column(ListedField::Custom(Uid(5))), None);
    for kind in crate::model::RecordKind::ALL {
        let any = Register::new(&ws, kind, fixture::today(), Default::default(), &[]);
        assert!(!any.default_columns().is_empty() && !any.columns().is_empty());
        assert_eq!(any.columns().first().map(|c| c.field), any.key_column());
    }
}

#[test]
fn links_are_counted_by_type_and_field() {
    let ws = workspace();
    let at = |kind, uid| crate::model::record::RecordRef { kind, uid: Uid(uid) };
    assert_eq!(linked(&ws, at(crate::model::RecordKind::Portfolio, 10)), []);
    let to_growth =
        register(&ws, &[]).type_into(Uid(101), ListedField::Builtin("portfolio"), "growth");
    let next = fixture::done(&ws, &to_growth.unwrap().command).workspace;
    let links = linked(&next, at(crate::model::RecordKind::Portfolio, 10));
    assert_eq!(links.len(), 1);
    assert_eq!(
        (links[0].kind, links[0].field, links[0].count),
        (RecordKind::Project, "portfolio", 1)
    );
}

#[test]
fn printed_from_the_data() {
    let mut ws = workspace();
    let at = crate::model::record::RecordRef { kind: RecordKind::Project, uid: Uid(101) };
    let rename = register(&ws, &[]).type_into(at.uid, NAME, "<b>&").unwrap();
    ws = fixture::done(&ws, &rename.command).workspace;
    let register = register(&ws, &[]);
    let table = {
        let lines = Lines::flat(register.rows(&Query::default()));
        register.print_table("Projects", (&lines, 99), &Layout::of(vec![NAME, COST]))
    };
    assert_eq!(table.rows.len(), 4);
    assert_eq!(table.heads[1], ("Cost £k".to_owned(), true));
    assert!(table.rows.contains(&vec!["<b>&".to_owned(), "580".to_owned()]), "as it is: {table:?}");
    assert_eq!((table.title.as_str(), table.notes.len()), ("Projects", 1));
}

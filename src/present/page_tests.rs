//! Paths, letters, names and order of the pages.

use super::page::*;
use crate::model::OfficeScope;

#[test]
fn names_and_order_follow_the_scope_and_no_page_is_lost() {
    use crate::present::text::Text as _;
    let scopes = [None, Some(OfficeScope::Pmo), Some(OfficeScope::PgMo), Some(OfficeScope::PfMo)];
    for scope in scopes {
        let groups = Group::TITLED.into_iter().chain([Group::Top, Group::Foot, Group::Hidden]);
        let mut pages: Vec<Page> = groups.flat_map(|g| Page::in_group(g, scope)).collect();
        let mut titles: Vec<_> = Page::ALL.iter().map(|p| p.title_in(scope).say()).collect();
        pages.sort_unstable();
        titles.sort_unstable();
        titles.dedup();
        let mut all = Page::ALL;
        all.sort_unstable();
        assert_eq!(pages, all, "{scope:?}");
        assert_eq!(titles.len(), Page::ALL.len(), "{scope:?}");
    }
    let first = |scope| Page::in_group(Group::Plan, scope).first().copied();
    assert_eq!(first(Some(OfficeScope::Pmo)), Some(Page::Projects));
    assert_eq!(first(Some(OfficeScope::PfMo)), Some(Page::Groups));
    assert_eq!(Page::Office.title_in(Some(OfficeScope::PgMo)).say(), "Programme office");
}

#[test]
fn paths_and_letters_are_unique() {
    let mut paths: Vec<_> = Page::ALL.iter().map(|page| page.path()).collect();
    let mut letters: Vec<_> = Page::ALL.iter().filter_map(|page| page.letter()).collect();
    let counts = (paths.len(), letters.len());
    paths.sort_unstable();
    paths.dedup();
    letters.sort_unstable();
    letters.dedup();
    assert_eq!((paths.len(), letters.len()), counts);
}

//! A section of a page of settings: what it is about at the left, what there is at the right.

use leptos::prelude::*;

/// A section.
#[component]
pub fn Section(
    /// The id of its heading.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// What it is about.
    lead: &'static str,
    /// What there is.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="setting" aria-labelledby=id>
            <div><h2 id=id>{title}</h2><p>{lead}</p></div>
            {children()}
        </section>
    }
}

//! A row of tabs: arrows, Home and End choose, and only the chosen one is in the tab order.

use super::parts::live;
use crate::ui::platform::dom;
use crate::ui::reactive::Memo;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// One tab: its code and its words.
pub type Tab = (&'static str, &'static str);

/// The id of a tab; its panel is named by it.
pub fn tab_id(panel: &str, code: &str) -> String {
    format!("{panel}-{code}")
}

/// The row of tabs over a panel.
#[component]
pub fn Tabs(
    /// The id of the panel.
    panel: &'static str,
    /// What the tabs choose.
    label: &'static str,
    /// The tabs.
    tabs: Vec<Tab>,
    /// The code of the chosen one.
    chosen: Memo<&'static str>,
    /// Chooses a tab by its code.
    choose: Callback<&'static str>,
) -> impl IntoView {
    let codes: Vec<&'static str> = tabs.iter().map(|(code, _)| *code).collect();
    let codes = StoredValue::new(codes);
    let keyed = move |event: KeyboardEvent| {
        let last = codes.with_value(Vec::len).saturating_sub(1);
        let now = chosen.get_untracked();
        let at = codes.with_value(|codes| codes.iter().position(|code| *code == now)).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowRight" if at == last => 0,
            "ArrowRight" => at + 1,
            "ArrowLeft" if at == 0 => last,
            "ArrowLeft" => at - 1,
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        if let Some(code) = codes.with_value(|codes| codes.get(to).copied()) {
            choose.run(code);
            dom::focus(&format!("#{}", tab_id(panel, code)));
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=keyed>
            {tabs.into_iter().map(|(code, title)| {
                let own = move || chosen.get() == code;
                view! {
                    <button class="tab" role="tab" id=tab_id(panel, code) aria-controls=panel
                        aria-selected=live(move || own().to_string())
                        tabindex=live(move || if own() { "0" } else { "-1" })
                        on:click=move |_| choose.run(code)>{title}</button>
                }
            }).collect_view()}
        </div>
    }
}

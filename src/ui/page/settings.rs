//! Settings: what travels with the workspace, what stays on this device, and what is kept here.

mod calendar;
mod device;
mod field;
mod holidays;
mod own_fields;
mod rates;
mod week;
mod workspaces;

use crate::ui::kit::section as kit;
use crate::ui::view::use_view;
use field::{Select, TypedField};
use leptos::prelude::*;
use plumbline::model::{RecordKind, RecordRef, Value};
use plumbline::present::number::MoneyStyle;
use plumbline::present::settings::example;
use plumbline::present::text::fields::field_help;
use plumbline::present::text::{Text as _, choices::labels, settings::SettingsText as T};

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="page-head"><div>
                <h1 tabindex="-1">{T::Title.say()}</h1>
                <p>{T::Lead.say()}</p>
            </div></div>
            <div class="settings">
                <Organisation/>
                <Money/>
                <Time/>
                <Numbers/>
                <calendar::CalendarSection/>
                <own_fields::OwnFields/>
                <device::Appearance/>
                <workspaces::Workspaces/>
                <device::You/>
            </div>
        </main>
    }
}

/// A section: what it is about at the left, its fields at the right.
#[component]
fn Section(id: &'static str, title: T, lead: T, children: Children) -> impl IntoView {
    view! { <kit::Section id=id title=title.say() lead=lead.say() children=children/> }
}

/// The settings record.
fn settings_at() -> Signal<RecordRef> {
    let settings = use_view().settings;
    Signal::derive(move || RecordRef {
        kind: RecordKind::Settings,
        uid: settings.with(|settings| settings.uid),
    })
}

#[component]
fn Organisation() -> impl IntoView {
    view! {
        <Section id="set-organisation" title=T::Organisation lead=T::OrganisationLead>
            <div class="fields"><TypedField at=settings_at() key="name"/></div>
        </Section>
    }
}

#[component]
fn Money() -> impl IntoView {
    let view = use_view();
    let budget = move || {
        let budget = view.settings.with(|settings| settings.budget);
        match budget {
            Some(money) => {
                let amount = view.locale.get().money(money, MoneyStyle::Full);
                T::BudgetIs.with(&[("amount", &amount)])
            }
            None => T::BudgetNone.say().to_owned(),
        }
    };
    view! {
        <Section id="set-money" title=T::Money lead=T::MoneyLead>
            <div class="stack">
                <div class="fields">
                    <TypedField at=settings_at() key="currency"/>
                    <TypedField at=settings_at() key="budget" hint=Signal::derive(budget)/>
                </div>
                <rates::Rates/>
            </div>
        </Section>
    }
}

#[component]
fn Time() -> impl IntoView {
    let view = use_view();
    let months = Signal::derive(move || {
        let names = view.locale.get().table().months_long;
        let named = names.iter().enumerate();
        named.map(|(nth, name)| ((nth + 1).to_string(), (*name).to_owned())).collect::<Vec<_>>()
    });
    let month = Signal::derive(move || view.settings.with(|s| s.fiscal_start_month().to_string()));
    let naming = Signal::derive(move || {
        let naming = view.settings.with(|settings| settings.fiscal_naming);
        naming.unwrap_or(plumbline::model::FiscalNaming::BothYears).code().to_owned()
    });
    let today = move || {
        let locale = view.locale.get();
        let quarter = view.settings.with(|s| locale.quarter_of_year(s, view.session().today()));
        T::YearExample.with(&[("quarter", &quarter)])
    };
    let naming_help = field_help(RecordKind::Settings, "fiscal_naming");
    let whole = |text: String| text.parse().map_or(Value::Empty, Value::Whole);
    view! {
        <Section id="set-time" title=T::Time lead=T::TimeLead>
            <div class="fields">
                <Select at=settings_at() key="fiscal_start" options=months now=month value=whole
                    hint=Signal::derive(today)/>
                <Select at=settings_at() key="fiscal_naming" options=choices("fiscal_naming")
                    now=naming value=Value::Choice hint=Signal::stored(naming_help.to_owned())/>
            </div>
        </Section>
    }
}

#[component]
fn Numbers() -> impl IntoView {
    let view = use_view();
    let now = Signal::derive(move || {
        view.settings.with(|settings| settings.locale_choice().code().to_owned())
    });
    let said = move || view.settings.with(|settings| example(settings, view.session().today()));
    view! {
        <Section id="set-numbers" title=T::Numbers lead=T::NumbersLead>
            <div class="fields">
                <Select at=settings_at() key="locale" options=choices("locale") now=now
                    value=Value::Choice hint=Signal::derive(said)/>
            </div>
        </Section>
    }
}

/// The codes and labels of a choice of the settings.
fn choices(key: &'static str) -> Signal<Vec<(String, String)>> {
    let listed = labels(RecordKind::Settings, key).into_iter().flatten();
    let owned: Vec<(String, String)> =
        listed.map(|(code, label)| ((*code).to_owned(), (*label).to_owned())).collect();
    Signal::stored(owned)
}

//! The calendar where a person names no other: full day, week, holidays.

use super::field::TypedField;
use super::{Section, holidays, settings_at, week};
use crate::ui::kit::parts::part;
use crate::ui::reactive::Memo;
use crate::ui::view::use_view;
use leptos::prelude::*;
use plumbline::edit::{Command, FieldKey, Label, Verb};
use plumbline::model::{Calendar, Id, Record as _, RecordKind, RecordRef, Typed as _, Value};
use plumbline::present::text::{Text as _, open::OpenText, settings::SettingsText as T};
use std::sync::Arc;

/// The default calendar of the workspace; `None` where there is none.
#[derive(Clone, Copy)]
pub struct CalendarNow(Memo<Option<Calendar>>);

impl CalendarNow {
    /// The calendar, followed.
    pub fn get(self) -> Option<Calendar> {
        self.0.get()
    }

    /// The calendar now.
    pub fn now(self) -> Option<Calendar> {
        self.0.get_untracked()
    }

    /// Applies commands to the calendar as one step.
    pub fn change(self, field: &'static str, command: impl FnOnce(RecordRef) -> Command) -> bool {
        let Some(calendar) = self.now() else { return false };
        let label = Label::one(Verb::Edit, RecordKind::Calendar, &calendar.name);
        let label = label.of_field(&FieldKey::Builtin(field));
        let at = RecordRef { kind: RecordKind::Calendar, uid: calendar.uid() };
        use_view().session().dispatch(&command(at), label)
    }
}

/// The section.
#[component]
pub fn CalendarSection() -> impl IntoView {
    let view = use_view();
    let now = CalendarNow(Memo::new(move |_| {
        view.rows(RecordKind::Calendar).track();
        view.settings.track();
        let workspace = view.session().workspace_now();
        let found = !workspace.rows(RecordKind::Calendar).is_empty();
        found.then(|| workspace.default_calendar())
    }));
    let uid = Memo::new(move |_| now.get().map(|calendar| calendar.uid));
    view! {
        <Section id="set-calendar" title=T::Calendar lead=T::CalendarLead>
            {part(move || match uid.get() {
                Some(uid) => {
                    let at = Signal::stored(RecordRef { kind: RecordKind::Calendar, uid });
                    view! {
                        <div class="stack">
                            <div class="fields">
                                <TypedField at=at key="name"/>
                                <TypedField at=at key="day_minutes"/>
                            </div>
                            <week::Week now=now/>
                            <holidays::Holidays now=now/>
                        </div>
                    }.into_any()
                }
                None => view! {
                    <div class="stack">
                        <p>{T::CalendarMissing.say()}</p>
                        <p class="line"><button class="btn secondary" on:click=|_| make()>
                            {T::CalendarMake.say()}
                        </button></p>
                    </div>
                }.into_any(),
            })}
        </Section>
    }
}

/// Makes a calendar and names it in the settings.
fn make() {
    let session = use_view().session();
    let mut calendar = Calendar::empty(session.new_uid());
    calendar.name = OpenText::DefaultCalendar.say().to_owned();
    let (name, id) = (calendar.name.clone(), Id::<Calendar>::new(calendar.uid));
    let command = Command::Batch(vec![
        Command::Add(Arc::new(calendar)),
        Command::Set {
            at: settings_at().get_untracked(),
            field: FieldKey::Builtin("calendar"),
            value: Value::Ref(id.uid()),
        },
    ]);
    session.dispatch(&command, Label::one(Verb::Add, RecordKind::Calendar, &name));
}

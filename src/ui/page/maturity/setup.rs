//! What a workshop is set up with: the invitation, who sees what, which questions, groups, agenda.

use super::workshop::{Room, invitation};
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::platform::{dom, files, spawn};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::edit::Verb;
use plumbline::file::packet::CODE_CHARS_MAX;
use plumbline::model::{RecordKind, Value};
use plumbline::present::maturity::session::{INVITE_NAME, invitation_picture};
use plumbline::present::maturity::workshop::{agenda, typed_groups};
use plumbline::present::text::choices;
use plumbline::present::text::{Text as _, workshop::WorkshopText as T};

/// The panel.
#[component]
pub fn Setup(room: Room) -> impl IntoView {
    view! {
        <section class="block" aria-labelledby="invite">
            <h2 id="invite">{T::Invite.say()}</h2>
            <p class="caption">{T::InviteLead.say()}</p>
            <Invitation room=room/>
            <Choice room=room field="sight" label=T::Sight/>
            <Choice room=room field="question_set" label=T::Set/>
            <Choice room=room field="office" label=T::Office/>
            <GroupsFirst room=room/>
            <Groups room=room/>
            <Agenda room=room/>
        </section>
    }
}

#[component]
fn Invitation(room: Room) -> impl IntoView {
    let desk = room.desk;
    let said = RwSignal::new("");
    let link = Memo::new(move |_| {
        desk.assessment
            .with(|now| now.as_ref().map(|now| invitation(desk, now)))
            .unwrap_or_default()
    });
    let copy = move |_| {
        let (lead, code) = link.get_untracked();
        spawn(async move {
            said.set(if dom::copy_text(&(lead + &code)).await { T::Copied.say() } else { "" });
        });
    };
    let picture = move || {
        let (lead, code) = link.get();
        match invitation_picture(&lead, &code) {
            None => view! { <p class="hint">{T::InviteDense.say()}</p> }.into_any(),
            Some(picture) => {
                let side = picture.side;
                view! {
                    <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=T::QrLabel.say()>
                        <rect class="qr-light" width=side height=side></rect>
                        <path class="qr-dark" d=picture.path></path>
                    </svg>
                }
                .into_any()
            }
        }
    };
    let long =
        Memo::new(move |_| link.with(|(lead, code)| lead.len() + code.len() > CODE_CHARS_MAX));
    let save = move |_| {
        let (lead, code) = link.get_untracked();
        let text = T::InviteText.with(&[("link", &(lead + &code))]);
        files::download(&format!("{INVITE_NAME}.txt"), "text/plain", text.as_bytes());
    };
    let href = live(move || link.with(|(lead, code)| format!("{lead}{code}")));
    view! {
        {part(picture)}
        <div class="toolbar low">
            <button class="btn secondary" disabled=live(move || long.get()) on:click=copy>{T::CopyLink.say()}</button>
            <button class="btn secondary" on:click=save>{T::InviteFile.say()}</button>
            <a class="btn quiet" id="this-laptop" href=href target="_blank" rel="noopener">{T::OnThisLaptop.say()}</a>
            <span role="status">{live(move || said.get())}</span>
        </div>
        <Show when=move || long.get()><p class="hint">{T::InviteLong.say()}</p></Show>
    }
}

/// A field with a closed list.
#[component]
fn Choice(room: Room, field: &'static str, label: T) -> impl IntoView {
    let desk = room.desk;
    let now = Memo::new(move |_| {
        desk.assessment
            .with(|now| {
                let now = now.as_ref()?;
                Some(match field {
                    "sight" => now.sight.map(|code| code.code()),
                    "office" => now.office.map(|code| code.code()),
                    _ => now.question_set.map(|code| code.code()),
                })
            })
            .flatten()
            .unwrap_or_default()
    });
    let id = format!("set-{field}");
    let choose = move |event| {
        let code = event_target_value(&event);
        let value = if code.is_empty() { Value::Empty } else { Value::Choice(code) };
        desk.set(field, value);
    };
    let labels = choices::labels(RecordKind::Assessment, field).unwrap_or_default();
    let option = |(code, words): &(&'static str, &'static str)| {
        let own = *code;
        view! { <option value=own selected=live(move || now.get() == own)>{*words}</option> }
    };
    let none =
        (field == "office").then(|| view! { <option value="">{T::AllOffices.say()}</option> });
    view! {
        <div class="field">
            <label for=id.clone()>{label.say()}</label>
            <select class="select" id=id on:change=choose>{none}{labels.iter().map(option).collect_view()}</select>
        </div>
    }
}

#[component]
fn GroupsFirst(room: Room) -> impl IntoView {
    let desk = room.desk;
    let on = Memo::new(move |_| {
        desk.assessment.with(|now| now.as_ref().is_some_and(|now| now.groups_first))
    });
    let turn = move |event| {
        let value = if event_target_checked(&event) { Value::Flag(true) } else { Value::Empty };
        desk.set("groups_first", value);
    };
    view! {
        <label class="check"><input type="checkbox" prop:checked=live(move || on.get()) on:change=turn/>{T::GroupsFirst.say()}</label>
    }
}

#[component]
fn Groups(room: Room) -> impl IntoView {
    let desk = room.desk;
    let text = Memo::new(move |_| {
        let line = |(group, count): (&String, &i64)| format!("{group}, {count}");
        desk.assessment
            .with(|now| {
                now.as_ref().map(|now| now.invited.iter().map(line).collect::<Vec<_>>().join("\n"))
            })
            .unwrap_or_default()
    });
    let keep = move |event| {
        let Some(now) = desk.assessment.get_untracked() else { return };
        let wanted = typed_groups(&event_target_value(&event));
        let gone = now.invited.keys().filter(|group| !wanted.contains_key(*group));
        let mut entries: Vec<_> =
            gone.map(|group| ("invited", group.clone(), Value::Empty)).collect();
        entries.extend(wanted.into_iter().map(|(group, n)| ("invited", group, Value::Whole(n))));
        desk.set_entries(entries, Verb::Edit);
    };
    view! {
        <div class="field">
            <label for="groups">{T::Groups.say()}</label>
            <textarea class="input" id="groups" rows="3" aria-describedby="groups-hint" on:change=keep
                prop:value=live(move || text.get())></textarea>
            <p class="hint" id="groups-hint">{T::GroupsHint.say()}</p>
        </div>
    }
}

#[component]
fn Agenda(room: Room) -> impl IntoView {
    let desk = room.desk;
    let items = Memo::new(move |_| {
        let asked =
            desk.gathered.with(|now| now.as_ref().map_or(0, |g| g.asked.practices().count()));
        desk.assessment.with(|now| now.as_ref().map(|now| agenda(now, asked))).unwrap_or_default()
    });
    let item = |item: plumbline::present::maturity::workshop::AgendaItem| {
        let (from, to) = (item.minutes.0.to_string(), item.minutes.1.to_string());
        view! { <li><b class="num">{T::Minutes.with(&[("from", &from), ("to", &to)])}</b>" "{item.words}</li> }
    };
    view! {
        <details><summary>{T::Agenda.say()}</summary>
            <ol>{part(move || items.get().into_iter().map(item).collect_view())}</ol>
        </details>
    }
}

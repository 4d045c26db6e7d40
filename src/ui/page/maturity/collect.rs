//! How answers come in: pasted codes and links, files and pictures, the camera, typed sheets and
//! counted hands; and what was put aside, with the reason.

use super::workshop::Room;
use crate::ui::kit::parts::{Show, live, part};
use crate::ui::platform::files::{self, File};
use crate::ui::platform::{camera, dom, spawn};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::html;
use leptos::prelude::*;
use plumbline::edit::Verb;
use plumbline::model::Value;
use plumbline::present::maturity::sheet::{sheet_packet, typed_sheet};
use plumbline::present::maturity::workshop::{hands_packet, quarantine, typed_hands};
use plumbline::present::text::{Text as _, workshop::WorkshopText as T};

/// Milliseconds between two looks of the camera.
const LOOK_MS: u32 = 250;

/// The panel.
#[component]
pub fn Collect(room: Room) -> impl IntoView {
    let said = move || room.said.get().join(" ");
    view! {
        <section class="block" aria-labelledby="collect">
            <h2 id="collect">{T::Collect.say()}</h2>
            <Paste room=room/>
            <Chosen room=room/>
            <Camera room=room/>
            <p role="status" class="caption">{live(said)}</p>
            <Sheet room=room/>
            <Hands room=room/>
            <Aside room=room/>
        </section>
    }
}

#[component]
fn Paste(room: Room) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let take = move |_| {
        room.take(&[text.get_untracked()]);
        text.set(String::new());
    };
    view! {
        <div class="field">
            <label for="paste-codes">{T::Paste.say()}</label>
            <textarea class="input" id="paste-codes" rows="2" prop:value=live(move || text.get())
                on:input=move |event| text.set(event_target_value(&event))></textarea>
        </div>
        <button class="btn secondary" on:click=take>{T::Take.say()}</button>
    }
}

/// The texts of a file: the codes of a picture, else what is written in it.
async fn texts_of(room: Room, file: File) -> Vec<String> {
    if file.type_().starts_with("image/") {
        let Some((width, grey)) = camera::picture_of(&file).await else { return Vec::new() };
        return room.desk.session.find_codes(width, grey).await;
    }
    let bytes = files::bytes_of(&file).await.unwrap_or_default();
    vec![String::from_utf8_lossy(&bytes).into_owned()]
}

#[component]
fn Chosen(room: Room) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let take = move |_| {
        let chosen = files::all_taken_from(input);
        spawn(async move {
            let mut texts = Vec::new();
            for file in chosen {
                let found = texts_of(room, file).await;
                // A picture without a code is said like a text without one.
                texts.extend(if found.is_empty() { vec![String::new()] } else { found });
            }
            room.take(&texts);
        });
    };
    view! {
        <div class="field">
            <label for="answer-files">{T::Files.say()}</label>
            <input class="input" id="answer-files" type="file" multiple node_ref=input
                accept=".json,.txt,image/*" on:change=take/>
        </div>
    }
}

#[component]
fn Camera(room: Room) -> impl IntoView {
    let video = NodeRef::<html::Video>::new();
    let (on, failed) = (RwSignal::new(false), RwSignal::new(false));
    let stop = move || {
        on.set(false);
        if let Some(video) = video.get_untracked() {
            camera::close(&video);
        }
    };
    on_cleanup(stop);
    let start = move |_| {
        on.set(true);
        spawn(async move {
            let Some(element) = video.get_untracked() else { return };
            if camera::open(&element).await {
                look(room, video, on);
            } else {
                stop();
                failed.set(true);
            }
        });
    };
    view! {
        <video class="camera" node_ref=video muted playsinline hidden=live(move || !on.get())></video>
        <Show when=move || on.get() fallback=move || view! {
            <button class="btn secondary" on:click=start>{T::Camera.say()}</button>
        }>
            <button class="btn secondary" on:click=move |_| stop()>{T::CameraStop.say()}</button>
        </Show>
        <p role="status">{live(move || if failed.get() { T::CameraNone.say() } else { "" })}</p>
    }
}

/// Looks for codes until the camera is let go.
fn look(room: Room, video: NodeRef<html::Video>, on: RwSignal<bool>) {
    dom::after_while(on, LOOK_MS, move || {
        if !on.get_untracked() {
            return;
        }
        let frame = video.get_untracked().and_then(|video| camera::frame(&video));
        spawn(async move {
            if let Some((width, grey)) = frame {
                let found = room.desk.session.find_codes(width, grey).await;
                if !found.is_empty() {
                    room.take(&found);
                }
            }
            look(room, video, on);
        });
    });
}

#[component]
fn Sheet(room: Room) -> impl IntoView {
    let desk = room.desk;
    let (text, group) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let all = Memo::new(move |_| {
        desk.gathered.with(|now| {
            let asked = now.as_ref().map(|now| &now.asked);
            asked.map(|a| (a.practices().count(), a.domains.len())).unwrap_or_default()
        })
    });
    let said = move || {
        let sheet = text.with(|text| typed_sheet(text, all.get()));
        let (done, whole) = (sheet.answers.len().to_string(), all.get().0.to_string());
        match sheet.wrong {
            Some(key) => T::SheetWrong.with(&[("key", &key.to_string())]),
            None => T::SheetCount.with(&[("done", &done), ("all", &whole)]),
        }
    };
    let groups = Memo::new(move |_| {
        desk.assessment
            .with(|now| now.as_ref().map(|now| now.invited.keys().cloned().collect::<Vec<_>>()))
    });
    let add = move |_| {
        let sheet = text.with_untracked(|text| typed_sheet(text, all.get_untracked()));
        let fits = sheet.wrong.is_none() && !sheet.is_empty();
        let Some(now) = desk.assessment.get_untracked().filter(|_| fits) else { return };
        let who = desk.session.new_respondent();
        let today = desk.session.today();
        let of = group.get_untracked();
        let packet =
            desk.model.with_value(|model| sheet_packet(&now, model, (who, &of), &sheet, today));
        room.take(&[packet.to_code()]);
        text.set(String::new());
        dom::focus("#sheet");
    };
    let option = |name: String| view! { <option value=name.clone()>{name.clone()}</option> };
    view! {
        <div class="field">
            <label for="sheet">{T::Sheet.say()}</label>
            <input class="input" id="sheet" autocomplete="off" aria-describedby="sheet-hint" prop:value=live(move || text.get())
                on:input=move |event| text.set(event_target_value(&event))
                on:keydown=move |event| if event.key() == "Enter" { add(()) }/>
            <p class="hint" id="sheet-hint">{T::SheetHint.say()}" · "{live(said)}</p>
            <p class="hint">{T::SheetPrint.say()}</p>
        </div>
        <div class="toolbar low">
            <select class="select" aria-label=T::SheetGroup.say() on:change=move |event| group.set(event_target_value(&event))>
                <option value="">{T::NoGroup.say()}</option>
                {part(move || groups.get().unwrap_or_default().into_iter().map(option).collect_view())}
            </select>
            <button class="btn secondary" on:click=move |_| add(())>{T::SheetAdd.say()}</button>
        </div>
    }
}

#[component]
fn Hands(room: Room) -> impl IntoView {
    let desk = room.desk;
    let (text, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let add = move |_| {
        let counts = text.with_untracked(|text| typed_hands(text));
        wrong.set(counts.is_none());
        let (Some(counts), Some(now), Some(gathered)) =
            (counts, desk.assessment.get_untracked(), desk.gathered.get_untracked())
        else {
            return;
        };
        let practice = room.practice.get_untracked();
        let packet = desk.model.with_value(|model| {
            let today = desk.session.today();
            hands_packet(&now, model, &gathered.collected, (&practice, counts), today)
        });
        room.take(&packet.map(|packet| packet.to_code()).into_iter().collect::<Vec<_>>());
        text.set(String::new());
    };
    view! {
        <div class="field">
            <label for="hands">{T::Hands.say()}</label>
            <input class="input" id="hands" aria-describedby="hands-hint" prop:value=live(move || text.get())
                on:input=move |event| text.set(event_target_value(&event))/>
            <p class="hint" id="hands-hint">{T::HandsHint.say()}</p>
            <p role="status">{live(move || if wrong.get() { T::HandsWrong.say() } else { "" })}</p>
        </div>
        <button class="btn secondary" on:click=add>{T::HandsAdd.say()}</button>
    }
}

#[component]
fn Aside(room: Room) -> impl IntoView {
    let desk = room.desk;
    let rows = Memo::new(move |_| {
        desk.gathered
            .with(|now| now.as_ref().map(|now| quarantine(&now.collected)))
            .unwrap_or_default()
    });
    let doubles = Memo::new(move |_| {
        let of = |now: &Option<std::sync::Arc<crate::ui::view::Gathered>>| {
            let doubles = &now.as_ref()?.collected.doubles;
            Some(doubles.iter().flat_map(|double| double.packets.clone()).collect::<Vec<_>>())
        };
        desk.gathered.with(of).unwrap_or_default()
    });
    let set_aside = move |id: String| {
        let reason = Value::Text(T::SetAsideReason.say().to_owned());
        desk.set_entries(vec![("set_aside", id, reason)], Verb::Edit);
    };
    let row = |(id, why): (String, String)| view! { <li><span class="id">{id.chars().take(8).collect::<String>()}</span>" "{why}</li> };
    let double = move |id: String| {
        let own = id.clone();
        let short: String = id.chars().take(8).collect();
        view! { <li><span class="id">{short}</span>" "<button class="btn quiet" on:click=move |_| set_aside(own.clone())>{T::SetAside.say()}</button></li> }
    };
    view! {
        <Show when=move || doubles.with(|all| !all.is_empty())>
            <p role="alert">{T::Doubles.say()}</p>
            <ul>{part(move || doubles.get().into_iter().map(double).collect_view())}</ul>
        </Show>
        <Show when=move || rows.with(|all| !all.is_empty())>
            <h3>{T::SetAsideTitle.say()}</h3>
            <ul>{part(move || rows.get().into_iter().map(row).collect_view())}</ul>
        </Show>
    }
}

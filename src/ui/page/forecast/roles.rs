//! Every role in small, on the same months; a role leads to its fan.

use super::board::Board;
use crate::ui::chart::shape_view;
use crate::ui::kit::parts::{For, live};
use crate::ui::reactive::Memo;
use leptos::prelude::*;
use plumbline::present::forecast::RoleLine;
use plumbline::present::text::{Text as _, forecast::ForecastText as T};

/// The list of roles.
#[component]
pub fn Roles(board: Board) -> impl IntoView {
    let lines = Memo::new(move |_| board.say(|told| told.roles()).unwrap_or_default());
    let current = Memo::new(move |_| board.say(|told| board.row(told)).unwrap_or(0));
    let place = |nth: usize, line: &RoleLine| format!("{nth} {} {:?}", line.role, line.marks);
    let each = move || {
        let lines = lines.get().into_iter().enumerate();
        lines.map(|(nth, line)| (place(nth, &line), nth, line)).collect::<Vec<_>>()
    };
    view! {
        <aside class="forecast-roles" aria-label=T::AllRoles.say()>
            <h2>{T::AllRoles.say()}</h2>
            <p class="caption">{T::AllRolesLead.say()}</p>
            <ul>
                <For each=each key=|(key, _, _)| key.clone() children=move |(_, nth, line)| {
                    view! { <Line board=board nth=nth line=line current=current/> }
                }/>
            </ul>
            <Scale/>
        </aside>
    }
}

#[component]
fn Line(board: Board, nth: usize, line: RoleLine, current: Memo<usize>) -> impl IntoView {
    let RoleLine { role, name, highest, marks, size: (width, height) } = line;
    let open = move |_| {
        board.choose("month", None);
        board.choose("role", Some(&role.to_string()));
    };
    let shapes = marks.iter().map(|mark| shape_view(&mark.shape, &mark.class)).collect_view();
    view! {
        <li>
            <button class="role-line" aria-pressed=live(move || (current.get() == nth).to_string())
                on:click=open>
                <b>{name}</b><span>{highest}</span>
                <svg class="chart" viewBox=format!("0 0 {width} {height}") aria-hidden="true">
                    {shapes}
                </svg>
            </button>
        </li>
    }
}

/// The steps of the chance.
#[component]
fn Scale() -> impl IntoView {
    let steps =
        [("c0", "<5"), ("c1", "5"), ("c2", "20"), ("c3", "50"), ("c4", "80"), ("c5", "95 %")];
    let step = |(class, from): (&'static str, &'static str)| {
        view! {
            <li>
                <svg width="12" height="12" aria-hidden="true">
                    <rect class=format!("chance {class}") x="0.5" y="0.5" width="11" height="11"></rect>
                </svg>
                {from}
            </li>
        }
    };
    view! { <ul class="legend" aria-label=T::Chance.say()>{steps.map(step).collect_view()}</ul> }
}

//! A calendar laid on a timeline: its working minutes day by day and segment by segment.

use super::timeline::Timeline;
use crate::model::{Calendar, Id, Person, Workspace};
use crate::order::map_of;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The working minutes of one calendar on a timeline.
#[derive(Debug)]
pub struct CalendarDays {
    /// The calendar as it was.
    pub calendar: Calendar,
    /// Minutes of each day from [`Timeline::first_day`] on.
    pub days: Vec<i64>,
    /// Minutes of each segment.
    pub segments: Vec<i64>,
}

impl CalendarDays {
    /// Lays a calendar on a timeline.
    pub fn new(calendar: Calendar, timeline: &Timeline) -> Self {
        let mut days = Vec::new();
        let mut segments = Vec::with_capacity(timeline.segments.len());
        for segment in &timeline.segments {
            let start = days.len();
            let dates = segment.first.iter_days().take_while(|day| *day <= segment.last);
            days.extend(dates.map(|day| calendar.minutes(day)));
            segments.push(days.iter().skip(start).sum());
        }
        Self { calendar, days, segments }
    }

    /// Minutes in a range of segments: what one full-time person has there before absence.
    pub fn minutes(&self, segments: Range<usize>) -> i64 {
        self.segments.get(segments).unwrap_or_default().iter().sum()
    }
}

/// All calendars of a workspace on one timeline.
#[derive(Clone, Debug)]
pub struct Calendars {
    /// The default calendar.
    pub default: Arc<CalendarDays>,
    /// The calendars by id.
    pub by_id: BTreeMap<Id<Calendar>, Arc<CalendarDays>>,
}

impl Calendars {
    /// Lays out all calendars, keeping the earlier layout of those that are equal.
    ///
    /// The earlier layout must be of the same timeline. An unchanged calendar keeps its
    /// pointer, so pointers tell whether a calendar changed.
    pub fn update(prev: Option<&Self>, ws: &Workspace, timeline: &Timeline) -> Self {
        let lay = |old: Option<&Arc<CalendarDays>>, calendar: &Calendar| match old {
            Some(days) if days.calendar == *calendar => days.clone(),
            _ => Arc::new(CalendarDays::new(calendar.clone(), timeline)),
        };
        let lay_one = |calendar: &Calendar| {
            let old = prev.and_then(|prev| prev.by_id.get(&calendar.id()));
            (calendar.id(), lay(old, calendar))
        };
        let by_id = map_of(ws.table::<Calendar>().iter().map(lay_one));
        let default = ws.default_calendar();
        let default = match by_id.get(&default.id()) {
            Some(days) => days.clone(),
            None => lay(prev.map(|prev| &prev.default), &default),
        };
        Self { default, by_id }
    }

    /// The calendar of a person: their own, else the default.
    pub fn of(&self, person: Option<&Person>) -> &Arc<CalendarDays> {
        let own = person.and_then(|person| person.calendar);
        own.and_then(|id| self.by_id.get(&id)).unwrap_or(&self.default)
    }
}

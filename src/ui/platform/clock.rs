//! Today and now, asked of the browser.

use chrono::NaiveDate;

/// Milliseconds since 1970, UTC.
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// Today where the user is.
pub fn today() -> NaiveDate {
    day(&js_sys::Date::new_0())
}

/// Hours and minutes of a moment where the user is.
pub fn hours_minutes(at_ms: i64) -> (u32, u32) {
    let moment = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at_ms as f64));
    (moment.get_hours(), moment.get_minutes())
}

/// The day of a moment where the user is.
pub fn day_of(at_ms: i64) -> NaiveDate {
    day(&js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at_ms as f64)))
}

fn day(moment: &js_sys::Date) -> NaiveDate {
    let (year, month, day) = (moment.get_full_year(), moment.get_month() + 1, moment.get_date());
    NaiveDate::from_ymd_opt(year as i32, month, day).unwrap_or(NaiveDate::MIN)
}

/// The browser's language tag, such as `en-GB`.
pub fn language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

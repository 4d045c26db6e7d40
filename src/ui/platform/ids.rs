//! New ids: uuids of version 7, made here and nowhere else.

use super::clock::now_ms;
use plumbline::model::Uid;
use uuid::{NoContext, Timestamp, Uuid};

/// A new id.
pub fn new_uid() -> Uid {
    let now = now_ms();
    let seconds = u64::try_from(now / 1000).unwrap_or(0);
    let nanos = u32::try_from(now % 1000).unwrap_or(0) * 1_000_000;
    Uid(Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, nanos)).as_u128())
}

/// So many random bytes from the browser; `None` where it gives none.
pub fn entropy(count: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; count];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

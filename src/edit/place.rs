//! Moving a record among those of its type.

use super::apply::{Refusal, Step};
use super::patch::FieldKey;
use crate::model::order::OrderKey;
use crate::model::record::RecordRef;
use crate::model::{Uid, Value};

impl Step {
    /// Puts a record right behind `after`; where that is none, right before `before`; where both
    /// are none, last.
    ///
    /// One record is patched. Only where the keys leave no room, because rows were never placed or
    /// share a key, all rows of the table are given keys in the order they are seen in.
    pub(super) fn shift(
        &mut self,
        at: RecordRef,
        after: Option<Uid>,
        before: Option<Uid>,
    ) -> Result<(), Refusal> {
        let moved = self.current(at)?;
        if after == Some(at.uid) || (after.is_none() && before == Some(at.uid)) {
            return Ok(());
        }
        let rows = self.workspace.rows(at.kind).clone();
        let mut others: Vec<(Uid, OrderKey)> =
            rows.in_order().iter().map(|row| (row.uid(), row.base().order.clone())).collect();
        others.retain(|(uid, _)| *uid != at.uid);
        let place_of = |wanted: Uid| {
            let missing = Refusal::NoSuchRecord(RecordRef { kind: at.kind, uid: wanted });
            others.iter().position(|(uid, _)| *uid == wanted).ok_or(missing)
        };
        let place = match (after, before) {
            (Some(after), _) => place_of(after)? + 1,
            (None, Some(before)) => place_of(before)?,
            (None, None) => others.len(),
        };
        let key_at = |nth: Option<usize>| nth.and_then(|nth| others.get(nth)).map(|(_, key)| key);
        let (low, high) = (key_at(place.checked_sub(1)), key_at(Some(place)));
        let is_placed = |key: Option<&OrderKey>| key.is_none_or(|key| !key.as_str().is_empty());
        let room = high.is_none_or(|high| low.is_none_or(|low| low < high));
        if is_placed(low) && is_placed(high) && room {
            return self.give_order(at, &OrderKey::between(low, high));
        }
        others.insert(place, (at.uid, moved.base().order.clone()));
        let keys = OrderKey::run(None, others.len());
        others.iter().zip(&keys).try_for_each(|((uid, _), key)| {
            self.give_order(RecordRef { kind: at.kind, uid: *uid }, key)
        })
    }

    fn give_order(&mut self, at: RecordRef, order: &OrderKey) -> Result<(), Refusal> {
        self.set_unchecked(at, &FieldKey::Order, Value::Text(order.as_str().to_owned()))
    }
}

//! What becomes of changes that wait where another writer has come before.

use super::{Mark, SaveQueue};
use crate::store::StoreError;

impl SaveQueue {
    /// Notes that another window has taken over: what waits cannot be written any more.
    pub fn overtaken(&mut self) {
        if let Some(place) = &mut self.open {
            place.fault = Some(StoreError::Fenced);
        }
    }

    /// Whether another writer has come before this one.
    pub fn is_fenced(&self) -> bool {
        self.open.as_ref().is_some_and(|place| place.fault == Some(StoreError::Fenced))
    }

    /// The first and the last record that wait in vain, since another writer has come before.
    pub fn fenced_off(&self) -> Option<(u64, u64)> {
        let place = self.open.as_ref().filter(|place| place.is_cut_off())?;
        Some((place.waiting.first()?.seq, place.waiting.last()?.seq))
    }

    /// Takes in what lies in the log under the numbers of [`Self::fenced_off`]: a record that lies
    /// there byte for byte is saved, whoever wrote it.
    pub fn found(&mut self, mark: Mark, log: &[(String, Vec<u8>)]) {
        let is_current = mark.generation == self.generation;
        let open = self.open.as_mut().filter(|place| is_current && place.is_cut_off());
        if let Some(place) = open {
            let rows = place.waiting.iter().zip(log);
            let there = rows.take_while(|(own, (_, bytes))| own.bytes == *bytes).count();
            place.waiting.drain(..there);
        }
    }
}

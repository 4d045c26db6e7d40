//! What a file said of a field and could not be read: it is kept until the field is set.

use super::apply::{Refusal, Step, custom_field};
use super::patch::FieldKey;
use crate::model::record::{Record, RecordRef};
use crate::model::{FieldDef, Id, RecordKind, Value};
use serde_json::Value as Json;
use std::sync::Arc;

impl Step {
    /// Takes out what could not be read of a field, or of one entry of it.
    ///
    /// Where nothing of the field could be read, one entry alone takes it out only if it gives a
    /// value.
    pub(super) fn drop_unread(
        &mut self,
        at: RecordRef,
        field: &FieldKey,
        entry: Option<&str>,
        gives_value: bool,
    ) -> Result<(), Refusal> {
        let (member, entry) = match field {
            FieldKey::Builtin(key) => ((*key).to_owned(), entry.map(str::to_owned)),
            FieldKey::Custom(uid) => ("custom".to_owned(), Some(uid.to_string())),
            _ => return Ok(()),
        };
        let current = self.current(at)?;
        let to = match (current.base().extra.get(&member), entry) {
            (None, _) => return Ok(()),
            (Some(Json::Object(entries)), Some(entry)) => {
                let mut entries = entries.clone();
                entries.remove(&entry);
                let left = (!entries.is_empty()).then_some(Json::Object(entries));
                left.map_or(Value::Empty, |json| Value::Text(json.to_string()))
            }
            (Some(_), Some(_)) if !gives_value => return Ok(()),
            _ => Value::Empty,
        };
        self.set_unchecked(at, &FieldKey::Extra(member), to)
    }

    /// Refuses what would make a field of the workspace's own one that its values do not fit.
    pub(super) fn check_own_field(&self, at: RecordRef) -> Result<(), Refusal> {
        if at.kind != RecordKind::FieldDef {
            return Ok(());
        }
        let Some(def) = self.workspace.find(Id::<FieldDef>::new(at.uid)) else { return Ok(()) };
        let field = custom_field(def);
        let unfit = |record: &&Arc<dyn Record>| {
            record.base().custom.get(&at.uid).is_some_and(|value| field.check(value).is_err())
        };
        let unfit: Vec<RecordRef> =
            self.workspace.records().filter(unfit).map(|record| record.at()).collect();
        if unfit.is_empty() { Ok(()) } else { Err(Refusal::StillReferenced(at, unfit)) }
    }
}

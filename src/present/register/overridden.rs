//! What the plan says of a cell that a scenario shows otherwise.

use super::{Cell, ListedField, Register};
use crate::model::Rows;
use crate::model::record::Record;
use crate::present::number::NO_VALUE;
use crate::present::text::{Text as _, scenario::ScenarioText as T};
use std::sync::Arc;

/// What the plan's rows say of a cell, in words; `None` where they say the same. Of a record that
/// the plan does not have, the first field says so.
pub fn plan_says(
    register: &Register<'_>,
    plan: &Rows,
    record: &dyn Record,
    field: ListedField,
    cell: &Cell,
) -> Option<String> {
    let Some(planned) = plan.row(record.uid()) else {
        let first = record.kind().name_field().map(|field| ListedField::Builtin(field.key));
        return (first == Some(field)).then(|| T::NewHere.say().to_owned());
    };
    let seen = register.workspace().rows(record.kind()).row(record.uid());
    if seen.is_some_and(|seen| Arc::ptr_eq(seen, planned)) {
        return None;
    }
    let says = register.cell(planned.as_ref(), field);
    let value = if says.text.is_empty() { NO_VALUE } else { &says.text };
    (says.edit_text != cell.edit_text).then(|| T::PlanSays.with(&[("value", value)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Project, RecordKind, Typed, Uid, Workspace};

    #[test]
    fn only_what_differs_is_marked() {
        let mut project = Project::empty(Uid(10));
        project.name = "Atlas".into();
        project.owner = "Helen".into();
        let mut plan = Workspace::new(Uid(1));
        plan.put(Arc::new(project.clone()));
        let says = |seen: &Workspace, uid: u128, key: &'static str| {
            let day = "2027-01-15".parse().unwrap();
            let register = Register::new(seen, RecordKind::Project, day, Default::default(), &[]);
            let record = seen.rows(RecordKind::Project).row(Uid(uid)).unwrap();
            let field = ListedField::Builtin(key);
            let cell = register.cell(record.as_ref(), field);
            plan_says(&register, plan.rows(RecordKind::Project), record.as_ref(), field, &cell)
        };
        assert_eq!(says(&plan, 10, "owner"), None);
        let mut seen = plan.clone();
        project.owner = "Ines".into();
        seen.put(Arc::new(project.clone()));
        assert_eq!(says(&seen, 10, "owner").as_deref(), Some("Plan says: Helen"));
        assert_eq!(says(&seen, 10, "name"), None);
        project.sponsor = "Asha".into();
        seen.put(Arc::new(project.clone()));
        assert_eq!(says(&seen, 10, "sponsor").as_deref(), Some("Plan says: –"));
        let mut urgent = Project::empty(Uid(11));
        urgent.name = "Urgent".into();
        seen.put(Arc::new(urgent));
        assert_eq!(says(&seen, 11, "name").as_deref(), Some("Only in this scenario"));
        assert_eq!(says(&seen, 11, "owner"), None);
    }
}

//! Named views of a register: columns, order and filters, kept with the workspace.

use super::collate::fold;
use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::order::OrderKey;
use crate::model::record::{RecordRef, Typed as _};
use crate::model::{Id, RecordKind, SavedView, Uid, Value, Workspace};
use std::sync::Arc;

/// What a view shows, each as the address writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// The columns, see [`super::Layout::to_text`].
    pub columns: String,
    /// The order, see [`super::Query::sort_text`].
    pub sort: String,
    /// The filters, see [`super::Query::filters_text`].
    pub filters: String,
    /// The groups, see [`super::Grouping::to_text`].
    pub grouping: String,
}

/// Why a name is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// There is none.
    Missing,
    /// Another view of the register has it.
    Taken,
}

/// A step ready to be dispatched.
pub type Step = (Command, Label);

/// The views of a record type with their names, in the users' order.
pub fn views(workspace: &Workspace, kind: RecordKind) -> Vec<(Uid, String)> {
    let table = workspace.table::<SavedView>();
    let mut views = table.in_order();
    views.retain(|view| view.table == kind.key());
    views.into_iter().map(|view| (view.uid, view.name.clone())).collect()
}

/// What a view of a record type shows; none where there is no such view.
pub fn view_state(workspace: &Workspace, kind: RecordKind, uid: Uid) -> Option<ViewState> {
    let view = workspace.find(Id::<SavedView>::new(uid))?;
    (view.table == kind.key()).then(|| ViewState {
        columns: view.columns.clone(),
        sort: view.sort.clone(),
        filters: view.filters.clone(),
        grouping: view.grouping.clone(),
    })
}

/// Adds a view under a name, after the others.
///
/// # Errors
/// [`NameFault`].
pub fn save_as(
    workspace: &Workspace,
    kind: RecordKind,
    uid: Uid,
    name: &str,
    state: ViewState,
) -> Result<Step, NameFault> {
    let name = free_name(workspace, kind, None, name)?;
    let mut last: Option<&OrderKey> = None;
    for row in workspace.rows(RecordKind::SavedView).iter() {
        let order = &row.base().order;
        if last.is_none_or(|last| order > last) && !order.as_str().is_empty() {
            last = Some(order);
        }
    }
    let mut view = SavedView::empty(uid);
    view.base.order = OrderKey::between(last, None);
    view.name.clone_from(&name);
    view.table = kind.key().to_owned();
    (view.columns, view.sort, view.filters) = (state.columns, state.sort, state.filters);
    view.grouping = state.grouping;
    let label = Label::one(Verb::Add, RecordKind::SavedView, &name);
    Ok((Command::Add(Arc::new(view)), label))
}

/// Makes a view show something else.
pub fn save(workspace: &Workspace, uid: Uid, state: ViewState) -> Step {
    let fields = [
        ("columns", state.columns),
        ("sort", state.sort),
        ("filters", state.filters),
        ("grouping", state.grouping),
    ];
    let commands = fields.map(|(key, text)| set(uid, key, text));
    (Command::Batch(commands.into()), label(workspace, Verb::Edit, uid))
}

/// Gives a view another name.
///
/// # Errors
/// [`NameFault`].
pub fn rename(
    workspace: &Workspace,
    kind: RecordKind,
    uid: Uid,
    name: &str,
) -> Result<Step, NameFault> {
    let name = free_name(workspace, kind, Some(uid), name)?;
    Ok((set(uid, "name", name), label(workspace, Verb::Edit, uid)))
}

/// Deletes a view.
pub fn delete(workspace: &Workspace, uid: Uid) -> Step {
    (Command::Remove(at(uid)), label(workspace, Verb::Remove, uid))
}

fn at(uid: Uid) -> RecordRef {
    RecordRef { kind: RecordKind::SavedView, uid }
}

fn set(uid: Uid, key: &'static str, text: String) -> Command {
    let value = if text.is_empty() { Value::Empty } else { Value::Text(text) };
    Command::Set { at: at(uid), field: FieldKey::Builtin(key), value }
}

fn label(workspace: &Workspace, verb: Verb, uid: Uid) -> Label {
    let name = workspace.find(Id::<SavedView>::new(uid)).map(|view| view.name.clone());
    Label::one(verb, RecordKind::SavedView, &name.unwrap_or_default())
}

/// The name without spaces around it, where no other view of the record type has it.
fn free_name(
    workspace: &Workspace,
    kind: RecordKind,
    own: Option<Uid>,
    name: &str,
) -> Result<String, NameFault> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = fold(&name);
    if folded.is_empty() {
        return Err(NameFault::Missing);
    }
    for (uid, other) in views(workspace, kind) {
        if Some(uid) != own && fold(&other) == folded {
            return Err(NameFault::Taken);
        }
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{done, workspace};
    use super::*;

    const KIND: RecordKind = RecordKind::Project;

    fn state(columns: &str) -> ViewState {
        ViewState {
            columns: columns.into(),
            sort: "name+".into(),
            filters: "stage is x".into(),
            grouping: "tree\na\tb".into(),
        }
    }

    fn named(ws: &Workspace) -> Vec<String> {
        views(ws, KIND).into_iter().map(|(_, name)| name).collect()
    }

    /// A workspace with two views of projects and one of roles.
    fn with_views() -> Workspace {
        let mut ws = workspace();
        for (uid, kind, name) in
            [(60, KIND, "Late"), (61, KIND, "Board"), (62, RecordKind::Role, "Short")]
        {
            let (command, _) = save_as(&ws, kind, Uid(uid), name, state("name owner")).unwrap();
            ws = done(&ws, &command).workspace;
        }
        ws
    }

    #[test]
    fn views_are_named_saved_renamed_and_deleted() {
        let ws = with_views();
        assert_eq!(named(&ws), ["Late", "Board"]);
        assert_eq!(view_state(&ws, KIND, Uid(60)), Some(state("name owner")));
        let (command, _) = save(&ws, Uid(60), ViewState::default());
        let ws = done(&ws, &command).workspace;
        assert_eq!(view_state(&ws, KIND, Uid(60)), Some(ViewState::default()));
        // A view may take its own name again, in other letters.
        for (name, shown) in [("  Very   late ", "Very late"), ("VERY LATE", "VERY LATE")] {
            let (command, _) = rename(&ws, KIND, Uid(60), name).unwrap();
            assert_eq!(named(&done(&ws, &command).workspace), [shown, "Board"]);
        }
        let (command, label) = delete(&ws, Uid(60));
        assert_eq!(label.name, "Late");
        assert_eq!(named(&done(&ws, &command).workspace), ["Board"]);
    }

    #[test]
    fn names_that_are_missing_or_taken_are_refused() {
        let ws = with_views();
        for (name, fault) in [
            ("", NameFault::Missing),
            ("  ", NameFault::Missing),
            ("\n\t", NameFault::Missing),
            ("Board", NameFault::Taken),
            ("  board ", NameFault::Taken),
            ("BÓARD", NameFault::Taken),
        ] {
            let refused = save_as(&ws, KIND, Uid(70), name, state("")).err();
            assert_eq!(refused, Some(fault), "{name:?}");
            assert_eq!(rename(&ws, KIND, Uid(60), name).err(), Some(fault), "{name:?}");
        }
        // The name of a view of another register is free.
        assert!(save_as(&ws, KIND, Uid(70), "Short", state("")).is_ok());
    }

    #[test]
    fn a_view_of_another_register_or_none_shows_nothing() {
        let ws = with_views();
        for uid in [62, 63, 101] {
            assert_eq!(view_state(&ws, KIND, Uid(uid)), None, "{uid}");
        }
    }
}

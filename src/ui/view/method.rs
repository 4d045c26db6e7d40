//! The methods side by side, computed while a page shows them.

use super::View;
use super::priority::READS;
use crate::ui::reactive::Memo;
use plumbline::analysis::method::{Method, Sheet};
use plumbline::model::RecordKind;
use plumbline::present::priority::methods::{self, MethodPage};
use std::sync::Arc;

impl View {
    /// What the methods read of the workspace.
    pub fn method_sheet(self) -> Memo<Arc<Sheet>> {
        Memo::new(move |_| {
            for kind in READS.into_iter().chain([RecordKind::Comparison]) {
                self.rows(kind).track();
            }
            let session = self.session();
            Arc::new(Sheet::read(&session.workspace_now(), session.today()))
        })
    }

    /// The methods side by side with one of them chosen.
    pub fn method_page(self, sheet: Memo<Arc<Sheet>>, chosen: Memo<Method>) -> Memo<MethodPage> {
        let compared = Memo::new(move |_| Arc::new(sheet.with(|sheet| sheet.compare())));
        Memo::new(move |_| {
            let workspace = self.session().workspace_now();
            sheet.with(|sheet| {
                compared
                    .with(|compared| methods::methods(&workspace, sheet, compared, chosen.get()))
            })
        })
    }
}

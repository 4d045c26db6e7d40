//! A small plan that tests of several pages speak of.

use crate::model::{
    Calendar, Demand, Id, Money, Month, Person, Project, Role, Typed, Uid, Workspace,
};
use chrono::NaiveDate;
use std::sync::Arc;

/// One data engineer; Atlas (5) and Beacon (6) ask for so many days of February 2027.
pub fn one_engineer([atlas_days, beacon_days]: [i64; 2]) -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(Calendar::empty(Uid(2))));
    ws.put(Arc::new(Role { name: "Data Engineer".into(), ..Role::empty(Uid(3)) }));
    let mut person = Person::empty(Uid(4));
    person.roles.insert(Id::new(Uid(3)), 1.0);
    ws.put(Arc::new(person));
    let february: Month = "2027-02".parse().unwrap();
    for (uid, name, days) in [(5, "Atlas", atlas_days), (6, "Beacon", beacon_days)] {
        let mut project = Project { name: name.into(), ..Project::empty(Uid(uid)) };
        project.start = NaiveDate::from_ymd_opt(2027, 2, 1);
        project.finish = NaiveDate::from_ymd_opt(2027, 2, 28);
        project.benefit = Some(Money { minor: 1_200_000, currency: "GBP".parse().unwrap() });
        ws.put(Arc::new(project));
        let mut demand = Demand::empty(Uid(10 + uid));
        demand.project = Some(Id::new(Uid(uid)));
        demand.role = Some(Id::new(Uid(3)));
        demand.minutes.insert(february, days * 480);
        ws.put(Arc::new(demand));
    }
    ws
}

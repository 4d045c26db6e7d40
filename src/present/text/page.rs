//! Names of pages and their groups.

crate::texts! {
    /// Names of pages and their groups.
    PageText "page" {
        Home = "Home",
        Projects = "Projects",
        Prioritise = "Prioritise",
        Capacity = "Heatmap",
        Forecast = "Forecast",
        People = "People & roles",
        Groups = "Portfolios & objectives",
        Intake = "Intake & gates",
        Risks = "Risks",
        Issues = "Issues & decisions",
        Changes = "Changes",
        Policies = "Policies & documents",
        Deliverables = "Deliverables & links",
        Reports = "Status & reviews",
        Money = "Money & suppliers",
        Benefits = "Benefits & KPIs",
        Skills = "Skills & training",
        Stakeholders = "Stakeholders",
        Knowledge = "Lessons & templates",
        Maturity = "Maturity",
        Settings = "Settings",
        Import = "Import",
        Merge = "Merge",
        Start = "Start",
        GroupPlan = "Plan",
        GroupDecide = "Decide",
        GroupCapacity = "Capacity",
        GroupGovern = "Govern",
        GroupDeliver = "Deliver",
        GroupPeople = "People",
        GroupImprove = "Improve",
    }
}

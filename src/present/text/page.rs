//! Names of pages and their groups.

crate::texts! {
    /// Names of pages and their groups.
    PageText "page" {
        Home = "Home",
        Projects = "Projects",
        Prioritise = "Prioritise",
        Capacity = "Heatmap",
        People = "People & roles",
        Maturity = "Maturity",
        Settings = "Settings",
        Import = "Import",
        Start = "Start",
        GroupPlan = "Plan",
        GroupDecide = "Decide",
        GroupCapacity = "Capacity",
        GroupImprove = "Improve",
    }
}

//! The product's own icons: one path each on a 16 px grid, drawn as a 1.5 px stroke in the
//! text's colour, so that no icon font and no file has to be fetched.
use leptos::prelude::*;

/// Every icon of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Start of the workspace.
    Home,
    /// A list of records.
    Projects,
    /// Bars over time.
    Roadmap,
    /// One box leads to another.
    Dependencies,
    /// Ranked from the top.
    Prioritise,
    /// One plan parts in two.
    Scenarios,
    /// A grid of months.
    Heatmap,
    /// A fan of futures.
    Forecast,
    /// Several persons.
    People,
    /// Learning and certificates.
    Skills,
    /// Steps that rise.
    Maturity,
    /// The office itself.
    Building,
    /// A way with two ends.
    Route,
    /// A risk.
    Risk,
    /// An issue or a decision.
    Flag,
    /// There and back.
    Changes,
    /// One person.
    Person,
    /// A line that rises.
    Benefits,
    /// A report.
    Document,
    /// A file.
    File,
    /// Find.
    Search,
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
    /// What happened when.
    History,
    /// Show on a screen.
    Present,
    /// Hand over.
    Share,
    /// A question.
    Help,
    /// Opens below.
    ChevronDown,
    /// Closes, or the one before.
    ChevronUp,
    /// Back.
    ChevronLeft,
    /// On, or opens a row.
    ChevronRight,
    /// Close.
    Close,
    /// Add.
    Plus,
    /// Narrow down.
    Filter,
    /// Choose columns.
    Columns,
    /// Group rows.
    Group,
    /// The figures as a table.
    Table,
    /// Copy.
    Copy,
    /// Side by side.
    Compare,
    /// Done.
    Check,
    /// Fixed.
    Lock,
    /// Free.
    Unlock,
    /// Save to a file.
    Download,
    /// Read from a file.
    Upload,
    /// On paper.
    Print,
    /// From the clipboard.
    Paste,
    /// Light theme.
    Sun,
    /// Dark theme.
    Moon,
    /// Settings.
    Settings,
    /// Something needs care.
    Warning,
    /// Something to know.
    Info,
    /// No network.
    Offline,
    /// A handle to move a row.
    Drag,
    /// Delete.
    Trash,
    /// Leads to.
    ArrowRight,
    /// A date.
    Calendar,
    /// Further actions.
    More,
    /// Open the rail.
    Menu,
}

impl Icon {
    /// Every icon, for the specimen page and for tests.
    pub const ALL: [Icon; 58] = [
        Icon::Home,
        Icon::Projects,
        Icon::Roadmap,
        Icon::Dependencies,
        Icon::Prioritise,
        Icon::Scenarios,
        Icon::Heatmap,
        Icon::Forecast,
        Icon::People,
        Icon::Skills,
        Icon::Maturity,
        Icon::Building,
        Icon::Route,
        Icon::Risk,
        Icon::Flag,
        Icon::Changes,
        Icon::Person,
        Icon::Benefits,
        Icon::Document,
        Icon::File,
        Icon::Search,
        Icon::Undo,
        Icon::Redo,
        Icon::History,
        Icon::Present,
        Icon::Share,
        Icon::Help,
        Icon::ChevronDown,
        Icon::ChevronUp,
        Icon::ChevronLeft,
        Icon::ChevronRight,
        Icon::Close,
        Icon::Plus,
        Icon::Filter,
        Icon::Columns,
        Icon::Group,
        Icon::Table,
        Icon::Copy,
        Icon::Compare,
        Icon::Check,
        Icon::Lock,
        Icon::Unlock,
        Icon::Download,
        Icon::Upload,
        Icon::Print,
        Icon::Paste,
        Icon::Sun,
        Icon::Moon,
        Icon::Settings,
        Icon::Warning,
        Icon::Info,
        Icon::Offline,
        Icon::Drag,
        Icon::Trash,
        Icon::ArrowRight,
        Icon::Calendar,
        Icon::More,
        Icon::Menu,
    ];

    /// SVG path data on a 16 × 16 grid, to be stroked.
    pub const fn path(self) -> &'static str {
        match self {
            Icon::Home => "M2.5 7 8 2.5 13.5 7M3.75 6v7.25h8.5V6M6.5 13.25v-3.5h3v3.5",
            Icon::Projects => "M2.5 4h.01M2.5 8h.01M2.5 12h.01M5.5 4h8M5.5 8h8M5.5 12h8",
            Icon::Roadmap => "M2 3.5h5M5 8h5M9 12.5h5",
            Icon::Dependencies => "M2.5 2.5h4v4h-4zM9.5 9.5h4v4h-4zM4.5 6.5v5h5",
            Icon::Prioritise => {
                "M4 2.5v11M1.75 11.25 4 13.5l2.25-2.25M8.5 3.5H14M8.5 7.25h4M8.5 11h2.5"
            }
            Icon::Scenarios => "M2.5 2.5v11M2.5 8h2c3.5 0 3-4 6.5-4h3M4.5 8c3.5 0 3 4 6.5 4h3",
            Icon::Heatmap => "M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11",
            Icon::Forecast => "M1.75 8h12.5M5 8l9-4.5M5 8l9 4.5",
            Icon::People => {
                "M6 7.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5z\
                 M1.75 13c.3-2.2 2-3.5 4.25-3.5s3.95 1.3 4.25 3.5\
                 M10.5 3.2a2.25 2.25 0 0 1 0 4.1M11.75 9.8c1.4.4 2.3 1.5 2.5 3.2"
            }
            Icon::Skills => {
                "M1.5 6 8 3l6.5 3L8 9z\
                 M4.25 7.4v3.4c1 1 2.3 1.5 3.75 1.5s2.75-.5 3.75-1.5V7.4M14.5 6v4"
            }
            Icon::Maturity => "M1.75 13.5h3v-3.2h3V7.1h3V3.9h3.5",
            Icon::Building => "M3 13.5v-11h6v11M9 6.5h4v7M1.75 13.5h12.5M5 5.5h2M5 8h2M5 10.5h2",
            Icon::Route => {
                "M4.5 3.5a1 1 0 1 1-2 0 1 1 0 0 1 2 0z\
                 M13.5 12.5a1 1 0 1 1-2 0 1 1 0 0 1 2 0z\
                 M4.5 3.5h6a2.25 2.25 0 0 1 0 4.5h-5a2.25 2.25 0 0 0 0 4.5h6"
            }
            Icon::Risk => "M8 2.5 14.25 13.25H1.75zM8 6.75v3M8 11.5h.01",
            Icon::Flag => "M3.5 14V2.5M3.5 3h8.5l-2 2.75 2 2.75H3.5",
            Icon::Changes => "M2.5 5h11M11 2.5 13.5 5 11 7.5M13.5 11h-11M5 8.5 2.5 11 5 13.5",
            Icon::Person => {
                "M8 7.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5z\
                 M2.75 13.75c.4-2.6 2.5-4 5.25-4s4.85 1.4 5.25 4"
            }
            Icon::Benefits => "M2.5 2.5v11h11M5 10l2.75-3.25 2.25 1.75 3.5-4.5",
            Icon::Document => "M3.5 1.75h6l3 3v9.5h-9zM9.25 2v3h3M5.75 8.25h4.5M5.75 11h4.5",
            Icon::File => "M3.5 1.75h6l3 3v9.5h-9zM9.25 2v3h3",
            Icon::Search => "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.25 10.25l3.5 3.5",
            Icon::Undo => "M5.5 2.5l-3 3 3 3M2.5 5.5h7a3.75 3.75 0 0 1 0 7.5H7",
            Icon::Redo => "M10.5 2.5l3 3-3 3M13.5 5.5h-7a3.75 3.75 0 0 0 0 7.5H9",
            Icon::History => {
                "M2.25 8a5.75 5.75 0 1 0 1.7-4.05L2.5 5.4M2.5 2.5v3h3M8 5v3.25l2.25 1.5"
            }
            Icon::Present => "M1.75 3h12.5v8H1.75zM8 11v2.5M5 13.5h6",
            Icon::Share => "M8 10V2M5 4.75 8 2l3 2.75M2.75 9.5v4h10.5v-4",
            Icon::Help => "M5.75 5.5a2.25 2.25 0 1 1 3.6 1.8C8.5 7.9 8 8.4 8 9.5M8 12.5h.01",
            Icon::ChevronDown => "M4 6l4 4 4-4",
            Icon::ChevronUp => "M4 10l4-4 4 4",
            Icon::ChevronLeft => "M10 4 6 8l4 4",
            Icon::ChevronRight => "M6 4l4 4-4 4",
            Icon::Close => "M3.75 3.75l8.5 8.5M12.25 3.75l-8.5 8.5",
            Icon::Plus => "M8 2.75v10.5M2.75 8h10.5",
            Icon::Filter => "M2 4h12M4.25 8h7.5M6.5 12h3",
            Icon::Columns => "M2.25 2.75h11.5v10.5H2.25zM6.1 2.75v10.5M9.9 2.75v10.5",
            Icon::Group => "M2.5 3h11M5.5 6.33h8M5.5 9.67h8M2.5 13h11",
            Icon::Table => "M2 3h12v10H2zM2 6.5h12M2 9.75h12M6 6.5V13",
            Icon::Copy => "M5.25 5.25h8.5v8.5h-8.5zM10.75 5V2.25h-8.5v8.5H5",
            Icon::Compare => "M2.5 3.25h11v9.5h-11zM8 1.75v12.5",
            Icon::Check => "M3 8.5l3.25 3.25L13 4.75",
            Icon::Lock => "M3.5 7.25h9v6.5h-9zM5.25 7V5a2.75 2.75 0 0 1 5.5 0v2",
            Icon::Unlock => "M3.5 7.25h9v6.5h-9zM5.25 7V4.75a2.75 2.75 0 0 1 5.3-1",
            Icon::Download => "M8 2v8.25M4.75 7.25 8 10.5l3.25-3.25M2.75 13.5h10.5",
            Icon::Upload => "M8 10.5V2.25M4.75 5.25 8 2l3.25 3.25M2.75 13.5h10.5",
            Icon::Print => "M4.25 5.5V2h7.5v3.5M4.25 11.5H2v-6h12v6h-2.25M4.25 9.25h7.5V14h-7.5z",
            Icon::Paste => "M5.5 3H3v11h10V3h-2.5M5.5 1.75h5v2.75h-5z",
            Icon::Sun => {
                "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15\
                 M3.05 3.05l1.06 1.06M11.9 11.9l1.05 1.05M3.05 12.95l1.06-1.06\
                 M11.9 4.1l1.05-1.05"
            }
            Icon::Moon => "M13.25 9.75a5.75 5.75 0 0 1-7-7 5.75 5.75 0 1 0 7 7z",
            Icon::Settings => {
                "M12.5 8a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z\
                 M9.75 8a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0zM8 1.5v2M8 12.5v2\
                 M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4\
                 M11.2 4.8l1.4-1.4"
            }
            Icon::Warning => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.75M8 11h.01",
            Icon::Info => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5V11M8 5.1h.01",
            Icon::Offline => {
                "M2 2l12 12M4.5 9.3a5 5 0 0 1 2.2-1.2M9.5 8.2a5 5 0 0 1 2 1.1\
                 M2 6.6a8.5 8.5 0 0 1 2.6-1.7M7 4.05a8.6 8.6 0 0 1 7 2.55M8 12.25h.01"
            }
            Icon::Drag => "M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01",
            Icon::Trash => "M2.5 4.25h11M6 4V2.25h4V4M4 4.25l.6 9.5h6.8l.6-9.5M6.75 7v4M9.25 7v4",
            Icon::ArrowRight => "M2.5 8h11M9.5 4l4 4-4 4",
            Icon::Calendar => "M2.5 3.5h11v10h-11zM2.5 6.75h11M5.25 1.75V4.5M10.75 1.75V4.5",
            Icon::More => "M3.5 8h.01M8 8h.01M12.5 8h.01",
            Icon::Menu => "M2.5 4h11M2.5 8h11M2.5 12h11",
        }
    }
}

/// Draws one icon. It says nothing to assistive technology: the control around it carries the name.
#[component]
pub fn IconView(
    /// Which one.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=icon.path()></path>
        </svg>
    }
}

/// The product's mark: a plumb line with its bob.
#[component]
pub fn LogoMark() -> impl IntoView {
    view! {
        <svg class="logo" viewBox="0 0 16 24" aria-hidden="true">
            <path class="logo-line" d="M1 3V2h14v1M8 2v12"></path>
            <path d="M5.25 13.5h5.5l1 3L8 23l-3.75-6.5z"></path>
        </svg>
    }
}

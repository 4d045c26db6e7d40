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
    /// Ranked from the top.
    Prioritise,
    /// Ways that part.
    Scenario,
    /// A grid of months.
    Heatmap,
    /// Columns below a line.
    Level,
    /// A range that widens.
    Forecast,
    /// Several persons.
    People,
    /// Steps that rise.
    Maturity,
    /// A house with its windows.
    Office,
    /// Things within things.
    Layers,
    /// What has come in.
    Inbox,
    /// Something that needs an answer.
    Issue,
    /// One thing for another.
    Change,
    /// A result that is handed over.
    Box,
    /// Figures on a page.
    Report,
    /// Money.
    Coin,
    /// It rises.
    Benefit,
    /// Learned.
    Skill,
    /// What somebody says.
    Voice,
    /// What is known.
    Book,
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
    /// A handle to move a row.
    Drag,
    /// Delete.
    Trash,
    /// Leads to.
    ArrowRight,
    /// A date.
    Calendar,
}

impl Icon {
    /// SVG path data on a 16 × 16 grid, to be stroked.
    pub const fn path(self) -> &'static str {
        match self {
            Icon::Home => "M2.5 7 8 2.5 13.5 7M3.75 6v7.25h8.5V6M6.5 13.25v-3.5h3v3.5",
            Icon::Projects => "M2.5 4h.01M2.5 8h.01M2.5 12h.01M5.5 4h8M5.5 8h8M5.5 12h8",
            Icon::Prioritise => {
                "M4 2.5v11M1.75 11.25 4 13.5l2.25-2.25M8.5 3.5H14M8.5 7.25h4M8.5 11h2.5"
            }
            Icon::Level => "M2.5 13.5V7h3v6.5M6.5 13.5V4h3v9.5M10.5 13.5V7h3v6.5M2 2.5h12",
            Icon::Forecast => "M2 8h3.5l8-4.5M5.5 8h8M5.5 8l8 4.5",
            Icon::Scenario => {
                "M2.5 8h3.5l3-4.5h4.5M6 8l3 4.5h4.5M11.5 1.5l2 2-2 2M11.5 10.5l2 2-2 2"
            }
            Icon::Heatmap => "M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11",
            Icon::People => {
                "M6 7.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5z\
                 M1.75 13c.3-2.2 2-3.5 4.25-3.5s3.95 1.3 4.25 3.5\
                 M10.5 3.2a2.25 2.25 0 0 1 0 4.1M11.75 9.8c1.4.4 2.3 1.5 2.5 3.2"
            }
            Icon::Maturity => "M1.75 13.5h3v-3.2h3V7.1h3V3.9h3.5",
            Icon::Office => {
                "M3 13.5V2.75h6.5V13.5M9.5 6.5H13v7M1.75 13.5h12.5M5 5.5h2.5M5 8h2.5M5 10.5h2.5"
            }
            Icon::Layers => "M8 2 14 5 8 8 2 5zM2 8l6 3 6-3M2 11l6 3 6-3",
            Icon::Inbox => "M2.5 9 4.5 3h7l2 6v4h-11zM2.5 9h3l1 2h3l1-2h3",
            Icon::Issue => "M3.5 14V2.5h8l-1.75 3 1.75 3h-8",
            Icon::Change => "M2.5 5.5h9M9 3l2.5 2.5L9 8M13.5 10.5h-9M7 8l-2.5 2.5L7 13",
            Icon::Box => {
                "M8 1.75 13.5 4.75v6.5L8 14.25 2.5 11.25v-6.5zM2.5 4.75 8 7.75l5.5-3M8 7.75v6.5"
            }
            Icon::Report => "M3.5 1.75h9v12.5h-9zM5.75 11V8.5M8 11V5.5M10.25 11V7",
            Icon::Coin => {
                "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM10 6c-.4-.8-1.1-1.2-2-1.2-1.2 0-2 .6-2 1.5 0 2.1 4.1 1.2 4.1 3.3 0 1-.9 1.6-2.1 1.6-1 0-1.8-.4-2.2-1.2M8 3.8v1M8 11.2v1"
            }
            Icon::Benefit => "M2 12.5 6 8.5l2.5 2.5L14 5M10 5h4v4",
            Icon::Skill => {
                "M8 3 15 6.25 8 9.5 1 6.25zM4 7.75v3.5c1 1.1 2.4 1.75 4 1.75s3-.65 4-1.75v-3.5"
            }
            Icon::Voice => "M2 3h12v8H7.5L4.5 13.5V11H2z",
            Icon::Book => {
                "M8 4C6.5 2.75 4.5 2.5 2 2.75v9.5c2.5-.25 4.5 0 6 1.25 1.5-1.25 3.5-1.5 6-1.25v-9.5C11.5 2.5 9.5 2.75 8 4zM8 4v9.5"
            }
            Icon::File => "M3.5 1.75h6l3 3v9.5h-9zM9.25 2v3h3",
            Icon::Search => "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.25 10.25l3.5 3.5",
            Icon::Undo => "M5.5 2.5l-3 3 3 3M2.5 5.5h7a3.75 3.75 0 0 1 0 7.5H7",
            Icon::Redo => "M10.5 2.5l3 3-3 3M13.5 5.5h-7a3.75 3.75 0 0 0 0 7.5H9",
            Icon::History => {
                "M2.25 8a5.75 5.75 0 1 0 1.7-4.05L2.5 5.4M2.5 2.5v3h3M8 5v3.25l2.25 1.5"
            }
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
            Icon::Drag => "M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01",
            Icon::Trash => "M2.5 4.25h11M6 4V2.25h4V4M4 4.25l.6 9.5h6.8l.6-9.5M6.75 7v4M9.25 7v4",
            Icon::ArrowRight => "M2.5 8h11M9.5 4l4 4-4 4",
            Icon::Calendar => "M2.5 3.5h11v10h-11zM2.5 6.75h11M5.25 1.75V4.5M10.75 1.75V4.5",
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

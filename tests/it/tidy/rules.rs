//! The rules as data: a new layer, a new exception or another limit is a line here.

/// Lines of a file.
pub const FILE_LINES: usize = 400;
/// Lines of a function, and of one in the screen, where a view is one expression.
pub const FUNCTION_LINES: usize = 60;
/// Lines of a function in the screen.
pub const UI_FUNCTION_LINES: usize = 80;
/// Functions that are one table of data, which a split would only hide.
pub const TABLES: [(&str, &str); 2] =
    [("src/ui/kit/icon.rs", "path"), ("src/present/text/fields.rs", "words")];
/// Least share of documentation lines in the library.
pub const DOCUMENTED_PERCENT: usize = 15;

/// A layer of the library: its top module, and the modules that it may use.
pub type Layer = (&'static str, &'static [&'static str]);

/// Every layer of the library.
pub const LAYERS: [Layer; 8] = [
    ("order", &[]),
    ("model", &["order"]),
    ("edit", &["order", "model"]),
    ("analysis", &["order", "model"]),
    ("present", &["order", "model", "analysis", "edit", "file", "store"]),
    ("file", &["order", "model", "edit", "analysis"]),
    ("store", &["order", "model", "edit", "file"]),
    ("protocol", &["model", "file", "analysis"]),
];

/// Paths that stay closed to a layer although it may use the module above them.
pub const CLOSED: [(&str, &[&str]); 1] = [
    // The maturity model is brought by the screen, not read as a foreign file.
    ("file", &["analysis", "maturity"]),
];

/// What the library must not know: the screen, the browser, clocks, randomness, the system.
pub const OUTSIDE_THE_LIBRARY: [&[&str]; 17] = [
    &["leptos"],
    &["web_sys"],
    &["js_sys"],
    &["wasm_bindgen"],
    &["wasm_bindgen_futures"],
    &["gloo_storage"],
    &["indexed_db_futures"],
    &["uuid"],
    &["std", "time"],
    &["std", "thread"],
    &["std", "fs"],
    &["std", "net"],
    &["std", "env"],
    &["std", "process"],
    &["std", "collections", "HashMap"],
    &["std", "collections", "HashSet"],
    &["std", "collections", "hash_map"],
];

/// The part of the screen that alone may use a module of the library, as path prefixes.
pub const ONLY_SESSION: [&str; 2] = ["src/ui/session.rs", "src/ui/session/"];
/// The part of the screen that alone calls analyses.
pub const ONLY_VIEW: [&str; 2] = ["src/ui/view.rs", "src/ui/view/"];
/// The part of the screen that alone touches the browser.
pub const ONLY_PLATFORM: [&str; 2] = ["src/ui/platform.rs", "src/ui/platform/"];
/// The words of a request, which the whole screen may say to the session; applying it may not.
pub const REQUEST_WORDS: [&str; 5] = ["Command", "FieldKey", "Label", "Target", "Verb"];
/// How the names of the browser's types end that a view's handlers speak of: what happened, to
/// what, with which file. Naming a type asks nothing of the browser.
pub const EVENT_ENDINGS: [&str; 5] = ["Event", "EventTarget", "Element", "File", "Node"];
/// The trait that gives an event's target its type.
pub const CAST: &str = "JsCast";
/// The ways to the browser.
pub const BROWSER: [&[&str]; 8] = [
    &["web_sys"],
    &["js_sys"],
    &["wasm_bindgen"],
    &["wasm_bindgen_futures"],
    &["gloo_storage"],
    &["indexed_db_futures"],
    &["leptos", "web_sys"],
    &["leptos", "wasm_bindgen"],
];

/// Calls that can end the program, or that are left over from a search for a fault.
pub const BANNED_CALLS: [&str; 12] = [
    ".unwrap()",
    ".unwrap_err()",
    ".expect(",
    ".expect_err(",
    "panic!",
    "unreachable!",
    "todo!",
    "unimplemented!",
    "dbg!",
    "println!",
    "eprintln!",
    "print!",
];

/// Calls that are compiled anew for every type, some kilobytes each; `order` has the ones that are
/// not.
pub const COMPILED_ANEW: [&str; 7] = [
    ".sort()",
    ".sort_by(",
    ".sort_by_key(",
    ".sort_by_cached_key(",
    ".sort_unstable()",
    ".sort_unstable_by(",
    ".sort_unstable_by_key(",
];
/// Ways for a text to become markup or a script, which the browser is asked to refuse as well, and
/// for what a user wrote to get into a log.
pub const MARKUP: [&str; 11] = [
    "inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "create_contextual_fragment",
    "document.write",
    "js_sys::eval",
    "Function::new_with_args",
    "Function::new_no_args",
    "set_attribute(\"href\"",
    "web_sys::console",
    "leptos::logging",
];
/// A call that a file may make all the same: the type of a value behind a handle is that of the
/// handle, which only the handle's own door can know.
pub const MAY_STOP: [(&str, &str); 1] = [("src/ui/reactive.rs", "unreachable!")];
/// Files that may index outside a kernel: their index is an enum that numbers the array.
pub const MAY_INDEX: [&str; 3] =
    ["src/model/workspace.rs", "src/ui/view/tables.rs", "src/ui/view/capacity.rs"];
/// Lints that only kernels and tests may switch off, each for that one file.
pub const GUARDED_LINTS: [&str; 6] = [
    "clippy::unwrap_used",
    "clippy::expect_used",
    "clippy::panic",
    "clippy::indexing_slicing",
    "clippy::disallowed_methods",
    "clippy::disallowed_types",
];

/// Marks of unfinished work; put together so that this file does not hold them.
pub const UNFINISHED: [&str; 4] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("HA", "CK:")];

/// Words of a workplace and hosts of registries; put together for the same reason.
pub const FOREIGN_WORDS: [&str; 9] = [
    concat!("/wo", "rk/"),
    concat!("/tm", "p/wt"),
    concat!("/ro", "ot/"),
    concat!("registry", ".npmjs"),
    concat!("crates", ".io"),
    concat!("py", "pi.org"),
    concat!("cla", "ude"),
    concat!("anthro", "pic"),
    concat!("chat", "gpt"),
];

/// Files whose content is written by a tool.
pub const GENERATED: [&str; 2] = ["Cargo.lock", "tests/e2e/package-lock.json"];

/// The one file that holds colours.
pub const COLOURS: &str = "style/tokens.css";
/// Parts of the screen whose sentences the user does not read.
pub const NO_USER_TEXT: [&str; 2] = ONLY_PLATFORM;
/// How the name of a key chord begins.
pub const KEYS: [&str; 5] = ["Ctrl ", "Shift ", "Alt ", "Enter,", "Esc,"];

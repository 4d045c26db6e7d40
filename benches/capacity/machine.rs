//! What a benchmark needs of the machine: a clock, files, a place to print.

use std::hint::black_box;

/// The median of some runs in milliseconds.
pub fn median<T>(runs: usize, mut run: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = now_ms();
            black_box(run());
            now_ms() - start
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(runs / 2).copied().unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
mod here {
    use std::sync::OnceLock;
    use std::time::Instant;

    /// Milliseconds since the first look.
    pub fn now_ms() -> f64 {
        static FIRST: OnceLock<Instant> = OnceLock::new();
        FIRST.get_or_init(Instant::now).elapsed().as_secs_f64() * 1000.0
    }

    /// Prints a line.
    pub fn say(line: &str) {
        println!("{line}");
    }

    /// A file of the folder of published inputs, where there is one.
    pub fn input(path: &str) -> Option<String> {
        let beside = std::fs::read_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent()?);
        let beside = beside.ok()?.filter_map(|entry| Some(entry.ok()?.path().join("data")));
        let found = beside.map(|data| data.join(path)).find(|file| file.is_file())?;
        std::fs::read_to_string(found).ok()
    }
}

#[cfg(target_arch = "wasm32")]
mod here {
    use js_sys::{Function, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    fn member(of: &JsValue, name: &str) -> Option<JsValue> {
        Reflect::get(of, &JsValue::from_str(name)).ok().filter(|found| !found.is_undefined())
    }

    fn call(of: &JsValue, name: &str, with: &[&str]) -> Option<JsValue> {
        let function: Function = member(of, name)?.dyn_into().ok()?;
        let words = with.iter().map(|word| JsValue::from_str(word)).collect::<js_sys::Array>();
        function.apply(of, &words).ok()
    }

    /// Milliseconds on the clock of the runtime.
    pub fn now_ms() -> f64 {
        let clock = member(&js_sys::global(), "performance");
        clock.and_then(|clock| call(&clock, "now", &[])?.as_f64()).unwrap_or_default()
    }

    /// Prints a line.
    pub fn say(line: &str) {
        wasm_bindgen_test::console_log!("{line}");
    }

    /// A file of the folder of published inputs, where there is one.
    pub fn input(path: &str) -> Option<String> {
        let process = member(&js_sys::global(), "process")?;
        let folder = member(&member(&process, "env")?, "PLUMBLINE_REAL_DATA")?.as_string()?;
        let files = call(&process, "getBuiltinModule", &["fs"])?;
        call(&files, "readFileSync", &[&format!("{folder}/../{path}"), "utf8"])?.as_string()
    }
}

pub use here::{input, now_ms, say};

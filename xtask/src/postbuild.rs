//! Turns trunk's output into a folder for any static host: no inline script, versioned worker
//! files, the program of a first visit under its hash, public files, precache list. All
//! references stay relative.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::files;
use crate::precache;
use crate::respond;
use crate::styles;

/// The worker programs; trunk gives each three files without a version in the name.
pub const WORKERS: [&str; 2] = ["engine", "files"];
/// The two files of the program of a first visit, as trunk names them.
const WELCOME: [&str; 2] = ["welcome.js", "welcome_bg.wasm"];
/// The scripts that run without a program: the one that starts it, the one for versions, and the
/// one before all others.
const SCRIPTS: [&str; 3] = ["boot", "versions", "door"];
const TEMPLATE: &str = "service-worker.template.js";
const DOOR_TAG: &str = r#"<script src="./door.js"></script>"#;
const BOOT_TAG: &str = r#"<script src="./boot.js"></script>"#;
const WORKERS_TAG: &str = r#"<meta name="plumbline-workers" content="./">"#;

/// Writes the finished folder to `out`.
pub fn finish(trunk: &Path, public: &Path, out: &Path, release: bool) -> Outcome<()> {
    for path in files::list(trunk, &[])? {
        let name = files::slashed(&path);
        let renamed = worker_of(&name).is_some()
            || WELCOME.contains(&name.as_str())
            || respond::PROGRAM.contains(&name.as_str());
        if name != "index.html" && !renamed {
            files::write(&out.join(&path), &files::read(&trunk.join(&path))?)?;
        }
    }
    let workers = move_workers(trunk, out)?;
    let welcome = move_program(trunk, out, "welcome", &WELCOME)?;
    let respond = move_program(trunk, out, "respond", &respond::PROGRAM)?;
    let scripts = copy_public(public, out)?;
    let page = files::read_text(&trunk.join("index.html"))?;
    let page = rewrite(&page, &Names { scripts, workers, welcome }, release)?;
    let page = if release { styles::join(&page, out)? } else { page };
    files::write(&out.join("index.html"), page.as_bytes())?;
    respond::write(public, out, &respond, release)?;
    if release {
        let template = files::read_text(&public.join(TEMPLATE))?;
        precache::write(out, &template, respond::WORKER, respond::needs)?;
        precache::write(out, &template, "service-worker.js", |_| true)?;
    }
    Ok(())
}

fn worker_of(name: &str) -> Option<&'static str> {
    WORKERS.into_iter().find(|worker| {
        [".js", "_bg.wasm", "_loader.js"].iter().any(|end| name == format!("{worker}{end}"))
    })
}

/// Puts the worker files into one folder named after their content; gives its name with a slash.
fn move_workers(trunk: &Path, out: &Path) -> Outcome<String> {
    let mut paths = files::list(trunk, &[])?;
    paths.retain(|path| worker_of(&files::slashed(path)).is_some());
    if paths.len() != 3 * WORKERS.len() {
        return Err(Failure::new(
            format!("expected three files for each of the workers {WORKERS:?}, found {paths:?}"),
            format!("looking into {}", trunk.display()),
            "compare the worker links of index.html with xtask/src/postbuild.rs",
        ));
    }
    let folder = format!("workers-{}/", files::hash_of(trunk, &paths)?);
    for path in &paths {
        files::write(&out.join(&folder).join(path), &files::read(&trunk.join(path))?)?;
    }
    Ok(folder)
}

/// Puts the hash of a program's two files into their names, and gives the stem of the names. The
/// start script hands the glue the address of the module.
fn move_program(trunk: &Path, out: &Path, program: &str, parts: &[&str; 2]) -> Outcome<String> {
    let hash = files::hash_of(trunk, &parts.map(PathBuf::from))?;
    let stem = format!("{program}-{hash}");
    for name in parts {
        let bytes = files::read(&trunk.join(name))?;
        files::write(&out.join(name.replacen(program, &stem, 1)), &bytes)?;
    }
    Ok(stem)
}

/// Copies the public files; the scripts get their hash into their names, which are returned.
fn copy_public(public: &Path, out: &Path) -> Outcome<[String; 3]> {
    let mut named = SCRIPTS.map(|_| None);
    for path in files::list(public, &[])? {
        let bytes = files::read(&public.join(&path))?;
        match files::slashed(&path).as_str() {
            TEMPLATE | respond::PAGE | respond::BOOT => {}
            name => match SCRIPTS.iter().position(|stem| name == format!("{stem}.js")) {
                Some(nth) => {
                    let name = format!("{}-{}.js", SCRIPTS[nth], files::short_hash(&bytes));
                    files::write(&out.join(&name), &bytes)?;
                    named[nth] = Some(name);
                }
                None => files::write(&out.join(&path), &bytes)?,
            },
        }
    }
    match named {
        [Some(boot), Some(versions), Some(door)] => Ok([boot, versions, door]),
        _ => Err(Failure::new(
            format!("of the scripts {SCRIPTS:?} one is missing in public/"),
            "copying public/",
            "restore the file",
        )),
    }
}

/// The names that the post-build step has made.
struct Names {
    scripts: [String; 3],
    workers: String,
    welcome: String,
}

/// Takes the inline script out and hands the addresses of both programs to boot.js.
fn rewrite(page: &str, names: &Names, release: bool) -> Outcome<String> {
    let Names { scripts: [boot, versions, door], workers, welcome } = names;
    let broken = |what: &str| {
        Failure::new(
            format!("index.html from trunk has no {what}"),
            "reading trunk's index.html",
            "compare index.html and the trunk version with xtask/src/postbuild.rs",
        )
    };
    let (before, rest) =
        page.split_once("<script type=\"module\"").ok_or(broken("inline loader"))?;
    let (inline, after) = rest.split_once("</script>").ok_or(broken("end of the inline loader"))?;
    let app = between(inline, "from '", "'").ok_or(broken("address of the program's glue"))?;
    let wasm = between(inline, "module_or_path: '", "'").ok_or(broken("address of the program"))?;
    let mut tag = format!(r#"<script src="./{boot}" data-app="{app}" data-wasm="{wasm}""#);
    tag.push_str(&format!(r#" data-welcome="./{welcome}.js""#));
    tag.push_str(&format!(r#" data-welcome-wasm="./{welcome}_bg.wasm""#));
    if release {
        tag.push_str(r#" data-service-worker="./service-worker.js""#);
        tag.push_str(&format!(r#" data-versions="./{versions}""#));
    }
    tag.push_str("></script>");
    let mut page = format!("{}{}", before.trim_end(), after);
    for (what, old, new) in [
        ("boot.js", BOOT_TAG, tag),
        ("door.js", DOOR_TAG, DOOR_TAG.replace("door.js", door)),
        ("worker folder", WORKERS_TAG, WORKERS_TAG.replace("./", workers)),
    ] {
        if page.matches(old).count() != 1 {
            return Err(broken(&format!("single tag for {what}: {old}")));
        }
        page = page.replace(old, &new);
    }
    let page = without_preloads(&page, &["./app-", "./app."]);
    check_page(&page)?;
    Ok(page)
}

/// Takes out the links by which trunk has the whole program fetched before anything is seen: the
/// start script fetches it when it is needed, or behind the first page.
fn without_preloads(page: &str, programs: &[&str]) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, behind)) = rest.split_once("<link ") {
        kept.push_str(before);
        let (tag, after) = behind.split_once('>').unwrap_or((behind, ""));
        let early = tag.contains("preload\"");
        let program = programs.iter().any(|start| tag.contains(&format!("href=\"{start}")));
        if !(early && program) {
            kept.push_str(&format!("<link {tag}>"));
        }
        rest = after;
    }
    kept + rest
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}

/// What must never be in the page: an inline script or style, an address that is not relative.
fn check_page(page: &str) -> Outcome<()> {
    let scripts = page.matches("<script").count();
    let from_files = page.matches("<script src=\"./").count();
    let foreign = ["=\"/", "=\"http:", "=\"https:", "<style", " style=\"", " onload=", "<base"];
    let found: Vec<_> = foreign.into_iter().filter(|bad| page.contains(bad)).collect();
    if scripts == from_files && found.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!("index.html has {} inline scripts and {found:?}", scripts - from_files),
        "checking the finished index.html",
        "move scripts and styles into files and keep every address relative",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INLINE: &str = "<script type=\"module\">import init from './app-1.js';\n\
        await init({ module_or_path: './app-1_bg.wasm' });</script>";

    fn page(extra: &str) -> String {
        format!("<head>{WORKERS_TAG}{DOOR_TAG}{BOOT_TAG}{INLINE}</head>{extra}")
    }

    fn names() -> Names {
        let scripts = ["boot-2.js", "versions-5.js", "door-6.js"].map(str::to_owned);
        let [workers, welcome] = ["workers-3/", "welcome-4"].map(str::to_owned);
        Names { scripts, workers, welcome }
    }

    #[test]
    fn the_whole_program_is_not_fetched_before_the_first_page() {
        let font = r#"<link rel="preload" href="./fonts/inter.woff2" as="font">"#;
        let early = r#"<link rel="modulepreload" href="./app-1.js"><link rel="preload" href="./app-1_bg.wasm" as="fetch">"#;
        let page = without_preloads(&format!("<head>{font}{early}</head>"), &["./app-"]);
        assert_eq!(page, format!("<head>{font}</head>"));
    }

    #[test]
    fn the_inline_loader_becomes_attributes() {
        let page = rewrite(&page(""), &names(), true).expect("rewritten");
        assert!(page.contains(r#"src="./boot-2.js" data-app="./app-1.js" data-wasm="./app-1_bg"#));
        assert!(page.contains(r#"data-welcome="./welcome-4.js""#));
        assert!(page.contains(r#"data-welcome-wasm="./welcome-4_bg.wasm""#));
        assert!(page.contains(r#"data-versions="./versions-5.js""#));
        assert!(page.contains(r#"<script src="./door-6.js"></script>"#));
        assert!(page.contains(r#"content="workers-3/""#));
        assert!(!page.contains("await init"));
    }

    #[test]
    fn an_inline_script_or_a_foreign_address_is_refused() {
        for extra in [
            "<script>1</script>",
            "<style>a{}</style>",
            "<p style=\"x\">",
            "<img src=\"/logo.svg\">",
            "<img src=\"https://example.org/logo.svg\">",
        ] {
            assert!(rewrite(&page(extra), &names(), true).is_err(), "{extra}");
        }
        assert!(rewrite("<head></head>", &names(), true).is_err());
    }
}

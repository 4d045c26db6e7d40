//! Every decoder on mutated input: nothing panics, and what is accepted is what it says it is.
//!
//! Seeds and counts are fixed, so a failure can be repeated; its seed is in the message. A plain run
//! takes a few hundred inputs each, the deep one 200,000; `PLUMBLINE_SOAK` multiplies that.

use plumbline::edit::json::{entry_from_json, entry_to_json, patch_from_text, patch_to_json};
use plumbline::edit::{Change, History, Label, Stamp, Verb, difference};
use plumbline::file::envelope::{self, sha256_hex};
use plumbline::file::sheet::{self, Options};
use plumbline::file::{limits, newer, sealed};
use plumbline::model::money::Currency;
use plumbline::model::reading::{Conventions, DateOrder, Decimal};
use plumbline::model::{RecordKind, Uid, Workspace};
use plumbline::present::link::Link;
use plumbline::present::page::Route;
use plumbline::protocol::{self, Bytes, Engine, Files, FilesJob, Reply, ToWorker};
use plumbline::store::{Head, Snapshot};
use std::ops::ControlFlow;

/// Inputs of a run; the deep one divides them by how much longer one takes.
fn count(cost: usize) -> u64 {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let deep = std::env::var_os("PLUMBLINE_DEEP").is_some();
    let base = if deep { 200_000 } else { 300 };
    (base * number("PLUMBLINE_SOAK").unwrap_or(1) / cost as u64).max(1)
}

/// A small generator.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

/// What breaks readers: signs of the formats, ends of ranges, halves of letters.
const TOKENS: [&[u8]; 26] = [
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"-0",
    b"1e999",
    b"9999999999999999999",
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"\r\n",
    b"\n",
    b"\t",
    b"=",
    b"--- ",
    b"-> ",
    b"\"id\":",
    b"2199-12-31",
    b"%zz",
];

fn mutated(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = seeds[dice.roll(seeds.len())].clone();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let length = dice.roll(8).min(bytes.len() - at);
        match dice.roll(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.roll(8),
            1 if at < bytes.len() => bytes[at] = [0, 0x7f, 0x80, 0xff, b'"', b'9'][dice.roll(6)],
            2 => _ = bytes.drain(at..at + length),
            3 => {
                let copied = bytes[at..at + length].to_vec();
                bytes.splice(at..at, copied);
            }
            4 => _ = bytes.splice(at..at, TOKENS[dice.roll(TOKENS.len())].iter().copied()),
            5 => {
                let other = &seeds[dice.roll(seeds.len())];
                let from = dice.roll(other.len() + 1);
                let to = from + dice.roll(64).min(other.len() - from);
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}

fn run(name: &str, cost: usize, seeds: &[Vec<u8>], look: impl Fn(&[u8])) {
    let all = count(cost);
    for seed in 0..all {
        let bytes = mutated(&mut Dice(seed), seeds);
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| look(&bytes)));
        assert!(caught.is_ok(), "{name}, seed {seed}: {:?}", String::from_utf8_lossy(&bytes));
    }
    println!("{name}: {all} inputs");
}

const ID: &str = "00000000-0000-0000-0000-000000000001";

fn bodies() -> Vec<Vec<u8>> {
    let project = format!(
        "{{\"cost\":{{\"currency\":\"GBP\",\"minor\":5}},\"custom\":{{\"{ID}\":5}},\"finish\":\"2027-04-01\",\"id\":\"{ID}\",\
         \"name\":\"Atlas\",\"order\":\"n\",\"raw\":{{\"start\":\"soon\"}},\"status\":\"at_risk\",\"x\":[1,{{\"a\":null}}]}}"
    );
    let demand = format!(
        "{{\"id\":\"{ID}\",\"minutes\":{{\"2027-01\":480,\"2027-02\":-5}},\"project\":\"{ID}\"}}"
    );
    [
        format!("{{\n\"projects\":[\n{project}\n]\n}}"),
        format!("{{\n\"demands\":[\n{demand}\n],\n\"moons\":[{{}}]\n}}"),
        "{}".to_owned(),
    ]
    .map(String::into_bytes)
    .to_vec()
}

/// A frame with the right hash, so that the walk gets past it.
fn framed(body: &[u8], schema: u32) -> Vec<u8> {
    let head = format!(
        "{{\"format\":\"plumbline-workspace\",\"format_version\":1,\"lineage\":[],\"revision\":\"{}\",\
         \"schema\":{schema},\"sha256\":\"{}\",\"workspace\":",
        "0".repeat(32),
        sha256_hex(body)
    );
    let foot = format!(",\"workspace_id\":\"{ID}\"}}");
    [head.as_bytes(), body, foot.as_bytes()].concat()
}

/// A history of a few steps, as its lines in the log.
fn log() -> Vec<(u64, Vec<u8>)> {
    let mut now = Workspace::new(Uid(1));
    let mut history = History::default();
    for nth in 1..6_u128 {
        let mut next = now.clone();
        let kind = [RecordKind::Project, RecordKind::Role, RecordKind::Risk][nth as usize % 3];
        next.put(kind.empty(Uid(nth)));
        let change =
            Change { label: Label::one(Verb::Add, kind, "x"), patches: difference(&now, &next) };
        history.enter(change, Stamp::default());
        now = next;
    }
    let line =
        |entry: &plumbline::edit::Entry| (entry.seq, entry_to_json(entry).to_string().into_bytes());
    history.entries().iter().map(line).collect()
}

mod deep_fuzz {
    use super::*;

    #[test]
    fn workspace_files() {
        let seeds: Vec<Vec<u8>> = bodies().iter().map(|body| framed(body, 1)).collect();
        run("workspace files", 1, &seeds, |bytes| {
            if let Ok(document) = envelope::read(bytes) {
                let text = envelope::write(&document);
                assert_eq!(envelope::read(text.as_bytes()), Ok(document));
            }
            _ = newer::look(bytes);
            _ = limits::check(&String::from_utf8_lossy(bytes));
        });
    }

    #[test]
    fn tables_of_workspace_files() {
        run("tables of workspace files", 1, &bodies(), |body| {
            if let Ok(document) = envelope::read(&framed(body, 1)) {
                let text = envelope::write(&document);
                assert_eq!(envelope::read(text.as_bytes()), Ok(document));
            }
            _ = newer::look(&framed(body, 7));
        });
    }

    #[test]
    fn logs() {
        let seeds: Vec<Vec<u8>> = log().into_iter().map(|(_, bytes)| bytes).collect();
        run("logs", 1, &seeds, |bytes| {
            if let Ok(json) = serde_json::from_slice(bytes)
                && let Some(entry) = entry_from_json(&json)
            {
                assert_eq!(entry_from_json(&entry_to_json(&entry)).as_ref(), Some(&entry));
            }
            // What says of itself that it is whole is so, or is not read.
            _ = (Head::decode(bytes), Snapshot::decode(bytes));
        });
    }

    #[test]
    fn patches() {
        let mut seeds = Vec::new();
        for (_, line) in log() {
            let json: serde_json::Value = serde_json::from_slice(&line).unwrap();
            let patches = json["patches"].as_array().unwrap();
            seeds.extend(patches.iter().map(|patch| patch.to_string().into_bytes()));
        }
        seeds.push(format!("{{\"at\":\"projects/{ID}\",\"field\":\"cost\",\"from\":null,\"to\":{{\"minor\":5,\"currency\":\"GBP\"}}}}").into_bytes());
        seeds.push(format!("{{\"at\":\"demands/{ID}\",\"field\":\"minutes\",\"entry\":\"2027-01\",\"from\":null,\"to\":{{\"whole\":5}}}}").into_bytes());
        run("patches", 1, &seeds, |bytes| {
            if let Some(patch) = patch_from_text(&String::from_utf8_lossy(bytes)) {
                let again = patch_from_text(&patch_to_json(&patch).to_string());
                assert_eq!(again.as_ref(), Some(&patch));
            }
        });
    }

    #[test]
    fn tables() {
        let seeds: Vec<Vec<u8>> = [
            "Project;Cost €;Start;Jan 27;Feb 27\nAtlas;1.234,5;13.04.2027;0,5;1\n",
            "Name,Owner,Finish\n\"a \"\"b\"\"\",x,31/12/2027\nc,,soon\n",
            "a\tb\tc\n1\t2\t3\n\n4\t5\n",
            "=1+1,@x,-5\n'=1,<b>,\u{202e}x\n",
            "sep=;\r\nÄ;B\r\n1 000,5;£2m\r\n",
        ]
        .map(|text| text.as_bytes().to_vec())
        .to_vec();
        let options = Options::automatic(Conventions {
            decimal: Decimal::Point,
            date_order: DateOrder::DayFirst,
            as_of: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            currency: Currency::GBP,
        });
        run("delimited tables", 1, &seeds, |bytes| {
            let read = sheet::read(bytes, &options, &mut |_| ControlFlow::Continue(()));
            assert!(read.is_err() || !bytes.is_empty());
        });
    }

    #[test]
    fn locked_files() {
        let key = "correct horse";
        let entropy: Vec<u8> = (0..sealed::ENTROPY_BYTES as u8).collect();
        let whole = sealed::seal(b"plan", key, &entropy).unwrap();
        // Only the format is at stake here, so the work is made little.
        let quick = String::from_utf8_lossy(&whole[..60]).find(" 16\n").unwrap();
        let mut seed = whole.clone();
        seed.splice(quick + 1..quick + 3, *b"1");
        run("locked files", 1, &[seed], |bytes| {
            // A digit that was put in would only make it slow.
            let head: String = String::from_utf8_lossy(&bytes[..bytes.len().min(90)]).into_owned();
            let work = head.split(['\n', ' ']).filter_map(|word| word.parse::<u32>().ok()).max();
            if work.is_none_or(|work| work < 8) {
                assert!(sealed::open(bytes, key).is_err(), "nothing that was changed opens");
            }
        });
    }

    #[test]
    fn messages() {
        let read = FilesJob::Read {
            bytes: Bytes(b"a,b\n1,2\n".to_vec()),
            options: Options::automatic(Conventions {
                decimal: Decimal::Comma,
                date_order: DateOrder::MonthFirst,
                as_of: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
                currency: Currency::EUR,
            }),
        };
        let unseal = FilesJob::Unseal { bytes: Bytes(vec![1, 2, 3]), passphrase: "x".into() };
        let progress = Reply::<Files>::Progress { id: 1, done: 2, total: 3 };
        let seeds = vec![
            protocol::encode(&ToWorker { id: 7, job: read }).unwrap(),
            protocol::encode(&ToWorker { id: 8, job: unseal }).unwrap(),
            protocol::encode(&progress).unwrap(),
        ];
        run("messages", 1, &seeds, |bytes| {
            if let Ok(job) = protocol::decode::<ToWorker<FilesJob>>(bytes) {
                let sent = protocol::encode(&job).unwrap();
                assert_eq!(protocol::decode::<ToWorker<FilesJob>>(&sent), Ok(job));
            }
            _ = protocol::decode::<Reply<Files>>(bytes);
            _ = protocol::decode::<Reply<Engine>>(bytes);
        });
    }

    #[test]
    fn addresses() {
        let seeds = [
            "#/projects?sort=name&find=Gr%C3%B6%C3%9Fe",
            "https://example.org/a?b#c",
            "#/home",
            "mailto:a@b.c",
        ];
        let seeds: Vec<Vec<u8>> = seeds.iter().map(|text| text.as_bytes().to_vec()).collect();
        run("addresses", 1, &seeds, |bytes| {
            let text = String::from_utf8_lossy(bytes);
            if let Some(route) = Route::parse(&text) {
                assert_eq!(Route::parse(&route.href()), Some(route));
            }
            let link = Link::parse(&text).map(|link| link.href().to_ascii_lowercase());
            assert!(
                link.is_none_or(|link| link.starts_with("https://") || link.starts_with("mailto:"))
            );
        });
    }
}

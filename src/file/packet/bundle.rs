//! Answers as a file: readable by people, with the codes as its truth.

use super::code::{self, Kind};
use super::{Packet, Reply, id_of};
use serde_json::Value;
use std::fmt::Write as _;

/// What the file is called, before a name of the session.
pub const BUNDLE_NAME: &str = "plumbline-answers";
/// The `format` of the file.
const FORMAT: &str = "plumbline answers";

/// A file with packets. `practices` names the practices in the order of the model, so that a
/// person can read the answers beside the codes.
pub fn bundle(packets: &[Packet], practices: &[String]) -> String {
    let readable = |packet: &Packet| {
        let given = practices.iter().zip(&packet.replies);
        let answer = |(practice, reply): (&String, &Reply)| {
            let answer = reply.answer?.to_string();
            Some(format!("        {}: {}", quoted(practice), quoted(&answer)))
        };
        let answers: Vec<String> = given.filter_map(answer).collect();
        format!(
            "    {{\n      \"id\": {},\n      \"group\": {},\n      \"name\": {},\n      \
             \"answers\": {{\n{}\n      }},\n      \"code\": {}\n    }}",
            quoted(&id_of(packet)),
            quoted(&packet.group),
            quoted(&packet.name),
            answers.join(",\n"),
            quoted(&packet.to_code()),
        )
    };
    let packets: Vec<String> = packets.iter().map(readable).collect();
    format!(
        "{{\n  \"format\": {},\n  \"format_version\": 1,\n  \"packets\": [\n{}\n  ]\n}}\n",
        quoted(FORMAT),
        packets.join(",\n")
    )
}

/// A text as JSON writes it. By hand, since a phone writes this one file and reads none.
fn quoted(text: &str) -> String {
    let mut to = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => to.extend(['\\', c]),
            // Writing to a text cannot fail.
            c if c < ' ' => _ = write!(to, "\\u{:04x}", u32::from(c)),
            c => to.push(c),
        }
    }
    to.push('"');
    to
}

/// The codes of a file or of any text: of the members `code` of a bundle, else of the words that
/// begin as a code, after a `=` or `#` of a link as well. Codes broken over lines are not
/// joined: each line then fails by its checksum and is reported.
pub fn codes_in(text: &str) -> Vec<String> {
    if let Ok(Value::Object(file)) = serde_json::from_str::<Value>(text)
        && file.get("format").and_then(Value::as_str) == Some(FORMAT)
    {
        let packets = file.get("packets").and_then(Value::as_array);
        let code = |packet: &Value| Some(packet.get("code")?.as_str()?.to_owned());
        return packets.into_iter().flatten().filter_map(code).collect();
    }
    // One code written in groups with blanks.
    if code::read(text).is_ok() {
        return vec![text.trim().to_owned()];
    }
    let starts = |word: &str| {
        let tail = word.rsplit(['=', '#']).next().unwrap_or(word);
        let trimmed = tail.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let enough = trimmed.len() > 12;
        let known = matches!(code::kind_of(trimmed), Some(Kind::Answers | Kind::Part));
        (enough && known).then(|| trimmed.to_owned())
    };
    let by_line = |line: &str| -> Vec<String> {
        if code::read(line).is_ok() {
            return vec![line.trim().to_owned()];
        }
        line.split_whitespace().filter_map(starts).collect()
    };
    text.lines().flat_map(by_line).collect()
}

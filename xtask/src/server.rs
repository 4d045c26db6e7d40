//! A small static server for development and for the browser journeys: one folder, one prefix,
//! right types, nothing cached, nothing outside the folder.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::args::ServeOptions;
use crate::failure::{Failure, Outcome};

/// Serves until the process ends.
pub fn serve(folder: &Path, options: &ServeOptions) -> Outcome<()> {
    let address = format!("127.0.0.1:{}", options.port);
    let listener = TcpListener::bind(&address).map_err(|error| {
        Failure::new(
            format!("port {} cannot be used: {error}", options.port),
            format!("listen on {address}"),
            "choose another one with --port N, or --port 0 for any free one",
        )
    })?;
    let port = listener.local_addr().map_or(options.port, |address| address.port());
    println!("serving {} on http://127.0.0.1:{port}{}", folder.display(), options.under);
    let site = Arc::new(Site { folder: folder.to_owned(), under: options.under.clone() });
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        std::thread::spawn(move || site.talk(&stream));
    }
    Ok(())
}

struct Site {
    folder: PathBuf,
    under: String,
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
    location: Option<String>,
}

impl Site {
    /// Answers requests on one connection until it closes.
    fn talk(&self, stream: &TcpStream) {
        // A browser opens connections ahead of need; an idle one must not hold a thread for ever.
        let _ = stream.set_read_timeout(Some(Duration::from_secs(30)));
        let mut reader = BufReader::new(stream);
        while let Some((method, target)) = read_request(&mut reader) {
            let answer = self.answer(&method, &target);
            if send(stream, &answer, method == "HEAD").is_err() {
                return;
            }
        }
    }

    fn answer(&self, method: &str, target: &str) -> Answer {
        if method != "GET" && method != "HEAD" {
            return plain("405 Method Not Allowed", "only GET and HEAD\n");
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.under {
            let location = Some(self.under.clone());
            return Answer { location, ..plain("301 Moved Permanently", "") };
        }
        let Some(relative) = path.strip_prefix(&self.under).and_then(safe_path) else {
            return plain("404 Not Found", "not found\n");
        };
        let mut file = self.folder.join(relative);
        if file.is_dir() {
            file = file.join("index.html");
        }
        match std::fs::read(&file) {
            Ok(body) => Answer { status: "200 OK", kind: kind_of(&file), body, location: None },
            Err(_) => plain("404 Not Found", "not found\n"),
        }
    }
}

fn plain(status: &'static str, text: &str) -> Answer {
    let kind = "text/plain; charset=utf-8";
    Answer { status, kind, body: text.as_bytes().to_vec(), location: None }
}

/// Reads the request line and drops the headers.
fn read_request(reader: &mut BufReader<&TcpStream>) -> Option<(String, String)> {
    let mut first = String::new();
    reader.read_line(&mut first).ok().filter(|n| *n > 0)?;
    let mut words = first.split_whitespace();
    let request = (words.next()?.to_owned(), words.next()?.to_owned());
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|n| *n > 0)?;
        if line.trim().is_empty() {
            return Some(request);
        }
    }
}

fn send(mut stream: &TcpStream, answer: &Answer, head_only: bool) -> std::io::Result<()> {
    let mut head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\n",
        answer.status,
        answer.kind,
        answer.body.len()
    );
    if let Some(location) = &answer.location {
        head.push_str(&format!("Location: {location}\r\n"));
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    if !head_only {
        bytes.extend_from_slice(&answer.body);
    }
    stream.write_all(&bytes)
}

/// The path inside the folder, or nothing if it tries to leave it.
fn safe_path(path: &str) -> Option<PathBuf> {
    let decoded = percent_decoded(path)?;
    if decoded.contains(['\\', '\0', ':']) || decoded.starts_with('/') {
        return None;
    }
    let inside = decoded.split('/').all(|part| part != ".." && part != ".");
    inside.then(|| PathBuf::from(decoded))
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let pair = [bytes.next()?, bytes.next()?];
            let digits = std::str::from_utf8(&pair).ok()?;
            out.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        for path in ["../x", "a/../../x", "%2e%2e/x", "/etc/passwd", "a\\..\\x", "%zz", "%", "./a"]
        {
            assert_eq!(safe_path(path), None, "{path}");
        }
        assert_eq!(safe_path("a%20b/c.js"), Some(PathBuf::from("a b/c.js")));
        assert_eq!(safe_path(""), Some(PathBuf::new()));
    }

    #[test]
    fn only_the_prefix_is_served() {
        let site = Site { folder: std::env::temp_dir(), under: "/a/b/".to_owned() };
        assert!(site.answer("GET", "/").status.starts_with("404"));
        assert!(site.answer("GET", "/a/b").status.starts_with("301"));
        assert!(site.answer("GET", "/a/b/no-such-file").status.starts_with("404"));
        assert!(site.answer("POST", "/a/b/").status.starts_with("405"));
    }
}

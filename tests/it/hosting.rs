//! The header files for static hosts say the same as the page itself.

use std::fs;
use std::path::Path;

const STRICT: [&str; 13] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
    "frame-ancestors 'none'",
];

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_page_carries_the_strict_policy() {
    // A <meta> element cannot forbid framing; the rest is the same.
    let policy = STRICT[..STRICT.len() - 1].join("; ");
    let page = read("index.html");
    assert!(page.contains(&format!("content=\"{policy}\"")));
    for loophole in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", " *"] {
        assert!(!policy.contains(loophole), "{loophole}");
    }
}

#[test]
fn every_header_file_carries_the_same_policy_and_forbids_framing() {
    for file in ["docs/hosting/_headers", "docs/hosting/nginx.conf", "docs/hosting/htaccess"] {
        let text = read(file);
        assert!(text.contains(&STRICT.join("; ")), "{file}");
        for header in ["X-Content-Type-Options", "Referrer-Policy", "immutable"] {
            assert!(text.contains(header), "{file}: {header}");
        }
    }
}

#[test]
fn the_page_can_be_installed_with_icons_for_every_shape() {
    let manifest: serde_json::Value =
        serde_json::from_str(&read("public/manifest.webmanifest")).unwrap();
    for member in ["name", "short_name", "start_url", "scope", "id", "display"] {
        assert!(manifest[member].is_string(), "{member}");
    }
    let icons = manifest["icons"].as_array().unwrap();
    let has = |purpose: &str, sizes: &str| {
        icons.iter().any(|icon| icon["purpose"] == purpose && icon["sizes"] == sizes)
    };
    assert!(has("any", "192x192") && has("any", "512x512") && has("maskable", "512x512"));
    for icon in icons {
        let source = icon["src"].as_str().unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(source);
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{source}: {error}"));
        // Width and height of a PNG stand behind its signature and the head of its first chunk.
        if let Some((width, _)) = icon["sizes"].as_str().unwrap().split_once('x') {
            let side: u32 = width.parse().unwrap();
            assert_eq!(
                bytes[16..24],
                [side.to_be_bytes(), side.to_be_bytes()].concat(),
                "{source}"
            );
        }
    }
}

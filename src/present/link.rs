//! Addresses that may be followed: those of secure pages and of mail, and no others. Whatever else
//! a text says stays a text.

/// An address that may stand in a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

/// Longest address, in characters.
const CHARS_MAX: usize = 2_000;

impl Link {
    /// Reads a text as an address. Only `https` with a host and `mailto` with a recipient are;
    /// anything with spaces, control characters, quotes or a name before the host is not.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_plain = |c: char| {
            !c.is_control()
                && !c.is_whitespace()
                && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`')
        };
        if text.chars().count() > CHARS_MAX || !text.chars().all(is_plain) {
            return None;
        }
        let (scheme, rest) = text.split_once(':')?;
        let good = match scheme.to_ascii_lowercase().as_str() {
            "https" => rest.strip_prefix("//").is_some_and(is_host),
            "mailto" => is_recipient(rest),
            _ => false,
        };
        good.then(|| Self(text.to_owned()))
    }

    /// The address for the link.
    pub fn href(&self) -> String {
        self.0.clone()
    }
}

/// Whether an address begins with a host and nothing before it that only looks like one.
fn is_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    !host.contains('@') && name.contains('.') && !name.starts_with('.') && !name.ends_with('.')
}

fn is_recipient(rest: &str) -> bool {
    let address = rest.split('?').next().unwrap_or_default();
    matches!(address.split_once('@'), Some((name, host)) if !name.is_empty() && host.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_secure_pages_and_mail_are_links() {
        for (text, expect) in [
            ("https://example.org", true),
            ("  https://example.org/a?b=c#d ", true),
            ("HTTPS://example.org:8443/x", true),
            ("https://größe.example/ü", true),
            ("mailto:ann@example.org", true),
            ("mailto:ann@example.org?subject=Atlas", true),
            ("http://example.org", false),
            ("//example.org", false),
            ("https:example.org", false),
            ("https://", false),
            ("https://localhost", false),
            ("https://.org", false),
            ("https://bank.example@evil.example/", false),
            ("https://example.org/ x", false),
            ("https://example.org/\"onclick=alert(1)", false),
            ("https://example.org/<script>", false),
            ("https:\\\\example.org", false),
            ("javascript:alert(1)", false),
            ("JaVaScRiPt:alert(1)", false),
            ("java\tscript:alert(1)", false),
            ("\u{1}javascript:alert(1)", false),
            ("data:text/html,<script>1</script>", false),
            ("vbscript:x", false),
            ("file:///etc/passwd", false),
            ("blob:https://example.org/1", false),
            ("ftp://example.org", false),
            ("mailto:", false),
            ("mailto:ann", false),
            ("mailto:@example.org", false),
            ("S:\\plans\\atlas.docx", false),
            ("see https://example.org", false),
            ("", false),
        ] {
            let link = Link::parse(text);
            assert_eq!(link.is_some(), expect, "{text:?}");
            assert!(link.is_none_or(|link| link.href() == text.trim()));
        }
        assert_eq!(Link::parse(&format!("https://example.org/{}", "x".repeat(2_000))), None);
    }
}

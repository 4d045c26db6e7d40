//! Which engine a browser is made of, as far as it decides what happens to stored data.

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, Opera, Brave and others.
    Chromium,
    /// Firefox.
    Gecko,
    /// Safari, and every browser on an iPhone or iPad. It deletes what a page has stored after
    /// seven days of use in which the page was not visited, unless the page is installed.
    WebKit,
    /// None of these, or one that does not say.
    Unknown,
}

impl Engine {
    /// The engine that a user agent's text names.
    pub fn of(user_agent: &str) -> Self {
        let has = |word: &str| user_agent.contains(word);
        // On these devices every browser is WebKit, whatever else it calls itself.
        if has("iPhone") || has("iPad") || has("iPod") {
            return Self::WebKit;
        }
        if has("Firefox/") {
            return Self::Gecko;
        }
        if has("Chrome/") || has("Chromium/") {
            return Self::Chromium;
        }
        if has("AppleWebKit/") { Self::WebKit } else { Self::Unknown }
    }

    /// Whether what is stored is deleted after seven days without a visit.
    pub fn deletes_after_seven_days(self, is_installed: bool) -> bool {
        self == Self::WebKit && !is_installed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_is_told_from_what_browsers_say_of_themselves() {
        let cases = [
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                Engine::WebKit,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1",
                Engine::WebKit,
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/132.0 Mobile/15E148 Safari/605.1.15",
                Engine::WebKit,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15 Epiphany/605",
                Engine::WebKit,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
                Engine::Chromium,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0",
                Engine::Chromium,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0 Safari/537.36",
                Engine::Chromium,
            ),
            ("Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0", Engine::Gecko),
            ("", Engine::Unknown),
            ("curl/8.0", Engine::Unknown),
        ];
        for (text, engine) in cases {
            assert_eq!(Engine::of(text), engine, "{text}");
        }
    }

    #[test]
    fn an_installed_page_is_not_deleted_after_seven_days() {
        assert!(Engine::WebKit.deletes_after_seven_days(false));
        assert!(!Engine::WebKit.deletes_after_seven_days(true));
        assert!(!Engine::Chromium.deletes_after_seven_days(false));
    }
}

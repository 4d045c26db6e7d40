//! The texts of several scorers: whose scores are shown, how far they are apart, what was agreed.

crate::texts! {
    /// What is said of scores by several people.
    ScorersText "scorers" {
        People = "People who score",
        Voice = "Scored by",
        VoiceHint = "Empty for what all agree on",
        VoiceOwn = "Only what {name} scored is shown and changed; everybody scores without seeing the others.",
        VoiceAll = "What is typed here is what all agree on. Until then the mean of the single scores counts (≈).",
        Mean = "≈ {value}",
        MeanSaid = "mean of single scores",
        Old = "{value} ↻",
        OldSaid = "old",
        OneSaid = "{name} {value}",
        Summary = "{said}. Mean {mean}, {apart} apart.",
        SummaryOne = "{said} alone.",
        AgreedOn = "Agreed: {value} on {day}.",
        Agreed = "Agreed: {value}.",
        NotAgreed = "Not agreed yet.",
        StaleSince = "Old: scored anew since, or more than a year ago.",
        Reason = "Why this was agreed",
        Widest = "Furthest apart, not agreed",
        WidestOne = "{project}, {criterion}: {low} to {high} of {count}",
        WidestNone = "No two people are apart on anything that is not agreed.",
    }
}

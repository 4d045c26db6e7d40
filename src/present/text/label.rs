//! What steps and refusals are called.

crate::texts! {
    /// What steps and refusals are called.
    LabelText "label" {
        Add = "add {thing}",
        Edit = "change {thing}",
        EditField = "change {field} of {thing}",
        Remove = "remove {thing}",
        Move = "move {thing}",
        Paste = "paste {thing}",
        Fill = "fill {thing}",
        Bulk = "change {thing}",
        Import = "import {thing}",
        Score = "score {thing}",
        Answer = "answer {thing}",
        SetUp = "set up {thing}",
        Merge = "merge {thing}",
        Required = "{field} of {thing} may not be empty",
        WrongKind = "{field} of {thing} does not take such a value",
        TooLong = "{field} of {thing} takes {limit} characters at most",
        OutOfRange = "{field} of {thing} must lie between {low} and {high}",
        NotAChoice = "“{value}” is not one of the choices for {field} of {thing}",
        TooMany = "{field} of {thing} holds too many entries",
        UnknownField = "there is no field {field}",
        NoSuchRecord = "a record it refers to is no longer there",
        StillReferenced = "{count} other records still refer to {thing}, such as {other}",
        StillReferencedOne = "another record still refers to {thing}: {other}",
        Conflict = "{thing} has changed meanwhile",
        Exists = "{thing} is there already",
        NoScenario = "the scenario is no longer there",
        ScenarioBroken = "the plan has moved on so that the scenario no longer fits",
    }
}

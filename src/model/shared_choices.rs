//! Choices that several record types share.

crate::choices! {
    /// How far a piece of work is.
    WorkState {
        /// Not begun.
        Open = "open",
        /// Begun.
        InProgress = "in_progress",
        /// Finished.
        Done = "done",
        /// Given up.
        Cancelled = "cancelled",
    }
}

crate::choices! {
    /// How urgent something is.
    Priority {
        /// Can wait.
        Low = "low",
        /// In its turn.
        Medium = "medium",
        /// Before others.
        High = "high",
        /// At once.
        Critical = "critical",
    }
}

crate::choices! {
    /// Where a request stands with those who decide.
    Approval {
        /// Being written.
        Draft = "draft",
        /// Awaits a decision.
        Submitted = "submitted",
        /// Granted.
        Approved = "approved",
        /// Not granted.
        Rejected = "rejected",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

crate::choices! {
    /// Health in three colours, each with a word.
    Rag {
        /// Within tolerance.
        Green = "green",
        /// Tolerance is threatened.
        Amber = "amber",
        /// Outside tolerance.
        Red = "red",
    }
}

crate::choices! {
    /// How often.
    Frequency {
        /// One time.
        Once = "once",
        /// Every week.
        Weekly = "weekly",
        /// Every second week.
        Fortnightly = "fortnightly",
        /// Every month.
        Monthly = "monthly",
        /// Every three months.
        Quarterly = "quarterly",
        /// Every year.
        Yearly = "yearly",
    }
}

crate::choices! {
    /// How much control a project needs.
    Tier {
        /// Small and safe.
        Light = "light",
        /// The usual.
        Standard = "standard",
        /// Large, risky or visible.
        Full = "full",
    }
}

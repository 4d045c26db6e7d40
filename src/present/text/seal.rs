//! Texts of files under a passphrase.

crate::texts! {
    /// Texts of files under a passphrase.
    SealText "seal" {
        Save = "Save {name} to a file under a passphrase",
        SaveTitle = "Save under a passphrase",
        SaveLead = "The file can be opened only with this passphrase: here, or with any tool for age files.",
        NoRecovery = "There is no recovery. Whoever loses the passphrase has lost the file: nobody can reset it. Keep it in a password manager.",
        Passphrase = "Passphrase",
        Again = "Passphrase again",
        Short = "Use {count} characters or more; several words are best.",
        Differs = "The two are not the same.",
        SaveDo = "Save the file",
        Saved = "Saved under a passphrase.",
        OpenTitle = "Unlock the file",
        OpenLead = "This file is under a passphrase.",
        OpenDo = "Unlock",
        Cancel = "Cancel",
        Working = "Working…",
        Show = "Show what is typed",
        Foreign = "This is no file under a passphrase, or its first line is damaged.",
        Armoured = "This file is written as text. Turn it into a plain age file first.",
        Version = "This file is of a newer version of the age format.",
        NoPassphrase = "This file is locked for keys, not with a passphrase. Unlock it with the tool that made it.",
        Work = "Unlocking this file would take more memory than a browser has: its work factor is 2^{work}, 2^{most} is the most that is done.",
        Locked = "Wrong passphrase, or the first lines of the file are damaged.",
        Header = "The first lines of the file are damaged.",
        Body = "The passphrase is right, but the file is damaged or cut off. Look for another copy of it.",
        TooLarge = "The file is larger than {limit} MB, the most that is read.",
        Entropy = "The browser gave no random numbers, without which no file is locked.",
        Died = "The work broke off. Try again; if it happens again, close other pages first.",
        Old = "The page is of an older version than its parts. Reload it.",
    }
}

//! The sixty projects of the sample as one table, in rank order.

use plumbline::model::{Complexity, Methodology, Tier};

/// One row of the table.
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// Who leads it.
    pub owner: &'static str,
    /// `+` on track, `!` at risk, `x` off track, `o` not started.
    pub status: char,
    /// `d` in delivery, `a` approved, `c` candidate, `i` idea.
    pub stage: char,
    /// First month, `2027-01`.
    pub start: &'static str,
    /// Last month.
    pub finish: &'static str,
    /// Cost in thousands of pounds.
    pub cost: i64,
    /// Yearly benefit in thousands of pounds; 0 where none is claimed.
    pub benefit: i64,
    /// The score aimed at, in tenths of a point.
    pub score: i64,
    /// The programme, by its place in the table of programmes.
    pub programme: usize,
    /// Role letter and hundredths of an FTE: `D25 P5`.
    pub roles: &'static str,
    /// Objective and level of contribution: `43 12` is 3 for the fourth and 2 for the first.
    pub objectives: &'static str,
}

impl Row {
    /// Where engineers build it is done in rounds, where data is moved only the doing is, where
    /// neither works it is planned as a whole.
    pub fn methodology(&self) -> Methodology {
        match (self.roles.contains('S'), self.roles.contains('D')) {
            (true, false) => Methodology::Agile,
            (_, true) => Methodology::Hybrid,
            (false, false) => Methodology::Predictive,
        }
    }

    /// The dearer, the more of the method.
    pub fn tier(&self) -> Tier {
        match self.cost {
            500.. => Tier::Full,
            150.. => Tier::Standard,
            _ => Tier::Light,
        }
    }

    /// The more roles have to work together, the harder it is to lead.
    pub fn complexity(&self) -> Complexity {
        match self.roles.split(' ').count() {
            0..=2 => Complexity::Low,
            3..=4 => Complexity::Medium,
            5 => Complexity::High,
            _ => Complexity::VeryHigh,
        }
    }
}

const DEMIR: &str = "Yusuf Demir";
const WHITBY: &str = "Helen Whitby";
const CARDOSO: &str = "Ines Cardoso";
const ACHEBE: &str = "Ben Achebe";
const OKORO: &str = "Daniel Okoro";
const MARSH: &str = "Sofia Marsh";
const TRAN: &str = "James Tran";
const DOYLE: &str = "Rachel Doyle";
const KOWALSKA: &str = "Anna Kowalska";
const NUTTALL: &str = "Peter Nuttall";

/// Makes a row of a table line.
macro_rules! rows {
    ($($name:literal $owner:ident $status:literal $stage:literal $start:literal $finish:literal
        $cost:literal $benefit:literal $score:literal $programme:literal $roles:literal
        $objectives:literal;)*) => {
        &[$(Row {
            name: $name,
            owner: $owner,
            status: $status,
            stage: $stage,
            start: $start,
            finish: $finish,
            cost: $cost,
            benefit: $benefit,
            score: $score,
            programme: $programme,
            roles: $roles,
            objectives: $objectives,
        },)*]
    };
}

/// The projects in rank order; the first 41 fit the budget.
pub const ROWS: &[Row] = rows! {
    "IFRS 17 reporting phase 2" DEMIR '+' 'd' "2026-09" "2028-01" 580 230 916 4 "D25 A5 P10 Y10 T5 B10" "44 33";
    "Consumer Duty evidence" WHITBY '+' 'd' "2026-10" "2028-01" 385 500 907 4 "P5 Y10 B15 C5" "44 13";
    "Finance ledger migration" CARDOSO '!' 'a' "2027-02" "2027-12" 820 1140 900 3 "D25 A10 P10 T10 S10 B10" "54 32";
    "Digital onboarding" ACHEBE '!' 'a' "2027-01" "2027-12" 505 660 889 0 "P5 S20 U10 B10 C5 T5" "14 52";
    "Identity and access renewal" OKORO '+' 'd' "2026-11" "2028-02" 430 670 884 5 "A10 P5 Y15 S10" "43 52";
    "Claims data lake" MARSH '!' 'd' "2027-01" "2028-03" 650 850 875 2 "D55 A5 P5" "34 24";
    "Atlas CRM consolidation" DEMIR 'x' 'd' "2026-06" "2028-02" 715 850 863 0 "A5 P10 S20 B10 C10 T5" "14 53";
    "Fraud detection upgrade" MARSH '+' 'd' "2027-02" "2028-06" 395 160 859 2 "D25 A5 P5 T5" "23 33";
    "Mobile claims journey" TRAN '!' 'd' "2027-01" "2028-06" 355 530 848 0 "P5 S15 U10 T5" "24 13";
    "Operational resilience mapping" TRAN '+' 'd' "2026-10" "2028-04" 245 90 836 5 "P5 Y5 B10 C5" "44";
    "Pricing engine refresh" MARSH 'x' 'd' "2026-12" "2028-05" 405 550 831 1 "D20 A5 P5 S15 T5" "13 53";
    "Cloud landing zone" DOYLE '+' 'd' "2026-11" "2028-05" 490 620 819 3 "A15 P5 S15 Y5" "54 42";
    "Broker portal relaunch" KOWALSKA '!' 'd' "2027-03" "2028-03" 320 350 814 0 "P5 S10 U10 B5 T5" "13 52";
    "Solvency data lineage" DEMIR '!' 'd' "2027-01" "2028-03" 265 280 802 4 "D30 P5 B5" "44 33";
    "Payment security PCI 4" WHITBY '+' 'd' "2026-12" "2027-09" 225 80 796 5 "P5 Y10 T5" "44";
    "Customer 360 profile" KOWALSKA 'x' 'd' "2026-10" "2028-01" 340 480 786 2 "D25 A5 P5 B5" "33 14";
    "Sanctions screening" WHITBY '+' 'd' "2027-01" "2028-03" 180 70 780 4 "P5 Y5 B5 T5" "44";
    "Data quality foundation" DOYLE '+' 'd' "2026-09" "2028-04" 205 280 769 2 "D25 P5 B5" "34 42";
    "Contact centre telephony" OKORO '!' 'a' "2027-03" "2028-03" 385 490 758 0 "A5 P10 C10 T10" "13 53";
    "Integration platform upgrade" DOYLE 'x' 'd' "2026-08" "2028-01" 355 470 753 3 "A15 P5 S20 T5" "54 32";
    "Self-service policy changes" DOYLE '+' 'd' "2027-02" "2028-05" 195 220 743 0 "P5 S10 U10 B5" "14 52";
    "Vulnerability management" WHITBY '+' 'a' "2027-03" "2028-05" 150 170 738 5 "P5 Y10 S5" "43";
    "Renewal retention model" CARDOSO '!' 'a' "2027-03" "2028-07" 140 170 728 1 "D10 P5 B5" "14 32";
    "Payroll consolidation" NUTTALL 'x' 'd' "2026-09" "2027-12" 300 370 719 3 "P10 B10 C10 T5" "53";
    "Invoice matching automation" NUTTALL '!' 'd' "2027-01" "2027-12" 160 210 706 3 "P5 S10 B5 T5" "54";
    "Complaints handling redesign" KOWALSKA '!' 'd' "2027-02" "2028-02" 130 180 700 0 "P5 B10 C5 U5" "13 43";
    "Cyber incident playbooks" OKORO '+' 'd' "2027-01" "2027-11" 105 90 688 5 "P5 Y5 C5" "43";
    "Treasury reporting automation" CARDOSO '+' 'd' "2027-02" "2028-03" 215 260 682 4 "P5 B5 S5 A5" "53 42";
    "Document archive migration" NUTTALL 'x' 'd' "2026-11" "2027-12" 195 240 672 4 "P5 S10 C5 T5" "53 32";
    "Actuarial model platform" MARSH '!' 'd' "2027-01" "2028-04" 320 430 663 1 "D10 A10 C10 P5" "33 43";
    "Test environment automation" ACHEBE 'o' 'c' "2027-09" "2028-06" 140 190 651 3 "S15 T10" "53";
    "Quote-and-buy redesign" ACHEBE '+' 'd' "2026-12" "2028-02" 245 400 641 1 "A10 P5 U10 S5" "14";
    "Records retention programme" WHITBY 'x' 'd' "2026-10" "2027-12" 115 90 636 4 "P5 B10 C5" "43";
    "Reporting self-service" CARDOSO 'o' 'c' "2027-06" "2027-11" 170 220 626 2 "D20 B5" "33 52";
    "Service desk transition" OKORO 'o' 'c' "2027-09" "2028-05" 215 250 614 3 "S10 C10 P5 T5" "53";
    "Warehouse decommissioning" DOYLE 'o' 'c' "2027-06" "2027-12" 180 240 604 2 "D20 S20 T5" "53 32";
    "Climate disclosure" DEMIR '+' 'd' "2027-03" "2027-12" 85 40 597 4 "D5 A5 B5" "43";
    "Web accessibility uplift" KOWALSKA '+' 'd' "2027-02" "2027-10" 105 60 586 0 "U10 Y5 S5" "13 42";
    "Audit trail service" TRAN 'o' 'c' "2027-06" "2027-11" 130 50 577 5 "D10 Y10" "43 32";
    "Fleet telematics ingest" TRAN 'o' 'c' "2027-06" "2027-11" 195 230 569 1 "D20 A5 Y5" "13 32";
    "Device refresh 2027" NUTTALL 'o' 'c' "2027-10" "2028-04" 245 30 565 3 "S20 C5 T5" "52";
    "Master data hub" DOYLE 'o' 'c' "2028-04" "2029-03" 580 760 534 2 "D50 A15 P15 B15 S10" "34";
    "Marketing automation" KOWALSKA 'o' 'c' "2028-04" "2028-12" 240 330 523 1 "P10 U10 S10 C5" "13";
    "Preference and consent service" WHITBY 'o' 'c' "2028-06" "2029-02" 310 280 513 0 "A10 P10 Y10 B10 S10 T5" "13 43";
    "Model risk inventory" MARSH 'o' 'c' "2028-05" "2028-12" 95 40 503 4 "D20 B10 P5" "43";
    "Small-business product launch" ACHEBE 'o' 'c' "2028-04" "2029-03" 460 690 496 1 "P15 S20 U15 B15 C10 T10" "14";
    "Aggregator feed upgrade" TRAN 'o' 'c' "2028-04" "2028-11" 180 250 485 1 "D30 S10 T5" "13";
    "Voice assistant trial" KOWALSKA 'o' 'i' "2028-09" "2029-03" 150 150 475 0 "P5 S10 U10" "12";
    "Supplier portal" NUTTALL 'o' 'i' "2028-07" "2029-03" 220 70 464 3 "P5 S10 B5 Y5" "52";
    "Staff directory renewal" NUTTALL 'o' 'i' "2028-06" "2028-11" 85 190 457 3 "S5 C5" "51";
    "Household reserving model" MARSH 'o' 'i' "2028-06" "2029-03" 270 230 450 2 "D20 A5 P5 B5" "23 32";
    "Branch kiosk retirement" OKORO 'o' 'i' "2028-05" "2028-10" 190 60 438 0 "C10 P5 T5" "52";
    "Print and post consolidation" CARDOSO 'o' 'i' "2028-07" "2028-12" 105 160 428 3 "C5 B5 P5" "53";
    "Pet insurance pilot" ACHEBE 'o' 'i' "2028-06" "2029-03" 340 310 417 1 "P10 S10 B10 U5 A5" "12";
    "Cookie banner replacement" TRAN 'o' 'i' "2028-09" "2028-12" 60 30 405 0 "U5 Y5" "42";
    "Learning platform change" ACHEBE 'o' 'i' "2028-08" "2029-03" 380 220 397 3 "C15 P10 T5" "51";
    "Partner data exchange" DEMIR 'o' 'i' "2028-08" "2029-03" 130 60 385 2 "D20 A5 Y5 T5" "32";
    "Electric vehicle rating" MARSH 'o' 'i' "2028-10" "2029-03" 290 80 375 1 "D10 B10 S10 T5" "12";
    "Leeds office move" OKORO 'o' 'i' "2028-06" "2029-03" 440 60 370 5 "C15 P10 Y10" "51";
    "Quantum-safe encryption study" WHITBY 'o' 'i' "2028-10" "2029-03" 120 0 357 5 "Y10 A5 P5" "42";
};

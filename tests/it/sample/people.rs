//! Roles and people of the sample: shares, contracts, leave, and how full each is to be.

/// Months from April 2027 on that the sample has demand for.
pub const MONTHS: usize = 24;

/// What the months of the second year lie off a straight fall, in percentage points.
pub const UNEVEN: [i64; 12] = [0, 2, -1, 3, -2, 1, 4, -3, 2, -1, 1, -2];

/// One role.
pub struct RoleRow {
    /// The letter it has in the table of projects.
    pub letter: char,
    /// Its name.
    pub name: &'static str,
    /// The utilisation aimed at, in percent.
    pub target: f64,
    /// Utilisation of the first year's months, in percent.
    pub first_year: [i64; 12],
    /// Utilisation of April 2028, from where it falls by three points a month.
    pub second_year: i64,
    /// Demand that names nobody in the first year's months, in hundredths of an FTE.
    pub unnamed: [i64; 12],
    /// What the role does.
    pub description: &'static str,
}

const NOBODY: [i64; 12] = [0; 12];

/// The roles in the order of the heatmap.
pub const ROLES: [RoleRow; 9] = [
    RoleRow {
        letter: 'D',
        name: "Data Engineer",
        target: 90.0,
        first_year: [91, 99, 108, 130, 138, 123, 109, 97, 89, 85, 79, 70],
        second_year: 66,
        unnamed: [0, 0, 40, 45, 50, 50, 45, 40, 0, 0, 0, 0],
        description: "Builds and runs the pipelines, stores and models that reports and pricing use.",
    },
    RoleRow {
        letter: 'A',
        name: "Solution Architect",
        target: 85.0,
        first_year: [89, 92, 102, 108, 101, 97, 92, 90, 81, 81, 76, 64],
        second_year: 63,
        unnamed: NOBODY,
        description: "Decides how systems fit together and which standards a project keeps.",
    },
    RoleRow {
        letter: 'P',
        name: "Project Manager",
        target: 90.0,
        first_year: [92, 95, 97, 97, 92, 99, 95, 93, 88, 89, 84, 80],
        second_year: 70,
        unnamed: NOBODY,
        description: "Plans, leads and reports a project from approval to closure.",
    },
    RoleRow {
        letter: 'T',
        name: "Test Lead",
        target: 85.0,
        first_year: [56, 60, 75, 80, 83, 97, 114, 117, 106, 97, 82, 64],
        second_year: 62,
        unnamed: NOBODY,
        description: "Plans test stages and says what is fit to go live.",
    },
    RoleRow {
        letter: 'S',
        name: "Software Engineer",
        target: 90.0,
        first_year: [78, 84, 89, 97, 98, 97, 95, 93, 84, 86, 79, 72],
        second_year: 68,
        unnamed: [0, 0, 0, 10, 15, 15, 10, 0, 0, 0, 0, 0],
        description: "Writes and maintains the applications customers and staff use.",
    },
    RoleRow {
        letter: 'B',
        name: "Business Analyst",
        target: 85.0,
        first_year: [83, 87, 93, 98, 89, 93, 87, 83, 73, 75, 69, 59],
        second_year: 60,
        unnamed: NOBODY,
        description: "Turns needs into requirements that can be built and checked.",
    },
    RoleRow {
        letter: 'C',
        name: "Change Manager",
        target: 80.0,
        first_year: [50, 54, 59, 63, 71, 86, 92, 96, 88, 97, 92, 80],
        second_year: 69,
        unnamed: NOBODY,
        description: "Prepares teams for what a project changes and follows up its use.",
    },
    RoleRow {
        letter: 'Y',
        name: "Security Analyst",
        target: 85.0,
        first_year: [69, 74, 81, 93, 97, 88, 81, 67, 63, 68, 54, 47],
        second_year: 63,
        unnamed: NOBODY,
        description: "Finds weaknesses before others do and checks the controls of new systems.",
    },
    RoleRow {
        letter: 'U',
        name: "UX Designer",
        target: 80.0,
        first_year: [69, 81, 74, 64, 60, 47, 47, 53, 47, 54, 41, 33],
        second_year: 63,
        unnamed: NOBODY,
        description: "Designs journeys and screens and tests them with customers.",
    },
];

/// One person.
pub struct PersonRow {
    /// Their name.
    pub name: &'static str,
    /// Roles by letter with shares in percent.
    pub roles: &'static [(char, i64)],
    /// Contract in percent of full time.
    pub fte: i64,
    /// Where they work.
    pub site: &'static str,
    /// First day of employment.
    pub starts: &'static str,
    /// Last day of employment; empty where none is known.
    pub ends: &'static str,
    /// Weeks of leave by their Monday.
    pub leave: &'static [&'static str],
    /// Utilisation of the first year's months in percent; empty where that of the role holds.
    pub first_year: &'static [i64],
}

/// Makes a person of a table line.
macro_rules! people {
    ($($name:literal $roles:expr, $fte:literal $site:literal $starts:literal $ends:literal
        $leave:expr, $first_year:expr;)*) => {
        &[$(PersonRow {
            name: $name,
            roles: &$roles,
            fte: $fte,
            site: $site,
            starts: $starts,
            ends: $ends,
            leave: &$leave,
            first_year: &$first_year,
        },)*]
    };
}

/// The people; who has a role comes in the order of the heatmap.
pub const PEOPLE: &[PersonRow] = people! {
    "Priya Raman" [('D', 100)], 100 "Leeds" "2021-03-01" ""
        ["2027-06-14", "2027-10-25", "2028-07-24", "2028-07-31"],
        [89, 92, 81, 97, 107, 102, 82, 80, 88, 91, 76, 69];
    "Tomasz Zieliński" [('D', 100)], 100 "Leeds" "2022-09-05" ""
        ["2027-07-19", "2028-02-14", "2028-08-07", "2028-08-14"],
        [89, 103, 108, 125, 125, 113, 109, 90, 94, 65, 54, 48];
    "Grace Okafor" [('D', 100)], 80 "Cardiff" "2019-01-14" ""
        ["2027-05-31", "2027-08-16", "2028-06-05", "2028-08-21"],
        [97, 101, 88, 114, 119, 95, 81, 73, 86, 101, 115, 100];
    "Mei Tanaka" [('A', 100)], 100 "Leeds" "2018-06-04" ""
        ["2027-05-10", "2027-09-06", "2028-07-10", "2028-07-17"], [];
    "Rachel Doyle" [('P', 100)], 100 "Leeds" "2016-04-11" ""
        ["2027-07-26", "2028-02-14", "2028-07-24", "2028-10-23"],
        [100, 103, 97, 102, 95, 97, 98, 90, 88, 86, 71, 74];
    "Ben Achebe" [('P', 100)], 100 "Cardiff" "2020-08-17" ""
        ["2027-08-02", "2027-10-25", "2028-08-14", "2028-08-21"],
        [83, 87, 97, 91, 89, 102, 92, 96, 88, 91, 98, 85];
    "Owen Price" [('T', 100)], 100 "Cardiff" "2017-02-20" ""
        ["2027-06-21", "2027-08-09", "2028-06-19", "2028-08-07"], [];
    "Nadia Haddad" [('S', 100)], 100 "Leeds" "2023-05-15" ""
        ["2027-08-16", "2027-08-23", "2028-06-26", "2028-07-03"], [];
    "Callum Fraser" [('S', 100)], 100 "Leeds" "2027-05-04" ""
        ["2027-09-13", "2028-03-27", "2028-08-28"], [];
    "Asha Patel" [('B', 80), ('C', 20)], 100 "Leeds" "2019-10-07" ""
        ["2027-06-28", "2027-11-08", "2028-08-07", "2028-08-14"], [];
    "Diego Morales" [('B', 100)], 100 "Cardiff" "2022-01-10" "2028-09-29"
        ["2027-08-23", "2028-01-17", "2028-06-12", "2028-07-03"], [];
    "Martin Kelly" [('C', 100)], 80 "Leeds" "2015-07-06" ""
        ["2027-07-12", "2027-09-20", "2028-07-10", "2028-09-18"], [];
    "Femi Adeyemi" [('Y', 100)], 80 "Leeds" "2024-02-05" ""
        ["2027-07-05", "2027-08-30", "2028-07-31", "2028-08-07"], [];
    "Linnea Sjöberg" [('U', 100)], 80 "Cardiff" "2025-06-02" ""
        ["2027-07-05", "2027-07-12", "2028-06-19", "2028-06-26"], [];
};

/// Days between Christmas and New Year that nearly all take off, if they are working days.
pub const CHRISTMAS: [&str; 8] = [
    "2027-12-24",
    "2027-12-29",
    "2027-12-30",
    "2027-12-31",
    "2028-12-22",
    "2028-12-27",
    "2028-12-28",
    "2028-12-29",
];

/// Who keeps the business running over Christmas.
pub const ON_DUTY: [&str; 3] = ["Priya Raman", "Owen Price", "Femi Adeyemi"];

/// Bank holidays of England and Wales with the substitutes of those on a weekend.
pub const HOLIDAYS: [(&str, &str); 32] = [
    ("2026-01-01", "New Year's Day"),
    ("2026-04-03", "Good Friday"),
    ("2026-04-06", "Easter Monday"),
    ("2026-05-04", "Early May bank holiday"),
    ("2026-05-25", "Spring bank holiday"),
    ("2026-08-31", "Summer bank holiday"),
    ("2026-12-25", "Christmas Day"),
    ("2026-12-28", "Boxing Day (substitute)"),
    ("2027-01-01", "New Year's Day"),
    ("2027-03-26", "Good Friday"),
    ("2027-03-29", "Easter Monday"),
    ("2027-05-03", "Early May bank holiday"),
    ("2027-05-31", "Spring bank holiday"),
    ("2027-08-30", "Summer bank holiday"),
    ("2027-12-27", "Christmas Day (substitute)"),
    ("2027-12-28", "Boxing Day (substitute)"),
    ("2028-01-03", "New Year's Day (substitute)"),
    ("2028-04-14", "Good Friday"),
    ("2028-04-17", "Easter Monday"),
    ("2028-05-01", "Early May bank holiday"),
    ("2028-05-29", "Spring bank holiday"),
    ("2028-08-28", "Summer bank holiday"),
    ("2028-12-25", "Christmas Day"),
    ("2028-12-26", "Boxing Day"),
    ("2029-01-01", "New Year's Day"),
    ("2029-03-30", "Good Friday"),
    ("2029-04-02", "Easter Monday"),
    ("2029-05-07", "Early May bank holiday"),
    ("2029-05-28", "Spring bank holiday"),
    ("2029-08-27", "Summer bank holiday"),
    ("2029-12-25", "Christmas Day"),
    ("2029-12-26", "Boxing Day"),
];

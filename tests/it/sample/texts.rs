//! The words of the sample: portfolios, programmes, objectives, criteria, descriptions,
//! milestones, custom fields and the maturity assessment.

/// Portfolios: name, owner, what it is for.
pub const PORTFOLIOS: [(&str, &str, &str); 3] = [
    (
        "Customer & Growth",
        "Chief customer officer",
        "Work that wins customers and makes it easy to stay.",
    ),
    (
        "Operations & Data",
        "Chief operating officer",
        "Work that makes claims, finance and data cheaper to run and easier to trust.",
    ),
    (
        "Risk & Regulation",
        "Chief risk officer",
        "Work that keeps the licence, the data and the services safe.",
    ),
];

/// Programmes: name, portfolio, owner, shared outcome.
pub const PROGRAMMES: [(&str, usize, &str, &str); 6] = [
    (
        "Front Door",
        0,
        "Anna Kowalska",
        "Four in five customers finish what they came for without a call.",
    ),
    (
        "Product and Pricing",
        0,
        "Sofia Marsh",
        "A new price is live within five working days of the decision.",
    ),
    ("Trusted Data", 1, "Sofia Marsh", "One agreed figure for every claim, policy and customer."),
    ("Simpler Core", 1, "Rachel Doyle", "Eleven old systems retired by March 2029."),
    ("Regulatory Change", 2, "Yusuf Demir", "Every duty met on its date, with evidence on file."),
    (
        "Secure and Resilient",
        2,
        "Helen Whitby",
        "Important services back within their tolerance in every test.",
    ),
];

/// Objectives: name, weight, owner, what it means.
pub const OBJECTIVES: [(&str, f64, &str, &str); 5] = [
    (
        "Win and keep customers",
        25.0,
        "Chief customer officer",
        "Retention above 86 % and two points more share of new motor business.",
    ),
    (
        "Pay claims fairly and fast",
        20.0,
        "Claims director",
        "Nine in ten simple claims settled within three working days.",
    ),
    (
        "Decide on data we trust",
        20.0,
        "Chief operating officer",
        "One source for each figure the board sees.",
    ),
    (
        "Meet every duty on time",
        20.0,
        "Chief risk officer",
        "No late filing and no repeat finding.",
    ),
    (
        "Lower the cost of a policy",
        15.0,
        "Finance director",
        "Running cost of a policy down by a tenth until March 2029.",
    ),
];

/// Criteria: name, weight, question, sentence at 1, sentence at 5.
pub const CRITERIA: [(&str, f64, &str, &str, &str); 5] = [
    (
        "Strategic fit",
        30.0,
        "How much does it move our objectives? Mean of ten board members.",
        "Serves no objective of the current plan.",
        "An objective cannot be reached without it.",
    ),
    (
        "Customer value",
        25.0,
        "What do customers notice? Mean of ten board members.",
        "No customer would notice it.",
        "Most customers have an easier day within a year.",
    ),
    (
        "Financial return",
        20.0,
        "What does it bring for what it costs? Mean of ten board members.",
        "Costs more than it brings within five years.",
        "Pays for itself within twelve months.",
    ),
    (
        "Risk reduction",
        15.0,
        "Which exposure goes away? Mean of ten board members.",
        "No exposure of ours gets smaller.",
        "Removes an exposure above our appetite.",
    ),
    (
        "Delivery confidence",
        10.0,
        "How sure are we to deliver it? Mean of ten board members.",
        "We have done nothing like it and lack the skills.",
        "We have done the same twice, on time.",
    ),
];

/// Descriptions by rank: what the project is about.
pub const DESCRIPTIONS: &[(usize, &str)] = &[
    (
        1,
        "Closes the books under IFRS 17 without the spreadsheets that phase 1 left behind. Cuts the quarter-end from nineteen working days to ten.",
    ),
    (
        2,
        "Collects the evidence that products give fair value, product by product. The board signs the first yearly statement from it.",
    ),
    (
        3,
        "Moves the general ledger from the old mainframe to the finance suite. Ends the support contract that runs out in December.",
    ),
    (
        4,
        "Lets a new customer buy motor or home cover on the phone in under six minutes, with identity checked on the way.",
    ),
    (5, "Replaces three sign-on systems by one and gives every leaver's access an end date."),
    (
        6,
        "Brings ten years of motor and home claims into one governed store, for reserving, fraud and reporting. At risk: needs more Data Engineers than the summer has.",
    ),
    (
        7,
        "Puts four customer systems into one. Off track: the second rehearsal of the data migration is five weeks late.",
    ),
    (8, "Scores every claim for fraud within seconds instead of overnight."),
    (
        9,
        "A customer reports a claim with photos from the roadside and sees each step until it is paid.",
    ),
    (
        10,
        "Maps each important service to the people, systems and suppliers it stands on, and tests how long it can be without them.",
    ),
    (11, "Replaces the rating tables of 2011 by an engine the pricing team can change itself."),
    (
        12,
        "A safe base in the cloud with network, accounts and guard rails, so that later moves need days instead of months.",
    ),
    (13, "A new portal for 640 brokers. The supplier award has been waiting for a decision."),
    (14, "Shows for each solvency figure which source it came from and who changed it."),
    (15, "Meets version 4 of the card security standard before the assessor returns in autumn."),
    (
        16,
        "One view of a customer across motor, home and travel. Holds up the retention model as long as matching stays below target.",
    ),
    (
        17,
        "Screens payments and parties against the current sanctions lists at once instead of every night.",
    ),
    (
        18,
        "Names an owner for each of the 120 fields that matter most and measures how good they are.",
    ),
    (
        19,
        "Replaces the telephone system of both contact centres. Two leads are named and one has to be chosen.",
    ),
    (20, "Renews the middleware between 38 systems before its support ends."),
    (23, "Tells the renewals team which customers are likely to leave and what would keep them."),
    (29, "Moves eleven million scanned letters into the records store and closes the old archive."),
    (30, "Gives actuaries one governed place to run models that now live on desktops."),
    (34, "Lets departments build their own reports on checked data instead of queueing for them."),
    (
        36,
        "Switches off the old warehouse once its last four feeds have moved. Saves its licence from January.",
    ),
    (40, "Takes in driving data of 2,300 insured vans and feeds it to pricing."),
    (42, "One master record for customers, brokers and suppliers, with a steward for each."),
    (46, "Liability and contents cover for firms of up to ten people, sold online."),
    (59, "Moves 310 desks to the new Leeds building when the lease ends."),
];

/// Milestones: rank, name, baseline, forecast, actual.
pub const MILESTONES: &[(usize, &str, &str, &str, &str)] = &[
    (1, "Dry run of a full quarter", "2027-08-12", "2027-08-12", ""),
    (1, "Design signed off", "2027-01-29", "2027-01-29", "2027-02-03"),
    (2, "First yearly statement", "2027-07-30", "2027-07-30", ""),
    (3, "Parallel run starts", "2027-06-30", "2027-06-30", ""),
    (4, "Pilot with 500 customers", "2027-07-03", "2027-07-03", ""),
    (5, "Old sign-on switched off", "2027-11-26", "2027-11-26", ""),
    (6, "Design gate", "2027-05-12", "2027-05-12", ""),
    (6, "Motor claims loaded", "2027-07-16", "2027-08-03", ""),
    (7, "Second migration rehearsal", "2027-05-19", "2027-06-23", ""),
    (8, "Scores in daily use", "2027-10-15", "2027-10-01", ""),
    (9, "Photo upload live", "2027-09-24", "2027-10-08", ""),
    (11, "First table replaced", "2027-06-11", "2027-07-23", ""),
    (12, "First workload moved", "2027-06-18", "2027-06-18", ""),
    (13, "Supplier awarded", "2027-04-09", "2027-04-21", ""),
    (13, "Pilot with twelve brokers", "2027-07-21", "2027-08-03", ""),
    (14, "Balance sheet traced", "2027-09-30", "2027-09-30", ""),
    (15, "Assessor's visit", "2027-09-15", "2027-09-15", ""),
    (16, "Matching gate", "2027-04-22", "2027-05-21", ""),
    (17, "Live for outgoing payments", "2027-06-04", "2027-05-28", ""),
    (18, "Claim codes cleaned", "2027-07-09", "2027-07-09", ""),
    (20, "Claims feeds moved", "2027-07-02", "2027-08-13", ""),
    (24, "First joint pay run", "2027-06-25", "2027-07-30", ""),
    (29, "Half of the letters moved", "2027-05-28", "2027-07-16", ""),
    (37, "First report filed", "2027-10-29", "2027-10-29", ""),
];

/// Values of the custom field "Regulation" by rank.
pub const REGULATIONS: &[(usize, &str)] = &[
    (1, "IFRS 17"),
    (2, "Consumer Duty"),
    (10, "Operational resilience"),
    (14, "Solvency UK"),
    (15, "PCI DSS 4"),
    (17, "Sanctions"),
    (33, "Data protection"),
    (37, "Climate reporting"),
    (44, "Data protection"),
];

/// Values of the custom field "Supplier spend" by rank: thousands and currency.
pub const SUPPLIER_SPEND: &[(usize, i64, &str)] = &[
    (3, 310, "GBP"),
    (7, 260, "USD"),
    (11, 145, "EUR"),
    (12, 220, "USD"),
    (13, 120, "GBP"),
    (19, 175, "EUR"),
    (41, 205, "GBP"),
];

/// Answers of the assessment by domain, practice after practice, and the domain's target.
pub const ANSWERS: [(&str, &[&str], f64); 12] = [
    ("GOV", &["3", "3", "3", "2", "3"], 3.5),
    ("STD", &["3", "4", "2", "3"], 3.5),
    ("RES", &["3", "2", "2", "1", "1"], 3.0),
    ("TRN", &["2", "3", "2", "dk"], 3.0),
    ("PER", &["3", "3", "3", "3", "2"], 3.5),
    ("RSK", &["3", "3", "3", "2", "dk"], 3.0),
    ("STK", &["3", "2", "2", "3"], 3.0),
    ("BEN", &["2", "2", "1", "2"], 3.0),
    ("CHG", &["2", "2", "3", "na"], 2.5),
    ("KNW", &["2", "2", "3", "2"], 2.5),
    ("AGL", &["4", "3", "3", "na"], 3.5),
    ("MAN", &["3", "2", "3", "2"], 3.0),
];

/// Remarks of the assessor by practice.
pub const NOTES: [(&str, &str); 6] = [
    ("GOV-4", "Escalations work by telephone; three of five last cases have no record."),
    ("STD-2", "Templates are used in all projects sampled."),
    ("RES-2", "Demand is asked for once a year and is out of date by June."),
    ("RES-4", "Nobody has compared two plans before a decision so far."),
    ("BEN-3", "Tracking stops when a project closes."),
    ("AGL-1", "The choice of approach is written into each brief."),
];

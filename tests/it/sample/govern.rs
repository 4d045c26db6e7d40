//! The sample's registers of governance and delivery: a table a type, as one would type them, with
//! field keys above and cells parted by bars.

use plumbline::model::RecordKind;

/// Record type and table, in an order in which every name is known before it is used.
pub const TABLES: [(RecordKind, &str); 20] = [
    (RecordKind::Dependency, "name | giver | taker | kind | needed | promised | status | owner
Cleaned claim codes | Data quality foundation | Claims data lake | Deliverable | 2027-09-01 | 2027-10-15 | At risk | Mei Tanaka
Customer keys | Master data hub | Customer 360 profile | Information | 2027-11-01 | 2027-10-29 | Agreed | Mei Tanaka
New sign-on | Identity and access renewal | Digital onboarding | Deliverable | 2027-08-02 | 2027-07-30 | Agreed | Tomasz Zieliński
Two data engineers | Solvency data lineage | IFRS 17 reporting phase 2 | People or equipment | 2027-10-01 | | Requested | Priya Raman"),
    (RecordKind::Deliverable, "name | project | status | owner | due | criteria | acceptor | accepted | defects
Pilot report | Mobile claims journey | In work | Asha Patel | 2027-09-30 | Twelve weeks of claims, with the share settled in a day | Head of claims | | 3
Ledger design | Finance ledger migration | Accepted | Owen Price | 2027-05-28 | Signed by finance control and audit | Finance director | 2027-06-04 | 0
Onboarding prototype | Digital onboarding | Submitted | Linnea Sjöberg | 2027-06-18 | Eight of ten testers finish unaided | Chief customer officer | | 2
Access concept | Identity and access renewal | Rejected | Diego Morales | 2027-04-30 | Covers contractors and robots | Chief information officer | | 7"),
    (RecordKind::Risk, "name | kind | project | category | cause | effect | probability | impact | proximity | strategy | response | probability_after | impact_after | cost | response_cost | trigger | owner | due | reviewed | status | escalated
Data engineers leave for better pay | Threat | | People | The market pays a fifth more | Three programmes stop for a quarter | 4 | 4 | Immediate | Reduce | Retention bonus; second person on every pipeline | 2 | 4 | 900000 | 120000 | A second notice within a month | Priya Raman | 2027-06-30 | 2027-05-14 | In progress | yes
Supplier delivers the claims feed late | Threat | Claims data lake | Supplier | Their release waits for another client | Motor claims move two months later | 3 | 4 | This phase | Transfer | Penalty in the contract from the second week | 3 | 2 | 350000 | 0 | A missed test delivery | Mei Tanaka | 2027-07-15 | 2027-05-20 | In progress | no
Old sign-on cannot be switched off | Threat | Identity and access renewal | Technology | Forty robots use it | Two systems run side by side for a year | 3 | 3 | Within the project | Avoid | Move the robots first | 1 | 3 | 180000 | 40000 | A robot without owner in June | Diego Morales | 2027-08-31 | 2027-04-23 | Open | no
Regulator asks for evidence earlier | Threat | Consumer Duty evidence | Regulation | A letter to the whole market | Reports by hand for two quarters | 2 | 5 | Later | Accept | | 2 | 5 | 220000 | | A letter | Grace Okafor | | 2027-03-31 | Open | no
Brokers join the pilot in greater number | Opportunity | Broker portal relaunch | Market | A competitor closes its portal | Savings start half a year earlier | 3 | 3 | This phase | Enhance | Two more trainers | 4 | 4 | 260000 | 30000 | More than twenty asked | Rachel Doyle | 2027-09-15 | 2027-05-28 | In progress | no
Second migration rehearsal fails | Threat | Finance ledger migration | Technology | Balances of closed years do not match | Year-end on the old ledger | 3 | 5 | This phase | Reduce | A third rehearsal; a fixed day to turn back | 2 | 4 | 600000 | 90000 | More than ten open differences a week before | Owen Price | 2027-10-29 | 2027-06-02 | In progress | yes
Change fatigue in the contact centre | Threat | | Change | Four changes within three months | Waiting times double | 4 | 3 | This phase | Reduce | No two changes within six weeks | 2 | 3 | 140000 | | Sick leave above six in a hundred | Femi Adeyemi | 2027-07-31 | | Open | no"),
    (RecordKind::Assumption, "name | project | status | owner | check_by | if_wrong
Interest rates stay above three percent | | Open | Treasurer | 2027-09-30 | Treasury reporting pays back a year later
Brokers keep their own customer numbers | Broker portal relaunch | Holds | Rachel Doyle | 2027-05-31 | A mapping for every broker
Phones of all claimants take photos | Mobile claims journey | Wrong | Asha Patel | 2027-04-30 | One claim in nine stays on paper"),
    (RecordKind::Issue, "name | project | priority | severity | status | owner | raised_by | raised | due | risk | escalation | resolution | closed
Test data holds real names | Customer 360 profile | Critical | 5 | In progress | Diego Morales | Data protection officer | 2027-05-11 | 2027-06-01 | | Risk committee | |
No test room in June | Finance ledger migration | High | 3 | Open | Martin Kelly | Owen Price | 2027-05-18 | 2027-06-07 | | | |
Licences counted twice | Device refresh 2027 | Low | 1 | Done | Ben Achebe | Purchasing | 2027-04-20 | 2027-05-05 | | | One of the two orders is cancelled | 2027-05-03
Feed of May came with gaps | Claims data lake | High | 4 | In progress | Mei Tanaka | Callum Fraser | 2027-06-01 | 2027-06-15 | Supplier delivers the claims feed late | | |"),
    (RecordKind::Decision, "name | project | status | decider | due | decided | options | outcome | rationale | if_not
Cloud region for claims data | Claims data lake | Taken | Architecture board | 2027-05-14 | 2027-05-12 | London; Dublin; both | London alone | Cost, and no data leaves the country |
Stop or go on with the voice trial | Voice assistant trial | Pending | Customer board | 2027-06-30 | | Stop; three more months | | | Licences renew themselves for a year
One broker portal or two | Broker portal relaunch | Taken | Customer board | 2027-04-30 | 2027-04-28 | One; two | One | Two would cost a third more to run |
Own reserving model | Household reserving model | Superseded | Actuarial board | 2027-03-31 | 2027-03-26 | Own; bought | Bought | Bought could be used a year earlier |"),
    (RecordKind::Meeting, "name | project | date | place | chair | participants | frequency | minutes
Portfolio board, June | | 2027-06-10 | Board room | Finance director | Directors; heads of portfolios | Monthly | The ledger keeps its date; the voice trial reports in June
Data engineers, who does what | | 2027-06-03 | Online | Priya Raman | All data engineers | Weekly |
Steering group claims | Claims data lake | 2027-06-08 | Leeds 2.14 | Chief claims officer | Mei Tanaka; Callum Fraser; supplier | Monthly | Penalty begins on 1 August"),
    (RecordKind::Action, "name | project | status | priority | owner | due | done | issue | risk | meeting
Mask names in test data | Customer 360 profile | In progress | Critical | Diego Morales | 2027-06-01 | | Test data holds real names | |
Ask the landlord for a test room | Finance ledger migration | Open | High | Martin Kelly | 2027-06-04 | | No test room in June | |
Offer the retention bonus | | Done | High | Priya Raman | 2027-05-31 | 2027-05-27 | | Data engineers leave for better pay | Data engineers, who does what
Count the robots without owner | Identity and access renewal | Open | Medium | Tomasz Zieliński | 2027-06-18 | | | Old sign-on cannot be switched off |"),
    (RecordKind::ChangeRequest, "name | project | category | status | priority | requested_by | requested | cost | days | reason | if_refused | decider | decided
Third migration rehearsal | Finance ledger migration | Schedule | Approved | High | Owen Price | 2027-05-20 | 90000 | 15 | Two rehearsals left ten differences | Year-end at risk | Portfolio board | 2027-06-10
Photos of windscreens too | Mobile claims journey | Scope | Submitted | Medium | Head of claims | 2027-05-25 | 45000 | 20 | A tenth of all claims | Paper stays for them | |
Fewer reports in the first release | Reporting self-service | Scope | Rejected | Low | Nadia Haddad | 2027-04-12 | -30000 | -10 | Saves two weeks | Nothing | Customer board | 2027-04-28"),
    (RecordKind::Policy, "name | owner | version | status | valid_from | review | applies_to
Gates and who decides | Head of the project office | 3.1 | Approved | 2026-04-01 | 2027-10-01 | All projects above £50,000
Personal data in tests | Data protection officer | 1.4 | Approved | 2026-09-01 | 2027-09-01 | All projects
Tailoring of methods | Head of the project office | 0.9 | Submitted | | 2027-07-01 | All projects"),
    (RecordKind::GateDecision, "name | project | date | outcome | decider | conditions | due | rationale
Design gate | Finance ledger migration | 2027-05-28 | Go with conditions | Portfolio board | A third rehearsal is planned | 2027-06-30 | Differences of closed years
Matching gate | Sanctions screening | 2027-05-06 | Go | Risk committee | | | Fewer false alarms than promised
Start gate | Quantum-safe encryption study | 2027-04-15 | Hold | Architecture board | Wait for the standard | | The standard is a draft"),
    (RecordKind::Waiver, "name | project | policy | status | approver | granted | ends | reason
Real names for two weeks | Fraud detection upgrade | Personal data in tests | Approved | Data protection officer | 2027-05-03 | 2027-05-17 | Masked data shows no rings
No design gate | Cookie banner replacement | Gates and who decides | Approved | Head of the project office | 2027-04-06 | 2027-12-31 | Bought as it is"),
    (RecordKind::DocumentLink, "name | project | category | owner | version | date | link
Charter | Claims data lake | Charter | Mei Tanaka | 2.0 | 2026-11-12 | projects/claims-data-lake/charter
Business case | Digital onboarding | Business case | Linnea Sjöberg | 1.3 | 2027-01-20 | projects/onboarding/case
Test plan | Finance ledger migration | Plan | Martin Kelly | 0.8 | 2027-05-04 | projects/ledger/test-plan"),
    (RecordKind::StatusReport, "name | project | date | overall | schedule | cost | scope | resources | risk | benefits | progress | summary | achievements | next_steps | decisions | author
May 2027 | Finance ledger migration | 2027-05-31 | Amber | Amber | Green | Green | Red | Amber | Green | 45% | Design is signed off; the second rehearsal left ten differences. | Design signed off | Third rehearsal | Test room in June | Owen Price
May 2027 | Claims data lake | 2027-05-31 | Red | Red | Amber | Green | Red | Red | Green | 30% | The feed of May came with gaps and two engineers are missing. | Motor claims mapped | Reload of May | Penalty from August | Mei Tanaka
May 2027 | Digital onboarding | 2027-05-31 | Green | Green | Green | Green | Amber | Green | Green | 55% | The prototype goes to its testers on time. | Prototype ready | Test with ten customers | | Linnea Sjöberg"),
    (RecordKind::Review, "name | project | kind | date | reviewer | rating | findings | advice | status
Half-way check | Finance ledger migration | Health check | 2027-05-19 | Internal audit | Amber | Nobody owns closed years | Name an owner | In progress
Look back | Branch kiosk retirement | Post-project | 2027-04-22 | Project office | Green | Saved more than promised | Same team for the next closure | Done"),
    (RecordKind::Kpi, "name | definition | unit | direction | owner | frequency | objective | baseline | target | amber | red | readings | source
Claims settled in a day | Settled within 24 hours of all motor claims | % | Higher is better | Head of claims | Monthly | Pay claims fairly and fast | 31 | 60 | 45 | 35 | 2027-03-31=38; 2027-04-30=41; 2027-05-31=44 | Claims system
Cost of a policy | Running cost of all policies ÷ policies | £ | Lower is better | Finance director | Quarterly | Lower the cost of a policy | 41.2 | 34 | 38 | 40 | 2026-12-31=40.6; 2027-03-31=39.9 | Ledger
Customers kept at renewal | Renewed ÷ up for renewal | % | Higher is better | Chief customer officer | Monthly | Win and keep customers | 81 | 86 | 83 | 80 | 2027-03-31=81.4; 2027-04-30=82.2; 2027-05-31=82.9 | Policy system"),
    (RecordKind::Benefit, "name | project | objective | kind | status | owner | beneficiary | measure | unit | baseline | target | amount | starts | ends | confidence | measurements
Quarter-end in ten days | IFRS 17 reporting phase 2 | Meet every duty on time | Not cashable | Planned | Yusuf Demir | Finance | Working days to close | days | 19 | 10 | 230000 | 2028-04-01 | | 70% |
Fewer calls about claims | Mobile claims journey | Pay claims fairly and fast | Cashable | Being realised | Asha Patel | Contact centre | Calls for each claim | calls | 3.4 | 2 | 410000 | 2027-10-01 | 2030-09-30 | 60% | 2027-05-31=3.1
Frauds found before payment | Fraud detection upgrade | Pay claims fairly and fast | Cashable | Planned | | Claims | Share found before payment | % | 22 | 40 | 520000 | 2027-12-01 | | 50% |
More clicks for cautious customers | Preference and consent service | Meet every duty on time | Dis-benefit | Planned | Linnea Sjöberg | Customers | Clicks to buy | clicks | 9 | 11 | -60000 | 2027-09-01 | | 80% |"),
    (RecordKind::IntakeRequest, "name | requester | unit | received | status | priority | need | outcome | cost | benefit | wanted | objective | project | decider | reason
One number for claims and complaints | Head of claims | Operations | 2027-05-17 | Submitted | Medium | Customers call twice | One call | 120000 | 80000 | 2028-01-31 | Win and keep customers | | |
Pay agents weekly | Sales | Sales | 2027-04-29 | Rejected | High | Agents wait for a month | Paid after a week | 300000 | 40000 | 2027-09-01 | | | Portfolio board | Costs more than it brings
Photos for pet claims | Pet insurance | Growth | 2027-03-22 | Approved | Low | Papers by post | A photo is enough | 60000 | 45000 | 2027-12-31 | Pay claims fairly and fast | Pet insurance pilot | Customer board | Part of the pilot"),
    (RecordKind::Contingency, "name | project | risk | trigger | reserve | reserve_days | used | owner | plan
Year-end on the old ledger | Finance ledger migration | Second migration rehearsal fails | Turn-back day, 29 October | 250000 | 20 | 0 | Owen Price | Support for the old ledger until March
Engineers from outside | | Data engineers leave for better pay | A second notice within a month | 400000 | 0 | 0 | Priya Raman | Two contractors within three weeks"),
    (RecordKind::Lesson, "name | project | kind | category | event | cause | advice | status | owner | date | used_in
Count the robots first | Identity and access renewal | Went badly | Technology | Forty robots were found in the last month | Nobody owned them | List robots at the start | Adopted | Tomasz Zieliński | 2027-04-23 | Integration platform upgrade
Let the branch choose the day | Branch kiosk retirement | Went well | Change | No complaint on closing day | Each branch chose its day | Offer three days | Adopted | Femi Adeyemi | 2027-04-22 |
Ask the supplier for test data early | Claims data lake | Went badly | Supplier | Four weeks without data | It was not in the contract | Put it in the contract | Proposed | Mei Tanaka | 2027-06-02 |"),
];

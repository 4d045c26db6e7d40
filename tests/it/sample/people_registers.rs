//! The sample's registers of money, people, knowledge and change: a table a type, as one would type
//! them, with field keys above and cells parted by bars.

use plumbline::model::RecordKind;

/// Record type and table, in an order in which every name is known before it is used.
pub const TABLES: [(RecordKind, &str); 19] = [
    (RecordKind::Supplier, "name | contact | owner | category | rating | reviewed
Northgate Data Services | Ellen Marsh | Priya Raman | Data engineering | 3 | 2027-03-15
Halden Software | Jon Vik | Tomasz Zieliński | Software | 4 | 2027-02-10
Bright Room Training | Carla Moss | Femi Adeyemi | Training | 5 | 2027-05-05"),
    (RecordKind::Contract, "name | supplier | project | kind | value | starts | ends | notice | owner
Claims feed | Northgate Data Services | Claims data lake | Fixed price | 640000 | 2026-11-01 | 2028-03-31 | 90 | Mei Tanaka
Engineers on call | Northgate Data Services | | Framework | 400000 | 2027-04-01 | 2029-03-31 | 30 | Priya Raman
Sign-on licences | Halden Software | Identity and access renewal | Licence | 210000 | 2027-01-01 | 2029-12-31 | 180 | Tomasz Zieliński"),
    (RecordKind::BudgetLine, "name | project | cost_type | category | supplier | currency | plan | forecast | actual | funding
Migration partner | Finance ledger migration | Capex | Services | | GBP | 2027-04=40000; 2027-05=40000; 2027-06=60000 | 2027-04=40000; 2027-05=46000; 2027-06=75000 | 2027-04=39200; 2027-05=45800 | Change budget
Claims feed | Claims data lake | Capex | Services | Northgate Data Services | GBP | 2027-04=35000; 2027-05=35000; 2027-06=35000 | 2027-04=35000; 2027-05=35000; 2027-06=52000 | 2027-04=35000; 2027-05=35000 | Change budget
Cloud for claims | Claims data lake | Opex | Cloud | | GBP | 2027-04=8000; 2027-05=8500; 2027-06=9000 | 2027-04=8000; 2027-05=9100; 2027-06=9800 | 2027-04=7900; 2027-05=9150 | Running budget"),
    (RecordKind::Team, "name | lead | unit | site
Data platform | Priya Raman | Operations & Data | Leeds
Customer journeys | Asha Patel | Customer & Growth | Leeds
Control and security | Diego Morales | Risk & Regulation | York"),
    (RecordKind::Skill, "name | category | anchor_low | anchor_high | description
Data pipelines | Data | Runs what others built | Designs for others and reviews them | Moving data on time and complete
Facilitation | People | Takes notes | Leads a hall of doubters to a decision | Leading groups to results
Test design | Quality | Follows a script | Designs for risk and teaches it | Finding faults early
Threat modelling | Security | Knows the words | Leads the model of a whole product | Thinking like an attacker"),
    (RecordKind::SkillLevel, "person | skill | level | target | last_used | evidence | assessor
Priya Raman | Data pipelines | 5 | 5 | 2027-05-31 | Built the claims load | Head of data
Callum Fraser | Data pipelines | 3 | 4 | 2027-05-31 | Runs the nightly load | Priya Raman
Martin Kelly | Test design | 4 | 5 | 2027-05-20 | Test plan of the ledger | Owen Price
Diego Morales | Threat modelling | 4 | 4 | 2027-04-12 | Model of the sign-on | Security board
Femi Adeyemi | Facilitation | 5 | 5 | 2027-05-28 | Workshops with branches | Project office
Linnea Sjöberg | Facilitation | 2 | 4 | 2027-03-02 | One workshop | Femi Adeyemi"),
    (RecordKind::Competence, "name | role | category | level | skill
Builds pipelines that hold | Data Engineer | Craft | 4 | Data pipelines
Leads a workshop | Business Analyst | People | 3 | Facilitation
Designs tests by risk | Test Lead | Craft | 4 | Test design"),
    (RecordKind::Course, "name | provider | mode | hours | cost | skill | level | body
Pipelines that hold | Northgate Data Services | Classroom | 24 | 1450 | Data pipelines | 4 |
Leading workshops | Bright Room Training | Classroom | 16 | 780 | Facilitation | 3 |
Project management, certificate | Bright Room Training | Online | 35 | 1900 | | | PMI"),
    (RecordKind::TrainingSession, "name | course | date | ends | place | trainer | places | status
Leading workshops, May | Leading workshops | 2027-05-11 | 2027-05-12 | Leeds 1.02 | Carla Moss | 10 | Done
Pipelines that hold, September | Pipelines that hold | 2027-09-06 | 2027-09-08 | Online | Ellen Marsh | 6 | Open"),
    (RecordKind::Attendance, "session | person | status | result | rating | used
Leading workshops, May | Linnea Sjöberg | Passed | 82 | 5 | yes
Leading workshops, May | Ben Achebe | Attended | | 4 | no
Pipelines that hold, September | Callum Fraser | Booked | | | no
Pipelines that hold, September | Nadia Haddad | Invited | | | no"),
    (RecordKind::Certification, "name | person | body | status | passed | expires | hours_needed | hours_done | cost
PMP | Owen Price | PMI | Held | 2025-06-12 | 2028-06-12 | 60 | 22 | 500
PgMP | Rachel Doyle | PMI | Planned | | | | | 900
PRINCE2 Practitioner | Ben Achebe | PeopleCert | Expired | 2023-02-01 | 2026-02-01 | | | 420"),
    (RecordKind::Mentoring, "mentor | mentee | goal | skill | frequency | starts | ends | status
Priya Raman | Callum Fraser | Designs a pipeline alone | Data pipelines | Every two weeks | 2027-04-05 | 2027-12-17 | In progress
Femi Adeyemi | Linnea Sjöberg | Leads a workshop of twenty | Facilitation | Monthly | 2027-03-01 | 2027-09-30 | In progress"),
    (RecordKind::Stakeholder, "name | project | group | role | interest | influence | stance | wanted | needs | strategy | owner
Chief claims officer | Claims data lake | Board | Sponsor | 5 | 5 | Supportive | Leading | Fewer complaints | Shows the pilot to the board | Mei Tanaka
Contact centre staff | Mobile claims journey | Operations | Users | 4 | 2 | Resistant | Neutral | Not one more screen | Two of them in the design team | Asha Patel
Works council | | Staff | Representatives | 3 | 4 | Neutral | Supportive | To be asked early | A talk each month | Femi Adeyemi
Brokers' association | Broker portal relaunch | Outside | Partners | 4 | 3 | Unaware | Supportive | No extra work | An evening in June | Rachel Doyle"),
    (RecordKind::CommunicationItem, "name | project | audience | stakeholder | purpose | channel | frequency | date | status | owner
Where the portfolio stands | | Directors | | Decide at the board | Report | Monthly | 2027-06-10 | Open | Head of the project office
What changes at the desk | Mobile claims journey | Contact centre | Contact centre staff | No surprise | Workshop | Monthly | 2027-06-16 | In progress | Asha Patel
Portal evening | Broker portal relaunch | Brokers | Brokers' association | Twelve join the pilot | Meeting | Once | 2027-06-24 | Open | Rachel Doyle"),
    (RecordKind::Feedback, "name | stakeholder | project | date | rating | answer | status
Nobody asked us about the first screen | Contact centre staff | Mobile claims journey | 2027-05-12 | 2 | Two of them join the design team | In progress
The monthly page helps | Chief claims officer | | 2027-05-20 | 5 | | Done"),
    (RecordKind::ChangeGroup, "name | unit | site | headcount | capacity | contact
Contact centre | Operations & Data | Leeds | 180 | 2 | Team leaders
Claims handlers | Operations & Data | York | 95 | 3 | Head of claims
Finance control | Finance | Leeds | 24 | 3 | Controller"),
    (RecordKind::ChangeImpact, "name | group | project | size | starts | ends | support | owner
Photos instead of forms | Contact centre | Mobile claims journey | 3 | 2027-09-01 | 2027-11-30 | Half a day of training | Asha Patel
New telephony | Contact centre | Contact centre telephony | 4 | 2027-10-01 | 2027-12-31 | Two days of training | Femi Adeyemi
Closing in the new ledger | Finance control | Finance ledger migration | 5 | 2027-11-01 | 2028-03-31 | A helper at each desk | Owen Price"),
    (RecordKind::Template, "name | kind | tier | version | owner | review | body
Project charter | Charter | Light | 2.2 | Project office | 2027-12-01 | Why; what is in and what is not; who decides; what it costs; when it is done
Status report | Status report | Light | 3.0 | Project office | 2027-12-01 | Health in seven lines; what was done; what comes; what others must decide
Closure report | Closure | Standard | 1.5 | Project office | 2028-03-01 | What was promised and what came; what is handed over; lessons"),
    (RecordKind::Absence, "person | from | to | share | kind | note
Priya Raman | 2027-06-14 | 2027-06-18 | | Leave | Summer leave
Tomasz Zieliński | 2027-07-19 | 2027-07-23 | | Leave |
Priya Raman | 2027-10-25 | 2027-10-29 | 1 | Training | Pipelines that hold"),
];

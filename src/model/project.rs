//! Projects: the rows everything else hangs on.

use super::field::{Field, Kind, OnDelete, Unit};
use super::money::Money;
use super::{Id, Portfolio, Programme, RecordKind, Tier};
use chrono::NaiveDate;

crate::choices! {
    /// Where a project stands on its way from idea to closure.
    Stage {
        /// An idea, not yet examined.
        Idea = "idea",
        /// A candidate for the portfolio.
        Candidate = "candidate",
        /// Approved, not started.
        Approved = "approved",
        /// Being delivered.
        InDelivery = "in_delivery",
        /// Paused.
        OnHold = "on_hold",
        /// Closed.
        Closed = "closed",
        /// Rejected.
        Rejected = "rejected",
    }
}

crate::choices! {
    /// The health of a project.
    Status {
        /// Everything within tolerance.
        OnTrack = "on_track",
        /// Tolerance is threatened.
        AtRisk = "at_risk",
        /// Outside tolerance.
        OffTrack = "off_track",
        /// Done.
        Complete = "complete",
        /// Paused.
        OnHold = "on_hold",
        /// Not started.
        NotStarted = "not_started",
    }
}

crate::choices! {
    /// What sort of project it is.
    ProjectKind {
        /// Information technology.
        It = "it",
        /// Work of the project office itself.
        Pmo = "pmo",
        /// Enterprise-wide change.
        Enterprise = "enterprise",
    }
}

crate::choices! {
    /// How a project is run.
    Methodology {
        /// Planned as a whole, then done.
        Predictive = "predictive",
        /// In short rounds, each with something that works.
        Agile = "agile",
        /// Planned as a whole, done in rounds.
        Hybrid = "hybrid",
    }
}

crate::choices! {
    /// How hard a project is to lead, whatever its size.
    Complexity {
        /// Known work, few parties.
        Low = "low",
        /// Some new work or several parties.
        Medium = "medium",
        /// Much new work, many parties.
        High = "high",
        /// New to the organisation, and what it changes changes back.
        VeryHigh = "very_high",
    }
}

crate::choices! {
    /// A decision taken before any ranking.
    Lock {
        /// It is done whatever its score.
        Must = "must",
        /// It is not done whatever its score.
        Exclude = "exclude",
    }
}

crate::choices! {
    /// How much a project is needed (DSDM).
    Moscow {
        /// Without it the whole makes no sense.
        Must = "must",
        /// Important, but a way around exists.
        Should = "should",
        /// Wanted where time is left.
        Could = "could",
        /// Agreed to be left out this time.
        Wont = "wont",
    }
}

crate::record! {
    /// A project.
    Project {
        /// The organisation's own number.
        key: String = Field::text().known_as(&[
            "id", "project id", "project number", "projekt nr", "projektnummer", "key", "no", "number", "unique id", "uniqueid", "code", "ref",
            "reference", "project ref", "project code", "projekt id", "kennung", "code projet", "numéro de projet", "código",
            "código del proyecto",
        ]);
        /// Its name.
        name: String = Field::text().required().listed().known_as(&[
            "name", "project", "project name", "projectname", "title", "project title", "proj name", "projekt", "projektname", "vorhaben",
            "initiative", "initiative name", "nom du projet", "projekttitel", "bezeichnung", "projektbezeichnung", "projet", "intitulé",
            "proyecto", "nombre del proyecto", "nom", "nombre",
        ]);
        /// Its health.
        status: Option<Status> = Field::choice(Status::CODES).listed().known_as(&[
            "status", "rag", "rag status", "health", "colour rating", "dca", "ampel", "overall status", "overall rag", "delivery confidence",
            "ampelstatus", "gesamtstatus", "projektstatus", "statut", "météo", "estado", "semáforo",
        ]);
        /// Where it stands.
        stage: Option<Stage> = Field::choice(Stage::CODES).listed().known_as(&[
            "stage", "phase", "state", "lifecycle", "life cycle stage", "projektphase", "project stage", "project phase", "étape", "fase", "etapa",
        ]);
        /// Who leads it.
        owner: String = Field::text().listed().known_as(&[
            "owner", "pm", "project manager", "manager", "lead", "project lead", "projektleiter", "sro", "responsible", "verantwortlich",
            "project owner", "project leader", "leader", "leiter", "leiterin", "leitung", "projektleitung", "projektleiterin",
            "projektverantwortlicher", "pl", "verantwortlicher", "chef de projet", "cheffe de projet", "responsable", "pilote", "jefe de proyecto",
            "director del proyecto", "líder",
        ]);
        /// Who pays for it and decides.
        sponsor: String = Field::text().known_as(&[
            "sponsor", "executive", "auftraggeber", "project sponsor", "executive sponsor", "business sponsor", "sponsor ref", "business owner",
            "auftraggeberin", "projektsponsor", "commanditaire", "maître d ouvrage", "patrocinador",
        ]);
        /// The portfolio it belongs to.
        portfolio: Option<Id<Portfolio>> = Field::reference(RecordKind::Portfolio, OnDelete::Clear).known_as(&[
            "portfolio", "theme", "category", "report category", "projektportfolio", "portefeuille", "cartera",
        ]);
        /// The programme it belongs to.
        programme: Option<Id<Programme>> = Field::reference(RecordKind::Programme, OnDelete::Clear).known_as(&[
            "programme", "program", "programm", "programa",
        ]);
        /// The unit it belongs to.
        unit: String = Field::text().known_as(&[
            "unit", "department", "dept", "business unit", "division", "abteilung", "bereich", "directorate", "organisationseinheit",
            "fachbereich", "service", "direction", "département", "departamento", "área",
        ]);
        /// What sort of project it is.
        kind: Option<ProjectKind> = Field::choice(ProjectKind::CODES).known_as(&[
            "type", "project type", "projektart", "projekttyp", "type de projet", "tipo",
        ]);
        /// How it is run.
        methodology: Option<Methodology> = Field::choice(Methodology::CODES).known_as(&[
            "methodology", "delivery method", "delivery approach", "vorgehensmodell", "méthodologie", "metodología",
        ]);
        /// How much of the project office's method it takes.
        tier: Option<Tier> = Field::choice(Tier::CODES).known_as(&[
            "tier", "tailoring tier", "tailoring", "governance tier",
        ]);
        /// How hard it is to lead.
        complexity: Option<Complexity> = Field::choice(Complexity::CODES).known_as(&[
            "complexity", "komplexität", "complexité", "complejidad",
        ]);
        /// The region it is for.
        region: String = Field::text().known_as(&["region", "geography", "gebiet", "région", "región"]);
        /// The country it is for.
        country: String = Field::text().known_as(&["country", "land", "pays", "país"]);
        /// First day.
        start: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&[
            "start", "start date", "startdate", "begin", "beginn", "planned start", "from", "project start", "starttermin", "startdatum",
            "projektstart", "projektbeginn", "von", "début", "date de début", "inicio", "fecha de inicio",
        ]);
        /// Last day.
        finish: Option<NaiveDate> = Field::new(Kind::Date).listed().known_as(&[
            "finish", "end", "end date", "enddate", "finish date", "go live", "golive", "due", "due date", "ende", "planned end",
            "completion date", "estimated completion date", "to", "project end", "planned finish", "endtermin", "enddatum", "projektende", "bis",
            "fin", "date de fin", "fecha de fin",
        ]);
        /// What it costs in all.
        cost: Option<Money> = Field::new(Kind::Money).listed().known_as(&[
            "cost", "costs", "budget", "total cost", "total budget", "totalbudget", "budget usd", "kosten", "whole life cost", "wlc",
            "wlc baseline", "wlc baseline incl ncg", "total baseline", "capex", "kosten eur", "budget eur", "project cost", "project budget",
            "gesamtkosten", "gesamtbudget", "projektkosten", "projektbudget", "coût", "coût total", "coste", "costo", "presupuesto",
        ]);
        /// What it brings a year.
        benefit: Option<Money> = Field::new(Kind::Money).listed().known_as(&[
            "benefit", "benefits", "annual benefit", "annual benefit usd", "nutzen", "value", "expected benefit", "jährlicher nutzen", "bénéfice",
            "bénéfices", "beneficio", "beneficios",
        ]);
        /// A decision taken before any ranking.
        lock: Option<Lock> = Field::choice(Lock::CODES).known_as(&["lock", "mandatory", "must do", "pflicht", "muss"]);
        /// Why that decision was taken.
        lock_reason: String = Field::text().known_as(&["lock reason", "reason for decision"]);
        /// The last day it can start; between its start and this day the selection may choose.
        latest_start: Option<NaiveDate> = Field::new(Kind::Date).known_as(&["latest start", "start no later than"]);
        /// Of projects with the same word here at most one is selected.
        exclusive: String = Field::text().known_as(&["exclusive", "either or", "alternative to"]);
        /// How much it is needed.
        moscow: Option<Moscow> = Field::choice(Moscow::CODES).known_as(&["moscow", "need"]);
        /// Least effort, in percent of the plan.
        effort_low: Option<f64> = Field::number(1.0, 100.0, Unit::Percent).known_as(&["effort low", "optimistic effort"]);
        /// Most effort, in percent of the plan.
        effort_high: Option<f64> = Field::number(100.0, 1000.0, Unit::Percent).known_as(&["effort high", "pessimistic effort"]);
        /// Shortest duration, in percent of the plan.
        duration_low: Option<f64> = Field::number(5.0, 100.0, Unit::Percent).known_as(&["duration low", "optimistic duration"]);
        /// Longest duration, in percent of the plan.
        duration_high: Option<f64> = Field::number(100.0, 1000.0, Unit::Percent).known_as(&["duration high", "pessimistic duration"]);
        /// Most months that it begins later than planned.
        slip_months: Option<f64> = Field::number(0.0, 60.0, Unit::One).known_as(&["slip", "start slip", "delay"]);
        /// How probable it is that it comes.
        probability: Option<f64> = Field::number(0.0, 1.0, Unit::Share).known_as(&["probability", "approval probability", "likelihood"]);
        /// What it is about.
        description: String = Field::long_text().known_as(&[
            "description", "description aims", "summary", "scope", "beschreibung", "descripción", "kurzbeschreibung",
        ]);
    }
}

impl Project {
    /// Whether work on it is still possible: neither closed nor rejected.
    pub fn is_open(&self) -> bool {
        !matches!(self.stage, Some(Stage::Closed | Stage::Rejected))
    }
}

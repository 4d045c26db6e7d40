//! The respondent's page: places, drafts that are kept, invitations.

use super::*;
use crate::analysis::maturity::Model;
use crate::model::{Assessment, Typed as _, Uid};
use crate::present::maturity::session;

fn whole() -> Model {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json");
    Model::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn model() -> Questions {
    session::questions_of(&whole())
}

fn self_draft(only: usize) -> Draft {
    draft((0..52).map(|n| n == only).collect())
}

fn draft(asked: Vec<bool>) -> Draft {
    let model = model();
    let mut invite = session::invite(&Assessment::empty(Uid(7)), &whole());
    invite.asked = asked;
    Draft::begin(invite, &model, [1; 8], None)
}

#[test]
fn an_invitation_is_read_from_the_address() {
    let model = model();
    let invite = session::invite(&Assessment::empty(Uid(7)), &whole());
    let code = invite.to_code();
    for hash in [format!("#i={code}"), code.clone(), format!("#x=1&i={code}")] {
        assert_eq!(invited(&hash, &model), Ok((invite.clone(), model.clone())), "{hash}");
    }
    let packet = Packet::empty(invite.session, invite.model, [0; 8]).to_code();
    let other = Invite { model: *b"else", ..invite }.to_code();
    for (hash, fault) in [
        ("", NoInvite::None),
        ("#", NoInvite::None),
        ("#i=PLJ123", NoInvite::Damaged),
        (&code[..20], NoInvite::Damaged),
        (packet.as_str(), NoInvite::Damaged),
        (other.as_str(), NoInvite::OtherQuestions),
    ] {
        assert_eq!(invited(hash, &model), Err(fault), "{hash}");
    }
}

#[test]
fn one_goes_forth_and_back_and_only_what_is_asked_is_shown() {
    let mut draft = draft((0..52).map(|n| n == 3 || n == 50).collect());
    let mut places = vec![draft.place];
    for _ in 0..5 {
        draft.next();
        places.push(draft.place);
    }
    use Place::{Order, Question, Review, Send, Start};
    assert_eq!(places, [Start, Question(0), Question(1), Order, Review, Send]);
    for expected in [Review, Order, Question(1), Question(0), Start] {
        draft.back();
        assert_eq!(draft.place, expected);
    }
    assert_eq!(draft.question(1).map(|(_, p)| p.id.as_str()), Some("MAN-3"));
    assert_eq!(draft.question(2), None);
    draft.answer(1, Answer::Level(4));
    draft.answer(9, Answer::Level(4));
    assert_eq!((draft.answered(), draft.packet.answered()), (1, 1));
    assert_eq!(draft.packet.replies[50].answer, Some(Answer::Level(4)));
}

#[test]
fn a_locked_phone_goes_on_where_it_was() {
    let mut first = draft(Vec::new());
    first.set_group("Teams");
    first.next();
    first.answer(0, Answer::DoNotKnow);
    first.sure(0, Sure::Low);
    first.next();
    assert_eq!(first.set_comment(1, "  said 🙂 <b> "), 0);
    let again = |kept: &str| Draft::begin(first.invite.clone(), &model(), [9; 8], Some(kept));
    assert_eq!(again(&first.kept()), first);
    for broken in ["", "x", "1 1", "1 1 PLA", "99999999999999999999 1 PLA00"] {
        assert_eq!(again(broken).answered(), 0, "{broken}");
    }
    let other = Invite { session: *b"other!", ..first.invite.clone() };
    let fresh = Draft::begin(other, &model(), [9; 8], Some(&first.kept()));
    assert_eq!((fresh.answered(), fresh.packet.respondent), (0, [9; 8]));
}

#[test]
fn what_is_handed_over_again_after_a_change_has_the_next_number() {
    let day: NaiveDate = "2026-11-22".parse().unwrap();
    let mut draft = draft(Vec::new());
    draft.answer(0, Answer::Level(2));
    let first = draft.hand_over(day);
    assert_eq!((draft.hand_over(day), draft.packet.number), (first.clone(), 1));
    draft.answer(0, Answer::Level(3));
    assert_ne!(draft.hand_over(day), first);
    assert_eq!(draft.packet.number, 2);
    draft.sure(0, Sure::High);
    draft.sure(0, Sure::High);
    assert_eq!(draft.reply(0).sure, None);
    assert_eq!(draft.set_comment(0, &"x".repeat(COMMENT_CHARS_MAX + 5)), 5);
    assert_eq!(draft.comment(0).len(), COMMENT_CHARS_MAX);
    draft.set_comment(0, " ");
    assert_eq!(draft.packet.comments, []);
}

#[test]
fn domains_are_put_in_order_by_touching_them() {
    let mut draft = draft((0..52).map(|n| n == 3 || n == 8 || n == 50).collect());
    assert_eq!(draft.topics(), [0, 1, 11]);
    assert_eq!(draft.topic_name(11), "PMO mandate, services and people");
    draft.hand_over("2026-11-22".parse().unwrap());
    for at in [11, 0, 1, 0] {
        draft.turn_rank(at);
    }
    assert_eq!((draft.rank(11), draft.rank(1), draft.rank(0)), (Some(1), Some(2), None));
    assert_eq!(draft.packet.priorities, [11, 1]);
    assert!(draft.changed);
    draft.place = Place::Order;
    let again = Draft::begin(draft.invite.clone(), &model(), [9; 8], Some(&draft.kept()));
    assert_eq!(again, draft);
    // One domain alone has no order, and none is asked for.
    let mut one = self_draft(3);
    assert_eq!(one.topics(), [0_u32; 0]);
    one.place = Place::Question(0);
    one.next();
    assert_eq!(one.place, Place::Review);
    one.back();
    assert_eq!(one.place, Place::Question(0));
}

#[test]
fn questions_of_ones_own_come_with_the_invitation() {
    let (ships, now) = (whole(), Assessment::empty(Uid(7)));
    let mut own = ships.clone();
    own.id = "ours".to_owned();
    own.domains[3].practices[0].question = "What do we do?".to_owned();
    let code = session::invitation(&now, &own, &ships);
    assert_eq!(session::invitation(&now, &ships, &ships), session::invite(&now, &ships).to_code());
    let (invite, asked) = invited(&format!("i={code}"), &model()).unwrap();
    assert_eq!((invite.model, &asked), (asked.mark(), &session::questions_of(&own)));
    let text = format!("Please answer:\nhttps://x.example/respond.html#i={code}\nThank you");
    assert_eq!(invitation_in(&text), Some(code.as_str()));
    assert_eq!(invitation_in("i=PLA000 PLQ00 i="), None);
    // Without the questions, with those of another model, or with half of them.
    let (alone, questions) = code.split_once('.').unwrap();
    let other = session::invite(&now, &ships).to_code();
    for (wrong, fault) in [
        (alone.to_owned(), NoInvite::OtherQuestions),
        (format!("{other}.{questions}"), NoInvite::OtherQuestions),
        (format!("{alone}.{}", &questions[..questions.len() - 3]), NoInvite::Damaged),
        (format!("{alone}.{alone}"), NoInvite::Damaged),
    ] {
        assert_eq!(invited(&wrong, &model()), Err(fault), "{wrong}");
    }
    assert!(session::invitation_picture("https://x.example/respond.html#i=", &code).is_some());
    own.domains.iter_mut().for_each(|domain| domain.name.push_str(&"long ".repeat(60)));
    let code = session::invitation(&now, &own, &ships);
    assert!(session::invitation_picture("", &code).is_none());
    assert!(invited(&code, &model()).is_ok());
}

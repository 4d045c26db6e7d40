//! Round trips, damage, and the laws of the union.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SESSION: SessionId = *b"sesion";
const MODEL: ModelMark = *b"modl";

fn sample(seed: u8) -> Packet {
    let reply = |n: u8| Reply {
        answer: [None, Some(Answer::Level(1 + n % 5)), Some(Answer::DoNotKnow)][usize::from(n % 3)],
        sure: [None, Some(Sure::Low), Some(Sure::High)][usize::from(n % 3)],
    };
    Packet {
        day: Some("2026-11-22".parse().unwrap()),
        group: "Sponsors".to_owned(),
        name: "Åsa 🙂 <b>".to_owned(),
        replies: (0..52).map(|n| reply(n + seed)).collect(),
        priorities: vec![3, 0, 11],
        comments: vec![(4, "Größe\n“quoted” & <script>".to_owned())],
        tallies: vec![(7, [1, 3, 5, 3, 0])],
        ..Packet::empty(SESSION, MODEL, [seed; 8])
    }
}

fn kept(packets: &[Packet]) -> BTreeMap<String, String> {
    packets.iter().map(|packet| (id_of(packet), packet.to_code())).collect()
}

fn sorted(kept: &BTreeMap<String, String>) -> Collected {
    collect(kept, &BTreeMap::new(), SESSION, MODEL, 52)
}

#[test]
fn a_packet_comes_back_as_it_went_and_is_short() {
    let packet = sample(1);
    assert_eq!(Packet::from_bytes(&packet.to_bytes()), Ok(packet.clone()));
    let (kind, bytes) = read(&packet.to_code()).unwrap();
    assert_eq!((kind, Packet::from_bytes(&bytes)), (Kind::Answers, Ok(packet)));
    let plain = Packet {
        group: "Teams".to_owned(),
        replies: vec![Reply { answer: Some(Answer::Level(3)), sure: Some(Sure::High) }; 40],
        day: sample(1).day,
        ..Packet::empty(SESSION, MODEL, [7; 8])
    };
    assert!(plain.to_bytes().len() <= 60, "{}", plain.to_bytes().len());
    assert!(plain.to_code().len() <= 110, "{}", plain.to_code().len());
}

#[test]
fn every_truncation_and_every_wrong_byte_is_refused_or_another_packet() {
    let bytes = sample(2).to_bytes();
    for cut in 0..bytes.len() {
        assert_eq!(Packet::from_bytes(&bytes[..cut]), Err(PacketFault::Short), "{cut}");
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert_eq!(Packet::from_bytes(&longer), Err(PacketFault::Trailing));
    let later = [&[FORM + 1], &bytes[1..]].concat();
    assert_eq!(Packet::from_bytes(&later), Err(PacketFault::LaterForm(FORM + 1)));
    for at in 0..bytes.len() {
        let mut other = bytes.clone();
        other[at] ^= 0x15;
        // Whatever can be read at all is written as the same bytes: one form a packet.
        if let Ok(packet) = Packet::from_bytes(&other) {
            assert_eq!(packet.to_bytes(), other, "{at}");
        }
    }
    assert_eq!(Packet::from_bytes(&[]), Err(PacketFault::Short));
    assert_eq!(Packet::from_bytes(&[0; 40]), Err(PacketFault::Wrong));
}

#[test]
fn every_mistyped_character_of_a_code_is_noticed() {
    let code = sample(3).to_code();
    for at in 3..code.len() {
        for other in ["Z", "7"] {
            let mut wrong = code.clone();
            wrong.replace_range(at..=at, other);
            if wrong != code {
                assert_eq!(read(&wrong), Err(CodeFault::Checksum), "{at}");
            }
        }
        assert!(read(&code[..at]).is_err(), "{at}");
    }
    for (text, fault) in [
        ("", CodeFault::NoCode),
        ("hello", CodeFault::NoCode),
        ("PL", CodeFault::NoCode),
        ("PLX00", CodeFault::NoCode),
        ("PLA", CodeFault::Checksum),
        ("PLA00", CodeFault::Checksum),
        ("PLA00U0", CodeFault::Character('U')),
        ("PLA0🙂", CodeFault::Character('🙂')),
    ] {
        assert_eq!(read(text), Err(fault), "{text}");
    }
    // One kind's code is not taken for another's.
    let swapped = code.replacen("PLA", "PLJ", 1);
    assert_eq!(read(&swapped), Err(CodeFault::Checksum));
}

#[test]
fn a_code_is_read_as_people_write_it() {
    let code = sample(4).to_code();
    let groups: Vec<String> =
        code.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    let spoken = code[3..].replace('0', "o").replace('1', "l").to_lowercase();
    for written in [
        groups.join(" "),
        groups.join("-"),
        format!("  {}\n", code.to_lowercase()),
        groups.join("\u{2013}\n"),
        format!("pla{spoken}"),
    ] {
        assert_eq!(read(&written), read(&code), "{written}");
    }
}

#[test]
fn long_codes_travel_in_parts_in_any_order() {
    let mut packet = sample(5);
    packet.comments = vec![(0, "🙂".repeat(900)), (1, "<b>&amp;".repeat(200))];
    let code = packet.to_code();
    let mut all = parts(&code, 400);
    assert!(all.len() > 10 && all.iter().all(|part| part.len() <= 420), "{}", all.len());
    all.reverse();
    let mut held = Parts::default();
    for (nth, part) in all.iter().enumerate() {
        let (kind, bytes) = read(part).unwrap();
        assert_eq!(kind, Kind::Part);
        let whole = held.take(&bytes).unwrap();
        if nth + 1 < all.len() {
            assert_eq!((whole, held.open()), (None, vec![(nth + 1, all.len())]));
            assert_eq!(held.take(&bytes), Ok(None), "twice the same changes nothing");
        } else {
            assert_eq!(whole.as_deref(), Some(code.as_str()));
        }
    }
    assert_eq!(held.open(), []);
    assert_eq!(parts("PLA123", 400), ["PLA123"]);
    assert_eq!(held.take(&[1, 2]), Err(PartsFault::NoPart));
    assert_eq!(held.take(&[0, 0, 0, 0, 5, 2, 9]), Err(PartsFault::NoPart));
    assert_eq!(held.take(&[0, 0, 0, 0, 0, 1, 9]), Err(PartsFault::Broken));
}

#[test]
fn comments_of_ten_thousand_characters_travel_and_longer_ones_are_refused() {
    let with = |chars: usize| Packet {
        comments: vec![(0, "é🙂<b>".chars().cycle().take(chars).collect())],
        ..Packet::empty(SESSION, MODEL, [1; 8])
    };
    let most = with(COMMENT_CHARS_MAX);
    assert_eq!(Packet::from_bytes(&most.to_bytes()), Ok(most));
    let over = with(COMMENT_CHARS_MAX + 1).to_bytes();
    assert_eq!(Packet::from_bytes(&over), Err(PacketFault::Wrong));
}

#[test]
fn an_invitation_comes_back_as_it_went() {
    let invite = Invite {
        session: SESSION,
        model: MODEL,
        title: "Autumn workshop".to_owned(),
        sight: Sight::ByGroup,
        groups: vec!["PMO".to_owned(), "Sponsors".to_owned()],
        asked: (0..52).map(|n| n % 4 != 3).collect(),
    };
    let (kind, bytes) = read(&invite.to_code()).unwrap();
    assert_eq!((kind, Invite::from_bytes(&bytes)), (Kind::Invite, Ok(invite.clone())));
    for cut in 0..bytes.len() {
        assert!(Invite::from_bytes(&bytes[..cut]).is_err(), "{cut}");
    }
    let all = Invite { asked: Vec::new(), ..invite };
    let (_, bytes) = read(&all.to_code()).unwrap();
    assert_eq!(Invite::from_bytes(&bytes), Ok(all));
}

#[test]
fn the_latest_counts_and_the_earlier_stay() {
    let first = sample(1);
    let second = Packet { number: 2, ..sample(1) };
    let double = Packet { name: "other".to_owned(), ..second.clone() };
    let found = sorted(&kept(&[first.clone(), second.clone()]));
    assert_eq!((found.current.len(), found.current[0].packet.number), (1, 2));
    assert_eq!(found.earlier[0].id, id_of(&first));
    assert_eq!(found.doubles, []);

    let all = kept(&[first, second.clone(), double.clone()]);
    let found = sorted(&all);
    assert_eq!((found.current.len(), found.earlier.len(), found.doubles.len()), (1, 2, 1));
    let counted = found.current[0].id.clone();
    assert_eq!(found.doubles[0].packets[0], counted);
    // The person decides: the one that counted is set aside, the other one counts.
    let aside = BTreeMap::from([(counted.clone(), "typed wrongly".to_owned())]);
    let found = collect(&all, &aside, SESSION, MODEL, 52);
    assert_ne!(found.current[0].id, counted);
    assert_eq!(found.doubles, []);
    assert_eq!(found.quarantined, [(counted, Quarantine::SetAside("typed wrongly".to_owned()))]);
}

#[test]
fn what_does_not_belong_is_kept_with_the_reason() {
    let foreign = Packet { session: *b"other!", ..sample(1) };
    let changed = Packet { model: *b"else", ..sample(2) };
    let more = Packet { replies: vec![Reply::default(); 53], ..sample(3) };
    let outside = Packet { comments: vec![(52, "x".to_owned())], ..sample(4) };
    let mut all = kept(&[foreign, changed, more, outside, sample(5)]);
    all.insert("0".repeat(32), sample(6).to_code());
    all.insert("f".repeat(32), "PLA rubbish".to_owned());
    let found = sorted(&all);
    let mut reasons: Vec<String> =
        found.quarantined.iter().map(|(_, reason)| format!("{reason:?}")).collect();
    reasons.sort();
    let expected = ["OtherModel", "OtherSession", "TooMany", "TooMany", "Unreadable", "Unreadable"];
    assert_eq!((reasons, found.current.len()), (expected.map(str::to_owned).to_vec(), 1));
    assert_eq!(found.current.len() + found.quarantined.len(), all.len(), "nothing is lost");
}

#[test]
fn codes_are_found_in_files_links_and_mail() {
    let (one, two) = (sample(1), sample(2));
    let ids: Vec<String> = (0..52).map(|n| format!("P-{n}")).collect();
    let file = bundle(&[one.clone(), two.clone()], &ids);
    assert!(file.contains("\"P-0\": \"2\""));
    assert_eq!(codes_in(&file), [one.to_code(), two.to_code()]);
    let mail = format!(
        "Hi,\nmine: https://pmo.example/respond.html#a={}\n\"{}\",\nbye PLANNING\n",
        one.to_code(),
        two.to_code()
    );
    assert_eq!(codes_in(&mail), [one.to_code(), two.to_code()]);
    for nothing in ["", "PLANNING", "{}", "{\"format\":\"plumbline answers\"}", "PLAIN text here"] {
        assert_eq!(codes_in(nothing), Vec::<String>::new(), "{nothing}");
    }
}

fn packets() -> impl Strategy<Value = Vec<Packet>> {
    let one = (0u8..6, 1u32..4, 0u8..3, any::<bool>()).prop_map(|(who, number, seed, foreign)| {
        let session = if foreign && seed == 0 { *b"other!" } else { SESSION };
        Packet { respondent: [who; 8], number, session, ..sample(seed) }
    });
    proptest::collection::vec(one, 12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 334, ..ProptestConfig::default() })]

    #[test]
    fn three_laptops_in_any_order_with_repeats_hold_the_same(
        packets in packets(),
        order in Just((0..36_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let whole = sorted(&kept(&packets));
        // Each laptop sees a third, some twice; then they are united in some order.
        let mut laptops = vec![BTreeMap::new(); 3];
        for place in order {
            let packet = &packets[place % 12];
            laptops[place % 3].insert(id_of(packet), packet.to_code());
        }
        for start in 0..3 {
            let mut united = BTreeMap::new();
            for step in 0..3 {
                united.extend(laptops[(start + step) % 3].clone());
            }
            prop_assert_eq!(sorted(&united).hash(), whole.hash());
            prop_assert_eq!(&sorted(&united), &whole);
        }
        let all = kept(&packets).len();
        let held = whole.current.len() + whole.earlier.len() + whole.quarantined.len();
        prop_assert_eq!(held, all, "nothing lost, nothing twice");
        let mut who: Vec<_> = whole.current.iter().map(|held| held.packet.respondent).collect();
        who.dedup();
        prop_assert_eq!(who.len(), whole.current.len(), "one counts for each");
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
        if let Ok(packet) = Packet::from_bytes(&bytes) {
            prop_assert_eq!(packet.to_bytes(), bytes);
        }
        let code = write(Kind::Answers, &[1, 2, 3]);
        prop_assert_eq!(read(&code), Ok((Kind::Answers, vec![1, 2, 3])));
    }
}

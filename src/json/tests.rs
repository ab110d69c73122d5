//! What reading JSON promises: exact text, places of faults, no key twice.

use super::*;

#[track_caller]
fn check_refused(source: &str, line: usize, column: usize, reason: &Reason) {
    let result = read(source).and_then(|node| node.members("document").map(|_| ()));
    assert_eq!(result, Err(JsonError::at(Place { line, column }, reason.clone())), "{source}");
}

#[test]
fn broken_text_is_refused_with_its_place() {
    check_refused("{\n  \"a\": 1,\n  \"b\": tru\n}", 3, 11, &Reason::Syntax(Syntax::Word));
    check_refused("{\"a\":1,}", 1, 8, &Reason::Syntax(Syntax::Key));
    check_refused("{\"ä\":01}", 1, 7, &Reason::Syntax(Syntax::Number));
    check_refused("{\"a\":", 1, 5, &Reason::Ended);
    check_refused("", 1, 1, &Reason::Ended);
    check_refused("{} {}", 1, 4, &Reason::Syntax(Syntax::Behind));
    check_refused(
        "[1]",
        1,
        1,
        &Reason::WrongKind { what: "document".into(), wanted: Kind::Object, found: Kind::Array },
    );
}

#[test]
fn a_key_that_stands_twice_is_refused_with_both_places() {
    check_refused(
        "{\"a\":1,\n \"\\u0061\":2}",
        2,
        2,
        &Reason::DuplicateKey { key: "a".into(), first: Place { line: 1, column: 2 } },
    );
}

#[test]
fn half_a_surrogate_pair_is_refused_with_its_place() {
    let node = read("{\"a\":\n\"x\\ud800y\"}").unwrap();
    let error = node.members("document").unwrap()[0].value.text("a").unwrap_err();
    assert_eq!(error.place.line, 2);
}

#[test]
fn members_keep_their_order_and_their_digits() {
    let source = "{\"z\": 1e400, \"a\": 0.10, \"m\": 9007199254740993, \"o\": {\"k\" : [ 1.0 ]}}";
    let members = read(source).unwrap().members("document").unwrap();
    let seen: Vec<_> = members.iter().map(|m| (m.key.as_str(), m.value.raw())).collect();
    assert_eq!(seen, [("z", "1e400"), ("a", "0.10"), ("m", "9007199254740993"), ("o", "{\"k\" : [ 1.0 ]}")]);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(read("\u{feff}{}").unwrap().kind(), Kind::Object);
}

#[test]
fn numbers_follow_the_grammar_of_json() {
    for good in ["0", "-0", "11", "0.10", "1e400", "-1.5E-7", "9007199254740993", "1E+2"] {
        assert_eq!(Decimal::parse(good).unwrap().as_str(), good);
    }
    for bad in ["", " ", "+1", "01", ".5", "5.", "1,000", " 1", "1 ", "0x10", "NaN", "1e", "--1", "٣", "1_000", "1\n"]
    {
        assert_eq!(Decimal::parse(bad), None, "{bad:?}");
    }
}

"""The numbers of documents: the grammars of the Party and of the State."""

import re

import pytest

from gazette.data import read_data
from gazette.text.fold import fold
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import (
    bare_number,
    match_number,
    normalise_number,
    parse_cited_number,
    parse_number,
    pattern_of,
)

DATA = read_data("vocabulary", "number")
FORMS = DATA["forms"]
SYMBOLS = sorted({symbol for kind in vocabulary().kinds.values() for symbol in kind.symbols})
EXAMPLES = [
    (form, row["printed"], row["number"])
    for form, rows in FORMS.items()
    for row in rows["examples"]
]


@pytest.mark.parametrize(("form", "printed", "number"), EXAMPLES)
def test_every_example_is_read_by_its_own_form_in_a_text(form, printed, number):
    found, end = match_number(f"số {printed}, ngày", 3)
    assert (found.form, found.text, found.given) == (form, number, printed)
    assert end == 3 + len(printed)


@pytest.mark.parametrize(("form", "printed", "number"), EXAMPLES)
def test_a_number_line_is_read_if_a_letter_can_have_such_a_number(form, printed, number):
    for text in (printed, f"Số {printed}", f"SỐ: {printed} "):
        found = parse_number(text)
        if not FORMS[form].get("own"):
            assert found is None
            continue
        assert (found.form, found.text, found.given) == (form, number, text)
        assert found == parse_cited_number(number) == match_number(printed, 0)[0]


def test_every_form_has_examples():
    assert {form for form, _, _ in EXAMPLES} == set(FORMS)


@pytest.mark.parametrize("unit", DATA["unit_examples"])
def test_a_unit_is_read_after_a_body(unit):
    pattern = pattern_of(FORMS["state-cong-van"]["pattern"], "text")
    assert re.fullmatch(pattern, f"12/UBND{unit}", re.IGNORECASE)


@pytest.mark.parametrize(
    ("printed", "digits", "symbol", "body"),
    [
        ("Số 358 -CV/HU", "358", "CV", "HU"),
        ("SỐ 114 -CV/HU", "114", "CV", "HU"),
        ("07 - CĐ/TU", "07", "CĐ", "TU"),
        ("36–HD/VPTW", "36", "HD", "VPTW"),
        ("15/CT-TTg", "15", "CT", "TTg"),
        ("Số: 15/QĐ-UBND", "15", "QĐ", "UBND"),
        ("30/2020/NĐ-CP", "30", "NĐ", "CP"),
        ("số 4228/PA-BCĐ", "4228", "PA", "BCĐ"),
        ("2718/ UBND - VX", "2718", None, "UBND"),
        ("1386/BCĐQG", "1386", None, "BCĐQG"),
        ("12/UBND.VX", "12", None, "UBND"),
        ("12-CV/HU-VP", "12", "CV", "HU"),
        ("12/QĐ", "12", "QĐ", ""),  # cut short
        ("05/CD-UBND", "05", "CD", "UBND"),  # D typed for Đ
        ("12/TTLT-BYT-BTC", "12", "TTLT", ""),  # of several bodies
    ],
)
def test_a_number_is_taken_apart(printed, digits, symbol, body):
    number = parse_number(printed)
    assert (number.digits, number.symbol, number.body) == (digits, symbol, body)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số 358 -CV/HU", "358-CV/HU"),
        ("SỐ 114 -CV/HU", "114-CV/HU"),
        ("Số: 24/CT-UBND", "24/CT-UBND"),
        ("  số  606 - CV / HU ", "606-CV/HU"),
        ("445-KL/TƯ", "445-KL/TƯ"),
        ("Sô 87-KL/QU", "87-KL/QU"),
        ("SO: 87 -KL/QU", "87-KL/QU"),
        ("Sồ 87-KL/QU", "87-KL/QU"),
        ("Sở", "Sở"),
        ("SÔ-KL/QU", "SÔ-KL/QU"),
    ],
)
def test_a_normalised_number_has_no_label_and_no_blanks(printed, number):
    assert normalise_number(printed) == number
    assert normalise_number(number) == number


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_symbol_shows_its_kind_in_both_forms(symbol):
    kinds = {
        kind.key for kind in vocabulary().kinds.values() if fold(symbol) in map(fold, kind.symbols)
    }
    assert kinds
    party, state = parse_number(f"12-{symbol}/HU"), parse_number(f"12/{symbol}-UBND")
    assert (party.form, state.form) == ("party", "state")
    assert party.kinds == state.kinds == kinds


def test_a_number_may_hold_its_year():
    assert parse_number("15/2016/QĐ-TTg").year == "2016"
    assert parse_cited_number("30/2021/QH15").year == "2021"
    assert parse_number("2016/QĐ-TTg").year is None


def test_in_a_text_a_number_ends_where_a_sentence_or_a_date_begins():
    for rest in (".Theo đó", "-09/8/2021", ", ngày 09/8", ""):
        number, end = match_number(f"15/CT-TTg{rest}", 0)
        assert (number.text, end) == ("15/CT-TTg", 9)


@pytest.mark.parametrize("text", ["4577", "12-8", "3 ca", "12.345", "09/8/2021", ""])
def test_in_a_text_digits_without_a_symbol_are_no_number(text):
    assert match_number(text, 0) is None


def test_a_state_number_without_a_symbol_is_of_a_cong_van():
    assert parse_number("3873/UBND-VX").kinds == {"cong-van"}


def test_a_symbol_that_no_kind_has_shows_no_kind():
    assert parse_number("12-XX/HU").kinds == frozenset()


def test_spellings_of_one_number_share_a_key():
    keys = {parse_number(text).key for text in ("445-KL/TƯ", "445 - KL/TU", "Số 445-kl/tu")}
    assert keys == {"445-kl/tu"}
    assert parse_number("05/CĐ-UBND").key == parse_number("5/cđ-ubnd").key
    assert parse_number("15/CT-TTg").key != parse_number("15-CT/TTg").key


def test_a_number_without_its_symbol_agrees_with_the_whole_one():
    whole = parse_number("4577/UBND-VX")
    assert whole.agrees_with(bare_number("4577"))
    assert bare_number("04577").agrees_with(whole)
    assert not whole.agrees_with(bare_number("457"))
    assert not whole.agrees_with(parse_number("4577/BYT-DP"))


def test_a_bare_number_shows_no_kind_and_takes_the_symbol_of_its_list():
    bare, whole = bare_number("2522"), parse_number("2523/UBND - VX")
    assert (bare.is_bare, bare.kinds, bare.body) == (True, frozenset(), "")
    shared = whole.with_digits(bare.digits)
    assert (shared.text, shared.digits, shared.body) == ("2522/UBND-VX", "2522", "UBND")


def test_what_is_cited_has_a_number_of_some_form():
    assert parse_cited_number("4577") == bare_number("4577")
    with pytest.raises(ValueError, match="đường 2-9"):
        parse_cited_number("đường 2-9")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Số",
        "4577",
        "2021-2026",
        "đường 2-9",
        "10/8/2021",
        "0912345678",
        "358CV/HU",
        "CV/HU",
        "358-CV",
        "358-CV/",
        "202/2025/QH15",
        "358-CV/HU và 359-CV/HU",
        "1/2/3-CV/HU",
    ],
)
def test_what_has_no_form_is_no_number(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("printed", "has_dash"),
    [("358-CV/HU", True), ("15/CT-TTg", True), ("2523/UBND - VX", True), ("15/UBND", False)],
)
def test_a_number_with_a_dash_is_told_from_one_without(printed, has_dash):
    assert parse_cited_number(printed).has_dash == has_dash


@pytest.mark.parametrize(
    ("printed", "kinds"),
    [
        ("02-TT/TU", {"thong-tri"}),
        ("02/2021/TT-BYT", {"thong-tu"}),
        ("12/2016/TTLT-BYT-BTC", {"thong-tu"}),
        ("12-DA/HU", {"du-an"}),
        ("12-ĐA/HU", {"de-an"}),
        ("12/ĐA-UBND", {"de-an"}),
        ("05/CD-UBND", {"cong-dien"}),  # D typed for Đ
        ("01-LKG/TU", {"loi-keu-goi"}),
        ("01-TC/TU", {"thong-cao"}),
        ("12/KL-UBND", {"ket-luan"}),  # of the Party, but the symbol has no other kind
        ("12-NĐ/HU", set()),
        ("3873/UBND-VX", set()),
    ],
)
def test_branch_and_spelling_tell_kinds_of_one_symbol_apart(printed, kinds):
    assert parse_cited_number(printed).likely_kinds == kinds

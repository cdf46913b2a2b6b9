"""The numbers of documents: the grammars of the Party and of the State."""

import re

import pytest

from gazette.text.fold import fold
from gazette.vocabulary import vocabulary
from gazette.vocabulary.load import read_data
from gazette.vocabulary.numbers import normalise_number, parse_number

GRAMMARS = read_data("number_grammars")["grammars"]
SYMBOLS = sorted({symbol for kind in vocabulary().kinds.values() for symbol in kind.symbols})
EXAMPLES = [
    (grammar, row["printed"], row["number"])
    for grammar, rows in GRAMMARS.items()
    for row in rows["examples"]
]


@pytest.mark.parametrize(("grammar", "printed", "number"), EXAMPLES)
def test_every_example_is_read_by_its_own_grammar(grammar, printed, number):
    found = parse_number(printed)
    assert found.grammar == grammar
    assert found.text == number
    assert parse_number(number) == found


@pytest.mark.parametrize(("grammar", "printed", "number"), EXAMPLES)
def test_one_grammar_only_fits_an_example(grammar, printed, number):
    kinds = "|".join(sorted(map(re.escape, SYMBOLS), key=len, reverse=True))
    fits = [
        name
        for name, rows in GRAMMARS.items()
        if re.fullmatch(rows["pattern"].replace("{kinds}", kinds), number, re.IGNORECASE)
    ]
    assert fits == [grammar], printed


def test_every_grammar_has_examples():
    assert {grammar for grammar, _, _ in EXAMPLES} == set(GRAMMARS)
    assert {"party", "state", "state-cong-van"} == set(GRAMMARS)


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
    ],
)
def test_a_normalised_number_has_no_label_and_no_blanks(printed, number):
    assert normalise_number(printed) == number
    assert normalise_number(number) == number


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_symbol_shows_its_kind_in_both_grammars(symbol):
    kinds = {
        kind.key for kind in vocabulary().kinds.values() if fold(symbol) in map(fold, kind.symbols)
    }
    assert kinds
    party, state = parse_number(f"12-{symbol}/HU"), parse_number(f"12/{symbol}-UBND")
    assert (party.grammar, state.grammar) == ("party", "state")
    assert party.kinds == state.kinds == kinds


def test_a_state_number_without_a_symbol_is_of_a_cong_van():
    assert parse_number("3873/UBND-VX").kinds == {"cong-van"}


def test_a_symbol_that_no_kind_has_shows_no_kind():
    assert parse_number("12-XX/HU").kinds == frozenset()


def test_spellings_of_one_number_share_a_key():
    keys = {parse_number(text).key for text in ("445-KL/TƯ", "445 - KL/TU", "Số 445-kl/tu")}
    assert keys == {"445-kl/tu"}
    assert parse_number("15/CT-TTg").key != parse_number("15-CT/TTg").key


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
def test_what_fits_no_grammar_is_no_number(text):
    assert parse_number(text) is None

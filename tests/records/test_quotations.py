"""Slips, tasks and whatever else quotes a letter: all quotations are found by one rule."""

import pytest

from gazette.corpus import load_corpus
from gazette.records.check.quotations import Quotable
from tests.site.factory import made_letter

PRINTED = "F0 không\u00a0 triệu chứng"
WHO = {"point": "d1", "who": ["trung-tam-y-te-huyen"]}
QUOTING = {
    "sic": lambda quote: [{"quote": quote, "note": "Thử."}],
    "tasks": lambda quote: [{**WHO, "quote": quote}],
    "inferred": lambda quote: {"speaks_as": {"because": "Thử.", "quote": quote}},
    "changes": lambda quote: [{"kind": "thay-the", "document": "9-CV/HU", "quote": quote}],
    "not_personal": lambda quote: [{"quote": quote, "because": "Thử."}],
}


@pytest.fixture
def wrongs_of(tmp_path):
    """Return a function that quotes words in a field and returns what is wrong with them."""

    def wrongs(field, quote):
        body = f"1. Điều trị {PRINTED} tại nhà./."
        made_letter(tmp_path, body=body, **{field: QUOTING[field](quote)})
        problems = load_corpus([tmp_path])[1]
        return [problem.wrong for problem in problems if problem.field.endswith("quote")]

    return wrongs


@pytest.mark.parametrize("field", QUOTING)
def test_words_as_printed_are_found(wrongs_of, field):
    assert wrongs_of(field, PRINTED) == []


@pytest.mark.parametrize("field", QUOTING)
def test_of_words_that_look_the_same_the_unlike_sign_is_named(wrongs_of, field):
    (wrong,) = wrongs_of(field, "F0 không  triệu chứng")
    assert wrong.startswith('"F0 không  triệu chứng" is not in ')
    assert wrong.endswith(f', which has "{PRINTED}" (U+0020, not U+00A0)')


@pytest.mark.parametrize(
    ("text", "quote", "said"),
    [
        ("vật tư… phòng", "vật tư... phòng", ', which has "vật tư… phòng"'),
        ("là “vùng xanh”.", '"vùng xanh"', ', which has "“vùng xanh”" (U+0022, not U+201C'),
        ("hết…\nBCÐ huyện", "BCĐ huyện", ', which has "BCÐ huyện" (U+0110, not U+00D0)'),
        ("không  triệu chứng", "không triệu chứng", ', which has "không  triệu chứng"'),
        ("không\ntriệu chứng", "không triệu chứng", ""),
        ("vùng xanh", "vùng Xanh", ""),
        ("(a.b", "(aXb", ""),
    ],
)
def test_what_stands_there_instead_is_said(text, quote, said):
    wrong, right = Quotable("the body", [text]).fault(quote)
    assert wrong.startswith(f'"{quote}" is not in the body{said}')
    assert said or wrong == f'"{quote}" is not in the body'
    assert right == "quote character for character, without emphasis markers"


def test_a_quotation_is_in_one_text():
    assert "một\nhai" not in Quotable("the record", ["một", "hai"])

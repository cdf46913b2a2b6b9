"""A record's file: its values as written, and where each of them stands."""

import pytest

from gazette.records.problem import line_and_column
from gazette.records.source import read_source, split_front_matter


def read(front, body="Thân văn bản."):
    return read_source("a.md", f"---\n{front}\n---\n{body}\n".encode())


def values_of(front):
    source, problems = read(front)
    assert problems == []
    return source.values


def problems_of(text):
    raw = text if isinstance(text, bytes) else text.encode()
    return [str(problem) for problem in read_source("a.md", raw)[1]]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CR LF"])
def test_front_matter_is_split_from_the_body_whatever_ends_the_lines(end):
    front, body = split_front_matter(end.join(["---", "kind: cong-van", "---", "Một", "---", ""]))
    assert (front.strip(), body.split()) == ("kind: cong-van", ["Một", "---"])


@pytest.mark.parametrize("text", ["", "Một\n---\nHai\n---\n", "---\nMột\n", "----\n---\n---\n"])
def test_a_text_without_closed_front_matter_at_its_start_is_not_split(text):
    assert split_front_matter(text) is None


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "true", "012", "0x1F", "1.10", "1e3", "10:30:00", "2021-08-10", ".inf"],
)
def test_a_plain_scalar_stays_as_written(text):
    assert values_of(f"number: {text}") == {"number": text}


def test_a_date_in_a_list_and_a_key_that_looks_like_a_word_of_yaml_stay_text():
    assert values_of("on: [2021-08-10, 3]") == {"on": ["2021-08-10", "3"]}


@pytest.mark.parametrize("text", ["null", "~", ""])
def test_null_a_tilde_and_nothing_are_none(text):
    assert values_of(f"district: {text}") == {"district": None}


@pytest.mark.parametrize("text", ['"null"', "'~'", '""'])
def test_what_stands_in_quotes_is_text(text):
    assert values_of(f"district: {text}") == {"district": text[1:-1]}


def test_a_block_keeps_its_lines():
    assert values_of("before: |-\n  thuộc địa\n\n  bàn") == {"before": "thuộc địa\n\nbàn"}


FRONT = """\
kind: cong-van
letterhead:
  motto: ĐẢNG CỘNG SẢN VIỆT NAM
  subject:
    - Về việc tăng cường
    - "phòng, chống dịch"
signature: {authority: T/M BAN THƯỜNG VỤ, position: PHÓ BÍ THƯ, name: Nguyễn Mạnh Lực}
tasks:
  - point: d1
    who: [huyen-uy, cong-an-huyen]
mended: |-
  khối
added:"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("kind",), (2, 7)),
        (("letterhead",), (4, 3)),
        (("letterhead", "motto"), (4, 10)),
        (("letterhead", "subject", 1), (7, 7)),
        (("signature", "name"), (8, 71)),
        (("tasks", 0, "who", 1), (11, 21)),
        (("mended",), (12, 9)),
        (("added",), (14, 7)),
        (("tasks", 0, "quote"), (10, 5)),  # not there: the task itself
        (("tasks", 5), (10, 3)),
        (("nothing",), (2, 1)),
    ],
)
def test_every_value_knows_its_line_and_column(path, place):
    source, _ = read(FRONT)
    assert source.place_of(path) == place


def test_a_column_counts_letters_not_bytes():
    source, _ = read("a: {b: Đường Hưng, c: x}")
    assert source.place_of(("a", "c")) == (2, 23)


def test_an_offset_in_the_body_knows_its_line_and_column():
    source, _ = read("a: b", "\nĐoạn một.\n\nĐoạn hai.")
    assert source.body == "Đoạn một.\n\nĐoạn hai."
    assert str(source.body_problem(11, "w", "r")) == "a.md:7:1: body: w; r"
    assert source.text[source.body_offset :].rstrip() == source.body


def test_a_body_that_repeats_the_front_matter_is_found_below_it():
    source, _ = read("subject: phòng dịch", "phòng dịch")
    assert line_and_column(source.text, source.body_offset) == (4, 1)


def test_a_rule_of_dashes_in_the_body_is_no_fence():
    source, problems = read("a: b", "một\n\n---\n\nhai")
    assert problems == []
    assert source.body == "một\n\n---\n\nhai"


def test_a_body_may_be_missing():
    source, problems = read_source("a.md", b"---\na: b\n---")
    assert problems == []
    assert (source.body, source.body_offset) == ("", len(source.text))


def test_every_key_that_stands_twice_is_named_with_the_line_of_the_first():
    source, problems = read("a: 1\nb: {c: 2, c: 3}\na: 4")
    assert [str(problem) for problem in sorted(problems)] == [
        'a.md:3:11: file: key "c" appears twice, first in line 3; keep one of them',
        'a.md:4:1: file: key "a" appears twice, first in line 2; keep one of them',
    ]
    assert source.values == {"a": "4", "b": {"c": "3"}}


@pytest.mark.parametrize(
    "front", ["a: &x [1, 2]\nb: *x\nc: [*x, *x]", "a: &x [1, *x]", "a: &x 1\nb: {c: *x}"]
)
def test_the_first_alias_is_refused_and_no_value_is_read(front):
    source, problems = read(front)
    assert source is None
    assert [problem.wrong for problem in problems] == ["this value is used again by an alias"]


def test_a_tag_is_refused():
    source, problems = read("a: !!int 12\nb: !lenh x")
    assert [(problem.line, problem.column) for problem in problems] == [(2, 4), (3, 4)]
    assert source.values == {"a": "12", "b": "x"}


def test_a_key_that_is_no_text_is_refused_and_left_out():
    source, problems = read("? [a, b]\n: c\nd: e")
    assert [problem.wrong for problem in problems] == ["a key is not text"]
    assert source.values == {"d": "e"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("----\na: b\n---\n", 'a.md:1:1: file: the first line is "----"'),
        ("a: b\n", 'a.md:1:1: file: the first line is "a: b"'),
        ("---\na: b\n--- \nthân\n", "a.md:3:1: file: the front matter is not closed"),
        ("---\na: b\n\nthân\n", "a.md:4:1: file: the front matter is not closed"),
        ("---\n---\nthân\n", "a.md:2:1: file: the front matter is not a mapping"),
        ("---\n- a\n---\nthân\n", "a.md:2:1: file: the front matter is not a mapping"),
        ("---\na: b: c\n---\n", "a.md:2:5: file: YAML can't be read: mapping values"),
        ("---\na: *b\n---\n", "a.md:2:4: file: YAML can't be read: found undefined alias"),
        (" \n\n", "a.md:1:1: file: is empty"),
        ("---\na: \x07b\n---\n", "a.md:2:4: file: control or invisible character U+0007"),
        ("---\na: b\ufffe\n---\n", "a.md:2:5: file: control or invisible character U+FFFE"),
        (b"---\na: H\xe0 N\xf4i\n---\n", "a.md:2:5: file: byte 0xe0 is not UTF-8"),
        ("---\na: b\n---\n".encode("utf-16"), "a.md:1:1: file: byte 0xff is not UTF-8"),
    ],
)
def test_what_cannot_be_read_says_where(text, place):
    raw = text if isinstance(text, bytes) else text.encode()
    source, problems = read_source("a.md", raw)
    assert source is None
    assert len(problems) == 1
    assert str(problems[0]).startswith(place)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\ufeff---\na: b\n---\nthân\n", "a.md:1:1: file: begins with a byte order mark"),
        ("---\r\na: b\r\n---\r\n", "a.md:1:4: file: CR LF ends 3 of its lines"),
        (
            "---\na: b\n---\nhai\u200b chữ\n",
            "a.md:4:4: file: control or invisible character U+200B",
        ),
        (
            "---\na: b\n---\nhai\u00ad chữ\n",
            "a.md:4:4: file: control or invisible character U+00AD",
        ),
        ("---\na: b\n---\nhai\tchữ\n", "a.md:4:4: file: control or invisible character U+0009"),
        (
            "---\na: b\n---\nHà No\u0323\u0302i\n",
            "a.md:4:5: file: letters and marks are not composed (Unicode NFC) in 1 of its lines",
        ),
    ],
)
def test_bad_characters_are_named_and_the_rest_is_read_all_the_same(text, found):
    source, problems = read_source("a.md", text.encode())
    assert source.values == {"a": "b"}
    assert [str(problem).partition(";")[0] for problem in problems] == [found]


def test_a_blank_that_does_not_break_is_the_sources_own():
    assert problems_of("---\na: b\n---\nHà\u00a0Nội\n") == []

"""`segment` finds the pieces of each letter in a text, and what belongs to none."""

import random
import re
from functools import cache
from unicodedata import normalize

import pytest
import yaml

from bench.damage import damaged
from gazette.data import read_data
from gazette.letters.model import CleanText, LetterParts, Piece, RawText, Span
from gazette.letters.segment.keys import key_of
from gazette.letters.segment.signs import pattern_of
from gazette.records.body import parse_body
from gazette.records.check.evidence import subject_of
from gazette.records.source import read_source
from tests.conftest import ROOT
from tests.letters.letter_texts import LAYOUTS, letter_text
from tests.letters.segmented import as_case, segmented

CASES = ROOT / "tests/cases/letters-segment"
SEEDS = sorted((ROOT / "directives").glob("*/*/*.md"))
LETTERS = sorted((ROOT / "tests/cases/letters").glob("*/*/*.md"))
SIGNS = read_data("letters.segment", "signs")
HEAD = ("superior", "issuer", "star", "motto", "number", "title", "dateline")


def cases():
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['says']}")


@cache
def record(path):
    source, _ = read_source(path.name, path.read_bytes())
    return source.values, source.body


# ---------- golden cases ----------


@pytest.mark.parametrize("case", [*cases()])
def test_a_text_is_taken_apart_as_the_case_says(case):
    expected = {key: case[key] for key in case if key not in ("says", "text")}
    assert as_case(case["text"].rstrip("\n")) == expected


def test_a_bare_dash_is_nobody():
    text = CleanText(RawText("a", "- Lưu,\n-"), "- Lưu,\n-")
    pieces = Piece("copy", Span(0, 6)), Piece("copy", Span(7, 8))
    assert LetterParts(text, "complete", pieces, None, "").printed("copy") == ("Lưu,",)


# ---------- marks and damaged signs of a letterhead ----------

HEADED = """ĐẢNG BỘ THÀNH PHỐ HÀ NỘI
HUYỆN ỦY SÓC SƠN
*
Số 389-CV/HU
{mark}
{about} trực chốt
ĐẢNG CỘNG SẢN VIỆT NAM
Sóc Sơn, ngày 19 tháng 7 năm 2021

Kính gửi: {recipients}

Thường trực Huyện ủy yêu cầu trực chốt./.

Nơi nhận:
- Lưu VP.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
{name}
"""


def headed(mark="*", about="V/v", recipients="Công an huyện", name="Lê Văn Mẫu"):
    text = HEADED.format(mark=mark, about=about, recipients=recipients, name=name)
    (letter,) = segmented(text).letters
    return letter


@pytest.mark.parametrize(
    "mark",
    [
        *("(Hỏa tốc)", "Hoả tốc", "(Hoả tốc - hẹn giờ 17h00)", "HỎA TỐC - KHẨN"),
        *("(Khẩn)", "KHẨN, HỎA TỐC", "[Thượng khẩn]", "KHẨN!", "(Văn bản khẩn)"),
    ],
)
def test_a_mark_of_urgency_stands_alone_on_its_line(mark):
    letter = headed(mark=mark)
    assert letter.printed("urgency") == (mark,)
    assert letter.printed("subject") == ("V/v trực chốt",)
    assert letter.completeness == "complete"


@pytest.mark.parametrize("about", ["V⁄v", "V/V", "V⁄%v", "Vv", "W/v", "V1v", "Vív", "V|v:", "V\\v"])
def test_a_damaged_lead_is_no_part_of_the_subject(about):
    letter = headed(about=about)
    assert letter.printed("subject") == (f"{about} trực chốt",)
    assert subject_of(letter.printed("subject")) == "trực chốt"


def test_semicolons_part_the_recipients_of_one_line():
    letter = headed(recipients="Phòng Giáo dục; Đảng ủy các xã, thị trấn; Trung tâm\nY tế.")
    expected = ("Phòng Giáo dục;", "Đảng ủy các xã, thị trấn;", "Trung tâm Y tế.")
    assert letter.printed("recipient") == expected


def test_other_words_above_the_subject_are_none():
    letter = headed(mark="(Hỏa tốc)\nThường trực Huyện ủy")
    assert letter.printed("subject") == ("V/v trực chốt",)


def test_a_subject_goes_on_under_a_mark_beside_it():
    letter = headed(about="V/v hoãn họp chưa\nKhẩn\nthật cần,")
    assert letter.printed("subject") == ("V/v hoãn họp chưa", "thật cần, trực chốt")


def test_what_a_file_keeps_is_one_item_though_a_semicolon_is_in_it():
    text = HEADED.replace("Nơi nhận:\n- Lưu VP.", "Nơi nhận: Như trên; TT.HU (b/c); Lưu: VT; YT.")
    text = text.format(mark="*", about="V/v", recipients="Công an", name="Lê Văn Mẫu")
    (letter,) = segmented(text).letters
    assert letter.printed("copy") == ("Như trên;", "TT.HU (b/c);", "Lưu: VT; YT.")


@pytest.mark.parametrize("body", ["Ban Tuyên giáo đề nghị", "Sở Y tế yêu cầu các xã"])
def test_the_office_that_asks_is_no_recipient(body):
    letter = headed(recipients=f"Đảng ủy các xã\n{body} tuyên truyền.")
    assert letter.printed("recipient") == ("Đảng ủy các xã",)


@pytest.mark.parametrize(
    "name",
    ["Lê Văn\nMẫu", "Phạm Thị\nHồng Mẫu", "Nguyễn Ngọc Thị\n\nMẫu", "Thiếu tá Phạm Văn\nMẫu"],
)
def test_a_name_broken_by_a_narrow_column_is_whole(name):
    assert headed(name=name).printed("name") == (" ".join(name.split()),)


def test_a_name_of_the_highlands_has_an_apostrophe():
    assert headed(name="H' Mẫu Niê").printed("name") == ("H' Mẫu Niê",)


# ---------- letters whose records are known ----------


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_letter_held_agrees_with_its_record(path):
    values, body = record(path)
    text = path.with_name(values["source"]["file"]).read_text(encoding="utf-8")
    (letter,) = segmented(normalize("NFC", text)).letters
    assert_agrees(letter, values, body)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_letter_agrees_with_its_record_in_every_layout(path, layout):
    values, body = record(path)
    (letter,) = segmented(letter_text(values, body, layout)).letters
    assert_agrees(letter, values, body)


def assert_agrees(letter, values, body):
    head = values.get("letterhead") or {}
    signs = [values.get("signature"), *values.get("signatures", [])]
    expected = {role: [head[role]] if head.get(role) else [] for role in HEAD}
    expected["subject"] = head.get("subject", [values["subject"]])
    expected["urgency"] = [values["urgency"]] if values.get("urgency") else []
    expected["recipient"] = values.get("recipients", [])
    expected["copy"] = values.get("copies", [])
    for role in ("authority", "position", "name"):
        expected[role] = [sign[role] for sign in signs if sign and sign.get(role)]
    assert {role: list(letter.printed(role)) for role in expected} == expected
    assert letter.completeness == values["completeness"]
    assert parse_body(letter.body) == parse_body(body)


# ---------- signs ----------


def rows():
    for name, alternatives in SIGNS.items():
        for i, row in enumerate(alternatives):
            yield pytest.param(name, i, id=f"{name}: {row['example']}")


@pytest.mark.parametrize(("name", "number"), [*rows()])
def test_a_pattern_of_a_sign_is_needed_for_its_example(name, number):
    row = SIGNS[name][number]
    others = [one["is"] for one in SIGNS[name] if one is not row]
    assert fits(name, [row["is"]], row["example"])
    assert not (others and fits(name, others, row["example"]))


def fits(name, patterns, example):
    words = " ".join(key_of(example).split()).strip(" -")
    pattern = re.compile(pattern_of(patterns))
    if name.endswith(("-inside", "-end")):
        return pattern.search(words)
    return pattern.match(words) if name.endswith("-lead") else pattern.fullmatch(words)


# ---------- nothing is lost ----------


def texts():
    for path in (*LETTERS, *SEEDS):
        values, _ = record(path)
        source = path.with_name(values["source"]["file"])
        yield normalize("NFC", source.read_text(encoding="utf-8"))
    for case in cases():
        yield case.values[0]["text"]


def assert_nothing_is_lost(text):
    found = segmented(text)
    spans = [piece.span for letter in found.letters for piece in letter.pieces]
    at = 0
    for span in sorted([*spans, *(one.span for one in found.left_out)]):
        assert span.start >= at, f"in two pieces: {text[span.start : at]}"
        assert not text[at : span.start].strip(), "in no piece"
        at = span.end
    assert not text[at:].strip(), "in no piece"


def test_every_sign_of_every_case_is_in_one_piece_or_left_out():
    for text in texts():
        assert_nothing_is_lost(text)


@pytest.mark.parametrize("seed", range(8))
def test_every_sign_of_damaged_letters_is_in_one_piece_or_left_out(seed):
    chance = random.Random(seed)
    known = list(texts())
    for _ in range(25):
        text, _ = damaged(chance.choice(known), known, chance)
        assert_nothing_is_lost(text)


@pytest.mark.parametrize("text", ["", " \n\t\n", "*", "|", "- ", "# ", "Kính gửi:", "Nơi nhận:"])
def test_a_text_of_next_to_nothing_has_no_letter(text):
    found = segmented(text)
    assert not found.letters
    assert found.is_no_letter_because
    assert_nothing_is_lost(text)

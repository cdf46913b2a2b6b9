"""The rarer forms of letters laid out: annexes, footnotes, urgency, several signatures."""

import pytest

from gazette.corpus import load_corpus
from gazette.sheet import Sheets
from tests.site.factory import made_letter
from tests.site.letters import joint_letter, letter_with_annexes, telegram


@pytest.fixture
def sheet_of(tmp_path):
    def laid_out(make):
        make(tmp_path)
        corpus, problems = load_corpus([tmp_path])
        assert problems == []
        return Sheets(corpus).of(corpus.entries[0])

    return laid_out


def marks(line):
    return [(run.text, run.note.note, run.note.number) for run in line.runs if run.note]


def test_annexes_stand_apart_from_the_letter(sheet_of):
    sheet = sheet_of(letter_with_annexes)
    assert [block.id for block in sheet.blocks] == ["p1", "d1", "d2", "p2"]
    first, second = sheet.annexes
    assert (first.id, first.name, first.title.text) == ("pl1", "phụ lục 1", "PHỤ LỤC 1")
    assert [(block.id, block.level) for block in first.text.blocks] == [
        ("pl1-p1", 0),
        ("pl1-p2", 0),
        ("pl1-d1", 0),
        ("pl1-d1-g1", 1),
    ]
    assert [block.is_title for block in first.text.blocks] == [True, True, False, False]
    assert [block.is_title for block in second.text.blocks] == [True, False]
    assert second.text.blocks[1].rows[1][1].text == "Lũng Cú"


def test_a_mark_leads_to_the_footnote_of_its_own_letter_or_annex(sheet_of):
    sheet = sheet_of(letter_with_annexes)
    assert [mark for block in sheet.blocks for mark in marks(block.line)] == [
        ("(1)", "n1", 1),
        ("(2)", "n2", 1),
        ("(1)", "n1", 2),
    ]
    annex = sheet.annexes[0].text
    assert marks(annex.blocks[2].line) == [("(1)", "pl1-n1", 1)]
    note = sheet.text.notes[0]
    assert (note.id, note.mark, note.line.text) == ("n1", "(1)", "(1) Chỉ thị về giãn cách.")
    assert [mark.anchor for mark in note.marks] == ["n1-tu-1", "n1-tu-2"]
    assert note.below_mark.text == "Chỉ thị về giãn cách."
    assert marks(note.line) == []


def test_a_mark_inside_a_citation_is_no_part_of_its_link(sheet_of):
    line = sheet_of(letter_with_annexes).blocks[0].line
    assert [run.citation for run in line.runs if run.note] == [None, None]
    assert any(run.citation for run in line.runs)


def test_the_letterhead_holds_the_urgency_and_the_second_issuer(sheet_of):
    assert sheet_of(letter_with_annexes).head.urgency.text == "HỎA TỐC"


def test_a_joint_letter_has_two_issuers_and_signatures(sheet_of):
    sheet = sheet_of(joint_letter)
    assert [part.text for part in sheet.head.second] == [
        "UBND TỈNH HÀ GIANG",
        "ỦY BAN NHÂN DÂN HUYỆN ĐỒNG VĂN",
        "Số 07/CTr-UBND",
    ]
    assert [line.text for line in sheet.signatures[1].position.lines] == [
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    ]
    assert [sign.name.text for sign in sheet.signatures] == ["Nguyễn Văn Mẫu", "Trần Thị Mẫu"]


@pytest.mark.parametrize(
    ("authority", "position"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ],
)
def test_who_signs_for_another_has_three_lines(sheet_of, authority, position):
    sign = {"authority": authority, "position": position, "name": "Trần Thị Mẫu"}
    (signed,) = sheet_of(lambda folder: made_letter(folder, signature=sign)).signatures
    lines = [*signed.authority.lines, *signed.position.lines]
    assert [line.text for line in lines] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


@pytest.mark.parametrize(
    ("position", "lines"),
    [
        ("TRƯỞNG BAN CHỦ TỊCH UBND HUYỆN", ["TRƯỞNG BAN", "CHỦ TỊCH UBND HUYỆN"]),
        ("TRƯỞNG BAN, CHỦ TỊCH UBND HUYỆN", ["TRƯỞNG BAN, CHỦ TỊCH UBND HUYỆN"]),
        (
            "KT. TRƯỞNG BAN PHÓ TRƯỞNG BAN PHÓ CHỦ TỊCH UBND HUYỆN",
            ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND HUYỆN"],
        ),
        ("PHÓ BÍ THƯ THƯỜNG TRỰC", ["PHÓ BÍ THƯ THƯỜNG TRỰC"]),
    ],
)
def test_each_post_of_a_signer_has_a_line(sheet_of, position, lines):
    sign = {"authority": "TM. BAN CHỈ ĐẠO", "position": position, "name": "Trần Thị Mẫu"}
    (signed,) = sheet_of(lambda folder: made_letter(folder, signature=sign)).signatures
    assert [line.text for line in signed.position.lines] == lines


def test_a_telegram_has_its_own_label_in_place_of_the_usual_one(sheet_of):
    assert sheet_of(telegram).addressed.text == "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐIỆN:"

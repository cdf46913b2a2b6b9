"""The plain text of a document: all that was printed, in order, apart from the site's own words."""

import re

import pytest

from gazette.corpus import Corpus, load_corpus
from gazette.pages.plain_text import plain_text
from gazette.sheet import Sheets
from tests.conftest import ROOT
from tests.site.factory import made_letter
from tests.site.samples import HELD

RULE = "-" * 40
OWN = r"^\[.*\]$|^Kính gửi:|^Nơi nhận:|^- "  # what the form or the site adds, line by line


def text_of(entry):
    return plain_text(entry, Sheets(Corpus((entry,))).of(entry))


@pytest.fixture(scope="module")
def entries():
    corpus, problems = load_corpus([ROOT / "directives"])
    assert problems == []
    return {entry.record.path.name: entry for entry in corpus.entries}


@pytest.mark.parametrize("seed", HELD)
def test_every_printed_piece_stands_in_it_and_nothing_else_but_the_form(entries, seed):
    entry = entries[HELD[seed].file.name]
    left = text_of(entry).partition(RULE)[0]
    for block in entry.record.blocks:
        assert left.count(block.text) == 1
        left = left.replace(block.text, "", 1)
    pieces = [piece for _, piece in entry.directive.printed()]
    for piece in sorted(pieces, key=len, reverse=True):
        assert piece in left
        left = left.replace(piece, "", 1)
    assert re.sub(OWN, "", left, flags=re.MULTILINE).strip() == ""


@pytest.mark.parametrize("seed", HELD)
def test_the_body_stands_in_it_as_transcribed(entries, seed):
    entry = entries[HELD[seed].file.name]
    assert "\n\n".join(block.text for block in entry.record.blocks) in text_of(entry)


def test_the_head_comes_first_and_below_the_rule_stands_whence_it_comes(entries):
    text, _, end = text_of(entries["2021-08-10-358-cv-hu.md"]).partition(RULE)
    assert text.startswith("ĐẢNG BỘ TỈNH VĨNH PHÚC\nHUYỆN ỦY SÔNG LÔ\n")
    assert text.endswith("\nKhông Quang Giáp\n\n")
    assert "không có giá trị thay bản gốc" in end
    assert "358-CV/HU" in end


def test_recipients_and_copies_are_lists_with_their_names(entries):
    text = text_of(entries["2021-08-10-358-cv-hu.md"])
    assert "\nKính gửi:\n- Ủy ban nhân dân huyện,\n- " in text
    assert "\nNơi nhận:\n- Thường trực Tỉnh ủy (b/c),\n- " in text


def test_a_fragment_says_what_it_lacks_and_where_it_stops(entries):
    text = text_of(entries["khong-ro-506-cv-hu.md"])
    assert text.startswith("[Nguồn không có tên cơ quan")
    assert "\n[Bản nguồn dừng ở đây]\n" in text


def test_the_cells_of_a_table_are_parted_by_tabs(tmp_path):
    made_letter(tmp_path, body="Phân công:\n\n| Xã | Người |\n|---|---|\n| Xã A | Ông B |")
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    assert "\nXã\tNgười\nXã A\tÔng B\n" in text_of(corpus.entries[0])


def test_that_it_was_signed_is_a_line_of_its_own(tmp_path):
    sign = {"authority": None, "position": "BÍ THƯ", "name": "(Đã ký) Lê Văn Mẫu"}
    made_letter(tmp_path, signature=sign)
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    assert "\nBÍ THƯ\n(Đã ký)\nLê Văn Mẫu\n" in text_of(corpus.entries[0])


@pytest.mark.parametrize(("recipients", "dash"), [(["Xã A"], ""), (["Xã A,", "Xã B"], "- ")])
def test_copies_have_dashes_and_recipients_where_there_are_several(tmp_path, recipients, dash):
    made_letter(tmp_path, recipients=recipients, copies=["Lưu VPHU."])
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    text = text_of(corpus.entries[0])
    assert f"\nKính gửi:\n{dash}Xã A" in text
    assert "\nNơi nhận:\n- Lưu VPHU.\n" in text

"""The plain text of a document: what was printed, all of it, and nothing of the site."""

import pytest
from tests.conftest import ROOT
from tests.site.factory import made_letter
from tests.site.samples import HELD

from gazette.corpus import load_corpus
from gazette.outputs.plain_text import plain_text


@pytest.fixture(scope="module")
def records():
    corpus, problems = load_corpus([ROOT / "directives"])
    assert problems == []
    return {entry.record.path.name: entry.record for entry in corpus.entries}


@pytest.mark.parametrize("seed", HELD)
def test_every_printed_piece_stands_in_it_once_and_in_order(records, seed):
    record = records[HELD[seed].file.name]
    left = plain_text(record)
    pieces = [piece for _, piece in record.directive.printed()]
    for block in record.blocks:
        assert left.count(block.text) == 1
        left = left.replace(block.text, "", 1)
    for piece in sorted(pieces, key=len, reverse=True):
        assert piece in left
        left = left.replace(piece, "", 1)
    assert left.strip() == ""


@pytest.mark.parametrize("seed", HELD)
def test_the_body_stands_in_it_as_transcribed(records, seed):
    record = records[HELD[seed].file.name]
    assert "\n\n".join(block.text for block in record.blocks) in plain_text(record)


def test_the_head_comes_first_and_the_signature_last(records):
    text = plain_text(records["2021-08-10-358-cv-hu.md"])
    assert text.startswith("ĐẢNG BỘ TỈNH VĨNH PHÚC\nHUYỆN ỦY SÔNG LÔ\n")
    assert text.endswith("\nKhông Quang Giáp\n")


def test_the_cells_of_a_table_are_parted_by_tabs(tmp_path):
    made_letter(tmp_path, body="Phân công:\n\n| Xã | Người |\n|---|---|\n| Xã A | Ông B |")
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    assert "\nXã\tNgười\nXã A\tÔng B\n" in plain_text(corpus.entries[0].record)

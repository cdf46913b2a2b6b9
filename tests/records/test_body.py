"""The body as blocks: printed text and numbers stay, and every point has an id."""

import json

import pytest

from gazette.records.body import parse_body
from tests.conftest import ROOT

CASES = sorted((ROOT / "tests/cases/body").glob("*.md"))


def shown(block):
    emphasis = [[part.kind, block.text[part.start : part.end]] for part in block.emphasis]
    extra = {"emphasis": emphasis, "rows": block.rows}
    return {"id": block.id, "kind": block.kind, "text": block.text} | {
        key: value for key, value in extra.items() if value
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_body_is_taken_apart_as_the_case_has_it(case, matches):
    blocks = [shown(block) for block in parse_body(case.read_text(encoding="utf-8"))]
    found = json.dumps(blocks, ensure_ascii=False, indent=1) + "\n"
    matches(found, case.with_suffix(".json"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_two_blocks_share_an_id(case):
    ids = [block.id for block in parse_body(case.read_text(encoding="utf-8"))]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_letter_or_digit_is_lost_and_none_added(case):
    def kept(text):
        return [char for char in text if char.isalnum()]

    body = case.read_text(encoding="utf-8")
    assert kept("".join(block.text for block in parse_body(body))) == kept(body)


def test_every_case_has_its_golden_file_and_every_golden_file_its_case():
    golden = {file.stem for file in (ROOT / "tests/cases/body").glob("*.json")}
    assert golden == {case.stem for case in CASES}


def test_a_numbered_point_shows_the_number_printed_in_the_source():
    blocks = parse_body("1. Một\n\n3. Ba\n\n3. Lại ba\n\n7. Bảy")
    assert [block.text for block in blocks] == ["1. Một", "3. Ba", "3. Lại ba", "7. Bảy"]
    assert [block.id for block in blocks] == ["d1", "d3", "d3_2", "d7"]


def test_adding_a_paragraph_at_the_end_changes_no_id_before_it():
    body = (ROOT / "tests/cases/body/gach-duoi-so.md").read_text(encoding="utf-8")
    before = [block.id for block in parse_body(body)]
    after = [block.id for block in parse_body(f"{body}\nThêm một đoạn.")]
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1


def test_wraps_and_blank_lines_change_no_block():
    wrapped = "1. Việc\nthứ nhất\n\n\n\n- một ý\n"
    assert parse_body(wrapped) == parse_body("1. Việc thứ nhất\n- một ý")


def test_emphasis_counts_code_points_of_the_text_shown():
    (block,) = parse_body("Đưa huyện là “**vùng xanh**” và *đỏ*.")
    assert block.text == "Đưa huyện là “vùng xanh” và đỏ."
    assert [(part.start, part.end) for part in block.emphasis] == [(14, 23), (28, 30)]


def test_a_point_is_named_after_those_that_it_stands_under():
    body = "Mở đầu:\n\n1. Một\n\n- gạch\n\nđoạn\n\n2.1. Hai\n\na) ba\n\nĐiều 4. Bốn\n\nII. Năm"
    assert [block.name for block in parse_body(body)] == [
        "đoạn 1",
        "điểm 1",
        "điểm 1, gạch đầu dòng thứ nhất",
        "điểm 1, đoạn tiếp 1",
        "điểm 2.1",
        "điểm 2.1, điểm a",
        "Điều 4",
        "mục II",
    ]

"""Numbers as offices write them begin the same points; dates, sums, ranges and names begin none."""

import pytest

from gazette.records.body import parse_body
from gazette.records.marks import heading_of, mark_of

SAME = {
    ("section", "I"): "I. A|I- A|I - A|I – A|I/ A|I) A|I: A|I.- A|Mục I. A|MỤC I: A|**I-** A",
    ("section", "1"): "Mục 1. A|Mục 1: A|MỤC 1 - A",
    ("article", "1"): "Điều 1. A|Điều 1: A|Điều 1- A|Điều 1 - A|Điều 1/ A|ĐIỀU 1. A|**Điều 1:** A",
    ("number", "1"): "1. A|1- A|1 - A|1/ A|1) A|1: A|1.- A|1./ A|(1) A|1. 100% người dân|*1/* A",
    ("number", "1.1"): "1.1. A|1.1- A|1.1/ A|1.1) A",
    ("letter", "a"): "a) A|a. A|a- A|a/ A|a - A|(a) A|a: A",
    ("letter", "đ"): "đ) A|đ. A|đ- A|đ/ A",
    ("dash", "-"): "- A",
}


@pytest.mark.parametrize(
    ("mark", "line"), [(mark, line) for mark, lines in SAME.items() for line in lines.split("|")]
)
def test_a_point_has_its_number_however_it_is_written(mark, line):
    assert mark_of(line) == mark


@pytest.mark.parametrize(
    "line",
    [
        *("01/5 và 30/4", "3/ 2021", "12/5/2021 là hạn", "7. 8. 2021 họp", "30 - 4 và 1 - 5"),
        *("15.000 liều", "15. 000 đồng", "1.500.000 đồng", "2.500.000 - 3.000.000 đồng"),
        *("1-2 lần", "1- 2 lần", "5 – 7 ngày", "5-7 ngày", "1.5 triệu", "8: 30", "19h30 - 20h"),
        *("V. I. Lê-nin", "V.I. Lê-nin", "C. Mác", "A. Nguyễn", "X-quang", "V/v tăng cường"),
        *(
            "I - II, năm 2021",
            "I- III.",
            "Điều 1 của Quyết định",
            "Điều 5 - 7 của",
            "Mục I Thông báo",
        ),
        *("1.Thiếu", "2021. Năm", "A) lớn", "Covid-19", "-19 độ"),
    ],
)
def test_what_only_looks_like_a_number_begins_no_point(line):
    assert mark_of(line) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Điều 1", ("article", "1")),
        ("**Mục II**", ("section", "II")),
        ("Điều 1 của Quyết định", None),
    ],
)
def test_an_article_or_section_may_be_a_number_alone(text, found):
    assert heading_of(text) == found


def ids(body, **options):
    return " ".join(block.id for block in parse_body(body, **options))


def test_sections_with_dashes_hold_their_points():
    body = "I- ĐÁNH GIÁ\n\n1- Một.\n\n2/ Hai.\n\nII- NHIỆM VỤ\n\n1. Ba.\n\na. Bốn./."
    assert ids(body) == "mi mi-d1 mi-d2 mii mii-d1 mii-d1-a"


def test_articles_with_colons_are_articles():
    assert ids("Điều 1: Giao.\n\nĐiều 2: Văn phòng.\n\nĐiều 3. Thi hành./.") == "dieu1 dieu2 dieu3"


def test_the_paragraph_that_closes_the_letter_stands_under_no_point():
    body = "Mở đầu:\n\n1. Một.\n\nMột nữa.\n\nĐề nghị thực hiện"
    assert ids(f"{body}./.") == "p1 d1 d1-p1 p2"
    assert ids(f"{body}.") == "p1 d1 d1-p1 d1-p2"
    assert ids(f"{body}.", is_closed=True) == "p1 d1 d1-p1 p2"
    *_, last = parse_body(f"{body}./.")
    assert (last.name, last.parent) == ("đoạn 2", "")


@pytest.mark.parametrize("end", ["2. Hai./.", "- Hai./.", "| A |\n|---|\n| B./. |"])
def test_a_point_that_ends_the_letter_stays_a_point(end):
    blocks = parse_body(f"1. Một.\n\n{end}")
    assert blocks[-1].id != "p1"


# ---------- annexes and footnotes ----------


def test_an_annex_counts_its_points_by_itself():
    body = (
        "1. Theo Phụ lục./.\n\n# PHỤ LỤC 1\n\n(kèm theo)\n\n1. Tổ 1.\n\n- ý\n\n"
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n# PHỤ LỤC SỐ 02\n\n1. Tổ 1./.\n\nHết./."
    )
    assert ids(body) == "d1 pl1 pl1-p1 pl1-d1 pl1-d1-g1 pl1-d1-b1 pl2 pl2-d1 pl2-d1-p1"
    names = [block.name for block in parse_body(body)]
    assert names[1:5] == [
        "phụ lục 1",
        "phụ lục 1, đoạn 1",
        "phụ lục 1, điểm 1",
        "phụ lục 1, điểm 1, gạch đầu dòng thứ nhất",
    ]
    assert [block.annex for block in parse_body(body)] == [0, 1, 1, 1, 1, 1, 2, 2, 2]


def test_the_title_of_an_annex_is_one_line_without_its_sign():
    title, below = parse_body("# PHỤ LỤC\n(kèm theo)")
    assert (title.id, title.kind, title.text, title.name) == (
        "pl1",
        "annex",
        "PHỤ LỤC",
        "phụ lục 1",
    )
    assert below.text == "(kèm theo)"


def test_the_paragraph_before_an_annex_closes_the_letter():
    assert ids("1. Một.\n\nThực hiện./.\n\n# PHỤ LỤC\n\n1. Hai.") == "d1 p1 pl1 pl1-d1"


@pytest.mark.parametrize("mark", ["(1)", "[1]", "¹"])
def test_a_paragraph_with_a_mark_used_above_is_a_footnote(mark):
    body = f"1. Theo Chỉ thị 12-CT/TU{mark} ngày 05/5/2021.\n\nThực hiện./.\n\n{mark} Về giãn cách."
    note = parse_body(body)[-1]
    assert ids(body) == "d1 p1 n1"
    assert (note.kind, note.name, note.parent) == ("note", "chú thích 1", "")


@pytest.mark.parametrize("word", ["nghiêm", "làm", "2021", "cm"])
def test_a_mark_may_follow_any_word(word):
    assert ids(f"Thực hiện {word}(1)./.\n\n(1) Kể cả ngày nghỉ.") == "p1 n1"


def test_stars_in_brackets_are_marks_too():
    note, other = parse_body("Chỉ thị 12-CT/TU(*), 13-CT/TU(**)./.\n\n(*) Một.\n\n(**) Hai.")[1:]
    assert [(one.id, one.name) for one in (note, other)] == [
        ("nsao", "chú thích *"),
        ("nsaosao", "chú thích **"),
    ]


def test_the_title_of_an_annex_may_have_a_footnote():
    assert ids("1. Một./.\n\n# PHỤ LỤC(1)\n\n1. Hai.\n\n(1) Ba.") == "d1 pl1 pl1-d1 pl1-n1"


@pytest.mark.parametrize(
    "body",
    [
        "Gồm: (1) xã; (2) phường.\n\n(1) Xã A.",
        "Theo 12-CT/TU.\n\n(1) Xã A.",
        "Cách 2m²; rộng.\n\n² Xã A.",
        "m² đất; rộng.\n\n² Xã A.",
        "Theo 12-CT/TU(1).\n\n(1) Chú thích.\n\n2. Điểm.",
    ],
)
def test_other_numbers_in_brackets_are_no_footnotes(body):
    assert "note" not in {block.kind for block in parse_body(body)}

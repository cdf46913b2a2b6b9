"""How lists are grouped under headings, and how their pages follow each other."""

import pytest

from gazette.pages.lists.paging import _numbers
from tests.site.factory import made_letter

CITES = "Thực hiện Chỉ thị số 15/CT-TTg ngày 27/3/2020 của Thủ tướng Chính phủ, huyện yêu cầu./."
CITED = "vien-dan/trung-uong/2020/15-ct-ttg.html"


def test_what_cites_a_document_stands_under_each_year_once_the_unknown_last(written, tmp_path):
    made_letter(tmp_path, number="1-CV/HU", issued="2021-08-10", body=CITES)
    made_letter(
        tmp_path,
        number="2-CV/HU",
        issued="[2021-06-01..]",
        inferred={"issued": {"because": "Suy từ nội dung."}},
        completeness="letterhead-missing",
        body=CITES,
    )
    made_letter(tmp_path, number="3-CV/HU", issued="2021-02-10", body=CITES)
    groups = written()[CITED].data.groups
    assert [(group.id, len(group.lines)) for group in groups] == [
        ("nam-2021", 2),
        ("nam-khong-ro", 1),
    ]


@pytest.mark.parametrize(
    ("number", "count", "shown"),
    [
        (1, 2, "1 2"),
        (1, 9, "1 2 3 … 9"),
        (4, 9, "1 2 3 4 5 6 … 9"),
        (5, 9, "1 2 3 4 5 6 7 8 9"),
        (50, 142, "1 … 48 49 50 51 52 … 142"),
        (142, 142, "1 … 140 141 142"),
    ],
)
def test_a_page_links_both_ends_and_its_neighbours(number, count, shown):
    assert " ".join(str(one or "…") for one in _numbers(number, count)) == shown

"""What pages say once a record is withdrawn."""

import pytest

from gazette.corpus import load_corpus
from gazette.pages.site import site_pages
from gazette.sheet import Sheets
from tests.site.factory import made_letter, made_report

GONE = {"on": "2027-01-31", "because": "Theo yêu cầu"}
DONG_VAN, MEO_VAC = "ha-giang/dong-van/2021", "ha-giang/meo-vac/2021"
FORMER = "ha-giang/khong-ro/khong-ro/2-cv-hu.html"
WITHDRAWN = "Tài liệu không còn được đăng"


@pytest.fixture
def pages(tmp_path):
    """Return a function that makes the pages of what was written into `tmp_path`."""

    def read():
        corpus, problems = load_corpus([tmp_path])
        assert problems == []
        return {page.address: page for page in site_pages(corpus, Sheets(corpus))}

    return read


def write_three(folder, **changes):
    """Write three letters of one district, the second of which is withdrawn."""
    for number in (1, 2, 3):
        gone = {"withdrawn": GONE, **changes} if number == 2 else {}
        made_letter(folder, number=f"{number}-CV/HU", issued=f"2021-08-0{number}", **gone)


def test_neighbours_pass_over_it(pages, tmp_path):
    write_three(tmp_path)
    around = pages()[f"{DONG_VAN}/3-cv-hu.html"].data.neighbours
    assert {one.link.address for one in around} == {f"{DONG_VAN}/1-cv-hu.html"}


def test_its_former_address_leads_to_it_by_its_number(pages, tmp_path):
    write_three(tmp_path, formerly=[f"/{FORMER}"])
    to = pages()[FORMER].data
    assert (to.text, to.address) == ("Công văn 2-CV/HU", f"{DONG_VAN}/2-cv-hu.html")


def test_a_former_address_of_a_report_does_not_say_its_headline(pages, tmp_path):
    made_report(tmp_path, withdrawn=GONE, formerly=[f"/{FORMER}"])
    assert pages()[FORMER].data.text == WITHDRAWN


def test_it_gives_no_word_to_search_for(pages, tmp_path):
    made_letter(tmp_path, number="1-CV/HU", issued="2021-08-01")
    signature = {"authority": None, "position": "BÍ THƯ", "name": "Trần Thị Thử"}
    made_letter(tmp_path, number="2-CV/HU", signature=signature, withdrawn=GONE)
    assert pages()["index.html"].data.tries == ("1-CV/HU", "Lê Văn Mẫu")


def test_lists_by_place_date_kind_and_issuer_keep_its_line(pages, tmp_path):
    write_three(tmp_path)
    found = pages()
    for address in (
        "ha-giang/index.html",
        "ha-giang/dong-van/index.html",
        "ngay/2021/08/index.html",
        "loai/cong-van/index.html",
        "co-quan/huyen-uy/van-ban/index.html",
    ):
        (line,) = [
            item
            for group in found[address].data.groups
            for item in group.lines
            if item.address == f"{DONG_VAN}/2-cv-hu.html"
        ]
        assert (line.title, line.subject, line.completeness) == (WITHDRAWN, None, "đã gỡ")


def test_lists_by_what_its_text_says_do_not(pages, tmp_path):
    write_three(tmp_path, topics=["cach-ly"], points={"d1": ["cach-ly"]})
    assert not any("cach-ly" in address for address in pages())


def test_what_cites_it_leads_to_its_page(pages, tmp_path):
    write_three(tmp_path)
    body = "Theo Công văn số 2-CV/HU ngày 02/8/2021 của Huyện ủy Đồng Văn, huyện yêu cầu./."
    made_letter(tmp_path, "ha-giang/meo-vac", number="9-CV/HU", body=body)
    (cited,) = pages()[f"{MEO_VAC}/9-cv-hu.html"].data.relations.cites
    assert (cited.link.text, cited.link.address) == ("Công văn 2-CV/HU", f"{DONG_VAN}/2-cv-hu.html")


def test_what_it_cites_is_cited_no_more(pages, tmp_path):
    body = "Theo Thông báo số 12-TB/TU ngày 01/8/2021 của Tỉnh ủy Hà Giang, huyện yêu cầu./."
    made_letter(tmp_path, body=body, withdrawn=GONE)
    assert not any("12-tb-tu" in address for address in pages())

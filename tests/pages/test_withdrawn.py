"""What pages say once a record is withdrawn."""

import re
import shutil

import pytest

from tests.conftest import ROOT
from tests.pages.reading import Site, target
from tests.site.factory import made_letter, made_report
from tests.site.samples import HELD, SEEDS

GONE = {"on": "2027-01-31", "because": "Theo yêu cầu"}
DONG_VAN, MEO_VAC = "ha-giang/dong-van/2021", "ha-giang/meo-vac/2021"
FORMER = "ha-giang/khong-ro/khong-ro/2-cv-hu.html"
WITHDRAWN = "Tài liệu không còn được đăng"


def write_three(folder, **changes):
    """Write three letters of one district, the second of which is withdrawn."""
    for number in (1, 2, 3):
        gone = {"withdrawn": GONE, **changes} if number == 2 else {}
        made_letter(folder, number=f"{number}-CV/HU", issued=f"2021-08-0{number}", **gone)


def test_neighbours_pass_over_it(written, tmp_path):
    write_three(tmp_path)
    around = written()[f"{DONG_VAN}/3-cv-hu.html"].data.neighbours
    assert {one.link.address for one in around} == {f"{DONG_VAN}/1-cv-hu.html"}


def test_its_former_address_leads_to_it_by_its_number(written, tmp_path):
    write_three(tmp_path, formerly=[f"/{FORMER}"])
    to = written()[FORMER].data
    assert (to.text, to.address) == ("Công văn 2-CV/HU", f"{DONG_VAN}/2-cv-hu.html")


def test_a_former_address_of_a_report_does_not_say_its_headline(written, tmp_path):
    made_report(tmp_path, withdrawn=GONE, formerly=[f"/{FORMER}"])
    assert written()[FORMER].data.text == WITHDRAWN


def test_it_gives_no_word_to_search_for(written, tmp_path):
    made_letter(tmp_path, number="1-CV/HU", issued="2021-08-01")
    signature = {"authority": None, "position": "BÍ THƯ", "name": "Trần Thị Thử"}
    made_letter(tmp_path, number="2-CV/HU", signature=signature, withdrawn=GONE)
    assert written()["index.html"].data.doors[0].example == "1-CV/HU"


def test_lists_by_place_date_kind_and_issuer_keep_its_line(written, tmp_path):
    write_three(tmp_path)
    found = written()
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


def test_lists_by_what_its_text_says_do_not(written, tmp_path):
    write_three(tmp_path, topics=["cach-ly"], points={"d1": ["cach-ly"]})
    assert not any("cach-ly" in address for address in written())


def test_what_cites_it_leads_to_its_page(written, tmp_path):
    write_three(tmp_path)
    body = "Theo Công văn số 2-CV/HU ngày 02/8/2021 của Huyện ủy Đồng Văn, huyện yêu cầu./."
    made_letter(tmp_path, "ha-giang/meo-vac", number="9-CV/HU", body=body)
    (cited,) = written()[f"{MEO_VAC}/9-cv-hu.html"].data.relations.rows
    assert (cited.link.text, cited.link.address) == ("Công văn 2-CV/HU", f"{DONG_VAN}/2-cv-hu.html")


def test_what_it_cites_is_cited_no_more(written, tmp_path):
    body = "Theo Thông báo số 12-TB/TU ngày 01/8/2021 của Tỉnh ủy Hà Giang, huyện yêu cầu./."
    made_letter(tmp_path, body=body, withdrawn=GONE)
    assert not any("12-tb-tu" in address for address in written())


# ---------- each of the first records ----------

OLD = "tra-vinh/khong-ro/khong-ro/1-cv-hu.html"
REASON = "Cơ quan ban hành yêu cầu thu hồi"


def without(seed, folder):
    """Copy the real records into a folder, one of them withdrawn and moved; return the folder."""
    shutil.copytree(ROOT / "directives", folder)
    file = folder / HELD[seed].file.relative_to(ROOT / "directives")
    gone = f'withdrawn: {{on: "2027-01-31", because: {REASON}}}\nformerly: [/{OLD}]\n'
    text = file.read_text(encoding="utf-8").replace("\nadded: ", f"\n{gone}added: ", 1)
    text = re.sub(r"(?m)^revised: .*$", "revised: 2027-01-31", text, count=1)
    file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=SEEDS)
def seed(request):
    return request.param


@pytest.fixture(scope="module")
def site_without(seed, tmp_path_factory):
    return Site(without(seed, tmp_path_factory.mktemp("gone") / "records"))


def test_its_page_says_when_and_why_and_nothing_of_its_text(seed, site_without):
    page = site_without.page(SEEDS[seed])
    assert f"Được gỡ ngày 31/01/2027. Lý do: {REASON}" in page.words
    title = WITHDRAWN if HELD[seed].is_report else HELD[seed].values["number"]
    assert title in page.one("h1").words
    assert page.all("article") == []


def test_its_former_address_leads_to_its_page(seed, site_without):
    link = site_without.page(OLD).one("p", cls="lead").one("a")
    assert target(OLD, link) == SEEDS[seed]


def test_the_home_page_offers_no_word_of_it(seed, site_without):
    home = site_without.page("index.html")
    number = HELD[seed].values.get("number")
    assert not number or number not in home.words
    assert SEEDS[seed] not in [target("index.html", a) for a in home.all("a")]

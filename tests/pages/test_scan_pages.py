"""A scan beside its letter: pictures with their sizes, and what was compared and looked at."""

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.registry import PAGE_OUTPUTS, page_files
from gazette.pages.all_pages import site_targets
from gazette.pages.lists.findings import Findings
from gazette.pages.render import Renderer
from gazette.sheet import Sheets
from tests.conftest import ROOT
from tests.site.dom import read_html
from tests.site.letters import SCANNED, scan_of, scanned_letter

RENDERER = Renderer((ROOT / "scripts/gazette/theme",), None)


@pytest.fixture
def page_of(written, tmp_path):
    """Return a function that makes the letter and returns its page as HTML."""

    def page(*args, **changes):
        scanned_letter(tmp_path, *args, **changes)
        return read_html(RENDERER.content(written()[SCANNED]))[0]

    return page


def source_facts(page):
    rows = page.part("nguon").all("div")
    return {row.one("dt").text: row.one("dd") for row in rows}


def test_each_page_is_a_picture_that_leads_to_itself(page_of):
    scan = page_of().one("section", cls="scan")
    pictures = scan.all("img")
    assert [one.attrs["alt"] for one in pictures] == [
        "Trang 1 của bản quét",
        "Trang 2 của bản quét",
    ]
    for number, (link, picture) in enumerate(zip(scan.all("a"), pictures, strict=True), 1):
        assert link.attrs["href"] == picture.attrs["src"] == f"51-cv-hu-trang-{number}.jpg"
        assert picture.attrs["loading"] == "lazy"
        assert (picture.attrs["width"], picture.attrs["height"]) == ("1240", "1754")


def test_it_follows_the_text_and_is_in_the_contents(page_of):
    page = page_of()
    main = page.one("div", cls="main")
    order = [one.attrs.get("class") for one in main.all() if one.name in ("article", "section")]
    assert order.index("scan") == order.index("sheet") + 1
    contents = [link.text for link in page.one("ul", cls="inside").all("a")]
    assert contents.index("Nhiệm vụ được giao") == contents.index("Bản quét") + 1


def test_the_page_says_that_no_machine_compared_it_and_who_looked_at_it(page_of):
    page = page_of()
    said = page.one("section", cls="scan").one("p").words
    assert "Chưa có máy nào đối chiếu bản chép với bản quét này." in said
    assert "Trần Thị Mẫu đã xem bản quét vào ngày 28/11/2026, không thấy thông tin riêng tư" in said
    facts = source_facts(page)
    assert facts["Đối chiếu với tệp nguồn"].words == (
        "chưa có máy nào đối chiếu bản chép với bản quét"
    )
    assert facts["Tệp nguồn"].words.startswith("ban-quet.pdf Không đăng tệp gốc; ")
    assert facts["Tệp nguồn"].all("a") == []


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif", "a.pdf"])
def test_a_scan_that_nobody_cleared_is_named_only(page_of, name):
    forms = {"a.png": "PNG", "a.jpg": "JPEG", "a.tif": "TIFF", "a.pdf": "PDF"}
    page = page_of(name, scan_of(forms[name]), cleared=None)
    assert page.all("section", cls="scan") == page.all("img") == []
    facts = source_facts(page)
    assert facts["Tệp nguồn"].words.startswith(f"{name} Chỉ nêu tên, không đăng, ")
    assert facts["Tệp nguồn"].all("a") == []
    assert len(facts["SHA-256 của tệp nguồn"].one("code").text) == 64
    assert facts["Đối chiếu với tệp nguồn"].words.startswith("chưa có máy nào đối chiếu")


def test_a_withdrawn_letter_shows_and_names_no_scan(page_of):
    gone = {"on": "2027-01-31", "because": "Theo yêu cầu"}
    page = page_of(withdrawn=gone)
    assert page.all("img") == []
    assert "ban-quet" not in page.words


def test_only_its_own_page_changes_when_a_scan_is_cleared(tmp_path):
    digests = []
    for cleared in (None, {"on": "2026-11-28", "by": "Mẫu"}):
        folder = tmp_path / str(bool(cleared))
        scanned_letter(folder, cleared=cleared)
        corpus, _ = load_corpus([folder])
        pages = site_targets(Findings(corpus), Sheets(corpus), page_files(corpus, PAGE_OUTPUTS))
        digests.append({page.address: page.digest for page in pages})
    before, after = digests
    assert [one for one in before if before[one] != after[one]] == [SCANNED]

"""Every kind of page on paper: what it says is there, and of the ways to other pages nothing."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
import pytest

from tests.site.conftest import SITE_URL, Watch, browsing, serving
from tests.site.dom import page_at
from tests.site.samples import KINDS
from tests.site.test_print import HEIGHT, NOTICE, RIGHT, WIDTH, Paper, bare, said, whole_text

# What is not there has no address, and is served from the root of a host
ADDRESSED = [name for name, (which, _) in KINDS.items() if which == "real" and name != "not found"]
PICTURES = ("home with many letters", "provinces", "dates")
LONG_INDEXES = ("home", "provinces", "provinces of today", "topics", "kinds")
# How far down its sheet a picture would begin
OFFSETS = (0, 60, 120, 180)
# What leads to other pages. A heading may say the same, and is printed.
WAYS = (
    *("Địa phương", "Thời gian", "Loại văn bản", "Cơ quan", "Người ký", "Chủ đề", "Nhiệm vụ"),
    *(
        "Giới thiệu",
        "Từ viết tắt",
        "Tìm",
        "Tìm kiếm",
        "Nền tối",
        "Nền sáng",
        "Đến nội dung chính",
        "Trang chủ",
        "Xem dạng bảng",
    ),
    *(
        "Mới hơn",
        "Cũ hơn",
        "Văn bản trước",
        "Văn bản sau",
        "Trong trang này",
        "Toàn văn",
        "In văn bản",
    ),
    *("In bài", "Cách tìm kiếm", "Đóng góp văn bản", "Báo lỗi nội dung", "Quyền sử dụng"),
    *("Xem theo 34 tỉnh, thành phố hiện nay", "Duyệt theo danh mục"),
)

# On paper an abbreviation is a word like others, and the heading over notes on spelling a heading
SHOWN = """[...document.querySelectorAll('nav a, nav li, form, button, input, summary, .skip')]
  .filter(e => e.checkVisibility() && !e.matches('.sheet .short, .slips summary'))
  .map(e => e.textContent.trim() || e.outerHTML)"""


@dataclass(frozen=True)
class Printout:
    """What one page is on paper: its sheets, and the lines of each as they can be copied."""

    papers: list[Paper]
    lines: list[list[str]]
    ways: list[str]
    """What leads elsewhere or wants a hand, and is not hidden."""

    @property
    def text(self):
        return whole_text(self.papers)


def printout(page):
    """Print what the browser shows now."""
    raw = page.pdf(prefer_css_page_size=True, print_background=False)
    with pypdfium2.PdfDocument(raw) as pdf:
        lines = [sheet.get_textpage().get_text_range().splitlines() for sheet in pdf]
        return Printout([Paper(sheet) for sheet in pdf], lines, page.evaluate(SHOWN))


@pytest.fixture(scope="module")
def paper_page(browser):
    """Return one page for the whole file, in a window such as readers have."""
    with browsing(browser, Watch()) as new_page:
        page = new_page()
        page.emulate_media(media="print")
        yield page


@pytest.fixture(scope="module")
def printed(paper_page, kinds):
    """Print a page of every kind once."""
    found = {}
    for kind in kinds:
        paper_page.goto(kind.url)
        found[kind.name] = printout(paper_page)
    return found


@pytest.fixture(scope="module")
def printed_with_address(paper_page, site_with_address):
    """Print a page of every kind of the real records, of a site that knows where it stands."""
    found = {}
    with serving(site_with_address) as host:
        for name in ADDRESSED:
            paper_page.goto(host + KINDS[name][1])
            found[name] = printout(paper_page)
        paper_page.goto("about:blank")
    return found


@pytest.fixture
def kind(kinds, name):
    (kind,) = [kind for kind in kinds if kind.name == name]
    return kind


@pytest.fixture
def main(kind):
    return page_at(kind.file).one("main")


def addresses_in_text(main):
    """Count the addresses that stand in the page's own words."""
    return counted(main, "http")


def counted(main, words):
    """Count how often the page's own words say something."""
    apart = sum(know.text.count(words) for know in main.all(cls="know"))
    return main.text.count(words) - apart


# ---------- sheets ----------


@pytest.mark.parametrize("name", KINDS)
def test_every_sheet_is_a4_and_bears_text_and_the_notice(printed, name):
    papers = printed[name].papers
    assert papers
    for paper in papers:
        assert paper.size == pytest.approx((WIDTH, HEIGHT), abs=0.5)
        assert said(paper.foot) == bare(NOTICE)
        assert paper.inner


@pytest.mark.parametrize("name", KINDS)
def test_nothing_runs_over_the_right_margin(printed, name):
    for paper in printed[name].papers:
        assert max(sign.right for sign in paper.signs) <= WIDTH - RIGHT + 0.3


@pytest.mark.parametrize("name", KINDS)
def test_few_sheets_are_mostly_white(printed, name):
    """One before a picture may be, and the last."""
    papers = printed[name].papers
    ends = [max(sign.bottom for sign in paper.inner) for paper in papers[:-1]]
    assert len([end for end in ends if end < HEIGHT / 2]) <= (1 if name in PICTURES else 0)


# ---------- what is printed ----------


@pytest.mark.parametrize("name", KINDS)
def test_the_title_or_the_letter_is_printed(printed, name, main):
    letter = [part for text in main.all("div", cls="txt") for part in text.all("p")]
    for part in letter or main.all("h1"):
        assert bare(part.text) in printed[name].text
    if not letter:
        first = printed[name].papers[0]
        assert first.find(main.one("h1").text)[0].top < HEIGHT / 4


LISTS = [name for name in KINDS if "list" in name or "with many" in name]


@pytest.mark.parametrize("name", LISTS)
def test_every_document_of_a_list_is_printed(printed, name, main):
    titles = [heading.text for docs in main.all("ol", cls="docs") for heading in docs.all("h3")]
    assert len(titles) > 4
    assert [title for title in titles if bare(title) not in printed[name].text] == []


@pytest.mark.parametrize("name", KINDS)
def test_no_way_to_another_page_is_printed(printed, name, main):
    own = [e.words for tag in ("h1", "h2", "caption", "th") for e in main.all(tag)]
    own += [e.words for sheet in main.all("article") for e in sheet.all("p")]
    lines = [line.strip() for sheet in printed[name].lines for line in sheet]
    assert printed[name].ways == []
    assert [way for way in WAYS if lines.count(way) > own.count(way)] == []


@pytest.mark.parametrize("name", [name for name in KINDS if name != "home"])
def test_the_way_that_led_to_a_page_is_not_printed(printed, name, main):
    for crumbs in main.all("nav", cls="crumbs"):
        way = [crumb.words for crumb in crumbs.all("li")]
        assert bare("".join(way)) not in printed[name].text
        assert bare("›".join(way)) not in printed[name].text
    assert "›" not in printed[name].text
    told = sum(guide.text.count("Trang chủ") for guide in main.all(cls="prose"))
    assert printed[name].text.count(bare("Trang chủ")) == told


# ---------- addresses ----------


@pytest.mark.parametrize("name", KINDS)
def test_no_address_of_a_link_is_printed(printed, name, main):
    text = printed[name].text
    assert text.count("http") == addresses_in_text(main)
    for part in (".html", "127.0.0.1"):
        assert text.count(part) == counted(main, part)
    assert bare("Địa chỉ trang") not in text


@pytest.mark.parametrize("name", ADDRESSED)
def test_the_page_s_own_address_is_printed_once_where_it_is_known(
    printed_with_address, site_with_address, name
):
    text = printed_with_address[name].text
    root = page_at(site_with_address / KINDS[name][1])
    own = root.one("link", rel="canonical").attrs["href"]
    assert own == SITE_URL + KINDS[name][1]
    assert text.count(bare(f"Địa chỉ trang: {own}")) == 1
    main = root.one("main")
    printed_by_site = sum(
        part.text.count("http") for part in [*main.all("p", cls="paper"), *main.all("footer")]
    )
    assert printed_by_site == 1
    assert text.count("http") == addresses_in_text(main)
    assert text.count("127.0.0.1") == counted(main, "127.0.0.1")


# ---------- tables and pictures over several sheets ----------


@pytest.mark.parametrize("name", LONG_INDEXES)
def test_the_head_of_a_table_stands_on_every_sheet_that_it_runs_on_to(paper_page, kind):
    """The tables are made long enough for three sheets and more."""
    paper_page.goto(kind.url)
    paper_page.evaluate(
        """() => {
          document.querySelectorAll('.index tbody').forEach((body, table) => {
            const rows = [...body.rows];
            while (body.rows.length < 130) rows.forEach(row => body.append(row.cloneNode(true)));
            [...body.rows].forEach(row => {
              row.cells[0].insertAdjacentText('afterbegin', `=${table}= `);
            });
          });
          document.querySelectorAll('.index').forEach((index, table) => {
            const head = index.querySelector('thead th:last-child');
            head.insertAdjacentText('beforeend', ` +${table}+`);
          });
        }"""
    )
    count = paper_page.locator(".index").count()
    sheets = [said(paper.inner) for paper in printout(paper_page).papers]
    shown = 0
    for table in range(count):
        on = [sheet for sheet in sheets if f"={table}=" in sheet]
        assert [sheet.count(f"+{table}+") for sheet in on] == [1] * len(on)
        shown += len(on) >= 3
    assert shown


@pytest.mark.parametrize("above", OFFSETS)
@pytest.mark.parametrize("name", PICTURES)
def test_no_picture_is_cut_by_the_end_of_a_sheet(paper_page, kind, above):
    paper_page.goto(kind.url)
    paper_page.evaluate(
        """above => document.querySelectorAll('.picture').forEach(picture => {
          const space = document.createElement('div');
          space.style.cssText = `break-before: page; height: ${above}mm`;
          picture.before(space);
          const texts = [...picture.querySelectorAll('svg text')];
          texts.forEach((text, n) => { if (n % 5 == 0) text.textContent = '<<'; });
          texts.at(-1).textContent = '>>';
        })""",
        above,
    )
    pictures = paper_page.locator(".picture").count()
    sheets = [said(paper.inner) for paper in printout(paper_page).papers]
    drawn = [sheet for sheet in sheets if "<<" in sheet]
    assert pictures
    assert [sheet.count(">>") for sheet in drawn] == [1] * pictures

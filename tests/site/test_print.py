"""The printed letter: A4, by the form's margins, its parts where the form puts them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pytest

from tests.site.conftest import SITE_URL, Watch, browsing, serving
from tests.site.factory import SENTENCE, body_of
from tests.site.samples import HELD, LETTERS, MADE, SEEDS

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30, 15, 20, 20
WIDTH, HEIGHT = 210, 297
MIDDLE = (LEFT + WIDTH - RIGHT) / 2
NOTICE = "Bản in từ trang tra cứu, không có giá trị thay bản gốc"
SIGNED = [seed for seed in LETTERS if HELD[seed].values["signature"]]
# What belongs to the site around a letter, and to no letter
AROUND = (
    *("Địa phương", "Thời gian", "Loại văn bản", "Người ký", "Chủ đề", "Giới thiệu", "Trang chủ"),
    *(
        "Tìm",
        "Nền tối",
        "Thuộc tính",
        "Trong trang này",
        "Trích dẫn",
        "Sao chép",
        "Tình trạng hiệu lực",
    ),
    *("Nhiệm vụ được giao", "Từ viết tắt", "Cuối trang", "Quyền sử dụng", "Đến nội dung chính"),
)
# Letters of growing length, so that some end near the foot of a page
LENGTHS = range(6, 18)


@dataclass(frozen=True)
class Sign:
    """One printed character and its box, in millimetres from the upper left corner."""

    char: str
    left: float
    top: float
    right: float
    bottom: float


class Paper:
    """One printed page. Blanks don't count: a line's end is a blank, and so is a stretched one."""

    def __init__(self, pdf_page):
        self.size = tuple(length / MM for length in pdf_page.get_size())
        text, self.signs = pdf_page.get_textpage(), []
        for i in range(text.count_chars()):
            # PDFium writes these two for a hyphen at the end of a line
            char = text.get_text_range(i, 1).replace("\ufffe", "-").replace("\x02", "-")
            if char.strip():
                left, bottom, right, top = (edge / MM for edge in text.get_charbox(i))
                self.signs.append(Sign(char, left, HEIGHT - top, right, HEIGHT - bottom))
        self.head = [sign for sign in self.signs if sign.bottom < TOP]
        self.foot = [sign for sign in self.signs if sign.top > HEIGHT - BOTTOM]
        apart = {*self.head, *self.foot}
        self.inner = [sign for sign in self.signs if sign not in apart]

    @property
    def text(self):
        return said(self.inner)

    def find(self, words):
        """Return the signs of the first place where the words stand, or nothing."""
        at = self.text.find(bare(words))
        return self.inner[at : at + len(bare(words))] if at >= 0 else []


def said(signs):
    return "".join(sign.char for sign in signs)


def bare(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def whole_text(papers):
    """Return what stands between the margins, without blanks."""
    return "".join(paper.text for paper in papers)


def pages_with(papers, words):
    return [number for number, paper in enumerate(papers, start=1) if paper.find(words)]


@pytest.fixture(scope="module")
def printing(browser):
    """Return a function that prints a page as readers do; each is printed once."""
    done = {}
    with browsing(browser, Watch()) as new_page:
        page = new_page()

        def printing(url):
            if url not in done:
                page.goto(url)
                raw = page.pdf(prefer_css_page_size=True, print_background=False)
                with pypdfium2.PdfDocument(raw) as pdf:
                    done[url] = [Paper(pdf_page) for pdf_page in pdf]
            return done[url]

        yield printing


@pytest.fixture(params=SEEDS)
def seed(request):
    return request.param


@pytest.fixture
def papers(printing, served, seed):
    return printing(served + SEEDS[seed])


@pytest.fixture
def values(seed):
    return HELD[seed].values


# ---------- paper and margins ----------


def test_it_is_printed_on_a4(papers):
    assert papers
    for paper in papers:
        assert paper.size == pytest.approx((WIDTH, HEIGHT), abs=0.5)


def test_a_letter_of_two_pages_takes_three_at_most(printing, served):
    assert 2 <= len(printing(served + SEEDS["002"])) <= 3


def test_every_sheet_bears_text(papers):
    assert [len(paper.inner) > 200 for paper in papers] == [True] * len(papers)


def test_the_text_begins_30_mm_from_the_left_edge(papers):
    for paper in papers:
        assert min(sign.left for sign in paper.inner) == pytest.approx(LEFT, abs=1)


def test_nothing_comes_nearer_to_the_right_edge_than_15_mm(papers):
    for paper in papers:
        assert max(sign.right for sign in paper.signs) <= WIDTH - RIGHT + 0.3


def test_nothing_of_the_text_comes_nearer_to_head_and_foot_than_20_mm(papers):
    for paper in papers:
        assert min(sign.top for sign in paper.inner) >= TOP - 0.5
        assert max(sign.bottom for sign in paper.inner) <= HEIGHT - BOTTOM + 0.5


def test_the_body_s_lines_stand_as_those_of_14_points_do(papers, seed):
    """At a line height of 1.35 they are 6.67 mm apart."""
    paragraph = max(HELD[seed].paragraphs, key=len)
    signs = next(found for paper in papers if (found := paper.find(paragraph[:300])))
    lines = sorted(sign.bottom for sign in signs if sign.char in "nmhu")  # which stand on the line
    steps = [b - a for a, b in pairwise(lines) if b - a > 1]
    assert len(steps) >= 2
    assert steps == pytest.approx([14 * 1.35 / MM] * len(steps), abs=0.3)


# ---------- head and foot ----------


def test_the_first_page_has_no_number(papers):
    assert said(papers[0].head) == ""


def test_from_the_second_page_on_the_number_stands_in_the_middle_of_the_head(papers):
    for number, paper in enumerate(papers[1:], start=2):
        assert said(paper.head) == str(number)
        middle = (paper.head[0].left + paper.head[-1].right) / 2
        assert middle == pytest.approx(MIDDLE, abs=2)


def test_every_page_says_that_it_is_a_printout(papers):
    for paper in papers:
        assert said(paper.foot) == bare(NOTICE)


def test_the_end_says_that_it_is_no_certified_copy(papers):
    assert papers[-1].find("Không phải bản sao y, sao lục, trích sao.")


# ---------- the text ----------


def test_the_whole_text_is_printed_in_order(papers, seed):
    assert bare(" ".join(HELD[seed].paragraphs)) in whole_text(papers)


def test_every_line_around_the_text_is_printed_once(papers, values):
    text = whole_text(papers)
    head, sign = values.get("letterhead") or {}, values.get("signature") or {}
    lines = [head.get(name) for name in ("superior", "issuer", "motto", "number", "dateline")]
    lines += [*head.get("subject", []), *sign.values(), *values.get("recipients", [])]
    for line in filter(None, lines):
        assert bare(line) in text, line


def test_nothing_of_the_site_around_the_letter_is_printed(papers, seed):
    own = bare(HELD[seed].file.read_text(encoding="utf-8"))
    printed = "".join(said(paper.signs) for paper in papers)
    foreign = [words for words in AROUND if bare(words) not in own]
    assert len(foreign) > 12
    assert [words for words in foreign if bare(words) in printed] == []


def test_slips_bear_no_marks_on_paper_and_are_explained_after_the_letter(papers, values):
    text = whole_text(papers)
    assert re.findall(r"\[[a-z]\]", text) == []
    notes = [f"“{slip['quote']}”: {slip['note']}" for slip in values["sic"]]
    assert [note for note in notes if bare(note) not in text] == []


def test_the_checksum_of_the_source_is_printed(papers, values):
    assert values["source"]["sha256"] in whole_text(papers)


# ---------- the parts of the form ----------


@pytest.mark.parametrize("seed", LETTERS)
def test_the_issuer_stands_left_and_the_state_right_on_the_first_page(papers, values):
    head = values["letterhead"]
    left = [head["superior"], head["issuer"], head["number"], *head["subject"]]
    right = [head["motto"], head["dateline"]]
    assert any(left)
    for words in filter(None, left):
        assert max(sign.right for sign in papers[0].find(words)) < MIDDLE
    for words in filter(None, right):
        assert min(sign.left for sign in papers[0].find(words)) > WIDTH / 2


@pytest.mark.parametrize("seed", LETTERS)
def test_the_parts_come_in_the_order_of_the_form(papers, values):
    head = values["letterhead"]
    lines = [head["superior"], head["issuer"], head["number"], head["subject"][0]]
    lines += [values["recipients"][0], values["recipients"][-1]]
    tops = [papers[0].find(line)[0].top for line in filter(None, lines)]
    assert tops == sorted(tops)
    assert len(tops) >= 4


@pytest.mark.parametrize("seed", LETTERS)
def test_a_line_of_the_head_that_the_form_keeps_whole_is_not_broken(papers, values):
    for name in ("motto", "dateline", "number"):
        if words := values["letterhead"][name]:
            signs = papers[0].find(words)
            assert max(s.bottom for s in signs) - min(s.top for s in signs) < 8, words


@pytest.mark.parametrize("seed", SIGNED)
def test_copies_stand_left_and_the_signature_right(papers, values):
    last = papers[pages_with(papers, values["signature"]["name"])[-1] - 1]
    copies = last.find("Nơi nhận:") + last.find(values["copies"][-1])
    assert max(sign.right for sign in copies) < MIDDLE + 5
    for words in values["signature"].values():
        assert min(sign.left for sign in last.find(words)) > WIDTH / 2


@pytest.mark.parametrize("seed", SIGNED)
def test_there_is_room_to_sign(papers, values):
    last = papers[pages_with(papers, values["signature"]["name"])[-1] - 1]
    position = last.find(values["signature"]["position"])[0]
    assert last.find(values["signature"]["name"])[0].top - position.bottom > 15


def ends_together(papers, last_words, name):
    """Say whether the end of the text and the whole end of the letter stand on one page."""
    (page,) = pages_with(papers, "Nơi nhận:")
    return page in pages_with(papers, last_words) and page in pages_with(papers, name)


@pytest.mark.parametrize("seed", SIGNED)
def test_the_signature_is_never_alone_on_a_page(papers, seed, values):
    assert ends_together(papers, HELD[seed].paragraphs[-1][-60:], values["signature"]["name"])


@pytest.mark.parametrize("points", LENGTHS)
def test_however_long_the_letter_the_signature_is_not_alone(
    printing, made_served, made_records, points
):
    number = 100 + points - 2
    (file,) = made_records.glob(f"ha-giang/dong-van/*-{number}-cv-hu.md")
    year = file.name[:4]
    assert body_of(points) in file.read_text(encoding="utf-8")
    papers = printing(f"{made_served}ha-giang/dong-van/{year}/{number}-cv-hu.html")
    assert ends_together(papers, "Yêu cầu triển khai thực hiện./.", "Lê Văn Mẫu")


def test_even_after_a_paragraph_longer_than_a_page_the_signature_is_not_alone(
    printing, made_served
):
    papers = printing(f"{made_served}{MADE}/34-cv-hu.html")
    assert len(papers) > 2
    assert ends_together(papers, SENTENCE[-40:], "Lê Văn Mẫu")


@pytest.mark.parametrize("points", LENGTHS)
def test_a_line_that_announces_others_is_not_left_at_the_foot(
    printing, made_served, made_records, points
):
    number = 100 + points - 2
    (file,) = made_records.glob(f"ha-giang/dong-van/*-{number}-cv-hu.md")
    papers = printing(f"{made_served}ha-giang/dong-van/{file.name[:4]}/{number}-cv-hu.html")
    (page,) = pages_with(papers, "Cụ thể như sau:")
    assert page in pages_with(papers, "1. Điểm thứ 1.")


def test_a_report_is_printed_with_its_title_banner_and_author(printing, served):
    papers, values = printing(served + SEEDS["001"]), HELD["001"].values
    text = whole_text(papers)
    for words in (values["subject"], values["byline"], "Tin, bài; không phải văn bản chỉ đạo"):
        assert bare(words) in text
    assert "Kínhgửi" not in text


def test_a_fragment_says_on_paper_too_that_it_is_one(printing, served):
    papers = printing(served + SEEDS["000"])
    assert papers[0].find("Văn bản thiếu phần cuối")
    assert papers[-1].find("Bản nguồn dừng ở đây")


# ---------- the address ----------


def test_without_an_address_none_is_printed(papers):
    printed = "".join(said(paper.signs) for paper in papers)
    assert "http" not in printed
    assert "127.0.0.1" not in printed
    assert bare("Địa chỉ trang") not in printed


def test_the_address_is_printed_where_it_is_known(printing, site_with_address, seed):
    with serving(site_with_address) as host:
        papers = printing(host + SEEDS[seed])
    assert bare(f"Địa chỉ trang: {SITE_URL}{SEEDS[seed]}") in whole_text(papers)


# ---------- other pages ----------


def test_a_list_can_be_printed_too(printing, served):
    papers = printing(f"{served}loai/cong-van/index.html")
    text = whole_text(papers)
    assert all(bare(f"Công văn {HELD[seed].values['number']}") in text for seed in LETTERS)
    assert bare("Nền tối") not in text


def test_in_dark_too_paper_is_white_and_ink_black(browser, served):
    with browsing(browser, Watch()) as new_page:
        page = new_page(color_scheme="dark")
        page.goto(served + SEEDS["002"])
        page.emulate_media(media="print", color_scheme="dark")
        colours = page.evaluate(
            """[...document.querySelectorAll('article, article p, .note')].map(
                e => getComputedStyle(e).color)"""
        )
    assert set(colours) <= {"rgb(0, 0, 0)", "rgb(51, 51, 51)"}

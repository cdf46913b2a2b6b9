"""Ten letters as nasty as real ones: what is in them is in every output, and in its form."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pypdfium2
import pytest

from gazette.corpus import load_corpus
from gazette.outputs.search_index import documents
from tests.printing.docx_reading import W, Word
from tests.site.conftest import NARROW, Watch, browsing, built
from tests.site.dom import read_html
from tests.site.letters import (
    ANNEXED,
    CORRECTED,
    CORRECTION,
    DECISION,
    FOLDER,
    FRAGMENT,
    JOINT,
    NOTICE,
    PLAN,
    TELEGRAM,
    TEN,
    TOWN,
)

HYPHENS = str.maketrans(dict.fromkeys("\x02\ufffe", "-"))  # PDFium's, at the end of a line
OUTPUTS = ("page", "text", "pdf", "word", "print", "search")
PAPERS = ("pdf", "print", "word")
PLAIN = ("page", "text", "word")
"""Outputs whose lines are never broken by columns or the ends of pages."""
FIGURE = re.compile(r"\d[\d.]{6,}")


@pytest.fixture(scope="module")
def letters_site(once):
    """Return the site of the ten letters, built once for all workers."""
    return once("letters", lambda folder: built(folder, FOLDER)) / "site"


@pytest.fixture(scope="module")
def corpus():
    corpus, problems = load_corpus([FOLDER])
    assert problems == []
    return corpus


@pytest.fixture(scope="module")
def printed(browser, letters_site):
    """Return a function that prints a page in the browser, once."""
    with browsing(browser, Watch()) as new_page:
        page = new_page()

        @cache
        def printed(address):
            page.goto((letters_site / address).as_uri())
            return lines_of(page.pdf(prefer_css_page_size=True, print_background=False))

        yield printed


@pytest.fixture(scope="module")
def pages_of(corpus, letters_site, printed):
    """Return a function that returns what an output of a letter says, page by page."""
    found = {document.address: document for document in documents(corpus)}

    def pages_of(output, address):
        file = letters_site / address
        match output:
            case "page":
                return [page_of(file).one("article", cls="sheet").text]
            case "text":
                return [file.with_suffix(".txt").read_text(encoding="utf-8")]
            case "pdf":
                return lines_of(file.with_suffix(".pdf").read_bytes())
            case "word":
                return [text_of(Word(file.with_suffix(".docx").read_bytes()))]
            case "print":
                return printed(address)
        return ["\n".join(block.text for block in found[address].blocks)]

    return pages_of


def page_of(file):
    return read_html(file.read_text(encoding="utf-8"))[0]


def lines_of(raw):
    with pypdfium2.PdfDocument(raw) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return [text.translate(HYPHENS) for text in texts]


def text_of(word):
    """Return all text of a Word file, with the marks of footnotes that Word counts itself."""
    notes = word.part("footnotes").findall(f"{W}footnote") if word.notes else []
    return "".join(piece for root in (word.body, *notes) for piece in _pieces(root))


def _pieces(root):
    for piece in root.iter():
        is_written = piece.get(f"{W}customMarkFollows") is not None
        if piece.tag == f"{W}footnoteReference" and not is_written:
            yield piece.get(f"{W}id")
        elif piece.tag == f"{W}footnoteRef":
            yield root.get(f"{W}id")
        else:
            yield piece.text or ""


def bare(text):
    return "".join(text.split())


def stands_in(piece, pages):
    """Tell whether a piece stands on a page, or on two that follow each other."""
    if any(piece in page for page in pages):
        return True
    return any(
        piece[:cut] in page and piece[cut:] in following
        for page, following in pairwise(pages)
        for cut in range(1, len(piece))
    )


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("address", TEN)
def test_every_block_is_in_every_output(corpus, pages_of, address, output):
    pages = [bare(page) for page in pages_of(output, address)]
    for block in corpus.by_address[address].record.blocks:
        if not block.rows:
            assert stands_in(bare(block.text), pages), block.id


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("address", TEN)
def test_every_cell_is_in_every_output(corpus, pages_of, address, output):
    text = bare("".join(pages_of(output, address)))
    rows = [row for block in corpus.by_address[address].record.blocks for row in block.rows]
    words = {word for row in rows for cell in row for word in cell.split()}
    if output in PLAIN:
        words |= {bare(cell) for row in rows for cell in row}
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("output", [one for one in OUTPUTS if one != "search"])
@pytest.mark.parametrize("address", TEN)
def test_every_line_around_the_body_is_in_every_output(corpus, pages_of, address, output):
    text = bare("".join(pages_of(output, address)))
    for path, piece in corpus.by_address[address].directive.printed():
        words = [piece] if output in PLAIN else piece.split()
        assert all(bare(word) in text for word in words), path


@pytest.mark.parametrize("output", PAPERS)
def test_no_figure_of_a_table_of_nine_columns_is_broken(corpus, pages_of, output):
    text = "\n".join(pages_of(output, CORRECTED))
    (table,) = (block for block in corpus.by_address[CORRECTED].record.blocks if block.rows)
    figures = [found for row in table.rows for cell in row for found in FIGURE.findall(cell)]
    assert len(figures) > 15
    assert [figure for figure in figures if figure not in text] == []


@pytest.mark.parametrize("output", ["pdf", "print"])
def test_the_head_of_a_long_table_stands_on_each_of_its_pages(pages_of, output):
    pages = [page for page in pages_of(output, PLAN) if "Chốt số" in page]
    assert len(pages) > 3
    for page in pages:
        words = page.split()
        assert words.count("Ca") == len(("Ca 1", "Ca 2", "Ca 3"))
        assert page.count("Chốt số") > 1  # no row is alone


def test_word_repeats_the_head_of_a_long_table(letters_site):
    word = Word((letters_site / PLAN).with_suffix(".docx").read_bytes())
    (table,) = (one for one in word.body.iter(f"{W}tbl") if len(one.findall(f"{W}tr")) > 100)
    heads = [
        row for row in table.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None
    ]
    assert len(heads) == 1


# ---------- what single letters have ----------


@pytest.mark.parametrize(
    ("address", "urgency"),
    [
        (ANNEXED, "HỎA TỐC"),
        (CORRECTED, "THƯỢNG KHẨN"),
        (NOTICE, "HỎA TỐC"),
        (TELEGRAM, "HỎA TỐC HẸN GIỜ"),
        (TOWN, "KHẨN"),
    ],
)
def test_an_urgent_letter_bears_its_mark_once(corpus, letters_site, address, urgency):
    assert page_of(letters_site / address).one("p", cls="urgent").text == urgency
    (document,) = (one for one in documents(corpus) if one.address == address)
    assert urgency in {block.text for block in document.blocks}
    word = Word((letters_site / address).with_suffix(".docx").read_bytes())
    assert word.texts("head-urgency") == [urgency]


@pytest.mark.parametrize(
    ("address", "marks"),
    [
        (ANNEXED, ["(1)", "(2)", "(1)", "(1)"]),
        (CORRECTED, ["(1)", "(2)"]),
        (DECISION, ["[1]", "[2]"]),
        (NOTICE, ["(*)", "(**)"]),
    ],
)
def test_footnotes_are_marked_also_in_tables_and_after_dates(letters_site, address, marks):
    page = page_of(letters_site / address)
    links = page.all("a", cls="ref")
    assert [link.text for link in links] == marks
    ids = {element.attrs.get("id") for element in page.walk()}
    assert all(link.attrs["href"].removeprefix("#") in ids for link in links)


@pytest.mark.parametrize("address", [ANNEXED, DECISION, NOTICE])
def test_a_finger_meets_every_mark_of_a_footnote_within_12_pixels(new_page, letters_site, address):
    page = new_page(viewport=NARROW, has_touch=True, is_mobile=True)
    page.goto((letters_site / address).as_uri())
    marks = page.locator(".ref, .back")
    assert marks.count() > 1
    for mark in marks.all():
        mark.scroll_into_view_if_needed()
        assert mark.evaluate(
            """mark => {
              const box = mark.getBoundingClientRect();
              const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
              const ways = [[0, -11], [0, 11], [-11, 0], [11, 0]];
              return ways.every(([dx, dy]) => document.elementFromPoint(x + dx, y + dy) === mark);
            }"""
        )


def test_points_numbered_in_the_old_way_have_the_usual_ids(corpus):
    town, decision = (" ".join(corpus.by_address[one].record.points) for one in (TOWN, DECISION))
    assert town == "p1 mi mi-d1 mi-d1-a mi-d1-b mi-d2 mii mii-d1 mii-d2 mii-d2-g1 p2"
    assert decision.partition("dieu1")[2] == " dieu2 dieu3 dieu3-a dieu3-b dieu3-dd dieu4 n1 n2"


def test_a_correction_and_what_it_corrects_lead_to_each_other(letters_site, pages_of):
    corrected, correction = (page_of(letters_site / one) for one in (CORRECTED, CORRECTION))
    notice = corrected.one("div", cls="changed")
    assert notice.one("a").attrs["href"] == "43-cv-hu.html"
    assert "đính chính" in notice.text
    rows = [row for facts in correction.all("dl", cls="facts") for row in facts.all("div")]
    changes = [row for row in rows if "Tác động" in row.one("dt").text]
    assert [link.attrs["href"] for row in changes for link in row.all("a")] == [
        "40-cv-hu.html",
        "../../../vien-dan/bac-giang/luc-ngan/2021/35-tb-hu.html",
    ]
    for output in PAPERS:
        said = " ".join(pages_of(output, CORRECTED)[0].split())
        assert "được đính chính bởi văn bản khác" in said


def test_a_town_s_committee_cites_the_plan_of_its_steering_committee(letters_site):
    hrefs = [link.attrs["href"] for link in page_of(letters_site / TOWN).one("article").all("a")]
    assert "08-kh-bcd-ban-chi-dao-thi-xa.html" in hrefs
    assert "Công văn 120-CV/ThU" in page_of(letters_site / PLAN).text


def test_an_issuer_ends_where_the_sentence_goes_on(letters_site):
    for number in ("2021/23-2021-qd-ttg", "2021/68-nq-cp", "2020/07-2020-qd-ttg"):
        assert (letters_site / "vien-dan/trung-uong" / f"{number}.html").is_file()


@pytest.mark.parametrize("output", ["page", *PAPERS])
def test_a_fragment_ends_where_its_source_does(pages_of, output):
    text = bare("".join(pages_of(output, FRAGMENT)))
    end = text.index("cácxãbáocáovề")
    assert "Lê" not in text[end:]
    assert "[…]" in text
    assert "0900" not in text


def test_a_joint_letter_names_both_issuers_in_heading_lists_and_references(letters_site):
    both = "Huyện ủy Đồng Văn và Ủy ban nhân dân huyện Đồng Văn, tỉnh Hà Giang"
    assert both in page_of(letters_site / JOINT).one("div", cls="head").text
    assert both in page_of(letters_site / "loai/chuong-trinh/index.html").text
    for suffix, field in ((".bib", "author"), (".ris", "AU")):
        text = (letters_site / JOINT).with_suffix(suffix).read_text(encoding="utf-8")
        authors = [line for line in text.split("\n") if line.strip().startswith(field)]
        assert "Huyện ủy Đồng Văn" in " ".join(authors)
        assert "Ủy ban nhân dân huyện Đồng Văn" in " ".join(authors)


@pytest.mark.parametrize("address", TEN)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways(new_page, letters_site, address, width, scheme):
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto((letters_site / address).as_uri())
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")

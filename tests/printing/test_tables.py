"""Tables on paper: every word whole and in its column, heads on every page, no last row alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from itertools import pairwise

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.printing.pdf import make_pdf
from gazette.outputs.printing.word import make_word
from gazette.sheet.tables import fit_table, page_room, text_width
from tests.browser import missing
from tests.printing.docx_reading import W, Word, value
from tests.printing.forms import paper_form
from tests.printing.poppler import pages_of, words_of
from tests.printing.test_word_shown import FONTCONFIG, FONTS
from tests.site.conftest import Watch, browsing, built, serving
from tests.site.factory import made_letter

MM = 1  # how far words and edges may lie from where they should
SUM = "1.250.000.000"
MONEY = [
    [
        *("TT", "Tên đơn vị", "Dân số", "Số mũi 1", "Số mũi 2"),
        "Kinh phí (đồng)",
        "Đã cấp",
        "Còn lại",
    ],
    [*("1", "Thị trấn Mẫu", "12.345", "10.250", "9.870"), SUM, "1.000.000.000", "250.000.000"],
    [*("2", "Xã Thứ Hai", "8.120", "7.001", "6.500"), "980.500.000", "980.500.000", "0"],
]
LONG = "https://vi-du.invalid/van-ban/mot-dia-chi-rat-dai-khong-co-dau-cach-nao.html"
SIZES = {
    "money": MONEY,
    "two": [["TT", "Nội dung"], ["1", "Tiếp tục rà soát, thống kê " * 12], ["2", "Khác"]],
    "ten": [[f"Cột số {n}" for n in range(1, 11)], *[[SUM] * 10] * 3],
    "fourteen": [[f"Chỉ tiêu {n}" for n in range(1, 15)], *[[SUM] * 14] * 3],
    "head": [
        ["TT", "Đơn vị", "Số mũi", "", ""],
        ["", "", "Một", "Hai", ""],
        ["1", "Xã A", SUM, SUM, SUM],
    ],
    "address": [["TT", "Nguồn", "Số tiền"], ["1", LONG, SUM], ["2", "Không", SUM]],
}


def rows_of(count):
    return [
        ["TT", "Xã, thị trấn", "Số lượng"],
        *([f"{n}.", f"Xã{n}", "7"] for n in range(1, count + 1)),
    ]


def markup(rows):
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def body_of(name):
    if name.startswith("rows-"):
        return body_of_table(rows_of(int(name.removeprefix("rows-"))))
    if name.endswith("-annex"):
        return f"1. Làm./.\n\n# PHỤ LỤC\n\n{markup(SIZES[name.removesuffix('-annex')])}"
    return body_of_table(SIZES[name])


def body_of_table(rows):
    return f"1. Như sau:\n\n{markup(rows)}\n\n2. Hết./."


COUNTS = range(58, 70)
TABLES = [*SIZES, "money-annex", "fourteen-annex"]
NAMES = [*TABLES, *(f"rows-{count}" for count in COUNTS)]


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """Return the folder of a letter for each table."""
    folder = tmp_path_factory.mktemp("tables")
    for n, name in enumerate(NAMES, start=1):
        made_letter(folder, number=f"{n:02}-CV/HU", body=body_of(name))
    return folder


@pytest.fixture(scope="module")
def papers(records):
    corpus, problems = load_corpus([records])
    assert problems == []
    numbered = {entry.directive.number.text: paper_form(entry) for entry in corpus.entries}
    return {name: numbered[f"{n:02}-CV/HU"] for n, name in enumerate(NAMES, start=1)}


@pytest.fixture(scope="module")
def as_pdf(papers, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pdf")
    for name, paper in papers.items():
        (folder / f"{name}.pdf").write_bytes(make_pdf(paper))
    return folder


@pytest.fixture(scope="module")
def as_word(papers, tmp_path_factory):
    """Return what LibreOffice shows of the Word files, with our fonts alone."""
    if not shutil.which("soffice"):
        missing("there is no LibreOffice; `make tools` gets one")
    folder = tmp_path_factory.mktemp("word")
    for name, paper in papers.items():
        (folder / f"{name}.docx").write_bytes(make_word(paper))
    config = folder / "fonts.conf"
    config.write_text(FONTCONFIG.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8")
    command = [
        *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", folder, *sorted(folder.glob("*.docx"))),
    ]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config), "HOME": str(folder)}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=240)
    return folder


@pytest.fixture(scope="module")
def as_print(records, browser, tmp_path_factory):
    """Return the letters printed from their pages by Chromium."""
    folder = tmp_path_factory.mktemp("print")
    site = built(folder, records, print_files=False)
    pages = {page.name[:2]: page for page in site.rglob("*-cv-hu.html")}
    with serving(site) as host, browsing(browser, Watch()) as new_page:
        page = new_page()
        for n, name in enumerate(NAMES, start=1):
            page.goto(host + pages[f"{n:02}"].relative_to(site).as_posix())
            page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
    return folder


@pytest.fixture(params=["as_pdf", "as_word", "as_print"])
def shown(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("name", TABLES)
def test_every_figure_is_whole_and_no_word_lies_on_another(shown, name):
    words = words_of(shown / f"{name}.pdf")
    rows = SIZES[name.removesuffix("-annex")]
    wanted = [word for row in rows for cell in row for word in cell.split() if word != LONG]
    found = [word.text for word in words]
    for word in {*wanted}:
        assert found.count(word) >= wanted.count(word), word
    lines = {}
    for word in words:
        lines.setdefault((word.page, round(word.line, 1)), []).append(word)
    for line in lines.values():
        for left, right in pairwise(sorted(line, key=lambda word: word.left)):
            assert left.right <= right.left + 0.1, (left, right)


@pytest.mark.parametrize("name", TABLES)
def test_nothing_stands_beyond_the_margins(shown, name, papers):
    blocks = [block for text in papers[name].sheet.texts for block in text.blocks if block.rows]
    right = 30 + page_room(is_wide=any(block.is_wide for block in blocks)) + MM
    for word in words_of(shown / f"{name}.pdf"):
        assert word.left >= 30 - MM
        assert word.right <= right


@pytest.mark.parametrize("count", COUNTS)
def test_the_head_repeats_and_the_last_row_is_never_alone(shown, count):
    pages = pages_of(shown / f"rows-{count}.pdf", "-layout")
    rows = [re.findall(r"^\s*(\d+)\.\s+Xã\d+ ", page, re.MULTILINE) for page in pages]
    assert [int(n) for page in rows for n in page] == [*range(1, count + 1)]
    for page, found in zip(pages, rows, strict=True):
        assert ("Xã, thị trấn" in page) == bool(found)
        assert len(found) != 1


# ---------- how a table is fitted ----------


def test_a_table_takes_the_first_page_and_the_largest_letters_that_hold_its_words():
    fits = {name: fit_table(rows) for name, rows in SIZES.items()}
    assert (fits["money"].size, fits["money"].is_wide) == (12, False)
    assert (fits["ten"].size, fits["ten"].is_wide) == (10, True)
    assert (fits["fourteen"].size, fits["fourteen"].is_wide) == (7, True)
    assert [name for name, fit in fits.items() if fit.cut_from] == ["address"]


def test_a_figure_with_blanks_is_one_word():
    *_, width = fit_table(
        [*[["Một nội dung khá dài " * 9] * 3, ["a", "b", "1 250 000 000"]]]
    ).widths
    assert width > text_width("1 250 000 000", 12)


@pytest.mark.parametrize("rows", SIZES.values(), ids=SIZES)
def test_columns_hold_their_words_and_fit_the_page(rows):
    fit = fit_table(rows)
    assert sum(fit.widths) <= page_room(is_wide=fit.is_wide) + 0.01
    for n, width in enumerate(fit.widths):
        for word in (word for row in rows for word in row[n].split() if word != LONG):
            assert text_width(word, fit.size) <= width


def test_a_long_text_has_more_room_than_a_short_one():
    narrow, broad = fit_table(SIZES["two"]).widths
    assert narrow < 15
    assert broad > 140


def test_a_word_file_turns_the_page_for_a_wide_table_alone(papers):
    word = Word(make_word(papers["fourteen"]))
    sizes = [
        (value(page, "pgSz", "orient"), int(value(page, "pgSz", "w")) > 15_000)
        for page in word.document.iter(f"{W}sectPr")
    ]
    assert sizes == [(None, False), ("landscape", True), (None, False)]
    first, *others = word.document.iter(f"{W}sectPr")
    assert len(first.findall(f"{W}headerReference")) == 2
    assert not [one for one in others if one.find(f"{W}titlePg") is not None]


LONG_TEXT = "Tiếp tục rà soát, thống kê các trường hợp cần hỗ trợ. "
ODD = {
    "tall rows": [["TT", "Nội dung"], *([f"{n}.", LONG_TEXT * 80] for n in range(1, 4))],
    "a tall head": [["TT", LONG_TEXT * 70], *([f"{n}.", "x"] for n in range(1, 60))],
    "a note in the head": [["TT", "Số lượng(1)"], *([f"{n}.", "x"] for n in range(1, 60))],
    "a head alone": [["TT", "Xã"]],
    "one row": [["TT", "Xã"], ["1.", "A"]],
}


@pytest.mark.parametrize("rows", ODD.values(), ids=ODD)
def test_odd_tables_are_printed_whole(tmp_path, rows):
    note = "\n\n(1) Tính đến ngày 10/8/2021." if "(1)" in rows[0][1] else ""
    made_letter(tmp_path, body=f"1. Như sau:\n\n{markup(rows)}\n\n2. Hết./.{note}")
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    (tmp_path / "odd.pdf").write_bytes(make_pdf(paper_form(corpus.entries[0])))
    words = [word.text for word in words_of(tmp_path / "odd.pdf")]
    for word in {word for row in rows for cell in row for word in cell.replace("(1)", "").split()}:
        assert words.count(word) >= sum(
            cell.replace("(1)", " ").split().count(word) for row in rows for cell in row
        )
    assert len(pages_of(tmp_path / "odd.pdf")) < 8

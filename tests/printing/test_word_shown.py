"""Word files as LibreOffice shows them: opened without repair, the same text in the same form.

It is given our fonts alone, under the name that the files ask for. LibreOffice missing: the tests
are skipped with the reason, or fail where CI=true.
"""

import ctypes
import os
import re
import shutil
import subprocess
from dataclasses import dataclass

import pypdfium2
import pytest
import yaml

from gazette.corpus import load_corpus
from gazette.outputs.printing.word import make_word
from gazette.synth.generate import write_records
from tests.browser import missing
from tests.conftest import ROOT
from tests.printing.docx_reading import W, Word, value
from tests.printing.forms import paper_form
from tests.site.factory import made_letter
from tests.site.samples import HELD, SEEDS

FONTS = ROOT / "scripts/gazette/outputs/printing/fonts"
MEASURES = yaml.safe_load((ROOT / "scripts/gazette/sheet/measures.yml").read_text(encoding="utf-8"))
PAPER, PARTY = MEASURES["paper"], MEASURES["party"]
MM = 25.4 / 72
NEAR = 0.5  # mm
FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family>
<prefer><family>Tinos</family></prefer></alias></fontconfig>"""


WIDE_FACES = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family>
<prefer><family>DejaVu Serif</family></prefer></alias></fontconfig>"""


@dataclass(frozen=True)
class Shown:
    """A file as shown: the text of every page, and the places of words in mm from its top left."""

    word: Word
    pdf: pypdfium2.PdfDocument

    @property
    def pages(self):
        texts = (page.get_textpage().get_text_range() for page in self.pdf)
        hyphens = str.maketrans(dict.fromkeys("\u0002\ufffe", "-"))  # at the end of a line
        return [re.sub(r"\s", "", text.translate(hyphens)) for text in texts]

    def box(self, words, page=0):
        """Return the left, top, right and bottom edge of words where they first occur."""
        text, height = self.pdf[page].get_textpage(), self.pdf[page].get_height()
        found = text.search(words, match_case=True).get_next()
        assert found, words
        boxes = [text.get_charbox(at, loose=True) for at in range(found[0], sum(found))]
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        top, bottom = max(box[3] for box in boxes), min(box[1] for box in boxes)
        return [length * MM for length in (left, height - top, right, height - bottom)]

    def baseline(self, words):
        """Return the distance of a line from the top of the first page."""
        text = self.pdf[0].get_textpage()
        at, _ = text.search(words, match_case=True).get_next()
        x, y = ctypes.c_double(), ctypes.c_double()
        pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        return (self.pdf[0].get_height() - y.value) * MM

    def middle(self, words, page=0):
        left, _, right, _ = self.box(words, page)
        return (left + right) / 2


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Return what LibreOffice shows of every real record and of three synthetic letters."""
    if not shutil.which("soffice"):
        missing("there is no LibreOffice; `make tools` gets one")
    folder = tmp_path_factory.mktemp("shown")
    forms = {}
    corpus, _ = load_corpus([ROOT / "directives"])
    for entry in corpus.entries:
        forms[entry.record.original.name[:3]] = paper_form(entry, "https://vi-du.invalid/")
    list(write_records(folder / "records", 60, 3))
    made = [paper_form(entry) for entry in load_corpus([folder / "records"])[0].entries]
    forms["state"] = next(form for form in made if form.sheet.form == "state")
    forms["titled"] = next(form for form in made if form.sheet.head and form.sheet.head.title.lines)
    forms["table"] = next(form for form in made if any(block.rows for block in form.sheet.blocks))
    files = {name: make_word(form) for name, form in forms.items()}
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    _convert(folder)
    return {
        name: Shown(Word(content), pypdfium2.PdfDocument(folder / f"{name}.pdf"))
        for name, content in files.items()
    }


def _convert(folder, fontconfig=FONTCONFIG):
    config = folder / "fonts.conf"
    config.write_text(fontconfig.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8")
    command = [
        *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", folder, *sorted(folder.glob("*.docx"))),
    ]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config), "HOME": str(folder)}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)


def bare(paragraph):
    """Return a paragraph's text without blanks."""
    return re.sub(r"\s", "", paragraph.text)


def find(text, pages, start):
    """Return the page and place after `text`, which may span pages; fail if it is missing."""
    page, at = start
    while text:
        assert page < len(pages), text
        found = pages[page].find(text, at)
        if found >= 0:
            return page, found + len(text)
        length = next(n for n in range(len(text), -1, -1) if text[:n] in pages[page][at:])
        text = text[length if length > 1 else 0 :]
        page, at = page + 1, 0
    return page, at


ALL = [*SEEDS, "state", "titled", "table"]


@pytest.mark.parametrize("name", ALL)
def test_every_block_is_shown_in_order(shown, name):
    pages, at = shown[name].pages, (0, 0)
    blocks = [p for p in shown[name].word.paragraphs if p.style == "body"]
    assert blocks
    for block in blocks:
        at = find(bare(block), pages, at)


@pytest.mark.parametrize("name", ALL)
def test_every_other_line_is_shown(shown, name):
    text = "".join(shown[name].pages)
    for paragraph in shown[name].word.paragraphs:
        if paragraph.style != "body":
            assert bare(paragraph) in text
    for note in shown[name].word.notes.values():
        assert re.sub(r"\s", "", note) in text


@pytest.mark.parametrize("name", ALL)
def test_every_page_is_a4_and_bears_number_and_notice(shown, name):
    pdf = shown[name].pdf
    room = PAPER["width"] - PAPER["left"] - PAPER["right"]
    middle = PAPER["left"] + room / 2
    foot = PAPER["height"] - PAPER["bottom"] + PAPER["notice"]["below"]
    for i, page in enumerate(pdf):
        size = [length * MM for length in page.get_size()]
        assert size == pytest.approx([PAPER["width"], PAPER["height"]], abs=NEAR)
        notice = "Bản in từ trang tra cứu, không có giá trị thay bản gốc"
        below = page.get_height() - (foot - 1) / MM
        text = page.get_textpage().get_text_bounded(top=below)
        assert text.strip() == notice
        above = page.get_height() - (PAPER["top"] - 1) / MM
        number = page.get_textpage().get_text_bounded(bottom=above).strip()
        assert number == (str(i + 1) if i else "")
        if i:
            left, _, right, bottom = shown[name].box(number, i)
            assert (left + right) / 2 == pytest.approx(middle, abs=NEAR)
            assert bottom <= PAPER["top"] - PAPER["page_number"]["above"] + 1


def test_the_letterhead_stands_where_the_rules_put_it(shown):
    letter, columns = shown["002"], PARTY["columns"]
    left = PAPER["left"] + columns["left"] / 2
    right = PAPER["left"] + columns["left"] + columns["gap"] + columns["right"] / 2
    for words in ("ĐẢNG BỘ TỈNH VĨNH PHÚC", "HUYỆN ỦY SÔNG LÔ", "Số 358 -CV/HU"):
        assert letter.middle(words) == pytest.approx(left, abs=NEAR)
    for words in ("ĐẢNG CỘNG SẢN VIỆT NAM", "Sông Lô, ngày 10 tháng 8 năm 2021"):
        assert letter.middle(words) == pytest.approx(right, abs=NEAR)
    top = letter.box("ĐẢNG BỘ TỈNH VĨNH PHÚC")[1]
    assert PAPER["top"] - 1 <= top <= PAPER["top"] + 2


def test_the_body_begins_at_the_margin_and_its_first_line_is_indented(shown):
    letter, begin, then = shown["002"], "Thực hiện Thông", "trực Tỉnh ủy về"
    first, second = letter.box(begin), letter.box(then)
    assert first[0] == pytest.approx(PAPER["left"] + PARTY["body"]["indent"], abs=NEAR)
    assert second[0] == pytest.approx(PAPER["left"], abs=NEAR)
    pitch = PARTY["body"]["size"] * PARTY["body"]["line"] * MM
    assert letter.baseline(then) - letter.baseline(begin) == pytest.approx(pitch, abs=0.05)


@pytest.mark.parametrize("name", ["002", "003", "004", "state", "titled"])
def test_no_signature_stands_alone(shown, name):
    letter = shown[name]
    *_, last = [bare(p) for p in letter.word.paragraphs if p.style == "body"]
    *_, signer = [bare(p) for p in letter.word.paragraphs if p.style == "signer"]
    page = next(page for page in letter.pages if signer in page and last[-30:] in page)
    assert page.index(last[-30:]) < page.index(signer)


def test_the_signature_stands_in_its_column(shown):
    letter = shown["002"]
    end = PARTY["end_of_letter"]["columns"]
    middle = PAPER["left"] + end["left"] + end["right"] / 2
    for words in ("T/L BAN THƯỜNG VỤ", "PHÓ CHÁNH VĂN PHÒNG"):
        assert letter.middle(words, len(letter.pages) - 1) == pytest.approx(middle, abs=NEAR)


def test_the_motto_has_a_rule_as_wide_as_its_words(shown):
    left, _, right, bottom = shown["002"].box("ĐẢNG CỘNG SẢN VIỆT NAM")
    page = shown["002"].pdf[0]
    lines = [
        [length * MM for length in item.get_bounds()]
        for item in page.get_objects()
        if item.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
    ]
    rules = [
        line
        for line in lines
        if abs(PAPER["height"] - line[1] - bottom) < 3 and line[0] > PAPER["left"] + 60
    ]
    assert rules
    assert min(line[0] for line in rules) == pytest.approx(left, abs=NEAR)
    assert max(line[2] for line in rules) == pytest.approx(right, abs=NEAR)


def test_the_code_stands_at_the_margin_as_wide_as_the_rules_say(shown):
    page = shown["004"].pdf[len(shown["004"].pdf) - 1]
    (picture,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = [length * MM for length in picture.get_bounds()]
    width = PAPER["end"]["code"]
    assert left == pytest.approx(PAPER["left"], abs=NEAR)
    assert [right - left, top - bottom] == pytest.approx([width, width], abs=NEAR)


def test_only_our_fonts_were_asked_for(shown):
    for name in HELD:
        fonts = set()
        for page in shown[name].pdf:
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                font = pypdfium2.raw.FPDFTextObj_GetFont(item.raw)
                buffer = (ctypes.c_char * 64)()
                pypdfium2.raw.FPDFFont_GetBaseFontName(font, buffer, 64)
                fonts.add(buffer.value.decode().partition("+")[2].partition("-")[0])
        assert fonts <= {"Tinos", ""}


# ---------- without the face ----------


def test_the_table_of_fonts_names_others_with_vietnamese_letters(shown):
    (font,) = shown["002"].word.part("fontTable")
    assert font.get(f"{W}name") == "Times New Roman"
    others = value(font, "altName").split(",")
    assert others[:2] == ["Liberation Serif", "Tinos"]
    assert value(font, "panose1") == "02020603050405020304"
    assert value(font, "family") == "roman"


@pytest.fixture(scope="module")
def without_face(tmp_path_factory):
    """Return what LibreOffice shows of a State letter with no face of these widths."""
    if not shutil.which("soffice"):
        missing("there is no LibreOffice; `make tools` gets one")
    folder = tmp_path_factory.mktemp("without")
    head = {
        "superior": "UBND TỈNH HÀ GIANG",
        "issuer": "ỦY BAN NHÂN DÂN\nHUYỆN ĐỒNG VĂN",
        "number": "Số: 15/UBND-VX",
        "subject": ["Phòng, chống dịch Covid-19"],
        "motto": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "dateline": "Đồng Văn, ngày 10 tháng 8 năm 2021",
    }
    made_letter(
        folder / "records", issuer="uy-ban-nhan-dan-huyen", number="15/UBND-VX", letterhead=head
    )
    corpus, problems = load_corpus([folder / "records"])
    assert problems == []
    content = make_word(paper_form(corpus.entries[0]))
    (folder / "state.docx").write_bytes(content)
    _convert(folder, WIDE_FACES)
    return Shown(Word(content), pypdfium2.PdfDocument(folder / "state.pdf"))


@pytest.mark.parametrize(
    "line",
    [
        *("UBND TỈNH HÀ GIANG", "HUYỆN ĐỒNG VĂN", "Số: 15/UBND-VX"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        *("Đồng Văn, ngày 10 tháng 8 năm 2021", "T/M BAN THƯỜNG VỤ", "Lê Văn Mẫu"),
    ],
)
def test_lines_are_kept_where_the_face_is_missing(without_face, line):
    _, top, _, bottom = without_face.box(line)
    assert bottom - top < 8


def test_no_line_lies_on_another_where_the_face_is_missing(without_face):
    superior = without_face.box("UBND TỈNH HÀ GIANG")
    motto = without_face.box("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert superior[2] <= motto[0]

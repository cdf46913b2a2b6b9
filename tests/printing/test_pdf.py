"""The PDF of a letter: its text is the record's, and its parts are where the rules put them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from gazette.corpus import load_corpus
from gazette.outputs.printing.paper import paper_runs
from gazette.outputs.printing.pdf import make_pdf
from gazette.sheet import Line, Run
from gazette.sheet.printed_form import measures
from tests.conftest import ROOT
from tests.printing.conftest import SITE_URL, Paper, bare, parts_of, said
from tests.printing.forms import cited_in, paper_form
from tests.printing.poppler import MM, fonts_of, pages_of, tool, words_of
from tests.site.factory import made_letter
from tests.site.samples import HELD, LETTERS

MODES = ((), ("-layout",), ("-raw",))
NEAR = 0.5  # mm
PAGES = {"000": 2, "001": 3, "002": 3, "003": 3, "004": 3}
PAPER = measures()["paper"]
SIGNED = [seed for seed in LETTERS if HELD[seed].values["signature"]]


def read(file, form, *mode):
    """Return what is printed between head and foot, without blanks."""
    pages = []
    for number, page in enumerate(pages_of(file, *mode), start=1):
        text = re.sub(r"\s", "", page).replace(re.sub(r"\s", "", form.words["notice"]), "", 1)
        pages.append(text.removeprefix(str(number)) if number > 1 else text)
    return "".join(pages)


# ---------- the text ----------


def test_a_slash_ends_no_line():
    line = Line(
        (Run("báo cáo "), Run("Covid-19", is_whole=True), Run(" (b/c), xã/phường, 1/8/2021"))
    )
    (run,) = paper_runs(line, None)
    whole = [text for text, is_whole in run.pieces if is_whole]
    assert whole == ["Covid-19", "(b/c)", "xã/phường", "1/8/2021"]
    assert run.text == line.text


@pytest.mark.parametrize("mode", MODES, ids=" ".join)
def test_every_block_of_the_body_is_in_its_text_whole_and_in_order(every_pdf, mode):
    for printed in every_pdf:
        text, at = read(printed.file, printed.form, *mode), 0
        for block in printed.form.sheet.blocks:
            if not block.rows:
                found = text.find(bare(said(block.line)), at)
                assert found >= 0, f"{printed.form.title}: {block.id}"
                at = found + len(bare(said(block.line)))


def test_the_blocks_are_those_of_the_record(every_pdf):
    for printed in every_pdf:
        blocks = printed.entry.record.blocks
        assert [(b.id, said(b.line)) for b in printed.form.sheet.blocks if not b.rows] == [
            (b.id, b.text) for b in blocks if not b.rows
        ]


def test_every_line_around_the_body_is_in_its_text_in_the_order_of_reading(every_pdf):
    for printed in every_pdf:
        text, at = read(printed.file, printed.form, "-raw"), 0
        for line in (line for part in parts_of(printed.form) for line in part.lines):
            found = text.find(bare(said(line)), at)
            assert found >= 0, f"{printed.form.title}: {said(line)}"
            at = found + len(bare(said(line)))
        for line in (*printed.form.sheet.recipients, *printed.form.sheet.copies):
            assert bare(said(line)) in text


def test_every_cell_of_a_table_is_in_its_text(every_pdf):
    cells = 0
    for printed in every_pdf:
        text = read(printed.file, printed.form)
        for cell in (c for b in printed.form.sheet.blocks for row in b.rows for c in row):
            assert all(bare(word) in text for word in said(cell).split()), said(cell)
            cells += 1
    assert cells > 10


@pytest.mark.parametrize("mode", MODES, ids=" ".join)
def test_its_text_is_nfc(every_pdf, mode):
    for printed in every_pdf:
        text = "".join(pages_of(printed.file, *mode))
        assert text == unicodedata.normalize("NFC", text)


def test_what_its_source_lacks_is_marked_and_not_filled(pdfs):
    text, words = read(pdfs["000"].file, pdfs["000"].form, "-raw"), pdfs["000"].form.words
    for part in ("issuer", "motto", "dateline"):
        assert bare(words[f"lack_{part}"]) in text
    assert bare(words["cut_here"]) in text
    for invented in ("TRÀVINH", "HUYỆNỦY", "ĐẢNGCỘNGSẢN", "Nơinhận:"):
        assert invented not in text


def test_nothing_says_that_it_was_signed_unless_the_source_does(every_pdf):
    for printed in every_pdf:
        assert "(đã ký)" not in "".join(pages_of(printed.file)).lower()


def test_the_letter_bears_no_marks_and_the_notes_on_its_slips_follow_it(pdfs):
    notes = 0
    for printed in pdfs.values():
        text = read(printed.file, printed.form, "-raw")
        letter, *after = text.split(bare(printed.form.words["slips"]))
        assert len(after) == bool(printed.form.sheet.slips)
        assert not re.search(r"\[\w{1,2}\]", letter)
        assert not printed.form.sheet.signatures or bare(printed.form.words["copies"]) in letter
        for note in printed.form.slips:
            assert bare(note) in after[0]
            notes += 1
    assert notes > 8


def test_a_note_names_every_place_of_its_slip(pdfs):
    spelling = pdfs["002"].form.slips[-1]
    assert "; Điểm 2, gạch đầu dòng thứ nhất; điểm 2, gạch đầu dòng thứ hai, “BCD”: " in spelling
    assert pdfs["002"].form.slips[-2].startswith("Chữ ký, “Không Quang Giáp”: ")


def test_notes_on_what_may_change_the_meaning_come_first_and_mere_spelling_is_one_note(pdfs):
    time, spelling = pdfs["004"].form.slips
    assert time.startswith("Gạch đầu dòng thứ sáu, “từ 12 giờ ngày 06/5/2021”: ")
    assert spelling.startswith("Chính tả, dấu câu: Kính gửi, “cơ quan đơn vị”: ")
    assert spelling.endswith(
        "; Nơi nhận, “TT Tỉnh ủy, (để báo cáo)”: Dấu phẩy có thể phải đứng sau dấu ngoặc."
    )
    assert len([printed for printed in pdfs.values() if printed.form.slips]) == 4
    for printed in pdfs.values():
        notes = printed.form.slips
        assert not any(note.startswith("Chính tả, dấu câu: ") for note in notes[:-1])


# ---------- honesty ----------


def test_every_page_says_that_it_is_a_printout(every_pdf):
    for printed in every_pdf:
        for page in pages_of(printed.file):
            assert printed.form.words["notice"] in page


@pytest.mark.parametrize("words", ["không phải bản sao y", "sao lục", "trích sao", "SHA-256"])
def test_the_end_says_what_it_is_and_how_it_can_be_checked(every_pdf, words):
    for printed in every_pdf:
        assert words.lower() in pages_of(printed.file)[-1].lower()


def test_the_end_bears_address_and_checksums(pdfs):
    for printed in pdfs.values():
        end = bare(pages_of(printed.file, "-raw")[-1])
        assert f"{SITE_URL}{printed.entry.address}" in end
        for line in printed.form.end:
            assert bare(line.text) in end
        assert sum("SHA-256" in line.text for line in printed.form.end) == 2


@pytest.mark.parametrize("seed", HELD)
def test_what_is_cited_and_the_address_at_the_end_are_links(pdfs, seed):
    form = pdfs[seed].form
    with pikepdf.open(pdfs[seed].file) as made:
        links = [
            str(note.A.URI)
            for page in made.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        ]
    cited = cited_in(form)
    assert set(links) == {*cited, form.address}
    assert bool(cited) == (seed in ("001", "002", "004"))


def test_copies_of_what_nobody_signed_are_printed(entries, tmp_path):
    form, copies = paper_form(entries["000"]), (Line((Run("Như trên,"),)), Line((Run("Lưu."),)))
    form = replace(form, sheet=replace(form.sheet, copies=copies))
    file = tmp_path / "copies.pdf"
    file.write_bytes(make_pdf(form))
    assert "Nơi nhận:" in "".join(pages_of(file))


def test_it_says_that_it_was_signed_where_the_source_does(tmp_path):
    sign = {"authority": "T/M BAN THƯỜNG VỤ", "position": "BÍ THƯ", "name": "(Đã ký) Lê Văn Mẫu"}
    made_letter(tmp_path, signature=sign)
    form = paper_form(load_corpus([tmp_path])[0].entries[0])
    (tmp_path / "signed.pdf").write_bytes(make_pdf(form))
    text = " ".join("".join(pages_of(tmp_path / "signed.pdf")).split())
    assert "BÍ THƯ (Đã ký) Lê Văn Mẫu" in text


def test_what_is_synthetic_says_so_before_all_else(synthetic):
    for printed in synthetic:
        assert bare("".join(pages_of(printed.file, "-raw"))).startswith("Dữliệutổnghợp")


# ---------- faces, document, standards ----------


def test_one_family_is_embedded_and_readable_as_text(every_pdf):
    for printed in every_pdf:
        faces = fonts_of(printed.file)
        assert {re.sub(r"^[A-Z]{6}\+|-\w+$", "", face[0]) for face in faces} == {"Tinos"}
        assert {tuple(face[3:6]) for face in faces} == {("yes", "yes", "yes")}


def test_it_says_title_author_language_keywords_and_its_record_s_day(pdfs):
    for printed in pdfs.values():
        info = tool("pdfinfo", "-isodates", printed.file).decode()
        meta = printed.form
        for name, value in (
            ("Title", meta.title),
            ("Author", meta.author),
            ("Keywords", ", ".join(meta.keywords)),
        ):
            assert re.search(rf"^{name}:\s+{re.escape(value)}$", info, re.MULTILINE), name
        days = re.findall(r"^(?:Creation|Mod)Date:\s+([\d-]+)T", info, re.MULTILINE)
        assert days == [meta.revised.isoformat()] * 2
        with pikepdf.open(printed.file) as made:
            assert str(made.Root.Lang) == "vi-VN"


def test_every_point_has_a_bookmark(pdfs):
    for printed in pdfs.values():
        with pikepdf.open(printed.file) as made, made.open_outline() as outline:
            titles = list(_titles(outline.root))
        points = [block for block in printed.form.sheet.blocks if block.is_point]
        named = [title for title in titles[1:] if title]
        assert len(named) == len(points)
        for title, block in zip(named, points, strict=True):
            assert title.lower().startswith(block.name.lower())


def _titles(items):
    for item in items:
        yield item.title
        yield from _titles(item.children)


@pytest.fixture(scope="session")
def verdicts(every_pdf):
    """Return what an independent checker of PDF/UA finds in each file."""
    checker = Path(sys.executable).parent / "outloud"
    command = [checker, "--json", "-", "--no-info", *(printed.file for printed in every_pdf)]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    return json.loads(told.stdout)


def test_an_independent_checker_of_pdf_ua_finds_no_error(every_pdf, verdicts):
    assert _errors(verdicts) == []
    assert len(verdicts["results"]) == len(every_pdf)


def test_that_checker_sees_what_is_wrong(pdfs, tmp_path):
    with pikepdf.open(pdfs["002"].file) as made:
        del made.Root.StructTreeRoot
        made.save(tmp_path / "wrong.pdf")
    checker = Path(sys.executable).parent / "outloud"
    assert subprocess.run(
        [checker, tmp_path / "wrong.pdf"], capture_output=True, check=False
    ).returncode


def test_it_has_what_pdf_a_2a_asks_for(every_pdf):
    """Checks the few points of PDF/A that need no checker, since Python has none."""
    for printed in every_pdf:
        with pikepdf.open(printed.file) as made:
            xmp = made.open_metadata()
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
            assert xmp["pdfuaid:part"] == "1"
            assert made.Root.OutputIntents[0].S == "/GTS_PDFA1"
            assert bool(made.Root.MarkInfo.Marked)
            assert not made.is_encrypted
            assert not {"/OpenAction", "/AA", "/AcroForm"} & set(made.Root.keys())
            assert "/ID" in made.trailer
            assert "/JavaScript" not in made.Root.get("/Names", {})


def test_a_form_gives_the_same_bytes_twice(forms):
    for form in forms.values():
        assert make_pdf(form) == make_pdf(form)


MAKING = """
from pathlib import Path
from gazette.corpus import load_corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.printing.pdf import PDF
from gazette.store import Store

corpus, _ = load_corpus([Path("directives")])
PDF.make(corpus.entries[0], SiteInputs(corpus, None, Path(), Store(None)))
"""


@pytest.fixture
def printing(tmp_path):
    """Return the folder of printing in a copy of the package that a test may change."""
    return shutil.copytree(ROOT / "scripts/gazette", tmp_path / "gazette") / "outputs/printing"


def error_of(printing):
    """Return the last line that the copy says when it can't make a PDF."""
    done = subprocess.run(
        [sys.executable, "-c", MAKING],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(printing.parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    last = done.stderr.rstrip("\n").split("\n")[-1]
    assert last.startswith("gazette.outputs.model.OutputError: directives/")
    return last


def test_a_warning_of_typst_is_an_error(printing):
    """The copy asks for a font that is not there."""
    for file in (printing / "typst").iterdir():
        text = file.read_text(encoding="utf-8").replace('"Tinos"', '("Tinos", "Không có")')
        file.write_text(text, encoding="utf-8")
    assert "không có" in error_of(printing)


@pytest.mark.parametrize("spoil", [Path.unlink, lambda file: file.write_bytes(b"")])
def test_a_missing_font_is_an_error_of_one_line(spoil, printing):
    spoil(printing / "fonts/Tinos_700Bold.ttf")
    assert "fonts: no sound font of Tinos normal 700; install it anew" in error_of(printing)


@pytest.mark.parametrize(
    ("name", "words"), [("party.typ", "Failed to"), ("form.typ", "file not found")]
)
def test_a_missing_template_is_an_error_of_one_line(name, words, printing):
    (printing / "typst" / name).unlink()
    assert f"party.typ: {words}" in error_of(printing)


# ---------- places ----------


def paper_of(printed):
    return Paper(printed.form, printed.file)


@pytest.fixture(params=LETTERS)
def paper(request, pdfs):
    return paper_of(pdfs[request.param])


@pytest.fixture
def state(synthetic):
    """Return a letter of the State with lines short enough not to break."""
    made = (
        each
        for each in synthetic
        if each.form.sheet.form == "state" and each.form.sheet.head.motto.lines
    )
    return paper_of(next(made))


def near(figure):
    return pytest.approx(figure, abs=NEAR)


def middles(own):
    """Return the middles of the two columns of a letterhead."""
    left, right = own["columns"]["left"] / 2, own["columns"]["right"] / 2
    return PAPER["left"] + left, PAPER["left"] + 2 * left + own["columns"]["gap"] + right


@pytest.mark.parametrize("side", [0, 1])
def test_the_letterhead_stands_in_the_middle_of_its_columns(paper, side):
    head = paper.form.sheet.head
    parts = (head.superior, head.issuer, head.number) if not side else (head.motto, head.dateline)
    for part in parts:
        for line in part.lines:
            assert paper.middle(said(line)) == near(middles(paper.measures)[side])


def test_the_letterhead_of_the_state_stands_in_the_middle_of_its_columns(state):
    head = state.form.sheet.head
    assert state.middle(said(head.number.lines[0])) == near(middles(state.measures)[0])
    assert state.middle(said(head.motto.lines[0])) == near(middles(state.measures)[1])


def test_parts_have_the_sizes_of_the_rules(paper, state):
    for letter in (paper, state):
        for name in ("superior", "issuer", "number", "motto", "dateline"):
            for line in getattr(letter.form.sheet.head, name).lines[:1]:
                begin = " ".join(said(line).split()[:2])
                sizes = {round(word.size, 1) for word in letter.line(begin)}
                size = pytest.approx(letter.measures["head"][name]["size"], abs=0.4)
                assert sorted(sizes) == [size] * len(sizes), name


def test_number_and_dateline_stand_on_one_line(paper):
    head = paper.form.sheet.head
    if head.dateline.lines:
        number, dateline = (said(part.lines[0]) for part in (head.number, head.dateline))
        assert paper.line(number)[0].line == near(paper.line(dateline)[0].line)


def test_the_first_line_stands_under_the_upper_margin(pdfs):
    for seed in ("002", "004"):
        paper = paper_of(pdfs[seed])
        size = paper.measures["head"]["superior"]["size"]
        first = paper.line(said(paper.form.sheet.head.superior.lines[0]))[0]
        assert first.line == near(PAPER["top"] + 0.8 * size / MM)


def test_the_body_stands_between_the_margins_with_its_first_lines_indented(paper):
    body = paper.measures["body"]
    block = max(paper.form.sheet.blocks, key=lambda block: len(said(block.line)))
    begin = paper.line(" ".join(said(block.line).split()[:4]))[0]
    assert begin.left == near(PAPER["left"] + body["indent"])
    lines = {}
    for word in paper.words:
        if word.page == begin.page and abs(word.size - body["size"]) < 0.1:
            lines.setdefault(round(word.line, 1), []).append(word)
    below = [words for line, words in sorted(lines.items()) if line >= begin.line - 0.1]
    assert below[0][-1].right == near(PAPER["width"] - PAPER["right"])
    assert below[1][0].left == near(PAPER["left"])
    steps = [b[0].line - a[0].line for a, b in pairwise(below)][:2]
    assert steps == [near(body["line"] * body["size"] / MM)] * 2


@pytest.mark.parametrize("seed", SIGNED)
def test_the_signature_stands_in_the_middle_of_its_column(pdfs, seed):
    paper = paper_of(pdfs[seed])
    columns, sign = paper.measures["end_of_letter"]["columns"], paper.form.sheet.signatures[0]
    middle = PAPER["left"] + columns["left"] + columns["right"] / 2
    for part in (sign.authority, sign.position):
        for line in part.lines:
            assert paper.middle(said(line)) == near(middle)
    name = paper.line(said(sign.name.lines[0]))
    assert (name[0].left + name[-1].right) / 2 == near(middle)
    room = paper.measures["end_of_letter"]["signature"]["room"]
    assert name[0].line - paper.line(said(sign.position.lines[0]))[0].line >= room


@pytest.mark.parametrize("seed", SIGNED)
def test_recipients_of_copies_stand_at_the_left_margin(pdfs, seed):
    paper = paper_of(pdfs[seed])
    (label,) = [w for w in paper.line(paper.form.words["copies"]) if w.text == "Nơi"]
    assert label.left == near(PAPER["left"])
    assert label.size == near(paper.measures["end_of_letter"]["copies"]["label"]["size"])


def test_page_numbers_stand_in_the_middle_of_the_head_from_the_second_page_on(every_pdf):
    middle = (PAPER["left"] + PAPER["width"] - PAPER["right"]) / 2
    for printed in every_pdf:
        heads = [word for word in words_of(printed.file) if word.line < PAPER["top"]]
        pages = len(pages_of(printed.file))
        assert [(word.page, word.text) for word in heads] == [
            (n, str(n)) for n in range(2, pages + 1)
        ]
        for word in heads:
            assert (word.left + word.right) / 2 == near(middle)
            below = PAPER["top"] - PAPER["page_number"]["above"]
            assert word.line + 0.2 * word.size / MM == near(below)


def test_nothing_stands_beyond_the_margins(every_pdf):
    for printed in every_pdf:
        for word in words_of(printed.file):
            assert word.left >= PAPER["left"] - NEAR, word
            assert word.right <= PAPER["width"] - PAPER["right"] + NEAR, word


# ---------- pages ----------


def test_the_first_records_take_so_many_pages(pdfs):
    assert {seed: len(pages_of(printed.file)) for seed, printed in pdfs.items()} == PAGES


def test_a_signature_is_never_alone_on_a_page(every_pdf):
    signed = 0
    for printed in every_pdf:
        form, last = printed.form, printed.form.sheet.blocks[-1].line.text
        names = [sign.name.lines[0] for sign in form.sheet.signatures if sign.name.lines]
        if names and last:
            name = bare(said(names[0]))
            last = bare(" ".join(last.split()[-6:]))
            pages = [bare(page) for page in pages_of(printed.file, "-raw")]
            assert any(name in page and last in page for page in pages), form.title
            signed += 1
    assert signed > 10


def _errors(verdicts):
    return [
        (file["path"], finding["rule"], finding.get("evidence"))
        for file in verdicts["results"]
        for finding in file["findings"]
        if finding["severity"] == "error"
    ]

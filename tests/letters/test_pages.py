"""PDFs and pictures: every line in the order of reading, and a clear message where that fails."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys

import pikepdf
import pytest
from PIL import Image

from gazette.letters.clean import clean
from gazette.letters.formats import pages
from gazette.letters.formats.model import FaultError
from gazette.letters.formats.registry import read_content
from gazette.letters.model import RawText
from tests.browser import missing
from tests.conftest import ROOT
from tests.letters.paging import Text, changed, drawn, locked, paragraph, pdf_of, saved

LEFT = [
    Text(90, 60, "ĐẢNG BỘ TỈNH VĨNH PHÚC"),
    Text(100, 78, "HUYỆN ỦY SÔNG LÔ"),
    Text(170, 96, "*"),
    Text(125, 114, "Số 358-CV/HU"),
]
RIGHT = [
    Text(320, 60, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    Text(330, 114, "Sông Lô, ngày 10 tháng 8 năm 2021"),
]
BODY = (
    "Thực hiện Thông báo số 398-TB/HU, ngày 09/8/2021 của Thường trực Huyện ủy",
    "về triển khai các giải pháp cấp bách phòng, chống dịch Covid-19 trong tình hình",
    "hiện nay, Thường trực Huyện ủy yêu cầu các cơ quan, đơn vị tập trung thực hiện.",
)
POINTS = (
    "1. Chủ động bám sát tình hình thực tế tại địa phương, đơn vị, tiếp tục tăng",
    "cường các giải pháp mạnh mẽ, quyết liệt, hiệu quả hơn nữa để vừa kiểm soát tốt",
    "dịch Covid-19, vừa thúc đẩy phát triển kinh tế - xã hội, phấn đấu đưa huyện Sông",
)
OVERLEAF = "Lô là vùng xanh trong phòng, chống dịch và phát triển kinh tế - xã hội năm nay."


def read(content, name="a.pdf"):
    return read_content(name, content)


def text_of(content):
    """Return the text of a PDF, cleaned."""
    return clean(RawText("a.pdf", read(content).text)).text


def fault_of(content, name="a.pdf"):
    with pytest.raises(FaultError) as caught:
        read(content, name)
    return caught.value


# ---------- the order of reading ----------


def test_a_letterhead_in_two_columns_comes_column_by_column():
    content = pdf_of([*RIGHT, *LEFT, *paragraph(85, 160, BODY, first=28)])
    parts = text_of(content).rstrip("\n").split("\n\n")
    assert [part.split("\n") for part in parts] == [
        [one.words for one in LEFT],
        [one.words for one in RIGHT],
        list(BODY),
    ]


def test_a_narrow_gap_between_the_columns_is_enough():
    near = [Text(290, 60, "ĐẢNG CỘNG SẢN VIỆT NAM"), Text(285, 114, RIGHT[1].words)]
    assert text_of(pdf_of([*LEFT, *near])).split("\n\n")[1].split("\n")[0] == near[0].words


def test_the_copies_come_before_the_signature_beside_them():
    copies = ("Nơi nhận:", "- Thường trực Tỉnh ủy (b/c),", "- Như trên,", "- Lưu Văn phòng.")
    signed = ((0, "T/M BAN THƯỜNG VỤ"), (1, "PHÓ BÍ THƯ"), (6, "Nguyễn Văn Mẫu"))
    content = pdf_of(
        [
            *paragraph(85, 100, BODY, first=28),
            *(Text(85, 180 + 16 * at, words, 12) for at, words in enumerate(copies)),
            *(Text(350, 180 + 18 * at, words) for at, words in signed),
        ]
    )
    lines = [line for line in text_of(content).split("\n") if line]
    assert lines == [*BODY, *copies, *(words for _, words in signed)]


def test_a_paragraph_goes_on_overleaf_past_the_page_number():
    content = pdf_of(
        [*paragraph(85, 700, POINTS, first=28)],
        [
            Text(290, 40, "2"),
            *paragraph(85, 80, [OVERLEAF, "Ngắn gọn."]),
            *paragraph(85, 130, BODY, first=28),
        ],
    )
    assert text_of(content) == "\n".join((*POINTS, OVERLEAF, "Ngắn gọn.", "", *BODY, ""))


def test_a_new_paragraph_overleaf_is_one():
    content = pdf_of(
        [*paragraph(85, 700, BODY, first=28)],
        [Text(290, 40, "2"), *paragraph(85, 80, POINTS, first=28)],
    )
    assert text_of(content) == "\n".join((*BODY, "", *POINTS, ""))


def test_lines_at_the_head_and_foot_of_every_page_go():
    sheets = [
        [
            Text(85, 30, f"28/11/2021, 09:0{at}  Cổng thông tin", 9),
            *paragraph(85, 80, text, first=28),
            Text(85, 820, f"https://vi-du.invalid {at}/2", 9),
        ]
        for at, text in ((1, BODY), (2, POINTS))
    ]
    assert text_of(pdf_of(*sheets)) == "\n".join((*BODY, "", *POINTS, ""))


def test_a_ruled_table_is_written_with_bars():
    rows = (("TT", "Xã, thị trấn", "Số liều"), ("1", "Đức Bác", "1.200"), ("2", "Nhân Đạo", "800"))
    across = (85, 120, 250, 330)
    cells = [
        Text(x + 4, 215 + 20 * row, words)
        for row, texts in enumerate(rows)
        for x, words in zip(across, texts, strict=False)
    ]
    lines = [(85, 200 + 20 * row, 330, 200 + 20 * row) for row in range(4)]
    walls = [(x, 200, x, 260) for x in across]
    text = text_of(pdf_of([*paragraph(85, 100, BODY, first=28), *cells, *lines, *walls]))
    assert text.split("\n")[4:8] == [
        "| TT | Xã, thị trấn | Số liều |",
        "| --- | --- | --- |",
        "| 1 | Đức Bác | 1.200 |",
        "| 2 | Nhân Đạo | 800 |",
    ]


def test_a_page_turned_on_its_side_is_read_upright():
    def turn(file):
        file.pages[0].Rotate = 90

    content = pdf_of(paragraph(85, 100, BODY, first=28))
    assert text_of(changed(content, turn)) == "\n".join((*BODY, ""))


def test_text_in_an_old_font_is_read():
    content = pdf_of([Text(85, 100, "C«ng v¨n vÒ viÖc t¨ng cêng phßng, chèng dÞch")])
    assert text_of(content).startswith("Công văn về việc tăng")


# ---------- what can't be read ----------


def test_a_pdf_with_a_password_says_so():
    fault = fault_of(locked(pdf_of(LEFT), "x"))
    assert (fault.wrong, fault.right) == ("needs a password", "keep a copy without one")


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\nnothing\n%%EOF",
        b"%PDF-1.7\n",
        pdf_of(LEFT)[:3000],
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]"
        b"/Count 999999>>endobj trailer<</Root 1 0 R>>\n%%EOF",
    ],
)
def test_a_damaged_pdf_is_said_so(content):
    assert fault_of(content).right


def test_a_pdf_of_ever_so_many_pages_is_refused():
    def repeat(file):
        for _ in range(300):
            file.pages.append(file.pages[0])

    assert fault_of(changed(pdf_of(LEFT), repeat)).wrong == "has more than 200 pages"


def test_scripts_and_attached_files_of_a_pdf_are_not_read():
    def add(file):
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('x')")
        file.Root.OpenAction = script
        file.attachments["../../evil.txt"] = b"x"

    assert text_of(changed(pdf_of(LEFT), add)) == text_of(pdf_of(LEFT))


def test_a_picture_that_unfolds_is_refused():
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert (
        "pixels" in fault_of(out.getvalue(), "a.png").wrong
        or "large" in fault_of(out.getvalue(), "a.png").wrong
    )


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\nxx", b"\xff\xd8\xff\xe0xx", b"II*\0xxxx"])
def test_a_damaged_picture_is_said_so(content):
    assert fault_of(content, "a.png").right


# ---------- pictures of pages ----------


@pytest.fixture(scope="module")
def tesseract():
    """Skip the test where Tesseract or its Vietnamese data is missing."""
    listed = shutil.which("tesseract") and subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=False
    )
    if not listed or "vie" not in listed.stdout.split():
        missing("there is no Tesseract with Vietnamese data; `make tools` gets them")


SCANNED = [*LEFT, *RIGHT, *paragraph(85, 170, BODY, first=28)]


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(("form", "name"), [("PNG", "a.png"), ("PDF", "a.pdf"), ("TIFF", "a.TIF")])
def test_a_scan_is_read_in_order_and_marked(form, name):
    found = read(saved(drawn(pdf_of(SCANNED)), form), name)
    assert found.is_ocr
    lines = [line for line in found.text.split("\n") if line.strip()]
    kept = [line for line in lines if len(line) > 3]  # the star is hard to read
    assert kept == [
        *(one.words for one in LEFT if len(one.words) > 3),
        *(one.words for one in RIGHT),
        *BODY,
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_of_a_pdf_only_the_pages_that_are_pictures_are_read_so():
    scan = saved(drawn(pdf_of(SCANNED)), "PDF")

    def add(file):
        with pikepdf.open(io.BytesIO(scan)) as other:
            file.pages.extend(other.pages)

    found = read(changed(pdf_of(paragraph(85, 100, POINTS, first=28)), add))
    assert found.is_ocr
    first, second = found.text.split("\f")
    assert first.split("\n")[:3] == list(POINTS)
    assert second.startswith("ĐẢNG BỘ TỈNH VĨNH PHÚC\n")


def hidden_layer(file):
    """Make all text of the first page invisible, as that of a scanner, and put a picture there."""
    page = file.pages[0]
    page.contents_coalesce()
    page.Contents.write(page.Contents.read_bytes().replace(b"BT 0 Tr", b"BT 3 Tr"))
    picture = pikepdf.Stream(file, b"\xff" * 100)
    picture.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": 10,
            "/Height": 10,
            "/BitsPerComponent": 8,
            "/ColorSpace": pikepdf.Name.DeviceGray,
        }
    )
    page.add_resource(picture, pikepdf.Name.XObject, pikepdf.Name("/Im0"))
    page.contents_add(b"q 595 0 0 842 0 0 cm /Im0 Do Q", prepend=True)


def test_the_text_that_a_scanner_hid_under_a_page_is_read_and_marked():
    found = read(changed(pdf_of(paragraph(85, 100, BODY, first=28)), hidden_layer))
    assert (found.text, found.is_ocr) == ("\n".join((*BODY, "")), True)


@pytest.mark.parametrize(
    ("program", "wrong"),
    [
        (None, "is a picture, and Tesseract, which reads pictures, is missing"),
        ("echo eng", "is a picture, and Tesseract has no Vietnamese data"),
    ],
)
def test_without_tesseract_the_message_says_how_to_get_it(program, wrong, tmp_path, monkeypatch):
    if program:
        (tmp_path / "tesseract").write_text(f"#!/bin/sh\n{program}\n")
        (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin" if program else str(tmp_path))
    fault = fault_of(saved(drawn(pdf_of(SCANNED), 50), "PNG"), "a.png")
    assert fault.wrong == wrong
    assert "apt install tesseract-ocr tesseract-ocr-vie" in fault.right


# ---------- the process ----------


def test_a_process_that_takes_too_long_or_crashes_is_said_so(monkeypatch):
    monkeypatch.setattr(pages, "_WAIT", 0.001)
    assert fault_of(pdf_of(LEFT)).wrong == "can't be read to its end"
    monkeypatch.undo()
    monkeypatch.setattr(pages, "_MODULE", "gazette.letters.formats.nothing")
    assert fault_of(pdf_of(LEFT)).wrong == "can't be read to its end"


def test_the_process_imports_little():
    """Most PDFs hold text: what reads pictures, records and web pages isn't loaded for them."""
    code = (
        "import sys, json; from gazette.letters.formats import pages_process; "
        "from gazette.letters.formats import pdf_runs; print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        check=True,
    )
    loaded = set(json.loads(done.stdout))
    assert not loaded & {"PIL.Image", "pydantic", "mammoth", "selectolax", "yaml"}

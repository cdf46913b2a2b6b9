"""What is read of files of every format: each line in its order, and nothing else."""

from __future__ import annotations

import codecs
import unicodedata

import pytest

from gazette.data import read_data
from gazette.letters.clean import clean
from gazette.letters.formats import NotReadableError, read_raw
from gazette.letters.formats.html import html_text
from gazette.letters.formats.model import FaultError
from gazette.letters.formats.registry import SUFFIXES, read_content
from tests.conftest import ROOT
from tests.letters.making import (
    HEAD,
    MOTTO,
    letterhead,
    number,
    numbering,
    page,
    with_part,
    word,
)

CASES = ROOT / "tests/cases/letters-formats"
A_LINE = "Công văn về việc tăng cường phòng, chống dịch Covid-19"


def text_of(name, content):
    return read_content(name, content).text


def lines_of(name, content):
    return [line for line in text_of(name, content).split("\n") if line]


def fault_of(name, content):
    with pytest.raises(FaultError) as caught:
        read_content(name, content)
    return caught.value


# ---------- whole files ----------


@pytest.mark.parametrize(
    "file",
    sorted(file for file in CASES.iterdir() if ".clean" not in file.suffixes),
    ids=lambda file: file.name,
)
def test_a_whole_file_comes_out_as_it_is_kept(file, matches):
    matches(clean(read_raw(file)).text, file.with_suffix(".clean.txt"))


# ---------- plain text ----------


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_text_in_unicode_is_read_without_its_mark(mark, encoding):
    assert text_of("a.txt", mark + A_LINE.encode(encoding)) == A_LINE


def test_line_ends_and_compositions_stay_as_they_are():
    given = "Hu\u0079\u00ea\u0323n\r\nu\u0309y\rSo\u0302ng\n"
    assert text_of("a.txt", given.encode()) == given


def test_text_of_a_wrong_suffix_is_still_text():
    assert text_of("a.docx", A_LINE.encode()) == A_LINE
    assert text_of("a", A_LINE.encode()) == A_LINE


def test_the_raw_text_has_the_name_of_the_file(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(A_LINE, encoding="utf-8")
    raw = read_raw(file)
    assert (raw.file, raw.text, raw.is_ocr) == ("a.txt", A_LINE, False)


# ---------- the old encodings ----------


def in_8_bits(text, table):
    """Write a text in an old encoding: what Western European shows of it."""
    signs = {letter: sign for sign, letter in table.items()}
    signs |= {letter.upper(): sign.upper() for letter, sign in signs.items() if len(sign) > 1}
    return "".join(signs.get(char, char) for char in text)


DATA = read_data("letters.formats", "legacy")
TCVN3, VNI = DATA["tcvn3"], DATA["vni"]
SENTENCE = (
    "Thực hiện Thông báo kết luận, Ban Thường vụ Huyện uỷ yêu cầu các cấp uỷ, tổ chức đảng tập "
    "trung lãnh đạo, chỉ đạo phòng, chống dịch bệnh; hỗ trợ, giữ vững, lũy kế, sửa đổi, kỹ càng."
)


def test_tables_have_every_letter_of_vietnamese_once():
    letters = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
    toned = [letter for letter in letters if not letter.isascii()]
    small = [letter for letter in TCVN3.values() if letter.islower()]
    assert sorted(small) == sorted(VNI.values()) == sorted(toned)
    assert len(set(TCVN3)) == len(toned) + 7
    assert all(ord(sign) < 256 for signs in (*TCVN3, *VNI) for sign in signs)


@pytest.mark.parametrize("table", [TCVN3, VNI])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_a_sentence_in_an_old_encoding_is_read(table, encoding):
    """In bytes, or as programs saved it that took it for Western European."""
    assert text_of("a.txt", in_8_bits(SENTENCE, table).encode(encoding)) == SENTENCE


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("C«ng v¨n", "Công văn"),
        ("§¶ng bé tØnh VÜnh Phóc", "Đảng bộ tỉnh Vĩnh Phúc"),
        ("HUYÖN ñY S¤NG L¤", "HUYỆN ỦY SÔNG LÔ"),
        ("§¶NG Bé TØNH Ninh B×nh", "ĐẢNG Bộ TỈNH Ninh Bình"),
        ("Sè 12-CV/HU vÒ viÖc", "Số 12-CV/HU về việc"),
        ("Sè 12-CV/HU\nHUYÖN ñY S¤NG L¤", "Số 12-CV/HU\nHUYỆN ỦY SÔNG LÔ"),
        ("Coâng vaên soá 12", "Công văn số 12"),
        ("HUYEÄN UÛY SOÂNG LOÂ", "HUYỆN ỦY SÔNG LÔ"),
        ("ÑAÛNG COÄNG SAÛN VIEÄT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("PhÃ²ng, chá»‘ng dá»‹ch", "Phòng, chống dịch"),
    ],
)
def test_lines_of_old_letters(given, right):
    assert text_of("a.txt", given.encode()) == right


@pytest.mark.parametrize(
    "text",
    [
        "Công văn số 12",
        "Hà Nội, à, ô, é",
        "Tài chính, hàng hóa, và",
        "Café résumé naïve",
        "«Đảng bộ» 5°C, 10 m², §1",
        "Plain ASCII",
        "½ ml",
        "· Kho\n× 3",
        "3 × 5 m, ± 2 °C",
        "© 2021 UBND ®",
        "Covid®",
    ],
)
def test_texts_in_unicode_stay(text):
    assert text_of("a.txt", text.encode()) == text


def test_of_a_text_in_both_only_the_old_lines_change():
    given = "Công văn số 12\nC«ng v¨n vÒ viÖc phßng dÞch\nKính gửi"
    right = "Công văn số 12\nCông văn về việc phòng dịch\nKính gửi"
    assert text_of("a.txt", given.encode()) == right


def test_windows_1258_is_read():
    given = "Công văn".encode("cp1258") + " cu\u0309a Huyê\u0323n u\u0309y".encode("cp1258")
    assert "của Huyện ủy" in unicodedata.normalize("NFC", text_of("a.txt", given))


# ---------- web pages ----------


def test_a_letterhead_comes_cell_by_cell():
    cells = "".join(f"<td>{'<br>'.join(lines)}</td>" for lines in (HEAD, MOTTO))
    found = lines_of("a.html", page(f"<table><tr>{cells}</tr></table><p>Thực hiện</p>"))
    assert found == [*HEAD, *MOTTO, "Thực hiện"]


def test_a_letterhead_in_rows_comes_row_by_row():
    rows = "".join(
        f"<tr><td>{left}</td><td>{right}</td></tr>"
        for left, right in zip(HEAD, (*MOTTO, "", ""), strict=True)
    )
    found = lines_of("a.html", page(f"<table>{rows}</table>"))
    assert found == [HEAD[0], MOTTO[0], HEAD[1], MOTTO[1], HEAD[2], HEAD[3]]


def test_a_table_of_data_is_written_with_bars():
    body = (
        "<table><tr><th>TT</th><th>Xã</th><th colspan=2>Liều</th></tr>"
        "<tr><td rowspan=2>1</td><td>Đức Bác</td><td>10</td><td>a|b</td></tr>"
        "<tr><td>Nhân<br>Đạo</td><td>20</td></tr></table>"
    )
    assert text_of("a.html", page(body)).split("\n")[:4] == [
        "| TT | Xã | Liều |  |",
        "| --- | --- | --- | --- |",
        r"| 1 | Đức Bác | 10 | a\|b |",
        "|  | Nhân Đạo | 20 |  |",
    ]


def test_a_table_in_a_cell_stands_where_it_is():
    inner = "<table><tr><td>1</td><td>Đức Bác</td></tr><tr><td>2</td><td>Nhân Đạo</td></tr></table>"
    body = f"<table><tr><td>Trước</td><td>Đầu{inner}Cuối</td></tr><tr><td>Sau</td></tr></table>"
    assert lines_of("a.html", page(body)) == [
        "Trước",
        "Đầu",
        "| 1 | Đức Bác |",
        "| --- | --- |",
        "| 2 | Nhân Đạo |",
        "Cuối",
        "Sau",
    ]


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("<p>là “<b>vùng xanh</b>” trong</p>", "là “**vùng xanh**” trong"),
        ("<p>(<i>xóm, tổ</i>) chịu</p>", "(*xóm, tổ*) chịu"),
        ("<p><b>T/M BAN THƯỜNG VỤ</b></p>", "T/M BAN THƯỜNG VỤ"),
        ("<p><b>Công</b> <b>văn</b> này</p>", "**Công văn** này"),
        ("<p>V<b>ăn</b> phòng</p>", "Văn phòng"),
        ("<p>đã <b> giao </b>việc</p>", "đã **giao** việc"),
        ("<p>a <span style='font-weight:700'>b</span></p>", "a **b**"),
        ("<p><b>1.</b> Một</p>", "1. Một"),
        ("<p>một\n   hai&nbsp;ba&amp;bốn &#273;ủ</p>", "một hai\u00a0ba&bốn đủ"),
        ("<p>một<br/>hai</p>", "một\nhai"),
        ("<div>một<div>hai</div>ba</div>", "một\n\nhai\n\nba"),
        ("<pre>một\n  hai\n\nba</pre>", "một\nhai\n\nba"),
        ("<ul><li>một<li>hai</ul>", "- một\n- hai"),
        ("<ol start=3><li>một<li>hai</ol>", "3. một\n4. hai"),
        ("<ol type=a><li>một<li>hai</ol>", "a. một\nb. hai"),
        ("<ul><li>- một<li>1. hai</ul>", "- một\n1. hai"),
        ("<p>một<!-- hai --><script>ba</script><style>p{}</style></p>", "một"),
        ("<p>một</p><p style='display: none'>hai</p><p hidden>ba</p>", "một"),
        ("<template><p>hai</p></template><noscript>ba</noscript><p>một", "một"),
        ("<p>x<sup>2</sup> &lt;b&gt;</p>", "x2 <b>"),
        ("<p>&nbsp;</p><p>một</p><p> </p><p>hai</p>", "một\n\nhai"),
    ],
)
def test_what_a_web_page_shows(body, right):
    assert text_of("a.html", page(body)) == right + "\n"


def test_a_page_that_was_a_pdf_has_no_blank_lines_between_its_lines():
    line = '<p style="position:absolute;top:{}px;left:80px">{}</p>'
    page = f"<html><body>{line.format(50, 'một')}{line.format(68, 'hai')}</body></html>"
    assert html_text(page) == "một\nhai\n"
    assert html_text('<div class="t m0 x1 h2">một</div><div class="t m0 x1">hai</div>') == (
        "một\nhai\n"
    )


def test_a_page_that_says_its_old_charset_is_read_in_it():
    text = "<html><head><meta charset=windows-1258></head><body><p>Công văn</p></body></html>"
    assert text_of("a.html", text.encode("cp1258")) == "Công văn\n"


def test_a_page_in_an_old_font_is_read():
    body = "<p><font face='.VnTime'>C&#171;ng v&#168;n vÒ viÖc</font></p>"
    assert text_of("a.html", page(body)) == "Công văn về việc\n"


def test_html_is_told_by_its_content_and_text_with_its_suffix_is_text():
    assert text_of("a.txt", page("<p>một</p>")) == "một\n"
    assert text_of("a.html", "một\nhai < ba".encode()) == "một\nhai < ba"


def test_a_page_nested_ever_deeper_is_refused_soon():
    fault = fault_of("a.html", page("<div>" * 100_000 + "x"))
    assert (fault.wrong, fault.right) == ("nests more than 1000 elements", "save its text as .txt")


def test_a_page_nested_as_deep_as_is_read_is_read():
    assert text_of("a.html", page("<div>" * 900 + "một")) == "một\n"
    assert text_of("a.html", page("<table><tr><td>" * 300 + "một")) == "một\n"


def test_pictures_in_a_page_do_not_count():
    picture = f'<img src="data:image/png;base64,{"A" * 12_000_000}">'
    assert text_of("a.html", page(picture + "<p>một</p>")) == "một\n"


# ---------- Word files ----------


def test_a_word_file_is_read_cell_by_cell():
    found = lines_of("a.docx", word(letterhead))
    assert found == [*HEAD, *MOTTO, "Thực hiện Thông báo số 398-TB/HU."]


def test_emphasis_blanks_capitals_and_line_ends_of_word():
    def fill(document):
        paragraph = document.add_paragraph("là “")
        paragraph.add_run("vùng xanh").bold = True
        paragraph.add_run("”  trong\tnăm\u00a02021")
        paragraph.add_run().add_break()
        paragraph.add_run("Huyện ủy").font.all_caps = True

    assert text_of("a.docx", word(fill)) == "là “**vùng xanh**”  trong\tnăm\u00a02021\nHUYỆN ỦY\n"


def test_numbers_that_word_writes_are_read():
    def fill(document):
        for text, level in (("Một", 0), ("con", 1), ("con", 1), ("Hai", 0), ("con", 1)):
            number(document.add_paragraph(text), 1, level)
        document.add_paragraph("Hết")

    levels = numbering(("decimal", "%1."), ("lowerLetter", "%2)"))
    content = with_part(word(fill), "word/numbering.xml", levels)
    assert lines_of("a.docx", content) == ["1. Một", "a) con", "b) con", "2. Hai", "a) con", "Hết"]


@pytest.mark.parametrize(
    ("sort", "text", "right"),
    [
        ("bullet", "-", "- x"),
        ("bullet", "\uf0b7", "• x"),
        ("upperRoman", "%1.", "I. x"),
        ("decimalZero", "%1/", "01/ x"),
        ("decimal", "Điều %1.", "Điều 1. x"),
        ("none", "", "x"),
    ],
)
def test_marks_of_lists_of_word(sort, text, right):
    content = word(lambda document: number(document.add_paragraph("x"), 1))
    content = with_part(content, "word/numbering.xml", numbering((sort, text)))
    assert text_of("a.docx", content) == right + "\n"


def test_heads_and_feet_of_pages_are_read_but_their_numbers():
    def fill(document):
        document.add_paragraph("Thực hiện")
        document.sections[0].header.paragraphs[0].text = "MẬT"
        document.sections[0].header.add_paragraph("- 2 -")
        document.sections[0].footer.paragraphs[0].text = "Bản in"

    assert lines_of("a.docx", word(fill)) == ["MẬT", "Thực hiện", "Bản in"]


def test_deleted_text_and_comments_of_word_are_not_read():
    def change(part):
        struck = (
            b'<w:del w:id="1" w:author="a"><w:r><w:delText>b\xe1\xbb\x8f</w:delText></w:r></w:del>'
        )
        added = b'<w:ins w:id="2" w:author="a"><w:r><w:t>gi\xe1\xbb\xaf</w:t></w:r></w:ins>'
        return part.replace(b"<w:p>", b"<w:p>" + struck + added, 1)

    content = word(lambda document: document.add_paragraph(" lại"))
    assert text_of("a.docx", with_part(content, "word/document.xml", change)) == "giữ lại\n"


def test_a_word_file_with_macros_is_refused():
    fault = fault_of("a.docm", with_part(word(letterhead), "word/vbaProject.bin", lambda _: b"x"))
    assert fault.wrong == "holds macros"


@pytest.mark.parametrize("head", ["<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"])
def test_a_word_file_that_declares_entities_is_refused(head):
    def change(part):
        end = part.index(b"?>") + 2
        return part[:end] + head.encode() + part[end:]

    content = with_part(word(letterhead), "word/document.xml", change)
    assert fault_of("a.docx", content).wrong == "declares entities (word/document.xml)"


def test_a_word_file_that_unfolds_is_refused_before_it_does():
    content = with_part(word(letterhead), "word/document.xml", lambda _: b" " * 20_000_000)
    assert fault_of("a.docx", content).wrong == "holds too much text (word/document.xml)"


def test_a_part_with_the_name_of_a_place_on_the_disk_is_not_touched(tmp_path):
    content = with_part(word(letterhead), "../../evil.xml", lambda _: b"x")
    file = tmp_path / "a" / "a.docx"
    file.parent.mkdir()
    file.write_bytes(content)
    assert "HUYỆN ỦY" in read_raw(file).text
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "a.docx"]


@pytest.mark.parametrize("part", [b"", b"<a", b"<a/>", b"\x00\xff", b"<w:p xmlns:w='x'/>"])
def test_a_damaged_word_file_is_said_so(part):
    content = with_part(word(letterhead), "word/document.xml", lambda _: part)
    assert fault_of("a.docx", content).right


# ---------- what can't be read ----------


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n", "is empty"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old .doc of Word"),
        ("a.doc", b"{\\rtf1 abc}", "is rich text"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 40, "is a ZIP file or a damaged .docx"),
        ("a.bin", bytes(range(256)), "is not text (byte 0x00 in line 1)"),
        ("a.txt", b"a\nb\x01c", "is not text (byte 0x01 in line 2)"),
        ("a.gif", b"GIF89a" + b"\0" * 20, "is a GIF"),
        ("a.mht", b"MIME-Version: 1.0\r\n\r\nx", "is a web page or letter saved with MIME heads"),
        ("a.txt", "văn bản".encode() + b"\xff\xff abc", "byte 0xff in line 1 is not UTF-8"),
        ("a.txt", b"\xff\xfea", "is no whole UTF-16"),
        ("a.html", b"<html><body></body></html>", "holds no text"),
    ],
)
def test_files_that_cant_be_read_say_why(name, content, wrong):
    fault = fault_of(name, content)
    assert fault.wrong.startswith(wrong)
    assert fault.right


def test_the_message_names_the_file_and_what_would_be_right(tmp_path):
    file = tmp_path / "a.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(NotReadableError) as caught:
        read_raw(file)
    wrong = "is an old .doc of Word, or has a password"
    assert str(caught.value) == f"{file}: {wrong}; open it and save it as .docx without a password"


def test_a_folder_and_a_missing_file_say_so(tmp_path):
    for path, wrong in ((tmp_path, "is a folder"), (tmp_path / "a.txt", "no such file")):
        with pytest.raises(NotReadableError, match=wrong):
            read_raw(path)


def test_a_file_too_large_is_not_even_opened(tmp_path):
    file = tmp_path / "a.html"
    with file.open("wb") as out:
        out.truncate(60_000_000)
    with pytest.raises(NotReadableError, match="has 60000000 bytes; a file has at most 50000000"):
        read_raw(file)


def test_a_text_too_long_is_refused():
    assert fault_of("a.txt", b"a " * 1_500_000).wrong.startswith("holds 3000000 characters")


def test_all_promised_suffixes_are_known():
    assert {".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".png", ".jpg", ".tif"} <= set(
        SUFFIXES
    )


def test_marks_piled_on_a_letter_are_refused():
    piled = "e" + "\u0323\u0302" * 1000
    assert fault_of("a.txt", piled.encode()).wrong == "piles more than 30 marks on a letter"
    assert text_of("a.txt", ("漢" * 100 + "e\u0302\u0323").encode()).startswith("漢")

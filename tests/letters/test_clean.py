"""What is undone in a text, what stays, and that each change is listed and leads back."""

from __future__ import annotations

import random
import unicodedata

import pytest

from gazette.letters.clean import clean
from gazette.letters.formats import read_raw
from gazette.letters.model import RawText, Span
from gazette.records.check.flat import flat
from tests.conftest import ROOT

SEEDS = sorted((ROOT / "directives").rglob("00?_*.txt"))
STAR = "Bỏ dấu * thừa sau “Kính gửi:”, có lẽ là dấu in nghiêng của bản số hóa."
NUMBER = "Bỏ số trang."
RUNNING = "Bỏ dòng lặp lại ở đầu hoặc cuối mỗi trang."
SPREAD = "Bỏ dấu cách giữa các chữ cái của một từ."
MARKUP = "Bỏ mã định dạng do bản số hóa thêm vào."
HIDDEN = "Bỏ ký tự không nhìn thấy."


def cleaned(text):
    found = clean(RawText("a.txt", text))
    check_way_back(found)
    return found


def check_way_back(found):
    """Check that the changes make the text of the raw one, and that every place leads back."""
    raw, text = found.raw.text, ""
    done = 0
    for change in found.changes:
        assert change.span.start >= done
        assert raw[change.span.start : change.span.end] == change.before != change.after
        text += raw[done : change.span.start] + change.after
        done = change.span.end
    assert text + raw[done:] == found.text
    assert list(found.marks) == sorted(found.marks)
    assert list(found.origins) == sorted(found.origins)


def reasons(text):
    return [(one.before, one.after, one.because) for one in cleaned(text).changes if one.because]


# ---------- characters ----------


@pytest.mark.parametrize(
    ("given", "right", "because"),
    [
        ("Hu\u0079\u00ea\u0323n u\u0309y", "Huyện ủy", ""),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn", ""),
        ("một  \n  hai \u00a0\n", "một\n  hai\n", ""),
        ("một\n \n\n\nhai", "một\n\nhai", ""),
        ("\n\nmột", "một", ""),
        ("Ủ Y B A N N H Â N D Â N", "ỦY BAN NHÂN DÂN", SPREAD),
        ("H U Y Ệ N  Ủ Y  L Ộ C", "HUYỆN ỦY LỘC", SPREAD),
        (r"\*" + "\nSố 1", "*\nSố 1", ""),
        ("phòng\u00ad, chống", "phòng, chống", HIDDEN),
        ("\ufeffmột\u200b hai\u200d", "một hai", HIDDEN),
        ("12\u00adCV/HU", "12-CV/HU", "Thay dấu gạch nối ẩn bằng dấu gạch nối."),
        ("\uf0b7 một", "• một", "Thay ký hiệu của phông chữ ký hiệu bằng ký hiệu thông thường."),
        ("một\thai", "một hai", ""),
        (r"1\. Một\-hai", "1. Một-hai", "Bỏ mã định dạng do bản số hóa thêm vào."),
        ("## Một", "Một", "Bỏ mã định dạng do bản số hóa thêm vào."),
        ("một&amp;hai<br>ba", "một&hai\nba", "Bỏ mã định dạng do bản số hóa thêm vào."),
        ("[Một](/a) › [hai](https://vi-du.invalid/b)", "Một › hai", MARKUP),
        ("một ![hai](/anh/a.jpg)", "một", MARKUP),
        ("> một\n>\n> hai\n> ba\n> bốn\n> năm\n> sáu", "một\n\nhai\nba\nbốn\nnăm\nsáu", MARKUP),
    ],
)
def test_what_is_undone(given, right, because):
    found = cleaned(given)
    assert found.text == right
    assert {change.because for change in found.changes} == {because}


@pytest.mark.parametrize(
    "text",
    [
        "“Toàn dân” ‘x’ … – —",
        "hoà bình, uỷ ban, hoá đơn",
        "để để,chống  dịch, tổ).\u00a0 Phối hợp",
        "Đ/c; Ðảng; kỳ, kì",
        "2*3*4, (*) chú thích",
        "là “**vùng xanh**” (*xóm*)",
        r"một \* hai",
        "ngày      tháng 9 năm 2021",
        "Số        /CV-HU",
        "A B C D E F",
        "X X X  X X X",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "5 < 6 & 7 > 2; AT&T; R&D;",
        "một\n    hai",
        "#1; C#; số #2",
        "Nghị quyết [1](trang 2); [ký tên](đã ký)",
        "38 > 37 độ\n> 38 độ thì nghỉ",
    ],
)
def test_what_stays(text):
    assert cleaned(text).text == text
    assert cleaned(text).changes == ()


def test_odd_blanks_stay_and_can_be_matched_as_plain_ones():
    found = cleaned("Số\u00a012\u2003CV")
    assert (found.text, found.plain) == ("Số\u00a012\u2003CV", "Số 12 CV")


# ---------- stray stars ----------


@pytest.mark.parametrize(
    ("given", "right", "stars"),
    [
        ("- Kính gửi:*\n- Một", "- Kính gửi:\n- Một", ["*"]),
        ("*Về việc a\nb, c", "Về việc a\nb, c", ["*"]),
        ("một** hai", "một hai", ["**"]),
        ("**một *hai**", "**một hai**", ["*"]),
    ],
)
def test_a_marker_without_a_partner_goes(given, right, stars):
    assert cleaned(given).text == right
    assert [change.before for change in cleaned(given).changes] == stars


@pytest.mark.parametrize(
    "text",
    [
        "*\nSố 1",
        "Tỉnh ủy\n\n*\n\nHuyện ủy",
        "*Về việc a\nb*",
        "**ĐẢNG BỘ\nHUYỆN ỦY**",
        "* một\n* hai",
        "Nguyễn Văn Mẫu*\n\n* Ghi chú: ông",
        "a * b",
    ],
)
def test_other_stars_stay(text):
    assert cleaned(text).text == text


def test_the_star_after_the_addressed_is_explained_as_records_do():
    assert reasons("- Kính gửi:*\n- Ủy ban") == [("*", "", STAR)]


# ---------- pages ----------


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("các địa\n\n2\n\nbàn, x", "các địa\n\nbàn, x"),
        ("các địa\n- 2 -\nbàn", "các địa\nbàn"),
        ("một\n\f2\n\nhai\n\f3\nba", "một\nhai\nba"),
        ("một\n\n\f2\n\nhai\n\n\f3\nba", "một\n\nhai\n\nba"),
        ("một\n1\n\fhai\n2\n\fba\n3", "một\nhai\nba\n"),
        ("một\nTrang 1/2\n\fhai\nTrang 2/2\n", "một\nhai\n"),
        ("một\fhai", "một\nhai"),
        ("một.\n\n- 2 -\n\nHai.\n\n- 3 -\n\nBa.", "một.\n\nHai.\n\nBa."),
        ("một.\n\nTrang 1/2\n\nHai.\n\nTrang 2/2\n", "một.\n\nHai.\n"),
    ],
)
def test_page_numbers_go(given, right):
    assert cleaned(given).text == right
    assert {because for *_, because in reasons(given)} <= {NUMBER}


@pytest.mark.parametrize(
    "text",
    [
        "TT\n\n1\n\nXã Đức Bác\n\n2\n\nXã Nhân Đạo",
        "Kết quả:\n\n2\n\nLiều",
        "một\n\n12\n\nhai",
        "2\n\nmột",
        "một.\n\n- 7 -\n\nHai.",
        "một.\n\nTrang 1/2\n\nHai.\n\nTrang 1/2\n",
    ],
)
def test_other_numbers_stay(text):
    assert cleaned(text).text == text


def test_lines_that_pages_begin_or_end_with_alike_go():
    pages = "\f".join(f"28/11/21, 9:{n} CH  Cổng\nđoạn {word}\nhttps://vi-du.invalid {n}/3\n"
                      for n, word in enumerate(("một", "hai", "ba"), 1))  # fmt: skip
    assert cleaned(pages).text == "đoạn một\nđoạn hai\nđoạn ba\n"
    assert {because for *_, because in reasons(pages)} == {RUNNING}


def test_the_number_that_a_foot_repeats_goes_with_its_page_number():
    given = "Một.\n\n44-KH/HU          Trang 1/2\n\nHai.\n\n44-KH/HU          Trang 2/2\n"
    assert cleaned(given).text == "Một.\n\nHai.\n"


def test_what_a_browser_prints_on_each_page_goes():
    given = "Một.\n12/8/21, 9:05 AM Tin\nHai.\n12/8/21, 9:06 AM Tin\nBa."
    assert cleaned(given).text == "Một.\nHai.\nBa."


def test_blank_lines_inside_paragraphs_go():
    wide = "Thực hiện công văn của Ủy ban nhân dân tỉnh về việc"
    given = f"KẾ HOẠCH\n\n{wide}\n\nkiểm soát.\n\n{wide}\n\nxét nghiệm.\n\n1. Một.\n"
    right = f"KẾ HOẠCH\n\n{wide}\nkiểm soát.\n\n{wide}\nxét nghiệm.\n\n1. Một.\n"
    assert cleaned(given).text == right
    assert cleaned(right).text == right


def test_lines_alike_elsewhere_on_pages_stay():
    text = "một\n- Như trên,\nhai\n\fba\n- Như trên,\nbốn\n"
    assert cleaned(text).text == text.replace("\f", "")


# ---------- columns of a typed letterhead ----------


def test_cells_typed_in_columns_come_one_a_line():
    given = (
        "ĐẢNG BỘ TỈNH VĨNH PHÚC          ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "HUYỆN ỦY SÔNG LÔ\t\tSông Lô, ngày      tháng 8 năm 2021\n"
        "      *\n"
        "Số 12-CV/HU\t*Sông Lô, ngày 10*\n"
        "Nơi nhận:                    T/M BAN THƯỜNG VỤ\n"
    )
    assert cleaned(given).text.split("\n") == [
        "ĐẢNG BỘ TỈNH VĨNH PHÚC",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "HUYỆN ỦY SÔNG LÔ",
        "Sông Lô, ngày      tháng 8 năm 2021",
        "      *",
        "Số 12-CV/HU",
        "*Sông Lô, ngày 10*",
        "Nơi nhận:",
        "T/M BAN THƯỜNG VỤ",
        "",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1.    Chủ động",
        "2\u2003\u2003\u2003\u2003Cụm công nghiệp",
        "Điều 1.     Phạm vi",
        "TT      Xã      Số liều",
        "1       Nguyễn Văn Mẫu      Đức Bác",
        "Đức Bác       1.200       Không",
        "ngày       Mười",
    ],
)
def test_gaps_after_marks_and_in_tables_stay(line):
    assert cleaned(line).text == line


def test_a_gap_in_a_paragraph_stays():
    text = "Các đồng chí trong Ban Thường vụ " * 8 + "     Ủy ban nhân dân huyện"
    assert cleaned(text).text == text


# ---------- the five, and the way back ----------


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.name[:3])
def test_of_the_real_letters_only_the_stray_stars_change(file):
    found = clean(read_raw(file))
    check_way_back(found)
    counted = [(change.before, change.because) for change in found.changes if change.because]
    assert counted == ([("*", STAR)] if file.name[:3] in ("003", "004") else [])
    stars = [before for before, _ in counted]
    given = flat(found.raw.text)
    assert flat(found.text) == (given.replace("Kính gửi:*", "Kính gửi:") if stars else given)


def test_what_was_composed_leads_back_whole():
    found = cleaned("Hu\u0079\u0065\u0302\u0323n u\u0309y x")
    assert found.text == "Huyện ủy x"
    at = found.text.index("ệ")
    raw = found.raw_span(Span(at, at + 1))
    assert found.raw.text[raw.start : raw.end] == "e\u0302\u0323"
    assert found.raw_span(Span(9, 10)) == Span(12, 13)


def test_what_was_taken_out_belongs_to_no_place():
    found = cleaned("địa\n2\nbàn")
    assert found.text == "địa\nbàn"
    assert found.raw_span(Span(0, 4)) == Span(0, 4)
    assert found.raw_span(Span(4, 7)) == Span(6, 9)


PIECES = (
    *("Huyện ủy ", "phòng, chống ", "Kính gửi:", "Số 12-CV/HU", "ĐẢNG BỘ", "- ", "1. ", "./."),
    *("*", "**", r"\*", r"\.", "\\", "#", "# ", "|", "| --- |", "(*)", "&nbsp;", "<br>", "&#10;"),
    *("\n", "\n\n", "\r\n", "\r", "\f", "\t", "    ", " ", "\u00a0", "\u3000", "\u2028", "\x0b"),
    *("\u00ad", "\u200b", "\ufeff", "\u202e", "\uf0b7", "\x00", "\x1a", "\U000e0100", "\ud7a3"),
    *("e\u0302\u0323", "o\u0309", "\u0323", "\u1100\u1161\u11a8", "\u0958", "\u212b", "Ð"),
    *("2", "\n2\n", "\f3\n", "- 4 -", "Trang 5/6", "https://vi-du.invalid 1/2", "𝐀"),
)


@pytest.mark.parametrize("seed", range(40))
def test_any_text_is_rebuilt_from_its_changes(seed, full):
    chance = random.Random(seed)
    for _ in range(500 if full else 25):
        text = "".join(chance.choices(PIECES, k=chance.randint(0, 60)))
        found = cleaned(text)
        assert unicodedata.is_normalized("NFC", found.text)
        assert not set(found.text) & set("\r\f\t\u200b\u00ad\ufeff\x00")
        check_places(found)
        words = [char for char in unicodedata.normalize("NFC", text) if char.isalpha()]
        kept = [char for char in found.text if char.isalpha()]
        listed = sum(len(change.before) for change in found.changes)
        assert len(kept) <= len(words) <= len(kept) + listed


def check_places(found):
    """Check that each character that no change made stands at the place it leads to."""
    made = {at for change in found.changes for at in range(change.span.start, change.span.end)}
    for at, char in enumerate(found.text):
        raw = found.raw_span(Span(at, at + 1))
        assert 0 <= raw.start < raw.end <= len(found.raw.text)
        if raw.start not in made:
            assert found.raw.text[raw.start : raw.end] == char
    whole = found.raw_span(Span(0, len(found.text)))
    assert whole.end <= len(found.raw.text)


def test_cleaning_again_changes_nothing_but_what_came_to_light():
    for file in SEEDS:
        text = clean(read_raw(file)).text
        assert clean(RawText("a", text)).text == text

"""Letters of rarer forms are recorded whole: each agrees with its source."""

import hashlib

import pytest

from gazette.corpus import load_corpus
from gazette.letters.finishing import with_value
from tests.site.factory import made_letter

HEAD = """\
ĐẢNG BỘ TỈNH HÀ GIANG
HUYỆN ỦY ĐỒNG VĂN
*
Số 9-CV/HU
V/v trực chốt
ĐẢNG CỘNG SẢN VIỆT NAM
{dateline}
{urgency}{to}
{body}
Nơi nhận:
- Lưu Văn phòng.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Nguyễn Văn Mẫu
{after}"""
PRINTED = {
    "dateline": "Đồng Văn, ngày 03 tháng 5 năm 2021",
    "urgency": "",
    "to": "Kính gửi: Các chi, đảng bộ.",
    "body": "1. Trực chốt./.",
    "after": "",
}
SIGNED = {"authority": "T/M BAN THƯỜNG VỤ", "position": "BÍ THƯ", "name": "Nguyễn Văn Mẫu"}


@pytest.fixture
def problems_of(tmp_path):
    """Return a function that records a letter and returns its problems.

    The first argument is what its source prints elsewhere than usual, the others are the record's.
    """

    def problems(printed, **values):
        text = HEAD.format(**PRINTED | printed).encode()
        folder = tmp_path / "ha-giang/dong-van"
        folder.mkdir(parents=True)
        (folder / "nguon.txt").write_bytes(text)
        file = {"file": "nguon.txt", "sha256": hashlib.sha256(text).hexdigest()}
        letterhead = {
            "superior": "ĐẢNG BỘ TỈNH HÀ GIANG",
            "issuer": "HUYỆN ỦY ĐỒNG VĂN",
            "star": "*",
            "motto": "ĐẢNG CỘNG SẢN VIỆT NAM",
            "number": "Số 9-CV/HU",
            "subject": ["V/v trực chốt"],
            "dateline": (PRINTED | printed)["dateline"],
        }
        usual = {
            "number": "9-CV/HU",
            "issued": "2021-05-03",
            "subject": "trực chốt",
            "letterhead": letterhead,
            "recipients": ["Các chi, đảng bộ."],
            "copies": ["Lưu Văn phòng."],
            "signature": SIGNED,
            "source": {**file, "url": None, "captured": None},
            "body": PRINTED["body"],
        }
        made_letter(tmp_path, **usual | values)
        return [str(problem).partition(": ")[2] for problem in load_corpus([tmp_path])[1]]

    return problems


def test_a_mark_of_urgency(problems_of):
    assert problems_of({"urgency": "HỎA TỐC\n"}, urgency="HỎA TỐC") == []


def test_a_mark_of_urgency_that_the_record_lacks(problems_of):
    (problem,) = problems_of({"urgency": "HỎA TỐC\n"})
    assert "HỎA TỐC" in problem


def test_two_signatures(problems_of):
    second = {
        "authority": "TM. ỦY BAN NHÂN DÂN HUYỆN",
        "position": "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "name": "Trần Thị Mẫu",
    }
    printed = "TM. ỦY BAN NHÂN DÂN HUYỆN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thị Mẫu"
    signatures = {"signature": None, "signatures": [SIGNED, second]}
    assert problems_of({"after": printed}, **signatures) == []


def test_an_annex_after_the_signature(problems_of):
    annex = "PHỤ LỤC\n(kèm theo Công văn số 9-CV/HU)\n\n1. Tổ 1.\n\n2. Tổ 2.\n"
    assert problems_of({"after": annex}, body=f"1. Trực chốt./.\n\n# {annex}") == []


def test_a_label_in_place_of_the_usual_one(problems_of):
    label = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:"
    printed = {"to": f"{label}\n- Các chi, đảng bộ."}
    assert problems_of(printed, addressed={"label": label}) == []


@pytest.mark.parametrize(
    ("dateline", "issued"),
    [
        ("Đồng Văn, ngày      tháng 5 năm 2021", "2021-05"),
        ("Đồng Văn, ngày … tháng … năm 2021", "2021"),
    ],
)
def test_a_dateline_without_its_day(problems_of, dateline, issued):
    assert problems_of({"dateline": dateline}, issued=issued) == []


def test_a_month_that_the_dateline_does_not_name(problems_of):
    (problem,) = problems_of({"dateline": "Đồng Văn, ngày    tháng 5 năm 2021"}, issued="2021-06")
    assert problem.startswith("issued: is not printed in the letterhead")


def test_the_number_of_a_second_issuer(problems_of):
    second = {"issuer": "ỦY BAN NHÂN DÂN HUYỆN ĐỒNG VĂN", "number": "Số 7/CV-UBND"}
    head = {
        "superior": "ĐẢNG BỘ TỈNH HÀ GIANG",
        "issuer": "HUYỆN ỦY ĐỒNG VĂN",
        "star": "*",
        "motto": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "number": "Số 9-CV/HU",
        "subject": ["V/v trực chốt"],
        "dateline": PRINTED["dateline"],
        "second": second,
    }
    printed = {"urgency": "\n".join(second.values()) + "\n"}
    assert problems_of(printed, letterhead=head, second_issuer="uy-ban-nhan-dan-huyen") == []


@pytest.mark.parametrize("text", ["MẬT", "Điện thoại 0900 000 001"])
@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ({"urgency": "{}\n"}, {"urgency": "{}"}),
        ({"to": "{}\n- Các chi, đảng bộ."}, {"addressed": {"label": "{}"}}),
        (
            {"after": "PHỤ LỤC\n\n1. Tổ 1.\n\n{}\n"},
            {"body": "{body}\n\n# PHỤ LỤC\n\n1. Tổ 1.\n\n{}"},
        ),
        ({"body": "1. Trực chốt(1)./.\n\n(1) {}"}, {"body": "1. Trực chốt(1)./.\n\n(1) {}"}),
        (
            {"after": "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n{}"},
            {"signature": None, "signatures": [SIGNED, SIGNED | {"name": "{}"}]},
        ),
    ],
)
def test_what_is_secret_or_private_is_found_in_each_part(problems_of, printed, values, text):
    said = problems_of(_filled(printed, text), **_filled(values, text))
    assert any("secrecy mark" in one or "telephone number" in one for one in said)


def _filled(value, text):
    """Return a value with the text in each place for it."""
    match value:
        case str():
            return value.replace("{body}", PRINTED["body"]).replace("{}", text)
        case dict():
            return {name: _filled(one, text) for name, one in value.items()}
        case list():
            return [_filled(one, text) for one in value]
    return value


@pytest.mark.parametrize(
    ("subject", "is_right"),
    [
        ("CỦA BAN THƯỜNG VỤ HUYỆN ỦY về trực chốt", True),
        ("về trực chốt", True),
        ("trực chốt", True),
        ("chốt", False),
        ("HUYỆN ỦY về trực chốt", False),
    ],
)
def test_a_subject_may_begin_after_the_issuer_printed_before_it(tmp_path, subject, is_right):
    file = made_letter(tmp_path, subject=subject)
    text = file.read_text("utf-8")
    lines = ["CỦA BAN THƯỜNG VỤ HUYỆN ỦY", "về trực chốt"]
    file.write_text(with_value(text, ["letterhead", "subject"], lines), "utf-8")
    found = [one.field for one in load_corpus([tmp_path])[1]]
    assert found == ([] if is_right else ["subject"])

"""Signs that the PDF's fonts lack are problems of the check, each at its place in the record."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from fontTools.ttLib import TTFont

from gazette.corpus import make_corpus
from gazette.outputs.model import OutputError
from gazette.outputs.printing.paper import HERE
from gazette.outputs.printing.pdf import make_pdf
from gazette.outputs.problems import output_problems
from gazette.records.check.shape import read_directive
from gazette.records.record import Record
from gazette.records.source import read_source
from tests.conftest import ROOT
from tests.printing.forms import paper_form
from tests.site.factory import NO_SOURCE, made_letter, made_report

NEVER = {"Cc", "Co"}  # categories that PDF/A refuses, and the check of records before


def signs_of(font):
    return {code for code in font.getBestCmap() if unicodedata.category(chr(code)) not in NEVER}


def ranges_of(codes):
    """Return the ranges of code points as `signs.yml` writes them."""
    rows = []
    for code in sorted(codes):
        if rows and rows[-1][1] == code - 1:
            rows[-1][1] = code
        else:
            rows.append([code, code])
    names = (f"{first:04X}-{last:04X}" if first != last else f"{first:04X}" for first, last in rows)
    return "".join(f'- "{name}"\n' for name in names)


def test_the_list_of_signs_is_that_of_every_face(matches):
    faces = [signs_of(TTFont(file)) for file in sorted(HERE.glob("fonts/*.ttf"))]
    assert len(faces) == 4
    assert faces.count(faces[0]) == 4
    head = "# The code points that all faces of fonts/ have. Made from them: pytest tests/printing/"
    head += "test_signs.py --rewrite\n"
    matches(head + ranges_of(faces[0]), HERE / "signs.yml")


# ---------- the check ----------

LETTER = {
    "letterhead": {
        "superior": "ĐẢNG BỘ TỈNH HÀ GIANG",
        "issuer": "HUYỆN ỦY ĐỒNG VĂN",
        "star": "*",
        "motto": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "number": "Số 1-CV/HU",
        "title": None,
        "subject": ["Phòng, chống", "dịch Covid-19"],
        "dateline": "Đồng Văn, ngày 10 tháng 8 năm 2021",
    },
    "subject": "Phòng, chống dịch Covid-19",
    "recipients": ["Các chi bộ,", "Các xã."],
    "copies": ["Như trên,", "Lưu."],
    "signature": {"authority": "T/M BAN THƯỜNG VỤ", "position": "BÍ THƯ", "name": "Lê Văn Mẫu"},
    "sic": [{"quote": "để để", "note": "Lặp từ"}],
    "mended": [{"before": "a", "after": "b", "because": "Nối đoạn"}],
    "source": {**NO_SOURCE, "url": "https://vi-du.invalid/a"},
    "transcriber": "Một Người",
}
TABLE = "| Xã | Ca |\n| --- | --- |\n| A | 1 |"
BODY = f"Một đoạn để để thử.\n\n{TABLE}\n\nHết **đậm** và *nghiêng*."
REPORT = {"subject": "Kiểm tra", "byline": "MẪU TIN", "transcriber": "Một Người"}
FIXED = {("letterhead", "star"), ("sic", 0, "quote")}  # can't be any text
SIGNS = ["★", "☐", "😀", "漢"]


def leaves(value, path=()):
    """Yield the path to every text in nested values."""
    if isinstance(value, str):
        yield path
    elif value is not None:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in pairs:
            yield from leaves(part, (*path, key))


def with_sign(value, path, sign):
    """Return nested values in which the text at a path has a sign in its midst."""
    if not path:
        return f"{value[:2]}{sign}{value[2:]}"
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = with_sign(copy[path[0]], path[1:], sign)
    return copy


def problems_of(file):
    """Return the corpus of one record, whatever else is wrong, and what outputs say of it."""
    source, _ = read_source(str(file), file.read_bytes())
    directive, _ = read_directive(source)
    corpus, _ = make_corpus([Record(file, source, directive)])
    return corpus, output_problems(corpus)


def is_printed(corpus):
    """Say whether Typst makes the PDF of the only record, with what leads to other pages."""
    try:
        make_pdf(paper_form(corpus.entries[0], "https://vi-du.invalid/"))
    except OutputError as error:
        return "could not be displayed" not in str(error)
    return True


@pytest.mark.parametrize(
    ("make", "values", "path"),
    [
        *((made_letter, LETTER, path) for path in leaves(LETTER) if path not in FIXED),
        *((made_report, REPORT, path) for path in leaves(REPORT)),
    ],
    ids=lambda part: ".".join(map(str, part)) if isinstance(part, tuple) else "",
)
def test_what_check_passes_typst_prints_and_what_it_refuses_typst_refuses(
    make, values, path, tmp_path
):
    """In whatever field the sign is."""
    file = make(tmp_path, body=BODY, **with_sign(values, path, "★"))
    corpus, problems = problems_of(file)
    assert is_printed(corpus) == (not problems)
    for problem in problems:
        line = file.read_text(encoding="utf-8").split("\n")[problem.line - 1]
        assert line[problem.column - 1] == "★"
        assert problem.field == ".".join(map(str, path))


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("where", ["đoạn", "Xã", "1 |", "đậm", "nghiêng"])
def test_a_sign_in_the_body_is_a_problem_at_its_place(sign, where, tmp_path):
    file = made_letter(tmp_path, body=BODY.replace(where, f"{where[0]}{sign}{where[1:]}"))
    corpus, (problem,) = problems_of(file)
    lines = file.read_text(encoding="utf-8").split("\n")
    assert lines[problem.line - 1][problem.column - 1] == sign
    assert problem.wrong == f'the print font has no "{sign}" (U+{ord(sign):04X})'
    assert problem.field == "body"
    assert not is_printed(corpus)


def test_a_sign_written_as_an_escape_is_found_too(tmp_path):
    file = made_letter(tmp_path, subject="Phòng, chống dịch")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("BÍ THƯ", '"B\\u2605"'), encoding="utf-8")
    _, (problem,) = problems_of(file)
    assert (problem.field, problem.column) == ("signature.position", 13)
    assert "★" in problem.wrong


def test_what_was_withdrawn_is_not_printed_so_not_a_problem(tmp_path):
    gone = {"on": "2026-11-22", "because": "Thu hồi"}
    file = made_letter(tmp_path, body="Một ★.", withdrawn=gone)
    assert problems_of(file)[1] == []


def test_vietnamese_letters_and_the_signs_of_print_are_no_problem(tmp_path):
    letters = "".join(
        unicodedata.normalize("NFC", vowel + mark)
        for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for mark in ("", *"\u0300\u0301\u0303\u0309\u0323")
    )
    body = f"{letters} đĐ “ ” ‘ ’ – — … ½ ² ³ ° ± × ‰ ₫ → • §"
    file = made_letter(tmp_path, body=body)
    corpus, problems = problems_of(file)
    assert problems == []
    assert is_printed(corpus)


def test_every_word_of_the_site_and_the_vocabulary_can_be_printed():
    files = [
        *ROOT.glob("scripts/gazette/vocabulary/*.yml"),
        *ROOT.glob("scripts/gazette/*/labels.yml"),
    ]
    assert files
    printed = set(map(chr, signs_of(TTFont(HERE / "fonts/Tinos_400Regular.ttf"))))
    for file in files:
        words = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert set(str(words)) <= printed, file.name


""".replace('\\','\').replace("\\n","\n") if False else """

"""A letter that is pasted or quoted otherwise is read the same, or less: no value becomes wrong."""

import html
import textwrap
import unicodedata

import pytest

from tests.letters.measure import measure
from tests.letters.truth import Case, cases_in

CASES = [case for case in cases_in() if case.file.suffix == ".txt"]
EVERY = 9  # of the cases, one so often is rewritten in each way
KNOWN = {
    ("wrapped", "h08_number_after_dateline"): ["recipients"],
    ("an element a line", "k26_ocr_damaged_names"): ["citations"],
    ("an element a line", "u07_ocr_thi_uy"): ["citations"],
    ("wrapped", "k14_report_ninh_phuoc"): ["body"],
}
"""What is read wrong. A test fails when an entry is read right: take it out."""
BELOW = "\n#phongchongdich #covid19\n👉 Mọi người cùng chia sẻ nhé!\n"
ABOVE = "Trang chủ\nVăn bản\nCập nhật: 14/08/2021 08:12\n\n"


def each_line(text, change):
    return "\n".join(change(line) if line.strip() else "" for line in text.split("\n"))


def wrapped(text, width=72):
    return each_line(text, lambda line: textwrap.fill(line, width, break_on_hyphens=False))


def in_elements(text, name):
    lines = (html.escape(line) for line in text.split("\n") if line.strip())
    return "<html><body>" + "".join(f"<{name}>{line}</{name}>" for line in lines)


WAYS = {
    "tabs before lines": (".txt", lambda text: each_line(text, lambda line: "\t" + line)),
    "blanks after lines": (".txt", lambda text: each_line(text, lambda line: line + "   ")),
    "quoted in a mail": (".txt", lambda text: "\n".join(f"> {line}" for line in text.split("\n"))),
    "marks apart": (".txt", lambda text: unicodedata.normalize("NFD", text)),
    "wrapped": (".txt", wrapped),
    "an element a line": (".html", lambda text: in_elements(text, "p")),
    "on a web page": (".txt", lambda text: ABOVE + text + "\nLượt xem: 312\n"),
    "on a network": (".txt", lambda text: "📣📣 THÔNG TIN 📣📣\n" + text.rstrip("\n") + BELOW),
}
CHOSEN = [
    pytest.param(case, way, id=f"{way}: {case.name}")
    for first, way in enumerate(WAYS)
    for case in CASES[first % EVERY :: EVERY]
]


@pytest.mark.parametrize(("case", "way"), CHOSEN)
def test_no_value_becomes_wrong(case, way, tmp_path):
    try:
        text = case.file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return
    if any(not one.is_good for one in measure(case)):
        return
    suffix, rewrite = WAYS[way]
    file = tmp_path / f"{case.name}{suffix}"
    file.write_text(rewrite(text), encoding="utf-8")
    found = measure(Case(case.name, file, case.letters))
    wrong = [one.field for one in found if one.verdict in ("wrong", "extra") and one.got]
    assert wrong == KNOWN.get((way, case.name), [])

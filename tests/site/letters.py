"""Ten invented letters as nasty as real ones, with their sources, in `tests/cases/letters`.

Annexes, tables of nine columns and of 120 rows, footnotes, marks of urgency, two issuers, a công
điện, a correction and what it corrects, a Thị ủy, a Ban Chỉ đạo, decisions, a fragment.
"""

from __future__ import annotations

import hashlib
from functools import partial

from tests.conftest import ROOT
from tests.site.factory import SENTENCE, made_letter

FOLDER = ROOT / "tests/cases/letters"
ANNEXED = "ha-giang/dong-van/2021/13-cv-hu.html"
JOINT = "ha-giang/dong-van/2021/02-ctr-hu.html"
TELEGRAM = "ha-giang/dong-van/2021/05-cd-ubnd-uy-ban-nhan-dan-huyen.html"
CORRECTED = "bac-giang/luc-ngan/2021/40-cv-hu.html"
CORRECTION = "bac-giang/luc-ngan/2021/43-cv-hu.html"
DECISION = "bac-giang/luc-ngan/2021/1234-qd-ubnd-uy-ban-nhan-dan-huyen.html"
PLAN = "ha-tinh/hong-linh/2021/08-kh-bcd-ban-chi-dao-thi-xa.html"
TOWN = "ha-tinh/hong-linh/2021/120-cv-thu.html"
NOTICE = "ho-chi-minh/quan-7/2021/77-tb-qu.html"
FRAGMENT = "nghe-an/quynh-luu/2021/515-cv-hu.html"
TEN = (
    *(ANNEXED, JOINT, TELEGRAM, CORRECTED, CORRECTION),
    *(DECISION, PLAN, TOWN, NOTICE, FRAGMENT),
)


def copied(path, folder, *changes):
    """Copy a letter and its source below `folder`, with the same changes, and return its file."""
    record, source = FOLDER / path, (FOLDER / path).with_suffix(".txt")
    text, original = (file.read_text(encoding="utf-8") for file in (record, source))
    old = hashlib.sha256(original.encode()).hexdigest()
    for before, after in changes:
        assert before in text
        assert before in original
        text, original = text.replace(before, after), original.replace(before, after)
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    new = hashlib.sha256(original.encode()).hexdigest()
    file.write_text(text.replace(old, new), encoding="utf-8")
    file.with_suffix(".txt").write_text(original, encoding="utf-8")
    return file


letter_with_annexes = partial(copied, "ha-giang/dong-van/2021-05-03-13-cv-hu.md")
joint_letter = partial(copied, "ha-giang/dong-van/2021-05-04-02-ctr-hu.md")
telegram = partial(copied, "ha-giang/dong-van/2021-06-05-cd-ubnd-uy-ban-nhan-dan-huyen.md")


CHANGED = "ha-giang/dong-van/2021/15-cv-hu.html"
CHANGING = "ha-giang/dong-van/2021/18-cv-hu.html"
WORDS = "Công văn này thay thế Công văn số 15-CV/HU ngày 01/6/2021 của Huyện ủy"


def changed_letter(folder, **changes):
    return made_letter(folder, number="15-CV/HU", issued="2021-06-01", **changes)


def changing_letter(folder, document="15-CV/HU", kind="thay-the", quote=WORDS, **changes):
    return made_letter(
        folder,
        number="18-CV/HU",
        issued="2021-06-20",
        body=f"1. {SENTENCE}\n\n2. {WORDS}./.",
        changes=[{"kind": kind, "document": document, "quote": quote}],
        **changes,
    )

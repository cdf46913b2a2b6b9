"""Ten invented letters as nasty as real ones, with sources, in `tests/cases/letters`; and scans.

Annexes, tables of nine columns and of 120 rows, footnotes, marks of urgency, two issuers, a công
điện, a correction and what it corrects, a Thị ủy, a Ban Chỉ đạo, decisions, a fragment.
"""

from __future__ import annotations

import hashlib
import io
import time
from functools import partial

from PIL import Image, ImageDraw

from tests.conftest import ROOT
from tests.site.factory import NO_SOURCE, SENTENCE, body_of, made_letter

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


SCANNED = "ha-giang/meo-vac/2021/51-cv-hu.html"
CLEARED = {"on": "2026-11-28", "by": "Trần Thị Mẫu"}


def scanned_page(number=1, mode="L", size=(1654, 2339)):
    """Return a page as a scanner sees it: lines of words, more or less black."""
    image = Image.new(mode, size, "white")
    draw = ImageDraw.Draw(image)
    for line in range(200, size[1] - 200, 50):
        draw.text((200, line), f"Trang {number}. {SENTENCE[:60]}", fill="black", font_size=36)
    return image


def scan_of(form, count=1, mode="L"):
    """Return a scan of so many pages: a PNG, a JPEG, a TIFF or a PDF."""
    first, *others = (scanned_page(number, mode) for number in range(1, count + 1))
    out = io.BytesIO()
    options = {"save_all": True, "append_images": others} if others else {}
    if form == "PDF":
        options |= {"creationDate": time.gmtime(0), "modDate": time.gmtime(0)}
    first.save(out, form, **options)
    return out.getvalue()


def scanned_letter(folder, name="ban-quet.pdf", content=None, *, cleared=CLEARED, **changes):
    """Write a letter with a scan as its source file."""
    content = scan_of("PDF", 2) if content is None else content
    checksum = hashlib.sha256(content).hexdigest()
    source = {**NO_SOURCE, "file": name, "sha256": checksum}
    if cleared:
        source["scan_cleared"] = cleared
    values = {"number": "51-CV/HU", "source": source, **changes}
    file = made_letter(folder, "ha-giang/meo-vac", **values)
    (file.parent / name).write_bytes(content)
    return file


def scanned_letters(folder):
    """Write a letter with two pages of a PDF, one with a photo, and one that was not cleared."""
    scanned_letter(folder, body=body_of(8))
    scanned_letter(
        folder, "anh.jpg", scan_of("JPEG", mode="RGB"), number="52-CV/HU", issued="2021-08-11"
    )
    scanned_letter(
        folder,
        "chua-xem.tif",
        scan_of("TIFF", 2),
        number="53-CV/HU",
        issued="2021-08-12",
        cleared=None,
    )
    return folder

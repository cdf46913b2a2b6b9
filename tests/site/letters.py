"""Invented letters with the rarer forms: annexes, footnotes, two issuers, a công điện, a scan."""

from __future__ import annotations

import hashlib
import io
import time

from PIL import Image, ImageDraw

from tests.site.factory import NO_SOURCE, SENTENCE, body_of, made_letter

ANNEXED = "ha-giang/dong-van/2021/13-cv-hu.html"
JOINT = "ha-giang/dong-van/2021/02-ctr-hu.html"
TELEGRAM = "ha-giang/dong-van/2021/05-cd-ubnd-uy-ban-nhan-dan-huyen.html"

PARTY = {
    "superior": "ĐẢNG BỘ TỈNH HÀ GIANG",
    "issuer": "HUYỆN ỦY ĐỒNG VĂN",
    "star": "*",
    "motto": "ĐẢNG CỘNG SẢN VIỆT NAM",
}
STATE = {
    "superior": "UBND TỈNH HÀ GIANG",
    "issuer": "ỦY BAN NHÂN DÂN HUYỆN ĐỒNG VĂN",
    "star": None,
    "motto": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
}
ANNEXED_BODY = f"""\
Theo Chỉ thị số 12-CT/TU(1) của Ban Thường vụ Tỉnh ủy, các cơ quan(2) thực hiện như sau:

1- Trực chốt theo Phụ lục 1(1). {SENTENCE}

2/ Nhận vật tư theo Phụ lục II. {SENTENCE}

Đề nghị nghiêm túc thực hiện./.

(1) Chỉ thị về giãn cách.

(2) Cả ngành dọc.

# PHỤ LỤC 1
DANH SÁCH CÁC CHỐT

(kèm theo Công văn số 13-CV/HU)

1. Tổ một: trực chốt số 1(1).

- Ca đêm.

(1) Từ ngày 05/5/2021.

# PHỤ LỤC II

BẢNG PHÂN BỔ

| TT | Xã | Khẩu trang |
| --- | --- | --- |
| 1 | Lũng Cú | 1.000 |
"""


def letter_with_annexes(folder):
    head = {
        "number": "Số 13-CV/HU",
        "subject": ["V/v trực chốt"],
        "dateline": "Đồng Văn, ngày 03 tháng 5 năm 2021",
    }
    return made_letter(
        folder,
        number="13-CV/HU",
        issued="2021-05-03",
        subject="trực chốt",
        letterhead=PARTY | head,
        urgency="HỎA TỐC",
        body=ANNEXED_BODY,
    )


def joint_letter(folder):
    head = {
        "number": "Số 02-CTr/HU",
        "title": "CHƯƠNG TRÌNH",
        "subject": ["phối hợp phòng, chống dịch"],
        "dateline": "Đồng Văn, ngày 04 tháng 5 năm 2021",
        "second": {
            "superior": STATE["superior"],
            "issuer": STATE["issuer"],
            "number": "Số 07/CTr-UBND",
        },
    }
    return made_letter(
        folder,
        kind="chuong-trinh",
        number="02-CTr/HU",
        issued="2021-05-04",
        subject="phối hợp phòng, chống dịch",
        second_issuer="uy-ban-nhan-dan-huyen",
        letterhead=PARTY | head,
        signature=None,
        signatures=[
            {"authority": "T/M BAN THƯỜNG VỤ", "position": "BÍ THƯ", "name": "Nguyễn Văn Mẫu"},
            {
                "authority": "TM. ỦY BAN NHÂN DÂN HUYỆN",
                "position": "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
                "name": "Trần Thị Mẫu",
            },
        ],
    )


def telegram(folder):
    head = {
        "number": "Số: 05/CĐ-UBND",
        "title": "CÔNG ĐIỆN",
        "subject": ["Về việc dập dịch"],
        "dateline": "Đồng Văn, ngày      tháng 6 năm 2021",
    }
    return made_letter(
        folder,
        kind="cong-dien",
        number="05/CĐ-UBND",
        issuer="uy-ban-nhan-dan-huyen",
        issued="2021-06",
        subject="dập dịch",
        letterhead=STATE | head,
        urgency="HỎA TỐC HẸN GIỜ",
        addressed={"label": "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐIỆN:"},
        recipients=["Chủ tịch Ủy ban nhân dân các xã;", "Thủ trưởng các cơ quan."],
        signature={"authority": None, "position": "CHỦ TỊCH", "name": "Trần Thị Mẫu"},
    )


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

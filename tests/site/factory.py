"""Made records: valid, without a source file, of places and people that need not be real.

`made_letter` and `made_report` write one record; `made_corpus` a folder with the cases that the
real records don't have (yet): long lists, what is withdrawn or moved, other places and issuers.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import yaml

PLACES = {
    "ha-giang": "Hà Giang",
    "ha-giang/dong-van": "Đồng Văn",
    "ha-giang/meo-vac": "Mèo Vạc",
    "ha-tinh": "Hà Tĩnh",
    "ha-tinh/huyen-ky-anh": "Kỳ Anh",
    "ha-tinh/thi-xa-ky-anh": "Kỳ Anh",
    "ben-tre": "Bến Tre",
    "ben-tre/chau-thanh": "Châu Thành",
    "bac-ninh": "Bắc Ninh",
    "bac-ninh/que-vo": "Quế Võ",
    "ho-chi-minh": "Hồ Chí Minh",
    "ho-chi-minh/quan-7": "Quận 7",
    "ho-chi-minh/quan-9": "Quận 9",
    "tien-giang": "Tiền Giang",
    "tien-giang/chau-thanh": "Châu Thành",
}
# One letter of the province's committee in each, so that the home page draws its map
FAR_AND_WIDE = {
    "cao-bang": "Cao Bằng",
    "lai-chau": "Lai Châu",
    "son-la": "Sơn La",
    "tuyen-quang": "Tuyên Quang",
    "yen-bai": "Yên Bái",
    "thai-nguyen": "Thái Nguyên",
    "hoa-binh": "Hòa Bình",
    "hung-yen": "Hưng Yên",
    "nghe-an": "Nghệ An",
    "quang-tri": "Quảng Trị",
    "thua-thien-hue": "Thừa Thiên Huế",
    "binh-dinh": "Bình Định",
    "dak-lak": "Đắk Lắk",
    "ba-ria-vung-tau": "Bà Rịa - Vũng Tàu",
    "soc-trang": "Sóc Trăng",
    "kien-giang": "Kiên Giang",
}
PLACES |= FAR_AND_WIDE
ISSUERS = {
    "huyen-uy": "HUYỆN ỦY",
    "thi-uy": "THỊ ỦY",
    "quan-uy": "QUẬN ỦY",
    "tinh-uy": "TỈNH ỦY",
    "ban-bi-thu": "BAN BÍ THƯ",
    "uy-ban-nhan-dan-huyen": "ỦY BAN NHÂN DÂN HUYỆN",
}
NO_SOURCE = {"file": None, "sha256": None, "url": None, "captured": None}
SENTENCE = (
    "Các cơ quan, đơn vị, xã, thị trấn trên địa bàn huyện tiếp tục thực hiện nghiêm các biện pháp "
    "phòng, chống dịch bệnh, không chủ quan, lơ là, mất cảnh giác trong mọi tình huống."
)


def slug(text):
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", plain)).strip("-")


def body_of(paragraphs):
    """Return a body of so many numbered points, each of one sentence, and a closing line."""
    points = [f"{i}. Điểm thứ {i}. {SENTENCE}" for i in range(1, paragraphs + 1)]
    return "\n\n".join([f"{SENTENCE} Cụ thể như sau:", *points, "Yêu cầu triển khai thực hiện./."])


def write_record(folder, path, values, body):
    """Write one record below `folder` and return its file."""
    front = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    assert not file.exists(), f"{path} is made twice"
    file.write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")
    return file


def made_letter(folder, place="ha-giang/dong-van", *, body=None, stem=None, **changes):
    """Write a letter of the committee at `place`; `changes` replace fields of its front matter."""
    province, _, district = place.partition("/")
    values = {
        "kind": "cong-van",
        "number": "1-CV/HU",
        "issued": "2021-08-10",
        "province": province or None,
        "district": district or None,
        "issuer": "huyen-uy",
        "speaks_as": None,
        "subject": "Phòng, chống dịch Covid-19",
        "completeness": "complete",
        "topics": ["tiem-chung"],
        "recipients": ["Các chi, đảng bộ trực thuộc."],
        "copies": ["Như trên,", "Lưu Văn phòng."],
        "signature": {"authority": "T/M BAN THƯỜNG VỤ", "position": "BÍ THƯ", "name": "Lê Văn Mẫu"},
        "source": NO_SOURCE,
        **_days(changes),
        **changes,
    }
    if "letterhead" not in values:
        values["letterhead"] = _letterhead(place, values)
    return write_record(
        folder, _path(place, values, stem), values, body_of(2) if body is None else body
    )


def made_report(folder, place="ha-giang/dong-van", *, body=None, **changes):
    """Write a news report of a direction given at `place`, which its text does not name."""
    province, _, district = place.partition("/")
    values = {
        "kind": "bai-tin",
        "event": "2021-11-30",
        "province": province,
        "district": district,
        "speaks_as": None,
        "subject": "Kiểm tra công tác phòng dịch",
        "byline": "MẪU TIN",
        "completeness": "report",
        "topics": ["tiem-chung"],
        "inferred": {name: {"because": "Do người làm mẫu."} for name in ("province", "district")},
        "source": NO_SOURCE,
        **_days(changes),
        **changes,
    }
    path = f"{place}/{values['event']}-tin-{slug(values['subject'])}.md"
    day = dt.date.fromisoformat(values["event"])
    text = f"Ngày {day.day:02}/{day.month}/{day.year}, đoàn công tác đến kiểm tra."
    return write_record(folder, path, values, body or text)


def _days(changes):
    """Return when a record was added, and when it was revised, if `changes` don't say."""
    withdrawn = changes.get("withdrawn")
    return {"added": "2026-11-22", "revised": withdrawn["on"] if withdrawn else "2026-11-22"}


def _letterhead(place, values):
    province, _, district = place.partition("/")
    name = PLACES.get(place, "")
    unit = "THÀNH PHỐ" if province == "ho-chi-minh" else "TỈNH"
    superior = f"ĐẢNG BỘ {unit} {PLACES[province].upper()}" if province and district else None
    issuer = f"{ISSUERS[values['issuer']]} {name.upper()}".strip()
    printed = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", values["issued"] or "")
    dateline = (
        f"{name or 'Hà Nội'}, ngày {printed[3]} tháng {printed[2]} năm {printed[1]}"
        if printed
        else None
    )
    return {
        "superior": superior,
        "issuer": issuer,
        "star": "*",
        "motto": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "number": f"Số {values['number']}" if values["number"] else None,
        "subject": [values["subject"]],
        "dateline": dateline,
    }


def _path(place, values, stem):
    folder = {"ban-bi-thu": "trung-uong", "tinh-uy": f"{place}/cap-tinh"}.get(values["issuer"])
    if folder is None:
        province, _, district = place.partition("/")
        folder = f"{province or 'khong-ro'}/{district or 'khong-ro'}"
    date = values["issued"] or ""
    name = stem or slug(values["number"])
    if values["issuer"] not in (
        "huyen-uy",
        "thi-uy",
        "quan-uy",
    ):  # whose numbers are taken as given
        name += f"-{values['issuer']}"
    return f"{folder}/{'khong-ro' if not date or '[' in date else date}-{name}.md"


# ---------- the made corpus ----------

MANY = 60
"""So many letters one district has: more than stand on one page of a list."""

TRICKS = (
    "<script>window.ran = 1</script>",
    '<img src=x onerror="window.ran = 2">',
    "</p></article><h1>Đầu đề giả</h1>",
    "&lt;b&gt; &amp; &nbsp; {{ 7 * 7 }} {% raw %}",
)
NBSP_LINE = "Giữ  hai khoảng trống và dấu\u00a0cách\u00a0cứng, cả   ba khoảng trống."
LONG_WORD = "https://vi-du.invalid/" + "motdiachidaikhongcochongat" * 6
TABLE_BODY = """Số liệu như sau:

| Xã | Số ca | Cách ly | Truy vết | Xét nghiệm | Tiêm mũi 1 | Tiêm mũi 2 | Ghi chú |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Lũng Cú | 12 | 40 | 85 | 1.200 | 1.150 | 900 | Đã khoanh vùng |
| Sà Phìn | 7 | 21 | 64 | 900 | 870 | 640 | Đang truy vết |

Điều 1. Phạm vi.

1. Trong huyện.

a) Các xã.

đ) Các thị trấn.

Điều 2. Thi hành.

1. Ngay khi nhận được.

I. Phần một

1. Điểm một của phần một."""

SMALL_TABLE_BODY = """Phân công thực hiện như sau:

| STT | Đơn vị | Nhiệm vụ | Thời hạn |
| --- | --- | --- | --- |
| 1 | Trung tâm Y tế huyện | Lấy mẫu xét nghiệm cho toàn bộ người trong khu phong tỏa | 15/8/2021 |
| 2 | Công an huyện | Lập chốt ở ba cửa ngõ, kiểm tra người, xe ra vào | Ngay khi nhận được |
| 3 | Các xã, thị trấn | Rà soát người đi từ vùng dịch về | 12/8/2021 |

Yêu cầu các đơn vị thực hiện./."""
LONG_SUBJECT = (
    "Tiếp tục tăng cường công tác lãnh đạo, chỉ đạo thực hiện đồng bộ, quyết liệt các biện pháp "
    "phòng, chống dịch Covid-19, bảo đảm an sinh xã hội, an ninh trật tự và phát triển kinh tế - "
    "xã hội trên địa bàn huyện trong tình hình mới"
)
LONG_POINTS = 20

CITING = (
    "Tiếp tục thực hiện Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ; Công văn số "
    "101-CV/HU ngày 16/3/2020 của Huyện ủy Đồng Văn và các văn bản của cấp trên./."
)


def made_corpus(folder):
    """Write every case into `folder` and return it."""
    _many_letters(folder)
    _dates_known_in_part(folder)
    _places_unknown_or_alike(folder)
    _other_issuers(folder)
    _many_places(folder)
    _texts_that_test_the_page(folder)
    _moved_and_withdrawn(folder)
    made_report(folder)
    return folder


def _many_letters(folder):
    """Sixty letters of one district, each longer than the one before, over three years.

    Each charges its Trung tâm Y tế with two tasks, by a day, from one on or by none, names points
    that speak of vaccination, cites two documents, and is copied to the Tỉnh ủy's standing board.
    """
    first = dt.date(2020, 3, 1)
    for i in range(1, MANY + 1):
        day = first + dt.timedelta(days=15 * i)
        count = 2 + i % 30
        due = (day + dt.timedelta(days=20)).isoformat()
        days = ({}, {"due": due}, {"start": due}, {"due": due[:7]})[i % 4]
        made_letter(
            folder,
            number=f"{100 + i}-CV/HU",
            issued=day.isoformat(),
            body=f"{CITING}\n\n{body_of(count)}",
            recipients=["Trung tâm Y tế huyện,", "Các chi, đảng bộ trực thuộc."],
            copies=["Thường trực Tỉnh ủy (b/c),", "Như trên,", "Lưu Văn phòng."],
            tasks=[_charge("d1", **days), _charge("d2")],
            points={f"d{number}": ["tiem-chung"] for number in range(1, count + 1)},
        )


def _charge(point, **days):
    return {"point": point, "who": ["trung-tam-y-te-huyen"], "quote": SENTENCE, **days}


def _dates_known_in_part(folder):
    place = "ha-giang/meo-vac"
    headless = {"completeness": "letterhead-missing"}
    for number, issued in enumerate(
        (None, "2021", "2021-11", "[2021-06-01..]", "[..2021-05-01]", "[2021-05-02..2021-05-09]"),
        start=1,
    ):
        because = {"issued": {"because": "Suy từ nội dung mẫu."}} if issued else {}
        made_letter(
            folder, place, number=f"{number}-CV/HU", issued=issued, inferred=because, **headless
        )
    for number, issued in ((21, "2021-01-05"), (22, "2021-11-07"), (23, "2022-02-03")):
        made_letter(folder, place, number=f"{number}-TB/HU", kind="thong-bao", issued=issued)


def _places_unknown_or_alike(folder):
    unsaid = {"superior": None, "issuer": None, "motto": None, "number": "Số 1-CV/HU"}
    head = {**unsaid, "subject": ["Phòng, chống dịch Covid-19"]}
    dateline = "ngày 10 tháng 8 năm 2021"
    headless = {"completeness": "letterhead-missing"}
    inferred = {"issuer": {"because": "Theo ký hiệu trong số."}}
    letterhead = {**head, "dateline": dateline}
    made_letter(folder, "", letterhead=letterhead, inferred=inferred, **headless)
    for place in ("ben-tre/chau-thanh", "tien-giang/chau-thanh", "ha-tinh/huyen-ky-anh"):
        made_letter(folder, place)
    made_letter(folder, "ha-tinh/thi-xa-ky-anh", issuer="thi-uy", number="1-CV/ThU")
    # A new term of the committee begins again at number 1
    made_letter(folder, "ha-tinh/huyen-ky-anh", issued="2021-11-20")


def _other_issuers(folder):
    made_letter(folder, "ha-giang", issuer="tinh-uy", number="5-CV/TU")
    made_letter(folder, "", issuer="ban-bi-thu", number="12-CV/TW")
    made_letter(
        folder,
        issuer="uy-ban-nhan-dan-huyen",
        number="3873/UBND-VX",
        signature={"authority": None, "position": "CHỦ TỊCH", "name": "Hoàng Thị Mẫu"},
    )
    made_letter(
        folder,
        "ha-giang/meo-vac",
        number=None,
        stem="khong-so-chong-dich",
        completeness="letterhead-missing",
    )


def _many_places(folder):
    for place in FAR_AND_WIDE:
        made_letter(folder, place, issuer="tinh-uy", number="8-CV/TU", issued="2020-03-30")


def _texts_that_test_the_page(folder):
    place = "ha-giang/meo-vac"
    trick = TRICKS[0]
    made_letter(
        folder,
        place,
        number="31-CV/HU",
        subject=f"Thử {trick}",
        recipients=[f"Ông {trick},"],
        copies=[f"Bà {trick}."],
        signature={"authority": trick, "position": trick, "name": f"Tên {trick}"},
        speaks_as=trick,
        sic=[{"quote": TRICKS[1], "note": trick}],
        body="\n\n".join(TRICKS),
        inferred={},
    )
    made_letter(folder, place, number="32-CV/HU", body=TABLE_BODY)
    made_letter(folder, place, number="33-CV/HU", body=f"{NBSP_LINE}\n\n{LONG_WORD}")
    made_letter(
        folder, place, number="34-CV/HU", body=f"{body_of(9)}\n\n{'. '.join([SENTENCE] * 40)}"
    )
    made_letter(folder, place, number="37-CV/HU", body=SMALL_TABLE_BODY)
    _longest_and_shortest(folder, place)


def _longest_and_shortest(folder, place):
    """One letter with much of everything that a letter may have, and one with hardly anything."""
    points = []
    for i in range(1, LONG_POINTS + 1):
        points += [f"{i}. **Điểm thứ {i}.** Việc thứ {i}: {SENTENCE}", f"- {SENTENCE} {SENTENCE}"]
        points += [f"- Ngân sách huyện: {SENTENCE}"] if i % 3 else [f"a) {SENTENCE}", "b) Các xã."]
    made_letter(
        folder,
        place,
        number="35-CV/HU",
        subject=LONG_SUBJECT,
        speaks_as="Ban Thường vụ Huyện ủy",
        recipients=[
            "Ủy ban nhân dân huyện, Ủy ban Mặt trận Tổ quốc Việt Nam huyện,",
            "Các ban xây dựng Đảng, Văn phòng và Trung tâm Chính trị huyện,",
            *(f"Chi bộ, đảng bộ trực thuộc thứ {i}," for i in range(1, 11)),
            "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ huyện.",
        ],
        copies=[
            "Thường trực Tỉnh ủy (b/c),",
            "Đ/c Lê Thị Mẫu - UV BTV, Trưởng Ban Tuyên giáo Tỉnh ủy, phụ trách huyện (b/c),",
            *(f"Cơ quan phối hợp thứ {i} (p/h)," for i in range(1, 9)),
            "Lưu VPHU.",
        ],
        signature={
            "authority": "T/M BAN THƯỜNG VỤ",
            "position": "PHÓ BÍ THƯ THƯỜNG TRỰC, CHỦ TỊCH HỘI ĐỒNG NHÂN DÂN",
            "name": "Công Tằng Tôn Nữ Thị Mẫu",
        },
        tasks=[
            {
                "point": f"d{i}",
                "who": ["cac-co-quan-don-vi", "cac-xa-thi-tran"],
                "quote": f"Việc thứ {i}: {SENTENCE}",
                **({} if i % 2 else {"due": "2021-08-31"}),
            }
            for i in range(1, LONG_POINTS + 1)
        ],
        sic=[{"quote": f"Điểm thứ {i}.", "note": "Có thể là “Điều”."} for i in range(1, 6)],
        body="\n\n".join(
            [f"{SENTENCE} Ban Thường vụ Huyện ủy yêu cầu:", *points, "Yêu cầu triển khai./."]
        ),
    )
    made_letter(
        folder,
        place,
        number="36-CV/HU",
        subject="Trực dịch",
        topics=[],
        recipients=[],
        copies=["Lưu."],
        signature={"authority": None, "position": "BÍ THƯ", "name": "Lê Văn Mẫu"},
        body="Trực 24/24./.",
    )


def _moved_and_withdrawn(folder):
    place = "ha-giang/meo-vac"
    made_letter(
        folder, place, number="41-CV/HU", formerly=["/ha-giang/khong-ro/khong-ro/41-cv-hu.html"]
    )
    made_letter(
        folder,
        place,
        number="42-CV/HU",
        body="Câu này đã được gỡ khỏi trang.",
        tasks=[{"point": "p1", "who": ["cac-nganh"], "quote": "Câu này đã được gỡ khỏi trang."}],
        points={"p1": ["tiem-chung"]},
        withdrawn={"on": "2027-01-31", "because": "Cơ quan ban hành yêu cầu thu hồi"},
        revised="2027-01-31",
    )

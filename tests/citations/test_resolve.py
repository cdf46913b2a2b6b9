"""Which document a citation names: held, known or cited only; and when that stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.citations.patterns import relations
from gazette.corpus import load_corpus, make_corpus
from gazette.pages.labels import label
from gazette.records.model import Directive
from gazette.records.record import Record
from gazette.records.source import read_source
from gazette.text.edtf import parse_edtf
from gazette.text.fold import slug
from gazette.vocabulary import vocabulary
from tests.conftest import ROOT

LETTER = {
    "kind": "cong-van",
    "issued": "2021-08-10",
    "issuer": "huyen-uy",
    "speaks_as": None,
    "subject": "Phòng, chống dịch",
    "completeness": "complete",
    "topics": [],
    "source": {"file": None, "sha256": None, "url": None, "captured": None},
    "added": "2026-11-22",
    "revised": "2026-11-22",
}
SONG_LO = "vinh-phuc/song-lo"
OF_SONG_LO = "vinh-phuc/song-lo/2021/358-cv-hu.html"
UBND_OFFICE = "Văn phòng Ủy ban nhân dân tỉnh Vĩnh Phúc"


def letter(body="Không viện dẫn.", number="358-CV/HU", place=SONG_LO, **changes):
    province, _, district = place.partition("/")
    values = {"number": number, "province": province or None, "district": district or None}
    source, problems = read_source(f"{number}.md", f"---\na: b\n---\n{body}\n".encode())
    assert problems == []
    directive = Directive.model_validate(LETTER | values | changes)
    return Record(Path(source.file), source, directive)


def links(*records):
    corpus, problems = make_corpus(records)
    assert problems == []
    return corpus.links


def named(*records):
    """Return the documents that the first letter names."""
    (address,) = [e.address for e in make_corpus(records)[0].entries if e.record is records[0]]
    return [link.document for link in links(*records).cites.get(address, ())]


def only(*records):
    """Return the one link of the first letter."""
    (address,) = [e.address for e in make_corpus(records)[0].entries if e.record is records[0]]
    (link,) = links(*records).cites[address]
    return link


# ---------- to what is held ----------


@pytest.mark.parametrize(
    "text",
    [
        "Thông báo số 12-TB/HU ngày 01/8/2021 của Huyện ủy",
        "Thông báo số 12-TB/HU ngày 01/8/2021 của Ban Thường vụ Huyện ủy",
        "Thông báo số 12 - tb/hu ngày 01/8/2021 của BTV Huyện uỷ Sông Lô",
        "Thông báo số 12-TB/HU tháng 8/2021 của Huyện ủy",
        "Thông báo số 12-TB/HU năm 2021 của Thường trực Huyện ủy",
    ],
)
def test_a_held_letter_is_known_by_issuer_kind_number_and_date(text):
    held = letter(number="12-TB/HU", kind="thong-bao", issued="2021-08-01")
    link = only(letter(f"Thực hiện {text}."), held)
    assert (link.document, link.certainty) == ("vinh-phuc/song-lo/2021/12-tb-hu", "stated")


@pytest.mark.parametrize(
    "text",
    [
        "Thông báo số 12-TB/HU ngày 02/8/2021 của Huyện ủy",  # another day
        "Thông báo số 12-TB/HU ngày 01/8/2020 của Huyện ủy",  # another year
        "Thông báo số 13-TB/HU ngày 01/8/2021 của Huyện ủy",  # another number
        "Kết luận số 12-KL/HU ngày 01/8/2021 của Huyện ủy",  # another kind
        "Thông báo số 12-TB/HU ngày 01/8/2021 của Huyện ủy Tam Đảo",  # another place
        "Thông báo số 12-TB/TU ngày 01/8/2021 của Tỉnh ủy",  # another body
    ],
)
def test_what_contradicts_is_another_document(text):
    held = letter(number="12-TB/HU", kind="thong-bao", issued="2021-08-01")
    link = only(letter(f"Thực hiện {text}."), held)
    assert link.document.startswith("vien-dan/")


def test_one_number_of_two_districts_is_two_documents():
    held = letter(
        number="12-TB/HU", kind="thong-bao", issued="2021-08-01", place="vinh-phuc/tam-dao"
    )
    text = "Thực hiện Thông báo số 12-TB/HU ngày 01/8/2021 của Huyện ủy."
    assert named(letter(text), held) == ["vien-dan/vinh-phuc/song-lo/2021/12-tb-hu"]


def test_a_number_without_its_symbol_is_inferred():
    held = letter(
        number="45/UBND-VX", issued="2021-08-01", issuer="uy-ban-nhan-dan-tinh", place="vinh-phuc/"
    )
    link = only(letter("Theo Công văn số 45 ngày 01/8/2021 của UBND tỉnh."), held)
    assert link.document == "vinh-phuc/cap-tinh/2021/45-ubnd-vx-uy-ban-nhan-dan-tinh"
    assert link.certainty == "inferred"
    assert [reason.code for reason in link.reasons] == ["without_symbol"]


def test_number_and_day_alone_are_inferred_where_one_document_near_has_both():
    held = letter(
        number="45/UBND-VX", issued="2021-08-01", issuer="uy-ban-nhan-dan-tinh", place="vinh-phuc/"
    )
    far = letter(
        number="45/UBND-VX", issued="2021-08-01", issuer="uy-ban-nhan-dan-tinh", place="ha-giang/"
    )
    link = only(letter("Theo Công văn số 45/UBND-VX ngày 01/8/2021."), held, far)
    assert link.document == "vinh-phuc/cap-tinh/2021/45-ubnd-vx-uy-ban-nhan-dan-tinh"
    assert [reason.code for reason in link.reasons] == ["number_and_day"]


# ---------- without a year ----------

YEARLESS = "Theo Thông báo số 12-TB/HU của Huyện ủy."


def test_without_a_year_the_only_candidate_is_inferred():
    held = letter(number="12-TB/HU", kind="thong-bao", issued="2021-08-01")
    link = only(letter(YEARLESS), held)
    assert (link.document, link.certainty) == ("vinh-phuc/song-lo/2021/12-tb-hu", "inferred")
    assert link.reasons[0].values == {"number": "12-TB/HU", "day": "01/8/2021"}


def test_without_a_year_two_candidates_leave_it_open():
    held = [
        letter(number="12-TB/HU", kind="thong-bao", issued=day)
        for day in ("2020-08-01", "2021-08-01")
    ]
    link = only(letter(YEARLESS), *held)
    assert (link.document, link.certainty) == (
        "vien-dan/vinh-phuc/song-lo/khong-ro/12-tb-hu",
        "open",
    )
    assert link.candidates == (
        "vinh-phuc/song-lo/2020/12-tb-hu",
        "vinh-phuc/song-lo/2021/12-tb-hu",
    )


def test_without_a_year_a_later_document_is_no_candidate():
    held = letter(number="12-TB/HU", kind="thong-bao", issued="2021-08-11")
    link = only(letter(YEARLESS), held)
    assert (link.certainty, link.candidates) == ("open", ())


def test_a_document_that_another_letter_cites_with_its_date_is_a_candidate():
    other = letter("Thông báo số 12-TB/HU ngày 01/8/2021 của Huyện ủy", number="400-CV/HU")
    link = only(letter(YEARLESS), other)
    assert (link.document, link.certainty) == (
        "vien-dan/vinh-phuc/song-lo/2021/12-tb-hu",
        "inferred",
    )


def test_chi_thi_15_is_never_settled_silently():
    link = only(letter("Theo Chỉ thị số 15/CT-TTg của Thủ tướng Chính phủ."))
    assert link.certainty == "open"
    assert link.candidates == (
        "vien-dan/trung-uong/2020/15-ct-ttg",
        "vien-dan/trung-uong/2021/15-ct-ttg",
    )


def test_before_2021_only_one_chi_thi_15_is_possible():
    link = only(letter("Theo Chỉ thị số 15/CT-TTg của Thủ tướng.", issued="2020-08-10"))
    assert (link.document, link.certainty) == ("vien-dan/trung-uong/2020/15-ct-ttg", "inferred")


# ---------- who issued ----------


@pytest.mark.parametrize(
    ("place", "text", "document"),
    [
        (SONG_LO, "Thông báo số 398-TB/HU, ngày 09/8/2021", "vinh-phuc/song-lo/2021/398-tb-hu"),
        (SONG_LO, "Thông báo số 398-TB/TU, ngày 09/8/2021", "vinh-phuc/cap-tinh/2021/398-tb-tu"),
        ("ha-noi/ba-dinh", "Thông báo 9-TB/QU ngày 09/8/2021", "ha-noi/ba-dinh/2021/9-tb-qu"),
        ("ha-noi/ba-dinh", "Thông báo 9-TB/TU ngày 09/8/2021", "ha-noi/cap-tinh/2021/9-tb-tu"),
        (SONG_LO, "Nghị quyết 86/NQ-CP ngày 06/8/2021", "trung-uong/2021/86-nq-cp"),
    ],
)
def test_a_symbol_of_the_letter_s_own_line_is_inferred(place, text, document):
    link = only(letter(f"Thực hiện {text}.", place=place))
    assert link.document == f"vien-dan/{document}"
    assert link.certainty == "inferred"
    assert [reason.code for reason in link.reasons] == ["symbol"]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (SONG_LO, "Công văn số 45/UBND-VX ngày 01/8/2021"),  # of the district, or of the province
        (SONG_LO, "Kế hoạch số 45/KH-BCĐ ngày 01/8/2021"),
        (SONG_LO, "Kết luận số 9-KL/QU ngày 01/8/2021"),  # a Quận ủy, in a letter of a huyện
        ("vinh-phuc/vinh-yen", "Kết luận số 9-KL/TU ngày 01/8/2021"),  # a city's, or the province's
        ("vinh-phuc/", "Kết luận số 9-KL/HU ngày 01/8/2021"),  # whose district nothing tells
    ],
)
def test_a_symbol_that_may_be_another_body_s_names_none(place, text):
    corpus_links = links(letter(f"Thực hiện {text}.", place=place))
    (document,) = [one for one in corpus_links.documents.values() if not one.is_held]
    assert document.office.key is None
    assert document.key.startswith("vien-dan/khong-ro/2021/")


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("UBND tỉnh", "vinh-phuc/cap-tinh"),
        ("Uỷ ban nhân dân Tỉnh", "vinh-phuc/cap-tinh"),
        ("Chủ tịch UBND tỉnh", "vinh-phuc/cap-tinh"),
        ("UBND tỉnh Hà Giang", "ha-giang/cap-tinh"),
        ("UBND huyện", "vinh-phuc/song-lo"),
        ("UBND huyện Tam Đảo", "vinh-phuc/tam-dao"),
        ("Ban Chỉ đạo phòng, chống Covid-19 tỉnh", "vinh-phuc/cap-tinh"),
        ("Ban Chỉ đạo phòng, chống dịch bệnh Covid-19 huyện", "vinh-phuc/song-lo"),
        ("BCĐ tỉnh", "vinh-phuc/cap-tinh"),
        ("Ban Chỉ đạo Quốc gia", "trung-uong"),
        ("Bộ Y tế", "trung-uong"),
        ("Bộ Giáo dục và Đào tạo", "trung-uong"),
        ("Sở Y tế", "vinh-phuc/cap-tinh"),
        ("Sở Giáo dục và Đào tạo", "vinh-phuc/cap-tinh"),
        ("Văn phòng Huyện ủy", "vinh-phuc/song-lo"),
        ("Ban Bí thư Trung ương Đảng", "trung-uong"),
        ("UBND tỉnh Đăk Nông", "dak-nong/cap-tinh"),
        ("UBND tỉnh Đắc Lắc", "dak-lak/cap-tinh"),
        ("UBND tỉnh Bắc Cạn", "bac-kan/cap-tinh"),
        ("Tỉnh ủy Bà Rịa Vũng Tàu", "ba-ria-vung-tau/cap-tinh"),
        ("Tỉnh ủy Bà Rịa - Vũng Tàu", "ba-ria-vung-tau/cap-tinh"),
        ("UBND tỉnh Thừa Thiên - Huế", "thua-thien-hue/cap-tinh"),
        ("UBND tỉnh Thừa Thiên Huế", "thua-thien-hue/cap-tinh"),
        ("UBND TP.HCM", "ho-chi-minh/cap-tinh"),
        ("UBND TP. Hồ Chí Minh", "ho-chi-minh/cap-tinh"),
        ("UBND Thành phố HCM", "ho-chi-minh/cap-tinh"),
        ("Thành ủy Hà Nội", "ha-noi/cap-tinh"),
        ("Thành ủy Vĩnh Yên", "vinh-phuc/vinh-yen"),
        ("Phó Chủ tịch UBND tỉnh Vũ Việt Văn", "vinh-phuc/cap-tinh"),
        ("Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn Sơn", "ha-giang/cap-tinh"),
        ("Sở Nội vụ Hà Nội", "ha-noi/cap-tinh"),
        ("Bộ Chỉ huy Quân sự tỉnh", "vinh-phuc/cap-tinh"),
        ("Chủ tịch nước", "trung-uong"),
        ("Ban Chấp hành Đảng bộ huyện", "vinh-phuc/song-lo"),
        ("BCH Đảng bộ tỉnh", "vinh-phuc/cap-tinh"),
        ("Ban Tuyên giáo Tỉnh ủy", "vinh-phuc/cap-tinh"),
        ("Giám đốc Công an tỉnh", "vinh-phuc/cap-tinh"),
    ],
)
def test_a_named_body_is_of_the_letter_s_place_or_the_one_named(issuer, place):
    link = only(letter(f"Theo Công văn số 45/XYZ-VX ngày 01/8/2021 của {issuer} về phòng dịch."))
    assert link.document.startswith(f"vien-dan/{place}/2021/45-xyz-vx")
    assert link.certainty == "stated"


@pytest.mark.parametrize(
    "issuer",
    [
        "UBND tỉnh Hà Tây",  # a province that no list has
        "UBND tỉnh Hà Nam Ninh",  # nor is it Hà Nam
        "Sở Nội vụ tỉnh Hà Nam Ninh",
        "Chủ tịch UBND tỉnh Hà Tây",
        "Sở Nội vụ tỉnh Hà Tây",
        "UBND huyện Châu Thành",  # there are several, none in this province
        "UBND thành phố",  # neither the letter's district nor its province is a city
        "Thị ủy",
        "UBND xã",  # of the communes of the district any
    ],
)
def test_a_place_that_is_not_known_is_never_the_letter_s_own(issuer):
    made = links(letter(f"Theo Công văn số 45/XYZ-VX ngày 01/8/2021 của {issuer}."))
    (document,) = [one for one in made.documents.values() if not one.is_held]
    assert document.key.startswith("vien-dan/khong-ro/2021/45-xyz-vx")
    office = document.office
    assert (office.key, office.province, office.district) == (None, None, None)
    assert document.issuer_name == issuer


def test_no_office_of_a_huyen_uy_is_of_a_thi_xa():
    text = "Theo Công văn số 45-CV/XYZ ngày 01/8/2021 của Văn phòng Huyện ủy."
    place = "ha-tinh/thi-xa-ky-anh"
    made = links(letter(text, "358-CV/ThU", place, issuer="thi-uy"))
    (document,) = [one for one in made.documents.values() if not one.is_held]
    assert document.office.district is None


@pytest.mark.parametrize(
    ("place", "issuer", "folder"),
    [
        ("ha-tinh/thi-xa-ky-anh", "UBND huyện Kỳ Anh", "ha-tinh/huyen-ky-anh"),
        ("ha-tinh/huyen-ky-anh", "UBND thị xã Kỳ Anh", "ha-tinh/thi-xa-ky-anh"),
        ("tra-vinh/cau-ngang", "UBND huyện Châu Thành", "tra-vinh/chau-thanh"),
        # a town until 2023; the one of Lai Châu never was
        ("tra-vinh/cau-ngang", "UBND thị xã Tân Uyên", "binh-duong/tan-uyen"),
        ("tra-vinh/cau-ngang", "UBND huyện Tân Uyên", "lai-chau/tan-uyen"),
        ("vinh-phuc/vinh-yen", "UBND thành phố", "vinh-phuc/vinh-yen"),
        ("ha-noi/ba-dinh", "UBND thành phố", "ha-noi/cap-tinh"),
        ("can-tho/", "Thành ủy", "can-tho/cap-tinh"),
        ("ho-chi-minh/quan-3", "UBND Quận 2", "ho-chi-minh/quan-2"),
        ("vinh-phuc/song-lo", "Chủ tịch UBND tỉnh Hà Nam Giang", "vinh-phuc/cap-tinh"),
        ("vinh-phuc/vinh-yen", "Công an thành phố", "vinh-phuc/vinh-yen"),
    ],
)
def test_the_type_of_the_unit_tells_twins_apart(place, issuer, folder):
    text = f"Theo Công văn số 45/XYZ-VX ngày 01/8/2021 của {issuer}."
    assert only(letter(text, place=place)).document.startswith(f"vien-dan/{folder}/2021/")


def test_a_unit_is_of_the_type_that_its_own_committee_tells():
    text = "Theo Công văn số 45/XYZ-VX ngày 01/8/2021 của UBND thị xã."
    link = only(letter(text, place="thai-nguyen/pho-yen", issuer="thi-uy"))  # a city since 2022
    assert link.document.startswith("vien-dan/thai-nguyen/pho-yen/2021/")


def test_one_body_with_and_without_its_unit_is_one():
    names = ("Phòng Nội vụ", "Phòng Nội vụ huyện", "Phòng Nội vụ huyện Sông Lô")
    texts = [f"Công văn số 45/XYZ-VX ngày 01/8/2021 của {name}." for name in names]
    assert len(set(named(letter("\n\n".join(texts))))) == 1


def test_a_place_that_the_record_infers_is_inferred_in_what_it_cites():
    because = {"because": "Nơi nhận."}
    text = "Theo Công văn số 45/XYZ-VX ngày 01/8/2021 của UBND huyện."
    assert only(letter(text)).certainty == "stated"
    link = only(letter(text, inferred={"district": because}))
    assert (link.certainty, [reason.code for reason in link.reasons]) == ("inferred", ["own_place"])
    assert link.reasons[0].values == {"place": "huyện Sông Lô"}
    named = text.replace("huyện.", "huyện Sông Lô.")
    assert only(letter(named, inferred={"district": because})).certainty == "stated"
    above = text.replace("huyện.", "tỉnh.")
    assert only(letter(above, inferred={"district": because})).certainty == "stated"
    assert only(letter(above, inferred={"province": because})).certainty == "inferred"


def test_a_note_s_mark_and_a_sentence_s_capital_move_no_document():
    texts = (
        "Theo Chỉ thị số 12-CT/TU(1) ngày 05/5/2021 của Ban Thường vụ Tỉnh ủy.",
        "Theo Quyết định số 15/QĐ-UBND ngày 02/3/2021 của Ủy ban nhân dân tỉnh Ban hành quy chế; "
        "Quyết định số 16/QĐ-UBND ngày 03/3/2021 của UBND tỉnh Quy định mức chi.",
    )
    made = links(letter("\n\n".join(texts), place="bac-giang/luc-ngan"))
    cited = [one for one in made.documents.values() if not one.is_held]
    assert [(one.key, one.office.name) for one in cited] == [
        ("vien-dan/bac-giang/cap-tinh/2021/12-ct-tu", "Tỉnh ủy Bắc Giang"),
        ("vien-dan/bac-giang/cap-tinh/2021/15-qd-ubnd", "Ủy ban nhân dân tỉnh Bắc Giang"),
        ("vien-dan/bac-giang/cap-tinh/2021/16-qd-ubnd", "Ủy ban nhân dân tỉnh Bắc Giang"),
    ]


OWN_UNITS = [
    ("thi-uy", "ha-tinh/hong-linh", "thị xã"),
    ("huyen-uy", SONG_LO, "huyện"),
    ("quan-uy", "ha-noi/dong-da", "quận"),
    ("thanh-uy-thanh-pho-thuoc-tinh", "vinh-phuc/vinh-yen", "thành phố"),
]


@pytest.mark.parametrize(("own", "place", "unit"), OWN_UNITS)
@pytest.mark.parametrize(
    "body",
    [
        "Ban Chỉ đạo {}",
        "BCĐ {}",
        "Ban Chỉ đạo cấp {}",
        "Trưởng Ban Chỉ đạo {}",
        "Ban Chỉ đạo phòng, chống dịch Covid-19 {}",
        "BCĐ PCD {}",
        "Ban Chỉ đạo {} phòng, chống dịch Covid-19",
        "Trung tâm Y tế {}",
        "TTYT {}",
        "Ủy ban nhân dân {}",
        "Chủ tịch UBND {}",
        "Thường trực HĐND {}",
        "Ủy ban MTTQ {}",
        "MTTQ {}",
        "Công an {}",
        "Ban Chỉ huy Quân sự {}",
        "Phòng Y tế {}",
    ],
)
def test_a_body_of_the_district_is_the_letter_s_own_whatever_its_unit(own, place, unit, body):
    text = f"Thực hiện Công văn số 08/ABC ngày 04/6/2021 của {body.format(unit)}."
    made = links(letter(text, issuer=own, place=place))
    (document,) = [one for one in made.documents.values() if not one.is_held]
    assert document.key == f"vien-dan/{place}/2021/08-abc"
    assert document.office.unit_type == unit


@pytest.mark.parametrize(
    ("body", "folder"),
    [
        ("Ban Chỉ đạo huyện Đại Từ", "thai-nguyen/dai-tu"),
        ("BCĐ huyện Đại Từ phòng, chống dịch", "thai-nguyen/dai-tu"),
        ("Ban Chỉ đạo phòng, chống dịch thị xã Kỳ Anh", "ha-tinh/thi-xa-ky-anh"),
        ("Ban Chỉ đạo Quận 3", "ho-chi-minh/quan-3"),
        ("Ban Chỉ đạo tỉnh Thái Nguyên", "thai-nguyen/cap-tinh"),
        ("Ban Chỉ đạo xã Mẫu Sơn", "vinh-phuc/song-lo"),
        ("UBND thị trấn Mẫu Sơn", "vinh-phuc/song-lo"),
    ],
)
def test_a_body_with_a_place_is_of_that_place(body, folder):
    (document,) = named(letter(f"Theo Công văn số 08/ABC ngày 04/6/2021 của {body}."))
    assert document.startswith(f"vien-dan/{folder}/2021/08-abc")


@pytest.mark.parametrize(
    ("number", "issuers", "document"),
    [
        ("16/2013/TTLT-BYT-BTC", "Bộ Y tế và Bộ Tài chính", "trung-uong"),
        ("16/2013/TTLT-BYT-BTC", "Bộ Y tế, Bộ Tài chính", "trung-uong"),
        ("12/HDLN-SYT-STC", "Sở Y tế và Sở Tài chính", "vinh-phuc/cap-tinh"),
        ("12/HDLN-SYT-STC", "liên Sở Y tế - Tài chính", "vinh-phuc/cap-tinh"),
        ("07-NQLT/HU-UBND", "Huyện ủy và UBND huyện", "vinh-phuc/song-lo"),
    ],
)
def test_a_joint_document_is_of_no_single_body(number, issuers, document):
    made = links(letter(f"Theo văn bản số {number} ngày 05/6/2021 của {issuers}."))
    (cited,) = [one for one in made.documents.values() if not one.is_held]
    assert cited.key == f"vien-dan/{document}/2021/{slug(number)}"
    assert (cited.office.key, cited.issuer_name) == (None, issuers)


def test_a_dot_and_a_dash_in_a_number_are_one():
    texts = [f"Công điện số 12/CĐ{sign}UBND ngày 21/7/2021 của UBND tỉnh." for sign in ".-"]
    assert set(named(letter("\n\n".join(texts)))) == {"vien-dan/vinh-phuc/cap-tinh/2021/12-cd-ubnd"}


def test_a_short_name_names_the_same_document_in_the_whole_letter():
    given = "Thực hiện Công văn số 58-CV/HU ngày 05/6/2021 (sau đây gọi tắt là {}) của Huyện ủy."
    later = "Các xã làm theo Công văn số 58."
    same = "vien-dan/vinh-phuc/song-lo/2021/58-cv-hu"
    assert named(letter(f"{given.format('Công văn 58')}\n\n{later}")) == [same, same]
    (first, second) = named(letter(f"{given.format('Công văn')}\n\n{later}"))
    assert first == same != second


# ---------- a symbol against the words ----------


@pytest.mark.parametrize(
    ("text", "document", "issuer"),
    [
        (
            "kết luận của Thủ tướng Chính phủ tại Thông báo số 235/TB-VPCP ngày 01/8/2021",
            "trung-uong/2021/235-tb-vpcp",
            "van-phong-chinh-phu",
        ),
        (
            "ý kiến của Bí thư Huyện ủy tại Thông báo số 203-TB/VPHU ngày 01/8/2021",
            "vinh-phuc/song-lo/2021/203-tb-vphu",
            "van-phong-huyen-uy",
        ),
        (
            "ý kiến của Thường trực Tỉnh ủy tại CV 1123-CV/VPTU ngày 01/8/2021",
            "vinh-phuc/cap-tinh/2021/1123-cv-vptu",
            "van-phong-tinh-uy",
        ),
        (
            "ý kiến của Chủ tịch UBND tỉnh tại Thông báo số 77/TB-VPUBND ngày 01/8/2021",
            "vinh-phuc/cap-tinh/2021/77-tb-vpubnd-van-phong-uy-ban-nhan-dan-tinh",
            None,
        ),
    ],
)
def test_a_symbol_decides_against_the_words_before_it(text, document, issuer):
    made = links(letter(f"Thực hiện {text}."))
    (link,) = made.cites[OF_SONG_LO]
    assert (link.document, link.certainty) == (f"vien-dan/{document}", "inferred")
    assert [reason.code for reason in link.reasons] == ["other_symbol"]
    found = made.documents[link.document]
    assert found.office.key == issuer
    assert found.issuer_name in (None, "Văn phòng Tỉnh ủy Vĩnh Phúc", UBND_OFFICE)


@pytest.mark.parametrize(
    "text",
    [
        "theo đề nghị của Trung tâm Y tế huyện tại Tờ trình số 35/TTr-BCĐ ngày 01/8/2021",
        "Thông báo số 5-TB/TU ngày 01/8/2021 của Thị ủy",
        "Công văn số 5/UBND-VX ngày 01/8/2021 của Tỉnh ủy",
    ],
)
def test_a_contradiction_that_no_symbol_settles_leaves_the_issuer_unknown(text):
    made = links(letter(f"Thực hiện {text}."))
    (link,) = made.cites[OF_SONG_LO]
    assert (link.certainty, [reason.code for reason in link.reasons]) == (
        "inferred",
        ["contradicted"],
    )
    document = made.documents[link.document]
    assert (document.office.key, document.issuer_name) == (None, None)


def test_the_office_that_a_symbol_names_is_of_the_place_that_the_words_name():
    text = "Thực hiện ý kiến của {} tại Công văn số 11-CV/VPTU ngày 01/8/2021."
    link = only(letter(text.format("Bí thư Tỉnh ủy Hà Giang")))
    assert link.document.startswith("vien-dan/ha-giang/cap-tinh/2021/11-cv-vptu")
    link = only(letter(text.format("Bí thư Tỉnh ủy Hà Tây")))
    assert link.document.startswith("vien-dan/khong-ro/2021/11-cv-vptu")


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 5/NQ-HĐND ngày 01/8/2021 của Thường trực HĐND huyện",
        "Kế hoạch số 5/KH-MTTQ ngày 01/8/2021 của Ban Thường trực Ủy ban MTTQ tỉnh",
        "Công văn số 1386/BCĐ ngày 01/8/2021 của Ban Chỉ đạo quốc gia",
        "Thông báo số 5-TB/TU ngày 01/8/2021 của Thành ủy Vĩnh Yên",
        "Nghị quyết số 05-NQ/TW ngày 01/8/2021 của Ban Chấp hành Trung ương khóa XII",
        "Quyết định số 5/QĐ-BYT ngày 01/8/2021 của Bộ trưởng Bộ Y tế",
        "Công văn số 5/UBND ngày 01/8/2021 của Chủ tịch UBND xã Đồng Thịnh",
        "Nghị quyết số 5-NQ/HU ngày 01/8/2021 của Ban Chấp hành Đảng bộ huyện",
    ],
)
def test_what_agrees_with_its_symbol_is_stated(text):
    assert only(letter(f"Thực hiện {text}.")).certainty == "stated"


def test_one_number_cited_by_the_speaker_and_by_the_office_is_one_document():
    texts = (
        "Kết luận của Thủ tướng Chính phủ tại Thông báo số 235/TB-VPCP ngày 01/8/2021.",
        "Theo Thông báo số 235/TB-VPCP ngày 01/8/2021 của Văn phòng Chính phủ.",
    )
    made = links(letter("\n\n".join(texts)))
    assert [link.certainty for link in made.cites[OF_SONG_LO]] == ["inferred", "stated"]
    (document,) = {link.document for link in made.cites[OF_SONG_LO]}
    assert made.documents[document].issuer_name == "Văn phòng Chính phủ"


def test_standing_boards_and_people_issue_for_their_body():
    bodies = ("Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", "Thường trực Tỉnh ủy")
    texts = [f"Thông báo số 12-TB/TU ngày 01/8/2021 của {body}." for body in bodies]
    assert len(set(named(letter("\n\n".join(texts))))) == 1


def test_a_body_of_unknown_place_is_nobody_else_s():
    text = "Thông báo số 12-TB/HU ngày 01/8/2021 của Huyện ủy."
    one, other = (letter(text, number, "tra-vinh/") for number in ("1-CV/HU", "2-CV/HU"))
    cited = [link.document for group in links(one, other).cites.values() for link in group]
    assert len(set(cited)) == 2


# ---------- settled by editors ----------


def test_front_matter_settles_what_rules_cannot():
    cites = [{"quote": "15/CT-TTg", "document": "chi-thi-15-ct-ttg-2020", "because": "Giãn cách."}]
    link = only(letter("Theo Chỉ thị số 15/CT-TTg của Thủ tướng Chính phủ.", cites=cites))
    assert (link.document, link.certainty) == ("vien-dan/trung-uong/2020/15-ct-ttg", "settled")
    assert link.because == "Giãn cách."


def test_front_matter_may_name_a_held_letter():
    held = letter(number="12-TB/HU", kind="thong-bao", issued="2021-08-01")
    address = "vinh-phuc/song-lo/2021/12-tb-hu.html"
    cites = [{"quote": "Thông báo số 12", "document": address, "because": "Trùng nội dung."}]
    link = only(letter("Theo Thông báo số 12 ngày 02/8/2021.", cites=cites), held)
    assert f"{link.document}.html" == address


# ---------- both ways ----------


def test_links_lead_back_newest_first():
    text = "Thực hiện Thông báo số 398-TB/TU ngày 01/8/2021 của Tỉnh ủy."
    days = ("2021-08-10", "2022-01-05", "2021-12-01")
    made = links(*(letter(text, f"{i}-CV/HU", issued=day) for i, day in enumerate(days, 1)))
    key = "vien-dan/vinh-phuc/cap-tinh/2021/398-tb-tu"
    assert made.citing(key) == tuple(
        f"vinh-phuc/song-lo/{year}/{i}-cv-hu.html" for year, i in ((2022, 2), (2021, 3), (2021, 1))
    )
    assert [key for key, document in made.documents.items() if not document.is_held] == [key]


def test_every_link_stands_in_its_block_and_its_document_exists():
    corpus, _ = load_corpus([ROOT / "directives"])
    blocks = {
        (entry.address, block.id): block.text
        for entry in corpus.entries
        for block in entry.record.blocks
    }
    found = [link for group in corpus.links.cites.values() for link in group]
    assert len(found) == 9
    for link in found:
        text, citation = blocks[link.letter, link.passage.block], link.citation
        assert text[citation.start : citation.end] == citation.text
        assert link.document in corpus.links.documents
        assert link in corpus.links.cited_by[link.document]


def test_the_issuer_s_symbol_is_read_though_no_list_has_that_of_the_kind():
    link = only(letter("Thực hiện Văn bản số 12-XX/HU ngày 09/8/2021."))
    assert link.document == "vien-dan/vinh-phuc/song-lo/2021/12-xx-hu"
    assert (link.certainty, link.reasons[0].values["symbol"]) == ("inferred", "HU")


def test_the_seeds_cite_what_they_cite():
    corpus, _ = load_corpus([ROOT / "directives"])
    found = {
        link.citation.number.text: (link.document, link.certainty, link.citation.relation)
        for group in corpus.links.cites.values()
        for link in group
    }
    tuy_phong = "vien-dan/binh-thuan/tuy-phong/2021"
    assert found == {
        "224-KL/HU": (f"{tuy_phong}/224-kl-hu", "inferred", "thuc-hien"),
        "599-CV/HU": (f"{tuy_phong}/599-cv-hu", "inferred", "thuc-hien"),
        "3873/UBND-VX": (f"{tuy_phong}/3873-ubnd-vx", "inferred", "thuc-hien"),
        "4577": (
            "vien-dan/binh-thuan/cap-tinh/2021/4577-cong-van-uy-ban-nhan-dan-tinh",
            "inferred",
            "theo",
        ),
        "4228/PA-BCĐ": ("vien-dan/binh-thuan/cap-tinh/2021/4228-pa-bcd", "inferred", None),
        "398-TB/HU": ("vien-dan/khong-ro/2021/398-tb-hu-song-lo-vinh-phuc", "stated", "thuc-hien"),
        "135-TB/TU": ("vien-dan/thai-binh/cap-tinh/2021/135-tb-tu", "stated", "thuc-hien"),
        "05/CĐ-UBND": ("vien-dan/thai-binh/cap-tinh/2021/05-cd-ubnd", "stated", "thuc-hien"),
        "15/CT-TTg": ("vien-dan/trung-uong/2020/15-ct-ttg", "settled", "theo"),
    }


def test_the_subject_and_the_copies_cite_too():
    head = dict.fromkeys(("superior", "issuer", "motto", "number", "dateline"))
    head |= {"subject": ["Về việc thực hiện Thông báo", "số 12-TB/TU ngày 01/8/2021"]}
    copies = ["Như Công văn số 9-CV/HU ngày 02/8/2021,"]
    made = links(letter(letterhead=head, copies=copies)).cites[OF_SONG_LO]
    assert [
        (link.passage.block, link.passage.place, link.citation.number.text) for link in made
    ] == [
        ("", "letterhead.subject", "12-TB/TU"),
        ("", "copies.0", "9-CV/HU"),
    ]


def test_a_letter_that_names_itself_cites_nothing():
    made = links(letter("Thực hiện Công văn số 358-CV/HU ngày 10/8/2021 của Huyện ủy."))
    assert (made.cites, made.cited_by) == ({}, {})


def test_in_a_table_each_cell_is_a_text_of_its_own():
    rows = (
        "| Văn bản | Ngày |",
        "| --- | --- |",
        "| Công văn số 6-CV/HU | ngày 2/8/2021 |",
        "| Việc | theo Thông báo số 12-TB/HU ngày 01/8/2021 của Huyện ủy |",
    )
    record = letter("Danh mục:\n\n" + "\n".join(rows))
    (table,) = [block for block in record.blocks if block.rows]
    found = links(record).cites[OF_SONG_LO]
    assert [(link.passage.block, link.passage.place, link.citation.issued) for link in found] == [
        (table.id, f"{table.id}.1.0", None),
        (table.id, f"{table.id}.2.1", parse_edtf("2021-08-01")),
    ]
    for link in found:
        row, column = map(int, link.passage.place.split(".")[1:])
        citation = link.citation
        assert table.rows[row][column][citation.start : citation.end] == citation.text


def test_a_withdrawn_letter_shows_no_citation():
    withdrawn = {"on": "2027-01-31", "because": "Theo yêu cầu."}
    assert links(letter(YEARLESS, withdrawn=withdrawn)).cites == {}


def test_the_order_of_records_changes_nothing():
    records = [
        letter(YEARLESS),
        letter("Thông báo số 12-TB/HU ngày 01/8/2021 của Huyện ủy", "1-CV/HU"),
        letter("Theo Thông báo số 12 ngày 01/8/2021 của Huyện ủy", "2-CV/HU", issued="2021-08-11"),
        letter("Thông báo số 12-TB/HU ngày 01/8/2020 của Huyện ủy", "3-CV/HU", issued="2021-08-12"),
    ]
    assert links(*records) == links(*reversed(records))


def test_a_number_twice_in_a_year_has_two_pages():
    texts = [f"Thông báo số 12-TB/HU ngày {day}/2021 của Huyện ủy." for day in ("01/2", "01/8")]
    assert named(letter("\n\n".join(texts))) == [
        "vien-dan/vinh-phuc/song-lo/2021/12-tb-hu",
        "vien-dan/vinh-phuc/song-lo/2021/12-tb-hu-08",
    ]


# ---------- the text, the words ----------


def test_a_document_names_its_issuer_as_letters_do():
    made = links(letter("Theo Thông báo số 12-TB/TU ngày 01/8/2021 của Thường trực Tỉnh uỷ."))
    (document,) = [one for one in made.documents.values() if not one.is_held]
    assert (document.office.key, document.office.province) == ("tinh-uy", "vinh-phuc")
    assert document.issuer_name == "Thường trực Tỉnh uỷ"


def test_every_relation_and_reason_has_words_for_readers():
    assert all(label("citing", relation.key) for relation in relations())
    values = {"issuer": "Huyện ủy", "symbol": "HU", "number": "1", "digits": "1", "day": "2021"}
    values |= {"place": "huyện Sông Lô", "named": "Tỉnh ủy"}
    for code in ("own_place", "other_symbol", "contradicted"):
        assert "{" not in label("citing", code, **values)
    for code in ("symbol", "only_one", "without_symbol", "number_and_day", "no_year", "several"):
        assert "{" not in label("citing", code, count="2", **values)
    assert label("citing", "one_of_unknown")


def test_known_documents_are_of_the_vocabulary():
    words = vocabulary()
    for known in words.cited.values():
        assert known.kind in words.kinds
        assert words.bodies[known.issuer].issues
        assert known.source


def test_former_addresses_lead_straight_to_present_ones():
    former = vocabulary().cited_formerly
    assert not set(former) & set(former.values())
    assert all(key.startswith("vien-dan/") for pair in former.items() for key in pair)

"""Citations of texts that are no records: a raw letter has an office, a date and passages."""

import pytest

from gazette.citations import (
    CitingLetter,
    Context,
    Passage,
    Ruling,
    annotate,
    find_in,
    link_letters,
)
from gazette.text.edtf import parse_edtf
from gazette.vocabulary.number import parse_number
from gazette.vocabulary.office import office_at

SONG_LO = office_at("huyen-uy", "vinh-phuc", "song-lo")
NOTICE = "Thông báo số 12-TB/HU ngày 01/8/2021 của Huyện ủy"


def letter(*passages, address="thu.html", number=None, **changes):
    values = {"office": SONG_LO, "date": parse_edtf("2021-08-10")} | changes
    rulings = values.pop("rulings", ())
    kind = "thong-bao" if number and "TB" in number else "cong-van"
    parsed = parse_number(number) if number else None
    context = Context(address, **values)
    return CitingLetter(context, kind, parsed, "Phòng, chống dịch", find_in(passages), rulings)


def linked(*letters):
    return [
        (link.letter, link.passage.place, link.document, link.certainty)
        for links in link_letters(letters).cites.values()
        for link in links
    ]


def test_a_raw_letter_cites_as_a_record_does():
    raw = letter(Passage(f"Thực hiện {NOTICE}.", "p1", "p1"))
    held = letter(address="tb.html", number="12-TB/HU", date=parse_edtf("2021-08-01"))
    assert linked(raw, held) == [("thu.html", "p1", "tb", "stated")]
    assert linked(raw) == [("thu.html", "p1", "vien-dan/vinh-phuc/song-lo/2021/12-tb-hu", "stated")]


def test_a_letter_of_unknown_office_names_no_place():
    raw = letter(Passage(f"Thực hiện {NOTICE}.", "p1", "p1"), office=office_at(None, None, None))
    assert linked(raw) == [
        ("thu.html", "p1", "vien-dan/khong-ro/2021/12-tb-hu-theo-thu", "stated"),
    ]


def test_a_place_that_is_inferred_makes_what_rests_on_it_inferred():
    raw = letter(Passage(f"Thực hiện {NOTICE}.", "p1", "p1"), inferred=frozenset({"district"}))
    ((*_, certainty),) = linked(raw)
    assert certainty == "inferred"


def test_a_ruling_counts_in_the_body_alone():
    text = "Theo Chỉ thị số 15/CT-TTg của Thủ tướng Chính phủ."
    ruling = Ruling("Chỉ thị số 15/CT-TTg", "chi-thi-15-ct-ttg-2020", "Nêu giãn cách xã hội")
    raw = letter(Passage(text, "p1", "p1"), Passage(text, "copies.0"), rulings=(ruling,))
    assert [certainty for *_, certainty in linked(raw)] == ["settled", "open"]


def test_the_lines_of_a_subject_are_annotated_each_by_itself():
    lines = ("Thực hiện Thông báo", "số 12-TB/HU ngày 01/8/2021 của Huyện ủy")
    raw = letter(Passage(" ".join(lines), "letterhead.subject"))
    (links,) = link_letters([raw]).cites.values()
    spans = annotate(links, lines)
    assert [
        [line[span.start : span.end] for span in spans[f"letterhead.subject.{i}"]]
        for i, line in enumerate(lines)
    ] == [["Thông báo"], ["số 12-TB/HU"]]


@pytest.mark.parametrize("name", ["chi-thi-15-ct-ttg-2020", "/ct.html", "ct.html"])
def test_a_document_that_is_held_and_listed_is_one_and_keeps_its_source(name):
    text = "Theo Chỉ thị số 15/CT-TTg của Thủ tướng Chính phủ."
    ruling = Ruling("Chỉ thị số 15/CT-TTg", name, "Nêu giãn cách xã hội")
    raw = letter(Passage(text, "p1", "p1"), rulings=(ruling,))
    office, date = office_at("thu-tuong-chinh-phu", None, None), parse_edtf("2020-03-27")
    number = parse_number("15/CT-TTg")
    held = CitingLetter(Context("ct.html", office, date), "chi-thi", number, "Giãn cách xã hội")
    links = link_letters([raw, held])
    (link,) = links.cites["thu.html"]
    assert (link.document, link.certainty) == ("ct", "settled")
    document = links.documents["ct"]
    assert document.is_held
    assert document.source
    assert not any(key.startswith("vien-dan/trung-uong/2020/15") for key in links.documents)

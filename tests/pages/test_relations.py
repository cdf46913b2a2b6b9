"""What a directive cites, what cites it, what is like it, and the picture of all that."""

import pytest

from gazette.corpus import load_corpus
from gazette.pages.document.relations import RelationFinder
from gazette.pages.documents import CITING_SHOWN
from gazette.pages.lists.findings import Findings
from gazette.pages.pictures.diagram import BOX, MOST, WIDTH, diagram_of
from tests.site.factory import made_letter, made_report

DONG_VAN, MEO_VAC = "ha-giang/dong-van", "ha-giang/meo-vac"
OWN = f"{DONG_VAN}/2021/1-cv-hu.html"
ABOVE = "Thực hiện Thông báo số 12-TB/TU ngày 01/8/2021 của Tỉnh ủy Hà Giang, huyện yêu cầu."
BESIDE = "Theo Công văn số 1-CV/HU ngày 10/8/2021 của Huyện ủy Đồng Văn, xã làm./."
DIRECTIVE_15 = "thực hiện Chỉ thị số 15/CT-TTg ngày 27/3/2020 của Thủ tướng Chính phủ"


@pytest.fixture
def corpus(tmp_path):
    """Return a function that reads what was written into `tmp_path`."""

    def read():
        corpus, problems = load_corpus([tmp_path])
        assert problems == []
        return corpus

    return read


def relations(corpus, address=OWN):
    entry = corpus.by_address[address]
    return RelationFinder(Findings(corpus)).relations(entry)


def write_pair(folder):
    """Write a letter that cites one of the province, and one of the next district citing it."""
    made_letter(folder, body=f"1. {ABOVE}\n\n2. Nhắc lại Thông báo số 12-TB/TU ngày 01/8/2021.")
    made_letter(folder, MEO_VAC, number="9-CV/HU", issued="2021-08-12", body=BESIDE)


def test_a_document_is_listed_once_with_all_points_that_cite_it(corpus, tmp_path):
    write_pair(tmp_path)
    (row,) = relations(corpus()).cites
    assert row.link.text == "Thông báo 12-TB/TU"
    assert row.link.address == "vien-dan/ha-giang/cap-tinh/2021/12-tb-tu.html"
    assert row.note == "Tỉnh ủy Hà Giang, 01/8/2021"
    assert row.relation == "thực hiện"
    assert [(point.text, point.address) for point in row.points] == [
        ("điểm 1", "#d1"),
        ("điểm 2", "#d2"),
    ]
    assert row.is_missing
    assert not row.is_open


def test_what_cites_a_held_letter_is_listed_with_it(corpus, tmp_path):
    write_pair(tmp_path)
    held = corpus()
    (row,) = relations(held).cited_by
    other = f"{MEO_VAC}/2021/9-cv-hu.html"
    assert (row.link.text, row.link.address) == ("Công văn 9-CV/HU", other)
    assert row.note == "Huyện ủy Mèo Vạc, tỉnh Hà Giang, 12/8/2021"
    assert row.relation == "theo"
    (back,) = relations(held, other).cites
    assert (back.link.address, back.is_missing) == (OWN, False)


def test_many_that_cite_it_go_on_on_a_page_of_their_own(corpus, tmp_path):
    made_letter(tmp_path)
    for number in range(2, CITING_SHOWN + 4):
        made_letter(tmp_path, MEO_VAC, number=f"{number}-CV/HU", issued="2021-09-01", body=BESIDE)
    found = relations(corpus())
    assert len(found.cited_by) == CITING_SHOWN
    assert found.more.text == f"Tất cả {CITING_SHOWN + 2} văn bản viện dẫn văn bản này"
    assert found.more.address == f"vien-dan/{DONG_VAN}/2021/1-cv-hu.html"


def test_a_letter_that_cites_nothing_has_no_relations_and_no_picture(corpus, tmp_path):
    made_letter(tmp_path)
    assert relations(corpus()).is_empty
    assert diagram_of(corpus(), corpus().by_address[OWN]) is None


# ---------- the picture ----------


def test_higher_bodies_stand_above_equal_ones_beside(corpus, tmp_path):
    write_pair(tmp_path)
    held = corpus()
    picture = diagram_of(held, held.by_address[OWN])
    assert [caption.text for caption in picture.captions] == ["Cấp trên", "Cùng cấp"]
    assert [(box.name, box.issuer, box.is_missing) for box in picture.boxes] == [
        ("Thông báo 12-TB/TU", "Tỉnh ủy Hà Giang", True),
        ("Công văn 1-CV/HU", "Huyện ủy Đồng Văn", False),
        ("← Công văn 9-CV/HU", "Huyện ủy Mèo Vạc", False),
    ]
    assert [box.address is None for box in picture.boxes] == [False, True, False]
    tops = [box.y for box in picture.boxes]
    assert tops == sorted(tops)
    assert picture.height > tops[-1]


def test_a_report_that_cites_a_letter_is_drawn_too(corpus, tmp_path):
    made_letter(tmp_path)
    told = (
        "Sáng 12/8/2021, huyện nghe việc thực hiện Công văn số 1-CV/HU ngày 10/8/2021 của Huyện ủy."
    )
    made_report(tmp_path, event="2021-08-12", body=told)
    held = corpus()
    *_, box = diagram_of(held, held.by_address[OWN]).boxes
    assert box.name == "← Tin, bài"
    (row,) = relations(held).cited_by
    assert row.link.address == box.address


def test_boxes_never_touch_and_stay_in_the_picture(corpus, tmp_path):
    cited = "; ".join(f"Thông báo số {n}-TB/TU ngày 01/8/2021 của Tỉnh ủy" for n in range(1, 4))
    made_letter(tmp_path, body=f"1. Thực hiện {cited}./.")
    picture = diagram_of(corpus(), corpus().by_address[OWN])
    assert len(picture.boxes) == 4
    for i, box in enumerate(picture.boxes):
        assert 0 <= box.x <= WIDTH - BOX
        for other in picture.boxes[:i]:
            assert box.y > other.y or box.x >= other.x + BOX


def test_of_many_a_few_are_drawn_and_the_others_counted(corpus, tmp_path):
    cited = "; ".join(f"Thông báo số {n}-TB/TU ngày 01/8/2021 của Tỉnh ủy" for n in range(1, 8))
    made_letter(tmp_path, body=f"1. Thực hiện {cited}./.")
    picture = diagram_of(corpus(), corpus().by_address[OWN])
    assert [caption.text for caption in picture.captions] == [f"Cấp trên ({MOST} trong 7)"]
    assert len(picture.boxes) == MOST + 1


# ---------- what is like it ----------


def test_letters_that_cite_the_same_are_related_and_it_is_said_why(corpus, tmp_path):
    made_letter(tmp_path, body=f"1. Huyện {DIRECTIVE_15}./.", topics=["cach-ly"])
    made_letter(
        tmp_path,
        "ben-tre/chau-thanh",
        number="7-CV/HU",
        issued="2022-05-01",
        body=f"1. Các xã {DIRECTIVE_15}./.",
        topics=["xet-nghiem"],
    )
    (row,) = relations(corpus()).related
    assert row.link.address == "ben-tre/chau-thanh/2022/7-cv-hu.html"
    assert row.why == "cùng viện dẫn 15/CT-TTg"


def test_place_topics_and_days_make_related_too(corpus, tmp_path):
    made_letter(tmp_path, topics=["tiem-chung", "cach-ly"])
    made_letter(tmp_path, number="2-CV/HU", issued="2021-08-13", topics=["cach-ly", "tiem-chung"])
    far = {"number": "3-CV/HU", "issued": "2022-08-13", "topics": ["cach-ly"]}
    made_letter(tmp_path, "ben-tre/chau-thanh", **far)
    (row,) = relations(corpus()).related
    assert row.why == "cùng địa bàn cấp huyện; cùng chủ đề cách ly, tiêm chủng; cách 3 ngày"


def test_what_is_cited_is_not_called_related_as_well(corpus, tmp_path):
    write_pair(tmp_path)
    held = corpus()
    assert relations(held).related == ()
    assert relations(held, f"{MEO_VAC}/2021/9-cv-hu.html").related == ()


def test_what_was_withdrawn_is_related_to_nothing(corpus, tmp_path):
    made_letter(tmp_path)
    gone = {"on": "2026-11-22", "because": "Theo yêu cầu."}
    made_letter(tmp_path, number="2-CV/HU", withdrawn=gone)
    assert relations(corpus()).related == ()

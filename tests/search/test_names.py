"""Pages that words name: cards above the results, and suggestions."""

import pytest

from bench import made
from bench.phrases import write_page
from gazette.search import NamedPage, write_index
from gazette.search.names import names_of
from tests.search.conftest import Engine


def page(name, address, *also, size=1, kind="", number=""):
    by_word = also[0] if kind == "Người ký" else name
    return NamedPage(name, kind, address, f"{size} văn bản", size, also, number, by_word)


PAGES = (
    page("Tiêm chủng", "chu-de/tiem-chung", kind="Chủ đề", size=5),
    page("Tỉnh An Giang", "an-giang", "An Giang"),
    page("Tỉnh An Giang hiện nay", "nay/an-giang", "tỉnh An Giang", "An Giang", size=3),
    page("Huyện Phù Ninh, tỉnh Phú Thọ", "phu-tho/phu-ninh", "Huyện Phù Ninh", "Phù Ninh"),
    page("Ủy ban nhân dân huyện", "co-quan/ubnd-huyen", size=9),
    page("Nguyễn Xuân Quang, Huyện ủy", "nguoi-ky/quang", "Nguyễn Xuân Quang", kind="Người ký"),
    page("Thông báo 135-TB/TU", "vien-dan/135", "thông báo 135", number="135-TB/TU"),
    page("Chỉ thị 16/CT-TTg", "vien-dan/16", "chỉ thị 16", "chỉ thị số 16", number="16/CT-TTg"),
    page("Tháng 8 năm 2021", "ngay/2021/08", "2021-08", size=2),
    page("Năm 2021", "ngay/2021", "2021"),
    page("Ωμέγα", "omega"),
)


LETTERS = [
    made.line("Tiêm chủng ở An Giang"),
    made.line("Cách ly", number="358-CV/TU", place="Tỉnh An Giang", address="own"),
    made.line("An Giang có 358 chốt", number="12-CV/TU", address="words"),
    made.line("Cách ly", number="358-CV/HU", place="Huyện Đồng Văn", address="elsewhere"),
]


@pytest.fixture(scope="module")
def named(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("names")
    write_index(LETTERS, folder / "chi-muc", labels=made.FACETS, pages=PAGES)
    write_page(folder)
    context = browser.new_context()
    tab = context.new_page()
    tab.goto((folder / "trang.html").as_uri())
    yield Engine(tab)
    context.close()


def cards(engine, query):
    return [card["address"] for card in engine.query(query)["cards"]]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        *(("tiêm chủng", "chu-de/tiem-chung"), ("tiem chung", "chu-de/tiem-chung")),
        *(("Phù Ninh", "phu-tho/phu-ninh"), ("huyện phù ninh, tỉnh phú thọ", "phu-tho/phu-ninh")),
        *(("UBND huyện", "co-quan/ubnd-huyen"), ("uỷ ban nhân dân huyện", "co-quan/ubnd-huyen")),
        *(("nguyen xuan quang", "nguoi-ky/quang"), ("135-TB/TU", "vien-dan/135")),
        *(("135 tb tu", "vien-dan/135"), ("số 135-TB/TU", "vien-dan/135")),
        *(("chỉ thị 16", "vien-dan/16"), ("10/8/2021", "ngay/2021/08")),
        *(("tháng 8 2021", "ngay/2021/08"), ("năm 2021", "ngay/2021"), ("2021", "ngay/2021")),
    ],
)
def test_a_question_that_names_a_page_has_a_card(named, query, address):
    assert cards(named, query) == [address]


def test_a_place_then_and_now_has_two_cards(named):
    assert cards(named, "tỉnh An Giang") == ["nay/an-giang", "an-giang"]


@pytest.mark.parametrize("query", ["tiêm", "tiềm chủng", "phù ninh phú", "an", "2020", "xanh", "-"])
def test_other_questions_have_none(named, query):
    assert cards(named, query) == []


@pytest.mark.parametrize("query", ["an giang 358", "An Giang 358", "tỉnh An Giang, 0358"])
def test_a_place_and_the_beginning_of_a_number_name_a_document(named, query):
    found = named.listed(query)
    assert (found["addresses"], found["scattered"]) == (["own"], 0)


def test_a_place_and_a_number_of_none_of_its_documents_are_words(named):
    assert "part" in named.listed("an giang 359")["notices"]


@pytest.mark.parametrize("query", ["tiêm chủng 358", "chốt 358"])
def test_what_names_no_place_stays_words(named, query):
    assert "own" not in named.listed(query)["addresses"]


def test_a_card_stands_above_nothing_too(named):
    found = named.query("huyện Phù Ninh")
    assert found["total"] == 0
    assert [card["name"] for card in found["cards"]] == ["Huyện Phù Ninh, tỉnh Phú Thọ"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        *(("ubnd", "co-quan/ubnd-huyen"), ("tỉnh An Gi", "an-giang"), ("quang", "nguoi-ky/quang")),
        *(("huyện Phù Ninh, tỉnh Phú Thọ", "phu-tho/phu-ninh"), ("135-TB/TU", "vien-dan/135")),
        *(("135-t", "vien-dan/135"), ("chủng", "chu-de/tiem-chung"), ("xuan q", "nguoi-ky/quang")),
        *(("tháng 8", "ngay/2021/08"), ("ωμ", "omega")),
    ],
)
def test_suggestions_know_every_page_by_any_of_its_words(named, typed, address):
    assert address in [row["address"] for row in named.suggest(typed)["pages"]]


def test_equal_pages_give_equal_shards_in_any_order():
    one, other = names_of(PAGES, "rules"), names_of(PAGES[::-1], "rules")
    assert (one.cuts, one.stamps) == (other.cuts, other.stamps)
    assert [t.make() for t in one.targets] == [t.make() for t in other.targets]


def test_shards_stay_small_and_a_new_page_leaves_most_alone():
    many = [page(f"Người {i % 83} Tên {i}", f"trang/{i}") for i in range(4_000)]
    before = {t.address: t.digest for t in names_of(many, "rules").targets}
    after = {
        t.address: t.digest for t in names_of([*many, page("Ô Môn", "o-mon")], "rules").targets
    }
    assert len(before) > 20
    assert max(len(t.make()) for t in names_of(many, "rules").targets) < 12_000
    assert len(set(after.items()) - set(before.items())) <= 4

"""The pages that words may name, of the records held and of synthetic ones."""

import pytest

from bench import oracle
from gazette.corpus import load_corpus
from gazette.outputs import named_pages as module
from gazette.outputs.named_pages import named_pages
from gazette.outputs.search_index import documents
from gazette.pages.lists.findings import Findings
from gazette.store import NO_STORE, Store
from gazette.synth.generate import write_records
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def held():
    corpus, _ = load_corpus([ROOT / "directives"])
    return corpus


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    for _ in write_records(folder, 80, 3):
        pass
    corpus, _ = load_corpus([folder])
    return corpus


@pytest.mark.parametrize(
    ("name", "address", "count"),
    [
        ("Vùng xanh", "chu-de/vung-xanh/index.html", "1 văn bản"),
        ("Tỉnh Vĩnh Phúc", "vinh-phuc/index.html", "1 văn bản"),
        ("Tỉnh Phú Thọ hiện nay", "nay/phu-tho/index.html", "1 văn bản"),
        ("Huyện Sông Lô, tỉnh Vĩnh Phúc", "vinh-phuc/song-lo/index.html", "1 văn bản"),
        ("Tháng 8 năm 2021", "ngay/2021/08/index.html", "1 văn bản"),
        ("Năm 2021", "ngay/2021/index.html", "2 văn bản và 1 tin, bài"),
    ],
)
def test_a_page_has_a_name_and_a_count(held, name, address, count):
    pages = {page.name: page for page in named_pages(Findings(held), NO_STORE)}
    assert (pages[name].address, pages[name].count) == (address, count)


def test_every_sort_of_page_is_named(made):
    pages = named_pages(Findings(made), NO_STORE)
    sections = {page.address.partition("/")[0] for page in pages}
    assert {"chu-de", "nay", "co-quan", "nguoi-ky", "ngay", "vien-dan"} <= sections
    assert any("nhiệm vụ" in page.count for page in pages)
    assert {page.kind for page in pages} >= {"", "Chủ đề", "Người ký"}


@pytest.mark.parametrize("corpus", ["held", "made"])
def test_what_is_unknown_has_no_name_and_is_no_word(corpus, request):
    corpus = request.getfixturevalue(corpus)
    names = [page.name for page in named_pages(Findings(corpus), NO_STORE)]
    lines = [line for document in documents(corpus) for line in oracle.lines(document)[2:]]
    assert names
    assert [text for text in (*names, *lines) if "chưa xác định" in text.lower()] == []


def test_a_store_keeps_which_they_are(made, tmp_path, monkeypatch):
    store = Store(tmp_path)
    pages = named_pages(Findings(made), store)
    monkeypatch.setattr(module, "_all", None)  # it is not asked again
    assert named_pages(Findings(made), store) == pages

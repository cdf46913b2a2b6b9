"""What the engine finds, against a full pass over every text."""

import random
import unicodedata
from itertools import pairwise

import pytest

from bench import made, oracle
from bench.made import SYLLABLES
from bench.phrases import has_synonym, phrases, write_page
from gazette.search import write_index
from tests.search.conftest import Engine


def test_quoted_phrases_are_found_all_and_nothing_else(engine, documents, scan):
    tried = loose = 0
    cut = list(phrases(documents, 150, seed=1))
    for phrase, found in zip(cut, engine.rows([f'"{p}"' for p in cut]), strict=True):
        right = scan.phrase(phrase)
        addresses = set(found["addresses"])
        assert right <= addresses, f"missed by {phrase}"
        if not has_synonym(phrase):
            tried += 1
            assert addresses == right or found["approximate"], f"false by {phrase}"
            assert set(found["addresses"][:20]) <= right, f"false by {phrase}"
            loose += found["approximate"]
    assert tried > 75
    assert loose < tried / 20


def test_a_phrase_without_quotes_comes_before_its_words_elsewhere(engine, documents, scan):
    cut = list(phrases(documents, 100, seed=2))
    for phrase, found in zip(cut, engine.rows(cut), strict=True):
        right = scan.phrase(phrase)
        addresses = found["addresses"]
        if has_synonym(phrase):
            assert right <= set(addresses), f"missed by {phrase}"
        else:
            assert found["corrected"] is None
            assert set(addresses) == scan.all_words(phrase), phrase
            assert set(addresses[: len(right)]) == right, phrase
            assert found["total"] + found["scattered"] == len(addresses)


@pytest.fixture(scope="module")
def in_pieces(opened):
    """Return an engine of three texts that hold a run of five, and of forty that seem to.

    Those hold all its pairs and threes, and weigh more.
    """
    pieces = "một hai ba bốn, rồi hai ba bốn năm"
    return opened(
        *(made.line("thư", title=pieces, date=f"2021-{i % 12 + 1:02}-02") for i in range(40)),
        *(made.line(f"từ một hai ba bốn năm {i}", date=f"2021-0{i + 4}-03") for i in range(3)),
    )


@pytest.mark.parametrize("phrase", ["một hai ba bốn năm", "mot hai ba bon nam"])
@pytest.mark.parametrize("limit", [1, 3, 10])
def test_what_only_seems_to_hold_a_phrase_falls_behind(in_pieces, phrase, limit):
    options = {"facets": False, "limit": limit}
    found = in_pieces.query(phrase, **options)
    assert [hit["address"] for hit in found["hits"]][:3] == ["42", "41", "40"][:limit]
    assert [hit["tier"] for hit in found["hits"]] == ([4] * 3 + [3] * 7)[:limit]
    assert (found["total"], found["approximate"]) == (43, False)
    for sort, right in (("relevance", ["42", "41", "40"]), ("oldest", ["40", "41", "42"])):
        found = in_pieces.query(f'"{phrase}"', sort=sort, **options)
        assert [hit["address"] for hit in found["hits"]] == right[:limit]
    second = in_pieces.query(f'"{phrase}"', facets=False, limit=1, offset=1)
    assert [hit["address"] for hit in second["hits"]] == ["41"]


def test_no_phrase_asks_for_many_files(browser, documents, tmp_path, monkeypatch):
    monkeypatch.setattr("gazette.search.families.MOST", {"w": 1, "p": 1})
    write_index(documents[:80], tmp_path / "chi-muc", labels=made.FACETS)
    write_page(tmp_path)
    long = ("chi dao thuong vu cua ban chi", "thuong truc huyen uy yeu cau cac")
    for query in ("truc huyen uy yeu cau", "uy ban nhan dan cac", *(f'"{text}"' for text in long)):
        page = browser.new_page()
        page.goto((tmp_path / "trang.html").as_uri())
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        Engine(page).query(query, facets=False)
        page.close()
        files = [url for url in asked if "/chi-muc/t/" not in url]
        assert 5 < len(files) <= 15, files


def test_free_words_stand_anywhere_in_a_document(engine, scan):
    chance = random.Random(3)
    for _ in range(30):
        query = " ".join(chance.sample(SYLLABLES[:60], 3))
        right = scan.all_words(query)
        if right:
            assert set(engine.addresses(query)) == right, query


def test_words_and_phrases_are_excluded(engine, scan):
    for word, without in (("huyện", "xanh"), ("tổ chức", "cách ly"), ("y tế", "cấm")):
        left = scan.all_words(word) - scan.phrase(without)
        dash = f'-"{without}"' if " " in without else f"-{without}"
        assert left
        assert set(engine.addresses(f"{word} {dash}")) == left


def test_phrases_are_mixed_with_words(engine, scan):
    right = scan.phrase("vùng xanh") & scan.phrase("cách ly tại nhà") & scan.all_words("giám sát")
    assert right
    assert set(engine.addresses('"vùng xanh" giám sát "cách ly tại nhà"')) == right
    assert set(engine.addresses("“vùng xanh” giám sát „cach ly tai nha“")) == right


@pytest.mark.parametrize(
    "query", ["phòng chống dịch", "PHÒNG, CHỐNG DỊCH", "phòng\u00a0chống dịch", "phòng–chống…dịch"]
)
def test_capitals_signs_blanks_and_decomposed_letters_make_no_difference(engine, query):
    right = engine.addresses("phòng chống dịch")
    assert engine.addresses(query) == right
    assert engine.addresses(unicodedata.normalize("NFD", query)) == right


@pytest.mark.parametrize(
    ("one", "other"), [("cấp uỷ", "cấp ủy"), ("hoà giải", "hòa giải"), ("Giao Thủy", "Giao Thuỷ")]
)
def test_both_places_of_a_tone_find_the_same(engine, one, other):
    assert engine.addresses(one) == engine.addresses(other) != []


def test_a_whole_syllable_is_meant(engine, scan):
    assert set(engine.addresses("ca")) == scan.phrase("ca") != scan.phrase("cách")
    assert set(engine.addresses("cấm")) == scan.phrase("cấm")


def test_a_typed_mark_is_at_least_in_what_is_found_where_nothing_has_just_these(engine, scan):
    assert scan.phrase("duơng") == set()
    assert set(engine.addresses("đuờng dây nóng")) == scan.phrase("đường dây nóng") != set()


def test_the_last_syllable_is_a_beginning_while_it_is_typed(engine, scan):
    def begins(texts):
        pairs = (pair for text in texts for pair in pairwise(text))
        return any(oracle.bare(one) == "cach" and oracle.bare(two)[:1] == "l" for one, two in pairs)

    right = scan.holding(begins)
    found = engine.listed("cach l", typing=True)
    assert set(found["addresses"][: len(right)]) == right
    assert len(engine.addresses("duong day no", typing=True)) > len(scan.all_words("duong day no"))


def test_one_word_typed_with_marks_makes_the_others_exact(opened):
    engine = opened("đeo khẩu trang", "nêu khẩu, trạng thái", "khấu trang")
    assert engine.addresses("khẩu trang") == ["0"]
    assert engine.addresses('"khẩu trang"') == ["0"]
    assert engine.addresses('khẩu -"trang"') == []
    assert set(engine.addresses("khau trang")) == {"0", "1", "2"}
    assert engine.find("khẩu trang, trạng thái", "khẩu trang") == [[0, 10]]

"""What search does with a slip: it replaces what is no word, and offers for the rest."""

import pytest

from gazette.vocabulary import vocabulary

VNI = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}


def offered(engine, query):
    found = engine.listed(query)
    assert found["corrected"] is None
    return found["offer"] and found["offer"]["to"]


@pytest.mark.parametrize(
    "word",
    [
        *("xăng", "quỹ", "nghỉ", "dường", "vùn", "nghệm", "quý", "gì", "giếng", "kỳ", "khuỷu", "y"),
        *("ngoằn", "oẳn", "ương", "yêu", "quốc", "huỳnh", "thuở", "xoong", "rượu", "giặt", "đẹp"),
        *("quy", "nghi", "xang", "duong", "nghiem", "giet", "chuyen"),
    ],
)
def test_what_is_a_syllable_of_vietnamese(engine, word):
    assert is_syllable(engine, word)


@pytest.mark.parametrize(
    "word", ["nóg", "xahn", "lyy", "đuờng", "đườg", "xn", "covid", "wifi", "viêt", "cách1", "ngiệm"]
)
def test_what_is_none(engine, word):
    assert not is_syllable(engine, word)


def is_syllable(engine, word):
    return engine.page.evaluate("(word) => index.isSyllable(word)", word)


def test_every_syllable_of_the_names_of_places_is_known(engine):
    """These names have words of other languages too, but the common ones are Vietnamese."""
    names = [unit.name for unit in vocabulary().provinces.values()]
    words = {word for name in names for word in name.lower().replace("-", " ").split()}
    foreign = {"lắk", "đắk", "kon", "kạn"}
    assert {word for word in words if not is_syllable(engine, word)} == foreign & words


def test_a_syllable_is_never_replaced(opened):
    engine = opened("việc tăng dầu", "giữ quy chế", "hội nghị trường")
    for query in ("xăng dầu", "quỹ chế", "nghỉ trường"):
        found = engine.listed(query)
        assert found["corrected"] is None
        assert found["total"] == 0, query


def test_nor_is_a_word_of_the_texts(opened):
    engine = opened("covid", "mã wifi", *["mã wifa"] * 3)
    assert engine.listed("covid wifi")["corrected"] is None


def test_what_is_meant_is_the_pair_that_stands_together_most(opened):
    engine = opened("giãn cách", *["giáng cách"] * 3, *["việc gián đoạn"] * 9)
    assert offered(engine, "gián cách") == "giáng cách"


def test_both_neighbours_tell_what_is_meant(opened):
    engine = opened("trạm thu phí", *["trạm thủ công"] * 3, *["chủ thự phí"] * 2, "trạm nhỏ")
    assert offered(engine, "trạm thư phí") == "trạm thu phí"


@pytest.fixture(scope="module")
def frequent(opened):
    """Return an engine of texts in which some pairs are frequent, and slips of them occur once."""
    lines = ("vùng xanh", "xét nghiệm", "chỉ đạo", "đường dây nóng", "kết quả", "tuyên truyền")
    rare = ("vùn xanh", "chỉ tiêu, dạo này", "chỉ dạo")
    return opened(*(f"về {line} nay" for line in lines for _ in range(45)), *rare)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vùn xanh", "vùng xanh"),
        ("xét nghệm", "xét nghiệm"),
        ("chỉ dạo", "chỉ đạo"),
        ("vung2 xanh", "vùng xanh"),
        ("dường dây nóng", "đường dây nóng"),
        ("kết quá", "kết quả"),
        ("tuyên chuyền", "tuyên truyền"),
    ],
)
def test_a_rare_pair_one_slip_from_a_frequent_one_is_offered(frequent, typed, meant):
    found = frequent.listed(typed)
    said = found["offer"] or found["corrected"]
    assert said["to"] == meant


@pytest.mark.parametrize("query", ["vùng xanh", "chỉ đạo", "đường dây nóng", "nóng", "kết quả nay"])
def test_for_what_is_frequent_nothing_is_offered(frequent, query):
    assert offered(frequent, query) is None


def test_for_syllables_without_marks_no_rare_pair_is_offered(opened):
    engine = opened("khách hàng, đầu tư", *["xăng", "dầu"] * 3, *["kê khai hàng"] * 9)
    assert offered(engine, "xang dau") is None
    assert offered(engine, "kê khai hang") == "kê khai hàng"


def test_an_offer_keeps_the_rest_of_the_question(frequent):
    found = frequent.listed('vùn xanh "về" -cấm')
    assert found["offer"] == {"from": "vùn xanh", "to": "vùng xanh", "rest": ' "về" -cấm'}


@pytest.mark.parametrize(
    "query", ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf nay", "prototype"]
)
def test_words_of_the_machine_are_words_like_others(frequent, query):
    assert frequent.listed(query)["total"] == 0
    assert frequent.suggest(query)["pages"] == []

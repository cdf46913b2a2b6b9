"""Citations found in texts as letters write them, and none where there is none."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest
import yaml

from bench.citations import measure
from gazette.citations import find
from gazette.citations.clean import clean
from gazette.citations.patterns import patterns, relations
from gazette.citations.stated_date import edtf_of
from gazette.data import read_data
from gazette.text.edtf import parse_edtf
from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.issuers import issuer_words
from tests.conftest import ROOT


def cases(name):
    return yaml.safe_load((ROOT / f"tests/cases/{name}.yml").read_text(encoding="utf-8"))


FORMS_OF_LETTERS = cases("citation_forms")
CASES = {part: rows + FORMS_OF_LETTERS[part] for part, rows in cases("citations").items()}
SEEDS = cases("citations_seeds")
DATA = read_data("citations", "patterns")
FORMS = read_data("vocabulary", "number")["forms"]
TEXTS = [case["text"].replace("⏎", "\n") for case in CASES["found"]]
# Where a wrap, other capitals or taken-apart letters make another text of it, not the same one.
LINES_MATTER = [text for text in TEXTS if re.search(r"\n|  ", text)]
# Names that no list has end by their capitals, and a sentence begins by one.
BY_CAPITALS = re.compile(
    "xã (?:Đồng Thịnh|Mẫu Sơn|Bàng|Hồng Thái)|tỉnh Hà Tây|Krông Ana Mẫu|Văn Mẫu|Công Ty"
    "|Về việc|Thống nhất"
)


def facts(citation):
    said = (citation.symbol, citation.number, citation.issued, citation.issuer)
    kind, number, issued, issuer = (part or "-" for part in said)
    return f"{' '.join(citation.text.split())} | {kind} {number} | {issued} | {issuer}"


def alike(citations):
    """Return what must not hang on form: no capitals, no marks apart, no wraps."""
    return [
        (
            found.kind,
            found.number.text.lower(),
            found.issued,
            tone_key(unicodedata.normalize("NFC", found.issuer or "")),
        )
        for found in citations
    ]


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"][:60])
def test_every_citation_is_found_with_what_it_states(case):
    assert [facts(found) for found in find(case["text"].replace("⏎", "\n"))] == case["found"]


@pytest.mark.parametrize("text", CASES["none"])
def test_nothing_is_found_where_there_is_no_citation(text):
    assert find(text.replace("⏎", "\n")) == ()


def test_the_cases_are_many():
    assert len(CASES["found"]) >= 150
    assert len(CASES["none"]) >= 60
    assert len(FORMS_OF_LETTERS["found"]) >= 13 + 60
    assert len(FORMS_OF_LETTERS["none"]) >= 40


@pytest.mark.parametrize("file", SEEDS)
def test_every_citation_of_the_seeds_is_found_and_none_invented(file):
    (path,) = (ROOT / "directives").rglob(f"{file}*.txt")
    text = path.read_text(encoding="utf-8")
    found = find(text)
    assert [one.as_dict() for one in found] == SEEDS[file]
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize("text", TEXTS)
def test_spans_are_of_the_text_as_given(text):
    for given in (text, unicodedata.normalize("NFD", text), f"\n \n{text}\n\n"):
        for found in find(given):
            assert given[found.start : found.end] == found.text
            assert found.start < found.link_end <= found.end
            link = unicodedata.normalize("NFC", given[found.start : found.link_end])
            assert re.search(r"\d", link)
            assert not re.search(r"ngày|tháng|năm", link, re.IGNORECASE)


@pytest.mark.parametrize("text", TEXTS)
def test_letters_taken_apart_are_the_same_letters(text):
    assert alike(find(unicodedata.normalize("NFD", text))) == alike(find(text))


@pytest.mark.parametrize("text", [text for text in TEXTS if text not in LINES_MATTER])
def test_capitals_change_nothing(text):
    if BY_CAPITALS.search(text):
        pytest.skip("what no list has ends by its capitals")
    assert alike(find(text.upper())) == alike(find(text))


@pytest.mark.parametrize("text", [text for text in TEXTS if text not in LINES_MATTER])
def test_a_line_may_end_between_any_two_words(text):
    chance = random.Random(text)
    for _ in range(5):
        broken = re.sub(r" ", lambda _: chance.choice(" \n\u00a0"), f"Theo {text}")
        assert alike(find(broken)) == alike(find(f"Theo {text}")), broken


@pytest.mark.parametrize("text", [text for text in TEXTS if text not in LINES_MATTER])
def test_the_placement_of_tones_changes_nothing(text):
    other = text.replace("ủy", "uỷ").replace("hóa", "hoá").replace("hỏa", "hoả")
    assert alike(find(other)) == alike(find(text))


def test_of_what_synthetic_letters_cite_hardly_anything_is_missed_or_invented():
    hits, wrong, missed = measure(120, seed=6)
    assert hits > 100
    assert 2 * hits / (2 * hits + wrong + missed) >= 0.97


def test_what_is_sent_along_is_carried_out_by_nobody():
    (found,) = find("ban hành kèm theo Công văn số 599-CV/HU ngày 22/11/2021")
    assert found.relation is None


# ---------- patterns and their examples ----------


@pytest.mark.parametrize("form", FORMS)
def test_the_examples_of_every_form_of_numbers_are_found(form):
    for example in FORMS[form]["examples"]:
        (citation,) = find(f"Thông báo số {example['printed']}")
        assert (citation.number.form, citation.number.text) == (form, example["number"])


@pytest.mark.parametrize("name", DATA["dates"])
def test_a_pattern_of_dates_matches_its_examples(name):
    examples = DATA["dates"][name]["examples"]
    assert examples
    for example in examples:
        key = tone_key(example["printed"])
        found = patterns().dates[name].fullmatch(key)
        assert found, example
        date = edtf_of(found)
        assert (date and date.text) == example["edtf"]
        first = next(n for n, date in patterns().dates.items() if date.match(key))
        assert first == name


@pytest.mark.parametrize("name", DATA["issuers"])
def test_a_pattern_of_issuers_matches_its_examples(name):
    row = DATA["issuers"][name]
    assert row["examples"]
    for example in row["examples"]:
        assert re.fullmatch(issuer_of(row["pattern"]), tone_key(example)), example
        (found,) = find(f"Công văn số 12/ABC-VX của {example} về việc")
        assert found.issuer == example


OPENINGS = [
    *(words[0].upper() + words[1:] for words in DATA["opening_examples"]),
    *("Trình bày", "Lấy ý kiến", "Nghiên cứu", "Bố trí", "Dừng họp", "Trao quyền", "Căn cứ"),
]  # the last ones in no list


@pytest.mark.parametrize("name", DATA["issuers"])
def test_a_capital_after_an_issuer_belongs_to_the_sentence(name):
    chance = random.Random(name)
    for example in DATA["issuers"][name]["examples"]:
        for opening in chance.sample(OPENINGS, 8):
            if (name, opening) == ("steering", "Phòng, chống"):
                continue  # what such a board is for, in its name
            (found,) = find(f"Công văn số 12/ABC ngày 01/5/2021 của {example} {opening} việc trực")
            assert found.issuer == example, opening


@pytest.mark.parametrize("level", ["provinces", "districts"])
def test_a_capital_after_a_place_belongs_to_the_sentence(level):
    chance = random.Random(level)
    for unit in getattr(vocabulary(), level).values():
        issuer, opening = f"UBND {unit.full_name}", chance.choice(OPENINGS)
        (found,) = find(f"Công văn số 12/ABC ngày 01/5/2021 của {issuer} {opening} việc trực")
        assert found.issuer == issuer, opening


@pytest.mark.parametrize(
    "kind", sorted({s for k in vocabulary().kinds.values() for s in k.symbols})
)
def test_a_dot_parts_kind_and_body_in_the_number_of_any_body(kind):
    symbols = {symbol for body in vocabulary().bodies.values() for symbol in body.symbols}
    for body in sorted(symbols):
        for number in (f"12/{kind}.{body}", f"12-{kind}.{body}", f"12.{kind}/{body}"):
            (found,) = find(f"Theo văn bản số {number} ngày 01/5/2021 của UBND tỉnh.")
            assert (found.number.text, found.number.body) == (number, body)
            assert found.issued == parse_edtf("2021-05-01")


# The names of places in the examples; all of them would take long to compile.
NAMES = "sông lô|vĩnh phúc|hồ chí minh|hà nội|thừa thiên - huế|đăk nông|phúc yên"


def issuer_of(pattern):
    """Return the pattern of a body with the place that may follow it."""
    body = pattern.replace("{covid}", DATA["covid"]).replace("{field}", DATA["field"])
    return rf"(?:{body}){DATA['place']}(?: ?(?:{NAMES}))?"


def texts_of(name):
    """Return the examples of a pattern as it sees them."""
    if name in DATA["dates"]:
        return [tone_key(example["printed"]) for example in DATA["dates"][name]["examples"]]
    rows = (
        DATA["issuers"][name]["examples"] if name in DATA["issuers"] else DATA[f"{name}_examples"]
    )
    return [tone_key(example) for example in rows]


PLAIN = [name.removesuffix("_examples") for name in DATA if f"{name}_examples" in DATA]
PATTERNS = {name: DATA[name] for name in PLAIN if isinstance(DATA[name], str)}
PATTERNS |= {name: row["pattern"] for name, row in (DATA["dates"] | DATA["issuers"]).items()}


def test_every_pattern_has_examples():
    texts = {name for name, value in DATA.items() if isinstance(value, str)}
    assert texts <= set(PATTERNS)


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_matches_each_of_its_examples_whole(name):
    pattern = issuer_of(PATTERNS[name]) if name in DATA["issuers"] else PATTERNS[name]
    texts = texts_of(name)
    assert texts
    assert [text for text in texts if not re.fullmatch(pattern, text)] == []


@pytest.mark.parametrize("symbol", [*issuer_words().symbols_alone, "HU", "VPQU"])
def test_a_number_with_the_symbol_of_a_listed_body_is_a_document_s(symbol):
    assert len(find(f"theo số 12-XX/{symbol} về")) == 1
    assert find("theo số 12-XX/YY về") == ()


@pytest.mark.parametrize("word", DATA["counted_examples"])
def test_what_is_counted_is_no_number_of_a_document(word):
    assert find(f"công điện 17 {word}") == ()


@pytest.mark.parametrize("word", DATA["other_examples"])
def test_what_makes_a_number_another_thing_s_makes_it_no_document_s(word):
    assert find(f"{word} số 12/BYT-DP") == ()


@pytest.mark.parametrize("word", DATA["words"])
def test_every_other_name_of_a_kind_makes_a_citation(word):
    (found,) = find(f"{word} số 12-XX/HU ngày 09/8/2021")
    assert found.text.startswith(word)
    assert found.kind == DATA["words"][word]


@pytest.mark.parametrize("short", DATA["short"])
def test_every_short_form_makes_a_citation_in_capitals_alone(short):
    assert len(find(f"theo {short} số 12 ngày 09/8/2021")) == 1
    assert find(f"theo {short.lower()} số 12 ngày 09/8/2021") == ()


@pytest.mark.parametrize("example", DATA["connect_examples"])
def test_the_words_between_issuer_and_number_join_them(example):
    (found,) = find(f"ý kiến của Bộ Y tế{example}Công văn số 12/BYT-DP")
    assert found.issuer == "Bộ Y tế"


@pytest.mark.parametrize("case", DATA["never"], ids=lambda case: case["because"])
def test_what_is_no_citation_by_the_patterns_own_word_is_none(case):
    assert find(case["text"]) == ()


@pytest.mark.parametrize("relation", relations(), ids=lambda relation: relation.key)
def test_every_word_of_a_relation_tells_it(relation):
    row = read_data("citations", "relations")["relations"][relation.key]
    for word in row["words"]:
        shown = [text for text in row["examples"] if re.search(word, tone_key(text))]
        assert shown, word
    for example in row["examples"]:
        (found,) = find(example)
        assert found.relation == relation.key
        (found,) = find(f"Huyện ủy {example}")
        assert found.relation == relation.key


@pytest.mark.parametrize(
    "text",
    [
        "xử lý các tổ chức không chấp hành Công văn số 12-CV/HU",
        "các xã chưa thực hiện nghiêm Công văn số 12-CV/HU",
        "không được thực hiện theo Công văn số 12-CV/HU",
        "theo dõi Thông báo số 12-TB/HU",
        "bổ sung nhân lực, vật tư như Công văn số 12-CV/HU",
        "thay thế cán bộ như Công văn số 12-CV/HU",
        "các bước tiếp theo của Công văn số 12-CV/HU",
    ],
)
def test_words_of_a_relation_that_are_said_of_something_else_tell_none(text):
    (found,) = find(text)
    assert found.relation is None


def test_a_denial_in_another_clause_denies_nothing():
    (found,) = find("không để dịch lây lan, thực hiện Công văn số 12-CV/HU")
    assert found.relation == "thuc-hien"


@pytest.mark.parametrize(
    ("text", "relations_found"),
    [
        (
            "Thực hiện Kế hoạch số 200/KH-UBND ngày 1/8/2021 của UBND tỉnh triển khai thực hiện "
            "Nghị quyết số 128/NQ-CP",
            ["thuc-hien", None],
        ),
        (
            "Căn cứ Kế hoạch số 200/KH-UBND ngày 1/8/2021 của UBND tỉnh, thực hiện Nghị quyết số "
            "128/NQ-CP",
            ["can-cu", "thuc-hien"],
        ),
    ],
)
def test_the_verb_after_a_document_is_that_document_s(text, relations_found):
    assert [found.relation for found in find(text)] == relations_found


def test_what_another_document_amends_the_letter_does_not():
    text = "theo Công văn số 4577 ngày 29/11/2021 về điều chỉnh Phương án số 4228/PA-BCĐ"
    assert [found.relation for found in find(text)] == ["theo", None]


def test_a_list_has_one_relation():
    text = "Thực hiện Kết luận 224-KL/HU ngày 29/11/2021, Công văn số 599-CV/HU và số 600-CV/HU"
    assert {found.relation for found in find(text)} == {"thuc-hien"}


def test_the_ends_of_a_range_have_one_relation():
    text = "Thực hiện các công văn từ số 101 đến số 105/UBND-VX ngày 01/8/2021 của UBND huyện"
    assert [found.relation for found in find(text)] == ["thuc-hien", "thuc-hien"]


# ---------- cleaning ----------


def test_cleaning_remembers_where_each_character_stood():
    given = unicodedata.normalize("NFD", "Thông  báo\u00a0số\n398 – TB/HU,\u00ad ngày **09/8**")
    cleaned = clean(given)
    assert cleaned.text == "Thông báo số 398 - TB/HU, ngày 09/8"
    assert len(cleaned.key) == len(cleaned.text)
    for word in re.finditer(r"\w+", cleaned.text):
        start, end = cleaned.span(*word.span(), given)
        assert unicodedata.normalize("NFC", given[start:end]) == word[0]


def test_in_capitals_a_place_that_no_list_has_leaves_the_issuer_open():
    (found,) = find("THEO CÔNG VĂN SỐ 12/UBND-VX CỦA UBND TỈNH HÀ TÂY TĂNG CƯỜNG")
    assert found.issuer is None
    (found,) = find("THEO CÔNG VĂN SỐ 12/UBND-VX CỦA UBND TỈNH VỀ VIỆC")
    assert found.issuer == "UBND TỈNH"


def test_a_blank_line_parts_paragraphs_and_a_wrap_does_not():
    assert clean("một\r\nhai \n \r\n ba").text == "một hai\nba"

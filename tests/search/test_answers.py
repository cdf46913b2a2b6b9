"""What an answer says: order, facets, ranges of dates, excerpts, slips, suggestions."""

import itertools
from collections import Counter
from importlib.resources import files

import pytest
import yaml

from bench import made, oracle
from gazette.vocabulary import vocabulary

GROUPS = yaml.safe_load(
    files("gazette.search").joinpath("synonyms.yml").read_text(encoding="utf-8")
)["groups"]


@pytest.fixture(scope="module")
def numbered(documents):
    """Return a document whose number no other bears."""
    often = Counter(document.number for document in documents)
    return next(document for document in documents if often[document.number] == 1)


@pytest.fixture(scope="module")
def forms_of_all_groups(opened):
    return opened(*(f"theo {form} nay" for form in itertools.chain(*GROUPS)))


def spellings(number):
    digits, rest = number.split("-")
    kind, body = rest.split("/")
    yield from (number, f"số {number}", f"Số {digits} -{kind}/{body}", f"{digits}/{kind}-{body}")
    yield from (f"{digits} {kind} {body}".lower(), f"{digits}{kind}{body}".lower())
    yield from (f"{digits}{kind}/{body}".lower(), f"so {digits} {kind} {body}".lower())


def test_a_number_in_any_spelling_comes_first(engine, numbered):
    for spelling in spellings(numbered.number):
        found = engine.query(spelling, limit=1)
        assert found["hits"][0]["address"] == numbered.address, spelling
        assert found["hits"][0]["tier"] == 5


def test_a_number_among_words_comes_first(engine, numbered):
    assert engine.addresses(f"huyện {numbered.number}")[0] == numbered.address


def test_a_number_is_found_where_it_is_cited(engine, scan):
    right = scan.phrase("15 CT TTg")
    assert right
    for spelling in ("15/CT-TTg", "15 ct ttg", "15ctttg", "số 15/ct-ttg"):
        assert set(engine.addresses(spelling)) == right, spelling


@pytest.mark.parametrize("query", ["vắc xin", "vắc-xin", "vacxin", "vaccine", "vac xin"])
def test_every_form_of_a_word_finds_all_forms(engine, scan, query):
    assert set(engine.addresses(query)) == scan.any_phrase("vắc xin", "vaccine")


def test_forms_count_within_phrases(engine, scan):
    right = scan.any_phrase("tiêm vắc xin cho", "tiêm vaccine cho")
    assert set(engine.addresses('"tiêm vaccine cho"')) == right != set()
    right = scan.any_phrase("dịch covid trên", "dịch covid 19 trên", "dịch sars cov 2 trên")
    assert set(engine.addresses('"dịch SARS-CoV-2 trên"')) == right != set()


def test_an_abbreviation_and_its_words_find_each_other(engine, scan):
    assert set(engine.addresses('"UBND huyện"')) == scan.any_phrase("ubnd huyện")
    assert set(engine.addresses('"uy ban nhan dan cac"')) == scan.phrase("ủy ban nhân dân các")
    assert set(engine.addresses('"UBND các"')) == scan.any_phrase("ủy ban nhân dân các", "ubnd các")


def test_the_words_of_an_abbreviation_keep_their_own(engine, scan):
    assert set(engine.addresses('"ban nhân dân"')) == scan.phrase("ban nhân dân")


@pytest.mark.parametrize("group", GROUPS, ids=[group[0] for group in GROUPS])
def test_every_form_of_a_group_finds_the_whole_group(forms_of_all_groups, group):
    right = {str(i) for i, form in enumerate(itertools.chain(*GROUPS)) if form in group}
    for form in group:
        assert set(forms_of_all_groups.addresses(form)) == right, form
        assert set(forms_of_all_groups.addresses(oracle.bare_text(form))) >= right, form


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("đường dây nóg", "đường dây nóng"),
        ("vùng xahn", "vùng xanh"),
        ("cach lyy", "cach ly"),
        ("đườg dây nóg", "đường dây nóng"),
        ("đẩy nahnh tiếnn độ", "đẩy nhanh tiến độ"),
        ("tieeps tucj trieenr khai", "tiếp tục triển khai"),
        ("dduwowngf daay nongs", "đường dây nóng"),
        ("dduowfng daay nosng", "đường dây nóng"),
        ("tie6p1 tu5c trie6n3 khai", "tiếp tục triển khai"),
        ("d9u7o7ng2 da6y no1ng", "đường dây nóng"),
        ("ddaayr nhanh tieens ddooj", "đẩy nhanh tiến độ"),
    ],
)
def test_slips_are_forgiven_and_said(engine, scan, typed, meant):
    found = engine.listed(typed)
    assert found["corrected"] == {"from": typed, "to": meant, "rest": ""}
    assert set(found["addresses"]) == scan.all_words(meant)


def test_what_is_mended_keeps_the_rest_of_the_question(opened):
    engine = opened("vùng xanh, đường dây nóng", "đường dây nóng", "vùng xanh, đường dây nóng, cấm")
    found = engine.listed('đường "vùng xanh" dây nóg -cấm')
    assert found["corrected"] == {
        "from": "đường dây nóg",
        "to": "đường dây nóng",
        "rest": ' "vùng xanh" -cấm',
    }
    assert found["addresses"] == ["0"]


def test_a_word_is_left_out_after_digits_too(opened):
    engine = opened("covid 19 vùng xanh", "covid 19 vùng đỏ", "số 19-CV/HU về covid 19 xanh")
    assert engine.addresses("covid 19 -xanh") == ["1"]
    assert engine.addresses("covid 19 -CV/HU") == ["2"]


def test_a_quoted_phrase_too_long_is_said_to_be_cut(opened):
    engine = opened("một hai ba bốn năm sáu bảy tám chín mười " * 2)
    long = "một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn"
    assert "cut" not in engine.query(f'"{long}"')["notices"]
    assert "cut" in engine.query(f'"{long} sáu"')["notices"]


def test_an_abbreviation_is_no_slip(opened):
    engine = opened("trường thịt", "trường bác")
    assert engine.query("trường thpt")["corrected"] is None
    assert engine.query("trường BCH")["corrected"] is None


def test_who_holds_more_neighbours_comes_first(opened):
    engine = opened(
        made.line("thư", title="bốn và ba và hai và một"),
        "bốn và hai ba và một",
        "hai ba bốn và một",
        "một hai và ba bốn",
        "một hai ba bốn",
    )
    assert engine.addresses("một hai ba bốn") == ["4", "3", "2", "1", "0"]
    assert engine.addresses("mot hai ba bon") == ["4", "3", "2", "1", "0"]


def test_a_name_goes_before_the_same_letters_elsewhere(opened):
    others = ["quy định quản lý, định quản lý, định quản lý"] * 20 + ["gia đình quản lý"] * 9
    engine = opened(made.line("thư", place="huyện Định Quán"), "đi Định Quán", *others)
    assert engine.addresses("dinh quan")[:2] == ["0", "1"]


def test_what_is_there_is_not_mended(engine):
    assert engine.query("vùng xanh")["corrected"] is None


def test_where_no_document_has_all_words_the_best_part_answers(engine):
    found = engine.query("vùng xanh qqqqqq zzzzzz")
    assert found["notices"] == ["part"]
    assert found["total"] == found["scattered"] == 0
    assert found["listed"] > 0
    assert {hit["tier"] for hit in found["hits"]} == {1}


def test_words_of_the_title_weigh_more(engine, documents):
    titled = {d.address for d in documents if "cách ly tại nhà" in d.title}
    found = engine.addresses("cách ly tại nhà")
    assert titled
    assert set(found[: len(titled)]) == titled


def counted(documents, addresses, facet):
    keys = (d.facets[facet] for d in documents if d.address in addresses)
    return Counter(key for own in keys for key in own)


def facet(found, name):
    return {key: count for key, _, count in found["facets"][name] if count}


@pytest.mark.parametrize("query", ["cách ly", '"vùng xanh"', "cấm -xanh", "15/CT-TTg", "huyện"])
def test_facet_counts_are_those_of_a_full_pass(engine, documents, query):
    found = engine.query(query)
    addresses = set(engine.addresses(query))
    for name in made.FACETS:
        assert facet(found, name) == counted(documents, addresses, name)
    assert found["listed"] == len(addresses)


def test_each_facet_counts_under_the_filters_of_the_others(engine, documents):
    filters = {"year": ["2021", "2022"], "place": ["Sông Lô", "Đại Từ"], "topic": ["cach-ly"]}
    found = engine.query("cách ly", filters=filters)
    everything = set(engine.addresses("cách ly"))
    for name in made.FACETS:
        others = {key: set(values) for key, values in filters.items() if key != name}
        kept = {
            d.address for d in documents if all(v & set(d.facets[k]) for k, v in others.items())
        }
        assert facet(found, name) == counted(documents, everything & kept, name)
    whole = {
        d.address for d in documents if all(set(v) & set(d.facets[k]) for k, v in filters.items())
    }
    assert set(engine.addresses("cách ly", filters=filters)) == everything & whole != set()


def test_facets_have_labels(engine):
    rows = {key: label for key, label, _ in engine.query("huyện")["facets"]["topic"]}
    assert rows["cach-ly"] == "Cách ly"
    assert rows["vung-xanh"] == "vung-xanh"


@pytest.mark.parametrize(
    ("bounds", "low", "high"),
    [
        ({"from": "2021-03-05", "to": "2021-09-17"}, "2021-03-05", "2021-09-17"),
        ({"from": "2021", "to": "2021"}, "2021-01-01", "2021-12-31"),
        ({"from": "2021-02", "to": "2021-02"}, "2021-02-01", "2021-02-28"),
        ({"to": "2020"}, "0", "2020-12-31"),
        ({"from": "2022-05"}, "2022-05-01", "9"),
    ],
)
def test_a_range_of_dates_holds_its_ends(engine, documents, bounds, low, high):
    right = {d.address for d in documents if d.date and low <= d.date <= high}
    found = engine.addresses("huyện", **bounds)
    assert set(found) == right != set()


def test_readers_choose_the_order(engine, documents):
    dates = {document.address: document.date for document in documents}
    newest = [dates[address] for address in engine.addresses("huyện", sort="newest")]
    oldest = [dates[address] for address in engine.addresses("huyện", sort="oldest")]
    assert newest == sorted(newest, reverse=True)
    undated = newest.count("")
    assert undated
    assert oldest == sorted(filter(None, oldest)) + [""] * undated


def test_pages_of_an_answer_join_without_a_seam(engine):
    options = {"facets": False, "excerpts": False}
    pages = [engine.query("cách ly", limit=7, offset=at, **options)["hits"] for at in (0, 7, 14)]
    assert [hit["address"] for page in pages for hit in page] == engine.addresses("cách ly")[:21]


def test_an_excerpt_names_its_point_and_marks_its_hits(engine, documents):
    texts = {d.address: {b.point: b for b in d.blocks} for d in documents}
    for hit in engine.query("duong day nong", limit=20)["hits"]:
        assert hit["excerpts"]
        for excerpt in hit["excerpts"]:
            block = texts[hit["address"]][excerpt["point"]]
            assert excerpt["pointName"] == block.name
            assert excerpt["text"].removeprefix("… ").removesuffix(" …") in block.text
            marked = {excerpt["text"][start:end] for start, end in excerpt["marks"]}
            assert marked <= {"đường dây nóng"}
            assert marked or "đường dây nóng" not in block.text


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Huyện uỷ và huyện ủy", "huyen uy", ["Huyện uỷ", "huyện ủy"]),
        ("cách cấp ca", "ca", ["ca"]),
        ("cam kết cấm", "cấm", ["cấm"]),
        ("tiêm vắc-xin, vaccine", "vacxin", ["vắc-xin", "vaccine"]),
        ("theo Số 358 -CV/HU, 358", "358cvhu", ["358 -CV/HU"]),
        ("vùng xanh; vùng đỏ, xanh", "vùng xanh", ["vùng xanh"]),
        ("vùng đỏ, nhà xanh", "vùng xanh", ["vùng", "xanh"]),
        ("vùng đỏ, nhà xanh", '"vùng xanh"', []),
    ],
)
def test_hits_are_found_in_any_text(engine, text, query, marked):
    assert [text[start:end] for start, end in engine.find(text, query)] == marked


def test_suggested_documents_have_a_number_with_these_digits(engine, documents):
    digits = documents[0].number[:2]
    found = engine.suggest(digits)
    assert found["numbers"]
    assert all(row["number"].startswith(digits) for row in found["numbers"])


def test_suggested_numbers_begin_with_what_is_typed(opened):
    numbers = ("1/2022/NQ-HĐND", "12-CV/HU", "128/2021/QĐ-UBND", "112-TB/HU")
    engine = opened(*(made.line("thư", number=number) for number in numbers))

    def suggested(typed):
        return {row["number"] for row in engine.suggest(typed)["numbers"]}

    assert suggested("12") == {numbers[1], numbers[2]}
    assert suggested("1/2022") == {numbers[0]}
    assert suggested("số 12 cv") == {numbers[1]}


@pytest.fixture(scope="module")
def few_numbers(opened):
    return opened(made.line("Công văn 901-TB/HU của 7 ban", number="358-CV/HU"), "19 ca mắc mới")


@pytest.mark.parametrize(
    "symbol",
    sorted({s for k in vocabulary().kinds.values() for s in k.symbols} - {"DA", "ĐA", "PA"}),
)
def test_a_number_that_no_document_bears_is_told(few_numbers, symbol):
    for spelling in spellings(f"901-{symbol}/HU"):
        assert told(few_numbers, spelling), spelling


@pytest.mark.parametrize(
    "query",
    ["15/CT-TTg", "24 ct ubnd", "3873 ubnd vx", "128/2020/NQ-CP", "445-KL/TƯ", "05/CĐ-UBND"],
)
def test_numbers_of_other_bodies_are_told_too(few_numbers, query):
    assert told(few_numbers, query)


def told(engine, query):
    return {"not_held", "not_cited"} & {*engine.query(query)["notices"]}


@pytest.mark.parametrize(
    "query",
    [
        *("358 cv hu", "số 358 -CV/HU", "358-CV/HU mới", '"901-TB/HU"', "901", "F0", "huyện", ""),
        *("19 ca", "19 ca mắc", "30/ngày", "24 giờ", "15 khu phố", "5 km đường", "100 triệu đồng"),
    ],
)
def test_what_is_borne_or_no_number_is_not_told_so(few_numbers, query):
    assert not told(few_numbers, query)


@pytest.mark.parametrize(
    "query", ["công văn số 358-CV/HU", "cong van so 358/cv-hu", "công văn 358", "cv358", "CV 358"]
)
def test_a_kind_and_a_number_name_a_document(few_numbers, query):
    found = few_numbers.listed(query)
    assert (found["addresses"], found["own"], found["notices"]) == (["0"], 1, [])


@pytest.mark.parametrize(
    ("query", "kind", "number"),
    [
        *(("chi thi 16", "chỉ thị", "16"), ("ct16", "chỉ thị", "16"), ("đã 19", "", "")),
        ("chi thi so 15/ct-ttg", "", "15/ct-ttg"),
    ],
)
def test_what_is_not_held_is_told_by_its_kind_and_number(few_numbers, query, kind, number):
    found = few_numbers.listed(query)
    assert (found["kind"], found["number"]) == (kind, number)


def test_a_number_that_is_cited_is_told_from_one_that_nobody_has(few_numbers):
    cited, unknown = few_numbers.query("901-TB/HU"), few_numbers.query("14-CV/HU")
    assert (cited["notices"], cited["total"]) == (["not_held"], 1)
    assert (unknown["notices"], unknown["listed"]) == (["not_cited"], 0)

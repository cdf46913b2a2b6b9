"""The corpus: addresses, identities and order of all records."""

from pathlib import Path

import pytest

from gazette.corpus import load_corpus, make_corpus
from gazette.records.model import Directive
from gazette.records.record import Record
from gazette.records.source import read_source
from tests.conftest import ROOT

LETTER = {
    "kind": "cong-van",
    "number": "358-CV/HU",
    "issued": "2021-08-10",
    "province": "vinh-phuc",
    "district": "song-lo",
    "issuer": "huyen-uy",
    "speaks_as": None,
    "subject": "Tiếp tục phòng, chống dịch",
    "completeness": "complete",
    "topics": [],
    "source": {"file": None, "sha256": None, "url": None, "captured": None},
    "added": "2026-11-22",
    "revised": "2026-11-22",
}
REPORT = {"completeness": "report", "kind": "bai-tin", "number": None, "issued": None}


def record(file="a.md", /, **changes):
    source, problems = read_source(file, b"---\na: b\n---\n")
    assert problems == []
    return Record(Path(file), source, Directive.model_validate(LETTER | changes))


def addresses(*records):
    corpus, problems = make_corpus(records)
    assert problems == []
    return [entry.address for entry in corpus.entries]


def faults(*records):
    return [f"{fault.file}: {fault.field}: {fault.wrong}" for fault in make_corpus(records)[1]]


@pytest.mark.parametrize(
    ("file", "changes", "address"),
    [
        ("2021-08-10-358-cv-hu.md", {}, "vinh-phuc/song-lo/2021/358-cv-hu.html"),
        (
            "khong-ro-506-cv-hu.md",
            {
                "number": "506-CV/HU",
                "issued": "[2022-07-22..]",
                "province": "tra-vinh",
                "district": None,
            },
            "tra-vinh/khong-ro/khong-ro/506-cv-hu.html",
        ),
        (
            "khong-ro-9-cv-hu.md",
            {"number": "9-CV/HU", "issued": None, "province": None, "district": None},
            "khong-ro/khong-ro/khong-ro/9-cv-hu.html",
        ),
        ("2021-08-358-cv-hu.md", {"issued": "2021-08"}, "vinh-phuc/song-lo/2021/358-cv-hu.html"),
        ("2021-358-cv-hu.md", {"issued": "2021"}, "vinh-phuc/song-lo/2021/358-cv-hu.html"),
        (
            "2021-11-30-tin-hop-giao-ban.md",
            REPORT | {"event": "2021-11-30"},
            "vinh-phuc/song-lo/2021/tin-2021-11-30-hop-giao-ban.html",
        ),
        (
            "khong-ro-tin-hop-giao-ban.md",
            REPORT | {"event": "[2021-11-30..]"},
            "vinh-phuc/song-lo/khong-ro/tin-khong-ro-hop-giao-ban.html",
        ),
        (
            "2021-08-10-khong-so-phong-dich.md",
            {"number": None},
            "vinh-phuc/song-lo/2021/khong-so-phong-dich.html",
        ),
        (
            "a.md",
            {"number": "12-CV/ThU", "issuer": "thi-uy", "province": "ha-tinh"}
            | {"district": "thi-xa-ky-anh"},
            "ha-tinh/thi-xa-ky-anh/2021/12-cv-thu.html",
        ),
        (
            "a.md",
            {"number": "15/CT-UBND", "kind": "chi-thi", "issuer": "uy-ban-nhan-dan-huyen"},
            "vinh-phuc/song-lo/2021/15-ct-ubnd-uy-ban-nhan-dan-huyen.html",
        ),
        (
            "a.md",
            {"number": "135-TB/TU", "kind": "thong-bao", "issuer": "tinh-uy", "district": None},
            "vinh-phuc/cap-tinh/2021/135-tb-tu-tinh-uy.html",
        ),
        (
            "a.md",
            {"number": "16/CT-TTg", "issuer": "thu-tuong-chinh-phu", "issued": "2020-03-31"}
            | {"province": None, "district": None},
            "trung-uong/2020/16-ct-ttg-thu-tuong-chinh-phu.html",
        ),
    ],
)
def test_a_record_has_its_address(file, changes, address):
    assert addresses(record(file, **changes)) == [address]


def test_the_records_held_have_the_addresses_that_were_published():
    corpus, problems = load_corpus([ROOT / "directives"])
    assert problems == []
    assert {entry.address for entry in corpus.entries} >= {
        "tra-vinh/khong-ro/khong-ro/506-cv-hu.html",
        "binh-thuan/tuy-phong/2021/tin-2021-11-30-tap-trung-ca-he-thong-chinh-tri.html",
        "vinh-phuc/song-lo/2021/358-cv-hu.html",
        "thai-nguyen/dai-tu/2022/606-cv-hu.html",
        "thai-binh/kien-xuong/2021/114-cv-hu.html",
    }


def test_the_second_record_of_a_number_and_year_adds_the_month():
    first = record("a.md", added="2026-11-22", issued="2021-08-10")
    second = record("b.md", added="2026-11-23", revised="2026-11-23", issued="2021-02-03")
    expected = ["vinh-phuc/song-lo/2021/358-cv-hu.html", "vinh-phuc/song-lo/2021/358-cv-hu-02.html"]
    assert addresses(second, first) == expected
    assert addresses(first, second) == expected


def test_one_number_in_two_years_districts_or_bodies_needs_no_month():
    others = [
        record("a.md"),
        record("b.md", issued="2022-08-10"),
        record("c.md", district="tam-dao"),
        record("d.md", issuer="van-phong-huyen-uy"),
    ]
    assert len({address.removesuffix("-08.html") for address in addresses(*others)}) == 4
    assert not any(address.endswith("-08.html") for address in addresses(*others))


def test_two_records_with_one_address_are_reported():
    three = [record(f"{day}.md", issued=f"2021-08-{day}") for day in (10, 11, 12)]
    assert faults(*three) == [
        "12.md: file: its page /vinh-phuc/song-lo/2021/358-cv-hu-08.html is also that of 11.md"
    ]


@pytest.mark.parametrize("number", ["358-CV/HU", "358-cv/hu"])
def test_two_records_of_one_document_are_reported(number):
    twins = [record("a.md"), record("b.md", number=number)]
    assert faults(*twins) == ["b.md: file: issuer, number and date are those of a.md"]


def test_another_date_place_kind_or_issuer_makes_another_document():
    others = {"issued": "2021-09-10", "district": "tam-dao", "issuer": "van-phong-huyen-uy"}
    for field, value in others.items():
        assert faults(record("a.md"), record("b.md", **{field: value})) == []


def test_entries_are_newest_first_and_partly_known_dates_count_as_their_earliest_day():
    days = ["2022-02-21", "[2022-01-05..2022-02-01]", "2021-12", "2021-08-10", "2021"]
    records = [record(f"{i}.md", number=f"{i}-CV/HU", issued=day) for i, day in enumerate(days)]
    corpus, _ = make_corpus(reversed(records))
    assert [entry.record for entry in corpus.entries] == records


def test_entries_of_no_known_year_come_last():
    days = ["2020-02-21", "[2022-07-22..]", "[2020-12-30..2021-01-02]", "[..2020-05-01]", None]
    records = [record(f"{i}.md", number=f"{i}-CV/HU", issued=day) for i, day in enumerate(days)]
    corpus, _ = make_corpus(reversed(records))
    assert [entry.record for entry in corpus.entries] == records


def test_entries_of_one_day_are_sorted_by_address():
    same_day = [record(f"{n}.md", number=f"{n}-CV/HU") for n in (3, 1, 2)]
    expected = [f"vinh-phuc/song-lo/2021/{n}-cv-hu.html" for n in (1, 2, 3)]
    assert addresses(*same_day) == expected


def test_reports_do_not_count_as_directives():
    report = record("2021-11-30-tin-hop.md", **REPORT, event="2021-11-30")
    corpus, _ = make_corpus([record("a.md"), report])
    assert [entry.record for entry in corpus.reports] == [report]
    assert [entry.record.source.file for entry in corpus.directives] == ["a.md"]
    assert len(corpus.entries) == 2


def test_a_former_address_is_not_used_now():
    held = record("a.md")
    moved = record("b.md", number="9-CV/HU", formerly=["/vinh-phuc/song-lo/2021/358-cv-hu.html"])
    wrong = "/vinh-phuc/song-lo/2021/358-cv-hu.html leads to a.md"
    assert faults(held, moved) == [f"b.md: formerly.0: {wrong}"]
    assert faults(moved) == []


def test_a_former_address_belongs_to_one_record():
    old = {"formerly": ["/tra-vinh/khong-ro/khong-ro/9-cv-hu.html"]}
    twice = [record("a.md", **old), record("b.md", number="9-CV/HU", **old)]
    wrong = "/tra-vinh/khong-ro/khong-ro/9-cv-hu.html leads to a.md"
    assert faults(*twice) == [f"b.md: formerly.0: {wrong}"]


def test_the_folder_of_an_entry_is_its_place():
    (entry,) = make_corpus([record("a.md")])[0].entries
    assert entry.folder == ("vinh-phuc", "song-lo")


def test_real_and_synthetic_records_in_one_corpus_are_reported():
    real = [record(f"{i}.md", number=f"{i}-CV/HU") for i in (1, 2)]
    made = [record(f"{i}.md", number=f"{i}-CV/HU", synthetic="true") for i in (3, 4, 5)]
    assert faults(*real) == faults(*made) == []
    assert not make_corpus(real)[0].is_synthetic
    assert make_corpus(made)[0].is_synthetic
    assert faults(*real, *made) == [
        "1.md: synthetic: is missing, but set in 3.md",
        "2.md: synthetic: is missing, but set in 3.md",
    ]
    assert faults(*real, made[0]) == ["3.md: synthetic: is set, but not in 1.md"]


WITHDRAWN = {"on": "2027-01-31", "because": "Theo yêu cầu"}


def test_what_is_shown_is_all_but_the_withdrawn():
    records = [record(number=f"{n}-CV/HU", issued=f"2021-08-0{n}") for n in (1, 3)]
    corpus, _ = make_corpus([*records, record(number="2-CV/HU", withdrawn=WITHDRAWN)])
    assert [str(entry.directive.number) for entry in corpus.shown] == ["3-CV/HU", "1-CV/HU"]
    assert len(corpus.entries) == len(corpus.unredacted) == 3


def test_a_withdrawn_record_keeps_its_place_among_the_others():
    changes = {"topics": ["tiem-chung"], "formerly": ["/vinh-phuc/song-lo/2020/1-cv-hu.html"]}
    corpus, _ = make_corpus([record(withdrawn=WITHDRAWN, **changes)])
    (entry,) = corpus.entries
    assert entry.address == "vinh-phuc/song-lo/2021/358-cv-hu.html"
    assert entry.state == "withdrawn"
    assert entry.directive.formerly == ("/vinh-phuc/song-lo/2020/1-cv-hu.html",)
    assert entry.directive.topics == ()
    assert corpus.unredacted[0].directive.topics == ("tiem-chung",)
    assert corpus.by_address[entry.address] is entry

"""The picture of documents by month: every count right, legible from five to 100,000."""

import pytest

from gazette.corpus import Corpus, make_corpus
from gazette.pages.lists.findings import Findings
from gazette.pages.pictures.timeline import SHORTEST, TALLEST
from gazette.vocabulary import vocabulary
from tests.test_corpus import REPORT, record


def letters(month, count, start=1):
    return [
        record(f"{n}.md", number=f"{n}-CV/HU", issued=f"{month}-{1 + n % 28:02}")
        for n in range(start, start + count)
    ]


def report(day):
    return record(f"{day}.md", **REPORT, event=day, subject=f"Họp ngày {day}", speaks_as=None)


def timeline(*records):
    corpus, problems = make_corpus(records)
    assert problems == []
    return Findings(corpus).timeline


def bars(*records):
    return {(year.name, bar.month): bar for year in timeline(*records).years for bar in year.bars}


def test_years_come_newest_first_and_months_in_order():
    line = timeline(*letters("2021-11", 1), *letters("2020-03", 1), *letters("2021-02", 1, 2))
    assert [(year.name, [bar.month for bar in year.bars]) for year in line.years] == [
        ("2021", [2, 11]),
        ("2020", [3]),
    ]


def test_a_bar_says_its_month_and_what_it_holds_and_leads_there():
    bar = bars(*letters("2021-05", 2), report("2021-05-06"))["2021", 5]
    assert bar.name == "Tháng 5 năm 2021: 2 văn bản và 1 tin, bài"
    assert bar.count == "3"
    assert bar.address == "ngay/2021/05/index.html"


def test_heights_are_as_the_counts():
    found = bars(*letters("2021-05", 40), *letters("2021-06", 10), *letters("2021-07", 20, 50))
    assert found["2021", 5].directives == TALLEST
    assert found["2021", 6].directives == pytest.approx(TALLEST / 4)
    assert found["2021", 7].directives == pytest.approx(TALLEST / 2)


def test_one_document_is_no_peak():
    assert bars(*letters("2021-05", 1))["2021", 5].directives < TALLEST / 2


def test_reports_are_drawn_apart_from_directives():
    bar = bars(*letters("2021-05", 4), report("2021-05-06"))["2021", 5]
    assert bar.directives == pytest.approx(4 * bar.reports, rel=0.01)
    alone = bars(report("2021-05-06"))["2021", 5]
    assert alone.directives == 0
    assert alone.reports > 0


def test_beside_a_hundred_thousand_one_is_seen_still_and_counts_fit_their_bars():
    corpus, _ = make_corpus([*letters("2021-05", 1), *letters("2021-06", 1, 2)])
    one, other = corpus.entries
    line = Findings(Corpus((*[one] * 100_000, other))).timeline
    found = {bar.address: bar for bar in line.years[0].bars}
    most, least = found["ngay/2021/06/index.html"], found["ngay/2021/05/index.html"]
    assert (most.count, least.count) == ("100", "<0,1")
    assert most.directives == TALLEST
    assert least.directives == SHORTEST
    assert "Số trên cột tính bằng nghìn." in line.notes
    assert most.name == "Tháng 6 năm 2021: 100.000 văn bản"


def test_what_has_no_known_month_is_told_of():
    line = timeline(
        record("a.md", issued=None),
        record("b.md", number="2-CV/HU", issued="2021"),
        record("c.md", number="3-CV/HU", issued="[2022-07-22..]"),
        *letters("2022-05", 1, 9),
    )
    assert line.notes == ("3 tài liệu chưa xác định tháng không đặt trên hình.",)


def test_solid_and_hollow_are_explained_where_both_may_stand():
    assert timeline(*letters("2022-05", 1)).notes == ()
    assert timeline(report("2022-05-06")).notes == ("Ô đặc: văn bản; ô rỗng: tin, bài.",)


def test_the_days_of_the_centre_s_documents_are_marked_in_their_years():
    line = timeline(*letters("2021-05", 1), *letters("2020-03", 1, 2))
    (late, early) = line.years
    assert [(mark.sign, mark.day.isoformat()) for mark in early.marks] == [
        ("CT 15", "2020-03-27"),
        ("CT 16", "2020-03-31"),
    ]
    assert [(mark.sign, mark.day.isoformat()) for mark in late.marks] == [("NQ 128", "2021-10-11")]
    assert early.marks[0].at == pytest.approx(2 + 26 / 31)
    assert line.notes == (
        "Vạch dọc: CT 15 là Chỉ thị 15/CT-TTg, ngày 27/3/2020; CT 16 là Chỉ thị 16/CT-TTg, "
        "ngày 31/3/2020; NQ 128 là Nghị quyết 128/NQ-CP, ngày 11/10/2021.",
    )


def test_marked_days_are_those_of_the_known_documents():
    known = {(one.number, one.issued) for one in vocabulary().cited.values()}
    marks = timeline(*letters("2020-03", 1)).years[0].marks
    assert {(mark.name.split()[-1], mark.day.isoformat()) for mark in marks} <= known


def test_of_nothing_there_is_no_picture():
    assert timeline().years == ()

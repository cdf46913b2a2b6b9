"""A letter laid out: its parts in order, and the runs of its lines."""

from dataclasses import replace
from itertools import groupby

import pytest

from gazette.corpus import load_corpus
from gazette.sheet import Sheets, lay_out, plain_sheet
from tests.conftest import ROOT
from tests.site.factory import made_letter
from tests.site.samples import HELD

TO = "vien-dan/trung-uong/2020/15-ct-ttg.html"
CITED = "Chỉ thị số 15/CT-TTg"
WORDS = f"{CITED} ngày 27/3/2020 của Thủ tướng Chính phủ"
SUBJECT = "Phòng, chống dịch Covid-19"
HEAD = {
    "superior": "ĐẢNG BỘ TỈNH HÀ GIANG",
    "issuer": "HUYỆN ỦY ĐỒNG VĂN",
    "motto": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "number": "Số 1-CV/HU",
    "subject": [SUBJECT],
    "dateline": "Đồng Văn, ngày 10 tháng 8 năm 2021",
}


def sheet_of(tmp_path, **letter):
    made_letter(tmp_path, **letter)
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    return Sheets(corpus).of(corpus.entries[0])


def sic(*quotes):
    return [{"quote": quote, "note": "Thử."} for quote in quotes]


def cited(line):
    """Return the words and the address of each citation."""
    groups = groupby(line.runs, key=lambda run: run.citation)
    return [("".join(run.text for run in runs), link.address) for link, runs in groups if link]


def slips(line):
    """Return the runs of slips: the anchor of each, and whether its mark follows."""
    return [(run.text, run.slip.anchor, run.ends_slip) for run in line.runs if run.slip]


def lines_of(sheet):
    """Yield every line in reading order."""
    parts = [*vars(sheet.head).values()] if sheet.head else [sheet.headline]
    parts = [one for part in parts for one in (part if isinstance(part, tuple) else [part])]
    yield from (line for part in (*parts, sheet.addressed) for line in part.lines)
    yield from sheet.recipients
    yield from lines_of_text(sheet.text)
    yield from sheet.copies
    parts = [part for sign in sheet.signatures for part in vars(sign).values()]
    yield from (line for part in (*parts, sheet.byline) for line in part.lines)
    for annex in sheet.annexes:
        yield from annex.title.lines
        yield from lines_of_text(annex.text)


def lines_of_text(text):
    for block in text.blocks:
        yield from (cell for row in block.rows for cell in row)
        yield block.line
    yield from (note.line for note in text.notes)


# ---------- parts ----------


@pytest.fixture(scope="module")
def held():
    """Return the entries of the real records by their file names."""
    corpus, problems = load_corpus([ROOT / "directives"])
    assert problems == []
    return {entry.record.path.name: entry for entry in corpus.entries}


def changed(entry, **values):
    """Return the sheet of an entry with other values in its record."""
    directive = entry.directive.model_copy(update=values)
    return lay_out(replace(entry.record, directive=directive), {})


@pytest.mark.parametrize("seed", HELD)
def test_every_printed_piece_is_on_the_sheet_once_and_nothing_else(held, seed):
    entry = held[HELD[seed].file.name]
    lines = [line.text for line in lines_of(changed(entry)) if line.text]
    printed = [piece for _, piece in entry.directive.printed()]
    body = [block.rows or ((block.text,),) for block in entry.record.blocks]
    assert sorted(lines) == sorted(
        [*printed, *(cell for rows in body for row in rows for cell in row)]
    )


@pytest.mark.parametrize("seed", HELD)
def test_a_plain_sheet_has_the_same_lines_each_in_one_run(held, seed):
    entry = held[HELD[seed].file.name]
    full, plain = lay_out(entry.record, {}), plain_sheet(entry.record)
    assert [line.text for line in lines_of(plain)] == [line.text for line in lines_of(full)]
    assert all(len(line.runs) <= 1 for line in lines_of(plain))


def test_what_a_letterhead_lacks_is_said_by_its_code(held):
    head = vars(changed(held["2021-08-10-358-cv-hu.md"], letterhead=None).head)
    assert head.pop("second") == ()
    assert {name: part.lack for name, part in head.items() if part.lack} == {
        name: name for name in ("issuer", "motto", "number", "dateline")
    }
    assert not any(part.lines for part in head.values())


def test_a_letter_without_a_signature_lacks_one_but_not_where_it_is_cut(held):
    entry = held["2021-08-10-358-cv-hu.md"]
    (sign,) = changed(entry, signature=None).signatures
    assert sign.name.lack == "signature"
    cut = changed(entry, signature=None, completeness="fragment")
    assert cut.is_cut
    assert cut.signatures == ()


def test_the_motto_of_the_state_has_two_lines(tmp_path):
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
    part = sheet_of(tmp_path, letterhead=dict(HEAD, motto=motto)).head.motto
    assert [line.text for line in part.lines] == [motto[:34], motto[35:]]
    assert part.text == motto


@pytest.mark.parametrize(
    ("position", "name"), [("BÍ THƯ (Đã ký)", "Lê Văn Mẫu"), ("BÍ THƯ", "(Đã ký) Lê Văn Mẫu")]
)
def test_that_it_was_signed_is_a_line_of_its_own(tmp_path, position, name):
    sign = {"authority": None, "position": position, "name": name}
    parts = vars(sheet_of(tmp_path, signature=sign).signatures[0])
    assert {name: part.text for name, part in parts.items()} == {
        "authority": "",
        "position": "BÍ THƯ",
        "signed": "(Đã ký)",
        "name": "Lê Văn Mẫu",
    }


@pytest.mark.parametrize(("recipients", "has_dash"), [(["Xã A"], False), (["A", "B"], True)])
def test_copies_have_dashes_and_recipients_where_there_are_several(tmp_path, recipients, has_dash):
    sheet = sheet_of(tmp_path, recipients=recipients, copies=["Lưu VPHU."])
    assert {line.has_dash for line in sheet.recipients} == {has_dash}
    assert [line.has_dash for line in sheet.copies] == [True]


def test_blocks_know_how_deep_they_stand_and_what_they_are(tmp_path):
    body = "Thực hiện:\n\n1. Một\n\n- gạch\n\nđoạn\n\nHết./."
    blocks = sheet_of(tmp_path, body=body).blocks
    assert [(block.id, block.level) for block in blocks] == [
        ("p1", 0),
        ("d1", 0),
        ("d1-g1", 1),
        ("d1-p1", 1),
        ("p2", 0),
    ]
    assert [block.id for block in blocks if block.is_lead_in] == ["p1"]
    assert [block.id for block in blocks if block.is_landmark] == ["d1"]
    assert [block.id for block in blocks if block.is_point] == ["d1", "d1-g1"]


# ---------- runs ----------


def test_slips_are_lettered_in_the_order_in_which_they_are_read(tmp_path):
    quotes = ["Như trên,", "thứ hai", "BÍ THƯ", "thứ nhất", "Các chi, đảng bộ"]
    body = "1. Việc thứ nhất.\n\n2. Việc thứ hai và thứ nhất./."
    found = sheet_of(tmp_path, sic=sic(*quotes), body=body).slips
    assert [(slip.letter, slip.quote, len(slip.marks)) for slip in found] == [
        ("a", "Các chi, đảng bộ", 1),
        ("b", "thứ nhất", 2),
        ("c", "thứ hai", 1),
        ("d", "Như trên,", 1),
        ("e", "BÍ THƯ", 1),
    ]


def test_slips_and_their_marks_tell_whether_they_may_change_the_meaning(tmp_path):
    (grave,), mere = sic("thứ hai"), sic("Việc thứ nhất")
    body = "1. Việc thứ nhất.\n\n2. Việc thứ hai./."
    sheet = sheet_of(tmp_path, sic=[{**grave, "may_change_meaning": "true"}, *mere], body=body)
    assert [slip.may_change_meaning for slip in sheet.slips] == [True, False]
    marks = [mark for slip in sheet.slips for mark in slip.marks]
    assert [mark.may_change_meaning for mark in marks] == [True, False]


def test_a_slip_cut_by_emphasis_has_its_mark_at_its_end(tmp_path):
    body = "1. Việc **thứ nhất** và thứ hai./."
    (block,) = sheet_of(tmp_path, sic=sic("nhất và"), body=body).blocks
    assert slips(block.line) == [("nhất", "sic-a-1", False), (" và", "sic-a-1", True)]


def test_a_slip_in_another_has_no_mark(tmp_path):
    body = "1. Việc thứ nhất./."
    sheet = sheet_of(tmp_path, sic=sic("Việc thứ nhất", "thứ nhất"), body=body)
    assert [len(slip.marks) for slip in sheet.slips] == [1, 0]


def test_kind_and_number_lead_to_the_document(tmp_path):
    (block,) = sheet_of(tmp_path, body=f"1. Thực hiện {WORDS}./.").blocks
    assert cited(block.line) == [(CITED, TO)]


def test_a_subject_of_two_lines_leads_there_from_both(tmp_path):
    lines = ["Thực hiện Chỉ thị", "số 15/CT-TTg ngày 27/3/2020 của Thủ tướng Chính phủ"]
    sheet = sheet_of(tmp_path, letterhead=dict(HEAD, subject=lines), subject=" ".join(lines))
    first, second = sheet.head.subject.lines
    assert cited(first) == [("Chỉ thị", TO)]
    assert cited(second) == [("số 15/CT-TTg", TO)]


def test_the_cell_of_a_table_leads_there(tmp_path):
    body = f"Việc cần làm:\n\n| Việc | Căn cứ |\n| --- | --- |\n| Chốt | Theo {WORDS} |"
    table = sheet_of(tmp_path, body=body).blocks[-1]
    assert cited(table.rows[1][1]) == [(CITED, TO)]
    assert table.columns == ("Việc", "Căn cứ")


@pytest.mark.parametrize(
    ("quote", "is_parted"),
    [("thị số", False), ("hiện Chỉ thị", True), (CITED, False), (WORDS, True)],
)
def test_a_citation_knows_whether_a_slip_goes_over_its_edge(tmp_path, quote, is_parted):
    (block,) = sheet_of(tmp_path, sic=sic(quote), body=f"1. Thực hiện {WORDS}./.").blocks
    links = {run.citation for run in block.line.runs if run.citation}
    assert {link.is_parted for link in links} == {is_parted}


def test_an_abbreviation_is_marked_where_it_is_used_first(tmp_path):
    body = "1. HĐND huyện và HĐND xã./.\n\n2. HĐND xã./."
    sheet = sheet_of(tmp_path, body=body)
    used = [[run.short_form for run in block.line.runs if run.short_form] for block in sheet.blocks]
    ((short,), none) = used
    assert short.words.short == "HĐND"
    assert short in sheet.short_forms
    assert none == []


def test_words_with_a_hyphen_are_whole(tmp_path):
    (block,) = sheet_of(tmp_path, body="1. Dịch Covid-19 ở xã./.").blocks
    assert [run.text for run in block.line.runs if run.is_whole] == ["Covid-19"]


def test_a_letter_is_laid_out_once(tmp_path):
    made_letter(tmp_path)
    corpus, _ = load_corpus([tmp_path])
    sheets = Sheets(corpus)
    assert sheets.of(corpus.entries[0]) is sheets.of(corpus.entries[0])

"""Every problem of a record is reported once, with its place and what would be right.

`tests/cases/bad` has records that break every rule.
"""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from gazette.corpus import load_corpus
from gazette.records.check import RULES, check_record
from gazette.records.problem import Problem
from gazette.records.read import read_record, read_records
from tests.conftest import ROOT
from tests.site.factory import made_letter

BAD = ROOT / "tests/cases/bad"
LETTER = ROOT / "directives/vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"


@pytest.fixture
def folders(monkeypatch):
    """The folders of the bad records, with paths as messages show them."""
    monkeypatch.chdir(BAD)
    return sorted(path for path in Path().iterdir() if path.is_dir())


def test_every_problem_of_the_bad_records_is_reported(folders, matches):
    _, problems = load_corpus(folders)
    found = "".join(f"{problem}\n" for problem in problems)
    matches(found, BAD / "expected.txt")


def test_every_rule_is_broken_by_some_bad_record(folders):
    records, _ = read_records(folders)
    unbroken = [rule.__name__ for rule in RULES if not any(any(rule(r)) for r in records)]
    assert unbroken == []


def test_every_bad_record_has_a_message(folders):
    _, problems = load_corpus(folders)
    named = {problem.file for problem in problems}
    good = {"vinh-phuc/song-lo/2021-08-15-31-cv-hu.md", "vinh-phuc/song-lo/2021-08-16-31-cv-hu.md"}
    files = {path.as_posix() for folder in folders for path in folder.rglob("*.md")}
    assert files - named == good


def test_every_rule_is_stated_in_its_docstring():
    assert [rule.__name__ for rule in RULES if not rule.__doc__] == []


def test_a_message_has_place_problem_and_advice(folders):
    form = re.compile(r"[^:]+\.(md|txt|docx):[1-9]\d*:[1-9]\d*: [a-z0-9_.]+: [^;]+.*; .+")
    _, problems = load_corpus(folders)
    assert [str(problem) for problem in problems if not form.fullmatch(str(problem))] == []


def test_a_place_is_inside_its_file(folders):
    for problem in load_corpus(folders)[1]:
        lines = Path(problem.file).read_bytes().split(b"\n")
        assert problem.line <= len(lines)
        assert problem.column <= len(lines[problem.line - 1].decode("utf-8", "replace")) + 1


def test_no_value_has_two_messages(folders):
    _, problems = load_corpus(folders)
    fields = Counter(
        (problem.file, problem.line, problem.column, problem.field)
        for problem in problems
        if problem.field != "file"
    )
    assert [field for field, uses in fields.items() if uses > 1] == []


def test_problems_are_in_the_order_of_files_and_lines(folders):
    _, problems = load_corpus(folders)
    places = [(problem.file, problem.line, problem.column) for problem in problems]
    assert places == sorted(places)
    assert len(places) > 100


def test_the_bad_records_have_the_intended_bytes():
    letters, others = BAD / "vinh-phuc/song-lo", BAD / "ha-noi/ba-vi"
    assert (letters / "2021-08-01-1-cv-hu.md").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (letters / "2021-08-02-2-cv-hu.md").read_bytes().count(b"\r\n") == 31
    assert b"\xe0" in (others / "khong-phai-utf-8.md").read_bytes()
    assert b"\x07" in (others / "dieu-khien.md").read_bytes()
    assert "tests/cases/bad/** -text" in (ROOT / ".gitattributes").read_text()


def test_a_stray_file_is_reported_only_beside_readable_records(tmp_path):
    good, unclear = tmp_path / "good", tmp_path / "unclear"
    for folder in (good, unclear):
        folder.mkdir()
        (folder / "ghi-chu.txt").write_text("x")
    (unclear / "a.md").write_text("---\n")
    _, problems = read_records([tmp_path])
    strays = [problem.file for problem in problems if problem.wrong.startswith("is neither")]
    assert strays == [(good / "ghi-chu.txt").as_posix()]


def test_a_problem_as_json_has_the_parts_of_its_message():
    problem = Problem("a.md", 4, 9, "issued", "is wrong", "write it right")
    assert str(problem) == "a.md:4:9: issued: is wrong; write it right"
    assert problem.as_dict() == {
        "file": "a.md",
        "line": 4,
        "column": 9,
        "field": "issued",
        "wrong": "is wrong",
        "right": "write it right",
        "severity": "error",
    }


def test_a_hint_is_marked_as_such():
    hint = Problem("a.md", 4, 9, "tasks", "is bare", "add it", "hint")
    assert str(hint) == "a.md:4:9: hint: tasks: is bare; add it"
    assert hint.as_dict()["severity"] == "hint"


@pytest.mark.parametrize(
    "line",
    [
        "Gọi 0912345678.",
        "Gọi 0912.345.678 hoặc",
        "Gọi 0912 34 56 78",
        "ĐT: (024) 3846 1234",
        "ĐT: 02543 856 789",
        "+84 912 345 678",
        "Zalo: 0912-345-678!",
    ],
)
def test_a_telephone_number_is_found_however_it_is_grouped(line, tmp_path):
    assert telephones(line, tmp_path) == 1


@pytest.mark.parametrize(
    "line",
    [
        "từ ngày 01/7/2021 đến 05/8/2021",
        "từ 05-8-2021 10 giờ",
        "ngày 07.5.2021 12 giờ 30",
        "số 0123/2021/QH15",
        "15.000.000.000 đồng",
        "https://vinhphuc.gov.vn/tin/0912345678",
        "a0912345678bc",
        "2021-05-06T12:00:00",
        "Số 2522, 2523/UBND-VX",
    ],
)
def test_dates_numbers_and_checksums_are_not_telephone_numbers(line, tmp_path):
    assert telephones(line, tmp_path) == 0


def telephones(line, folder):
    problems = changed_letter(folder, ("triển khai thực hiện./.", line))
    return sum(problem.wrong.startswith("telephone number") for problem in problems)


def changed_letter(folder, *changes):
    """Return the problems of a changed copy of a letter, without its source file."""
    text = LETTER.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (folder / LETTER.name).write_text(text, encoding="utf-8")
    return check_record(read_record(folder / LETTER.name)[0])


def fields_of(problems):
    return [problem.field for problem in problems]


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("huyện Sông Lô là “vùng xanh” trong", True),  # printed “**vùng xanh**”
        ("huyện Sông Lô là “**vùng xanh**” trong", False),
        ("huyện Sông Lô là “vùng Xanh” trong", False),
        ("PHÓ CHÁNH VĂN PHÒNG", True),
    ],
)
def test_a_quotation_has_no_emphasis_markers(quote, stands, tmp_path):
    problems = changed_letter(tmp_path, ("- quote: BCD", f"- quote: {quote}"))
    assert ("sic.2.quote" not in fields_of(problems)) == stands


@pytest.mark.parametrize(
    ("place", "is_printed"), [("Sông Lô", True), ("SÔNG LÔ", True), ("Sông Lôi", False)]
)
def test_a_place_is_printed_only_by_its_whole_name(place, is_printed, tmp_path):
    issuer = ("issuer: HUYỆN ỦY SÔNG LÔ", f"issuer: HUYỆN ỦY {place}")
    elsewhere = ("dateline: Sông Lô", "dateline: Tam Sơn")
    problems = changed_letter(tmp_path, issuer, elsewhere)
    assert ("district" not in fields_of(problems)) == is_printed


@pytest.mark.parametrize(
    ("line", "district"),
    [
        ("issuer: HUYỆN ỦY SÔNG LÔ", "district: song-lo"),
        ("superior: ĐẢNG BỘ TỈNH VĨNH PHÚC", "province: vinh-phuc"),
    ],
)
def test_a_place_that_only_the_dateline_names_may_be_inferred_or_not(line, district, tmp_path):
    bare = (line, f"{line.partition(':')[0]}: null")
    dateline = "Sông Lô, Vĩnh Phúc, ngày 10 tháng 8 năm 2021"
    written = ("Sông Lô, ngày 10 tháng 8 năm 2021", dateline)
    field = district.partition(":")[0]
    because = f'{{because: Theo dòng địa danh., quote: "{dateline}"}}'
    inferred = ("inferred: {}", f"inferred: {{{field}: {because}}}")
    for changes in ((bare, written), (bare, written, inferred)):
        fields = fields_of(changed_letter(tmp_path, *changes))
        assert {field, f"inferred.{field}"} & {*fields} == set()
    elsewhere = ("Sông Lô, ngày 10 tháng 8 năm 2021", "Tam Sơn, ngày 10 tháng 8 năm 2021")
    assert field in fields_of(changed_letter(tmp_path, bare, elsewhere))


def test_what_the_letterhead_prints_is_not_inferred_from_the_dateline(tmp_path):
    because = "{because: Theo dòng địa danh., quote: Sông Lô}"
    problems = changed_letter(tmp_path, ("inferred: {}", f"inferred: {{district: {because}}}"))
    assert "inferred.district" in fields_of(problems)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("thong-tri", "1-TT/HU"),
        ("thong-cao", "1-TC/HU"),
        ("loi-keu-goi", "1-LKG/HU"),
        ("tuyen-bo", "1-TB/HU"),
        ("quy-hoach", "1-QH/HU"),
        ("du-an", "1-DA/HU"),
    ],
)
def test_a_letter_may_be_of_a_rare_kind(tmp_path, kind, number):
    made_letter(tmp_path, kind=kind, number=number)
    assert load_corpus([tmp_path])[1] == []


def test_only_a_withdrawn_record_may_have_no_body(tmp_path):
    no_text = (LETTER.read_text(encoding="utf-8").rpartition("\n---\n")[2], "")
    withdrawn = ("added:", "withdrawn: {on: 2027-01-31, because: Thu hồi}\nadded:")
    assert "body" in fields_of(changed_letter(tmp_path, no_text))
    assert "body" not in fields_of(changed_letter(tmp_path, no_text, withdrawn))


def test_a_secrecy_mark_in_decomposed_letters_is_found(tmp_path):
    (tmp_path / "002_b134961027536e2c.txt").write_text(unicodedata.normalize("NFD", "mật"))
    problems = changed_letter(tmp_path)
    assert 'secrecy mark "mật"' in {problem.wrong for problem in problems}


@pytest.mark.parametrize(
    ("gist", "wrong"),
    [
        (["Một việc."], "gist: has 1 line; write at least 2, or leave it out; "),
        ([], "gist: has 0 lines; write at least 2, or leave it out; "),
        (["Việc."] * 6, "gist: has 6 lines; write at most 5; "),
        (["Một việc.", "Hai việc.", ""], "gist.2: is empty; "),
        ("Một việc.", 'gist: is "Một việc.", not a list; '),
    ],
)
def test_a_gist_has_two_to_five_lines(tmp_path, gist, wrong):
    made_letter(tmp_path, gist=gist)
    _, (problem,) = load_corpus([tmp_path])
    assert wrong in str(problem)


def test_a_letter_may_have_a_gist_or_none(tmp_path):
    made_letter(tmp_path, gist=["Một việc.", "Hai việc."])
    made_letter(tmp_path, number="2-CV/HU")
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    found = {entry.directive.gist for entry in corpus.entries}
    assert found == {("Một việc.", "Hai việc."), ()}

"""The days of tasks: each against its quote, and hints at the deadlines that nobody recorded."""

import re

import pytest

from gazette.data import read_data
from gazette.records.check import hints_of
from gazette.records.check.task_days import task_days_agree_with_quotes
from gazette.records.read import read_record
from tests.site.factory import made_letter

WORDS = read_data("records.check", "set_days")["patterns"]
BODY = "Các xã {}.\n\nCông an huyện giữ các chốt.\n\nYêu cầu thực hiện./."


def record_of(folder, words, *tasks):
    """Return a letter whose first point says these words, with its tasks."""
    rows = [{"point": "p1", "who": ["cac-xa-thi-tran"], **task} for task in tasks]
    return read_record(made_letter(folder, body=BODY.format(words), tasks=rows))[0]


@pytest.mark.parametrize(
    ("words", "due", "is_wrong"),
    [
        ("báo cáo trước ngày 15/8/2021", "2021-08-15", False),
        ("báo cáo trước ngày 15/8/2021", "2021-08-16", True),
        ("báo cáo trước ngày 15/8", "2021-08-15", False),
        ("báo cáo trước ngày 15/8", "2021-09-15", True),
        ("tiêm xong cuối tháng 12/2021", "2021-12", False),
        ("tiêm xong cuối tháng 12/2021", "2021-12-31", False),
        ("tiêm xong cuối tháng 12/2021", "2022-01", True),
        ("tiêm xong trong quý IV/2021", "2021-10", False),
        ("báo cáo ngày 10/8/2021 và ngày 20/8/2021", "2021-08-20", False),
        ("thực hiện Thông báo số 398-TB/HU, ngày 09/8/2021", "2021-08-20", False),
        ("báo cáo trong vòng 24 giờ", "2021-08-11", False),
    ],
)
def test_a_due_day_is_among_the_dates_of_its_quote(tmp_path, words, due, is_wrong):
    record = record_of(tmp_path, words, {"quote": f"Các xã {words}", "due": due})
    found = list(task_days_agree_with_quotes(record))
    assert bool(found) == is_wrong
    if is_wrong:
        (problem,) = found
        assert problem.field == "tasks.0.due"
        assert problem.wrong.startswith(f"is {due}, but the quote says ")


def test_a_start_is_held_against_the_quote_too(tmp_path):
    task = {"quote": "từ 12 giờ ngày 06/8/2021", "start": "2021-08-07T12:00:00"}
    record = record_of(tmp_path, "đóng cửa hàng từ 12 giờ ngày 06/8/2021", task)
    ((field, wrong),) = [(one.field, one.wrong) for one in task_days_agree_with_quotes(record)]
    assert field == "tasks.0.start"
    assert 'but the quote says "ngày 06/8/2021"' in wrong


@pytest.mark.parametrize(
    ("words", "task", "said"),
    [
        ("báo cáo trước ngày 15/8/2021", None, "no task quotes it"),
        ("báo cáo trước ngày 15/8/2021", {}, "its task has no `due`"),
        ("báo cáo trước ngày 15/8/2021", {"due": "2021-08-15"}, None),
        ("báo cáo trong vòng 24 giờ", None, "no task quotes it"),
        ("có 12 ca mắc trong vòng 24 giờ qua", None, None),
        ("họp ngày 15/8/2021", None, None),
        ("đến ngày 13/8/2021 có 12 ca mắc", None, None),
        ("trong tháng 7/2021 có nhiều lượt người về", None, None),
        ("đến hết ngày 01/8/2021 còn 4 chốt", None, None),
        ("đã tiêm xong trước ngày 01/8/2021", None, None),
        ("thực hiện Thông báo số 398-TB/HU, ngày 09/8/2021", None, None),
    ],
)
def test_a_deadline_without_a_task_that_is_due_has_a_hint(tmp_path, words, task, said):
    tasks = [] if task is None else [{"quote": f"Các xã {words}", **task}]
    hints = [one for one in hints_of(record_of(tmp_path, words, *tasks)) if "sets" in one.wrong]
    assert [hint.wrong.rpartition(", and ")[2] for hint in hints] == ([said] if said else [])
    assert {hint.severity for hint in hints} <= {"hint"}


def test_the_hint_stands_at_the_date(tmp_path):
    record = record_of(tmp_path, "báo cáo trước ngày 15/8/2021")
    (hint,) = (one for one in hints_of(record) if "sets" in one.wrong)
    line = record.source.text.splitlines()[hint.line - 1]
    assert line[hint.column - 1 :].startswith("ngày 15/8/2021.")


def test_a_due_day_that_the_letter_never_names_has_a_hint(tmp_path):
    task = {"quote": "Các xã rà soát", "due": "2021-08-20"}
    hints = hints_of(record_of(tmp_path, "rà soát", task))
    wrong = "is 2021-08-20, and neither the quote nor the rest of the letter names that day"
    assert wrong in [hint.wrong for hint in hints]


@pytest.mark.parametrize("name", WORDS)
def test_a_pattern_finds_its_examples_and_nothing_else(name):
    words = re.compile(WORDS[name]["pattern"])
    assert all(words.search(example) for example in WORDS[name]["examples"])
    assert not any(words.search(other) for other in WORDS[name].get("counterexamples", []))

"""The rule of fidelity: no character of a record can change, vanish or appear unnoticed."""

import copy
import dataclasses
import hashlib

import pytest

from gazette.records.check.fidelity import record_matches_its_source
from gazette.records.model import Directive
from gazette.records.problem import line_and_column
from gazette.records.read import read_record, read_records
from gazette.records.record import Record
from gazette.records.source import read_source
from tests.conftest import ROOT

RECORDS = read_records([ROOT / "directives"])[0]
PRINTED = [(record, path) for record in RECORDS for path, _ in record.directive.printed()]
A_LETTER = next(record for record in RECORDS if str(record.directive.number) == "358-CV/HU")


def named(value):
    return value.path.stem if isinstance(value, Record) else ".".join(map(str, value))


def with_body(record, body):
    text = record.source.text[: record.source.body_offset] + body
    source, problems = read_source(record.source.file, text.encode())
    assert problems == []
    return dataclasses.replace(record, source=source)


def with_value(record, path, value):
    values = copy.deepcopy(record.source.values)
    holder = values
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return dataclasses.replace(record, directive=Directive.model_validate(values))


def problems_of(record):
    return list(record_matches_its_source(record))


def fields_of(record):
    return {problem.field for problem in record_matches_its_source(record)}


def offsets(body):
    """Return some offsets of letters in a body, the last of them near its end."""
    return [at for at in [1, *range(2, len(body) - 1, 419), len(body) - 2] if body[at].strip()]


@pytest.mark.parametrize("record", RECORDS, ids=named)
@pytest.mark.parametrize("change", ["changed", "dropped", "added"])
def test_a_character_of_the_body_changed_dropped_or_added_is_reported_where_it_is(record, change):
    body = record.source.body
    for at in offsets(body):
        middle = {"changed": "ж", "dropped": "", "added": f"ж{body[at]}"}[change]
        wrong = with_body(record, body[:at] + middle + body[at + 1 :])
        (problem,) = problems_of(wrong)
        line, column = line_and_column(wrong.source.text, wrong.source.body_offset + at)
        assert (problem.field, problem.line) == ("body", line)
        assert abs(problem.column - column) <= 2
        assert problem.wrong.startswith("the body has ")


@pytest.mark.parametrize("record", RECORDS, ids=named)
def test_a_missing_first_or_last_character_of_the_body_is_reported(record):
    body = record.source.body
    for part, lost in [(body[1:], body[0]), (body[:-1], body[-1])]:
        (problem,) = problems_of(with_body(record, part))
        assert problem.field == "source.file"
        assert f'the source also has "{lost}"' in problem.wrong


@pytest.mark.parametrize("record", RECORDS, ids=named)
def test_a_paragraph_left_out_or_moved_is_reported(record):
    paragraphs = record.source.body.split("\n\n")
    assert fields_of(with_body(record, "\n\n".join(paragraphs[:-1]))) == {"source.file"}
    assert fields_of(with_body(record, "\n\n".join(paragraphs[:1] + paragraphs[2:]))) == {"body"}
    assert fields_of(with_body(record, "\n\n".join(paragraphs[::-1]))) == {"body"}


def test_wraps_and_blank_lines_may_differ_but_no_blank_inside_a_line():
    body = A_LETTER.source.body
    assert problems_of(with_body(A_LETTER, body.replace("\n\n", "\n\n\n"))) == []
    assert problems_of(with_body(A_LETTER, body.replace("liệt, hiệu", "liệt,\nhiệu"))) == []
    assert fields_of(with_body(A_LETTER, body.replace("vừa kiểm", "vừa  kiểm"))) == {"body"}
    assert fields_of(with_body(A_LETTER, body.replace("vừa kiểm", "vừakiểm"))) == {"body"}


@pytest.mark.parametrize("sign", ["vùng xanh", "*vùng xanh*", "**vùng xanh*"])
def test_emphasis_markers_are_part_of_the_body(sign):
    wrong = A_LETTER.source.body.replace("**vùng xanh**", sign)
    assert fields_of(with_body(A_LETTER, wrong)) == {"body"}


@pytest.mark.parametrize(("record", "path"), PRINTED, ids=named)
def test_a_line_around_the_body_is_compared_with_the_source(record, path):
    value = dict(record.directive.printed())[path]
    if path[-1] == "star":
        assert fields_of(with_value(record, path, None)) == {"source.file"}
        return
    for wrong in (value + "ж", "ж" + value, value[:-1] + "ж", value.swapcase()):
        reported = problems_of(with_value(record, path, wrong))
        assert ".".join(map(str, path)) in {problem.field for problem in reported}
        place = record.source.place_of(path)
        assert place in {(problem.line, problem.column) for problem in reported}
    assert fields_of(with_value(record, path, value[:-1])) == {"source.file"}


@pytest.mark.parametrize("field", ["recipients", "copies"])
def test_a_recipient_left_out_or_made_up_is_reported(field):
    lines = A_LETTER.source.values[field]
    without = with_value(A_LETTER, (field,), lines[1:])
    assert fields_of(without) == {"source.file"}
    assert lines[0] in problems_of(without)[0].wrong
    with_more = with_value(A_LETTER, (field,), [*lines, "Sở Y tế,"])
    assert fields_of(with_more) == {f"{field}.{len(lines)}"}


def test_a_star_missing_in_the_source_is_reported():
    letter = next(record for record in RECORDS if str(record.directive.number) == "114-CV/HU")
    assert letter.directive.letterhead.star is None
    assert fields_of(with_value(letter, ("letterhead", "star"), "*")) == {"letterhead.star"}


def copied(record, folder, change):
    """Return a record read from a copy in `folder` with a changed source file."""
    raw = change(record.original.read_bytes())
    (folder / record.original.name).write_bytes(raw)
    text = record.path.read_text(encoding="utf-8")
    text = text.replace(record.directive.source.sha256, hashlib.sha256(raw).hexdigest())
    (folder / record.path.name).write_text(text, encoding="utf-8")
    return read_record(folder / record.path.name)[0]


@pytest.mark.parametrize("record", RECORDS, ids=named)
def test_a_line_that_only_the_source_has_is_reported(record, tmp_path):
    wrong = copied(record, tmp_path, lambda raw: raw + "\nSAO Y BẢN CHÍNH".encode())
    (problem,) = problems_of(wrong)
    assert problem.wrong == 'the source also has "SAO Y BẢN CHÍNH"'


def test_a_byte_order_mark_and_windows_line_ends_in_the_source_do_not_count(tmp_path):
    same = copied(A_LETTER, tmp_path, lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert problems_of(same) == []


def test_a_source_that_is_not_utf_8_is_reported(tmp_path):
    wrong = copied(A_LETTER, tmp_path, lambda raw: raw.decode().encode("utf-16"))
    assert [problem.wrong for problem in problems_of(wrong)] == ["the file is not UTF-8"]


def test_the_ending_of_a_text_file_may_be_in_capitals(tmp_path):
    again = copied(A_LETTER, tmp_path, lambda raw: raw)
    (tmp_path / "NGUON.TXT").write_text("Một văn bản khác.", encoding="utf-8")
    wrong = with_value(again, ("source", "file"), "NGUON.TXT")
    assert "does not contain the body" in {problem.wrong for problem in problems_of(wrong)}


def test_a_changed_source_file_does_not_match_its_checksum(tmp_path):
    wrong = copied(A_LETTER, tmp_path, lambda raw: raw)
    wrong.original.write_bytes(wrong.original.read_bytes() + b"\n")
    assert fields_of(wrong) == {"source.sha256"}


def test_a_dash_or_emphasis_cut_off_at_the_ends_of_the_body_is_reported(tmp_path):
    body = A_LETTER.source.body
    marked = copied(
        A_LETTER, tmp_path, lambda raw: raw.decode().replace(body, f"- {body}").encode()
    )
    assert fields_of(with_body(marked, f"- {body}")) == set()
    assert fields_of(marked) == {"body"}
    marked = copied(
        A_LETTER, tmp_path, lambda raw: raw.decode().replace(body, f"**{body}**").encode()
    )
    assert fields_of(with_body(marked, f"**{body}**")) == set()
    assert len(problems_of(marked)) == 2


def test_an_omission_inside_the_body_is_recorded_under_mended(tmp_path):
    body = A_LETTER.source.body
    longer = body.replace("\n\n3.", "\n\nTrang 2\n\n3.")
    marked = copied(A_LETTER, tmp_path, lambda raw: raw.decode().replace(body, longer).encode())
    assert fields_of(marked) == {"body"}
    left_out = {"before": "Trang 2", "after": "", "because": "Số trang"}
    assert problems_of(with_value(marked, ("mended",), [left_out])) == []
    left_out["before"] = "Trang 3"
    assert fields_of(with_value(marked, ("mended",), [left_out])) == {"mended.0.before", "body"}


# ---------- all differences at once ----------


def differences(record, *changes):
    """Return line, column and words of the problems of a body with changes."""
    body = record.source.body
    for before, after in changes:
        assert before in body
        body = body.replace(before, after, 1)
    wrong = with_body(record, body)
    return [
        (wrong.source.text.split("\n")[one.line - 1][one.column - 1 :], one.wrong)
        for one in problems_of(wrong)
    ]


def test_all_differences_are_reported_at_once_each_where_it_is():
    found = differences(
        A_LETTER,
        ("liệt, hiệu quả", "liệt,hiệu quả"),
        ("tiêm chủng; trực tiếp", "tiêm chủng; trực tiếp trực tiếp"),
        ("Sở Y tế", "Sỏ Y tế"),
        ("thực hiện./.", "thực hiện/."),
    )
    assert [wrong for _, wrong in found] == [
        'the body has no blank, which the source has after "liệt,"',
        'the body has "trực tiếp", which the source has not',
        'the body has "Sỏ" where the source has "Sở"',
        'the body has no ".", which the source has after "hiện"',
    ]
    starts = ("hiệu quả", "trực tiếp", "ỏ Y tế", "/.")
    for (rest, _), start in zip(found, starts, strict=True):
        assert rest.startswith(start)


def test_only_what_was_lost_is_quoted():
    ((_, wrong),) = differences(A_LETTER, ("các giải pháp mạnh mẽ, quyết liệt", "các quyết liệt"))
    assert wrong == 'the body has no "giải pháp mạnh mẽ,", which the source has after "các"'


@pytest.mark.parametrize(
    ("right", "wrong", "named"),
    [
        ("vừa kiểm", "vừa\u00a0kiểm", "a blank where the source has a blank (U+00A0, not U+0020)"),
        ("vừa kiểm", "vừа kiểm", '"vừа" where the source has "vừa" (U+0430, not U+0061)'),
        ("Covid-19", "Covid–19", '"–" where the source has "-" (U+2013, not U+002D)'),
        ("“", '"', '""" where the source has "“" (U+0022, not U+201C)'),
    ],
)
def test_signs_that_look_alike_are_named(right, wrong, named):
    ((_, found),) = differences(A_LETTER, (right, wrong))
    assert found == f"the body has {named}"


def test_a_field_that_differs_is_named_with_what_the_source_has():
    path = ("signature", "name")
    (problem,) = problems_of(with_value(A_LETTER, path, "Khổng Quang Giáp"))
    assert problem.field == "signature.name"
    assert problem.wrong.endswith('is not in the source file, which has "Không Quang Giáp"')
    (problem,) = problems_of(with_value(A_LETTER, path, "Không\u00a0Quang Giáp"))
    assert problem.wrong.endswith('"Không Quang Giáp" (U+00A0, not U+0020)')


def test_differences_of_body_and_fields_are_reported_together():
    body = A_LETTER.source.body.replace("mạnh mẽ", "mạnh mẻ").replace("Sở Y tế", "Sở Y Tế")
    wrong = with_value(with_body(A_LETTER, body), ("copies", 0), "Thường trực Huyện ủy (b/c),")
    fields = [problem.field for problem in problems_of(wrong)]
    assert sorted(fields) == ["body", "body", "copies.0"]


def test_a_long_body_with_many_differences_is_compared(tmp_path):
    text = "\n\n".join(f"{n}. Đoạn thứ {n} nói về việc {n * 7 % 1000}." for n in range(3000))
    again = copied(A_LETTER, tmp_path, lambda _: f"Kính gửi:\n{text}\nNơi nhận:".encode())
    changed = with_body(again, text.replace("nói về", "nói vế"))
    found = [one for one in problems_of(changed) if one.field == "body"]
    assert len(found) == 3000
    assert {one.wrong for one in found} == {'the body has "vế" where the source has "về"'}


# ---------- annexes, footnotes, tables ----------


def test_the_line_under_the_head_of_a_table_is_no_difference(tmp_path):
    body = "1. Bảng:\n\n| TT | Xã |\n| --- | :-: |\n| 1 | A |\n\n2. Hết./."
    source = body.replace("| --- | :-: |\n", "").encode()
    (tmp_path / "nguon.txt").write_bytes(source)
    record = with_body(A_LETTER, body)
    file = {"file": "nguon.txt", "sha256": hashlib.sha256(source).hexdigest()}
    directive = record.directive.model_copy(
        update={
            **dict.fromkeys(("letterhead", "signature")),
            **dict.fromkeys(("recipients", "copies"), ()),
            "source": record.directive.source.model_copy(update=file),
        }
    )
    assert problems_of(Record(tmp_path / "a.md", record.source, directive)) == []


LETTER = "1. Theo Chỉ thị 12-CT/TU(1) và Phụ lục./."
NOTE, ANNEX = "(1) Về giãn cách.", "1. Tổ 1./."
PARTS = f"{LETTER}\n\n{NOTE}\n\n# PHỤ LỤC\n\n{ANNEX}"


@pytest.fixture
def with_parts(tmp_path):
    """Return a letter of a note, a signature and an annex, with a source of the given text."""

    def made(source, body=PARTS):
        raw = source.encode()
        (tmp_path / "nguon.txt").write_bytes(raw)
        file = {"file": "nguon.txt", "sha256": hashlib.sha256(raw).hexdigest()}
        update = {
            "letterhead": None,
            "recipients": (),
            "copies": (),
            "source": A_LETTER.directive.source.model_copy(update=file),
        }
        directive = A_LETTER.directive.model_copy(update=update)
        return Record(tmp_path / "a.md", with_body(A_LETTER, body).source, directive)

    return made


SIGNED = "T/L BAN THƯỜNG VỤ\nPHÓ CHÁNH VĂN PHÒNG\nKhông Quang Giáp"


@pytest.mark.parametrize(
    "source",
    [
        f"{LETTER}\n{NOTE}\n{SIGNED}\nPHỤ LỤC\n{ANNEX}",
        f"{LETTER}\n{SIGNED}\n{NOTE}\nPHỤ LỤC\n{ANNEX}",
        f"{LETTER[:27]}\n{NOTE}\n{LETTER[28:]}\n{SIGNED}\nPHỤ LỤC\n{ANNEX}",
    ],
)
def test_annexes_and_footnotes_may_stand_apart_from_the_letter(with_parts, source):
    assert problems_of(with_parts(source)) == []


def test_a_character_changed_in_an_annex_is_reported_there(with_parts):
    source = f"{LETTER}\n{NOTE}\n{SIGNED}\nPHỤ LỤC\n{ANNEX}"
    body = PARTS.replace("Tổ 1", "Tổ 2")
    record = with_parts(source, body)
    (problem,) = problems_of(record)
    place = line_and_column(record.source.text, record.source.body_offset + body.index("2./."))
    assert (problem.line, problem.column) == place


def test_an_annex_that_the_record_lacks_is_reported(with_parts):
    source = f"{LETTER}\n{NOTE}\n{SIGNED}\nPHỤ LỤC\n{ANNEX}"
    (problem,) = problems_of(with_parts(source, f"{LETTER}\n\n{NOTE}"))
    assert problem.wrong == 'the source also has "PHỤ LỤC 1. Tổ 1./."'


def test_differences_of_all_parts_are_reported_at_once_each_where_it_is(with_parts):
    source = f"{LETTER}\n{NOTE}\n{SIGNED}\nPHỤ LỤC\n{ANNEX}"
    body = PARTS.replace("Theo", "Thео").replace("giãn", "giản").replace("Tổ 1", "Tổ 2")
    record = with_parts(source, body)
    starts = [body.index(words) for words in ("ео", "ản", "2./.")]
    places = [line_and_column(record.source.text, record.source.body_offset + at) for at in starts]
    assert sorted((one.line, one.column) for one in problems_of(record)) == places


@pytest.mark.parametrize(
    "part", ["(2) Không có ở đâu cả.", "# PHỤ LỤC II\n\n1. Không có ở đâu cả."]
)
def test_a_part_that_the_source_lacks_is_reported_where_it_begins(with_parts, part):
    letter = LETTER.replace("(1)", "(1)(2)")
    source = f"{letter}\n{NOTE}\n{SIGNED}\nPHỤ LỤC\n{ANNEX}"
    parts = PARTS.replace(LETTER, letter)
    body = (
        f"{parts}\n\n{part}" if part.startswith("#") else parts.replace(NOTE, f"{NOTE}\n\n{part}")
    )
    record = with_parts(source, body)
    (problem,) = problems_of(record)
    at = body.index(part.removeprefix("# "))
    place = line_and_column(record.source.text, record.source.body_offset + at)
    assert (problem.line, problem.column) == place
    assert problem.wrong == "the source file does not have this"

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

"""Drafts: what is to do in them, what is wrong all the same, and where they are left out."""

import json
from pathlib import Path

import pytest
import yaml

from gazette.corpus import load_corpus
from gazette.records.check.shape import draft_of
from gazette.records.source import read_source
from tests.site.factory import made_letter

GAPS = ("kind", "issued", "district", "subject", "completeness", "topics", "signature", "copies")


@pytest.fixture
def draft(tmp_path):
    """Return a function that writes a draft without some fields and returns its problems."""

    def draft(*gaps, **changes):
        file = made_letter(tmp_path, draft="true", **changes)
        values, body = read(file)
        for gap in gaps:
            *parents, name = gap.split(".")
            part = values
            for parent in parents:
                part = part[parent]
            del part[name]
        write(file, values, body)
        return load_corpus([tmp_path])[1]

    return draft


def read(file):
    body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    return dict(read_source(str(file), file.read_bytes())[0].values), body


def write(file, values, body):
    front = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    file.write_text(f"---\n{front}---\n{body}", encoding="utf-8")


def todos(problems):
    return [one.field for one in problems if one.severity == "todo"]


def errors(problems):
    return [one.field for one in problems if one.severity == "error"]


def test_a_draft_without_gaps_has_nothing_to_do(draft):
    assert draft() == []


@pytest.mark.parametrize("gap", GAPS)
def test_a_field_that_is_not_decided_is_to_do_in_a_draft(draft, gap):
    found = draft(gap)
    assert errors(found) == []
    assert gap in todos(found)


@pytest.mark.parametrize("gap", GAPS)
def test_the_same_gap_is_an_error_without_draft(draft, tmp_path, gap):
    draft(gap)
    file = next(tmp_path.rglob("*.md"))
    file.write_text(file.read_text(encoding="utf-8").replace("draft: 'true'\n", ""), "utf-8")
    found = load_corpus([tmp_path])[1]
    assert gap in errors(found)
    assert todos(found) == []


def test_what_is_private_is_an_error_wherever_a_draft_is(draft):
    """That it is not in its place is to do, and hides nothing else of the file."""
    found = draft("district", body="Liên hệ số 0912 345 678 để báo cáo.")
    assert "file" in todos(found)
    assert errors(found) == ["file"]


def test_a_part_of_a_field_may_be_undecided_too(draft):
    found = draft("signature.name", "letterhead.superior")
    assert errors(found) == []
    assert todos(found) == ["signature.name", "letterhead.superior"]


def test_the_second_issuer_of_a_letterhead_may_be_undecided():
    head = {"superior": None, "issuer": None, "motto": None, "number": None, "subject": []}
    found = draft_of({"letterhead": {**head, "dateline": None, "second": {"number": "Số 1"}}})
    assert found.letterhead.second.number == "Số 1"


def test_a_wrong_value_of_a_draft_is_an_error(draft):
    found = draft("kind", issued="2021-02-30", number="so mot")
    assert sorted(errors(found)) == ["issued", "number"]
    assert "kind" in todos(found)


def test_topics_of_points_wait_for_those_of_the_letter(draft):
    found = draft("topics", points={"d1": ["tiem-chung"]})
    assert (errors(found), todos(found)) == ([], ["topics"])


def test_a_draft_with_many_faults_still_says_what_is_to_do(draft):
    found = draft("kind", sic=[{"quote": str(i), "note": "x"} for i in range(1000, 1200)])
    assert errors(found).count("file") == 1
    assert 90 < len(errors(found)) < 102
    assert todos(found) == ["kind"]


def test_each_list_of_proposals_is_to_do(draft):
    proposed = {
        "topics": ["vung-xanh", "tiem-chung"],
        "tasks": [{"point": "d1", "quote": "Điểm thứ 1."}],
        "points": {"d1": ["vung-xanh"], "d2": ["vung-xanh"]},
        "sic": [{"quote": "để để", "note": "Lặp từ"}],
    }
    found = draft(proposed=proposed)
    assert errors(found) == []
    said = {one.field: (one.wrong, one.right) for one in found}
    assert {field: wrong for field, (wrong, _) in said.items()} == {
        "proposed.topics": "2 proposed",
        "proposed.tasks": "1 proposed",
        "proposed.points": "2 proposed",
        "proposed.sic": "1 proposed",
    }
    right = "move those that you accept to `sic`, and delete the others"
    assert said["proposed.sic"][1] == right
    assert len({one.line for one in found}) == 4  # each at its list


def test_topics_that_are_not_decided_are_to_do_once(draft):
    (gap,) = draft("topics", proposed={"topics": ["vung-xanh", "tiem-chung"]})
    assert gap.field == "topics"
    assert gap.right.startswith("write your choice of the 2 in `proposed.topics`; or: add it")


def test_a_text_that_a_machine_read_from_a_picture_is_to_be_compared(draft):
    (todo,) = draft(proposed={"read_from_picture": "true"})
    assert (todo.severity, todo.field) == ("todo", "proposed.read_from_picture")


def test_a_gap_names_its_candidates(draft):
    why = {"value": "dong-van", "because": "Gửi xã Lũng Cú", "quote": "xã Lũng Cú"}
    found = draft("district", proposed={"candidates": {"district": [why]}})
    (gap,) = (one for one in found if one.field == "district")
    assert gap.right.startswith("write dong-van (Gửi xã Lũng Cú, “xã Lũng Cú”); or: add it")


def test_districts_of_one_name_are_named_with_their_provinces(draft):
    why = {"value": "ben-tre/chau-thanh", "because": "Nhiều huyện có tên này"}
    found = draft("district", proposed={"candidates": {"district": [why]}})
    (gap,) = (one for one in found if one.field == "district")
    assert gap.right.startswith("write chau-thanh with `province: ben-tre` (Nhiều huyện")


def test_candidates_of_a_decided_field_are_left_over(draft):
    found = draft(proposed={"candidates": {"district": [{"value": "x", "because": "y"}]}})
    assert [(one.severity, one.field) for one in found] == [
        ("todo", "proposed.candidates.district")
    ]


def test_where_a_draft_belongs_is_to_do_once_it_is_decided(tmp_path):
    file = made_letter(tmp_path, draft="true")
    file.rename(file.with_name("khong-ro-1-cv-hu.md"))
    (todo,) = load_corpus([tmp_path])[1]
    assert (todo.severity, todo.field) == ("todo", "file")


def test_a_draft_is_in_no_list(draft, tmp_path):
    draft()
    made_letter(tmp_path, number="2-CV/HU")
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    assert [entry.directive.number.text for entry in corpus.entries] == ["2-CV/HU"]
    assert [entry.directive.number.text for entry in corpus.drafts] == ["1-CV/HU"]


def test_a_draft_takes_nothing_from_a_finished_record(tmp_path):
    """A draft of the same letter is what is wrong, even if it was added before."""
    made_letter(tmp_path / "a", draft="true", added="2026-01-01")
    finished = made_letter(tmp_path / "b")
    corpus, problems = load_corpus([tmp_path])
    assert {Path(one.file).parts[-4] for one in problems} == {"a"}
    assert [entry.record.path for entry in corpus.entries] == [finished]
    assert corpus.of_finished(problems) == []


def test_no_fault_of_a_draft_stops_a_build(tmp_path):
    source = {"file": "thu.txt", "sha256": None, "url": None, "captured": None}
    file = made_letter(tmp_path, draft="true", source=source)
    file.with_name("thu.txt").write_text("Bệnh nhân BN 999999", encoding="utf-8")
    unread = made_letter(tmp_path, draft="true", number="2-CV/HU")
    unread.write_text(unread.read_text("utf-8").replace("\nkind: ", "\nkind: [", 1), "utf-8")
    corpus, problems = load_corpus([tmp_path])
    assert {Path(one.file).name for one in problems} == {file.name, "thu.txt", unread.name}
    assert corpus.of_finished(problems) == []
    beside = {Path(one.file).name for one in corpus.beside_drafts(problems)}
    assert beside == {"thu.txt", unread.name}


def test_a_source_file_that_a_finished_record_shares_stops_a_build(tmp_path):
    source = {"file": "thu.txt", "sha256": None, "url": None, "captured": None}
    file = made_letter(tmp_path, draft="true", source=source)
    made_letter(tmp_path, number="2-CV/HU", source=source)
    file.with_name("thu.txt").write_text("Bệnh nhân BN 999999", encoding="utf-8")
    corpus, problems = load_corpus([tmp_path])
    assert "thu.txt" in {Path(one.file).name for one in corpus.of_finished(problems)}


def test_a_check_passes_with_things_to_do_unless_it_is_strict(draft, tmp_path, gazette):
    draft("kind")
    done = gazette("check", tmp_path)
    assert done.exit_code == 0
    assert ": todo: kind: is missing; add it" in done.stdout
    assert done.stderr.endswith("0 records and 1 draft read, problems: 0, hints: 3, to do: 1\n")
    assert gazette("check", tmp_path, "--strict").exit_code == 1
    found = json.loads(gazette("check", tmp_path, "--format", "json").stdout)
    (todo,) = (one for one in found if one["severity"] != "hint")
    assert (todo["severity"], todo["field"]) == ("todo", "kind")

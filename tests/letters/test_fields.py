"""Fields of letters: the seeds as their records say, golden cases, the examples of the words."""

import re
from pathlib import Path

import pytest
import yaml

from gazette.data import read_data
from gazette.letters.as_json import as_dict
from gazette.letters.fields import read_fields
from gazette.letters.fields.proposals import slips_in
from gazette.letters.fields.words import pattern
from gazette.records.read import read_record
from gazette.vocabulary import vocabulary
from tests.conftest import ROOT
from tests.letters.parts_by_hand import parts_in_source, parts_of_lines, rows_of_case

SEEDS = sorted((ROOT / "directives").rglob("*.md"))
CASES = sorted((ROOT / "tests/cases/letters-fields").glob("*.yml"))
FIELDS = ("kind", "number", "issued", "event", "province", "district", "issuer", "second_issuer")
OTHERS = ("speaks_as", "subject", "byline", "urgency")
WORDS = read_data("letters.fields", "words")["patterns"]
SLIPS = read_data("letters.fields", "slips")["slips"]
TOPICS = read_data("letters.fields", "topic_words")["topics"]


def written(value):
    return None if value is None else str(value)


# ---------- the seeds ----------


def read_seed(path):
    record, problems = read_record(path)
    assert problems == [] or all(one.severity == "hint" for one in problems)
    return record, read_fields(parts_in_source(record, record.original_text))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_reads_as_its_record_says(path):
    record, letter = read_seed(path)
    for field in (*FIELDS, *OTHERS):
        found = letter.found.get(field)
        assert (found.value if found else None) == written(getattr(record.directive, field)), field


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_what_a_record_infers_is_inferred_with_a_quotation_of_its_own(path):
    record, letter = read_seed(path)
    inferred = {name for name, found in letter.found.items() if found.because}
    assert inferred == set(record.directive.inferred)
    for name in inferred:
        assert letter.parts.text.quote(letter.found[name].span)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_has_the_deadlines_of_its_tasks(path):
    record, letter = read_seed(path)
    tasks = record.directive.tasks
    days = {("due", str(task.due)) for task in tasks if task.due}
    days |= {("start", str(task.start)) for task in tasks if task.start}
    assert {(one.kind, one.date) for one in letter.deadlines} == days


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_as_json_quotes_its_own_text(path):
    record, letter = read_seed(path)
    said, raw = as_dict(letter), letter.parts.text.raw.text
    for one in (*said["evidence"].values(), *said["citations"]):
        assert raw[one["start"] : one["end"]] == one.get("quote", one.get("text"))
    assert [" ".join(line.split()) for line in record.directive.recipients] == said["recipients"]
    assert list(record.directive.copies) == said["copies"]
    signature = record.directive.signature
    assert said["signature"] == (signature.model_dump() if signature else None)


def test_the_seeds_as_json_say_what_the_notes_on_them_say():
    said = {path.stem[-10:]: as_dict(read_seed(path)[1]) for path in SEEDS}
    assert [one["kind"] for one in said.values()].count("CV") == 4
    song_lo = said["-358-cv-hu"]
    assert (song_lo["district"], song_lo["province"]) == ("Sông Lô", "Vĩnh Phúc")
    assert song_lo["place"] == "Sông Lô"
    assert song_lo["superior"] == "ĐẢNG BỘ TỈNH VĨNH PHÚC"
    assert [one["number"] for one in song_lo["citations"]] == ["398-TB/HU"]
    assert said["-606-cv-hu"]["issuer"] == "Huyện ủy Đại Từ"
    assert said["-506-cv-hu"]["issuer"] == "Huyện ủy"
    assert said["-506-cv-hu"]["district"] is None


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_proposals_quote_the_body_as_printed(path):
    record, letter = read_seed(path)
    for one in letter.proposals:
        if one.field == "tasks":
            assert one.value["quote"] in record.points[one.value["point"]].text
            assert len(one.value["quote"].split()) > 1  # not the number of a point
            assert set(one.value["who"]) <= vocabulary().bodies.keys()
            assert "huyen-uy" not in one.value["who"]  # which speaks
        if one.field == "topics":
            assert one.value in vocabulary().topics


def test_the_slips_of_the_seeds_are_proposed():
    slips = {one.value["quote"] for path in SEEDS for one in read_seed(path)[1].candidates("sic")}
    assert {"để để", "kiểm soát kiểm soát", "phòng,chống", "BCD", "“Toàn", "vết...theo"} <= slips


# ---------- golden cases ----------


def golden():
    for path in CASES:
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def task_line(task):
    day = task.get("due") or task.get("start") or "-"
    goes_on = " (goes on)" if "who_because" in task else ""
    return f"{task['point']} {day} {' '.join(task['who']) or 'nobody'}{goes_on}"


@pytest.mark.parametrize("case", list(golden()))
def test_golden_case(case):
    parts = parts_of_lines(
        rows_of_case(case["letter"]),
        completeness=case.get("completeness", "complete"),
        branch=case.get("branch", "party"),
    )
    letter = read_fields(parts)
    said = as_dict(letter)
    found = {name: one.value for name, one in letter.found.items()}
    wrong = {}
    for name, want in case["expect"].items():
        if name == "candidates":
            got = {key: [one.value for one in letter.candidates(key)] for key in want}
        elif name == "inferred":
            got = sorted(key for key, one in letter.found.items() if one.because)
        elif name == "deadlines":
            got = [f"{one['kind']} {one['date']}" for one in said["deadlines"]]
        elif name == "tasks":
            got = [task_line(one.value) for one in letter.candidates("tasks")]
        elif name == "printed":
            got = {key: said[key] for key in want}
        elif name == "citations":
            got = [one["number"] for one in said["citations"]]
        elif name in (*said, "signatures") and name not in found and name not in FIELDS:
            got = said.get(name)
        else:
            got = found.get(name)
        if got != want:
            wrong[name] = (got, want)
    assert wrong == {}


# ---------- the words ----------


@pytest.mark.parametrize("name", WORDS)
def test_a_pattern_finds_its_examples_and_nothing_else(name):
    words = pattern(name)
    for example in WORDS[name]["examples"]:
        assert words.search(example), example
    for other in WORDS[name].get("counterexamples", []):
        assert not words.search(other), other


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_found_in_its_examples(name):
    for example in SLIPS[name]["examples"]:
        assert re.search(SLIPS[name]["pattern"], example), example
    for other in SLIPS[name].get("counterexamples", []):
        assert not re.search(SLIPS[name]["pattern"], other), other


def test_topics_are_those_of_the_vocabulary():
    assert TOPICS.keys() == vocabulary().topics.keys()
    for row in TOPICS.values():
        for example in row["examples"]:
            assert re.search(rf"(?<![^\W_])(?:{row['pattern']})", example.lower()), example


def test_a_quotation_that_is_closed_is_no_slip():
    assert list(slips_in("phong trào “Toàn dân” và “vùng xanh”.")) == []
    assert [one.value["quote"] for one in slips_in("phong trào “Toàn dân.")] == ["“Toàn"]


def test_cases_are_there():
    assert CASES
    assert all(Path(path).suffix == ".yml" for path in CASES)

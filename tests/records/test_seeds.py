"""The first five records are read without a problem and match their source files."""

import hashlib
import unicodedata

import pytest
import yaml

from gazette.corpus import load_corpus
from tests.conftest import ROOT

# As read off the papers; facts that the source does not state are left out.
FACTS = yaml.safe_load((ROOT / "tests/cases/seeds.yml").read_text(encoding="utf-8"))
CORPUS, PROBLEMS = load_corpus([ROOT / "directives"])
RECORDS = [entry.record for entry in CORPUS.entries]
SEEDS = {record.original.name[:3]: record for record in RECORDS if record.original}


def joined(text):
    """Return a text on one line: NFC, lines stripped, empty ones left out."""
    lines = unicodedata.normalize("NFC", text).replace("\\*", "*").splitlines()
    return " ".join(line.strip() for line in lines if line.strip())


def mended(record):
    """Return the source file's text after the changes in `mended`."""
    text = joined(record.original.read_text(encoding="utf-8"))
    for change in record.directive.mended:
        assert joined(change.before) in text
        text = text.replace(joined(change.before), joined(change.after), 1)
    return text


def test_all_records_are_read_without_a_problem():
    assert PROBLEMS == []
    assert sorted(FACTS) == ["000", "001", "002", "003", "004"]
    assert set(FACTS) <= set(SEEDS)


@pytest.mark.parametrize("seed", FACTS)
def test_the_body_is_one_stretch_of_the_source_file(seed):
    record = SEEDS[seed]
    assert len(record.source.body) > 1500
    assert joined(record.source.body) in mended(record)


@pytest.mark.parametrize("seed", FACTS)
def test_every_line_around_the_body_is_a_line_of_the_source_file(seed):
    record = SEEDS[seed]
    text = mended(record).replace("**", "")
    pieces = [piece for _, piece in record.directive.printed()]
    assert pieces
    assert [piece for piece in pieces if joined(piece) not in text] == []


@pytest.mark.parametrize("seed", FACTS)
def test_nothing_of_the_source_file_is_left_over(seed):
    record = SEEDS[seed]
    left = mended(record).replace(joined(record.source.body), "")
    pieces = sorted((piece for _, piece in record.directive.printed()), key=len, reverse=True)
    for piece in [*map(joined, pieces), "Kính gửi:", "Nơi nhận:"]:
        left = left.replace(piece, "", 1)
    assert left.strip(" -*") == ""


@pytest.mark.parametrize("seed", FACTS)
def test_the_kept_source_file_is_the_one_of_the_checksum(seed):
    record = SEEDS[seed]
    digest = hashlib.sha256(record.original.read_bytes()).hexdigest()
    assert record.directive.source.sha256 == digest
    assert digest.startswith(FACTS[seed]["sha256"])


@pytest.mark.parametrize("seed", FACTS)
def test_the_facts_are_those_on_the_paper(seed):
    directive, facts = SEEDS[seed].directive, FACTS[seed]
    sign = directive.signature
    found = {
        "kind": directive.kind,
        "completeness": directive.completeness,
        "number": directive.number and directive.number.text,
        "issued": directive.issued and directive.issued.text,
        "event": directive.event and directive.event.text,
        "district": directive.district,
        "province": directive.province,
        "speaks_as": directive.speaks_as,
        "signature": sign and [sign.authority, sign.position, sign.name],
        "byline": directive.byline,
        "recipients": len(directive.recipients),
    }
    assert found == {name: facts.get(name) for name in found}


@pytest.mark.parametrize("seed", FACTS)
def test_the_points_are_those_on_the_paper(seed):
    assert [block.id for block in SEEDS[seed].blocks] == FACTS[seed]["points"].split()


@pytest.mark.parametrize("seed", FACTS)
def test_facts_not_on_the_paper_are_marked_as_inferred(seed):
    assert list(SEEDS[seed].directive.inferred) == FACTS[seed].get("inferred", [])


@pytest.mark.parametrize("seed", FACTS)
def test_every_slip_is_kept_and_flagged(seed):
    directive = SEEDS[seed].directive
    for slip in FACTS[seed].get("slips", []):
        assert any(slip in flagged.quote for flagged in directive.sic), slip


@pytest.mark.parametrize("seed", FACTS)
def test_slips_that_may_change_the_meaning_are_told_from_mere_spelling(seed):
    found = [slip.quote for slip in SEEDS[seed].directive.sic if slip.may_change_meaning]
    assert found == FACTS[seed].get("meanings", [])


@pytest.mark.parametrize("seed", FACTS)
def test_due_dates_and_starts_are_recorded(seed):
    tasks = SEEDS[seed].directive.tasks
    assert [task.due.text for task in tasks if task.due] == FACTS[seed].get("due", [])
    assert [task.start.text for task in tasks if task.start] == FACTS[seed].get("start", [])


@pytest.mark.parametrize("seed", FACTS)
def test_every_change_made_in_transcription_is_recorded(seed):
    assert len(SEEDS[seed].directive.mended) == FACTS[seed].get("mended", 0)
    assert SEEDS[seed].directive.source.url is None


def test_only_the_complete_letters_end_with_the_closing_mark():
    ends = {seed for seed in FACTS if SEEDS[seed].source.body.endswith("./.")}
    assert ends == {"002", "004"}
    assert SEEDS["000"].source.body.endswith("chịu trách nhiệm trước Thường trực")

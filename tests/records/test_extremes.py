"""Extremes that people may write: each has the messages that `tests/cases/extremes.yml` lists.

To add one, write a line there. Where a file as a whole is odd, see `test_hostile`.
"""

import hashlib
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from bench.mutations import surplus_of
from gazette.corpus import load_corpus
from gazette.records.problem import MOST
from tests.conftest import ROOT

FOLDER = Path("vinh-phuc/song-lo")
RECORD, SOURCE = FOLDER / "2021-08-10-9-cv-hu.md", FOLDER / "nguon.txt"
LETTER = ROOT / "tests/cases/extremes"
TEXT, ORIGINAL = ((LETTER / file).read_text(encoding="utf-8") for file in (RECORD, SOURCE))
CASES = yaml.safe_load((ROOT / "tests/cases/extremes.yml").read_text(encoding="utf-8"))
NAMES = CASES.pop("names")


class Edit(NamedTuple):
    """What is replaced in the letter, and what the checker then says."""

    where: str
    before: str
    after: str
    says: list[str]

    def of(self, text):
        assert self.before in text
        count = -1 if self.before.isspace() else 1
        return text.replace(self.before, written_out(self.after), count)


EDITS = [
    pytest.param(Edit(where, before, after, says), id=f"{where}-{group}-{after[:40]}")
    for where, groups in CASES.items()
    for group, befores in groups.items()
    for before, rows in befores.items()
    for after, *says in rows
]
MANY = "…"
FORM = re.compile(r".+?:[1-9]\d*:[1-9]\d*: [^\n]+?: [^\n]+; [^\n]+")


def written_out(text):
    """Return a text with its repetitions: `«3×ab»` is `ababab`."""
    return re.sub(r"«(\d+)×([^»]*)»", lambda found: found[2] * int(found[1]), text)


def lines_of(problems):
    """Return the lines of the messages, without the record's own path."""
    lines = [str(problem) for problem in sorted(problems)]
    assert [line for line in lines if not FORM.fullmatch(line) or len(line) > 1500] == []
    return [line.removeprefix(f"{RECORD}:").removeprefix(f"{FOLDER}/") for line in lines]


def assert_said(lines, says):
    if says[-1:] == [MANY]:
        says = says[:-1]
        assert MOST < len(lines) <= 2 * MOST
        lines = lines[: len(says)]
    assert len(lines) == len(says), lines
    for line, start in zip(lines, says, strict=True):
        assert line.startswith(start)


def test_the_list_is_long():
    assert len(EDITS) + len(NAMES) >= 300


def test_the_letter_itself_has_no_problem(monkeypatch):
    monkeypatch.chdir(LETTER)
    assert load_corpus([Path()])[1] == []


@pytest.mark.parametrize("edit", EDITS)
def test_an_extreme_has_its_messages_or_loses_nothing(edit, tmp_path, monkeypatch):
    record = edit.of(TEXT) if edit.where in ("record", "both") else TEXT
    original = edit.of(ORIGINAL) if edit.where in ("source", "both") else ORIGINAL
    old, new = (hashlib.sha256(text.encode()).hexdigest() for text in (ORIGINAL, original))
    monkeypatch.chdir(tmp_path)
    FOLDER.mkdir(parents=True)
    RECORD.write_bytes(record.replace(old, new).encode())
    SOURCE.write_bytes(original.encode())
    corpus, problems = load_corpus([Path()])
    assert_said(lines_of(problems), edit.says)
    if not edit.says:
        assert set(surplus_of(corpus.entries[0])) <= {"|"}


@pytest.mark.parametrize(("name", "says"), NAMES)
def test_a_record_has_its_name_and_folder(name, says, tmp_path, monkeypatch):
    root = tmp_path / "directives"
    shutil.copytree(LETTER / FOLDER, (root / name).parent)
    (root / name).with_name(RECORD.name).rename(root / name)
    monkeypatch.chdir(root)
    (line,) = lines_of(load_corpus([Path()])[1])
    assert f".md:1:1: file: {says}" in line

"""`gazette new` says what is wrong with a draft that was edited by hand, and never breaks off."""

from __future__ import annotations

import pytest

from gazette.letters.finishing import source_of, without
from tests.site.factory import made_letter

DRAFT = "draft: 'true'"
EDITS = {
    "source": ("source:", "source: 5\nformerly:"),
    "letterhead": ("letterhead:", "letterhead: 5\nformerly:"),
    "proposed": (DRAFT, f"{DRAFT}\nproposed: 5"),
    "proposed.topics": (DRAFT, f"{DRAFT}\nproposed: {{topics: 5}}"),
    "proposed.candidates.issued": (DRAFT, f"{DRAFT}\nproposed: {{candidates: {{issued: 5}}}}"),
    "proposed.candidates.topics": (DRAFT, f"{DRAFT}\nproposed: {{candidates: {{topics: [5]}}}}"),
    "mended": (DRAFT, f"{DRAFT}\nmended: 5"),
    "not_personal": (DRAFT, f"{DRAFT}\nnot_personal: 5"),
}
"""What is written otherwise than a record has it, by the field that is named."""


@pytest.mark.parametrize("field", EDITS)
def test_a_field_that_is_written_otherwise_is_named(new, tmp_path, field):
    file = made_letter(tmp_path / "directives", draft="true", body="Liên hệ số 0912 345 678.")
    text = without(without(file.read_text("utf-8"), ["issued"]), ["topics"])
    old, odd = EDITS[field]
    assert old in text
    file.write_text(text.replace(old, odd, 1), "utf-8")
    done = new(file, answers=["yes", *[""] * 9])
    assert done.exit_code == 0
    wrong = done.output.partition("; wrong: ")[2].partition(";")[0].split(", ")
    assert any(one.startswith(field) for one in wrong), done.output


def test_a_draft_that_cannot_be_read_is_no_letter(new, tmp_path):
    file = made_letter(tmp_path / "directives", draft="true")
    file.write_text(file.read_text("utf-8").replace("kind: ", "kind: [", 1), "utf-8")
    done = new(file)
    assert done.exit_code == 1
    assert f"{file}:3:7: file: YAML can't be read" in done.stderr
    assert done.stdout == ""


def test_no_list_of_topics_is_null(new, tmp_path):
    proposed = {"topics": ["tiem-chung"], "points": {"d1": ["tiem-chung"]}}
    file = made_letter(tmp_path / "directives", draft="true", proposed=proposed)
    file.write_text(without(file.read_text("utf-8"), ["topics"]), "utf-8")
    done = new(file, answers=["null", "1", "", "n"])
    assert 'no key fits "null"' in done.output
    assert source_of(file.read_text("utf-8")).values["topics"] == ["tiem-chung"]


def test_a_task_is_not_for_null(new, tmp_path):
    task = {"point": "d1", "who": [], "quote": "Điểm thứ 1."}
    file = made_letter(tmp_path / "directives", draft="true", proposed={"tasks": [task]})
    done = new(file, answers=["all", "null", "huyện ủy", "n"])
    assert 'no key fits "null"' in done.output
    assert source_of(file.read_text("utf-8")).values["tasks"][0]["who"] == ["huyen-uy"]

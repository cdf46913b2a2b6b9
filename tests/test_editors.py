"""What the repository sets up for editors is current, and does what CONTRIBUTING says."""

import json
import re

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.json_schema import record_schema
from tests.conftest import ROOT
from tests.site.factory import made_letter

VSCODE = ROOT / ".vscode"


def read(name):
    return json.loads((VSCODE / name).read_text(encoding="utf-8"))


def written_out(body):
    """Return a snippet with the first value of each of its places."""
    text = "\n".join(body)
    text = text.replace("${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}", "2026-11-28")
    text = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", text)
    return re.sub(r"\$\{\d+:?([^}]*)\}", r"\1", text)


def test_the_schema_in_the_repository_is_current(matches):
    schema = json.dumps(record_schema(), ensure_ascii=False, indent=1)
    matches(f"{schema}\n", ROOT / "schema/record.schema.json")


def test_the_snippet_is_a_draft_that_only_has_things_to_do(tmp_path):
    (snippet,) = read("records.code-snippets").values()
    file = tmp_path / "khong-ro/khong-ro/khong-ro-khong-so-moi.md"
    file.parent.mkdir(parents=True)
    file.write_text(written_out(snippet["body"]), encoding="utf-8")
    corpus, problems = load_corpus([tmp_path])
    assert len(corpus.drafts) == 1
    assert {one.severity for one in problems} == {"todo"}
    assert {one.field for one in problems} == {"subject", "body"}


def test_the_snippet_has_the_fields_of_every_letter():
    (snippet,) = read("records.code-snippets").values()
    given = re.findall(r"^(\w+):", written_out(snippet["body"]), re.MULTILINE)
    assert set(record_schema()["required"]) <= set(given)


@pytest.mark.parametrize("severity", ["error", "todo", "hint"])
def test_the_task_finds_each_message_of_a_check_once(tmp_path, severity, gazette):
    task = read("tasks.json")["tasks"][0]
    patterns = [re.compile(one["pattern"]["regexp"]) for one in task["problemMatcher"]]
    changes = {"error": {"issued": "2021-02-30"}, "todo": {"kind": None}, "hint": {}}
    made_letter(tmp_path, draft="true", **changes[severity])
    lines = gazette("check", tmp_path).stdout.splitlines()
    found = [[pattern.groups for pattern in patterns if pattern.match(line)] for line in lines]
    assert found
    assert {tuple(one) for one in found} == {(4,)}
    own = patterns[["error", "todo", "hint"].index(severity)]
    place = next(own.match(line) for line in lines if own.match(line))
    assert place[1].endswith(".md")
    assert int(place[2]) >= 1

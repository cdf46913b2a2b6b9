"""`gazette synth`: how many records it writes, and where it refuses to."""

from __future__ import annotations

import re
import shutil

import pytest

from gazette.synth.generate import write_records
from tests.conftest import ROOT


def test_one_synthetic_record_among_real_ones_is_named(gazette, tmp_path):
    folder = shutil.copytree(ROOT / "directives", tmp_path / "records")
    (file,) = write_records(folder, 1, seed=1)
    done = gazette("check", folder)
    assert done.exit_code == 1
    assert f"{file}:2:12: synthetic: is set" in done.stdout


def test_the_command_makes_as_many_records_as_asked(gazette, tmp_path):
    done = gazette("synth", 7, tmp_path / "new", "--seed", "3")
    assert done.exit_code == 0
    assert re.search(r": 7 synthetic records, \d+\.\d MB\n$", done.stdout)
    assert "Writing" in done.stderr
    again = gazette("check", tmp_path / "new")
    assert (again.exit_code, again.stderr) == (0, "7 records read, problems: 0\n")


@pytest.mark.parametrize("call", [("0", "new"), ("many", "new"), ("3",), ("3", "kept")])
def test_a_wrong_call_or_a_folder_with_something_in_it_is_refused(gazette, tmp_path, call):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/thu.txt").write_text("x")
    done = gazette("synth", *call, cwd=tmp_path)
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr
    assert [file.name for file in tmp_path.rglob("*")] == ["kept", "thu.txt"]

"""What is measured: every measurement is listed and runs; the package needs none of it."""

import ast
from importlib import import_module

import pytest

from bench.__main__ import BRIEFLY, LONG, main
from tests.conftest import ROOT

SCRIPTS = ROOT / "scripts"
BENCH = SCRIPTS / "bench"


def imported(file):
    """Return the first names of all that a file imports."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("file", sorted(BENCH.glob("*.py")), ids=lambda file: file.stem)
def test_a_measurement_imports_nothing_of_the_tests(file):
    assert "tests" not in imported(file)


def test_the_package_imports_no_measurement():
    assert [file for file in (SCRIPTS / "gazette").rglob("*.py") if "bench" in imported(file)] == []


def test_every_measurement_is_listed():
    modules = {file.stem for file in BENCH.glob("*.py") if not file.stem.startswith("__")}
    runs = {name for name in modules if hasattr(import_module(f"bench.{name}"), "main")}
    assert runs == {*BRIEFLY, *LONG}


def test_a_measurement_is_run_by_its_name_with_its_arguments(capsys):
    main(["citations", "5"])
    assert "precision=" in capsys.readouterr().out


def test_a_measurement_that_is_not_there_is_refused():
    with pytest.raises(SystemExit, match="There is no “speed”; there are citations, "):
        main(["speed"])

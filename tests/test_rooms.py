"""The rooms of the package: each imports itself and the rooms below it, never back."""

import ast

import pytest

from gazette.rooms import ROOMS, with_below
from tests.conftest import ROOT

PACKAGE = ROOT / "scripts/gazette"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path, package="gazette"):
    """Yield the dotted names of a package that a file imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import by the whole name"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == package)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_what_stands_below_it(path):
    room = room_of(path)
    assert room in ROOMS, f"{room} is a new room: give it its place in `rooms.py`"
    may = {room, *ROOMS[room].split()}
    rooms = {part for name in imported(path) for part in name.split(".")[1:2] if part in ROOMS}
    assert rooms - may == set()


def test_only_site_imports_mkdocs():
    """Nor does `site/` import what doesn't concern MkDocs: the table says which rooms it may."""
    knows = {room_of(path) for path in MODULES if any(imported(path, "mkdocs"))}
    assert knows == {"site"}
    assert {room_of(path) for path in MODULES if any(imported(path, "material"))} == set()


def test_the_table_has_no_circle():
    for room, below in ROOMS.items():
        for lower in below.split():
            assert room not in ROOMS[lower].split()


def test_the_first_rooms_are_there():
    assert {"text", "vocabulary", "records", "corpus"} <= {room_of(path) for path in MODULES}


@pytest.mark.parametrize(
    ("folder", "above"),
    [("pictures", {"lists", "document"}), ("lists", {"document"}), ("document", set())],
)
def test_folders_of_pages_import_only_those_below(folder, above):
    names = {name for path in (PACKAGE / "pages" / folder).glob("*.py") for name in imported(path)}
    assert names
    assert {
        name.split(".")[2] for name in names if name.startswith("gazette.pages.")
    } & above == set()


def test_the_root_of_the_package_imports_nothing_of_ours():
    assert list(imported(PACKAGE / "__init__.py")) == []


def test_a_digest_of_code_covers_all_that_a_room_may_run():
    for room, below in ROOMS.items():
        assert set(with_below(room)) >= {room, *below.split()}
        for lower in below.split():
            assert set(with_below(room)) >= set(with_below(lower))

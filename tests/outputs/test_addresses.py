"""The docstring of each output lists the addresses that it writes, and nothing else."""

import ast
import re

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.scripts import joined_scripts
from gazette.site.inventory import MANIFEST, SUMS
from gazette.site.sitemap import SITEMAP
from tests.conftest import ROOT
from tests.test_rooms import imported

OUTPUTS = ROOT / "scripts/gazette/outputs"
THEME = ROOT / "scripts/gazette/theme"


def stated():
    """Return the addresses stated in docstrings, by module name."""
    found = {}
    for path in OUTPUTS.rglob("*.py"):
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if part := re.search(r"^Writes:\n((?:    .+\n?)+)", text, re.MULTILINE):
            found[path.stem] = part[1].split()
    return found


STATED = stated()
ADDRESSES = [(module, address) for module, each in STATED.items() for address in each]


@pytest.fixture(scope="module")
def values(scanned_site):
    """Return the values of each name in angle brackets; other names match any part of a path."""
    corpus, problems = load_corpus([ROOT / "directives"])
    assert problems == []
    scans, problems = load_corpus([scanned_site.with_name("records")])
    assert problems == []
    entries = (*corpus.entries, *scans.entries)
    return {
        "page": [entry.address.removesuffix(".html") for entry in entries],
        "folder": [entry.address.rpartition("/")[0] for entry in entries],
        "source": [entry.record.original.name for entry in corpus.entries],
        "script": [*(file.stem for file in THEME.glob("assets/*.js")), *joined_scripts(THEME)],
    }


@pytest.fixture(scope="module")
def offered(site, site_with_address, scanned_site):
    """Return the addresses of all files except pages, copies of theme files and their lists."""
    files = {
        file.relative_to(folder).as_posix()
        for folder in (site, site_with_address, scanned_site)
        for file in folder.rglob("*")
        if file.is_file()
    }
    kept = {name for name in files if (THEME / name).is_file() and not name.endswith(".js")}
    return {name for name in files - kept - {SUMS, MANIFEST, SITEMAP} if not name.endswith(".html")}


def pattern(address, values):
    def part(piece):
        if piece == "*":
            return ".+"
        if name := re.fullmatch(r"<(\w+)>", piece):
            return "|".join(map(re.escape, values[name[1]])) if name[1] in values else "[^/]+"
        return re.escape(piece)

    return re.compile("".join(f"(?:{part(piece)})" for piece in re.split(r"(<\w+>|\*)", address)))


def test_every_file_is_stated_by_one_output(offered, values):
    patterns = {address: pattern(address, values) for _, address in ADDRESSES}
    assert offered
    for name in offered:
        fitting = [address for address, each in patterns.items() if each.fullmatch(name)]
        assert len(fitting) == 1, f"{name}: {fitting}"


@pytest.mark.parametrize(("module", "address"), ADDRESSES)
def test_every_stated_address_is_written(module, address, offered, values):
    assert any(map(pattern(address, values).fullmatch, offered)), module


def test_the_registry_holds_every_module_that_states_addresses():
    names = {
        name.split(".")[-2] for name in imported(OUTPUTS / "registry.py") if ".outputs." in name
    }
    assert names - {"model"} == set(STATED)

"""What pages depend on: pages of one address and digest are equal, whatever was edited between.

Lists are of a few lines, so that every list is split and every kind of relation occurs.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.registry import PAGE_OUTPUTS, page_files
from gazette.pages import all_pages
from gazette.pages.addresses import GLOSSARY
from gazette.pages.all_pages import site_targets
from gazette.pages.document import doors, related, relations
from gazette.pages.document.directive_page import DirectivePage
from gazette.pages.lists import body_page, cited, kinds_and_topics, paging, task_lists
from gazette.pages.lists.findings import Findings
from gazette.pages.publisher import UNKNOWN
from gazette.records.model import Directive
from gazette.records.record import NAMING, OUTLINE
from gazette.sheet import Sheets
from gazette.store import NO_STORE, Store
from tests.pages.edits import PLACES, Folder, Letter

SMALL = (
    (paging, "PAGE_SIZE", 3),
    (paging, "INDEX_SIZE", 2),
    (paging, "LINES", 2),
    (task_lists, "PAGE_SIZE", 3),
    (body_page, "PAGE_SIZE", 2),
    (body_page, "TASKS_SIZE", 2),
    (body_page, "FIRST", 1),
    (cited, "PAGE_SIZE", 2),
    (cited, "CITING_SHOWN", 2),
    (relations, "CITING_SHOWN", 2),
    (related, "NEAR", 1),
    (kinds_and_topics, "PAGE_LENGTH", 400),
    (doors, "SHOWN", 2),
)
EDITS, OWN = 10, f"{PLACES[0]}/2021/1-cv-hu.html"


@pytest.fixture(autouse=True)
def _small_lists(monkeypatch):
    for module, name, size in SMALL:
        monkeypatch.setattr(module, name, size)


def targets_of(folder, store=NO_STORE, **options):
    folder.write()
    corpus, problems = load_corpus([folder.path])
    assert problems == []
    files = page_files(corpus, PAGE_OUTPUTS)
    return site_targets(Findings(corpus), Sheets(corpus), files, store, **options)


def told(page):
    """Return all that a page tells its template, as values that can be compared."""
    data = page.data
    if not isinstance(data, DirectivePage):
        return page
    return replace(
        page, data=(replace(data, sheets=None), data.sheet, [*data.end("https://a/b", UNKNOWN)])
    )


@pytest.mark.parametrize("seed", range(3))
def test_pages_of_one_address_and_digest_are_equal_after_any_edits(tmp_path, seed):
    folder, seen = Folder(tmp_path / "letters", seed), {}
    for _ in range(EDITS):
        targets = targets_of(folder)
        for target in targets:
            page = told(target.make())
            assert page.address == target.address
            assert seen.setdefault((target.address, target.digest), page) == page, target.address
        folder.edit()
    assert len(seen) < EDITS * len(targets)


@pytest.mark.parametrize("seed", range(3))
def test_the_lists_that_are_stored_are_those_planned_anew(tmp_path, seed):
    folder, store = Folder(tmp_path / "letters", seed), Store(tmp_path / "store")
    for _ in range(EDITS):
        stored, anew = targets_of(folder, store), targets_of(folder)
        assert list(map(row, stored)) == list(map(row, anew))
        folder.edit()


def test_lists_read_no_field_that_the_key_of_their_plan_does_not_cover(tmp_path, monkeypatch):
    folder, read = Folder(tmp_path / "letters", seed=0), set()
    folder.write()
    corpus, _ = load_corpus([folder.path], Store(tmp_path / "store"))
    assert corpus.entries  # withdrawn ones are cut down now, which reads other fields too
    field = Directive.__getattribute__

    def noted(directive, name):
        read.add(name)
        return field(directive, name)

    monkeypatch.setattr(Directive, "__getattribute__", noted)
    for page in all_pages._lists(Findings(corpus)):  # noqa: SLF001
        page.make()
    covered = {*NAMING, *OUTLINE, "tasks", "points", "revised"}
    assert (read & Directive.model_fields.keys()) - covered == set()
    assert {"subject", "tasks", "points"} <= read


def test_an_abbreviation_that_a_letter_uses_first_redoes_the_glossary(tmp_path):
    folder, store = Folder(tmp_path / "letters", seed=0), Store(tmp_path / "store")
    before = {one.digest for one in targets_of(folder, store)}
    folder.letters[0].end = "Giao MTTQ thực hiện./."
    (glossary,) = (one for one in targets_of(folder, store) if one.address == GLOSSARY)
    assert glossary.digest not in before
    assert glossary.make().address == GLOSSARY


def row(target):
    return target.address, target.digest, target.revised, target.is_listed


def test_a_typo_plans_no_list_anew(tmp_path, monkeypatch):
    folder, store = Folder(tmp_path / "letters", seed=0), Store(tmp_path / "store")
    targets_of(folder, store, are_dated=False)
    targets_of(folder, store)
    monkeypatch.setattr(all_pages, "_lists", None)
    folder.letters[0].end = "Yêu cầu thực hiện gấp./."
    assert targets_of(folder, store)
    folder.letters[0].fields["revised"] = "2026-12-24"
    assert targets_of(folder, store, are_dated=False)
    with pytest.raises(TypeError):  # a sitemap shows the day, so they must be planned
        targets_of(folder, store)


# ---------- what an edit redoes ----------


@pytest.fixture
def redone(tmp_path):
    """Return a function that edits the first of several letters, and returns what is redone."""
    folder = Folder(tmp_path / "letters", seed=0, count=0)
    folder.letters = [Letter(PLACES[0], n, f"2021-08-{n:02}", is_report=False) for n in range(1, 9)]

    def redone(**fields):
        letter, old = folder.letters[0], targets_of(folder)
        letter.end, letter.fields = fields.pop("end", letter.end), letter.fields | fields
        known = {(target.address, target.digest) for target in old}
        new = {target.address: target for target in targets_of(folder)}
        assert new.keys() == {target.address for target in old}
        return [one for one in new.values() if (one.address, one.digest) not in known]

    return redone


def test_a_typo_redoes_the_page_of_its_letter(redone):
    assert [target.address for target in redone(end="Yêu cầu thực hiện gấp./.")] == [OWN]


def test_a_new_subject_redoes_no_page_of_another_letter(redone):
    places = [one.address for one in redone(subject="Việc khác") if one.address.startswith(PLACES)]
    assert places == [f"{PLACES[0]}/trang-3.html", OWN]


def test_the_day_of_a_change_is_known_without_making_a_page_and_redoes_no_list(redone):
    (target,) = redone(revised="2026-12-24")
    assert target.address == OWN
    assert target.revised.isoformat() == "2026-12-24"

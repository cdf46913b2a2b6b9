"""The pages of 400 synthetic letters, as data: how many there are, and that their anchors hold."""

from __future__ import annotations

from collections import Counter

import pytest

from gazette.pages.lists.model import GroupedList, ListData, NamesPage
from gazette.synth.generate import write_records
from tests.pages.reading import Site
from tests.pages.test_own_pages import addresses_in

LETTERS, MOST, BY_HAND = 400, 1700, 10
"""So many letters make at most so many pages, those by hand (`docs/`) and 404 among them."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    list(write_records(folder, LETTERS, seed=1))
    return Site(folder).pages


def ids(page):
    """Return the anchors of a list, in order."""
    data, found = page.data, []
    if isinstance(data, NamesPage):
        found += [name.id for name in data.names]
    tables = [getattr(data, "table", None), *getattr(data, "tables", ())]
    found += [row.id for table in tables if table for row in table.rows if row.id]
    return found + ([group.id for group in data.groups] if isinstance(data, GroupedList) else [])


def test_four_hundred_letters_make_at_most_1700_pages_beside_those_of_bare_folders(pages):
    bare = [page for page in pages.values() if page.title.startswith("Thư mục ")]
    assert 0 < len(bare) < len(pages) / 3
    assert len(pages) - len(bare) <= MOST - BY_HAND


def test_every_anchor_of_a_list_stands_once_in_its_page(pages):
    lists = {
        at: Counter(ids(page)) for at, page in pages.items() if isinstance(page.data, ListData)
    }
    assert len(lists) > 500
    assert {at: n.most_common(1) for at, n in lists.items() if max(n.values(), default=0) > 1} == {}


def test_every_link_to_a_line_finds_it_on_the_index(pages):
    leads = {address for page in pages.values() for address in addresses_in(page.data)}
    lines = [lead.split("#") for lead in leads if lead.startswith(("co-quan/", "nguoi-ky/"))]
    lines = [line for line in lines if len(line) == 2]
    assert len(lines) > 1000
    assert [f"{at}#{line}" for at, line in lines if line not in ids(pages[at])] == []


def test_every_document_is_on_the_line_or_the_page_of_its_issuer_and_of_its_signer(pages):
    for index in ("co-quan", "nguoi-ky"):
        data = [page.data for at, page in pages.items() if at.startswith(f"{index}/")]
        leads = {address for one in data for address in addresses_in(one)}
        letters = [page for page in pages.values() if page.template == "directive.html"]
        signed = [
            page.address
            for page in letters
            if (
                page.data.directive.signature if index == "nguoi-ky" else page.data.directive.issuer
            )
        ]
        assert len(signed) > 300
        assert set(signed) - leads == set()

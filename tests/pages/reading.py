"""Pages as readers see them: the HTML of each template, without MkDocs and its shell."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

import material

from gazette.corpus import load_corpus
from gazette.outputs.registry import PAGE_OUTPUTS, page_files
from gazette.pages.all_pages import site_targets
from gazette.pages.lists.findings import Findings
from gazette.pages.render import Renderer
from gazette.sheet import Sheets
from tests.conftest import ROOT
from tests.site.dom import read_html
from tests.site.samples import all_held

THEME = (ROOT / "scripts/gazette/theme", Path(material.__file__).parent / "templates")


class Site:
    """The pages of the records in a folder, as data (`pages`) and as HTML (`page`)."""

    def __init__(self, records, site_url=None):
        self.records = records
        self.corpus, problems = load_corpus([records])
        assert [str(one) for one in problems] == []
        files = page_files(self.corpus, PAGE_OUTPUTS)
        targets = site_targets(Findings(self.corpus), Sheets(self.corpus), files)
        self.pages = {target.address: target.make() for target in targets}
        self._renderer = Renderer(THEME, site_url)
        self._read = {}

    @cached_property
    def held(self):
        """The records as the tests read them."""
        return all_held(self.records)

    @cached_property
    def tasks(self):
        """Every task with its letter."""
        return [(one, task) for one in self.corpus.shown for task, _ in one.record.assigned]

    def page(self, address):
        """Return the main part of a page; it is rendered once."""
        if address not in self._read:
            document, faults = read_html(self._renderer.content(self.pages[address]))
            assert faults == [], address
            self._read[address] = document
        return self._read[address]

    def chain(self, address):
        """Return the addresses of all pages of one list, in order."""
        found = [address]
        while onward := self._onward(found[-1]):
            found.append(onward)
            assert len(set(found)) == len(found), "the pages of a list go in a circle"
        return found

    def _onward(self, address):
        links = self.page(address).all("a")
        onward = [link for link in links if link.text in ("Cũ hơn", "Trang sau")]
        return target(address, onward[0]) if onward else None

    # ---------- lists of documents and of tasks ----------

    def items(self, address):
        """Return the items of a list of documents, on all its pages, with their addresses."""
        return [
            (target(at, li.one("h3").one("a")), li)
            for at in self.chain(address)
            for docs in self.page(at).all("ol", cls="docs")
            for li in docs.all("li")
        ]

    def listed(self, address):
        """Return the addresses of the documents in a list."""
        return [item for item, _ in self.items(address)]

    def listed_tasks(self, address):
        """Return the tasks of a list: the point that says each, and its words."""
        return [
            (point_of(at, li.all("p")[-1].one("a")), li.one("q").text)
            for at in self.chain(address)
            for rows in self.page(at).all("ul", cls="tasks")
            for li in rows.all("li")
        ]

    # ---------- indexes ----------

    def rows(self, address):
        """Return the rows of the indexes on one page."""
        tables = self.page(address).all("table", cls="index")
        return [row for table in tables for row in table.one("tbody").all("tr")]

    def linked(self, address):
        """Return where each row of a page's indexes leads, its name, and the row."""
        rows = [(row.one("th").all("a")[0], row) for row in self.rows(address)]
        return [(target(address, link), link.text, row) for link, row in rows]

    def counts(self, address):
        """Return what each row of an index counts, on all its pages, by where it leads."""
        return {to: numbers(row) for at in self.chain(address) for to, _, row in self.linked(at)}

    def row(self, index, anchor):
        """Return the row of an index that has an anchor."""
        (row,) = (row for row in self.page(index).all("tr") if row.attrs.get("id") == anchor)
        return row

    def few(self, index, anchor):
        """Return the documents on a row: by address what it says of each, and its points."""
        (few,) = self.row(index, anchor).all("ul", cls="few")
        return {
            target(index, own): (
                li.one("span", cls="meta").words,
                [point_of(index, link) for link in points],
            )
            for li in few.all("li")
            for own, *points in [li.all("a")]
        }

    def held_by(self, index, row):
        """Return the addresses of a row's documents, or of those on the page it leads to."""
        if links := row.one("th").all("a"):
            return self.listed(target(index, links[0]))
        few = [li for few in row.all("ul", cls="few") for li in few.all("li")]
        return [target(index, li.all("a")[0]) for li in few]

    def documents_by_anchor(self, index):
        """Return the documents of an index; a row without an anchor has that of the row above."""
        found, anchor = defaultdict(list), None
        for at in self.chain(index):
            for row in self.rows(at):
                anchor = row.attrs.get("id", anchor)
                found[anchor] += self.held_by(at, row)
        return found


def target(address, link):
    """Return the address that a link on the page at `address` leads to."""
    return normpath(join(dirname(address), re.split("[?#]", link.attrs["href"])[0]))


def numbers(row):
    """Return the counts of a row of an index, by their headers; those of 0 are left out."""
    cells = {td.attrs["data-name"]: td.words for td in row.all("td", cls="n")}
    return {
        header: int(words.replace(".", ""))
        for header, words in cells.items()
        if words not in ("", "0")
    }


def point_of(address, link):
    """Return where a link leads with the point of the page: `…/358-cv-hu.html#d4`."""
    return f"{target(address, link)}#{urlsplit(link.attrs['href']).fragment}"


def texts(elements):
    return [element.text for element in elements]


def paragraphs(page):
    """Return the paragraphs of a letter's body."""
    return [p for part in page.all("div", cls="txt") for p in part.all("p")]

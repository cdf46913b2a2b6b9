"""The items of lists: a letter, a task, a cited document, or another list and its counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from gazette.citations import CitedDocument
from gazette.corpus import Entry
from gazette.outputs.open_data.data_list import DataItems, DataList
from gazette.outputs.open_data.json_files import as_json
from gazette.outputs.open_data.letter_rows import task_row
from gazette.outputs.open_data.rows import DataRows
from gazette.pages.lists.task_lists import AssignedTask
from gazette.pages.names import documents_counted


class NamedList(NamedTuple):
    """What an index says of a list."""

    title: str
    page: str
    """The page that shows it, or the line of a page."""
    data: str | None
    """The first file of its data; None if it has none of its own."""
    counts: Mapping[str, int]


@dataclass(frozen=True)
class ListItems:
    """How letters, tasks, documents and lists become items."""

    rows: DataRows

    @cached_property
    def _letters(self) -> DataItems[Entry]:
        rows, entries, texts = self.rows, self.rows.corpus.entries, dict[str, str]()
        digests = {entry.address: rows.summary_digest(entry) for entry in entries}

        def text(entry: Entry) -> str:
            if entry.address not in texts:
                texts[entry.address] = as_json(rows.summary(entry))
            return texts[entry.address]

        return DataItems("directives", text, lambda entry: digests[entry.address])

    def letters(
        self, page: str, title: str, entries: Sequence[Entry], /, **about: object
    ) -> DataList[Entry]:
        """Return a list of letters; `about` is what else its files say, or say otherwise."""
        return DataList(page, title, self._letters, entries, about, self.rows.site_url)

    def tasks(
        self, page: str, title: str, tasks: Sequence[AssignedTask], /, **about: object
    ) -> DataList[AssignedTask]:
        """Return a list of tasks."""
        return DataList(page, title, _TASKS, tasks, about, self.rows.site_url)

    def documents(
        self, page: str, title: str, documents: Sequence[CitedDocument]
    ) -> DataList[CitedDocument]:
        """Return a list of documents that are cited."""

        def text(document: CitedDocument) -> str:
            return as_json(self.rows.document(document))

        items = DataItems("documents", text, text)
        return DataList(page, title, items, documents, site_url=self.rows.site_url)

    def index(self, page: str, title: str, lists: Iterable[NamedList]) -> DataList[NamedList]:
        """Return an index of lists."""
        site_url = self.rows.site_url

        def text(one: NamedList) -> str:
            return as_json({**one._asdict(), "page": f"{site_url or ''}{one.page}"})

        items = DataItems("index-of-lists", text, text)
        return DataList(page, title, items, list(lists), site_url=site_url)

    def index_of_letters(
        self, page: str, title: str, lists: Iterable[DataList[Entry]]
    ) -> DataList[NamedList]:
        """Return an index of lists of letters, with the counts that its page shows."""
        return self.index(page, title, map(_named, lists))


def _named(letters: DataList[Entry]) -> NamedList:
    directives, reports = documents_counted(letters.things)
    counts = {"directives": directives, "reports": reports}
    return NamedList(letters.title, letters.page, letters.address, counts)


def _task_text(assigned: AssignedTask) -> str:
    entry = assigned.entry
    return as_json({"directive": entry.key, **task_row(assigned.task)})


_TASKS = DataItems("tasks", _task_text, lambda assigned: assigned.digest)

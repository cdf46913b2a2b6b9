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
        return DataList(page, title, self._letters, entries, about)

    def tasks(
        self, page: str, title: str, tasks: Sequence[AssignedTask], /, **about: object
    ) -> DataList[AssignedTask]:
        """Return a list of tasks."""
        return DataList(page, title, _TASKS, tasks, about)

    def documents(
        self, page: str, title: str, documents: Sequence[CitedDocument]
    ) -> DataList[CitedDocument]:
        """Return a list of documents that are cited."""

        def text(document: CitedDocument) -> str:
            return as_json(self.rows.document(document))

        return DataList(page, title, DataItems("documents", text, text), documents)

    def index(self, page: str, title: str, lists: Iterable[NamedList]) -> DataList[NamedList]:
        """Return an index of lists."""
        return DataList(page, title, _INDEX, list(lists))

    def index_of_letters(
        self, page: str, title: str, lists: Iterable[DataList[Entry]]
    ) -> DataList[NamedList]:
        """Return an index of lists of letters, with the counts that its page shows."""
        return self.index(page, title, map(_named, lists))


def _named(letters: DataList[Entry]) -> NamedList:
    directives, reports = documents_counted(letters.things)
    counts = {"directives": directives, "reports": reports}
    return NamedList(letters.title, letters.page, letters.address, counts)


def _list_text(one: NamedList) -> str:
    return as_json(one._asdict())


def _task_text(assigned: AssignedTask) -> str:
    entry = assigned.entry
    return as_json({"directive": entry.key, **task_row(assigned.task)})


_INDEX = DataItems("index-of-lists", _list_text, _list_text)
_TASKS = DataItems("tasks", _task_text, lambda assigned: assigned.digest)

"""The tables for Excel: one of all letters, one of all tasks, each with its letter's place and day.

They are CSV that begins with a byte order mark; their columns have Vietnamese names, and an
apostrophe stands before a text that Excel would take for a formula and reckon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from gazette.outputs.open_data.collection import Letter, Values, converted
from gazette.outputs.open_data.csv_files import CELLS, joined, written
from gazette.outputs.open_data.letter_rows import Value
from gazette.outputs.open_data.public_fields import PublicField, PublicTable, public_tables
from gazette.pages.labels import labels
from gazette.vocabulary import vocabulary

LETTERS, TASKS = "van-ban-excel.csv", "nhiem-vu-excel.csv"
EXCEL = (LETTERS, TASKS)
_OF_LETTER = (
    *("province_name", "district_name", "issuer_name", "kind_name", "number"),
    *("issued", "event", "subject"),
)
_OF_TASK = ("quote", "start", "due", "due_by")
_AT_LAST = ("page", "synthetic")
_BOM = "\ufeff".encode()
_FORMULA = ("=", "+", "-", "@")
"""What a formula begins with."""


@cache
def excel_tables() -> Mapping[str, PublicTable]:
    """Return the table of each file, by the file's name."""
    tables, words = public_tables(), labels().open_data
    letters = replace(tables["directives"], title=words.excel)
    return {LETTERS: letters, TASKS: replace(letters, title=words.tasks, fields=tuple(_columns()))}


def _columns() -> Iterator[PublicField]:
    """Yield the columns of the table of tasks."""
    letter, task = (
        {field.name: field for field in public_tables()[name].fields}
        for name in ("directives", "tasks")
    )
    yield from (letter[name] for name in _OF_LETTER)
    yield replace(task["who"], title=labels().open_data.assigned_to)
    yield from (task[name] for name in _OF_TASK)
    yield from (letter[name] for name in _AT_LAST)


def excel_head(name: str) -> bytes:
    """Return how a file begins."""
    return _BOM + written([[field.title for field in excel_tables()[name].columns]])


def excel_rows(letters: Iterable[Letter]) -> dict[str, bytes]:
    """Return what letters add to each file, by its name."""
    letters = list(letters)
    names = public_tables()["directives"].names
    rows: Mapping[str, Sequence[Values]] = {
        LETTERS: [[letter[name] for name in names] for letter in letters],
        TASKS: [row for letter in letters for row in _tasks(letter)],
    }
    return {
        name: written(converted(own, excel_tables()[name], _CELLS)) for name, own in rows.items()
    }


def _tasks(letter: Letter) -> Iterator[Values]:
    bodies = vocabulary().bodies
    for task in letter["tasks"]:
        row = {
            **letter,
            **task,
            "who": [bodies[key].name for key in task["who"]],
            "page": f"{letter['page']}#{task['block']}",
        }
        yield [row[field.name] for field in excel_tables()[TASKS].columns]


def _shown(text: Value) -> Value:
    """Return a text as Excel shows it whole."""
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text


_CELLS = {**CELLS, "string": _shown, "list": lambda items: _shown(joined(items))}

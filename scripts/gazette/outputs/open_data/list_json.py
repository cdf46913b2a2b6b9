"""The data of the lists that readers browse, each named like its page.

`chu-de/tiem-chung/index.html` has its data at `du-lieu/v1/danh-sach/chu-de/tiem-chung/index.json`.
Indexes name lists and count what is in them; lists have letters, tasks or cited documents, as many
as their pages say.

Writes:
    du-lieu/v1/danh-sach/*.json
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.outputs.model import SiteInputs
from gazette.outputs.open_data.body_lists import body_lists
from gazette.outputs.open_data.cited_lists import cited_lists
from gazette.outputs.open_data.letter_lists import letter_lists
from gazette.outputs.open_data.list_items import ListItems
from gazette.outputs.open_data.task_data import task_data_lists
from gazette.target import Target


def list_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    """Yield the files of every list."""
    items = ListItems(inputs.rows)
    lists = (
        *letter_lists(inputs.findings, items),
        *body_lists(inputs.findings, items),
        *cited_lists(inputs.corpus, items),
        *task_data_lists(inputs.findings, items),
    )
    for one in lists:
        yield from one.targets()

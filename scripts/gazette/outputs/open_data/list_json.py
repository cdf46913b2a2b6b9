"""The data of the lists that readers browse, each named like its page.

`chu-de/tiem-chung/index.html` has its data at `du-lieu/v1/danh-sach/chu-de/tiem-chung/index.json`.
Indexes name lists and count what is in them; lists have letters, tasks or cited documents, as many
as their pages say.

Writes:
    du-lieu/v1/danh-sach/*.json
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.outputs.model import SiteInputs, outputs_code
from gazette.outputs.open_data.body_lists import body_lists
from gazette.outputs.open_data.cited_lists import cited_lists
from gazette.outputs.open_data.letter_lists import letter_lists
from gazette.outputs.open_data.list_items import ListItems
from gazette.outputs.open_data.task_data import task_data_lists
from gazette.store import digest_of
from gazette.target import Target, stored_plan


def list_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    """Yield the files of every list. Their plan is stored."""
    return stored_plan(inputs.store, _plan_digest(inputs), lambda: _planned(inputs))


def _plan_digest(inputs: SiteInputs) -> str:
    """Return the digest of all that lists say, and of what decides which lists there are."""
    corpus, rows = inputs.corpus, inputs.rows
    letters = [(rows.summary_digest(one), one.record.quoted) for one in corpus.unredacted]
    citing = [(one, corpus.links.citing(one.key)) for one in corpus.links.documents.values()]
    return digest_of("data of lists", outputs_code(), rows.site_url, letters, citing)


def _planned(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    items = ListItems(inputs.rows)
    lists = (
        *letter_lists(inputs.findings, items),
        *body_lists(inputs.findings, items),
        *cited_lists(inputs.corpus, items),
        *task_data_lists(inputs.findings, items),
    )
    for one in lists:
        yield from one.targets()

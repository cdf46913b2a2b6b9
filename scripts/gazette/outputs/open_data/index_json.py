"""The index of the data: what there is, how much, and where.

Writes:
    du-lieu/v1/index.json
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gazette.corpus import Corpus
from gazette.outputs.model import SiteInputs, outputs_code
from gazette.outputs.open_data.bulk import NAMES, PACKAGE
from gazette.outputs.open_data.data_schemas import data_schemas
from gazette.outputs.open_data.json_files import (
    ROOT,
    VERSION,
    as_json,
    list_address,
    schema_address,
    with_schema,
)
from gazette.outputs.open_data.letter_lists import ALL
from gazette.outputs.open_data.vocabulary_json import VOCABULARIES
from gazette.pages import addresses
from gazette.pages.labels import labels
from gazette.pages.names import documents_counted, last_revised
from gazette.store import digest_of
from gazette.target import Target

INDEX = f"{ROOT}/index.json"
LICENCE = "gioi-thieu.html#quyen-su-dung"
_LISTS = {
    "directives": ALL,
    "provinces": addresses.PROVINCES,
    "provinces_today": addresses.PROVINCES_TODAY,
    "dates": addresses.DATES,
    "kinds": addresses.KINDS,
    "topics": addresses.TOPICS,
    "bodies": addresses.BODIES,
    "documents": addresses.CITED,
    "tasks": addresses.TASKS,
}
"""The pages of the lists and indexes that lead to all others."""


def index_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    text = as_json(_index(inputs))
    make = partial(with_schema, text, INDEX, "index")
    yield Target(INDEX, digest_of(outputs_code(), text), make)


def _index(inputs: SiteInputs) -> dict[str, object]:
    revised = last_revised(inputs.corpus.entries)
    return {
        "version": VERSION,
        "site": labels().site.name,
        "site_url": inputs.site_url,
        "licence": LICENCE,
        **inputs.publisher.as_data,
        "revised": revised.isoformat() if revised else None,
        "counts": _counts(inputs.corpus),
        "lists": {name: list_address(page) for name, page in _LISTS.items()},
        "vocabularies": VOCABULARIES,
        "datapackage": f"{ROOT}/{PACKAGE}",
        "bulk": [f"{ROOT}/{name}" for name in NAMES],
        "schemas": {name: schema_address(name) for name in data_schemas()},
    }


def _counts(corpus: Corpus) -> dict[str, int]:
    directives, reports = documents_counted(corpus.entries)
    return {
        "directives": directives,
        "reports": reports,
        "withdrawn": len(corpus.entries) - len(corpus.shown),
        "tasks": sum(len(entry.record.assigned) for entry in corpus.shown),
        "documents": len(corpus.links.cited_by),
    }

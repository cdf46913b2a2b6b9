"""The vocabularies: the keys that the data use, with their names.

Writes:
    du-lieu/v1/vocabularies.json
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.outputs.model import SiteInputs, outputs_code
from gazette.outputs.open_data.json_files import ROOT, as_json, with_schema
from gazette.outputs.open_data.vocabulary_rows import vocabulary_rows
from gazette.target import Target

VOCABULARIES = f"{ROOT}/vocabularies.json"


def vocabulary_targets(_: SiteInputs) -> Iterator[Target[bytes]]:
    yield Target(VOCABULARIES, outputs_code(), _make)


def _make() -> bytes:
    return with_schema(as_json(vocabulary_rows()), VOCABULARIES, "vocabularies")

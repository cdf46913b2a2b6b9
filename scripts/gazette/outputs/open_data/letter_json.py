"""The data of each letter, beside its page. A withdrawn letter gives its notice, without text.

Writes:
    <page>.json
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gazette.corpus import Entry
from gazette.outputs.model import PageOutput, SiteInputs, beside, outputs_code
from gazette.outputs.open_data.json_files import as_json, with_schema
from gazette.store import digest_of
from gazette.target import Target

ADDRESS = beside(".json")


def letter_text(entry: Entry, inputs: SiteInputs) -> str:
    """Return the data of a letter as one line, from the store where it has them."""
    rows = inputs.rows
    key = digest_of("data of a letter", outputs_code(), rows.letter_digest(entry))
    make = lambda: as_json(rows.letter(entry)).encode()  # noqa: E731
    return inputs.store.get_or_make(key, make).decode()


def withdrawn_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    """Yield the notice of every withdrawn letter."""
    for entry in inputs.corpus.entries:
        if not entry.is_shown:
            digest = digest_of(outputs_code(), *_depends_on(entry, inputs))
            yield Target(ADDRESS(entry), digest, partial(_make, entry, inputs))


def _depends_on(entry: Entry, inputs: SiteInputs) -> tuple[object, ...]:
    return (inputs.rows.letter_digest(entry),)


def _make(entry: Entry, inputs: SiteInputs) -> bytes:
    return with_schema(letter_text(entry, inputs), ADDRESS(entry), "directive")


LETTER_JSON = PageOutput(
    part="data",
    label="json",
    media_type="application/json",
    address=ADDRESS,
    depends_on=_depends_on,
    make=_make,
)

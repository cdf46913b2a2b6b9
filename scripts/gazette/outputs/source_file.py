"""The source file of each letter, byte for byte as it was found, unless it is a scan.

Writes:
    <folder>/<source>

`<folder>` is the folder of the letter's page, `<source>` the file's own name.
"""

from __future__ import annotations

import hashlib

from gazette.corpus import Entry
from gazette.outputs.model import OutputError, PageOutput, SiteInputs
from gazette.outputs.source_names import source_address


def _depends_on(entry: Entry, _: SiteInputs) -> tuple[object, ...]:
    return (entry.digest,)


def checked_source(entry: Entry) -> bytes:
    """Return the bytes of a letter's source file, if they are still those that were checked."""
    original = entry.record.original
    content = original.read_bytes() if original and original.is_file() else b""
    if hashlib.sha256(content).hexdigest() != entry.directive.source.sha256:
        raise OutputError(f"{original}: changed while the site was built; build again")
    return content


SOURCE = PageOutput(
    part="source",
    label="file",
    address=source_address,
    depends_on=_depends_on,
    make=lambda entry, _: checked_source(entry),
)

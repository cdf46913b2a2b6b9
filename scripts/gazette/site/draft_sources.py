"""The source files of drafts, for whoever serves the site and compares.

In: drafts. Out: the text of each source file, and the file itself beside the page, scans too. A
build has neither.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from gazette.corpus import Entry
from gazette.letters.kept_source import text_of
from gazette.pages.document.directive_page import DraftSource
from gazette.store import digest_of
from gazette.target import Target


def draft_source(entry: Entry) -> DraftSource | None:
    """Return the source file of a draft, if it is there."""
    original = entry.record.original
    if original is None or entry.record.original_bytes is None:
        return None
    address = f"{entry.address.rpartition('/')[0]}/{original.name}"
    record = entry.record
    text = record.original_text if record.is_compared else text_of(original)
    return DraftSource(original.name, address, text)


def source_targets(entries: Iterable[Entry], taken: Container[str]) -> Iterator[Target[bytes]]:
    """Yield the source files of drafts, but at addresses that are taken."""
    for entry in entries:
        source, original = draft_source(entry), entry.record.original
        if source and original and source.address not in taken:
            digest = digest_of("source of a draft", entry.record.original_digest)
            yield Target(source.address, digest, original.read_bytes)

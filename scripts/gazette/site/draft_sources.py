"""The source files of drafts, for whoever serves the site and compares.

In: drafts. Out: the text of each source file, and the file itself beside the page, scans too. A
build has neither.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from gazette.corpus import Entry
from gazette.pages.document.directive_page import DraftSource
from gazette.store import digest_of
from gazette.target import Target


def draft_source(entry: Entry) -> DraftSource | None:
    """Return the source file of a draft, if it is there."""
    original = entry.record.original
    if original is None or entry.record.original_bytes is None:
        return None
    address = f"{entry.address.rpartition('/')[0]}/{original.name}"
    return DraftSource(original.name, address, _text(entry, original))


def source_targets(entries: Iterable[Entry], taken: Container[str]) -> Iterator[Target[bytes]]:
    """Yield the source files of drafts, but at addresses that are taken."""
    for entry in entries:
        source, original = draft_source(entry), entry.record.original
        if source and original and source.address not in taken:
            digest = digest_of("source of a draft", entry.record.original_digest)
            yield Target(source.address, digest, original.read_bytes)


def _text(entry: Entry, original: Path) -> str | None:
    """Return the text of a source file: of a Word file as an import reads it."""
    content = entry.record.original_bytes
    if original.suffix.lower() != ".docx" or content is None:
        return entry.record.original_text
    from gazette.letters.formats.model import FaultError  # noqa: PLC0415 (few sites have drafts)
    from gazette.letters.formats.registry import read_content  # noqa: PLC0415

    try:
        return read_content(original.name, content).text
    except FaultError:
        return None

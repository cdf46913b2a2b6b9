"""The pages of scans as pictures, where an editor cleared the scan.

Writes:
    <page>-trang-<number>.jpg
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from gazette.corpus import Entry
from gazette.outputs.model import OutputError, SiteInputs
from gazette.outputs.source_file import checked_source
from gazette.pages.addresses import scan_picture_address
from gazette.scans.model import ScanError
from gazette.scans.opened import page_picture
from gazette.store import Store, code_digest, digest_of
from gazette.target import Target


def scan_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    """Yield the picture of each page. It is stored by what the scan holds."""
    for entry in inputs.corpus.shown:
        if scan := entry.record.original:
            yield from _targets(entry, scan, inputs.store)


def _targets(entry: Entry, scan: Path, store: Store) -> Iterator[Target[bytes]]:
    for page, _ in enumerate(entry.record.pictures):
        key = digest_of(_code(), scan.suffix.lower(), entry.record.original_digest, page)
        make = partial(store.get_or_make, key, partial(_picture, entry, scan, page))
        yield Target(scan_picture_address(entry.address, page + 1), key, make)


def _picture(entry: Entry, scan: Path, page: int) -> bytes:
    try:
        return page_picture(scan.name, checked_source(entry), page)
    except ScanError as error:
        raise OutputError(f"{scan}: {error.args[0]}") from error


def _code() -> str:
    """Return the digest of the code and the libraries that pictures depend on."""
    return code_digest("scans", "outputs/scan_pictures")

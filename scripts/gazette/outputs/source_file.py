"""The source file of each letter, byte for byte as it was found.

Writes:
    <folder>/<source>

`<folder>` is the folder of the letter's page, `<source>` the file's own name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from gazette.corpus import Corpus, Entry
from gazette.outputs.model import OutputError, PageOutput, SiteInputs
from gazette.records.problem import Problem


def _address(entry: Entry) -> str | None:
    original = entry.record.original
    return f"{entry.address.rpartition('/')[0]}/{original.name}" if original else None


def taken_names(corpus: Corpus) -> Iterator[Problem]:
    """Yield source files whose name is that of a page, of its files or of another source file."""
    taken = {
        one.address.removesuffix(".html"): f"the page /{one.address}" for one in corpus.entries
    }
    for entry in corpus.shown:
        if not (address := _address(entry)):
            continue
        name, record = address.lower(), entry.record
        stem = name.rpartition(".")[0]
        if used := taken.get(stem) or taken.get(name):
            wrong = f"its name on the site is that of {used}"
            yield record.problem(("source", "file"), wrong, "give it a name of its own")
        taken[name] = f"the source file of {record.source.file}"


def _depends_on(entry: Entry, _: SiteInputs) -> tuple[object, ...]:
    return (entry.digest,)


def _make(entry: Entry, _: SiteInputs) -> bytes:
    """Return the file's bytes, if they are still those that were checked."""
    record = entry.record
    content = record.original.read_bytes() if record.original else b""
    if hashlib.sha256(content).hexdigest() != entry.directive.source.sha256:
        raise OutputError(f"{record.original} changed while the site was built; build again")
    return content


SOURCE = PageOutput(
    part="source", label="file", address=_address, depends_on=_depends_on, make=_make
)

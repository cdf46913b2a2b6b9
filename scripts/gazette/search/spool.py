"""The first pass: every document read once and put aside, so that the second can go by date.

In: documents in any order. Out: what each puts into the index, in one file on disk, with a row a
document in memory, and how often each word occurs. A cache keeps readings by the digest of all
that they rest on; those of documents that are gone are dropped from it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path

from gazette.search.document import Document
from gazette.search.packing import json_script
from gazette.search.reading import Reading, read

Parts = tuple[bytes, bytes]
"""Of a document, its reading and the script of its text."""


@dataclass(frozen=True)
class Row:
    """What is known of a document before ids are given."""

    date: str
    address: str
    facets: Mapping[str, tuple[str, ...]]
    at: int
    sizes: tuple[int, int]
    """Of its reading and of its text, which stand one after the other in the spool."""


def spool(
    documents: Iterable[Document], file: Path, cache: Path | None
) -> tuple[list[Row], Counter[str]]:
    """Put all documents into `file`; return their rows and how often each word stands in them.

    The rows are in the order of ids: date, then address.
    """
    rows: list[Row] = []
    kept: set[str] = set()
    times: Counter[str] = Counter()
    with file.open("wb") as out:
        for document in documents:
            reading, parts = _parts(document, cache, kept)
            for word, count in zip(reading.words, reading.times, strict=True):
                times[word] += count
            facets = dict(document.facets)
            sizes = len(parts[0]), len(parts[1])
            rows.append(Row(document.date, document.address, facets, out.tell(), sizes))
            out.writelines(parts)
    _drop(cache, kept)
    return sorted(rows, key=lambda row: (row.date, row.address)), times


def _parts(document: Document, cache: Path | None, kept: set[str]) -> tuple[Reading, Parts]:
    """Return a document's reading, and its bytes and those of its text, from the cache or anew."""
    digest = _digest(document) if cache else ""
    kept.add(digest)
    if cache and (parts := _cached(cache, digest)):
        return Reading.from_bytes(parts[0]), parts
    reading = read(document)
    parts = reading.to_bytes(), text_script(document)
    if cache:
        _keep(cache, digest, parts)
    return reading, parts


def unspool(rows: Iterable[Row], file: Path) -> Iterator[tuple[Reading, bytes]]:
    """Yield the reading and the text of each row."""
    with file.open("rb") as spooled:
        for row in rows:
            spooled.seek(row.at)
            reading = Reading.from_bytes(spooled.read(row.sizes[0]))
            yield reading, spooled.read(row.sizes[1])


def text_script(document: Document) -> bytes:
    """Return the script of what results show: fields, other words, then blocks."""
    fields = (document.address, document.title, document.number, document.where)
    blocks = [(block.point, block.name, block.text) for block in document.blocks]
    shown = (*fields, document.date, document.when, document.note)
    return json_script((*shown, document.others, blocks))


def _digest(document: Document) -> str:
    data = json.dumps(vars(document), default=vars, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(_rules() + data.encode()).hexdigest()


@once
def _rules() -> bytes:
    """Return the digest of the code and data that readings rest on, so that a change counts."""
    here = Path(__file__).parent
    rules = [path for path in here.iterdir() if path.suffix in (".py", ".yml")]
    rules += (here.parent / name for name in ("text/tones.py", "vocabulary/abbreviations.yml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(rules))).digest()


def _cached(cache: Path, digest: str) -> Parts | None:
    file = _file(cache, digest)
    if not file.exists():
        return None
    data = file.read_bytes()
    cut = 4 + int.from_bytes(data[:4], "big")
    return data[4:cut], data[cut:]


def _keep(cache: Path, digest: str, parts: Parts) -> None:
    file = _file(cache, digest)
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    new.write_bytes(len(parts[0]).to_bytes(4, "big") + parts[0] + parts[1])
    new.replace(file)  # what is broken off leaves no half entry


def _file(cache: Path, digest: str) -> Path:
    return cache / digest[:2] / digest[2:]


def _drop(cache: Path | None, kept: set[str]) -> None:
    for file in cache.glob("??/*") if cache is not None else ():
        if not file.suffix and file.parent.name + file.name not in kept:
            file.unlink(missing_ok=True)

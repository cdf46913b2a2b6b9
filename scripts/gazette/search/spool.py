"""The first pass: each document is read once and stored on disk, to be read back by date.

In: documents in any order. Out: one file of postings and texts, a `SpooledDocument` in memory for
each, and how often each word occurs. A cache keeps postings and texts by the hash of what they
depend on, and drops those of documents that are gone.
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

from gazette.search.document import SearchDocument
from gazette.search.packing import json_script
from gazette.search.postings import Postings, postings_of


@dataclass(frozen=True)
class SpooledDocument:
    """What the second pass needs to know of a document, and its place in the file."""

    date: str
    address: str
    facets: Mapping[str, tuple[str, ...]]
    start: int
    size: int


def spool(
    documents: Iterable[SearchDocument], file: Path, cache: Path | None
) -> tuple[list[SpooledDocument], Counter[str]]:
    """Write all documents to `file`; return them in the order of ids, and the words' frequencies.

    Ids follow date, then address.
    """
    rows: list[SpooledDocument] = []
    used: set[Path] = set()
    times: Counter[str] = Counter()
    with file.open("wb") as out:
        for document in documents:
            data = _cached(document, cache, used) if cache else _read(document)
            postings, _ = _parts(data)
            for word, count in zip(postings.words, postings.times, strict=True):
                times[word] += count
            facets = dict(document.facets)
            row = SpooledDocument(document.date, document.address, facets, out.tell(), len(data))
            rows.append(row)
            out.write(data)
    for kept in cache.glob("??/*") if cache else ():
        if not kept.suffix and kept not in used:
            kept.unlink(missing_ok=True)
    return sorted(rows, key=lambda row: (row.date, row.address)), times


def unspool(rows: Iterable[SpooledDocument], file: Path) -> Iterator[tuple[Postings, bytes]]:
    """Yield the postings of each document and the script of its text."""
    with file.open("rb") as spooled:
        for row in rows:
            spooled.seek(row.start)
            yield _parts(spooled.read(row.size))


def _read(document: SearchDocument) -> bytes:
    """Return the postings of a document and the script of its text as one run of bytes."""
    postings = postings_of(document).to_bytes()
    return len(postings).to_bytes(4, "big") + postings + _text_script(document)


def _parts(data: bytes) -> tuple[Postings, bytes]:
    """Return the postings and the script that `_read` put together."""
    end = 4 + int.from_bytes(data[:4], "big")
    return Postings.from_bytes(data[4:end]), data[end:]


def _text_script(document: SearchDocument) -> bytes:
    """Return the script of what results show: fields, other texts, then blocks."""
    fields = (document.address, document.title, document.number, document.where)
    blocks = [(block.point, block.name, block.text) for block in document.blocks]
    shown = (*fields, document.date, document.when, document.note)
    return json_script((*shown, document.others, blocks))


def _cached(document: SearchDocument, cache: Path, used: set[Path]) -> bytes:
    """Return what `_read` returns, from the cache if it is there."""
    digest = _digest(document)
    file = cache / digest[:2] / digest[2:]
    used.add(file)
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_name(f"{file.name}.{os.getpid()}")
        new.write_bytes(_read(document))
        new.replace(file)  # an interrupted build leaves no half entry
    return file.read_bytes()


def _digest(document: SearchDocument) -> str:
    data = json.dumps(vars(document), default=vars, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(_rules() + data.encode()).hexdigest()


@once
def _rules() -> bytes:
    """Return a digest of the code and data that postings depend on."""
    here = Path(__file__).parent
    rules = [path for path in here.iterdir() if path.suffix in (".py", ".yml")]
    rules += (here.parent / name for name in ("text/tones.py", "vocabulary/abbreviations.yml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(rules))).digest()

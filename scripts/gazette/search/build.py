"""Write the index: documents in, a folder of scripts out."""

from __future__ import annotations

import gc
import hashlib
import shutil
import tempfile
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from gazette.search import columns
from gazette.search.document import Document
from gazette.search.packing import json_script, script
from gazette.search.reading import Reading
from gazette.search.shards import Encoded, Variant, encode, following, shard
from gazette.search.spill import BUCKETS, NO_WORD, SECOND, Lists, Postings, Spill, even_cuts
from gazette.search.spool import Row, spool, unspool
from gazette.search.synonyms import forms
from gazette.search.tokens import write

WORDS_SHARD, PAIRS_SHARD = 4_000, 6_000
"""About how many bytes a shard has, deflated."""
MANY = 500
"""From so many documents on, a word of one alone is not offered in place of another."""
SECONDS = 64
"""Into how many ranges of the second word the pairs of a first may be split."""

Names = Mapping[str, Mapping[str, str]]


def write_index(
    documents: Iterable[Document], folder: Path, *, labels: Names, cache: Path | None = None
) -> str:
    """Write the index of `documents` as the whole content of `folder`; return its version.

    `labels` gives the facets in order, and the words for the keys of each; a key without words
    stands for itself. `cache` is a folder that is kept from build to build.
    """
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as temporary, _no_search_for_circles():
        rows, times = spool(documents, Path(temporary) / "spool", cache)
        return _Writer(rows, times, folder, labels).write(Path(temporary))


@contextmanager
def _no_search_for_circles() -> Iterator[None]:
    """Spare Python the search for objects that hold each other: lists by the million hold none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Writer:
    """One build of the index, from the rows of the first pass."""

    def __init__(self, rows: list[Row], times: Counter[str], folder: Path, labels: Names) -> None:
        self.rows = rows
        self.folder = folder
        self.labels = labels
        self.digest = hashlib.sha256()
        self.times = times
        self.words = sorted(times)

    def write(self, temporary: Path) -> str:
        self.keys = [word.partition(" ")[0] for word in self.words]
        self.marks = self._marks()
        self.codes = [self.marks[word.partition(" ")[2]] for word in self.words]
        per_key: Counter[str] = Counter()
        for key, word in zip(self.keys, self.words, strict=True):
            per_key[key] += self.times[word]
        firsts = even_cuts(per_key.items(), BUCKETS)
        self.seconds = even_cuts(per_key.items(), SECONDS)
        spill = Spill(temporary, [bisect_left(self.keys, cut) << SECOND for cut in firsts])
        self._invert(temporary, spill)
        self.cuts: list[str] = []
        self.splits = ""
        self.lexicon: list[tuple[str, list[tuple[int, int]]]] = []
        for lists in spill.buckets():
            self._write_bucket(lists)
        self._write_columns()
        self._write("l", json_script(self._lexicon()))
        return self._write_head()

    # ---------- words ----------

    def _marks(self) -> dict[str, int]:
        """Number the codes of marks, the most frequent lowest; no marks have 0."""
        counts: Counter[str] = Counter({"": self.times.total() + 1})
        for word, times in self.times.items():
            counts[word.partition(" ")[2]] += times
        ordered = sorted(counts, key=lambda marks: (-counts[marks], marks))
        return {marks: i for i, marks in enumerate(ordered)}

    def _invert(self, temporary: Path, spill: Spill) -> None:
        number = {word: i for i, word in enumerate(self.words)}
        for document, (reading, text) in enumerate(unspool(self.rows, temporary / "spool")):
            spill.add(document, _numbered(reading, number))
            self._write(f"t/{document >> 8}/{document}", text)

    # ---------- lists ----------

    def _write_bucket(self, lists: Lists) -> None:
        """Write the shards of single words, and with each the pairs that begin with its words."""
        marks, keys = self.codes, self.keys
        single: dict[str, list[Variant]] = {}
        pairs: dict[str, dict[str, list[Variant]]] = {}
        for number, places in lists.places.items():
            first, second = number >> SECOND, number & NO_WORD
            if second == NO_WORD:
                single.setdefault(keys[first], []).append(Variant((marks[first],), number, places))
            else:
                variant = Variant((marks[first], marks[second]), number, places)
                by_second = pairs.setdefault(keys[first], {})
                by_second.setdefault(keys[second], []).append(variant)
        entries = []
        for key in sorted(single):
            entries.append(encode(key, single[key], lists))
            variants = sorted((-len(v.places), v.marks[0]) for v in single[key])
            self.lexicon.append((key, [(marks, -size) for size, marks in variants]))
        for part in _parted(entries, WORDS_SHARD):
            self._write_words(part, pairs, lists)

    def _write_words(
        self, part: list[Encoded], pairs: dict[str, dict[str, list[Variant]]], lists: Lists
    ) -> None:
        number = len(self.cuts)
        self.cuts.append(part[0].key if number else "")
        self._write(f"w/{number}", script(shard(part)))
        encoded: list[tuple[str, Encoded]] = []
        for entry in part:
            by_second = pairs.pop(entry.key, {})
            for second in sorted(by_second):
                pair = f"{entry.key} {second}"
                encoded.append((second, encode(pair, by_second[second], lists)))
        split, size = 0, sum(entry.size for _, entry in encoded)
        while 1 << split < SECONDS and size > PAIRS_SHARD << split:
            split += 1
        self.splits += str(split)
        cuts = self.seconds[(SECONDS >> split) - 1 :: SECONDS >> split]
        shards: list[list[Encoded]] = [[] for _ in range(len(cuts) + 1)]
        for second, entry in encoded:
            shards[bisect_right(cuts, second)].append(entry)
        for i, entries in enumerate(shards):
            self._write(f"p/{number}-{i}", script(shard(entries)))
            if found := following(entries):
                self._write(f"p/{number}-{i}n", script(found))

    # ---------- the rest ----------

    def _lexicon(self) -> list[str]:
        """Return the words that slips of the finger are held against.

        The n-th text has those that 2^(n - 1) documents hold, and fewer than 2^n. Where documents
        are many, what one alone holds may be a slip itself.
        """
        fewest = 1 if len(self.rows) < MANY else 2
        names = list(self.marks)
        groups: dict[int, list[str]] = {}
        for key, variants in self.lexicon:
            for marks, size in variants:
                if size >= fewest and key.isalpha():
                    groups.setdefault(size.bit_length(), []).append(write(key, names[marks]))
        return [" ".join(groups.get(i, ())) for i in range(max(groups, default=0) + 1)]

    def _write_columns(self) -> None:
        facets = [row.facets for row in self.rows]
        self._write("d", json_script(columns.dates(row.date for row in self.rows)))
        names = {}
        for i, (facet, words) in enumerate(self.labels.items()):
            keys = columns.ranked(facets, facet)
            names[facet] = [(key, words.get(key, key), count) for key, count in keys]
            self._write(f"f/{i}", script(columns.column(facets, facet, [key for key, _ in keys])))
        self._write("n", json_script(names))

    def _write_head(self) -> str:
        head = {
            "n": len(self.rows),
            "undated": sum(not row.date for row in self.rows),
            "marks": list(self.marks),
            "cuts": self.cuts,
            "splits": self.splits,
            "seconds": self.seconds,
            "forms": [(f.concept, f.words, f.printed) for f in forms()],
            "facets": list(self.labels),
        }
        self._write("head", json_script(head))
        return self.digest.hexdigest()[:12]

    def _write(self, name: str, data: bytes) -> None:
        file = self.folder / f"{name}.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self.digest.update(name.encode() + data)


def _numbered(reading: Reading, number: Mapping[str, int]) -> Postings:
    """Return the postings of a document under the corpus's numbers of words."""
    ids = [*map(number.__getitem__, reading.words), NO_WORD]
    firsts = [word << SECOND for word in ids]
    base = len(ids)
    return Postings(
        keys=array("Q", [firsts[key // base] | ids[key % base] for key in reading.keys]),
        weights=reading.weights,
        counts=reading.counts,
        following=reading.following,
    )


def _parted(entries: Iterable[Encoded], size: int) -> Iterator[list[Encoded]]:
    """Part entries into runs of about `size` bytes each."""
    part: list[Encoded] = []
    so_far = 0
    for entry in entries:
        if part and so_far + entry.size > size:
            yield part
            part, so_far = [], 0
        part.append(entry)
        so_far += entry.size
    if part:
        yield part

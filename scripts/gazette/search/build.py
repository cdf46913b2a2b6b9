"""Writes the index: documents in, a folder of scripts out."""

from __future__ import annotations

import gc
import hashlib
import shutil
import tempfile
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gazette.search import tables
from gazette.search.document import SearchDocument
from gazette.search.packing import json_script, script
from gazette.search.postings import Postings
from gazette.search.shards import ShardEntry, Variant, encode, following, shard
from gazette.search.spill import PostingLists, Spill
from gazette.search.spool import SpooledDocument, spool, unspool
from gazette.search.synonyms import concept_forms

SECOND = 24
"""The bits of the second word in a key of the index: `first << SECOND | second`."""
NO_WORD = (1 << SECOND) - 1
"""The second word of a single word's key."""
WORDS_SHARD, PAIRS_SHARD = 4_000, 6_000
"""The approximate size of a deflated shard, in bytes."""
SECONDS = 64
"""The most shards that the pairs of one words shard are split into, by their second word."""
BUCKETS = 64

FacetNames = Mapping[str, Mapping[str, str]]


def write_index(
    documents: Iterable[SearchDocument],
    folder: Path,
    *,
    labels: FacetNames,
    cache: Path | None = None,
) -> str:
    """Write the index of `documents` to `folder`, replacing what is there; return its version.

    `labels` holds the facets in order, each with the names of its keys; a key without a name is
    its own. `cache` is a folder that is kept from build to build.
    """
    shutil.rmtree(folder, ignore_errors=True)
    gc.disable()  # it would search millions of lists, none of which has a cycle
    try:
        with tempfile.TemporaryDirectory() as temporary:
            rows, times = spool(documents, Path(temporary) / "spool", cache)
            return _IndexWriter(rows, times, folder, labels).write(Path(temporary))
    finally:
        gc.enable()


class _IndexWriter:
    """The second pass of one build."""

    def __init__(
        self, rows: list[SpooledDocument], times: Counter[str], folder: Path, labels: FacetNames
    ) -> None:
        self.rows = rows
        self.folder = folder
        self.labels = labels
        self.digest = hashlib.sha256()
        self.words = sorted(times)
        self.keys = [word.partition(" ")[0] for word in self.words]
        self.marks = tables.mark_codes(times)
        self.codes = [self.marks[word.partition(" ")[2]] for word in self.words]
        self.per_key: Counter[str] = Counter()
        for key, word in zip(self.keys, self.words, strict=True):
            self.per_key[key] += times[word]
        self.seconds = tables.even_cuts(self.per_key, SECONDS)  # where pairs shards may begin
        self.cuts: list[str] = []  # the first key of each words shard; "" for the first
        self.splits = ""  # for each words shard n, if its pairs have 2^n shards
        self.variants: list[tuple[str, int, int]] = []  # of single words, for the lexicon

    def write(self, temporary: Path) -> str:
        cuts = tables.even_cuts(self.per_key, BUCKETS)
        spill = Spill(temporary, [bisect_left(self.keys, cut) << SECOND for cut in cuts])
        number = {word: i for i, word in enumerate(self.words)}
        for document, (postings, text) in enumerate(unspool(self.rows, temporary / "spool")):
            spill.add(document, _index_keys(postings, number), postings)
            self._write(f"t/{document >> 8}/{document}", text)
        for lists in spill.buckets():
            self._write_bucket(lists)
        self._write_columns()
        lexicon = tables.lexicon(self.variants, list(self.marks), len(self.rows))
        self._write("l", json_script(lexicon))
        self._write("head", json_script(self._head()))
        return self.digest.hexdigest()[:12]

    def _write_bucket(self, lists: PostingLists) -> None:
        """Write the shards of the words and pairs in one bucket."""
        variants: dict[str, list[Variant]] = defaultdict(list)
        for number, places in lists.places.items():
            ids = [word for word in (number >> SECOND, number & NO_WORD) if word != NO_WORD]
            marks = tuple(self.codes[i] for i in ids)
            key = " ".join([self.keys[i] for i in ids])
            variants[key].append(Variant(marks, number, places))
        entries: list[ShardEntry] = []
        pairs: dict[str, list[ShardEntry]] = defaultdict(list)
        for key in sorted(variants):
            ordered = sorted(variants[key])
            entry = encode(key, ordered, lists)
            first, is_pair, _ = key.partition(" ")
            (pairs[first] if is_pair else entries).append(entry)
            if not is_pair:
                self.variants += [(key, v.marks[0], len(v.places)) for v in ordered]
        for part in _parted(entries, WORDS_SHARD):
            self._write_words(part, [pair for entry in part for pair in pairs[entry.key]])

    def _write_words(self, part: list[ShardEntry], pairs: list[ShardEntry]) -> None:
        """Write a shard of single words, and the shards of the pairs that they begin."""
        number = len(self.cuts)
        self.cuts.append(part[0].key if number else "")
        self._write(f"w/{number}", script(shard(part)))
        split, size = 0, sum(pair.size for pair in pairs)
        while 1 << split < SECONDS and size > PAIRS_SHARD << split:
            split += 1
        self.splits += str(split)
        cuts = self.seconds[(SECONDS >> split) - 1 :: SECONDS >> split]
        shards: list[list[ShardEntry]] = [[] for _ in range(len(cuts) + 1)]
        for pair in pairs:
            shards[bisect_right(cuts, pair.key.partition(" ")[2])].append(pair)
        for i, entries in enumerate(shards):
            self._write(f"p/{number}-{i}", script(shard(entries)))
            if found := following(entries):
                self._write(f"p/{number}-{i}n", script(found))

    def _write_columns(self) -> None:
        facets = [row.facets for row in self.rows]
        self._write("d", json_script(tables.dates(row.date for row in self.rows)))
        names = {}
        for i, (facet, words) in enumerate(self.labels.items()):
            keys = tables.ranked(facets, facet)
            names[facet] = [(key, words.get(key, key), count) for key, count in keys]
            self._write(f"f/{i}", script(tables.column(facets, facet, [key for key, _ in keys])))
        self._write("n", json_script(names))

    def _head(self) -> dict[str, object]:
        return {
            "n": len(self.rows),
            "undated": sum(not row.date for row in self.rows),
            "marks": list(self.marks),
            "cuts": self.cuts,
            "splits": self.splits,
            "seconds": self.seconds,
            "forms": [
                (f.concept, [word.split(" ") for word in f.words], f.printed)
                for f in concept_forms()
            ],
            "facets": list(self.labels),
        }

    def _write(self, name: str, data: bytes) -> None:
        file = self.folder / f"{name}.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self.digest.update(name.encode() + data)


def _index_keys(postings: Postings, number: Mapping[str, int]) -> array[int]:
    """Return the keys of a document's postings as keys of the whole index."""
    ids = [*map(number.__getitem__, postings.words), NO_WORD]
    firsts = [word << SECOND for word in ids]
    base = len(ids)
    return array("Q", [firsts[key // base] | ids[key % base] for key in postings.keys])


def _parted(entries: Iterable[ShardEntry], size: int) -> Iterator[list[ShardEntry]]:
    """Split entries into parts of about `size` bytes."""
    part: list[ShardEntry] = []
    so_far = 0
    for entry in entries:
        if part and so_far + entry.size > size:
            yield part
            part, so_far = [], 0
        part.append(entry)
        so_far += entry.size
    if part:
        yield part

"""Write the index: documents in, a folder of scripts out."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from gazette.search import columns
from gazette.search.document import Document
from gazette.search.packing import json_script, script
from gazette.search.reading import NO_WORD, postings
from gazette.search.shards import Encoded, Entry, Variant, encode, following, hash_of, shard
from gazette.search.spill import BUCKETS, Lists, Spill, even_cuts
from gazette.search.spool import Row, spool, unspool
from gazette.search.synonyms import forms
from gazette.search.tokens import write

WORDS_SHARD, PAIRS_SHARD = 4_000, 6_000
"""About how many bytes a shard has, deflated."""
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
    with tempfile.TemporaryDirectory() as temporary:
        rows = spool(documents, Path(temporary) / "spool", cache)
        return _Writer(rows, folder, labels).write(Path(temporary))


class _Writer:
    """One build of the index, from the rows of the first pass."""

    def __init__(self, rows: list[Row], folder: Path, labels: Names) -> None:
        self.rows = rows
        self.folder = folder
        self.labels = labels
        self.digest = hashlib.sha256()
        self.words: dict[str, int] = {}
        self.times: list[int] = []

    def write(self, temporary: Path) -> str:
        self._count_words(temporary)
        self.keys = [word.partition(" ")[0] for word in self.words]
        self.marks = self._marks()
        self.hashes = {**dict(enumerate(map(hash_of, self.words))), NO_WORD: 0}
        self.codes = [self.marks[word.partition(" ")[2]] for word in self.words]
        per_key: Counter[str] = Counter()
        for key, times in zip(self.keys, self.times, strict=True):
            per_key[key] += times
        firsts = even_cuts(per_key.items(), BUCKETS)
        self.seconds = even_cuts(per_key.items(), SECONDS)
        spill = Spill(temporary, [bisect_right(firsts, key) for key in self.keys])
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

    def _count_words(self, temporary: Path) -> None:
        """Number every word of the corpus, and count how often each occurs."""
        for reading, _ in unspool(self.rows, temporary / "spool"):
            local = [self.words.setdefault(word, len(self.words)) for word in reading.words]
            self.times += [0] * (len(self.words) - len(self.times))
            for line in reading.lines:
                for word in line.words:
                    self.times[local[word]] += 1

    def _marks(self) -> dict[str, int]:
        """Number the codes of marks, the most frequent lowest; no marks have 0."""
        counts: Counter[str] = Counter({"": sum(self.times) + 1})
        for word, times in zip(self.words, self.times, strict=True):
            counts[word.partition(" ")[2]] += times
        ordered = sorted(counts, key=lambda marks: (-counts[marks], marks))
        return {marks: i for i, marks in enumerate(ordered)}

    def _invert(self, temporary: Path, spill: Spill) -> None:
        for document, (reading, text) in enumerate(unspool(self.rows, temporary / "spool")):
            ids = [self.words[word] for word in reading.words]
            spill.add(document, *postings(reading, ids))
            self._write(f"t/{document >> 8}/{document}", text)

    # ---------- lists ----------

    def _write_bucket(self, lists: Lists) -> None:
        """Write the shards of single words, and with each the pairs that begin with its words."""
        marks = self.codes
        single: dict[str, list[Variant]] = {}
        pairs: dict[str, dict[str, list[Variant]]] = {}
        for number, found in lists.items():
            first, second = number >> 24, number & NO_WORD
            key = self.keys[first]
            if second == NO_WORD:
                single.setdefault(key, []).append(Variant((marks[first],), found, pair=False))
            else:
                variant = Variant((marks[first], marks[second]), found, pair=True)
                by_second = pairs.setdefault(key, {})
                by_second.setdefault(self.keys[second], []).append(variant)
        lists.clear()
        for key in sorted(single):
            variants = [(v.marks[0], len(v.found)) for v in _sorted(single[key])]
            self.lexicon.append((key, variants))
        for part in _parted(self._encoded(single, ""), WORDS_SHARD):
            self._write_words(part, pairs)

    def _write_words(self, part: list[Encoded], pairs: dict[str, dict[str, list[Variant]]]) -> None:
        number = len(self.cuts)
        self.cuts.append(part[0].key if number else "")
        self._write(f"w/{number}", script(shard(part)))
        encoded: list[tuple[str, Encoded]] = []
        for entry in part:
            by_second = pairs.pop(entry.key, {})
            encoded += (
                (e.key.partition(" ")[2], e) for e in self._encoded(by_second, f"{entry.key} ")
            )
        split = 0
        while 1 << split < SECONDS and sum(e.size for _, e in encoded) > PAIRS_SHARD << split:
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

    def _encoded(self, lists: dict[str, list[Variant]], before: str) -> Iterator[Encoded]:
        for key in sorted(lists):
            yield encode(Entry(before + key, tuple(_sorted(lists[key]))), self.hashes)

    # ---------- the rest ----------

    def _lexicon(self) -> list[str]:
        """Return the words of letters that two documents share, for slips of the finger.

        The n-th text has those that 2^(n - 1) documents hold, and fewer than 2^n.
        """
        names = list(self.marks)
        groups: dict[int, list[str]] = {}
        for key, variants in self.lexicon:
            for marks, size in variants:
                if size > 1 and key.isalpha():
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
        version = self.digest.hexdigest()[:12]
        head = {
            "v": version,
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
        return version

    def _write(self, name: str, data: bytes) -> None:
        file = self.folder / f"{name}.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self.digest.update(name.encode() + data)


def _sorted(variants: Iterable[Variant]) -> list[Variant]:
    return sorted(variants, key=lambda variant: (-len(variant.found), variant.marks))


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

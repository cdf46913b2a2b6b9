"""Full-text search of the site: an index of syllables and syllable pairs, written as scripts.

In: `IndexedDocument`s, each with a digest and a way to read it. Out: the targets of scripts that
`theme/scripts/search-engine/` loads, from any static host or from a folder on disk. Nothing here
knows pages or records.

Most Vietnamese words have two syllables, so the index lists the documents of every syllable and of
every pair of neighbouring syllables in a line. Both are listed under keys without marks. Each list
is split by marks: a query with marks reads only its own variant, a query without marks reads all.

    head                     months, codes of marks, where shards begin, and what scripts must know
                             of the language: patterns, kinds, forms of concepts
    w/<key>-<digest>.js      syllables, joined document numbers (`358cvhu`) and dates from this key
                             on
    p/<key>-<digest>.js      pairs from this key on, and the syllables that they begin with
    p/<key>-<digest>n.js     the words after those pairs: they tell whether two overlapping pairs
                             are one run
    t/<month>-<digest>/<n>.js    the text of a document, for excerpts
    e/<words>-<digest>.js    names of pages from these words on
    n, f, d                  the facets' keys, names and counts; the facets of each document; days
    l                        the words to correct typing errors with, and the syllables there may be

The modules in the order of work: `patterns`, `tokens`, `dates` and `synonyms` read a text,
`reading` a document, `months` gives documents their ids, `segment` makes the lists of a month and
`stored` keeps them, `words` orders keys, `lists` joins months, `cuts` and `families` decide which
shards there are, `shards`, `tables` and `names` turn lists into bytes, `packing` makes scripts of
bytes, and `build` runs it all.

A query loads the head, one shard for each pair and one for its last syllable, and the texts that it
shows. A quoted phrase of three syllables or more is confirmed by the words after its pairs. If few
documents are left or an occurrence is in doubt, their texts are read instead; if many are in doubt,
the total is marked `approximate`.

An edit reads the changed document alone, makes the lists of its month anew, and packs the shards in
which a list changed. The index is a function of the documents there are, whatever was there before.
The digest in each name is of all that the file depends on, and the head tells the digests. So a
page left open in a browser never mixes two versions: it finds its own file or none.
"""

from gazette.search.build import index_of, write_index
from gazette.search.document import SearchBlock, SearchDocument
from gazette.search.months import IndexedDocument
from gazette.search.names import NamedPage

__all__ = [
    "IndexedDocument",
    "NamedPage",
    "SearchBlock",
    "SearchDocument",
    "index_of",
    "write_index",
]

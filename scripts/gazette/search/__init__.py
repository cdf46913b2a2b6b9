"""Full-text search of the site: an index of syllables and syllable pairs, written as scripts.

In: a stream of `SearchDocument`s. Out: a folder of scripts that `theme/assets/search-engine.js`
loads, from any static host or from a folder on disk. Nothing here knows pages or records.

Most Vietnamese words have two syllables, so the index lists the documents of every syllable and of
every pair of neighbouring syllables in a line. Both are listed under keys without marks. Each list
is split by marks: a query with marks reads only its own variant, a query without marks reads all.

    head.js         number of documents, codes of marks, where shards begin, forms of concepts
    w/<i>.js        syllables and joined document numbers (`358cvhu`), sorted by key
    p/<i>-<j>.js    the pairs whose first syllable is in w/<i>, split into <j> by their second
    p/<i>-<j>n.js   the words after those pairs: they tell whether two overlapping pairs are one run
    t/<k>/<id>.js   the text of a document, for excerpts; <k> is its id >> 8
    f/<i>.js        the keys that each document has in facet number <i>
    n.js, d.js      the facets' keys, names and counts; the dates
    l.js            the words to correct typing errors with

The modules in the order of work: `tokens` and `synonyms` read a text, `postings` a document,
`spool` all documents, `spill` turns postings into lists, `shards` and `tables` turn those into
bytes, `packing` makes scripts of bytes, and `build` runs it all.

A query loads head.js, one shard for each syllable and each pair, and the texts that it shows. A
phrase of three syllables or more is confirmed by the words after its pairs. If few documents are
left or an occurrence is in doubt, their texts are read instead; if many are in doubt, the total is
marked `approximate`.

Ids follow date, then address; documents without a date come first. So the same documents give the
same bytes in any order and with any cache. A letter added later shifts the ids after it: the lists
are written again, but no other text is read again. Each version of the index needs a folder of its
own, so that a page left open in a browser never mixes two versions.
"""

from gazette.search.build import write_index
from gazette.search.document import SearchBlock, SearchDocument

__all__ = ["SearchBlock", "SearchDocument", "write_index"]

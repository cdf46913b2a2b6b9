"""Full-text search of the site: an index of syllable pairs, made of scripts.

In: a stream of `Document`s. Out: a folder of scripts that `theme/assets/search-engine.js` loads,
on any static host and from a folder on disk. Nothing here knows pages or records.

Vietnamese words are mostly of two syllables, so the lists are of single syllables and of pairs of
neighbours in a line, both under their folded keys. Each list is kept apart by marks: marks that
are typed choose among its variants, and missing marks take all.

    head.js         how many documents, codes of marks, cuts between shards, forms of concepts
    w/<i>.js        single syllables and joined document numbers (`358cvhu`), in order of keys
    p/<i>-<j>.js    the pairs whose first is in w/<i>; <j> parts them by their second
    p/<i>-<j>n.js   what follows those pairs: of two pairs that overlap, whether they are one run
    t/<k>/<id>.js   the text of a document, to show and to mark; <k> is its id >> 8
    f/<i>.js n.js d.js   a column for each facet; the facets' keys, names, counts; the dates
    l.js            the words that two documents share, for slips of the finger

The modules in the order of work: `tokens` and `synonyms` read a text, `reading` a document,
`spool` all of them once, `spill` turns postings into lists, `shards` and `columns` make bytes of
them, `packing` scripts of those, `build` does it all.

An answer asks head, one shard for each syllable and each pair, and the texts that it shows. Which
documents hold a phrase of three syllables or more comes from what follows its pairs, or, where few
are left or an occurrence is in doubt, from their texts; where many are in doubt the total is said
to be about right (`approximate`).

Ids go by date, then by address; documents without a date come first. So equal documents give equal
bytes, whatever the order in which they come and whatever a cache holds. A letter that comes late
takes its place among the dates and moves the ids after it by one: the lists are written anew,
which reads no other text again. Each version is to stand in a folder of its own, so that a page
left open asks in vain for what is gone, and none of another version is mixed in.
"""

from gazette.search.build import write_index
from gazette.search.document import Block, Document

__all__ = ["Block", "Document", "write_index"]

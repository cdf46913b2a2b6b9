"""What a search must find, by looking at every text: slow, plain, and with no index.

Rules of its own on purpose, so that a fault of the tokeniser shows: words are compared as folded
strings, and with marks as strings in which the tone goes last.
"""

import re
import unicodedata
from functools import cache

TONES = "\u0300\u0301\u0303\u0309\u0323"


def lines(document):
    fields = (document.title, document.number, document.place, *document.others)
    return [*fields, *(block.text for block in document.blocks)]


def split(text):
    """Return the words of a text as they are, in small letters."""
    return re.findall(r"[^\W\d_]+|\d+", unicodedata.normalize("NFC", text).lower())


def words(text):
    """Return the words of a text in small letters, each with its tone at its end."""
    return list(map(_tone_last, split(text)))


def bare_line(texts):
    return " | ".join(" ".join(["", *map(bare, text), ""]) for text in texts)


@cache
def _tone_last(word):
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if c not in TONES) + "".join(c for c in parts if c in TONES)


@cache
def bare(word):
    word = unicodedata.normalize("NFD", word)
    return "".join(c for c in word.replace("đ", "d") if not unicodedata.combining(c))


def bare_text(text):
    return " ".join(map(bare, split(text)))


def fits(typed, word):
    """A word with marks typed by itself is that word; one without is every word of its letters."""
    return bare(word) == typed if typed == bare(typed) else word == typed


def is_marked(query):
    """Whether a word of a query has marks: then each of its words is that very word."""
    typed = words(query)
    return typed != list(map(bare, typed))


class Scan:
    """A full pass over documents, read once into words."""

    def __init__(self, documents):
        self._read({d.address: lines(d) for d in documents})

    @classmethod
    def of_lines(cls, lines):
        """Return a full pass over lines, given by address."""
        scan = cls(())
        scan._read(lines)
        return scan

    def _read(self, lines):
        self.texts = {address: list(map(words, texts)) for address, texts in lines.items()}
        self.bare = {address: bare_line(texts) for address, texts in self.texts.items()}
        self.found = {}

    def holding(self, keep):
        return {address for address, texts in self.texts.items() if keep(texts)}

    def phrase(self, phrase, query=""):
        """Return the documents that have a phrase, which may be a part of a query."""
        asked = phrase, is_marked(query or phrase)
        if asked not in self.found:
            self.found[asked] = self._phrase(words(phrase), is_exact=asked[1])
        return self.found[asked]

    def _phrase(self, typed, *, is_exact):
        letters = list(map(bare, typed))
        near = " ".join(["", *letters, ""])
        few = {key for key in self.texts if near in self.bare[key]}
        if not is_exact:
            return few
        return {key for key in few if any(_runs(typed, text) for text in self.texts[key])}

    def all_words(self, query):
        return set.intersection(*(self.phrase(word, query) for word in query.split()))

    def any_phrase(self, *phrases):
        return set().union(*map(self.phrase, phrases))


def _runs(typed, text):
    if not all(word in text for word in typed):
        return False
    size = len(typed)
    return any(text[at : at + size] == typed for at in range(len(text) - size + 1))

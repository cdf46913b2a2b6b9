"""The print of a list tells every document in it, the first one too."""

from dataclasses import replace

from bench.made import document
from gazette.search import SearchBlock
from gazette.search.reading import read
from gazette.search.segment import segment_of


def prints_of(*texts):
    """Return the print of the word `y` in documents with these texts."""
    made = replace(document(0), title="a", number="", blocks=())
    readings = [read(replace(made, blocks=(SearchBlock("", "", text),))) for text in texts]
    month = segment_of(readings).outline
    at = [month.words[i].partition(" ")[0] for i in month.singles.first].index("y")
    return month.singles.prints[at]


def test_a_list_without_the_first_document_has_another_print():
    assert prints_of("y tế", "y tế") != prints_of("tế", "y tế")

"""What paper says of itself at its end is the same on the page and in the print files."""

from gazette.corpus import load_corpus
from gazette.pages.end_words import end_words
from tests.conftest import ROOT
from tests.printing.forms import paper_form


def test_page_and_print_files_end_in_the_same_words():
    corpus, problems = load_corpus([ROOT / "directives"])
    assert problems == []
    for entry in corpus.shown:
        words, form = end_words(entry.directive), paper_form(entry)
        lines = [line.text for line in form.end]
        assert form.words.notice == words.notice
        assert lines[0].startswith(words.not_certified)
        assert lines[1] == words.origin
        assert words.checksum in lines

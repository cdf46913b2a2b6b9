"""What the tests of printing share: the papers of real and synthetic records, and their files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from gazette.corpus import Entry, load_corpus
from gazette.outputs.printing.paper import Paper as PaperOfEntry
from gazette.outputs.printing.pdf import make_pdf
from gazette.sheet.printed_form import measures
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.printing.forms import paper_forms
from tests.printing.poppler import words_of
from tests.site.conftest import made_records, once, served, site, site_with_address
from tests.site.samples import HELD

SITE_URL = "https://vi-du.invalid/van-ban/"
SITES = (
    once,
    site,
    served,
    site_with_address,
    made_records,
)  # fixtures, known here from there


@dataclass(frozen=True)
class Printed:
    """A document and its PDF."""

    entry: Entry
    form: PaperOfEntry
    file: Path


@pytest.fixture(scope="session")
def entries():
    """Return the entries of the real records by their numbers in `samples`."""
    corpus, problems = load_corpus([ROOT / "directives"])
    assert problems == []
    by_file = {entry.record.path.name: entry for entry in corpus.entries}
    return {seed: by_file[held.file.name] for seed, held in HELD.items()}


@pytest.fixture(scope="session")
def forms(entries):
    """Return the papers of the real records, with links to what they cite."""
    corpus, _ = load_corpus([ROOT / "directives"])
    by_address = dict(paper_forms(corpus, SITE_URL))
    return {seed: by_address[entry.address] for seed, entry in entries.items()}


@pytest.fixture(scope="session")
def pdfs(entries, forms, tmp_path_factory):
    """Return the PDF of each real record."""
    folder = tmp_path_factory.mktemp("pdf")
    return {
        seed: printed(entry, forms[seed], folder / f"{seed}.pdf") for seed, entry in entries.items()
    }


@pytest.fixture(scope="session")
def synthetic(full, tmp_path_factory):
    """Return the PDFs of synthetic records of every form."""
    count = 200 if full else 20
    folder = tmp_path_factory.mktemp("synthetic")
    list(write_records(folder / "records", count, 7))
    corpus, problems = load_corpus([folder / "records"])
    assert problems == []
    made = [
        printed(corpus.by_address[address], form, folder / f"{i}.pdf")
        for i, (address, form) in enumerate(paper_forms(corpus, SITE_URL))
    ]
    assert {each.form.sheet.form for each in made} == {"party", "state", "report"}
    return made


@pytest.fixture(scope="session")
def every_pdf(pdfs, synthetic):
    return [*pdfs.values(), *synthetic]


def printed(entry, form, file):
    file.write_bytes(make_pdf(form))
    return Printed(entry, form, file)


def bare(text):
    """Return a text without blanks."""
    return re.sub(r"\s", "", text)


def said(line):
    return line.text


def parts_of(form):
    """Yield the parts of a form in reading order, except recipients, body and copies."""
    head, signs = form.sheet.head, form.sheet.signatures
    if head:
        names = ("superior", "issuer", "star", "motto", "number", "dateline", "title", "subject")
        yield from (getattr(head, name) for name in names)
    yield form.sheet.headline
    for sign in signs:
        yield from (sign.authority, sign.position, sign.signed, sign.name)
    yield form.sheet.byline


class Paper:
    """Where the words of one printed letter stand."""

    def __init__(self, form, file):
        self.form, self.measures = form, measures()[form.sheet.form]
        self.words = words_of(file)

    def line(self, text):
        """Return the words of a line."""
        wanted = bare(text)
        for start in range(len(self.words)):
            got, words = "", []
            for word in self.words[start : start + 60]:
                got += bare(word.text)
                words.append(word)
                if not wanted.startswith(got):
                    break
                if got == wanted:
                    return words
        raise AssertionError(f"not on paper: {text}")

    def middle(self, text):
        words = self.line(text)
        assert len({round(word.line) for word in words}) == 1, f"{text} is broken"
        return (words[0].left + words[-1].right) / 2

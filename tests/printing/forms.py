"""The forms of a corpus, as the outputs of the site read them."""

from __future__ import annotations

from pathlib import Path

from gazette.corpus import Corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.printing.paper import paper_runs, read_paper


def paper_forms(corpus, site_url):
    """Yield the address of each page that has print files, and the form that they show."""
    inputs = SiteInputs(corpus, site_url, Path(), None)
    for entry in corpus.shown:
        yield entry.address, read_paper(entry, inputs)


def paper_form(entry, site_url=None):
    """Return the form of an entry that stands alone, so cites nothing held."""
    return dict(paper_forms(Corpus((entry,)), site_url))[entry.address]


def cited_in(form):
    """Return the addresses to which the words of a form's body lead, in order."""
    lines = (block.line for block in form.sheet.blocks)
    runs = (run for line in lines for run in paper_runs(line, form.site_url))
    return [run.link for run in runs if run.link]

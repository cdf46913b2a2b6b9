"""The papers of a corpus, as the outputs of the site read them."""

from __future__ import annotations

from pathlib import Path

from gazette.corpus import Corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.printing.paper import paper_runs, read_paper
from gazette.store import Store


def paper_forms(corpus, site_url):
    """Yield the address and the paper of each page that has print files."""
    inputs = SiteInputs(corpus, site_url, Path(), Store(None))
    for entry in corpus.shown:
        yield entry.address, read_paper(entry, inputs)


def paper_form(entry, site_url=None):
    """Return the paper of an entry without its corpus, so without links to other documents."""
    return dict(paper_forms(Corpus((entry,)), site_url))[entry.address]


def cited_in(form):
    """Return the addresses that a paper's body links, in order."""
    lines = (block.line for block in form.sheet.blocks)
    runs = (run for line in lines for run in paper_runs(line, form.site_url))
    return [run.link for run in runs if run.link]

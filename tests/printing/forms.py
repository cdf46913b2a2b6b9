"""The forms of a corpus, as the outputs of the site read them."""

from __future__ import annotations

from pathlib import Path

from gazette.outputs.model import SiteInputs
from gazette.outputs.paper import read_form


def paper_forms(corpus, site_url):
    """Yield the address of each page that has print files, and the form that they show."""
    inputs = SiteInputs(corpus, site_url, Path(), None)
    for entry in corpus.shown:
        yield entry.address, read_form(entry, inputs)

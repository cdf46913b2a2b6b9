"""All outputs of the site. A new format is one more module and one line here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gazette.corpus import Corpus
from gazette.outputs.bibtex import BIBTEX
from gazette.outputs.json_schema import write_schema
from gazette.outputs.model import PageOutput, SiteOutput
from gazette.outputs.printing.pdf import PDF
from gazette.outputs.printing.word import WORD
from gazette.outputs.ris import RIS
from gazette.outputs.scripts import write_scripts
from gazette.outputs.search_index import write_search
from gazette.outputs.source_file import SOURCE
from gazette.outputs.text import TEXT
from gazette.pages.model import FileLink, PageFiles

PAGE_OUTPUTS: tuple[PageOutput[Any], ...] = (PDF, WORD, TEXT, BIBTEX, RIS, SOURCE)
"""In the order in which a page links them."""

SITE_OUTPUTS: tuple[SiteOutput, ...] = (write_scripts, write_schema, write_search)


def page_files(corpus: Corpus, outputs: Iterable[PageOutput[Any]]) -> PageFiles:
    """Return the links to the files beside each page."""
    return {
        entry.address: tuple(
            FileLink(output.part, output.label, address)
            for output in outputs
            if (address := output.address(entry))
        )
        for entry in corpus.shown
    }

"""All outputs of the site. A new format is one more module and one line here."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from gazette.corpus import Corpus, Entry
from gazette.outputs.bibtex import BIBTEX
from gazette.outputs.json_schema import write_schema
from gazette.outputs.model import PageOutput, SiteInputs, SiteOutput
from gazette.outputs.printing.pdf import PDF
from gazette.outputs.printing.word import WORD
from gazette.outputs.ris import RIS
from gazette.outputs.scripts import write_scripts
from gazette.outputs.search_index import write_search
from gazette.outputs.source_file import SOURCE
from gazette.outputs.text import TEXT
from gazette.pages.model import FileLink, PageFiles
from gazette.target import Target

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


def output_targets(
    inputs: SiteInputs, outputs: Iterable[PageOutput[Any]]
) -> Iterator[Target[bytes]]:
    """Yield every file of the site that is no page, not made yet."""
    beside = tuple(outputs)
    for entry in inputs.corpus.shown:
        for output in beside:
            if address := output.address(entry):
                make = partial(_made, output, entry, inputs)
                yield Target(address, secrets.token_hex(), make)
    with tempfile.TemporaryDirectory() as folder:
        for write in SITE_OUTPUTS:
            for address in write(inputs, Path(folder)):
                content = (Path(folder) / address).read_bytes()
                yield Target(address, secrets.token_hex(), partial(bytes, content))


def _made(output: PageOutput[Any], entry: Entry, inputs: SiteInputs) -> bytes:
    return output.make(output.read(entry, inputs))

"""All outputs of the site. A new format is one more module and one line here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from gazette.corpus import Corpus
from gazette.outputs.akn.akoma_ntoso import AKOMA_NTOSO
from gazette.outputs.atom import feed_targets
from gazette.outputs.bibtex import BIBTEX
from gazette.outputs.json_schema import schema_targets
from gazette.outputs.model import PageOutput, SiteInputs, SiteOutput, outputs_code
from gazette.outputs.open_data.bulk import bulk_targets
from gazette.outputs.open_data.data_schemas import data_schema_targets
from gazette.outputs.open_data.index_json import index_targets
from gazette.outputs.open_data.letter_json import LETTER_JSON, withdrawn_targets
from gazette.outputs.open_data.list_json import list_targets
from gazette.outputs.open_data.sql_recipes import recipe_targets
from gazette.outputs.open_data.vocabulary_json import vocabulary_targets
from gazette.outputs.open_search import open_search_targets
from gazette.outputs.printing.pdf import PDF
from gazette.outputs.printing.word import WORD
from gazette.outputs.rdf import rdf_targets
from gazette.outputs.ris import RIS
from gazette.outputs.robots import robots_targets
from gazette.outputs.scan_pictures import scan_targets
from gazette.outputs.scripts import script_targets
from gazette.outputs.search_index import search_targets
from gazette.outputs.share_picture import share_picture_targets
from gazette.outputs.source_file import SOURCE
from gazette.outputs.text import TEXT
from gazette.pages.model import FileLink, PageFiles
from gazette.store import digest_of
from gazette.target import Target

PAGE_OUTPUTS = (PDF, WORD, TEXT, BIBTEX, RIS, SOURCE, LETTER_JSON, AKOMA_NTOSO)
"""In the order in which a page links them."""


SITE_OUTPUTS: tuple[SiteOutput, ...] = (
    scan_targets,
    script_targets,
    schema_targets,
    data_schema_targets,
    index_targets,
    vocabulary_targets,
    withdrawn_targets,
    list_targets,
    bulk_targets,
    recipe_targets,
    search_targets,
    feed_targets,
    rdf_targets,
    robots_targets,
    open_search_targets,
    share_picture_targets,
)


def page_files(corpus: Corpus, outputs: Iterable[PageOutput]) -> PageFiles:
    """Return the links to the files beside each page."""
    return {
        entry.address: tuple(
            FileLink(output.part, output.label, address, output.media_type)
            for output in outputs
            if (address := output.address(entry))
        )
        for entry in corpus.shown
    }


def output_targets(inputs: SiteInputs, outputs: Iterable[PageOutput]) -> Iterator[Target[bytes]]:
    """Yield every file of the site that is no page, not made yet."""
    yield from targets_beside_pages(inputs, outputs)
    for targets in SITE_OUTPUTS:
        yield from targets(inputs)


def targets_beside_pages(
    inputs: SiteInputs, outputs: Iterable[PageOutput]
) -> Iterator[Target[bytes]]:
    """Yield the files of each letter, those of one letter in a row: they share its sheet."""
    formats, code = tuple(outputs), outputs_code()
    for entry in inputs.corpus.shown:
        for output in formats:
            if address := output.address(entry):
                digest = digest_of(code, *output.depends_on(entry, inputs))
                yield Target(address, digest, partial(output.make, entry, inputs))

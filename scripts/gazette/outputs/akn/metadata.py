"""The metadata of a document and of its annexes: see `frbr`, `modifications`, `references`."""

from __future__ import annotations

from gazette.corpus import Entry
from gazette.outputs.akn.elements import AKN, Element
from gazette.outputs.akn.frbr import identification
from gazette.outputs.akn.modifications import analysis
from gazette.outputs.akn.references import references
from gazette.outputs.model import SiteInputs


def metadata_of(entry: Entry, inputs: SiteInputs) -> Element:
    return AKN.meta(
        identification(entry, "main", inputs.site_url),
        *analysis(entry, inputs.corpus),
        references(entry.directive, inputs.publisher),
    )


def metadata_of_annex(entry: Entry, annex: str) -> Element:
    return AKN.meta(identification(entry, annex, None))

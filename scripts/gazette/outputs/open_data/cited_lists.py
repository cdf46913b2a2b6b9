"""The documents that letters cite, and for each the letters that cite it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gazette.citations import CitedDocument
from gazette.corpus import Corpus
from gazette.outputs.open_data.data_list import DataList
from gazette.outputs.open_data.list_items import ListItems
from gazette.pages import addresses
from gazette.pages.documents import document_name
from gazette.pages.labels import labels


def cited_lists(corpus: Corpus, items: ListItems) -> Iterator[DataList[Any]]:
    """Yield the list of all documents that letters cite, then the letters that cite each."""
    links = corpus.links
    cited = [links.documents[key] for key in links.cited_by]
    cited.sort(key=lambda one: (one.is_held, -len(links.citing(one.key)), one.key))
    yield items.documents(addresses.CITED, labels().cited.index, cited)
    for document in cited:
        citing = [corpus.by_address[address] for address in links.citing(document.key)]
        page, about = _page(document), items.rows.document(document)
        yield items.letters(page, document_name(document), citing, document=about)


def _page(document: CitedDocument) -> str:
    """Return the address of the list of what cites a document."""
    held = document.is_held
    return addresses.cited_list_address(document.key) if held else document.address

"""What the files for reference managers share. What they say is read in `pages/bibliography.py`."""

from __future__ import annotations

from urllib.parse import quote

from gazette.corpus import Entry
from gazette.outputs.model import SiteInputs
from gazette.pages.bibliography import BibliographicReference, read_reference


def reference_depends_on(entry: Entry, inputs: SiteInputs) -> tuple[object, ...]:
    return entry.digest, inputs.site_url


def reference_of(entry: Entry, inputs: SiteInputs) -> BibliographicReference:
    return read_reference(entry, inputs.site_url)


def field_url(url: str) -> str:
    """Return an address without characters that could end a field."""
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~")

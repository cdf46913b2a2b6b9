"""The page of the indexes that the menu does not name, each with what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.pages import addresses
from gazette.pages.crumbs import crumbs_under, section_link
from gazette.pages.labels import labels
from gazette.pages.model import Link, Page, PageTarget


def other_indexes_page() -> PageTarget:
    return PageTarget.of(addresses.OTHERS, _page)


def _page() -> Page:
    words = labels()
    return Page(
        address=addresses.OTHERS,
        template="others.html",
        title=words.site.others,
        description=words.others.lead,
        section="others",
        crumbs=crumbs_under(title=words.site.others),
        data=tuple(_indexes()),
    )


def _indexes() -> Iterator[tuple[Link, str]]:
    """Yield a link to each index, and what it says of itself."""
    words = labels()
    yield section_link("kinds"), words.kind.index_lead
    yield section_link("bodies"), words.body.index_lead
    yield section_link("signers"), words.signer.index_lead
    yield section_link("cited"), words.cited.index_lead
    yield Link(words.place.today_index, addresses.PROVINCES_TODAY), words.place.today_index_lead
    yield Link(words.place.index, addresses.PROVINCES), words.place.index_lead
    yield Link(words.site.glossary, addresses.GLOSSARY), words.glossary.lead

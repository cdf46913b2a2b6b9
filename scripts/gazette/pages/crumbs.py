"""The crumbs of a page: the links from the home page down to it."""

from __future__ import annotations

from gazette.pages import addresses
from gazette.pages.labels import labels
from gazette.pages.model import Link
from gazette.pages.names import capitalised, folder_name, province_name
from gazette.text.edtf import Edtf
from gazette.vocabulary.office import Office


def crumbs_under(*above: Link, title: str) -> tuple[Link, ...]:
    """Return the crumbs of a page: home, the pages above it, then its own title."""
    return Link(labels().site.home, addresses.HOME), *above, Link(title)


def section_link(section: str) -> Link:
    """Return a link to the index of a section: "Địa phương"."""
    return Link(getattr(labels().site, section), addresses.SECTIONS[section])


def folder_crumbs(office: Office) -> tuple[Link, ...]:
    """Return the crumbs of an office's place: province and district, or the level above."""
    folder = folder_link(office)
    is_central = office.level == "centre"
    return (folder,) if is_central else (province_link(office.province, office.date), folder)


def province_link(province: str | None, date: Edtf | None = None) -> Link:
    name = capitalised(province_name(province, date))
    return Link(name, addresses.province_address(province))


def folder_link(office: Office) -> Link:
    """Return a link to the page that lists the documents of a district, or the level above."""
    return Link(folder_name(office), addresses.folder_address(office))

"""The crumbs of a page: the links from the home page down to it."""

from __future__ import annotations

from gazette.pages import addresses
from gazette.pages.labels import labels
from gazette.pages.model import Link, Page
from gazette.pages.names import capitalised, district_name, province_name
from gazette.records.model import Directive
from gazette.vocabulary import vocabulary


def crumbs_under(*above: Link, title: str) -> tuple[Link, ...]:
    """Return the crumbs of a page: home, the pages above it, then its own title."""
    return Link(labels().site.home, addresses.HOME), *above, Link(title)


def section_link(section: str) -> Link:
    """Return a link to the index of a section: "Địa phương"."""
    return Link(getattr(labels().site, section), addresses.SECTIONS[section])


def folder_crumbs(directive: Directive) -> tuple[Link, ...]:
    """Return the crumbs of a directive's place: province and district, or the level above."""
    folder = folder_link(directive)
    is_central = directive.office.level == "centre"
    return (folder,) if is_central else (province_link(directive.province), folder)


def province_link(province: str | None) -> Link:
    return Link(capitalised(province_name(province)), addresses.province_address(province))


def folder_link(directive: Directive) -> Link:
    """Return a link to the page that lists a directive: of its district, or the level above."""
    return Link(folder_name(directive), addresses.folder_address(directive))


def folder_name(directive: Directive) -> str:
    """As in "Huyện Sông Lô", "Cấp tỉnh", "Trung ương"."""
    level = directive.office.level
    if level == "centre":
        return labels().place.central
    if level == "province":
        return labels().place.provincial
    return capitalised(district_name(directive.province, directive.district))


def bare_folder_name(directive: Directive) -> str:
    """Return the folder's name as it is sorted, without the type of unit: "Sông Lô"."""
    unit = vocabulary().district(directive.province, directive.district)
    return unit.name if unit and not directive.office.is_above_district else folder_name(directive)


def moved_page(address: str, to: Link) -> Page:
    """Return a page that only leads to another."""
    title = labels().moved.title
    crumbs = crumbs_under(title=title)
    return Page(address, template="moved.html", title=title, crumbs=crumbs, data=to)

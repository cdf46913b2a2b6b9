"""The way from the home page down to a page."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.pages import addresses
from gazette.pages.labels import labels
from gazette.pages.model import Link, Page
from gazette.pages.names import capitalised, district_name, province_name
from gazette.records.model import Directive
from gazette.vocabulary import vocabulary


def crumbs_under(*above: Link, title: str) -> tuple[Link, ...]:
    """Return the crumbs of a page: home, what is above it, itself."""
    return Link(labels().site.home, addresses.HOME), *above, Link(title)


def folder_crumbs(directive: Directive) -> tuple[Link, ...]:
    """Return the crumbs of a directive's place: province and district, or the level above."""
    folder = directive.office.folder
    last = Link(folder_name(directive), addresses.folder_address(directive))
    if len(folder) == 1:
        return (last,)
    province = capitalised(province_name(directive.province))
    return Link(province, addresses.province_address(directive.province)), last


def folder_name(directive: Directive) -> str:
    """Name the place that a directive stands under: "Huyện Sông Lô", "Cấp tỉnh", "Trung ương"."""
    level = directive.office.level
    if level == "centre":
        return labels().place.central
    if level == "province":
        return labels().place.provincial
    return capitalised(district_name(directive.province, directive.district))


def bare_folder_name(directive: Directive) -> str:
    """Name it as it is sorted: "Sông Lô", without "huyện"."""
    unit = vocabulary().district(directive.province, directive.district)
    return unit.name if unit and not directive.office.is_above_district else folder_name(directive)


def places_crumb() -> Link:
    """Return the crumb of the index of provinces."""
    return Link(labels().site.places, addresses.PROVINCES)


@dataclass(frozen=True)
class MovedPage:
    to: Link


def moved_page(address: str, to: Link) -> Page:
    title = labels().moved.title
    return Page(
        address=address,
        template="moved.html",
        title=title,
        crumbs=crumbs_under(title=title),
        data=MovedPage(to),
    )

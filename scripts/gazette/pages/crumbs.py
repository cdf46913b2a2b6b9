"""The way from the home page down to a page."""

from __future__ import annotations

from gazette.pages import addresses
from gazette.pages.labels import labels
from gazette.pages.model import Link
from gazette.pages.names import capitalised, district_name, province_name
from gazette.records.address import folder_of
from gazette.records.model import Directive


def folder_crumbs(directive: Directive) -> tuple[Link, ...]:
    """Return the crumbs of a directive's place: province and district, or the level above."""
    folder = folder_of(directive)
    last = Link(folder_name(directive), addresses.folder_address(directive))
    if len(folder) == 1:
        return (last,)
    province = capitalised(province_name(directive.province))
    return Link(province, addresses.province_address(directive.province)), last


def folder_name(directive: Directive) -> str:
    """Name the place that a directive stands under: "Huyện Sông Lô", "Cấp tỉnh", "Trung ương"."""
    folder = folder_of(directive)
    if folder == ("trung-uong",):
        return labels().place.central
    if folder[-1] == "cap-tinh":
        return labels().place.provincial
    return capitalised(district_name(directive.province, directive.district))

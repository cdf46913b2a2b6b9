"""Addresses of all pages but the directives' own, which `Corpus` gives them, and of scans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from gazette.text.edtf import Edtf
from gazette.vocabulary import Abbreviation
from gazette.vocabulary.office import UNKNOWN, Office

HOME = "index.html"
SEARCH = "tim-kiem/index.html"
SEARCH_DESCRIPTION = "tim-kiem/mo-ta.xml"
SHARE_PICTURE = "assets/chia-se.png"
PROVINCES = "dia-phuong/index.html"
PROVINCES_TODAY = "nay/index.html"
DATES = "ngay/index.html"
KINDS = "loai/index.html"
BODIES = "co-quan/index.html"
SIGNERS = "nguoi-ky/index.html"
TOPICS = "chu-de/index.html"
CITED = "vien-dan/index.html"
TASKS = "nhiem-vu/index.html"
GIVEN_NAMES = "nguoi-ky/theo-ten/index.html"
TASKS_BY_DAY = "nhiem-vu/han/index.html"
TASKS_WITHOUT_DAY = "nhiem-vu/khong-neu-han/index.html"
TASKS_BY_BODY = "nhiem-vu/co-quan/index.html"
GLOSSARY = "tu-viet-tat/index.html"
OTHERS = "tra-cuu-khac/index.html"
CONTRIBUTE = "dong-gop.html"
SECTIONS = {
    "places": PROVINCES,
    "dates": DATES,
    "kinds": KINDS,
    "bodies": BODIES,
    "signers": SIGNERS,
    "topics": TOPICS,
    "cited": CITED,
    "tasks": TASKS,
}
"""The index of each section of the site, by its name in labels.yml."""
MENU = {name: SECTIONS[name] for name in ("places", "dates", "topics", "tasks")} | {
    "others": OTHERS
}
"""What the menu leads to; the other sections stand under "others"."""


def scan_picture_address(page: str, number: int) -> str:
    """Return the address of the picture of a page of a scan, given that of the letter's page."""
    return f"{page.removesuffix('.html')}-trang-{number}.jpg"


def province_address(province: str | None) -> str:
    return f"{province or UNKNOWN}/index.html"


def province_today_address(key: str) -> str:
    return f"nay/{key}/index.html"


def folder_address(office: Office) -> str:
    """Return the page of an office's district; above the district, that of its level."""
    return "/".join((*office.folder, "index.html"))


def year_address(year: str | None) -> str:
    return f"ngay/{year or UNKNOWN}/index.html"


def date_address(date: Edtf | None) -> str:
    """Return the page of a date's month, else of its year, else of the undated."""
    if date and date.year_month:
        return month_address(*date.year_month)
    return year_address(date.year if date else None)


def month_address(year: str, month: str) -> str:
    return f"ngay/{year}/{month}/index.html"


def kind_address(kind: str) -> str:
    return f"loai/{kind}/index.html"


def body_kind_address(body: str) -> str:
    """Return the page of all bodies of one kind: every Huyện ủy."""
    return f"co-quan/{body}/index.html"


def office_address(office: Office) -> str:
    """Return the page of a body in its place; a group has no place, only the page of its kind."""
    return "/".join(("co-quan", office.key or UNKNOWN, *office.folder, "index.html"))


def office_list_address(office: Office, relation: str) -> str:
    """Return the page of a list that is too long for the page of a body."""
    return "/".join(("co-quan", office.key or UNKNOWN, *office.folder, relation, "index.html"))


def office_line_address(office: Office) -> str:
    """Return the anchor of a body in its place, on the page of its kind."""
    return f"{body_kind_address(office.key or UNKNOWN)}#{'/'.join(office.folder)}"


def issued_by_kind_address(body: str) -> str:
    return f"co-quan/{body}/van-ban/index.html"


def signer_address(where: Sequence[str], number: int) -> str:
    """Return the page of a signer, given folder, body and name; the second of a name gets "-2"."""
    return "/".join(("nguoi-ky", *where)) + (f"-{number}" if number > 1 else "") + "/index.html"


def signer_line_address(name: str) -> str:
    """Return the anchor of all signers of one name, given as a slug."""
    return f"{SIGNERS}#{name}"


def namesake_line_address(page: str) -> str:
    """Return the anchor of one of several signers of a name, given the address of their page."""
    return signer_line_address(page.removeprefix("nguoi-ky/").removesuffix("/index.html"))


def tasks_of_body_address(body: str) -> str:
    return f"nhiem-vu/co-quan/{body}/index.html"


def tasks_of_place_address(folder: Sequence[str]) -> str:
    return "/".join(("nhiem-vu", *folder, "index.html"))


def tasks_line_address(folder: Sequence[str]) -> str:
    """Return the anchor of a district's tasks, on the page of its province."""
    province, *below = folder
    return f"{tasks_of_place_address([province])}#{'/'.join(below)}"


def tasks_of_year_address(year: str | None) -> str:
    """Return the page of tasks due in a year; None: between days of two years."""
    return f"nhiem-vu/han/{year or UNKNOWN}/index.html"


def tasks_of_month_address(year: str, month: str) -> str:
    return f"nhiem-vu/han/{year}/{month}/index.html"


def topic_address(topic: str) -> str:
    return f"chu-de/{topic}/index.html"


def side_by_side_address(topic: str, *, by_province: bool = False) -> str:
    """Return the page that shows what every letter says on a topic, point by point."""
    return f"chu-de/{topic}/tung-diem/{'theo-tinh/' if by_province else ''}index.html"


def abbreviation_id(row: Abbreviation) -> str:
    """Return the anchor of a short form in the glossary; some differ in capitals alone."""
    return row.short.replace(" ", "-")


def cited_list_address(key: str) -> str:
    """Return the page that lists what cites a held document; where few do, it leads to it."""
    return f"vien-dan/{key}.html"


def part_address(address: str, number: int) -> str:
    """Return the page of a part of a list: `chu-de/tiem-chung/trang-2.html`.

    Beside another page, it is `15-ct-ttg-trang-2.html`.
    """
    if number == 1:
        return address
    stem = address.removesuffix("index.html").replace(".html", "-")
    return f"{stem}trang-{number}.html"


def feed_address(page: str) -> str:
    """Return the feed of the documents that a page lists."""
    return page.removesuffix(".html") + ".atom"


def search_address(facets: Mapping[str, str | Sequence[str]]) -> str:
    """Return the search for a value of each facet, or for any of several."""
    return f"{SEARCH}?{urlencode(facets, doseq=True)}"

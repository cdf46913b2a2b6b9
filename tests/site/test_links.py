"""Every page of the built sites: links that lead somewhere, and what every page must have."""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from tests.site.dom import page_at

HOST = "http://site.invalid/"
LICENCE = "https://opensource.org/license/mit"
"""As mkdocs.yml names it, and every page: the one link that leads out."""


def pages(folder):
    return {file.relative_to(folder).as_posix(): page_at(file) for file in folder.rglob("*.html")}


def links(page):
    """Yield every address that a page names, whatever it does with it."""
    for element in page.walk():
        for name in ("href", "src", "action", "poster", "data", "srcset"):
            if element.attrs.get(name, LICENCE) != LICENCE:
                yield element.attrs[name]
        if element.attrs.get("http-equiv") == "refresh":
            yield element.attrs["content"].partition("url=")[2]


@cache
def ids(page):
    return [element.attrs["id"] for element in page.walk() if "id" in element.attrs]


def test_every_link_leads_to_a_file_and_a_point_of_it(whole):
    found = pages(whole)
    broken = []
    for address, page in found.items():
        for link in links(page):
            target = urlsplit(urljoin(HOST + address, link))
            file = unquote(target.path.lstrip("/"))
            if not (whole / file).is_file():
                broken.append(f"{address}: {link}")
            elif target.fragment and target.fragment not in ids(found[file]):
                broken.append(f"{address}: {link} (no such point)")
    assert broken == []


def test_every_folder_of_an_address_is_a_page(whole):
    """Whoever cuts an address back finds a page at every step."""
    lacking = {
        folder.as_posix()
        for address in pages(whole)
        for folder in PurePosixPath(address).parents
        if not (whole / folder / "index.html").is_file()
    }
    assert lacking == set()


def test_links_are_written_relative_to_their_page_so_that_they_work_from_a_folder(whole):
    absolute = [
        f"{address}: {link}"
        for address, page in pages(whole).items()
        if address != "404.html"  # which a host shows at any depth
        for link in links(page)
        if link.startswith("/")
    ]
    assert absolute == []


def test_the_page_for_what_is_not_found_links_from_the_root_of_the_host(whole):
    assert all(link.startswith(("/", "#")) for link in links(page_at(whole / "404.html")))


def test_under_a_folder_of_a_host_it_links_from_there(site_with_address):
    found = list(links(page_at(site_with_address / "404.html")))
    assert all(link.startswith(("/van-ban/", "#")) for link in found), found


def test_no_page_names_another_host(whole):
    foreign = [
        f"{address}: {link}"
        for address, page in pages(whole).items()
        for link in links(page)
        if urlsplit(link).scheme or link.startswith("//")
    ]
    assert foreign == []


def test_every_file_that_a_stylesheet_names_is_there(whole):
    sheets = list(whole.rglob("*.css"))
    named = [
        (sheet, name.strip("\"'"))
        for sheet in sheets
        for name in re.findall(r"(?:url\(|@import\s+)([^)\s;]+)", sheet.read_text(encoding="utf-8"))
        if not name.startswith('"data:')
    ]
    assert len(sheets) >= 2
    assert len(named) >= 5
    assert [name for sheet, name in named if not (sheet.parent / name).is_file()] == []


def test_no_style_or_script_names_another_host(whole):
    comment = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
    foreign = []
    for file in [*whole.rglob("*.css"), *whole.rglob("*.js")]:
        code = comment.sub("", file.read_text(encoding="utf-8"))
        foreign += [f"{file.name}: {found}" for found in re.findall(r"\w+://[^\s\"'`)]+", code)]
    # lunr's advice in a warning, and the name of SVG's language; they load nothing
    names = ("https://bit.ly/2s3ChXG", "http://www.w3.org/2000/svg")
    assert [found for found in foreign if not found.endswith(names)] == []


def test_every_page_is_reached_from_the_home_page(whole):
    found = pages(whole)
    seen, queue = {"index.html"}, deque(["index.html"])
    while queue:
        address = queue.popleft()
        for link in (a.attrs["href"] for a in found[address].all("a") if "href" in a.attrs):
            target = urlsplit(urljoin(HOST + address, link)).path.lstrip("/")
            if target in found and target not in seen:
                seen.add(target)
                queue.append(target)
    moved = {address for address, page in found.items() if page.all("meta", name="robots")}
    assert set(found) - seen - moved - {"404.html"} == set()


def test_every_page_leads_back_home(whole):
    lost = [
        address
        for address, page in pages(whole).items()
        if "index.html"
        not in {urlsplit(urljoin(HOST + address, link)).path.lstrip("/") for link in links(page)}
    ]
    assert lost == []

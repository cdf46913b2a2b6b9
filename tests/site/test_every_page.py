"""A page of every kind in a real browser: what it asks for, says and shows."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.site.conftest import NARROW, WIDE, Watch, browsing
from tests.site.samples import KINDS

# What script adds, and nobody misses where there is none
BUTTONS = {
    *("Tìm trong văn bản này", "Tìm trong bài này", "In văn bản", "In bài"),
    *("Sao chép trích dẫn", "Sao chép liên kết", "Lọc danh sách", "Giữ lại để đối chiếu"),
}
FOLDER_KINDS = [name for name in KINDS if name != "not found"]  # a folder has no page for that
WIDTH = "document.documentElement.scrollWidth"
STYLES = """() => document.fonts.ready.then(fonts => ({
    line: getComputedStyle(document.querySelector(".top")).borderBottomStyle,
    paper: getComputedStyle(document.body).backgroundColor,
    face: [...fonts].some(face => face.status === "loaded"),
}))"""


@dataclass
class Visit:
    """What was seen of one page."""

    url: str
    requests: list[str]
    errors: list[str]
    text: str
    narrow: int
    large: int


def there(kinds):
    """Leave out what is not there: one test says so, and the others can go on."""
    return [kind for kind in kinds if kind.file.is_file()]


@pytest.fixture(scope="module")
def visits(browser, kinds):
    """Open every page once, and look at it in three sizes."""
    watch, found = Watch(), {}
    with browsing(browser, watch) as new_page:
        page = new_page()
        for kind in there(kinds):
            page.goto("about:blank")  # so that the page before asks nothing more
            watch.requests, watch.errors = [], []
            page.set_viewport_size(WIDE)
            page.goto(kind.url)
            text = page.locator("main").inner_text()
            page.set_viewport_size(NARROW)
            narrow = page.evaluate(WIDTH)
            page.set_viewport_size({"width": 640, "height": 800})
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            large = page.evaluate(WIDTH)
            found[kind.name] = Visit(kind.url, watch.requests, watch.errors, text, narrow, large)
        watch.errors = []
    return found


@pytest.fixture(scope="module")
def plain_visits(browser, kinds):
    """Open every page once without script: its text, and the buttons that show."""
    found = {}
    with browsing(browser, Watch()) as new_page:
        page = new_page(java_script_enabled=False)
        for kind in there(kinds):
            page.goto(kind.url)
            buttons = page.locator("button:visible:not(.sheet .short)").all_inner_texts()
            found[kind.name] = page.locator("main").inner_text(), buttons
    return found


@pytest.fixture(scope="module")
def folder_visits(browser, kinds):
    """Open every page once from its folder: its styles and errors."""
    watch, found = Watch(), {}
    with browsing(browser, watch) as new_page:
        page = new_page()
        for kind in there(kinds):
            if kind.name in FOLDER_KINDS:
                watch.requests, watch.errors = [], []
                page.goto(kind.file.as_uri())
                found[kind.name] = page.evaluate(STYLES), watch.requests, watch.errors
        watch.errors = []
    return found


def test_there_is_a_page_of_every_kind(kinds):
    assert [kind.name for kind in kinds if not kind.file.is_file()] == []


@pytest.mark.parametrize("name", KINDS)
def test_a_page_asks_its_own_host_alone(visits, name):
    visit = visits[name]
    assert len(visit.requests) >= 3
    assert {request.split("/")[2] for request in visit.requests} == {visit.url.split("/")[2]}


@pytest.mark.parametrize("name", KINDS)
def test_a_page_puts_no_error_on_the_console(visits, name):
    assert visits[name].errors == []


@pytest.mark.parametrize("name", KINDS)
def test_a_page_reads_whole_without_script(visits, plain_visits, name):
    text, buttons = plain_visits[name]
    lines = {line.strip() for line in visits[name].text.splitlines()} - BUTTONS
    assert len(text) > 50
    assert {line for line in lines if line not in text} == set()
    assert buttons in (["Tìm"], ["Tìm kiếm"])


@pytest.mark.parametrize("name", KINDS)
def test_a_page_does_not_scroll_sideways_on_a_narrow_screen(visits, name):
    assert visits[name].narrow <= NARROW["width"]


@pytest.mark.parametrize("name", KINDS)
def test_a_page_does_not_scroll_sideways_where_letters_are_twice_as_large(visits, name):
    assert visits[name].large <= 640


@pytest.mark.parametrize("name", FOLDER_KINDS)
def test_from_a_folder_a_page_has_its_styles_and_faces(folder_visits, name):
    styles, requests, _ = folder_visits[name]
    assert styles == {"line": "double", "paper": "rgb(248, 246, 241)", "face": True}
    assert [request for request in requests if not request.startswith("file://")] == []


@pytest.mark.parametrize("name", FOLDER_KINDS)
def test_from_a_folder_a_page_puts_no_error_on_the_console(folder_visits, name):
    assert folder_visits[name][2] == []

"""A scan beside its letter in the browser: wide, narrow, printed, from a folder, without script."""

import pytest
from playwright.sync_api import expect

from tests.site.conftest import built, serving
from tests.site.dom import page_at
from tests.site.letters import SCANNED, scanned_letter
from tests.site.test_axe import findings
from tests.site.test_html import invalid

PICTURE = SCANNED.replace(".html", "-trang-{}.jpg")
BOX = "one => one.getBoundingClientRect().toJSON()"


@pytest.fixture(scope="module")
def host(scanned_site):
    with serving(scanned_site) as host:
        yield host


@pytest.fixture
def show(new_page, host):
    """Return a function that shows the letter on a screen of some width."""

    def show(width, **options):
        page = new_page(viewport={"width": width, "height": 900}, **options)
        page.goto(host + SCANNED)
        return page

    return show


def box(page, name):
    return page.locator(name).evaluate(BOX)


@pytest.mark.parametrize("width", [1040, 1280, 1920])
def test_it_stands_beside_the_text_on_wide_screens(show, width):
    page = show(width)
    sheet, scan = box(page, ".sheet"), box(page, ".scan")
    assert abs(scan["top"] - sheet["top"]) < 2
    assert scan["left"] > sheet["right"]
    assert scan["width"] > 400
    assert box(page, ".acts")["bottom"] <= sheet["top"]
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [320, 360, 704, 1000])
def test_it_stands_below_the_text_on_narrow_screens(show, width):
    page = show(width)
    sheet, scan = box(page, ".sheet"), box(page, ".scan")
    assert scan["top"] >= sheet["bottom"]
    assert box(page, ".know")["top"] >= scan["bottom"]
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_it_stays_in_sight_while_the_text_is_read(show):
    page = show(1280)
    last = page.locator(".txt p").last
    last.scroll_into_view_if_needed()
    scan = box(page, ".scan")
    assert scan["top"] < 100
    assert scan["bottom"] <= 900
    page.locator(".scan img").last.scroll_into_view_if_needed()
    expect(page.locator(".scan img").last).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_pictures_come(new_page, host, width):
    page, held = new_page(viewport={"width": width, "height": 900}), []
    page.route("**/*.jpg", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks it)
    with page.expect_request(host + PICTURE.format(1)):
        page.goto(host + SCANNED)
    places = "all => all.map(one => one.getBoundingClientRect().top)"
    before = page.locator(".scan img, .know").evaluate_all(places)
    picture = page.locator(".scan img").first
    assert picture.evaluate("one => one.naturalWidth") == 0
    for route in held:
        route.continue_()
    expect(picture).to_have_js_property("naturalWidth", 1240)
    assert page.locator(".scan img, .know").evaluate_all(places) == before


def test_a_picture_leads_to_itself_in_full_size(show, host):
    page = show(1280)
    page.get_by_role("link", name="Trang 2 của bản quét").click()
    page.wait_for_url(host + PICTURE.format(2))


def test_it_is_not_printed(show):
    page = show(1280)
    page.emulate_media(media="print")
    expect(page.locator(".scan")).to_be_hidden()
    expect(page.locator(".sheet")).to_be_visible()
    assert page.locator(".sheet").evaluate("one => getComputedStyle(one).display") == "block"


def test_it_shows_without_script(show):
    page = show(1280, java_script_enabled=False)
    picture = page.locator(".scan img").first
    expect(picture).to_be_visible()
    assert box(page, ".scan")["left"] > 600


def test_it_shows_from_a_folder(new_page, scanned_site):
    page = new_page()
    page.goto((scanned_site / SCANNED).as_uri())
    picture = page.locator(".scan img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 1240)


@pytest.mark.parametrize("number", [51, 52, 53])
def test_axe_finds_nothing(new_page, host, number):
    page = new_page()
    page.goto(host + SCANNED.replace("51", str(number)))
    assert findings(page) == {}


def test_the_pages_are_valid_html(scanned_site):
    assert invalid(scanned_site / "ha-giang/meo-vac/2021") == []


def test_of_a_scan_nobody_cleared_nothing_is_published(scanned_site):
    names = {file.name for file in scanned_site.rglob("*") if file.is_file()}
    assert {name for name in names if "53-cv-hu" in name} == {
        f"53-cv-hu.{suffix}" for suffix in ("html", "txt", "bib", "ris", "json", "xml")
    }
    assert {name for name in names if name.endswith((".tif", ".jpg"))} == {
        *("51-cv-hu-trang-1.jpg", "51-cv-hu-trang-2.jpg", "52-cv-hu-trang-1.jpg")
    }
    assert page_at(scanned_site / SCANNED.replace("51", "53")).all("img") == []


def test_an_unchanged_scan_costs_nothing(tmp_path, monkeypatch):
    """Neither a second build nor one for another folder makes a picture again."""
    file = scanned_letter(tmp_path / "records")
    site = built(tmp_path, tmp_path / "records", print_files=False)
    first = (site / PICTURE.format(1)).stat()
    file.write_text(file.read_text().replace("Điểm thứ 1", "Điểm số 1"))
    monkeypatch.setattr("gazette.outputs.scan_pictures.page_picture", None)
    assert built(tmp_path, tmp_path / "records", print_files=False) == site
    assert (site / PICTURE.format(1)).stat().st_ino == first.st_ino
    monkeypatch.setattr("gazette.scans.reader._in_process", None)
    other = built(tmp_path / "other", tmp_path / "records", print_files=False)
    assert (other / PICTURE.format(1)).read_bytes() == (site / PICTURE.format(1)).read_bytes()


def test_a_scan_withdrawn_is_gone(tmp_path):
    file = scanned_letter(tmp_path / "records")
    site = built(tmp_path, tmp_path / "records", print_files=False)
    assert (site / PICTURE.format(1)).is_file()
    text = file.read_text(encoding="utf-8")
    gone = "withdrawn: {on: 2026-11-22, because: Theo yêu cầu}\nadded:"
    file.write_text(text.replace("added:", gone), encoding="utf-8")
    built(tmp_path, tmp_path / "records", print_files=False)
    left = {one.name for one in site.rglob("51-cv-hu*")}
    assert left == {"51-cv-hu.html", "51-cv-hu.json"}  # that it was withdrawn

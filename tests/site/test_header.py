"""The head of every page: low on phones, its menu one row or one button, script or none."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.site.samples import SEEDS

MENU = ["Địa phương", "Thời gian", "Chủ đề", "Nhiệm vụ", "Tra cứu khác"]
PAGES = ("index.html", SEEDS["002"], "dia-phuong/index.html", "gioi-thieu.html", "404.html")
HEIGHT = "document.querySelector('header.top').getBoundingClientRect().height"
LINKS = "header nav.sections a"
BUTTON = "header .menu summary"
SMALL = """selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility())
  .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)"""
# Where the ring around what has the focus is cut: by the screen, or by an ancestor.
CUT = """selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility())
  .filter(e => {
    e.scrollIntoView({block: 'center'});
    e.focus({preventScroll: true});
    const line = getComputedStyle(e), own = e.getBoundingClientRect();
    const ring = parseFloat(line.outlineWidth) + parseFloat(line.outlineOffset) - 0.5;
    for (let up = e.parentElement; up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.overflow === 'visible' || style.display === 'contents') continue;
      const box = up.getBoundingClientRect();
      if (own.left - ring < box.left || own.right + ring > box.left + up.clientWidth) return true;
    }
    return own.left - ring < 0 || own.right + ring > innerWidth;
  }).map(e => e.outerHTML.slice(0, 80))"""
TARGETS = ".top a, .top button, .top summary, .foot a, .crumbs a"


def size(width):
    return {"width": width, "height": 700}


@pytest.mark.parametrize("width", [320, 360, 414, 479])
@pytest.mark.parametrize("address", PAGES)
def test_on_phones_the_head_is_at_most_110_px_high(page, served, address, width):
    page.set_viewport_size(size(width))
    page.goto(served + address)
    assert page.evaluate(HEIGHT) <= 110
    assert page.locator(BUTTON).is_visible()
    assert not page.locator(LINKS).first.is_visible()


@pytest.mark.parametrize("width", [480, 600, 768, 1280])
def test_from_480_px_on_the_menu_is_one_row_of_five(page, served, width):
    page.set_viewport_size(size(width))
    page.goto(served + SEEDS["002"])
    assert page.locator(LINKS).all_inner_texts() == MENU
    boxes = [link.bounding_box() for link in page.locator(LINKS).all()]
    assert len({box["y"] for box in boxes}) == 1
    assert all(one["x"] + one["width"] < other["x"] for one, other in pairwise(boxes))
    assert not page.locator(BUTTON).is_visible()


@pytest.mark.parametrize("has_script", [True, False])
def test_on_a_phone_one_button_opens_the_menu_with_or_without_script(new_page, served, has_script):
    page = new_page(
        viewport=size(320), has_touch=True, is_mobile=True, java_script_enabled=has_script
    )
    page.goto(served + SEEDS["002"])
    page.locator(BUTTON).tap()
    expect(page.locator(LINKS)).to_have_count(5)
    expect(page.locator(LINKS).last).to_be_visible()
    page.locator(LINKS).last.tap()
    page.wait_for_url(f"{served}tra-cuu-khac/index.html")
    expect(page.locator(LINKS).first).not_to_be_visible()


def test_the_keyboard_opens_the_menu_too(page, served):
    page.set_viewport_size(size(320))
    page.goto(served + SEEDS["002"])
    page.locator(BUTTON).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.closest('nav')"):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == MENU[0]


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("vinh-phuc/index.html", "Địa phương"),
        ("ngay/index.html", "Thời gian"),
        ("loai/cong-van/index.html", "Tra cứu khác"),
        ("vien-dan/index.html", "Tra cứu khác"),
        ("tu-viet-tat/index.html", "Tra cứu khác"),
        ("tra-cuu-khac/index.html", "Tra cứu khác"),
    ],
)
def test_it_says_where_a_page_belongs(page, served, address, here):
    page.goto(served + address)
    assert page.locator(f"{LINKS}[aria-current]").all_inner_texts() == [here]


def test_the_other_indexes_are_all_there(page, served):
    page.goto(f"{served}tra-cuu-khac/index.html")
    found = page.locator("main dt a").evaluate_all("links => links.map(link => link.pathname)")
    assert {path.split("/")[1] for path in found} == {
        *("loai", "co-quan", "nguoi-ky", "vien-dan", "nay", "dia-phuong", "tu-viet-tat")
    }


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_targets_around_a_page_are_at_least_24_px_and_their_rings_whole(
    page, served, address, width
):
    page.set_viewport_size(size(width))
    page.goto(served + address)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate(SMALL, TARGETS) == []
    page.keyboard.press("Tab")  # from here on the browser shows the focus of the keyboard
    assert page.evaluate(CUT, f"{TARGETS}, .rail a, .rail button") == []


def test_a_link_before_the_rail_leads_to_the_text(page, served):
    page.set_viewport_size(size(1280))
    page.goto(served + SEEDS["002"])
    page.locator(".crumbs a").last.focus()
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.skip')"):
            break
    expect(page.locator(".skip:focus")).to_have_text("Đến toàn văn")
    expect(page.locator(".skip:focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.sheet')")

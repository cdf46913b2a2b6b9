"""The keyboard alone reaches and leaves everything, and shows all the way where it is.

From the bare address a letter is found, printed and linked to, by keyboard and by mouse.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.site.conftest import WIDE, Watch, browsing
from tests.site.samples import HELD, KINDS, SEEDS

PHONE = {"width": 360, "height": 640}
SIZES = {"wide": WIDE, "phone": PHONE}
LETTER = SEEDS["004"]
PRINTING = "window.print = () => { window.printed = (window.printed || 0) + 1 }"

# What can have the focus, in the order of the document. At each key the page notes where the focus
# was before it: by then the browser has scrolled there.
NOTING = r"""() => {
  const words = at => `${at.tagName.toLowerCase()} “${(
    at.getAttribute('aria-label') || at.textContent || at.id).trim().slice(0, 50)}”`;
  const inside = box => box.left >= -1 && box.right <= innerWidth + 1
    && box.top >= -1 && box.bottom <= innerHeight + 1;
  const shows = at => [...at.getClientRects()].some(box => {
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return top && (at.contains(top) || top.contains(at));
  });
  // What stands in a sentence, or is printed in a letter, may be as low as its line.
  const inText = at => {
    const copy = at.parentNode.cloneNode(true);
    copy.querySelectorAll('a, button').forEach(one => one.remove());
    const isPart = at.closest('.sheet') || /[\p{L}\d]{2}/u.test(copy.textContent);
    return /^inline/.test(getComputedStyle(at).display) && isPart;
  };
  const isSmall = at => ![...at.getClientRects()].some(
    box => box.width >= 23.9 && box.height >= 23.9) && !inText(at);
  const isCut = at => {
    const own = getComputedStyle(at);
    const ring = parseFloat(own.outlineWidth) + parseFloat(own.outlineOffset);
    const edges = [[0, innerWidth]];
    for (let up = at.parentElement; up && up !== document.body; up = up.parentElement) {
      const box = up.getBoundingClientRect();
      const {display, overflowX} = getComputedStyle(up);
      const clips = overflowX !== 'visible' && display !== 'contents' && up.tagName !== 'svg';
      if (clips) edges.push([box.left, box.right]);
    }
    return [...at.getClientRects()].some(box => edges.some(
      ([left, right]) => box.left - ring < left - 0.6 || box.right + ring > right + 0.6));
  };
  const what = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const stops = [...document.querySelectorAll(what)].filter(
    at => at.tabIndex >= 0 && at.checkVisibility());
  window.stops = stops.map(words);
  window.noted = [];
  window.note = () => {
    const at = document.activeElement, style = getComputedStyle(at);
    window.noted.push({
      stop: stops.indexOf(at), name: words(at),
      outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
      inside: inside(at.getBoundingClientRect()), shows: shows(at),
      small: isSmall(at), cut: isCut(at),
    });
  };
  addEventListener('keydown', note, true);
  return stops.length;
}"""


def walk(page):
    """Go through the whole page by Tab; return its stops and what was noted at each.

    The key is held: it goes down and down again, as fast as the page follows.
    """
    for _ in range(page.evaluate(NOTING) + 1):
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    page.evaluate("note()")
    return page.evaluate("stops"), page.evaluate("noted")


def hidden(noted):
    """Return what had the focus out of sight, or under something else."""
    seen = [note for note in noted if note["stop"] >= 0]
    return [note["name"] for note in seen if not (note["inside"] and note["shows"])]


@pytest.fixture(scope="module", params=SIZES)
def walks(request, browser, kinds):
    """Go through a page of every kind once a size."""
    found = {}
    with browsing(browser, Watch()) as new_page:
        page = new_page(viewport=SIZES[request.param])
        for kind in kinds:
            page.goto(kind.url)
            found[kind.name] = walk(page)
    return found


@pytest.mark.parametrize("name", KINDS)
def test_tab_goes_through_everything_once_in_order_and_leaves(walks, name):
    stops, noted = walks[name]
    order = [note["stop"] for note in noted]
    assert len(stops) > 10
    assert order[:-1] == [-1, *range(len(stops))], [note["name"] for note in noted]
    assert order[-1] in {-1, 0}  # out of the page, or where there is no way out to its beginning


@pytest.mark.parametrize("name", KINDS)
def test_where_the_focus_is_a_line_of_two_pixels_or_more_shows(walks, name):
    _, (_, *noted) = walks[name]
    assert [note["name"] for note in noted if note["stop"] >= 0 and note["outline"] < 2] == []


@pytest.mark.parametrize("name", KINDS)
def test_the_line_around_what_has_the_focus_is_whole(walks, name):
    _, noted = walks[name]
    assert [note["name"] for note in noted if note["stop"] >= 0 and note["cut"]] == []


@pytest.mark.parametrize("name", KINDS)
def test_what_can_be_pressed_is_24_pixels_wide_and_high(walks, name):
    _, noted = walks[name]
    assert [note["name"] for note in noted if note["stop"] >= 0 and note["small"]] == []


@pytest.mark.parametrize("name", KINDS)
def test_what_has_the_focus_is_in_sight_and_nothing_lies_over_it(walks, name):
    assert hidden(walks[name][1]) == []


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_back_through_a_letter_nothing_lies_over_the_focus_either(page, served, size):
    """Going back, the page scrolls up: what sticks to the other edge could cover it."""
    page.set_viewport_size(size)
    page.goto(served + LETTER)
    page.keyboard.down("Shift")
    stops, noted = walk(page)
    page.keyboard.up("Shift")
    order = [note["stop"] for note in noted if note["stop"] >= 0]
    assert order[: len(stops)] == [*reversed(range(len(stops)))]
    assert hidden(noted) == []


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("dia-phuong/index.html", ".tiles a"),
        ("ngay/index.html", ".bars a:not([aria-label^=Năm])"),
    ],
)
def test_the_line_around_a_part_of_a_picture_is_drawn(page, served, address, link):
    """Styles may promise an outline and the browser draw none in a drawing."""
    page.set_viewport_size(WIDE)
    page.goto(served + address)
    part = page.locator(link).first
    part.scroll_into_view_if_needed()
    box = part.bounding_box()
    around = {
        "x": box["x"] - 8,
        "y": box["y"] - 8,
        "width": box["width"] + 16,
        "height": box["height"] + 16,
    }
    before = page.screenshot(clip=around)
    page.keyboard.press("Tab")  # from here on the browser shows the focus of the keyboard
    part.evaluate("a => a.focus({preventScroll: true})")
    assert page.screenshot(clip=around) != before


# ---------- what opens and closes ----------


# Of each: where it is, on which screen, and what is inside
FOLDS = {
    "contents": ("real", LETTER, PHONE, ".contents .fold", ".contents .fold + * a"),
    "menu": ("real", LETTER, PHONE, ".menu", ".sections a"),
    "table": ("made", "index.html", WIDE, "main details", "main details a"),
}


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("name", FOLDS)
def test_what_folds_opens_and_closes_by_keyboard(page, hosts, name, key):
    host, address, size, fold, inside = FOLDS[name]
    page.set_viewport_size(size)
    page.goto(hosts[host] + address)
    fold, inside = page.locator(fold).first, page.locator(inside).first
    was_open = fold.evaluate("details => details.open")
    fold.locator("summary").focus()
    for is_open in (not was_open, was_open):
        page.keyboard.press(key)
        expect(inside).to_be_visible(visible=is_open)
        expect(fold.locator("summary")).to_be_focused()


# ---------- from the bare address to a link to the third dash ----------


@pytest.fixture
def reader(new_page, served):
    """Return a page at the bare address, with a clipboard and a print that only counts."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(PRINTING)
    page.goto(served)
    return page


def tab_to(page, selector):
    """Press Tab until what fits the selector has the focus."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"{selector} is not reached on {page.url}")


def third_dash(page):
    """Return the letter's third paragraph that begins with a dash."""
    dashes = [text for text in HELD["004"].paragraphs if text.startswith("- ")]
    return page.locator(".txt p", has_text=dashes[2])


def assert_printed_and_copied(page, address):
    assert page.evaluate("window.printed") == 1
    expect(page.locator("#thong-bao")).to_contain_text("Đã sao chép")
    copied = page.evaluate("navigator.clipboard.readText()")
    point = third_dash(page).get_attribute("id")
    assert copied == f"{address}#{point}"
    assert page.url == copied


def test_by_keyboard_alone_a_letter_is_found_printed_and_its_third_dash_linked(reader, served):
    page = reader
    for link, address in (
        ("main a[href$='thai-binh/index.html']", "thai-binh/index.html"),
        ("main a[href$='kien-xuong/index.html']", "thai-binh/kien-xuong/index.html"),
        (".docs a", LETTER),
    ):
        tab_to(page, link)
        page.keyboard.press("Enter")
        page.wait_for_url(served + address)
    tab_to(page, "button[data-print]")
    page.keyboard.press("Enter")
    tab_to(page, f"#{third_dash(page).get_attribute('id')} .pl")
    page.keyboard.press("Enter")
    assert_printed_and_copied(page, served + LETTER)


def test_by_mouse_alone_a_letter_is_found_printed_and_its_third_dash_linked(reader, served):
    page = reader
    page.get_by_role("link", name="Thg 5/2021").click()
    page.wait_for_url(f"{served}ngay/2021/05/index.html")
    expect(page.locator(".docs > li")).to_contain_text("Kiến Xương, tỉnh Thái Bình")
    page.get_by_role("main").get_by_role("link", name="Công văn 114-CV/HU").click()
    page.wait_for_url(served + LETTER)
    page.get_by_role("button", name="In văn bản").click()
    dash = third_dash(page)
    dash.hover()
    dash.locator(".pl").click()
    assert_printed_and_copied(page, served + LETTER)


def test_by_thumb_alone_on_a_phone_too(new_page, served):
    page = new_page(
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.add_init_script(PRINTING)
    page.goto(served)
    page.get_by_role("link", name="Thái Bình").first.tap()
    page.wait_for_url(f"{served}thai-binh/index.html")
    page.get_by_role("main").get_by_role("link", name="Công văn 114-CV/HU").tap()
    page.wait_for_url(served + LETTER)
    page.get_by_role("button", name="In").tap()
    third_dash(page).locator(".pl").tap()
    assert_printed_and_copied(page, served + LETTER)

"""Words found within a letter: from a page of results or the box, marked, stepped through, cleared.

In a real browser. `new_page` and `page` let no page ask another host or err on the console.
"""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.site.conftest import NARROW, WIDE
from tests.site.samples import HELD, MADE, SEEDS
from tests.site.test_axe import findings

LETTER, REPORT = SEEDS["002"], SEEDS["001"]
LOW = {"width": 640, "height": 320}
OPEN, PREVIOUS, NEXT, CLOSE = "Tìm trong văn bản này", "Chỗ trước", "Chỗ sau", "Đóng"
CURRENT = ".sheet mark.now"
SHEET = "document.querySelector('.sheet').innerHTML"
CLEAR_OF_BAR = """() => {
  const bar = document.querySelector('.seek').getBoundingClientRect();
  return [...document.querySelectorAll('.sheet mark.now')].every(mark => {
    const box = mark.getBoundingClientRect();
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return box.top >= bar.bottom && box.bottom <= innerHeight && mark.contains(top);
  });
}"""
COVERED = """() => {
  const at = document.activeElement.getBoundingClientRect();
  const bar = document.querySelector('.seek').getBoundingClientRect();
  return at.bottom > bar.top + 1 && at.top < bar.bottom - 1;
}"""


def box(page):
    return page.get_by_role("search", name="Tìm trong").get_by_role("textbox")


def count(page):
    return page.get_by_role("search", name="Tìm trong").get_by_role("status")


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def opened(page, address, size=WIDE):
    """Open a letter and its box; return the box."""
    page.set_viewport_size(size)
    page.goto(address)
    page.locator("[data-find]").click()
    expect(box(page)).to_be_focused()
    return box(page)


def arrive(page, address):
    """Open a letter from elsewhere, so that not only the point in it changes."""
    page.goto("about:blank")
    page.goto(address)


def found(page, query):
    """Type a question into the open box and return the texts of its hits, each whole."""
    box(page).fill(query)
    expect(count(page)).not_to_have_text("")
    _, _, total = count(page).inner_text().partition("/")
    texts = []
    for n in range(int(total or 0)):
        expect(count(page)).to_have_text(f"{n + 1}/{total}")
        texts.append("".join(page.locator(CURRENT).all_inner_texts()))
        box(page).press("Enter")
    return texts


def point(page):
    """Return the id of the paragraph that the current hit stands in."""
    return page.locator(CURRENT).first.evaluate("mark => mark.closest('[id]').id")


# ---------- from a page of results ----------


@pytest.mark.parametrize(
    ("fragment", "at", "shown"),
    [("", "d1", "1/3"), ("#d2-g1", "d4", "2/3"), ("#d4", "d4", "2/3"), ("#d5", "d1", "1/3")],
)
def test_who_comes_from_results_sees_the_first_hit_from_the_point_on(
    page, served, fragment, at, shown
):
    page.set_viewport_size(WIDE)
    arrive(page, f"{served}{LETTER}?q=v%C3%B9ng+xanh{fragment}")
    expect(count(page)).to_have_text(shown)
    expect(page.locator(CURRENT)).to_have_text("vùng xanh")
    page.wait_for_load_state("networkidle")
    assert point(page) == at
    assert page.evaluate(CLEAR_OF_BAR)
    expect(page.locator(".sheet mark")).to_have_count(3)
    expect(box(page)).to_have_value("vùng xanh")
    expect(box(page)).not_to_be_focused()  # no keyboard comes up over what is to be read


@pytest.mark.parametrize(("fragment", "shown"), [("#d4", "2/3"), ("#d5", "1/3")])
def test_the_point_counts_that_the_address_has_when_the_words_are_found(
    new_page, served, fragment, shown
):
    page, held = new_page(), []
    page.route("**/search-engine.js", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks what it calls)
    with page.expect_request("**/search-engine.js"):
        page.goto(f"{served}{LETTER}?q=v%C3%B9ng+xanh", wait_until="commit")
    page.evaluate("point => { location.hash = point; }", fragment)
    held[0].continue_()
    expect(count(page)).to_have_text(shown)


def test_the_first_hit_stands_in_the_middle_although_the_fonts_come_late(new_page, served):
    address = f"{served}{LETTER}?q=v%C3%B9ng+xanh#d2-g1"
    place = "mark => Math.round(mark.getBoundingClientRect().top)"
    soon, late, held = new_page(), new_page(), []
    late.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks what it calls)
    for page in (soon, late):
        page.set_viewport_size(WIDE)
        page.goto(address, wait_until="commit")
        expect(count(page)).to_have_text("2/3")
    for route in held:
        route.continue_()
    for page in (soon, late):
        page.wait_for_load_state("load")
        page.wait_for_timeout(500)  # for what the browser and the page do then
    middle, found_at = (page.locator(CURRENT).evaluate(place) for page in (soon, late))
    assert abs(found_at - middle) <= 1


def test_who_comes_from_results_steps_on_and_clears_all(page, served):
    arrive(page, f"{served}{LETTER}?q=v%C3%B9ng+xanh#d4")
    expect(count(page)).to_have_text("2/3")
    button(page, NEXT).click()
    expect(count(page)).to_have_text("3/3")
    page.keyboard.press("Escape")
    expect(page.locator(".sheet mark")).to_have_count(0)
    assert page.url == f"{served}{LETTER}#d4"


def test_results_that_are_not_in_the_letter_s_text_say_so(page, served):
    arrive(page, f"{served}{LETTER}?q=xyzzy")
    expect(count(page)).to_have_text("Không có")
    assert page.evaluate("scrollY") == 0


def test_markup_in_a_question_is_text(page, served):
    arrive(page, f"{served}{LETTER}?q=%3Cimg+src=x+onerror=ran=1%3E+xanh")
    expect(count(page)).to_contain_text("/")
    expect(box(page)).to_have_value("<img src=x onerror=ran=1> xanh")
    assert page.evaluate("window.ran") is None


# ---------- what is found ----------


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("vung xanh", ["vùng xanh"] * 3),
        ("VÙNG XANH", ["vùng xanh"] * 3),
        ("vắc xin phòng", ["Vắc xin phòng", "vắc xin phòng"]),
        ('"của BCD, của UBND"', ["của BCD, của UBND"]),  # a slip within
        ('"là vùng xanh trong phòng"', ["là “vùng xanh” trong phòng", "là vùng xanh trong phòng"]),
        ('"với uy ban mttq huyen"', ["với Ủy ban MTTQ huyện"]),  # an abbreviation within
        ('"giải pháp phòng"', ["giải phápphòng"]),  # the end of a line within
        ("358-CV/HU", ["358 -CV/HU"]),
        ("vacxin phòng", ["Vắc xin phòng", "vắc xin phòng"]),  # another name
        ('"xanh vùng"', []),
        ("xyzzy", []),
    ],
)
def test_the_rules_are_those_of_search(page, served, query, texts):
    opened(page, served + LETTER)
    assert found(page, query) == texts
    if not texts:
        expect(count(page)).to_have_text("Không có")


@pytest.mark.parametrize("part", [".lh", ".to", ".copies", ".sign", ".txt"])
def test_every_part_of_the_letter_counts(page, served, part):
    opened(page, served + LETTER)
    words = {".lh": "số 358", ".to": "công an huyện", ".copies": "Như kính gửi", ".sign": "giáp"}
    box(page).fill(f'"{words.get(part, "vùng xanh")}"')
    expect(page.locator(f"{part} mark").first).to_be_visible()


@pytest.mark.parametrize("words", ["Nguồn thiếu", "bản in từ trang tra cứu", "giữ nguyên văn"])
def test_what_the_site_says_in_the_sheet_is_no_hit(page, served, words):
    opened(page, served + SEEDS["003"])
    assert found(page, f'"{words}"') == []


def test_a_report_is_searched_as_well(page, served):
    opened(page, served + REPORT)
    expect(page.get_by_role("search", name="Tìm trong bài này")).to_be_visible()
    assert found(page, '"minh chien"') == ["MINH CHIẾN"]


def test_the_head_of_a_table_counts_where_it_shows(page, made_served):
    address = f"{made_served}{MADE}/37-cv-hu.html"
    opened(page, address)
    assert found(page, '"thời hạn"') == ["Thời hạn"]
    opened(page, address, NARROW)
    assert found(page, '"thời hạn"') == []
    assert found(page, '"cua ngo"') == ["cửa ngõ"]


# ---------- stepping ----------


def test_it_is_live_and_starts_from_what_is_on_the_screen(page, served):
    opened(page, served + LETTER)
    box(page).press_sequentially("vùng")
    expect(page.locator(CURRENT)).to_have_text("vùng")
    box(page).press_sequentially(" xanh")
    expect(page.locator(CURRENT)).to_have_text("vùng xanh")
    box(page).fill("")
    expect(count(page)).to_have_text("")
    expect(page.locator(".sheet mark")).to_have_count(0)
    page.locator("#d4").evaluate("p => p.scrollIntoView()")
    box(page).fill("vùng xanh")
    expect(count(page)).to_have_text("2/3")


def test_the_last_word_may_be_half_typed(page, served):
    opened(page, served + LETTER)
    box(page).press_sequentially("vung xan")
    expect(count(page)).to_have_text("1/3")
    expect(page.locator(CURRENT)).to_have_text("vùng xanh")
    arrive(page, f"{served}{LETTER}?q=vung+xan")  # so it was left on the page of results
    expect(count(page)).to_have_text("1/3")
    arrive(page, f"{served}{LETTER}?q=vung+xanh+ca")  # "ca" stands there as a word: it is no part
    expect(count(page)).to_contain_text("/")
    texts = {text.lower() for text in page.locator(".sheet mark").all_inner_texts()}
    assert not {text for text in texts if text.startswith("các")}


def test_keys_and_buttons_step_on_and_back_and_around(page, served):
    opened(page, served + LETTER)
    box(page).fill("vùng xanh")
    expect(count(page)).to_have_text("1/3")
    for step, shown in (
        (lambda: box(page).press("Enter"), "2/3"),
        (lambda: button(page, NEXT).click(), "3/3"),
        (lambda: button(page, NEXT).click(), "1/3"),
        (lambda: button(page, PREVIOUS).click(), "3/3"),
        (lambda: box(page).press("Shift+Enter"), "2/3"),
    ):
        step()
        expect(count(page)).to_have_text(shown)
        expect(page.locator(CURRENT)).to_have_count(1)
        assert page.evaluate(CLEAR_OF_BAR)


def test_by_keyboard_alone(page, served):
    page.set_viewport_size(WIDE)
    page.goto(served + LETTER)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.includes('Tìm trong văn bản này')"):
            break
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    page.keyboard.type("15/7")
    expect(box(page)).to_have_value("15/7")  # a slash is a slash
    page.keyboard.press("Control+a")
    page.keyboard.type("vung xanh")
    expect(count(page)).to_have_text("1/3")
    for name, shown in ((PREVIOUS, "3/3"), (NEXT, "1/3")):
        page.keyboard.press("Tab")
        expect(button(page, name)).to_be_focused()
        page.keyboard.press("Enter")
        expect(count(page)).to_have_text(shown)
    page.keyboard.press("Tab")
    expect(button(page, CLOSE)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".seek")).to_have_count(0)
    expect(button(page, OPEN)).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")


def test_escape_in_the_box_of_the_whole_site_leaves_the_letter_s_open(page, served):
    arrive(page, f"{served}{LETTER}?q=v%C3%B9ng+xanh")
    expect(count(page)).to_have_text("1/3")
    page.locator("#q").press("Escape")
    expect(box(page)).to_be_visible()


def test_the_browser_s_own_search_stays_its_own(page, served):
    opened(page, served + LETTER)
    kept = """document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        {key: 'f', ctrlKey: true, bubbles: true, cancelable: true}))"""
    assert page.evaluate(kept)
    expect(box(page)).to_have_value("")


# ---------- the text stays as it is ----------


@pytest.mark.parametrize(
    ("seed", "way"), [*zip(SEEDS, ["Escape", CLOSE, "emptied", "Escape", CLOSE], strict=True)]
)
def test_cleared_the_sheet_is_what_it_was(page, served, seed, way):
    page.goto(served + SEEDS[seed])
    before = page.evaluate(SHEET)
    opened(page, served + SEEDS[seed])
    for query in ("huyện", "các phòng chống dịch", "bcd covid ubnd hu", "thực hiện"):
        box(page).fill(query)
        expect(count(page)).to_contain_text("/")
        assert page.evaluate(SHEET) != before
    if way == "emptied":
        box(page).fill("")
    elif way == "Escape":
        box(page).press("Escape")
    else:
        button(page, way).click()
    expect(page.locator(".sheet mark")).to_have_count(0)
    assert page.evaluate(SHEET) == before
    assert page.evaluate(
        """(() => {
          const sheet = document.querySelector('.sheet'), parts = e => {
            const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode.data);
            return texts;
          };
          const copy = sheet.cloneNode();
          copy.innerHTML = sheet.innerHTML;
          return parts(sheet).join('\\0') === parts(copy).join('\\0');
        })()"""
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_marks_change_no_character(page, served, seed):
    opened(page, served + SEEDS[seed])
    box(page).fill("huyện dịch covid phòng chống ubnd")
    expect(count(page)).to_contain_text("/")
    assert page.locator(".txt p").all_inner_texts() == HELD[seed].paragraphs


def test_marked_text_is_copied_verbatim(new_page, served):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    words = quote('"địa phương, theo đơn vị mỗi đợt phân bổ vắc xin"')
    arrive(page, f"{served}{LETTER}?q={words}")
    expect(count(page)).to_have_text("1/1")
    assert page.locator(CURRENT).count() == 3
    page.evaluate("getSelection().selectAllChildren(document.getElementById('d2-g2'))")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()").strip()
    assert copied == next(p for p in HELD["002"].paragraphs if p.startswith("- BCD phòng, chống"))


# ---------- the look ----------


@pytest.mark.parametrize("size", [NARROW, LOW], ids=["phone", "low"])
def test_on_a_phone_the_bar_is_small_and_never_over_the_hit(page, served, size):
    opened(page, served + LETTER, size)
    box(page).fill("huyện")
    expect(count(page)).to_contain_text("1/")
    assert page.evaluate(CLEAR_OF_BAR)
    for _ in range(int(count(page).inner_text().split("/")[1]) - 1):
        box(page).press("Enter")
        assert page.evaluate(CLEAR_OF_BAR)
    bar = page.locator(".seek").bounding_box()
    assert (bar["x"], bar["width"]) == (0, size["width"])
    assert abs(bar["y"]) < 1
    assert bar["height"] <= 64
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert page.locator(".acts").evaluate("e => getComputedStyle(e).position") == "static"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "phone"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_bar_is_never_over_the_focus(page, served, size, key):
    opened(page, served + LETTER, size)
    links = page.locator(".sheet a")
    (links.first if key == "Tab" else links.last).focus()
    covered = []
    for _ in range(links.count() - 1):
        page.keyboard.press(key)
        if page.evaluate(COVERED):
            covered.append(page.evaluate("document.activeElement.href"))
    assert page.evaluate("document.activeElement.closest('.sheet') !== null")
    assert covered == []


LOOK = """() => [...document.querySelectorAll('.sheet mark')].slice(0, 2).map(mark => {
  const style = getComputedStyle(mark);
  return [style.color, style.backgroundColor, style.outlineStyle];
})"""


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_the_current_hit_has_a_look_of_its_own(new_page, served, colours):
    forced = colours == "forced"
    page = new_page(
        color_scheme="light" if forced else colours, forced_colors="active" if forced else "none"
    )
    arrive(page, f"{served}{LETTER}?q=v%C3%B9ng+xanh")
    expect(count(page)).to_have_text("1/3")
    now, other = page.evaluate(LOOK)
    assert now[2] == "solid" != other[2]
    assert now[1] != other[1]
    sheet = page.locator(".sheet").evaluate("e => getComputedStyle(e).backgroundColor")
    assert sheet not in {now[1], other[1]}


def test_on_paper_nothing_of_it_shows(new_page, served):
    page = new_page()
    arrive(page, f"{served}{LETTER}?q=v%C3%B9ng+xanh")
    expect(count(page)).to_have_text("1/3")
    page.emulate_media(media="print")
    expect(page.locator(".seek")).to_be_hidden()
    black = ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)", "none"]
    assert page.evaluate(LOOK) == [black, black]


def test_axe_finds_nothing_while_the_bar_is_open(page, served):
    arrive(page, f"{served}{LETTER}?q=v%C3%B9ng+xanh")
    expect(count(page)).to_have_text("1/3")
    assert findings(page) == {}
    page.emulate_media(color_scheme="light")


# ---------- what it asks for ----------


def scripts(requests):
    return [url.rsplit("/", 1)[1] for url in requests if url.endswith(".js")]


def test_a_reader_who_does_not_look_for_anything_gets_nothing_of_it(new_page, served, watch):
    page = new_page()
    page.goto(served + LETTER, wait_until="networkidle")
    assert scripts(watch.requests) == ["site.js"]
    page.locator("[data-find]").click()
    box(page).fill("vùng xanh")
    expect(count(page)).to_have_text("1/3")
    found = ["site.js", "find.js", "search-engine.js", "search-words.js"]
    assert scripts(watch.requests) == found


def test_other_pages_do_not_ask_for_it(new_page, served, watch):
    page = new_page()
    page.goto(f"{served}dia-phuong/index.html?q=vùng", wait_until="networkidle")
    assert scripts(watch.requests) == ["site.js"]


@pytest.mark.parametrize("address", [f"{LETTER}?q=v%C3%B9ng+xanh#d4", LETTER])
def test_from_a_folder_it_works_as_well(page, site, address):
    page.goto(f"{site.as_uri()}/{address}")
    if "?" not in address:
        page.locator("[data-find]").click()
        box(page).fill("vung xanh")
    expect(count(page)).to_have_text(re.compile("^[12]/3$"))
    box(page).press("Escape")
    assert page.url == f"{site.as_uri()}/{LETTER}" + ("#d4" if "#" in address else "")


def test_without_script_nothing_of_it_shows(new_page, served):
    page = new_page(java_script_enabled=False)
    arrive(page, f"{served}{LETTER}?q=v%C3%B9ng+xanh")
    expect(page.locator("[data-find]")).to_be_hidden()
    expect(page.locator(".seek, .sheet mark")).to_have_count(0)


@pytest.mark.parametrize("script", ["find.js", "search-engine.js"])
def test_what_did_not_come_is_asked_for_again(new_page, served, watch, script):
    page = new_page()
    page.route(f"**/{script}", lambda route: route.abort())
    page.goto(served + LETTER)
    page.locator("[data-find]").click()
    if script == "search-engine.js":
        box(page).fill("vùng xanh")
        expect(count(page)).to_have_text("Không mở được")
    else:
        expect(page.locator("head script[src$='find.js']")).to_have_count(0)
        assert page.locator(".seek").count() == 0
    page.unroute(f"**/{script}")
    page.locator("[data-find]").click()
    box(page).fill("vung xanh")
    expect(count(page)).to_have_text("1/3")
    watch.errors.clear()  # the browser's own word on the requests that were cut off
